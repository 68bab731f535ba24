"""What was said and promised: history and follow-ups of invented customers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from rolodex.domain.card import Card
from rolodex.domain.followup import DONE, SKIPPED, FollowUp
from rolodex.domain.interaction import Interaction, counts_as_contact
from rolodex.services.sample import people
from rolodex.services.sample.draw import ZONE, Draw
from rolodex.services.sample.tags import CADENCE

_KINDS = (
    ("call", 38), ("message", 25), ("visit", 11), ("email", 11), ("note", 6), ("meeting", 5),
    ("gift", 2), ("complaint", 2),
)  # fmt: skip
_CALL_OUTCOMES = (
    ("reached", 74), ("no_answer", 14), ("not_now", 6), ("message_left", 5), ("wrong_number", 1),
)  # fmt: skip
_MISSED = ("no_answer", "message_left")
_CONTACTS = {30: (11, 29), 90: (7, 20), 365: (3, 10)}
"""How many contacts a card has had by its cadence: A, B and C."""
_STATES = (("on_track", 66), ("overdue", 22), ("due", 2), ("never", 10))


class Talks:
    """Makes the history of one card after the other; ids count up."""

    def __init__(self, draw: Draw, cards: int) -> None:
        self._draw = draw
        self._interactions = 0
        self._followups = 0
        # A person with a hundred thousand cards does not owe a thousand calls today.
        self._late = min(0.02, 40 / cards)

    def history(self, card: Card, region: str) -> tuple[Card, list[Interaction]]:
        """The card with the day it was made, and what happened since, oldest first."""
        draw = self._draw
        cadence = card.cadence_days or CADENCE[card.tags[0]]
        state = draw.weighted(_STATES)
        days: list[int] = []
        if state == "never":
            made = draw.between(0, 2 * min(cadence, 180))
        else:
            ago = {
                "on_track": lambda: draw.between(0, cadence - 1),
                "due": lambda: cadence,
                "overdue": lambda: cadence + draw.between(1, cadence),
            }[state]()
            low, high = _CONTACTS[CADENCE[card.tags[0]] or 90]
            for _ in range(draw.between(low, high)):
                days.append(ago)
                ago += draw.between(cadence // 5, cadence)
            made = ago + draw.between(0, 20)
        past = [self.talk((card.id or 0,), region, ago) for ago in reversed(days)]
        if past:
            past[-1] = self.reaching(past[-1], region)
        if days and days[0] > 2 and draw.chance(0.25):
            past.append(self.missed((card.id or 0,), region, draw.between(0, days[0] - 1)))
        if state == "never" and draw.chance(0.4):
            past.append(self.missed((card.id or 0,), region, draw.between(0, made)))
        return self.made(card, made), past

    def made(self, card: Card, ago: int) -> Card:
        """The card as if written so many days ago; changed last on the day it was made."""
        at = self._draw.moment(ago, 8, 8).isoformat()
        day = self._draw.day(ago).isoformat()
        return replace(card, created_on=day, created_at=at, modified_at=at)

    def talk(self, cards: tuple[int, ...], region: str, ago: int, **given: Any) -> Interaction:
        """One contact on a day, of any kind and outcome unless said otherwise."""
        draw = self._draw
        kind = given.pop("kind", "") or draw.weighted(_KINDS)
        outcome = given.pop("outcome", "")
        if not outcome:
            outcome = draw.weighted(_CALL_OUTCOMES) if kind == "call" else "reached"
        texts = self.texts(region)
        missed = outcome in (*_MISSED, "wrong_number")
        self._interactions += 1
        values: dict[str, Any] = {
            "text": draw.one(texts["no_answer" if missed else kind]),
            "place": draw.one(texts["place"]) if kind in ("visit", "meeting") else "",
            "direction": "in" if kind == "complaint" or draw.chance(0.2) else "out",
            "cost": 100 * draw.between(80, 900) if kind == "gift" else None,
            **given,
        }
        return Interaction(
            cards=cards,
            kind=kind,
            outcome=outcome,
            counts=counts_as_contact(kind, outcome, values.get("broadcast", False)),
            at=draw.moment(ago),
            zone=ZONE,
            local_date=draw.day(ago),
            id=self._interactions,
            uid=draw.uid(),
            **values,
        )

    def missed(self, cards: tuple[int, ...], region: str, ago: int) -> Interaction:
        """A call that did not reach anybody."""
        return self.talk(cards, region, ago, kind="call", outcome=self._draw.one(_MISSED))

    def reaching(self, talk: Interaction, region: str) -> Interaction:
        """The same contact, with the person reached: it sets the last contact."""
        if talk.counts:
            return talk
        kind = "call" if talk.kind == "note" else talk.kind
        return replace(
            talk,
            kind=kind,
            outcome="reached",
            counts=True,
            text=self._draw.one(self.texts(region)[kind]),
        )

    def broadcast(
        self, cards: tuple[int, ...], region: str, ago: int, which: int = -1
    ) -> Interaction:
        """One message to many: New Year (0), autumn (1), or news (-1)."""
        text = self.texts(region)["broadcast"][which]
        return self.talk(
            cards, region, ago, kind="message", outcome="reached", broadcast=True, text=text,
            direction="out",
        )  # fmt: skip

    def promises(self, card: Card, region: str) -> list[FollowUp]:
        """What was promised to a card: mostly nothing, some of it done, little of it late."""
        draw, found = self._draw, []
        if draw.chance(0.15):
            state = SKIPPED if draw.chance(0.2) else DONE
            found.append(self.promise(card, region, -draw.between(3, 200), state=state))
        if draw.chance(0.08):
            found.append(self.promise(card, region, draw.between(1, 45)))
        if draw.chance(self._late):
            found.append(self.promise(card, region, -draw.between(0, 12)))
        return found

    def promise(self, card: Card, region: str, ahead: int, **given: Any) -> FollowUp:
        """A follow-up so many days from now (negative: before); every third an appointment."""
        draw, texts = self._draw, self.texts(region)
        self._followups += 1
        values: dict[str, Any] = {}
        if "time" in given or (not given.get("text") and ahead >= 0 and draw.chance(0.35)):
            values = {
                "text": draw.one(texts["appointment"]),
                "time": time(draw.between(9, 18), draw.one((0, 30))),
                "minutes": draw.one((30, 60, 90)),
                "place": draw.one(texts["place"]),
            }
        else:
            values = {"text": draw.one(texts["followup"])}
        return FollowUp(
            card=card.id or 0,
            due=draw.day(-ahead),
            id=self._followups,
            uid=draw.uid(),
            **{**values, **given},
        )

    def texts(self, region: str) -> Any:
        """The sentences in the language in which one writes about people of a region."""
        return people.table(f"history_{people.LANGUAGE[region]}")

    def local(self, ahead: int, hour: int) -> datetime:
        """A wall-clock moment so many days from now."""
        return datetime.combine(self._draw.day(-ahead), time(hour))
