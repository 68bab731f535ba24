"""What the cell of a column says about a card, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rolodex.domain.card import CHANNELS
from rolodex.domain.card_parts import BIRTHDAY, CustomValue, MethodKind, Relation
from rolodex.domain.column_names import PLACE_WORDS, Target, header_key, silent_values
from rolodex.domain.republic_date import (
    REPUBLIC_ERA,
    WESTERN_ERA,
    DateReading,
    read_column_date,
    read_day,
)
from rolodex.domain.scripts import fold
from rolodex.domain.text import Text
from rolodex.formats import vcard_labels as labels
from rolodex.formats.table_draft import Draft, says_nothing_new
from rolodex.formats.table_phones import is_shortened, phones_in
from rolodex.i18n import N_

_LIST = re.compile(r"\s*[,，;；、|\n]\s*")
_NAMES = re.compile(r"\s*(?::::|[,，;；、/|\n])\s*")
_ADDRESS = re.compile(r"[^\s<>,;、，；]+@[^\s<>,;、，；]+")
_NOTHING = frozenset({"-", "--", "—", "無", "无", "n/a", "#n/a", "null", "none", "nan", "nil"})
_GENDERS = {
    "f": "F", "female": "F", "女": "F", "女性": "F", "女士": "F", "小姐": "F", "woman": "F",
    "m": "M", "male": "M", "男": "M", "男性": "M", "先生": "M", "man": "M", "o": "O", "other": "O",
}  # fmt: skip
_DEFUSED = re.compile(r"'(?=['=+\-@\t\r＝＋－＠])")
_ERROR = re.compile(
    r"#(?:REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#{2,})", re.IGNORECASE
)
"""What a spreadsheet shows where it could not work out a value, or the column is too narrow."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its number from 0, its name in the file, its target, how its dates are read."""

    index: int
    header: str
    target: Target
    dates: DateReading | None

    @property
    def label(self) -> str:
        """What an own field of this column is called: its name, or its number from 1."""
        return self.header or f"#{self.index + 1}"


@dataclass(slots=True)
class Aside:
    """What a row says beside the card."""

    uid: str = ""
    contact: date | None = None
    contact_text: str = ""
    classes: list[str] = field(default_factory=list)


