"""All tags of the book, each a row to edit: colour, name, class, cadence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.problems import BookProblem, Problem
from rolodex.gui import theme
from rolodex.gui.icons import icon
from rolodex.gui.tag_colours import COLOURS, swatch
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.number_box import NumberBox
from rolodex.gui.widgets.settings_section import QuietWheel
from rolodex.i18n import _, ngettext

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.services.changes import Changes
    from rolodex.services.tags import Tag

CLASSES = ("", "A", "B", "C")
NARROW = 520
"""Below this width (at the usual size of text) a tag takes two lines."""
LEAST = 240
COLOUR, NAME, CLASS, CADENCE, COUNT, REMOVE = range(6)


class TagTable(QWidget):
    """Rows of tags and a line for a new one; each field is saved when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tag_table")
        self._desk = desk
        self._rows: dict[int, _TagRow] = {}
        self._heads: list[QLabel] = []
        self._narrow = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(NAME, 1)
        self._none = QLabel(_("No tags yet. A tag gathers cards, and may give them a class."))
        self._none.setWordWrap(True)
        theme.set_role(self._none, "muted")
        self._new = ComposingLine()
        self._new.setObjectName("new_tag")
        self._new.setAccessibleName(_("Name of the new tag"))
        self._new.setPlaceholderText(_("Name of the new tag"))
        self._new.submitted.connect(self._on_add)
        add = QPushButton(_("Add tag"))
        add.setObjectName("add_tag")
        add.setAutoDefault(False)
        add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._new, 1)
        foot.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._none)
        column.addLayout(self._grid)
        column.addLayout(foot)
        self._make_heads()
        desk.hub.changed.connect(self._on_changed)
        theme.theme().changed.connect(self._on_theme_changed)
        self.reload()

    def reload(self) -> None:
        """Show the tags as they are; a field being edited keeps what is typed."""
        tags: list[Tag] = self._desk.read(lambda: self._desk.book.tags.all(), [])
        order = [tag.id for tag in tags if tag.id is not None]
        if order != list(self._rows):
            self._rebuild(tags)
        for tag in tags:
            if tag.id in self._rows:
                self._rows[tag.id].show_tag(tag)
        self._none.setVisible(not tags)
        for head in self._heads:
            head.setVisible(bool(tags) and not self._narrow)

    def _make_heads(self) -> None:
        words = {NAME: _("Tag"), CLASS: _("Class"), CADENCE: _("Days between contacts")}
        for column, text in words.items():
            head = QLabel(text)
            theme.set_role(head, "section")
            self._grid.addWidget(head, 0, column)
            self._heads.append(head)

    def _rebuild(self, tags: list[Tag]) -> None:
        kept = {tag.id for tag in tags}
        for number in [number for number in self._rows if number not in kept]:
            self._rows.pop(number).drop()
        rows: dict[int, _TagRow] = {}
        for tag in tags:
            assert tag.id is not None
            rows[tag.id] = self._rows.get(tag.id) or self._make_row(tag)
        self._rows = rows
        self._lay_out()
        self._order_tabs()

    def _lay_out(self) -> None:
        """One line a tag, or two where there is little room."""
        self._narrow = self.width() < theme.px(NARROW)
        for head in self._heads:
            head.setVisible(bool(self._rows) and not self._narrow)
        for row in self._rows.values():
            row.take_from(self._grid)
        for place, row in enumerate(self._rows.values()):
            row.put_into(self._grid, 1 + 2 * place, self._narrow)

    def minimumSizeHint(self) -> QSize:
        """Narrow, since the rows then take two lines."""
        return QSize(theme.px(LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between one line and two."""
        super().resizeEvent(event)
        if self._narrow != (self.width() < theme.px(NARROW)):
            self._lay_out()

    def _make_row(self, tag: Tag) -> _TagRow:
        row = _TagRow(tag, self)
        row.edited.connect(self._on_edited)
        row.remove_requested.connect(self._on_remove_requested)
        return row

    def _order_tabs(self) -> None:
        widgets = [widget for row in self._rows.values() for widget in row.in_tab_order()]
        for first, second in zip(widgets, [*widgets[1:], self._new], strict=True):
            QWidget.setTabOrder(first, second)

    def _on_edited(self, tag: Tag) -> None:
        def failed(problem: Problem) -> None:
            if isinstance(problem, BookProblem):  # nothing is wrong with what was typed: it stays
                self._desk.offer_again(problem, lambda: self._on_edited(tag))
            else:
                self._on_refused(problem)

        self._desk.write(lambda: self._desk.book.tags.save(tag), None, failed)

    def _on_refused(self, problem: Problem) -> None:
        for row in self._rows.values():
            row.forget_typing()
        self.reload()
        self._desk.show_problem(problem)

    def _on_remove_requested(self, number: int) -> None:
        self._desk.write(lambda: self._desk.book.tags.remove(number))
        self._new.setFocus()

    def _on_add(self) -> None:
        from rolodex.services.tags import Tag

        name = self._new.text().strip()
        if name:
            self._desk.write(
                lambda: self._desk.book.tags.save(Tag(name=name)),
                self._on_added,
                self._desk.show_problem,  # the name stays where it was typed
            )

    def _on_added(self, _changes: Changes) -> None:
        self._new.clear()
        self._new.setFocus()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("tag") or changes.touches("card"):
            self.reload()

    def _on_theme_changed(self) -> None:
        for row in self._rows.values():
            row.show_tag(row.tag)


class _TagRow(QWidget):
    """The fields of one tag; they lie in the grid of the table, this widget only owns them."""

    edited = Signal(object)
    remove_requested = Signal(int)

    def __init__(self, tag: Tag, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.tag = tag
        self.colour = QComboBox()
        self.colour.setIconSize(QSize(theme.px(14), theme.px(14)))
        for key, _name, _light, _dark in COLOURS:
            self.colour.addItem(swatch(key), "", key)
        self.name = QLineEdit()
        self.klass = QComboBox()
        for klass in CLASSES:
            self.klass.addItem(klass or "–", klass)
        self.cadence = NumberBox(0, 3650)
        self.cadence.setSpecialValueText(_("by class"))
        self.count = QLabel()
        theme.set_role(self.count, "badge")
        self.remove = QToolButton()
        self.remove.setIcon(icon("trash"))
        self.remove.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.remove.setProperty("role", "quiet")
        self._quiet = QuietWheel(self)
        for field in (self.colour, self.klass):
            self._quiet.watch(field)
        self.colour.activated.connect(
            lambda _index: self._take(colour=str(self.colour.currentData()))
        )
        self.name.editingFinished.connect(self._on_name_finished)
        self.klass.activated.connect(lambda _index: self._take(klass=str(self.klass.currentData())))
        self.cadence.editingFinished.connect(
            lambda: self._take(cadence_days=self.cadence.value() or None)
        )
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self.tag.id))
        self.show_tag(tag)

    def in_tab_order(self) -> tuple[QWidget, ...]:
        """The fields from left to right."""
        return (self.colour, self.name, self.klass, self.cadence, self.remove)

    def put_into(self, grid: QGridLayout, row: int, narrow: bool) -> None:
        """Lie in a row of the grid; `narrow` in it and in the next."""
        if narrow:
            grid.addWidget(self.colour, row, COLOUR)
            grid.addWidget(self.name, row, NAME, 1, REMOVE - NAME)
            grid.addWidget(self.remove, row, REMOVE)
            grid.addWidget(self.klass, row + 1, COLOUR)
            grid.addWidget(self.cadence, row + 1, NAME, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self.count, row + 1, CLASS, 1, REMOVE - CLASS + 1)
        else:
            for column, widget in enumerate(self._all()):
                grid.addWidget(widget, row, column)
        for widget in self._all():
            widget.show()

    def take_from(self, grid: QGridLayout) -> None:
        """Leave the grid."""
        for widget in self._all():
            grid.removeWidget(widget)

    def drop(self) -> None:
        """The tag is gone."""
        for widget in self._all():
            widget.hide()
            widget.setObjectName("")  # its name may be given again before it is gone
            widget.deleteLater()
        self.deleteLater()

    def forget_typing(self) -> None:
        """What was typed was refused; show the tag again."""
        self.name.setModified(False)

    def show_tag(self, tag: Tag) -> None:
        """Show a tag; a name that is being typed stays."""
        self.tag = tag
        for number, (key, label, _light, _dark) in enumerate(COLOURS):
            self.colour.setItemIcon(number, swatch(key))
            self.colour.setItemData(number, _(label), Qt.ItemDataRole.ToolTipRole)
            self.colour.setItemData(number, _(label), Qt.ItemDataRole.AccessibleTextRole)
        self.colour.setCurrentIndex(max(0, self.colour.findData(tag.colour)))
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(tag.name)
            self.name.setCursorPosition(0)
        self.klass.setCurrentIndex(max(0, self.klass.findData(tag.klass)))
        if not self.cadence.hasFocus():
            self.cadence.setValue(tag.cadence_days or 0)
        words = ngettext("{n:,} card", "{n:,} cards", tag.count).format(n=tag.count)
        self.count.setText(words)
        for widget, key, label in (
            (self.colour, "colour", _("Colour of {tag}")),
            (self.name, "name", _("Name of {tag}")),
            (self.klass, "class", _("Class of {tag}")),
            (self.cadence, "cadence", _("Days between contacts for {tag}")),
            (self.remove, "remove", _("Remove tag {tag}")),
        ):
            widget.setAccessibleName(label.format(tag=tag.name))
            widget.setObjectName(f"tag_{key}_{tag.id}")
        self.remove.setToolTip(_("Remove tag {tag}").format(tag=tag.name))

    def _all(self) -> tuple[QWidget, ...]:
        return (self.colour, self.name, self.klass, self.cadence, self.count, self.remove)

    def _on_name_finished(self) -> None:
        name = self.name.text().strip()
        self.name.setModified(False)
        if not name:
            self.name.setText(self.tag.name)
        else:
            self._take(name=name)

    def _take(self, **values: Any) -> None:
        changed = replace(self.tag, **values)
        if changed != self.tag:
            self.tag = changed
            self.edited.emit(changed)
