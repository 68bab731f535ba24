"""The editors of card fields: what is typed is what is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from rolodex.domain.card import FIELD, FIELDS, FieldKind
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.problems import BadValue
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.field_editor import FieldEditor
from rolodex.gui.widgets.field_editors import EDITORS, make_editor
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui.cards_for_tests import compose, fill_full, new, phone, shown, type_in


@pytest.fixture
def make(qtbot: QtBot, desk: Desk) -> Any:
    """Make and show the editor of a field with a value in it."""

    def made(key: str, value: Any) -> FieldEditor:
        editor = make_editor(FIELD[key], desk)
        editor.set_value(value)
        shown(qtbot, editor, 440, 400)
        return editor

    return made


def test_every_kind_of_field_has_an_editor() -> None:
    assert set(EDITORS) == set(FieldKind)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_an_untouched_editor_gives_back_what_the_card_holds(
    field: Any, desk: Desk, book: Book, qtbot: QtBot
) -> None:
    people = fill_full(book)
    card = book.cards.get(people.may)
    editor = make_editor(field, desk)
    qtbot.addWidget(editor)
    editor.set_value(getattr(card, field.key))
    assert editor.value() == getattr(card, field.key)


def test_a_line_drops_the_blanks_around_what_is_typed(make: Any, qtbot: QtBot) -> None:
    editor = make("company", "")
    qtbot.keyClicks(get_child(editor, QLineEdit, "company"), "  Acme ")
    assert editor.value() == "Acme"


def test_a_note_keeps_its_lines(make: Any, qtbot: QtBot) -> None:
    editor = make("notes", "one")
    box = get_child(editor, QPlainTextEdit, "notes")
    editor.focus_first()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClicks(box, "two")
    assert editor.value() == "one\ntwo"


@pytest.mark.parametrize("typed", ["0", "-3", "soon", "3651", "1.5"])
def test_days_that_are_no_number_are_refused_in_words(make: Any, qtbot: QtBot, typed: str) -> None:
    editor = make("cadence_days", None)
    qtbot.keyClicks(get_child(editor, QLineEdit, "cadence_days"), typed)
    with pytest.raises(BadValue):
        editor.value()


def test_days_may_be_left_empty(make: Any) -> None:
    assert make("cadence_days", None).value() is None


def test_a_choice_that_is_not_declared_is_never_lost(make: Any) -> None:
    assert make("channel", "pigeon").value() == "pigeon"


def test_a_phone_number_is_added_by_its_button(make: Any, qtbot: QtBot) -> None:
    editor = make("methods", ())
    qtbot.mouseClick(get_child(editor, QPushButton, "add_phone"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(get_child(editor, QLineEdit, "method_value"), "0912345678")
    (method,) = editor.value()
    assert (method.kind, method.label, method.value) == (MethodKind.PHONE, "mobile", "0912345678")


def test_a_blank_method_counts_for_nothing(make: Any, qtbot: QtBot) -> None:
    editor = make("methods", ())
    qtbot.mouseClick(get_child(editor, QPushButton, "add_email"), Qt.MouseButton.LeftButton)
    assert editor.value() == ()


def test_a_chat_keeps_the_name_it_shows(make: Any, qtbot: QtBot) -> None:
    editor = make("methods", ())
    qtbot.mouseClick(get_child(editor, QPushButton, "add_chat"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(get_child(editor, QLineEdit, "method_display"), "Amy")
    (method,) = editor.value()
    assert (method.kind, method.label, method.display) == (MethodKind.CHAT, "LINE", "Amy")


def test_methods_are_put_in_order_and_removed(make: Any, qtbot: QtBot) -> None:
    editor = make("methods", (phone("0911111111"), phone("0922222222")))
    up = editor.rows[1].findChild(QToolButton, "row_up")
    qtbot.mouseClick(up, Qt.MouseButton.LeftButton)
    assert [m.value for m in editor.value()] == ["0922222222", "0911111111"]
    remove = editor.rows[0].findChild(QToolButton, "row_remove")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [m.value for m in editor.value()] == ["0911111111"]


def test_only_one_method_of_a_kind_is_the_first_choice(make: Any, qtbot: QtBot) -> None:
    editor = make("methods", (phone("0911111111", primary=True), phone("0922222222")))
    star = editor.rows[1].findChild(QToolButton, "method_primary")
    qtbot.mouseClick(star, Qt.MouseButton.LeftButton)
    assert [m.primary for m in editor.value()] == [False, True]


def test_a_changed_number_forgets_the_normal_form_of_the_old_one(make: Any, qtbot: QtBot) -> None:
    editor = make("methods", (replace(phone("0911111111"), normalized="+886911111111", id=7),))
    line = get_child(editor, QLineEdit, "method_value")
    line.selectAll()
    qtbot.keyClicks(line, "0922222222")
    (method,) = editor.value()
    assert (method.value, method.normalized, method.id) == ("0922222222", "", 7)


def test_ones_own_label_is_kept_as_typed(make: Any, qtbot: QtBot) -> None:
    editor = make("methods", (phone("0911111111"),))
    box = get_child(editor, QComboBox, "method_label")
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), "boat")
    assert editor.value()[0].label == "boat"


def test_blank_rows_stay_while_the_card_is_saved_around_them(make: Any) -> None:
    editor = make("methods", ())
    editor.begin_blank(phone(""), phone(""))
    editor.set_value(())
    assert len(editor.rows) == 2
    editor.set_value((phone("0911111111"),))
    assert [m.value for m in editor.value()] == ["0911111111"]


def test_an_address_needs_one_part_only(make: Any, qtbot: QtBot) -> None:
    editor = make("addresses", ())
    qtbot.mouseClick(get_child(editor, QPushButton, "add_address"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(get_child(editor, QLineEdit, "address_city"), "Leeds")
    assert editor.value() == (Address(label="work", city="Leeds"),)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("1988-02-29", SpecialDate(label="birthday", year=1988, month=2, day=29)),
        ("--02-29", SpecialDate(label="birthday", month=2, day=29)),
        (
            "農曆八月十五",
            SpecialDate(label="birthday", month=8, day=15, calendar=Calendar.LUNAR),
        ),
    ],
)
def test_dates_are_typed_in_plain_spelling(
    make: Any, qtbot: QtBot, typed: str, wanted: SpecialDate
) -> None:
    editor = make("dates", ())
    qtbot.mouseClick(get_child(editor, QPushButton, "add_date"), Qt.MouseButton.LeftButton)
    line = get_child(editor, QLineEdit, "date_value")
    line.setText("")
    type_in(qtbot, line, typed)
    assert editor.value() == (wanted,)


def test_a_date_that_cannot_be_is_said_at_once_and_refused(make: Any, qtbot: QtBot) -> None:
    editor = make("dates", ())
    qtbot.mouseClick(get_child(editor, QPushButton, "add_date"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(get_child(editor, QLineEdit, "date_value"), "1999-02-29")
    assert editor.rows[0].reading.property("role") == "error"
    with pytest.raises(BadValue):
        editor.value()


def test_a_tag_is_added_with_enter_and_taken_away_with_backspace(make: Any, qtbot: QtBot) -> None:
    editor = make("tags", ("VIP",))
    qtbot.keyClicks(editor.line, "tea")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.value() == ("VIP", "tea")
    qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert editor.value() == ("VIP",)


def test_a_comma_ends_a_tag_in_either_script(make: Any, qtbot: QtBot) -> None:
    editor = make("tags", ())
    qtbot.keyClicks(editor.line, "one,")
    type_in(qtbot, editor.line, "兩，")
    assert editor.value() == ("one", "兩")


def test_tags_of_the_book_are_offered(make: Any, book: Book) -> None:
    new(book, family="A", tags=("Insurance",))
    editor = make("tags", ())
    assert "Insurance" in editor.line.completer().model().stringList()


def test_a_card_is_found_by_typing_and_chosen_with_enter(
    make: Any, book: Book, qtbot: QtBot
) -> None:
    people = fill_full(book)
    editor = make("referred_by", None)
    qtbot.keyClicks(editor.picker, "Holt")
    qtbot.keyClick(editor.picker, Qt.Key.Key_Return)
    assert editor.value() == people.tom
    assert editor.picker.text() == "Tom Holt"


def test_a_name_that_is_no_card_is_refused_where_a_card_is_wanted(make: Any, qtbot: QtBot) -> None:
    editor = make("referred_by", None)
    qtbot.keyClicks(editor.picker, "nobody")
    with pytest.raises(BadValue):
        editor.value()


def test_a_relation_may_be_only_a_name(make: Any, qtbot: QtBot) -> None:
    editor = make("relations", ())
    qtbot.mouseClick(get_child(editor, QPushButton, "add_relation"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(get_child(editor, QLineEdit, "relation_other"), "Zoe")
    assert editor.value() == (Relation(kind="spouse", name="Zoe"),)


def test_a_relation_to_a_card_says_how_it_reads_from_there(
    make: Any, book: Book, qtbot: QtBot
) -> None:
    people = fill_full(book)
    editor = make("relations", (Relation(kind="child", other=people.tom),))
    assert editor.rows[0].reverse_label.text() == "On the card of Tom Holt: parent"
    assert editor.value() == (Relation(kind="child", other=people.tom),)


def test_an_own_field_may_be_private_and_needs_a_name(make: Any, qtbot: QtBot) -> None:
    editor = make("custom", ())
    qtbot.mouseClick(get_child(editor, QPushButton, "add_custom"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(get_child(editor, QLineEdit, "custom_value"), "A1")
    with pytest.raises(BadValue):
        editor.value()
    qtbot.keyClicks(get_child(editor, QLineEdit, "custom_label"), "ID")
    get_child(editor, QCheckBox, "custom_private").click()
    assert editor.value() == (CustomValue(label="ID", value="A1", private=True),)


def test_enter_in_a_field_is_left_to_the_input_method_while_it_composes(
    make: Any, qtbot: QtBot
) -> None:
    editor = make("company", "")
    finished: list[bool] = []
    editor.finished.connect(lambda: finished.append(True))
    line = get_child(editor, QLineEdit, "company")
    compose(line, "ㄉㄚ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert finished == []
    type_in(qtbot, line, "大同")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert finished == [True]
    assert editor.value() == "大同"


def test_forms_of_address_are_offered_and_any_other_may_be_typed(make: Any, qtbot: QtBot) -> None:
    editor = make("salutation", "")
    assert "Mr" in editor.line.completer().model().stringList()
    qtbot.keyClicks(editor.line, "Captain")
    assert editor.value() == "Captain"
