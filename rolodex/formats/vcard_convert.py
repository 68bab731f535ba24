"""A property of one version of vCard written as another version has it."""

from __future__ import annotations

from rolodex.formats import vcard_dates as dates
from rolodex.formats.vcard_build import quoted
from rolodex.formats.vcard_photo import inline_bytes, media_type, to_base64
from rolodex.formats.vcard_property import (
    Params,
    Property,
    escape,
    escaped,
    param,
    split_escaped,
    traits,
    types,
    unescape,
)

_STRUCTURED = {"N": ";", "ADR": ";", "ORG": ";", "CATEGORIES": ",", "NICKNAME": ","}
_TEXT = frozenset(("FN", "NOTE", "TITLE", "ROLE", "LABEL", "X-ABLABEL", "SORT-STRING", "MAILER"))
_BINARY = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
_DATES = frozenset(("BDAY", "ANNIVERSARY", "X-ANNIVERSARY", "X-ABDATE"))
_IMAGE = {"JPEG": "image/jpeg", "JPG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif"}


def own_version(version: str) -> str:
    """The version that we write for a declared one: 2.1, 3.0 or 4.0."""
    return {"2": "2.1", "4": "4.0"}.get(version.strip()[:1], "3.0")


def convert(prop: Property, source: str, target: str) -> Property:
    """The property for version `target`; of unknown ones name and meaning stay the same."""
    source, target = own_version(source), own_version(target)
    if source == target:
        return prop
    key = prop.key
    how = traits(prop.params)
    if key in _BINARY and (how.base64 or prop.value[:5].lower() == "data:"):
        return _binary(prop, target)
    if how.base64:
        return prop._replace(params=_params(prop, target, _encoding(target)))
    params = _params(prop, target, ())
    if key in _DATES:
        parsed = dates.solar(unescape(escaped(prop)), "", param(prop.params, "X-APPLE-OMIT-YEAR"))
        if parsed is not None and "T" not in prop.value.upper():
            more, value = dates.value(parsed, target)
            kept = tuple(p for p in params if p[0].upper() not in ("X-APPLE-OMIT-YEAR", "VALUE"))
            return prop._replace(params=(*kept, *more), value=value, charset="")
    value = escaped(prop)
    if key == "AGENT":
        return prop._replace(params=params, value=_agent(value, target), charset="")
    if key == "TEL" and target != "4.0" and value[:4].lower() == "tel:":
        number, _, extra = value[4:].partition(";")
        value = f"{number}#{extra[4:]}" if extra[:4].lower() == "ext=" else number
        params = tuple(p for p in params if p[0].upper() != "VALUE")
    value = _recoded(key, value, source, target)
    changed = prop._replace(params=params, value=value, charset="")
    return quoted(changed) if target == "2.1" else changed


def _recoded(key: str, value: str, source: str, target: str) -> str:
    separator = _STRUCTURED.get(key)
    if key == "N" and target == "2.1":  # which knows no lists within the parts of a name
        parts = [
            " ".join(unescape(name).strip() for name in split_escaped(part, ","))
            for part in split_escaped(value, ";")
        ]
    elif separator:
        parts = [unescape(part) for part in split_escaped(value, separator)]
    elif key in _TEXT:
        parts, separator = [unescape(value)], ""
    elif target == "2.1":
        return value.replace("\\n", "\n").replace("\\N", "\n")
    else:
        return value.replace("\n", "\\n")
    if target != "2.1":
        # What stands unescaped between the commas of a name is a list in 3.0 as well.
        if source != "2.1" and separator == ";":
            return value
        return (separator or "").join(escape(part) for part in parts)
    return (separator or "").join(
        part.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for part in parts
    )


def _agent(value: str, target: str) -> str:
    text = unescape(value)
    if not text.upper().startswith("BEGIN:VCARD"):
        return value
    return text.strip() if target == "2.1" and "\n" in text else escape(text)


def _encoding(target: str) -> Params:
    return (("ENCODING", ("BASE64" if target == "2.1" else "b",)),)


def _binary(prop: Property, target: str) -> Property:
    data = inline_bytes(prop)
    if not data:
        return prop
    kind = media_type(data[:16])
    if not kind:
        named = next((w.upper() for w in types(prop.params) if w != "pref"), "")
        head = prop.value[5:40].partition(";")[0] if prop.value[:5].lower() == "data:" else ""
        kind = head or param(prop.params, "MEDIATYPE") or _IMAGE.get(named, named)
    kept = tuple(
        (name, values)
        for name, values in prop.params
        if name.upper() not in ("", "TYPE", "ENCODING", "VALUE", "MEDIATYPE", "CHARSET")
    )
    if target == "4.0":
        value = f"data:{kind or 'application/octet-stream'};base64,{to_base64(data)}"
        return prop._replace(params=kept, value=value)
    word = kind.rpartition("/")[2].upper()
    type_of: Params = (("TYPE", (word,)),) if word else ()
    return prop._replace(params=(*_encoding(target), *type_of, *kept), value=to_base64(data))


def _params(prop: Property, target: str, encoding: Params) -> Params:
    """Parameters without transfer encodings, types and preference as the version has them."""
    kept: list[tuple[str, tuple[str, ...]]] = []
    preferred = False
    for name, values in prop.params:
        key = name.upper()
        if key in ("ENCODING", "CHARSET"):
            continue
        if key in ("TYPE", ""):
            words = [word for value in values for word in value.split(",")]
            if not name:
                words = [w for w in words if w.upper() not in ("QUOTED-PRINTABLE", "BASE64")]
            preferred = preferred or any(word.lower() == "pref" for word in words)
            words = [word for word in words if word and word.lower() != "pref"]
            if target == "4.0":
                words = [word.lower() for word in words if word.lower() != "internet"]
            if target == "2.1":
                kept += [("", (word.upper(),)) for word in words]
            elif words:
                kept.append(("TYPE", tuple(words)))
        elif key == "PREF" and target != "4.0":
            preferred = preferred or values[0] == "1"
        elif key == "VALUE" and values[0].upper() in ("URL", "URI"):
            kept.append((name, ("URL" if target == "2.1" else "uri",)))
        else:
            kept.append((name, values))
    if preferred:
        kept.append(
            {"2.1": ("", ("PREF",)), "3.0": ("TYPE", ("PREF",))}.get(target, ("PREF", ("1",)))
        )
    return (*kept, *encoding)
