"""Loans of archive copies (sử dụng bản lưu): one row a loan, closed by its return, never taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from registry.store.columns import day, day_text
from registry.store.filing_tables import loan

_loan = loan.c


@dataclass(frozen=True, slots=True)
class Loan:
    """One use of an archive copy; `dossier` is its code as printed, `id` is given by the table."""

    office: str
    document: str
    borrower: str
    allowed_by: str
    lent_on: date
    dossier: str = ""
    note: str = ""
    returned_on: date | None = None
    id: int = 0


class Loans:
    """The loans of this home."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Loan) -> None:
        """Write a loan down."""
        self._connection.execute(
            insert(loan).values(
                office=new.office,
                document=new.document,
                borrower=new.borrower,
                allowed_by=new.allowed_by,
                lent_on=day_text(new.lent_on),
                dossier=new.dossier,
                note=new.note,
            )
        )

    def close(self, loan_id: int, on: date, note: str) -> None:
        """Write the day on which the copy came back."""
        self._connection.execute(
            update(loan).where(_loan.id == loan_id).values(returned_on=day_text(on), note=note)
        )

    def open_of(self, document: str) -> Loan | None:
        """The loan of a document that is still out."""
        found = self._rows(_loan.document == document, _loan.returned_on.is_(None))
        return found[0] if found else None

    def of_office(self, office: str) -> list[Loan]:
        """All loans of an office, in the order they were written."""
        return self._rows(_loan.office == office)

    def _rows(self, *conditions: Any) -> list[Loan]:
        rows = self._connection.execute(select(loan).where(*conditions).order_by(_loan.id))
        return [
            Loan(
                office=row.office,
                document=row.document,
                borrower=row.borrower,
                allowed_by=row.allowed_by,
                lent_on=date.fromisoformat(row.lent_on),
                dossier=row.dossier,
                note=row.note,
                returned_on=day(row.returned_on),
                id=row.id,
            )
            for row in rows
        ]
