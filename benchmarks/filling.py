"""An office's books of many years, filled in bulk: twenty thousand lines a year from 1970 on, texts of a made-up language."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.keeping import bulk, insert_rows, tuples
from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from registry.model import Book, Direction, Document, Status
from registry.office import Home
from registry.search_tokens import Lines, index_id, tokens
from registry.store import schema
from registry.store.documents import _columns, _text_columns
from registry.store.records import DocumentTexts
from registry.store.schema_search import document_index

YEAR_LINES = 20_000
OFFICE_KEY = "ubnd-hai-yen"
_AT = "2024-08-20T08:00:00+07:00"
_WORDS = 6_000
# Heads, middles, tails of syllables.
_PARTS = (
    "b c ch d g gi h k kh l m n ng nh p ph qu r s t th tr v x",
    "a e i o u ai ao au ay eo ia ie iu oa oe oi ua ue ui uo uy uye ieu oai uoi uou",
    "c ch m n ng nh p t",
)
_NAME = "kh ubnd uy ban nhan dan tinh hai yen"
_TABLES = {"document": schema.document, "entry": schema.entry, "document_index": document_index}
Rows = dict[str, dict[str, Any]]


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Syllables by rank, as often as in a language: the n-th with weight 1/(n+3)."""
    heads, middles, tails = (part.split() for part in _PARTS)
    every = sorted({head + middle + tail for head in heads for middle in middles for tail in ("", *tails)})
    random.Random(5).shuffle(every)
    chosen = every[:_WORDS]
    return chosen, [1 / (rank + 3) for rank in range(len(chosen))]


def paper(number: int, day: date, subject: str) -> Document:
    """The facts of one of the office's documents."""
    return Document(
        key="", office=OFFICE_KEY, direction=Direction.OUTGOING, type_label="Kế hoạch",
        notation=Notation(str(number), "KH-UBND"), issuer="Ủy ban nhân dân tỉnh Hải Yến",
        issued_on=PartialDate.of(day), subject=subject, held=True, status=Status.ISSUED,
    )  # fmt: skip


def fill(home: Home, folder: Path | None, first: int, last: int) -> None:
    """Documents `first`+1 … `last` by bulk inserts; no journal, it is not measured. `folder`: the home is there, on SQLite."""
    books = _books(home, first, last)
    rows = _rows(first, last, books)
    if folder is not None:
        with bulk(folder) as connection:
            for piece in _pieces(rows, 20_000):
                for name in _TABLES:
                    names = list(piece[0][name])
                    insert_rows(connection, name, names, tuples(names, (row[name] for row in piece)))
                names = ["rowid", "tokens"]
                found = ((row["document_index"]["id"], row["document_index"]["tokens"]) for row in piece)
                insert_rows(connection, "document_fts", names, found)
        return
    for piece in _pieces(rows, 5_000):
        with home.store.writing() as tx:
            for name, table in _TABLES.items():
                tx.connection.execute(insert(table), [row[name] for row in piece])
    with home.store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.connection.driver_connection.autocommit = True  # type: ignore[union-attr]
        connection.connection.driver_connection.execute("ANALYZE")  # type: ignore[union-attr]


def _books(home: Home, first: int, last: int) -> dict[int, int]:
    """The key of the book of each year."""
    with home.store.writing() as tx:
        books = {book.year: book.key for book in tx.books.of_office(OFFICE_KEY)}
        for year in range(1970 + first // YEAR_LINES, 1971 + (last - 1) // YEAR_LINES):
            if year not in books:
                books[year] = tx.books.open(Book(0, OFFICE_KEY, "Văn bản", ("*",), year, 0)).key
    return books


def _pieces(rows: Iterator[Rows], size: int) -> Iterator[list[Rows]]:
    piece: list[Rows] = []
    for row in rows:
        piece.append(row)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece


def _rows(first: int, last: int, books: dict[int, int]) -> Iterator[Rows]:
    dice, (words, weights) = random.Random(first), vocabulary()
    cumulated = list(accumulate(weights))
    for number in range(first + 1, last + 1):
        body = dice.choices(words, cum_weights=cumulated, k=90)
        row = _quick(number, body, books)
        assert number % 5_000 != 1 or row == _exact(number, body, books)
        yield row


def _exact(number: int, body: list[str], books: dict[int, int]) -> Rows:
    """The rows of one document as the store makes them."""
    year, within = divmod(number - 1, YEAR_LINES)
    day = date(1970 + year, 1, 1) + timedelta(days=within * 364 // YEAR_LINES)
    facts = paper(within + 1, day, " ".join(body[:9]))
    texts = DocumentTexts(" ".join(body[9:]))
    found = Lines(("Trần Văn Bình",), ("Như trên",), ())
    return {
        "document": {
            "key": f"vb{number}", "created_at": _AT, "id": number, **_columns(facts), **_text_columns(facts, texts),
        },
        "entry": {
            "book": books[1970 + year], "year": 1970 + year, "number": within + 1, "document": f"vb{number}", "suffix": "",
            "notation": str(facts.notation), "issued_on": day.isoformat(), "subject": facts.subject, "signatory": "Trần Văn Bình",
            "recipients": "Như trên", "registered_at": _AT, "kept_by": "VT", "copies": "", "note": "",
        },
        "document_index": {
            "id": index_id(facts.issued_on, number), "document": f"vb{number}", "tokens": tokens(facts, texts.body_text, found),
        },
    }  # fmt: skip


@cache
def _first_of(year: int, book: int) -> Rows:
    """The rows of the first document of a year, whose text is nothing but `@`: the pattern of the others."""
    return _exact((year - 1970) * YEAR_LINES + 1, ["a"], {year: book})


def _quick(number: int, body: list[str], books: dict[int, int]) -> Rows:
    """The same, faster: what all documents of a year have in common is not folded again."""
    years, within = divmod(number - 1, YEAR_LINES)
    year, place = 1970 + years, str(within + 1)
    first = _first_of(year, books[year])
    day = date(year, 1, 1) + timedelta(days=within * 364 // YEAR_LINES)
    key, issued_on, notation = f"vb{number}", day.isoformat(), f"{place}/KH-UBND"
    subject, text = " ".join(body[:9]), " ".join(body[9:])
    document = {
        **first["document"], "key": key, "id": number, "number": place, "notation_key": f"{place}/kh-ubnd", "issued_on": issued_on,
        "subject": subject, "subject_key": subject, "body_text": text,
        "identity": first["document"]["identity"].replace("|1/", f"|{place}/"),
        "search_text": f"ke hoach {place}/kh-ubnd uy ban nhan dan tinh hai yen {subject} {text}",
    }  # fmt: skip
    entry = {
        **first["entry"], "number": within + 1, "document": key, "notation": notation, "issued_on": issued_on, "subject": subject,
    }  # fmt: skip
    kept: Iterable[str] = dict.fromkeys([*(f"ty={word}" for word in body[:9]), *_same_words(place), *body])
    fields = (
        f"huong=di loai=kehoach nam={year} so={place} cq=uy cq=ban cq=nhan cq=dan cq=tinh cq=hai cq=yen "
        "ky=tran ky=van ky=binh nn=nhu nn=tren"
    )
    index = {
        "id": index_id(PartialDate.of(day), number),
        "document": key,
        "tokens": f"{fields} {' '.join(kept)}",
    }
    return {"document": document, "entry": entry, "document_index": index}


def _same_words(place: str) -> list[str]:
    return ["ke", "hoach", place, *_NAME.split()]
