"""Dates, relations, tags and other things about a person in a vCard."""

from __future__ import annotations

from rolodex.domain.card_parts import CustomValue, Relation, SpecialDate
from rolodex.formats import vcard_dates as dates
from rolodex.formats import vcard_labels as labels
from rolodex.formats.vcard_facts import UNREADABLE, Findings, Handler
from rolodex.formats.vcard_names import plain
from rolodex.formats.vcard_photo import photo_of
from rolodex.formats.vcard_property import Property, components, param, text_of, types


def _date(seen: Findings, prop: Property, label: str) -> None:
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
        seen.add("date", seen.dates, special)
    else:
        seen.add("custom", seen.custom, CustomValue(label=UNREADABLE[kind], value=text))


def _bday(seen: Findings, prop: Property) -> None:
    _date(seen, prop, "birthday")


def _anniversary(seen: Findings, prop: Property) -> None:
    _date(seen, prop, "anniversary")


def _abdate(seen: Findings, prop: Property) -> None:
    _date(seen, prop, seen.label(prop))


def _own_date(seen: Findings, prop: Property) -> None:
    parts = components(prop)
    special = dates.own(parts)
    if special is not None:
        seen.add("date", seen.dates, special)
    else:
        seen.add("custom", seen.custom, CustomValue(label=UNREADABLE[""], value=text_of(prop)))


def _relation(seen: Findings, kind: str, name: str) -> None:
    name = plain(name)
    if name:
        seen.add("relation", seen.relations, Relation(kind=kind, name=name))


def _related_names(seen: Findings, prop: Property) -> None:
    label = seen.labels.get(prop.group.lower(), "") if prop.group else ""
    if labels.is_referral(label):
        _referred(seen, prop)
    else:
        _relation(seen, labels.relation(label), text_of(prop))


def _related(seen: Findings, prop: Property) -> None:
    text = text_of(prop)
    found = [labels.relation(word) for word in types(prop.params)]
    kind = next((word for word in found if word != "other"), "other")
    if text.lower().startswith(("urn:uuid:", "urn:")):
        seen.links.append((kind, text))
    elif "://" not in text[:12] and not text.lower().startswith(("mailto:", "tel:", "data:")):
        _relation(seen, kind, text)


def _named_relation(seen: Findings, prop: Property) -> None:
    key = prop.key
    kind = next((k for k in ("spouse", "manager", "child") if k.upper() in key), "assistant")
    _relation(seen, kind, text_of(prop))


def _agent(seen: Findings, prop: Property) -> None:
    text = text_of(prop)
    if not text.lstrip().upper().startswith("BEGIN:VCARD"):
        if param(prop.params, "VALUE").lower() not in ("uri", "url"):
            _relation(seen, "assistant", text)
        return
    for line in text.splitlines():
        if line[:3].upper() in ("FN:", "FN;"):
            _relation(seen, "assistant", line.partition(":")[2])
            return


def _referred(seen: Findings, prop: Property) -> None:
    text = plain(text_of(prop))
    if text and not seen.referred:
        seen.referred = text
        seen.say("referred", text)


def _categories(seen: Findings, prop: Property) -> None:
    # Some programs part them by semicolons; one behind a backslash belongs to the name.
    for tag in components(prop, "," if "," in prop.value else ";"):
        if plain(tag):
            seen.add("tag", seen.tags, plain(tag))


def _gender(seen: Findings, prop: Property) -> None:
    word = components(prop)[0].lower()
    if prop.key == "X-WAB-GENDER":
        word = {"1": "f", "2": "m"}.get(word, "")
    first = {"男": "m", "女": "f"}.get(word[:1], word[:1])
    if first in ("m", "f", "o"):
        seen.scalar("gender", first.upper())


def _nickname(seen: Findings, prop: Property) -> None:
    text = ", ".join(name for name in components(prop, ",") if name)
    seen.scalar("nickname", text)


def _cadence(seen: Findings, prop: Property) -> None:
    text = text_of(prop)
    if text.isascii() and text.isdigit() and len(text) < 6:
        seen.scalar("cadence_days", text)


