"""Ctrl+C in a terminal and the system's "please end" close everything properly, backup and all."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QCoreApplication, QSocketNotifier


def end_on_signals(app: QCoreApplication) -> None:
    """End ``app`` when the system asks the process to.

    Python hears of a signal only when it next runs, which may be never on a page where nothing ticks, and Qt
    forgets a "quit" that comes before its loop runs: so the signal is written to a socket that Qt listens to.
    """
    told, teller = socket.socketpair()
    for end in (told, teller):
        end.setblocking(False)
    heard = QSocketNotifier(told.fileno(), QSocketNotifier.Type.Read, app)

    def end_now() -> None:
        told.recv(64)
        app.quit()

    heard.activated.connect(end_now)
    signal.set_wakeup_fd(teller.fileno(), warn_on_full_buffer=False)

    def listen_no_more() -> None:
        """Holds on to the socket as well: its number must not go to another file meanwhile."""
        signal.set_wakeup_fd(-1)
        teller.close()

    app.aboutToQuit.connect(listen_no_more)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: None)
