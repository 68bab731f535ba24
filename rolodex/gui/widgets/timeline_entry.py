"""One contact in the timeline of a card."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from rolodex.domain.interaction import KINDS, OUTCOMES, Interaction
from rolodex.gui import theme
from rolodex.gui.icons import icon
from rolodex.gui.widgets.card_words import contact_day, contact_hour
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, format_month_day, ngettext

DAY_WIDTH = 66


class TimelineEntry(QWidget):
    """Day, kind and outcome, and what was said; edit and remove appear under the hand.

    Signals: `edit_requested(interaction id)`, `remove_requested(interaction id)`.
    """

    edit_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_entry")
        self._zone = zone
        self.interaction: Interaction | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.day = QLabel()
        self.day.setTextFormat(Qt.TextFormat.PlainText)
        self.day.setProperty("role", "muted")
        self.day.setMinimumWidth(theme.px(DAY_WIDTH))
        self.title = WrapLabel("", "strong")
        self.text = WrapLabel("", "")
        self._tools: QWidget | None = None
        right = QVBoxLayout()
        right.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setSpacing(2)
        self._head.addWidget(self.title, 1)
        right.addLayout(self._head)
        right.addWidget(self.text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(8)
        layout.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(right, 1)

    def show_contact(self, interaction: Interaction, today: date) -> None:
        """Show a contact."""
        self.interaction = interaction
        day = contact_day(interaction, self._zone)
        self.day.setText(_("Today") if day == today else format_month_day(day.month, day.day))
        title = contact_title(interaction)
        hour = contact_hour(interaction, self._zone)
        self.title.setText(f"{title} · {hour}" if hour and day == today else title)
        self.text.setText(interaction.text)
        self.text.setVisible(bool(interaction.text))
        said = (self.day.text(), title, interaction.text)
        self.setAccessibleName(", ".join(part for part in said if part))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the tools."""
        self.show_tools()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the tools unless the keyboard is here."""
        if self._tools is not None and not self.hasFocus():
            self._tools.setVisible(self._tools.isAncestorOf(self.window().focusWidget() or self))
        super().leaveEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Show the tools."""
        self.show_tools()
        theme.set_role(self.day, "link")
        super().focusInEvent(event)  # type: ignore[arg-type]

    def focusOutEvent(self, event: QEvent) -> None:
        """The day is quiet again."""
        theme.set_role(self.day, "muted")
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete removes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_edit_clicked()
        elif event.key() == Qt.Key.Key_Delete:
            self._on_remove_clicked()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits."""
        self._on_edit_clicked()
        super().mouseDoubleClickEvent(event)

    def show_tools(self) -> None:
        """Show the buttons; they are made when first needed, since a page has many entries."""
        if self._tools is None:
            self._tools = QWidget(self)
            line = QHBoxLayout(self._tools)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(2)
            for name, symbol, words, slot in (
                ("entry_edit", "edit", _("Edit this contact"), self._on_edit_clicked),
                ("entry_remove", "trash", _("Remove this contact"), self._on_remove_clicked),
            ):
                button = QToolButton(self._tools)
                button.setObjectName(name)
                button.setProperty("role", "quiet")
                button.setIcon(icon(symbol))
                button.setIconSize(QSize(theme.px(16), theme.px(16)))
                button.setToolTip(words)
                button.setAccessibleName(words)
                button.setFixedHeight(theme.px(22))
                button.clicked.connect(slot)
                line.addWidget(button)
            self._head.addWidget(self._tools)
        self._tools.setVisible(True)

    def _on_edit_clicked(self) -> None:
        if self.interaction is not None and self.interaction.id is not None:
            self.edit_requested.emit(self.interaction.id)

    def _on_remove_clicked(self) -> None:
        if self.interaction is not None and self.interaction.id is not None:
            self.remove_requested.emit(self.interaction.id)


def contact_title(interaction: Interaction) -> str:
    """Kind and outcome in words: `Call · no answer`."""
    parts = [_(KINDS.get(interaction.kind, interaction.kind))]
    if interaction.kind != "note":
        parts.append(_(OUTCOMES.get(interaction.outcome, interaction.outcome)))
    if interaction.direction == "in":
        parts.append(_("incoming"))
    if interaction.broadcast:
        parts.append(_("to many at once"))
    others = len(interaction.cards) - 1
    if others > 0 and not interaction.broadcast:
        parts.append(ngettext("with {n} more", "with {n} more", others).format(n=others))
    return " · ".join(parts)
