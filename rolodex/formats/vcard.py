"""vCard 2.1, 3.0 and 4.0: reading, writing and the property list that neither loses anything of."""

from __future__ import annotations

from rolodex.formats.vcard_mapping import map_card
from rolodex.formats.vcard_patch import Entry
from rolodex.formats.vcard_property import Property, from_json, to_json
from rolodex.formats.vcard_reader import (
    ReadCard,
    RejectedCard,
    fingerprint,
    parse_properties,
    read_vcards,
)
from rolodex.formats.vcard_writer import write_vcards

__all__ = [
    "Entry",
    "Property",
    "ReadCard",
    "RejectedCard",
    "fingerprint",
    "from_json",
    "map_card",
    "parse_properties",
    "read_vcards",
    "to_json",
    "write_vcards",
]
