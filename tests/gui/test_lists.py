"""Filter, saved lists, table and many cards at once, through the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.domain.list_columns import COLUMNS
from rolodex.domain.list_rule import SUBJECT, SUBJECTS, Condition, ListRule
from rolodex.gui import list_commands, places
from rolodex.gui.condition_words import TEMPLATES, condition_words
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.cadence import CadenceDialog
from rolodex.gui.dialogs.condition import ConditionDialog
from rolodex.gui.dialogs.saved_list import SavedListDialog
from rolodex.gui.main_window import MainWindow
from rolodex.gui.paged_model import RowRole
from rolodex.gui.widgets.rail import PlaceRole
from rolodex.services.book import Book
from tests.fakes import get_child

VIP = Condition("tag", "has", ("VIP",))
PHONE = Condition("reach", "has", ("phone",))
NEVER = Condition("state", "is", ("never",))


@pytest.fixture
def cards(people: Book, window: MainWindow) -> MainWindow:
    """The window on the list of all eight cards."""
    window.go_to(places.CARDS)
    return window


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What modal windows are answered with: each takes the next one and does as it says."""
    waiting: list[object] = []

    def run(dialog: QDialog) -> int:
        dialog.show()
        QApplication.processEvents()
        waiting.pop(0)(dialog)  # type: ignore[operator]
        QApplication.processEvents()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", run)
    return waiting


def names(window: MainWindow) -> list[str]:
    model = window.cards.model
    return [model.index(n, 0).data(RowRole).name for n in range(model.card_count())]


def trigger(qtbot: QtBot, window: MainWindow, key: str) -> None:
    """Trigger an action once the menus have followed the selection."""
    item = window.commands.qactions[key]
    qtbot.waitUntil(item.isEnabled)
    item.trigger()


def press(qtbot: QtBot, window: MainWindow, key: str) -> None:
    """Press a button of the selection bar."""
    qtbot.waitUntil(window.commands.qactions[key].isEnabled)
    get_child(window.cards.selection, QPushButton, f"selection_{key}").click()


def rail_entries(window: MainWindow) -> list[tuple[str, str]]:
    entries = get_child(window, QListWidget, "rail_places")
    found = []
    for n in range(entries.count()):
        place = entries.item(n).data(PlaceRole)
        if place is not None and place.kind == "list":
            found.append((entries.item(n).text(), place.tag))
    return found


def tick(dialog: ConditionDialog, *labels: str) -> None:
    for n in range(dialog.choices.count()):
        item = dialog.choices.item(n)
        on = item.text() in labels
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def take_vip(dialog: ConditionDialog) -> None:
    tick(dialog, "VIP")
    dialog.go.click()


def name_it(name: str) -> object:
    def answer(dialog: SavedListDialog) -> None:
        dialog.line.setText(name)
        dialog.go.click()

    return answer


# filter ----------------------------------------------------------------------------------


def test_a_condition_chosen_from_the_menu_narrows_the_list(
    cards: MainWindow, answers: list[object]
) -> None:
    answers.append(take_vip)
    cards.cards.offer_conditions()
    menu = get_child(cards, QMenu, "filter_menu")
    next(a for a in menu.actions() if a.objectName() == "filter_tag").trigger()
    assert sorted(names(cards)) == sorted(["陳美玲", "李志豪"])
    assert get_child(cards, QPushButton, "chip_text_0").text() == "Tag: VIP"
    assert cards.cards.listed() != ()


def test_a_chip_is_changed_by_a_click_and_removed_by_its_cross(
    cards: MainWindow, answers: list[object]
) -> None:
    cards.cards.filter.use(ListRule(conditions=(VIP, NEVER)))
    assert names(cards) == ["李志豪"]

    def on_track(dialog: ConditionDialog) -> None:
        assert dialog.condition is None
        tick(dialog, "on track")
        dialog.go.click()

    answers.append(on_track)
    get_child(cards, QPushButton, "chip_text_1").click()
    assert names(cards) == ["陳美玲"]
    get_child(cards, QPushButton, "chip_remove_0").click()
    assert len(names(cards)) > 1
    cards.cards.filter.clear()
    assert len(names(cards)) == 8
    assert cards.cards.filter.isHidden()


def test_no_card_that_fits_says_so_and_offers_to_clear(cards: MainWindow) -> None:
    cards.cards.filter.use(ListRule(conditions=(VIP, Condition("reach", "has", ("web",)))))
    assert names(cards) == []
    get_child(cards, QPushButton, "empty_clear").click()
    assert len(names(cards)) == 8


def test_a_search_leaves_the_filter_aside_and_comes_back_to_it(cards: MainWindow) -> None:
    cards.cards.filter.use(ListRule(conditions=(VIP,)))
    cards.cards.show_query("Tom")
    assert names(cards) == ["Tom Holt"]
    assert cards.cards.filter.isHidden()
    cards.cards.show_query("")
    assert len(names(cards)) == 2
    assert not cards.cards.filter.isHidden()


