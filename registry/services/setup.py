"""Lập cơ quan: an office file into the home; a second time it updates, and never lowers a counter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, Problem
from registry.identity import is_relative, issuer_key
from registry.model import Book
from registry.numbering import Scheme, SeriesPer, scheme_problems
from registry.settings import DraftingUnit, Isolation, Settings, Signer
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.office import Home
    from registry.officefile import OfficeBook, OfficeFile, OfficeIsolation
    from registry.store import Transaction


@dataclass(frozen=True)
class SetUp:
    """What init did: the office, its books, and whether it was new."""

    office: Office
    books: tuple[Book, ...]
    created: bool


def init(home: Home, file: OfficeFile) -> SetUp:
    """Set up an office, or bring a known one up to its file.

    Units, people and new books are taken over; a counter goes up to `so_cuoi`, never down. Raises
    `BadInput` for books that contradict themselves or what is in the books already.
    """
    settings = settings_of(file)
    problems = scheme_problems(settings.schemes)
    if is_relative(file.name):
        problems.append(
            Problem(
                f"tên cơ quan “{file.name}” chưa nêu rõ nơi.",
                "Ví dụ: Sở Tư pháp tỉnh Cà Mau.",
                field="co_quan",
            )
        )
    if problems:
        raise BadInput(*problems)
    with home.store.writing() as tx:
        return _init(tx, home, file, settings)


def _init(tx: Transaction, home: Home, file: OfficeFile, settings: Settings) -> SetUp:
    name_key, at = issuer_key(file.name), home.clock.now()
    known = tx.offices.by_name_key(name_key)
    if known is None:
        office = Office(
            key=_free_key(file.key, {office.key for office in tx.offices.all()}),
            name=file.name,
            parent_body=file.parent_body,
            abbreviation=file.abbreviation,
            place=file.place,
            settings=settings.dumped(),
        )
        tx.offices.add(office, name_key, at)
        tx.journal.start(office.key)
    else:
        office = _changed(known, file, settings)
        tx.offices.change(office)
    _take_over_books(tx, office, settings.schemes)
    books = tuple(tx.books.of_office(office.key))
    payload = {**_payload(office, books), "unit_lists": tx.unit_lists.facts()}
    tx.journal.append(office.key, at=at, actor=home.actor, act="init", payload=payload)
    return SetUp(office, books, created=known is None)


def _free_key(base: str, taken: set[str]) -> str:
    """The file's key ("stp-ca-mau"); a second office of the same gets -2."""
    number = 1
    while (key := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return key


def _changed(known: Office, file: OfficeFile, settings: Settings) -> Office:
    """The known office as its file says it now; books of earlier files stay known."""
    old = Settings.loaded(known.settings)
    return replace(
        known,
        parent_body=file.parent_body,
        abbreviation=file.abbreviation,
        place=file.place,
        settings=replace(settings, schemes=_merged(old.schemes, settings.schemes)).dumped(),
    )


def _merged(old: tuple[Scheme, ...], new: tuple[Scheme, ...]) -> tuple[Scheme, ...]:
    """The schemes of both files: the new one's types for a book's name, the earliest year kept."""
    types = {scheme.name: scheme.types for scheme in new}
    said = {(scheme.name, scheme.year) for scheme in new}
    kept = [
        replace(scheme, types=types.get(scheme.name, scheme.types))
        for scheme in old
        if (scheme.name, scheme.year) not in said
    ]
    merged = (*kept, *new)
    problems = scheme_problems(merged)
    if problems:
        raise BadInput(*problems)
    return merged


def _take_over_books(tx: Transaction, office: Office, schemes: tuple[Scheme, ...]) -> None:
    problems = []
    for scheme in schemes:
        if scheme.each_type:  # the book of each type opens with its first paper
            continue
        book = tx.books.find(office.key, scheme.name, scheme.year)
        tx.books.change_types(office.key, scheme.name, scheme.types)
        if book is None:
            tx.books.open(Book(0, office.key, scheme.name, scheme.types, scheme.year, scheme.last_number))
            continue
        counter = tx.books.lock(book.key)
        if scheme.last_number > counter.book.last_number:
            problems += _raise_counter(tx, counter.book, scheme)
    if problems:
        raise BadInput(*problems)


def _raise_counter(tx: Transaction, book: Book, scheme: Scheme) -> list[Problem]:
    tx.books.raise_last_number(book.key, scheme.last_number)
    if book.closed:
        return [
            Problem(f"sổ “{book.name}” năm {book.year} đã khóa, không đổi so_cuoi được.", field="so_cuoi")
        ]
    return []


def settings_of(file: OfficeFile) -> Settings:
    """What an office file says, as the office row keeps it."""
    return Settings(
        units=tuple(DraftingUnit(unit.name, unit.abbreviation) for unit in file.units),
        signers=tuple(
            Signer(
                person.full_name,
                person.title,
                person.authority,
                person.from_on,
                person.until_on,
                person.body,
            )
            for person in file.signatories
        ),
        schemes=tuple(_scheme(book) for book in file.books),
        isolation=_isolation(file.isolation),
        page=file.page,
        approval=file.approval,
    )


def _scheme(book: OfficeBook) -> Scheme:
    return Scheme(
        name=book.name,
        types=book.types,
        year=book.year,
        last_number=book.last_number,
        use=book.use.key,
        body=book.body,
        abbreviation=book.abbreviation,
        each_type=book.per is SeriesPer.TYPE,
    )


def _isolation(said: OfficeIsolation | None) -> Isolation | None:
    return Isolation(said.decided_by, said.decision, said.decided_on) if said else None


def _payload(office: Office, books: tuple[Book, ...]) -> dict[str, object]:
    return {
        "office": office.key,
        "name": office.name,
        "parent_body": office.parent_body,
        "abbreviation": office.abbreviation,
        "place": office.place,
        "settings": office.settings,
        "books": [
            {"name": book.name, "year": book.year, "last_number": book.last_number, "types": list(book.types)}
            for book in books
        ],
    }
