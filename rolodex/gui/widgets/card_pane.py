"""The card on the right: facts on top, the quick log always in sight, the history below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.card import FIELD, Card, CardKind
from rolodex.domain.problems import NotFound
from rolodex.gui import theme
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs import unsaved
from rolodex.gui.widgets.card_actions import CardActions
from rolodex.gui.widgets.card_draft import CardDraft
from rolodex.gui.widgets.card_facts import Fact, facts_of
from rolodex.gui.widgets.card_head import CardHead
from rolodex.gui.widgets.card_photo import PhotoDrop, photo_menu, portrait_of
from rolodex.gui.widgets.card_preparation import prepare
from rolodex.gui.widgets.edit_bar import EditBar
from rolodex.gui.widgets.empty_state import EmptyState
from rolodex.gui.widgets.fact_list import FactList
from rolodex.gui.widgets.followup_list import FollowUpList
from rolodex.gui.widgets.quick_log import QuickLog
from rolodex.gui.widgets.sticky_scroll import StickyScroll
from rolodex.gui.widgets.timeline import Timeline, rule
from rolodex.i18n import _
from rolodex.services.changes import Changes

if TYPE_CHECKING:
    from rolodex.gui.widgets.card_form import CardForm
    from rolodex.gui.widgets.editor_row import EditorRow

LEAST_WIDTH = 340


class CardPane(QWidget):
    """Shows and edits one card.

    Signals: `open_card_requested(card id)` for a link to another card, `search_requested(str)`
    for one to several, `shown(card id or None)` when it shows another card, a new one or none,
    `created(card id)` when a new card came into the book, `closed()` when the pane has nothing
    to show any more.
    """

    open_card_requested = Signal(int)
    search_requested = Signal(str)
    shown = Signal(object)
    created = Signal(int)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_pane")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        self._desk = desk
        self._draft: CardDraft | None = None
        self._form: CardForm | None = None
        self._single: EditorRow | None = None
        self._stale = False
        self._colours: dict[str, str] | None = None
        self.nothing = EmptyState()
        self.nothing.say("cards", _("No card is open"), _("Choose one on the left."))
        self.head = CardHead()
        self.buttons = CardActions(desk)
        self.edit_bar = EditBar()
        self.facts = FactList()
        self.followups = FollowUpList(desk)
        self.quick_log = QuickLog(desk)
        self.timeline = Timeline(desk)
        self.view = StickyScroll()
        self.view.setObjectName("card_view")
        shown: tuple[QWidget, ...] = (self.facts, rule(), self.followups)
        for part in shown:
            self.view.column.addWidget(part)
        self.view.add_sticky(self.quick_log)
        self.view.column.addWidget(self.timeline, 1)
        self.edit_area = QScrollArea()
        self.edit_area.setWidgetResizable(True)
        self.body = QStackedWidget()
        self.body.addWidget(self.view)
        self.body.addWidget(self.edit_area)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bars: tuple[QWidget, ...] = (self.head, rule(), self.buttons, self.edit_bar, rule())
        for bar in bars:
            column.addWidget(bar)
        column.addWidget(self.body, 1)
        self._layouts = (column, self.view.column)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self._connect()
        prepare(self)

    def _connect(self) -> None:
        self.head.edit_requested.connect(self.begin_edit)
        self.edit_bar.done.connect(self._on_edit_done)
        self.head.portrait.clicked.connect(self._on_portrait_clicked)
        PhotoDrop(self.head, self._desk, self.card_id)
        self.buttons.edit_requested.connect(lambda: self.begin_edit())
        self.buttons.call_requested.connect(self.call)
        self.buttons.phrase_requested.connect(self.choose_phrase)
        self.buttons.print_requested.connect(self.print_card)
        self.buttons.contacted.connect(self._on_contacted)
        self.facts.edit_requested.connect(self.edit_fact)
        self.facts.card_requested.connect(self.open_card_requested)
        self.facts.search_requested.connect(self.search_requested)
        self.timeline.edit_requested.connect(self._on_entry_edit_requested)
        self.timeline.remove_requested.connect(self._on_entry_remove_requested)
        self._desk.hub.changed.connect(self._on_changed)
        self._desk.book_changed.connect(self._forget_book)

    # -- what is shown

    def card_id(self) -> int | None:
        """The id of the card that is shown; None for none or one that is not saved yet."""
        return self._draft.card.id if self._draft is not None else None

    def card(self) -> Card | None:
        """The card that is shown."""
        return self._draft.card if self._draft is not None else None

    def is_editing(self) -> bool:
        """Whether the whole card is being edited."""
        return self._form is not None

    def show_card(self, card_id: int | None) -> bool:
        """Show a card, or nothing; what was typed in the one before is saved first.

        If it cannot be saved the user is asked; False if that keeps the card before.
        """
        if card_id is not None and card_id == self.card_id():
            return True
        if not self.leave_editing():
            return False
        card = None
        if card_id is not None:
            card = self._desk.read(lambda: self._get(card_id), None)
        if card is None:
            self._show_nothing()
            return True
        self.facts.fold()
        self._take(CardDraft(self._desk, card, self))
        self.view.verticalScrollBar().setValue(0)
        return True

    def _get(self, card_id: int) -> Card | None:
        try:
            return self._desk.book.cards.get(card_id)
        except NotFound:
            return None

    def new_card(self, kind: CardKind = CardKind.PERSON) -> None:
        """Begin a card with nothing on it, the cursor in its name."""
        if not self.leave_editing():
            return
        self._take(CardDraft(self._desk, Card(kind=kind), self))
        self.begin_edit()

    def _take(self, draft: CardDraft) -> None:
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft = draft
        draft.created.connect(self._on_created)
        self.stack.setCurrentIndex(1)
        self.view.page.setUpdatesEnabled(False)
        for layout in self._layouts:  # else each part that comes or goes lays out the whole pane
            layout.setEnabled(False)
        self._show_all()
        self.timeline.show_card(draft.card.id)
        for layout in self._layouts:
            layout.setEnabled(True)
            layout.update()
        self.view.page.setUpdatesEnabled(True)
        self.shown.emit(draft.card.id)

    def _show_nothing(self) -> None:
        had = self._draft is not None
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft = None
        self.quick_log.show_card(None)
        self.stack.setCurrentIndex(0)
        if had:
            self.shown.emit(None)
            self.closed.emit()

    def _show_all(self) -> None:
        self._stale = False
        assert self._draft is not None
        card, desk = self._draft.card, self._desk
        card_id, today = card.id, desk.clock.today()
        row, photo = None, None
        facts: list[Fact] = []
        if card_id is not None:
            row = desk.read(lambda: desk.book.cards.summary(card_id), None)
            facts = desk.read(lambda: facts_of(card, desk.book, today), [])
            photo = portrait_of(desk, card_id) if card.has_photo else None
        self.head.show_card(card, row, today, photo, self._tag_colours())
        self.buttons.show_card(card)
        self.buttons.setVisible(card_id is not None and not self.is_editing())
        if self._single is None:
            self.facts.show_facts(facts)
        self.followups.show_card(card_id)
        self.quick_log.show_card(card_id)

    def _tag_colours(self) -> dict[str, str]:
        # Asked once, and again when a tag changed: the question counts the cards of each tag.
        if self._colours is None:
            tags = self._desk.read(lambda: self._desk.book.tags.all(), None)
            if tags is None:
                return {}
            self._colours = {tag.name: tag.colour for tag in tags if tag.colour}
        return self._colours

    def _forget_book(self) -> None:
        self._colours = None
        self._end_editing()  # the same numbers are other people there: nothing is saved
        self._show_nothing()

    # -- editing

    def begin_edit(self, key: str = "") -> None:
        """Edit the whole card, the cursor in a field."""
        if self._draft is None:
            return
        if self._form is None:
            from rolodex.gui.widgets.card_form import CardForm

            self._end_single()
            form = CardForm(self._desk, self._draft)
            form.setProperty("role", "surface")
            form.done.connect(self.end_edit)
            form.card_requested.connect(self.open_card_requested)
            form.company_requested.connect(lambda: self.new_card(CardKind.COMPANY))
            self._form = form
            self.edit_area.setWidget(form)
            self.body.setCurrentIndex(1)
            self.buttons.setVisible(False)
            self.edit_bar.setVisible(True)
        self._form.focus_field(key)

    def _on_edit_done(self) -> None:
        if self._form is not None:
            self._form.finish()

    def end_edit(self) -> None:
        """Back from editing; a new card of which nothing was typed is forgotten."""
        self._drop_form()
        if self._draft is not None and self._draft.is_new:
            self._show_nothing()
        elif self._draft is not None:
            self._show_all()
            self.buttons.edit.setFocus()

    def _drop_form(self) -> None:
        if self._form is not None:
            form, self._form = self._form, None
            self.edit_area.takeWidget()
            form.hide()
            form.deleteLater()
        self.body.setCurrentIndex(0)
        self.edit_bar.setVisible(False)

    def edit_fact(self, key: str) -> None:
        """Turn the facts of one field into their editor, in their place."""
        if self._draft is None or key not in FIELD or self._form is not None:
            return
        from rolodex.gui.widgets.editor_row import EditorRow

        self._end_single()
        row = EditorRow(FIELD[key], self._desk, self._draft)
        row.escaped.connect(self._on_single_escaped)
        row.finished.connect(self._on_single_escaped)
        row.left.connect(self._on_single_left)
        self._single = row
        self.facts.put_editor(key, row)
        row.editor.focus_first()
        self.view.ensureWidgetVisible(row)

    def _on_single_escaped(self) -> None:
        row = self._single
        if not self._end_single() and row is not None and row.is_refused:
            if unsaved.may_drop(self.window()):
                self._end_editing()
                self._show_all()
            else:
                row.editor.focus_first()
                return
        self.setFocus()

    def _on_single_left(self) -> None:
        row = self._single
        if row is not None and not row.problem.isVisible():
            self._end_single(committed=True)

    def _end_single(self, committed: bool = False) -> bool:
        row = self._single
        if row is None:
            return True
        if not committed and not row.commit():
            return False
        self._single = None
        self.facts.take_editor()
        self._show_all()
        return True

    def leave_editing(self) -> bool:
        """Save what was typed and show the card again; False if the user stays with it.

        That is asked if something cannot be saved.
        """
        editing = self._form if self._form is not None else self._single
        if editing is not None and not editing.commit() and not unsaved.may_drop(self.window()):
            if self._form is not None:
                self._form.show_unsaved()
            return False
        self._end_editing()
        return True

    def _end_editing(self) -> None:
        self._drop_form()
        if self._single is not None:
            self._single = None
            self.facts.take_editor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends editing."""
        if event.key() == Qt.Key.Key_Escape and self._form is not None:
            self._form.finish()
            return
        super().keyPressEvent(event)

    # -- doing

    def call(self) -> None:
        """Show the number large, with the log waiting."""
        from rolodex.gui.dialogs.call import CallDialog

        card_id = self.card_id()
        if card_id is not None:
            CallDialog.ask(self._desk, card_id, self)

    def choose_phrase(self) -> None:
        """Choose a phrase for the card; the log follows."""
        from rolodex.gui.dialogs.phrase_picker import PhrasePicker

        card_id = self.card_id()
        if card_id is not None:
            PhrasePicker.ask(self._desk, card_id, self)

    def print_card(self) -> None:
        """Put this card on paper."""
        from rolodex.gui.dialogs.print_sheet import PrintDialog

        card_id = self.card_id()
        if card_id is not None:
            PrintDialog(self._desk, self.window(), (card_id,), alone=True).exec()

    def _on_contacted(self, kind: str) -> None:
        self.quick_log.begin(kind)

    def _on_portrait_clicked(self) -> None:
        card = self.card()
        if card is None or card.id is None:
            return
        portrait = self.head.portrait
        menu = photo_menu(self._desk, card.id, card.has_photo, portrait)
        menu.popup(portrait.mapToGlobal(portrait.rect().bottomLeft()))

    def _on_entry_edit_requested(self, interaction_id: int) -> None:
        from rolodex.gui.dialogs.quick_log import QuickLogDialog

        interaction = self._desk.read(lambda: self._desk.book.history.get(interaction_id), None)
        if interaction is not None:
            QuickLogDialog.ask(self._desk, (), self, interaction)

    def _on_entry_remove_requested(self, interaction_id: int) -> None:
        self._desk.write(lambda: self._desk.book.history.remove(interaction_id))

    # -- what others changed

    def _on_created(self, card_id: int) -> None:
        self._show_all()
        self.shown.emit(card_id)
        self.created.emit(card_id)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("tag"):
            self._colours = None
        card_id = self.card_id()
        if self._draft is None or card_id is None or not changes.touched:
            return
        card = self._desk.read(lambda: self._get(card_id), None)
        trashed = card is not None and card.trashed_at and not self._draft.card.trashed_at
        if card is None or trashed:
            self._single = None
            self.facts.take_editor()
            self._drop_form()
            self._show_nothing()
            return
        self._draft.card = card
        self._show_all()
        if self._form is not None:
            self._form.refresh()
        if changes.touches("interaction"):
            self.timeline.show_card(card_id, keep=True)
