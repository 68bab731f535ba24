"""The settings: of this computer, of the book, its tags, its backups and the book itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.problems import BookProblem, Problem
from rolodex.domain.settings import SETTINGS
from rolodex.gui import theme
from rolodex.gui.home_settings import home_settings
from rolodex.gui.widgets.backup_list import BackupList, size_words
from rolodex.gui.widgets.login_start import LoginStart, tray_words
from rolodex.gui.widgets.page_scroll import PageScroll
from rolodex.gui.widgets.setting_field import SettingField
from rolodex.gui.widgets.settings_section import SettingsSection
from rolodex.gui.widgets.tag_table import TagTable
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import LANGUAGES, N_, _, language, ngettext, render

if TYPE_CHECKING:
    from rolodex.domain.settings import Setting
    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book
    from rolodex.services.changes import Changes

WIDEST = 760

SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("section_who", N_("You and your region"),
     ("me", "country", "currency", "order", "lunar_dates")),
    ("section_rhythm", N_("Whom to contact when"),
     ("day_size", "rest_days", "cadence_a", "cadence_b", "cadence_c", "cadence_days",
      "birthday_lead_days")),
    ("section_reminder", N_("The daily reminder"),
     ("popup", "reminder_time", "appointment_minutes", "popup_shows")),
    ("section_more", N_("More"), ()),
)  # fmt: skip
"""The declared settings by section; one that is in none comes under the last."""
HIDDEN = {"day_size_chosen"}
"""What the program notes for itself."""
HINTS = {
    "country": N_("Numbers without a country code are read as numbers of this country."),
    "order": N_("The order of the list and of the letters beside it."),
    "day_size": N_("Today lists no more people than this; birthdays and promises always come."),
    "rest_days": N_("Then only promises, birthdays and appointments stand on Today."),
    "reminder_time": N_("Once a day at this time, or at the first start after it."),
    "popup_shows": N_("Others may see it, on a projector for one. Ctrl+Shift+H hides everything."),
    "cadence_days": N_("For cards whose tags have no class and no days of their own."),
}
SLOW = {"country", "order"}
"""Settings whose change goes through all cards."""


class SettingsScreen(QWidget):
    """One page that rolls; each field is saved when it is left.

    Signals: `language_chosen(str)`, `theme_chosen(str)`, `text_size_chosen(int)`.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_screen")
        self._desk = desk
        self.fields: dict[str, SettingField] = {}
        page = QWidget()
        page.setProperty("role", "page")
        page.setMaximumWidth(theme.px(WIDEST))
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(*[theme.px(16)] * 4)
        self._column.setSpacing(theme.px(24))
        title = QLabel(_("Settings"))
        theme.set_role(title, "title")
        self._column.addWidget(title)
        self._column.addWidget(self._make_machine_section())
        for section in self._make_book_sections():
            self._column.addWidget(section)
        self.tags = TagTable(desk)
        self._add_wide("section_tags", _("Tags"), self.tags)
        self.backups = BackupList(desk)
        self._add_wide("section_backups", _("Backups"), self.backups)
        self._column.addWidget(self._make_file_section())
        self._column.addStretch(1)
        self.page = PageScroll(page)
        self.page.setObjectName("settings_scroll")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.setFocusProxy(self.language)
        desk.hub.changed.connect(self._on_changed)
        theme.theme().changed.connect(self._show_machine)
        self.reload()

    def reload(self) -> None:
        """Show everything as it is."""
        self._show_machine()
        self._show_book()
        self._show_file()

    # -- this computer

    def _make_machine_section(self) -> SettingsSection:
        section = SettingsSection("section_machine", _("Language and look"))
        self.language = QComboBox()
        self.language.setObjectName("setting_language")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.activated.connect(
            lambda _index: self.language_chosen.emit(self.language.currentData())
        )
        self.theme = QComboBox()
        self.theme.setObjectName("setting_theme")
        for key, label in theme.THEMES:
            self.theme.addItem(_(label), key)
        self.theme.activated.connect(
            lambda _index: self.theme_chosen.emit(self.theme.currentData())
        )
        self.text_size = QComboBox()
        self.text_size.setObjectName("setting_text_size")
        for size in theme.TEXT_SIZES:
            self.text_size.addItem(f"{size} %", size)
        self.text_size.activated.connect(
            lambda _index: self.text_size_chosen.emit(self.text_size.currentData())
        )
        section.add_row(_("Language"), self.language)
        section.add_row(_("Appearance"), self.theme)
        section.add_row(_("Size of the text"), self.text_size)
        return section

    def _show_machine(self) -> None:
        look = theme.theme()
        self.language.setCurrentIndex(self.language.findData(language()))
        self.theme.setCurrentIndex(self.theme.findData(look.choice))
        self.text_size.setCurrentIndex(self.text_size.findData(look.text_size))

    # -- the book's declared settings

    def _make_book_sections(self) -> list[SettingsSection]:
        placed = {key for _name, _title, keys in SECTIONS for key in keys} | HIDDEN
        left = tuple(setting.key for setting in SETTINGS if setting.key not in placed)
        declared = {setting.key: setting for setting in SETTINGS}
        sections = []
        for number, (name, title, keys) in enumerate(SECTIONS):
            wanted = [*keys, *(left if number == len(SECTIONS) - 1 else ())]
            present = [declared[key] for key in wanted if key in declared]
            if present:
                section = SettingsSection(name, _(title))
                for setting in present:
                    self._add_field(section, setting)
                if name == "section_reminder":
                    self._add_reminder_rows(section)
                sections.append(section)
        return sections

    def _add_field(self, section: SettingsSection, setting: Setting) -> None:
        field = SettingField(setting)
        field.edited.connect(lambda value, key=setting.key: self._on_edited(key, value))
        self.fields[setting.key] = field
        hint = HINTS.get(setting.key, "")
        section.add_row(_(setting.label), field, _(hint) if hint else "")

    def _add_reminder_rows(self, section: SettingsSection) -> None:
        self.login_start = LoginStart(self._desk)
        section.add_row(_("Start at login"), self.login_start, tray_words())
        self.test_reminder = QPushButton(_("Show me a test reminder"))
        self.test_reminder.setObjectName("test_reminder")
        self.test_reminder.clicked.connect(self._desk.test_reminder_requested)
        holder = QWidget()
        row = QVBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.test_reminder, 0, Qt.AlignmentFlag.AlignLeft)
        section.add_wide(holder)

    def _show_book(self) -> None:
        # Without a book yet: what it will begin with.
        begun: dict[str, Any] = {} if self._desk.has_book else dict(home_settings())
        values = self._desk.read(lambda: self._desk.book.settings.all(), begun)
        for key, field in self.fields.items():
            field.show_value(values.get(key, field.setting.default))

    def has_unsaved(self) -> bool:
        """Whether a field holds what the book could not take, after trying once more."""
        for field in self.fields.values():
            field.give_again()
        return any(field.is_unsaved for field in self.fields.values())

    def _on_edited(self, key: str, value: Any) -> None:
        desk = self._desk

        def failed(problem: Problem) -> None:
            self._on_refused(key, problem)

        if key in SLOW and desk.has_book:

            def operation(book: Book, _progress: Progress, _cancelled: Cancel) -> Changes:
                return book.settings.set(key, value)

            desk.run(operation, self._on_slow_done, failed, label=_("Sorting the cards"))
            return
        desk.write(lambda: desk.book.settings.set(key, value), None, failed)
        if key == "day_size":
            desk.write(lambda: desk.book.settings.set("day_size_chosen", True), quiet=True)

    def _on_slow_done(self, changes: Changes) -> None:
        self._desk.book.settings.forget()  # written on another connection
        self._desk.hub.announce(changes)

    def _on_refused(self, key: str, problem: Problem) -> None:
        if isinstance(problem, BookProblem):  # nothing is wrong with what was typed: it stays
            field = self.fields[key]
            field.keep()
            self._desk.offer_again(problem, field.give_again)
            return
        self._show_book()
        self._desk.show_problem(problem)

    # -- the book as a file

    def _make_file_section(self) -> SettingsSection:
        section = SettingsSection("section_book", _("The book"))
        self._file = WrapLabel("")
        self._file.setObjectName("book_file")
        self._checked = WrapLabel("", "muted")
        self._checked.setObjectName("check_result")
        self._checked.hide()
        self.check_button = QPushButton(_("Check the book"))
        self.check_button.setObjectName("check_book")
        self.check_button.clicked.connect(lambda _checked=False: self.check())
        section.add_wide(self._file)
        section.add_wide(self._checked)
        holder = QWidget()
        row = QVBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)
        section.add_wide(holder)
        return section

    def _add_wide(self, name: str, title: str, widget: QWidget) -> None:
        section = SettingsSection(name, title)
        section.add_wide(widget)
        self._column.addWidget(section)

    def _show_file(self) -> None:
        path = self._desk.book_path
        self.check_button.setEnabled(path is not None)
        if path is None:
            self._file.setText(_("There is no book yet; it is made with the first card."))
            return
        try:
            size = size_words(path.stat().st_size)
        except OSError:
            size = "–"
        cards = self._desk.read(lambda: self._desk.book.cards.count(), 0)
        words = ngettext("{path}\n{n:,} card, {size}", "{path}\n{n:,} cards, {size}", cards)
        self._file.setText(words.format(path=path, n=cards, size=size))

    def check(self) -> None:
        """Look over the whole book and say the result in words."""

        def operation(book: Book, _progress: Progress, _cancelled: Cancel) -> Any:
            return book.check()

        self.check_button.setEnabled(False)
        self._say_checked(_("Checking…"), "muted")
        self._desk.run(
            operation, self._on_checked, self._on_check_failed, label=_("Checking the book")
        )

    def _on_checked(self, result: Any) -> None:
        self.check_button.setEnabled(True)
        if result.ok:
            contacts = ngettext("{n:,} contact", "{n:,} contacts", result.interactions).format(
                n=result.interactions
            )
            cards = ngettext("{n:,} card", "{n:,} cards", result.cards).format(n=result.cards)
            words = _("The book is sound: {cards} and {contacts} are whole, and the search agrees.")
            self._say_checked(words.format(cards=cards, contacts=contacts), "muted")
            return
        found = "\n".join("• " + render(problem) for problem in result.problems)
        words = _(
            "The book is damaged:\n{problems}\n"
            "Go back to a backup above; this book is kept beside it."
        )
        self._say_checked(words.format(problems=found), "error")

    def _on_check_failed(self, problem: Problem) -> None:
        self.check_button.setEnabled(True)
        self._say_checked(render(problem.text), "error")

    def _say_checked(self, words: str, role: str) -> None:
        self._checked.setText(words)
        self._checked.setVisible(True)
        theme.set_role(self._checked, role)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("setting"):
            self._show_book()
            self.backups.reload()
        if changes.touches("card") or changes.touches("setting"):
            self._show_file()