def test_a_condition_without_a_value_is_not_accepted(
    qtbot: QtBot, people: Book, desk: Desk
) -> None:
    dialog = ConditionDialog(desk, Condition("field", "contains", (), "company"), True)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.go.click()
    assert dialog.condition is None
    assert not dialog.problem.isHidden()
    dialog.line.setText("大同")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.condition == Condition("field", "contains", ("大同",), "company")


def test_choices_are_ticked_and_accepted_by_keys_alone(
    qtbot: QtBot, people: Book, desk: Desk
) -> None:
    first, second = SUBJECT["state"].choices[:2]
    for keys, ticked in (
        ([Qt.Key.Key_Return], (first,)),
        ([Qt.Key.Key_Down, Qt.Key.Key_Return], (second,)),
        ([Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return], (first,)),
        ([Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return], (first, second)),
    ):
        dialog = ConditionDialog(desk, Condition("state", "is"), True)
        qtbot.addWidget(dialog)
        dialog.show()
        for key in keys:
            qtbot.keyClick(dialog.choices, key)
        assert dialog.condition is not None
        assert dialog.condition.values == ticked


SAMPLES = {
    "tags": ("VIP",), "text": ("x",), "days": (30,), "day": ("2026-10-01",), "": (),
}  # fmt: skip


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: s.key)
def test_every_condition_can_be_asked_for_and_shown_again(
    qtbot: QtBot, people: Book, desk: Desk, subject: object
) -> None:
    from rolodex.domain.list_rule import Subject, values_kind

    assert isinstance(subject, Subject)
    uid = people.cards.listing().rows[0].uid
    for how, _label in subject.ways:
        field = "company" if subject.key == "field" else ""
        kind = values_kind(Condition(subject.key, how))
        values = {**SAMPLES, "choice": subject.choices[:2], "card": (uid,)}[kind]
        wanted = Condition(subject.key, how, tuple(values), field)  # type: ignore[arg-type]
        dialog = ConditionDialog(desk, wanted, False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.go.click()
        assert dialog.condition == wanted


def test_every_condition_has_words_in_every_language() -> None:
    for language in i18n.LANGUAGES:
        i18n.use_language(language)
        for subject in SUBJECTS:
            for how, _label in subject.ways:
                assert (subject.key, how) in TEMPLATES
                value = {"choice": subject.choices[:1]}.get(subject.values, ("2026-10-01",))
                assert condition_words(Condition(subject.key, how, value, "company"), str)


# saved lists -----------------------------------------------------------------------------


def test_a_filter_is_saved_as_a_list_and_stands_in_the_rail_with_its_number(
    qtbot: QtBot, cards: MainWindow, book: Book, answers: list[object]
) -> None:
    cards.cards.filter.use(ListRule(conditions=(VIP,)))
    answers.append(name_it("Best"))
    trigger(qtbot, cards, "save_list")
    qtbot.waitUntil(lambda: [name for name, _uid in rail_entries(cards)] == ["Best"])
    assert cards.place() == places.listed(book.lists.all()[0].uid)
    assert cards.cards.name() == "Best"
    cards.go_to(places.CARDS)
    assert len(names(cards)) == 8
    cards.go_to(places.listed(book.lists.all()[0].uid))
    assert len(names(cards)) == 2


def test_a_changed_list_can_be_saved_and_undone(
    qtbot: QtBot, cards: MainWindow, book: Book
) -> None:
    book.lists.save("Best", ListRule(conditions=(VIP,)))
    place = places.listed(book.lists.all()[0].uid)
    cards.go_to(place)
    cards.cards.filter.use(ListRule(conditions=(VIP, NEVER)))
    assert cards.cards.filter.is_changed()
    get_child(cards, QPushButton, "filter_save").click()
    assert not cards.cards.filter.is_changed()
    assert book.lists.result("Best").count == 1
    trigger(qtbot, cards, "undo")
    assert len(names(cards)) == 2


def test_a_list_is_renamed_and_deleted_from_the_rail(
    qtbot: QtBot, cards: MainWindow, desk: Desk, book: Book, answers: list[object]
) -> None:
    desk.write(lambda: book.lists.save("Best", ListRule(conditions=(VIP,))))
    qtbot.waitUntil(lambda: len(rail_entries(cards)) == 1)
    place = places.listed(book.lists.all()[0].uid)
    cards.commands.lists.popup_list_menu(place, QPoint(50, 50))
    menu = get_child(cards, QMenu, "saved_list_menu")
    assert [a.objectName() for a in menu.actions()] == ["list_change", "list_remove"]
    menu.close()
    answers.append(name_it("Very best"))
    cards.commands.lists.change_list(place)
    qtbot.waitUntil(lambda: [name for name, _uid in rail_entries(cards)] == ["Very best"])
    assert cards.place() == place
    cards.commands.lists.remove_list(place)
    qtbot.waitUntil(lambda: cards.place() == places.CARDS)
    qtbot.waitUntil(lambda: rail_entries(cards) == [])
    trigger(qtbot, cards, "undo")
    qtbot.waitUntil(lambda: len(rail_entries(cards)) == 1)


def test_a_name_in_use_is_told_in_the_window_itself(qtbot: QtBot, people: Book, desk: Desk) -> None:
    people.lists.save("Best", ListRule())
    dialog = SavedListDialog(desk, ListRule(conditions=(VIP,)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.number.text() == "2 cards fit now."
    dialog.line.setText("Best")
    dialog.go.click()
    assert dialog.isVisible()
    assert dialog.problem.text() == "There is already a list called Best."


def test_the_list_of_a_newer_program_is_shown_as_such(cards: MainWindow, book: Book) -> None:
    book.lists.save("Worth", ListRule())
    with book.database.transaction():
        book.database.execute(
            """UPDATE saved_list SET rule = '{"conditions":[{"about":"purchase"}]}'"""
        )
    cards.go_to(places.listed(book.lists.all()[0].uid))
    assert names(cards) == []
    assert cards.cards.empty.isVisible()


# table -----------------------------------------------------------------------------------


def test_the_list_becomes_a_table_with_the_same_cards(cards: MainWindow) -> None:
    model = cards.cards.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    before = names(cards)
    cards.cards.show_layout("table")
    assert tester is not None
    assert names(cards) == before
    assert cards.cards.list.is_table()
    phone = list(cards.cards._layout.columns()).index("phone")
    assert model.index(0, phone).data() == "0912 345 678"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name ▲"
    cards.cards.show_layout("rows")
    assert model.columnCount() == 1
    assert names(cards) == before


def test_a_click_on_a_heading_orders_and_another_turns_it_round(cards: MainWindow) -> None:
    cards.cards.show_layout("table")
    header = cards.cards.list.horizontalHeader()
    place = list(cards.cards._layout.columns()).index("company")
    header.sectionClicked.emit(place)
    assert cards.cards.order() == "company"
    first = names(cards)
    header.sectionClicked.emit(place)
    assert cards.cards.order() == "-company"
    assert names(cards) != first
    assert cards.cards.strip.isHidden()


def test_columns_are_chosen_moved_and_sized_and_that_is_remembered(
    qtbot: QtBot, cards: MainWindow, desk: Desk
) -> None:
    cards.cards.show_layout("table")
    header = cards.cards.list.horizontalHeader()
    menu = header.column_menu()  # type: ignore[attr-defined]
    assert len(menu.actions()) == len(COLUMNS)
    next(a for a in menu.actions() if a.objectName() == "column_birthday").trigger()
    assert cards.cards._layout.columns()[-1] == "birthday"
    menu.deleteLater()
    header.moveSection(1, 2)
    qtbot.waitUntil(lambda: cards.cards._layout.columns()[1] == "company")
    header.resizeSection(0, 333)
    qtbot.waitUntil(lambda: desk.machine.get("table_widths") is not None)
    assert desk.machine.get("table_widths")["name"] == 333
    assert desk.machine.get("table_columns")[:3] == ["name", "company", "state"]
    assert desk.machine.get("list_layout") == "table"


def test_selection_survives_a_change_in_the_table(
    cards: MainWindow, desk: Desk, book: Book
) -> None:
    cards.cards.show_layout("table")
    cards.cards.list.go_to_row(2)
    chosen = cards.cards.list.selected_ids()
    desk.write(lambda: book.cards.tag(chosen, "Golf"))
    assert cards.cards.list.selected_ids() == chosen
    assert len(cards.cards.list.selected_spans()) == 1


# many cards ------------------------------------------------------------------------------


def test_the_bar_says_how_many_are_selected(cards: MainWindow) -> None:
    bar = cards.cards.selection
    cards.cards.list.go_to_row(0)
    assert bar.isHidden()
    cards.cards.list.selectAll()
    assert not bar.isHidden()
    assert bar._words.text() == "8 selected"
    get_child(bar, QPushButton, "selection_clear").click()
    assert bar.isHidden()


@pytest.mark.parametrize("at_once", [1000, 1])
def test_cadence_class_and_trash_of_many_are_one_step_each(
    qtbot: QtBot,
    cards: MainWindow,
    book: Book,
    answers: list[object],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    monkeypatch.setattr(list_commands, "AT_ONCE", at_once)
    before = len(book.journal.steps(1000))
    cards.cards.list.selectAll()
    ids = cards.cards.list.selected_ids()

    def forty(dialog: CadenceDialog) -> None:
        dialog.days.setValue(40)
        dialog.accept()

    answers.append(forty)
    press(qtbot, cards, "cadence_cards")
    assert {row.cadence for row in book.cards.rows(ids)} == {40}
    cards.cards.list.selectAll()
    get_child(cards.cards.selection, QPushButton, "selection_class_cards").click()
    menu = get_child(cards, QMenu, "class_menu")
    qtbot.waitUntil(menu.actions()[1].isEnabled)
    menu.actions()[1].trigger()
    menu.close()
    assert {row.klass for row in book.cards.rows(ids)} == {"B"}
    cards.cards.list.selectAll()
    press(qtbot, cards, "trash_cards")
    assert book.cards.count() == 0
    assert len(book.journal.steps(1000)) == before + 3
    trigger(qtbot, cards, "undo")
    assert book.cards.count() == 8