class Cells:
    """Puts the cells of one row after the other into drafts."""

    def __init__(self, country: str) -> None:
        self._country = country
        self._draft = Draft()
        self._aside = Aside()
        self._row: Sequence[str] = ()
        self._labels: dict[tuple[str, str], str] = {}
        self._contact_column: Column | None = None

    def draft(self, cells: Sequence[str], columns: Sequence[Column]) -> tuple[Draft, Aside]:
        """What the row says; nothing of it is lost but what says nothing of the person."""
        self._draft, self._aside, self._row = Draft(self._country), Aside(), cells
        self._labels = {}
        self._contact_column = None
        count = len(cells)
        filled = [c for c in columns if c.index < count and cells[c.index]]
        used = {c.target.group for c in filled if c.target.part not in _COMPANIONS}
        for column in filled:
            target = column.target
            if target.part in _COMPANIONS and target.group and target.group in used:
                self._labels[target.group, target.part] = cells[column.index]
        for column in filled:
            target = column.target
            if target.part in _COMPANIONS and target.group and target.field != "addresses":
                continue
            text = cells[column.index]
            if text[0] == "'":
                text = _DEFUSED.sub("", text, count=1)
            if text[0] == "#" and _ERROR.fullmatch(text):
                self._draft.remarks.append(
                    Text(
                        N_("The cell “{column}” holds only the error {text}; it was left out."),
                        {"column": column.label[:60], "text": text[:20]},
                    )
                )
                continue
            self._take(column, text)
        self._join_dates()
        return self._draft, self._aside

    def _take(self, column: Column, text: str) -> None:
        field_name = column.target.field
        handler = _HANDLERS.get(field_name)
        if handler is not None:
            handler(self, column, text)
        elif field_name in _SCALARS:
            self._scalar(column, field_name, " ".join(text.split()))
        elif field_name != "skip":
            self._own(column, text)

    def _scalar(self, column: Column, name: str, text: str) -> None:
        if " ::: " in text and name in ("company", "title", "department"):
            # Google puts several employments into one cell.
            text, _, others = (part.strip() for part in text.partition(":::"))
            self._own(column, others)
        there = self._draft.texts.get(name)
        if not there:
            self._draft.texts[name] = text
        elif there != text:
            self._own(column, text)

    def _own(self, column: Column, text: str) -> None:
        if self._is_silent(column, text):
            return
        group = column.target.group
        label = self._labels.get((group, "label"), "") if group else ""
        private = bool(group) and self._labels.get((group, "private"), "") != ""
        self._draft.custom.append(
            CustomValue(label=label or column.label, value=text, private=private)
        )

    def _is_silent(self, column: Column, text: str) -> bool:
        """Whether a program filled the cell by itself and it says nothing new."""
        values = silent_values().get(header_key(column.header))
        if not values:
            return False
        if fold(text) in values:
            return True
        others = [cell for at, cell in enumerate(self._row) if at != column.index and cell]
        if "*known" in values:
            return says_nothing_new(text, others)
        if "*initials" in values:
            firsts = {word[:1] for cell in others for word in fold(cell).split()}
            return len(text) < 8 and set(fold(text).replace(".", "").replace(" ", "")) <= firsts
        return False

    def _name(self, column: Column, text: str) -> None:
        text = " ".join(text.split())
        if not self._draft.name:
            self._draft.name = text
        elif self._draft.name != text:
            self._own(column, text)

    def _reading(self, column: Column, text: str) -> None:
        if column.target.part:
            self._draft.readings[column.target.part] = text
        else:
            self._scalar(column, "reading", text)

    def _note(self, column: Column, text: str) -> None:
        self._draft.notes.append(text)

    def _methods(self, column: Column, text: str) -> None:
        if text.casefold() in _NOTHING:
            return
        target = column.target
        kind = MethodKind(target.kind)
        label, primary = self._label(target)
        if kind is MethodKind.PHONE:
            for part in text.split(" ::: "):
                if is_shortened(part):
                    self._own(column, part)
                    self._draft.remarks.append(
                        Text(
                            N_("The spreadsheet kept only the beginning of the number {text}."),
                            {"text": part[:40]},
                        )
                    )
                    continue
                for number, beside in phones_in(part, self._country):
                    self._draft.method(kind, number, beside or label, primary)
        elif kind is MethodKind.EMAIL:
            found = _ADDRESS.findall(text)
            for address in found:
                self._draft.method(kind, address.removeprefix("mailto:"), label, primary)
            if not found:
                self._own(column, text)
        elif kind is MethodKind.WEB:
            self._web(column, text, label, primary)
        else:
            self._chat(target, text, label, primary)

    def _web(self, column: Column, text: str, label: str, primary: bool) -> None:
        words = re.split(r"\s+(?::::\s+)?", text)
        pages = [word for word in words if "://" in word or "." in word]
        rest = " ".join(word for word in words if word not in pages)
        for page in pages or [text]:
            self._draft.method(MethodKind.WEB, page, label, primary)
        if pages and rest:
            self._own(column, rest)

    def _chat(self, target: Target, text: str, label: str, primary: bool) -> None:
        named = self._labels.get((target.group, "service"), "") if target.group else ""
        service = labels.service(named or label or "Chat")
        self._draft.method(MethodKind.CHAT, text, service, primary)
        shown = self._labels.get((target.group, "display"), "") if target.group else ""
        if shown:
            last = self._draft.methods[-1]
            self._draft.methods[-1] = replace(last, display=shown)

    def _label(self, target: Target) -> tuple[str, bool]:
        """The label of a number or address, and whether Google's `*` marks it as the first."""
        text = self._labels.get((target.group, "label"), "") if target.group else ""
        if not text:
            return target.label, False
        primary = text == "*" or text.startswith("* ")
        text = text.removeprefix("*").strip() if primary else text
        return PLACE_WORDS.get(header_key(text)) or labels.known(text), primary

    def _address(self, column: Column, text: str) -> None:
        target = column.target
        if text.casefold() in _NOTHING:
            return
        parts = self._draft.addresses.setdefault(target.group or target.label, {})
        if target.part == "label":
            word = "" if text == "*" else text.removeprefix("* ").strip()
            parts["label"] = PLACE_WORDS.get(header_key(word)) or labels.known(word)
        else:
            parts.setdefault("label", target.label)
            if parts.get(target.part):
                self._own(column, text)
                return
            parts[target.part] = text
            if target.part == "formatted":
                parts["formatted_header"] = column.label

    def _date(self, column: Column, text: str) -> None:
        target = column.target
        if target.part:
            self._draft.date_parts[target.part] = text
            return
        if text.casefold() in _NOTHING or re.fullmatch(r"0{1,4}([-/.])0{1,2}\1?0{0,4}", text):
            return
        label = target.label or self._label(target)[0] or "other"
        found = read_column_date(text, label, column.dates or DateReading(), target.kind == "lunar")
        if found is None:
            self._own(column, text)
            self._draft.remarks.append(
                Text(N_("“{text}” is no date; it was kept as an own field."), {"text": text[:100]})
            )
            return
        special = found.special
        lead = self._labels.get((target.group, "lead"), "") if target.group else ""
        if lead.isdecimal() and len(lead) < 5:
            special = replace(special, lead_days=int(lead))
        if special not in self._draft.dates:
            self._draft.dates.append(special)

    def _join_dates(self) -> None:
        """A birthday whose year, month and day have columns of their own."""
        parts = self._draft.date_parts
        if not parts:
            return
        text = "-".join(
            part.zfill(2) for part in (parts.get("month", ""), parts.get("day", "")) if part
        )
        year = parts.get("year", "")
        text = f"{year}-{text}" if year else f"--{text}"
        short = self._country == "TW" and len(year) < 4
        era = REPUBLIC_ERA if short else WESTERN_ERA
        found = read_column_date(text, BIRTHDAY, DateReading(era), False)
        if found is not None:
            self._draft.dates.append(found.special)
        else:
            self._draft.keep("Birthday", "-".join(parts.values()))

    def _tags(self, column: Column, text: str) -> None:
        # Between colons, as Google writes them, a tag may hold a comma.
        for tag in re.split(r"\s*:::\s*", text) if ":::" in text else _LIST.split(text):
            if tag in ("* myContacts", "myContacts") or tag.casefold() in _NOTHING:
                continue
            name = tag.removeprefix("* ").strip()
            if name:
                self._draft.tags.append(name)
                if column.target.kind == "class":
                    self._aside.classes.append(name)

    def _relation(self, column: Column, text: str) -> None:
        target = column.target
        kind = target.kind
        word = self._labels.get((target.group, "label"), "") if target.group else ""
        if word:
            kind = labels.relation(word)
            if kind == "other" and word.casefold() != "other":
                self._draft.keep(word, text)
                return
        for name in _NAMES.split(text) if not target.group else [text]:
            if name and name.casefold() not in _NOTHING:
                self._draft.relations.append(Relation(kind=kind or "other", name=name))

    def _referred(self, column: Column, text: str) -> None:
        if text.casefold() in _NOTHING:
            return
        if not self._draft.referred:
            self._draft.referred = " ".join(text.split())
        elif self._draft.referred != text:
            self._own(column, text)

    def _gender(self, column: Column, text: str) -> None:
        gender = _GENDERS.get(fold(text))
        if gender:
            self._scalar(column, "gender", gender)
        else:
            self._own(column, text)

    def _days(self, column: Column, text: str) -> None:
        if text.isdecimal() and 0 < int(text[:6]) < 100_000:
            self._scalar(column, "cadence_days", str(int(text)))
        else:
            self._own(column, text)

    def _channel(self, column: Column, text: str) -> None:
        if text in dict(CHANNELS):
            self._scalar(column, "channel", text)
        else:
            self._own(column, text)

    def _contact(self, column: Column, text: str) -> None:
        day = read_day(text, column.dates or DateReading())
        if day is None:
            if text.casefold() not in _NOTHING:
                self._own(column, text)
            return
        before = self._aside.contact
        if before is None or day > before:
            if self._contact_column is not None and self._aside.contact_text != text:
                self._own(self._contact_column, self._aside.contact_text)
            self._aside.contact, self._aside.contact_text = day, text
            self._contact_column = column
        elif day != before:
            self._own(column, text)

    def _uid(self, column: Column, text: str) -> None:
        self._aside.uid = text[:200]


_COMPANIONS = frozenset({"label", "service", "display", "lead", "private"})
_SCALARS = frozenset(
    {"family", "given", "middle", "prefix", "suffix", "nickname", "display", "salutation"}
    | {"company", "title", "department", "language", "best_time", "source", "number", "kind"}
)
_HANDLERS: dict[str, Callable[[Cells, Column, str], None]] = {
    "name": Cells._name,
    "reading": Cells._reading,
    "notes": Cells._note,
    "methods": Cells._methods,
    "addresses": Cells._address,
    "dates": Cells._date,
    "tags": Cells._tags,
    "relations": Cells._relation,
    "referred": Cells._referred,
    "gender": Cells._gender,
    "cadence_days": Cells._days,
    "channel": Cells._channel,
    "last_contact": Cells._contact,
    "uid": Cells._uid,
}
