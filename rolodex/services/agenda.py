"""Who to contact today, and what the user does with each line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from rolodex.domain.absence import Absence, missed
from rolodex.domain.agenda import (
    JUST_MISSED_DAYS,
    Agenda,
    DateRow,
    Day,
    FollowUpRow,
    Mark,
    Reminder,
    plan_day,
)
from rolodex.domain.card_parts import SpecialDate
from rolodex.domain.first_lines import Counted, DateFact, first_lines
from rolodex.domain.partial_date import Occurrence, next_occurrence, occurrences
from rolodex.domain.popup_schedule import Appointment
from rolodex.domain.reminder import has_hour
from rolodex.domain.reminder_kinds.followup import at_home
from rolodex.domain.reminder_kinds.silence import is_listed
from rolodex.domain.rest_days import is_rest_day
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.services.changes import Changes, touched
from rolodex.services.verbs import Verbs
from rolodex.store import agenda as store
from rolodex.store import agenda_dates, followups
from rolodex.store.listing import CardRow

FOLLOWUP = "followup"
SILENT = ("silence", "never")


@dataclass(frozen=True, slots=True)
class CadenceLoad:
    """What the cadences ask for: cards by class, their days, and contacts a day on average."""

    cards: int
    per_class: dict[str, int]
    cadences: dict[str, int]
    per_day: float


class AgendaVerbs(Verbs):
    """The day's reminders; done, skip and snooze on any of them."""

    def due(
        self,
        on: date | None = None,
        days: int = 0,
        at: time | None = None,
        later_limit: int | None = None,
        today_limit: int | None = None,
    ) -> Agenda:
        """The agenda of a day (today by default) and of `days` days after it.

        With `at` what is snoozed until a later hour stays hidden. `later_limit` keeps a large
        book fast: only so many lines of the later lane are fetched, all are counted. Beside
        it `today_limit` does so with each kind of today's lane but follow-ups, which are few.
        """
        database = self._database
        day = on or self._clock.today()
        with database.translated():
            settings = self._book.settings.all()
            question = Day(
                on=day,
                at=at,
                days=days,
                lead_days=settings["birthday_lead_days"],
                zone=self._clock.zone(),
                marks=store.marks(database),
            )
            size, rest = settings["day_size"], is_rest_day(day, settings["rest_days"])
            handled = store.handled(database, day)
            # One day more on either side, since an appointment of another zone may shift.
            promised = store.promised(database, question.last + timedelta(days=1))
            limited = later_limit is not None and not days
            pages = today_limit if limited else None
            special = self._special(question) if pages is None else []
            people = {row.card_id for row in promised} | {row.card_id for row in special}
            people |= {m.card for m in question.marks if m.kind not in SILENT or m.came_back(day)}
            hidden = self._hidden(question) if limited else set()
            silent, total = store.silent(
                database,
                self._book.cadences(),
                question.last,
                hidden,
                size + (later_limit or 0) if limited else None,
                people | handled,
            )
            counted = Counted()
            if pages is not None:
                at_hand = hidden | {row.card_id for row in silent}
                first = first_lines(self._date_facts(question), question, pages, at_hand, rest)
                special = agenda_dates.dates_by_id(database, first.dates)
                silent += store.silent_rows(database, self._book.cadences(), first.silent)
                counted = first.counted
        return plan_day(
            [*promised, *special, *silent],
            question,
            size=size,
            handled=handled,
            silent_total=total if limited else None,
            later_limit=later_limit,
            rest=rest,
            today_limit=pages,
            counted=counted,
        )

    def _special(self, question: Day) -> list[DateRow]:
        return agenda_dates.special_dates(self._database, *self._window(question))

    def _date_facts(self, question: Day) -> list[DateFact]:
        database, cadences = self._database, self._book.cadences()
        return agenda_dates.date_facts(database, cadences, question.on, *self._window(question))

    def _window(self, question: Day) -> tuple[date, date]:
        """The first and the last day on which a special date may fall that the day lists."""
        lead = max(question.lead_days, agenda_dates.longest_lead(self._database))
        late = JUST_MISSED_DAYS + self._longest_snooze(question.marks, question.on)
        return question.on - timedelta(days=late), question.last + timedelta(days=lead)

    def missed(self, absence: Absence) -> tuple[Reminder, ...]:
        """What fell due while the program did not run and is still open."""
        now = self._clock.local_now()
        with self._database.translated():
            question = Day(
                on=now.date(),
                at=now.time(),
                zone=self._clock.zone(),
                marks=store.marks(self._database),
            )
            rows: list[FollowUpRow | DateRow] = [
                *store.promised(self._database, absence.back),
                *agenda_dates.special_dates(self._database, absence.first, absence.back),
            ]
        return missed(rows, question, absence)

    def count_today(self) -> int:
        """The number on the badge: lines of today's lane, without what is put off until later."""
        now = self._clock.local_now().time()
        return self.due(at=now, later_limit=0, today_limit=0).waiting

    def promised(self, days: int = 0) -> tuple[Reminder, ...]:
        """The follow-ups alone of today and of `days` days after it."""
        now = self._clock.local_now()
        question = Day(on=now.date(), at=now.time(), days=days, zone=self._clock.zone())
        with self._database.translated():
            rows = store.promised(self._database, question.last + timedelta(days=1))
        return plan_day(rows, question).reminders

    def coming(self) -> tuple[Appointment, ...]:
        """What pops up at an hour of its own: the open appointments of today and tomorrow at
        the hours they have here, and what was put off to an hour of today."""
        today, zone = self._clock.today(), self._clock.zone()
        with self._database.translated():
            # One day more, since an appointment of another zone may shift.
            promised = store.promised(self._database, today + timedelta(days=2))
            marks = store.marks(self._database)
        found = []
        for row in promised:
            due, hour = at_home(row.followup, zone)
            key, until = str(row.followup.id), row.followup.snoozed_until
            if hour is not None and today <= due <= today + timedelta(days=1):
                at = datetime.combine(due, hour)
                found.append(Appointment(key=key, at=at, snoozed_until=until))
            elif until is not None and due <= today and has_hour(until, today):
                found.append(Appointment(key=key, at=until, snoozed_until=until))
        for mark in marks:
            until = mark.comes_at(today)
            if until is not None:
                found.append(Appointment(key=mark.key, at=until, snoozed_until=until))
        return tuple(sorted(found, key=lambda appointment: (appointment.at, appointment.key)))

    def birthdays_within(self, days: int) -> dict[int, date]:
        """Cards that have a birthday in the coming days, today included, with the next one."""
        today = self._clock.today()
        last = today + timedelta(days=days)
        with self._database.translated():
            found, doubtful = agenda_dates.birthday_cards(self._database, today, last)
        for row in doubtful:
            for coming in occurrences(row.special, today, last)[:1]:
                found[row.card_id] = min(coming.day, found.get(row.card_id, coming.day))
        return found

    def with_birthdays(self, rows: Iterable[CardRow]) -> list[CardRow]:
        """The rows with the next birthday of each card, as `CardRow.birthday`."""
        listed, today = list(rows), self._clock.today()
        with self._database.translated():
            born = agenda_dates.birthdays_of(self._database, [row.id for row in listed])
        return [replace(row, birthday=_next(born.get(row.id, ()), today)) for row in listed]

    def done(self, reminder: Reminder) -> Changes:
        """It was done. A silent card comes back one cadence from today, so nobody is lost."""
        if reminder.kind == FOLLOWUP:
            return self._book.followups.done(reminder.subject)
        label = Text(N_("Done: {name}"), {"name": reminder.name})
        return self._mark(reminder, label, done=True)

    def skip(self, reminder: Reminder) -> Changes:
        """Not this time. A silent card comes back one cadence from today."""
        if reminder.kind == FOLLOWUP:
            return self._book.followups.skip(reminder.subject)
        label = Text(N_("Skip: {name}"), {"name": reminder.name})
        return self._mark(reminder, label, dismissed=True)

    def snooze(self, reminder: Reminder, until: datetime) -> Changes:
        """Hide it until a local moment (midnight: the whole day before); its date stays."""
        if reminder.kind == FOLLOWUP:
            return self._book.followups.snooze(reminder.subject, until)
        label = Text(N_("Later: {name}"), {"name": reminder.name})
        return self._mark(reminder, label, until=until)

    def cadence_load(self) -> CadenceLoad:
        """What the cadences ask for on average, for the offer to set the day's size."""
        cadences = self._book.cadences()
        with self._database.translated():
            per_class, per_day = store.load(self._database, cadences)
            return CadenceLoad(
                sum(per_class.values()),
                per_class,
                {"A": cadences.a, "B": cadences.b, "C": cadences.c, "": cadences.book},
                per_day,
            )

    def _mark(
        self,
        reminder: Reminder,
        label: Text,
        done: bool = False,
        dismissed: bool = False,
        until: datetime | None = None,
    ) -> Changes:
        mark = Mark(
            kind=reminder.kind,
            card=reminder.card_id,
            subject=reminder.subject,
            due=reminder.due,
            snoozed_until=until,
            done=done,
            dismissed=dismissed,
            on=self._clock.today(),
        )
        with self._step(label) as step:
            number = followups.set_mark(self._database, mark)
        return Changes(step, label, touched(card=[reminder.card_id], mark=[number]))

    def _hidden(self, question: Day) -> set[int]:
        """Silent cards that a snooze, done or skip keeps off the list on that day."""
        marked = {mark.card for mark in question.marks if mark.kind in SILENT}
        if not marked:
            return set()
        rows, _total = store.silent(
            self._database, self._book.cadences(), question.last, (), 0, marked
        )
        hidden = set()
        for row in rows:
            kind = SILENT[0] if row.last_contact else SILENT[1]
            if not is_listed(row, kind, question):
                hidden.add(row.card_id)
        return hidden

    @staticmethod
    def _longest_snooze(marks: tuple[Mark, ...], day: date) -> int:
        """Days before the usual week in which a birthday that was snoozed may lie."""
        late = [
            (day - mark.due).days
            for mark in marks
            if mark.snoozed_until and mark.kind not in SILENT and mark.due <= day
        ]
        return min(max(late, default=0), 366)


def _next(born: Iterable[SpecialDate], today: date) -> Occurrence | None:
    """The first of a card's birthdays to come; of two on one day the one that tells the age."""
    coming = [found for special in born if (found := next_occurrence(special, today)) is not None]
    return min(coming, key=lambda found: (found.day, found.years is None), default=None)
