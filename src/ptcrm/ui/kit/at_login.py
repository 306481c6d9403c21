"""Starting PT CRM when somebody logs in: what the settings ask of the system."""

from __future__ import annotations

from typing import Protocol


class AtLogin(Protocol):
    """Quick, but of the outside world: called by ``tasks.outside``."""

    def starts(self) -> bool:
        """Whether PT CRM starts at login, as the system has it now."""

    def start(self, wanted: bool) -> bool:
        """Start at login from now on, or no longer; whether it does (it may not be possible)."""
