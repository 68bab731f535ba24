"""The rule of a living list: conditions that all hold, the order, and the columns shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rolodex.domain.card import FIELD, FIELDS, FieldKind
from rolodex.domain.card_parts import MethodKind
from rolodex.domain.problems import BadValue
from rolodex.domain.rule import EVERYBODY, Condition, ListRule, Value
from rolodex.domain.text import Text
from rolodex.i18n import N_

__all__ = [
    "CLASSES",
    "COMPARED_FIELDS",
    "COMPARED_KINDS",
    "Condition",
    "EVERYBODY",
    "LONGEST_TEXT",
    "ListRule",
    "MOST_CONDITIONS",
    "MOST_DAYS",
    "NewerRule",
    "RuleProblem",
    "STATES",
    "SUBJECT",
    "SUBJECTS",
    "Subject",
    "Value",
    "checked",
    "checked_condition",
    "read_rule",
    "rule_from",
    "rule_json",
    "rule_text",
    "values_kind",
]

STATES = ("on_track", "due", "overdue", "never")
CLASSES = ("A", "B", "C", "")
MOST_CONDITIONS = 50
LONGEST_TEXT = 1000
MOST_DAYS = 36_500


class RuleProblem(BadValue):
    """A rule that cannot be read; its text says what is wrong."""


class NewerRule(RuleProblem):
    """A rule with something that only a newer program understands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a condition can be about: its ways (`how`, template of words), its kind of values.

    `values` is tags, choice, text, days, day, card or empty where a way needs none; `choices`
    are those of a choice. A way in `bare` takes no values.
    """

    key: str
    label: str
    ways: tuple[tuple[str, str], ...]
    values: str
    choices: tuple[Value, ...] = ()
    bare: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


SUBJECTS: tuple[Subject, ...] = (
    Subject(
        key="tag", label=N_("Tag"), values="tags",
        ways=(("has", N_("has")), ("has_not", N_("does not have"))),
    ),
    Subject(
        key="class", label=N_("Class"), values="choice", choices=CLASSES,
        ways=(("is", N_("is")), ("is_not", N_("is not"))),
    ),
    Subject(
        key="state", label=N_("State"), values="choice", choices=STATES,
        ways=(("is", N_("is")), ("is_not", N_("is not"))),
    ),
    Subject(
        key="contact", label=N_("Days since the last contact"), values="days",
        ways=(("more", N_("more than")), ("less", N_("less than"))),
    ),
    Subject(
        key="field", label=N_("Field"), values="text", bare=("empty", "filled"),
        ways=(
            ("contains", N_("contains")), ("is", N_("is")),
            ("empty", N_("is empty")), ("filled", N_("is filled in")),
        ),
    ),
    Subject(
        key="reach", label=N_("Ways to reach"), values="choice", choices=tuple(MethodKind),
        ways=(("has", N_("has")), ("has_not", N_("does not have"))),
    ),
    Subject(
        key="place", label=N_("City or region"), values="text", bare=("empty",),
        ways=(("contains", N_("contains")), ("is", N_("is")), ("empty", N_("is empty"))),
    ),
    Subject(
        key="birthday", label=N_("Birthday"), values="choice", choices=tuple(range(1, 13)),
        bare=("unknown",), ways=(("month", N_("in")), ("unknown", N_("is not known"))),
    ),
    Subject(
        key="added", label=N_("Added"), values="day", days=("within",),
        ways=(("since", N_("since")), ("before", N_("before")), ("within", N_("in the last days"))),
    ),
    Subject(
        key="referral", label=N_("Introduced by"), values="card", bare=("any", "none"),
        ways=(("by", N_("this card")), ("any", N_("somebody")), ("none", N_("nobody"))),
    ),
)  # fmt: skip

SUBJECT = {subject.key: subject for subject in SUBJECTS}

COMPARED_KINDS = frozenset(
    {
        FieldKind.TEXT, FieldKind.NOTE, FieldKind.CHOICE, FieldKind.DAYS,
        FieldKind.METHODS, FieldKind.ADDRESSES, FieldKind.CUSTOM,
    }
)  # fmt: skip
COMPARED_FIELDS = tuple(field.key for field in FIELDS if field.kind in COMPARED_KINDS)
"""Fields that a condition can look into; the others have conditions of their own."""


def values_kind(condition: Condition) -> str:
    """What the values of a condition are: tags, choice, text, days, day, card, or empty."""
    subject = SUBJECT[condition.about]
    if condition.how in subject.bare:
        return ""
    return "days" if condition.how in subject.days else subject.values


def checked(rule: ListRule) -> ListRule:
    """The rule if it can be carried out; raises `NewerRule` or `RuleProblem` if not."""
    if rule.unknown or rule.further:
        names = [_name_of(text) for text in rule.unknown] + [key for key, _value in rule.further]
        raise NewerRule(
            Text(
                N_("A newer version of Rolodex made this list; this one does not know “{words}”."),
                {"words": ", ".join(names)},
            )
        )
    if len(rule.conditions) > MOST_CONDITIONS:
        raise RuleProblem(Text(N_("A list has {n} conditions at most."), {"n": MOST_CONDITIONS}))
    for condition in rule.conditions:
        checked_condition(condition)
    return rule


def checked_condition(condition: Condition) -> Condition:
    """The condition if its values fit; raises `RuleProblem` if not."""
    subject = SUBJECT.get(condition.about)
    if subject is None or condition.how not in dict(subject.ways):
        raise RuleProblem(Text(N_("There is no condition “{words}”."), {"words": condition.about}))
    if condition.about == "field" and condition.field not in COMPARED_FIELDS:
        raise RuleProblem(
            Text(N_("A list cannot look into the field “{field}”."), {"field": condition.field})
        )
    kind = values_kind(condition)
    label = Text(subject.label)
    if not kind:
        if condition.values:
            raise RuleProblem(Text(N_("“{label}” takes no value here."), {"label": label}))
        return condition
    if not condition.values:
        raise RuleProblem(Text(N_("“{label}” needs a value."), {"label": label}))
    for value in condition.values:
        if not _FITS[kind](value, subject):
            raise RuleProblem(
                Text(
                    N_("“{value}” does not fit “{label}”."),
                    {"value": str(value)[:80], "label": label},
                )
            )
    return condition


def _is_text(value: Value, _subject: Subject) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_TEXT


def _is_choice(value: Value, subject: Subject) -> bool:
    return not isinstance(value, bool) and value in subject.choices


def _is_days(value: Value, _subject: Subject) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_DAYS


def _is_day(value: Value, _subject: Subject) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_FITS: dict[str, Callable[[Value, Subject], bool]] = {
    "tags": _is_text,
    "text": _is_text,
    "card": _is_text,
    "choice": _is_choice,
    "days": _is_days,
    "day": _is_day,
}


# JSON ------------------------------------------------------------------------------------


def rule_json(rule: ListRule) -> dict[str, Any]:
    """The rule as JSON values, with all that a newer program wrote."""
    conditions: list[Any] = []
    for condition in rule.conditions:
        value: dict[str, Any] = {"about": condition.about, "how": condition.how}
        if condition.field:
            value["field"] = condition.field
        if condition.values:
            value["values"] = list(condition.values)
        conditions.append(value)
    conditions += [json.loads(text) for text in rule.unknown]
    made: dict[str, Any] = {"conditions": conditions}
    if rule.order:
        made["order"] = rule.order
    if rule.columns:
        made["columns"] = list(rule.columns)
    made.update((key, json.loads(text)) for key, text in rule.further)
    return made


def rule_text(rule: ListRule) -> str:
    """The rule as one line of JSON, which `read_rule` reads."""
    return json.dumps(rule_json(rule), ensure_ascii=False, separators=(",", ":"))


def read_rule(text: str) -> ListRule:
    """The rule that a JSON text says. Raises `RuleProblem` where it is no rule.

    What only a newer program can have written is kept, see `ListRule`.
    """
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except (ValueError, RecursionError):
        raise RuleProblem(Text(N_("The rule is not JSON."))) from None
    return rule_from(value)


def rule_from(value: object) -> ListRule:
    """The same for JSON values already read."""
    if not isinstance(value, Mapping):
        raise RuleProblem(Text(N_("The rule is not a JSON object.")))
    conditions = value.get("conditions", [])
    columns = value.get("columns", [])
    order = value.get("order", "")
    if not isinstance(conditions, list) or not all(isinstance(c, Mapping) for c in conditions):
        raise _wrong("conditions")
    if not isinstance(columns, list) or not all(isinstance(c, str) for c in columns):
        raise _wrong("columns")
    if not isinstance(order, str):
        raise _wrong("order")
    known, unknown = [], []
    for condition in conditions:
        if _is_known(condition):
            known.append(_condition(condition))
        else:
            unknown.append(_kept(condition))
    return ListRule(
        conditions=tuple(known),
        order=order,
        columns=tuple(columns),
        unknown=tuple(unknown),
        further=tuple((str(k), _kept(v)) for k, v in value.items() if k not in _KEYS),
    )


_KEYS = ("conditions", "order", "columns")


def _is_known(condition: Mapping[str, Any]) -> bool:
    """Whether this program knows the words of a condition; its values are checked later."""
    subject = SUBJECT.get(str(condition.get("about")))
    return (
        subject is not None
        and str(condition.get("how")) in dict(subject.ways)
        and condition.keys() <= {"about", "how", "field", "values"}
        and (subject.key != "field" or str(condition.get("field")) in FIELD)
    )


def _condition(condition: Mapping[str, Any]) -> Condition:
    values, field = condition.get("values", []), condition.get("field", "")
    fit = isinstance(values, list) and all(
        isinstance(v, str | int) and not isinstance(v, bool) for v in values
    )
    if not fit or not isinstance(field, str):
        raise _wrong("values")
    return Condition(condition["about"], condition["how"], tuple(values), field)


def _kept(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _name_of(text: str) -> str:
    value = json.loads(text)
    return str(value.get("about", "?"))[:80] if isinstance(value, dict) else "?"


def _wrong(key: str) -> RuleProblem:
    return RuleProblem(Text(N_("“{key}” of the rule has the wrong shape."), {"key": key}))
