"""How many pages each letter has (số trang), and letters out of line: counted by the converter, or estimated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry import numbering
from registry.services.batch.letters import Letter, Serial
from registry.services.batch.modes import Mode
from registry.services.batch.planning import Plan
from registry.services.batch.running import Asked, Progress, order_of, quiet
from registry.services.ordering import rendered_with
from registry.services.pdf import require_converter

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

COUNT = "đếm trang"
# A page of running text in size 14 holds about so many letters, the first one less for head and signature.
_FIRST_PAGE, _PAGE = 2100, 2800


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of each letter in order; `estimated` where no converter counted them."""

    counts: tuple[int, ...]
    estimated: bool

    @property
    def usual(self) -> int:
        """What most letters have."""
        return Counter(self.counts).most_common(1)[0][0] if self.counts else 0

    def out_of_line(self, letters: Sequence[Letter]) -> list[tuple[Letter, int]]:
        """The letters that have another number of pages than most."""
        return [(one, count) for one, count in zip(letters, self.counts, strict=True) if count != self.usual]


def estimated(home: Home, planned: Plan) -> Pages:
    """By the length of the text alone (ước tính); costs nothing and may be a page off."""
    with home.store.reading() as tx:
        lengths = [len(text) for text in _texts(tx, home, planned)]
    return Pages(tuple(1 + max(0, length - _FIRST_PAGE + _PAGE - 1) // _PAGE for length in lengths), True)


def counted(home: Home, planned: Plan, progress: Progress = quiet) -> Pages:
    """By the converter, from the letters as they would be now; raises `ConverterMissing`, `ConverterFailed`."""
    from doc_engine.pdf import page_count

    require_converter(home)
    counts: list[int] = []
    total = 1 if planned.mode is Mode.SHARED else len(planned.letters)
    with home.store.reading() as tx:
        for outcome in home.converter.batch_to_pdf(_files(tx, home, planned)):
            counts.append(page_count(outcome) if isinstance(outcome, bytes) else 0)
            progress(COUNT, len(counts), total)
    return Pages(tuple(counts * len(planned.letters) if planned.mode is Mode.SHARED else counts), False)


def _texts(tx: Transaction, home: Home, planned: Plan) -> Iterator[str]:
    order, first = order_of(home, planned, Asked()), planned.numbers[0]
    if planned.mode is Mode.SHARED:
        text = rendered_with(tx, home, order, numbering.printed(first)).composed.text
        yield from [text] * len(planned.letters)
        return
    serial = Serial(tx, home, order, planned.mode, planned.fills)
    for letter in planned.letters:
        yield serial.composed(letter, first).text


def _files(tx: Transaction, home: Home, planned: Plan) -> Iterator[bytes]:
    order, first = order_of(home, planned, Asked()), planned.numbers[0]
    if planned.mode is Mode.SHARED:
        yield rendered_with(tx, home, order, numbering.printed(first)).docx
        return
    serial = Serial(tx, home, order, planned.mode, planned.fills)
    for letter in planned.letters:
        yield serial.docx(letter, first)
