"""The rail on the left: screens, lists and tags, with how many cards each holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import places, theme
from rolodex.gui.icons import icon
from rolodex.gui.places import Place
from rolodex.gui.tag_colours import colour_of, draw_dot, draw_letter
from rolodex.i18n import N_, _

WIDTH = 220
NARROW = 56
ROW = 36
SYMBOL = 18
LETTER = 24

PlaceRole = int(Qt.ItemDataRole.UserRole) + 1
CountRole = PlaceRole + 1
ColourRole = PlaceRole + 2

ENTRIES: tuple[tuple[Place, str, str], ...] = (
    (places.TODAY, N_("Today"), "today"),
    (places.CARDS, N_("Cards"), "cards"),
    (places.PHRASES, N_("Phrases"), "phrase"),
    (places.OUT_OF_TOUCH, N_("Out of touch"), "clock"),
    (places.BIRTHDAYS, N_("Birthdays"), "birthday"),
    (places.NEVER, N_("Never contacted"), "never"),
    (places.TRASH, N_("Trash"), "trash"),
    (places.SETTINGS, N_("Settings"), "settings"),
)
NEW_LIST = Place("new_list")
"""Not a place to be in: the entry that makes a list."""
LABELS = {place: label for place, label, _icon in ENTRIES}


class Rail(QWidget):
    """Two lists of places, the second at the foot.

    Signals: `place_chosen(Place)` when the user goes somewhere, `new_list_requested()`,
    `list_menu_requested(Place, QPoint)` for a saved list, with the point on the screen.
    """

    place_chosen = Signal(object)
    new_list_requested = Signal()
    list_menu_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._counts: dict[Place, int] = {}
        self._tags: list[tuple[str, int, str]] = []
        self._lists: list[tuple[str, str, int]] = []
        self._narrow = False
        self._upper = self._make_list("rail_places", _("Places"))
        self._lower = self._make_list("rail_foot", _("Trash and settings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(0)
        column.addWidget(self._upper, 1)
        column.addWidget(_rule())
        column.addWidget(self._lower)
        self._current = places.TODAY
        self._fill()

    def show_place(self, place: Place) -> None:
        """Mark where one is, without going there."""
        self._current = place
        for widget in (self._upper, self._lower):
            blocked = widget.blockSignals(True)
            widget.setCurrentRow(-1)
            for number in range(widget.count()):
                if widget.item(number).data(PlaceRole) == place:
                    widget.setCurrentRow(number)
            widget.blockSignals(blocked)
            widget.viewport().update()

    def show_counts(self, counts: Mapping[Place, int]) -> None:
        """Say how many cards the places hold; places left out keep their number."""
        self._counts.update(counts)
        for widget in (self._upper, self._lower):
            for number in range(widget.count()):
                item = widget.item(number)
                place = item.data(PlaceRole)
                if place in self._counts:
                    item.setData(CountRole, self._counts[place])
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(item))

    def show_tags(self, tags: Sequence[tuple[str, int, str]]) -> None:
        """The tags of the book with the number of their cards and the key of their colour."""
        if list(tags) != self._tags:
            self._tags = list(tags)
            self._counts.update({places.tagged(name): count for name, count, _key in tags})
            self._fill()

    def show_lists(self, lists: Sequence[tuple[str, str, int]]) -> None:
        """The saved lists by uid, name and number of cards."""
        if list(lists) != self._lists:
            self._lists = list(lists)
            self._counts.update({places.listed(uid): count for uid, _name, count in lists})
            self._fill()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icons (a small window or very large text)."""
        if narrow != self._narrow:
            self._narrow = narrow
            bars = Qt.ScrollBarPolicy
            self._upper.setVerticalScrollBarPolicy(
                bars.ScrollBarAlwaysOff if narrow else bars.ScrollBarAsNeeded
            )
            self._fill()
        self.setFixedWidth(theme.px(NARROW if narrow else WIDTH))

    def _make_list(self, name: str, label: str) -> QListWidget:
        widget = _PlaceList(self)
        widget.setObjectName(name)
        widget.setAccessibleName(label)
        widget.currentItemChanged.connect(self._on_current_changed)
        widget.itemClicked.connect(self._on_current_changed)
        widget.itemClicked.connect(self._on_clicked)
        widget.itemActivated.connect(self._on_current_changed)
        widget.itemActivated.connect(self._on_clicked)
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widget.customContextMenuRequested.connect(
            lambda point, widget=widget: self._on_menu_requested(widget, point)
        )
        return widget

    def _fill(self) -> None:
        for widget in (self._upper, self._lower):
            widget.blockSignals(True)
            widget.clear()
        for place, label, symbol in ENTRIES:
            below = place in (places.TRASH, places.SETTINGS)
            if place is places.OUT_OF_TOUCH:
                self._add_heading(_("Lists"))
            self._add(self._lower if below else self._upper, place, _(label), icon(symbol))
        for uid, name, count in self._lists:
            self._add(self._upper, places.listed(uid), name, icon("list"), count)
        self._add(self._upper, NEW_LIST, _("New list…"), icon("plus"))
        if self._tags:
            self._add_heading(_("Tags"))
        for name, count, key in self._tags:
            self._add(self._upper, places.tagged(name), name, icon("tag"), count)
            self._upper.item(self._upper.count() - 1).setData(ColourRole, key)
        self._lower.setFixedHeight(2 * theme.px(ROW) + theme.px(4))
        for widget in (self._upper, self._lower):
            widget.blockSignals(False)
        self.show_counts(self._counts)
        self.show_place(self._current)

    def _add(
        self, widget: QListWidget, place: Place, label: str, symbol: QIcon, count: int | None = None
    ) -> None:
        item = QListWidgetItem(symbol, label)
        item.setData(PlaceRole, place)
        item.setData(CountRole, count)
        item.setToolTip(label)
        item.setSizeHint(QSize(0, theme.px(ROW)))
        widget.addItem(item)

    def _add_heading(self, label: str) -> None:
        item = QListWidgetItem(label)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, theme.px(ROW) if not self._narrow else theme.px(12)))
        self._upper.addItem(item)

    def _on_current_changed(self, item: QListWidgetItem | None, *_before: object) -> None:
        place = item.data(PlaceRole) if item is not None else None
        if place is not None and place not in (self._current, NEW_LIST):
            self.show_place(place)
            self.place_chosen.emit(place)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if item.data(PlaceRole) == NEW_LIST:
            self.show_place(self._current)
            self.new_list_requested.emit()

    def _on_menu_requested(self, widget: QListWidget, point: QPoint) -> None:
        item = widget.itemAt(point)
        place = item.data(PlaceRole) if item is not None else None
        if place is not None and place.kind == "list":
            self.list_menu_requested.emit(place, widget.viewport().mapToGlobal(point))

    @staticmethod
    def _spoken(item: QListWidgetItem) -> str:
        return _("{name}, {count}").format(name=item.text(), count=item.data(CountRole))


