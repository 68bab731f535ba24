"""Cases of lines that were done, skipped or snoozed."""

from __future__ import annotations

from tests.data.agenda_case import SINCE, A, Act, C, Case, E, bday, quiet, reached


def marked(rule: str, on: str, verb: str, *expect: E, until: str = "", at: str = "") -> Case:
    """A case of one silent card of class A, acted upon on the day it is due."""
    act = Act("2026-11-25", "Ann", "silence", verb, until)
    card = C("Ann", tags=A, created="2026-10-01", contacts=SINCE)
    return Case(rule, on, (card,), expect, (act,), at=at)


def greeted(rule: str, on: str, verb: str, *expect: E, until: str = "") -> Case:
    """A case of one birthday on 25 November, acted upon the day before."""
    act = Act("2026-11-24", "Ann", "birthday", verb, until)
    card = C("Ann", "1988-11-25", created="2026-11-01")
    return Case(rule, on, (card,), expect, (act,))


MARKS = (
    greeted("done is done", "2026-11-25", "done"),
    greeted("done is done, also just missed", "2026-11-30", "done"),
    greeted("skipped is gone", "2026-11-25", "skip"),
    Case("the next birthday comes all the same", "2027-11-25",
         (C("Ann", "1988-11-25", created="2026-11-01", contacts=reached("2027-11-01")),),
         (E("Ann", "birthday", "2027-11-25", 0, 39),),
         (Act("2026-11-24", "Ann", "birthday", "done"),)),
    greeted("snoozed, the day before", "2026-11-26", "snooze", until="2026-11-27"),
    greeted("snoozed, the date stays", "2026-11-27", "snooze", bday("2026-11-25", -2, 38),
            until="2026-11-27"),
    greeted("snoozed past its week it is not lost", "2026-12-10", "snooze",
            bday("2026-11-25", -15, 38), until="2026-12-10"),
    greeted("snoozed past its week, seven days more", "2026-12-17", "snooze",
            bday("2026-11-25", -22, 38), until="2026-12-10"),
    greeted("snoozed past its week, then gone", "2026-12-18", "snooze", until="2026-12-10"),
    marked("silence snoozed, the day before", "2026-11-27", "snooze", until="2026-11-28"),
    marked("silence snoozed, the date stays", "2026-11-28", "snooze", quiet("2026-11-25", -3),
           until="2026-11-28"),
    marked("snoozed until this afternoon, seen in the morning", "2026-11-25", "snooze",
           until="2026-11-25T15:00", at="10:00"),
    marked("snoozed until this afternoon, seen at that hour", "2026-11-25", "snooze",
           quiet("2026-11-25", 0), until="2026-11-25T15:00", at="15:00"),
    marked("snoozed until this afternoon, seen as a whole day", "2026-11-25", "snooze",
           quiet("2026-11-25", 0), until="2026-11-25T15:00"),
    marked("skipped silence rests for a cadence", "2026-12-24", "skip"),
    marked("skipped silence comes back after a cadence", "2026-12-25", "skip",
           quiet("2026-11-25", -30)),
    marked("done silence rests for a cadence", "2026-12-24", "done"),
    marked("done silence comes back after a cadence", "2026-12-25", "done",
           quiet("2026-11-25", -30)),
    Case("a contact begins a new silence, whatever was skipped", "2026-12-31",
         (C("Ann", tags=A, created="2026-10-01", contacts=reached("2026-10-26", "2026-12-01")),),
         (quiet("2026-12-31", 0),), (Act("2026-11-25", "Ann", "silence", "skip"),)),
    Case("a contact begins a new silence, whatever was snoozed", "2026-12-26",
         (C("Ann", tags=A, created="2026-10-01", contacts=reached("2026-10-26", "2026-11-26")),),
         (quiet("2026-12-26", 0),),
         (Act("2026-11-25", "Ann", "silence", "snooze", "2027-03-01"),)),
    Case("skipped never contacted rests for a cadence", "2026-12-24",
         (C("Ann", tags=A, created="2026-10-26"),), (),
         (Act("2026-11-25", "Ann", "never", "skip"),)),
    Case("skipped never contacted comes back after a cadence", "2026-12-25",
         (C("Ann", tags=A, created="2026-10-26"),), (quiet("2026-11-25", -30, "never"),),
         (Act("2026-11-25", "Ann", "never", "skip"),)),
)  # fmt: skip
