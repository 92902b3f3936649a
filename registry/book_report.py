"""What a book has to explain when it is closed (biên bản khóa sổ): gaps, voids, suffixes, rules set aside. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from registry.journal import canonical
from registry.model import RegisterEntry

SET_UP = "số đã dùng trước khi lập sổ trên hệ thống, hoặc do khai lại số cuối (so_cuoi)"
UNEXPLAINED = "không có dòng và không có lý do trong nhật ký"


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers without a line (số không có dòng), both ends counted, and why."""

    first: int
    last: int
    why: str


@dataclass(frozen=True, slots=True)
class BookReport:
    """A book as it is closed: its lines, the numbers that have none, the digest over the lines."""

    name: str
    year: int
    last_number: int
    lines: tuple[RegisterEntry, ...]
    second: tuple[str, ...]  # the notes of second entries, each with its line's notation
    gaps: tuple[Gap, ...]
    digest: str

    @property
    def voided(self) -> tuple[RegisterEntry, ...]:
        """Lines whose number was voided."""
        return tuple(line for line in self.lines if line.voided)

    @property
    def suffixed(self) -> tuple[RegisterEntry, ...]:
        """Lines with a suffix (số bổ sung)."""
        return tuple(line for line in self.lines if line.suffix)

    @property
    def set_aside(self) -> tuple[RegisterEntry, ...]:
        """Lines whose note says that a rule was set aside: a day before the latest, a signature without the power."""
        return tuple(line for line in self.lines if line.note and not line.voided and not line.suffix)


def digest_of_lines(lines: Iterable[RegisterEntry], second: Iterable[tuple[str, ...]]) -> str:
    """SHA-256 over a book's lines as they were written and the second entries that correct them, in their order."""
    said = {"lines": [asdict(line) for line in lines], "second": [list(one) for one in second]}
    return hashlib.sha256(canonical(said).encode("utf-8")).hexdigest()


def gaps_of(
    name: str,
    year: int,
    last_number: int,
    numbers: Iterable[int],
    acts: Sequence[tuple[str, Mapping[str, Any]]],
) -> tuple[Gap, ...]:
    """The numbers up to the counter that have no line; `acts` are the office's (act, payload), oldest first."""
    told, counter = [], 0
    for act, said in acts:
        reached = _reached(act, said, name, year)
        if act in ("init", "open_book") and reached > counter:
            told.append(range(counter + 1, reached + 1))
        counter = max(counter, reached)
    missing = sorted(set(range(1, last_number + 1)) - set(numbers))
    return tuple(runs_of([(number, _why(number, told)) for number in missing]))


def _reached(act: str, said: Mapping[str, Any], name: str, year: int) -> int:
    """Up to which number of the book an act went."""
    if act in ("init", "open_book"):
        books = said.get("books", (said,))
        return max((b["last_number"] for b in books if (b["name"], b["year"]) == (name, year)), default=0)
    if (said.get("book"), said.get("year")) == (name, year):
        return int(said.get("number", 0))
    return 0


def _why(number: int, told: Sequence[range]) -> str:
    return SET_UP if any(number in span for span in told) else UNEXPLAINED


def runs_of(missing: Sequence[tuple[int, str]]) -> list[Gap]:
    """Numbers in order with their reasons, those that follow one another for one reason taken together."""
    runs: list[Gap] = []
    for number, why in missing:
        if runs and runs[-1].last == number - 1 and runs[-1].why == why:
            runs[-1] = Gap(runs[-1].first, number, why)
        else:
            runs.append(Gap(number, number, why))
    return runs
