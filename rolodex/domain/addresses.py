"""A postal address in one line, in the order its script has."""

from __future__ import annotations

from rolodex.domain.card_parts import Address
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
    place = _place(address.postcode.strip(), address.city.strip(), address.region.strip())
    lines = (address.street, address.extended, address.po_box, *place, address.country)
    return ", ".join(part for part in lines if part)


def _place(postcode: str, city: str, region: str) -> tuple[str, ...]:
    """Town, region and postcode in the order of the countries that have such ones."""
    if region.isupper() and region.isascii() and len(region) in (2, 3):  # CA 94107, NSW 2000
        return city, f"{region} {postcode}".strip()
    if postcode[:1].isalpha():  # SW1A 1AA, K1A 0B1: after the town, with nothing behind it
        return city, region, postcode
    return f"{postcode} {city}".strip(), region
