"""Dossiers and the filing plans they come from (hồ sơ, danh mục hồ sơ), and the seals over their rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from doc_engine.text import same
from registry.clock import stamp
from registry.journal import canonical
from registry.store.columns import day, day_text
from registry.store.filing_tables import dossier, dossier_paper, filing_line, filing_plan
from registry.store.series import Series

SERIES = "hs"  # the running number of dossier keys
_dossier, _paper, _plan, _line = dossier.c, dossier_paper.c, filing_plan.c, filing_line.c


@dataclass(frozen=True, slots=True)
class Dossier:
    """Hồ sơ: its code and title as in the plan; `amount` is sheets on paper, pages where it is electronic."""

    key: str
    office: str
    year: int
    code: str
    title: str
    retention: str
    opened_on: date
    person: str = ""
    electronic: bool = False
    rights: str = ""
    note: str = ""
    closed_on: date | None = None
    closing_note: str | None = None
    amount: int | None = None
    due_on: date | None = None
    handed_over_on: date | None = None
    handed_to: str | None = None

    @property
    def label(self) -> str:
        """As the registers name it: its code and year."""
        return f"{self.code}/{self.year}"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in a dossier: its order number there and where its sheets lie."""

    dossier: str
    position: int
    document: str
    sheets: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of a filing plan: `level` 0 a dossier, 1 a major heading, 2 a minor one."""

    level: int
    code: str
    title: str
    retention: str = ""
    person: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FilingPlan:
    """Danh mục hồ sơ of one year; issued when `issued_on` is there."""

    office: str
    year: int
    lines: tuple[PlanLine, ...] = ()
    issued_on: date | None = None
    decision: str | None = None


class Plans:
    """The filing plans of this home, one an office and year."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, office: str, year: int) -> FilingPlan | None:
        """The plan of that year with its lines."""
        row = self._row(office, year)
        if row is None:
            return None
        lines = self._connection.execute(
            select(filing_line).where(_line.plan == row.id).order_by(_line.position)
        )
        return FilingPlan(
            office,
            year,
            tuple(PlanLine(*(line._mapping[name] for name in PlanLine.__slots__)) for line in lines),
            day(row.issued_on),
            row.decision,
        )

    def keep(self, plan: FilingPlan, at: datetime) -> None:
        """Write a plan as it stands now, over the one of the same year."""
        row = self._row(plan.office, plan.year)
        facts = {"issued_on": day_text(plan.issued_on), "decision": plan.decision}
        if row is None:
            new = insert(filing_plan).values(
                office=plan.office, year=plan.year, created_at=stamp(at), **facts
            )
            key = self._connection.execute(new.returning(_plan.id)).scalar_one()
        else:
            key = row.id
            self._connection.execute(update(filing_plan).where(_plan.id == key).values(**facts))
            self._connection.execute(delete(filing_line).where(_line.plan == key))
        values = [
            {"plan": key, "position": place, **{name: getattr(line, name) for name in PlanLine.__slots__}}
            for place, line in enumerate(plan.lines, 1)
        ]
        if values:
            self._connection.execute(insert(filing_line), values)

    def every(self) -> list[tuple[str, int]]:
        """Office and year of every plan."""
        rows = self._connection.execute(select(_plan.office, _plan.year).order_by(_plan.office, _plan.year))
        return [(row.office, row.year) for row in rows]

    def stray_lines(self) -> int:
        """How many lines belong to no plan."""
        known = select(_plan.id)
        count = select(func.count()).select_from(filing_line).where(_line.plan.not_in(known))
        return int(self._connection.execute(count).scalar_one())

    def _row(self, office: str, year: int) -> Row[Any] | None:
        query = select(filing_plan).where(_plan.office == office, _plan.year == year)
        return self._connection.execute(query).one_or_none()

    def seal(self, office: str, year: int) -> str:
        """One digest over the plan's row and lines as they stand now."""
        row = self._row(office, year)
        if row is None:
            return _sealed([])
        lines = self._connection.execute(
            select(filing_line).where(_line.plan == row.id).order_by(_line.position)
        )
        return _sealed([row, *lines])


