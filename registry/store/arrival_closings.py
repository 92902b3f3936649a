"""Closed books of incoming documents (sổ đến đã khóa): the digest of a year's lines, and what was printed then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select

from registry.clock import stamp
from registry.store.closings import BookPrint, add_print, prints_of
from registry.store.life_schema import arrival_closing, arrival_print


@dataclass(frozen=True, slots=True)
class ArrivalClosing:
    """Khóa sổ đến: an office's year closed, by whom and when, the digest of its lines, the journal's head just before."""

    office: str
    year: int
    digest: str
    head_seq: int
    head_hash: str
    reason: str | None
    closed_by: str
    closed_at: datetime


class ArrivalClosings:
    """What the closing of incoming books left; never changed afterwards."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def close(self, item: ArrivalClosing) -> None:
        """Close the year's book; the caller's transaction is the only one that writes."""
        self._connection.execute(
            insert(arrival_closing).values(
                office=item.office,
                year=item.year,
                digest=item.digest,
                head_seq=item.head_seq,
                head_hash=item.head_hash,
                reason=item.reason,
                closed_by=item.closed_by,
                closed_at=stamp(item.closed_at),
            )
        )

    def add_print(self, closing: ArrivalClosing, item: BookPrint) -> None:
        """Remember a printed file; its bytes are in `Store.files`."""
        add_print(self._connection, arrival_print, item, office=closing.office, year=closing.year)

    def of_year(self, office: str, year: int) -> ArrivalClosing | None:
        """How the office's book of that year was closed, or None while it is open."""
        query = select(arrival_closing).where(
            arrival_closing.c.office == office, arrival_closing.c.year == year
        )
        row = self._connection.execute(query).one_or_none()
        return _to_closing(row) if row else None

    def all(self) -> list[ArrivalClosing]:
        """Every closed book of incoming documents."""
        query = select(arrival_closing).order_by(arrival_closing.c.office, arrival_closing.c.year)
        return [_to_closing(row) for row in self._connection.execute(query)]

    def places_printed(self) -> set[tuple[str, int]]:
        """The office and year of every printed file."""
        rows = self._connection.execute(select(arrival_print.c.office, arrival_print.c.year))
        return {(row.office, row.year) for row in rows}

    def prints(self, office: str, year: int) -> list[BookPrint]:
        """What was printed when that book was closed."""
        return prints_of(self._connection, arrival_print, office=office, year=year)


def _to_closing(row: Row[tuple[object, ...]]) -> ArrivalClosing:
    said = row._mapping
    return ArrivalClosing(**{**said, "closed_at": datetime.fromisoformat(said["closed_at"])})
