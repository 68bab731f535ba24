"""What is done to many cards at once, each as one undoable step."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rolodex.domain.problems import BadValue
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.services.changes import Changes, touched
from rolodex.services.verbs import Verbs

CLASSES = ("A", "B", "C")


class BulkVerbs(Verbs):
    """Cadence and class of many cards; tags and trash are in `book.cards`."""

    def set_cadence(self, ids: Iterable[int], days: int | None) -> Changes:
        """Give cards a cadence of their own, or with None that of their tags and the book."""
        if days is not None and days < 1:
            raise BadValue(Text(N_("A cadence is at least one day.")))
        wanted = list(ids)
        if days is None:
            label = Text(
                N_("Usual cadence for {n} card"),
                {"n": len(wanted)},
                plural=N_("Usual cadence for {n} cards"),
            )
        else:
            label = Text(
                N_("Cadence of {days} days for {n} card"),
                {"n": len(wanted), "days": days},
                plural=N_("Cadence of {days} days for {n} cards"),
            )
        with self._step(label) as step:
            self._database.execute(
                "UPDATE card SET cadence_days = ?, modified_at = ? "
                "WHERE id IN (SELECT value FROM json_each(?)) AND cadence_days IS NOT ?",
                (days, self._now(), json.dumps(wanted), days),
            )
        return Changes(step, label, touched(card=wanted))

    def set_class(self, ids: Iterable[int], klass: str) -> Changes:
        """Put cards into class A, B or C by its tag, or with an empty one into none.

        The first tag with that class is used, or one is made; tags of other classes are taken
        from the cards.
        """
        if klass and klass not in CLASSES:
            raise BadValue(Text(N_("A class is A, B or C.")))
        wanted = list(ids)
        listed = json.dumps(wanted)
        label = Text(N_("No class for {n} card"), {"n": len(wanted)},
                     plural=N_("No class for {n} cards"))  # fmt: skip
        if klass:
            label = Text(
                N_("Class {klass} for {n} card"),
                {"n": len(wanted), "klass": klass},
                plural=N_("Class {klass} for {n} cards"),
            )
        with self._step(label) as step:
            tags = set(
                self._database.column(
                    "SELECT id FROM tag WHERE klass != '' AND klass != ? AND id IN "
                    "(SELECT tag FROM card_tag WHERE card IN (SELECT value FROM json_each(?)))",
                    (klass, listed),
                )
            )
            self._database.execute(
                "DELETE FROM card_tag WHERE card IN (SELECT value FROM json_each(?)) "
                "AND tag IN (SELECT id FROM tag WHERE klass != '' AND klass != ?)",
                (listed, klass),
            )
            if klass:
                tag = self._tag_of_class(klass)
                tags.add(tag)
                # Who is in the class by another of its tags stays so.
                self._database.execute(
                    "INSERT INTO card_tag(card, tag) SELECT value, ? FROM json_each(?) "
                    "WHERE value NOT IN (SELECT ct.card FROM card_tag ct JOIN tag t "
                    "ON t.id = ct.tag WHERE t.klass = ?)",
                    (tag, listed, klass),
                )
        return Changes(step, label, touched(card=wanted, tag=tags))

    def tag_counts(self, ids: Iterable[int]) -> dict[str, int]:
        """How many of these cards carry each tag; tags that none carries are left out."""
        with self._database.translated():
            return dict(
                self._database.rows(
                    "SELECT t.name, count(*) FROM card_tag ct JOIN tag t ON t.id = ct.tag "
                    "WHERE ct.card IN (SELECT value FROM json_each(?)) GROUP BY t.id",
                    (json.dumps(list(ids)),),
                )
            )

    def _tag_of_class(self, klass: str) -> int:
        from rolodex.store import tags

        found = self._database.value(
            "SELECT id FROM tag WHERE klass = ? ORDER BY name = ? DESC, id LIMIT 1", (klass, klass)
        )
        if found is not None:
            return int(found)
        name, number = klass, 1
        # A tag of that name may be there for something else.
        while self._database.value("SELECT 1 FROM tag WHERE name = ?", (name,)):
            number += 1
            name = f"{klass} {number}"
        made = tags.ensure(self._database, name)
        self._database.execute("UPDATE tag SET klass = ? WHERE id = ?", (klass, made))
        return made
