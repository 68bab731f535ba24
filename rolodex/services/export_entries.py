"""The cards of an export with all that a vCard of them needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from rolodex.domain.problems import Cancelled
from rolodex.formats.vcard import Entry, from_json
from rolodex.services.import_writer import photo_digest
from rolodex.store import cards, imports

if TYPE_CHECKING:
    from rolodex.services.book import Book

CHUNK = 200


def entries(
    book: Book,
    ids: Sequence[int],
    progress: Callable[[int, int | None], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[Entry]:
    """Each card with photo, source properties and the names it refers to, in order.

    Raises `Cancelled` when asked to stop.
    """
    database = book.database
    for at in range(0, len(ids), CHUNK):
        if cancelled and cancelled():
            raise Cancelled
        if progress:
            progress(at, len(ids))
        part = ids[at : at + CHUNK]
        found = cards.get_many(database, part)
        others = {r.other for c in found.values() for r in c.relations if r.other is not None}
        others |= {c.referred_by for c in found.values() if c.referred_by is not None}
        listed = ",".join(str(other) for other in others)
        names = dict(database.rows(f"SELECT card, name FROM card_face WHERE card IN ({listed})"))
        for number in part:
            card = found.get(number)
            if card is None:
                continue
            source = imports.latest(database, number)
            photo = cards.photo(database, number) if card.has_photo else None
            yield Entry(
                card=card,
                photo=photo,
                source=from_json(source.properties) if source else (),
                version=(source.version if source else "") or "3.0",
                names=names,
                referred=names.get(card.referred_by or 0, ""),
                keep_photo=bool(photo and source and source.photo == photo_digest(photo)),
            )
    if progress:
        progress(len(ids), len(ids))
