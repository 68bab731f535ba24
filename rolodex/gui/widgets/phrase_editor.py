"""The form of one phrase: title, filing, text with a menu of fields, and what it becomes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.phrase import (
    CATEGORIES,
    CHANNELS,
    LONGEST_SUBJECT,
    LONGEST_TITLE,
    REGIONS,
    Phrase,
)
from rolodex.domain.phrase_fields import GROUPS, PHRASE_FIELDS
from rolodex.domain.phrase_language import PhraseProblem, parse
from rolodex.gui import theme
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.card_picker import CardPicker
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.focus_watch import FocusWatch
from rolodex.gui.widgets.phrase_list import region_label
from rolodex.gui.widgets.phrase_preview import PhrasePreview, utf16
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import LANGUAGES, _, language, listed, render


class PhraseEditor(QWidget):
    """Edits a phrase; the screen decides when it is saved.

    Signals: `edited()` with each change, `left()` when the keys leave the form,
    `remove_requested()`, `revert_requested()`.
    """

    edited = Signal()
    left = Signal()
    remove_requested = Signal()
    revert_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("phrase_editor")
        self._desk = desk
        self._before = Phrase(title="", text="")
        self.title = self._line("phrase_edit_title", _("Title"))
        self.title.setMaxLength(LONGEST_TITLE)
        self.category = QComboBox()
        self.category.setEditable(True)
        self.language = QComboBox()
        self.region = QComboBox()
        self.channel = QComboBox()
        self.subject = self._line("phrase_edit_subject", _("Subject of an e-mail"))
        self.subject.setMaxLength(LONGEST_SUBJECT)
        self.subject.setPlaceholderText(_("only for e-mail; fields may stand in it"))
        self.tags = self._line("phrase_edit_tags", _("Tags"))
        self.tags.setPlaceholderText(_("separated by commas"))
        for box, name, label in (
            (self.category, "phrase_edit_category", _("Category")),
            (self.language, "phrase_edit_language", _("Language")),
            (self.region, "phrase_edit_region", _("Country or region")),
            (self.channel, "phrase_edit_channel", _("Sent by")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(label)
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self._fill_boxes()
        self.text = QPlainTextEdit()
        self.text.setObjectName("phrase_edit_text")
        self.text.setAccessibleName(_("Text"))
        self.text.setTabChangesFocus(True)
        _may_shrink(self.text)
        self.insert = QToolButton()
        self.insert.setObjectName("phrase_insert")
        self.insert.setText(_("Insert field"))
        self.insert.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.insert.setMenu(self._make_menu())
        self.problem = WrapLabel("", "error")
        self.problem.setObjectName("phrase_edit_problem")
        self.remove = self._button("phrase_remove", _("Remove"))
        self.revert = self._button("phrase_revert", _("Take back changes"))
        self.remove.clicked.connect(self.remove_requested)
        self.revert.clicked.connect(self.revert_requested)
        self.card = CardPicker(desk)
        self.card.setObjectName("phrase_preview_card")
        self.card.setAccessibleName(_("Card for the preview"))
        self.card.picked.connect(lambda _card: self._show_preview())
        self.card.cleared.connect(self._show_preview)
        self.preview = PhrasePreview(asks=False)
        _may_shrink(self.preview.text)
        self._build()
        self.title.textEdited.connect(self._on_edited)
        self.tags.textEdited.connect(self._on_edited)
        self.subject.textEdited.connect(self._on_edited)
        self.text.textChanged.connect(self._on_edited)
        self.category.editTextChanged.connect(self._on_edited)
        self.language.activated.connect(self._on_edited)
        self.region.activated.connect(self._on_edited)
        self.channel.activated.connect(self._on_edited)
        self._watch = FocusWatch(self)
        self._watch.left.connect(self.left)
        theme.theme().changed.connect(self._show_problem)
        self.setFocusProxy(self.title)

    def _line(self, name: str, label: str) -> ComposingLine:
        line = ComposingLine()
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.submitted.connect(self.left)
        return line

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setProperty("role", "quiet")
        return button

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        rows: tuple[tuple[tuple[str, QWidget, int], ...], ...] = (
            ((_("Title"), self.title, 4), (_("Category"), self.category, 2)),
            (
                (_("Language"), self.language, 2),
                (_("Country or region"), self.region, 2),
                (_("Sent by"), self.channel, 2),
            ),
            (
                (_("Subject of an e-mail"), self.subject, 4),
                (_("Tags"), self.tags, 2),
            ),
        )
        for number, row in enumerate(rows):
            place = 0
            for words, field, width in row:
                grid.addWidget(_caption(words, field), 2 * number, place, 1, width)
                grid.addWidget(field, 2 * number + 1, place, 1, width)
                place += width
        for place in range(6):
            grid.setColumnStretch(place, 1)
        above = QHBoxLayout()
        above.addWidget(_caption(_("Text"), self.text))
        above.addStretch(1)
        above.addWidget(self.insert)
        below = QHBoxLayout()
        below.addWidget(self.problem, 1)
        below.addWidget(self.revert)
        below.addWidget(self.remove)
        who = QHBoxLayout()
        who.setSpacing(theme.px(12))
        who.addWidget(_caption(_("As it will be received by"), self.card))
        who.addWidget(self.card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(grid)
        column.addLayout(above)
        column.addWidget(self.text, 3)
        column.addLayout(below)
        column.addLayout(who)
        column.addWidget(self.preview, 2)

    def _fill_boxes(self) -> None:
        for key, label in CATEGORIES.items():
            self.category.addItem(_(label), key)
        self.language.addItem(_("any language"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.region.addItem(_("any region"), "")
        for code in REGIONS:
            self.region.addItem(region_label(code), code)
        for key, label in CHANNELS.items():
            self.channel.addItem(_(label), key)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for group, label in GROUPS:
            below = menu.addMenu(_(label))
            for field in PHRASE_FIELDS:
                if field.group == group:
                    item = below.addAction(_(field.label))
                    item.setObjectName(f"insert_{field.key}")
                    item.triggered.connect(
                        lambda _on=False, field=field: self.insert_words(
                            f"{{{{{field.name_in(self._tongue())}}}}}"
                        )
                    )
        menu.addSeparator()
        ask = menu.addAction(_("Question to answer when it is sent"))
        ask.triggered.connect(lambda _on=False: self._insert_marked("{{?", _("Question"), "}}"))
        other = menu.addAction(_("Other words where the field is empty"))
        other.triggered.connect(
            lambda _on=False: self._insert_marked("{{" + self._company() + "|or: ", "…", "}}")
        )
        return menu

    def _tongue(self) -> str:
        return str(self.language.currentData() or language())

    def _company(self) -> str:
        field = next(f for f in PHRASE_FIELDS if f.key == "company")
        return field.name_in(self._tongue())

    # -- the phrase

    def show_phrase(self, phrase: Phrase) -> None:
        """Show a phrase; the same one keeps the cursor where it is."""
        self._before = phrase
        with QSignalBlocker(self.text), QSignalBlocker(self.category):
            for line, words in (
                (self.title, phrase.title),
                (self.tags, listed(phrase.tags)),
                (self.subject, phrase.subject),
            ):
                if line.text() != words:
                    line.setText(words)
                    line.setCursorPosition(0)
            if self.text.toPlainText() != phrase.text:
                self.text.setPlainText(phrase.text)
            index = self.category.findData(phrase.category)
            self.category.setCurrentIndex(index)
            if index < 0:
                self.category.setEditText(phrase.category)
        for box, key in (
            (self.language, phrase.language),
            (self.region, phrase.region),
            (self.channel, phrase.channel),
        ):
            if box.findData(key) < 0:
                box.addItem(region_label(key) if box is self.region else key, key)
            box.setCurrentIndex(box.findData(key))
        self.remove.setVisible(phrase.id is not None)
        self._on_shown()

    def phrase(self) -> Phrase:
        """What the form says."""
        words = self.category.currentText().strip()
        index = self.category.findText(words)
        tags = self.tags.text().replace("，", ",").replace("、", ",").split(",")
        return replace(
            self._before,
            title=self.title.text().strip(),
            text=self.text.toPlainText().strip(),
            category=str(self.category.itemData(index)) if index >= 0 else words,
            subject=self.subject.text().strip(),
            language=str(self.language.currentData() or ""),
            region=str(self.region.currentData() or ""),
            channel=str(self.channel.currentData() or ""),
            tags=tuple(filter(None, (tag.strip() for tag in tags))),
        )

    def is_changed(self) -> bool:
        """Whether the form says something else than the phrase it began with."""
        return self.phrase() != self._before

    def show_card(self, card: int | None) -> None:
        """Show the preview for a card."""
        self.card.set_card(card)
        self.card.setCursorPosition(0)
        self._show_preview()

    def insert_words(self, words: str) -> None:
        """Put words where the cursor is."""
        self.text.textCursor().insertText(words)
        self.text.setFocus()

    def say(self, words: str) -> None:
        """Say why the phrase cannot be saved."""
        self.problem.setText(words)

    def _insert_marked(self, before: str, marked: str, after: str) -> None:
        """Put words in, with those selected that are to be replaced."""
        cursor = self.text.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(before + marked + after)
        first = start + len(before)
        cursor.setPosition(first)
        cursor.setPosition(first + len(marked), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def _on_edited(self, *_what: object) -> None:
        self._on_shown()
        self.edited.emit()

    def _on_shown(self) -> None:
        self.revert.setVisible(self.is_changed())
        self._show_problem()
        self._show_preview()

    def _show_problem(self) -> None:
        """Say what cannot be read in the text, and mark where; fields are marked as such."""
        text, colours = self.text.toPlainText(), theme.current()
        marks: list[QTextEdit.ExtraSelection] = []
        self.problem.setText("")
        try:
            for field in parse(text).placeholders():
                marks.append(self._mark(field.start, field.end, colours.accent, colours.on_accent))
        except PhraseProblem as problem:
            start = min(problem.position, len(text))
            line = text.count("\n", 0, start) + 1
            column = start - (text.rfind("\n", 0, start) + 1) + 1
            words = _("Line {line}, character {column}: {problem}")
            self.problem.setText(
                words.format(line=line, column=column, problem=render(problem.text))
            )
            end = min(len(text), start + 2)
            marks = [self._mark(start, end, colours.overdue.fg, colours.overdue.bg)]
        else:
            self._show_subject_problem()
        self.text.setExtraSelections(marks)

    def _show_subject_problem(self) -> None:
        try:
            parse(self.subject.text())
        except PhraseProblem as problem:
            words = _("In the subject: {problem}")
            self.problem.setText(words.format(problem=render(problem.text)))

    def _mark(self, start: int, end: int, front: str, ground: str) -> QTextEdit.ExtraSelection:
        text = self.text.toPlainText()
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(utf16(text, start))
        cursor.setPosition(utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setForeground(QColor(front))
        shape.setBackground(QColor(ground))
        found.cursor, found.format = cursor, shape
        return found

    def _show_preview(self) -> None:
        phrase, card, desk = self.phrase(), self.card.card(), self._desk
        if not phrase.text or not desk.has_book:
            self.preview.show_filling(None)
            return
        self.preview.show_filling(lambda extra: desk.book.phrases.preview(phrase, card, extra))


def _may_shrink(text: QPlainTextEdit) -> None:
    """Let a text take the room there is, down to a few lines: both fit into a small window."""
    text.setMinimumHeight(theme.px(104))
    text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)


def _caption(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    theme.set_role(label, "section")
    label.setBuddy(field)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label
