"""What a book of incoming documents has to explain when it is closed (biên bản khóa sổ đến). Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from registry.book_report import UNEXPLAINED, Gap, runs_of
from registry.journal import canonical

IMPORTED = "số trong sổ cũ, không có dòng khi nhập sổ"


@dataclass(frozen=True, slots=True)
class ArrivedLine:
    """A line of the book as it was written: số đến, day, document, what was said of it (days in ISO 8601)."""

    number: int
    arrived_on: str
    document: str
    author: str
    notation: str
    issued_on: str
    subject: str
    note: str
    form: str | None
    urgency: str | None


@dataclass(frozen=True, slots=True)
class ArrivalReport:
    """The book of a year as it is closed.

    `recalled` are documents whose files were destroyed when their issuer took them back; `further` how many copies
    in the other form were noted on lines.
    """

    year: int
    last_number: int
    lines: tuple[ArrivedLine, ...]
    gaps: tuple[Gap, ...]
    recalled: frozenset[str]
    further: int
    digest: str

    @property
    def back_in_time(self) -> tuple[ArrivedLine, ...]:
        """Lines whose day of arrival is before that of the line above (ghi lùi ngày)."""
        return tuple(two for one, two in pairwise(self.lines) if two.arrived_on < one.arrived_on)

    @property
    def noted(self) -> tuple[ArrivedLine, ...]:
        """Lines with a note."""
        return tuple(line for line in self.lines if line.note)

    @property
    def taken_back(self) -> tuple[ArrivedLine, ...]:
        """Lines of recalled documents."""
        return tuple(line for line in self.lines if line.document in self.recalled)


def digest_of_arrivals(lines: Sequence[ArrivedLine]) -> str:
    """SHA-256 over the lines as they were written, in their order."""
    return hashlib.sha256(canonical({"arrivals": [asdict(line) for line in lines]}).encode()).hexdigest()


def gaps_in_arrivals(
    last_number: int, numbers: Collection[int], imported: Collection[int]
) -> tuple[Gap, ...]:
    """The numbers up to the last that have no line; below the highest imported one the old register had none."""
    old = max(imported, default=0)
    missing = sorted(set(range(1, last_number + 1)) - set(numbers))
    return tuple(runs_of([(number, IMPORTED if number < old else UNEXPLAINED) for number in missing]))
