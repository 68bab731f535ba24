"""The places one can be in the window: a screen, and for lists which cards it lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A screen (today, cards, phrases, trash, settings); `kind` and `tag` as in `CardFilter`,
    or `list` and the uid of a saved list."""

    screen: str
    kind: str = ""
    tag: str = ""

    def written(self) -> list[str]:
        """The place as a JSON value for the machine settings."""
        return [self.screen, self.kind, self.tag]


TODAY = Place("today")
CARDS = Place("cards", "all")
OUT_OF_TOUCH = Place("cards", "out_of_touch")
BIRTHDAYS = Place("cards", "birthdays")
NEVER = Place("cards", "never")
PHRASES = Place("phrases")
TRASH = Place("trash")
SETTINGS = Place("settings")

LISTS = (OUT_OF_TOUCH, BIRTHDAYS, NEVER)
FIXED = (TODAY, CARDS, PHRASES, *LISTS, TRASH, SETTINGS)


def tagged(name: str) -> Place:
    """The list of the cards with a tag."""
    return Place("cards", "tag", name)


def listed(uid: str) -> Place:
    """The cards of a saved list, which is known by its uid: its name may change."""
    return Place("cards", "list", uid)


def read_place(value: object) -> Place:
    """The place that `Place.written` gave; Today if the value is none."""
    if isinstance(value, list) and len(value) == 3 and all(isinstance(v, str) for v in value):
        place = Place(*value)
        if place in FIXED or (place.kind in ("tag", "list") and place.tag):
            return place
    return TODAY
