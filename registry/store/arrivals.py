"""The book of incoming documents (sổ đăng ký văn bản đến): one yearly series of số đến an office."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, union, update

from doc_engine.terms import Relation
from registry.handling import StepKind
from registry.model import Document
from registry.store.chunking import chunks
from registry.store.columns import day_text
from registry.store.documents import to_document
from registry.store.graph import documents
from registry.store.schema import arrival, document, document_file, link, office, task
from registry.store.schema_directory import assignment_step
from registry.store.series import Series

_DONE = StepKind.DONE.value


@dataclass(frozen=True, slots=True)
class Arrival:
    """One line: số đến, the day it came, the document."""

    office: str
    year: int
    number: int
    arrived_on: date
    document: str
    note: str = ""
    form: str | None = None  # giay, dien_tu; None for a line from before it was asked
    urgency: str | None = None


class Arrivals:
    """The lines of incoming documents; `add` is only for writing transactions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        office: str,
        document: str,
        arrived_on: date,
        *,
        note: str = "",
        form: str | None = None,
        urgency: str | None = None,
    ) -> Arrival:
        """Give the next số đến of the office's year and write the line."""
        year = arrived_on.year
        number = Series(self._connection).next(f"den:{office}:{year}")
        return self.enter(Arrival(office, year, number, arrived_on, document, note, form, urgency))

    def enter(self, line: Arrival) -> Arrival:
        """Write a line that has its số đến already; its series is the caller's to move."""
        self.enter_many([line])
        return line

    def enter_many(self, lines: Sequence[Arrival]) -> None:
        """The same for many lines in one statement."""
        rows = [
            {
                "office": line.office,
                "year": line.year,
                "number": line.number,
                "arrived_on": day_text(line.arrived_on),
                "document": line.document,
                "note": line.note,
                "form": line.form,
                "urgency": line.urgency,
            }
            for line in lines
        ]
        self._connection.execute(insert(arrival), rows)

    def of_number(self, office: str, year: int, number: int) -> Arrival | None:
        """The line of that số đến."""
        query = select(arrival).where(
            arrival.c.office == office, arrival.c.year == year, arrival.c.number == number
        )
        row = self._connection.execute(query).one_or_none()
        return _to_arrival(row) if row else None

    def find(self, office: str, document: str) -> Arrival | None:
        """The line on which that office booked that document."""
        query = select(arrival).where(arrival.c.office == office, arrival.c.document == document)
        row = self._connection.execute(query).one_or_none()
        return _to_arrival(row) if row else None

    def of_year(self, office: str, year: int | None = None) -> list[tuple[Arrival, Document]]:
        """An office's lines with their documents, by year and số đến."""
        query = select(arrival).where(arrival.c.office == office)
        if year is not None:
            query = query.where(arrival.c.year == year)
        return self._with_documents(query)

    def with_timed_tasks(self, office: str, year: int) -> list[tuple[Arrival, Document]]:
        """The lines of a year whose documents lay down a task with a time, by số đến."""
        timed = select(task.c.document).where(task.c.document == arrival.c.document, task.c.due.is_not(None))
        query = select(arrival).where(arrival.c.office == office, arrival.c.year == year)
        return self._with_documents(query.where(timed.exists()))

    def to_be_handled(self, office: str) -> list[tuple[Arrival, Document]]:
        """The lines that may still be open, by year and số đến: last given to somebody, or asking for an answer.

        What was settled long ago is left out here already, so that the list stays short over the years.
        """
        step, later = assignment_step.c, assignment_step.alias("later").c
        after = select(later.step).where(
            later.office == step.office, later.document == step.document, later.step > step.step
        )
        given = select(step.document).where(step.office == office, step.kind != _DONE, ~after.exists())
        answered = select(link.c.to_key).where(
            link.c.relation == Relation.PHUC_DAP.key, link.c.to_key == document.c.key
        )
        handled = select(step.step).where(step.office == office, step.document == document.c.key)
        asking = select(document.c.key).where(
            document.c.office == office,
            document.c.reply_by.is_not(None),
            ~answered.exists(),
            ~handled.exists(),
        )
        wanted = union(asking, given).subquery()
        query = select(arrival).join(wanted, wanted.c[0] == arrival.c.document)
        return self._with_documents(query.where(arrival.c.office == office))

    def hold(self, line: Arrival) -> None:
        """Lock a line until the transaction ends, so that two clerks do not write to one matter at once."""
        number = arrival.c.number
        self._connection.execute(
            update(arrival)
            .where(arrival.c.office == line.office, arrival.c.document == line.document)
            .values(number=number)
        )

    def _with_documents(self, query: Select[Any]) -> list[tuple[Arrival, Document]]:
        rows = self._connection.execute(query.order_by(arrival.c.year, arrival.c.number)).all()
        held = {item.key: item for item in documents(self._connection, [row.document for row in rows])}
        return [(_to_arrival(row), held[row.document]) for row in rows]

    def by_digest(self, digest: str) -> Document | None:
        """The document that has a file of those very bytes, the oldest one."""
        query = (
            select(document)
            .join(document_file, document_file.c.document == document.c.key)
            .where(document_file.c.digest == digest)
            .order_by(document.c.id)
            .limit(1)
        )
        row = self._connection.execute(query).one_or_none()
        return to_document(row) if row else None

    def receivers(self, keys: Sequence[str]) -> Collection[tuple[str, str]]:
        """(document, folded name of the office) for every office of this home that booked one of them."""
        return {
            (row.document, row.name_key)
            for chunk in chunks(keys)
            for row in self._connection.execute(
                select(arrival.c.document, office.c.name_key)
                .join(office, office.c.key == arrival.c.office)
                .where(arrival.c.document.in_(chunk))
            )
        }


def _to_arrival(row: Row[Any]) -> Arrival:
    return Arrival(
        office=row.office,
        year=row.year,
        number=row.number,
        arrived_on=date.fromisoformat(row.arrived_on),
        document=row.document,
        note=row.note,
        form=row.form,
        urgency=row.urgency,
    )
