"""The print dialog shows the very PDF, and prints and saves what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.domain.followup import FollowUp
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.print_sheet import PrintDialog
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.main_window import MainWindow
from rolodex.gui.notice import Notice
from rolodex.gui.pdf_pages import draw_page, page_size
from rolodex.gui.widgets.page_preview import PagePreview
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.sheets import font_files
from tests.fakes import HeldRunner, get_child
from tests.gui.conftest import PEOPLE
from tests.gui.print_dialogs import choose, opened, pdf
from tests.sheets.made_font import make_font
from tests.sheets.reading import fonts_of, lines_of, pages_of, text_of


def test_the_pages_in_sight_are_drawn_from_the_very_pdf(
    qtbot: QtBot, people: Book, desk: Desk
) -> None:
    dialog = opened(qtbot, desk)
    qtbot.waitUntil(lambda: dialog.preview.pages_shown() == [0])
    assert text_of(pdf(dialog)).count("mobile") == len(PEOPLE)
    assert dialog.where.text() == "Page 1 of 1"
    page = draw_page(pdf(dialog), 0, 400)
    assert (page.width, page.height) == (400, round(400 * 841.89 / 595.28))
    image = page.image()
    assert image.pixelColor(2, 2) == Qt.GlobalColor.white
    dark = sum(image.pixelColor(x, y).lightness() < 128 for x in range(400) for y in range(300))
    assert dark > 200
    assert page_size(pdf(dialog)) == pytest.approx((595.28, 841.89), abs=0.01)


def test_choosing_otherwise_makes_the_sheet_anew_and_is_kept(
    qtbot: QtBot, people: Book, desk: Desk, machine: MachineSettings
) -> None:
    dialog = opened(qtbot, desk)
    choose(qtbot, dialog, "print_option_group", "company")
    assert "No company" in text_of(pdf(dialog)) or "Acme HK" in lines_of(pdf(dialog))
    choose(qtbot, dialog, "print_paper", "Letter")
    assert pages_of(pdf(dialog))[1].startswith("612 x 792")
    choose(qtbot, dialog, "print_language", "zh_TW")
    assert "從未聯絡" in text_of(pdf(dialog))
    again = opened(qtbot, desk)
    wanted = again.options.wanted()
    assert (wanted.paper, wanted.language) == ("Letter", "zh_TW")
    assert wanted.options["group"] == "company"


def test_the_cards_that_go_on_paper_can_be_chosen(qtbot: QtBot, people: Book, desk: Desk) -> None:
    ids = people.cards.ids(people.cards.listing())
    dialog = opened(qtbot, desk, selected=ids[:2], listed=ids[:5], listed_name="VIP")
    assert "Selected cards · 2 cards" in text_of(pdf(dialog))
    for name, head in (("print_list", "VIP · 5 cards"), ("print_all", "All cards · 8 cards")):
        before = dialog.made()
        get_child(dialog, QRadioButton, name).setChecked(True)
        qtbot.waitUntil(lambda before=before: dialog.made() not in (None, before))
        assert head in text_of(pdf(dialog))


def test_the_list_comes_before_the_one_card_that_is_always_selected(
    qtbot: QtBot, people: Book, desk: Desk
) -> None:
    ids = people.cards.ids(people.cards.listing())
    dialog = opened(qtbot, desk, selected=ids[:1], listed=ids[:5], listed_name="VIP")
    assert "VIP · 5 cards" in text_of(pdf(dialog))


def test_today_asks_for_no_cards_and_has_options_of_its_own(
    qtbot: QtBot, people: Book, desk: Desk, clock: FixedClock
) -> None:
    card = people.cards.ids(people.cards.listing())[0]
    people.followups.add(FollowUp(card=card, text="Send the quote", due=clock.today()))
    dialog = opened(qtbot, desk, sheet="today")
    assert "Send the quote" in text_of(pdf(dialog))
    assert not get_child(dialog, QRadioButton, "print_all").isVisible()
    before = dialog.made()
    get_child(dialog, QCheckBox, "print_option_notes").setChecked(False)
    qtbot.waitUntil(lambda: dialog.made() not in (None, before))
    assert "談到" not in text_of(pdf(dialog))
    choose(qtbot, dialog, "print_sheet", "contacts")
    assert get_child(dialog, QRadioButton, "print_all").isVisible()


def test_what_no_font_can_draw_is_told_before_printing(
    qtbot: QtBot, people: Book, desk: Desk
) -> None:
    people.cards.save(Card(display="X\u0904Y"))
    dialog = opened(qtbot, desk)
    made = dialog.made()
    assert made is not None
    assert dialog.missing.isVisible() == bool(made.printed.missing)
    for letter in made.printed.missing:
        assert letter in dialog.missing.text()


def test_saving_writes_the_very_bytes_that_are_shown(
    qtbot: QtBot, people: Book, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Notice] = []
    desk.noticed.connect(said.append)
    dialog = opened(qtbot, desk)
    shown = pdf(dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "out"), ""))
    get_child(dialog, QPushButton, "print_save").click()
    assert (tmp_path / "out.pdf").read_bytes() == shown
    assert said[-1].text == "1 page written to out.pdf."
    assert not dialog.isVisible()


def test_a_file_that_cannot_be_written_is_told_where_another_can_be_chosen(
    qtbot: QtBot, people: Book, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, desk)
    chosen = [str(tmp_path / "none" / "out.pdf"), str(tmp_path / "out.pdf")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (chosen.pop(0), ""))
    get_child(dialog, QPushButton, "print_save").click()
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert str(tmp_path / "none") in dialog.problem.text()
    get_child(dialog, QPushButton, "print_save").click()
    assert not dialog.isVisible()
    assert (tmp_path / "out.pdf").exists()


def test_nothing_can_be_printed_until_the_sheet_is_made_and_closing_stops_the_work(
    qtbot: QtBot, people: Book, clock: FixedClock, machine: MachineSettings
) -> None:
    runner = HeldRunner()
    desk = Desk(people, clock, machine, runner=runner)
    dialog = opened(qtbot, desk)
    assert not dialog.go.isEnabled()
    assert not dialog.save.isEnabled()
    assert dialog.bar.isVisible()
    dialog.reject()
    runner.release()
    assert dialog.made() is None


def test_what_was_chosen_last_is_what_is_shown(
    qtbot: QtBot, people: Book, clock: FixedClock, machine: MachineSettings
) -> None:
    runner = HeldRunner()
    desk = Desk(people, clock, machine, runner=runner)
    dialog = opened(qtbot, desk)
    box = get_child(dialog, QComboBox, "print_paper")
    box.setCurrentIndex(box.findData("Letter"))
    qtbot.waitUntil(lambda: len(runner.held) == 3)  # two sheets and the fonts
    runner.release()
    assert pages_of(pdf(dialog))[1].startswith("612 x 792")


def test_only_the_pages_in_sight_are_drawn(qtbot: QtBot, people: Book, desk: Desk) -> None:
    for number in range(150):
        people.cards.save(Card(family="Card", given=str(number), company="Acme"))
    dialog = opened(qtbot, desk)
    preview: PagePreview = dialog.preview
    qtbot.waitUntil(lambda: 0 in preview.pages_shown())
    made = dialog.made()
    assert made is not None
    last = made.printed.pages - 1
    assert last > 2
    assert last not in preview.pages_shown()
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: last in preview.pages_shown())
    assert dialog.where.text().endswith(f"of {made.printed.pages}")


def test_the_button_of_today_prints_its_page(
    qtbot: QtBot, people: Book, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(
        PrintDialog, "exec", lambda self: begun.append(self.options.wanted().sheet) or 0
    )
    today = window.stack.screen_named("today")
    get_child(today, QPushButton, "today_print").click()
    window.commands.qactions["print_sheet"].trigger()
    assert begun == ["today", "today"]


def test_the_font_can_be_chosen_among_those_that_can_be_embedded(
    qtbot: QtBot, people: Book, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = [
        make_font(tmp_path / "own.ttf", "Hold", family="My Hand"),
        make_font(tmp_path / "script.otf", "ab", cff=True, family="Another"),
    ]
    monkeypatch.setattr(font_files, "every", lambda *_a: iter(fonts))
    dialog = opened(qtbot, desk)
    box = get_child(dialog, QComboBox, "print_font")
    assert [box.itemText(n) for n in range(box.count())] == ["Automatic", "My Hand", "Another"]
    last = box.model().index(2, 0)
    assert not last.flags() & Qt.ItemFlag.ItemIsEnabled
    assert "cannot be printed with" in last.data(Qt.ItemDataRole.ToolTipRole)
    choose(qtbot, dialog, "print_font", "My Hand")
    assert "own" in " ".join(row[0] for row in fonts_of(pdf(dialog)))
    again = opened(qtbot, desk)
    assert again.options.wanted().font == "My Hand"
    assert "own" in " ".join(row[0] for row in fonts_of(pdf(again)))
    fonts.clear()  # it was removed from the computer
    third = opened(qtbot, desk)
    assert third.options.wanted().font == ""
    qtbot.waitUntil(lambda: third.made() is not None)
    assert "own" not in " ".join(row[0] for row in fonts_of(pdf(third)))


def test_the_sheet_is_remembered_for_each_place(qtbot: QtBot, people: Book, desk: Desk) -> None:
    dialog = opened(qtbot, desk, place="cards")
    choose(qtbot, dialog, "print_sheet", "today")
    sheets = [
        opened(qtbot, desk, **how).options.wanted().sheet
        for how in ({"place": "cards"}, {"place": "today", "sheet": "today"}, {}, {"place": "x"})
    ]
    assert sheets == ["today", "today", "contacts", "contacts"]


def test_what_was_selected_is_printed_alone_if_that_was_asked_for(
    qtbot: QtBot, people: Book, desk: Desk
) -> None:
    ids = people.cards.ids(people.cards.listing())
    dialog = opened(qtbot, desk, selected=ids[:1], listed=ids[:5], listed_name="VIP", alone=True)
    assert "Selected cards · 1 card" in text_of(pdf(dialog))


@pytest.mark.parametrize("sheet", ["contacts", "today"])
def test_tab_goes_through_the_form_from_above_to_below(
    qtbot: QtBot, people: Book, desk: Desk, sheet: str
) -> None:
    dialog = opened(qtbot, desk)
    if sheet != "contacts":
        choose(qtbot, dialog, "print_sheet", sheet)
    here: QWidget = dialog.options.sheet
    heights = []
    while dialog.options.isAncestorOf(here):
        if here.isVisible() and here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            heights.append(here.mapTo(dialog.options, QPoint(0, 0)).y())
        here = here.nextInFocusChain()
    assert len(heights) >= 5
    assert heights == sorted(heights)
    assert dialog.options.font_box.mapTo(dialog.options, QPoint(0, 0)).y() == heights[-1]
