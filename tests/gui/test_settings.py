"""The settings: saved when a field is left, true to the book, in words when refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.domain.card import Card
from rolodex.domain.settings import SETTINGS
from rolodex.gui import home_settings, theme
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs import question
from rolodex.gui.notice import Notice
from rolodex.gui.screens.settings import HIDDEN, SettingsScreen
from rolodex.gui.widgets import backup_list
from rolodex.gui.widgets.backup_list import size_words
from rolodex.gui.widgets.choice_box import ChoiceBox
from rolodex.gui.widgets.hour_box import HourBox
from rolodex.gui.widgets.number_box import NumberBox
from rolodex.gui.widgets.weekday_boxes import WeekdayBoxes
from rolodex.services.book import Book
from tests.fakes import get_child


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, people: Book) -> SettingsScreen:
    """The shown settings of the book with a few people."""
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> SettingsScreen:
    screen = SettingsScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(900, 700)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def pressed(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(get_child(parent, QPushButton, name), Qt.MouseButton.LeftButton)


def typed(qtbot: QtBot, field: QLineEdit | NumberBox, text: str) -> None:
    """Type into a field and go on to the next with Tab."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_every_declared_setting_has_a_field_unless_the_program_keeps_it(
    screen: SettingsScreen,
) -> None:
    assert set(screen.fields) == {setting.key for setting in SETTINGS} - HIDDEN


def test_a_number_is_saved_when_its_field_is_left(
    qtbot: QtBot, screen: SettingsScreen, people: Book
) -> None:
    typed(qtbot, get_child(screen, NumberBox, "setting_cadence_a"), "21")
    assert people.settings.get("cadence_a") == 21


def test_choosing_the_size_of_the_day_is_remembered_as_a_choice(
    qtbot: QtBot, screen: SettingsScreen, people: Book
) -> None:
    assert people.settings.get("day_size_chosen") is False
    typed(qtbot, get_child(screen, NumberBox, "setting_day_size"), "8")
    assert people.settings.get("day_size") == 8
    assert people.settings.get("day_size_chosen") is True


def test_a_text_is_saved_when_its_field_is_left(
    qtbot: QtBot, screen: SettingsScreen, people: Book
) -> None:
    typed(qtbot, get_child(screen, QLineEdit, "setting_me"), "Mei Lin")
    assert people.settings.get("me") == "Mei Lin"


def test_a_tick_is_saved_at_once(qtbot: QtBot, screen: SettingsScreen, people: Book) -> None:
    box = get_child(screen, QCheckBox, "setting_lunar_dates")
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert people.settings.get("lunar_dates") is True


@pytest.mark.parametrize(
    ("words", "code"), [("united king", "GB"), ("hk", "HK"), ("China", "CN"), ("taiw", "TW")]
)
def test_a_country_is_found_by_a_part_of_its_name_or_by_its_code(
    qtbot: QtBot, screen: SettingsScreen, people: Book, words: str, code: str
) -> None:
    box = get_child(screen, ChoiceBox, "setting_country")
    line = box.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Escape)  # the list of suggestions
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert people.settings.get("country") == code


def test_a_country_that_does_not_exist_is_not_taken(
    qtbot: QtBot, screen: SettingsScreen, people: Book
) -> None:
    box = get_child(screen, ChoiceBox, "setting_country")
    box.setEditText("Atlantis")
    line = box.lineEdit()
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert people.settings.get("country") == "TW"
    assert box.currentText() == "Taiwan (TW)"


def test_the_hour_of_the_reminder_is_typed(
    qtbot: QtBot, screen: SettingsScreen, people: Book
) -> None:
    box = get_child(screen, HourBox, "setting_reminder_time")
    box.setFocus()
    qtbot.keyClicks(box, "0730")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert people.settings.get("reminder_time") == "07:30"


def test_any_currency_code_may_be_typed(qtbot: QtBot, screen: SettingsScreen, people: Book) -> None:
    box = get_child(screen, ChoiceBox, "setting_currency")
    box.setEditText("xof")
    line = box.lineEdit()
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert people.settings.get("currency") == "XOF"


def test_the_order_of_names_changes_the_list_at_once(
    qtbot: QtBot, screen: SettingsScreen, people: Book
) -> None:
    before = [row.name for row in people.cards.listing().rows]
    box = get_child(screen, QComboBox, "setting_order")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert people.settings.get("order") == "zhuyin"
    assert [row.name for row in people.cards.listing().rows] != before


def test_the_wheel_rolls_the_page_and_changes_no_field(
    screen: SettingsScreen, people: Book
) -> None:
    for name, kind in (("setting_cadence_a", NumberBox), ("setting_order", QComboBox)):
        field = get_child(screen, kind, name)
        assert not field.hasFocus()
        event = QWheelEvent(
            QPointF(5, 5), QPointF(field.mapToGlobal(QPoint(5, 5))), QPoint(0, -120),
            QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)
    assert people.settings.get("cadence_a") == 30
    assert people.settings.get("order") == "pinyin"


