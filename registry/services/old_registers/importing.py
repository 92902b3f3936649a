"""Nhập sổ cũ: the lines of an old register written with their own numbers, in one transaction or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from doc_engine.errors import BadInput, Problem
from registry.model import Document
from registry.services.book_of import book_of_year
from registry.services.old_registers.lines import OldLine, ReadRegister, read_lines
from registry.services.old_registers.mapping import ColumnMap, tables
from registry.services.old_registers.planning import Plan, Shelf, gaps_in, plan_lines
from registry.services.spreadsheets import read_sheets
from registry.store.arrivals import Arrival
from registry.store.documents import identity_of
from registry.store.records import DocumentTexts, NewEntry, Office

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_AT_ONCE = 500  # lines a journal event


@dataclass(frozen=True, slots=True)
class Imported:
    """What was done, or would be: lines added, there already, wrong, no lines; gaps and counters by book."""

    added: int
    already: int
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...]
    gaps: dict[str, list[str]]
    raised: dict[str, tuple[int, int]]
    dry_run: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """How the clerk wants it: only looked at, wrong rows left out, the counters moved up."""

    dry_run: bool = False
    skip_bad: bool = False
    raise_last: bool = False


def import_register(
    home: Home, data: bytes, name: str, made: ColumnMap, choice: Choice, *, office: str | None = None
) -> Imported:
    """Register the lines of an old register; the same file again adds nothing.

    All or nothing: raises `BadInput` with every problem of every row, unless wrong rows are to be left out.
    Numbers above a book's last one are refused unless the counter is to be moved up to them.
    """
    chosen = home.office(office)
    read = read_lines(tables(read_sheets(data, name), made), made, name, home.clock.today())
    if choice.dry_run:
        with home.store.reading() as tx:
            return _told(_plan(tx, home, chosen, made, read=read, choice=choice), read, choice)
    with home.store.writing() as tx:
        plan = _plan(tx, home, chosen, made, read=read, choice=choice)
        problems = _in_order(read, plan)
        if problems and not choice.skip_bad:
            raise BadInput(*first_of(problems))
        source = {"file": name, "digest": hashlib.sha256(data).hexdigest(), "book": made.book}
        _write(tx, home, chosen, plan, source)
        return _told(plan, read, choice)


def _plan(
    tx: Transaction, home: Home, office: Office, made: ColumnMap, *, read: ReadRegister, choice: Choice
) -> Plan:
    return plan_lines(tx, office, made, read, home.clock.today(), raise_last=choice.raise_last)


def _told(plan: Plan, read: ReadRegister, choice: Choice) -> Imported:
    numbers: dict[str, list[int]] = {}
    for shelf, line, _ in plan.lines:
        numbers.setdefault(f"{shelf.name} {shelf.year}", []).append(line.number)
    return Imported(
        added=len(plan.lines),
        already=plan.already,
        problems=_in_order(read, plan),
        skipped=read.skipped,
        gaps={name: found for name, given in numbers.items() if (found := gaps_in(given))},
        raised={f"{name} {year}": ends for (name, year), ends in plan.raised().items()},
        dry_run=choice.dry_run,
    )


def _in_order(read: ReadRegister, plan: Plan) -> tuple[Problem, ...]:
    """All problems by sheet and row, as the clerk goes through the file."""
    every = (*read.problems, *plan.problems)
    sheets = list(dict.fromkeys(problem.file for problem in every))
    return tuple(sorted(every, key=lambda one: (sheets.index(one.file), one.line or 0)))


def first_of(problems: Sequence[Problem], most: int = 200) -> list[Problem]:
    """So many that a clerk can read them."""
    more = len(problems) - most
    return [*problems[:most], *([Problem(f"… và {more} lỗi khác.")] if more > 0 else [])]


def _write(tx: Transaction, home: Home, office: Office, plan: Plan, source: dict[str, Any]) -> None:
    keys = _counters(tx, home, office, plan)
    for start in range(0, len(plan.lines), _AT_ONCE):
        lot = plan.lines[start : start + _AT_ONCE]
        written = _write_lot(tx, home, office, keys, lot)
        tx.journal.append(
            office.key,
            at=home.clock.now(),
            actor=home.actor,
            act="import",
            payload={**source, "lines": written},
            about=[line["document"] for line in written],
        )


def _counters(tx: Transaction, home: Home, office: Office, plan: Plan) -> dict[tuple[str, int], int]:
    """Lock the books, opening those that are not there, and move the counters; the books' row keys by name and year."""
    shelves: dict[tuple[str, int], Shelf] = {}
    for shelf, _, _ in plan.lines:
        shelves.setdefault((shelf.name, shelf.year), shelf)
    raised = plan.raised()
    keys: dict[tuple[str, int], int] = {}
    for place, shelf in sorted(shelves.items()):
        highest = raised.get(place, (0, 0))[1]
        if shelf.scheme is None:
            if highest:
                tx.series.raise_to(f"den:{office.key}:{shelf.year}", highest)
            continue
        book = book_of_year(tx, home, office.key, shelf.year, shelf.scheme)
        tx.books.lock(book.key)
        tx.books.raise_last_number(book.key, highest)
        tx.books.note_issue(book.key, max(line.day for other, line, _ in plan.lines if other is shelf))
        keys[place] = book.key
    return keys


