"""The window that hands a phrase over: chosen on the left, as the customer gets it on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.on_screen import room_for
from rolodex.gui.widgets.empty_state import EmptyState
from rolodex.gui.widgets.phrase_list import PhraseList
from rolodex.gui.widgets.phrase_preview import PhrasePreview
from rolodex.gui.widgets.two_sides import TwoSides
from rolodex.gui.widgets.ways_bar import WaysBar, way_name
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.gui.window_title import window_title
from rolodex.i18n import _, best_language, format_date, language, ngettext, render

if TYPE_CHECKING:
    from rolodex.domain.card import Card
    from rolodex.domain.message_links import Way
    from rolodex.domain.phrase_language import Filled
    from rolodex.gui.desk import Desk

SIZE = (860, 560)


class PhrasePicker(QDialog):
    """Chooses a phrase for one card, fills its blanks and copies it; the log follows.

    Enter goes to the first blank while there are any, then copies; once more with nothing filled
    in, it copies with the blanks as they are. Nothing is typed into other programs. Signals:
    `log_opened(QuickLogDialog)` when the text was handed over and the log is open.
    """

    log_opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        card: Card,
        parent: QWidget | None = None,
        first_categories: tuple[str, ...] = (),
        promise: str = "",
    ) -> None:
        from rolodex.domain.names import name_or_placeholder

        super().__init__(parent)
        self.setObjectName("phrase_picker")
        self._desk, self._card, self._promise = desk, card, promise
        self._asked_about = ""
        self._name = render(name_or_placeholder(card))
        self.setWindowTitle(window_title(_("Phrase for {name}").format(name=self._name[:60])))
        room = parent.size() if parent is not None else room_for(self).size()
        self.resize(
            min(theme.px(SIZE[0]), room.width() - 20), min(theme.px(SIZE[1]), room.height() - 20)
        )
        self.phrases = PhraseList(desk)
        self.preview = PhrasePreview()
        self.title = WrapLabel("", "heading", most_lines=2)
        self.title.setObjectName("phrase_title")
        self.before = WrapLabel("", "chip-due")
        self.before.setObjectName("phrase_before")
        self.problem = WrapLabel("", "error")
        self.problem.setObjectName("phrase_problem")
        self.problem.setVisible(False)
        self.empty = EmptyState()
        self._build()
        self.phrases.phrase_chosen.connect(self._on_phrase_chosen)
        self.phrases.submitted.connect(self._on_submitted)
        self.preview.submitted.connect(self._on_submitted)
        self._begin(first_categories)

    def _build(self) -> None:
        self.copy_button = self._button("phrase_copy", _("Copy and log"), self._on_submitted)
        self.copy_button.setProperty("role", "primary")
        self.ways = WaysBar(self._card)
        self.ways.way_chosen.connect(self.open_way)
        close_button = self._button("phrase_close", _("Close"), self.reject)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.px(16), 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.title)
        column.addWidget(self.before)
        column.addWidget(self.preview, 1)
        column.addWidget(self.problem)
        column.addWidget(self.ways)
        self.sides = TwoSides(self.phrases, right)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sides)
        self._pages.addWidget(self.empty)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.px(8))
        hint = QLabel(_("Enter copies"))
        theme.set_role(hint, "small")
        bottom.addWidget(hint, 1)
        bottom.addWidget(close_button)
        bottom.addWidget(self.copy_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[theme.px(16)] * 4)
        whole.setSpacing(theme.px(12))
        whole.addWidget(self._pages, 1)
        whole.addLayout(bottom)

    def _button(self, name: str, words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: act())  # type: ignore[operator]
        return button

    def _begin(self, first_categories: tuple[str, ...]) -> None:
        self.phrases.show_phrases(_language_of(self._card), first_categories)
        if not self.phrases.count():
            self.empty.say(
                "phrase",
                _("No phrases yet"),
                _("Begin with those that come with the program; each can be changed."),
                [("phrase_starters", _("Add starter phrases"), self._add_starters)],
            )
        there = self.phrases.count() > 0
        self._pages.setCurrentWidget(self.sides if there else self.empty)
        starters = self.empty.findChild(QPushButton, "phrase_starters")
        if there or starters is None:
            self.phrases.search.setFocus()
        else:
            starters.setFocus()  # Enter begins, and does not close what was just opened

    def _add_starters(self) -> None:
        tongue = _language_of(self._card)
        self._desk.write(
            lambda: self._desk.book.phrases.add_starters(tongue), lambda _changes: self._begin(())
        )

    # -- what is chosen

    def _on_phrase_chosen(self, number: int | None) -> None:
        self._asked_about = ""
        self.problem.setVisible(False)
        self.copy_button.setEnabled(number is not None)
        self.ways.set_enabled(number is not None)
        self.title.setText("")
        self.before.setVisible(False)
        if number is None:
            self.preview.show_filling(None)
            return
        phrase = self._desk.read(lambda: self._desk.book.phrases.get(number), None)
        if phrase is None:
            return
        self.title.setText(phrase.title)
        self._say_before(number)
        self.preview.show_filling(lambda extra: self._fill(number, extra))

    def _fill(self, number: int, extra: dict[str, str]) -> Filled:
        assert self._card.id is not None
        return self._desk.book.phrases.fill(number, self._card.id, extra)

    def _say_before(self, number: int) -> None:
        desk, card = self._desk, self._card.id
        uses = desk.read(lambda: desk.book.phrases.uses_of(card or 0), [])
        days = [use.local_date for use in uses if use.phrase == number]
        if not days:
            return
        if days[0] == desk.clock.today():
            words = ngettext(
                "{name} got this today", "{name} got this {n} times, last today", len(days)
            )
        else:
            words = ngettext(
                "{name} got this on {day}",
                "{name} got this {n} times, last on {day}",
                len(days),
            )
        self.before.setText(
            words.format(name=self._name[:40], n=len(days), day=format_date(days[0]))
        )
        self.before.setVisible(True)

    # -- handing it over

    def _on_submitted(self) -> None:
        if self._is_ready():
            self.copy()

    def _is_ready(self) -> bool:
        """Whether nothing is left blank, or the user saw what is and goes on all the same."""
        filled = self.preview.filled()
        if filled is None or self._pages.currentWidget() is self.empty:
            return False
        if not filled.blanks or filled.text == self._asked_about:
            return True
        self._asked_about = filled.text
        self.problem.setText(_("Fill in the marked places, or do it again to go on without."))
        self.problem.setVisible(True)
        self.preview.focus_first_blank()
        return False

    def copy(self) -> None:
        """Copy the text, remember who got it, and open the log."""
        self._hand_over("message", _("Copied “{title}”. Paste it where you write to {name}."))

    def open_way(self, way: Way) -> None:
        """Open the text in another program of this computer; it is copied in any case.

        A chat cannot be opened at a person with a text: one looks for the name it shows there.
        """
        from rolodex.domain.message_links import WayKind

        filled = self.preview.filled()
        if filled is None or not self._is_ready():
            return
        kind = "email" if way.kind is WayKind.EMAIL else "message"
        name = way_name(way)
        if way.kind is WayKind.CHAT:
            words = _("Copied “{title}”. In {service} look for “{person}” and paste it.")
            person = way.method.display or way.method.value
            self._hand_over(kind, words, service=name, person=person[:60])
            return
        link = way.link(filled.text, filled.subject)
        if QDesktopServices.openUrl(QUrl.fromEncoded(QByteArray(link.encode("ascii")))):
            words = _("“{title}” went to the program for {service}, and is copied as well.")
        else:
            words = _("No program for {service} answered; “{title}” is copied.")
        self._hand_over(kind, words, service=name)

    def _hand_over(self, kind: str, words: str, **more: str) -> None:
        from rolodex.gui.dialogs.quick_log import QuickLogDialog

        filled, number, card = self.preview.filled(), self.phrases.current_id(), self._card.id
        if filled is None or number is None or card is None:
            return
        QGuiApplication.clipboard().setText(filled.text)
        desk = self._desk
        desk.write(lambda: desk.book.phrases.used(number, card), quiet=True)
        said = words.format(title=self.title.text()[:60], name=self._name[:40], **more)
        me = self.preview.extra().get("me", "").strip()
        if me:  # asked for, so the settings do not know it yet
            desk.write(lambda: desk.book.settings.set("me", me), quiet=True)
            said = _("{done} Your name is kept for the next phrases.").format(done=said)
        desk.message(said, by=self)
        parent = self.parentWidget()
        self.accept()
        log = QuickLogDialog.ask(desk, (card,), parent, promise=self._promise)
        log.form.show_contact(kind, "reached", filled.text)
        log.form.outcomes.focus_chosen()
        self.log_opened.emit(log)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter anywhere submits; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_submitted()
            event.accept()
            return
        super().keyPressEvent(event)

    @staticmethod
    def ask(
        desk: Desk,
        card_id: int,
        parent: QWidget | None,
        first_categories: tuple[str, ...] = (),
        promise: str = "",
    ) -> PhrasePicker | None:
        """Open it for a card; `first_categories` come first, `promise` may be ticked off."""
        card: Card | None = desk.read(lambda: desk.book.cards.get(card_id), None)
        if card is None:
            return None
        window = parent.window() if parent is not None else None
        dialog = PhrasePicker(desk, card, window, first_categories, promise)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog


def _language_of(card: Card) -> str:
    """The language in which one writes to a card: its own if we speak it, else the window's."""
    known = card.language.strip().lower().startswith(("zh", "en"))
    return best_language(card.language.strip()) if known else language()
