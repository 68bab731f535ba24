"""The screens in the middle of the window; those not yet visited are not yet made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rolodex.gui import places
from rolodex.gui.places import Place
from rolodex.gui.screens.cards import CardsScreen

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk


class ScreenStack(QStackedWidget):
    """Today, the cards, the phrases, the trash, the settings.

    Signals: `trigger(str)` with the key of an action that a screen asks for,
    `card_chosen(id or None)`, `row_opened(id)` on Today, `badge_changed(int)`,
    `selection_changed()`, `language_chosen(str)`, `theme_chosen(str)`, `text_size_chosen(int)`,
    `place_requested(Place)`.
    """

    trigger = Signal(str)
    card_chosen = Signal(object)
    row_opened = Signal(int)
    badge_changed = Signal(int)
    selection_changed = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)
    place_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screens")
        self._desk = desk
        self._place = places.TODAY
        self._screens: dict[str, QWidget] = {}
        self.cards = CardsScreen(desk)
        self.cards.new_requested.connect(lambda: self.trigger.emit("new_card"))
        self.cards.import_requested.connect(lambda: self.trigger.emit("import_files"))
        self.cards.sample_requested.connect(lambda: self.trigger.emit("sample_book"))
        self.cards.trigger.connect(self.trigger)
        self._add("cards", self.cards)

    def place(self) -> Place:
        """Where one is."""
        return self._place

    def show_place(self, place: Place) -> None:
        """Show a place; its screen is made at the first visit."""
        self._place = place
        if place.screen == "cards":
            self.cards.show_place(place)
        self.setCurrentWidget(self.screen_named(place.screen))

    def screen_named(self, name: str) -> Any:
        """The screen of a name: today, cards, phrases, trash or settings."""
        if name not in self._screens:
            make = {
                "today": self._make_today,
                "phrases": self._make_phrases,
                "trash": self._make_trash,
                "settings": self._make_settings,
            }
            self._add(name, make[name]())
        return self._screens[name]

    def focus(self) -> None:
        """Put the keys into the screen."""
        screen = self.currentWidget()
        if screen is self.cards:
            self.cards.list.setFocus()
        elif screen is self._screens.get("today"):
            self.screen_named("today").focus_list()
        elif screen is not None:
            screen.setFocus()
            if not screen.hasFocus() and not screen.isAncestorOf(screen.focusWidget() or screen):
                screen.focusNextChild()

    def forget_book(self) -> None:
        """Ask the other book for the rows of Today: a row of the old one is nobody there."""
        if "today" in self._screens:
            self.screen_named("today").begin_anew()

    def has_unsaved(self) -> bool:
        """Whether something is written on a screen that the book could not take."""
        made = (self._screens.get(name) for name in ("phrases", "settings"))
        return any(screen is not None and screen.has_unsaved() for screen in made)  # type: ignore[attr-defined]

    def trashed_ids(self) -> tuple[int, ...]:
        """The cards selected in the trash, if it is shown."""
        if self._place.screen != "trash":
            return ()
        return tuple(self.screen_named("trash").selected_ids())

    def _add(self, name: str, screen: QWidget) -> None:
        self._screens[name] = screen
        self.addWidget(screen)

    def _make_today(self) -> QWidget:
        from rolodex.gui.screens.today import TodayScreen

        screen = TodayScreen(self._desk)
        screen.card_selected.connect(lambda card: self.card_chosen.emit(card))
        screen.card_opened.connect(self.row_opened)
        screen.badge_changed.connect(self.badge_changed)
        screen.import_requested.connect(lambda: self.trigger.emit("import_files"))
        screen.sample_requested.connect(lambda: self.trigger.emit("sample_book"))
        screen.place_requested.connect(self.place_requested)
        screen.print_requested.connect(lambda: self.trigger.emit("print_today"))
        return screen

    def _make_phrases(self) -> QWidget:
        from rolodex.gui.screens.phrases import PhrasesScreen

        return PhrasesScreen(self._desk)

    def _make_trash(self) -> QWidget:
        from rolodex.gui.screens.trash import TrashScreen

        screen = TrashScreen(self._desk)
        screen.selection_changed.connect(self.selection_changed)
        return screen

    def _make_settings(self) -> QWidget:
        from rolodex.gui.screens.settings import SettingsScreen

        screen = SettingsScreen(self._desk)
        screen.language_chosen.connect(self.language_chosen)
        screen.theme_chosen.connect(self.theme_chosen)
        screen.text_size_chosen.connect(self.text_size_chosen)
        return screen
