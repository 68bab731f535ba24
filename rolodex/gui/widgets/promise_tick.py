"""The box under a contact being noted: with it the promise is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from rolodex.i18n import _


class PromiseTick(QCheckBox):
    """Ticks off `promise`; without one it is not there and never ticked."""

    def __init__(self, promise: str, parent: QWidget | None = None) -> None:
        words = _("Tick off: {promise}").format(promise=promise)
        super().__init__(words.replace("&", "&&"), parent)
        self.setObjectName("log_tick")
        self.setAccessibleName(words)
        self.setVisible(bool(promise))
        self._promise = promise

    def suggest(self, outcome: str) -> None:
        """Spoken with: the promise is most likely kept; not reached: it surely is not."""
        if self._promise and not self.hasFocus():
            self.setChecked(outcome == "reached")

    def is_wanted(self) -> bool:
        """Whether the promise is to be ticked off."""
        return bool(self._promise) and self.isChecked()
