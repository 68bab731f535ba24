"""Cases of the agenda, each worked out by hand, for the rules and for a whole book alike.

A case is what is on the cards, what the user did and when, a day, and the lines of the agenda
in their order. Lunar dates were looked up in the Observatory's almanac, not in the program.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class C:
    """A card. Dates are ISO days; `created` empty is the day before the one asked for.

    tags: (name, class, cadence or None); contacts: (day, kind, outcome, broadcast);
    dates: (label, spelling, lead days or None); followups: (text, due, time, zone).
    """

    name: str
    birthday: str = ""
    dates: tuple[tuple[str, str, int | None], ...] = ()
    tags: tuple[tuple[str, str, int | None], ...] = ()
    cadence: int | None = None
    created: str = ""
    contacts: tuple[tuple[str, str, str, bool], ...] = ()
    followups: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True)
class Act:
    """What the user did with a line: `verb` is done, skip or snooze (`until` day or moment)."""

    day: str
    name: str
    kind: str
    verb: str
    until: str = ""


@dataclass(frozen=True)
class E:
    """An expected line."""

    name: str
    kind: str
    due: str
    days: int
    age: int | None = None
    time: str = ""
    lane: str = "today"


@dataclass(frozen=True)
class Case:
    """The rule in words, the day, the cards, and what the agenda must say."""

    rule: str
    on: str
    cards: tuple[C, ...]
    expect: tuple[E, ...] = ()
    acts: tuple[Act, ...] = ()
    days: int = 0
    at: str = ""
    zone: str = "Asia/Taipei"
    later: int = 0
    settings: dict[str, int] = field(default_factory=dict)


A = (("VIP", "A", None),)
B = (("Good", "B", None),)
KLASS_C = (("Rare", "C", None),)


def reached(*days: str) -> tuple[tuple[str, str, str, bool], ...]:
    """Calls that reached the person."""
    return tuple((day, "call", "reached", False) for day in days)


def born(rule: str, on: str, birthday: str, *expect: E, **more: int) -> Case:
    """A case of one card named Ann with a birthday."""
    return Case(rule, on, (C("Ann", birthday),), expect, settings=more)


def bday(due: str, days: int, age: int | None = None) -> E:
    return E("Ann", "birthday", due, days, age)


BIRTHDAYS = (
    born("today", "2026-11-25", "1988-11-25", bday("2026-11-25", 0, 38)),
    born("without a year there is no age", "2026-11-25", "--11-25", bday("2026-11-25", 0)),
    born("yesterday", "2026-11-25", "1988-11-24", bday("2026-11-24", -1, 38)),
    born("seven days ago is still listed", "2026-11-25", "--11-18", bday("2026-11-18", -7)),
    born("eight days ago is not", "2026-11-25", "--11-17"),
    born("in three days is ahead enough", "2026-11-25", "1988-11-28", bday("2026-11-28", 3, 38)),
    born("in four days is not", "2026-11-25", "1988-11-29"),
    born("the book may show none ahead", "2026-11-25", "--11-26", birthday_lead_days=0),
    born("the book may show ten days ahead", "2026-11-25", "--12-05", bday("2026-12-05", 10),
         birthday_lead_days=10),
    born("the day of birth is no birthday", "2026-11-25", "2026-11-25"),
    born("a year later it is", "2027-11-25", "2026-11-25", bday("2027-11-25", 0, 1)),
    born("nobody has a birthday before being born", "2026-11-25", "2030-11-25"),
    born("29 February on the 28th in a common year", "2027-02-28", "1988-02-29",
         bday("2027-02-28", 0, 39)),
    born("29 February just missed in a common year", "2027-03-01", "1988-02-29",
         bday("2027-02-28", -1, 39)),
    born("29 February ahead in a common year", "2027-02-25", "--02-29", bday("2027-02-28", 3)),
    born("29 February too far ahead in a common year", "2027-02-24", "--02-29"),
    born("29 February seven days ago in a common year", "2027-03-07", "--02-29",
         bday("2027-02-28", -7)),
    born("29 February eight days ago in a common year", "2027-03-08", "--02-29"),
    born("29 February is tomorrow on the 28th of a leap year", "2028-02-28", "1988-02-29",
         bday("2028-02-29", 1, 40)),
    born("29 February today in a leap year", "2028-02-29", "1988-02-29",
         bday("2028-02-29", 0, 40)),
    born("29 February seven days ago in a leap year", "2028-03-07", "--02-29",
         bday("2028-02-29", -7)),
    born("29 February eight days ago in a leap year", "2028-03-08", "--02-29"),
    born("2100 is a common year", "2100-02-28", "2096-02-29", bday("2100-02-28", 0, 4)),
    born("28 February stays the 28th in a leap year", "2028-02-28", "--02-28",
         bday("2028-02-28", 0)),
    born("New Year's Day seen from the old year", "2026-12-30", "1990-01-01",
         bday("2027-01-01", 2, 37)),
    born("New Year's Eve seen from the new year", "2027-01-03", "1990-12-31",
         bday("2026-12-31", -3, 36)),
    born("New Year's Eve seven days later", "2027-01-07", "--12-31", bday("2026-12-31", -7)),
    born("New Year's Eve eight days later", "2027-01-08", "--12-31"),
    Case("the days asked for reach over the year's end", "2026-12-28",
         (C("Ann", "1990-01-04"), C("Bea", "--12-31"), C("Cy", "--01-09")),
         (E("Bea", "birthday", "2026-12-31", 3), E("Ann", "birthday", "2027-01-04", 7, 37)),
         days=7),
    Case("own lead days beat the book's", "2026-11-25",
         (C("Ann", dates=(("birthday", "--12-05", 10),)),
          C("Bea", dates=(("birthday", "--11-26", 0),))),
         (E("Ann", "birthday", "2026-12-05", 10),)),
    Case("twins are two people with two lines", "2026-11-25",
         (C("Ann", "1988-11-25"), C("Bea", "1988-11-25")),
         (E("Ann", "birthday", "2026-11-25", 0, 38), E("Bea", "birthday", "2026-11-25", 0, 38))),
    Case("today's first, then the coming ones, then those just missed", "2026-11-25",
         (C("Ann", "--11-20"), C("Bea", "--11-27"), C("Cy", "--11-24"), C("Di", "--11-25"),
          C("Ed", "--11-26")),
         (E("Di", "birthday", "2026-11-25", 0), E("Ed", "birthday", "2026-11-26", 1),
          E("Bea", "birthday", "2026-11-27", 2), E("Cy", "birthday", "2026-11-24", -1),
          E("Ann", "birthday", "2026-11-20", -5))),
    Case("other days that recur are anniversaries with their years", "2026-11-25",
         (C("Ann", "1988-11-25", dates=(("anniversary", "2016-11-26", None),)),
          C("Bea", dates=(("Opening of the shop", "--11-25", None),))),
         (E("Ann", "birthday", "2026-11-25", 0, 38), E("Bea", "anniversary", "2026-11-25", 0),
          E("Ann", "anniversary", "2026-11-26", 1, 10))),
)  # fmt: skip

LUNAR = (
    born("the mid-autumn festival", "2026-09-25", "lunar:1988-08-15", bday("2026-09-25", 0, 38)),
    born("without a year", "2026-09-25", "lunar:--08-15", bday("2026-09-25", 0)),
    born("lunar New Year's Day seen from the old year", "2027-02-03", "lunar:1990-01-01",
         bday("2027-02-06", 3, 37)),
    born("lunar New Year's Eve seen from the new year", "2027-02-07", "lunar:1985-12-29",
         bday("2027-02-05", -2, 41)),
    born("day 30 of a last month that has 29", "2027-02-05", "lunar:--12-30",
         bday("2027-02-05", 0)),
    born("day 30 of a last month that has 29, a year before", "2026-02-16", "lunar:1985-12-30",
         bday("2026-02-16", 0, 40)),
    born("the twelfth month falls in the next solar year", "2027-01-15", "lunar:1988-12-08",
         bday("2027-01-15", 0, 38)),
    born("day 30 in a month of 30", "2026-12-08", "lunar:--10-30", bday("2026-12-08", 0)),
    born("day 30 in a month of 29", "2026-10-09", "lunar:--08-30", bday("2026-10-09", 0)),
    born("day 29 is not moved by a month of 30", "2026-12-07", "lunar:--10-29",
         bday("2026-12-07", 0)),
    born("a leap month's birthday in a year without it", "2026-05-26", "lunar:2020-L04-10",
         bday("2026-05-26", 0, 6)),
    born("a leap month's birthday in a year with it", "2020-06-01", "lunar:2012-L04-10",
         bday("2020-06-01", 0, 8)),
    born("and not in the ordinary month of that year", "2020-05-02", "lunar:2012-L04-10"),
    born("an ordinary birthday in a year with that leap month", "2025-07-09",
         "lunar:1990-06-15", bday("2025-07-09", 0, 35)),
    born("comes once, not again in the leap month", "2025-08-08", "lunar:1990-06-15"),
    born("day 30 of a leap month that has 29", "2025-08-22", "lunar:--L06-30",
         bday("2025-08-22", 0)),
    born("month 11 in the year with the leap month 11", "2033-12-06", "lunar:--11-15",
         bday("2033-12-06", 0)),
    born("comes once around the leap month 11", "2034-01-05", "lunar:--11-15"),
    born("leap month 11 itself", "2034-01-05", "lunar:--L11-15", bday("2034-01-05", 0)),
    born("leap month 11 in the year before", "2032-12-17", "lunar:--L11-15",
         bday("2032-12-17", 0)),
    born("the month that begins as the Observatory says", "2057-09-28", "lunar:--09-01",
         bday("2057-09-28", 0)),
    born("lunar, seven days ago", "2026-10-02", "lunar:--08-15", bday("2026-09-25", -7)),
    born("lunar, eight days ago", "2026-10-03", "lunar:--08-15"),
)  # fmt: skip


def silent(rule: str, on: str, *expect: E, **card: object) -> Case:
    """A case of one card named Ann that was contacted."""
    return Case(rule, on, (C("Ann", **card),), expect)  # type: ignore[arg-type]


def quiet(due: str, days: int, kind: str = "silence") -> E:
    return E("Ann", kind, due, days)


SINCE = reached("2026-10-26")
"""Thirty days before 25 November."""

SILENCE = (
    silent("day N-1 is not listed", "2026-11-24", tags=A, contacts=SINCE),
    silent("day N is listed", "2026-11-25", quiet("2026-11-25", 0), tags=A, contacts=SINCE),
    silent("day N+1 is overdue", "2026-11-26", quiet("2026-11-25", -1), tags=A, contacts=SINCE),
    silent("over 29 February", "2028-02-29", quiet("2028-02-29", 0), tags=A,
           contacts=reached("2028-01-30")),
    silent("over the year's end", "2027-01-09", quiet("2027-01-09", 0), tags=A,
           contacts=reached("2026-12-10")),
    silent("no answer does not count", "2026-11-25", quiet("2026-11-25", 0), tags=A,
           contacts=(*SINCE, ("2026-11-24", "call", "no_answer", False))),
    silent("a message left does not count", "2026-11-25", quiet("2026-11-25", 0), tags=A,
           contacts=(*SINCE, ("2026-11-24", "call", "message_left", False))),
    silent("a wrong number does not count", "2026-11-25", quiet("2026-11-25", 0), tags=A,
           contacts=(*SINCE, ("2026-11-24", "call", "wrong_number", False))),
    silent("a broadcast does not count", "2026-11-25", quiet("2026-11-25", 0), tags=A,
           contacts=(*SINCE, ("2026-11-24", "email", "reached", True))),
    silent("a note does not count", "2026-11-25", quiet("2026-11-25", 0), tags=A,
           contacts=(*SINCE, ("2026-11-24", "note", "reached", False))),
    silent("not now counts, one spoke", "2026-11-25", tags=A,
           contacts=(*SINCE, ("2026-11-24", "call", "not_now", False))),
    silent("a visit counts", "2026-11-25", tags=A,
           contacts=(*SINCE, ("2026-11-24", "visit", "reached", False))),
    silent("the newest contact counts, in whatever order they were logged", "2026-11-25",
           quiet("2026-11-25", 0), tags=A, contacts=reached("2026-10-26", "2026-08-01")),
    silent("the shortest of class and tags", "2026-11-25", quiet("2026-11-24", -1),
           tags=(("VIP", "A", None), ("Fresh", "", 14)), contacts=reached("2026-11-10")),
    silent("of two classes the better", "2026-11-25", quiet("2026-11-25", 0),
           tags=(*KLASS_C, *B), contacts=reached("2026-08-27")),
    silent("a tag's cadence without a class", "2026-11-25", quiet("2026-11-25", 0),
           tags=(("Club", "", 45),), contacts=reached("2026-10-11")),
    silent("a tag of class C that wants ten days", "2026-11-25", quiet("2026-11-25", 0),
           tags=(("Trial", "C", 10),), contacts=reached("2026-11-15")),
    silent("own cadence beats tags and class, also when longer", "2026-11-25", tags=A,
           cadence=60, contacts=SINCE),
    silent("own cadence due", "2026-12-25", quiet("2026-12-25", 0), tags=A, cadence=60,
           contacts=SINCE),
    silent("without tags the book's 180 days, the day before", "2026-11-24",
           contacts=reached("2026-05-29")),
    silent("without tags the book's 180 days", "2026-11-25", quiet("2026-11-25", 0),
           contacts=reached("2026-05-29")),
    silent("never contacted, day N-1", "2026-11-24", tags=A, created="2026-10-26"),
    silent("never contacted, day N", "2026-11-25", quiet("2026-11-25", 0, "never"), tags=A,
           created="2026-10-26"),
    silent("never contacted, day N+1", "2026-11-26", quiet("2026-11-25", -1, "never"), tags=A,
           created="2026-10-26"),
    silent("only tried is never contacted", "2026-11-25", quiet("2026-11-25", 0, "never"),
           tags=A, created="2026-10-26",
           contacts=(("2026-11-20", "call", "no_answer", False),
                     ("2026-11-21", "email", "reached", True))),
    silent("a new card is left in peace", "2026-11-25", tags=A),
)  # fmt: skip


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


def promised(rule: str, on: str, due: str, *expect: E, zone: str = "", home: str = "") -> Case:
    """A case of one follow-up; `due` may hold an hour."""
    day, _, hour = due.partition(" ")
    card = C("Ann", followups=(("Send the offer", day, hour, zone),))
    return Case(rule, on, (card,), expect, zone=home or "Asia/Taipei")


def promise(due: str, days: int, time: str = "") -> E:
    return E("Ann", "followup", due, days, time=time)


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

CALL = (("Call", "2026-11-25", "", ""),)
TODAY = reached("2026-11-25")

LANES = (
    Case("by class, the rest is later", "2026-11-25",
         (C("Ann", contacts=reached("2026-01-01")),
          C("Bea", tags=B, contacts=reached("2026-08-27")), C("Cy", tags=A, contacts=SINCE),
          C("Di", tags=KLASS_C, contacts=reached("2025-11-25"))),
         (E("Cy", "silence", "2026-11-25", 0), E("Bea", "silence", "2026-11-25", 0),
          E("Di", "silence", "2026-11-25", 0, lane="later"),
          E("Ann", "silence", "2026-06-30", -148, lane="later")),
         later=2, settings={"day_size": 2}),
    Case("in a class the longest overdue first", "2026-11-25",
         (C("Ann", tags=A, contacts=reached("2026-10-20")),
          C("Bea", tags=A, contacts=reached("2026-09-20")), C("Cy", tags=A, contacts=SINCE)),
         (E("Bea", "silence", "2026-10-20", -36), E("Ann", "silence", "2026-11-19", -6),
          E("Cy", "silence", "2026-11-25", 0, lane="later")),
         later=1, settings={"day_size": 2}),
    Case("promises take places", "2026-11-25",
         (C("Ann", followups=CALL), C("Bea", tags=A, contacts=SINCE),
          C("Cy", tags=B, contacts=reached("2026-08-27"))),
         (E("Ann", "followup", "2026-11-25", 0), E("Bea", "silence", "2026-11-25", 0),
          E("Cy", "silence", "2026-11-25", 0, lane="later")),
         later=1, settings={"day_size": 2}),
    Case("a person with several reasons takes one place", "2026-11-25",
         (C("Ann", "--11-25", tags=A, contacts=SINCE, followups=CALL),
          C("Bea", tags=A, contacts=SINCE), C("Cy", tags=A, contacts=SINCE)),
         (E("Ann", "followup", "2026-11-25", 0), E("Ann", "birthday", "2026-11-25", 0),
          E("Ann", "silence", "2026-11-25", 0), E("Bea", "silence", "2026-11-25", 0),
          E("Cy", "silence", "2026-11-25", 0, lane="later")),
         later=1, settings={"day_size": 2}),
    Case("two promises to one person take one place", "2026-11-25",
         (C("Ann", followups=(*CALL, ("Offer", "2026-11-24", "", ""))),
          C("Bea", tags=A, contacts=SINCE)),
         (E("Ann", "followup", "2026-11-24", -1), E("Ann", "followup", "2026-11-25", 0),
          E("Bea", "silence", "2026-11-25", 0)), settings={"day_size": 2}),
    Case("fixed reminders are today's beyond the size", "2026-11-25",
         (C("Ann", followups=CALL), C("Bea", "--11-25"), C("Cy", tags=A, contacts=SINCE)),
         (E("Ann", "followup", "2026-11-25", 0), E("Bea", "birthday", "2026-11-25", 0),
          E("Cy", "silence", "2026-11-25", 0, lane="later")),
         later=1, settings={"day_size": 1}),
    Case("who was reached today has taken a place", "2026-11-25",
         (C("Ann", tags=A, contacts=TODAY), C("Bea", tags=A, contacts=SINCE),
          C("Cy", tags=B, contacts=reached("2026-08-27"))),
         (E("Bea", "silence", "2026-11-25", 0),
          E("Cy", "silence", "2026-11-25", 0, lane="later")),
         later=1, settings={"day_size": 2}),
    Case("who was reached today and has a promise takes one place", "2026-11-25",
         (C("Ann", contacts=TODAY, followups=CALL), C("Bea", tags=A, contacts=SINCE)),
         (E("Ann", "followup", "2026-11-25", 0), E("Bea", "silence", "2026-11-25", 0)),
         settings={"day_size": 2}),
    Case("no answer today keeps the person and takes no second place", "2026-11-25",
         (C("Ann", tags=A, contacts=(*SINCE, ("2026-11-25", "call", "no_answer", False))),
          C("Bea", tags=B, contacts=reached("2026-08-27"))),
         (E("Ann", "silence", "2026-11-25", 0), E("Bea", "silence", "2026-11-25", 0)),
         settings={"day_size": 2}),
    Case("done today has taken a place", "2026-11-25",
         (C("Ann", tags=A, created="2026-10-01", contacts=SINCE),
          C("Bea", tags=B, contacts=reached("2026-08-27"))),
         (E("Bea", "silence", "2026-11-25", 0, lane="later"),),
         (Act("2026-11-25", "Ann", "silence", "done"),), later=1, settings={"day_size": 1}),
    Case("who is snoozed takes no place", "2026-11-25",
         (C("Ann", tags=A, created="2026-10-01", contacts=SINCE),
          C("Bea", tags=B, contacts=reached("2026-08-27"))),
         (E("Bea", "silence", "2026-11-25", 0),),
         (Act("2026-11-25", "Ann", "silence", "snooze", "2026-11-28"),),
         settings={"day_size": 1}),
    Case("never contacted competes by class", "2026-11-25",
         (C("Ann", tags=KLASS_C, contacts=reached("2025-11-20")),
          C("Bea", tags=A, created="2026-10-26")),
         (E("Bea", "never", "2026-11-25", 0),
          E("Ann", "silence", "2026-11-20", -5, lane="later")),
         later=1, settings={"day_size": 1}),
    Case("silence of a coming day is later", "2026-11-25",
         (C("Ann", tags=A, contacts=SINCE), C("Bea", tags=A, contacts=reached("2026-10-28"))),
         (E("Ann", "silence", "2026-11-25", 0),
          E("Bea", "silence", "2026-11-27", 2, lane="later")), days=3, later=1),
    Case("the class's days are the book's to say", "2026-11-25",
         (C("Ann", tags=A, contacts=reached("2026-11-05")),),
         (E("Ann", "silence", "2026-11-25", 0),), settings={"cadence_a": 20}),
    Case("an empty book asks for nothing", "2026-11-25", ()),
)  # fmt: skip

CASES: tuple[Case, ...] = BIRTHDAYS + LUNAR + SILENCE + MARKS + FOLLOWUPS + LANES