def test_a_setting_changed_elsewhere_is_shown(
    screen: SettingsScreen, desk: Desk, people: Book
) -> None:
    desk.write(lambda: people.settings.set("cadence_b", 77))
    assert get_child(screen, NumberBox, "setting_cadence_b").value() == 77


def test_language_and_theme_are_asked_for(qtbot: QtBot, screen: SettingsScreen) -> None:
    box = get_child(screen, QComboBox, "setting_language")
    box.setFocus()
    with qtbot.waitSignal(screen.language_chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told.args == ["zh_TW"]
    box = get_child(screen, QComboBox, "setting_theme")
    box.setFocus()
    with qtbot.waitSignal(screen.theme_chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told.args == ["dark"]


def test_a_size_of_the_text_is_asked_for(qtbot: QtBot, screen: SettingsScreen) -> None:
    box = get_child(screen, QComboBox, "setting_text_size")
    box.setFocus()
    with qtbot.waitSignal(screen.text_size_chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told.args == [115]


def test_the_look_chosen_in_the_menu_is_shown(screen: SettingsScreen) -> None:
    theme.theme().choose("dark")
    assert get_child(screen, QComboBox, "setting_theme").currentData() == "dark"
    theme.theme().choose("light")


# -- tags


def tag_of(book: Book, name: str) -> int:
    return next(tag.id for tag in book.tags.all() if tag.name == name and tag.id is not None)


def test_a_tag_is_renamed_when_its_name_is_left(
    qtbot: QtBot, screen: SettingsScreen, people: Book
) -> None:
    number = tag_of(people, "VIP")
    typed(qtbot, get_child(screen, QLineEdit, f"tag_name_{number}"), "Best")
    assert tag_of(people, "Best") == number


def test_a_name_that_is_taken_is_refused_and_the_old_one_shown(
    qtbot: QtBot, screen: SettingsScreen, people: Book, desk: Desk
) -> None:
    desk.write(lambda: people.cards.tag([1], "Golf"))
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    field = get_child(screen, QLineEdit, f"tag_name_{tag_of(people, 'VIP')}")
    typed(qtbot, field, "Golf")
    assert field.text() == "VIP"
    assert told[-1].is_problem
    assert "Golf" in told[-1].text


def test_class_cadence_and_colour_of_a_tag_are_saved(
    qtbot: QtBot, screen: SettingsScreen, people: Book
) -> None:
    number = tag_of(people, "VIP")
    for name in (f"tag_class_{number}", f"tag_colour_{number}"):
        box = get_child(screen, QComboBox, name)
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Down)
    typed(qtbot, get_child(screen, NumberBox, f"tag_cadence_{number}"), "45")
    tag = next(tag for tag in people.tags.all() if tag.id == number)
    assert (tag.klass, tag.colour, tag.cadence_days) == ("A", "teal", 45)


def test_a_removed_tag_comes_back_with_its_cards_by_undo(
    qtbot: QtBot, screen: SettingsScreen, people: Book, desk: Desk
) -> None:
    number = tag_of(people, "VIP")
    button = get_child(screen, QToolButton, f"tag_remove_{number}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "VIP" not in [tag.name for tag in people.tags.all()]
    desk.undo()
    assert next(tag.count for tag in people.tags.all() if tag.name == "VIP") == 2
    assert get_child(screen, QLineEdit, f"tag_name_{number}").isVisible()


def test_a_new_tag_is_added_with_enter(qtbot: QtBot, screen: SettingsScreen, people: Book) -> None:
    line = get_child(screen, QLineEdit, "new_tag")
    line.setFocus()
    qtbot.keyClicks(line, "Golf")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Golf" in [tag.name for tag in people.tags.all()]
    assert line.text() == ""


# -- backups and the book


def test_backing_up_now_lists_the_copy(qtbot: QtBot, screen: SettingsScreen, people: Book) -> None:
    pressed(qtbot, screen, "back_up_now")
    assert people.backups.newest() is not None
    assert get_child(screen, QTreeWidget, "backups").topLevelItemCount() == 1


def test_a_backup_goes_where_the_user_wants_it(
    qtbot: QtBot, screen: SettingsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(folder))
    pressed(qtbot, screen, "back_up_to")
    assert [path.suffix for path in folder.iterdir()] == [".rolodex"]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """What the user says when asked; the questions asked are its keys."""
    said: dict[str, bool] = {"": True}

    def ask(_parent: object, words: str, _explanation: str, _action: str) -> bool:
        said[words] = said[""]
        return said[""]

    monkeypatch.setattr(backup_list, "ask", ask)
    return said


def test_restoring_asks_first_then_reads_as_then_and_keeps_the_book_of_now(
    qtbot: QtBot, screen: SettingsScreen, desk: Desk, people: Book, answers: dict[str, bool]
) -> None:
    path = people.path
    pressed(qtbot, screen, "back_up_now")
    desk.write(lambda: people.cards.save(Card(given="Later")))
    pressed(qtbot, screen, "restore_backup")
    assert len(answers) == 2
    assert desk.book.cards.count() == 8
    kept = list(path.parent.glob("book.before-restore-*.rolodex"))
    assert len(kept) == 1
    desk.close()


def test_saying_no_to_the_question_restores_nothing(
    qtbot: QtBot, screen: SettingsScreen, desk: Desk, people: Book, answers: dict[str, bool]
) -> None:
    answers[""] = False
    pressed(qtbot, screen, "back_up_now")
    desk.write(lambda: people.cards.save(Card(given="Later")))
    pressed(qtbot, screen, "restore_backup")
    assert desk.book.cards.count() == 9


def test_the_question_is_answered_no_by_escape(qtbot: QtBot, desk: Desk) -> None:
    dialog = question.QuestionDialog("Sure?", "It can be undone.", "Restore")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.cancel.hasFocus() or not dialog.isActiveWindow()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == question.QuestionDialog.DialogCode.Rejected


def test_checking_the_book_says_the_result_in_words(qtbot: QtBot, screen: SettingsScreen) -> None:
    pressed(qtbot, screen, "check_book")
    words = get_child(screen, QWidget, "check_result").text()  # type: ignore[attr-defined]
    assert words == ("The book is sound: 8 cards and 7 contacts are whole, and the search agrees.")


def test_the_file_of_the_book_and_its_size_are_named(screen: SettingsScreen, people: Book) -> None:
    words = get_child(screen, QWidget, "book_file").text()  # type: ignore[attr-defined]
    assert str(people.path) in words
    assert "8 cards" in words


def test_without_a_book_the_settings_open_and_make_none(
    qtbot: QtBot, bare_desk: Desk, tmp_path: Path
) -> None:
    screen = shown(qtbot, bare_desk)
    assert not get_child(screen, QPushButton, "check_book").isEnabled()
    assert not bare_desk.has_book
    assert not (tmp_path / "made.rolodex").exists()


def test_a_size_is_said_in_the_unit_that_fits() -> None:
    assert size_words(1) == "1 byte"
    assert size_words(650_400) == "650 KB"
    assert size_words(12_340_000) == "12.3 MB"


def test_every_field_is_reached_with_tab_and_has_a_name(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    seen: list[QWidget] = []
    screen.language.setFocus()
    while (field := QApplication.focusWidget()) is not None and field not in seen:
        seen.append(field)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    names = {field.objectName() for field in seen}
    names |= {field.parentWidget().objectName() for field in seen}  # a row of boxes is one field
    wanted = {f"setting_{key}" for key in screen.fields} | {"back_up_now", "check_book", "new_tag"}
    assert wanted <= names
    unnamed = [
        field for field in seen if not field.accessibleName() and not isinstance(field, QPushButton)
    ]
    assert not unnamed


def test_a_tag_keeps_what_it_had_when_another_field_changes(
    qtbot: QtBot, screen: SettingsScreen, people: Book, desk: Desk
) -> None:
    number = tag_of(people, "VIP")
    tag = next(tag for tag in people.tags.all() if tag.id == number)
    desk.write(lambda: people.tags.save(replace(tag, klass="B", cadence_days=14)))
    typed(qtbot, get_child(screen, QLineEdit, f"tag_name_{number}"), "Best")
    saved = next(tag for tag in people.tags.all() if tag.id == number)
    assert (saved.name, saved.klass, saved.cadence_days) == ("Best", "B", 14)


def test_rest_days_are_seven_boxes_in_the_order_of_the_region(
    qtbot: QtBot, screen: SettingsScreen, book: Book
) -> None:
    i18n.use_language("zh_TW")
    try:
        boxes = WeekdayBoxes()
    finally:
        i18n.use_language("en")
    qtbot.addWidget(boxes)
    assert [box.text() for box in boxes.boxes.values()][:2] == ["星期日", "星期一"]
    field = screen.fields["rest_days"]
    assert isinstance(field.field, WeekdayBoxes)
    for name in ("weekday_sun", "weekday_sat"):
        get_child(field, QCheckBox, name).click()
    assert book.settings.get("rest_days") == "sat,sun"
    get_child(field, QCheckBox, "weekday_sat").click()
    assert book.settings.get("rest_days") == "sun"
    book.settings.set("rest_days", "Friday")
    screen.reload()
    assert [box.text() for box in field.field.boxes.values() if box.isChecked()] == ["Friday"]


def test_before_the_first_book_the_settings_are_those_that_it_will_begin_with(
    qtbot: QtBot, bare_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for locale, order in (("zh_TW", "zhuyin"), ("zh_CN", "pinyin"), ("en_US", "pinyin")):
        monkeypatch.setattr(home_settings.QLocale, "system", lambda name=locale: QLocale(name))
        screen = shown(qtbot, bare_desk)
        assert get_child(screen, QComboBox, "setting_order").currentData() == order
    assert not bare_desk.has_book


def test_chinese_of_taiwan_counts_where_the_computer_names_no_region(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(home_settings.QLocale, "system", lambda: QLocale("C"))
    assert home_settings.home_settings() == {}
    with i18n.speaking("zh_TW"):
        assert home_settings.home_settings()["order"] == "zhuyin"
