"""The style sheet of the application, made from the tokens of a theme.

Widgets choose a look by the dynamic property `role`:

| role | on | looks like |
|---|---|---|
| title, heading, section, muted, small, strong, error, link | QLabel | text of that rank |
| chip-on_track, chip-due, chip-overdue, chip-never, chip-tag, key, badge | QLabel | a small label |
| primary, quiet, toggle, link | QPushButton, QToolButton | main action, no frame, choice, text |
| surface, tab, rail, page, box, line, bar, problem | QFrame, QWidget | a ground or a rule |
"""

from __future__ import annotations

from collections.abc import Callable
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolodex.gui.theme import Palette

PLAIN = """
QLabel, QToolTip { qproperty-textFormat: PlainText; }
"""
"""Keeps every label plain: a customer's name with markup in it must never open a file.

Qt reads a text that looks like HTML as HTML, in labels, tool tips and message boxes alike, and
then loads the pictures it names, files and network shares included. All of these are labels
inside, and each gets its style before it is first measured or drawn. (A filter of the events of
the whole application would do it too, and cost something at each of them.)
"""

TEXT = """
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${px20}px; font-weight: 700; }
QLabel[role="heading"] { font-size: ${px16}px; font-weight: 700; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="section"] { color: $muted; font-size: ${px12}px; font-weight: 700; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${px12}px; }
QLabel[role="error"] { color: $overdue_fg; }
QLabel[role="link"] { color: $accent; }
QLabel[role="key"] { color: $muted; background: $surface; border: 1px solid $line;
  border-radius: ${px4}px; padding: 0 ${px4}px; font-size: ${px11}px; }
QLabel[role^="chip"] { font-size: ${px12}px; border-radius: ${px8}px;
  padding: ${px1}px ${px8}px; background: $on_track_bg; color: $on_track_fg; }
QLabel[role="chip-due"] { background: $due_bg; color: $due_fg; }
QLabel[role="chip-overdue"] { background: $overdue_bg; color: $overdue_fg; }
QLabel[role="chip-never"] { background: $never_bg; color: $never_fg; }
QLabel[role="chip-tag"] { background: $on_accent; color: $accent; }
QLabel[role="badge"] { color: $muted; font-size: ${px12}px; }
"""

GROUNDS = """
QMainWindow, QDialog, QWizard, QWidget[role="page"] { background: $bg; }
QWidget[role="surface"] { background: $surface; }
QWidget[role="tab"] { background: $tab; }
QWidget[role="rail"] { background: $rail; }
QFrame[role="box"] { background: $surface; border: 1px solid $line; border-radius: ${px10}px; }
QFrame[role="box"]:hover { border-color: $scroll; }
QFrame[role="box"][current="true"] { border: 2px solid $accent; }
QWidget[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QWidget[role="vline"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame[role="bar"] { background: $surface; border: 1px solid $line; border-radius: ${px8}px; }
QFrame[role="problem"] { background: $overdue_bg; border: 1px solid $overdue_fg;
  border-radius: ${px8}px; }
QFrame[role="problem"] QLabel { color: $text; }
QFrame[role="popup"] { background: $bg; border: 1px solid $muted; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[role="page"] { background: $bg; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolTip { background: $surface; color: $text; border: 1px solid $line;
  padding: ${px4}px ${px8}px; }
QStatusBar { background: $surface; border-top: 1px solid $line; }
QGroupBox { border: 1px solid $line; border-radius: ${px8}px; margin-top: ${px12}px;
  padding: ${px12}px; background: $surface; }
QGroupBox::title { subcontrol-origin: margin; left: ${px12}px; color: $muted; }
"""

