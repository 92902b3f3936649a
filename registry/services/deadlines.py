"""What is due when (thời hạn): answers that the office waits for, and answers that it owes itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry.model import CoverageState, Document
from registry.services.coverage import coverage_in
from registry.services.finding import resolve_one
from registry.services.matters import matters_in

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.records import Office


@dataclass(frozen=True, slots=True)
class Due:
    """A day, the document that sets it, and whose answer is owed: `bodies` of others, none where it is the office's own."""

    key: str
    document: Document
    due_on: date
    period: str = ""
    bodies: tuple[str, ...] = ()
    ours: bool = False


def deadlines(
    home: Home, words: str | None = None, *, office: str | None = None, as_of: date | None = None
) -> tuple[Due, ...]:
    """Every open deadline, the earliest first: of one directive where `words` name it, else of the office."""
    day = as_of or home.clock.today()
    with home.store.reading() as tx:
        if words:
            found = list(_awaited(tx, home, resolve_one(tx, words), day))
        else:
            chosen = home.office(office)
            found = [
                due
                for document in tx.documents.asking(chosen.key)
                for due in _awaited(tx, home, document, day)
            ]
            found += _owed_by_us(tx, chosen)
    return tuple(sorted(found, key=lambda one: (one.due_on, one.key)))


def _awaited(tx: Transaction, home: Home, directive: Document, as_of: date) -> Iterator[Due]:
    """The days on which others owe an answer to a directive, each with who still owes it."""
    waiting: dict[tuple[date, str], list[str]] = {}
    for row in coverage_in(tx, home, directive, as_of=as_of):
        if row.state is CoverageState.DONE:
            continue
        for owed in row.owed:
            if not owed.answered:
                waiting.setdefault((owed.due_on, owed.period), []).append(row.unit)
    for (due_on, period), bodies in waiting.items():
        key = f"{directive.key}-{due_on.isoformat()}"
        yield Due(key, directive, due_on, period, tuple(dict.fromkeys(bodies)))


def _owed_by_us(tx: Transaction, office: Office) -> list[Due]:
    """The days by which the office itself must settle what came in."""
    return [
        Due(f"den-{one.arrived.document.key}", one.arrived.document, one.matter.due_on, ours=True)
        for one in matters_in(tx, office)
        if one.matter.due_on is not None and not one.matter.closed
    ]
