"""An address stands in one line in the order that its country writes it."""

from __future__ import annotations

import pytest

from rolodex.domain.addresses import address_words
from rolodex.domain.card_parts import Address


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            {"street": "信義路五段7號", "city": "信義區", "region": "台北市", "postcode": "110"},
            "110 台北市信義區信義路五段7號",
        ),
        (
            {"street": "21 Church Lane", "city": "Leeds", "postcode": "LS1 4DY",
             "region": "West Yorkshire", "country": "United Kingdom"},
            "21 Church Lane, Leeds, West Yorkshire, LS1 4DY, United Kingdom",
        ),
        (
            {"street": "1 Main St", "city": "San Francisco", "region": "CA", "postcode": "94107"},
            "1 Main St, San Francisco, CA 94107",
        ),
        ({"street": "1 Main St", "city": "Ottawa", "region": "ON"}, "1 Main St, Ottawa, ON"),
        (
            {"street": "Hauptstr. 1", "city": "Berlin", "postcode": "10115", "country": "Germany"},
            "Hauptstr. 1, 10115 Berlin, Germany",
        ),
        ({"street": "Damrak 1", "city": "Amsterdam", "postcode": "1012 LG"},
         "Damrak 1, 1012 LG Amsterdam"),
        ({"city": "Paris"}, "Paris"),
        ({}, ""),
    ],
)  # fmt: skip
def test_the_parts_stand_as_the_country_writes_them(parts: dict[str, str], words: str) -> None:
    assert address_words(Address(**parts)) == words
