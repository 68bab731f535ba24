"""Names by script: the one door to how names are shown, ordered, read and taken apart."""

from rolodex.domain.name_display import (
    addressed_name,
    composed_name,
    display_name,
    formal_name,
    initials,
    name_or_placeholder,
    second_name,
)
from rolodex.domain.name_order import index_letter, index_letters, sort_key
from rolodex.domain.name_reading import name_parts, name_syllables, reading_of
from rolodex.domain.name_splitting import NameParts, split_name

__all__ = [
    "NameParts",
    "addressed_name",
    "composed_name",
    "display_name",
    "formal_name",
    "index_letter",
    "index_letters",
    "initials",
    "name_or_placeholder",
    "name_parts",
    "name_syllables",
    "reading_of",
    "second_name",
    "sort_key",
    "split_name",
]
