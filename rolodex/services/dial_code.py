"""The QR code with which a phone dials a number that stands on the screen."""

from __future__ import annotations

from rolodex.domain.card_parts import Method
from rolodex.domain.message_links import call_link


def dial_code(phone: Method) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, True where dark; empty for a value that cannot be dialled."""
    from rolodex.sheets.qr_code import qr_modules

    link = call_link(phone)
    return qr_modules(link) if link else ()
