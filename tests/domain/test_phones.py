"""Phone numbers: one normal form however they are written."""

from __future__ import annotations

import random

import phonenumbers
import pytest

from rolodex.domain import phones


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("0912-345-678", "+886912345678"),
        ("0912 345 678", "+886912345678"),
        ("０９１２３４５６７８", "+886912345678"),
        ("+886 912 345 678", "+886912345678"),
        ("+886 (0)912 345 678", "+886912345678"),
        ("002 886 912 345 678", "+886912345678"),
        ("912345678", "+886912345678"),
        ("(04)2320-1234", "+886423201234"),
        ("04-2320-1234#12", "+886423201234;ext=12"),
        ("04-2320-1234 轉 12", "+886423201234;ext=12"),
        ("04-2320-1234#轉12", "+886423201234;ext=12"),
        ("04-2320-1234 分機12", "+886423201234;ext=12"),
        ("04-2320-1234 ext. 5", "+886423201234;ext=5"),
        ("+86 138 1234 5678", "+8613812345678"),
        ("+44 20 7946 0018", "+442079460018"),
        ("", ""),
        ("abc", ""),
        ("119", ""),
        ("12345678901234567890", ""),
    ],
)
def test_a_number_has_one_normal_form_however_it_is_written(written: str, normal: str) -> None:
    assert phones.normalize_phone(written, "TW") == normal


def test_a_number_is_read_by_the_home_country() -> None:
    assert phones.normalize_phone("138 1234 5678", "CN") == "+8613812345678"
    assert phones.normalize_phone("9123 4567", "HK") == "+85291234567"
    assert phones.normalize_phone("(212) 555-0123", "us") == "+12125550123"
    assert phones.normalize_phone("07700 900123", "GB") == "+447700900123"
    assert phones.normalize_phone("0912345678", "") == ""


def test_the_short_way_agrees_with_the_library_on_every_kind_of_number_it_takes() -> None:
    seeded = random.Random(7)
    numbers = {
        "TW": ["09" + _digits(seeded, 8) for _ in range(400)]
        + [f"0{area}{_digits(seeded, rest)}" for area in "2345678" for rest in (7, 8)
           for _ in range(50)],
        "CN": [f"1{second}{third}{_digits(seeded, 8)}" for second in "3456789" for third in
               "0123456789" for _ in range(8)]
        + ["010" + _digits(seeded, 8) for _ in range(50)]
        + [f"0{area}{_digits(seeded, rest)}" for area in "23456789" for rest in (8, 9, 10)
           for _ in range(30)],
        "HK": [first + _digits(seeded, 7) for first in "23569" for _ in range(100)],
        "US": [first + _digits(seeded, 9) for first in "23456789" for _ in range(60)],
        "CA": [first + _digits(seeded, 9) for first in "23456789" for _ in range(60)],
        "GB": [first + _digits(seeded, 9) for first in ("01", "02", "07") for _ in range(200)],
    }  # fmt: skip
    for country, written in numbers.items():
        for number in written:
            fast = phones._fast(number, country)
            assert fast == phones._parsed(number, country, ""), (country, number)
            assert fast == _by_library(number, country)
            assert phones._fast(fast, "") in ("", _by_library(fast, None))


def test_numbers_of_the_home_country_are_shown_without_their_country_code() -> None:
    shown = phones.format_phone("0912345678", "+886912345678", "TW")
    assert shown == "0912 345 678"
    assert phones.format_phone("0912345678", "+886912345678", "US") == "+886 912 345 678"
    assert phones.format_phone("ask at the desk", "", "TW") == "ask at the desk"
    assert phones.format_phone("x", "+nonsense", "TW") == "x"


def test_the_extension_is_shown_and_found() -> None:
    assert phones.format_phone("", "+886423201234;ext=12", "TW").endswith("12")
    assert "12" in phones.digits_of("04-2320-1234#12", "+886423201234;ext=12")


def test_a_number_is_found_as_dialled_at_home_and_from_abroad() -> None:
    found = phones.digits_of("912345678", "+886912345678")
    assert "0912345678" in found
    assert "886912345678" in found


def test_a_number_without_normal_form_is_found_as_it_was_typed() -> None:
    assert phones.digits_of("１１９") == ["119"]
    assert phones.digits_of("none") == []


def test_country_codes_are_cut_where_the_library_cuts_them() -> None:
    for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
        assert phones.country_code(f"{code}5551234567"[:15]) == str(code)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("04-23201234; 0912-345-678", ["04-23201234", "0912-345-678"]),
        ("0912345678/0422223333", ["0912345678", "0422223333"]),
        ("02-2345-6789、0912-345-678", ["02-2345-6789", "0912-345-678"]),
        ("0912345678 0223456789", ["0912345678", "0223456789"]),
        ("0912 345 678", ["0912 345 678"]),
        ("030/654321", ["030/654321"]),
        ("04-2320-1234/5", ["04-2320-1234/5"]),
        ("04-2320-1234,12", ["04-2320-1234,12"]),
        ("0912345678\n0922333444", ["0912345678", "0922333444"]),
        ("", []),
    ],
)
def test_a_cell_with_several_numbers_is_split(cell: str, numbers: list[str]) -> None:
    assert phones.split_phones(cell) == numbers


def _digits(seeded: random.Random, count: int) -> str:
    return "".join(seeded.choices("0123456789", k=count))


def _by_library(number: str, country: str | None) -> str:
    parsed = phonenumbers.parse(number, country)
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def test_a_number_its_country_does_not_have_keeps_its_zero() -> None:
    normal = phones.normalize_phone("0912-345-678", "CN")
    assert phones.format_phone("0912-345-678", normal, "CN") == "0912-345-678"


@pytest.mark.parametrize(
    ("normalized", "country"),
    [
        ("+886912345678", "TW"),
        ("+886223456789;ext=12", "TW"),
        ("+447700900123", "GB"),
        ("+15005550006", "US"),
        ("+999123", ""),
        ("", ""),
    ],
)
def test_a_number_tells_its_country(normalized: str, country: str) -> None:
    assert phones.country_of_number(normalized) == country
