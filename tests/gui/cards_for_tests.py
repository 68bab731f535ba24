"""A few cards with everything on them, for the tests of card, log and Today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import Interaction
from rolodex.gui.widgets.card_pane import CardPane
from rolodex.gui.widgets.fact_list import FactRow
from rolodex.services.book import Book

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class People:
    """The ids of the cards that `fill_full` makes."""

    wang: int
    may: int
    tom: int
    blank: int


def fill_full(book: Book) -> People:
    """Mr Wang who introduced May Chen, who has a bit of everything, and Tom whom she brought."""
    wang = new(book, family="王", given="小明", company="大同保險", methods=(phone("0933222118"),))
    may = new(
        book,
        family="陳",
        given="美玲",
        nickname="May Chen",
        salutation="女士",
        company="大同保險經紀",
        title="經理",
        tags=("VIP",),
        methods=(
            phone("0912345678", primary=True),
            phone("04-23201234#12", label="work"),
            Method(kind=MethodKind.CHAT, label="LINE", value="meichen88", display="阿美媽咪"),
            Method(kind=MethodKind.EMAIL, label="work", value="may@example.com"),
        ),
        addresses=(Address(label="work", street="台灣大道99號", city="台中市", postcode="407"),),
        dates=(
            SpecialDate(label="birthday", year=1981, month=10, day=17, calendar=Calendar.LUNAR),
        ),
        relations=(Relation(kind="spouse", other=wang), Relation(kind="child", name="小美")),
        custom=(
            CustomValue(label="Policy", value="A-123"),
            CustomValue(label="ID number", value="A223456789", private=True),
        ),
        referred_by=wang,
        cadence_days=30,
        notes="<b>tea</b> & no coffee",
    )
    tom = new(book, family="Holt", given="Tom", referred_by=may)
    blank = new(book, given="空")
    return People(wang, may, tom, blank)


def new(book: Book, **fields: object) -> int:
    """Save a new card; its id."""
    created = book.cards.save(Card(**fields)).new  # type: ignore[arg-type]
    assert created is not None
    return created


def phone(value: str, label: str = "mobile", primary: bool = False) -> Method:
    """A phone number."""
    return Method(kind=MethodKind.PHONE, value=value, label=label, primary=primary)


def log(
    book: Book, card: int, days_ago: int, text: str = "", kind: str = "call",
    outcome: str = "reached",
) -> int:  # fmt: skip
    """Note a contact of some days ago; its id."""
    at = book.clock.now() - timedelta(days=days_ago)
    made = book.history.log(
        Interaction(cards=(card,), kind=kind, outcome=outcome, text=text, at=at)
    ).new
    assert made is not None
    return made


def promise(
    book: Book, card: int, days: int = 0, text: str = "the quote", hour: int | None = None
) -> int:
    """Promise something for a day; its id."""
    made = book.followups.add(
        FollowUp(
            card=card,
            due=TODAY + timedelta(days=days),
            text=text,
            time=None if hour is None else time(hour),
        )
    ).new
    assert made is not None
    return made


def shown(qtbot: QtBot, widget: QWidget, width: int = 480, height: int = 750) -> None:
    """Show a widget as its own active window."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()


def type_in(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type keys, or for other scripts hand over the text as an input method does."""
    if text.isascii():
        qtbot.keyClicks(widget, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, text: str) -> None:
    """Let an input method compose without handing over anything yet."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def dialog_of(kind: type, qtbot: QtBot) -> QWidget:
    """The one open window of a kind."""

    def found() -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def facts(pane: CardPane) -> dict[str, str]:
    """What the card tells, by label."""
    return {row.label.text(): row.value.text() for row in pane.facts.rows()}


def fact(pane: CardPane, label: str) -> FactRow:
    """The row of a label."""
    return next(row for row in pane.facts.rows() if row.label.text() == label)


def reveal_all(pane: CardPane, qtbot: QtBot) -> None:
    """Ask for the facts that are not shown at first."""
    qtbot.mouseClick(pane.facts.more, Qt.MouseButton.LeftButton)
