"""The manual in a window of its own: chapters on the left, the text on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
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
from rolodex.gui.manual_chapters import CHAPTERS, Chapter, read_manual
from rolodex.gui.theme import px
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.manual_page import ManualPage
from rolodex.i18n import _, language, ngettext

NAME_ROLE = int(Qt.ItemDataRole.UserRole)


class ManualDialog(QDialog):
    """Stays open beside the work; opening it again leads to the chapter then asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manual_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableSize()
        self.resize(min(px(960), room.width() - 40), min(px(700), room.height() - 60))
        self._chapters: dict[str, Chapter] = {}
        self._language = ""
        self._shown = CHAPTERS[0]
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
        shown = self._shown
        self.list.blockSignals(True)
        self.list.clear()
        for chapter in self._chapters.values():
            item = QListWidgetItem(chapter.title)
            item.setData(NAME_ROLE, chapter.name)
            self.list.addItem(item)
        self.list.setCurrentItem(self._item(shown))
        self.list.blockSignals(False)
        self._on_text_changed(self.search.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._language != language():
            self._speak()

    # -- showing

    def _item(self, name: str) -> QListWidgetItem:
        return self.list.item(CHAPTERS.index(name))

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
        wanted = self._wanted().casefold()
        hits = [name for name, c in self._chapters.items() if wanted in c.text.casefold()]
        for name in CHAPTERS:
            self._item(name).setHidden(name not in hits)
        self.found.setVisible(bool(wanted))
        self.found.setText(
            ngettext("in {n} chapter", "in {n} chapters", len(hits)).format(n=len(hits))
            if hits
            else _("Found nowhere")
        )
        if hits and self._shown not in hits:
            self.list.setCurrentItem(self._item(hits[0]))
        self._show()

    def find_next(self) -> None:
        """Go on to the next place, then to the next chapter that has one."""
        wanted = self._wanted()
        if not wanted or self.page.go_to_next(wanted):
            return
        shown = [name for name in CHAPTERS if not self._item(name).isHidden()]
        if self._shown in shown:
            following = shown[(shown.index(self._shown) + 1) % len(shown)]
            self.list.setCurrentItem(self._item(following))
            if len(shown) == 1:
                self._show()

    @staticmethod
    def open_at(chapter: str, parent: QWidget) -> ManualDialog:
        """Show the manual at a chapter; the window that is open already comes to the front."""
        found = parent.findChild(ManualDialog)
        dialog = found if found is not None else ManualDialog(parent)
        dialog.open_chapter(chapter)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog
