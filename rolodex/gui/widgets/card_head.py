"""The head of a card, like an index card's tab: portrait, name, state, work and tags."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rolodex.domain.card import Card, CardKind
from rolodex.gui import theme
from rolodex.gui.row_words import state_words
from rolodex.gui.widgets.avatar import draw_avatar
from rolodex.gui.widgets.chip import Chip
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _

PORTRAIT = 64
NO_COLOURS: Mapping[str, str] = MappingProxyType({})


class Portrait(QToolButton):
    """Photo or initials in a square with round corners; a click offers what to do with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("portrait")
        self._initials = ""
        self._photo: QPixmap | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Photo"))
        self.setAccessibleName(_("Photo"))
        side = theme.px(PORTRAIT)
        self.setFixedSize(side, side)

    def show_person(self, initials: str, photo: QPixmap | None) -> None:
        """Show a photo, or initials in its place."""
        self._initials, self._photo = initials, photo
        self.update()

    def sizeHint(self) -> QSize:
        """The same for every card."""
        return QSize(theme.px(PORTRAIT), theme.px(PORTRAIT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the portrait, with a ring while the keyboard is on it."""
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_avatar(painter, area, self._initials, self._photo, theme.px(8))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.current().accent)
            painter.drawRoundedRect(area, theme.px(8), theme.px(8))


class CardHead(QWidget):
    """Who it is. Signals: `edit_requested(field key)` on a click on name, work or tags."""

    edit_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_head")
        self.setProperty("role", "tab")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.portrait = Portrait()
        self.name = Clickable("", "title", most_lines=3)
        self.name.setObjectName("card_name")
        self.form_of_address = WrapLabel("", "muted")
        self.chip = Chip()
        self.chip.setObjectName("card_state")
        names = QWidget()
        line = FlowLayout(names, gap=8)
        for widget in (self.name, self.form_of_address, self.chip):
            line.addWidget(widget)
        self.work = Clickable("", "muted", most_lines=2)
        self.work.setObjectName("card_work")
        self.tags = QWidget()
        self._tag_flow = FlowLayout(self.tags, gap=4)
        self._tag_chips: list[Chip] = []
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addStretch(1)
        column.addWidget(names)
        column.addWidget(self.work)
        column.addWidget(self.tags)
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(14)
        layout.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)
        self.name.clicked.connect(lambda: self.edit_requested.emit(""))
        self.work.clicked.connect(lambda: self.edit_requested.emit("title"))

    def show_card(
        self,
        card: Card,
        row: object,
        today: date,
        photo: QPixmap | None,
        colours: Mapping[str, str] = NO_COLOURS,
    ) -> None:
        """Show a card; `row` is its `CardRow`, or None for a card that is not in the book yet.

        `colours` has the key of the colour of each tag that has one.
        """
        name = getattr(row, "name", "") or _("(no name)")
        if row is None:
            company = card.kind is CardKind.COMPANY
            name = _("New company") if company else _("New card")
        second = getattr(row, "name2", "")
        self.name.setText(f"{name} · {second}" if second else name)
        self.name.setAccessibleName(self.name.text())
        self.form_of_address.setText(card.salutation)
        self.form_of_address.setVisible(bool(card.salutation))
        if row is None:
            self.chip.show_state("", "never")
        else:
            state = getattr(row, "state", "never")
            self.chip.show_state(state_words(row, today), state)  # type: ignore[arg-type]
        company_name = "" if card.kind is CardKind.COMPANY else card.company
        parts = (card.title, card.department, company_name)
        work = " · ".join(part for part in parts if part)
        self.work.setText(work)
        self.work.setVisible(bool(work))
        self._show_tags(card.tags, colours)
        self.portrait.show_person(getattr(row, "initials", "") or "+", photo)

    def _show_tags(self, tags: tuple[str, ...], colours: Mapping[str, str]) -> None:
        while len(self._tag_chips) < len(tags):
            chip = Chip("", "tag", self.tags)
            self._tag_flow.addWidget(chip)
            self._tag_chips.append(chip)
        for number, chip in enumerate(self._tag_chips):
            chip.setVisible(number < len(tags))
            if number < len(tags):
                chip.show_tag(tags[number], colours.get(tags[number], ""))
        self.tags.setVisible(bool(tags))


class Clickable(WrapLabel):
    """A label that a click edits. Signals: `clicked()`."""

    clicked = Signal()

    def mouseDoubleClickEvent(self, event: object) -> None:
        """A double click edits."""
        self.clicked.emit()
