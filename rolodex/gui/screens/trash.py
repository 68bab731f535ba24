"""The trash: cards that were thrown away, when, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.scripts import fold
from rolodex.gui import theme
from rolodex.gui.paged_model import PagedModel
from rolodex.gui.row_words import second_line
from rolodex.gui.widgets.avatar import Portraits, draw_avatar
from rolodex.gui.widgets.card_delegate import AVATAR, MARGIN, CardDelegate
from rolodex.gui.widgets.card_list import CardList
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.empty_state import EmptyState
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, format_date, ngettext

if TYPE_CHECKING:
    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book
    from rolodex.services.card_lists import CardRow
    from rolodex.services.changes import Changes

KEPT_DAYS = 90
FIRST_PAGE = 200


class TrashScreen(QWidget):
    """The cards in the trash, newest first; several may be selected and restored at once.

    Signals: `selection_changed()`.
    """

    selection_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trash_screen")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._rows: tuple[CardRow, ...] = ()
        self._by_id: dict[int, CardRow] = {}
        self._stale = True
        self._round = 0
        self._build()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.reload)
        desk.hub.changed.connect(self._on_changed)

    def _build(self) -> None:
        self._title = QLabel()
        self._title.setObjectName("trash_title")
        theme.set_role(self._title, "strong")
        words = _("Cards stay here for at least {n} days.").format(n=KEPT_DAYS)
        note = WrapLabel(words, "small", most_lines=2)
        self.search = ComposingLine()
        self.search.setObjectName("trash_search")
        self.search.setPlaceholderText(_("Find in the trash"))
        self.search.setAccessibleName(_("Find in the trash"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.search.submitted.connect(self._on_search_submitted)
        self.restore = QPushButton()
        self.restore.setObjectName("trash_restore")
        self.restore.setProperty("role", "primary")
        self.restore.clicked.connect(lambda _checked=False: self.restore_selected())
        self.model = PagedModel(self._fetch, lambda _result, _done: None, self)
        self.portraits = Portraits(self._desk, self)
        self.list = CardList(
            self.model,
            TrashDelegate(self.portraits, self._desk.clock.today, self._trashed_on, self),
        )
        self.list.setObjectName("trash_list")
        self.list.setAccessibleName(_("Cards in the trash"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.portraits.loaded.connect(lambda _card: self.list.viewport().update())
        self.list.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.list.left_upwards.connect(self.search.setFocus)
        self.list.card_opened.connect(lambda _card: self.restore_selected())
        self.empty = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._title)
        left.addWidget(note)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        head.setSpacing(theme.px(12))
        head.addLayout(left, 2)
        head.addWidget(self.search, 2)
        head.addWidget(self.restore)
        line = QWidget()
        line.setProperty("role", "line")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line)
        column.addWidget(self._pages, 1)
        QWidget.setTabOrder(self.search, self.list)
        QWidget.setTabOrder(self.list, self.restore)
        self._show_rows()

    # -- what is in the trash

    def reload(self) -> None:
        """Read the trash anew; off the window's thread, since it may hold very many cards."""
        self._stale = False
        self._round += 1
        if not self._desk.has_book:
            self._take(())
            return
        this_round = self._round
        self._desk.run(_trashed, lambda rows: self._on_read(rows, this_round))

    def selected_ids(self) -> tuple[int, ...]:
        """The selected cards in the order of the list."""
        return self.list.selected_ids()

    def restore_selected(self) -> None:
        """Bring the selected cards back to the others."""
        ids = self.selected_ids()
        if ids:
            self._desk.write(lambda: self._desk.book.cards.restore(ids))

    def _on_read(self, rows: tuple[CardRow, ...], this_round: int) -> None:
        if this_round == self._round:
            self._take(rows)

    def _take(self, rows: tuple[CardRow, ...]) -> None:
        self._rows = rows
        self._by_id = {row.id: row for row in rows}
        self._show_rows()

    def _show_rows(self) -> None:
        from rolodex.services.card_lists import Result

        query = fold(self.search.text().strip()).split()
        found = [row for row in self._rows if all(word in _words(row) for word in query)]
        row = self.list.currentIndex().row()
        ids = tuple(one.id for one in found)
        self.model.show_result(Result(len(ids), tuple(found[:FIRST_PAGE]), ids))
        if found:
            self.list.go_to_row(min(max(row, 0), len(found) - 1))
        words = ngettext("Trash: {n:,} card", "Trash: {n:,} cards", len(self._rows))
        self._title.setText(words.format(n=len(self._rows)) if self._rows else _("Trash"))
        self.search.setVisible(bool(self._rows))
        self.restore.setVisible(bool(self._rows))
        self._say_empty()
        self._pages.setCurrentWidget(self.list if found else self.empty)
        # Tab would stick at a screen that hands the keys to what cannot be seen.
        keys = self.list if found else self.search if self._rows else None
        self.setFocusProxy(keys)  # type: ignore[arg-type]  # none at all is allowed
        self._on_selection_changed()

    def _say_empty(self) -> None:
        if self._rows:
            self.empty.say(
                "search",
                _("No card in the trash matches."),
                "",
                [("trash_show_all", _("Show all"), self.search.clear)],
            )
        else:
            self.empty.say(
                "trash",
                _("The trash is empty"),
                _("A card that you move to the trash waits here, with its history, until you "
                  "restore it."),
            )  # fmt: skip

    def _fetch(self, ids: Sequence[int]) -> list[CardRow]:
        return [self._by_id[number] for number in ids if number in self._by_id]

    def _trashed_on(self, row: CardRow) -> date | None:
        if not row.trashed_at:
            return None
        moment = datetime.fromisoformat(row.trashed_at)
        return moment.astimezone(ZoneInfo(self._desk.clock.zone())).date()

    # -- what happens

    def _on_selection_changed(self, *_what: object) -> None:
        count = len(self.selected_ids())
        self.restore.setEnabled(count > 0)
        words = ngettext("Restore {n:,} card", "Restore {n:,} cards", count).format(n=count)
        self.restore.setText(words if count > 1 else _("Restore"))
        self.selection_changed.emit()

    def _on_search_submitted(self) -> None:
        if self.model.card_count():
            self.list.setFocus()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("card"):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the trash when it is looked at."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the search first."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.list.setFocus()
            return
        super().keyPressEvent(event)


