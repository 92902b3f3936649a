"""`make fuzz`: random and spoilt texts through the whole reader; no exception, a bound on the time of each.

VANTHU_FUZZ: how many texts (1,000,000). VANTHU_FUZZ_SEED: another set of them (1). VANTHU_FUZZ_OUT: where failing texts
are saved (fuzz-out/). First stretches of text repeated to 20, 40 and 80 kB are timed: double the text, double the time.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from doc_engine.reading import read_text
from tests.doc_engine.reading_noise import TooLong, at_most, growing, noise, read_bounded

PROCESSES = 2
PIECE = 500
DRAFT_EACH = 5  # of so many texts one is made a data file too
SHAPES_EACH = 2_000  # one shape is grown for so many texts
SIZES = (20_000, 40_000, 80_000)
GROWTH_BOUND = 20.0  # seconds for the largest
MOST_GROWTH = 2.8  # twice, and what the clock and memory of a machine make of it
SLOW = 0.15  # below this a ratio of times says nothing


class Failure(NamedTuple):
    """A text that failed: its name, what made it, what happened."""

    name: str
    text: str
    what: str


class Done(NamedTuple):
    """A piece of the work: how many texts, characters and seconds of the processor, the slowest text, what failed."""

    texts: int
    characters: int
    seconds: float
    slowest: tuple[float, str]
    failures: list[Failure]


def read_piece(task: tuple[int, int, int]) -> Done:
    """Read the texts `first` … `last` of a seed."""
    seed, first, last = task
    characters, failures, slowest, begun = 0, [], (0.0, ""), time.process_time()
    for number in range(first, last):
        kind, text = noise(seed, number)
        characters += len(text)
        start = time.process_time()
        try:
            read_bounded(text, as_draft=number % DRAFT_EACH == 0)
        except (Exception, TooLong) as error:
            what = f"{kind}: {type(error).__name__}: {error}\n{traceback.format_exc()}"
            failures.append(Failure(f"{seed}-{number}", text, what))
        slowest = max(slowest, (time.process_time() - start, f"{seed}-{number} ({kind})"))
    return Done(last - first, characters, time.process_time() - begun, slowest, failures)


def grow(task: tuple[int, int]) -> tuple[list[float], Failure | None]:
    """Seconds that one shape takes at each size; a failure where they more than double, twice in turn, twice over."""
    seed, number = task
    stretch = growing(seed, number)
    name = f"grows-{seed}-{number}"
    try:
        times = _times(stretch)
        if _grows(times):
            times = [min(pair) for pair in zip(times, _times(stretch), strict=True)]
    except (Exception, TooLong) as error:
        return [], Failure(name, stretch, f"grown: {type(error).__name__}: {error}\n{traceback.format_exc()}")
    grown = _grows(times)
    return times, Failure(name, stretch, f"seconds at {SIZES}: {times}") if grown else None


def _times(stretch: str) -> list[float]:
    times = []
    for size in SIZES:
        text = (stretch * (size // len(stretch) + 1))[:size]
        gc.collect()
        start = time.process_time()
        with at_most(GROWTH_BOUND):
            read_text(text)
        times.append(round(time.process_time() - start, 3))
    return times


def _grows(times: list[float]) -> bool:
    return times[-1] > SLOW and all(
        after > MOST_GROWTH * max(before, 0.001) for before, after in pairwise(times)
    )


def _pieces(seed: int, total: int) -> Iterator[tuple[int, int, int]]:
    for first in range(0, total, PIECE):
        yield seed, first, min(first + PIECE, total)


def main() -> int:
    """Read them all; 1 where a text failed."""
    total, seed = int(os.environ.get("VANTHU_FUZZ", "1000000")), int(os.environ.get("VANTHU_FUZZ_SEED", "1"))
    out = Path(os.environ.get("VANTHU_FUZZ_OUT", "fuzz-out"))
    started, told = time.monotonic(), 0.0
    failed: Counter[str] = Counter()
    with Pool(PROCESSES) as pool:
        shapes = [(seed, number) for number in range(max(20, total // SHAPES_EACH))]
        grown = 0.0
        for times, failure in pool.imap_unordered(grow, shapes):
            grown = max([grown, *times])
            _keep(out, [failure] if failure else [], failed)
        _say(shapes=len(shapes), slowest_80_kb_s=grown, failed=failed.total())
        started, texts, characters, seconds, slowest = time.monotonic(), 0, 0, 0.0, (0.0, "")
        for done in pool.imap_unordered(read_piece, _pieces(seed, total)):
            texts, characters, seconds = (
                texts + done.texts,
                characters + done.characters,
                seconds + done.seconds,
            )
            slowest = max(slowest, done.slowest)
            _keep(out, done.failures, failed)
            elapsed = time.monotonic() - started
            if elapsed - told > 10 or texts == total:
                told = elapsed
                _say(
                    texts=texts, of=total, seed=seed, failed=failed.total(), per_s=round(texts / elapsed), kb=characters // 1000,
                    cpu_ms_each=round(seconds / texts * 1e3, 2), slowest_s=round(slowest[0], 3), slowest=slowest[1], elapsed_s=round(elapsed),
                )  # fmt: skip
    for what, count in failed.most_common():
        _say(failed=count, what=what)
    return 1 if failed else 0


def _keep(out: Path, failures: list[Failure], failed: Counter[str]) -> None:
    for failure in failures:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{failure.name}.txt").write_text(
            failure.text, encoding="utf-8", errors="surrogatepass", newline=""
        )
        (out / f"{failure.name}.why").write_text(failure.what, encoding="utf-8", errors="backslashreplace")
        failed[failure.what.partition("\n")[0][:120]] += 1


def _say(**facts: object) -> None:
    print(json.dumps(facts, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())
