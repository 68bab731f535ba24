"""What a user can do with cards: look, save, tag, trash."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Photo
from rolodex.domain.names import display_name
from rolodex.domain.problems import Ambiguous, BadValue, NotFound
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.services.card_lists import PAGE, CardLists
from rolodex.services.changes import Changes, touched
from rolodex.store import cards as store


class CardVerbs(CardLists):
    """Cards by id, uid, list; saving, trash and tags."""

    def get(self, number: int) -> Card:
        """The whole card. Raises `NotFound`."""
        with self._database.translated():
            card = store.get_many(self._database, [number]).get(number)
        if card is None:
            raise NotFound(Text(N_("This card is not in the book.")))
        return card

    def get_many(self, ids: Iterable[int]) -> dict[int, Card]:
        """Whole cards by id; those that do not exist are left out."""
        with self._database.translated():
            return store.get_many(self._database, ids)

    def by_uid(self, uid: str) -> Card | None:
        """The card with this uid."""
        with self._database.translated():
            number = store.by_uid(self._database, uid)
        return None if number is None else self.get(number)

    def resolve(self, text: str) -> int:
        """The card that a text names: its uid, its exact name, or a query with one hit.

        Raises `NotFound` and `Ambiguous`.
        """
        with self._database.translated():
            number = store.by_uid(self._database, text)
            if number is not None:
                return number
        found = self._book.search.find(text, limit=PAGE)
        exact = [row for row in found.rows if row.name == text]
        if found.count == 1:
            return found.rows[0].id
        if len(exact) == 1:
            return exact[0].id
        if not found.count:
            raise NotFound(Text(N_("No card matches “{query}”."), {"query": text}))
        names = ", ".join(row.name for row in (exact or found.rows)[:5])
        raise Ambiguous(
            Text(
                N_("“{query}” matches {n} cards: {names}. Say which by its uid."),
                {"query": text, "n": found.count, "names": names},
            )
        )

    def save(self, card: Card) -> Changes:
        """Write a card, new (without id) or changed; `Changes.new` is the id of a new one.

        Blank methods, dates and the like are left out, phone numbers are normalised by the
        book's home country, and the sort key and search index follow.
        """
        now = self._now()
        tidy = self._tidy(card)
        name = display_name(tidy)
        if card.id is None:
            fresh = replace(
                tidy,
                uid=tidy.uid or str(uuid.uuid4()),
                created_on=tidy.created_on or self._clock.today().isoformat(),
                created_at=tidy.created_at or now,
                modified_at=now,
            )
            label = Text(N_("Add {name}"), {"name": name or Text(N_("(no name)"))})
            with self._step(label) as step:
                self._check(fresh)
                number = store.insert(self._database, fresh)
            return Changes(
                step, label, touched(card=[number, *_others(fresh)], tag=_tags(fresh)), number
            )
        label = Text(N_("Change {name}"), {"name": name or Text(N_("(no name)"))})
        with self._step(label) as step:
            before = store.get_many(self._database, [card.id]).get(card.id)
            if before is None:
                raise NotFound(Text(N_("This card is not in the book.")))
            self._check(tidy)
            after = replace(
                tidy,
                uid=before.uid,
                trashed_at=before.trashed_at,
                created_on=before.created_on,
                created_at=before.created_at,
                modified_at=before.modified_at,
                has_photo=before.has_photo,
            )
            if after != before:
                after = replace(after, modified_at=now)
                store.update(self._database, before, after)
                if (after.tags, after.custom) == (before.tags, before.custom):
                    # Else a tag or field that is there already may decide how it is written.
                    self._book.indexer.renew(after)
        return Changes(
            step,
            label,
            touched(
                card=[card.id, *_others(before), *_others(after)],
                tag=set(_tags(before)) ^ set(_tags(after)),
            ),
        )

    def _check(self, card: Card) -> None:
        if card.cadence_days is not None and card.cadence_days < 1:
            raise BadValue(Text(N_("A cadence is at least one day.")))
        if card.id is not None and card.referred_by == card.id:
            raise BadValue(Text(N_("A card cannot be introduced by itself.")))
        for other in {card.referred_by, card.company_card, *(r.other for r in card.relations)}:
            if other is not None and not self._database.value(
                "SELECT 1 FROM card WHERE id = ?", (other,)
            ):
                raise NotFound(Text(N_("This card is not in the book.")))

    def _tidy(self, card: Card) -> Card:
        from rolodex.domain.tidying import tidied

        return tidied(card, str(self._book.settings.get("country")))

    # photo ------------------------------------------------------------------------

    def photo(self, number: int) -> Photo | None:
        """The portrait of a card."""
        with self._database.translated():
            return store.photo(self._database, number)

    def set_photo(self, number: int, picture: Photo | None) -> Changes:
        """Give a card its portrait, another one, or none."""
        words = N_("Change the photo of {name}") if picture else N_("Remove the photo of {name}")
        label = Text(words, {"name": self._name(number)})
        with self._step(label) as step:
            store.set_photo(self._database, number, picture)
        return Changes(step, label, touched(card=[number]))

    # trash and tags ---------------------------------------------------------------

    def trash(self, ids: Iterable[int]) -> Changes:
        """Put cards into the trash, from where they can be restored."""
        wanted = list(ids)
        label = self._label(
            wanted,
            N_("Trash {name}"),
            Text(N_("Trash {n} card"), {"n": len(wanted)}, plural=N_("Trash {n} cards")),
        )
        now = self._now()
        with self._step(label) as step:
            changed = store.set_trashed(self._database, wanted, now, now)
        return Changes(step, label, touched(card=changed))

    def restore(self, ids: Iterable[int]) -> Changes:
        """Take cards out of the trash."""
        wanted = list(ids)
        label = self._label(
            wanted,
            N_("Restore {name}"),
            Text(N_("Restore {n} card"), {"n": len(wanted)}, plural=N_("Restore {n} cards")),
        )
        with self._step(label) as step:
            changed = store.set_trashed(self._database, wanted, None, self._now())
        return Changes(step, label, touched(card=changed))

    def tag(self, ids: Iterable[int], name: str) -> Changes:
        """Give cards a tag, which is made if there is none of that name."""
        from rolodex.store import tags

        name = name.strip()
        if not name:
            raise BadValue(Text(N_("A tag needs a name.")))
        wanted = list(ids)
        label = Text(N_("Tag with {tag}"), {"tag": name})
        with self._step(label) as step:
            tag = tags.ensure(self._database, name)
            self._database.executemany(
                "INSERT OR IGNORE INTO card_tag(card, tag) VALUES (?, ?)",
                [(card, tag) for card in wanted],
            )
        return Changes(step, label, touched(card=wanted, tag=[tag]))

    def untag(self, ids: Iterable[int], name: str) -> Changes:
        """Take a tag from cards."""
        wanted = list(ids)
        label = Text(N_("Remove tag {tag}"), {"tag": name})
        with self._step(label) as step:
            tag = self._database.value("SELECT id FROM tag WHERE name = ?", (name,))
            if tag is None:
                raise NotFound(Text(N_("There is no tag called {tag}."), {"tag": name}))
            self._database.executemany(
                "DELETE FROM card_tag WHERE card = ? AND tag = ?",
                [(card, tag) for card in wanted],
            )
        return Changes(step, label, touched(card=wanted, tag=[tag]))

    def _name(self, number: int) -> str:
        name = self._database.value("SELECT name FROM card_face WHERE card = ?", (number,))
        return str(name or "")

    def _label(self, ids: list[int], one: str, several: Text) -> Text:
        if len(ids) == 1:
            return Text(one, {"name": self._name(ids[0]) or Text(N_("(no name)"))})
        return several


def _others(card: Card) -> list[int]:
    """Cards that show something of this one."""
    others = [r.other for r in card.relations if r.other is not None]
    return others + ([card.referred_by] if card.referred_by is not None else [])


def _tags(card: Card) -> list[int]:
    # Tags are named, not numbered, in a card; zero stands for "some tag's count changed".
    return [0] if card.tags else []
