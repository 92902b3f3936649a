"""Steps in handling incoming documents (chuyển giao, giải quyết văn bản đến): added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from registry.handling import Step, StepKind
from registry.store.columns import day, day_text
from registry.store.graph import chunks
from registry.store.schema_directory import arrival_copy, assignment_step

_step = assignment_step.c


@dataclass(frozen=True, slots=True)
class ArrivalCopy:
    """A further copy of a booked document: `giay` or `dien_tu`, the day it came, its file where there is one."""

    office: str
    document: str
    form: str
    came_on: date
    digest: str | None = None
    note: str = ""


class Assignments:
    """The steps of all offices; `add` is only for writing transactions, before the journal's event."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, office: str, document: str, step: Step) -> int:
        """Write the next step of a document's matter; gives its number."""
        last = select(func.max(_step.step)).where(_step.office == office, _step.document == document)
        number = (self._connection.execute(last).scalar() or 0) + 1
        self._connection.execute(
            insert(assignment_step).values(
                office=office,
                document=document,
                step=number,
                kind=step.kind.value,
                handler=step.handler,
                cooperating="\n".join(step.cooperating),
                due_on=day_text(step.due_on),
                text=step.text,
                answer=step.answer,
                done_on=day_text(step.done_on),
                actor=step.actor,
            )
        )
        return number

    def of_document(self, office: str, document: str) -> list[Step]:
        """The steps of one matter, oldest first."""
        return self.of_documents(office, [document]).get(document, [])

    def of_documents(self, office: str, documents: Sequence[str]) -> dict[str, list[Step]]:
        """The steps of those documents' matters, by document."""
        found: dict[str, list[Step]] = {}
        for chunk in chunks(list(documents)):
            query = select(assignment_step).where(_step.office == office, _step.document.in_(chunk))
            _gather(self._connection.execute(query.order_by(_step.document, _step.step)), found)
        return found

    def of_office(self, office: str) -> dict[str, list[Step]]:
        """The steps of every matter of an office, by document."""
        query = select(assignment_step).where(_step.office == office)
        found: dict[str, list[Step]] = {}
        _gather(self._connection.execute(query.order_by(_step.document, _step.step)), found)
        return found


def _gather(rows: Iterable[Row[Any]], found: dict[str, list[Step]]) -> None:
    for row in rows:
        found.setdefault(row.document, []).append(_to_step(row))


def _to_step(row: Row[Any]) -> Step:
    return Step(
        kind=StepKind(row.kind),
        done_on=date.fromisoformat(row.done_on),
        actor=row.actor,
        handler=row.handler,
        cooperating=tuple(row.cooperating.split("\n")) if row.cooperating else (),
        due_on=day(row.due_on),
        text=row.text,
        answer=row.answer,
    )


class ArrivalCopies:
    """Further copies of what the book of arrivals has already."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, copy: ArrivalCopy) -> None:
        """Write a copy down; its file has been attached by the caller."""
        self._connection.execute(
            insert(arrival_copy).values(
                office=copy.office,
                document=copy.document,
                form=copy.form,
                came_on=day_text(copy.came_on),
                digest=copy.digest,
                note=copy.note,
            )
        )

    def of_documents(self, office: str, documents: Sequence[str]) -> list[ArrivalCopy]:
        """The further copies of those documents that the office noted, oldest first of each."""
        table = arrival_copy
        found: list[ArrivalCopy] = []
        for chunk in chunks(list(documents)):
            query = select(table).where(table.c.office == office, table.c.document.in_(chunk))
            found += [
                ArrivalCopy(
                    row.office, row.document, row.form, date.fromisoformat(row.came_on), row.digest, row.note
                )
                for row in self._connection.execute(query.order_by(table.c.id))
            ]
        return found
