"""A card in the making: what the cells of one row of a table say, put together at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import (
    Address,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.name_splitting import split_name
from rolodex.domain.phones import normalize_phone
from rolodex.domain.scripts import fold, has_cjk
from rolodex.domain.text import Text
from rolodex.formats.vcard_names import name_parts, override, plain
from rolodex.i18n import N_

_FIRM = re.compile(
    r"(?:公司|企業社|企业|商行|工廠|工厂|銀行|银行|集團|集团|事務所|事务所|協會|协会|診所|诊所)$"
    r"|\b(?:ltd|inc|corp|gmbh|llc|co)\.?$",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"(?:以上|合計|合计|總計|总计|小計|小计|共計|共计|總共|总共|總和|总和|總數|总数|平均"
    r"|(?:grand |sub-?)?totals?|sum|average)\s*(?=$|[:：=\d(（共,，人筆笔])"
    r"|(?:製表|制表|列印|打印|印表|printed)\s*(?:[:：人日時时]|on\b|by\b)"
    r"|共\s*\d+\s*[筆笔人位名戶户件家]"
    r"|(?:第\s*\d+\s*[頁页]|page\s+\d+(?:\s*(?:of|/)\s*\d+)?)(?:$|[\s,，/(（共])",
    re.IGNORECASE,
)
"""The beginning of a cell in the rows that stand below a table and add it up, or end a page."""
_SHORTEST = 5
"""Digits of a phone number; fewer are a count, such as that of the customers above."""
_NAME = ("family", "given", "middle", "prefix", "suffix")


@dataclass(slots=True)
class Draft:
    """What one row says; texts of one line, in the spelling of the file."""

    country: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    name: str = ""
    readings: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)
    dates: list[SpecialDate] = field(default_factory=list)
    date_parts: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    custom: list[CustomValue] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)
    referred: str = ""

    def keep(self, label: str, value: str) -> None:
        """An own field, for what fits nowhere else."""
        self.custom.append(CustomValue(label=label, value=value))

    def method(self, kind: MethodKind, value: str, label: str, primary: bool = False) -> None:
        """A way to reach the person, once; normalised here, so that nobody needs to copy it."""
        if any(m.kind is kind and m.value == value for m in self.methods):
            return
        normalized = ""
        if kind is MethodKind.PHONE:
            normalized = normalize_phone(value, self.country)
        elif kind is MethodKind.EMAIL:
            normalized = value.casefold()
        self.methods.append(
            Method(kind=kind, value=value, label=label, normalized=normalized, primary=primary)
        )

    def is_sum(self, first: str = "") -> bool:
        """Whether the row only adds others up, or says who made the table; `first` is its first
        cell that says something."""
        words = (self.name, *(self.texts.get(key, "") for key in ("display", "number", "company")))
        return not any(map(_reaches, self.methods)) and any(
            _SUM.match(word) for word in (first, *words) if word
        )

    def is_person(self) -> bool:
        """Whether there is somebody: a name, a firm, or a number or address."""
        named = ("family", "given", "display", "nickname", "company")
        reached = any(m.kind is not MethodKind.WEB for m in self.methods)
        return bool(self.name or reached or any(self.texts.get(key) for key in named))

    def card(self) -> Card:
        """The card; its kind is company where a firm is all the name there is."""
        self._part_what_belongs_apart()
        texts = dict(self.texts)
        texts |= self._names()
        kind = CardKind.PERSON
        bare = not (texts.get("family") or texts.get("given"))
        company, shown = texts.get("company", ""), texts.get("display", "")
        if bare and company and shown in ("", company):
            kind, texts["display"] = CardKind.COMPANY, ""
        if texts.pop("kind", "") in ("company", "person") and self.texts["kind"] != kind:
            kind = CardKind(self.texts["kind"])
            texts["display"] = self.texts.get("display", "")
        reading = " ".join(
            self.readings[part] for part in ("family", "middle", "given") if part in self.readings
        )
        cadence = texts.pop("cadence_days", "")
        return Card(
            kind=kind,
            reading=texts.pop("reading", "") or reading,
            notes="\n".join(self.notes),
            cadence_days=int(cadence) if cadence else None,
            methods=tuple(self.methods),
            addresses=tuple(self._addresses()),
            dates=tuple(self.dates),
            tags=tuple(dict.fromkeys(self.tags)),
            relations=tuple(self.relations),
            custom=tuple(self.custom),
            **texts,  # type: ignore[arg-type]
        )

    def _names(self) -> dict[str, str]:
        given = [self.texts.get(key, "") for key in _NAME]
        shown = plain(self.texts.get("display", ""))
        whole = plain(self.name)
        if any(given[:3]):
            parts = name_parts(given, split_name)
            found = dict(zip(_NAME, parts, strict=True))
            found["display"] = override(shown, parts) or override(whole, parts)
            return found
        whole = whole or shown
        if not whole:
            return {}
        company = self.texts.get("company", "")
        if _FIRM.search(whole) and (not company or company == whole):
            return {"company": whole, "display": ""}
        if whole == company:
            return {"display": whole}
        split = split_name(whole)
        if split.unsure:
            self.remarks.append(
                Text(N_("Which part of “{name}” is the family name is not sure."), {"name": whole})
            )
        found = {key: getattr(split, key) for key in (*_NAME, "nickname", "salutation")}
        found |= {key: self.texts[key] for key in found if self.texts.get(key)}
        if self.name and shown and self.name != shown:
            found["display"] = override(
                shown, (split.family, split.given, split.middle, split.prefix, split.suffix)
            )
        else:
            found["display"] = ""
        return found

    def _part_what_belongs_apart(self) -> None:
        """Take titles off a family name (`Lee, MBA`), and 先生 from before a Chinese name."""
        family, comma, titles = self.texts.get("family", "").partition(", ")
        if comma and titles.strip() and not self.texts.get("suffix"):
            self.texts |= {"family": family.strip(), "suffix": titles.strip()}
        prefix = self.texts.get("prefix", "")
        if not prefix or self.texts.get("salutation"):
            return
        chinese = has_cjk(self.texts.get("family", "") + self.texts.get("given", ""))
        if chinese and split_name(f"王{prefix}").salutation == prefix:
            self.texts["salutation"] = self.texts.pop("prefix")

    def _addresses(self) -> list[Address]:
        rows = []
        for parts in self.addresses.values():
            lines = [parts.get(key, "") for key in ("street", "street2", "street3")]
            street = "\n".join(line for line in lines if line)
            rest: dict[str, Any] = {key: parts.get(key, "") for key in _PLACE}
            formatted = parts.get("formatted", "")
            if formatted and not street and not any(rest.values()):
                street = formatted
            elif formatted and not says_nothing_new(formatted, [street, *rest.values()]):
                self.keep(parts["formatted_header"], formatted)
            if street or any(rest.values()):
                rows.append(Address(label=parts.get("label", ""), street=street, **rest))
        return rows


def _reaches(method: Method) -> bool:
    return method.kind is not MethodKind.PHONE or sum(map(str.isdigit, method.value)) >= _SHORTEST


def says_nothing_new(text: str, others: Iterable[str]) -> bool:
    """Whether a text is made of nothing but other texts and of their words.

    Chinese has no blanks between words, so whole texts count as well: 王小明 is 王 and 小明.
    """
    known = sorted({fold(other) for other in others if other}, key=len, reverse=True)
    words = set(re.findall(r"\w+", " ".join(known)))
    rest = fold(text)
    if set(re.findall(r"\w+", rest)) <= words:
        return True
    for other in known:
        rest = rest.replace(other, " ")
    return set(re.findall(r"\w+", rest)) <= words


_PLACE = ("po_box", "extended", "city", "region", "postcode", "country")
