"""Undo and redo for every front end, across restarts."""

from __future__ import annotations

from rolodex.domain.problems import NotFound
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.services.changes import ALL, Changes, Touched, touched
from rolodex.services.verbs import Verbs
from rolodex.store import journal as store
from rolodex.store.journal import Progress, Step

_KIND_OF = {
    "card": "card",
    "interaction": "interaction",
    "followup": "followup",
    "tag": "tag",
    "reminder_mark": "mark",
    "phrase": "phrase",
    "phrase_use": "phrase_use",
    "saved_list": "list",
}
"""Base tables that are a kind of `Changes` themselves; all others are parts of cards."""


class JournalVerbs(Verbs):
    """The steps that were taken, newest first; last in, first out, whoever wrote them."""

    def undo(self, n: int = 1, progress: Progress | None = None) -> Changes:
        """Take back the newest `n` steps. Raises `NotFound` when there is nothing left.

        `progress` is told the rows put back of each step; what it raises leaves all as it was.
        """
        touched_rows: dict[str, set[int]] = {}
        label, step = Text(""), 0
        with self._database.transaction():
            for taken in range(n):
                found = store.undo(self._database, self._clock.now(), progress)
                if found is None:
                    if taken:
                        break
                    raise NotFound(Text(N_("There is nothing to undo.")))
                label, step = found[0].label, found[0].id
                _merge(touched_rows, found[1])
        return Changes(step, Text(N_("Undone: {step}"), {"step": label}), _kinds(touched_rows))

    def redo(self, progress: Progress | None = None) -> Changes:
        """Do again what was undone last. Raises `NotFound` when there is nothing."""
        found = store.redo(self._database, progress)
        if found is None:
            raise NotFound(Text(N_("There is nothing to redo.")))
        step, rows = found
        return Changes(step.id, Text(N_("Redone: {step}"), {"step": step.label}), _kinds(rows))

    def steps(self, limit: int = 50) -> list[Step]:
        """The newest steps first, those that are undone marked."""
        with self._database.translated():
            return store.steps(self._database, limit)

    def rows_to_undo(self, n: int = 1) -> int:
        """How many rows the newest `n` steps wrote: how long undoing them will take."""
        with self._database.translated():
            return store.rows_to_undo(self._database, n)

    def rows_to_redo(self) -> int:
        """How many rows redo would write."""
        with self._database.translated():
            return store.rows_to_redo(self._database)

    def next_undo(self) -> Text | None:
        """The label of what undo would take back."""
        with self._database.translated():
            return store.next_undo(self._database)

    def next_redo(self) -> Text | None:
        """The label of what redo would do again."""
        with self._database.translated():
            return store.next_redo(self._database)


def _merge(into: dict[str, set[int]], rows: dict[str, set[int]]) -> None:
    for table, ids in rows.items():
        into.setdefault(table, set()).update(ids)


def _kinds(rows: dict[str, set[int]]) -> dict[str, Touched]:
    kinds: dict[str, Touched] = {}
    for table, ids in rows.items():
        kind = _KIND_OF.get(table)
        if kind is not None:
            kinds.update(touched(**{kind: ids}))
    # Rows of parts are not numbered by their card; so many cards may show something new.
    if rows.keys() - _KIND_OF.keys():
        kinds["card"] = ALL
    if "card_tag" in rows:
        kinds["tag"] = ALL
    if "phrase_use" in rows:
        kinds["phrase"] = kinds["phrase_use"] = ALL
    return kinds
