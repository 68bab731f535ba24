"""The field that edits one declared setting of the book, chosen by its kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from rolodex.domain.settings import Setting
from rolodex.gui.widgets.choice_box import ChoiceBox
from rolodex.gui.widgets.hour_box import HourBox
from rolodex.gui.widgets.number_box import NumberBox
from rolodex.gui.widgets.settings_section import QuietWheel
from rolodex.gui.widgets.weekday_boxes import WeekdayBoxes
from rolodex.i18n import _


class SettingField(QWidget):
    """A line, number, box, time, list or row of weekdays, by the setting's kind.

    Signals: `edited(object)` with the new value, when the field is left or a choice is made.
    """

    edited = Signal(object)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._value: Any = setting.default
        self.is_unsaved = False
        self.field = self._make()
        self.field.setObjectName(f"setting_{setting.key}")
        self.field.setAccessibleName(_(setting.label))
        self._quiet = QuietWheel(self)
        self._quiet.watch(self.field)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 0 if isinstance(self.field, QSpinBox | QTimeEdit) else 1)
        if isinstance(self.field, QSpinBox | QTimeEdit):
            row.addStretch(1)

    def show_value(self, value: Any) -> None:
        """Show a value; a field that is being edited keeps what is typed."""
        if self.is_unsaved or (value == self._value and self.field.hasFocus()):
            return
        self._value = value
        field = self.field
        blocked = field.blockSignals(True)
        if isinstance(field, ChoiceBox):
            field.set_key(str(value))
        elif isinstance(field, WeekdayBoxes):
            field.show_value(str(value))
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(value))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, QSpinBox):
            field.setValue(int(value))
        elif isinstance(field, QTimeEdit):
            field.setTime(QTime.fromString(str(value), "HH:mm"))
        elif isinstance(field, QLineEdit):
            field.setText(str(value))
        field.blockSignals(blocked)

    def keep(self) -> None:
        """Go on showing what the book could not take; it is given again when left again."""
        self.is_unsaved = True

    def give_again(self) -> None:
        """Give what is shown once more."""
        if self.is_unsaved:
            self._take(self._value)

    def _make(self) -> QWidget:
        setting = self.setting
        if setting.key in ("country", "currency"):
            return self._make_named_list()
        if setting.kind == "choice":
            box = QComboBox()
            # The longest choice must not widen the page; the pop-up shows it whole.
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)
            for key, label in setting.choices:
                box.addItem(_(label), key)
            box.activated.connect(lambda _index: self._take(box.currentData()))
            return box
        if setting.kind == "bool":
            check = QCheckBox()
            check.toggled.connect(self._take)
            return check
        if setting.kind == "weekdays":
            days = WeekdayBoxes()
            days.edited.connect(self._take)
            return days
        if setting.kind == "int":
            spin = NumberBox(setting.minimum, setting.maximum)
            spin.editingFinished.connect(lambda: self._take(spin.value()))
            return spin
        if setting.kind == "time":
            time = HourBox()
            time.editingFinished.connect(lambda: self._take(time.time().toString("HH:mm")))
            return time
        line = QLineEdit()
        line.editingFinished.connect(lambda: self._take(line.text().strip()))
        return line

    def _make_named_list(self) -> ChoiceBox:
        from rolodex.domain.countries import COUNTRIES, CURRENCIES

        country = self.setting.key == "country"
        names = COUNTRIES if country else CURRENCIES
        box = ChoiceBox(((code, _(name)) for code, name in names), free=not country)
        box.chosen.connect(self._take)
        return box

    def _take(self, value: Any) -> None:
        if value != self._value or self.is_unsaved:
            self.is_unsaved = False
            self._value = value
            self.edited.emit(value)
