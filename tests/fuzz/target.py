"""One kind of file to fuzz: what it is, what to begin with, and the words its format is made of."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from taking_in import take_in

from ptcrm.integrations.file_kind import FileKind

HERE: Final = Path(__file__).parent
FOUND: Final = HERE / "found"
"""Bytes that once broke something, a folder for each target; each is read again by every test run."""
_SAMPLES: Final = (HERE.parent / "samples", HERE.parents[2] / "shared" / "samples")


def _as_they_are(data: bytes) -> bytes:
    return data


@dataclass(frozen=True, slots=True)
class Target:
    """``samples`` are patterns below the folders of samples; ``words`` go in the fuzzer's dictionary.

    ``dress`` makes a file of the fuzzer's bytes where bytes at random would never be one (a zip's sums);
    ``undress`` takes from a sample what ``dress`` wants.
    """

    kind: FileKind
    samples: tuple[str, ...]
    words: tuple[bytes, ...]
    dress: Callable[[bytes], bytes] = _as_they_are
    undress: Callable[[bytes], Iterator[bytes]] | None = None

    def run(self, data: bytes) -> int:
        """Take the bytes in; raises what is wrong."""
        return take_in(self.dress(data), self.kind)

    def seeds(self) -> Iterator[bytes]:
        """What fuzzing begins with."""
        for folder in _SAMPLES:
            for pattern in self.samples:
                for path in sorted(folder.glob(pattern)):
                    if path.is_file():
                        data = path.read_bytes()
                        yield data
                        if self.undress is not None:
                            yield from self.undress(data)

    def dictionary(self) -> str:
        """The words as libFuzzer reads them."""
        return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in self.words)


def names() -> list[str]:
    """Every target there is."""
    return sorted(path.stem.removeprefix("fuzz_") for path in HERE.glob("fuzz_*.py"))


def load(name: str) -> Target:
    """The target that ``fuzz_<name>.py`` describes."""
    target = importlib.import_module(f"fuzz_{name}").TARGET
    assert isinstance(target, Target)
    return target
