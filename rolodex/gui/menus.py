"""The menu bar, with every action of the table in its menu."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from rolodex.gui.actions import ACTIONS, MENUS
from rolodex.i18n import _


def menu_bar(qactions: Mapping[str, QAction]) -> QMenuBar:
    """A menu bar with all menus of the table."""
    bar = QMenuBar()
    made: dict[str, QMenu] = {}
    submenus: dict[str, list[str]] = {}
    for key, label, within in MENUS:
        if within:
            submenus.setdefault(within, []).append(key)
        else:
            made[key] = bar.addMenu(_(label))
        if not within:
            made[key].setObjectName(f"menu_{key}")
    for action in ACTIONS:
        menu = made.get(action.menu)
        if menu is not None:
            _add(menu, action.line, qactions[action.key])
    for within, keys in submenus.items():
        made[within].addSeparator()
        for key in keys:
            label = next(text for name, text, _within in MENUS if name == key)
            menu = made[within].addMenu(_(label))
            menu.setObjectName(f"menu_{key}")
            for action in ACTIONS:
                if action.menu == key:
                    _add(menu, action.line, qactions[action.key])
    return bar


def _add(menu: QMenu, line: bool, item: QAction) -> None:
    if line:
        menu.addSeparator()
    menu.addAction(item)
