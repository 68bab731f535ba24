"""What a printer gets is what the print dialog shows: pages, range, order, size, orientation."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.gui import printer
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.pdf_pages import draw_page, page_size
from rolodex.gui.printer import on_paper, orientation_of, page_numbers
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import HeldRunner, get_child
from tests.gui.print_dialogs import many, opened, pdf
from tests.sheets.reading import pages_of

FINE = 1200
"""Pixels across a page that is compared."""


def to_file(monkeypatch: pytest.MonkeyPatch, out: Path, **how: object) -> None:
    """Let the printer's dialog choose a PDF file, and whatever else is set on the printer."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        for setter, value in how.items():
            getattr(printer, setter)(*value if isinstance(value, tuple) else (value,))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)


def test_the_printer_gets_the_pages_that_are_shown(
    qtbot: QtBot, people: Book, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "printed.pdf"
    many(people)
    to_file(monkeypatch, out)
    dialog = opened(qtbot, desk)
    made = dialog.made()
    assert made is not None
    assert made.printed.pages > 1
    get_child(dialog, QPushButton, "print_go").click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    pages, size = pages_of(out)
    assert pages == made.printed.pages
    assert size.startswith(("595", "596"))
    for number in range(pages):
        shown, there = (
            draw_page(data, number, FINE).image() for data in (made.pdf, out.read_bytes())
        )
        assert _alike(shown, there)


def test_a_page_on_its_long_side_comes_so_out_of_the_printer(
    qtbot: QtBot, people: Book, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "printed.pdf"
    to_file(monkeypatch, out)
    dialog = opened(qtbot, desk)
    assert orientation_of(pdf(dialog)) is QPageLayout.Orientation.Portrait
    before = dialog.made()
    get_child(dialog, QCheckBox, "print_option_landscape").click()
    qtbot.waitUntil(lambda: dialog.made() not in (None, before))
    shown = pdf(dialog)
    assert page_size(shown) == pytest.approx((841.89, 595.28), abs=0.01)
    assert orientation_of(shown) is QPageLayout.Orientation.Landscape
    get_child(dialog, QPushButton, "print_go").click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert page_size(out.read_bytes()) == pytest.approx((842, 595), abs=1)
    drawn = draw_page(out.read_bytes(), 0, FINE).image()
    assert _alike(draw_page(shown, 0, FINE).image(), drawn)
    assert opened(qtbot, desk).options.wanted().options["landscape"]


def test_a_range_of_pages_and_copies_are_printed_as_they_were_chosen(
    qtbot: QtBot, people: Book, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    many(people, 150)
    out = tmp_path / "printed.pdf"
    to_file(
        monkeypatch, out, setPrintRange=QPrinter.PrintRange.PageRange, setFromTo=(2, 3),
        setCopyCount=2, setCollateCopies=True,
    )  # fmt: skip
    dialog = opened(qtbot, desk)
    shown = pdf(dialog)
    get_child(dialog, QPushButton, "print_go").click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert pages_of(out)[0] == 4
    for there, here in enumerate((1, 2, 1, 2)):
        drawn = draw_page(out.read_bytes(), there, FINE).image()
        assert _alike(draw_page(shown, here, FINE).image(), drawn)
        assert not _alike(draw_page(shown, 3 - here, FINE).image(), drawn)


def test_on_paper_of_another_size_the_page_keeps_its_shape(
    qtbot: QtBot, people: Book, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QPageSize

    out = tmp_path / "printed.pdf"
    to_file(monkeypatch, out, setPageSize=QPageSize(QPageSize.PageSizeId.Letter))
    dialog = opened(qtbot, desk)
    get_child(dialog, QPushButton, "print_go").click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert pages_of(out)[1].startswith("612 x 792")
    room = on_paper(QRectF(0, 0, 612, 792), 595, 842)
    assert (room.top(), room.height()) == (0, 792)
    assert room.width() == pytest.approx(595 * 792 / 842, abs=1)
    assert room.left() == pytest.approx((612 - room.width()) / 2, abs=1)


def test_a_fault_while_a_page_is_drawn_is_said_and_the_old_file_stays(
    qtbot: QtBot, people: Book, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    out = tmp_path / "printed.pdf"
    out.write_bytes(b"old")
    to_file(monkeypatch, out)
    dialog = opened(qtbot, desk)
    qtbot.waitUntil(lambda: dialog.preview.pages_shown() == [0])
    with monkeypatch.context() as broken:
        broken.setattr(printer, "draw_page", fail)
        dialog.go.click()
    assert "made a mistake" in dialog.problem.text()
    assert dialog.where.text() == "Not everything was printed."
    assert dialog.go.isEnabled()
    assert out.read_bytes() == b"old"


def test_printing_that_is_cancelled_leaves_the_old_file(
    qtbot: QtBot,
    people: Book,
    clock: FixedClock,
    machine: MachineSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many(people)
    out = tmp_path / "printed.pdf"
    out.write_bytes(b"old")
    to_file(monkeypatch, out)
    runner = HeldRunner()
    dialog = opened(qtbot, Desk(people, clock, machine, runner=runner))
    runner.release()
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.go.click()
    runner.held.pop(0)()  # the first page is drawn
    assert dialog.bar.isVisible()
    assert not dialog.options.isEnabled()
    dialog.cancel.click()
    runner.release()
    assert dialog.isVisible()
    assert dialog.where.text() == "Not everything was printed."
    assert dialog.go.isEnabled()
    assert out.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.glob("*.pdf*")) == ["printed.pdf"]


def test_printing_into_a_folder_that_is_not_there_is_told(
    qtbot: QtBot, people: Book, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_file(monkeypatch, tmp_path / "none" / "printed.pdf")
    dialog = opened(qtbot, desk)
    dialog.go.click()
    assert dialog.isVisible()
    assert str(tmp_path / "none") in dialog.problem.text()


def test_the_last_page_comes_first_and_copies_stay_together_if_so_chosen(app: object) -> None:
    from PySide6.QtGui import QPageRanges
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert page_numbers(printer, 3) == [0, 1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert page_numbers(printer, 3) == [2, 1, 0]
    printer.setCopyCount(2)
    printer.setCollateCopies(False)
    assert page_numbers(printer, 2) == [1, 1, 0, 0]
    printer.setCollateCopies(True)
    assert page_numbers(printer, 2) == [1, 0, 1, 0]
    printer.setCopyCount(1)
    printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert page_numbers(printer, 9) == [0, 2, 3]
    assert page_numbers(printer, 3) == [0, 2]


def test_cancelling_the_printers_dialog_prints_nothing(
    qtbot: QtBot, people: Book, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrintDialog

    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    dialog = opened(qtbot, desk)
    get_child(dialog, QPushButton, "print_go").click()
    assert dialog.isVisible()
    assert dialog.go.isEnabled()


def _alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures of a page differ by far less than what is on it."""
    blank = one.copy()
    blank.fill(Qt.GlobalColor.white)
    return _difference(one, other) < 0.13 * _difference(one, blank)


def _difference(one: QImage, other: QImage) -> float:
    """The mean difference of lightness of two pictures, 0 to 255."""
    size = QSize(60, 85)  # letters become grey, so that only their places count
    smooth = Qt.TransformationMode.SmoothTransformation
    one, other = (
        picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        for picture in (one, other)
    )
    return sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness())
        for x in range(size.width())
        for y in range(size.height())
    ) / (size.width() * size.height())
