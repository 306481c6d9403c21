"""PT CRM's own start, as ``ptcrm --data-dir FOLDER`` does it, with stamps when something was painted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ptcrm.app import main as program


def main() -> int:
    folder = sys.argv[1]
    stays = "--stay" in sys.argv
    minimized = ["--minimized"] if "--minimized" in sys.argv else []
    wanted = program.window_arguments(["--data-dir", folder, "--language", "nl", *minimized])
    assert wanted is not None
    program.start_lightly()
    from ptcrm.app import window

    vars(window)["Application"] = _watched(stays)
    return window.run_window(wanted)


def _watched(stays: bool) -> type:
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtWidgets import QMainWindow, QWidget
    from stamps import FirstPaint, tell

    from ptcrm.app.application import Application

    class Watched(Application):
        """The application, with an eye on what is painted."""

        def __init__(self, arguments: Sequence[str]) -> None:
            super().__init__(arguments)
            self._paint = FirstPaint({"painted": _in_window, "leads": _is_row}, self._done)
            self.installEventFilter(self._paint)
            if stays:
                QTimer.singleShot(0, lambda: tell(pid=os.getpid()))

        def _done(self, stamps: dict[str, float]) -> None:
            if len(stamps) == 2:
                self.removeEventFilter(self._paint)
                tell(**stamps)
                if not stays:
                    QTimer.singleShot(0, self.quit)

    def _in_window(widget: QObject) -> bool:
        return isinstance(widget, QWidget) and isinstance(widget.window(), QMainWindow)

    def _is_row(widget: QObject) -> bool:
        return type(widget).__name__ == "WaitingRowView"

    return Watched


if __name__ == "__main__":
    sys.exit(main())
