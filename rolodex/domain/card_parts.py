"""The parts of a card: ways to reach it, addresses, days, relations; and their labels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rolodex.i18n import N_

BIRTHDAY = "birthday"


class MethodKind(StrEnum):
    """A way to reach a card."""

    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    WEB = "web"


class Calendar(StrEnum):
    """The calendar a special date recurs by."""

    SOLAR = "solar"
    LUNAR = "lunar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A phone number, e-mail address, chat handle or web page.

    `label` is a key of `PHONE_LABELS` and the like, or the user's own word; for a chat it is
    the service (`LINE`, `WeChat`). `normalized` is E.164 for phones, lower case for e-mail.
    `display` is the name under which a chat service shows the person.
    """

    kind: MethodKind
    value: str
    label: str = ""
    normalized: str = ""
    display: str = ""
    primary: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address with the parts of RFC 6350 section 6.3.1."""

    label: str = ""
    po_box: str = ""
    extended: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDate:
    """A day that recurs every year: a birthday (label `birthday`), an anniversary and so on.

    `month` 1-12, `day` 1-31 (1-30 lunar), `leap` marks a lunar leap month. `year` is the
    solar or lunar year of the event or None; `lead_days` None means the book's setting.
    """

    label: str
    month: int
    day: int
    year: int | None = None
    calendar: Calendar = Calendar.SOLAR
    leap: bool = False
    lead_days: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How another person stands to this card: `kind` "spouse" reads "their spouse is other".

    `other` is a card's id, or None with the person's name in `name`. Seen from the other
    card the same relation carries the reverse kind (see `RELATION_KINDS`).
    """

    kind: str
    other: int | None = None
    name: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomValue:
    """A value of a field that the user defined; `label` names the field."""

    label: str
    value: str
    private: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A portrait: the bytes of a picture file and its media type."""

    data: bytes
    type: str = "image/jpeg"


PHONE_LABELS = (
    ("mobile", N_("mobile")),
    ("work", N_("work")),
    ("home", N_("home")),
    ("main", N_("main")),
    ("fax", N_("fax")),
    ("work fax", N_("work fax")),
    ("home fax", N_("home fax")),
    ("other", N_("other")),
)
FAX_LABELS = frozenset({"fax", "work fax", "home fax"})
"""Labels of numbers that take neither calls nor messages."""
PLACE_LABELS = (("work", N_("work")), ("home", N_("home")), ("other", N_("other")))
CHAT_SERVICES = ("LINE", "WeChat", "WhatsApp", "Telegram", "Signal", "Messenger", "Skype", "QQ")
DATE_LABELS = (
    (BIRTHDAY, N_("Birthday")),
    ("anniversary", N_("Anniversary")),
    ("other", N_("Other")),
)

RELATION_KINDS: dict[str, tuple[str, str]] = {
    # key: (label, key seen from the other card)
    "spouse": (N_("spouse"), "spouse"),
    "partner": (N_("partner"), "partner"),
    "parent": (N_("parent"), "child"),
    "child": (N_("child"), "parent"),
    "sibling": (N_("brother or sister"), "sibling"),
    "relative": (N_("relative"), "relative"),
    "household": (N_("lives with"), "household"),
    "friend": (N_("friend"), "friend"),
    "colleague": (N_("colleague"), "colleague"),
    "manager": (N_("manager"), "report"),
    "report": (N_("reports to them"), "manager"),
    "assistant": (N_("assistant"), "assisted"),
    "assisted": (N_("assists"), "assistant"),
    "other": (N_("other"), "other"),
}
