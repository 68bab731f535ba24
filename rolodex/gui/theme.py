"""Colours and sizes of the window, light and dark, and the one style sheet made from them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from rolodex.gui.stylesheet import stylesheet
from rolodex.i18n import N_

THEMES = (
    ("system", N_("As the desktop")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
)
TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Sizes of the text, in per cent of the usual 14 pixels (or of the desktop's larger font)."""

BASE_PX = 14
_POLISHED = Qt.WidgetAttribute.WA_WState_Polished


class Chip(NamedTuple):
    """The two colours of a chip."""

    fg: str
    bg: str


class Palette(NamedTuple):
    """The colours of one theme, as `#RRGGBB`.

    `on_accent` is the pale ground of what is selected, on which `accent` and `text` are read;
    `on_primary` is the text on the main button, whose ground is the full `accent`.
    """

    name: str
    bg: str
    surface: str
    rail: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    on_primary: str
    accent_hover: str
    tab: str
    hover: str
    disabled: str
    scroll: str
    on_track: Chip
    due: Chip
    overdue: Chip
    never: Chip

    def chip(self, state: str) -> Chip:
        """The chip of a state: on_track, due, overdue or never."""
        chips = {"due": self.due, "overdue": self.overdue, "never": self.never}
        return chips.get(state, self.on_track)


LIGHT = Palette(
    name="light",
    bg="#F5F4F0",
    surface="#FFFFFF",
    rail="#ECEAE4",
    text="#22262A",
    muted="#626A71",
    line="#DEDAD2",
    accent="#0B6E86",
    on_accent="#DCEEF2",
    on_primary="#FFFFFF",
    accent_hover="#095A6E",
    tab="#FBF8EF",
    hover="#F3F1EA",
    disabled="#9A9FA3",
    scroll="#C6C1B6",
    on_track=Chip("#3A6B7E", "#E2EEF2"),
    due=Chip("#9A5B00", "#FBEFD9"),
    overdue=Chip("#B5410F", "#FBE3D8"),
    never=Chip("#5B5B8C", "#E9E9F5"),
)
DARK = Palette(
    name="dark",
    bg="#1A1C1E",
    surface="#232629",
    rail="#151719",
    text="#E8E6E1",
    muted="#A0A7AD",
    line="#34393D",
    accent="#57B6CC",
    on_accent="#17353D",
    on_primary="#0E2127",
    accent_hover="#74C6D9",
    tab="#26292B",
    hover="#2A2E31",
    disabled="#6B7176",
    scroll="#4A5055",
    on_track=Chip("#8EC3D3", "#1D323A"),
    due=Chip("#F0B35A", "#3A2E18"),
    overdue=Chip("#FF9A6B", "#43261A"),
    never=Chip("#B7B7E6", "#2B2B45"),
)


class Theme(QObject):
    """The look in use; it follows the desktop's colour scheme unless told otherwise.

    Signals: `changed()` after colours or sizes changed. Stylesheets and icons change by
    themselves; only widgets that keep painted pictures need to listen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.palette = LIGHT
        self.choice = "system"
        self.text_size = 100
        self._system_px = BASE_PX
        self._following = False
        self._dressed = False
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._metrics: dict[tuple[int, bool], QFontMetrics] = {}

    def install(self, choice: str, text_size: int, dress: bool = True) -> None:
        """Give the application its look; called once, before its first window.

        Without `dress` the style sheet waits for `dress()`: widgets that are made under one
        are measured by it again and again.
        """
        self._dressed = dress
        app = _application()
        app.setStyle(QStyleFactory.create("Fusion"))
        if not self._following:
            # Only once: from then on the application's font is the one chosen here.
            self._system_px = max(BASE_PX, QFontMetrics(app.font()).height() * 3 // 4)
            self._following = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.text_size = known_text_size(text_size)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Use a theme: a key of `THEMES`."""
        self.choice = choice if choice in dict(THEMES) else "system"
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(self.choice)
        hints = QGuiApplication.styleHints()
        if scheme is None:
            hints.unsetColorScheme()
            scheme = hints.colorScheme()
        else:
            hints.setColorScheme(scheme)  # window frames and the desktop's own dialogs
        self._use(DARK if scheme is Qt.ColorScheme.Dark else LIGHT)

    def resize_text(self, text_size: object) -> None:
        """Use a text size: one of `TEXT_SIZES`; nothing happens if it is in use."""
        wanted = known_text_size(text_size)
        if wanted != self.text_size:
            self.text_size = wanted
            self._use(self.palette)

    def px(self, pixels: int) -> int:
        """A length of the design, grown with the size of the text."""
        return round(pixels * self._system_px * self.text_size / (100 * BASE_PX))

    def font(self, pixels: int = BASE_PX, bold: bool = False) -> QFont:
        """The application's font at a size of the design; not to be changed, but copied."""
        font = self._fonts.get((pixels, bold))
        if font is None:
            font = QFont(_application().font())
            font.setPixelSize(self.px(pixels))
            if bold:
                font.setWeight(QFont.Weight.Bold)
            self._fonts[pixels, bold] = font
        return font

    def metrics(self, pixels: int = BASE_PX, bold: bool = False) -> QFontMetrics:
        """The measures of `font`."""
        metrics = self._metrics.get((pixels, bold))
        if metrics is None:
            metrics = self._metrics[pixels, bold] = QFontMetrics(self.font(pixels, bold))
        return metrics

    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self.choice == "system":
            self._use(DARK if scheme is Qt.ColorScheme.Dark else LIGHT)

    def _use(self, palette: Palette) -> None:
        self.palette = palette
        self._fonts.clear()
        self._metrics.clear()
        app = _application()
        app.setPalette(_qt_palette(palette))
        app.setFont(self.font())
        if self._dressed:
            self._put_on()
        self.changed.emit()

    def dress(self) -> None:
        """Put on the style sheet, unless it is on; from now on with every change."""
        if not self._dressed:
            self._dressed = True
            self._put_on()

    def _put_on(self) -> None:
        _application().setStyleSheet(stylesheet(self.palette, self.px))


def known_text_size(size: object) -> int:
    """The size if it is one of `TEXT_SIZES`, else the usual one."""
    return next((known for known in TEXT_SIZES if known == size), TEXT_SIZES[0])


_theme: Theme | None = None


def theme() -> Theme:
    """The application's theme."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme


def current() -> Palette:
    """The colours in use."""
    return theme().palette


@cache
def colour(value: str) -> QColor:
    """A colour of a palette to paint with; reading `#RRGGBB` anew for each row takes time."""
    return QColor(value)


def px(pixels: int) -> int:
    """A length of the design, grown with the size of the text."""
    return theme().px(pixels)


def set_role(widget: QObject, role: str) -> None:
    """Give a widget the look of a role of the style sheet, now or after it was shown."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    # A widget that was never shown gets its look when it is.
    if isinstance(widget, QWidget) and widget.testAttribute(_POLISHED):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _qt_palette(colours: Palette) -> QPalette:
    """What the style itself draws: the caret, links, check marks, disabled text."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.bg,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.bg,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.surface,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_primary,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Light: colours.surface,
        QPalette.ColorRole.Midlight: colours.hover,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.muted,
        QPalette.ColorRole.Shadow: colours.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(disabled, role, QColor(colours.disabled))
    return palette
