"""Matters (việc giải quyết văn bản đến): where each stands, with its steps and the documents that answered it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.terms import Relation
from doc_engine.text import fold
from registry.handling import Matter, Step, matter_of
from registry.model import Direction, Document, Status
from registry.services.arrived import Arrived, arrived
from registry.store.chunking import chunks
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Tracked:
    """One matter: the line it came on, where it stands, every step, and what a clerk should know."""

    arrived: Arrived
    matter: Matter
    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()


def tracked(tx: Transaction, office: str, found: Arrived, warnings: Sequence[str] = ()) -> Tracked:
    """The matter of one line as it stands."""
    (one,) = all_tracked(tx, office, [found])
    return replace(one, warnings=tuple(warnings))


def matter(home: Home, words: str, office: str | None = None) -> Tracked:
    """One matter with its whole history."""
    chosen = home.office(office)
    with home.store.reading() as tx:
        return tracked(tx, chosen.key, arrived(tx, chosen, words, home.clock.today().year))


def open_matters(
    home: Home, office: str | None = None, *, to: str | None = None, late_on: date | None = None
) -> tuple[Tracked, ...]:
    """Matters that are not settled, the nearest deadline first; those of one handler, or late on a day, only.

    A document that asks to be answered by a day is such a matter even before it is given to anybody.
    """
    chosen = home.office(office)
    with home.store.reading() as tx:
        found = matters_in(tx, chosen)
    wanted = [
        one
        for one in found
        if not one.matter.closed
        and (to is None or fold(to) in map(fold, (one.matter.handler, *one.matter.cooperating)))
        and (late_on is None or one.matter.days_late(late_on) > 0)
    ]
    return tuple(sorted(wanted, key=_by_deadline))


def _by_deadline(one: Tracked) -> tuple[date, int, int]:
    return one.matter.due_on or date.max, one.arrived.line.year, one.arrived.line.number


def matters_in(tx: Transaction, office: Office) -> list[Tracked]:
    """The matters of an office that may be open: what was given to somebody, and what asks to be answered."""
    return all_tracked(tx, office.key, [Arrived(*line) for line in tx.arrivals.to_be_handled(office.key)])


def all_tracked(tx: Transaction, office: str, found: Sequence[Arrived]) -> list[Tracked]:
    """The matters of several lines as they stand."""
    keys = [one.document.key for one in found]
    steps = tx.assignments.of_documents(office, keys)
    answers = answers_to(tx, office, keys)
    return [
        Tracked(
            one,
            matter_of(
                steps.get(key, []), reply_by=one.document.reply_by, answered_by=_days(answers.get(key, []))
            ),
            tuple(steps.get(key, [])),
        )
        for one, key in zip(found, keys, strict=True)
    ]


def answers_to(tx: Transaction, office: str, keys: Sequence[str]) -> Mapping[str, list[Document]]:
    """The office's own documents in force that answer those, by what they answer."""
    found: dict[str, list[Document]] = {}
    for chunk in chunks(list(keys)):
        for link in tx.links.to_documents(chunk):
            if link.relation is not Relation.PHUC_DAP:
                continue
            answer = tx.documents.require(link.from_key)
            own = answer.office == office and answer.direction is Direction.OUTGOING
            if own and answer.status is not Status.VOID:
                found.setdefault(link.to_key, []).append(answer)
    return found


def _days(answers: Sequence[Document]) -> list[tuple[str, date | None]]:
    return [(answer.key, answer.issued_on.whole) for answer in answers]
