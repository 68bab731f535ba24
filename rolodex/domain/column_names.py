"""Which field of a card a column of a table means, told from the words above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from hashlib import blake2b

from rolodex.domain import column_synonyms as synonyms
from rolodex.domain import column_synonyms_abroad as abroad
from rolodex.domain.scripts import fold


@dataclass(frozen=True, slots=True)
class Target:
    """Where the cells of a column go.

    `field` is a key of the field table, or `name` (a whole name), `file_as`, `referred`,
    `last_contact`, `uid` (of the program that wrote the table), `kind` or `skip`. `kind` is
    that of a method or relation, or the calendar of a date; `label` its label; `part` what the
    cell holds of it (`street`, `label`, `year` ...; empty for the value itself). Columns of one
    `group` make one row: one address, one number with its label.
    """

    field: str
    kind: str = ""
    label: str = ""
    part: str = ""
    group: str = ""


Mapping = dict[int, Target]
"""Column index, from 0, to target; a column that is not in it is kept as an own field."""

SKIP = Target("skip")
CUSTOM = Target("custom")
SPOKEN = frozenset({"name", "display", "family", "given", "nickname", "company", "methods"})
"""Fields of which one at least makes a row a person."""


def header_key(header: str) -> str:
    """What two spellings of a column name share: letters and digits, folded."""
    return "".join(c for c in fold(header[:200]) if c.isalnum())


def match_columns(headers: Sequence[str]) -> Mapping:
    """The target of each column whose name is known.

    A `Title` is a job title unless another column holds that or the table is Outlook's, where
    it is what stands before the name; Outlook's 稱謂 is what stands after it.
    """
    outlook = is_outlook(headers)
    found: Mapping = {}
    for index, header in enumerate(headers):
        target = target_of(header)
        if target is not None:
            found[index] = target
    if not any(target.kind == "email" for target in found.values()):
        # Thunderbird's screen name; other tables call so what is no way to reach anybody.
        found = {i: t for i, t in found.items() if header_key(headers[i]) != "screenname"}
    has_prefix = any(target.field == "prefix" for target in found.values())
    has_title = outlook or any(target.field == "title" for target in found.values())
    apart = any(target.group == "birth" for target in found.values())  # Birth Year, Month, Day
    for index, target in list(found.items()):
        if target.field == "title?":
            found[index] = Target("prefix" if has_title and not has_prefix else "title")
        elif target.field == "salutation?":
            found[index] = Target("suffix") if outlook else Target("salutation")
        elif target == _BIRTHDAY and apart and header_key(headers[index]) in _DAYS:
            found[index] = replace(target, part="day", group="birth")
    _settle_names(found, headers)
    _settle_places(found)
    return found


def _settle_names(found: Mapping, headers: Sequence[str]) -> None:
    """Tell a firm from its contact, and a family name called just `Name`, by the other columns."""
    keys = {index: header_key(headers[index]) for index in found}
    names = [index for index, target in found.items() if target.field == "name"]
    for index, target in list(found.items()):
        if target.field == "name?":
            found[index] = CUSTOM if names else Target("name")
    if any(keys[index] not in _POLICY for index in names):
        for index in names:
            if keys[index] in _POLICY:  # who holds the policy of the person named beside
                found[index] = CUSTOM
    fields = {target.field for target in found.values()}
    contacts = [index for index in names if keys[index] in _CONTACTS]
    if contacts and "company" not in fields:
        for index in names:
            if keys[index] in _FIRMS:
                found[index] = Target("company")
                break
    if "family" in fields and "given" not in fields:
        for index in names:
            if keys[index] == "nombre":
                found[index] = Target("given")
    abroad_given = any(t.field == "given" and keys[i] in _GIVEN_ABROAD for i, t in found.items())
    if abroad_given and "family" not in fields:
        for index in names:
            if keys[index] in ("name", "nom"):
                found[index] = Target("family")
                break


def _settle_places(found: Mapping) -> None:
    """Cities and postal codes that are named twice alike belong to the street before them."""
    plain = [t.part for t in found.values() if t.field == "addresses" and t.group == "plain"]
    doubled = {part for part in plain if plain.count(part) > 1 and part != "street"}
    if not doubled:
        return
    streets = [i for i, t in found.items() if t.field == "addresses" and t.part == "street"]
    for index, target in list(found.items()):
        if target.field == "addresses" and target.group == "plain" and target.part in doubled:
            before = max((i for i in streets if i < index), default=None)
            after = min((i for i in streets if i > index), default=None)
            street = before if streets and streets[0] < index else after
            if street is not None:
                owner = found[street]
                found[index] = replace(target, label=owner.label, group=owner.group)


def is_outlook(headers: Sequence[str]) -> bool:
    """Whether Outlook's own export wrote these names."""
    known = _outlook()
    return sum(header_key(header) in known for header in headers) >= 2


def known_columns(headers: Sequence[str]) -> int:
    """How many of these cells are names of columns."""
    return sum(1 for header in headers if len(header) < 60 and target_of(header) is not None)


def header_fingerprint(headers: Sequence[str]) -> str:
    """What a table's header is remembered by, whatever the file is called."""
    keys = "\x1f".join(header_key(header) for header in headers).rstrip("\x1f")
    return blake2b(keys.encode(), digest_size=12).hexdigest()


def target_of(header: str) -> Target | None:
    """The target of one column name by itself; None for an unknown one.

    What stands in brackets qualifies: 生日（農曆）, 電話(公司). A name in two languages counts
    by either, a number at the end does not count.
    """
    return _searched(header[:200])


