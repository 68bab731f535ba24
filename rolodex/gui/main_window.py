"""The window: assembles bar, rail, screens and card, and remembers where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from rolodex import i18n
from rolodex.gui import menus, places, qt_words, theme
from rolodex.gui.actions import ACTIONS
from rolodex.gui.after_start import AfterStart
from rolodex.gui.commands import Commands
from rolodex.gui.notice import Notice
from rolodex.gui.places import Place
from rolodex.gui.quick_hide import QuickHide
from rolodex.gui.rail_counts import RailCounts
from rolodex.gui.screen_stack import ScreenStack
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
CARD_WIDTH = 460
"""Pixels of the card beside the list until the user draws the line elsewhere."""
SNUG = 1080
"""Below this width (at the usual size of text) the rail shows only its icons,"""
NARROW = 780
"""and below this one list and card take turns."""
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
        self._narrow = False
        self._pane_in_front = False
        self._build()
        self._restore_geometry()
        desk.hub.changed.connect(self._on_changed)
        desk.noticed.connect(self._on_noticed)
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
        self._beside = _pane_frame()
        self.messages = MessageBar()
        self.counts = RailCounts(self._desk, self.rail)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.messages)
        self._middle = middle
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.setObjectName("splitter")
        self.splitter.addWidget(middle)
        self.splitter.addWidget(self._beside)
        self.splitter.setStretchFactor(0, 1)
        middle.setMinimumWidth(theme.px(280))
        self._beside.setMinimumWidth(theme.px(320))
        centre = QWidget()
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.top)
        rows.addWidget(_rule())
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.rail)
        below.addWidget(self.splitter, 1)
        rows.addLayout(below, 1)
        self.setCentralWidget(centre)
        self._connect()
        width = self._desk.machine.get("card_width")
        self._card_width = width if isinstance(width, int) and width > 0 else theme.px(CARD_WIDTH)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        self.setMinimumSize(480, 360)
        self._fit()
        self._desk.when_free(lambda: self.pane.show())

    def _connect(self) -> None:
        search, cards = self.search, self.cards
        self.rail.place_chosen.connect(self.go_to)
        search.query_changed.connect(self._on_query_changed)
        search.opened.connect(self._on_search_opened)
        search.left_downwards.connect(self._on_left_search)
        search.cleared.connect(self._on_search_cleared)
        cards.card_chosen.connect(self._on_card_chosen)
        cards.card_opened.connect(self._on_card_opened)
        cards.left_upwards.connect(search.setFocus)
        cards.counted.connect(lambda _count: self.commands.refresh_soon())
        cards.list.selectionModel().selectionChanged.connect(
            lambda *_rows: self.commands.refresh_soon()
        )
        cards.sort_menu_requested.connect(self._on_sort_menu_requested)
        cards.menu_requested.connect(self._on_menu_requested)
        cards.place_requested.connect(self.go_to)
        cards.selection.class_menu_requested.connect(self._on_class_menu_requested)
        self.rail.new_list_requested.connect(self.commands.lists.new_list)
        self.rail.list_menu_requested.connect(self.commands.lists.popup_list_menu)
        self.stack.trigger.connect(lambda key: self.commands.qactions[key].trigger())
        self.stack.card_chosen.connect(self._on_card_chosen)
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
            pane.shown.connect(self._on_card_shown)
            pane.closed.connect(self._on_pane_closed)
            pane.created.connect(self._on_card_created)
            layout = self._beside.layout()
            assert layout is not None
            layout.addWidget(pane)
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
        self._pane_in_front = False
        self._fit()
        if focus:
            self.stack.focus()
        self.commands.refresh()
        self._desk.when_free(self._follow_today)

    def _on_place_requested(self, place: Place) -> None:
        self.go_to(place, focus=True)

    def open_card(self, card: int) -> None:
        """Show a card, and select it in the list if it is there."""
        self._show_card(card)
        self.show_pane()
        if self.place().screen == "cards":
            self.cards.go_to_card(card)

    def show_pane(self) -> None:
        """Bring the card to the front where the window is too small for both."""
        self._pane_in_front = True
        self._fit()

    def _show_card(self, card: int | None) -> None:
        if card != self.shown_card():
            self.pane.show_card(card)
        self.commands.refresh()

    # -- beside Today: the outlined row is the one whose card is shown, or no row is outlined

    def _follow_today(self) -> None:
        """Show the card of Today's current row, unless somebody writes on the one that is shown."""
        if self.place() != places.TODAY:
            return
        today = self.stack.screen_named("today")
        if not self._is_at_work_on_card():
            card = today.card_at_hand()
            if card is not None:
                self._show_card(card)
        today.show_beside(self.shown_card())

    def _agree_with_today(self) -> None:
        """The rows are others, or the room: go along only if the card was that of a row."""
        if self.place() != places.TODAY:
            return
        today = self.stack.screen_named("today")
        if self.shown_card() is None or today.has_lost_its_row() or self._pane_is_behind():
            self._follow_today()
        else:
            today.show_beside(self.shown_card())

    def _pane_is_behind(self) -> bool:
        return self._narrow and not self._pane_in_front

    def _is_at_work_on_card(self) -> bool:
        if self._pane is None or self._pane_is_behind():
            return False
        has_keys = self._pane.isAncestorOf(self.focusWidget() or self)
        return self._pane.is_editing() or (has_keys and self._pane.card() is not None)

    def _on_card_shown(self, card: int | None) -> None:
        if self.place() == places.TODAY:
            self.stack.screen_named("today").show_beside(card)

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
            self._show_card(None)

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
        place, card, query = self.place(), self.shown_card(), self.search.text()
        top = self.cards.list.verticalScrollBar().value()
        self._desk.machine.set("card_width", self._card_width)
        old = self.takeCentralWidget()
        self.commands.deleteLater()
        self.menuBar().deleteLater()
        if old is not None:
            old.deleteLater()
        self._build()
        centre = self.centralWidget()
        if centre is not None:
            centre.show()  # else it would be seen only an event later, after a flash of nothing
        self.go_to(place)
        if query:
            self.search.show_query(query)
            self._on_query_changed(query.strip())
        self._show_card(card)
        if card is not None:
            self.cards.go_to_card(card)
        self.cards.list.verticalScrollBar().setValue(top)
        self.stack.focus()  # what had the keys is gone

    def _on_book_changed(self) -> None:
        self.setWindowTitle(_window_title(self._desk))
        self.stack.forget_book()
        self._show_card(None)
        self.go_to(self.place())

    # -- searching

    def _on_query_changed(self, query: str) -> None:
        if self.place().screen != "cards":
            self.stack.show_place(places.CARDS)
            self.rail.show_place(places.CARDS)
        self._pane_in_front = False
        self._fit()
        self.cards.show_query(query)
        # With somebody on the phone the one that is found is meant, and not who was shown before.
        found = self.cards.model
        if query and found.card_count() == 1 and (card := found.id_at(0)) is not None:
            self.cards.go_to_card(card)
            self._show_card(card)

    def _on_search_opened(self) -> None:
        self._on_left_search()
        card = self.cards.list.current_id()
        if card is not None:
            self._on_card_opened(card)

    def _on_left_search(self) -> None:
        if self.place().screen == "cards":
            self.cards.list.setFocus()
            if not self.cards.list.currentIndex().isValid():
                self.cards.list.go_to_row(0)
        else:
            self.stack.focus()

    def _on_search_cleared(self) -> None:
        if self.cards.query():
            self.cards.show_query("")
        self.stack.focus()

    # -- cards

    def _on_card_chosen(self, card: int | None) -> None:
        if card is not None:
            self._show_card(card)

    def _on_card_opened(self, card: int) -> None:
        self._show_card(card)
        self.show_pane()
        self.pane.setFocus()

    def _on_card_created(self, card: int) -> None:
        self.cards.go_to_card(card)
        self.commands.refresh()

    def _on_pane_closed(self) -> None:
        self._pane_in_front = False
        self._fit()
        self.stack.focus()

    def _on_sort_menu_requested(self, button: QWidget) -> None:
        menu = QMenu(button)
        for action in ACTIONS:
            if action.group == "sort":
                menu.addAction(self.commands.qactions[action.key])
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_class_menu_requested(self, button: QWidget) -> None:
        menu = QMenu(button)
        menu.setObjectName("class_menu")
        for key in ("class_a", "class_b", "class_c", "class_none"):
            menu.addAction(self.commands.qactions[key])
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_menu_requested(self, point: QPoint) -> None:
        menu = QMenu(self)
        for key in ("edit_card", "log_contact", "copy_phone", "tag_cards", "cadence_cards",
                    "print_cards", "trash_cards"):  # fmt: skip
            menu.addAction(self.commands.qactions[key])
        menu.popup(point)

    # -- news

    def _on_changed(self, changes: Changes) -> None:
        self.counts.refresh(changes)
        self._fit()
        self.commands.refresh()

    def _on_noticed(self, notice: Notice) -> None:
        self.messages.show_notice(notice)

    def _on_job_started(self, job: Job) -> None:
        self.messages.show_job(job)

    def _on_badge_changed(self, count: int) -> None:
        self.rail.show_counts({places.TODAY: count})
        self._desk.when_free(self._agree_with_today)

    def _on_time_to_look(self) -> None:
        if self.isVisible() and not self.isMinimized():
            self._desk.look_for_other_writers()

    # -- geometry

    def _fit(self) -> None:
        """Take turns with list and card, and shrink the rail, where there is little room.

        Without any card the pane would only repeat that there is none; beside the trash and
        the settings no card is at issue.
        """
        self._narrow = self.width() < theme.px(NARROW)
        beside = self.place().screen in WITH_CARD and self.card_count() > 0
        side_by_side = beside and not self._narrow
        self.rail.set_narrow(self.width() < theme.px(SNUG))
        self.top.set_narrow(self._narrow)
        self._middle.setVisible(not self._narrow or not self._pane_in_front)
        was_hidden = self._beside.isHidden()
        self._beside.setVisible(side_by_side or self._pane_in_front)
        if side_by_side and was_hidden:
            # A pane that comes back would get what the list leaves it: next to nothing.
            rest = max(self.splitter.width() - self._card_width, 1)
            self.splitter.setSizes([rest, self._card_width])

    def _on_splitter_moved(self) -> None:
        if self._middle.isVisible() and self._beside.isVisible():
            self._card_width = self.splitter.sizes()[1]

    def _restore_geometry(self) -> None:
        self.resize(*SIZE)
        kept = self._desk.machine.get("geometry")
        if isinstance(kept, str):
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_narrow = self._narrow
        self._fit()
        if self._narrow and not was_narrow:
            self._desk.when_free(self._agree_with_today)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._narrow and self._pane_in_front:
                self._on_pane_closed()
            elif self.search.text():
                self.search.give_up()
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
        self._look.stop()
        self._after_start.stop()
        self._desk.machine.update(
            {
                "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
                "card_width": self._card_width,
                "place": self.place().written(),
            }
        )
        super().closeEvent(event)
        self.closed.emit(self._for_good)


def _window_title(desk: Desk) -> str:
    path = desk.book_path
    return f"{path.stem} – Rolodex" if path is not None and path.stem != "book" else "Rolodex"


def _pane_frame() -> QWidget:
    """The ground of the card, there before the card is."""
    frame = QWidget()
    frame.setProperty("role", "surface")
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    QVBoxLayout(frame).setContentsMargins(0, 0, 0, 0)
    return frame


def _rule() -> QWidget:
    line = QWidget()
    line.setProperty("role", "line")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setFixedHeight(1)
    return line
