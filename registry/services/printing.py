"""In sổ: the registers as a clerk prints them, cover and the journal's head at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import parse_day, short_date
from registry.services import registers
from registry.views import INCOMING_TITLE, OUTGOING_TITLE, RegisterCover, register_xlsx

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store.records import Office, PrintedFrom

OUTGOING = "di"
INCOMING = "den"


@dataclass(frozen=True, slots=True)
class PrintedRegister:
    """A register ready to print: cover, the decree's columns, rows as text, lines for the foot.

    `documents` are the keys of the rows' documents, `templates` what those were printed from.
    """

    cover: RegisterCover
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...]
    documents: tuple[str, ...] = ()
    templates: tuple[PrintedFrom | None, ...] = ()

    def xlsx(self) -> bytes:
        """The register as an Excel file."""
        return register_xlsx(self.cover, self.columns, self.rows, foot=self.foot)


def printed(
    home: Home,
    which: str = OUTGOING,
    office: str | None = None,
    book: str | None = None,
    year: int | None = None,
) -> PrintedRegister:
    """Sổ đăng ký văn bản đi (`di`) or đến (`den`) of an office, of one book and year or of all.

    Raises `NotFound` or `BadInput` for an office or a book that is not there.
    """
    chosen = home.office(office)
    return _incoming(home, chosen, year) if which == INCOMING else _outgoing(home, chosen, book, year)


def _outgoing(home: Home, office: Office, book: str | None, year: int | None) -> PrintedRegister:
    lines = registers.outgoing(home, office.key, book, year)
    cover = _cover(
        OUTGOING_TITLE,
        office,
        year or _the_one([line.year for line in lines]),
        [line.issued_on for line in lines],
        [f"{line.number:02d}{line.suffix}" for line in lines]
        if len({line.book for line in lines}) == 1
        else [],
    )
    rows = tuple(registers.outgoing_columns(line) for line in lines)
    return PrintedRegister(
        cover,
        registers.OUTGOING_COLUMNS,
        rows,
        _foot(home, office),
        documents=tuple(line.document for line in lines),
        templates=registers.templates_used(home, lines),
    )


def _incoming(home: Home, office: Office, year: int | None) -> PrintedRegister:
    lines = registers.incoming(home, office.key, year)
    cover = _cover(
        INCOMING_TITLE,
        office,
        year or _the_one([line.year for line in lines]),
        [line.arrived_on for line in lines],
        [line.arrival_number for line in lines],
    )
    rows = tuple(line.columns for line in lines)
    return PrintedRegister(
        cover,
        registers.INCOMING_COLUMNS,
        rows,
        _foot(home, office),
        documents=tuple(line.document for line in lines),
        templates=tuple(None for _ in lines),
    )


def _cover(
    title: str, office: Office, year: int | None, days: Sequence[str], numbers: Sequence[str]
) -> RegisterCover:
    whole: list[date] = sorted(parse_day(day) for day in days if day)
    return RegisterCover(
        title=title,
        office=office.name,
        parent_body=office.parent_body,
        year=year,
        from_on=whole[0] if whole else None,
        to_on=whole[-1] if whole else None,
        from_number=numbers[0] if numbers else None,
        to_number=numbers[-1] if numbers else None,
    )


def _the_one(years: Sequence[int]) -> int | None:
    return years[0] if len(set(years)) == 1 else None


def _foot(home: Home, office: Office) -> tuple[str, ...]:
    """Who printed it, and the journal's head: the anchor that shows later whether anything was changed."""
    with home.store.reading() as tx:
        head = tx.journal.head(office.key)
    return (
        f"In ngày {short_date(home.clock.today())}, người in: {home.actor}.",
        f"Nhật ký: {head.seq} việc, mã kiểm tra {head.hash}.",
    )
