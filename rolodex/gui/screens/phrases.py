"""The phrases: listed by category, edited in place, with what a chosen customer would receive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.phrase import Phrase
from rolodex.domain.problems import Problem
from rolodex.gui import theme
from rolodex.gui.icons import icon
from rolodex.gui.widgets.empty_state import EmptyState
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.phrase_editor import PhraseEditor
from rolodex.gui.widgets.phrase_list import PhraseList
from rolodex.gui.widgets.two_sides import TwoSides
from rolodex.i18n import LANGUAGES, _, language, render

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.services.changes import Changes


class PhrasesScreen(QWidget):
    """List on the left, the phrase on the right; it is saved when the keys leave it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("phrases_screen")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._shown: Phrase | None = None
        self._saving = False
        self._stale = True
        self.phrases = PhraseList(desk)
        self.editor = PhraseEditor(desk)
        self.empty = EmptyState()
        self.nothing = EmptyState()
        self._build()
        self.phrases.phrase_chosen.connect(self._on_phrase_chosen)
        self.phrases.submitted.connect(lambda: self.editor.text.setFocus())
        self.editor.left.connect(self.save)
        self.editor.remove_requested.connect(self._on_remove_requested)
        self.editor.revert_requested.connect(self._on_revert_requested)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.reload)
        desk.hub.changed.connect(self._on_changed)
        desk.book_changed.connect(self._on_book_changed)

    def _build(self) -> None:
        title = QLabel(_("Phrases"))
        theme.set_role(title, "title")
        self.new_button = QPushButton(icon("plus"), _("New phrase"))
        self.new_button.setObjectName("phrase_new")
        self.new_button.clicked.connect(lambda _on=False: self.new_phrase())
        self.more = QToolButton()
        self.more.setObjectName("phrase_more")
        self.more.setText(_("Starter phrases"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        for code, name in LANGUAGES.items():
            item = menu.addAction(name)
            item.setObjectName(f"starters_{code}")
            item.triggered.connect(lambda _on=False, code=code: self.add_starters(code))
        self.more.setMenu(menu)
        left = QWidget()
        left.setProperty("role", "surface")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(title)
        column.addWidget(self.phrases, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme.px(8))
        flow.addWidget(self.new_button)
        flow.addWidget(self.more)
        column.addWidget(buttons)
        inner = QWidget()
        inner.setProperty("role", "page")
        room = QVBoxLayout(inner)
        room.setContentsMargins(*[theme.px(16)] * 4)
        room.addWidget(self.editor)
        self._right = QStackedWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self._right.addWidget(area)
        self._right.addWidget(self.nothing)
        self.sides = TwoSides(left, self._right)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sides)
        self._pages.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setFocusProxy(self.phrases)

    # -- what is shown

    def reload(self) -> None:
        """Read the phrases anew; what is being written stays."""
        desk = self._desk
        first = self._stale and self._shown is None
        self._stale = False
        there = bool(desk.read(lambda: desk.book.phrases.languages(), [])) or bool(
            desk.read(lambda: desk.book.phrases.all(), [])
        )
        writing = self._shown is not None and self._shown.id is None
        if not there and not writing:
            self._say_empty()
            self._shown = None
            self._pages.setCurrentWidget(self.empty)
            return
        self._pages.setCurrentWidget(self.sides)
        if first:
            newest = desk.read(lambda: desk.book.cards.listing(order="last_contact").rows[:1], ())
            self.editor.show_card(newest[0].id if newest else None)
            self.phrases.show_phrases(language())
        elif not writing:
            self.phrases.reload(self._shown.id if self._shown is not None else None)

    def _say_empty(self) -> None:
        self.empty.say(
            "phrase",
            _("No phrases yet"),
            _("Texts that you send again and again, each with the customer's own name in it. "
              "Begin with those that come with the program; each can be changed."),
            [
                ("phrase_starters", _("Add starter phrases"), lambda: self.add_starters()),
                ("phrase_first", _("New phrase"), self.new_phrase),
            ],
        )  # fmt: skip

    def _show(self, phrase: Phrase | None) -> None:
        self._shown = phrase
        if phrase is None:
            self.nothing.say("phrase", _("No phrase is chosen"), _("Choose a phrase on the left."))
            self._right.setCurrentWidget(self.nothing)
            return
        self._right.setCurrentIndex(0)
        self.editor.show_phrase(phrase)

    def _on_phrase_chosen(self, number: int | None) -> None:
        if self._shown is not None and number == self._shown.id is not None:
            self._refresh(number)
            return
        if not self.save():
            self.phrases.choose(self._shown.id if self._shown is not None else None)
            return
        self._show(self._get(number))

    def _refresh(self, number: int | None) -> None:
        """Show the phrase as it is now, unless something else is written in the form."""
        if number is not None and not self.editor.is_changed():
            self._show(self._get(number))

    def _get(self, number: int | None) -> Phrase | None:
        if number is None:
            return None
        return self._desk.read(lambda: self._desk.book.phrases.get(number), None)

    # -- writing

    def new_phrase(self) -> None:
        """Begin a phrase, the cursor in its title."""
        if not self.save() or not self._desk.need_book():
            return
        self._pages.setCurrentWidget(self.sides)
        self._stale = False
        self.phrases.choose(None)
        self._show(Phrase(title="", text="", language=language()))
        self.editor.title.setFocus()

    def save(self) -> bool:
        """Save what was written; False (and the reason in the form) if that cannot be."""
        if self._shown is None or self._saving or not self.editor.is_changed():
            return True
        phrase = self.editor.phrase()
        if phrase.id is None and not phrase.text and not phrase.title:
            return True
        refused: list[Problem] = []

        def done(changes: Changes) -> None:
            self._saving = False
            shown = self._shown is not None and self._shown.id == phrase.id
            number = phrase.id if phrase.id is not None else changes.new
            if shown:
                self._show(self._get(number))
            self.phrases.reload(number if shown else None)

        def failed(problem: Problem) -> None:
            self._saving = False
            refused.append(problem)
            self.editor.say(render(problem.text))
            if not self.isVisible():
                self._desk.show_problem(problem)  # what was written waits here

        self._saving = True
        # While another program holds the book, the write waits its turn and is not repeated.
        self._desk.write(lambda: self._desk.book.phrases.save(phrase), done, failed)
        return not refused

    def has_unsaved(self) -> bool:
        """Whether something is written that could not be saved, after trying once more."""
        return not self.save()

    def add_starters(self, code: str = "") -> None:
        """Take in the phrases that come with the program, in the language in use or another."""
        tongue = code or language()
        desk = self._desk

        def done(_changes: object) -> None:
            self.reload()
            self.phrases.show_phrases(tongue)

        desk.write(lambda: desk.book.phrases.add_starters(tongue), done)

    def _on_remove_requested(self) -> None:
        shown = self._shown
        if shown is None or shown.id is None:
            return
        number = shown.id
        self._shown = None  # what was written in it goes with it
        self._desk.write(lambda: self._desk.book.phrases.remove(number))
        self.reload()

    def _on_revert_requested(self) -> None:
        if self._shown is None:
            return
        if self._shown.id is None:
            self._shown = None
            self._stale = False
            self.reload()
        else:
            self.editor.show_phrase(self._shown)

    # -- what others changed

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("phrase") and not self._saving:
            if self.isVisible():
                self._soon.start()
            else:
                self._stale = True

    def _on_book_changed(self) -> None:
        self._shown = None
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the phrases when they are looked at."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was written is saved when one goes elsewhere."""
        super().hideEvent(event)
        self.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the search first."""
        if event.key() == Qt.Key.Key_Escape and self.phrases.search.text():
            self.phrases.search.clear()
            return
        super().keyPressEvent(event)
