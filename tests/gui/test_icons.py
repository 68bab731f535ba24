"""The icons: every name in use is drawn, every drawing in use, tinted by the theme."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from rolodex import paths
from rolodex.gui import theme
from rolodex.gui.actions import ACTIONS
from rolodex.gui.icons import icon, icon_file

SOURCES = sorted((Path(__file__).parents[2] / "rolodex" / "gui").rglob("*.py"))
FAMILY = 'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'


def middle(picture: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The colour in the middle of an icon of 16 pixels."""
    return picture.pixmap(QSize(16, 16), mode).toImage().pixelColor(8, 8).name().upper()


def test_every_icon_named_in_the_table_of_actions_is_drawn() -> None:
    assert not [a.key for a in ACTIONS if a.icon and not icon_file(a.icon).is_file()]


def test_every_icon_named_in_a_call_is_drawn() -> None:
    named = {
        name
        for source in SOURCES
        for name in re.findall(r'\b(?:icon|pixmap)\("([a-z-]+)"', source.read_text("utf-8"))
    }
    assert named
    assert not [name for name in sorted(named) if not icon_file(name).is_file()]


def test_every_icon_that_is_drawn_is_used() -> None:
    text = "\n".join(source.read_text("utf-8") for source in SOURCES)
    names = [path.stem for path in paths.resource("icons").glob("*.svg")]
    unused = [n for n in names if f'"{n}"' not in text and not n.endswith(("-light", "-dark"))]
    assert not unused


def test_all_icons_are_of_one_family() -> None:
    odd = [
        path.name
        for path in paths.resource("icons").glob("*.svg")
        if FAMILY not in path.read_text("utf-8") and not path.name.startswith("tick-")
    ]
    assert not odd


def test_an_icon_changes_its_colour_with_the_theme(app: QApplication) -> None:
    plus = icon("plus", "text")
    light = middle(plus)
    theme.theme().choose("dark")
    assert middle(plus) != light
    assert middle(plus) == theme.DARK.text


def test_a_disabled_icon_is_paler(app: QApplication) -> None:
    plus = icon("plus")
    assert middle(plus, QIcon.Mode.Disabled) != middle(plus)
