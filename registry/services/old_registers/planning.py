"""What an import would do (kế hoạch nhập): each line held against the books, its file and the counter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import Problem
from doc_engine.text import same
from registry import numbering
from registry.model import Book, Direction, Document, Status
from registry.numbering import Scheme
from registry.services.old_registers.lines import OldLine, ReadRegister, file_of
from registry.services.old_registers.mapping import ColumnMap
from registry.settings import Settings
from registry.store.documents import identity_of
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.store import Transaction

_RAISE = "Nếu sổ thật đã đến số này, hãy thêm --raise-last để nâng số cuối."


@dataclass(frozen=True, slots=True)
class Shelf:
    """One book and year that lines go into: the registry's book (None: to be opened) or the incoming series."""

    name: str
    year: int
    last_number: int
    guarded: bool  # a number above the counter needs the clerk's word
    scheme: Scheme | None = None
    book: Book | None = None


@dataclass
class Plan:
    """The lines to write by shelf, those that are there already, and what is wrong."""

    name: str = ""
    lines: list[tuple[Shelf, OldLine, Document]] = field(default_factory=list)
    already: int = 0
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: OldLine, message: str, hint: str = "") -> None:
        """Note a problem of a line, at its place in the file."""
        self.problems.append(Problem(message, hint, file=file_of(self.name, line.sheet), line=line.row))

    def raised(self) -> dict[tuple[str, int], tuple[int, int]]:
        """The counters that go up: from, to, by book and year."""
        highest: dict[tuple[str, int], tuple[int, int]] = {}
        for shelf, line, _ in self.lines:
            key = shelf.name, shelf.year
            last = highest.get(key, (shelf.last_number, shelf.last_number))[1]
            highest[key] = shelf.last_number, max(last, line.number)
        return {key: ends for key, ends in highest.items() if ends[1] > ends[0]}


def plan_lines(
    tx: Transaction,
    office: Office,
    made: ColumnMap,
    read: ReadRegister,
    today: date,
    *,
    raise_last: bool,
) -> Plan:
    """Hold every line against what is registered; nothing is written."""
    plan = Plan(read.name)
    shelves = _Shelves(tx, office, made, today)
    seen: dict[tuple[str, int, int, str], OldLine] = {}
    keys: dict[str, OldLine] = {}
    every = [facts_of(office, made.book, line) for line in read.lines]
    shelves.recall([identity_of(facts) for facts in every])
    for line, facts in zip(read.lines, every, strict=True):
        shelf = shelves.of(line, plan)
        if shelf is None:
            continue
        place = shelf.name, shelf.year, line.number, line.suffix.casefold()
        first = seen.setdefault(place, line)
        if first is not line:
            number = numbering.printed(line.number, line.suffix)
            plan.wrong(line, f"số {number} của sổ “{shelf.name}” năm {shelf.year} đã có ở {first.place}.")
        elif shelves.holds(shelf, line, plan):
            continue
        elif _is_free(shelves, plan, line, facts, keys) and _is_below(shelf, line, plan, raise_last):
            plan.lines.append((shelf, line, facts))
    return plan


def facts_of(office: Office, book: str, line: OldLine) -> Document:
    """The document of a line, held without a file."""
    outgoing = book == "di"
    return Document(
        key="",
        office=office.key,
        direction=Direction.OUTGOING if outgoing else Direction.INCOMING,
        type_label=line.type.label if line.type else None,
        notation=line.notation,
        issuer=office.name if outgoing else (line.issuer or None),
        issued_on=line.issued_on,
        subject=line.subject,
        held=True,
        status=Status.ENTERED if outgoing else Status.RECEIVED,
    )


def _is_free(shelves: _Shelves, plan: Plan, line: OldLine, facts: Document, keys: dict[str, OldLine]) -> bool:
    """Whether no other line, here or in the file, is the same document."""
    key = identity_of(facts)
    if key is None:
        return True
    first = keys.setdefault(key, line)
    if first is not line:
        plan.wrong(line, f"cùng số, ký hiệu, cơ quan, năm với {first.place}.", "Hãy xem có ghi trùng không.")
        return False
    where = shelves.standing(key)
    if where:
        plan.wrong(line, f"văn bản này đã có trong sổ ({where}).")
    return where is None


def _is_below(shelf: Shelf, line: OldLine, plan: Plan, raise_last: bool) -> bool:
    if line.number <= shelf.last_number or raise_last or not shelf.guarded:
        return True
    plan.wrong(
        line,
        f"số {line.number} lớn hơn số cuối của sổ “{shelf.name}” năm {shelf.year} ({shelf.last_number}).",
        _RAISE,
    )
    return False


