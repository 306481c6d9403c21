"""What the user can act on, as opposed to a bug."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Wording(NamedTuple):
    """A refusal's code and sentence, where a table holds several: ``Refusal(*wording)``."""

    code: str
    message: str


class Refusal(Exception):
    """A request that was turned down, with nothing changed.

    ``code`` is a stable snake_case word (the command line prints it, the window translates by it);
    ``message`` is one English sentence with ``{name}`` placeholders for ``values``, in which ``?`` stands for
    what no screen or terminal can show.
    Every code is raised in one wording only, so that it has one translation
    (``ptcrm.ui.kit.refusal_words``).
    """

    def __init__(self, code: str, message: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.template = message
        self.values = {
            name: _UNPRINTABLE.sub("?", value) if isinstance(value, str) else value
            for name, value in values.items()
        }

    @property
    def message(self) -> str:
        """The English sentence with its values filled in."""
        return fill(self.template, self.values)

    def __str__(self) -> str:
        return self.message


def fill(template: str, values: dict[str, str | int]) -> str:
    """Put values in a ``{name}`` template, each once, never interpreting what a value holds.

    ``str.format`` would evaluate attribute access in a template a translator or a trainer wrote.
    """
    out: list[str] = []
    rest = template
    while True:
        head, brace, tail = rest.partition("{")
        out.append(head)
        if not brace:
            return "".join(out)
        name, closing, after = tail.partition("}")
        if closing and name in values:
            out.append(str(values[name]))
            rest = after
        else:
            out.append("{")
            rest = tail
