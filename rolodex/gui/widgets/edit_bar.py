"""The line over a card that is being edited: it says how saving goes, and ends the editing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _


class EditBar(QWidget):
    """Signals: `done()` on its button."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("edit_bar")
        self.button = QPushButton(_("Done"))
        self.button.setObjectName("edit_done")
        self.button.setProperty("role", "primary")
        self.button.setToolTip(_("Back to the card (Esc)"))
        self.button.clicked.connect(self.done)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.addWidget(WrapLabel(_("Each field is saved when you leave it."), "small"), 1)
        layout.addWidget(self.button)
        self.setVisible(False)