_Planned = tuple[Shelf, OldLine, Document]


def _write_lot(
    tx: Transaction, home: Home, office: Office, keys: dict[tuple[str, int], int], lot: Sequence[_Planned]
) -> list[dict[str, Any]]:
    """Write the lines with few statements, for meanwhile nobody else writes; gives what the journal says of each."""
    documents = _documents(tx, home, [facts for _, _, facts in lot])
    placed = list(zip(lot, documents, strict=True))
    arrivals = [
        Arrival(office.key, line.year, line.number, line.day, document.key, line.note)
        for (shelf, line, _), document in placed
        if shelf.scheme is None
    ]
    if arrivals:
        tx.arrivals.enter_many(arrivals)
        return [
            {
                "document": one.document,
                "year": one.year,
                "number": one.number,
                "arrived_on": one.arrived_on.isoformat(),
            }
            for one in arrivals
        ]
    entries = [
        _entry(home, keys[shelf.name, shelf.year], line, document) for (shelf, line, _), document in placed
    ]
    tx.entries.add_many(entries)
    return [_entry_said(shelf, entry) for (shelf, _, _), entry in zip(lot, entries, strict=True)]


def _entry(home: Home, book: int, line: OldLine, document: Document) -> NewEntry:
    return NewEntry(
        book=book,
        year=line.year,
        number=line.number,
        suffix=line.suffix,
        document=document.key,
        notation=str(line.notation),
        issued_on=line.day,
        signed_on=None,
        subject=line.title,
        signatory=line.signatory,
        recipients=line.recipients,
        kept_by=line.kept_by,
        copies=line.copies,
        note=line.note,
        registered_at=home.clock.now(),
    )


def _entry_said(shelf: Shelf, entry: NewEntry) -> dict[str, Any]:
    names = ("document", "year", "number", "notation", "suffix", "subject", "signatory", "recipients")
    said = {name: getattr(entry, name) for name in names}
    return said | {"book": shelf.name, "issued_on": entry.issued_on.isoformat(), "file": None}


def _documents(tx: Transaction, home: Home, many: Sequence[Document]) -> list[Document]:
    """New documents, cited ones filled, or ones that another office of this home holds; in the order of the facts."""
    identities = [identity_of(facts) for facts in many]
    known = tx.documents.of_identities(identities)
    new = [facts for facts, one in zip(many, identities, strict=True) if one not in known]
    added = iter(tx.documents.add_many(new, home.clock.now()))
    found = []
    for facts, one in zip(many, identities, strict=True):
        there = known.get(one) if one else None
        if there is None:
            found.append(next(added))
        elif there.held:
            found.append(there)
        else:
            found.append(tx.documents.register(facts, home.clock.now(), DocumentTexts()))
    return found
