"""The manual in a window of its own: chapters on the left, the text on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.manual_chapters import CHAPTERS, ITSELF, Chapter, found_in, read_manual
from rolodex.gui.on_screen import room_for
from rolodex.gui.theme import px
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.manual_page import ManualPage
from rolodex.i18n import _, language, ngettext

NAME_ROLE = int(Qt.ItemDataRole.UserRole)
NARROWEST = 520
"""Beside a dialog it covers some of that rather than being narrower."""


class ManualDialog(QDialog):
    """Stays open beside the work; opening it again leads to the chapter then asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(ITSELF)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = room_for(self)
        self.resize(min(px(960), room.width() - 40), min(px(700), room.height() - 60))
        self._chapters: dict[str, Chapter] = {}
        self._language = ""
        self._shown = CHAPTERS[0]
        self._ordered: tuple[str, ...] = ()
        self.search = ComposingLine()
        self.search.setObjectName("manual_search")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_text_changed)
        self.search.submitted.connect(self.find_next)
        self.found = QLabel()
        self.found.setObjectName("manual_found")
        theme.set_role(self.found, "small")
        self.list = QListWidget()
        self.list.setObjectName("manual_chapters")
        self.list.setProperty("role", "rail")  # on the ground of the window
        self.list.setStyleSheet(
            f"QListView::item {{ padding: {px(5)}px {px(6)}px; border-radius: {px(6)}px; }}"
        )
        self.list.currentItemChanged.connect(self._on_chapter_chosen)
        self.page = ManualPage()
        self.page.chapter_requested.connect(self.open_chapter)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.list, 1)
        self.sides = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.sides.addWidget(left)
        self.sides.addWidget(self.page)
        self.sides.setStretchFactor(1, 1)
        self.sides.setSizes([self.width() // 4, self.width() - self.width() // 4])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sides)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._on_find)
        theme.theme().changed.connect(self._show)
        self._speak()

    def open_chapter(self, name: str) -> None:
        """Show a chapter of `CHAPTERS` from its beginning."""
        if self._item(name).isHidden():
            self.search.clear()
        self.list.setCurrentItem(self._item(name))
        self._show()

    def shown(self) -> str:
        """The name of the chapter that is shown."""
        return self._shown

    # -- words

    def _speak(self) -> None:
        """Take the texts in the language in use."""
        self._language = language()
        self.setWindowTitle(_("Manual"))
        self.search.setPlaceholderText(_("Find in the manual"))
        self.search.setAccessibleName(_("Find in the manual"))
        self.list.setAccessibleName(_("Chapters"))
        self._chapters = {chapter.name: chapter for chapter in read_manual(self._language)}
        self._ordered = ()
        self._list(CHAPTERS)
        self._on_text_changed(self.search.text())

    def _list(self, names: tuple[str, ...]) -> None:
        """Have the chapters in this order."""
        if names == self._ordered:
            return
        self._ordered = names
        self.list.blockSignals(True)
        self.list.clear()
        for name in names:
            item = QListWidgetItem(self._chapters[name].title)
            item.setData(NAME_ROLE, name)
            self.list.addItem(item)
        self.list.setCurrentItem(self._item(self._shown))
        self.list.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._language != language():
            self._speak()

    # -- showing

    def _item(self, name: str) -> QListWidgetItem:
        return self.list.item(self._ordered.index(name))

    def _on_chapter_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME_ROLE) != self._shown:
            self._shown = item.data(NAME_ROLE)
            self._show()

    def _show(self) -> None:
        chapter = self._chapters[self._shown]
        self.page.setAccessibleName(chapter.title)
        self.page.show_text(chapter.text)
        self.page.mark(self._wanted())

    # -- finding

    def _wanted(self) -> str:
        return self.search.text().strip()

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_text_changed(self, _text: str) -> None:
        wanted = self._wanted()
        ranks = found_in(self._chapters.values(), wanted) if wanted else dict.fromkeys(CHAPTERS, 0)
        hits = tuple(ranks)
        self._list(hits + tuple(name for name in CHAPTERS if name not in ranks))
        for name in CHAPTERS:
            self._item(name).setHidden(name not in hits)
        self.found.setVisible(bool(wanted))
        self.found.setText(
            ngettext("in {n} chapter", "in {n} chapters", len(hits)).format(n=len(hits))
            if hits
            else _("Found nowhere")
        )
        if hits and ranks.get(self._shown, len(CHAPTERS)) > ranks[hits[0]]:
            self.list.setCurrentItem(self._item(hits[0]))
        self._show()

    def find_next(self) -> None:
        """Go on to the next place, then to the next chapter that has one."""
        wanted = self._wanted()
        if not wanted or self.page.go_to_next(wanted):
            return
        shown = [name for name in self._ordered if not self._item(name).isHidden()]
        if self._shown in shown:
            following = shown[(shown.index(self._shown) + 1) % len(shown)]
            self.list.setCurrentItem(self._item(following))
            if len(shown) == 1:
                self._show()

    # -- beside which window

    @staticmethod
    def open_at(chapter: str, parent: QWidget) -> ManualDialog:
        """Show the manual at a chapter; the window that is open already comes to the front.

        It belongs to `parent`, since a modal dialog blocks every window that is not its own;
        when that closes, the manual stays open beside the window behind.
        """
        open_ones = (w for w in QApplication.topLevelWidgets() if isinstance(w, ManualDialog))
        dialog = next((one for one in open_ones if one.isVisible()), None)
        if dialog is None:
            dialog = ManualDialog(parent)
        elif dialog.parentWidget() is not parent:
            dialog._belong_to(parent)
        if isinstance(parent, QDialog):
            dialog._stand_beside(parent)
            parent.finished.connect(dialog._on_owner_finished)
        dialog.open_chapter(chapter)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _belong_to(self, owner: QWidget | None) -> None:
        place = self.geometry()
        self.setParent(owner, self.windowFlags())
        self.setGeometry(place)

    def _stand_beside(self, owner: QDialog) -> None:
        """On the side of the dialog with more room, over as little of it as can be."""
        room, taken = room_for(self), owner.frameGeometry()
        left, right = taken.left() - room.left(), room.right() - taken.right()
        width = min(px(960), max(left, right, px(NARROWEST)), room.width())
        height = min(px(700), room.height() - 60)
        self.resize(width, height)
        self.sides.setSizes([px(180), width - px(180)])
        x = room.left() if left > right else room.right() - width + 1
        self.move(x, room.top() + max(0, (room.height() - height) // 2))

    def _on_owner_finished(self) -> None:
        owner = self.parentWidget()
        if not self.isVisible() or not isinstance(owner, QDialog):
            return
        self._belong_to(owner.parentWidget())
        self.show()
