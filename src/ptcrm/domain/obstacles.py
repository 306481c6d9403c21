"""What stands in a lead's way as it is stored: the words of ``Obstacle``, each once, in the enum's order."""

from __future__ import annotations

from collections.abc import Iterable

from ptcrm.domain.values import Obstacle


def obstacles_of(text: str) -> tuple[Obstacle, ...]:
    """The obstacles a stored text names; words that are none of them are passed over."""
    words = frozenset(text.split())
    return tuple(obstacle for obstacle in Obstacle if obstacle.value in words)


def obstacles_text(obstacles: Iterable[Obstacle]) -> str:
    """Obstacles as they are stored."""
    wanted = frozenset(obstacles)
    return " ".join(obstacle.value for obstacle in Obstacle if obstacle in wanted)
