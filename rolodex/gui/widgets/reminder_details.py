"""What a reminder's row shows of its card: phone, last notes, portrait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from rolodex.gui.widgets.avatar import Portraits
from rolodex.gui.widgets.card_words import method_value

if TYPE_CHECKING:
    from rolodex.services.book import Book

NOTES = 2


@dataclass(frozen=True, slots=True)
class Details:
    """What a row shows beside the reminder itself; read after the first paint."""

    initials: str = ""
    name2: str = ""
    phone: str = ""
    notes: tuple[str, ...] = ()
    photo: QPixmap | None = None


def read_details(book: Book, card_id: int, portraits: Portraits) -> Details:
    """Ask the book; the photo may come later. Raises `NotFound`."""
    from rolodex.domain.names import initials, second_name

    card = book.cards.get(card_id)
    phones = card.phones()
    return Details(
        initials=initials(card),
        name2=second_name(card),
        phone=method_value(phones[0], book.settings.get("country")) if phones else "",
        notes=tuple(book.history.last_notes(card_id, NOTES)),
        photo=portraits.photo(card_id) if card.has_photo else None,
    )
