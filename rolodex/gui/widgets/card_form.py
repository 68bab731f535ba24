"""The form of a whole card, made from the table of fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.card import FIELDS, GROUPS, Card, CardKind
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs import unsaved
from rolodex.gui.widgets.card_draft import CardDraft
from rolodex.gui.widgets.editor_row import EditorRow
from rolodex.gui.widgets.name_box import NAME_FIELDS, NameBox
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.services.book import Book

RARE = frozenset({"middle", "prefix", "suffix", "nickname", "display", "reading", "salutation"})
"""Parts of a name that are folded away while they are empty."""
NOT_OF_A_COMPANY = frozenset(
    {"family", "given", "middle", "prefix", "suffix", "nickname", "salutation", "title",
     "department", "gender"}
)  # fmt: skip
MOST_NAMESAKES = 3
COMPARED = 20
"""Hits of the search of which the cards are compared."""
LOOK_MS = 250


class CardForm(QWidget):
    """Every field of a card with its editor; each saves when the keyboard leaves it.

    Signals: `done()` when the user is through, `card_requested(card id)` for a namesake,
    `company_requested()` when the new card is to be a company.
    """

    done = Signal()
    card_requested = Signal(int)
    company_requested = Signal()

    def __init__(self, desk: Desk, draft: CardDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_form")
        self._desk = desk
        self.draft = draft
        self.rows: dict[str, EditorRow] = {}
        self.name_box: NameBox | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(8)
        self._column = column
        company = draft.card.kind is CardKind.COMPANY
        if draft.is_new and not company:
            self.name_box = NameBox(desk, draft)
            self.name_box.split.connect(self._on_split)
            column.addWidget(self.name_box)
            company_link = QPushButton(_("It is a company"))
            company_link.setObjectName("make_company")
            company_link.setProperty("role", "link")
            company_link.clicked.connect(self.company_requested)
            column.addWidget(company_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.namesakes = QWidget()
        self.namesakes.setObjectName("namesakes")
        self._namesake_column = QVBoxLayout(self.namesakes)
        self._namesake_column.setContentsMargins(0, 0, 0, 0)
        self._namesake_column.setSpacing(2)
        self.namesakes.setVisible(False)
        column.addWidget(self.namesakes)
        for group, label in GROUPS:
            self._add_group(group, label, company)
        if self.name_box is not None:
            # Who and which number: all there is time for while somebody is on the line.
            number = self.rows["methods"].editor.findChild(QLineEdit, "method_value")
            if number is not None:
                QWidget.setTabOrder(self.name_box.line, number)
        column.addStretch(1)
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._look_for_namesakes)
        draft.saved.connect(self.refresh)
        if draft.is_new:
            draft.saved.connect(self._look.start)

    def _add_group(self, group: str, label: str, company: bool) -> None:
        fields = [
            field
            for field in FIELDS
            if field.group == group and not (company and field.key in NOT_OF_A_COMPANY)
        ]
        if not fields:
            return
        self._column.addSpacing(4)
        self._column.addWidget(WrapLabel(_(label), "section"))
        folded = []
        for field in fields:
            row = EditorRow(field, self._desk, self.draft, self)
            row.escaped.connect(self.finish)
            self.rows[field.key] = row
            self._column.addWidget(row)
            if field.key in RARE and not getattr(self.draft.card, field.key):
                row.setVisible(False)
                folded.append(row)
            if self.draft.is_new and field.key == "methods":
                row.editor.begin_blank(  # type: ignore[attr-defined]
                    Method(kind=MethodKind.PHONE, value="", label="work" if company else "mobile"),
                    Method(kind=MethodKind.EMAIL, value="", label="work"),
                )
            if company and field.key == "company":
                row.label.setText(_("Company name"))
        if folded:
            more = QPushButton(_("More parts of the name"))
            more.setObjectName("more_name_parts")
            more.setProperty("role", "link")
            more.clicked.connect(lambda: self._unfold(folded, more))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self, rows: list[EditorRow], button: QPushButton) -> None:
        for row in rows:
            row.setVisible(True)
        rows[0].editor.focus_first()
        button.setVisible(False)

    def focus_field(self, key: str = "") -> None:
        """Put the cursor into a field, or where a card begins."""
        if not key and self.name_box is not None:
            self.name_box.line.setFocus()
            return
        company = self.draft.card.kind is CardKind.COMPANY
        first = "company" if company else "family"
        row = self.rows.get(key) or self.rows[first]
        row.setVisible(True)
        row.editor.focus_first()

    def commit(self) -> bool:
        """Save what was typed and not saved yet; False if something cannot be."""
        named = self.name_box is None or self.name_box.commit()
        return all([named, *[row.commit() for row in self.rows.values()]])

    def finish(self) -> None:
        """Save the rest and leave, or stay with what cannot be read.

        If the book cannot be written, which typing does not mend, the user is asked.
        """
        if self.commit() or (self._is_refused() and unsaved.may_drop(self.window())):
            self.done.emit()
        else:
            self.show_unsaved()

    def _is_refused(self) -> bool:
        named = self.name_box is not None and self.name_box.is_unsaved()
        return named or any(row.is_refused for row in self.rows.values())

    def show_unsaved(self) -> None:
        """Put the cursor where something is that could not be saved."""
        wrong = next((r for r in self.rows.values() if r.problem.isVisibleTo(self)), None)
        if self.name_box is not None and self.name_box.is_unsaved():
            self.name_box.line.setFocus()
        elif wrong is not None:
            wrong.editor.focus_first()

    def refresh(self) -> None:
        """Show what the draft holds now."""
        for row in self.rows.values():
            row.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            return
        super().keyPressEvent(event)

    def _on_split(self) -> None:
        for key in NAME_FIELDS:
            row = self.rows.get(key)
            if row is None:
                continue
            row.changed = False
            row.refresh()
            if getattr(self.draft.card, key):
                row.setVisible(True)
        self._look.start()

    def _look_for_namesakes(self) -> None:
        card = self.draft.card
        found = self._desk.read(lambda: _namesakes(self._desk.book, card), [])
        while (item := self._namesake_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.namesakes.setVisible(bool(found))
        if not found:
            return
        self._namesake_column.addWidget(WrapLabel(_("Perhaps already in the book:"), "muted"))
        for card_id, words in found:
            link = QPushButton(words)
            link.setObjectName(f"namesake_{card_id}")
            link.setProperty("role", "link")
            link.clicked.connect(
                lambda _on=False, card_id=card_id: self.card_requested.emit(card_id)
            )
            self._namesake_column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def _namesakes(book: Book, card: Card) -> list[tuple[int, str]]:
    """Cards with the same name, phone number or e-mail address: id and words.

    The search finds parts of names too; of what it finds only the same person is meant.
    """
    from rolodex.domain.matching import match
    from rolodex.domain.names import composed_name, display_name

    bare = replace(card, methods=())
    mine = replace(card, company="", dates=())  # which colleagues and twins share
    queries = [composed_name(bare) or display_name(bare)]
    queries += [method.value for method in card.methods]
    found: dict[int, str] = {}
    for query in queries:
        if len(query.strip()) < 2:
            continue
        for row in book.search.find(query, limit=COMPARED).rows:
            if row.id not in (card.id, *found) and match(mine, book.cards.get(row.id)).reasons:
                words = " · ".join(part for part in (row.name, row.name2, row.company) if part)
                found.setdefault(row.id, words)
    return list(found.items())[:MOST_NAMESAKES]
