"""What stands under a label of a form: an answer, and one that is still being read."""

from __future__ import annotations

from dataclasses import dataclass

from ptcrm.integrations.field_labels import FieldKind


@dataclass(frozen=True, slots=True)
class Answer:
    """A label with what was filled in; ``value`` "" when left blank."""

    label: str
    kind: FieldKind | None
    value: str


@dataclass(slots=True)
class OpenField:
    """A field being read. ``hanging``: its value stands below the label, not beside it."""

    label: str
    kind: FieldKind | None
    lines: list[str]
    structural: bool
    hanging: bool
    gap: bool = False

    @property
    def filled(self) -> bool:
        return any(self.lines)

    def add(self, line: str) -> None:
        if self.gap and self.filled:
            self.lines.append("")
        self.gap = False
        self.lines.append(line)
