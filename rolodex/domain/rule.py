"""What a list asks of its cards, without the tables of `list_rule`: a start waits for no table."""

from __future__ import annotations

from dataclasses import dataclass, replace

Value = str | int


@dataclass(frozen=True, slots=True)
class Condition:
    """What a card must fulfil.

    `about` is a key of `SUBJECTS`, `how` one of its ways, `values` what it is compared with
    (any of them suffices), `field` the key of the field table if it is about a field.
    """

    about: str
    how: str
    values: tuple[Value, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRule:
    """Conditions that all hold; `order` and `columns` as in `list_columns`.

    `unknown` are conditions and `further` keys that a newer program wrote, as JSON texts: they
    are kept as they are, and such a rule is not carried out.
    """

    conditions: tuple[Condition, ...] = ()
    order: str = ""
    columns: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    further: tuple[tuple[str, str], ...] = ()

    def with_condition(self, condition: Condition, at: int | None = None) -> ListRule:
        """The rule with one more condition, or another one in the place `at`."""
        conditions = list(self.conditions)
        if at is None:
            conditions.append(condition)
        else:
            conditions[at] = condition
        return replace(self, conditions=tuple(dict.fromkeys(conditions)))

    def without_condition(self, at: int) -> ListRule:
        """The rule without the condition in the place `at`."""
        kept = tuple(c for number, c in enumerate(self.conditions) if number != at)
        return replace(self, conditions=kept)

    def is_understood(self) -> bool:
        """Whether this program knows all that the rule says."""
        return not self.unknown and not self.further


EVERYBODY = ListRule()
