"""The store: how fast numbers are given beside a bare insert, how long a person waits, how look-ups grow to a million.

The million takes minutes to build: `VANTHU_BENCH_DOCUMENTS=1000000 python -m benchmarks bench_store.report_lookups`.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import insert, text

from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from registry.clock import FixedClock
from registry.identity import identity
from registry.model import Book, Direction, Document, Status
from registry.office import Home, create_home, open_home
from registry.officefile import load_office
from registry.search_tokens import Lines, index_id, tokens
from registry.services.printing import printed
from registry.services.searching import search
from registry.services.setup import init
from registry.store import schema
from registry.store.documents import _columns, _text_columns
from registry.store.records import DocumentTexts, NewEntry
from registry.store.schema_search import document_index
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
            with create_home(place.folder, clock=CLOCK, actor="đo", db=place.db) as home:
                init(home, load_office(OFFICE.encode(), name="co_quan.yaml"))
                with home.store.writing() as tx:
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


def issue_unrendered(home: Home) -> int:
    """Number, document, register line and journal event in one transaction: an issue without its Word file."""
    at = home.clock.now()
    with home.store.writing() as tx:
        book = tx.books.find("ubnd-hai-yen", "Văn bản", 2024)
        assert book is not None
        tx.books.lock(book.key)
        number = tx.books.allot(book.key)
        document = tx.documents.register(paper(number), at, DocumentTexts("hòa giải ở cơ sở"))
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


def paper(number: int, day: date = DAY, subject: str = "Triển khai công tác hòa giải") -> Document:
    return Document(
        key="", office="ubnd-hai-yen", direction=Direction.OUTGOING, type_label="Kế hoạch",
        notation=Notation(str(number), "KH-UBND"), issuer="Ủy ban nhân dân tỉnh Hải Yến",
        issued_on=PartialDate.of(day), subject=subject, held=True, status=Status.ISSUED,
    )  # fmt: skip


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

YEAR_LINES = 20_000
_WORDS = 6_000


def report_lookups() -> Iterator[dict[str, object]]:
    """What a clerk waits for, at growing numbers of documents; the largest by VANTHU_BENCH_DOCUMENTS (100,000)."""
    most = int(os.environ.get("VANTHU_BENCH_DOCUMENTS", "100000"))
    with places() as made:
        for place in made:
            if os.environ.get("VANTHU_BENCH_DATABASE", place.name) != place.name:
                continue
            yield from _growth(place, [size for size in (10_000, 100_000, 1_000_000) if size <= most])


def _growth(place: Place, sizes: list[int]) -> Iterator[dict[str, object]]:
    there = 0
    first: dict[str, float] = {}
    for size in sizes:
        start = time.perf_counter()
        fill(place, there, size)
        there = size
        built = time.perf_counter() - start
        found = lookups(place, size)
        first = first or found
        growth = {f"{name}_growth": round(value / first[name], 2) for name, value in found.items()}
        yield {"database": place.name, "documents": size, "built_s": round(built, 1), **found, **growth}


def vocabulary() -> tuple[list[str], list[float]]:
    """Syllables by rank, as often as in a language: the n-th with weight 1/(n+3)."""
    heads = [
        "b",
        "c",
        "ch",
        "d",
        "g",
        "gi",
        "h",
        "k",
        "kh",
        "l",
        "m",
        "n",
        "ng",
        "nh",
        "p",
        "ph",
        "qu",
        "r",
        "s",
        "t",
        "th",
        "tr",
        "v",
        "x",
    ]
    middles = [
        "a",
        "e",
        "i",
        "o",
        "u",
        "ai",
        "ao",
        "au",
        "ay",
        "eo",
        "ia",
        "ie",
        "iu",
        "oa",
        "oe",
        "oi",
        "ua",
        "ue",
        "ui",
        "uo",
        "uy",
        "uye",
        "ieu",
        "oai",
        "uoi",
        "uou",
    ]
    tails = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
    every = sorted({head + middle + tail for head in heads for middle in middles for tail in tails})
    random.Random(5).shuffle(every)
    chosen = every[:_WORDS]
    return chosen, [1 / (rank + 3) for rank in range(len(chosen))]


def fill(place: Place, first: int, last: int) -> None:
    """Documents `first`+1 … `last` with lines of twenty thousand a year, by bulk inserts; no journal, it is not measured."""
    dice, (words, weights) = random.Random(first), vocabulary()
    cumulated = [sum(weights[:1])]
    for weight in weights[1:]:
        cumulated.append(cumulated[-1] + weight)
    with place.open() as home:
        if place.db is None:
            with closing(sqlite3.connect(place.folder / "vanthu.db")) as plain:
                plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for start in range(first, last, 5_000):
            with home.store.writing() as tx:
                rows = [
                    _row(number, dice.choices(words, cum_weights=cumulated, k=90))
                    for number in range(start + 1, min(start + 5_000, last) + 1)
                ]
                _bulk(tx, rows)
        if place.db is not None:
            with home.store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.connection.driver_connection.autocommit = True  # type: ignore[union-attr]
                connection.connection.driver_connection.execute("ANALYZE")  # type: ignore[union-attr]


def _row(number: int, body: list[str]) -> dict[str, Any]:
    year, within = divmod(number - 1, YEAR_LINES)
    day = date(1970 + year, 1, 1) + timedelta(days=within * 364 // YEAR_LINES)
    facts = paper(within + 1, day, " ".join(body[:9]))
    texts = DocumentTexts(" ".join(body[9:]))
    columns = {"key": f"vb{number}", "created_at": "2024-08-20T08:00:00+07:00", "id": number}
    found = Lines(("Trần Văn Bình",), ("Như trên",), ())
    return {
        "document": {**columns, **_columns(facts), **_text_columns(facts, texts)},
        "entry": (1970 + year, within + 1, day, facts),
        "index": {
            "id": index_id(facts.issued_on, number),
            "document": f"vb{number}",
            "tokens": tokens(facts, texts.body_text, found),
        },
    }


def _bulk(tx: Any, rows: list[dict[str, Any]]) -> None:
    run = tx.connection.execute
    run(insert(schema.document), [row["document"] for row in rows])
    books = {book.year: book.key for book in tx.books.of_office("ubnd-hai-yen")}
    for year in {row["entry"][0] for row in rows} - set(books):
        books[year] = tx.books.open(Book(0, "ubnd-hai-yen", "Văn bản", ("*",), year, 0)).key
    run(
        insert(schema.entry),
        [
            {
                "book": books[year], "year": year, "number": number, "document": row["document"]["key"], "suffix": "",
                "notation": str(facts.notation), "issued_on": day.isoformat(), "subject": facts.subject, "signatory": "Trần Văn Bình",
                "recipients": "Như trên", "registered_at": "2024-08-20T08:00:00+07:00", "kept_by": "VT", "copies": "", "note": "",
            }
            for row in rows
            for year, number, day, facts in [row["entry"]]
        ],
    )  # fmt: skip
    run(insert(document_index), [row["index"] for row in rows])
    if tx.connection.dialect.name == "sqlite":
        run(
            text("INSERT INTO document_fts(rowid, tokens) VALUES (:id, :tokens)"),
            [row["index"] for row in rows],
        )


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
