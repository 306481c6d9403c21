"""Which actions are meant by what was typed: each word the start of one of theirs, or nearly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ptcrm.domain.name_likeness import words_of
from ptcrm.ui.kit.action import Action

ONLY_ACTIONS: Final = ">"
"""Typed first, it leaves leads and notes out."""

_NEAR: Final = 1.0
_SHORTEST_NEAR: Final = 4


def matching_actions(typed: str, actions: Sequence[Action], most: int) -> list[Action]:
    """The actions that ``typed`` means, the best first; those with a slip of the finger only if none fits.

    Words may come in any order and be begun only. Without words: all of them.
    """
    words = words_of(typed)
    if not words:
        return list(actions[:most])
    ranks = {at: _rank(words, action) for at, action in enumerate(actions)}
    fitting = sorted((rank, at) for at, rank in ranks.items() if rank is not None)
    if fitting:
        return [actions[at] for _, at in fitting[:most]]
    if min(map(len, words)) < _SHORTEST_NEAR:
        return []
    far = sorted((_distance(words, action), at) for at, action in enumerate(actions))
    return [actions[at] for distance, at in far[:most] if distance <= _NEAR]


def _rank(words: list[str], action: Action) -> int | None:
    """0: the name begins so; 1: its words do; 2: with other words it is found by; None: not it."""
    own = _words(action.words)
    if all(one.startswith(word) for word, one in zip(words, own, strict=False)) and len(words) <= len(own):
        return 0
    if _begun(words, own):
        return 1
    return 2 if _begun(words, [*own, *_words(action.also)]) else None


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words_of(text))


def _begun(words: list[str], known: Sequence[str]) -> bool:
    return all(any(one.startswith(word) for one in known) for word in words)


def _distance(words: list[str], action: Action) -> float:
    """The furthest of the words; one slip of the finger in each is near."""
    from ptcrm.domain.near_words import FAR, distance

    known = _words(f"{action.words} {action.also}")
    return max(min((distance(word, one) for one in known), default=FAR) for word in words)
