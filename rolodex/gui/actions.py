"""Every action of the window in one table, and the QActions made from it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from rolodex.gui.icons import icon
from rolodex.i18n import LANGUAGES, N_, _


class Need(Enum):
    """What an action needs to be of use; without it the action is disabled."""

    NOTHING = auto()
    BOOK = auto()  # a book is open
    CARDS = auto()  # the book has cards
    CARD = auto()  # a card is shown
    CHOSEN = auto()  # cards are selected, or one is shown
    PHONE = auto()  # the card shown has a phone number
    TRASHED = auto()  # cards are selected in the trash
    UNDO = auto()  # there is a step to take back
    REDO = auto()  # a step was taken back
    LISTED = auto()  # a list of cards is shown
    FILTERED = auto()  # conditions narrow the list
    LARGER = auto()  # the text can grow
    SMALLER = auto()  # the text can shrink


class Action(NamedTuple):
    """A line of the table.

    `handler` names the method of `Commands` that does it (the key if empty), called with
    `argument` if there is one. Actions of the same `group` exclude each other and show
    which one holds. `menu` is a key of `MENUS`; `line` draws a line above. The keys of one
    that works `everywhere` do so in every window of the program, not in the main one alone.
    """

    key: str
    text: str
    menu: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    handler: str = ""
    argument: str = ""
    group: str = ""
    needs: Need = Need.NOTHING
    line: bool = False
    everywhere: bool = False


MENUS: tuple[tuple[str, str, str], ...] = (
    # key, label, the menu it is in ("" for the menu bar)
    ("book", N_("&Book"), ""),
    ("edit", N_("&Edit"), ""),
    ("card", N_("&Card"), ""),
    ("view", N_("&View"), ""),
    ("class", N_("Class"), "card"),
    ("sort", N_("Sort by"), "view"),
    ("theme", N_("Appearance"), "view"),
    ("language", N_("Language"), "view"),
    ("help", N_("&Help"), ""),
)

ACTIONS: tuple[Action, ...] = (
    Action(key="new_book", text=N_("New book…"), menu="book", icon="book-new"),
    Action(key="open_book", text=N_("Open book…"), menu="book", icon="book-open",
           shortcuts=("Ctrl+O",)),
    Action(key="sample_book", text=N_("Open the sample book"), menu="book", icon="sample"),
    Action(key="import_files", text=N_("Import…"), menu="book", icon="import",
           shortcuts=("Ctrl+I",), line=True),
    Action(key="export_cards", text=N_("Export…"), menu="book", icon="export",
           shortcuts=("Ctrl+Shift+E",), needs=Need.CARDS),
    Action(key="print_sheet", text=N_("Print…"), menu="book", icon="print",
           shortcuts=("Ctrl+P",), needs=Need.CARDS, line=True),
    Action(key="print_today", text=N_("Print today's page…"), menu="book",
           handler="print_sheet", argument="today", needs=Need.CARDS),
    Action(key="back_up", text=N_("Back up now"), menu="book", icon="backup", needs=Need.BOOK,
           line=True),
    Action(key="check_book", text=N_("Check the book"), menu="book", icon="check",
           needs=Need.BOOK),
    Action(key="quit", text=N_("Quit"), menu="book", icon="quit", shortcuts=("Ctrl+Q",),
           line=True),
    Action(key="undo", text=N_("Undo"), menu="edit", icon="undo", shortcuts=("Ctrl+Z",),
           needs=Need.UNDO),
    Action(key="redo", text=N_("Redo"), menu="edit", icon="redo",
           shortcuts=("Ctrl+Shift+Z", "Ctrl+Y"), needs=Need.REDO),
    Action(key="steps", text=N_("What was done…"), menu="edit", icon="history",
           shortcuts=("Ctrl+H",), needs=Need.BOOK),
    Action(key="find", text=N_("Find"), menu="edit", icon="search", shortcuts=("Ctrl+F",),
           line=True),
    Action(key="go_anywhere", text=N_("Go to anything…"), menu="edit", icon="go",
           shortcuts=("Ctrl+K",)),
    Action(key="select_all", text=N_("Select the whole list"), menu="edit",
           shortcuts=("Ctrl+Shift+A",), needs=Need.LISTED),
    Action(key="edit_tags", text=N_("All tags…"), menu="edit", icon="tag", needs=Need.BOOK,
           line=True),
    Action(key="settings", text=N_("Settings"), menu="edit", icon="settings",
           shortcuts=("Ctrl+,",), handler="go_to", argument="settings"),
    Action(key="new_card", text=N_("New card"), menu="card", icon="plus",
           shortcuts=("Ctrl+N",)),
    Action(key="edit_card", text=N_("Edit card"), menu="card", icon="edit",
           shortcuts=("Ctrl+E",), needs=Need.CARD),
    Action(key="log_contact", text=N_("Log contact"), menu="card", icon="log",
           shortcuts=("Ctrl+L",), needs=Need.CARDS),
    Action(key="phrase", text=N_("Phrase…"), menu="card", icon="phrase",
           shortcuts=("Ctrl+;",), needs=Need.CARD),
    Action(key="copy_phone", text=N_("Copy phone number"), menu="card", icon="copy",
           shortcuts=("Ctrl+Shift+C",), needs=Need.PHONE, line=True),
    Action(key="tag_cards", text=N_("Tags of these cards…"), menu="card", icon="tag",
           shortcuts=("Ctrl+T",), needs=Need.CHOSEN),
    Action(key="cadence_cards", text=N_("Cadence of these cards…"), menu="card", icon="clock",
           shortcuts=("Ctrl+D",), needs=Need.CHOSEN),
    *(
        Action(key=f"class_{klass.lower()}", text=text, menu="class", handler="class_cards",
               argument=klass, needs=Need.CHOSEN)
        for klass, text in (("A", N_("Class A")), ("B", N_("Class B")), ("C", N_("Class C")),
                            ("none", N_("No class")))
    ),
    Action(key="print_cards", text=N_("Print these cards…"), menu="card", icon="print",
           needs=Need.CHOSEN),
    Action(key="trash_cards", text=N_("Move to trash"), menu="card", icon="trash",
           shortcuts=("Del",), needs=Need.CHOSEN, line=True),
    Action(key="restore_cards", text=N_("Restore from trash"), menu="card", icon="restore",
           needs=Need.TRASHED),
    Action(key="today", text=N_("Today"), menu="view", icon="today", shortcuts=("Ctrl+1",),
           handler="go_to", argument="today"),
    Action(key="cards", text=N_("Cards"), menu="view", icon="cards", shortcuts=("Ctrl+2",),
           handler="go_to", argument="all"),
    Action(key="out_of_touch", text=N_("Out of touch"), menu="view", icon="clock",
           shortcuts=("Ctrl+3",), handler="go_to", argument="out_of_touch"),
    Action(key="birthdays", text=N_("Birthdays"), menu="view", icon="birthday",
           shortcuts=("Ctrl+4",), handler="go_to", argument="birthdays"),
    Action(key="never", text=N_("Never contacted"), menu="view", icon="never",
           shortcuts=("Ctrl+5",), handler="go_to", argument="never"),
    Action(key="trash", text=N_("Trash"), menu="view", icon="trash", shortcuts=("Ctrl+6",),
           handler="go_to", argument="trash"),
    Action(key="phrases", text=N_("Phrases"), menu="view", icon="phrase",
           shortcuts=("Ctrl+7",), handler="go_to", argument="phrases"),
    Action(key="quick_hide", text=N_("Hide everything"), menu="view", icon="hide",
           shortcuts=("Ctrl+Shift+H",), everywhere=True, line=True),
    Action(key="filter", text=N_("Filter…"), menu="view", icon="filter",
           shortcuts=("Ctrl+Shift+F",), needs=Need.LISTED, line=True),
    Action(key="save_list", text=N_("Save as list…"), menu="view", icon="list",
           needs=Need.FILTERED),
    Action(key="new_list", text=N_("New list…"), menu="view", icon="plus", needs=Need.CARDS),
    Action(key="layout_rows", text=N_("List as rows"), menu="view", group="layout",
           handler="show_layout", argument="rows", needs=Need.LISTED, line=True),
    Action(key="layout_table", text=N_("List as a table"), menu="view", group="layout",
           handler="show_layout", argument="table", needs=Need.LISTED),
    Action(key="sort_name", text=N_("Name"), menu="sort", group="sort", handler="sort_by",
           argument="name", needs=Need.LISTED),
    Action(key="sort_last_contact", text=N_("Last contact"), menu="sort", group="sort",
           handler="sort_by", argument="last_contact", needs=Need.LISTED),
    Action(key="sort_silence", text=N_("Longest silence"), menu="sort", group="sort",
           handler="sort_by", argument="-last_contact", needs=Need.LISTED),
    Action(key="sort_due", text=N_("Due day"), menu="sort", group="sort",
           handler="sort_by", argument="due", needs=Need.LISTED),
    Action(key="sort_company", text=N_("Company"), menu="sort", group="sort",
           handler="sort_by", argument="company", needs=Need.LISTED),
    Action(key="sort_birthday", text=N_("Birthday"), menu="sort", group="sort",
           handler="sort_by", argument="birthday", needs=Need.LISTED),
    Action(key="sort_added", text=N_("Date added"), menu="sort", group="sort",
           handler="sort_by", argument="added", needs=Need.LISTED),
    Action(key="theme_system", text=N_("As the desktop"), menu="theme", group="theme",
           handler="choose_theme", argument="system"),
    Action(key="theme_light", text=N_("Light"), menu="theme", group="theme",
           handler="choose_theme", argument="light"),
    Action(key="theme_dark", text=N_("Dark"), menu="theme", group="theme",
           handler="choose_theme", argument="dark"),
    Action(key="text_larger", text=N_("Larger text"), menu="theme", icon="text-larger",
           shortcuts=("Ctrl++", "Ctrl+="), needs=Need.LARGER, line=True),
    Action(key="text_smaller", text=N_("Smaller text"), menu="theme", icon="text-smaller",
           shortcuts=("Ctrl+-",), needs=Need.SMALLER),
    *(
        # A language is named in itself, so these are not translated.
        Action(key=f"language_{code}", text=name, menu="language", group="language",
               handler="choose_language", argument=code)
        for code, name in LANGUAGES.items()
    ),
    Action(key="manual", text=N_("Manual"), menu="help", icon="help", shortcuts=("F1",)),
    Action(key="shortcuts", text=N_("Keyboard shortcuts"), menu="help", shortcuts=("Ctrl+F1",)),
    Action(key="about", text=N_("About Rolodex"), menu="help", icon="about"),
)  # fmt: skip

ACTION = {action.key: action for action in ACTIONS}


def label(action: Action) -> str:
    """The text of an action in the language in use."""
    return action.text if action.menu == "language" else _(action.text)


def make_actions(parent: QObject, carry_out: Callable[[Action], None]) -> dict[str, QAction]:
    """The QActions of the table by key; each triggers `carry_out` with its line."""
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for action in ACTIONS:
        item = QAction(label(action), parent)
        item.setObjectName(f"action_{action.key}")
        item.setShortcuts([QKeySequence(keys) for keys in action.shortcuts])
        context = Qt.ShortcutContext
        item.setShortcutContext(
            context.ApplicationShortcut if action.everywhere else context.WindowShortcut
        )
        item.setMenuRole(_menu_role(action.key))
        if action.icon:
            item.setIcon(icon(action.icon))
        if action.group:
            item.setCheckable(True)
            group = groups.setdefault(action.group, QActionGroup(parent))
            group.addAction(item)
        item.triggered.connect(lambda _checked=False, action=action: carry_out(action))
        made[action.key] = item
    return made


def _menu_role(key: str) -> QAction.MenuRole:
    """Where macOS puts the action; elsewhere it stays in its menu."""
    roles = {
        "about": QAction.MenuRole.AboutRole,
        "quit": QAction.MenuRole.QuitRole,
        "settings": QAction.MenuRole.PreferencesRole,
    }
    return roles.get(key, QAction.MenuRole.NoRole)
