"""Ways to reach someone in a vCard: TEL, EMAIL, IMPP and its kin, URL, ADR and LABEL."""

from __future__ import annotations

from rolodex.domain.card_parts import Address, Method, MethodKind
from rolodex.formats import vcard_labels as labels
from rolodex.formats.vcard_facts import Findings, Handler
from rolodex.formats.vcard_property import Property, components, param, text_of, types


def _method(
    seen: Findings, prop: Property, kind: MethodKind, value: str, label: str, display: str = ""
) -> None:
    if value:
        display = display or param(prop.params, "X-ROLODEX-DISPLAY")
        first = labels.preferred(prop.params)
        method = Method(kind=kind, value=value, label=label, display=display, primary=first)
        seen.add("method", seen.methods, method)


def _tel(seen: Findings, prop: Property) -> None:
    value = text_of(prop)
    lower = value[:4].lower()
    if lower == "tel:":
        value, _, extra = value[4:].partition(";")
        if extra.lower().startswith("ext="):
            value += "#" + extra[4:].partition(";")[0]
    elif lower == "sip:":
        return _method(seen, prop, MethodKind.CHAT, value[4:], "SIP")
    return _method(seen, prop, MethodKind.PHONE, value, seen.label(prop, True))


def _email(seen: Findings, prop: Property) -> None:
    value, display = text_of(prop), ""
    if value[:7].lower() == "mailto:":
        value = value[7:]
    if value.endswith(">") and "<" in value:
        display, _, value = value[:-1].rpartition("<")
        display = display.strip().strip('"').strip()
    elif ";" in value and "@" in value.partition(";")[0]:
        value, _, display = value.partition(";")
    _method(seen, prop, MethodKind.EMAIL, value.strip(), seen.label(prop), display.strip())


def _url(seen: Findings, prop: Property) -> None:
    label = seen.label(prop)
    home_page = label.lower().replace(" ", "") in ("homepage", "home-page")
    _method(seen, prop, MethodKind.WEB, text_of(prop), "" if home_page else label)


def _blog(seen: Findings, prop: Property) -> None:
    _method(seen, prop, MethodKind.WEB, text_of(prop), "blog")


def _impp(seen: Findings, prop: Property) -> None:
    value = text_of(prop)
    scheme, colon, rest = value.partition(":")
    name = param(prop.params, "X-SERVICE-TYPE") or param(prop.params, "SERVICE-TYPE")
    if not name:
        name = next((word for word in types(prop.params) if labels.is_service(word)), "")
    if colon and scheme.lower() in ("http", "https"):
        rest = value
    name = name or (scheme if colon and scheme.lower() != "x-apple" else "")
    _method(seen, prop, MethodKind.CHAT, rest if colon else value, labels.service(name))


def chat_property(seen: Findings, prop: Property) -> None:
    """A property that holds a handle of one chat service, such as X-LINE."""
    value = text_of(prop)
    if value[:4].lower() == "sip:":
        value = value[4:]
    _method(seen, prop, MethodKind.CHAT, value, labels.service(prop.key[2:]))


def _social(seen: Findings, prop: Property) -> None:
    value = text_of(prop)
    name = next((word for word in types(prop.params) if word != "pref"), "")
    name = param(prop.params, "SERVICE-TYPE") or name
    user = param(prop.params, "X-USER") or param(prop.params, "USERNAME")
    if user or not value.lower().startswith("http"):
        value = user or value.removeprefix("x-apple:")
        _method(seen, prop, MethodKind.CHAT, value, labels.service(name))
    else:
        _method(seen, prop, MethodKind.WEB, value, labels.service(name))


def _adr(seen: Findings, prop: Property) -> None:
    parts = [*components(prop), *[""] * 7][:7]
    if not any(parts):
        return
    label = seen.label(prop)
    seen.add("address", seen.addresses, Address(
        label=label, po_box=parts[0], extended=parts[1], street=parts[2], city=parts[3],
        region=parts[4], postcode=parts[5], country=parts[6],
    ))  # fmt: skip


def _label_text(seen: Findings, prop: Property) -> None:
    text = text_of(prop)
    if text:
        seen.blocks.append((seen.at, seen.label(prop), text))


REACH: dict[str, Handler] = {
    "TEL": _tel,
    "EMAIL": _email,
    "URL": _url,
    "X-EVOLUTION-BLOG-URL": _blog,
    "X-KADDRESSBOOK-BLOGFEED": _blog,
    "IMPP": _impp,
    "X-SOCIALPROFILE": _social,
    "SOCIALPROFILE": _social,
    "ADR": _adr,
    "LABEL": _label_text,
}
