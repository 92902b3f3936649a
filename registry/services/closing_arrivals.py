"""Khóa sổ đến: a year's book of incoming documents sealed with the digest of its lines, its prints kept.

As with outgoing books it is printed outside the lock; under it the lines are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_engine.errors import NotFound
from registry.arrival_report import ArrivalReport, ArrivedLine, digest_of_arrivals, gaps_in_arrivals
from registry.model import Document, Effect
from registry.services.closing import TRIES, PrintedFile, closed_as, hold_year, kept_print, print_files
from registry.services.printing import INCOMING, printed
from registry.services.reasons import said
from registry.store.arrival_closings import ArrivalClosing
from registry.store.arrivals import Arrival
from registry.views.closing import ClosedAs
from registry.views.closing_arrivals import arrivals_minutes, arrivals_page

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.records import Office

_NAME = "văn bản đến"


@dataclass(frozen=True, slots=True)
class ClosedArrivals:
    """A closed year with what was printed then; `repeated` where it was closed before."""

    closing: ArrivalClosing
    files: tuple[PrintedFile, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    report: ArrivalReport
    closing: ArrivalClosing
    files: tuple[PrintedFile, ...]


def close_arrivals(
    home: Home, year: int, *, office: str | None = None, reason: str | None = None, pdf: bool = False
) -> ClosedArrivals:
    """Close an office's book of incoming documents of a year (khóa sổ đến): no số đến is given in it afterwards.

    Before the last day of the year that needs a reason. A book closed before gives the same files again. Raises
    `NotFound` for a year without a line, `BadInput`, and `ConverterMissing` where PDFs are asked for and cannot be made.
    """
    chosen, why = home.office(office), said(reason, "--reason")
    if before := closed_arrivals(home, chosen, year):
        return before
    hold_year(_NAME, year, home.clock.today(), why)
    for attempt in range(1, TRIES + 1):
        made = None if attempt == TRIES else _print(home, chosen, year, why, pdf=pdf)
        with home.store.writing() as tx:
            if tx.arrival_closings.of_year(chosen.key, year):
                break
            made = made or _print(home, chosen, year, why, pdf=pdf)
            if arrivals_digest(tx, chosen.key, year) == made.report.digest:
                _close(tx, home, made)
                return ClosedArrivals(made.closing, made.files)
    return _closed_by_another(home, chosen, year)


def _closed_by_another(home: Home, office: Office, year: int) -> ClosedArrivals:
    found = closed_arrivals(home, office, year)
    assert found is not None
    return found


def closed_arrivals(home: Home, office: Office, year: int) -> ClosedArrivals | None:
    """What was printed when the book was closed, byte for byte; None while it is open."""
    with home.store.reading() as tx:
        closing = tx.arrival_closings.of_year(office.key, year)
        prints = tx.arrival_closings.prints(office.key, year)
    if closing is None:
        return None
    files = tuple(
        PrintedFile(one.kind, one.name, one.media_type, home.store.files.get(one.digest)) for one in prints
    )
    return ClosedArrivals(closing, files, repeated=True)


# ---- what is printed -----------------------------------------------------------------------------------------


def arrivals_digest(tx: Transaction, office: str, year: int) -> str:
    """The digest over the year's lines as they stand."""
    return digest_of_arrivals(_lines(tx, office, year))


def _lines(tx: Transaction, office: str, year: int) -> list[ArrivedLine]:
    return [_line(*found) for found in tx.arrivals.of_year(office, year)]


def _line(arrival: Arrival, document: Document) -> ArrivedLine:
    named = (document.type_label or "", document.subject or "")
    return ArrivedLine(
        number=arrival.number,
        arrived_on=arrival.arrived_on.isoformat(),
        document=document.key,
        author=document.issuer or "",
        notation=str(document.notation or ""),
        issued_on=str(document.issued_on),
        subject=" ".join(part for part in named if part),
        note=arrival.note,
        form=arrival.form,
        urgency=arrival.urgency,
    )


def _report(tx: Transaction, office: Office, year: int) -> ArrivalReport:
    found = tx.arrivals.of_year(office.key, year)
    if not found:
        raise NotFound(f"{office.name} chưa có dòng nào trong sổ văn bản đến năm {year}.")
    lines = tuple(_line(*one) for one in found)
    last = tx.series.all().get(f"den:{office.key}:{year}", 0)
    old = [
        line["number"]
        for _, lot in tx.journal.payloads(office.key, ("import",))
        for line in lot["lines"]
        if lot["book"] == INCOMING and line["year"] == year
    ]
    copies = tx.arrival_copies.of_documents(office.key, [line.document for line in lines])
    return ArrivalReport(
        year=year,
        last_number=last,
        lines=lines,
        gaps=gaps_in_arrivals(last, {line.number for line in lines}, old),
        recalled=frozenset(document.key for _, document in found if document.effect is Effect.RECALLED),
        further=len(list(copies)),
        digest=digest_of_arrivals(lines),
    )


def _print(home: Home, office: Office, year: int, reason: str | None, *, pdf: bool) -> _Made:
    with home.store.reading() as tx:
        report, head = _report(tx, office, year), tx.journal.head(office.key)
    closed = closed_as(home, office, head, reason)
    at = closed.closed_at
    closing = ArrivalClosing(office.key, year, report.digest, head.seq, head.hash, reason, home.actor, at)
    return _Made(report, closing, tuple(_files(home, office, report, closed, pdf=pdf)))


def _files(
    home: Home, office: Office, report: ArrivalReport, closed: ClosedAs, *, pdf: bool
) -> Iterator[PrintedFile]:
    whole = printed(home, INCOMING, office.key, year=report.year)
    last, minutes = arrivals_page(report, closed), arrivals_minutes(report, closed)
    return print_files(home, f"van-ban-den-{report.year}", whole, last, minutes, pdf=pdf)


# ---- under the lock ------------------------------------------------------------------------------------------


def _close(tx: Transaction, home: Home, made: _Made) -> None:
    closing = made.closing
    tx.arrival_closings.close(closing)
    for file in made.files:
        tx.arrival_closings.add_print(closing, kept_print(home, file, closing.closed_at))
    prints = tx.arrival_closings.prints(closing.office, closing.year)
    payload = {
        "year": closing.year,
        "digest": closing.digest,
        "head": closing.head_hash,
        "head_seq": closing.head_seq,
        "reason": closing.reason,
        "by": closing.closed_by,
        "lines": len(made.report.lines),
        "prints": [[one.kind, one.digest, one.name] for one in prints],
    }
    tx.journal.append(
        closing.office, at=closing.closed_at, actor=home.actor, act="close_arrivals", payload=payload
    )
