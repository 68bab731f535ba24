"""The look: readable in both themes, following the desktop, growing with the text."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from rolodex.gui import theme
from rolodex.gui.theme import DARK, LIGHT, Palette

LEAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of the usual size."""


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


GROUNDS = ("bg", "surface", "rail", "tab", "hover", "on_accent")
PAIRS = [
    *product(("text", "muted"), GROUNDS),
    *product(("accent",), ("bg", "surface", "rail", "on_accent")),
    ("on_primary", "accent"),
    ("on_primary", "accent_hover"),
]


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_readable_on_every_ground(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= LEAST


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
@pytest.mark.parametrize("state", ["on_track", "due", "overdue", "never"])
def test_chips_are_readable_also_on_a_selected_row(palette: Palette, state: str) -> None:
    chip = palette.chip(state)
    assert contrast(chip.fg, chip.bg) >= LEAST
    assert contrast(chip.fg, palette.surface) >= LEAST


def test_the_chosen_theme_dresses_the_application(app: QApplication) -> None:
    theme.theme().choose("dark")
    assert theme.current() is DARK
    assert app.palette().window().color().name().upper() == DARK.bg
    assert DARK.surface in app.styleSheet()
    theme.theme().choose("light")
    assert theme.current() is LIGHT
    assert LIGHT.surface in app.styleSheet()


def test_the_theme_follows_the_desktop_while_running(qtbot: QtBot, app: QApplication) -> None:
    theme.theme().choose("system")
    hints = QGuiApplication.styleHints()
    with qtbot.waitSignal(theme.theme().changed):
        theme.theme()._on_scheme_changed(Qt.ColorScheme.Dark)
    assert theme.current() is DARK
    with qtbot.waitSignal(theme.theme().changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.current() is LIGHT


def test_a_theme_that_was_chosen_does_not_follow_the_desktop(app: QApplication) -> None:
    theme.theme().choose("light")
    theme.theme()._on_scheme_changed(Qt.ColorScheme.Dark)
    assert theme.current() is LIGHT


def test_text_and_lengths_grow_together(qtbot: QtBot, app: QApplication) -> None:
    label = QLabel("Rolodex")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint().height()
    theme.theme().resize_text(200)
    assert theme.px(14) == 28
    assert label.sizeHint().height() >= 2 * before - 2
    theme.theme().resize_text(100)


def test_a_role_can_be_given_after_the_widget_was_shown(qtbot: QtBot, app: QApplication) -> None:
    label = QLabel("王小明")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint().height()
    theme.set_role(label, "title")
    assert label.sizeHint().height() > before


def test_no_length_of_the_style_sheet_is_missing(app: QApplication) -> None:
    assert "$" not in app.styleSheet()


def test_a_tick_for_some_looks_neither_empty_nor_whole(qtbot: QtBot, app: QApplication) -> None:
    box = QCheckBox("VIP", tristate=True)
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    pictures = []
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked):
        box.setCheckState(state)
        pictures.append(box.grab().toImage())
    assert pictures[1] != pictures[0]
    assert pictures[1] != pictures[2]
