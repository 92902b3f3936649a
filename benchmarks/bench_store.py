"""The store: how fast numbers are given beside a bare insert, how long a person waits, how look-ups grow to a million.

The million takes minutes to build: `VANTHU_BENCH_DOCUMENTS=1000000 python -m benchmarks bench_store.report_lookups`.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import text

from benchmarks.filling import YEAR_LINES, fill, paper, vocabulary
from benchmarks.keeping import built, folder_for, is_built
from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from registry.clock import FixedClock
from registry.identity import identity
from registry.model import Book, Document
from registry.office import Home, create_home, open_home
from registry.officefile import load_office
from registry.services.printing import printed
from registry.services.searching import search
from registry.services.setup import init
from registry.store.records import DocumentTexts, NewEntry
from tests.postgres_server import PostgresServer, program

OFFICE = """\
co_quan: Ủy ban nhân dân tỉnh Hải Yến
viet_tat: UBND
dia_danh: Hải Yến
nguoi_ky:
  - {ho_ten: Trần Văn Bình, chuc_vu: Chủ tịch, quyen_han: TM. Ủy ban nhân dân, tu_ngay: 01/01/2020}
so_van_ban:
  - {ten: Văn bản, loai: "*", nam: 2024, so_cuoi: 0}
"""
DAY = date(2024, 8, 1)
CLOCK = FixedClock.on(date(2024, 8, 20))
SECONDS = 3.0


@dataclass(frozen=True)
class Place:
    """A home on one of the two databases."""

    name: str
    folder: Path
    db: str | None

    def open(self) -> Home:
        return open_home(self.folder, clock=CLOCK, actor="đo", db=self.db)


@contextmanager
def places() -> Iterator[list[Place]]:
    """A home on SQLite and, where PostgreSQL is installed, one on a server with its files on the same disk."""
    root = Path(tempfile.mkdtemp(prefix="vt-bench-"))
    server = PostgresServer(folder=tempfile.gettempdir()) if program("initdb") else None
    made = [Place("sqlite", root / "sqlite", None)]
    if server is not None:
        made.append(Place("postgresql", root / "pg", server.url(server.database())))
    try:
        for place in made:
            _set_up(place)
            with place.open() as home, home.store.writing() as tx:
                tx.connection.execute(
                    text(
                        "CREATE TABLE bare (id INTEGER PRIMARY KEY, word TEXT)"
                        if place.db is None
                        else "CREATE TABLE bare (id SERIAL PRIMARY KEY, word TEXT)"
                    )
                )
        yield made
    finally:
        if server is not None:
            server.close()
        shutil.rmtree(root, ignore_errors=True)


def _set_up(place: Place) -> None:
    with create_home(place.folder, clock=CLOCK, actor="đo", db=place.db) as home:
        init(home, load_office(OFFICE.encode(), name="co_quan.yaml"))


def issue_unrendered(home: Home) -> int:
    """Number, document, register line and journal event in one transaction: an issue without its Word file."""
    at = home.clock.now()
    with home.store.writing() as tx:
        book = tx.books.find("ubnd-hai-yen", "Văn bản", 2024)
        assert book is not None
        tx.books.lock(book.key)
        number = tx.books.allot(book.key)
        document = tx.documents.register(issued_paper(number), at, DocumentTexts("hòa giải ở cơ sở"))
        tx.entries.add(line(book, document, number, at))
        tx.books.note_issue(book.key, DAY)
        payload = {"document": document.key, "number": number}
        tx.journal.append("ubnd-hai-yen", at=at, actor="đo", act="issue", payload=payload, about=document.key)
    return number


def insert_bare(home: Home) -> int:
    """One row in one transaction, with nothing around it: what the database itself can do."""
    with home.store.engine.connect().execution_options(vanthu_writes=True) as connection:
        home.store.patiently(connection.begin)
        connection.execute(text("INSERT INTO bare (word) VALUES ('x')"))
        connection.commit()
    return 0


def issued_paper(number: int) -> Document:
    return paper(number, DAY, "Triển khai công tác hòa giải")


def line(book: Book, document: Document, number: int, at: Any) -> NewEntry:
    return NewEntry(
        book.key, 2024, number, "", document.key, str(document.notation), DAY, None, document.subject or "",
        "Trần Văn Bình", "Như trên", "VT", "", "", at,
    )  # fmt: skip


# ---- how many a second --------------------------------------------------------------------------------------


def together(place: Place, processes: int, act: Callable[[Home], int], seconds: float = SECONDS) -> list[int]:
    """Every process does `act` for some seconds; gives what all of them were told."""
    start = time.time() + 1.0 + processes * 0.15
    pipes, children = [], []
    for _ in range(processes):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _work(place, act, start, seconds, writing)
        os.close(writing)
        pipes.append(reading)
        children.append(child)
    told: list[int] = []
    for pipe in pipes:
        with os.fdopen(pipe, "rb") as stream:
            told += map(int, stream.read().split())
    for child in children:
        os.waitpid(child, 0)
    return told


def _work(place: Place, act: Callable[[Home], int], start: float, seconds: float, out: int) -> None:
    try:
        with place.open() as home:
            while time.time() < start:
                time.sleep(0.001)
            told = []
            while time.time() < start + seconds:
                told.append(act(home))
        with os.fdopen(out, "wb") as stream:
            stream.write(" ".join(map(str, told)).encode())
    finally:
        os._exit(0)


def report_issue_rate() -> Iterator[dict[str, object]]:
    """Issues a second by 1, 4 and 16 processes, and the same of a bare insert on the same database."""
    with places() as made:
        for place in made:
            for processes in (1, 4, 16):
                bare = len(together(place, processes, insert_bare)) / SECONDS
                before = _last(place)
                told = sorted(together(place, processes, issue_unrendered))
                assert told == list(range(before + 1, before + 1 + len(told))), "a gap or a duplicate"
                rate = len(told) / SECONDS
                yield {
                    "database": place.name, "processes": processes, "issues_per_s": round(rate, 1),
                    "bare_per_s": round(bare, 1), "ratio": round(rate / bare, 3), "gaps": 0, "duplicates": 0,
                }  # fmt: skip


def _last(place: Place) -> int:
    with place.open() as home, home.store.reading() as tx:
        return tx.books.of_office("ubnd-hai-yen")[0].last_number


# ---- how long a person waits beside a batch -----------------------------------------------------------------


def report_person_beside_batch() -> Iterator[dict[str, object]]:
    """A person issues now and then while a batch runs without a pause of its own; p50, p99 and the longest wait."""
    with places() as made:
        for place in made:
            alone = _waits(place, 60)
            children = [_batch(place) for _ in range(1)]
            time.sleep(1.5)
            beside = _waits(place, 200)
            for child in children:
                os.kill(child, 9)
                os.waitpid(child, 0)
            yield {"database": place.name, **_spread("alone", alone), **_spread("beside", beside)}


def _batch(place: Place) -> int:
    child = os.fork()
    if child == 0:
        with place.open() as home:
            while True:
                issue_unrendered(home)
    return child


def _waits(place: Place, count: int) -> list[float]:
    dice, waits = random.Random(1), []
    with place.open() as home:
        issue_unrendered(home)
        for _ in range(count):
            time.sleep(dice.uniform(0.005, 0.03))
            start = time.perf_counter()
            issue_unrendered(home)
            waits.append((time.perf_counter() - start) * 1e3)
    return waits


def _spread(name: str, waits: list[float]) -> dict[str, float]:
    ordered = sorted(waits)
    return {
        f"{name}_p50_ms": round(median(ordered), 2),
        f"{name}_p99_ms": round(ordered[int(len(ordered) * 0.99) - 1], 2),
        f"{name}_max_ms": round(ordered[-1], 2),
    }


# ---- look-ups from ten thousand documents to a million ------------------------------------------------------


def report_lookups() -> Iterator[dict[str, object]]:
    """What a clerk waits for, at growing numbers of documents; the largest by VANTHU_BENCH_DOCUMENTS (100,000).

    VANTHU_BENCH_DATABASE=sqlite leaves the other out; VANTHU_BENCH_KEEP=folder keeps the homes on SQLite.
    """
    most = int(os.environ.get("VANTHU_BENCH_DOCUMENTS", "100000"))
    sizes = [size for size in (10_000, 100_000, 1_000_000) if size <= most]
    wanted = os.environ.get("VANTHU_BENCH_DATABASE")
    if wanted != "postgresql":
        yield from _grown("sqlite", (_on_sqlite(size) for size in sizes))
    if wanted != "sqlite" and program("initdb"):
        with places() as made:
            yield from _grown("postgresql", (_on_server(made[-1], size) for size in sizes))


Filled = tuple[Place, int, float | str]


def _grown(database: str, filled: Iterator[AbstractContextManager[Filled]]) -> Iterator[dict[str, object]]:
    first: dict[str, float] = {}
    for one in filled:
        with one as (place, size, seconds):
            found = lookups(place, size)
        first = first or found
        growth = {f"{name}_growth": round(value / first[name], 2) for name, value in found.items()}
        yield {"database": database, "documents": size, "built_s": seconds, **found, **growth}


@contextmanager
def _on_sqlite(size: int) -> Iterator[Filled]:
    with folder_for(f"lookups-{size}") as folder:
        place, start, kept = Place("sqlite", folder, None), time.perf_counter(), is_built(folder)
        if not kept:
            _set_up(place)
            with place.open() as home:
                fill(home, folder, 0, size)
            built(folder)
        yield place, size, "kept" if kept else round(time.perf_counter() - start, 1)


@contextmanager
def _on_server(place: Place, size: int) -> Iterator[Filled]:
    start = time.perf_counter()
    with place.open() as home:
        with home.store.reading() as tx:
            there = tx.connection.execute(text("SELECT max(id) FROM document")).scalar() or 0
        fill(home, None, there, size)
    yield place, size, round(time.perf_counter() - start, 1)


def lookups(place: Place, size: int) -> dict[str, float]:
    """Milliseconds, the median of several different askings each."""
    dice, (words, _) = random.Random(size), vocabulary()
    with place.open() as home:
        numbers = [dice.randrange(1, size + 1) for _ in range(40)]
        year = 1970 + (size - 1) // YEAR_LINES
        with home.store.reading() as tx:
            book = next(book for book in tx.books.of_office("ubnd-hai-yen") if book.year == min(year, 1970))
        common = [
            f"{words[dice.randrange(3)]} {words[3 + dice.randrange(7)]} {words[10 + dice.randrange(20)]}"
            for _ in range(10)
        ]
        rare = [" ".join(words[dice.randrange(300, 3000)] for _ in range(3)) for _ in range(10)]
        mixed = [
            f"{words[dice.randrange(5)]} {words[dice.randrange(50)]} nam:{dice.randrange(1970, year + 1)} loai:KH"
            for _ in range(10)
        ]
        found = {
            "open_by_identity_ms": _median(numbers, lambda number: _open_one(home, number)),
            "register_page_ms": _median(range(0, 9_000, 500), lambda after: _page(home, book.key, after)),
            "search_three_common_ms": _median(common, lambda query: search(home, query)),
            "search_three_rare_ms": _median(rare, lambda query: search(home, query)),
            "search_words_and_fields_ms": _median(mixed, lambda query: search(home, query)),
        }
        start = time.perf_counter()
        content = printed(home, "di", year=1970).xlsx()
        found["export_year_ms"] = round((time.perf_counter() - start) * 1e3, 1)
        assert content
    return found


def _median(askings: Any, act: Callable[[Any], object]) -> float:
    times = []
    for asking in askings:
        start = time.perf_counter()
        act(asking)
        times.append((time.perf_counter() - start) * 1e3)
    return round(median(times), 2)


def _open_one(home: Home, number: int) -> Document:
    year, within = divmod(number - 1, YEAR_LINES)
    notation = Notation(str(within + 1), "KH-UBND")
    key = identity("UBND tỉnh Hải Yến", notation, PartialDate(1970 + year, 1, 1), "Kế hoạch", "")
    with home.store.reading() as tx:
        found = tx.documents.by_identity(key or "")
    assert found is not None
    return found


def _page(home: Home, book: int, after: int) -> list[Any]:
    with home.store.reading() as tx:
        return tx.entries.page(book, after=after, limit=50)
