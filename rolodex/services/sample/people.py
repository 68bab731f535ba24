"""Names, jobs, phones and addresses of invented people, region by region."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from rolodex import paths
from rolodex.domain.card_parts import Address, CustomValue, Method, MethodKind
from rolodex.services.sample.draw import Draw

REGIONS = (("zh_TW", 55), ("zh_CN", 20), ("zh_HK", 12), ("en", 13))
"""Where the customers live, in per cent."""

LANGUAGE = {"zh_TW": "zh_TW", "zh_CN": "zh_CN", "zh_HK": "zh_TW", "en": "en"}
"""The language in which the salesperson writes about them."""

_COUNTRY = {"zh_TW": "台灣", "zh_CN": "中国", "zh_HK": "香港", "en": "United Kingdom"}
_CHAT = {"zh_TW": "LINE", "zh_CN": "WeChat", "zh_HK": "WhatsApp", "en": "WhatsApp"}
_HANDLES = ("sunny", "river", "bamboo", "lucky", "happy", "cloud", "maple", "ocean", "teatime")


@cache
def table(name: str) -> Any:
    """A file of the samples, read once."""
    with open(paths.resource(f"samples/{name}.json"), encoding="utf-8") as file:
        return json.load(file)


def people(region: str) -> dict[str, Any]:
    """The words from which people of a region are made."""
    return table(f"people_{region}")  # type: ignore[no-any-return]


def family_name(draw: Draw, region: str) -> tuple[str, str]:
    """A surname, and its Latin spelling where the region has one of its own."""
    found = draw.one(people(region)["families"])
    return (found, "") if isinstance(found, str) else (found[0], found[1])


def given_name(draw: Draw, region: str, gender: str) -> tuple[str, str]:
    """A given name by gender (`F` or `M`), and its Latin spelling if there is one."""
    words, end = people(region), gender.lower()
    if region == "en":
        return draw.one(words[f"given_{end}"]), ""
    first, second = draw.one(words[f"first_{end}"]), draw.one(words[f"second_{end}"])
    if isinstance(first, str):
        return first + second, ""
    return first[0] + second[0], f"{first[1]} {second[1]}"


def company_name(draw: Draw, region: str) -> str:
    """The name of a company that does not exist."""
    words = people(region)
    parts = ("company_first", "company_second", "company_trades", "company_ending")
    return "".join(draw.one(words[part]) for part in parts)


def mobile(draw: Draw, region: str, *, primary: bool = True) -> Method:
    """A mobile number as people of the region write it."""
    digits = f"{draw.between(0, 99_999_999):08d}"
    if region == "zh_TW":
        value = f"09{digits[:2]}-{digits[2:5]}-{digits[5:]}"
        normalized = f"+8869{digits}"
    elif region == "zh_CN":
        start = draw.one(("138", "139", "150", "159", "186", "188"))
        value = f"+86 {start} {digits[:4]} {digits[4:]}"
        normalized = f"+86{start}{digits}"
    elif region == "zh_HK":
        start = draw.one("69")
        value = f"+852 {start}{digits[:3]} {digits[3:7]}"
        normalized = f"+852{start}{digits[:7]}"
    else:
        # The numbers that Ofcom keeps free for films and books.
        value = f"+44 7700 900{digits[:3]}"
        normalized = f"+447700900{digits[:3]}"
    return Method(
        kind=MethodKind.PHONE, label="mobile", value=value, normalized=normalized, primary=primary
    )


def landline(draw: Draw, region: str, label: str) -> Method:
    """A line at work or at home."""
    digits = f"{draw.between(0, 9_999_999):07d}"
    if region == "zh_TW":
        value, normalized = f"02-2{digits[:3]}-{digits[3:]}", f"+88622{digits}"
    elif region == "zh_CN":
        value, normalized = f"+86 21 6{digits[:3]} {digits[3:]}", f"+86216{digits}"
    elif region == "zh_HK":
        value, normalized = f"2{digits[:3]} {digits[3:]}", f"+8522{digits}"
        value = f"+852 {value}"
    else:
        value, normalized = f"+44 20 7946 0{digits[:3]}", f"+442079460{digits[:3]}"
    return Method(kind=MethodKind.PHONE, label=label, value=value, normalized=normalized)


def email(draw: Draw, latin: str, domain: str, label: str) -> Method:
    """An address under a domain that is kept for examples."""
    plain = latin.encode("ascii", "ignore").decode().lower()
    words = [word for word in "".join(c if c.isalnum() else " " for c in plain).split() if word]
    name = ".".join(words[:3]) if words else f"{draw.one(_HANDLES)}{draw.between(1, 9999):04d}"
    value = f"{name}@{domain}"
    return Method(kind=MethodKind.EMAIL, label=label, value=value, normalized=value, primary=True)


def chat(draw: Draw, region: str, shown: str, phone: str) -> Method:
    """A chat handle with the name under which the service shows the person."""
    service = _CHAT[region]
    handle = phone if service == "WhatsApp" else f"{draw.one(_HANDLES)}_{draw.between(10, 9999)}"
    return Method(kind=MethodKind.CHAT, label=service, value=handle, display=shown)


def address(draw: Draw, region: str, label: str) -> Address:
    """A street that may exist with a number that is chance."""
    words = people(region)
    city, district, postcode = draw.one(words["cities"])
    street, number = draw.one(words["streets"]), draw.between(1, 320)
    if region == "en":
        line = f"{number} {street}"
    elif region == "zh_CN":
        line = f"{street}{number}号{draw.between(1, 30)}01室"
    elif region == "zh_HK":
        line = f"{street}{number}號{draw.between(2, 28)}樓{draw.one('ABCD')}室"
    else:
        line = f"{street}{draw.between(1, 5)}段{number}號{draw.between(2, 14)}樓"
    country = _COUNTRY[region]
    if region in ("en", "zh_HK"):
        return Address(
            label=label, street=line, city=city, region=district, postcode=postcode, country=country
        )
    return Address(
        label=label,
        street=line,
        city=district,
        region=city,
        postcode=postcode,
        country=country,
    )


def custom_value(draw: Draw, region: str) -> CustomValue:
    """A field of the user's own with a value, some of them private."""
    label, pattern, private = draw.one(people(region)["custom"])
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    value = pattern.format(
        n=draw.between(1, 999_999),
        d=draw.between(0, 9999),
        a=draw.one(letters),
        b=draw.one(letters),
        c=draw.one(letters),
    )
    return CustomValue(label=label, value=value, private=private)
