"""What is due when (thời hạn): answers that the office waits for, and answers that it owes itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from registry.identity import issuer_key
from registry.model import CoverageRow, CoverageState, Document
from registry.services.arrived import Arrived
from registry.services.asked import Asking
from registry.services.bases import ended_by
from registry.services.coverage import Known, coverage_in
from registry.services.finding import resolve_one
from registry.services.matters import all_tracked, matters_in

if TYPE_CHECKING:
    from doc_engine.model import Task
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.records import Office


Covered = Callable[..., tuple[CoverageRow, ...]]  # of a directive, `only` of one body


@dataclass(frozen=True, slots=True)
class Due:
    """A day, the document that sets it, and whose answer is owed: `bodies` of others, none where it is the office's own.

    `what` is the task, where the document asks the office for one.
    """

    key: str
    document: Document
    due_on: date
    period: str = ""
    bodies: tuple[str, ...] = ()
    ours: bool = False
    what: str = ""


def deadlines(
    home: Home, words: str | None = None, *, office: str | None = None, as_of: date | None = None
) -> tuple[Due, ...]:
    """Every open deadline, the earliest first: of one directive where `words` name it, else of the office."""
    day = as_of or home.clock.today()
    with home.store.reading() as tx:
        covered = partial(coverage_in, tx, home, as_of=day, known=Known.of(tx, home))
        if words:
            found = list(_awaited(covered, resolve_one(tx, words)))
        else:
            chosen = home.office(office)
            asking = [one for one in tx.documents.asking(chosen.key) if ended_by(tx, one) is None]
            found = [due for document in asking for due in _awaited(covered, document)]
            found += _owed_by_us(tx, chosen)
            found += _asked_of_us(tx, home, chosen, covered, day)
    return tuple(sorted(found, key=lambda one: (one.due_on, one.key)))


def _awaited(covered: Covered, directive: Document) -> Iterator[Due]:
    """The days on which others owe an answer to a directive, each with who still owes it."""
    waiting: dict[tuple[date, str], list[str]] = {}
    for row in covered(directive):
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


def _asked_of_us(tx: Transaction, home: Home, office: Office, covered: Covered, as_of: date) -> Iterator[Due]:
    """The days of the tasks that papers of this year and the last ask of the office by name, not answered yet.

    Left out is what was settled, what was given a day of its own (`_owed_by_us`) and what is no longer in force.
    """
    years = (as_of.year - 1, as_of.year)
    lines = [line for year in years for line in tx.arrivals.with_timed_tasks(office.key, year)]
    tasks = tx.tasks.of_documents([document.key for _, document in lines])
    naming = [
        Arrived(line, document)
        for line, document in lines
        if _names(home, document, tasks[document.key], office.name) and ended_by(tx, document) is None
    ]
    for one in all_tracked(tx, office.key, naming):
        if not one.matter.closed and one.matter.due_on is None:
            yield from _our_tasks(covered, one.arrived.document, issuer_key(office.name))


def _names(home: Home, document: Document, tasks: Sequence[Task], own: str) -> bool:
    """Whether one of the tasks has a day and the office leads it."""
    on = document.issued_on.whole
    timed = [task for task in tasks if task.due]
    return on is not None and Asking(document, on, home.units()).is_led_by(own, timed)


def _our_tasks(covered: Covered, document: Document, own: str) -> Iterator[Due]:
    row = next(iter(covered(document, only=own)), None)
    if row is None or row.state is CoverageState.DONE:
        return
    for place, owed in enumerate(row.owed):
        if owed.document == document.key and not owed.answered:
            key = f"viec-{document.key}-{owed.due_on.isoformat()}-{place}"
            yield Due(key, document, owed.due_on, owed.period, ours=True, what=owed.what)
