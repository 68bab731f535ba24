"""A fault of the program in slow work: each dialog ends its wait, says so and can be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.gui import long_verbs
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.export import ExportDialog
from rolodex.gui.dialogs.import_files import ImportDialog
from rolodex.gui.dialogs.problem import ProblemDialog
from rolodex.gui.faults import FaultDialog
from rolodex.gui.notice import Notice
from rolodex.gui.screens.settings import SettingsScreen
from rolodex.gui.widgets.backup_list import BackupList
from rolodex.i18n import render
from rolodex.log import file as log_file
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui import print_dialogs
from tests.gui.print_dialogs import choose

MIXED = Path(__file__).parents[1] / "data" / "import" / "mixed.vcf"
SECRET = "王小明 0912345678"


class Breaking:
    """Lets verbs of the program fail with a customer's name in the words, and mends them."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def let_fail(self, owner: object, name: str) -> None:
        """From now on this fails."""

        def fail(*_arguments: object, **_named: object) -> None:
            raise KeyError(SECRET)

        self._patch.setattr(owner, name, fail)

    def mend(self) -> None:
        """Everything works again."""
        self._patch.undo()


@pytest.fixture
def breaking() -> Iterator[Breaking]:
    """What breaks and mends verbs."""
    with pytest.MonkeyPatch.context() as patch:
        yield Breaking(patch)


@pytest.fixture
def notices(desk: Desk) -> list[Notice]:
    """What the message bar was told."""
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    return told


def says_it(words: str) -> bool:
    """Whether a user can read what happened, what is safe, and where the log is."""
    assert SECRET not in words
    return "made a mistake" in words and "Nothing was changed" in words and str(log_file()) in words


def opened(qtbot: QtBot, desk: Desk) -> ImportDialog:
    dialog = ImportDialog(desk, [MIXED])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_fault_while_reading_leads_back_to_choosing_files(
    qtbot: QtBot, desk: Desk, people: Book, breaking: Breaking
) -> None:
    breaking.let_fail(type(people.transfer), "preview")
    dialog = opened(qtbot, desk)
    assert says_it(dialog._problem.text())
    assert dialog._problem.text().count("Nothing was changed") == 1
    assert get_child(dialog, QPushButton, "choose_files").isVisible()
    assert not dialog.work.isVisible()
    breaking.mend()
    dialog.read([MIXED])
    assert dialog.go.isVisible()


def test_a_fault_while_importing_leads_back_to_the_preview_and_changes_nothing(
    qtbot: QtBot, desk: Desk, people: Book, breaking: Breaking
) -> None:
    before = people.check().content
    dialog = opened(qtbot, desk)
    breaking.let_fail(type(people.transfer), "import_files")
    dialog.go.click()
    assert says_it(dialog._problem.text())
    assert dialog.go.isVisible()
    assert not desk.is_busy()
    assert people.check().content == before
    breaking.mend()
    dialog.go.click()
    assert people.check().content != before


def test_a_fault_while_exporting_is_said_and_its_report_can_be_read(
    qtbot: QtBot,
    desk: Desk,
    people: Book,
    breaking: Breaking,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(FaultDialog, "exec", lambda self: shown.append(self.report.toPlainText()))
    out = tmp_path / "cards.vcf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(out), ""))
    breaking.let_fail(type(people.transfer), "export")
    dialog = ExportDialog(desk)
    qtbot.addWidget(dialog)
    dialog.go.click()
    assert says_it(notices[-1].text)
    assert notices[-1].is_problem
    assert not desk.is_busy()
    assert not out.exists()
    assert notices[-1].action is not None
    notices[-1].action()
    assert "KeyError" in shown[0]
    assert SECRET not in shown[0]


def test_a_fault_while_making_a_sheet_is_said_in_the_place_of_its_pages(
    qtbot: QtBot, desk: Desk, people: Book, breaking: Breaking
) -> None:
    dialog = print_dialogs.opened(qtbot, desk)
    breaking.let_fail(type(people.printing), "render")
    paper = get_child(dialog, QComboBox, "print_paper")
    paper.setCurrentIndex(paper.findData("Letter"))
    qtbot.waitUntil(lambda: says_it(dialog.preview._words))
    assert not dialog.bar.isVisible()
    breaking.mend()
    choose(qtbot, dialog, "print_paper", "A4")
    assert dialog.go.isEnabled()


@pytest.mark.parametrize("verb", ["make", "restore"])
def test_a_fault_in_backing_up_or_restoring_leaves_the_buttons_usable(
    qtbot: QtBot,
    desk: Desk,
    people: Book,
    breaking: Breaking,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        ProblemDialog, "tell", lambda problem, *_more: told.append(render(problem.text))
    )
    backups = BackupList(desk)
    qtbot.addWidget(backups)
    backups.show()
    if verb == "make":
        breaking.let_fail(type(people.backups), "make")
        backups.back_up()
        told.append(notices[-1].text)
    else:
        import rolodex.services.backup as module

        backups.back_up()
        path = people.path
        breaking.let_fail(module, "copy_for_restoring")
        backups._restore(people.backups.all()[0].path, path)
    assert says_it(told[-1])
    assert backups.make.isEnabled()
    assert not desk.is_busy()


def test_a_fault_while_checking_the_book_ends_the_check(
    qtbot: QtBot, desk: Desk, people: Book, breaking: Breaking
) -> None:
    screen = SettingsScreen(desk)
    qtbot.addWidget(screen)
    breaking.let_fail(Book, "check")
    screen.check()
    assert says_it(screen._checked.text())
    assert screen.check_button.isEnabled()


def test_a_fault_in_a_long_verb_ends_its_line_and_takes_nothing_back(
    desk: Desk,
    people: Book,
    breaking: Breaking,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(long_verbs, "ROWS_AT_ONCE", 0)
    desk.write(lambda: people.cards.save(Card(family="鄭")))
    breaking.let_fail(type(people.journal), "undo")
    desk.undo()
    assert says_it(notices[-1].text)
    assert not desk.is_busy()
    breaking.mend()
    assert people.cards.count() == 9


def test_a_fault_in_work_that_nobody_sees_goes_to_the_hook_of_the_window(
    qtbot: QtBot, desk: Desk, people: Book, notices: list[Notice]
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        desk.run(fail)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert notices == []


def test_a_fault_is_written_to_the_log_once_without_its_words(
    desk: Desk, people: Book, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object) -> None:
        raise ValueError(SECRET)

    told: list[object] = []
    desk.run(fail, failed=told.append, label="Working")
    assert len(told) == 1
    written = [record.getMessage() for record in caplog.records if "fault" in record.getMessage()]
    assert len(written) == 1
    assert "ValueError" in written[0]
    assert SECRET not in written[0]
