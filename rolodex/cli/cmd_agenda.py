"""`rolodex agenda`: who to contact on a day, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.reminder_ids import short_id
from rolodex.cli.session import Session
from rolodex.cli.table import columns
from rolodex.domain.reminder import LATER, TODAY, Reminder
from rolodex.domain.text import Text
from rolodex.i18n import N_, _, format_long_day, render

if TYPE_CHECKING:
    from rolodex.domain.agenda import Agenda
    from rolodex.services.book import Book

LATER_LINES = 20
PHONES = 200
"""Lines that get their phone number; a longer list is not called from the terminal."""

_GROUPS: tuple[tuple[str, Callable[[Reminder], bool]], ...] = (
    (N_("Appointments"), lambda r: r.lane == TODAY and r.time is not None),
    (N_("Follow-ups"), lambda r: r.lane == TODAY and r.kind == "followup" and r.time is None),
    (N_("Out of touch"), lambda r: r.lane == TODAY and r.kind == "silence"),
    (N_("Never contacted"), lambda r: r.lane == TODAY and r.kind == "never"),
    (N_("Later"), lambda r: r.lane == LATER),
)
_DATES = N_("Birthdays and other dates")


@makes_command(
    help=N_("What a day asks for: appointments, promises, birthdays, and who is out of touch.")
)
@option("--on", metavar="DATE", help=N_("The day; today if it is left out."))
@option(
    "--days",
    type=click.IntRange(0, 3660),
    default=0,
    metavar="N",
    help=N_("So many days after it as well."),
)
def command(session: Session, on: str | None, days: int) -> None:
    """List the agenda of a day."""
    from rolodex.cli.moments import read_day

    day = read_day(on, session.clock) if on is not None else session.clock.today()
    with session.book() as book:
        if session.out.json:
            for reminder in book.agenda.due(on=day, days=days).reminders:
                session.out.object(reminder_json(reminder))
            return
        agenda = book.agenda.due(on=day, days=days, later_limit=LATER_LINES)
        session.out.line(f"{day.isoformat()}  {format_long_day(day)}")
        _list(session, book, agenda)


def reminder_json(reminder: Reminder) -> dict[str, object]:
    """The fixed shape of a line of the agenda."""
    return {
        "uid": reminder.uid,
        "name": reminder.name,
        "kind": reminder.kind,
        "label": render(reminder.label),
        "due": reminder.due.isoformat(),
        "time": reminder.time.strftime("%H:%M") if reminder.time else None,
        "days": reminder.days,
        "lane": reminder.lane,
        "reason": render(reminder.reason),
        "age": reminder.age,
    }


def _list(session: Session, book: Book, agenda: Agenda) -> None:
    left = list(agenda.reminders)
    shown = [r.card_id for r in left if r.lane == TODAY][:PHONES]
    cards = book.cards.get_many(shown)
    phones = {number: next((m.value for m in card.phones()), "") for number, card in cards.items()}
    groups = []
    for title, belongs in _GROUPS:
        groups.append((title, [r for r in left if belongs(r)]))
        left = [r for r in left if not belongs(r)]
    # What no other group takes recurs every year.
    groups.insert(2, (_DATES, left))
    if not agenda.reminders:
        session.out.line(_("Nothing is due."))
    for title, reminders in groups:
        if not reminders:
            continue
        session.out.line()
        session.out.line(_(title))
        rows = [
            (
                short_id(r),
                r.time.strftime("%H:%M") if r.time else "",
                r.name or _("(no name)"),
                render(r.label) if r.kind == "followup" else "",
                render(r.reason),
                r.place,
                phones.get(r.card_id, "") if r.lane == TODAY else "",
            )
            for r in reminders
        ]
        session.out.lines([f"  {line}" for line in columns(rows, (0, 0, 32, 40, 60, 24))])
    hidden = agenda.later - sum(r.lane == LATER for r in agenda.reminders)
    if hidden > 0:
        session.out.line(Text(N_("and {n} more later"), {"n": hidden}))
