"""The bar at the foot of the window: results with Undo, problems, and slow work with Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.background import Job
from rolodex.gui.notice import Notice
from rolodex.gui.widgets.notice_line import NoticeLine
from rolodex.i18n import _

SHOWN_MS = 8000
"""How long a result stays; long enough to reach its Undo. Problems stay until closed or over."""


class MessageBar(QWidget):
    """The last problem, the newest result, and a line with progress for each piece of slow work.

    A problem stays until it is closed or over, and hides no result: what was done after it can
    be undone as ever.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        self._column.setSpacing(theme.px(6))
        self._problem = NoticeLine("problem", "problem")
        self._result = NoticeLine("notice", "bar")
        for line in (self._problem, self._result):
            line.emptied.connect(self._hide_if_empty)
            self._column.addWidget(line)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._result.dismiss)
        self._lines = 0
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a result for some seconds, or a problem until it is closed."""
        if notice.is_problem:
            self._problem.show_notice(notice)
            self._result.dismiss()  # what was done before it is old news
        else:
            self._result.show_notice(notice)
            self._timer.start()
        self.show()

    def text(self) -> str:
        """The words shown now, first those of a problem; empty if none are."""
        return "\n".join(filter(None, (self._problem.text(), self._result.text())))

    def has_problem(self) -> bool:
        """Whether a problem is shown."""
        return bool(self._problem.text())

    def dismiss_problem(self) -> None:
        """Take the problem away; a result stays for its time."""
        self._problem.dismiss()

    def settle(self, kind: object) -> None:
        """Take a problem away that a later write of this kind has shown to be over."""
        if self._problem.is_over_after(kind):
            self._problem.dismiss()

    def dismiss(self) -> None:
        """Take both notices away."""
        self._problem.dismiss()
        self._result.dismiss()

    def show_job(self, job: Job) -> None:
        """Show the progress of slow work until it ends, with a way to cancel it."""
        line = _JobLine(job)
        self._lines += 1
        self._column.addWidget(line)
        job.ended.connect(lambda: self._on_job_ended(line))
        self.show()

    def _on_job_ended(self, line: _JobLine) -> None:
        self._lines -= 1
        line.hide()
        line.deleteLater()
        self._hide_if_empty()

    def _hide_if_empty(self) -> None:
        if not self._lines and not self.text():
            self.hide()


class _JobLine(QFrame):
    """One piece of slow work: what it is, how far it is, Cancel."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.setObjectName("job")
        self.setProperty("role", "bar")
        self._label = job.label
        self._words = QLabel(job.label)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._bar.setAccessibleName(job.label)
        cancel = QPushButton(_("Cancel"))
        cancel.setObjectName("job_cancel")
        cancel.clicked.connect(job.cancel)
        cancel.clicked.connect(lambda: cancel.setEnabled(False))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(4), theme.px(4))
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(cancel)
        job.progressed.connect(self._on_progressed)

    def _on_progressed(self, done: int, total: int | None) -> None:
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            words = _("{label} {done:,} of {total:,}")
            self._words.setText(words.format(label=self._label, done=done, total=total))
        else:
            self._words.setText(_("{label} {done:,}").format(label=self._label, done=done))