BUTTONS = """
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton, QToolButton { background: $surface; border: 1px solid $line;
  border-radius: ${px8}px; padding: ${px4}px ${px12}px; min-height: ${px20}px; }
QToolButton { padding: ${px4}px ${px8}px; }
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $muted; }
QPushButton:pressed, QToolButton:pressed { background: $on_accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent;
  padding: ${px3}px ${px11}px; }
QToolButton:focus { padding: ${px3}px ${px7}px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: $bg; }
QPushButton[role="primary"], QPushButton:default { background: $accent; color: $on_primary;
  border-color: $accent; }
QPushButton[role="primary"]:hover, QPushButton:default:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border-color: $text; }
QPushButton[role="primary"]:disabled, QPushButton:default:disabled { background: $line;
  color: $disabled; border-color: $line; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent;
  border-color: transparent; color: $muted; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover;
  color: $text; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled { color: $disabled; }
QPushButton[role="link"], QToolButton[role="link"] { background: transparent; color: $accent;
  border-color: transparent; padding: ${px2}px ${px4}px; }
QPushButton[role="link"]:hover, QToolButton[role="link"]:hover { background: $on_accent; }
QPushButton[role="link"]:focus, QToolButton[role="link"]:focus { border-color: $accent; }
QPushButton[role="snug"] { padding: ${px4}px ${px6}px; }
QPushButton[role="snug"]:focus { padding: ${px3}px ${px5}px; }
QPushButton[role="toggle"], QToolButton[role="toggle"] { padding: ${px2}px ${px8}px;
  border-radius: ${px6}px; }
QPushButton[symbol="true"], QToolButton[symbol="true"] { padding: ${px2}px ${px3}px; }
QPushButton[role="toggle"]:checked, QToolButton[role="toggle"]:checked {
  background: $on_accent; color: $accent; border-color: $accent; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  background: $surface; border: 1px solid $line; border-radius: ${px8}px;
  padding: ${px4}px ${px8}px; selection-background-color: $accent;
  selection-color: $on_primary; }
QLineEdit, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox { min-height: ${px20}px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QSpinBox:hover, QComboBox:hover {
  border-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus,
QTimeEdit:focus, QDateTimeEdit:focus, QComboBox:focus { border: 2px solid $accent;
  padding: ${px3}px ${px7}px; }
QLineEdit[role="bare"], QPlainTextEdit[role="bare"] { border: 1px solid transparent;
  background: transparent; }
QLineEdit[role="bare"]:hover, QPlainTextEdit[role="bare"]:hover { border-color: $line; }
QLineEdit[role="bare"]:focus, QPlainTextEdit[role="bare"]:focus { border: 2px solid $accent;
  background: $surface; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"] { border-color: $overdue_fg; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled {
  color: $disabled; background: $bg; }
QComboBox > QLineEdit, QAbstractSpinBox > QLineEdit, QComboBox > QLineEdit:hover,
QAbstractSpinBox > QLineEdit:hover, QComboBox > QLineEdit:focus,
QAbstractSpinBox > QLineEdit:focus { border: none; background: transparent; padding: 0;
  min-height: 0; }
QAbstractSpinBox > QLineEdit, QAbstractSpinBox > QLineEdit:hover,
QAbstractSpinBox > QLineEdit:focus { padding-left: ${px8}px; }
QLineEdit > QToolButton { border: none; background: transparent; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: ${px24}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${px12}px; height: ${px12}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line;
  selection-background-color: $on_accent; selection-color: $accent; outline: none; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: ${px20}px; border: none; }
QAbstractSpinBox::up-arrow { image: url("$chevron_up"); width: ${px10}px; height: ${px10}px; }
QAbstractSpinBox::down-arrow { image: url("$chevron"); width: ${px10}px; height: ${px10}px; }
QCheckBox, QRadioButton { spacing: ${px8}px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  width: ${px14}px; height: ${px14}px; border: 1px solid $muted; background: $surface; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: ${px4}px; }
QRadioButton::indicator { border-radius: ${px7}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent;
  border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url("$tick_some"); }
QRadioButton::indicator:checked { background: $accent; border: ${px4}px solid $on_accent;
  width: ${px8}px; height: ${px8}px; border-radius: ${px8}px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QProgressBar { background: $line; border: none; border-radius: ${px3}px; max-height: ${px6}px;
  min-height: ${px6}px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: ${px3}px; }
"""

LISTS = """
QAbstractItemView { background: $surface; border: none; outline: none;
  selection-background-color: $on_accent; selection-color: $text;
  alternate-background-color: $bg; gridline-color: $line; }
QListView#condition_choices::item { padding: ${px3}px; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
  background: $on_accent; color: $text; }
QTableView::item:hover, QListView::item:hover { background: $hover; }
QTableView::item:selected:hover, QListView::item:selected:hover { background: $on_accent; }
QHeaderView::section { background: $surface; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: ${px4}px ${px8}px; }
QTableCornerButton::section { background: $surface; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { padding: ${px6}px ${px12}px; color: $muted; background: transparent;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: ${px10}px; margin: 0; }
QListView[role="rail"] { background: transparent; }
QListView[role="rail"] QScrollBar:vertical { width: ${px6}px; }
QListView[role="rail"] QScrollBar::handle { margin: 1px; border-radius: ${px2}px; }
QScrollBar:horizontal { height: ${px10}px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: ${px3}px; margin: ${px2}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: ${px24}px; }
QScrollBar::handle:horizontal { min-width: ${px24}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
"""

MENUS = """
QMenuBar { background: $surface; border: none; padding: ${px1}px ${px4}px; }
QMenuBar::item { padding: ${px3}px ${px8}px; border-radius: ${px4}px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $on_accent; color: $accent; }
QMenu { background: $surface; border: 1px solid $line; padding: ${px4}px; }
QMenu::item { padding: ${px4}px ${px24}px ${px4}px ${px8}px; border-radius: ${px4}px; }
QMenu::item:selected { background: $on_accent; color: $accent; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: ${px4}px ${px8}px; }
QMenu::icon { padding-left: ${px8}px; }
QMenu::indicator { width: ${px16}px; height: ${px16}px; padding-left: ${px4}px; }
"""

SHEET = Template(PLAIN + TEXT + GROUNDS + BUTTONS + FIELDS + LISTS + MENUS)
SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 16, 20, 24)


def stylesheet(palette: Palette, px: Callable[[int], int]) -> str:
    """The style sheet of a theme; `px` grows the lengths with the size of the text."""
    from rolodex.gui.icons import icon_file

    values = {f"px{size}": str(px(size)) for size in SIZES}
    for name in palette._fields:
        value = getattr(palette, name)
        if isinstance(value, str):
            values[name] = value
        else:
            values[f"{name}_fg"], values[f"{name}_bg"] = value.fg, value.bg
    for name in ("chevron", "chevron_up", "tick", "tick_some"):
        file = icon_file(f"{name.replace('_', '-')}-{palette.name}")
        values[name] = file.as_posix()
    return SHEET.substitute(values)
