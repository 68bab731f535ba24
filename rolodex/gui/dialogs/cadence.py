"""How often the selected cards want to be contacted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QRadioButton, QWidget

from rolodex.gui import theme
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.fitted_dialog import FittedDialog
from rolodex.gui.widgets.number_box import NumberBox
from rolodex.i18n import _, ngettext

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk

MOST_DAYS = 3650


class CadenceDialog(FittedDialog):
    """A number of days, or the usual cadence of tags, class and book."""

    def __init__(self, desk: Desk, cards: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cadence_dialog")
        self.setWindowTitle(_("Cadence"))
        words = ngettext("Cadence of {n:,} card", "Cadence of {n:,} cards", len(cards))
        title = QLabel(words.format(n=len(cards)))
        shown = desk.read(lambda: desk.book.card_lists.rows(list(cards[:1])), [])
        if len(cards) == 1 and shown:
            name = shown[0].name or _("(no name)")
            title.setText(_("Cadence of {name}").format(name=name[:40]))
        title.setObjectName("dialog_title")
        theme.set_role(title, "heading")
        self.own = QRadioButton(_("Every"))
        self.own.setObjectName("cadence_own")
        self.own.setChecked(True)
        self.days = NumberBox(1, MOST_DAYS)
        self.days.setObjectName("cadence_days")
        self.days.setAccessibleName(_("Days between contacts"))
        self.usual = QRadioButton(_("As tags, class and book have it"))
        self.usual.setObjectName("cadence_usual")
        self.days.setValue(shown[0].cadence if shown else 90)
        self.usual.toggled.connect(lambda on: self.days.setEnabled(not on))
        every = QHBoxLayout()
        every.setSpacing(theme.px(8))
        every.addWidget(self.own)
        every.addWidget(self.days)
        every.addWidget(QLabel(_("days")))
        every.addStretch()
        go = QPushButton(_("Set cadence"))
        go.setObjectName("cadence_go")
        go.setProperty("role", "primary")
        go.clicked.connect(lambda _checked=False: self.accept())
        go.setDefault(True)
        cancel = leave_button(_("Cancel"), "cadence_cancel", self.reject)
        column = dialog_column(self)
        column.addWidget(title)
        column.addLayout(every)
        column.addWidget(self.usual)
        column.addStretch(1)
        column.addLayout(foot_of(cancel, go))
        self.setMinimumWidth(theme.px(340))
        self.days.setFocus()
        self.days.selectAll()

    def answer(self) -> int | None:
        """The days, or None for the usual cadence."""
        return None if self.usual.isChecked() else self.days.value()


def ask_cadence(
    desk: Desk, cards: Sequence[int], parent: QWidget | None
) -> tuple[int | None] | None:
    """Ask for a cadence; None if the user gave up, else the days (None: the usual one)."""
    dialog = CadenceDialog(desk, cards, parent)
    agreed = dialog.exec() == CadenceDialog.DialogCode.Accepted
    answer = dialog.answer()
    dialog.deleteLater()
    return (answer,) if agreed else None
