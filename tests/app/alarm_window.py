"""PT CRM as ``ptcrm --data-dir FOLDER`` starts it, for tests of a whole process whose clocks are turned.

The wall clock is turned by libfaketime, by what the file ``clock`` beside the data says, in seconds. As much
of that as isn't in the file ``moved`` was sleep, and is added to the time since boot. Rounds are made every
half second instead of every fifteen, so that tests need not wait.

Lines of JSON say what stands on screen: ``banners``, ``over`` (people over the hour) and ``notices``.
A line "full" on the input makes every file as good as full, "room" makes room again; ``disk`` says so.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from typing import Any

TICK_MS = 500
_LOOK_MS = 50


def main() -> int:
    folder = Path(sys.argv[1])
    from ptcrm.app import main as program
    from ptcrm.app import rounds, wall_clock, window

    real_boot = wall_clock.since_boot
    vars(rounds)["TICK_MS"] = TICK_MS
    vars(wall_clock)["since_boot"] = lambda: real_boot() + _told(folder / "clock") - _told(folder / "moved")
    vars(window)["Runner"] = _watched(window.Runner)
    wanted = program.window_arguments(["--data-dir", str(folder), "--language", "en"])
    assert wanted is not None
    return window.run_window(wanted)


def _told(file: Path) -> float:
    return float(file.read_text())


def _watched(runner: Any) -> Any:
    from PySide6.QtCore import QSocketNotifier, QTimer

    class Watched(runner):  # type: ignore[misc]
        """Tells whatever changes on screen."""

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            if not self.alone:
                return
            self._said: dict[str, Any] = {}
            self._over = 0
            self._notices: list[str] = []
            self.window.counted.connect(self._count)
            self.desk.notice.connect(lambda notice: self._notices.append(notice.text))
            self.stands.connect(lambda: self._tell(stands=True))
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._tell)
            self._timer.start(_LOOK_MS)
            self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
            self._orders.activated.connect(self._follow)

        def _count(self, found: Any) -> None:
            self._over = sum(row.state.value == "over_hour" for row in found.rows)

        def _follow(self) -> None:
            word = sys.stdin.readline().strip()
            size = 0 if word == "full" else resource.RLIM_INFINITY
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
            self._tell(disk=word)

        def _tell(self, **more: Any) -> None:
            said = {"banners": self.window.banners.texts(), "over": self._over, "notices": self._notices}
            said = {**self._said, **said, **more}
            if said != self._said:
                self._said = json.loads(json.dumps(said))
                print(json.dumps(said), flush=True)

    return Watched


if __name__ == "__main__":
    sys.exit(main())
