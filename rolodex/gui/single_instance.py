"""One program for each book: a second start raises the first window and hands over its files.

A lock file says whether there is a first; only then is a connection needed. So a usual start
never loads Qt's network module before its window is painted, which would cost 20 ms.
The socket can be reached by the same user only, understands two verbs, and takes paths as
data: they are shown in the import's preview, never run.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, QTimer, Signal

from rolodex import paths

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

RAISE = "raise"
IMPORT = "import"
LONGEST = 4096
"""Bytes of a message; one that is longer is not answered."""
ANSWER = b"ok\n"
PATIENCE_MS = 5_000
"""How long a second start waits for the first, which may be starting itself."""
RETRY_MS = 50
IDLE_MS = 3_000


class SingleInstance(QObject):
    """The claim of this process on a book, and the ear for those who come after.

    Signals: `raise_requested()`, `import_requested(list of Path)`.
    """

    raise_requested = Signal()
    import_requested = Signal(object)

    def __init__(self, book: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = paths.book_mark(book)
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this process is the first on the book; also if nobody can tell."""
        folder = _own_folder()
        if folder is None:
            return True
        lock = QLockFile(str(folder / f"{self._name}.lock"))
        lock.setStaleLockTime(0)  # stale is the lock of a dead process, whatever its age
        if lock.tryLock(0):
            self._lock = lock
            return True
        return lock.error() is not QLockFile.LockError.LockFailedError

    def hand_over(self, files: Sequence[Path] = (), patience_ms: int = PATIENCE_MS) -> bool:
        """Ask the first to come to the front, or to import files; whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        message = _written(files)
        if len(message) > LONGEST:
            log.warning("too many files at once to hand over: %d", len(files))
            message = _written(())
        deadline = QDeadlineTimer(patience_ms)
        while True:
            socket = QLocalSocket()
            socket.connectToServer(self._address())
            if socket.waitForConnected(RETRY_MS) and _told(socket, message, deadline):
                return True
            if deadline.hasExpired():
                return False
            QThread.msleep(RETRY_MS)  # it has the lock and will listen in a moment

    def listen(self) -> bool:
        """Hear those who start later; after the first paint. Only the holder of the lock may."""
        from PySide6.QtNetwork import QLocalServer

        if self._lock is None:
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Whoever left a socket behind is dead: the lock is ours.
        QLocalServer.removeServer(self._address())
        if not server.listen(self._address()):
            log.warning("cannot listen for further starts: %s", server.serverError().name)
            return False
        server.newConnection.connect(self._on_connected)
        self._server = server
        return True

    def move_to(self, book: Path) -> None:
        """Claim another book instead; if somebody else has it, there are simply two."""
        name = paths.book_mark(book)
        if name == self._name:
            return
        listening = self._server is not None
        self.release()
        self._name = name
        if self.claim() and listening:
            self.listen()

    def release(self) -> None:
        """Let go of the book."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _address(self) -> str:
        if os.name == "nt":  # a pipe, which lives in a room of its own
            return f"rolodex-{self._name}"
        return str(paths.runtime_folder() / f"{self._name}.socket")

    # -- listening

    def _on_connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            if connection is not None:
                _Caller(self, connection)

    def obey(self, message: bytes) -> bool:
        """Do what a message asks; False if it is none of ours."""
        try:
            verb, *names = json.loads(message)
        except (ValueError, TypeError, RecursionError):
            return False
        if not all(isinstance(name, str) and Path(name).is_absolute() for name in names):
            return False
        if verb == RAISE and not names:
            self.raise_requested.emit()
        elif verb == IMPORT and names:
            self.import_requested.emit([Path(name) for name in names])
        else:
            return False
        return True


class _Caller(QObject):
    """Another start at the other end of the line: one line in, one answer out."""

    def __init__(self, instance: SingleInstance, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._instance = instance
        self._socket = socket
        self._heard = b""
        socket.readyRead.connect(self._on_ready_read)
        socket.disconnected.connect(socket.deleteLater)
        QTimer.singleShot(IDLE_MS, self, socket.abort)
        self._on_ready_read()

    def _on_ready_read(self) -> None:
        room = LONGEST + 1 - len(self._heard)
        self._heard += bytes(self._socket.read(room).data())
        if len(self._heard) > LONGEST:
            self._socket.abort()
        elif b"\n" in self._heard:
            message, self._heard = self._heard.partition(b"\n")[0], b""
            if self._instance.obey(message):
                self._socket.write(ANSWER)
                self._socket.flush()
            self._socket.disconnectFromServer()


def _told(socket: QLocalSocket, message: bytes, deadline: QDeadlineTimer) -> bool:
    socket.write(message)
    heard = b""
    while b"\n" not in heard:
        if not socket.bytesAvailable() and not socket.waitForReadyRead(
            max(RETRY_MS, deadline.remainingTime())
        ):
            return False
        heard += bytes(socket.readAll().data())
    return heard == ANSWER


def _written(files: Sequence[Path]) -> bytes:
    words = [IMPORT, *(str(path.absolute()) for path in files)] if files else [RAISE]
    return json.dumps(words).encode() + b"\n"


def _own_folder() -> Path | None:
    """The folder for lock and socket, if it belongs to this user alone."""
    folder = paths.runtime_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name != "nt":
            state = folder.stat()
            if state.st_uid != os.getuid():
                return None
            if state.st_mode & 0o077:
                folder.chmod(0o700)
    except OSError as error:
        log.warning("no folder for the lock: %s", error.strerror)
        return None
    return folder
