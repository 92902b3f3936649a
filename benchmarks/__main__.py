"""`python -m benchmarks [WORD…]`: run every `measure_*` of the `bench_*` modules whose name holds a word.

A measure is a generator function: what stands before its `yield` is set-up, and it yields the callable to be
timed. One line of JSON a measure: name, rounds, best and median in milliseconds. A `report_*` generator yields
lines of its own.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter
from typing import Any

import benchmarks

Measure = Callable[[], Iterator[Any]]
_SECONDS = 2.0
_ROUNDS = range(3, 200)


def measures(words: list[str]) -> Iterator[tuple[str, Measure]]:
    """Every measure and report that is wanted, by name."""
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if not module.name.startswith("bench_"):
            continue
        loaded = importlib.import_module(f"benchmarks.{module.name}")
        for name in sorted(vars(loaded)):
            full = f"{module.name}.{name}"
            if name.startswith(("measure_", "report_")) and (
                not words or any(word in full for word in words)
            ):
                yield full, getattr(loaded, name)


def run(measure: Measure) -> dict[str, object]:
    """Time one measure for about two seconds."""
    times: list[float] = []
    for act in measure():
        act()
        while len(times) < _ROUNDS.start or (sum(times) < _SECONDS and len(times) < _ROUNDS.stop):
            start = perf_counter()
            act()
            times.append(perf_counter() - start)
    return {
        "rounds": len(times),
        "best_ms": round(min(times) * 1e3, 3),
        "median_ms": round(median(times) * 1e3, 3),
    }


if __name__ == "__main__":
    for full_name, found in measures(sys.argv[1:]):
        lines = found() if ".report_" in full_name else [run(found)]
        for line in lines:
            print(json.dumps({"name": full_name, **line}, ensure_ascii=False), flush=True)
