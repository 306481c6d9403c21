"""Runs the fuzzer: ``make fuzz``, or ``python tests/fuzz/fuzz.py --seconds 600 csv mail``.

Each target runs in a process of its own (atheris over libFuzzer). What breaks is made as short as it can be
and kept in ``found/<target>/``, one case for each place that breaks; ``test_found_cases.py`` reads it again
in every test run. The corpus it grows stays in ``build/fuzz``, which is never shared: it may descend from
samples that are other people's.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # imported later: the fuzzer must be there first to see which lines run
    from target import Target

_FOUND: Final = Path(__file__).resolve().parent / "found"
_WORK: Final = Path(__file__).resolve().parents[2] / "build" / "fuzz"
_LONGEST: Final = 65_536
_HANGS: Final = 60
"""Seconds after which libFuzzer ends the process; slow inputs are found before that (``taking_in``)."""
_MEMORY: Final = 3_000
_TRIES: Final = 400


def main() -> int:
    """Fuzz every target named, or all; 1 when something new was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--inside", action="store_true", help="run the one target in this process")
    options = parser.parse_args()
    if options.inside:
        _fuzz(options.targets[0], options.seconds)
    _WORK.mkdir(parents=True, exist_ok=True)
    here = sorted(path.stem.removeprefix("fuzz_") for path in Path(__file__).parent.glob("fuzz_*.py"))
    found = [_run(name, options.seconds) for name in options.targets or here]
    return int(any(found))


def _run(name: str, seconds: int) -> bool:
    """Run a target in its own process and tell what it did; whether it found anything."""
    before = set((_FOUND / name).glob("*"))
    command = [sys.executable, __file__, "--inside", "--seconds", str(seconds), name]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    log = done.stdout.decode("utf-8", "replace")
    (_WORK / f"{name}.log").write_text(log, "utf-8")
    figures = dict(re.findall(r"stat::(\w+):\s+(\d+)", log))
    covered = re.findall(r"cov: (\d+)", log)
    new = sorted(set((_FOUND / name).glob("*")) - before)
    print(
        f"{name}: {figures.get('number_of_executed_units', '?')} inputs,"
        f" {figures.get('average_exec_per_sec', '?')} a second, {covered[-1] if covered else '?'} edges,"
        f" {len(new)} found"
    )
    for path in new:
        print(f"  {path.relative_to(_FOUND.parent)}")
    if done.returncode:
        print(log[-2_000:])
    return bool(new) or done.returncode != 0


def _fuzz(name: str, seconds: int) -> None:
    """Fuzz one target; libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["ptcrm"], enable_loader_override=False):
        from target import load

        target = load(name)
    corpus, seeds = _WORK / name, _WORK / f"{name}-seeds"
    corpus.mkdir(parents=True, exist_ok=True)
    seeds.mkdir(exist_ok=True)
    for seed in target.seeds():
        if len(seed) <= _LONGEST:
            (seeds / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    dictionary = _WORK / f"{name}.dict"
    dictionary.write_text(target.dictionary(), "ascii")
    found = _FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    keeper = _Keeper(target, found)
    arguments = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        f"-timeout={_HANGS}",
        f"-rss_limit_mb={_MEMORY}",
        f"-dict={dictionary}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        str(corpus),
        str(seeds),
        str(found),
    ]
    atheris.Setup(arguments, keeper.one_input)
    atheris.Fuzz()


class _Keeper:
    """Runs inputs, and keeps the first that breaks at each place, as short as it could be made."""

    def __init__(self, target: Target, folder: Path) -> None:
        self._target = target
        self._folder = folder
        self._places: set[str] = set()

    def one_input(self, data: bytes) -> None:
        """What libFuzzer calls."""
        place, error = self._broken(data)
        if not place or place in self._places:
            return
        self._places.add(place)
        short = self._shortened(data, place)
        path = self._folder / hashlib.sha256(short).hexdigest()[:16]
        path.write_bytes(short)
        print(f"== {path.name}: {place}\n{error}", flush=True)

    def _broken(self, data: bytes) -> tuple[str, str]:
        """Where it breaks and how, or "" and ""."""
        try:
            self._target.run(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            frames = traceback.extract_tb(error.__traceback__)
            own = [frame for frame in frames if "ptcrm" in frame.filename] or frames
            what = re.sub(r"[\d.]+|:.*", "", str(error)) if type(error).__name__ == "Broken" else ""
            place = f"{type(error).__name__} {Path(own[-1].filename).name}:{own[-1].lineno} {what}"
            return place, "".join(traceback.format_exception(error)[-4:])
        return "", ""

    def _shortened(self, data: bytes, place: str) -> bytes:
        """The same breach with as few bytes as a few hundred tries find; slow ones stay as they are."""
        started = time.monotonic()
        size, tries = len(data) // 2, 0
        while size and tries < _TRIES and time.monotonic() - started < _HANGS / 2:
            at = 0
            while at < len(data) and tries < _TRIES and time.monotonic() - started < _HANGS / 2:
                tries += 1
                less = data[:at] + data[at + size :]
                if self._broken(less)[0] == place:
                    data = less
                else:
                    at += size
            size //= 2
        return data


if __name__ == "__main__":
    sys.exit(main())
