"""All cases of the agenda, each worked out by hand, for the rules and for a whole book alike.

Here are those of the size of a day; the others stand beside it by what they are about.
"""

from __future__ import annotations

from tests.data.agenda_case import KLASS_C, SINCE, A, Act, B, C, Case, E, reached
from tests.data.agenda_dates import BIRTHDAYS, LUNAR
from tests.data.agenda_followups import FOLLOWUPS
from tests.data.agenda_marks import MARKS
from tests.data.agenda_silence import SILENCE

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
