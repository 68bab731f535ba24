"""The facts of a card as lines; a click turns one into its editor."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from rolodex.domain.card import FIELD
from rolodex.gui import theme
from rolodex.gui.widgets.card_facts import Fact
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, ngettext

LABEL_WIDTH = 104  # as in the editor, and wide enough for seven Chinese characters
USUAL = 18
"""Facts of a card about which much is known."""
FEW = 9
"""Facts that are shown before the rest is asked for."""
HIDDEN = "••••••"


class FactRow(QWidget):
    """One fact. Click or Enter edits it, or follows it if it leads to a card or a search.

    Signals: `edit_requested(field key)`, `card_requested(card id)`, `search_requested(str)`.
    """

    edit_requested = Signal(str)
    card_requested = Signal(int)
    search_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = Fact("", "", "")
        self._shown = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.label = WrapLabel("", "muted")
        self.label.setFixedWidth(theme.px(LABEL_WIDTH))
        self.value = WrapLabel("", "")
        self.reveal = QToolButton()
        self.reveal.setProperty("role", "link")
        self.reveal.setText(_("Show"))
        self.reveal.clicked.connect(self._on_reveal_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.setSpacing(8)
        layout.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.value, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignTop)

    def show_fact(self, fact: Fact) -> None:
        """Show a fact; a private one hides its value until asked."""
        self.fact = fact
        self._shown = not fact.private
        self.setObjectName(f"fact_{fact.key}")
        self.label.setText(fact.label)
        follows = fact.link is not None or bool(fact.query)
        role = "link" if follows else ""
        if (self.value.property("role") or "") != role:
            theme.set_role(self.value, role)
        leads = follows or fact.key in FIELD
        pointer = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(pointer)
        self._show_value()

    def _show_value(self) -> None:
        self.value.setText(self.fact.value if self._shown else HIDDEN)
        self.reveal.setVisible(self.fact.private)
        self.reveal.setText(_("Hide") if self._shown else _("Show"))
        said = self.fact.value if self._shown else _("private")
        named = _("{label}: {value}").format(label=self.fact.label, value=said)
        self.setAccessibleName(named if self.fact.label else said)

    def _on_reveal_clicked(self) -> None:
        self._shown = not self._shown
        self._show_value()

    def activate(self) -> None:
        """What a click does."""
        if self.fact.link is not None:
            self.card_requested.emit(self.fact.link)
        elif self.fact.query:
            self.search_requested.emit(self.fact.query)
        elif not self._shown:
            self._on_reveal_clicked()
        elif self.fact.key in FIELD:
            self.edit_requested.emit(self.fact.key)

    def copy(self) -> None:
        """Copy the value."""
        QGuiApplication.clipboard().setText(self.fact.value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the line."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.activate()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activate()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Show where the keyboard is."""
        theme.set_role(self.label, "link")
        super().focusInEvent(event)  # type: ignore[arg-type]

    def focusOutEvent(self, event: QEvent) -> None:
        """The label is quiet again."""
        theme.set_role(self.label, "muted")
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and edit."""
        menu = QMenu(self)
        copy = QAction(_("Copy"), menu)
        copy.triggered.connect(self.copy)
        menu.addAction(copy)
        if self.fact.key in FIELD:
            edit = QAction(_("Edit"), menu)
            edit.triggered.connect(lambda: self.edit_requested.emit(self.fact.key))
            menu.addAction(edit)
        menu.exec(event.globalPos())
        menu.deleteLater()


class FactList(QWidget):
    """All facts of a card under each other; rows are used again for the next card.

    Signals: `edit_requested(field key)`, `card_requested(card id)`, `search_requested(str)`.
    """

    edit_requested = Signal(str)
    card_requested = Signal(int)
    search_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fact_list")
        self._rows: list[FactRow] = []
        self._used = 0
        self._editor: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 10, 20, 10)
        self._column.setSpacing(0)
        self._whole = False
        self.more = QPushButton()
        self.more.setObjectName("facts_more")
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._on_more_clicked)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def rows(self) -> list[FactRow]:
        """The rows in use."""
        return self._rows[: self._used]

    def show_facts(self, facts: list[Fact]) -> None:
        """Show these facts and no others."""
        while len(self._rows) < len(facts):
            self._add_row()
        for row, fact in zip(self._rows, facts, strict=False):
            row.show_fact(fact)
        self._used = len(facts)
        self._show_rows()

    def preparations(self) -> Iterator[None]:
        """Make rows, one at each step, before the first card needs them."""
        while len(self._rows) < USUAL:
            row = self._add_row()
            row.setVisible(False)
            row.ensurePolished()
            yield

    def _add_row(self) -> FactRow:
        row = FactRow(self)
        row.edit_requested.connect(self.edit_requested)
        row.card_requested.connect(self.card_requested)
        row.search_requested.connect(self.search_requested)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)
        return row

    def fold(self) -> None:
        """Show only the first facts, as for each new card."""
        self._whole = False

    def _show_rows(self) -> None:
        self._column.setEnabled(False)  # else each row that comes or goes lays out the others
        hidden = 0 if self._used <= FEW + 1 else self._used - FEW
        for number, row in enumerate(self._rows):
            row.setVisible(number < self._used and (self._whole or number < self._used - hidden))
        self.more.setVisible(hidden > 0)
        if self._whole:
            self.more.setText(_("Show less"))
        else:
            self.more.setText(ngettext("{n} more", "{n} more", hidden).format(n=hidden))
        self._column.setEnabled(True)
        self._column.update()

    def _on_more_clicked(self) -> None:
        self._whole = not self._whole
        self._show_rows()

    def put_editor(self, key: str, editor: QWidget) -> None:
        """Put an editor in the place of the facts of a field."""
        self.take_editor()
        matching = [row for row in self.rows() if row.fact.key == key]
        at = self._column.indexOf(matching[0]) if matching else self._column.count() - 1
        for row in matching:
            row.setVisible(False)
        self._editor = editor
        self._column.insertWidget(at, editor)
        editor.show()

    def take_editor(self) -> None:
        """Take the editor away; the facts of its field are seen again."""
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        self._column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self._show_rows()