class TrashDelegate(CardDelegate):
    """Draws a card with the day it came into the trash in the place of its state."""

    def __init__(
        self,
        portraits: Portraits,
        today: Callable[[], date],
        trashed_on: Callable[[CardRow], date | None],
        parent: Any = None,
    ) -> None:
        super().__init__(portraits, today, parent)
        self._trashed_on = trashed_on

    def _card(self, painter: QPainter, option: QStyleOptionViewItem, row: CardRow) -> None:
        rect: QRect = option.rect
        side, margin = theme.px(AVATAR), theme.px(MARGIN)
        box = QRectF(rect.left() + margin, rect.center().y() - side / 2, side, side)
        photo = self._portraits.photo(row.id) if row.has_photo else None
        draw_avatar(painter, box, row.initials, photo)
        day = self._trashed_on(row)
        words = _("since {day}").format(day=format_date(day)) if day is not None else ""
        font = theme.theme().font(12)
        width = QFontMetrics(font).horizontalAdvance(words)
        left, right = round(box.right()) + margin, rect.right() - margin
        self._text(
            painter, right - width, rect.top(), width, rect.height(), font,
            theme.current().muted, words,
        )  # fmt: skip
        self._two_lines(
            painter, rect, left, right - width - margin, row.name, row.name2, second_line(row)
        )


def _trashed(book: Book, _progress: Progress, _cancelled: Cancel) -> tuple[CardRow, ...]:
    """All cards in the trash, the newest there first."""
    from rolodex.services.card_lists import CardFilter

    ids = book.cards.ids(book.cards.listing(CardFilter(kind="trash")))
    rows = book.cards.rows(ids)
    return tuple(sorted(rows, key=lambda row: row.trashed_at or "", reverse=True))


def _words(row: CardRow) -> str:
    return fold(" ".join((row.name, row.name2, row.company, row.title, *row.tags)))
