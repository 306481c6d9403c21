"""One running window per data folder: a second start raises the first and ends."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ptcrm.app.opened_files import MOST_BYTES, as_message, of_message
from ptcrm.store.folder_lock import FolderLock

_RAISE = b"raise\n"
_PATIENCE_MS = 2_000


class OneInstance(QObject):
    """Holds the folder's lock while the window runs.

    It listens to one line from whoever starts PT CRM once more: "raise", or the names of files to show.
    """

    raise_wanted = Signal()
    files_wanted = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"ptcrm-{sha256(str(folder).encode()).hexdigest()[:24]}"
        self._lock = FolderLock.acquire(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if self._lock is not None:
            # The lock is ours, so whatever still stands under this name was left by a crash.
            QLocalServer.removeServer(self._name)
            self._server.newConnection.connect(self._answer)
            self._server.listen(self._name)

    @property
    def first(self) -> bool:
        """Whether this is the one that may run."""
        return self._lock is not None

    def raise_first(self, files: Sequence[str] = ()) -> bool:
        """Ask the window that runs to come forward, and to show files; False if nobody answered."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(as_message(files) if files else _RAISE)
        sent = socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return sent

    def close(self) -> None:
        """Let the next one in."""
        self._server.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is None:
            return

        heard = bytearray()

        def read() -> None:
            heard.extend(socket.readAll().data())
            if b"\n" in heard:
                self._hear(bytes(heard))
            elif len(heard) < MOST_BYTES:
                return  # the rest is on its way
            socket.disconnectFromServer()

        socket.readyRead.connect(read)
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            read()

    def _hear(self, line: bytes) -> None:
        if line == _RAISE:
            self.raise_wanted.emit()
        elif files := of_message(line):
            self.raise_wanted.emit()
            self.files_wanted.emit(files)
