"""Logging contacts: what happened, with whom, and what was promised next."""

from __future__ import annotations

import uuid
from dataclasses import replace
from zoneinfo import ZoneInfo

from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import KINDS, OUTCOMES, Interaction, counts_as_contact
from rolodex.domain.problems import BadValue, NotFound
from rolodex.domain.text import Text
from rolodex.domain.tidying import clean
from rolodex.i18n import N_
from rolodex.services.changes import Changes, touched
from rolodex.services.verbs import Verbs
from rolodex.store import followups as followup_store
from rolodex.store import history as store


class HistoryVerbs(Verbs):
    """Interactions of one or several cards; the last contact follows at once."""

    def log(self, interaction: Interaction, followup: FollowUp | None = None) -> Changes:
        """Write what happened, and what was promised, as one step.

        Without `at` it happened now. A follow-up is written for each of the cards. Raises
        `BadValue` when no card, an unknown kind or a time in the future is given.
        """
        fresh = self._checked(replace(interaction, uid=interaction.uid or str(uuid.uuid4())))
        label = Text(
            N_("Log {kind} with {name}"),
            {"kind": Text(KINDS[fresh.kind]), "name": self._names(fresh.cards)},
        )
        promised: list[int] = []
        with self._step(label) as step:
            number = store.insert(self._database, fresh, self._now())
            if followup is not None:
                for card in fresh.cards:
                    promised.append(
                        followup_store.insert(
                            self._database,
                            replace(
                                followup,
                                card=card,
                                uid=str(uuid.uuid4()),
                                zone=followup.zone or (self._clock.zone() if followup.time else ""),
                                origin=f"interaction:{number}",
                            ),
                            self._now(),
                        )
                    )
        return Changes(
            step,
            label,
            touched(card=fresh.cards, interaction=[number], followup=promised),
            number,
        )

    def edit(self, interaction: Interaction) -> Changes:
        """Write a changed interaction. Raises `NotFound` and `BadValue`."""
        assert interaction.id is not None
        before = self.get(interaction.id)
        changed = self._checked(replace(interaction, uid=before.uid))
        label = Text(N_("Change what happened with {name}"), {"name": self._names(before.cards)})
        with self._step(label) as step:
            if changed != before:
                store.update(self._database, changed, self._now())
        return Changes(
            step,
            label,
            touched(card={*before.cards, *changed.cards}, interaction=[interaction.id]),
        )

    def remove(self, number: int) -> Changes:
        """Delete an interaction; undo brings it back."""
        before = self.get(number)
        label = Text(N_("Remove what happened with {name}"), {"name": self._names(before.cards)})
        with self._step(label) as step:
            store.remove(self._database, number)
        return Changes(step, label, touched(card=before.cards, interaction=[number]))

    def get(self, number: int) -> Interaction:
        """One interaction. Raises `NotFound`."""
        with self._database.translated():
            found = store.get_many(self._database, [number]).get(number)
        if found is None:
            raise NotFound(Text(N_("This entry of the history is gone.")))
        return found

    def timeline(
        self, card: int, limit: int = 100, before: Interaction | None = None
    ) -> list[Interaction]:
        """The interactions of a card, newest first; `before` continues after that one."""
        with self._database.translated():
            return store.timeline(self._database, card, limit, before)

    def count(self, card: int) -> int:
        """How many interactions a card has."""
        with self._database.translated():
            return store.count(self._database, card)

    def last_notes(self, card: int, n: int = 2) -> list[str]:
        """The newest texts of a card's history."""
        with self._database.translated():
            return store.last_texts(self._database, [card], n)[card]

    def _checked(self, interaction: Interaction) -> Interaction:
        if not interaction.cards:
            raise BadValue(Text(N_("Say with whom it happened.")))
        if interaction.kind not in KINDS or interaction.outcome not in OUTCOMES:
            raise BadValue(
                Text(
                    N_("{value} is not a kind or outcome of a contact."),
                    {"value": f"{interaction.kind}/{interaction.outcome}"},
                )
            )
        zone = interaction.zone or self._clock.zone()
        at = interaction.at or self._clock.now()
        if at.tzinfo is None:
            at = at.replace(tzinfo=ZoneInfo(zone))
        if (at - self._clock.now()).total_seconds() > 86_400:
            raise BadValue(Text(N_("What happened cannot lie in the future; make it a follow-up.")))
        missing = self._database.value(
            "SELECT count(*) FROM card WHERE id IN "
            f"({','.join(str(int(card)) for card in interaction.cards)})"
        ) != len(set(interaction.cards))
        if missing:
            raise NotFound(Text(N_("This card is not in the book.")))
        return replace(
            interaction,
            at=at,
            zone=zone,
            local_date=at.astimezone(ZoneInfo(zone)).date(),
            text=clean(interaction.text, lines=True),
            place=clean(interaction.place),
            counts=counts_as_contact(interaction.kind, interaction.outcome, interaction.broadcast),
        )

    def _names(self, cards: tuple[int, ...]) -> str:
        listed = ",".join(str(int(card)) for card in cards[:3])
        with self._database.translated():
            names = self._database.column(f"SELECT name FROM card_face WHERE card IN ({listed})")
        return ", ".join(names) + (" …" if len(cards) > 3 else "")
