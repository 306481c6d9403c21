"""Every string on screen goes through here, so that it has a Dutch and an English form."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ptcrm.domain.refusals import fill


class Unnamed(str):
    """What somebody without a name is called: with a capital by itself and where it begins a sentence."""

    __slots__ = ()

    def within(self) -> str:
        """The same inside a sentence."""
        return self[:1].lower() + self[1:]


def tr(context: str, text: str, comment: str = "", /, *, n: int = -1, **values: str | int) -> str:
    """``text`` in the language on screen, with ``{name}`` placeholders filled in.

    A counted text holds ``%n`` and is given ``n``. ``context``, ``text`` and ``comment`` are literals:
    ``make words`` collects them from the source. Values are filled in last and never interpreted.
    """
    words = QCoreApplication.translate(context, text, comment, n)
    for key, value in values.items():
        if isinstance(value, Unnamed) and not words.startswith(f"{{{key}}}"):
            values[key] = value.within()
    return fill(words, values)


def mark(context: str, text: str, comment: str = "", /) -> tuple[str, str, str]:
    """A text for a table of constants: collected now, translated later by ``tr(*marked)``."""
    return context, text, comment
