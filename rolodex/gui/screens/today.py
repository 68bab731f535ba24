"""Today: who to contact, why, and what was said last, each row with its actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rolodex.domain.agenda import LATER, Agenda
from rolodex.domain.reminder import Reminder
from rolodex.gui import places
from rolodex.gui.away_reading import AwayReading
from rolodex.gui.day_record import DayRecord
from rolodex.gui.desk import Desk
from rolodex.gui.empty_lists import say_all_in_trash, trashed
from rolodex.gui.reminder_deeds import ReminderDeeds
from rolodex.gui.row_details import RowDetails
from rolodex.gui.row_making import RowMaking
from rolodex.gui.theme import px
from rolodex.gui.widgets.away_section import AwaySection
from rolodex.gui.widgets.day_head import DayHead
from rolodex.gui.widgets.day_size_offer import DaySizeOffer
from rolodex.gui.widgets.empty_state import EmptyState
from rolodex.gui.widgets.left_out import LeftOut
from rolodex.gui.widgets.reminder_row import ReminderRow
from rolodex.gui.widgets.reminder_section import SECTIONS, ReminderSection, section_of
from rolodex.i18n import _
from rolodex.services.changes import Changes


class TodayScreen(QWidget):
    """The day's people.

    Signals: `card_selected(card id)` when a row is opened or becomes the current one,
    `card_opened(card id)` when its card is wanted in front, `badge_changed(rows of today)`,
    `print_requested()`, `import_requested()` and `sample_requested()` from the empty book,
    `place_requested(Place)` for a list of people whom the day does not ask for.
    """

    card_selected = Signal(int)
    card_opened = Signal(int)
    badge_changed = Signal(int)
    print_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    place_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_screen")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._agenda = Agenda()
        self._later_open = False
        self._cards = 0
        self._current = -1
        self._beside: int | None = None
        self._row_went = False
        self._reloading = False
        self._deeds = ReminderDeeds(desk, self)
        self._away_reading = AwayReading(desk, self)
        self._away_reading.came.connect(self._show_day)
        self._deeds.dealt_with.connect(self._away_reading.forget)
        self._details = RowDetails(desk, self.rows, self)
        self._record = DayRecord(desk)
        self.head = DayHead(desk)
        self.head.print_requested.connect(self.print_requested)
        self.offer = DaySizeOffer(desk)
        self.sections = self._make_sections()
        self.left_out = LeftOut(desk)
        self.left_out.counted.connect(self._show_empty)
        self.left_out.place_requested.connect(self.place_requested)
        self.empty = EmptyState()
        self.empty.setObjectName("today_empty")
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(14), px(16), px(16))
        column.setSpacing(px(2))
        column.addWidget(self.head)
        column.addSpacing(px(8))
        column.addWidget(self.offer)
        for section in self.sections.values():
            column.addWidget(section)
        column.addWidget(self.left_out)
        column.addWidget(self.empty, 1)
        column.addStretch(0)
        self._page = page
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(page)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self._making = RowMaking(self.sections.values(), self._make_rows, self)
        self._reload_timer = QTimer(self, singleShot=True, interval=0)
        self._reload_timer.timeout.connect(self.reload)
        desk.hub.changed.connect(self._on_changed)
        self.reload()

    def _make_sections(self) -> dict[str, ReminderSection]:
        sections: dict[str, ReminderSection] = {}
        for name, title in (
            ("appointments", _("Appointments")),
            ("away", ""),
            ("followups", _("Follow-ups")),
            ("birthdays", _("Birthdays and anniversaries")),
            ("silence", _("Out of touch")),
            ("never", _("Never contacted")),
            ("later", _("Later")),
        ):
            section = ReminderSection(name, title) if name != "away" else self._make_away()
            section.row_added.connect(self._on_row_added)
            section.row_kept.connect(self._details.add)
            section.more_requested.connect(self.reload)
            section.setVisible(False)
            sections[name] = section
        for name in ("silence", "never"):
            sections[name].aside_clicked.connect(self._on_later_clicked)
        sections["later"].aside_clicked.connect(self._on_later_clicked)
        return sections

    def _make_away(self) -> AwaySection:
        self.away = AwaySection()
        self.away.aside_clicked.connect(self._on_away_clicked)
        self.away.read.connect(self._on_away_read)
        return self.away

    # -- reading

    def reload(self) -> None:
        """Ask the book again; the keyboard stays on its row, or where that was if it is gone."""
        self._reload_timer.stop()
        self._away_reading.ask(self._record.absence())
        self._show_day()

    def _show_day(self) -> None:
        desk = self._desk
        later, today = self._limits()
        at = desk.clock.local_now().time()
        self._agenda = desk.read(
            lambda: desk.book.agenda.due(at=at, later_limit=later, today_limit=today), Agenda()
        )
        cards = desk.read(lambda: desk.book.card_lists.count(), 0)
        had_focus = self._current_has_focus()
        current = self.current_row()
        key = current.reminder.key if current is not None else ""
        was_outlined = self._is_outlined(current)
        self._details.drop()
        self.head.tell(self._agenda, cards)
        self._reloading = True  # rows that go hand the keyboard on: that is no choice
        if had_focus:
            self.setFocus()  # else it would run through all rows, and the page after it
        self._show_sections()
        self._making.begin()
        self._reloading = False
        self._cards = cards
        self.left_out.consider(self._agenda)
        self._show_empty()
        self.offer.consider(cards)
        self._keep_place(had_focus, key)
        kept = self.current_row()
        self._row_went = was_outlined and (kept is None or kept.reminder.key != key)
        self._details.begin()
        self.badge_changed.emit(self._agenda.waiting)

    def _limits(self) -> tuple[int, int | None]:
        """How many lines of the later lane are shown, and of each kind of today's."""
        later = self.sections["later"].wanted() if self._later_open else 0
        if self.away.is_open:
            return later, None  # of today's lane only those are shown that do not stand there
        return later, max(s.wanted() for name, s in self.sections.items() if name != "later")

    def begin_anew(self) -> None:
        """Ask another book; the first row is the current one."""
        self._current, self._beside = -1, None
        self.reload()

    def _show_sections(self) -> None:
        there = self._show_away()
        today = [r for r in self._agenda.lane("today") if r.key not in there]
        later = self._agenda.lane(LATER) if self._later_open else ()
        _later_limit, limit = self._limits()
        by_section: dict[str, list[Reminder]] = {name: [] for name in self.sections}
        for reminder in today:
            by_section[section_of(reminder)].append(reminder)
        by_section["later"] = list(later)
        totals = Counter({name: len(found) for name, found in by_section.items()})
        for kind, count in self._agenda.more.items():
            totals[SECTIONS[kind]] += count
        totals["later"] = self._agenda.later
        for name, section in self.sections.items():
            if section is self.away:
                continue
            found = by_section[name]
            if name != "later":
                found = found[:limit]  # of two kinds, the second follows when the first is whole
            section.show_reminders(found, totals[name])
            section.setVisible(bool(found))
        self._say_later(totals)

    def _show_away(self) -> frozenset[str]:
        return self.away.tell(self._away_reading.absence, self._away_reading.missed)

    def _say_later(self, totals: Mapping[str, int]) -> None:
        # The rest of the silent is one click away, from the section where it is missed.
        count = self._agenda.later
        for name in ("silence", "never"):
            self.sections[name].say("")
        later = self.sections["later"]
        later.setVisible(self._later_open and count > 0)
        later.more.setVisible(later.more.isVisibleTo(later) and self._later_open)
        if self._later_open:
            later.say(_("Hide"))
        elif count:
            name = "silence" if totals["silence"] or not totals["never"] else "never"
            section = self.sections[name]
            section.setVisible(True)
            n = totals[name]
            section.say(_("{n} today, {later} later ›").format(n=n, later=count))

    def _show_empty(self) -> None:
        nobody = not self._agenda.lane("today")
        self.empty.setVisible(nobody)
        if not nobody:
            return
        if self._cards:
            handled = self._agenda.handled
            words = _("Everybody of today is done.") if handled else _("Nothing is due.")
            left_out = self.left_out.sentence()
            self.empty.say(
                "done",
                _("Nobody is waiting today"),
                f"{words}\n{left_out}" if left_out else words,
                self.left_out.steps(),
            )
        elif count := trashed(self._desk):
            say_all_in_trash(self.empty, count, self._open_trash, self.import_requested.emit)
        else:
            self.empty.say(
                "cards",
                _("No cards yet"),
                _("Import your address file, or try the sample book."),
                [
                    ("today_import", _("Import…"), self.import_requested.emit),
                    ("today_sample", _("Try the sample book"), self.sample_requested.emit),
                ],
            )

    def _open_trash(self) -> None:
        self.place_requested.emit(places.TRASH)

    # -- rows

    def _make_rows(self, limit: int) -> bool:
        """Make some of the rows that are wanting, from top to bottom; whether any were."""
        current, left = self.current_row(), limit
        for section in self.sections.values():
            left -= section.make_rows(left)
        rows = self.rows()
        if current in rows:
            self._current = rows.index(current)
        return left < limit

    def rows(self) -> list[ReminderRow]:
        """All rows that are shown, from top to bottom."""
        shown = [s for s in self.sections.values() if not s.isHidden()]
        return [row for section in shown for row in section.rows]

    def current_row(self) -> ReminderRow | None:
        """The row the keyboard is on, or was last."""
        rows = self.rows()
        return rows[self._current] if 0 <= self._current < len(rows) else None

    def card_at_hand(self) -> int | None:
        """The card of the current row, else of the first, which becomes the current one.

        The keyboard stays where it is. None: nobody is on the page.
        """
        rows = self.rows()
        if not rows:
            return None
        self._current = max(0, min(self._current, len(rows) - 1))
        return rows[self._current].reminder.card_id

    def has_lost_its_row(self) -> bool:
        """Whether the row that was outlined went when the page was last read."""
        return self._row_went

    def show_beside(self, card: int | None) -> None:
        """Say whose card is shown beside the page: that row is outlined, and no other ever is."""
        self._beside, self._row_went = card, False
        rows, current = self.rows(), self.current_row()
        if card is not None and (current is None or current.reminder.card_id != card):
            theirs = (n for n, row in enumerate(rows) if row.reminder.card_id == card)
            found = next(theirs, None)
            if found is not None:
                self._current = found
                self._bring_into_sight(rows[found])
        self._outline()

    def _is_outlined(self, row: ReminderRow | None) -> bool:
        return row is not None and row.reminder.card_id == self._beside

    def _outline(self) -> None:
        current = self.current_row()
        for row in self.rows():
            row.set_current(row is current and self._is_outlined(row))

    def focus_list(self) -> None:
        """Put the keyboard on the current row, or the first."""
        rows = self.rows()
        if rows:
            self._step_on(rows[max(0, min(self._current, len(rows) - 1))])

    def _on_row_added(self, row: ReminderRow) -> None:
        row.opened.connect(lambda: self._open(row))
        row.focused.connect(lambda: self._make_current(row))
        row.moved.connect(self._move)
        row.call_requested.connect(lambda: self._act(row, self._deeds.call))
        row.message_requested.connect(lambda: self._act(row, self._deeds.message))
        row.log_requested.connect(lambda: self._act(row, self._deeds.log))
        row.later_requested.connect(lambda: self._later(row))
        row.done_requested.connect(lambda: self._deeds.done(row.reminder))
        row.skip_requested.connect(lambda: self._deeds.skip(row.reminder))
        self._details.add(row)

    def _current_has_focus(self) -> bool:
        row = self.current_row()
        focus = self.window().focusWidget()  # also while a dialog in front has the keyboard
        return row is not None and focus in (row, *row.buttons)

    def _keep_place(self, had_focus: bool, key: str) -> None:
        rows = self.rows()
        # Somebody who comes back at an hour must not slip under the key that is being pressed.
        same = (number for number, row in enumerate(rows) if row.reminder.key == key)
        self._current = next(same, min(self._current, len(rows) - 1))
        self._outline()
        if had_focus and rows:
            row = rows[max(0, self._current)]
            row.show()  # a new one is shown with the next event, and could not take the keyboard
            self._step_on(row)

    def _step_on(self, row: ReminderRow) -> None:
        row.setFocus()
        self._make_current(row)  # a window in the background is not told of the keyboard

    def _make_current(self, row: ReminderRow) -> None:
        rows = self.rows()
        if self._reloading or row not in rows:
            return
        self._current = rows.index(row)
        self._bring_into_sight(row)
        # The same place may hold somebody else by now, so it is the card that counts.
        is_new = not self._is_outlined(row)
        self._beside = row.reminder.card_id
        self._outline()
        if is_new:
            self.card_selected.emit(self._beside)

    def _bring_into_sight(self, row: ReminderRow) -> None:
        # Once the rows stand where they will stay: just now they may still be on their way.
        QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row, 0, px(40)))

    def _open(self, row: ReminderRow) -> None:
        self._step_on(row)
        self.card_selected.emit(row.reminder.card_id)
        self.card_opened.emit(row.reminder.card_id)

    def _move(self, step: int) -> None:
        rows = self.rows()
        following = self._current + step
        if 0 <= following < len(rows):
            rows[following].setFocus(Qt.FocusReason.TabFocusReason)

    # -- acting

    def _act(self, row: ReminderRow, deed: Callable[[Reminder], None]) -> None:
        self._step_on(row)
        deed(row.reminder)

    def _later(self, row: ReminderRow) -> None:
        self._step_on(row)
        self._deeds.later(row.reminder, row.later.mapToGlobal(row.later.rect().bottomLeft()))

    # -- later

    def _on_later_clicked(self) -> None:
        self._later_open = not self._later_open
        self.sections["later"].reset()
        self.reload()

    # -- while you were away

    def _on_away_clicked(self) -> None:
        self.away.is_open = not self.away.is_open
        self.reload()

    def _on_away_read(self) -> None:
        self._record.absence_read()
        self.reload()

    # -- what changed

    def _on_changed(self, changes: Changes) -> None:
        kinds = ("card", "interaction", "followup", "mark", "setting", "tag")
        if any(changes.touches(kind) for kind in kinds):
            # One reload for a burst of changes, and none in the middle of a click.
            self._reload_timer.start()