def _rule() -> QWidget:
    line = QWidget()
    line.setProperty("role", "line")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setFixedHeight(1)
    return line


class _PlaceList(QListWidget):
    """A list without frame and ground, drawn by its delegate."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "rail")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_PlaceDelegate(self))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Outline a place when the keys come, but go nowhere: Tab only passes through."""
        blocked = self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(blocked)


class _PlaceDelegate(QStyledItemDelegate):
    """Draws a place: icon, name, number; where one is stands on a round pale ground."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = index.data(PlaceRole)
        if place is None:
            self._heading(painter, option.rect, str(index.data()))
        else:
            self._place(painter, option, index)
        painter.restore()

    @staticmethod
    def _heading(painter: QPainter, rect: QRect, text: str) -> None:
        if rect.width() <= theme.px(NARROW):
            line = QRect(rect.left() + theme.px(12), rect.center().y(), theme.px(32), 1)
            painter.fillRect(line, QColor(theme.current().line))
            return
        painter.setFont(theme.theme().font(12, bold=True))
        painter.setPen(QColor(theme.current().muted))
        inner = rect.adjusted(theme.px(16), theme.px(6), -theme.px(8), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)

    def _place(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = theme.current()
        rect: QRect = option.rect
        state = option.state
        narrow = rect.width() <= theme.px(NARROW)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(rect).adjusted(theme.px(8), 1, -theme.px(8), -1)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.on_accent if selected else colours.hover))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        self._symbol(painter, rect, index, narrow, selected)
        if not narrow:
            left = rect.left() + theme.px(16 + SYMBOL + 8)
            self._words(painter, rect, index, left, selected)

    @staticmethod
    def _symbol(painter: QPainter, rect: QRect, index: Any, narrow: bool, selected: bool) -> None:
        # Where there is no room for names, the same symbol over and over would tell nothing.
        place = index.data(PlaceRole)
        if narrow and place.kind in ("tag", "list"):
            area = QRectF(0, 0, theme.px(LETTER), theme.px(LETTER))
            area.moveCenter(QRectF(rect).center())
            radius = theme.px(LETTER) / 2 if place.kind == "tag" else theme.px(6)
            key = str(index.data(ColourRole) or "")
            draw_letter(painter, area, str(index.data()), key, radius)
            return
        side = theme.px(SYMBOL)
        left = rect.center().x() - side // 2 if narrow else rect.left() + theme.px(16)
        mode = QIcon.Mode.Selected if selected else QIcon.Mode.Normal
        top = rect.center().y() - side // 2
        if place.kind == "tag" and colour_of(index.data(ColourRole)) is not None:
            draw_dot(painter, QPointF(left + side / 2, top + side / 2), index.data(ColourRole))
            return
        index.data(Qt.ItemDataRole.DecorationRole).paint(
            painter, QRect(left, top, side, side), Qt.AlignmentFlag.AlignCenter, mode
        )
        if narrow and place == places.TODAY and index.data(CountRole):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().accent))
            painter.drawEllipse(QPointF(left + side, top), theme.px(4), theme.px(4))

    @staticmethod
    def _words(painter: QPainter, rect: QRect, index: Any, left: int, selected: bool) -> None:
        colours = theme.current()
        right = rect.right() - theme.px(14)
        count = index.data(CountRole)
        if count:  # a nought says no more than nothing
            number = f"{count:,}"
            font = theme.theme().font(12, bold=selected)
            painter.setFont(font)
            painter.setPen(QColor(colours.accent if selected else colours.muted))
            width = theme.theme().metrics(12, selected).horizontalAdvance(number)
            cell = QRect(right - width, rect.top(), width, rect.height())
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, number)
            right -= width + theme.px(6)
        font = theme.theme().font(14, bold=selected)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if selected else colours.text))
        name = (
            theme.theme()
            .metrics(14, selected)
            .elidedText(str(index.data())[:200], Qt.TextElideMode.ElideRight, right - left)
        )
        cell = QRect(left, rect.top(), right - left, rect.height())
        painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, name)
