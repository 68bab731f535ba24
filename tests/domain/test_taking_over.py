"""A record that has its way: what it says is taken, what it leaves blank stays."""

from __future__ import annotations

from dataclasses import replace

from rolodex.domain.card import Card
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.taking_over import take_over


def phone(value: str, **more: object) -> Method:
    return Method(kind=MethodKind.PHONE, value=value, normalized=value, **more)  # type: ignore[arg-type]


HERE = Card(
    id=7,
    uid="own",
    family="陳",
    given="美玲",
    company="大同",
    company_card=3,
    title="經理",
    notes="愛喝茶",
    referred_by=5,
    methods=(
        phone("+886912", id=1, primary=True),
        phone("+886933", id=2),
        Method(kind=MethodKind.EMAIL, value="a@example.com", normalized="a@example.com", id=3),
    ),
    addresses=(Address(label="home", city="台北", id=1),),
    dates=(SpecialDate(label="birthday", month=5, day=1, year=1980, lead_days=3, id=4),),
    tags=("VIP", "保險"),
    relations=(Relation(kind="spouse", other=9, id=6),),
    custom=(CustomValue(label="保單", value="A1", private=True, id=8),),
)


def test_what_the_record_says_is_taken_and_what_it_leaves_blank_stays() -> None:
    after = take_over(HERE, Card(family="林", given="美玲", title="協理"), is_whole=True).card
    assert after == replace(HERE, family="林", title="協理")


def test_with_another_firm_the_link_to_the_card_of_the_old_one_goes() -> None:
    after = take_over(HERE, Card(company="新光"), is_whole=False).card
    assert (after.company, after.company_card) == ("新光", None)


def test_a_number_that_was_overtyped_in_the_cards_own_record_replaces_the_old_one() -> None:
    record = Card(methods=(phone("+886912", primary=True), phone("+886955")))
    after = take_over(HERE, record, is_whole=True).card
    assert [(m.id, m.value) for m in after.phones()] == [(1, "+886912"), (None, "+886955")]
    assert after.emails() == HERE.emails()


def test_the_numbers_of_somebody_elses_record_are_added() -> None:
    after = take_over(HERE, Card(methods=(phone("+886955"),)), is_whole=False).card
    assert [m.value for m in after.phones()] == ["+886912", "+886933", "+886955"]


def test_another_birthday_replaces_the_one_here_and_keeps_its_lead() -> None:
    day = SpecialDate(label="birthday", month=8, day=15, year=1980, calendar=Calendar.LUNAR)
    after = take_over(HERE, Card(dates=(day,)), is_whole=False).card
    assert after.dates == (replace(day, id=4, lead_days=3),)


def test_own_fields_and_tags_and_addresses_follow_the_cards_own_record() -> None:
    home = Address(label="home", city="高雄")
    record = Card(tags=("VIP",), addresses=(home,), custom=(CustomValue(label="保單", value="B2"),))
    after = take_over(HERE, record, is_whole=True).card
    assert (after.tags, after.addresses) == (("VIP",), (home,))
    assert after.custom == (replace(HERE.custom[0], value="B2"),)
    assert after.relations == HERE.relations


def test_the_cards_own_record_unchanged_changes_nothing() -> None:
    record = replace(
        HERE,
        id=None,
        company_card=None,
        referred_by=None,
        methods=tuple(replace(m, id=None) for m in HERE.methods),
        addresses=(Address(label="home", city="台北"),),
        dates=(replace(HERE.dates[0], id=None, lead_days=None),),
        relations=(Relation(kind="spouse", name="王小明"),),
    )
    assert take_over(HERE, record, is_whole=True).card == HERE
