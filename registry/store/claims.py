"""What citations say against what is known (hai nguồn nói khác nhau): kept with both sources, nothing corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select

from registry.clock import stamp
from registry.store.columns import day_text
from registry.store.schema_directory import citation_claim


@dataclass(frozen=True, slots=True)
class Claim:
    """`citing` dates `cited` `said`, while `known` was known; noticed on an act about `document`."""

    document: str
    citing: str
    cited: str
    said: date
    known: date
    quote: str = ""


class Claims:
    """All such claims of this home."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, claim: Claim, at: datetime) -> bool:
        """Write a claim down; False where that document says that day already."""
        table = citation_claim
        same = (
            table.c.citing == claim.citing,
            table.c.cited == claim.cited,
            table.c.said == day_text(claim.said),
        )
        if self._connection.execute(select(table.c.id).where(*same)).first():
            return False
        self._connection.execute(
            insert(table).values(
                document=claim.document,
                citing=claim.citing,
                cited=claim.cited,
                said=day_text(claim.said),
                known=day_text(claim.known),
                quote=claim.quote,
                created_at=stamp(at),
            )
        )
        return True

    def all(self) -> list[Claim]:
        """Every claim, oldest first."""
        return self._rows()

    def about(self, key: str) -> list[Claim]:
        """The claims of a document, and those noticed when it was written down, oldest first."""
        return self._rows(or_(citation_claim.c.citing == key, citation_claim.c.document == key))

    def _rows(self, *conditions: Any) -> list[Claim]:
        query = select(citation_claim).where(*conditions).order_by(citation_claim.c.id)
        return [
            Claim(
                row.document,
                row.citing,
                row.cited,
                date.fromisoformat(row.said),
                date.fromisoformat(row.known),
                row.quote,
            )
            for row in self._connection.execute(query)
        ]
