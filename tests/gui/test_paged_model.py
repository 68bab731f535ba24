"""The model of long lists: pages when shown, ids when they come, a tail of other rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from rolodex.domain.card import CardKind
from rolodex.gui.paged_model import PAGE, PAGES_KEPT, PagedModel, RowRole
from rolodex.gui.row_words import Heading
from rolodex.services.card_lists import CardRow, Result  # type: ignore[attr-defined]

FIRST = 200


def card_row(number: int) -> CardRow:
    """A row whose name tells its id."""
    return CardRow(
        id=number, uid=f"u{number}", kind=CardKind.PERSON, name=f"Card {number}", name2="",
        initials="C", company="", title="", last_contact=None, due=date(2026, 11, 23), days=0,
        state="never", klass="", cadence=180, has_photo=False, tags=(),
    )  # fmt: skip


class Source:
    """A book of so many cards, which counts what it is asked and can hold back the ids."""

    def __init__(self, cards: int) -> None:
        self.ids = tuple(range(1, cards + 1))
        self.fetched: list[tuple[int, ...]] = []
        self.waiting: list[Callable[[], None]] = []

    def fetch(self, ids: Sequence[int]) -> list[CardRow]:
        self.fetched.append(tuple(ids))
        return [card_row(number) for number in ids if number in self.ids]

    def load_ids(self, result: Result, done: Callable[[tuple[int, ...]], None]) -> None:
        self.waiting.append(lambda: done(self.ids))

    def result(self) -> Result:
        rows = tuple(card_row(number) for number in self.ids[:FIRST])
        return Result(len(self.ids), rows)

    def model(self) -> PagedModel:
        model = PagedModel(self.fetch, self.load_ids)
        # Raises at the first call that breaks Qt's rules for models.
        self.tester = QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        model.show_result(self.result())
        return model


@pytest.fixture(autouse=True)
def _application(app: QApplication) -> None:
    """Models need an application for their words."""


def name_in(model: PagedModel, row: int) -> str | None:
    found = model.index(row, 0).data(RowRole)
    return found.name if found is not None else None


def test_the_first_rows_are_there_at_once_and_cost_no_question() -> None:
    source = Source(1000)
    model = source.model()
    assert model.rowCount() == 1000
    assert name_in(model, 0) == "Card 1"
    assert name_in(model, FIRST - 1) == f"Card {FIRST}"
    assert not source.fetched


def test_later_rows_come_once_the_ids_are_known() -> None:
    source = Source(1000)
    model = source.model()
    assert name_in(model, 900) is None
    source.waiting.pop()()
    assert name_in(model, 900) == "Card 901"


def test_rows_are_fetched_in_pages_and_once() -> None:
    source = Source(1000)
    model = source.model()
    source.waiting.pop()()
    source.fetched.clear()
    for row in range(4 * PAGE, 5 * PAGE):
        name_in(model, row)
    assert [len(ids) for ids in source.fetched] == [PAGE]


def test_only_so_many_pages_are_kept() -> None:
    source = Source(PAGE * (PAGES_KEPT + 10))
    model = source.model()
    source.waiting.pop()()
    for row in range(0, model.rowCount(), PAGE):
        name_in(model, row)
    assert len(model._pages) <= PAGES_KEPT


def test_ids_of_a_list_no_longer_shown_are_ignored() -> None:
    source = Source(1000)
    model = source.model()
    late = source.waiting.pop()
    few = Source(3)
    model.show_result(few.result())
    late()
    assert model.rowCount() == 3
    assert model.row_of(900) == -1


def test_a_short_list_knows_its_ids_without_asking() -> None:
    source = Source(12)
    model = source.model()
    assert not source.waiting
    assert model.row_of(12) == 11
    assert model.id_at(11) == 12
    assert model.ids_between(0, 2) == (1, 2, 3)


def test_a_renewed_list_changes_in_one_step() -> None:
    source = Source(1000)
    model = source.model()
    source.waiting.pop()()
    source.ids = tuple(reversed(source.ids[:500]))
    renewed: list[int] = []
    model.renew(source.result(), lambda: renewed.append(1))
    assert model.rowCount() == 1000
    source.waiting.pop()()
    assert model.rowCount() == 500
    assert name_in(model, 0) == "Card 500"
    assert renewed == [1]


def test_a_list_that_shrank_while_its_ids_were_sought_shrinks() -> None:
    source = Source(1000)
    model = source.model()
    source.ids = source.ids[:900]
    source.waiting.pop()()
    assert model.rowCount() == 900
    assert name_in(model, 899) == "Card 900"


def test_rows_of_a_busy_book_are_asked_for_again() -> None:
    source = Source(1000)
    model = source.model()
    source.waiting.pop()()
    fetch, model._fetch = model._fetch, lambda _ids: []
    assert name_in(model, 900) is None
    model._fetch = fetch
    assert name_in(model, 900) == "Card 901"


def test_a_tail_follows_the_cards_and_its_heading_cannot_be_chosen() -> None:
    source = Source(2)
    model = source.model()
    model.show_tail((Heading("In the history: 1"), card_row(2)))
    assert model.rowCount() == 4
    assert model.card_count() == 2
    assert not model.index(2, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(3, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(2, 0).data() == "In the history: 1"
    model.show_tail(())
    assert model.rowCount() == 2


def test_a_row_is_read_aloud_with_its_state() -> None:
    model = Source(1).model()
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Card 1, never"
