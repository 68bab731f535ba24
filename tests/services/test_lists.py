"""Lists by rule: what they find, compared with a plain walk over all cards; saving them; undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Address, Calendar, Method, MethodKind, SpecialDate
from rolodex.domain.interaction import Interaction
from rolodex.domain.list_columns import COLUMNS
from rolodex.domain.list_rule import Condition, ListRule, NewerRule, read_rule
from rolodex.domain.lunar import LunarDay, to_solar
from rolodex.domain.problems import BadValue, NotFound
from rolodex.services.book import Book
from rolodex.services.card_lists import CardFilter, CardRow
from rolodex.services.tags import Tag

TODAY = date(2026, 11, 23)
NEWER = '{"conditions":[{"about":"purchase","how":"worth","values":[500]}],"any":true}'


@pytest.fixture
def people(book: Book) -> Book:
    """Sixty cards that differ in everything a rule can ask."""
    book.tags.save(Tag(name="VIP", klass="A"))
    book.tags.save(Tag(name="Golf", klass="B"))
    first = second = None
    for n in range(60):
        card = Card(
            family="王陳李林張"[n % 5],
            given=f"小{n}",
            company=("台積電", "臺積電", "Acme", "acme 100%_", "")[n % 5],
            title=f"經理{n % 3}" if n % 3 else "",
            department=f"D{n % 4}",
            number=f"{n:03}",
            notes="likes tea" if n % 4 == 0 else "",
            cadence_days=30 if n % 7 == 0 else None,
            source=f"fair {n}" if n % 6 == 0 else "",
            referred_by=(first if n % 2 else second) if n % 5 == 1 else None,
            tags=tuple(t for t, m in (("VIP", 3), ("Golf", 4), ("plain", 2)) if n % m == 0),
            methods=tuple(
                Method(kind=kind, value=f"{kind}{n}@x.tw" if kind != "phone" else f"0912000{n:03}")
                for kind, m in ((MethodKind.PHONE, 2), (MethodKind.EMAIL, 3))
                if n % m == 0
            ),
            addresses=(Address(city=("台中市", "臺中市", "Taipei")[n % 3], region=f"R{n % 2}"),)
            if n % 4
            else (),
            dates=(
                SpecialDate(
                    label="birthday",
                    month=n % 12 + 1,
                    day=15,
                    calendar=Calendar.LUNAR if n % 2 else Calendar.SOLAR,
                ),
            )
            if n % 3
            else (),
            created_on=(TODAY - timedelta(days=3 * n)).isoformat(),
        )
        new = book.cards.save(card).new
        first, second = first or new, new if n == 1 else second
        if n % 5 and new is not None:
            at = book.clock.now() - timedelta(days=7 * n)
            book.history.log(Interaction(cards=(new,), at=at))
    assert first is not None
    book.cards.trash([first + 58, first + 59])
    return book


Test = Callable[[Card, CardRow], bool]


def born_in(card: Card, months: tuple[int, ...]) -> bool:
    """Whether the birthday falls into these months of 2026, walked the other way round."""
    day = card.birthday()
    if day is None:
        return False
    if day.calendar is Calendar.SOLAR:
        return day.month in months
    days = (to_solar(LunarDay(year, day.month, day.day)) for year in (2025, 2026))
    return any(found.year == 2026 and found.month in months for found in days)


CASES: list[tuple[Condition, Test]] = [
    (Condition("tag", "has", ("VIP",)), lambda c, r: "VIP" in c.tags),
    (Condition("tag", "has", ("VIP", "Golf")), lambda c, r: bool({"VIP", "Golf"} & {*c.tags})),
    (Condition("tag", "has_not", ("VIP",)), lambda c, r: "VIP" not in c.tags),
    (Condition("tag", "has", ("none such",)), lambda c, r: False),
    (Condition("class", "is", ("A", "")), lambda c, r: r.klass in ("A", "")),
    (Condition("class", "is_not", ("",)), lambda c, r: r.klass != ""),
    (Condition("state", "is", ("never",)), lambda c, r: r.state == "never"),
    (Condition("state", "is", ("on_track",)), lambda c, r: r.state == "on_track"),
    (Condition("state", "is", ("due",)), lambda c, r: r.state == "due"),
    (Condition("state", "is", ("overdue", "due")), lambda c, r: r.state in ("overdue", "due")),
    (Condition("state", "is_not", ("overdue",)), lambda c, r: r.state != "overdue"),
    (
        Condition("contact", "more", (84,)),
        lambda c, r: r.last_contact is not None and (TODAY - r.last_contact).days > 84,
    ),
    (
        Condition("contact", "less", (84,)),
        lambda c, r: r.last_contact is not None and (TODAY - r.last_contact).days < 84,
    ),
    (
        Condition("field", "contains", ("台積",), "company"),
        lambda c, r: c.company in ("台積電", "臺積電"),
    ),
    (Condition("field", "is", ("ACME",), "company"), lambda c, r: c.company == "Acme"),
    (Condition("field", "contains", ("100%_",), "company"), lambda c, r: "100%_" in c.company),
    (Condition("field", "contains", ("%",), "company"), lambda c, r: "%" in c.company),
    (Condition("field", "empty", (), "company"), lambda c, r: not c.company),
    (Condition("field", "filled", (), "title"), lambda c, r: bool(c.title)),
    (Condition("field", "contains", ("TEA",), "notes"), lambda c, r: "tea" in c.notes),
    (Condition("field", "is", ("30",), "cadence_days"), lambda c, r: c.cadence_days == 30),
    (Condition("field", "empty", (), "cadence_days"), lambda c, r: c.cadence_days is None),
    (Condition("field", "empty", (), "methods"), lambda c, r: not c.methods),
    (
        Condition("field", "contains", ("x.tw",), "methods"),
        lambda c, r: any("x.tw" in m.value for m in c.methods),
    ),
    (Condition("reach", "has", ("email",)), lambda c, r: bool(c.emails())),
    (Condition("reach", "has_not", ("phone", "email")), lambda c, r: not c.methods),
    (
        Condition("place", "contains", ("台中",)),
        lambda c, r: any("中市" in a.city for a in c.addresses),
    ),
    (
        Condition("place", "is", ("taipei",)),
        lambda c, r: any(a.city == "Taipei" for a in c.addresses),
    ),
    (Condition("place", "empty"), lambda c, r: not c.addresses),
    (Condition("birthday", "month", (2, 11)), lambda c, r: born_in(c, (2, 11))),
    (Condition("birthday", "unknown"), lambda c, r: c.birthday() is None),
    (Condition("added", "since", ("2026-10-01",)), lambda c, r: c.created_on >= "2026-10-01"),
    (Condition("added", "before", ("2026-10-01",)), lambda c, r: c.created_on < "2026-10-01"),
    (Condition("added", "within", (30,)), lambda c, r: c.created_on >= "2026-10-24"),
    (Condition("referral", "any"), lambda c, r: c.referred_by is not None),
    (Condition("referral", "none"), lambda c, r: c.referred_by is None),
]  # fmt: skip


def found(book: Book, *conditions: Condition) -> set[int]:
    """The ids that a rule finds; count, first page, all ids and letters must agree."""
    rule = ListRule(conditions=conditions)
    result = book.lists.result(rule)
    ids = book.cards.ids(result)
    assert result.count == len(ids) == book.lists.count(rule)
    assert tuple(row.id for row in result.rows) == ids[:200]
    letters = book.cards.letters(CardFilter(rule=rule))
    assert [at for _letter, at in letters] == sorted({at for _letter, at in letters})
    return set(ids)


def walked(book: Book, *tests: Test) -> set[int]:
    """The same by looking at every live card."""
    rows = book.cards.rows(book.cards.ids(book.cards.listing()))
    cards = book.cards.get_many(row.id for row in rows)
    return {row.id for row in rows if all(test(cards[row.id], row) for test in tests)}


@pytest.mark.parametrize(("condition", "test"), CASES, ids=[str(c)[:90] for c, _test in CASES])
def test_a_condition_finds_what_a_walk_over_all_cards_finds(
    people: Book, condition: Condition, test: Test
) -> None:
    assert found(people, condition) == walked(people, test)


def test_conditions_hold_together(people: Book) -> None:
    for one, first in CASES[::3]:
        for two, second in CASES[1::4]:
            assert found(people, one, two) == walked(people, first, second)


def test_introduced_by_a_certain_card(people: Book) -> None:
    first = people.cards.listing(order="-added").rows[0]
    chosen = found(people, Condition("referral", "by", (first.uid,)))
    assert chosen == {row.id for row in people.cards.introduced(first.id)} != set()


def test_a_rule_narrows_every_other_list(people: Book) -> None:
    rule = ListRule(conditions=(Condition("reach", "has", ("phone",)),))
    for which in (CardFilter(kind="never"), CardFilter(kind="tag", tag="VIP"),
                  CardFilter(kind="out_of_touch"), CardFilter(kind="birthdays")):  # fmt: skip
        whole = set(people.cards.ids(people.cards.listing(which)))
        narrowed = people.cards.listing(replace(which, rule=rule))
        assert set(people.cards.ids(narrowed)) == whole & found(people, *rule.conditions)


@pytest.mark.parametrize("column", [c.key for c in COLUMNS if c.ordered])
def test_every_column_orders_both_ways_and_loses_nobody(people: Book, column: str) -> None:
    one = people.cards.ids(people.cards.listing(order=column))
    other = people.cards.ids(people.cards.listing(order=f"-{column}"))
    assert set(one) == set(other) == walked(people)
    assert one != other


def test_cards_without_a_company_come_last_in_either_direction(people: Book) -> None:
    for order in ("company", "-company"):
        rows = people.cards.listing(order=order).rows
        companies = [row.company for row in rows]
        blank = companies.index("")
        assert not any(companies[blank:])
        filled = [company.lower() for company in companies[:blank]]
        assert filled == sorted(filled, reverse=order == "-company")


def test_the_longest_silent_come_first_when_the_last_contact_is_reversed(people: Book) -> None:
    days = [r.last_contact for r in people.cards.listing(order="-last_contact").rows]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert days[len(known) :] == [None] * (len(days) - len(known))


def test_rows_get_the_cells_of_further_columns(people: Book) -> None:
    rows = people.cards.listing(order="-added").rows
    more = people.lists.with_cells(rows, [column.key for column in COLUMNS])
    cards = people.cards.get_many(row.id for row in rows)
    for row in more:
        card = cards[row.id]
        assert ("phone" in row.cells) == bool(card.phones())
        assert row.cells.get("city", "") == (card.addresses[0].city if card.addresses else "")
        assert row.cells["added"] == card.created_on
        assert ("birthday" in row.cells) == (card.birthday() is not None)


def test_the_table_groups_a_phone_number_as_the_card_does(book: Book) -> None:
    values = ("0912-345-678", "+85261234567", "ask for May")
    for value in values:
        book.cards.save(Card(family=value, methods=(Method(kind=MethodKind.PHONE, value=value),)))
    rows = book.lists.with_cells(book.cards.listing(order="added").rows, ["phone"])
    shown = {row.name: row.cells["phone"] for row in rows}
    assert shown == dict(
        zip(values, ("0912 345 678", "+852 6123 4567", "ask for May"), strict=True)
    )


# saved lists -----------------------------------------------------------------------------


def test_a_saved_list_lives(people: Book) -> None:
    rule = ListRule(conditions=(Condition("tag", "has", ("Golf",)),), order="company")
    people.lists.save("Golfers", rule)
    before = people.lists.result("Golfers")
    assert before.order == "company"
    stranger = next(iter(walked(people, lambda c, r: "Golf" not in c.tags)))
    people.cards.tag([stranger], "Golf")
    assert people.lists.result("Golfers").count == before.count + 1
    assert [(s.name, n) for s, n in people.lists.counts()] == [("Golfers", before.count + 1)]


def test_saving_renaming_and_removing_are_steps_that_can_be_undone(book: Book) -> None:
    rule = ListRule(conditions=(Condition("state", "is", ("due",)),))
    start = book.check().content
    number = book.lists.save("Due", rule).new
    assert number is not None
    changes = book.lists.rename(number, "Due now")
    assert changes.touches("list", number)
    narrower = ListRule(conditions=(*rule.conditions, Condition("reach", "has", ("phone",))))
    book.lists.save("Due now", narrower, number)
    book.lists.remove(number)
    assert book.lists.all() == []
    book.journal.undo()
    assert [(s.name, s.rule) for s in book.lists.all()] == [("Due now", narrower)]
    undone = book.journal.undo(2)
    assert undone.touches("list")
    assert [(s.name, s.rule) for s in book.lists.all()] == [("Due", rule)]
    book.journal.undo()
    assert book.check().content == start


def test_two_lists_cannot_have_one_name_and_a_name_is_needed(book: Book) -> None:
    book.lists.save("Due", ListRule())
    for name in ("Due", " Due ", "", "  ", "x" * 81):
        with pytest.raises(BadValue):
            book.lists.save(name, ListRule())
    with pytest.raises(NotFound):
        book.lists.save("Other", ListRule(), 77)
    with pytest.raises(NotFound):
        book.lists.remove(77)
    assert len(book.lists.all()) == 1


def test_the_list_of_a_newer_program_is_kept_refused_and_may_be_renamed(book: Book) -> None:
    number = book.lists.save("Worth", ListRule()).new
    assert number is not None
    with book.database.transaction():
        book.database.execute("UPDATE saved_list SET rule = ?", (NEWER,))
    with pytest.raises(NewerRule):
        book.lists.result("Worth")
    assert [n for _s, n in book.lists.counts()] == [0]
    book.lists.rename(number, "Worth a visit")
    assert book.lists.get(number).rule == read_rule(NEWER)
    with pytest.raises(NewerRule):
        book.lists.save("Copy", read_rule(NEWER))


def test_a_list_whose_rule_is_damaged_harms_no_other(book: Book) -> None:
    book.lists.save("Broken", ListRule())
    book.lists.save("Whole", ListRule())
    with book.database.transaction():
        book.database.execute("UPDATE saved_list SET rule = '{' WHERE name = 'Broken'")
    assert [(s.name, s.rule is None) for s in book.lists.all()] == [
        ("Broken", True),
        ("Whole", False),
    ]
    with pytest.raises(BadValue):
        book.lists.result("Broken")
    assert book.lists.result("Whole").count == 0


def test_a_rule_follows_the_new_name_of_its_tag(people: Book) -> None:
    people.lists.save("Golfers", ListRule(conditions=(Condition("tag", "has", ("Golf", "VIP")),)))
    count = people.lists.result("Golfers").count
    tag = next(tag for tag in people.tags.all() if tag.name == "Golf")
    assert people.tags.save(replace(tag, name="高爾夫")).touches("list")
    assert people.lists.result("Golfers").count == count
    people.journal.undo()
    assert people.lists.result("Golfers").count == count
