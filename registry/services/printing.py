"""In sổ: the registers as a clerk prints them, cover and the journal's head at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from registry.register_forms import FORMS, INCOMING, OUTGOING, RegisterForm
from registry.services.register_lines import Line, Period, lines_of
from registry.services.registers import templates_used
from registry.views.registers import RegisterCover, register_printed

if TYPE_CHECKING:
    from registry.jail import Converter
    from registry.office import Home
    from registry.store.records import Office, PrintedFrom

__all__ = ["INCOMING", "OUTGOING", "Period", "PrintedRegister", "printed"]


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
        return register_printed(self.cover, self.columns, self.rows, foot=self.foot).xlsx()

    def docx(self) -> bytes:
        """The register as a Word file."""
        return register_printed(self.cover, self.columns, self.rows, foot=self.foot).docx()

    def pdf(self, converter: Converter) -> bytes:
        """The register as a PDF; a long one is converted piece by piece, its pages numbered through."""
        return register_printed(self.cover, self.columns, self.rows, foot=self.foot).pdf(converter)


def printed(
    home: Home,
    which: str = OUTGOING,
    office: str | None = None,
    book: str | None = None,
    year: int | None = None,
    *,
    period: Period | None = None,
) -> PrintedRegister:
    """One of the decree's five registers of an office (a key of `FORMS`), of one book, year or period or of all.

    Raises `NotFound` or `BadInput` for an office or a book that is not there.
    """
    chosen = home.office(office)
    wanted = period or Period(year)
    form = FORMS[which]
    lines = lines_of(home, which, chosen.key, book, wanted)
    documents = tuple(line.document for line in lines)
    return PrintedRegister(
        _cover(form, chosen, wanted, lines),
        form.columns,
        tuple(line.cells for line in lines),
        _foot(home, chosen),
        documents,
        templates_used(home, documents) if which == OUTGOING else (None,) * len(lines),
    )


def _cover(form: RegisterForm, office: Office, period: Period, lines: Sequence[Line]) -> RegisterCover:
    """Days and numbers are those of the lines; numbers are said only where they are of one book."""
    days = sorted(line.day for line in lines)
    numbers = [line.number for line in lines] if len({line.book for line in lines}) == 1 else []
    return RegisterCover(
        title=form.title,
        office=office.name,
        parent_body=office.parent_body,
        year=period.year or _the_one([line.year for line in lines]),
        from_on=period.from_on or (days[0] if days else None),
        to_on=period.to_on or (days[-1] if days else None),
        from_number=numbers[0] if numbers else None,
        to_number=numbers[-1] if numbers else None,
        numbers=form.numbers,
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