class Dossiers:
    """The dossiers of this home; the writing ones are for writing transactions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, new: Dossier) -> Dossier:
        """Write a new dossier down and give it its key."""
        named = replace(new, key=f"hs{Series(self._connection).next(SERIES)}")
        self._connection.execute(insert(dossier).values(**_columns(named)))
        return named

    def change(self, facts: Dossier) -> None:
        """Write everything `facts` say over the row of `facts.key`."""
        self._connection.execute(update(dossier).where(_dossier.key == facts.key).values(**_columns(facts)))

    def find(self, office: str, code: str, year: int | None = None) -> list[Dossier]:
        """The office's dossiers of that code, newest year first."""
        found = [one for one in self.of_office(office, year) if same(one.code, code)]
        return sorted(found, key=lambda one: -one.year)

    def lock(self, key: str) -> Dossier:
        """Hold a dossier's row until the transaction ends and read it anew."""
        holding = update(dossier).where(_dossier.key == key).values(code=_dossier.code)
        return _to_dossier(self._connection.execute(holding.returning(*dossier.c)).one())

    def of_office(self, office: str, year: int | None = None) -> list[Dossier]:
        """An office's dossiers by year, in the order they were opened."""
        conditions = [_dossier.office == office]
        if year is not None:
            conditions.append(_dossier.year == year)
        return self._rows(*conditions, order=(_dossier.year, _dossier.id))

    def every_key(self) -> list[str]:
        """The keys of all dossiers, those known only from what lies in them too."""
        named = self._connection.execute(select(_dossier.key).order_by(_dossier.id)).scalars()
        filled = self._connection.execute(select(_paper.dossier).distinct()).scalars()
        return list(dict.fromkeys([*named, *filled]))

    def holding(self, documents: Sequence[str]) -> list[tuple[Dossier, Paper]]:
        """The dossiers that those documents lie in, with their places there."""
        query = (
            select(dossier_paper)
            .join(dossier, _dossier.key == _paper.dossier)
            .where(_paper.document.in_(list(documents)))
            .order_by(_dossier.id)
        )
        papers = [_to_paper(row) for row in self._connection.execute(query)]
        keys = {paper.dossier for paper in papers}
        named = {one.key: one for one in self._rows(_dossier.key.in_(keys), order=(_dossier.id,))}
        return [(named[paper.dossier], paper) for paper in papers]

    def papers(self, key: str) -> list[Paper]:
        """What lies in a dossier, by order number."""
        query = select(dossier_paper).where(_paper.dossier == key).order_by(_paper.position, _paper.id)
        return [_to_paper(row) for row in self._connection.execute(query)]

    def counts(self, office: str) -> dict[str, int]:
        """How many documents lie in each dossier of an office."""
        query = (
            select(_paper.dossier, func.count())
            .join(dossier, _dossier.key == _paper.dossier)
            .where(_dossier.office == office)
            .group_by(_paper.dossier)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def put(self, paper: Paper, at: datetime) -> None:
        """Put a document into a dossier."""
        self._connection.execute(
            insert(dossier_paper).values(
                dossier=paper.dossier,
                position=paper.position,
                document=paper.document,
                sheets=paper.sheets,
                note=paper.note,
                added_at=stamp(at),
            )
        )

    def place(self, paper: Paper) -> None:
        """Write a document's order number, sheets and note anew."""
        self._connection.execute(
            update(dossier_paper)
            .where(_paper.dossier == paper.dossier, _paper.document == paper.document)
            .values(position=paper.position, sheets=paper.sheets, note=paper.note)
        )

    def take_out(self, paper: Paper) -> None:
        """Take a document out; those behind it move up."""
        own = _paper.dossier == paper.dossier
        self._connection.execute(delete(dossier_paper).where(own, _paper.document == paper.document))
        self._connection.execute(
            update(dossier_paper)
            .where(own, _paper.position > paper.position)
            .values(position=_paper.position - 1)
        )

    def seal(self, key: str) -> str:
        """One digest over a dossier's row and what lies in it, as they stand now."""
        rows = list(self._connection.execute(select(dossier).where(_dossier.key == key)))
        query = select(dossier_paper).where(_paper.dossier == key).order_by(_paper.position, _paper.id)
        return _sealed([*rows, *self._connection.execute(query)])

    def _rows(self, *conditions: Any, order: Iterable[Any]) -> list[Dossier]:
        query = select(dossier).where(*conditions).order_by(*order)
        return [_to_dossier(row) for row in self._connection.execute(query)]


def _columns(facts: Dossier) -> dict[str, Any]:
    values = {name: getattr(facts, name) for name in Dossier.__slots__}
    return {name: day_text(value) if isinstance(value, date) else value for name, value in values.items()}


_DAYS = {"opened_on", "closed_on", "due_on", "handed_over_on"}


def _to_dossier(row: Row[Any]) -> Dossier:
    values: dict[str, Any] = {name: row._mapping[name] for name in Dossier.__slots__}
    return Dossier(**values | {name: day(values[name]) for name in _DAYS})


def _to_paper(row: Row[Any]) -> Paper:
    return Paper(*(row._mapping[name] for name in Paper.__slots__))


def _sealed(rows: Sequence[Row[Any]]) -> str:
    """A digest of rows without their running ids; blank columns are left out, so that a later one breaks no seal."""
    said = [
        {name: value for name, value in row._mapping.items() if name != "id" and value not in (None, "")}
        for row in rows
    ]
    return hashlib.sha256(canonical({"rows": said}).encode("utf-8")).hexdigest()[:32]
