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
from registry.jail.progressing import Finished, Watch

if TYPE_CHECKING:
    from doc_engine.ooxml.bundling import Bundler, Loose

BUNDLE = 25  # letters in one file; more make no letter cheaper
RUN = 400  # letters in one run, which starts the program once
WORKERS = 2
_IN_VAIN = 3
_LOOK_EVERY = 0.5

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

    def run_over(
        self, documents: Sequence[bytes], stopped: Watch, finished: Finished
    ) -> tuple[list[bytes | None], Completed]:
        """One run over all: the PDF of each, None where none was made; `finished` hears how many files are done."""

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


class _Load:
    """The letters of one run, and how many of them are done by now."""

    def __init__(self, letters: list[bytes]) -> None:
        self.letters = letters
        self.done = 0
        self.outcomes: Future[list[Outcome]] = Future()

    def waited(self, seconds: float) -> list[Outcome] | None:
        """Their outcomes, or None when they are not all there within that time."""
        try:
            return self.outcomes.result(seconds)
        except TimeoutError:
            return None


class Bulk:
    """One bulk conversion; its outcomes come in the order of the letters, a run or two behind."""

    def __init__(self, runs: Runs, *, workers: int = WORKERS) -> None:
        self._runs, self._workers = runs, workers
        self._stop = threading.Event()
        self._any_made = False
        self._in_vain = 0

    def outcomes(self, letters: Iterable[bytes], progress: Progress | None = None) -> Iterator[Outcome]:
        """The PDF of each letter or why there is none; `progress` hears now and then how many are done.

        Closing the iterator early ends the runs. Raises `ConverterFailed` when no letter at all can be done.
        """
        given = 0
        waiting: deque[_Load] = deque()
        loads = self._loads(letters)
        pool = ThreadPoolExecutor(self._workers, "pdf")
        try:
            while True:
                for load in islice(loads, self._workers + 1 - len(waiting)):
                    load.outcomes = pool.submit(self._made, load)
                    waiting.append(load)
                if not waiting:
                    return
                for outcome in self._first(waiting, given, progress):
                    given += 1
                    yield outcome
        finally:
            self._stop.set()
            pool.shutdown(cancel_futures=True)

    def _first(self, waiting: deque[_Load], given: int, progress: Progress | None) -> list[Outcome]:
        """The outcomes of the load that is next, waited for."""
        while True:
            made = waiting[0].waited(_LOOK_EVERY)
            if progress is not None:
                progress(given + sum(load.done for load in waiting))
            if made is not None:
                waiting.popleft()
                return made

    def _loads(self, letters: Iterable[bytes]) -> Iterator[_Load]:
        """Letters for one run each; few letters are shared out evenly among the workers."""
        left = iter(letters)
        while ahead := list(islice(left, RUN * self._workers)):
            size = min(RUN, -(-len(ahead) // self._workers))
            yield from (_Load(ahead[start : start + size]) for start in range(0, len(ahead), size))

    def _made(self, load: _Load) -> list[Outcome]:
        outcomes = self._converted(_bundles(self._runs, load.letters), load)
        load.done = len(outcomes)
        return outcomes

    def _converted(
        self, items: Sequence[_Item], load: _Load | None = None, *, again: bool = False
    ) -> list[Outcome]:
        """Runs until every letter has its outcome; the first file that a run did not do is the one suspected."""
        outcomes: dict[int, list[Outcome]] = {
            place: [NoPdf(item.refused)] for place, item in enumerate(items) if item.refused
        }
        while not self._stop.is_set():
            left = [place for place in range(len(items)) if place not in outcomes]
            if not left:
                break
            heard = _hearing(load, sum(map(len, outcomes.values())), [items[place] for place in left])
            files = [items[place].docx for place in left]
            made, ended = self._runs.run_over(files, self._stop.is_set, heard)
            for place, pdf in zip(left, made, strict=True):
                parted = _parted(pdf, items[place]) if pdf is not None else None
                if parted is not None:
                    outcomes[place] = parted
                    self._any_made = True
            suspect = next((place for place in left if place not in outcomes), None)
            if suspect is not None:
                alone = len(left) == len(items[suspect].letters) == 1
                over = alone and (again or ended.timed_out)
                outcomes[suspect] = self._given_up(ended) if over else self._tried_again(items[suspect])
        return [outcome for place in range(len(items)) for outcome in outcomes.get(place, [])]

    def _tried_again(self, item: _Item) -> list[Outcome]:
        """A bundle letter by letter, a letter alone."""
        if len(item.letters) > 1:
            return self._converted([_single(self._runs, letter.docx) for letter in item.letters])
        return self._converted([item], again=True)

    def _given_up(self, ended: Completed) -> list[Outcome]:
        if self._stop.is_set():
            return []
        self._in_vain += 1
        if self._in_vain >= _IN_VAIN and not self._any_made:
            raise self._runs.failed(ended)
        return [NoPdf(str(self._runs.failed(ended)))]


def _hearing(load: _Load | None, before: int, items: Sequence[_Item]) -> Finished:
    """Keeps up how many letters of the load are done as the files of a run are."""

    def heard(files: int) -> None:
        if load is not None:
            load.done = before + sum(len(item.letters) for item in items[:files])

    return heard


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
