"""Recipients whose unit is not there on the day of issue, or that were joined with others (đơn vị đã thôi hoạt động): who they are, who follows them.

A row of a list that names such a body of the territory is refused where it is read; a selector with a day of its
own, a group written down long ago and a body below the unit (Phòng Tư pháp) are warned of here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from doc_engine.dates import short_date
from registry.directory import Unit
from registry.directory.bodies import territory_of
from registry.directory.selector import LAST_DISTRICT_DAY
from registry.services.addressing import Addressee
from registry.services.succession import AnswersNow, Successions

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Gone:
    """A body whose unit is not there on the day: its name, who answers for it now (None: nothing is known)."""

    name: str
    heirs: AnswersNow | None
    yet: bool = False  # the unit comes only later

    @property
    def words(self) -> str:
        """As a message says it: “UBND xã A (nay là UBND xã B)”."""
        return f"{self.name}{self.heirs.words if self.heirs else ''}"


def gone_warnings(table: Successions, recipients: Iterable[Addressee], on: date) -> list[str]:
    """One line for each list that has such recipients: how many, and the first of them with who follows."""
    found: defaultdict[str, list[Gone]] = defaultdict(list)
    for source, gone in _gone(table, recipients, on):
        found[source].append(gone)
    return [_line(source, gone, on) for source, gone in found.items()]


def _line(source: str, gone: Sequence[Gone], on: date) -> str:
    names = ", ".join(one.words for one in gone[:_EXAMPLES])
    more = f" và {len(gone) - _EXAMPLES} nơi khác" if len(gone) > _EXAMPLES else ""
    verb = "chưa có" if all(one.yet for one in gone) else "không còn"
    return (
        f"{len(gone)} nơi nhận của {source if '“' in source else f'“{source}”'} {verb} vào ngày ban hành {short_date(on)}: {names}{more}. "
        "Hãy kiểm tra nơi nhận trước khi ban hành."
    )


def _gone(table: Successions, recipients: Iterable[Addressee], on: date) -> Iterator[tuple[str, Gone]]:
    for one in recipients:
        unit = _unit_of(table, one, on)
        if unit is None:
            if joined := table.answers_now(one.name, on, on, unit_key=one.unit_key):
                yield one.source, Gone(one.name, joined)
            continue
        then = min(unit.valid_to or on, on)
        yet = unit.valid_from is not None and unit.valid_from > on
        heirs = None if yet else table.answers_now(one.name, then, on, unit_key=unit.key)
        if heirs is not None and heirs.is_still(one.name):
            continue
        yield one.source, Gone(one.name, heirs, yet)


def _unit_of(table: Successions, one: Addressee, on: date) -> Unit | None:
    """The unit of a recipient that is not there on the day, as it was last; None for one that is."""
    if one.unit_key:
        versions = table.units.versions(one.unit_key)
        return versions[-1] if versions and table.units.get(one.unit_key, on) is None else None
    if on <= LAST_DISTRICT_DAY or territory_of(one.name) is None:
        return None
    if table.units.unit_of_body(one.name, on) is not None:
        return None
    return table.units.unit_of_body(one.name, LAST_DISTRICT_DAY)
