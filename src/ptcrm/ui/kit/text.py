"""Every string on screen goes through here, so that it has a Dutch and an English form."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ptcrm.domain.refusals import fill


def tr(context: str, text: str, comment: str = "", /, *, n: int = -1, **values: str | int) -> str:
    """``text`` in the language on screen, with ``{name}`` placeholders filled in.

    A counted text holds ``%n`` and is given ``n``. ``context``, ``text`` and ``comment`` are literals:
    ``make words`` collects them from the source. Values are filled in last and never interpreted.
    """
    return fill(QCoreApplication.translate(context, text, comment, n), values)


def mark(context: str, text: str, comment: str = "", /) -> tuple[str, str, str]:
    """A text for a table of constants: collected now, translated later by ``tr(*marked)``."""
    return context, text, comment
