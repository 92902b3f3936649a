"""PDFs of very many letters (chuyển hàng loạt sang PDF): bundled into few files, few runs, two at a time.

LibreOffice takes over a second to start and some tenths of one to open and close a file; laying out two pages
takes some hundredths. So letters that cannot disturb each other are bundled (`doc_engine.ooxml.bundling`), a run
takes many bundles, and each letter is cut out of its bundle's PDF. Whatever goes wrong, letters are tried again
in smaller company, at last alone: one bad letter is named and costs no other its PDF.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from doc_engine.errors import BadInput
from registry.errors import ConverterFailed
from registry.jail.process import Completed

if TYPE_CHECKING:
    from doc_engine.ooxml.bundling import Bundler, Loose

BUNDLE = 25  # letters in one file; more make no letter cheaper
RUN = 400  # letters in one run, which starts the program once
WORKERS = 2
_IN_VAIN = 3

Watch = Callable[[], bool]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class NoPdf:
    """A letter that no PDF came of (thư không chuyển được), and why, in Vietnamese."""

    message: str


Outcome = bytes | NoPdf


class Runs(Protocol):
    """What a converter does for a bulk: look at a file, and run once over many."""

    def ready(self, docx: bytes) -> bytes:
        """The file as it may be opened; raises `BadInput`."""

    def run_over(self, documents: Sequence[bytes], stopped: Watch) -> tuple[list[bytes | None], Completed]:
        """One run over all: the PDF of each, None where none was made."""

    def failed(self, ended: Completed) -> ConverterFailed:
        """What a run that ended so says to the clerk."""


@dataclass(frozen=True)
class _Letter:
    """One letter on its way: the file, and what bundling made of it (None: it goes alone)."""

    docx: bytes
    place: str = ""
    title: str = ""
    author: str = ""


@dataclass(frozen=True)
class _Item:
    """One file for the converter and the letters in it; `refused` when the gate let none of them pass."""

    letters: tuple[_Letter, ...]
    docx: bytes = b""
    refused: str = ""


class Bulk:
    """One bulk conversion; its outcomes come in the order of the letters, a run or two behind."""

    def __init__(self, runs: Runs, *, workers: int = WORKERS) -> None:
        self._runs, self._workers = runs, workers
        self._stop = threading.Event()
        self._any_made = False
        self._in_vain = 0

    def outcomes(self, letters: Iterable[bytes], progress: Progress | None = None) -> Iterator[Outcome]:
        """The PDF of each letter or why there is none; `progress` hears how many are done.

        Closing the iterator early ends the runs. Raises `ConverterFailed` when no letter at all can be done.
        """
        done = 0
        waiting: deque[Future[list[Outcome]]] = deque()
        pool = ThreadPoolExecutor(self._workers, "pdf")
        try:
            for load in self._loads(letters):
                waiting.append(pool.submit(self._made, load))
                while len(waiting) > self._workers:
                    for outcome in waiting.popleft().result():
                        done += 1
                        yield outcome
                    _tell(progress, done)
            while waiting:
                for outcome in waiting.popleft().result():
                    done += 1
                    yield outcome
                _tell(progress, done)
        finally:
            self._stop.set()
            pool.shutdown(cancel_futures=True)

    def _loads(self, letters: Iterable[bytes]) -> Iterator[list[bytes]]:
        """Letters for one run each; few letters are shared out evenly among the workers."""
        left = iter(letters)
        while ahead := list(islice(left, RUN * self._workers)):
            size = min(RUN, -(-len(ahead) // self._workers))
            yield from (ahead[start : start + size] for start in range(0, len(ahead), size))

    def _made(self, letters: list[bytes]) -> list[Outcome]:
        return self._converted(_bundles(self._runs, letters))

    def _converted(self, items: Sequence[_Item]) -> list[Outcome]:
        """Runs until every letter has its outcome; the first file that a run did not do is the one suspected."""
        outcomes: dict[int, list[Outcome]] = {
            place: [NoPdf(item.refused)] for place, item in enumerate(items) if item.refused
        }
        left = [place for place in range(len(items)) if place not in outcomes]
        while left and not self._stop.is_set():
            made, ended = self._runs.run_over([items[place].docx for place in left], self._stop.is_set)
            for place, pdf in zip(left, made, strict=True):
                parted = _parted(pdf, items[place]) if pdf is not None else None
                if parted is not None:
                    outcomes[place] = parted
            alone = len(left) == 1
            left = [place for place in left if place not in outcomes]
            if left:
                suspect = left.pop(0)
                outcomes[suspect] = self._again(items[suspect], ended, alone=alone)
            self._any_made = self._any_made or len(outcomes) > 1
        return [outcome for place in range(len(items)) for outcome in outcomes.get(place, [])]

    def _again(self, item: _Item, ended: Completed, *, alone: bool) -> list[Outcome]:
        """What was not made, once more: a bundle letter by letter, a letter among others alone."""
        if len(item.letters) > 1:
            return self._converted([_single(self._runs, letter.docx) for letter in item.letters])
        if not alone:
            return self._converted([item])
        if self._stop.is_set():
            return []
        self._in_vain += 1
        if self._in_vain >= _IN_VAIN and not self._any_made:
            raise self._runs.failed(ended)
        return [NoPdf(str(self._runs.failed(ended)))]


def _tell(progress: Progress | None, done: int) -> None:
    if progress is not None:
        progress(done)


def _bundles(runs: Runs, letters: Sequence[bytes]) -> list[_Item]:
    """The letters as files: neighbours that share all but their text together, the others alone."""
    from doc_engine.ooxml.bundling import Bundler

    bundler = Bundler()
    items: list[_Item] = []
    together: list[Loose] = []

    def close() -> None:
        if len(together) > 1:
            items.extend(_bundle(runs, together))
        else:
            items.extend(_single(runs, one.docx) for one in together)
        together.clear()

    for docx in letters:
        loose = _loosened(bundler, docx)
        if together and (loose is None or loose.shared != together[0].shared or len(together) == BUNDLE):
            close()
        if loose is None:
            items.append(_single(runs, docx))
        else:
            together.append(loose)
    close()
    return items


def _loosened(bundler: Bundler, docx: bytes) -> Loose | None:
    try:
        return bundler.loosened(docx)
    except BadInput:
        return None  # said when the file is made ready by itself


def _bundle(runs: Runs, together: Sequence[Loose]) -> list[_Item]:
    from doc_engine.ooxml.bundling import bundled

    docx, places = bundled(together)
    letters = [
        _Letter(loose.docx, place, loose.title, loose.author)
        for loose, place in zip(together, places, strict=True)
    ]
    try:
        return [_Item(tuple(letters), runs.ready(docx))]
    except BadInput:
        return [_single(runs, letter.docx) for letter in letters]


def _single(runs: Runs, docx: bytes) -> _Item:
    try:
        return _Item((_Letter(docx),), runs.ready(docx))
    except BadInput as refused:
        return _Item((_Letter(docx),), refused=str(refused))


def _parted(pdf: bytes, item: _Item) -> list[Outcome] | None:
    """The letters of the PDF; None where they cannot be told apart."""
    from doc_engine.pdf.splitting import Begin, split

    if len(item.letters) == 1:
        return [pdf]
    try:
        return [*split(pdf, [Begin(one.place, one.title, one.author) for one in item.letters])]
    except BadInput:
        return None
