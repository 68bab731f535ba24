"""The offer, on the Today screen after the first import, to choose how many people a day takes."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from rolodex.domain.settings import SETTING
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _
from rolodex.services.changes import Changes

LEAST_CARDS = 30
"""With fewer cards than this the size of the day is no question."""


class DaySizeOffer(QFrame):
    """Says what the cadences ask for, and lets the user set the size of the day once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day_size_offer")
        self.setProperty("role", "box")
        self._desk = desk
        self.words = WrapLabel("", "small")
        self.words.setObjectName("day_size_words")
        self.box = QSpinBox()
        self.box.setObjectName("day_size_box")
        self.box.setRange(SETTING["day_size"].minimum, SETTING["day_size"].maximum)
        self.box.setAccessibleName(_("People a day"))
        self.choose = QPushButton(_("Use this size"))
        self.choose.setObjectName("day_size_choose")
        self.choose.setProperty("role", "primary")
        self.choose.clicked.connect(self._on_choose_clicked)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(WrapLabel(_("How many people a day?"), "strong"), 1)
        line.addWidget(self.box)
        line.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.words)
        self.setVisible(False)

    def consider(self, cards: int) -> None:
        """Show the offer if the book is large enough and the size was never chosen."""
        desk = self._desk
        wanted = cards >= LEAST_CARDS and not desk.read(
            lambda: desk.book.settings.get("day_size_chosen"), True
        )
        if wanted and self.isHidden():
            self._say()
        self.setVisible(wanted)

    def _say(self) -> None:
        desk = self._desk
        load = desk.read(lambda: desk.book.agenda.cadence_load(), None)
        if load is None:
            return
        classes = [
            _("{klass} every {days}").format(klass=klass, days=load.cadences[klass])
            for klass in ("A", "B", "C")
            if load.per_class.get(klass)
        ]
        if load.per_class.get(""):
            others = _("others every {days}") if classes else _("everybody every {days}")
            classes.append(others.format(days=load.cadences[""]))
        words = _(
            "{cards} cards: {classes} days = {people} a day. Out of touch and never contacted fill "
            "the day up to your number; promises and birthdays always come first."
        )
        people = max(1, math.ceil(load.per_day))
        self.words.setText(
            words.format(cards=f"{load.cards:,}", classes=_(", ").join(classes), people=people)
        )
        self.box.setValue(desk.read(lambda: desk.book.settings.get("day_size"), 12))

    def _on_choose_clicked(self) -> None:
        desk, size = self._desk, self.box.value()

        def chosen(_changes: Changes) -> None:
            desk.write(lambda: desk.book.settings.set("day_size_chosen", True), quiet=True)

        desk.write(lambda: desk.book.settings.set("day_size", size), chosen, quiet=True)
