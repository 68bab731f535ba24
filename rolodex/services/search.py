"""Finding cards and what was written in their history."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rolodex.domain.problems import Problem
from rolodex.services.card_lists import PAGE, Result
from rolodex.services.verbs import Verbs
from rolodex.store import search as store
from rolodex.store.index_pieces import LARGE_STEP, STEP, merge

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HistoryHit:
    """A line of the history that matches, with the first card it belongs to."""

    interaction_id: int
    card_id: int
    name: str
    date: date
    kind: str
    text: str


class SearchVerbs(Verbs):
    """Cards by any word, character, reading or piece of a number; the history by its texts."""

    def find(self, query: str, limit: int = PAGE) -> Result:
        """How many live cards match, and the first of them.

        Names that begin with the query come first, by sort key; then the order of the index.
        """
        with self._database.translated():
            count, ids = store.find(self._database, query, limit)
            return Result(count, tuple(self._book.card_lists.rows(ids)), query=query)

    def ids(self, result: Result) -> tuple[int, ...]:
        """All matches of a search, those of its first page first."""
        with self._database.translated():
            first = [row.id for row in result.rows]
            return tuple(store.all_ids(self._database, result.query, first))

    def history(self, query: str, limit: int = 50) -> list[HistoryHit]:
        """The newest lines of the history that match."""
        from rolodex.store import history

        with self._database.translated():
            ids = store.find_history(self._database, query, limit)
            found = history.get_many(self._database, ids)
            cards = {i.cards[0] for i in found.values() if i.cards}
            listed = ",".join(str(card) for card in cards)
            names = dict(
                self._database.rows(
                    f"SELECT card, name FROM card_face WHERE live = 1 AND card IN ({listed})"
                )
            )
            hits = []
            for number in ids:
                interaction = found[number]
                if interaction.cards and interaction.cards[0] in names:
                    assert interaction.local_date is not None
                    hits.append(
                        HistoryHit(
                            number,
                            interaction.cards[0],
                            names[interaction.cards[0]],
                            interaction.local_date,
                            interaction.kind,
                            interaction.text,
                        )
                    )
            return hits

    def tidy(self, pages: int = STEP) -> bool:
        """Merge some `pages` of the index, durably; False when nothing was left to do.

        No step of the journal, and no change of what the book holds: asked for again and
        again when nobody writes, it keeps searches fast. Raises `BookBusy`.
        """
        with self._database.transaction():
            return merge(self._database, pages)

    def tidy_through(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Merge all that is due, after work that took its time anyway.

        What cannot be done now, another program being at work, is left for a quiet time.
        """
        try:
            while not (cancelled and cancelled()) and self.tidy(LARGE_STEP):
                pass
        except Problem:
            log.info("merging the index was put off")

    def warm(self) -> None:
        """Touch the index once, after the first paint."""
        with self._database.translated():
            store.warm(self._database)
