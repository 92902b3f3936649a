"""Running numbers outside the books (dãy số) against the highest that was given in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from registry.services.verifying.evidence import Evidence
from registry.store.arrivals import Arrivals
from registry.store.dossiers import SERIES, Dossiers
from registry.store.journals import TURN


def problems(evidence: Evidence) -> Iterator[str]:
    """Series that stand elsewhere than at the last number given."""
    wanted = {name: last for given in GIVEN for name, last in given(evidence).items()}
    found = evidence.tx.series.all()
    for name in sorted({name for name in {*wanted, *found} if wanted.get(name, 0) != found.get(name, 0)}):
        yield f"Dãy số “{name}” ở {found.get(name, 0)}, nhưng số cuối đã dùng là {wanted.get(name, 0)}."


def _documents(evidence: Evidence) -> Mapping[str, int]:
    keys = (int(key.removeprefix("vb")) for key in evidence.tx.documents.every_key())
    return {"vb": max(keys, default=0)}


def _turns(evidence: Evidence) -> Mapping[str, int]:
    return {TURN: max((act.said.get("turn", 0) for act in evidence.every_act), default=0)}


def _arrivals(evidence: Evidence) -> Mapping[str, int]:
    highest: dict[str, int] = defaultdict(int)
    for office in evidence.tx.offices.all():
        for line, _ in Arrivals(evidence.tx.connection).of_year(office.key):
            name = f"den:{office.key}:{line.year}"
            highest[name] = max(highest[name], line.number)
    return highest


def _dossiers(evidence: Evidence) -> Mapping[str, int]:
    keys = (int(key.removeprefix(SERIES)) for key in Dossiers(evidence.tx.connection).every_key())
    return {SERIES: highest} if (highest := max(keys, default=0)) else {}


# One function a kind of series: by name, the last number given as the rows or the journals tell it.
GIVEN: tuple[Callable[[Evidence], Mapping[str, int]], ...] = (_documents, _turns, _arrivals, _dossiers)
