"""The import dialog: read, look, choose, import, undo; nothing changes before the last button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.gui.background import Job
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.import_files import ImportDialog, result_words
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.notice import Notice
from rolodex.gui.widgets.drop_zone import DropZone
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import HeldRunner, get_child

DATA = Path(__file__).parents[1] / "data" / "import"
MIXED = DATA / "mixed.vcf"


@pytest.fixture
def notices(desk: Desk) -> list[Notice]:
    """What the message bar was told."""
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    return told


def opened(qtbot: QtBot, desk: Desk, *paths: Path) -> ImportDialog:
    dialog = ImportDialog(desk, paths)
    # The test's own reference must outlive the closing.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def press(qtbot: QtBot, dialog: ImportDialog, name: str) -> None:
    qtbot.mouseClick(get_child(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


def tabs(dialog: ImportDialog) -> list[str]:
    bar = dialog.preview.tabs
    return [bar.tabText(number) for number in range(bar.count())]


def rows(dialog: ImportDialog) -> list[list[str]]:
    tree = dialog.preview.tree
    return [
        [tree.topLevelItem(row).text(column) for column in range(tree.columnCount())]
        for row in range(tree.topLevelItemCount())
    ]


def test_the_preview_counts_four_groups_and_changes_nothing(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    before = people.check().content
    dialog = opened(qtbot, desk, MIXED)
    assert tabs(dialog) == ["New 2", "Changed 1", "Already there 0", "Cannot be read 1"]
    assert rows(dialog)[0][0] == "林家宏"
    assert "0912-000-111" in rows(dialog)[0][1]
    assert people.check().content == before


def test_a_changed_card_shows_each_field_as_it_is_and_as_it_will_be(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    dialog = opened(qtbot, desk, MIXED)
    dialog.preview.tabs.setFocus()
    qtbot.keyClick(dialog.preview.tabs, Qt.Key.Key_Right)
    assert dialog.preview.group() == "changed"
    top = dialog.preview.tree.topLevelItem(0)
    assert top.text(0) == "Tom Holt"
    [field] = [top.child(number) for number in range(top.childCount())]
    assert "tom@holt.example" not in field.text(1)
    assert "tom@holt.example" in field.text(2)


def test_what_cannot_be_read_is_named_with_file_line_reason_and_text(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    dialog = opened(qtbot, desk, MIXED)
    dialog.preview.tabs.setCurrentIndex(3)
    [[file, line, reason]] = rows(dialog)
    assert (file, line) == ("mixed.vcf", "16")
    assert reason
    assert "VERSION:3.0" in dialog.preview.raw.toPlainText()


def test_a_bad_file_among_several_is_named_first_and_the_others_come_in(
    qtbot: QtBot, desk: Desk, people: Book, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear customer")
    sheet = tmp_path / "more.csv"
    sheet.write_text("Name,Phone\nJane Roe,0955666777\n")
    dialog = opened(qtbot, desk, MIXED, sheet, letter)
    assert tabs(dialog) == ["New 3", "Changed 1", "Already there 0", "Cannot be read 2"]
    reading = get_child(dialog, QLabel, "table_reading_words").text()
    assert reading.startswith("more.csv: Text table")
    dialog.preview.tabs.setCurrentIndex(3)
    assert [row[:2] for row in rows(dialog)] == [["letter.txt", "all"], ["mixed.vcf", "16"]]
    press(qtbot, dialog, "import_go")
    assert people.cards.resolve("Jane Roe")


def test_importing_adds_the_cards_says_so_and_one_undo_takes_all_back(
    qtbot: QtBot, desk: Desk, people: Book, notices: list[Notice]
) -> None:
    before = people.check().content
    dialog = opened(qtbot, desk, MIXED)
    assert dialog.go.text() == "Import 3 cards"
    with qtbot.waitSignal(dialog.imported):
        press(qtbot, dialog, "import_go")
    assert not dialog.isVisible()
    assert people.cards.resolve("林家宏")
    assert notices[-1].text == "Imported: 2 new cards, 1 changed, 1 cannot be read"
    assert notices[-1].action_label == "Undo"
    assert notices[-1].action is not None
    notices[-1].action()
    assert people.check().content == before


def test_the_enter_key_imports(qtbot: QtBot, desk: Desk, people: Book) -> None:
    dialog = opened(qtbot, desk, MIXED)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert people.cards.count() == 10


def test_a_second_import_finds_everything_already_there_and_offers_nothing(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    press(qtbot, opened(qtbot, desk, MIXED), "import_go")
    dialog = opened(qtbot, desk, MIXED)
    assert tabs(dialog) == ["New 0", "Changed 0", "Already there 3", "Cannot be read 1"]
    assert not dialog.go.isEnabled()
    assert dialog.go.text() == "Nothing to import"


@pytest.mark.parametrize(
    ("key", "expected"), [("skip", ["New 2", "Changed 0"]), ("keep", ["New 3", "Changed 0"])]
)
def test_another_choice_for_people_already_there_is_previewed_at_once(
    qtbot: QtBot, desk: Desk, people: Book, key: str, expected: list[str]
) -> None:
    dialog = opened(qtbot, desk, MIXED)
    box = get_child(dialog, QComboBox, "import_duplicates")
    box.setFocus()
    while box.currentData() != key:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert tabs(dialog)[:2] == expected
    press(qtbot, dialog, "import_go")
    assert people.cards.count() == 8 + int(expected[0].split()[1])


@pytest.mark.parametrize("name", ["letter.txt", "empty.vcf"])
def test_a_file_without_addresses_is_refused_in_plain_words(
    qtbot: QtBot, desk: Desk, people: Book, name: str
) -> None:
    dialog = opened(qtbot, desk, DATA / name)
    assert dialog._problem.isVisible()
    assert name in dialog._problem.text()
    assert dialog._problem.text().endswith("Nothing was changed.")
    assert get_child(dialog, QPushButton, "choose_files").isVisible()


def test_a_file_that_is_not_there_is_refused_in_plain_words(
    qtbot: QtBot, desk: Desk, people: Book, tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk, tmp_path / "gone.vcf")
    assert "gone.vcf" in dialog._problem.text()


def test_choosing_files_reads_them_and_remembers_the_folder(
    qtbot: QtBot, desk: Desk, people: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(MIXED)], ""))
    dialog = opened(qtbot, desk)
    qtbot.keyClick(get_child(dialog, QPushButton, "choose_files"), Qt.Key.Key_Return)
    assert tabs(dialog)[0] == "New 2"
    assert desk.machine.get("import_folder") == str(DATA)


def test_dropping_files_reads_them(qtbot: QtBot, desk: Desk, people: Book) -> None:
    dialog = opened(qtbot, desk)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(MIXED))])
    zone = get_child(dialog, DropZone, "drop_zone")
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    zone.dropEvent(event)
    assert tabs(dialog)[0] == "New 2"


def test_the_unread_cards_go_to_a_file_as_they_stood(
    qtbot: QtBot, desk: Desk, people: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "unread.vcf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out), ""))
    dialog = opened(qtbot, desk, MIXED)
    dialog.preview.tabs.setCurrentIndex(3)
    press(qtbot, dialog, "import_save_rejected")
    assert out.read_bytes() == b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"


@pytest.fixture
def held(
    app: QApplication, people: Book, clock: FixedClock, machine: MachineSettings
) -> Iterator[tuple[Desk, HeldRunner]]:
    """A desk whose slow work waits until the test lets it go."""
    runner = HeldRunner()
    desk = Desk(people, clock, machine, runner=runner)
    yield desk, runner
    runner.release()


def test_cancelling_while_it_reads_goes_back_to_choosing(
    qtbot: QtBot, held: tuple[Desk, HeldRunner]
) -> None:
    desk, runner = held
    dialog = opened(qtbot, desk, MIXED)
    assert get_child(dialog, QPushButton, "import_cancel").text() == "Cancel"
    press(qtbot, dialog, "import_cancel")
    runner.release()
    assert get_child(dialog, QPushButton, "choose_files").isVisible()


def test_cancelling_the_import_itself_changes_nothing_and_shows_the_preview_again(
    qtbot: QtBot, held: tuple[Desk, HeldRunner], people: Book
) -> None:
    desk, runner = held
    dialog = opened(qtbot, desk, MIXED)
    runner.release()
    before = people.check().content
    press(qtbot, dialog, "import_go")
    press(qtbot, dialog, "import_cancel")
    runner.release()
    assert people.check().content == before
    assert dialog.go.isVisible()
    assert dialog._problem.text() == "Cancelled. Nothing was changed."


def test_the_window_can_be_used_while_an_import_goes_on_in_the_background(
    qtbot: QtBot, held: tuple[Desk, HeldRunner], people: Book
) -> None:
    desk, runner = held
    jobs: list[Job] = []
    told: list[Notice] = []
    desk.job_started.connect(jobs.append)
    desk.noticed.connect(told.append)
    dialog = opened(qtbot, desk, MIXED)
    runner.release()
    press(qtbot, dialog, "import_go")
    press(qtbot, dialog, "import_hide")
    assert not dialog.isVisible()
    assert [job.label for job in jobs] == ["Importing"]
    runner.release()
    assert people.cards.count() == 10
    assert told[-1].text.startswith("Imported: 2 new cards")


def test_closing_while_it_reads_leaves_nothing_behind(
    qtbot: QtBot, held: tuple[Desk, HeldRunner], people: Book
) -> None:
    desk, runner = held
    dialog = opened(qtbot, desk, MIXED)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    runner.release()
    assert people.cards.count() == 8


def test_files_are_chosen_where_the_last_ones_lay_else_among_the_downloads(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    downloads, home = tmp_path / "Downloads", tmp_path / "home"
    downloads.mkdir()
    places = {"DownloadLocation": downloads, "HomeLocation": home}
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda place: str(places.get(place.name, ""))
    )
    asked: list[str] = []

    def answer(_parent: object, _title: str, folder: str, _filter: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(MIXED)] if len(asked) == 1 else [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    dialog = opened(qtbot, desk)
    dialog._on_choose_pressed()
    dialog._on_choose_pressed()
    desk.machine.set("import_folder", str(tmp_path / "a stick that was pulled out"))
    dialog._on_choose_pressed()
    downloads.rmdir()
    dialog._on_choose_pressed()
    assert asked == [str(downloads), str(DATA), str(downloads), str(home)]


def test_the_first_import_makes_the_book(qtbot: QtBot, bare_desk: Desk) -> None:
    dialog = opened(qtbot, bare_desk, MIXED)
    press(qtbot, dialog, "import_go")
    assert bare_desk.book.cards.count() == 3


def test_the_result_is_one_line_whatever_the_numbers_are() -> None:
    one = SimpleNamespace(new=1, changed=0, same=0, rejected=())
    assert result_words(one) == "Imported: 1 new card"
    other = SimpleNamespace(new=0, changed=2, same=0, rejected=())
    assert result_words(other) == "Imported: 2 changed"
    many = SimpleNamespace(new=1204, changed=3, same=7, rejected=(1, 2))
    assert result_words(many) == (
        "Imported: 1,204 new cards, 3 changed, 7 already there, 2 cannot be read"
    )
