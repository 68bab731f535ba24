"""What the properties of a vCard mean on a card, and which property said what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rolodex.domain.card import (
    FIELDS,
    Address,
    Card,
    CardKind,
    CustomValue,
    FieldKind,
    Method,
    MethodKind,
    Photo,
    Relation,
    SpecialDate,
)
from rolodex.formats import vcard_dates as dates
from rolodex.formats import vcard_labels as labels
from rolodex.formats.vcard_names import Split, name_parts, override, plain, split_name
from rolodex.formats.vcard_photo import photo_of
from rolodex.formats.vcard_property import (
    Property,
    components,
    escaped,
    param,
    split_escaped,
    text_of,
    types,
    unescape,
)
from rolodex.i18n import N_

Datum = Method | Address | SpecialDate | Relation | CustomValue | Photo | str | tuple[str, ...]


class Fact(NamedTuple):
    """One thing that a property says about a card: the field it belongs to and its value."""

    field: str
    value: Datum


@dataclass(frozen=True, slots=True)
class Mapped:
    """A card made from properties; `trace` has, for each property that says something, its
    index and the fact.

    `referred` is the name of the person who introduced the customer, `links` are relations
    to other cards by their UID.
    """

    card: Card
    photo: Photo | None
    uid: str
    referred: str
    links: tuple[tuple[str, str], ...]
    trace: tuple[tuple[int, Fact], ...]


SCALARS: dict[str, str] = {
    field.vcard: field.key
    for field in FIELDS
    if field.vcard and field.kind in (FieldKind.TEXT, FieldKind.NOTE, FieldKind.CHOICE)
}
"""Properties that carry one plain text field, by the field table."""

UNREADABLE = {
    "birthday": N_("Birthday (as written)"),
    "anniversary": N_("Anniversary (as written)"),
    "": N_("Date (as written)"),
}
"""Labels of own fields for dates that name no day of the year."""

ROLE = N_("Role")


def map_card(properties: Sequence[Property], split: Split = split_name) -> Mapped:
    """The card that a property list describes."""
    return _Mapper(properties, split).mapped()


class _Mapper:
    def __init__(self, properties: Sequence[Property], split: Split) -> None:
        self.split = split
        self.at = 0
        self.trace: list[tuple[int, Fact]] = []
        self.scalars: dict[str, str] = {}
        self.phonetic: dict[str, str] = {}
        self.names: tuple[str, str, str, str, str] | None = None
        self.full = ""
        self.company = ""
        self.department = ""
        self.has_org = False
        self.kind = ""
        self.uid = ""
        self.photo: Photo | None = None
        self.referred = ""
        self.role: tuple[int, str] | None = None
        self.sort_as: tuple[int, str] | None = None
        self.links: list[tuple[str, str]] = []
        self.blocks: list[tuple[int, str, str]] = []
        self.found: dict[str, list[Datum]] = {
            name: [] for name in ("method", "address", "date", "tag", "relation", "custom")
        }
        self.old = any(p.key == "VERSION" and p.value.strip()[:1] == "2" for p in properties)
        self.labels = {
            p.group.lower(): text_of(p) for p in properties if p.group and p.key == "X-ABLABEL"
        }
        for self.at, prop in enumerate(properties):
            if not prop.value:
                continue
            key = prop.name.upper()
            handler = _HANDLERS.get(key)
            if handler is not None:
                handler(self, prop)
            elif key in SCALARS:
                self._scalar(SCALARS[key], text_of(prop))
            elif key in labels.CHAT_PROPERTIES:
                self._chat_property(prop)

    def _say(self, field: str, value: Datum) -> None:
        self.trace.append((self.at, Fact(field, value)))

    def _add(self, field: str, value: Datum) -> None:
        known = self.found[field]
        if value not in known:
            known.append(value)
        self._say(field, value)

    def _scalar(self, key: str, text: str) -> None:
        """A plain text field: the first value counts, notes are put together."""
        known = self.scalars.get(key)
        if not text or (known is not None and key != "notes"):
            return
        if known is None:
            self.scalars[key] = text if key == "notes" else " ".join(text.split())
        elif text not in known:
            self.scalars[key] = known + "\n\n" + text
        self._say(key, text)

    def _label(self, prop: Property, phone: bool = False) -> str:
        own = self.labels.get(prop.group.lower(), "") if prop.group else ""
        return labels.known(own) if own else labels.label_of(prop.params, phone)

    # Names

    def _n(self, prop: Property) -> None:
        if self.names is not None:
            return
        parts = components(prop)
        if "," in prop.value and not self.old:  # a list of further names (RFC 6350 6.2.2)
            parts = [
                " ".join(unescape(piece).strip() for piece in split_escaped(part, ","))
                for part in split_escaped(escaped(prop), ";")
            ]
        if not any(parts):
            return
        self.names = name_parts(parts, self.split)
        self._say("name", self.names)
        sort_as = param(prop.params, "SORT-AS")
        if sort_as:
            self.sort_as = (self.at, sort_as.replace(";", " ").replace(",", " "))

    def _fn(self, prop: Property) -> None:
        text = plain(text_of(prop))
        if text and not self.full:
            self.full = text
            self._say("display", text)

    def _phonetic(self, prop: Property) -> None:
        text = plain(text_of(prop))
        if text:
            self.phonetic.setdefault(prop.key.split("-")[2], text)
            self._say("reading", text)

    def _sound(self, prop: Property) -> None:
        if "x-irmc-n" in types(prop.params):
            text = " ".join(part for part in components(prop) if part)
            if text:
                self.phonetic.setdefault("SOUND", text)
                self._say("reading", text)

    def _sort_string(self, prop: Property) -> None:
        self.sort_as = self.sort_as or (self.at, plain(text_of(prop)))

    def _kind(self, prop: Property) -> None:
        word = text_of(prop).lower()
        if word in ("org", "organization", "company", "group"):
            self.kind = "company"
        elif not self.kind and word in ("individual", "person"):
            self.kind = "person"
        self._say("kind", self.kind)

    def _org(self, prop: Property) -> None:
        company, *units = components(prop)
        department = ", ".join(unit for unit in units if unit)
        if not self.has_org and (company or department):
            self.has_org = True
            self.company, self.department = plain(company), plain(department)
            self._say("org", (self.company, self.department))

    def _role(self, prop: Property) -> None:
        text = text_of(prop)
        if text and self.role is None:
            self.role = (self.at, text)

    def _uid(self, prop: Property) -> None:
        self.uid = self.uid or text_of(prop).removeprefix("urn:uuid:")

    # Ways to reach

    def _method(
        self, prop: Property, kind: MethodKind, value: str, label: str, display: str = ""
    ) -> None:
        if value:
            display = display or param(prop.params, "X-ROLODEX-DISPLAY")
            first = labels.preferred(prop.params)
            method = Method(kind=kind, value=value, label=label, display=display, primary=first)
            self._add("method", method)

    def _tel(self, prop: Property) -> None:
        value = text_of(prop)
        lower = value[:4].lower()
        if lower == "tel:":
            value, _, extra = value[4:].partition(";")
            if extra.lower().startswith("ext="):
                value += "#" + extra[4:].partition(";")[0]
        elif lower == "sip:":
            return self._method(prop, MethodKind.CHAT, value[4:], "SIP")
        return self._method(prop, MethodKind.PHONE, value, self._label(prop, True))

    def _email(self, prop: Property) -> None:
        value, display = text_of(prop), ""
        if value[:7].lower() == "mailto:":
            value = value[7:]
        if value.endswith(">") and "<" in value:
            display, _, value = value[:-1].rpartition("<")
            display = display.strip().strip('"').strip()
        elif ";" in value and "@" in value.partition(";")[0]:
            value, _, display = value.partition(";")
        self._method(prop, MethodKind.EMAIL, value.strip(), self._label(prop), display.strip())

    def _url(self, prop: Property) -> None:
        label = self._label(prop)
        home_page = label.lower().replace(" ", "") in ("homepage", "home-page")
        self._method(prop, MethodKind.WEB, text_of(prop), "" if home_page else label)

    def _blog(self, prop: Property) -> None:
        self._method(prop, MethodKind.WEB, text_of(prop), "blog")

    def _impp(self, prop: Property) -> None:
        value = text_of(prop)
        scheme, colon, rest = value.partition(":")
        name = param(prop.params, "X-SERVICE-TYPE") or param(prop.params, "SERVICE-TYPE")
        if not name:
            name = next((word for word in types(prop.params) if labels.is_service(word)), "")
        if colon and scheme.lower() in ("http", "https"):
            rest = value
        name = name or (scheme if colon and scheme.lower() != "x-apple" else "")
        self._method(prop, MethodKind.CHAT, rest if colon else value, labels.service(name))

    def _chat_property(self, prop: Property) -> None:
        value = text_of(prop)
        if value[:4].lower() == "sip:":
            value = value[4:]
        self._method(prop, MethodKind.CHAT, value, labels.service(prop.key[2:]))

    def _social(self, prop: Property) -> None:
        value = text_of(prop)
        name = next((word for word in types(prop.params) if word != "pref"), "")
        name = param(prop.params, "SERVICE-TYPE") or name
        user = param(prop.params, "X-USER") or param(prop.params, "USERNAME")
        if user or not value.lower().startswith("http"):
            value = user or value.removeprefix("x-apple:")
            self._method(prop, MethodKind.CHAT, value, labels.service(name))
        else:
            self._method(prop, MethodKind.WEB, value, labels.service(name))

    def _adr(self, prop: Property) -> None:
        parts = [*components(prop), *[""] * 7][:7]
        if not any(parts):
            return
        label = self._label(prop)
        self._add("address", Address(
            label=label, po_box=parts[0], extended=parts[1], street=parts[2], city=parts[3],
            region=parts[4], postcode=parts[5], country=parts[6],
        ))  # fmt: skip

    def _label_text(self, prop: Property) -> None:
        text = text_of(prop)
        if text:
            self.blocks.append((self.at, self._label(prop), text))

    # Dates

    def _date(self, prop: Property, label: str) -> None:
        text = text_of(prop)
        if not text:
            return
        kind = label if label in UNREADABLE else ""
        calendar = (param(prop.params, "CALSCALE") or param(prop.params, "X-CALENDAR")).lower()
        special: SpecialDate | None = None
        if calendar in ("", "gregorian"):
            omitted = param(prop.params, "X-APPLE-OMIT-YEAR")
            lead = param(prop.params, "X-ROLODEX-LEAD")
            days = int(lead) if lead.isascii() and lead.isdigit() and len(lead) < 5 else None
            special = dates.solar(text, label or "other", omitted, days)
        if special is not None:
            self._add("date", special)
        else:
            self._add("custom", CustomValue(label=UNREADABLE[kind], value=text))

    def _bday(self, prop: Property) -> None:
        self._date(prop, "birthday")

    def _anniversary(self, prop: Property) -> None:
        self._date(prop, "anniversary")

    def _abdate(self, prop: Property) -> None:
        self._date(prop, self._label(prop))

    def _own_date(self, prop: Property) -> None:
        parts = components(prop)
        special = dates.own(parts)
        if special is not None:
            self._add("date", special)
        else:
            self._add("custom", CustomValue(label=UNREADABLE[""], value=text_of(prop)))

    # People, groups and the rest

    def _relation(self, kind: str, name: str) -> None:
        name = plain(name)
        if name:
            self._add("relation", Relation(kind=kind, name=name))

    def _related_names(self, prop: Property) -> None:
        label = self.labels.get(prop.group.lower(), "") if prop.group else ""
        if labels.is_referral(label):
            self._referred(prop)
        else:
            self._relation(labels.relation(label), text_of(prop))

    def _related(self, prop: Property) -> None:
        text = text_of(prop)
        found = [labels.relation(word) for word in types(prop.params)]
        kind = next((word for word in found if word != "other"), "other")
        if text.lower().startswith(("urn:uuid:", "urn:")):
            self.links.append((kind, text))
        elif "://" not in text[:12] and not text.lower().startswith(("mailto:", "tel:", "data:")):
            self._relation(kind, text)

    def _named_relation(self, prop: Property) -> None:
        key = prop.key
        kind = "spouse" if "SPOUSE" in key else "manager" if "MANAGER" in key else "assistant"
        self._relation(kind, text_of(prop))

    def _agent(self, prop: Property) -> None:
        text = text_of(prop)
        if not text.lstrip().upper().startswith("BEGIN:VCARD"):
            if param(prop.params, "VALUE").lower() not in ("uri", "url"):
                self._relation("assistant", text)
            return
        for line in text.splitlines():
            if line[:3].upper() in ("FN:", "FN;"):
                self._relation("assistant", line.partition(":")[2])
                return

    def _referred(self, prop: Property) -> None:
        text = plain(text_of(prop))
        if text and not self.referred:
            self.referred = text
            self._say("referred", text)

    def _categories(self, prop: Property) -> None:
        for tag in components(prop, ","):
            for name in tag.split(";") if ";" in tag and "," not in prop.value else [tag]:
                if plain(name):
                    self._add("tag", plain(name))

    def _gender(self, prop: Property) -> None:
        word = components(prop)[0].lower()
        if prop.key == "X-WAB-GENDER":
            word = {"1": "f", "2": "m"}.get(word, "")
        first = {"男": "m", "女": "f"}.get(word[:1], word[:1])
        if first in ("m", "f", "o"):
            self._scalar("gender", first.upper())

    def _nickname(self, prop: Property) -> None:
        text = ", ".join(name for name in components(prop, ",") if name)
        self._scalar("nickname", text)

    def _cadence(self, prop: Property) -> None:
        text = text_of(prop)
        if text.isascii() and text.isdigit() and len(text) < 6:
            self._scalar("cadence_days", text)

    def _phone_custom(self, prop: Property) -> None:
        """`X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1999-07-10;1` and the like."""
        parts = [*components(prop), "", "", ""]
        kind = parts.pop(0).rpartition("/")[2].lower()
        if kind == "nickname":
            self._scalar("nickname", parts[0])
        elif kind == "contact_event" and parts[0]:
            label = {"1": "anniversary", "3": "birthday"}.get(parts[1], parts[2] or "other")
            special = dates.solar(parts[0], label)
            if special is not None:
                self._add("date", special)
            else:
                unread = UNREADABLE.get(label, UNREADABLE[""])
                self._add("custom", CustomValue(label=unread, value=parts[0]))
        elif kind == "relation":
            self._relation(_ANDROID_RELATIONS.get(parts[1], "other"), parts[0])
        elif kind == "lunarbirthday" and parts[0]:
            parsed = dates.parse(parts[0])
            lunar = dates.lunar("birthday", *parsed) if parsed is not None else None
            if lunar is not None:
                self._add("date", lunar)
            else:
                label = UNREADABLE["birthday"]
                self._add("custom", CustomValue(label=label, value=parts[0]))

    def _own_field(self, prop: Property) -> None:
        label, value, private = [*components(prop), "", ""][:3]
        if label and value:
            self._add("custom", CustomValue(label=label, value=value, private=private == "private"))

    def _photo(self, prop: Property) -> None:
        if self.photo is None:
            self.photo = photo_of(prop)
            if self.photo is not None:
                self._say("photo", self.photo)

    # The whole

    def mapped(self) -> Mapped:
        scalars = self.scalars
        self._settle_role()
        self._settle_labels()
        family, given, middle, prefix, suffix = self.names or ("", "", "", "", "")
        card = Card(
            family=family,
            given=given,
            middle=middle,
            prefix=prefix,
            suffix=suffix,
            company=self.company,
            department=self.department,
            cadence_days=int(scalars.pop("cadence_days")) if "cadence_days" in scalars else None,
            methods=tuple(self.found["method"]),  # type: ignore[arg-type]
            addresses=tuple(self.found["address"]),  # type: ignore[arg-type]
            dates=tuple(self.found["date"]),  # type: ignore[arg-type]
            tags=tuple(self.found["tag"]),  # type: ignore[arg-type]
            relations=tuple(self.found["relation"]),  # type: ignore[arg-type]
            custom=tuple(self.found["custom"]),  # type: ignore[arg-type]
            has_photo=self.photo is not None,
            **scalars,  # type: ignore[arg-type]
        )
        card = self._named(card)
        reading = self._reading(card)
        if reading:
            card = replace(card, reading=reading)
        trace = tuple(self.trace)
        return Mapped(card, self.photo, self.uid, self.referred, tuple(self.links), trace)

    def _named(self, card: Card) -> Card:
        """Whether it is a person or a company, and what FN adds to the parts of the name."""
        full, parts = self.full, self.names is not None
        org = self.company
        company = self.kind == "company" or (
            not self.kind
            and bool(org) and (not full or full.casefold() == org.casefold())
            and (not parts or (card.family + card.given).casefold() == org.casefold())
            and "display" not in self.scalars
        )  # fmt: skip
        if company:
            name = org or full or " ".join(part for part in (card.given, card.family) if part)
            if (card.family + card.given).replace(" ", "").casefold() in (
                name.replace(" ", "").casefold(), full.replace(" ", "").casefold(),
            ):  # fmt: skip
                card = replace(card, family="", given="", middle="", prefix="", suffix="")
            shown = card.display or (full if full.casefold() != name.casefold() else "")
            return replace(card, kind=CardKind.COMPANY, company=name, display=shown)
        if card.display:
            return card
        if not parts and full:
            if full == card.nickname or any(full == method.value for method in card.methods):
                return card  # written because there is no name
            if "@" in full or full.replace(" ", "").strip("+-()").isdigit():
                return replace(card, display=full)
            family, given = self.split(full)
            return replace(card, family=family, given=given)
        return replace(card, display=override(full, card))

    def _reading(self, card: Card) -> str:
        said = self.phonetic
        joined = " ".join(said[part] for part in ("LAST", "MIDDLE", "FIRST") if part in said)
        joined = joined or said.get("SOUND", "")
        if not joined and self.sort_as is not None and not (card.family + card.given).isascii():
            at, joined = self.sort_as
            self.trace.append((at, Fact("reading", joined)))
        return joined

    def _settle_role(self) -> None:
        """ROLE is the job title where there is no TITLE, an own field beside one."""
        if self.role is None:
            return
        self.at, text = self.role
        if "title" not in self.scalars:
            self._scalar("title", text)
        else:
            self._add("custom", CustomValue(label=ROLE, value=text))

    def _settle_labels(self) -> None:
        """LABEL repeats an ADR; without one of the same kind it is the address."""
        kinds = {address.label for address in self.found["address"]}  # type: ignore[union-attr]
        for at, label, text in self.blocks:
            self.at = at
            if label not in kinds and not (len(kinds) == 1 and len(self.blocks) == 1):
                self._add("address", Address(label=label, street=text))


_ANDROID_RELATIONS = {
    "1": "assistant", "2": "sibling", "3": "child", "4": "partner", "5": "parent", "6": "friend",
    "7": "manager", "8": "parent", "9": "parent", "10": "partner", "12": "relative",
    "13": "sibling", "14": "spouse",
}  # fmt: skip

_Handler = Callable[[_Mapper, Property], None]


def _display(mapper: _Mapper, prop: Property) -> None:
    mapper._scalar("display", text_of(prop))


_HANDLERS: dict[str, _Handler] = {
    "N": _Mapper._n,
    "FN": _Mapper._fn,
    "X-ROLODEX-DISPLAY": _display,
    "X-PHONETIC-LAST-NAME": _Mapper._phonetic,
    "X-PHONETIC-MIDDLE-NAME": _Mapper._phonetic,
    "X-PHONETIC-FIRST-NAME": _Mapper._phonetic,
    "SOUND": _Mapper._sound,
    "SORT-STRING": _Mapper._sort_string,
    "KIND": _Mapper._kind,
    "X-ABSHOWAS": _Mapper._kind,
    "X-ADDRESSBOOKSERVER-KIND": _Mapper._kind,
    "ORG": _Mapper._org,
    "ROLE": _Mapper._role,
    "UID": _Mapper._uid,
    "TEL": _Mapper._tel,
    "EMAIL": _Mapper._email,
    "URL": _Mapper._url,
    "X-EVOLUTION-BLOG-URL": _Mapper._blog,
    "X-KADDRESSBOOK-BLOGFEED": _Mapper._blog,
    "IMPP": _Mapper._impp,
    "X-SOCIALPROFILE": _Mapper._social,
    "SOCIALPROFILE": _Mapper._social,
    "ADR": _Mapper._adr,
    "LABEL": _Mapper._label_text,
    "BDAY": _Mapper._bday,
    "ANNIVERSARY": _Mapper._anniversary,
    "X-ANNIVERSARY": _Mapper._anniversary,
    "X-EVOLUTION-ANNIVERSARY": _Mapper._anniversary,
    "X-KADDRESSBOOK-X-ANNIVERSARY": _Mapper._anniversary,
    "X-WAB-WEDDING_ANNIVERSARY": _Mapper._anniversary,
    "X-ABDATE": _Mapper._abdate,
    "X-ROLODEX-DATE": _Mapper._own_date,
    "X-ABRELATEDNAMES": _Mapper._related_names,
    "RELATED": _Mapper._related,
    "X-SPOUSE": _Mapper._named_relation,
    "X-EVOLUTION-SPOUSE": _Mapper._named_relation,
    "X-KADDRESSBOOK-X-SPOUSESNAME": _Mapper._named_relation,
    "X-MANAGER": _Mapper._named_relation,
    "X-EVOLUTION-MANAGER": _Mapper._named_relation,
    "X-KADDRESSBOOK-X-MANAGERSNAME": _Mapper._named_relation,
    "X-ASSISTANT": _Mapper._named_relation,
    "X-EVOLUTION-ASSISTANT": _Mapper._named_relation,
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": _Mapper._named_relation,
    "AGENT": _Mapper._agent,
    "X-ROLODEX-REFERRED-BY": _Mapper._referred,
    "CATEGORIES": _Mapper._categories,
    "GENDER": _Mapper._gender,
    "X-GENDER": _Mapper._gender,
    "X-WAB-GENDER": _Mapper._gender,
    "NICKNAME": _Mapper._nickname,
    "X-ROLODEX-CADENCE": _Mapper._cadence,
    "X-ANDROID-CUSTOM": _Mapper._phone_custom,
    "X-OHOS-CUSTOM": _Mapper._phone_custom,
    "X_OHOS_CUSTOM": _Mapper._phone_custom,
    "X-ROLODEX-FIELD": _Mapper._own_field,
    "PHOTO": _Mapper._photo,
}