@lru_cache(maxsize=8192)
def _searched(header: str) -> Target | None:
    from rolodex.domain.column_patterns import by_pattern

    key = header_key(header)
    if not key:
        return SKIP if header.strip() in ("#", "＃", "№") else None
    found = _table().get(key) or by_pattern(header)
    if found is not None:
        return found
    if brackets := _BRACKETS.search(header):
        base = target_of(header[: brackets.start()] + header[brackets.end() :])
        return _qualified(base, header_key(brackets[1])) or target_of(brackets[1])
    number = _NUMBER.search(key)
    if number and number.start() > 0:
        base = _table().get(key[: number.start()] + key[number.end() :])
        if base is not None:
            group = f"{base.group}{number[0]}" if base.group else ""
            return replace(base, group=group)
    parts = [_table().get(header_key(part)) for part in _PARTS.findall(header)]
    agree = len(parts) == 2 and len({part.field for part in parts if part}) == 1
    return parts[0] if agree and all(parts) else None


def _qualified(base: Target | None, word: str) -> Target | None:
    if base is None:
        return None
    if base.field == "dates" and word in ("农历", "阴历", "旧历", "lunar", "农"):
        return replace(base, kind="lunar")
    if base.field in ("methods", "addresses") and (label := PLACE_WORDS.get(word)):
        if base.label == "fax" and label in ("work", "home"):
            label = f"{label} fax"
        return replace(base, label=label, group=label if base.group else "")
    return base


@cache
def _table() -> dict[str, Target]:
    """Every declared name, as its key, with its target; the first of two that clash wins."""
    table: dict[str, Target] = {}
    for text in (
        synonyms.NAMES, synonyms.WORK, synonyms.PHONES, synonyms.REACH,
        synonyms.PERSON, synonyms.CARE, synonyms.ADDRESSES, abroad.NAMES,
    ):  # fmt: skip
        for spelt, names in _lines(text):
            target = _parsed(spelt)
            for name in names:
                table.setdefault(header_key(name), target)
    for place, places in _lines(synonyms.ADDRESS_PLACES):
        for part, parts in _lines(synonyms.ADDRESS_PARTS):
            label = "" if place == "plain" else place
            target = Target("addresses", label=label, part=part, group=place)
            for before in places:
                for after in parts:
                    table.setdefault(header_key(before + after), target)
    table.pop("", None)  # of names without any letter
    return table


@cache
def silent_values() -> dict[str, frozenset[str]]:
    """Keys of columns that programs fill by themselves, with the values that say nothing."""
    found: dict[str, frozenset[str]] = {}
    for names, values in _lines(synonyms.BOOKKEEPING):
        for name in names.split("|"):
            key = header_key(name)
            known = found.get(key, frozenset())
            found[key] = known | {v if v[0] == "*" else fold(v) for v in values}
    return found


@cache
def _outlook() -> frozenset[str]:
    return frozenset(header_key(name) for name in synonyms.OUTLOOK.split("|"))


def _lines(text: str) -> Iterator[tuple[str, list[str]]]:
    for line in text.strip().splitlines():
        before, _, after = line.partition(" = ")
        yield before.strip(), [name.strip() for name in after.split(" | ")]


def _parsed(spelt: str) -> Target:
    match = _TARGET.fullmatch(spelt)
    assert match is not None, spelt
    return Target(*(match[name] or "" for name in ("field", "kind", "label", "part", "group")))


_BIRTHDAY = Target("dates", label="birthday")
_DAYS = frozenset({"birthday", "出生日", "geburtstag"})
"""Names that mean the day alone where year and month have columns of their own."""
_CONTACTS = frozenset(
    {"联络人", "联络人姓名", "联系人", "联系人姓名", "联络窗口", "窗口", "承办人", "contact"}
    | {"contactname", "contactperson"}
)
_POLICY = frozenset({"要保人", "被保险人"})
_FIRMS = frozenset({"客户", "客户名称", "customer", "customername", "client", "clientname", "名称"})
_GIVEN_ABROAD = frozenset({"vorname", "prenom"})
_TARGET = re.compile(
    r"(?P<field>[a-z_]+\??)(?::(?P<kind>\w+))?(?:@(?P<label>\w+(?: fax)?))?"
    r"(?:\.(?P<part>\w+))?(?:#(?P<group>\w+))?"
)
_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,40})[)）\]】]")
_NUMBER = re.compile(r"\d{1,2}")
_PARTS = re.compile(r"[A-Za-z][A-Za-z .'-]*[A-Za-z]|[^\x00-\x7f、／，：（）]+")
PLACE_WORDS = {
    "公": "work", "公司": "work", "办": "work", "办公": "work", "办公室": "work", "o": "work",
    "work": "work", "office": "work", "business": "work", "宅": "home", "家": "home",
    "住家": "home", "住宅": "home", "家里": "home", "h": "home", "home": "home", "手机": "mobile",
    "iphone": "mobile", "行动": "mobile", "m": "mobile", "mobile": "mobile", "cell": "mobile",
    "传真": "fax", "f": "fax", "fax": "fax", "户籍": "registered", "其他": "other",
    "other": "other", "公司传真": "work fax", "商务传真": "work fax", "单位传真": "work fax",
    "住家传真": "home fax", "住宅传真": "home fax", "其他传真": "fax",
}  # fmt: skip
"""Folded words in brackets that say where a number or address belongs."""
