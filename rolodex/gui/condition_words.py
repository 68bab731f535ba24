"""What a condition of a list says in words, for its chip and its window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rolodex.domain.card import FIELD
from rolodex.domain.list_rule import SUBJECT, Condition, values_kind
from rolodex.gui.row_words import STATES
from rolodex.i18n import N_, _, format_date

TEMPLATES = {
    ("tag", "has"): N_("Tag: {values}"),
    ("tag", "has_not"): N_("Without tag: {values}"),
    ("class", "is"): N_("Class: {values}"),
    ("class", "is_not"): N_("Class other than {values}"),
    ("state", "is"): N_("State: {values}"),
    ("state", "is_not"): N_("State other than {values}"),
    ("contact", "more"): N_("Last contact more than {values} days ago"),
    ("contact", "less"): N_("Last contact less than {values} days ago"),
    ("field", "contains"): N_("{field} contains {values}"),
    ("field", "is"): N_("{field} is {values}"),
    ("field", "empty"): N_("{field} is empty"),
    ("field", "filled"): N_("{field} is filled in"),
    ("reach", "has"): N_("Has {values}"),
    ("reach", "has_not"): N_("Has no {values}"),
    ("place", "contains"): N_("City or region contains {values}"),
    ("place", "is"): N_("City or region is {values}"),
    ("place", "empty"): N_("Without city and region"),
    ("birthday", "month"): N_("Birthday in {values}"),
    ("birthday", "unknown"): N_("Birthday not known"),
    ("added", "since"): N_("Added since {values}"),
    ("added", "before"): N_("Added before {values}"),
    ("added", "within"): N_("Added in the last {values} days"),
    ("referral", "by"): N_("Introduced by {values}"),
    ("referral", "any"): N_("Introduced by somebody"),
    ("referral", "none"): N_("Introduced by nobody"),
}

REACH = {
    "phone": N_("phone number"),
    "email": N_("e-mail address"),
    "chat": N_("chat name"),
    "web": N_("web page"),
}

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip

QUOTED = frozenset({"text"})


def condition_words(condition: Condition, name_of: Callable[[str], str]) -> str:
    """The condition in a few words; `name_of` gives the name of the card with a uid."""
    said = [value_words(condition, value, name_of) for value in condition.values]
    if values_kind(condition) in QUOTED:
        said = [_("“{text}”").format(text=words) for words in said]
    field = _(FIELD[condition.field].label) if condition.field in FIELD else condition.field
    template = _(TEMPLATES[condition.about, condition.how])
    return template.format(values=_any_of(said), field=field)


def _any_of(words: list[str]) -> str:
    """Several values, of which any suffices."""
    said = words[0] if words else ""
    for word in words[1:]:
        said = _("{first} or {second}").format(first=said, second=word)
    return said


def value_words(condition: Condition, value: str | int, name_of: Callable[[str], str] = str) -> str:
    """One value of a condition in words."""
    match values_kind(condition):
        case "choice":
            return choice_words(condition.about, value)
        case "day":
            return format_date(date.fromisoformat(str(value)))
        case "card":
            return name_of(str(value))
    return str(value)


def choice_words(about: str, value: str | int) -> str:
    """One of the choices of a subject in words."""
    match about:
        case "state":
            return _(STATES.get(str(value), str(value)))
        case "class":
            return str(value) or _("none")
        case "reach":
            return _(REACH[str(value)])
        case "birthday":
            return _(MONTHS[int(value) - 1])
    return str(value)


def subject_label(about: str) -> str:
    """What a condition is about, as an entry of a menu."""
    return _(SUBJECT[about].label)
