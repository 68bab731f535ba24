"""Cases of those who are out of touch or were never contacted."""

from __future__ import annotations

from tests.data.agenda_case import KLASS_C, SINCE, A, B, C, Case, E, quiet, reached


def silent(rule: str, on: str, *expect: E, **card: object) -> Case:
    """A case of one card named Ann that was contacted."""
    return Case(rule, on, (C("Ann", **card),), expect)  # type: ignore[arg-type]


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
