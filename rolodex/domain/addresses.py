"""A postal address in one line, in the order its script has."""

from __future__ import annotations

from rolodex.domain.card import Address
from rolodex.domain.scripts import has_cjk


def address_words(address: Address) -> str:
    """The parts that are filled in: from large to small in Chinese, else from small to large."""
    parts = [
        address.street, address.extended, address.po_box,
        address.city, address.region, address.postcode, address.country,
    ]  # fmt: skip
    if any(has_cjk(part) for part in parts):
        big_to_small = (
            address.country, address.region, address.city, address.street, address.extended,
        )  # fmt: skip
        body = "".join(part for part in big_to_small if part)
        return " ".join(part for part in (address.postcode, body, address.po_box) if part)
    town = " ".join(part for part in (address.postcode, address.city) if part)
    lines = (
        address.street, address.extended, address.po_box, town, address.region, address.country,
    )  # fmt: skip
    return ", ".join(part for part in lines if part)
