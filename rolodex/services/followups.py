"""Promises: making, keeping, skipping and putting them off."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from rolodex.domain.followup import DONE, OPEN, SKIPPED, FollowUp
from rolodex.domain.problems import NotFound
from rolodex.domain.text import Text
from rolodex.domain.tidying import clean
from rolodex.i18n import N_
from rolodex.services.changes import Changes, touched
from rolodex.services.verbs import Verbs
from rolodex.store import followups as store


class FollowUpVerbs(Verbs):
    """Follow-ups of a card, with a time an appointment."""

    def add(self, followup: FollowUp) -> Changes:
        """Promise something; an appointment is kept in the user's zone unless it names one."""
        fresh = replace(
            followup,
            uid=followup.uid or str(uuid.uuid4()),
            zone=followup.zone or (self._clock.zone() if followup.time else ""),
            text=clean(followup.text),
            place=clean(followup.place),
        )
        label = Text(N_("Promise: {text}"), {"text": fresh.text})
        with self._step(label) as step:
            if not self._database.value("SELECT 1 FROM card WHERE id = ?", (fresh.card,)):
                raise NotFound(Text(N_("This card is not in the book.")))
            number = store.insert(self._database, fresh, self._now())
        return Changes(step, label, touched(card=[fresh.card], followup=[number]), number)

    def save(self, followup: FollowUp) -> Changes:
        """Write a changed follow-up."""
        tidy = replace(followup, text=clean(followup.text), place=clean(followup.place))
        return self._write(tidy, Text(N_("Change follow-up: {text}"), {"text": tidy.text}))

    def get(self, number: int) -> FollowUp:
        """One follow-up. Raises `NotFound`."""
        with self._database.translated():
            found = store.get(self._database, number)
        if found is None:
            raise NotFound(Text(N_("There is no such follow-up.")))
        return found

    def open_for(self, card: int) -> list[FollowUp]:
        """The open follow-ups of a card, by due date."""
        with self._database.translated():
            return store.open_for(self._database, card)

    def done(self, number: int) -> Changes:
        """The promise was kept."""
        followup = self.get(number)
        return self._write(
            replace(followup, state=DONE), Text(N_("Done: {text}"), {"text": followup.text})
        )

    def skip(self, number: int) -> Changes:
        """The promise is dropped."""
        followup = self.get(number)
        return self._write(
            replace(followup, state=SKIPPED), Text(N_("Skip: {text}"), {"text": followup.text})
        )

    def reopen(self, number: int) -> Changes:
        """The promise stands again."""
        followup = self.get(number)
        return self._write(
            replace(followup, state=OPEN), Text(N_("Reopen: {text}"), {"text": followup.text})
        )

    def snooze(self, number: int, until: datetime) -> Changes:
        """Hide it until a local moment; its date stays."""
        followup = self.get(number)
        return self._write(
            replace(followup, snoozed_until=until),
            Text(N_("Later: {text}"), {"text": followup.text}),
        )

    def remove(self, number: int) -> Changes:
        """Delete a follow-up; undo brings it back."""
        followup = self.get(number)
        label = Text(N_("Remove follow-up: {text}"), {"text": followup.text})
        with self._step(label) as step:
            store.remove(self._database, number)
        return Changes(step, label, touched(card=[followup.card], followup=[number]))

    def _write(self, followup: FollowUp, label: Text) -> Changes:
        closed = None if followup.state == OPEN else self._clock.today()
        with self._step(label) as step:
            store.update(self._database, followup, closed, self._now())
        assert followup.id is not None
        return Changes(step, label, touched(card=[followup.card], followup=[followup.id]))
