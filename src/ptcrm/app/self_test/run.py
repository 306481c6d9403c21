"""Whether this installation can do its work: a look at each part that packaging can lose.

It uses a folder of its own that is removed at the end, and never the trainer's data. What it prints names
nobody and can be sent to whoever helps.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import qVersion

from ptcrm.app.self_test import data, files, surroundings, window
from ptcrm.ui.kit.program_parts import program_version


@dataclass(frozen=True, slots=True)
class Check:
    """One part that was looked at. ``detail`` says what was found, or what is wrong."""

    name: str
    ok: bool
    detail: str


def run_self_test(as_json: bool) -> int:
    """Print what was found; 0 when all is well, else 1."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="ptcrm-self-test-", ignore_cleanup_errors=True) as folder:
        checks = [_checked(name, partial(look, Path(folder))) for name, look in _CHECKS]
    ok = all(check.ok for check in checks)
    if as_json:
        report = {"ok": ok, **_program(), "checks": [asdict(check) for check in checks]}
        text = json.dumps(report, ensure_ascii=False, indent=1)
    else:
        lines = [f"PT CRM {', '.join(_program().values())}"]
        lines += [f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.detail}" for check in checks]
        text = "\n".join(lines)
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.flush()
    return 0 if ok else 1


def _program() -> dict[str, str]:
    frozen = getattr(sys, "frozen", False)
    return {
        "version": program_version(),
        "form": "installed program" if frozen else "from source",
        "python": f"Python {platform.python_version()}",
        "qt": f"Qt {qVersion()}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a part is the finding
        return Check(name, False, f"{type(error).__name__}: {error}")


_CHECKS: Final = (
    ("database", data.made),
    ("older data", data.brought_up_to_date),
    ("backup", data.backed_up),
    ("clock and search", data.rings_and_is_found),
    ("files", files.read),
    ("qr code", files.qr_code),
    ("time zones", surroundings.time_zones),
    ("secure connections", surroundings.secure_connections),
    ("passwords", surroundings.passwords),
    ("icons", window.icons),
    ("pictures", window.pictures),
    ("alphabet", window.alphabet),
    ("windows", window.windows),
    ("alerts", surroundings.alerts),
)
