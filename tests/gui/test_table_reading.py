"""A table in the import dialog: how it was read is shown, and can be corrected at once."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from rolodex.gui import theme
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.import_files import ImportDialog
from rolodex.services.book import Book
from tests.fakes import get_child

BIG5 = Path(__file__).parents[1] / "data" / "import" / "big5.csv"


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> ImportDialog:
    """The import dialog on a Big5 table, its corrections opened."""
    dialog = ImportDialog(desk, [BIG5])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.mouseClick(
        get_child(dialog, QPushButton, "table_reading_open"), Qt.MouseButton.LeftButton
    )
    return dialog


def choose(qtbot: QtBot, dialog: ImportDialog, name: str, words: str) -> None:
    """Choose an entry of a box by its words, as the popup list would."""
    box = get_child(dialog, QComboBox, name)
    at = box.findText(words)
    assert at >= 0, [box.itemText(n) for n in range(box.count())]
    box.setCurrentIndex(at)
    box.activated.emit(at)


def new_cards(dialog: ImportDialog) -> list[str]:
    tree = dialog.preview.tree
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


def test_encoding_and_recognised_columns_are_said(dialog: ImportDialog) -> None:
    words = get_child(dialog, QLabel, "table_reading_words").text()
    assert "Big5" in words
    assert "6 columns" in words
    assert "王小明" in new_cards(dialog)


def test_a_corrected_column_changes_the_preview_and_the_import(
    qtbot: QtBot, desk: Desk, book: Book, dialog: ImportDialog
) -> None:
    choose(qtbot, dialog, "column_target_5", "Tags")
    qtbot.mouseClick(get_child(dialog, QPushButton, "import_go"), Qt.MouseButton.LeftButton)
    wang = book.cards.get(book.cards.resolve("王小明"))
    assert "老客戶" in wang.tags
    born = wang.birthday()
    assert born is not None
    assert (born.year, born.month, born.day) == (1976, 3, 14)
    assert wang.phones()[0].normalized == "+886912345678"


def test_a_wrong_encoding_shows_at_once_and_the_right_one_mends_it(
    qtbot: QtBot, dialog: ImportDialog
) -> None:
    choose(qtbot, dialog, "table_encoding", "Windows Western")
    assert "王小明" not in new_cards(dialog)
    choose(qtbot, dialog, "table_encoding", "Big5 (Traditional Chinese)")
    dialog.preview.tabs.setCurrentIndex(0)
    assert "王小明" in new_cards(dialog)


def test_dates_can_be_read_as_western_years(qtbot: QtBot, book: Book, dialog: ImportDialog) -> None:
    box = get_child(dialog, QComboBox, "column_dates_2")
    western = next(n for n in range(box.count()) if "1965" in box.itemText(n))
    choose(qtbot, dialog, "column_dates_2", box.itemText(western))
    qtbot.mouseClick(get_child(dialog, QPushButton, "import_go"), Qt.MouseButton.LeftButton)
    born = book.cards.get(book.cards.resolve("王小明")).birthday()
    assert born is not None
    assert born.year == 1965


def test_every_column_is_listed_with_what_it_becomes_and_its_first_values(
    dialog: ImportDialog,
) -> None:
    table = get_child(dialog, QTableWidget, "table_columns")
    names = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert names == ["姓名", "手機", "生日", "公司", "備註", "等級說明"]
    assert "65/3/14" in table.item(2, 3).text()
    assert get_child(dialog, QComboBox, "column_dates_2").currentText()


def test_all_sheets_with_people_are_read_until_one_is_chosen(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "districts.xlsx"
    with xlsxwriter.Workbook(path) as made:
        for name in ("North", "South"):
            sheet = made.add_worksheet(name)
            sheet.write_row(0, 0, ("Name", "Phone"))
            sheet.write_row(1, 0, (f"{name} Lee", "0912345678" if name == "North" else "0922"))
    dialog = ImportDialog(desk, [path])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    words = get_child(dialog, QLabel, "table_reading_words")
    assert "sheets North, South" in words.text()
    assert new_cards(dialog) == ["North Lee", "South Lee"]
    qtbot.mouseClick(
        get_child(dialog, QPushButton, "table_reading_open"), Qt.MouseButton.LeftButton
    )
    choose(qtbot, dialog, "table_sheet", "South")
    assert "sheet “South”" in words.text()
    assert new_cards(dialog) == ["South Lee"]
    qtbot.waitUntil(lambda: len(dialog.findChildren(QComboBox, "column_target_1")) == 1)
    choose(qtbot, dialog, "column_target_1", "Notes")
    assert new_cards(dialog) == ["South Lee"]
    choose(qtbot, dialog, "table_sheet", "all sheets")
    assert new_cards(dialog) == ["North Lee", "South Lee"]


def test_a_second_column_of_one_field_is_named_with_its_reason_and_can_be_corrected(
    qtbot: QtBot, desk: Desk, book: Book, tmp_path: Path
) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("姓名,公司,電話,單位\n王小明,大同保險,0912345678,業務一部\n", encoding="utf-8")
    dialog = ImportDialog(desk, [path])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    words = get_child(dialog, QLabel, "table_reading_words")
    late = get_child(dialog, QLabel, "table_reading_late")
    assert "3 of 4 columns recognised · 1 kept as an own field" in words.text()
    assert late.text() == ("“單位” is kept as an own field, because “公司” is “Company” already")
    qtbot.mouseClick(
        get_child(dialog, QPushButton, "table_reading_open"), Qt.MouseButton.LeftButton
    )
    table = get_child(dialog, QTableWidget, "table_columns")
    assert table.item(3, 2).text() == "as an own field, after “公司”"
    choose(qtbot, dialog, "column_target_3", "Department")
    assert "4 of 4 columns recognised" in words.text()
    assert not late.isVisible()
    qtbot.mouseClick(get_child(dialog, QPushButton, "import_go"), Qt.MouseButton.LeftButton)
    wang = book.cards.get(book.cards.resolve("王小明"))
    assert (wang.company, wang.department, wang.custom) == ("大同保險", "業務一部", ())


def test_an_empty_second_column_is_in_nobodys_way(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("姓名,公司,電話,單位\n王小明,大同保險,0912345678,\n", encoding="utf-8")
    dialog = ImportDialog(desk, [path])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "4 of 4 columns" in get_child(dialog, QLabel, "table_reading_words").text()


def test_the_corrections_fit_a_small_screen_at_twice_the_size(qtbot: QtBot, desk: Desk) -> None:
    theme.theme().install("light", 200)
    try:
        dialog = ImportDialog(desk, [BIG5])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        qtbot.mouseClick(
            get_child(dialog, QPushButton, "table_reading_open"), Qt.MouseButton.LeftButton
        )
        least = dialog.minimumSizeHint()
        assert least.width() <= 960
        assert least.height() <= 640
    finally:
        theme.theme().install("light", 100)
