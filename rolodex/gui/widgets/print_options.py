"""What is asked before printing: which sheet, which cards, and how it is to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.i18n import LANGUAGES, _, language

if TYPE_CHECKING:
    from rolodex.services.print_fonts import FontHeader
    from rolodex.services.printing import Option, Sheet

_ENABLED = Qt.ItemFlag.ItemIsEnabled
PAPERS = ("A4", "Letter")


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that can be printed: a name for tests, the words of the choice, the sheet's head.

    `ids` is None for every card.
    """

    key: str
    words: str
    head: str
    ids: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that was chosen; `group` is None for a sheet of the day."""

    sheet: str
    group: Group | None
    paper: str
    language: str
    font: str = ""
    options: dict[str, Any] = field(default_factory=dict)


class PrintOptions(QWidget):
    """The form. Signal: `changed()` whenever the sheet would look otherwise."""

    changed = Signal()

    def __init__(
        self,
        sheets: Sequence[Sheet],
        groups: Sequence[Group],
        wanted: Wanted,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("print_options")
        self.setProperty("role", "page")
        self._sheets = {sheet.key: sheet for sheet in sheets}
        self._groups = list(groups)
        self._kept: dict[str, Any] = dict(wanted.options)
        self._fields: dict[str, QComboBox | QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.px(12), 0)
        self._column.setSpacing(theme.px(6))
        self.sheet = self._choice(
            "print_sheet", _("&Sheet"), [(s.key, _(s.title)) for s in sheets], wanted.sheet
        )
        self._cards = QWidget()
        self._buttons = QButtonGroup(self)
        self._offer_groups(wanted)
        self._column.addWidget(self._cards)
        self._options = QWidget()
        self._rows = QVBoxLayout(self._options)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(6))
        self._column.addWidget(self._options)
        self.paper = self._choice(
            "print_paper", _("&Paper"), [(name, name) for name in PAPERS], wanted.paper
        )
        self.language = self._choice(
            "print_language",
            _("&Language of the sheet"),
            list(LANGUAGES.items()),
            wanted.language or language(),
        )
        fonts = [("", _("Automatic"))] + ([(wanted.font, wanted.font)] if wanted.font else [])
        self.font_box = self._choice("print_font", _("&Font"), fonts, wanted.font)
        self._column.addStretch(1)
        self._show_sheet()
        self.sheet.currentIndexChanged.connect(self._on_sheet_chosen)
        for box in (self.paper, self.language, self.font_box):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def wanted(self) -> Wanted:
        """What is chosen now."""
        sheet = self._sheets[str(self.sheet.currentData())]
        button = self._buttons.checkedId()
        return Wanted(
            sheet.key,
            None if sheet.of_day else self._groups[max(button, 0)],
            str(self.paper.currentData()),
            str(self.language.currentData()),
            str(self.font_box.currentData() or ""),
            self.wanted_options(),
        )

    def show_fonts(self, fonts: Sequence[FontHeader]) -> None:
        """Offer these fonts, and last, with the reason, those that cannot be embedded."""
        wanted = str(self.font_box.currentData() or "")
        with QSignalBlocker(self.font_box):
            self.font_box.clear()
            self.font_box.addItem(_("Automatic"), "")
            for font in sorted(fonts, key=lambda font: bool(font.hindrance)):
                self.font_box.addItem(font.family, font.family)
                if font.hindrance:
                    number = self.font_box.count() - 1
                    words = _("The font {name} cannot be printed with: {reason}.")
                    words = words.format(name=font.family, reason=_(font.hindrance))
                    self.font_box.setItemData(number, words, Qt.ItemDataRole.ToolTipRole)
                    model = self.font_box.model()
                    assert isinstance(model, QStandardItemModel)
                    model.item(number).setEnabled(False)
            number = self.font_box.findData(wanted)
            usable = number >= 0 and self.font_box.model().index(number, 0).flags() & _ENABLED
            self.font_box.setCurrentIndex(number if usable else 0)
        if not usable:
            self.changed.emit()

    def field(self, key: str) -> QComboBox | QCheckBox:
        """The field of an option of the sheet shown."""
        return self._fields[key]

    def _on_sheet_chosen(self, _index: int) -> None:
        self._kept = self.wanted_options()
        self._show_sheet()
        self.changed.emit()

    def wanted_options(self) -> dict[str, Any]:
        """The options chosen so far, those of the other sheets too."""
        return {**self._kept, **{key: _value(box) for key, box in self._fields.items()}}

    def _offer_groups(self, wanted: Wanted) -> None:
        column = QVBoxLayout(self._cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(_heading(_("Which cards")))
        chosen = wanted.group.key if wanted.group else self._groups[-1].key
        for number, group in enumerate(self._groups):
            button = QRadioButton(group.words.replace("&", "&&"))
            button.setObjectName(f"print_{group.key}")
            self._buttons.addButton(button, number)
            button.setChecked(group.key == chosen)
            column.addWidget(button)
        self._buttons.idToggled.connect(self._on_group_toggled)

    def _on_group_toggled(self, _number: int, on: bool) -> None:
        if on:
            self.changed.emit()

    def _show_sheet(self) -> None:
        sheet = self._sheets[str(self.sheet.currentData())]
        self._cards.setVisible(not sheet.of_day)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._fields = {}
        for option in sheet.options:
            self._add_option(option)
        self._order_by_sight()

    def _order_by_sight(self) -> None:
        """Let Tab go from above to below: the options of a sheet are younger than what follows."""
        seen = [self.sheet, *self._buttons.buttons(), *self._fields.values()]
        seen += [self.paper, self.language, self.font_box]
        for before, after in pairwise(seen):
            QWidget.setTabOrder(before, after)

    def _add_option(self, option: Option) -> None:
        value = self._kept.get(option.key, option.default)
        if not option.choices:
            tick = QCheckBox(_(option.label))
            tick.setChecked(bool(value))
            tick.toggled.connect(lambda _on: self.changed.emit())
            self._fields[option.key] = tick
            self._rows.addWidget(tick)
        else:
            box = QComboBox()
            _fill(box, [(key, _(label)) for key, label in option.choices], value)
            box.setAccessibleName(_(option.label))
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            self._fields[option.key] = box
            self._rows.addWidget(_heading(_(option.label)))
            self._rows.addWidget(box)
        self._fields[option.key].setObjectName(f"print_option_{option.key}")

    def _choice(
        self, name: str, label: str, choices: Sequence[tuple[Any, str]], value: Any
    ) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        _fill(box, choices, value)
        words = _heading(label)
        words.setBuddy(box)
        self._column.addWidget(words)
        self._column.addWidget(box)
        return box


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setContentsMargins(0, theme.px(6), 0, 0)
    theme.set_role(label, "section")
    return label


def _fill(box: QComboBox, choices: Sequence[tuple[Any, str]], value: Any) -> None:
    for key, words in choices:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(value)))


def _value(box: QComboBox | QCheckBox) -> Any:
    return box.isChecked() if isinstance(box, QCheckBox) else box.currentData()
