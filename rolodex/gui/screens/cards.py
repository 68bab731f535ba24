"""The list of cards: all of them, a list, a tag, or what the search finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rolodex.gui import places
from rolodex.gui.empty_lists import (
    say_all_in_trash,
    say_book_empty,
    say_list_empty,
    say_no_card_fits,
    say_not_understood,
    say_nothing_found,
    trashed,
)
from rolodex.gui.list_layout import ListLayout
from rolodex.gui.list_reading import ListReading
from rolodex.gui.paged_model import PagedModel
from rolodex.gui.places import Place
from rolodex.gui.widgets.avatar import Portraits
from rolodex.gui.widgets.card_delegate import CardDelegate
from rolodex.gui.widgets.card_list import CardList
from rolodex.gui.widgets.empty_state import EmptyState
from rolodex.gui.widgets.index_strip import IndexStrip
from rolodex.gui.widgets.list_filter import ListFilter
from rolodex.gui.widgets.list_head import ORDERS, ListHead
from rolodex.gui.widgets.rail import LABELS
from rolodex.gui.widgets.selection_bar import SelectionBar
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.services.card_lists import CardFilter, Result
    from rolodex.services.changes import Changes


class CardsScreen(QWidget):
    """A heading with the number of cards and the order, the filter, the list, the index strip.

    Signals: `card_chosen(id or None)`, `card_opened(id)`, `counted(int)` with the cards in
    the list, `sort_menu_requested(QPushButton)`, `menu_requested(QPoint)` on the screen,
    `new_requested()`, `import_requested()`, `sample_requested()`, `left_upwards()`,
    `trigger(str)` with the key of an action for the selected cards, `place_requested(Place)`.
    """

    card_chosen = Signal(object)
    card_opened = Signal(int)
    counted = Signal(int)
    sort_menu_requested = Signal(object)
    menu_requested = Signal(object)
    new_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    left_upwards = Signal()
    trigger = Signal(str)
    place_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cards_screen")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._place = places.CARDS
        self._order = self._usual_order(places.CARDS)
        self._query = ""
        self._count = 0
        self._go_to: int | None = None
        self._from_start = True
        self._build()
        desk.hub.changed.connect(self._on_changed)
        desk.book_changed.connect(self._on_book_changed)

    def _build(self) -> None:
        self.head = ListHead()
        self.head.filter_requested.connect(self.offer_conditions)
        self.head.sort_menu_requested.connect(self.sort_menu_requested)
        self.filter = ListFilter(self._desk)
        self.filter.changed.connect(lambda: self.reload(from_start=True))
        self.filter.list_saved.connect(self._on_list_saved)
        self.selection = SelectionBar()
        self.selection.trigger.connect(self.trigger)
        self._reading = ListReading(self._desk, lambda: self._layout.columns(), self)
        self._reading.ids_came.connect(self._on_ids_came)
        self._reading.tail_found.connect(self._on_tail_found)
        self._reading.ordered.connect(self._show)
        self.model = PagedModel(self._reading.rows, self._reading.load_ids, self)
        self.portraits = Portraits(self._desk, self)
        delegate = CardDelegate(self.portraits, self._desk.clock.today, self)
        self.list = CardList(self.model, delegate)
        self._layout = ListLayout(self._desk, self.list, self.model, self)
        self._layout.order_chosen.connect(self.show_order)
        self._layout.columns_chosen.connect(self._on_columns_chosen)
        self.portraits.loaded.connect(lambda _card: self.list.viewport().update())
        self.strip = IndexStrip()
        self.empty = EmptyState()

        line = QWidget()
        line.setProperty("role", "line")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line.setFixedHeight(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addWidget(line)
        left.addWidget(self.filter)
        left.addWidget(self._pages, 1)
        left.addWidget(self.selection)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.strip)

        self.list.card_chosen.connect(self.card_chosen)
        self.list.card_opened.connect(self.card_opened)
        self.list.top_row_changed.connect(self.strip.follow)
        self.list.letter_typed.connect(self.strip.roll_to)
        self.list.left_upwards.connect(self.left_upwards)
        self.list.customContextMenuRequested.connect(
            lambda point: self.menu_requested.emit(self.list.viewport().mapToGlobal(point))
        )
        self.strip.rolled.connect(self._on_rolled)
        self.selection.cleared.connect(self.list.clearSelection)
        self.list.selectionModel().selectionChanged.connect(lambda *_rows: self._show_selected())
        self.model.modelReset.connect(self._show_selected)

    # -- what is listed

    def place(self) -> Place:
        """The list that is shown, or was before the search."""
        return self._place

    def order(self) -> str:
        """The order of the list: a column, with `-` in front of a reversed one."""
        return self._order

    def query(self) -> str:
        """What is searched for, empty if it is a list."""
        return self._query

    def count(self) -> int:
        """The cards in the list."""
        return self._count

    def is_filtered(self) -> bool:
        """Whether conditions narrow the list."""
        return not self._query and bool(self.filter.rule().conditions)

    def listed(self) -> tuple[int, ...]:
        """The ids of the list if it is not simply all cards; empty else."""
        if self._place == places.CARDS and not self._query and not self.filter.rule().conditions:
            return ()
        if self._waiting():  # all of them are on their way; who asks now gets them at once
            return self._desk.read(lambda: self._desk.book.cards.ids(self._ask()), ())
        return self.model.ids_between(0, self.model.card_count() - 1)

    def name(self) -> str:
        """What the list is called."""
        if self._query:
            return self._query
        if self._place.kind == "list":
            saved = self.filter.saved()
            return saved.name if saved is not None else _("Deleted list")
        return self._place.tag or _(LABELS.get(self._place, "Cards"))

    def show_place(self, place: Place) -> None:
        """List other cards; ends a search."""
        if place != self._place:
            if not self.filter.show_place(place):
                self._leave_list()
            self._order = self.filter.rule().order or self._usual_order(place)
        self._place = place
        self._query = ""
        self.reload(from_start=True)

    def show_order(self, order: str) -> None:
        """Order the list otherwise, and remember it; birthdays come in their order next time."""
        from rolodex.domain.list_columns import known_order

        self._order = known_order(order)
        if self._place.kind == "list":
            self.filter.remember(order=self._order)
        elif self._place != places.BIRTHDAYS:
            self._desk.machine.set("order", self._order)
        self.reload(from_start=True)

    def layout_of_list(self) -> str:
        """`rows` or `table`."""
        return self._layout.layout()

    def show_layout(self, layout: str) -> None:
        """Show the list as rows or as a table, and remember it."""
        self._layout.choose(layout)
        self.reload(from_start=True)

    def offer_conditions(self) -> None:
        """Show what the list can be narrowed by."""
        self.filter.popup(self.head.filter)

    def save_list(self) -> None:
        """Save what is shown as a list."""
        self.filter.save(self._order, self._layout.columns())

    def show_query(self, query: str) -> None:
        """Show what the search finds; an empty query goes back to the list."""
        if query != self._query:
            self._query = query
            self.reload(from_start=True)

    def go_to_card(self, card: int) -> None:
        """Select a card, as soon as the list knows where it is."""
        if not self.list.go_to_card(card) or self._reading.is_ordering():
            self._go_to = card

    def reload(self, from_start: bool = False) -> None:
        """Ask the book again; unless `from_start`, position and selection stay."""
        self._layout.show(self._order, self.filter.rule().columns)
        if not self.filter.rule().is_understood():
            self._show_not_understood()
            return
        self._from_start = from_start or (self._from_start and self._reading.is_ordering())
        asked = (self._query, self._filter(), self._order)
        if not self._desk.read(lambda: self._reading.begin(*asked), False):
            self._show(self._desk.read(self._ask, None))
        elif self._reading.is_ordering():
            self.head.show_busy()
            self.model.forget_rows()

    def _show(self, result: Result | None) -> None:
        if result is None:
            if self._desk.has_book:  # it is busy: what is shown stays until the next look
                self.head.show_order(self._order)
                return
            self._show_count(0)
            self._show_letters()
            return
        if self._from_start:
            self.model.show_result(result)
            self.list.scrollToTop()
            self._after_reload()
        else:
            top, current = self.list.verticalScrollBar().value(), self.list.current_id()
            chosen = self.list.selected_ids()
            self.model.renew(result, lambda: self._restore(top, chosen, current))
        self._show_count(result.count)
        self._show_letters()
        self._reading.search_history(self._query)

    def _ask(self) -> Result:
        return self._reading.ask(self._query, self._filter(), self._order)

    def _filter(self) -> CardFilter:
        from rolodex.services.card_lists import CardFilter

        rule = self.filter.rule() if self.filter.rule().conditions else None
        if self._place.kind == "list":
            return CardFilter(rule=rule)
        return CardFilter(kind=self._place.kind or "all", tag=self._place.tag, rule=rule)

    def _restore(self, top: int, chosen: Sequence[int], current: int | None) -> None:
        self.list.select_cards(chosen, current)
        self.list.verticalScrollBar().setValue(top)
        self._after_reload()

    def _after_reload(self) -> None:
        wanted, self._go_to = self._go_to, None
        if wanted is not None and not self.list.go_to_card(wanted):
            self._go_to = wanted if self.model.row_of(wanted) < 0 and self._waiting() else None

    def _waiting(self) -> bool:
        missing = self._count > 0 and self.model.id_at(self._count - 1) is None
        return missing or self._reading.is_ordering()

    def _on_ids_came(self) -> None:
        if self._go_to is not None:
            self._after_reload()

    def _on_tail_found(self, tail: tuple[object, ...]) -> None:
        self.model.show_tail(tail)
        if tail:
            self._pages.setCurrentWidget(self.list)

    # -- how it is shown

    def _show_count(self, count: int) -> None:
        self._count = count
        filtered = bool(self.filter.rule().conditions)
        if self._query:
            self.head.show_found(self._query, count)
        else:
            self.head.show_list(self.name(), count, self._order, filtered)
        self.filter.show_unless(bool(self._query))
        self._pages.setCurrentWidget(self.list if count else self.empty)
        if not count:
            self._say_empty()
        self.counted.emit(count)

    def _show_letters(self) -> None:
        lettered = not self._query and self._order == "name" and self._count > 1
        self.strip.setVisible(lettered)
        if not lettered:
            self.strip.show_letters([])
            return
        # Counting the letters of a large book takes longer than the first rows: after the paint.
        place, which = self._place, self._filter()
        QTimer.singleShot(
            0,
            self,
            lambda: self._desk.run(
                lambda book, _p, _c: (place, book.cards.letters(which)), self._on_letters_came
            ),
        )

    def _on_letters_came(self, found: tuple[Place, list[tuple[str, int]]]) -> None:
        place, letters = found
        if place == self._place and self.strip.isVisibleTo(self):
            self.strip.show_letters(letters)
            self.strip.follow(max(0, self.list.rowAt(0)))

    def _say_empty(self) -> None:
        if self._query:
            say_nothing_found(self.empty, self._query, self.new_requested.emit)
        elif self.filter.rule().conditions:
            say_no_card_fits(self.empty, self.filter.clear)
        elif self._place == places.CARDS and (count := trashed(self._desk)):
            say_all_in_trash(self.empty, count, self._open_trash, self.import_requested.emit)
        elif self._place == places.CARDS:
            say_book_empty(
                self.empty,
                self.import_requested.emit,
                self.new_requested.emit,
                self.sample_requested.emit,
            )
        else:
            say_list_empty(self.empty, self._place.kind)

    def _open_trash(self) -> None:
        self.place_requested.emit(places.TRASH)

    def _show_not_understood(self) -> None:
        self.model.show_result(self._reading.nothing())
        self._show_count(0)
        self._show_letters()
        say_not_understood(self.empty)

    def _show_selected(self) -> None:
        self.selection.show_spans(self.list.selected_spans(), self.model.card_count())

    def _on_columns_chosen(self, columns: tuple[str, ...]) -> None:
        if self._place.kind == "list" and self.filter.rule().columns:
            self.filter.remember(columns=columns)
        else:
            self._layout.keep_columns(columns)
        self.reload(from_start=True)

    def _on_list_saved(self, number: int) -> None:
        saved = self._desk.read(lambda: self._desk.book.lists.get(number), None)
        if saved is not None:
            self.place_requested.emit(places.listed(saved.uid))

    def _on_book_changed(self) -> None:
        if self._place.kind == "list":
            self._leave_list()
        self.filter.show_place(places.CARDS)

    def _leave_list(self) -> None:
        """The saved list is gone: show all cards once what removed it has been told."""
        QTimer.singleShot(0, self, lambda: self.place_requested.emit(places.CARDS))

    def _usual_order(self, place: Place) -> str:
        if place == places.BIRTHDAYS:
            return "birthday"
        kept = self._desk.machine.get("order", "name")
        if kept in ORDERS:
            return str(kept)
        from rolodex.domain.list_columns import known_order

        return known_order(str(kept))

    def _on_rolled(self, row: int) -> None:
        self.list.roll_to(row)
        self.strip.follow(row)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("list") and not self.filter.renew():
            self._leave_list()
            return
        if any(changes.touches(kind) for kind in RELOADED_BY):
            self.reload()


RELOADED_BY = ("card", "interaction", "tag", "setting", "list")
