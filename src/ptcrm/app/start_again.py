"""Starts PT CRM once more, as this one was started."""

from __future__ import annotations

import subprocess
import sys


def start_again() -> None:
    """Start another one, which goes on by itself; this one has let go of the data and ends."""
    words = [sys.executable, *words_again(sys.orig_argv[1:])]
    # The very words that started this one.
    subprocess.Popen(words, start_new_session=True, close_fds=True)  # noqa: S603


def words_again(words: list[str]) -> list[str]:
    """Files to open were shown once; they need not come back."""
    if "--open" not in words:
        return words
    at = words.index("--open")
    behind = next((n for n, word in enumerate(words) if n > at and word.startswith("--")), len(words))
    return [*words[:at], *words[behind:]]
