"""Lives through stretches of ten days each (tests/app/alarm_*) and says as JSON what their judges found.

Arguments: the first seed, how many, and a folder if each is to be lived on a real data file as well.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

from alarm_days import Stretch, stretch_of_days
from alarm_file import FileData
from alarm_laptop import Laptop, settings_of
from alarm_truth import TrueJudge
from PySide6.QtCore import QCoreApplication

from ptcrm.store.database import Database


def main() -> None:
    application = QCoreApplication([])
    first, many = int(sys.argv[1]), int(sys.argv[2])
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    sums: Counter[str] = Counter()
    latest = 0
    wrong: list[str] = []
    for seed in range(first, first + many):
        stretch = stretch_of_days(seed)
        laptop = Laptop(stretch)
        laptop.live()
        judge = TrueJudge(stretch.quiet, whole_day=stretch.whole_day)
        truth, verdict = judge.judge_truly(laptop.log), judge.verdict
        wrong += [f"{seed}: {it}" for it in (*verdict.faults, *truth.silent)]
        latest = max(latest, *verdict.lateness, 0)
        sums.update(enquiries=len(judge.enquiries), toasts=verdict.toasts, again=verdict.again)
        sums.update(repeats=verdict.repeats, faults=len(verdict.faults), silent=len(truth.silent))
        sums.update({name: value for name, value in vars(truth).items() if isinstance(value, int)})
        if folder is not None and not _same_on_file(laptop, stretch, folder / str(seed)):
            sums.update(differ=1)
            wrong.append(f"{seed}: otherwise on a real data file")
    print(json.dumps({**sums, "latest": latest, "wrong": wrong}), flush=True)
    assert application
    os._exit(0)  # after thousands of starts Qt's own end takes minutes


def _same_on_file(laptop: Laptop, stretch: Stretch, folder: Path) -> bool:
    database = Database.open(folder, stretch.begin)
    try:
        data = FileData(database, settings_of(stretch), ZoneInfo(stretch.zone), stretch.begin)
        real = Laptop(stretch, data)
        real.live()
    finally:
        database.close()
    return real.log == laptop.log


if __name__ == "__main__":
    main()
