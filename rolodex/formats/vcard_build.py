"""Properties for what stands on a card, as each version of vCard writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rolodex.domain.card import FIELD
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Photo,
    Relation,
    SpecialDate,
)
from rolodex.formats import vcard_dates as dates
from rolodex.formats.vcard_facts import Fact
from rolodex.formats.vcard_labels import CHAT_PROPERTIES, RELATED_TYPE, TYPE_OF, service
from rolodex.formats.vcard_photo import to_base64
from rolodex.formats.vcard_property import Params, Property, escape

NewGroup = Callable[[], str]
"""Gives a group name that the card does not use yet."""

_SCHEMES = {"Skype": "skype", "Jabber": "xmpp", "SIP": "sip", "ICQ": "icq", "AIM": "aim"}
_GENDERS = {"M": "Male", "F": "Female", "O": "Other"}


def build(fact: Fact, version: str, group: NewGroup) -> list[Property]:
    """The properties that carry a fact in a version ("2.1", "3.0" or "4.0")."""
    field, value = fact
    if isinstance(value, Method):
        return _method(value, version, group)
    if isinstance(value, Address):
        params = _types(value.label, version, False)
        parts = (value.po_box, value.extended, value.street, value.city,
                 value.region, value.postcode, value.country)  # fmt: skip
        return _labelled([text("ADR", parts, version, params)], value.label, version, group)
    if isinstance(value, SpecialDate):
        return _date(value, version, group)
    if isinstance(value, Relation):
        return _relation(value, version, group)
    if isinstance(value, CustomValue):
        parts = (value.label, value.value, *(("private",) if value.private else ()))
        return [text("X-ROLODEX-FIELD", parts, version)]
    if isinstance(value, Photo):
        return [photo(value, version)]
    if isinstance(value, tuple):
        if field == "name":
            return [text("N", value, version)]
        company, department = value
        return [text("ORG", (company, department) if department else (company,), version)]
    return _scalar(field, value, version)


def _scalar(field: str, value: str, version: str) -> list[Property]:
    if field == "display":
        return [text("FN", (value,), version)]
    if field == "shown":
        return [text("X-ROLODEX-DISPLAY", (value,), version)]
    if field == "kind":
        if version == "4.0":
            return [Property("", "KIND", (), "org" if value == "company" else "individual")]
        return [Property("", "X-ABShowAs", (), "COMPANY" if value == "company" else "PERSON")]
    if field == "reading":
        last, _, first = value.partition(" ")
        found = [text("X-PHONETIC-LAST-NAME", (last,), version)]
        return [*found, text("X-PHONETIC-FIRST-NAME", (first,), version)] if first else found
    if field == "referred":
        return [text("X-ROLODEX-REFERRED-BY", (value,), version)]
    if field == "gender" and version != "4.0":
        return [Property("", "X-GENDER", (), _GENDERS.get(value, value))]
    return [text(FIELD[field].vcard, (value,), version)]


def categories(tags: Sequence[str], version: str) -> Property:
    """All tags in one property."""
    return text("CATEGORIES", tags, version, separator=",")


def text(
    name: str, parts: Sequence[str], version: str, params: Params = (), separator: str = ";"
) -> Property:
    """A text value of one or more parts, escaped, in 2.1 quoted-printable where it must be."""
    if version != "2.1":
        return Property("", name, params, separator.join(escape(part) for part in parts))
    value = separator.join(
        part.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for part in parts
    )
    return quoted(Property("", name, params, value))


def quoted(prop: Property) -> Property:
    """For vCard 2.1: the property in quoted-printable if its value is not plain ASCII in a line."""
    value = prop.value
    plain = value.isascii() and value.isprintable() and len(value) < 400
    if plain and value[-1:] not in ("=", " ") and "=" not in value[-3:]:
        return prop
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    encoded = "=0D=0A".join(_quoted_line(line) for line in lines)
    params = (*prop.params, ("CHARSET", ("UTF-8",)), ("ENCODING", ("QUOTED-PRINTABLE",)))
    return prop._replace(params=params, value=encoded)


def _quoted_line(line: str) -> str:
    return "".join(
        chr(byte) if 32 < byte < 127 and byte != 61 else f"={byte:02X}"
        for byte in line.encode("utf-8", "replace")
    )


def photo(value: Photo, version: str) -> Property:
    """The picture inside the property: base64, or a data URI in 4.0."""
    encoded = to_base64(value.data)
    if version == "4.0":
        return Property("", "PHOTO", (), f"data:{value.type};base64,{encoded}")
    kind = value.type.partition("/")[2].upper() or "JPEG"
    how = "b" if version == "3.0" else "BASE64"
    return Property("", "PHOTO", (("ENCODING", (how,)), ("TYPE", (kind,))), encoded)


def _types(label: str, version: str, preferred: bool, extra: str = "") -> Params:
    words = [word for word in (extra, *TYPE_OF.get(label, ())) if word]
    if version == "2.1":
        return tuple(("", (word,)) for word in (*words, *(("PREF",) if preferred else ())))
    if version == "3.0":
        return tuple(("TYPE", (word,)) for word in (*words, *(("PREF",) if preferred else ())))
    params: Params = tuple(("TYPE", (word.lower(),)) for word in words if word != "INTERNET")
    return (*params, ("PREF", ("1",))) if preferred else params


def _labelled(found: list[Property], label: str, version: str, group: NewGroup) -> list[Property]:
    """With X-ABLabel in a group of its own, unless a TYPE says the label."""
    if not label or label in TYPE_OF:
        return found
    name = group()
    word = {
        "other": "_$!<Other>!$_",
        "birthday": "_$!<Birthday>!$_",
        "anniversary": "_$!<Anniversary>!$_",
    }.get(label, label)
    found = [prop._replace(group=name) for prop in found]
    return [*found, text("X-ABLabel", (word,), version)._replace(group=name)]


def _method(method: Method, version: str, group: NewGroup) -> list[Property]:
    shown: Params = (("X-ROLODEX-DISPLAY", (method.display,)),) if method.display else ()
    if method.kind is MethodKind.CHAT:
        return [_chat(method, version, shown)]
    name = {"phone": "TEL", "email": "EMAIL", "web": "URL"}[method.kind]
    extra = "INTERNET" if method.kind is MethodKind.EMAIL else ""
    params = (*_types(method.label, version, method.primary, extra), *shown)
    prop = text(name, (method.value,), version, params)
    if method.kind is MethodKind.WEB and version != "2.1":
        prop = prop._replace(value=_one_line(method.value).replace("\\", "\\\\"))
    return _labelled([prop], method.label, version, group)


def _chat(method: Method, version: str, shown: Params) -> Property:
    params = _types("", version, method.primary)
    own = f"X-{method.label.upper().replace(' ', '-')}"
    known = own in CHAT_PROPERTIES and service(own[2:]) == method.label
    value = method.value
    if version == "2.1" and known:
        return text(own, (value,), version, (*params, *shown))
    if method.label:
        params = (("X-SERVICE-TYPE", (method.label,)), *params)
    scheme = _SCHEMES.get(method.label, "x-apple")
    prop = text("IMPP", (value,), version, (*params, *shown))
    return prop._replace(value=f"{scheme}:{prop.value}")


def _date(special: SpecialDate, version: str, group: NewGroup) -> list[Property]:
    if special.calendar is Calendar.LUNAR:
        lead = () if special.lead_days is None else (str(special.lead_days),)
        parts = (special.label, "lunar", dates.own_value(special), *lead)
        return [text("X-ROLODEX-DATE", parts, version)]
    params, value = dates.value(special, version)
    if special.lead_days is not None:
        params = (*params, ("X-ROLODEX-LEAD", (str(special.lead_days),)))
    if special.label == "birthday":
        return [Property("", "BDAY", params, value)]
    if special.label == "anniversary" and version != "3.0":
        return [Property("", "X-" * (version == "2.1") + "ANNIVERSARY", params, value)]
    # iPhone, Google and Outlook read this one in 3.0; labels of the user's own go there too.
    label = special.label if special.label not in TYPE_OF else f"_$!<{special.label.title()}>!$_"
    return _labelled([Property("", "X-ABDATE", params, value)], label, version, group)


def _relation(relation: Relation, version: str, group: NewGroup) -> list[Property]:
    if version == "4.0":
        kind = RELATED_TYPE.get(relation.kind, relation.kind)
        params = (("TYPE", (kind,)), ("VALUE", ("text",)))
        return [text("RELATED", (relation.name,), version, params)]
    found = [text("X-ABRELATEDNAMES", (relation.name,), version)]
    return _labelled(found, f"_$!<{relation.kind.title()}>!$_", version, group)


def _one_line(value: str) -> str:
    return " ".join(value.split("\n"))