class _Shelves:
    """The books and the incoming series, read once each, with the numbers they have."""

    def __init__(self, tx: Transaction, office: Office, made: ColumnMap, today: date) -> None:
        self._tx, self._office, self._made, self._today = tx, office, made, today
        self._schemes = Settings.loaded(office.settings).schemes
        self._shelves: dict[tuple[str, int], Shelf] = {}
        self._taken: dict[tuple[str, int], dict[tuple[int, str], tuple[str, str]]] = {}
        self._told: set[str] = set()
        self._known: dict[str, Document] = {}

    def recall(self, identities: Iterable[str | None]) -> None:
        """Look up at once which of those documents are recorded."""
        self._known = self._tx.documents.of_identities(identities)

    def of(self, line: OldLine, plan: Plan) -> Shelf | None:
        """The book of a line, or None with a problem."""
        if self._made.book == "den":
            return self._incoming(line, plan)
        scheme = self._scheme(line)
        if scheme is None:
            named = self._made.book_name or (line.type.label.lower() if line.type else "văn bản này")
            plan.wrong(
                line, f"cơ quan chưa có sổ cho {named}.", "Hãy khai sổ ở so_van_ban rồi chạy lại vanthu init."
            )
            return None
        shelf = self._get(scheme.name, line.year, scheme)
        if shelf.book and shelf.book.closed:
            plan.wrong(line, f"sổ “{shelf.name}” năm {shelf.year} đã khóa, không vào thêm được.")
            return None
        return shelf

    def _incoming(self, line: OldLine, plan: Plan) -> Shelf | None:
        if self._tx.arrival_closings.of_year(self._office.key, line.year):
            plan.wrong(line, f"sổ văn bản đến năm {line.year} đã khóa, không vào thêm được.")
            return None
        return self._get("văn bản đến", line.year, None)

    def _scheme(self, line: OldLine) -> Scheme | None:
        if self._made.book_name:
            return next((one for one in self._schemes if same(one.name, self._made.book_name)), None)
        return numbering.scheme_for(line.type, self._schemes) if line.type else None

    def _get(self, name: str, year: int, scheme: Scheme | None) -> Shelf:
        found = self._shelves.get((name, year))
        if found is None:
            found = self._arrivals(name, year) if scheme is None else self._book(scheme, year)
            self._shelves[name, year] = found
        return found

    def _arrivals(self, name: str, year: int) -> Shelf:
        pairs = self._tx.arrivals.of_year(self._office.key, year)
        self._taken[name, year] = {
            (arrival.number, ""): (str(document.notation or ""), arrival.arrived_on.isoformat())
            for arrival, document in pairs
        }
        last = max((arrival.number for arrival, _ in pairs), default=0)
        return Shelf(name, year, last, guarded=year >= self._today.year)

    def _book(self, scheme: Scheme, year: int) -> Shelf:
        book = self._tx.books.find(self._office.key, scheme.name, year)
        entries = self._tx.entries.of_book(book.key) if book else []
        self._taken[scheme.name, year] = {
            (entry.number, entry.suffix.casefold()): (entry.notation, entry.issued_on) for entry in entries
        }
        last = book.last_number if book else 0
        return Shelf(scheme.name, year, last, guarded=year >= scheme.year, scheme=scheme, book=book)

    def holds(self, shelf: Shelf, line: OldLine, plan: Plan) -> bool:
        """Whether the number is taken: by this very line (counted), or by another (a problem)."""
        taken = self._taken[shelf.name, shelf.year].get((line.number, line.suffix.casefold()))
        if taken is None:
            return False
        notation, day = taken
        own = line.day.isoformat() if self._made.book == "den" else short_date(line.day)
        if (notation, day) == (str(line.notation or ""), own):
            plan.already += 1
        else:
            number = numbering.printed(line.number, line.suffix)
            plan.wrong(
                line,
                f"số {number} của sổ “{shelf.name}” năm {shelf.year} đã là {notation or 'văn bản khác'}.",
            )
        return True

    def standing(self, identity: str) -> str | None:
        """Where the document of that identity stands in this office's book of the same direction."""
        known = self._known.get(identity)
        if known is None:
            return None
        if self._made.book == "den":
            arrival = self._tx.arrivals.find(self._office.key, known.key)
            return f"số đến {arrival.number} năm {arrival.year}" if arrival else None
        entry = self._tx.entries.of_document(known.key)
        return f"{entry.notation}, {known.key}" if entry else None


def gaps_in(numbers: Iterable[int]) -> list[str]:
    """Numbers that are missing between the first and the last: “7”, “9-12”."""
    there = sorted(set(numbers))
    gaps = [(low + 1, high - 1) for low, high in pairwise(there) if high - low > 1]
    return [str(low) if low == high else f"{low}-{high}" for low, high in gaps]
