"""The log: what went wrong, for a report the trainer can copy. It holds no names, messages or notes."""

from __future__ import annotations

import faulthandler
import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_SIZE = 512 * 1024
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(folder: Path) -> Path:
    """Log warnings and bugs to ``ptcrm.log`` in the data folder, with crashes of Qt itself beside it."""
    path = folder / "ptcrm.log"
    handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(_Bare(_FORMAT))
    logging.getLogger().addHandler(handler)
    crash = (folder / "crash.log").open("a", encoding="utf-8")
    faulthandler.enable(crash)
    sys.excepthook = _log_bug
    return path


def log_bug(folder: Path, error: Exception) -> Path | None:
    """Write one bug to the log and let go of it; None when it can't be written."""
    path = folder / "ptcrm.log"
    try:
        path.open("a", encoding="utf-8").close()
    except OSError:
        return None
    handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=2, encoding="utf-8")
    handler.setFormatter(_Bare(_FORMAT))
    bug = (type(error), error, error.__traceback__)
    handler.handle(logging.LogRecord("ptcrm", logging.ERROR, "", 0, "a command failed", None, bug))
    handler.close()
    return path


def report(error: BaseException) -> str:
    """What happened and where in the program, without any value that came from outside."""
    where = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
    return f"{type(error).__name__}\n{where}"


def place_of(error: BaseException) -> str:
    """Where in the program it happened: the last of our own lines on the way."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "ptcrm" in Path(frame.filename).parts] or list(frames)
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"


class _Bare(logging.Formatter):
    """An exception's message may quote a lead's text, so only its type and place are written."""

    def formatException(  # noqa: N802 - logging's own name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return report(ei[1]) if ei[1] is not None else ""


def _log_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("ptcrm").error("not caught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
