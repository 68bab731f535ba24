"""When the program itself fails: log it, say so, and give a report without personal data."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

import rolodex
from rolodex.gui import theme
from rolodex.i18n import _
from rolodex.log import describe
from rolodex.log import file as log_file

log = logging.getLogger("rolodex")


def report(error: BaseException) -> str:
    """What a developer needs to know: versions, kinds of errors and places, never values."""
    import platform

    lines = [
        f"Rolodex {rolodex.__version__}, Python {platform.python_version()}, {sys.platform}",
        describe(error),
    ]
    cause = error.__cause__ or error.__context__
    while cause is not None:
        lines.append(f"after {describe(cause)}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def note(error: BaseException) -> str:
    """Write a fault down in the log; returns its report."""
    words = report(error)
    log.error("fault: %s", words.replace("\n", " | "))
    print(words, file=sys.stderr)
    return words


def show(words: str) -> None:
    """Show a report until it is closed."""
    dialog = FaultDialog(words)
    dialog.exec()
    dialog.deleteLater()


class Faults(QObject):
    """The exception hook of the window; faults of other threads come over by a signal."""

    _happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nothing else caught, in every thread."""
        sys.excepthook = self._on_fault
        threading.excepthook = lambda args: self._on_fault(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _on_fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        self._happened.emit(note(error.with_traceback(trace)))

    def _show(self, words: str) -> None:
        if self._showing:
            return  # one fault often brings the next; the log has them all
        self._showing = True
        show(words)
        self._showing = False


class FaultDialog(QDialog):
    """Says that the program failed and shows the report, ready to be copied."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("fault_dialog")
        self.setWindowTitle(_("Something went wrong"))
        title = QLabel(_("Rolodex made a mistake"))
        theme.set_role(title, "heading")
        text = QLabel(
            _(
                "What you saved is safe. You can go on working; if it happens again, start the "
                "program anew. This report has no customer's data in it, and is also in the log "
                "{file}"
            ).format(file=log_file()),
            wordWrap=True,
        )
        self.report = QPlainTextEdit(words, readOnly=True)
        self.report.setObjectName("fault_report")
        self.report.setAccessibleName(_("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(_("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(words))
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(12))
        for widget in (title, text, self.report, buttons):
            column.addWidget(widget)
        self.resize(theme.px(520), theme.px(320))
