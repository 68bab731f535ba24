"""The tags of the selected cards: those all have, those some have, and new ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.list_commands import Verb, write_to_many
from rolodex.gui.tag_colours import swatch
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.fitted_dialog import open_at
from rolodex.gui.widgets.page_scroll import PageScroll
from rolodex.i18n import _, ngettext

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.services.changes import Changes


LONGEST_NAME = 32
"""Characters of a tag's name that fit beside its tick."""


class CardTagsDialog(QDialog):
    """A tick for each tag; each click is saved at once and can be undone."""

    def __init__(self, desk: Desk, cards: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_tags_dialog")
        self.setWindowTitle(_("Tags"))
        open_at(self, theme.px(380), theme.px(420))
        self._desk = desk
        self._cards = tuple(cards)
        words = ngettext("Tags of {n:,} card", "Tags of {n:,} cards", len(cards))
        title = QLabel(words.format(n=len(cards)))
        shown = desk.read(lambda: desk.book.card_lists.rows(list(cards[:1])), [])
        if len(cards) == 1 and shown:
            name = shown[0].name or _("(no name)")
            title.setText(_("Tags of {name}").format(name=name[:40]))
        title.setObjectName("dialog_title")
        theme.set_role(title, "heading")
        self.line = ComposingLine()
        self.line.setObjectName("card_tags_new")
        self.line.setPlaceholderText(_("Add a tag"))
        self.line.setAccessibleName(_("Add a tag"))
        self.line.submitted.connect(self._on_submitted)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        add = QPushButton(_("Add"))
        add.setObjectName("card_tags_add")
        add.setAutoDefault(False)
        add.clicked.connect(lambda _checked=False: self._on_submitted())
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self.line, 1)
        top.addWidget(add)
        holder = QWidget()
        self._ticks = QVBoxLayout(holder)
        self._ticks.setContentsMargins(theme.px(4), theme.px(4), 0, 0)
        self._ticks.setSpacing(theme.px(8))
        self._boxes: dict[str, QCheckBox] = {}
        close = leave_button(_("Close"), "card_tags_close", self.accept)
        column = dialog_column(self)
        column.addWidget(title)
        column.addLayout(top)
        column.addWidget(PageScroll(holder), 1)
        column.addLayout(foot_of(close))
        desk.hub.changed.connect(self._on_changed)
        self.reload()
        self.line.setFocus()

    def reload(self) -> None:
        """Show which tags the cards have now."""
        tags = self._desk.read(lambda: self._desk.book.tags.all(), [])
        counts = self._desk.read(lambda: self._desk.book.bulk.tag_counts(self._cards), {})
        self._names.setStringList([tag.name for tag in tags])
        if {tag.name for tag in tags} != set(self._boxes):
            # Those of the cards come first; while it is open no tick moves away under the mouse.
            names = [tag.name for tag in tags]
            self._rebuild(sorted(names, key=lambda name: name not in counts))
        for tag in tags:
            have = counts.get(tag.name, 0)
            box = self._boxes[tag.name]
            box.setIcon(swatch(tag.colour))
            box.setTristate(0 < have < len(self._cards))
            state = Qt.CheckState.Unchecked
            if have:
                state = Qt.CheckState.Checked if have == len(self._cards) else (
                    Qt.CheckState.PartiallyChecked
                )  # fmt: skip
            box.setCheckState(state)

    def _rebuild(self, names: list[str]) -> None:
        for box in self._boxes.values():
            self._ticks.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {}
        for name in names:
            shown = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
            box = QCheckBox(shown.replace("&", "&&"))
            box.setObjectName(f"tick_{name}")
            box.setAccessibleName(name)
            box.setIconSize(QSize(theme.px(14), theme.px(14)))
            box.clicked.connect(lambda _checked, name=name: self._on_clicked(name))
            self._ticks.addWidget(box)
            self._boxes[name] = box

    def _on_clicked(self, name: str) -> None:
        # Some of them becomes all of them; all of them becomes none.
        if self._boxes[name].checkState() is Qt.CheckState.Unchecked:
            self._write(lambda book: book.cards.untag(self._cards, name))
        else:
            self._write(lambda book: book.cards.tag(self._cards, name))

    def _write(self, verb: Verb, done: Callable[[object], None] | None = None) -> None:
        write_to_many(self._desk, self._cards, verb, done, self._on_refused)

    def _on_refused(self, problem: object) -> None:
        self.reload()
        self._desk.show_problem(problem)  # type: ignore[arg-type]

    def _on_submitted(self) -> None:
        name = self.line.text().strip()
        if name:
            self._write(
                lambda book: book.cards.tag(self._cards, name), lambda _changes: self.line.clear()
            )

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("tag") or changes.touches("card"):
            self.reload()
