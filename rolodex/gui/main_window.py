"""The window: assembles bar, rail, screens and card, and remembers where one was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.gui import menus, places, qt_words, theme
from rolodex.gui.after_start import AfterStart
from rolodex.gui.beside_today import BesideToday
from rolodex.gui.button_menus import popup_card_menu, popup_class_menu, popup_sort_menu
from rolodex.gui.commands import Commands
from rolodex.gui.notice import Notice
from rolodex.gui.places import Place
from rolodex.gui.quick_hide import QuickHide
from rolodex.gui.rail_counts import RailCounts
from rolodex.gui.reopening import Reopening
from rolodex.gui.screen_stack import ScreenStack
from rolodex.gui.searching import Searching
from rolodex.gui.sides import Sides
from rolodex.gui.widgets.message_bar import MessageBar
from rolodex.gui.widgets.rail import Rail
from rolodex.gui.widgets.top_bar import TopBar
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.gui.background import Job
    from rolodex.gui.desk import Desk
    from rolodex.gui.screens.cards import CardsScreen
    from rolodex.gui.widgets.card_pane import CardPane
    from rolodex.gui.widgets.search_box import SearchBox
    from rolodex.services.changes import Changes

SIZE = (1280, 800)
SNUG = 1080
"""Below this width (at the usual size of text) the rail shows only its icons."""
LOOK_EVERY_MS = 1000
WITH_CARD = ("today", "cards")
"""The screens beside which a card is shown."""


class MainWindow(QMainWindow):
    """Screens on the left of the splitter, the card on the right; at most one is modal.

    Signals: `closed(bool)` with whether the user means to end the program.
    """

    closed = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._desk = desk
        self._for_good = False
        self._beside_today = BesideToday(self)
        self.reopening = Reopening(desk, self)
        self._build()
        self._restore_geometry()
        desk.hub.changed.connect(self._on_changed)
        desk.noticed.connect(self._on_noticed)
        desk.wrote.connect(self._on_wrote)
        desk.job_started.connect(self._on_job_started)
        desk.book_changed.connect(self._on_book_changed)
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_time_to_look)
        self._look.start()
        self._after_start = AfterStart(desk, self)
        self.quick_hide = QuickHide(self)
        self._rebuild = QTimer(self, singleShot=True, interval=0)
        self._rebuild.timeout.connect(self._build_again)
        self.go_to(places.read_place(desk.machine.get("place")))

    # -- assembling

    def _build(self) -> None:
        self.setWindowTitle(_window_title(self._desk))
        self.stack = ScreenStack(self._desk)
        self.commands = Commands(self._desk, self)
        self.setMenuBar(menus.menu_bar(self.commands.qactions))
        self.top = TopBar(self.commands.qactions["new_card"], self.commands.qactions["log_contact"])
        self.rail = Rail()
        self._pane: CardPane | None = None
        self.messages = MessageBar()
        self.counts = RailCounts(self._desk, self.rail)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.messages)
        self.sides = Sides(middle, self._desk.machine.get("card_width"))
        centre = QWidget()
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.top)
        rows.addWidget(_rule())
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.rail)
        below.addWidget(self.sides, 1)
        rows.addLayout(below, 1)
        self.setCentralWidget(centre)
        self._connect()
        self.setMinimumSize(480, 360)
        self._fit()
        self._desk.when_free(lambda: self.pane.show())

    def _connect(self) -> None:
        cards = self.cards
        self.rail.place_chosen.connect(self.go_to)
        self._searching = Searching(self, self.search)
        cards.card_chosen.connect(self._on_card_chosen)
        cards.card_opened.connect(self.enter_card)
        cards.left_upwards.connect(self.search.setFocus)
        cards.counted.connect(lambda _count: self.commands.refresh_soon())
        cards.list.selectionModel().selectionChanged.connect(
            lambda *_rows: self.commands.refresh_soon()
        )
        actions = self.commands.qactions
        cards.sort_menu_requested.connect(partial(popup_sort_menu, actions))
        cards.menu_requested.connect(partial(popup_card_menu, actions, cards))
        cards.place_requested.connect(self.go_to)
        cards.selection.class_menu_requested.connect(partial(popup_class_menu, actions))
        self.rail.new_list_requested.connect(self.commands.lists.new_list)
        self.rail.list_menu_requested.connect(self.commands.lists.popup_list_menu)
        self.stack.trigger.connect(lambda key: actions[key].trigger())
        self.stack.card_chosen.connect(self._on_card_chosen)
        self.stack.row_opened.connect(self._beside_today.on_row_opened)
        self.stack.badge_changed.connect(self._on_badge_changed)
        self.stack.place_requested.connect(self._on_place_requested)
        self.stack.selection_changed.connect(self.commands.refresh)
        self.stack.language_chosen.connect(self.use_language)
        self.stack.theme_chosen.connect(self.commands.choose_theme)
        self.stack.text_size_chosen.connect(self.commands.choose_text_size)

    @property
    def search(self) -> SearchBox:
        """The search field."""
        return self.top.search

    @property
    def pane(self) -> CardPane:
        """The card; made when it is first asked for, at the latest after the first paint."""
        if self._pane is None:
            from rolodex.gui.widgets.card_pane import CardPane

            pane = self._pane = CardPane(self._desk)
            pane.open_card_requested.connect(self.open_card)
            pane.search_requested.connect(self.search_for)
            pane.shown.connect(self._beside_today.on_card_shown)
            pane.closed.connect(self._on_pane_closed)
            pane.created.connect(self._on_card_created)
            self.sides.put_card(pane)
        return self._pane

    def pane_if_made(self) -> CardPane | None:
        """The card, but not for being asked for."""
        return self._pane

    @property
    def cards(self) -> CardsScreen:
        """The list of cards."""
        return self.stack.cards

    # -- going places

    def place(self) -> Place:
        """Where one is."""
        return self.stack.place()

    def go_to(self, place: Place, focus: bool = False) -> None:
        """Show a place and mark it in the rail; leaves the search."""
        self.search.show_query("")
        self.stack.show_place(place)
        self.rail.show_place(place)
        self.show_list()
        self._beside_today.on_card_shown(self.shown_card())  # who is open stays, if on the page
        if focus:
            self.stack.focus()
        self.commands.refresh()
        self._desk.when_free(self._beside_today.follow)

    def _on_place_requested(self, place: Place) -> None:
        self.go_to(place, focus=True)

    def search_for(self, query: str) -> None:
        """Show what a search finds, as if it had been typed."""
        self.search.show_query(query)
        self._searching.show_query(query.strip())

    def open_card(self, card: int) -> None:
        """Show a card, and select it in the list if it is there."""
        self.show_card(card)
        self.show_pane()
        if self.place().screen == "cards":
            self.cards.go_to_card(card)

    def show_pane(self) -> None:
        """Bring the card to the front where the window is too small for both."""
        self.sides.bring_card(True)
        self._fit()

    def show_list(self) -> None:
        """Bring the list to the front there."""
        self.sides.bring_card(False)
        self._fit()

    def show_card(self, card: int | None) -> None:
        """Show a card, or none."""
        if card != self.shown_card() and not self.pane.show_card(card):
            QTimer.singleShot(0, self, self._mark_shown)  # once what asked has marked the other
        self.commands.refresh()

    def _mark_shown(self) -> None:
        card = self.shown_card()
        if card is not None and self.place().screen == "cards":
            self.cards.go_to_card(card)
        self._beside_today.on_card_shown(card)

    def may_leave(self) -> bool:
        """Save what was typed anywhere; if that cannot be, whether the user drops it."""
        pane = self._pane
        if pane is not None and not pane.leave_editing():
            return False
        if not self.stack.has_unsaved() and not (pane and pane.quick_log.has_unsaved()):
            return True
        from rolodex.gui.dialogs import unsaved

        return unsaved.may_drop(self)

    # -- what the actions ask

    def shown_card(self) -> int | None:
        """The card in the pane."""
        return self._pane.card_id() if self._pane is not None else None

    def chosen_ids(self) -> tuple[int, ...]:
        """The selected cards, else the one shown."""
        ids = self.cards.list.selected_ids() if self.place().screen == "cards" else ()
        shown = self.shown_card()
        return ids or ((shown,) if shown is not None else ())

    def trashed_ids(self) -> tuple[int, ...]:
        """The cards selected in the trash."""
        return self.stack.trashed_ids()

    def card_count(self) -> int:
        """The cards of the book, as last counted."""
        return self.counts.cards()

    def on_cards_trashed(self, ids: tuple[int, ...]) -> None:
        """Leave a card that went to the trash."""
        if self.shown_card() in ids:
            self.show_card(None)

    # -- language, size, another book

    def use_language(self, code: str) -> None:
        """Speak another language: the window is built anew where one was."""
        self._desk.machine.set("language", code)
        i18n.use_language(code)
        qt_words.speak(code)
        self.rebuild_soon()

    def rebuild_soon(self) -> None:
        """Build the window anew when the event that asked for it is over."""
        self._rebuild.start()

    def _build_again(self) -> None:
        if not self.may_leave():
            return
        place, card, query = self.place(), self.shown_card(), self.search.text()
        top = self.cards.list.verticalScrollBar().value()
        had_keys = (self.focusWidget() or self).objectName()
        self._desk.machine.set("card_width", self.sides.card_width())
        theme.theme().resize_text(self._desk.machine.get("text_size"))
        old = self.takeCentralWidget()
        self.commands.deleteLater()
        self.menuBar().deleteLater()
        if old is not None:
            old.deleteLater()
        self._build()
        self.menuBar().show()  # else keys that came meanwhile would find no action that is seen
        centre = self.centralWidget()
        if centre is not None:
            centre.show()  # else it would be seen only an event later, after a flash of nothing
        self.go_to(place)
        if query:
            self.search_for(query)
        self.show_card(card)
        if card is not None:
            self.cards.go_to_card(card)
        self.cards.list.verticalScrollBar().setValue(top)
        self.stack.focus()  # what had the keys is gone, and perhaps here again
        again = self.findChildren(QWidget, had_keys) if had_keys else []
        if len(again) == 1 and again[0].isVisible():
            again[0].setFocus()

    def _on_book_changed(self) -> None:
        self.setWindowTitle(_window_title(self._desk))
        self.stack.forget_book()
        self.reopening.forget()
        self.show_card(None)
        self.go_to(self.place())

    # -- cards

    def _on_card_chosen(self, card: int | None) -> None:
        if card is not None:
            self.show_card(card)

    def enter_card(self, card: int) -> None:
        """Show a card and put the keyboard on it."""
        self.show_card(card)
        self.show_pane()
        self.pane.setFocus()

    def _on_card_created(self, card: int) -> None:
        self.cards.go_to_card(card)
        self.commands.refresh()

    def _on_pane_closed(self) -> None:
        self.show_list()
        self.stack.focus()

    # -- news

    def _on_changed(self, changes: Changes) -> None:
        self.counts.refresh(changes)
        self.reopening.on_changed(changes)
        self._fit()
        self.commands.refresh()

    def _on_noticed(self, notice: Notice) -> None:
        self.messages.show_notice(notice)

    def _on_wrote(self, kind: object) -> None:
        self.messages.settle(kind)

    def _on_job_started(self, job: Job) -> None:
        self.messages.show_job(job)

    def _on_badge_changed(self, count: int) -> None:
        self.rail.show_counts({places.TODAY: count})
        self._desk.when_free(self._beside_today.agree)

    def _on_time_to_look(self) -> None:
        if self.isVisible() and not self.isMinimized():
            self._desk.look_for_other_writers()

    # -- geometry

    def _fit(self) -> None:
        """Share the room anew.

        Without any card the pane would only repeat that there is none; beside the trash and
        the settings no card is at issue.
        """
        self.rail.set_narrow(self.width() < theme.px(SNUG))
        self.sides.fit(self.width(), self.place().screen in WITH_CARD and self.card_count() > 0)
        self.top.set_narrow(self.sides.is_narrow())

    def _restore_geometry(self) -> None:
        self.resize(*SIZE)
        kept = self._desk.machine.get("geometry")
        if isinstance(kept, str):
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_narrow = self.sides.is_narrow()
        self._fit()
        if self.sides.is_narrow() and not was_narrow:
            self._desk.when_free(self._beside_today.agree)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.sides.is_narrow() and self.sides.is_card_in_front():
                self._on_pane_closed()
            elif self.search.text():
                self.search.give_up()
            elif self.messages.has_problem():
                self.messages.dismiss_problem()
            else:
                self.stack.focus()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()  # it stopped when the window was closed

    def close_for_good(self) -> None:
        """Close the window and end the program, even where it could go on without one."""
        self._for_good = True
        self.close()
        self._for_good = False

    def care_for_book(self) -> None:
        """Do what a start does for the book, on another day of a program that goes on."""
        self._after_start.begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._desk.is_busy():
            self._desk.message(
                _("Something is still running. Cancel it, or wait until it has ended."),
            )
            event.ignore()
            return
        if not self.may_leave():
            event.ignore()
            return
        self._look.stop()
        self._after_start.stop()
        self._desk.machine.update(
            {
                "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
                "card_width": self.sides.card_width(),
                "place": self.place().written(),
            }
        )
        super().closeEvent(event)
        self.closed.emit(self._for_good)


def _window_title(desk: Desk) -> str:
    path = desk.book_path
    return f"{path.stem} – Rolodex" if path is not None and path.stem != "book" else "Rolodex"


def _rule() -> QWidget:
    line = QWidget()
    line.setProperty("role", "line")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setFixedHeight(1)
    return line
