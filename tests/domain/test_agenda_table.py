"""The rules of the agenda on cases worked out by hand, without a book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from rolodex.domain.agenda import (
    Agenda,
    DateRow,
    Day,
    FollowUpRow,
    Mark,
    Reminder,
    Row,
    SilentRow,
    plan_day,
)
from rolodex.domain.followup import DONE, SKIPPED, FollowUp
from rolodex.domain.interaction import counts_as_contact
from rolodex.domain.partial_date import parse_date
from rolodex.i18n import render
from tests.data.agenda_case import Act, C, Case, E
from tests.data.agenda_cases import CASES


class Paper:
    """A book on paper: the rows a store would aggregate from the cards of a case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.marks: list[Mark] = []
        self.followups: dict[int, FollowUp] = {}
        self.handled: dict[date, set[int]] = {}
        for number, card in enumerate(case.cards, 1):
            for text, due, hour, zone in card.followups:
                key = len(self.followups) + 1
                self.followups[key] = FollowUp(
                    id=key,
                    card=number,
                    due=date.fromisoformat(due),
                    text=text,
                    time=time.fromisoformat(hour) if hour else None,
                    zone=zone,
                )
            for day, kind, outcome, broadcast in card.contacts:
                if counts_as_contact(kind, outcome, broadcast):
                    self.handled.setdefault(date.fromisoformat(day), set()).add(number)

    def agenda(self, on: date, at: time | None = None, days: int = 0) -> Agenda:
        """The agenda as it would have been on that day."""
        day = Day(
            on=on,
            at=at,
            days=days,
            lead_days=self.case.settings.get("birthday_lead_days", 3),
            zone=self.case.zone,
            marks=tuple(self.marks),
        )
        return plan_day(
            self.rows(on),
            day,
            size=self.case.settings.get("day_size", 12),
            handled=self.handled.get(on, set()),
        )

    def rows(self, on: date) -> list[Row]:
        """All rows of all cards, whether due or not."""
        rows: list[Row] = []
        for number, card in enumerate(self.case.cards, 1):
            head = (number, f"uid-{number}", card.name)
            klass = min((k for _, k, _ in card.tags if k), default="")
            rows.append(self._silent(number, card, klass, on))
            dates = [("birthday", card.birthday, None)] if card.birthday else []
            for key, (label, spelling, lead) in enumerate([*dates, *card.dates], number * 10):
                special = replace(parse_date(spelling, label), lead_days=lead, id=key)
                rows.append(DateRow(card_id=head[0], uid=head[1], name=head[2], special=special))
            for followup in self.followups.values():
                if followup.card == number:
                    rows.append(
                        FollowUpRow(card_id=head[0], uid=head[1], name=head[2], followup=followup)
                    )
        return rows

    def act(self, act: Act) -> None:
        """Do with a line what the user did on that day."""
        on = date.fromisoformat(act.day)
        lines = self.agenda(on).reminders
        line = next(r for r in lines if (r.name, r.kind) == (act.name, act.kind))
        until = datetime.fromisoformat(act.until) if act.until else None
        if act.verb != "snooze":
            self.handled.setdefault(on, set()).add(line.card_id)
        if act.kind == "followup":
            states = {"done": DONE, "skip": SKIPPED}
            followup = self.followups[line.subject]
            self.followups[line.subject] = replace(
                followup, state=states.get(act.verb, followup.state), snoozed_until=until
            )
            return
        self.marks.append(
            Mark(
                kind=line.kind,
                card=line.card_id,
                subject=line.subject,
                due=line.due,
                snoozed_until=until,
                done=act.verb == "done",
                dismissed=act.verb == "skip",
                on=on,
            )
        )

    def _silent(self, number: int, card: C, klass: str, on: date) -> SilentRow:
        settings = self.case.settings
        counted = [
            date.fromisoformat(day)
            for day, kind, outcome, broadcast in card.contacts
            if counts_as_contact(kind, outcome, broadcast) and date.fromisoformat(day) <= on
        ]
        created = date.fromisoformat(card.created or self.case.on)
        return SilentRow(
            card_id=number,
            uid=f"uid-{number}",
            name=card.name,
            created=created if card.created else created - timedelta(days=1),
            last_contact=max(counted, default=None),
            klass=klass,
            cadence=cadence(card, klass, {"A": settings.get("cadence_a", 30), "B": 90, "C": 365}),
        )


def cadence(card: C, klass: str, of_class: dict[str, int]) -> int:
    """Its own, else the shortest of its tags and its class, else the book's."""
    said = [days for _, _, days in card.tags if days is not None]
    said += [of_class[klass]] if klass else []
    return card.cadence or min(said, default=180)


def line(reminder: Reminder) -> E:
    return E(
        name=reminder.name,
        kind=reminder.kind,
        due=reminder.due.isoformat(),
        days=reminder.days,
        age=reminder.age,
        time=reminder.time.strftime("%H:%M") if reminder.time else "",
        lane=reminder.lane,
    )


@pytest.mark.parametrize("case", CASES, ids=[f"{n}: {c.rule}" for n, c in enumerate(CASES)])
def test_agenda_is_as_worked_out_by_hand(case: Case) -> None:
    paper = Paper(case)
    for act in case.acts:
        paper.act(act)
    at = time.fromisoformat(case.at) if case.at else None
    agenda = paper.agenda(date.fromisoformat(case.on), at, case.days)
    assert [line(r) for r in agenda.reminders] == list(case.expect)
    assert agenda.later == case.later
    for reminder in agenda.reminders:
        assert "{" not in render(reminder.reason)
        assert "{" not in render(reminder.label)


def test_table_holds_what_was_promised() -> None:
    assert len(CASES) >= 60
    assert len({(case.rule, case.on) for case in CASES}) == len(CASES)
