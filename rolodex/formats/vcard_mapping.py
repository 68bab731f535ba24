"""What the properties of a vCard mean on a card, and which property said what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rolodex.domain.card import CardKind, made
from rolodex.domain.card_parts import Address, CustomValue
from rolodex.domain.name_splitting import split_name
from rolodex.formats.vcard_facts import ROLE, SCALARS, Fact, Findings, Handler, Mapped
from rolodex.formats.vcard_labels import CHAT_PROPERTIES
from rolodex.formats.vcard_names import Split, name_parts, override, plain
from rolodex.formats.vcard_people import PEOPLE
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
from rolodex.formats.vcard_reach import REACH, chat_property


def map_card(
    properties: Sequence[Property], split: Split = split_name, version: str = ""
) -> Mapped:
    """The card that a property list describes; `version` is for lists that declare none."""
    seen = Findings(properties, split, version)
    for seen.at, prop in enumerate(properties):
        if not prop.value:
            continue
        key = prop.name.upper()
        handler = _HANDLERS.get(key)
        if handler is not None:
            handler(seen, prop)
        elif key in SCALARS:
            seen.scalar(SCALARS[key], text_of(prop))
        elif key in CHAT_PROPERTIES:
            chat_property(seen, prop)
    return _mapped(seen)


def _display(seen: Findings, prop: Property) -> None:
    seen.scalar("display", text_of(prop))


def _n(seen: Findings, prop: Property) -> None:
    if seen.names is not None:
        return
    parts = components(prop)
    if "," in prop.value and not seen.old:  # a list of further names (RFC 6350 6.2.2)
        parts = [
            " ".join(unescape(piece).strip() for piece in split_escaped(part, ","))
            for part in split_escaped(escaped(prop), ";")
        ]
    if not any(parts):
        return
    seen.names = name_parts(parts, seen.split)
    seen.say("name", seen.names)
    sort_as = param(prop.params, "SORT-AS")
    if sort_as:
        seen.sort_as = (seen.at, sort_as.replace(";", " ").replace(",", " "))


def _fn(seen: Findings, prop: Property) -> None:
    text = plain(text_of(prop))
    if text and not seen.full:
        seen.full = text
        seen.say("display", text)


def _phonetic(seen: Findings, prop: Property) -> None:
    text = plain(text_of(prop))
    if text:
        seen.phonetic.setdefault(prop.key.split("-")[2], text)
        seen.say("reading", text)


def _sound(seen: Findings, prop: Property) -> None:
    if "x-irmc-n" in types(prop.params):
        text = " ".join(part for part in components(prop) if part)
        if text:
            seen.phonetic.setdefault("SOUND", text)
            seen.say("reading", text)


def _sort_string(seen: Findings, prop: Property) -> None:
    seen.sort_as = seen.sort_as or (seen.at, plain(text_of(prop)))


def _kind(seen: Findings, prop: Property) -> None:
    word = text_of(prop).lower()
    if word in ("org", "organization", "company", "group"):
        seen.kind = "company"
    elif not seen.kind and word in ("individual", "person"):
        seen.kind = "person"
    seen.say("kind", seen.kind)


def _org(seen: Findings, prop: Property) -> None:
    company, *units = components(prop)
    department = ", ".join(unit for unit in units if unit)
    if not seen.has_org and (company or department):
        seen.has_org = True
        seen.company, seen.department = plain(company), plain(department)
        seen.say("org", (seen.company, seen.department))


def _role(seen: Findings, prop: Property) -> None:
    text = text_of(prop)
    if text and seen.role is None:
        seen.role = (seen.at, text)


def _uid(seen: Findings, prop: Property) -> None:
    seen.uid = seen.uid or text_of(prop).removeprefix("urn:uuid:")


def _mapped(seen: Findings) -> Mapped:
    _settle_role(seen)
    _settle_labels(seen)
    values: dict[str, Any] = dict(seen.scalars)
    if "cadence_days" in values:
        values["cadence_days"] = int(values["cadence_days"])
    values |= _named(seen)
    reading = _reading(seen, values["family"] + values["given"])
    if reading:
        values["reading"] = reading
    card = made(
        department=seen.department,
        methods=tuple(seen.methods),
        addresses=tuple(seen.addresses),
        dates=tuple(seen.dates),
        tags=tuple(seen.tags),
        relations=tuple(seen.relations),
        custom=tuple(seen.custom),
        has_photo=seen.photo is not None,
        **values,
    )
    links = tuple(seen.links)
    return Mapped(card, seen.photo, seen.uid, seen.referred, links, tuple(seen.trace))


def _named(seen: Findings) -> dict[str, Any]:
    """Whether it is a person or a company, and what FN adds to the parts of the name."""
    full, parts, company = seen.full, seen.names or _NO_NAME, seen.company
    family, given, middle, prefix, suffix = parts
    shown = seen.scalars.get("display", "")
    if seen.kind == "company" or (not seen.kind and not shown and _only_company(seen)):
        name = company or full or " ".join(part for part in (given, family) if part)
        if _bare(family + given) in (_bare(name), _bare(full)):
            family = given = middle = prefix = suffix = ""
        shown = shown or (full if _bare(full) != _bare(name) else "")
        kind = CardKind.COMPANY
    else:
        name, kind = company, CardKind.PERSON
        if shown:
            pass
        elif seen.names is None and full:
            known = (seen.scalars.get("nickname"), company, *(m.value for m in seen.methods))
            if full in known:
                pass  # written because there is no name
            elif "@" in full or full.strip("+-() ").replace(" ", "").isdigit() or len(full) > 100:
                shown = full
            else:
                return _split(seen, full) | {"kind": kind, "company": name}
        else:
            shown = override(full, parts)
    return {
        "kind": kind,
        "family": family,
        "given": given,
        "middle": middle,
        "prefix": prefix,
        "suffix": suffix,
        "company": name,
        "display": shown,
    }


def _split(seen: Findings, full: str) -> dict[str, Any]:
    """The parts of a name that comes only as FN; what it holds besides fills blanks."""
    parts = seen.split(full)
    found = {
        "family": parts.family,
        "given": parts.given,
        "middle": parts.middle,
        "prefix": parts.prefix,
        "suffix": parts.suffix,
    }
    for field in ("nickname", "salutation"):
        if field not in seen.scalars:
            found[field] = getattr(parts, field)
    return found


_NO_NAME = ("", "", "", "", "")


def _bare(name: str) -> str:
    return name.replace(" ", "").casefold()


def _only_company(seen: Findings) -> bool:
    """Whether ORG is all the name there is."""
    names = seen.names or _NO_NAME
    known = {_bare(name) for name in (seen.full, names[0] + names[1]) if name}
    return bool(seen.company) and known <= {_bare(seen.company)}


def _reading(seen: Findings, name: str) -> str:
    """How the name is said; a sort key counts as that only for names in another script."""
    said = seen.phonetic
    joined = " ".join(said[part] for part in ("LAST", "MIDDLE", "FIRST") if part in said)
    joined = joined or said.get("SOUND", "")
    if not joined and seen.sort_as is not None and not name.isascii():
        at, joined = seen.sort_as
        seen.trace.append((at, Fact("reading", joined)))
    return joined


def _settle_role(seen: Findings) -> None:
    """ROLE is the job title where there is no TITLE, an own field beside one."""
    if seen.role is None:
        return
    seen.at, text = seen.role
    if "title" not in seen.scalars:
        seen.scalar("title", text)
    else:
        seen.add("custom", seen.custom, CustomValue(label=ROLE, value=text))


def _settle_labels(seen: Findings) -> None:
    """LABEL repeats an ADR; without one of the same kind it is the address."""
    kinds = {address.label for address in seen.addresses}
    for at, label, text in seen.blocks:
        seen.at = at
        if label not in kinds and not (len(kinds) == 1 and len(seen.blocks) == 1):
            seen.add("address", seen.addresses, Address(label=label, street=text))


NAMES: dict[str, Handler] = {
    "N": _n,
    "FN": _fn,
    "X-ROLODEX-DISPLAY": _display,
    "X-PHONETIC-LAST-NAME": _phonetic,
    "X-PHONETIC-MIDDLE-NAME": _phonetic,
    "X-PHONETIC-FIRST-NAME": _phonetic,
    "SOUND": _sound,
    "SORT-STRING": _sort_string,
    "KIND": _kind,
    "X-ABSHOWAS": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "ORG": _org,
    "ROLE": _role,
    "UID": _uid,
}

_HANDLERS: dict[str, Handler] = NAMES | REACH | PEOPLE
