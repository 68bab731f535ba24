"""A page of the manual: the program's own Markdown, and nothing from anywhere else."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from rolodex.gui import theme
from rolodex.gui.manual_chapters import linked_chapter
from rolodex.gui.theme import px

WITHOUT_HTML = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
HEADINGS = {1: (20, 0, 12), 2: (16, 18, 6), 3: (14, 12, 4)}
"""Pixels of a heading's letters, and the room above and below it, by its rank."""
LINE_PERCENT = 128
WIDEST = 720
MARGIN = 20


class ManualPage(QTextBrowser):
    """Shows a chapter. Signal: `chapter_requested(name)` when a link to another is followed.

    Only files of the program are shown here, never a word from the book; still, markup other
    than Markdown is taken as text, and no address that a text names is ever loaded.
    """

    chapter_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manual_page")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(px(MARGIN))
        self.anchorClicked.connect(self._on_anchor_clicked)

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Nothing: neither a picture nor a page is loaded, whatever the text names."""
        return

    def show_text(self, text: str) -> None:
        """Show a chapter from its beginning."""
        self.document().setMarkdown(text, WITHOUT_HTML)
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    # -- what is looked for

    def mark(self, words: str) -> int:
        """Mark every place where the words stand, and show the first; returns how many."""
        found = []
        cursor = QTextCursor(self.document())
        while words:
            cursor = self.document().find(words, cursor)
            if cursor.isNull():
                break
            spot = QTextEdit.ExtraSelection()
            shape = QTextCharFormat()
            shape.setBackground(QColor(theme.current().due.bg))
            shape.setForeground(QColor(theme.current().due.fg))
            spot.cursor, spot.format = cursor, shape
            found.append(spot)
        self.setExtraSelections(found)
        if found:
            self._go_to(found[0].cursor)
        return len(found)

    def go_to_next(self, words: str) -> bool:
        """Go on to where the words stand next; False at the end of the chapter."""
        cursor = self.document().find(words, self.textCursor())
        if cursor.isNull():
            return False
        self._go_to(cursor)
        return True

    def _go_to(self, cursor: QTextCursor) -> None:
        after = QTextCursor(cursor)
        after.setPosition(cursor.selectionEnd())
        self.setTextCursor(after)
        self.ensureCursorVisible()

    def _on_anchor_clicked(self, address: QUrl) -> None:
        name = linked_chapter(address.toString())
        if name is not None:
            self.chapter_requested.emit(name)

    # -- looks

    def _dress(self) -> None:
        """Give headings, lines, code and tables the look of the window."""
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            self._dress_block(cursor, block)
            block = block.next()
        cursor.endEditBlock()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        self._narrow()

    def _dress_block(self, cursor: QTextCursor, block: QTextBlock) -> None:
        colours = theme.current()
        shape = QTextBlockFormat(block.blockFormat())
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        rank = shape.headingLevel()
        shape.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if rank:
            size, above, below = HEADINGS.get(rank, HEADINGS[3])
            shape.setTopMargin(px(above))
            shape.setBottomMargin(px(below))
            letters = QTextCharFormat()
            letters.setFont(theme.theme().font(size, bold=True))
            cursor.setCharFormat(letters)  # merged, Qt's own size would be kept
        elif _is_code(block):
            shape.setBackground(QColor(colours.rail))
            shape.setLeftMargin(px(8))
            shape.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(0)
            shape.setBottomMargin(0 if _is_code(block.next()) else px(12))
        elif cursor.currentTable() is None:
            shape.setTopMargin(0)
            in_list = block.textList() and block.next().textList()
            shape.setBottomMargin(px(4 if in_list else 8))
        else:
            shape.setTopMargin(px(2))
            shape.setBottomMargin(px(2))
        cursor.setBlockFormat(shape)
        self._dress_words(cursor, block)

    def _dress_words(self, cursor: QTextCursor, block: QTextBlock) -> None:
        colours = theme.current()
        part = block.begin()
        while not part.atEnd():
            words = part.fragment()
            shape = words.charFormat()
            change = QTextCharFormat()
            if shape.isAnchor():
                change.setForeground(QColor(colours.accent))
            elif shape.fontFixedPitch():
                change.setFontStyleHint(QFont.StyleHint.Monospace)
                change.setBackground(QColor(colours.rail))
            if change.propertyCount():
                cursor.setPosition(words.position())
                cursor.setPosition(
                    words.position() + words.length(), QTextCursor.MoveMode.KeepAnchor
                )
                cursor.mergeCharFormat(change)
            part += 1

    def _narrow(self) -> None:
        """Long lines are hard to follow: the text keeps to a column."""
        spare = max(px(MARGIN), self.viewport().width() - px(WIDEST))
        frame = self.document().rootFrame()
        shape = QTextFrameFormat(frame.frameFormat())
        if shape.rightMargin() != spare:
            shape.setRightMargin(spare)
            frame.setFrameFormat(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()


def _is_code(block: QTextBlock) -> bool:
    shape = block.blockFormat()
    return shape.nonBreakableLines() or shape.hasProperty(
        QTextBlockFormat.Property.BlockCodeFence.value
    )


def _dress_table(table: QTextFrame) -> None:
    assert isinstance(table, QTextTable)
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QColor(theme.current().line))
    shape.setBorderCollapse(True)
    shape.setCellPadding(px(5))
    shape.setCellSpacing(0)
    shape.setTopMargin(px(4))
    shape.setBottomMargin(px(10))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
