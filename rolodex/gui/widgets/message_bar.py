"""The bar at the foot of the window: results with Undo, problems, and slow work with Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.background import Job
from rolodex.gui.icons import icon
from rolodex.gui.notice import Notice
from rolodex.i18n import _

SHOWN_MS = 8000
"""How long a result stays; long enough to reach its Undo. Problems stay until closed."""


class MessageBar(QWidget):
    """Shows the newest notice, and a line with progress for each piece of slow work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        self._column.setSpacing(theme.px(6))
        self._notice = Notice("")
        self._frame = QFrame()
        self._frame.setObjectName("notice")
        self._words = QLabel(wordWrap=True)
        self._words.setObjectName("notice_text")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = QPushButton()
        self._act.setObjectName("notice_action")
        self._act.setProperty("role", "link")
        self._act.clicked.connect(self._on_acted)
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setObjectName("notice_close")
        self._close.setProperty("role", "quiet")
        self._close.setAccessibleName(_("Close the message"))
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(4), theme.px(4))
        row.addWidget(self._words, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)
        self._column.addWidget(self._frame)
        self._frame.hide()
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self._lines = 0
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a result for some seconds, or a problem until it is closed."""
        if self._notice.is_problem and self._frame.isVisible() and not notice.is_problem:
            return  # a later success must not hide what went wrong
        self._notice = notice
        self._words.setText(notice.text)
        self._act.setText(notice.action_label)
        self._act.setVisible(notice.action is not None)
        theme.set_role(self._frame, "problem" if notice.is_problem else "bar")
        self._frame.show()
        self.show()
        if notice.is_problem:
            self._timer.stop()
        else:
            self._timer.start()

    def text(self) -> str:
        """The words shown now, empty if none are."""
        return self._notice.text

    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self._notice = Notice("")
        self._frame.hide()
        self._hide_if_empty()

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

    def _on_acted(self) -> None:
        action = self._notice.action
        self.dismiss()
        if action is not None:
            action()

    def _hide_if_empty(self) -> None:
        if not self._lines and not self._notice.text:
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