def _phone_custom(seen: Findings, prop: Property) -> None:
    """`X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1999-07-10;1` and the like."""
    parts = [*components(prop), "", "", ""]
    kind = parts.pop(0).rpartition("/")[2].lower()
    if kind == "nickname":
        seen.scalar("nickname", parts[0])
    elif kind == "contact_event" and parts[0]:
        label = {"1": "anniversary", "3": "birthday"}.get(parts[1], parts[2] or "other")
        special = dates.solar(parts[0], label)
        if special is not None:
            seen.add("date", seen.dates, special)
        else:
            unread = UNREADABLE.get(label, UNREADABLE[""])
            seen.add("custom", seen.custom, CustomValue(label=unread, value=parts[0]))
    elif kind == "relation":
        _relation(seen, _ANDROID_RELATIONS.get(parts[1], "other"), parts[0])
    elif kind == "lunarbirthday" and parts[0]:
        parsed = dates.parse(parts[0])
        lunar = dates.lunar("birthday", *parsed) if parsed is not None else None
        if lunar is not None:
            seen.add("date", seen.dates, lunar)
        else:
            label = UNREADABLE["birthday"]
            seen.add("custom", seen.custom, CustomValue(label=label, value=parts[0]))


def _own_field(seen: Findings, prop: Property) -> None:
    label, value, private = [*components(prop), "", ""][:3]
    if label and value:
        seen.add(
            "custom",
            seen.custom,
            CustomValue(label=label, value=value, private=private == "private"),
        )


def _photo(seen: Findings, prop: Property) -> None:
    if seen.photo is None:
        seen.photo = photo_of(prop)
        if seen.photo is not None:
            seen.say("photo", seen.photo)


_ANDROID_RELATIONS = {
    "1": "assistant", "2": "sibling", "3": "child", "4": "partner", "5": "parent", "6": "friend",
    "7": "manager", "8": "parent", "9": "parent", "10": "partner", "12": "relative",
    "13": "sibling", "14": "spouse",
}  # fmt: skip


PEOPLE: dict[str, Handler] = {
    "BDAY": _bday,
    "ANNIVERSARY": _anniversary,
    "X-ANNIVERSARY": _anniversary,
    "X-EVOLUTION-ANNIVERSARY": _anniversary,
    "X-KADDRESSBOOK-X-ANNIVERSARY": _anniversary,
    "X-WAB-WEDDING_ANNIVERSARY": _anniversary,
    "X-MS-ANNIVERSARY": _anniversary,
    "X-ABDATE": _abdate,
    "X-ROLODEX-DATE": _own_date,
    "X-ABRELATEDNAMES": _related_names,
    "RELATED": _related,
    "X-SPOUSE": _named_relation,
    "X-EVOLUTION-SPOUSE": _named_relation,
    "X-KADDRESSBOOK-X-SPOUSESNAME": _named_relation,
    "X-MANAGER": _named_relation,
    "X-EVOLUTION-MANAGER": _named_relation,
    "X-KADDRESSBOOK-X-MANAGERSNAME": _named_relation,
    "X-ASSISTANT": _named_relation,
    "X-EVOLUTION-ASSISTANT": _named_relation,
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": _named_relation,
    "X-MS-SPOUSE": _named_relation,
    "X-MS-MANAGER": _named_relation,
    "X-MS-ASSISTANT": _named_relation,
    "X-MS-CHILD": _named_relation,
    "AGENT": _agent,
    "X-ROLODEX-REFERRED-BY": _referred,
    "CATEGORIES": _categories,
    "GENDER": _gender,
    "X-GENDER": _gender,
    "X-WAB-GENDER": _gender,
    "NICKNAME": _nickname,
    "X-ROLODEX-CADENCE": _cadence,
    "X-ANDROID-CUSTOM": _phone_custom,
    "X-OHOS-CUSTOM": _phone_custom,
    "X_OHOS_CUSTOM": _phone_custom,
    "X-ROLODEX-FIELD": _own_field,
    "PHOTO": _photo,
}
