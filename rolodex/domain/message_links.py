"""Links that open a message in another program of this computer, with the text ready to send.

Each part is encoded, so that nothing of a text becomes another recipient or a header. None of
them goes over the network by itself: a web link would show the text to somebody's server.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from rolodex.domain.card import Card
from rolodex.domain.card_parts import FAX_LABELS, Method, MethodKind
from rolodex.domain.messengers import WHATSAPP, usual_messenger
from rolodex.domain.name_display import display_name
from rolodex.domain.phones import can_get_text, country_of_number


class WayKind(StrEnum):
    """How a text reaches somebody from a computer."""

    EMAIL = "email"
    CHAT = "chat"  # no link leads to a person with a text: copied, and looked for by name
    WHATSAPP = "whatsapp"
    SMS = "sms"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to hand a text over: by e-mail, in a chat, to a number."""

    kind: WayKind
    method: Method

    def link(self, body: str, subject: str = "") -> str:
        """The link that opens it, ASCII only; empty for a chat that no link opens."""
        if self.kind is WayKind.EMAIL:
            return mail_link(self.method.value, subject, body)
        number = _number(self.method)
        if self.kind is WayKind.SMS:
            return sms_link(number, body)
        return whatsapp_link(number, body) if self.kind is WayKind.WHATSAPP else ""


def ways_of(card: Card) -> tuple[Way, ...]:
    """The ways that a card has: the messenger that is usual where its number is, its e-mail,
    its other chats, SMS to its mobile number.

    The first address and the first number count, which is where the primary one stands. A
    messenger that is not on the card is offered only where nearly everybody has it; WhatsApp
    elsewhere only if the card names it.
    """
    mobile = next((p for p in card.phones() if _takes_text(p)), None)
    usual = usual_messenger(country_of_number(_number(mobile))) if mobile is not None else ""
    chats = [m for m in card.methods if m.kind is MethodKind.CHAT and m.value.strip()]
    ways = [_way_of_chat(chat, mobile) for chat in sorted(chats, key=lambda m: not m.primary)]
    first = [way for way in ways if usual and _service(way) == usual.casefold()]
    if not first and mobile is not None and usual == WHATSAPP:
        first = [Way(WayKind.WHATSAPP, mobile)]
    elif not first and usual:
        person = Method(kind=MethodKind.CHAT, label=usual, value=display_name(card))
        first = [Way(WayKind.CHAT, person)]
    mails = [Way(WayKind.EMAIL, mail) for mail in card.emails()[:1]]
    rest = [way for way in ways if way not in first]
    texts = [Way(WayKind.SMS, mobile)] if mobile is not None else []
    return (*first, *mails, *rest, *texts)


def _way_of_chat(chat: Method, mobile: Method | None) -> Way:
    if chat.label.strip().casefold() != WHATSAPP.casefold():
        return Way(WayKind.CHAT, chat)
    if _number(chat):
        return Way(WayKind.WHATSAPP, chat)
    # A name there says that the person has it; its number is the one of the phone.
    return Way(WayKind.WHATSAPP, mobile) if mobile is not None else Way(WayKind.CHAT, chat)


def _service(way: Way) -> str:
    is_whatsapp = way.kind is WayKind.WHATSAPP
    return (WHATSAPP if is_whatsapp else way.method.label.strip()).casefold()


def mail_link(address: str, subject: str, body: str) -> str:
    """A `mailto:` link (RFC 6068); line breaks are CR LF, an empty subject is left out."""
    lines = "\r\n".join(body.splitlines())
    about = f"subject={_encoded(subject)}&" if subject else ""
    return f"mailto:{quote(address, safe='@', errors='replace')}?{about}body={_encoded(lines)}"


def sms_link(number: str, body: str) -> str:
    """An `sms:` link (RFC 5724) for an E.164 number."""
    return f"sms:{quote(number, safe='+', errors='replace')}?body={_encoded(body)}"


def whatsapp_link(number: str, body: str) -> str:
    """The link that WhatsApp's own program takes: digits with the country code, no plus."""
    digits = quote(number.lstrip("+"), safe="", errors="replace")
    return f"whatsapp://send?phone={digits}&text={_encoded(body)}"


def call_link(phone: Method) -> str:
    """The `tel:` link (RFC 3966) that a phone dials; empty for a value without digits.

    An extension follows a comma, which phones dial as a pause; few know the `;ext=` of the RFC.
    """
    number, _mark, extension = phone.normalized.partition(";ext=")
    if not number:
        number = "".join(sign for sign in phone.value[:40] if sign in "+*#0123456789")
    if not any(sign.isdigit() for sign in number):
        return ""
    pause = f",{extension}" if extension else ""
    return f"tel:{quote(number, safe='+*')}{pause}"


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _takes_text(phone: Method) -> bool:
    number = _number(phone)
    if not number or phone.label in FAX_LABELS:
        return False
    return phone.label == "mobile" or can_get_text(number)


def _number(method: Method) -> str:
    """E.164 without an extension; of a chat the digits that were typed with their country."""
    number = method.normalized.partition(";ext=")[0]
    if number.startswith("+"):
        return number
    plain = "".join(sign for sign in method.value if sign not in " -().")
    is_number = plain[:1] == "+" and plain[1:].isascii() and plain[1:].isdigit()
    return plain if is_number and 7 <= len(plain) <= 16 else ""
