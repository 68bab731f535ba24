"""Cases of what was promised for a day or an hour."""

from __future__ import annotations

from tests.data.agenda_case import SINCE, A, Act, C, Case, E, promise


def promised(rule: str, on: str, due: str, *expect: E, zone: str = "", home: str = "") -> Case:
    """A case of one follow-up; `due` may hold an hour."""
    day, _, hour = due.partition(" ")
    card = C("Ann", followups=(("Send the offer", day, hour, zone),))
    return Case(rule, on, (card,), expect, zone=home or "Asia/Taipei")


def kept(rule: str, on: str, verb: str, *expect: E, until: str = "") -> Case:
    """A case of one follow-up due on 25 November, acted upon on that day."""
    act = Act("2026-11-25", "Ann", "followup", verb, until)
    card = C("Ann", created="2026-11-01", followups=(("Call back", "2026-11-25", "", ""),))
    return Case(rule, on, (card,), expect, (act,))


FOLLOWUPS = (
    promised("due today", "2026-11-25", "2026-11-25", promise("2026-11-25", 0)),
    promised("not before its day", "2026-11-24", "2026-11-25"),
    promised("overdue stays", "2026-11-25", "2026-01-05", promise("2026-01-05", -324)),
    Case("within the days asked for", "2026-11-25",
         (C("Ann", followups=(("Offer", "2026-11-28", "", ""),)),
          C("Bea", followups=(("Offer", "2026-11-29", "", ""),))),
         (promise("2026-11-28", 3),), days=3),
    kept("a promise done is done", "2026-11-26", "done"),
    kept("a promise skipped is gone", "2026-11-26", "skip"),
    kept("a promise snoozed, the day before", "2026-11-26", "snooze", until="2026-11-27"),
    kept("a promise snoozed, the date stays", "2026-11-27", "snooze", promise("2026-11-25", -2),
         until="2026-11-27"),
    promised("an appointment has an hour", "2026-11-25", "2026-11-25 15:00",
             promise("2026-11-25", 0, "15:00")),
    promised("an evening in London is the next morning in Taipei", "2026-11-26",
             "2026-11-25 20:00", promise("2026-11-26", 0, "04:00"), zone="Europe/London"),
    promised("and not yet on the day written", "2026-11-25", "2026-11-25 20:00",
             zone="Europe/London"),
    promised("summer time there is an hour less", "2026-07-02", "2026-07-01 20:00",
             promise("2026-07-02", 0, "03:00"), zone="Europe/London"),
    promised("a morning in New York is the same evening in Taipei", "2026-11-25",
             "2026-11-25 09:00", promise("2026-11-25", 0, "22:00"), zone="America/New_York"),
    promised("a morning in Taipei is the evening before in London", "2026-11-25",
             "2026-11-26 07:00", promise("2026-11-25", 0, "23:00"), zone="Asia/Taipei",
             home="Europe/London"),
    promised("a promise without an hour has no zone", "2026-11-25", "2026-11-25",
             promise("2026-11-25", 0), zone="America/New_York"),
    Case("appointments by the hour, then promises by due, then birthdays, then silence",
         "2026-11-25",
         (C("Ann", tags=A, contacts=SINCE), C("Bea", "--11-25"),
          C("Cy", followups=(("Late", "2026-11-20", "", ""), ("Tea", "2026-11-25", "16:00", ""))),
          C("Di", followups=(("Viewing", "2026-11-25", "09:30", ""),)),
          C("Ed", followups=(("Offer", "2026-11-25", "", ""),)),
          C("Flo", tags=A, created="2026-10-26")),
         (E("Di", "followup", "2026-11-25", 0, time="09:30"),
          E("Cy", "followup", "2026-11-25", 0, time="16:00"),
          E("Cy", "followup", "2026-11-20", -5), E("Ed", "followup", "2026-11-25", 0),
          E("Bea", "birthday", "2026-11-25", 0), E("Ann", "silence", "2026-11-25", 0),
          E("Flo", "never", "2026-11-25", 0))),
    Case("a missed appointment is an overdue promise", "2026-11-25",
         (C("Ann", followups=(("Viewing", "2026-11-24", "09:30", ""),)),
          C("Bea", followups=(("Tea", "2026-11-25", "16:00", ""),))),
         (E("Bea", "followup", "2026-11-25", 0, time="16:00"),
          E("Ann", "followup", "2026-11-24", -1, time="09:30"))),
)  # fmt: skip
