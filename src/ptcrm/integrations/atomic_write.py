"""Write a file in one step: whoever looks sees the old file or the whole new one, never half of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from ptcrm.domain.refusals import Refusal

F = TypeVar("F", TextIO, BinaryIO)


@contextmanager
def replacing(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file to write to (line ends as given) that takes the place of ``path`` when the block ends.

    Raises ``Refusal`` file_not_written when the disk refuses; ``path`` is then as it was, and nothing is
    left beside it.
    """

    def opened(handle: int) -> TextIO:
        return os.fdopen(handle, "w", encoding=encoding, errors="replace", newline="")

    with _put_in_place(path, opened) as file:
        yield file


@contextmanager
def replacing_bytes(path: Path) -> Iterator[BinaryIO]:
    """The same for a file of bytes."""

    def opened(handle: int) -> BinaryIO:
        return os.fdopen(handle, "w+b")

    with _put_in_place(path, opened) as file:
        yield file


@contextmanager
def _put_in_place(path: Path, opened: Callable[[int], F]) -> Iterator[F]:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".part")
    except OSError as error:
        raise _not_written(path, error) from error
    part = Path(name)
    try:
        with opened(handle) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError) -> Refusal:
    return Refusal(
        "file_not_written",
        "{file} could not be written: {why}.",
        file=path.name,
        why=error.strerror or type(error).__name__,
    )
