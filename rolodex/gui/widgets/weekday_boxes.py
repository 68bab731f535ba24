"""Seven check boxes, one a weekday, in the order in which the user's region counts them."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from rolodex.domain.rest_days import CODES, read_rest_days, write_rest_days
from rolodex.gui.theme import px
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.i18n import WEEKDAYS, _, language


def first_weekday() -> int:
    """The weekday a week begins with (1 Monday to 7 Sunday).

    The region of the computer decides if it speaks the language in use, else the region that
    the language stands for.
    """
    system, spoken = QLocale.system(), QLocale(language())
    return (system if system.language() == spoken.language() else spoken).firstDayOfWeek().value


class WeekdayBoxes(QWidget):
    """The weekdays of a setting, as `rest_days` writes them.

    Signals: `edited(str)` when a box was ticked or cleared.
    """

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, px(12))
        self.boxes: dict[int, QCheckBox] = {}
        first = first_weekday()
        for number in (*range(first, 8), *range(1, first)):
            box = QCheckBox(_(WEEKDAYS[number - 1]))
            box.setObjectName(f"weekday_{CODES[number - 1]}")
            box.setAccessibleName(_("Rest on {weekday}").format(weekday=box.text()))
            box.toggled.connect(lambda _on: self.edited.emit(self.value()))
            self.boxes[number] = box
            flow.addWidget(box)
        self.setFocusProxy(self.boxes[first])

    def value(self) -> str:
        """The ticked weekdays."""
        return write_rest_days(number for number, box in self.boxes.items() if box.isChecked())

    def show_value(self, text: str) -> None:
        """Tick the weekdays of a text; tells nobody."""
        wanted = read_rest_days(text)
        for number, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(number in wanted)
            box.blockSignals(blocked)
