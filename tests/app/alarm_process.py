"""The alarm as a process that can be killed: the real alerting on a real data file and message bus.

Run as a script it stands ready with everything imported, and forks an alarm for each line it reads: the
instant (UTC ms) at which that one looks. Each prints its number and "looking" first, and "told" when nothing
is left to do; "ended" says that it is gone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ptcrm.app.alerting import Alerting
from ptcrm.app.notifier_freedesktop import FreedesktopNotifier
from ptcrm.store.database import Database
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.theme import Theme

_LOOK_ROUND_MS = 5


def watch(folder: Path, now: int) -> None:
    """What a start of the program does for the alarm, until somebody ends it."""
    app = QApplication([])
    database = Database.open(folder, now)
    tasks = Tasks(lambda: now)
    tasks.use(database)
    alerting = Alerting(Desk(tasks, lambda: now, ZoneInfo("Europe/Amsterdam"), Theme()))
    alerting.use(FreedesktopNotifier(alerting.press))

    def tell_when_done() -> None:
        if tasks.waiting == 0:
            done.stop()
            print("told", flush=True)

    done = QTimer()
    done.timeout.connect(tell_when_done)
    done.start(_LOOK_ROUND_MS)
    print("looking", flush=True)
    alerting.look(after_gap=True)
    app.exec()


def main() -> None:
    folder = Path(sys.argv[1])
    for line in sys.stdin:
        if pid := os.fork():
            os.waitpid(pid, 0)
            print("ended", flush=True)
        else:
            print(os.getpid(), flush=True)
            watch(folder, int(line))


if __name__ == "__main__":
    main()
