"""Column names that are numbered by a rule: Google's, and those of tables made like them."""

from __future__ import annotations

import re
from collections.abc import Callable

from rolodex.domain.column_names import PLACE_WORDS, Target, header_key, target_of

_METHODS = {"phone": "phone", "e-mail": "email", "email": "email", "website": "web", "im": "chat"}
_VALUE = {"value": "", "type": "label", "label": "label"}
_ADDRESS = {
    "type": "label", "label": "label", "formatted": "formatted", "street": "street",
    "city": "city", "po box": "po_box", "region": "region", "postal code": "postcode",
    "country": "country", "extended address": "extended",
}  # fmt: skip
_ORGANIZATION = {"name": "company", "title": "title", "department": "department"}
_RELATED = {"event": "dates", "relation": "relations", "custom field": "custom", "date": "dates"}

_NUMBERED = re.compile(r"(?P<what>[a-z][a-z -]*?) (?P<number>\d{1,2}) - (?P<part>[a-z ]+)")
_PHONETIC = re.compile(r"phonetic (first|middle|last) name|(given|family|additional) name yomi")
_KEYED = re.compile(r"custom (?P<part>key|value) ?(?P<number>\d{1,2})")
_REL = re.compile(r"(?P<what>im|website|relation)(?P<rel> rel)?")
_EMAIL = re.compile(r"e-?mail(?: address)? ?(?P<number>\d{1,2})(?: address)?")
_OF_WHOM = re.compile(r"(?:person|contact|people) - (?P<name>[^-]{2,40})")
_PLACED = re.compile(
    r"(?P<what>phone|tel|telephone|e-?mail|address|fax|電話|电话|信箱|郵箱|邮箱|地址) - "
    r"(?P<place>[^\W\d_]{1,10})"
)
_OWN = re.compile(r"rolodex (?P<field>[a-z_]+)")


def by_pattern(header: str) -> Target | None:
    """The target of `Phone 1 - Value`, `Custom Key1`, `E-mail 7 Address` and the like."""
    text = " ".join(header.replace("–", "-").casefold().split())
    for pattern, read in _READERS:
        if match := pattern.fullmatch(text):
            return read(match)
    return None


def _numbered(match: re.Match[str]) -> Target | None:
    what, number, part = match["what"], match["number"], match["part"]
    group = f"{what}{number}"
    if what in _METHODS:
        kind = _METHODS[what]
        part = {"service": "service", "name": "display"}.get(part, _VALUE.get(part, "?"))
        return None if part == "?" else Target("methods", kind, "", part, group)
    if what == "address":
        return Target("addresses", "", "", _ADDRESS[part], group) if part in _ADDRESS else None
    if what == "organization" and part in _ORGANIZATION:
        return Target(_ORGANIZATION[part]) if number == "1" else None
    part = {"lead days": "lead", "private": "private"}.get(part, _VALUE.get(part, "?"))
    if what in _RELATED and part != "?":
        return Target(_RELATED[what], "", "", part, group)
    return None


def _phonetic(match: re.Match[str]) -> Target | None:
    part = {"first": "given", "last": "family", "additional": "middle"}
    word = match[1] or match[2]
    return Target("reading", part=part.get(word, word))


def _keyed(match: re.Match[str]) -> Target | None:
    part = "label" if match["part"] == "key" else ""
    return Target("custom", "", "", part, f"key{match['number']}")


def _rel(match: re.Match[str]) -> Target | None:
    part = "label" if match["rel"] else ""
    if match["what"] == "relation":
        return Target("relations", "", "", part, "relation")
    return Target("methods", _METHODS[match["what"]], "", part, match["what"])


def _email(match: re.Match[str]) -> Target | None:
    return Target("methods", "email", group=f"email{match['number']}")


def _of_whom(match: re.Match[str]) -> Target | None:
    """Pipedrive's `Person - Phone`."""
    return Target("tags") if match["name"] == "label" else target_of(match["name"])


def _placed(match: re.Match[str]) -> Target | None:
    """`Phone - mobile`, as if the place stood in brackets."""
    known = header_key(match["place"]) in PLACE_WORDS
    return target_of(f"{match['what']} ({match['place']})") if known else None


def _own(match: re.Match[str]) -> Target | None:
    return Target(match["field"]) if match["field"] in OWN else None


OWN = frozenset(
    {"uid", "kind", "number", "display", "salutation", "gender", "language", "channel"}
    | {"best_time", "source", "referred", "cadence_days", "reading"}
)
"""Fields that no other program has a column for; ours are called `Rolodex uid` and so on."""

_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Target | None]], ...] = (
    (_NUMBERED, _numbered),
    (_PHONETIC, _phonetic),
    (_KEYED, _keyed),
    (_REL, _rel),
    (_EMAIL, _email),
    (_OWN, _own),
    (_OF_WHOM, _of_whom),
    (_PLACED, _placed),
)
