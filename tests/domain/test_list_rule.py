"""The rule of a list: read and written, checked, and kept where a newer program wrote it."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.list_columns import COLUMNS, USUAL, descends, known_columns, known_order
from rolodex.domain.list_rule import (
    SUBJECTS,
    Condition,
    ListRule,
    NewerRule,
    RuleProblem,
    checked,
    checked_condition,
    read_rule,
    rule_from,
    rule_json,
    rule_text,
    values_kind,
)
from tests.fakes import words

RULE = ListRule(
    conditions=(
        Condition("tag", "has", ("VIP", "保險")),
        Condition("state", "is", ("due", "overdue")),
        Condition("contact", "more", (90,)),
        Condition("field", "contains", ("台積",), "company"),
        Condition("field", "empty", (), "notes"),
    ),
    order="-last_contact",
    columns=("name", "city"),
)


def test_a_rule_comes_back_from_json_as_it_was() -> None:
    assert read_rule(rule_text(RULE)) == RULE
    assert checked(RULE) is RULE


def test_an_empty_rule_holds_for_everybody() -> None:
    assert read_rule("{}") == ListRule()
    assert rule_json(ListRule()) == {"conditions": []}


def test_what_a_newer_program_wrote_is_kept_and_politely_refused() -> None:
    newer = {
        "conditions": [
            {"about": "tag", "how": "has", "values": ["VIP"]},
            {"about": "purchase", "how": "worth", "values": [{"minor": 500, "currency": "TWD"}]},
        ],
        "order": "value",
        "columns": ["name", "value"],
        "any": True,
    }
    rule = rule_from(newer)
    assert not rule.is_understood()
    assert rule_json(rule) == newer
    with pytest.raises(NewerRule) as refused:
        checked(rule)
    assert "purchase" in words(refused.value.text)


@pytest.mark.parametrize(
    "condition",
    [
        {"about": "tag", "how": "resembles", "values": ["VIP"]},
        {"about": "tag", "how": ["has"], "values": ["VIP"]},
        {"about": "tag", "how": "has", "values": ["VIP"], "unless": 1},
        {"about": "field", "how": "is", "field": "shoe_size", "values": ["42"]},
        {"about": "field", "how": "is", "field": ["company"], "values": ["42"]},
        {"how": "is"},
    ],
)
def test_a_condition_with_words_unknown_here_belongs_to_a_newer_program(
    condition: dict[str, object],
) -> None:
    with pytest.raises(NewerRule):
        checked(rule_from({"conditions": [condition]}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        '{"conditions": {}}',
        '{"conditions": ["tag"]}',
        '{"columns": "name"}',
        '{"order": 3}',
        '{"conditions": [{"about": "tag", "how": "has", "values": "VIP"}]}',
        '{"conditions": [{"about": "contact", "how": "more", "values": [true]}]}',
        '{"conditions": [{"about": "contact", "how": "more", "values": [1.5]}]}',
        '{"conditions": [{"about": "tag", "how": "has", "values": ["\\ud800"]}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_rule_is_told_from_one(text: str) -> None:
    with pytest.raises(RuleProblem):
        read_rule(text)


@pytest.mark.parametrize(
    "condition",
    [
        Condition("tag", "has"),
        Condition("tag", "has", ("  ",)),
        Condition("class", "is", ("D",)),
        Condition("state", "is", ("asleep",)),
        Condition("contact", "more", (-1,)),
        Condition("contact", "more", ("90",)),
        Condition("field", "contains", ("x",), "dates"),
        Condition("field", "empty", ("x",), "notes"),
        Condition("birthday", "month", (13,)),
        Condition("added", "since", ("2026-13-01",)),
        Condition("added", "since", ("20261101",)),
        Condition("added", "within", ("2026-11-01",)),
        Condition("referral", "any", ("x",)),
        Condition("nothing", "is", ("x",)),
    ],
)
def test_values_that_do_not_fit_are_refused(condition: Condition) -> None:
    with pytest.raises(RuleProblem):
        checked_condition(condition)


def test_a_rule_has_fifty_conditions_at_most() -> None:
    many = tuple(Condition("contact", "more", (days,)) for days in range(51))
    with pytest.raises(RuleProblem):
        checked(ListRule(conditions=many))


def test_the_same_condition_is_not_added_twice() -> None:
    vip = Condition("tag", "has", ("VIP",))
    rule = ListRule().with_condition(vip).with_condition(vip)
    assert rule.conditions == (vip,)
    assert rule.without_condition(0).conditions == ()
    golf = Condition("tag", "has", ("Golf",))
    assert rule.with_condition(golf, at=0).conditions == (golf,)


def test_every_subject_says_what_its_values_are() -> None:
    kinds = {"", "tags", "choice", "text", "days", "day", "card"}
    for subject in SUBJECTS:
        assert subject.ways
        for how, _label in subject.ways:
            assert values_kind(Condition(subject.key, how)) in kinds


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "conditions": st.lists(
                st.fixed_dictionaries(
                    {"about": st.sampled_from([s.key for s in SUBJECTS]) | JSON_VALUES},
                    optional={
                        "how": st.sampled_from(["is", "has", "more", "contains"]) | JSON_VALUES,
                        "values": JSON_VALUES,
                        "field": JSON_VALUES,
                    },
                ),
                max_size=3,
            )
            | JSON_VALUES,
            "order": JSON_VALUES,
            "columns": JSON_VALUES,
            "later": JSON_VALUES,
        },
    )
)
def test_any_json_is_a_rule_or_a_typed_problem_and_never_loses_words(value: object) -> None:
    try:
        rule = read_rule(json.dumps(value))
    except RuleProblem:
        return
    assert read_rule(rule_text(rule)) == rule
    with contextlib.suppress(RuleProblem):
        checked(rule)


def test_columns_and_orders_that_are_unknown_here_fall_back() -> None:
    assert known_columns(("value", "city", "city")) == ("name", "city")
    assert known_columns(()) == USUAL
    assert known_order("value") == "name"
    assert known_order("tags") == "name"
    assert known_order("-company") == "-company"


def test_dates_run_from_the_newest_unless_reversed() -> None:
    assert descends("last_contact")
    assert not descends("-last_contact")
    assert not descends("company")
    assert descends("-company")
    assert len({column.key for column in COLUMNS}) == len(COLUMNS)
