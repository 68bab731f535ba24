"""Editing a card: one fact in its place, the whole form, new cards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from rolodex.domain.card import CardKind
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.card_pane import CardPane
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui.cards_for_tests import (
    People,
    fact,
    facts,
    new,
    reveal_all,
    type_in,
)

LEFT = Qt.MouseButton.LeftButton


def test_a_click_on_a_fact_edits_it_and_leaving_saves_and_undo_takes_it_back(
    pane: CardPane, qtbot: QtBot, book: Book, desk: Desk, who: People
) -> None:
    reveal_all(pane, qtbot)
    qtbot.mouseClick(fact(pane, "Notes"), LEFT)
    editor = pane._single
    assert editor is not None
    qtbot.keyClicks(editor.editor.box, "!")
    pane.quick_log.begin()
    qtbot.waitUntil(lambda: pane._single is None)
    assert book.cards.get(who.may).notes == "<b>tea</b> & no coffee!"
    desk.undo()
    assert book.cards.get(who.may).notes == "<b>tea</b> & no coffee"
    assert facts(pane)["Notes"] == "<b>tea</b> & no coffee"


def test_escape_leaves_a_fact_and_keeps_what_was_typed(
    pane: CardPane, qtbot: QtBot, book: Book, who: People
) -> None:
    pane.edit_fact("cadence_days")
    line = get_child(pane, QLineEdit, "cadence_days")
    line.selectAll()
    qtbot.keyClicks(line, "45")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert book.cards.get(who.may).cadence_days == 45
    assert facts(pane)["Cadence"] == "every 45 days (set on this card)"


def test_a_fact_that_cannot_be_read_stays_open_with_the_reason(
    pane: CardPane, qtbot: QtBot, book: Book, who: People
) -> None:
    pane.edit_fact("cadence_days")
    line = get_child(pane, QLineEdit, "cadence_days")
    line.selectAll()
    qtbot.keyClicks(line, "often")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert get_child(pane, QLabel, "problem_cadence_days").isVisible()
    assert book.cards.get(who.may).cadence_days == 30


def test_edit_shows_every_field_of_the_table(pane: CardPane, qtbot: QtBot) -> None:
    from rolodex.domain.card import FIELDS

    qtbot.mouseClick(get_child(pane, QPushButton, "action_edit"), LEFT)
    assert pane.is_editing()
    assert set(pane._form.rows) == {field.key for field in FIELDS}  # type: ignore[union-attr]


def test_leaving_a_field_of_the_form_saves_it(
    pane: CardPane, qtbot: QtBot, book: Book, who: People
) -> None:
    pane.begin_edit("title")
    line = get_child(pane, QLineEdit, "title")
    line.selectAll()
    type_in(qtbot, line, "董事")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert book.cards.get(who.may).title == "董事"
    assert pane.is_editing()
    qtbot.keyClick(QApplication.focusWidget() or line, Qt.Key.Key_Escape)
    assert not pane.is_editing()
    assert pane.head.work.text() == "董事 · 大同保險經紀"


def test_what_another_window_wrote_meanwhile_is_not_overwritten(
    pane: CardPane, qtbot: QtBot, book: Book, who: People
) -> None:
    from dataclasses import replace

    pane.begin_edit("title")
    qtbot.keyClicks(get_child(pane, QLineEdit, "title"), "x")
    book.cards.save(replace(book.cards.get(who.may), source="fair"))
    pane._form.finish()  # type: ignore[union-attr]
    card = book.cards.get(who.may)
    assert (card.title[-1], card.source) == ("x", "fair")


def test_opening_another_card_saves_what_was_typed_in_this_one(
    pane: CardPane, qtbot: QtBot, book: Book, who: People
) -> None:
    pane.begin_edit("source")
    qtbot.keyClicks(get_child(pane, QLineEdit, "source"), "letter")
    pane.show_card(who.tom)
    assert book.cards.get(who.may).source == "letter"
    assert pane.card_id() == who.tom


def test_a_new_card_begins_in_its_name_and_is_saved_once_something_is_typed(
    pane: CardPane, qtbot: QtBot, book: Book
) -> None:
    before = book.cards.count()
    pane.new_card()
    line = get_child(pane, QLineEdit, "whole_name")
    assert pane.window().focusWidget() is line
    assert book.cards.count() == before
    type_in(qtbot, line, "李志豪")
    with qtbot.waitSignal(pane.created) as created:
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    card = book.cards.get(created.args[0])
    assert (card.family, card.given) == ("李", "志豪")
    assert get_child(pane, QLineEdit, "family").text() == "李"


def test_the_parts_of_a_new_name_can_be_corrected(pane: CardPane, qtbot: QtBot, book: Book) -> None:
    pane.new_card()
    line = get_child(pane, QLineEdit, "whole_name")
    type_in(qtbot, line, "Ann Lee")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    family = get_child(pane, QLineEdit, "family")
    family.setFocus()
    family.selectAll()
    qtbot.keyClicks(family, "Leigh")
    pane._form.finish()  # type: ignore[union-attr]
    card_id = pane.card_id()
    assert card_id is not None
    card = book.cards.get(card_id)
    assert (card.family, card.given) == ("Leigh", "Ann")


def test_a_new_card_has_phone_and_mail_waiting(pane: CardPane, qtbot: QtBot, book: Book) -> None:
    pane.new_card()
    type_in(qtbot, get_child(pane, QLineEdit, "whole_name"), "Zoe Lake")
    number = pane.findChildren(QLineEdit, "method_value")[0]
    number.setFocus()
    qtbot.keyClicks(number, "0911222333")
    pane._form.finish()  # type: ignore[union-attr]
    card_id = pane.card_id()
    assert card_id is not None
    assert [m.value for m in book.cards.get(card_id).methods] == ["0911222333"]


def test_tab_leads_from_the_name_of_a_new_card_to_its_phone_number(
    pane: CardPane, qtbot: QtBot, book: Book
) -> None:
    pane.new_card()
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "Jo Field")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    number = QApplication.focusWidget()
    assert number is not None
    assert number.objectName() == "method_value"
    qtbot.keyClicks(number, "0912555666")
    qtbot.keyClick(number, Qt.Key.Key_Escape)
    assert "0912 555 666" in facts(pane).values()


def test_a_new_card_left_blank_is_forgotten(pane: CardPane, qtbot: QtBot, book: Book) -> None:
    before = book.cards.count()
    pane.new_card()
    with qtbot.waitSignal(pane.closed):
        qtbot.keyClick(get_child(pane, QLineEdit, "whole_name"), Qt.Key.Key_Escape)
    assert book.cards.count() == before
    assert pane.card_id() is None


def test_a_namesake_is_mentioned_and_does_not_stand_in_the_way(
    pane: CardPane, qtbot: QtBot, who: People, book: Book
) -> None:
    pane.new_card()
    line = get_child(pane, QLineEdit, "whole_name")
    qtbot.keyClicks(line, "Tom Holt")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    form = pane._form
    assert form is not None
    qtbot.waitUntil(lambda: form.namesakes.isVisible())  # type: ignore[attr-defined]
    with qtbot.waitSignal(pane.open_card_requested) as opened:
        qtbot.mouseClick(get_child(pane, QPushButton, f"namesake_{who.tom}"), LEFT)
    assert opened.args == [who.tom]
    assert book.cards.count() == 5


def test_of_another_name_that_the_search_finds_nothing_is_said(
    pane: CardPane, qtbot: QtBot, who: People, book: Book
) -> None:
    new(book, family="江", given="美貞", nickname="Wu Mei Lin", company="Holt Lettings")
    pane.new_card()
    line = get_child(pane, QLineEdit, "whole_name")
    qtbot.keyClicks(line, "Wu Mei Li")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    form = pane._form
    assert form is not None
    qtbot.waitUntil(lambda: not form._look.isActive())
    assert book.search.find("Wu Mei Li").count == 2
    assert form.namesakes.isHidden()


def test_a_new_card_can_be_made_a_company(pane: CardPane, qtbot: QtBot, book: Book) -> None:
    pane.new_card()
    qtbot.mouseClick(get_child(pane, QPushButton, "make_company"), LEFT)
    qtbot.keyClicks(get_child(pane, QLineEdit, "company"), "Acme Ltd")
    qtbot.mouseClick(get_child(pane, QPushButton, "edit_done"), LEFT)
    card_id = pane.card_id()
    assert card_id is not None
    assert book.cards.get(card_id).kind is CardKind.COMPANY


def test_a_company_card_asks_for_its_name_and_not_for_a_given_name(
    pane: CardPane, qtbot: QtBot, book: Book
) -> None:
    pane.new_card(CardKind.COMPANY)
    assert not pane.findChildren(QLineEdit, "given")
    qtbot.keyClicks(get_child(pane, QLineEdit, "company"), "Acme Ltd")
    pane._form.finish()  # type: ignore[union-attr]
    assert pane.head.name.text() == "Acme Ltd"


def test_the_form_fits_the_narrowest_pane(pane: CardPane, qtbot: QtBot) -> None:
    pane.begin_edit()
    pane.resize(pane.minimumWidth(), 600)
    bar = pane.edit_area.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
