"""The menus that pop up from a button of the list, or over its cards."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rolodex.gui.actions import ACTIONS

CARD_ACTIONS = (
    "edit_card", "log_contact", "copy_phone", "tag_cards", "cadence_cards", "print_cards",
    "trash_cards",
)  # fmt: skip
CLASS_ACTIONS = ("class_a", "class_b", "class_c", "class_none")


def popup_sort_menu(actions: Mapping[str, QAction], button: QWidget) -> None:
    """The orders of the list, below the button."""
    menu = _passing_menu(button)
    for action in ACTIONS:
        if action.group == "sort":
            menu.addAction(actions[action.key])
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def popup_class_menu(actions: Mapping[str, QAction], button: QWidget) -> None:
    """The classes for the selected cards, above the button."""
    menu = _passing_menu(button)
    menu.setObjectName("class_menu")
    for key in CLASS_ACTIONS:
        menu.addAction(actions[key])
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def popup_card_menu(actions: Mapping[str, QAction], parent: QWidget, point: QPoint) -> None:
    """What can be done with the selected cards, at a point of the screen."""
    menu = _passing_menu(parent)
    for key in CARD_ACTIONS:
        menu.addAction(actions[key])
    menu.popup(point)


def _passing_menu(parent: QWidget) -> QMenu:
    """A menu that is gone when it was used or left."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
