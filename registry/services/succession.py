"""Who answers now (kế nhiệm) for a body of a unit that is no more: by territory, then by function; nothing is guessed.

A district, or a unit that was divided, has candidates only until a person decides; then what he decided stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, NotFound
from doc_engine.text import admit, squeeze
from registry.directory import Level, Unit, UnitTable, body_name, unit_name
from registry.directory.bodies import territory_of
from registry.directory.functions import (
    PACKAGED,
    FunctionHeir,
    function_in,
    function_key,
    heir_of,
    stays_with_the_territory,
)
from registry.directory.selector import LAST_DISTRICT_DAY
from registry.identity import issuer_key
from registry.model import CoverageRow
from registry.services.keeping import keep
from registry.store.kept import CHOICES, FUNCTIONS

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_SHOWN = 3  # candidates named in a sentence


@dataclass(frozen=True, slots=True)
class AnswersNow:
    """Who answers for a body now: `bodies` where that is decided, else the `candidates` a person chooses from.

    `function_known` is False where no table says who has the body's work; the UBND of the unit is named then.
    """

    bodies: tuple[str, ...]
    candidates: tuple[str, ...] = ()
    by: str = ""  # danh mục, người quyết định
    function_known: bool = True
    documents: tuple[str, ...] = ()  # what those bodies issued under the directive, by key

    @property
    def decided(self) -> bool:
        """Whether somebody answers without a person having to choose."""
        return bool(self.bodies)

    def is_still(self, body: str) -> bool:
        """Whether a body of the same name has the work: its unit stayed, or was joined with others under its name."""
        return issuer_key(body) in map(issuer_key, self.bodies)

    @property
    def words(self) -> str:
        """Behind the old body's name: who follows it, or those it may be; "" where nothing is known."""
        if self.decided:
            return f" (nay là {'; '.join(self.bodies)})"
        if not self.candidates:
            return ""
        shown = "; ".join(self.candidates[:_SHOWN])
        more = f" … ({len(self.candidates)} nơi)" if len(self.candidates) > _SHOWN else ""
        return f" (nơi kế nhiệm chưa xác định, có thể là {shown}{more})"


@dataclass(frozen=True)
class Successions:
    """The directory with what persons decided and the table of functions, of all offices of the home."""

    units: UnitTable
    choices: Mapping[str, tuple[str, ...]]
    functions: tuple[FunctionHeir, ...]

    def answers_now(
        self, body: str, then: date, on: date, *, unit_key: str | None = None, within: Unit | None = None
    ) -> AnswersNow | None:
        """Who answers on a day for a body as it was `then`; None where it is still there or nothing is known of it."""
        territory = territory_of(body)
        unit = self.units.get(unit_key, then) if unit_key else None
        if unit is None and territory:
            unit = self.units.unit_of_body(body, then, within)
        if unit is None or territory is None:
            return None
        function = function_in(body, territory)
        if unit.on(on):
            return self._renamed(function, unit, on)
        now = self.units.get(unit.key, on)
        if now is not None:  # the same unit under another name: a tỉnh that became a thành phố
            return self._named(function, unit, [now], on, by="danh mục")
        chosen = self._chosen(unit, on)
        if chosen:
            return self._named(function, unit, chosen, on, by="người có trách nhiệm xác định")
        found = self.units.successors(unit)
        sure = [item.unit for item in found if not item.extent.needs_person]
        if len(found) == 1 and sure:
            return self._named(function, unit, sure, on, by="danh mục")
        undecided = self._named(function, unit, [item.unit for item in found], on, by="")
        return AnswersNow((), undecided.bodies, "", undecided.function_known)

    def _renamed(self, function: str, unit: Unit, on: date) -> AnswersNow | None:
        """A body that was joined with another while its unit stays."""
        line = heir_of(function, self.functions, on)
        if (
            line is None
            or function_key(line.at(unit)) == function_key(function)
            or unit.level is Level.COMMUNE
        ):
            return None
        return AnswersNow((body_name(unit, line.at(unit)),), by=line.reason or "bảng kế nhiệm")

    def _chosen(self, unit: Unit, on: date) -> list[Unit]:
        return [found for key in self.choices.get(unit.key, ()) if (found := self.units.get(key, on))]

    def _named(self, function: str, before: Unit, after: Sequence[Unit], on: date, *, by: str) -> AnswersNow:
        """The bodies of the present units that have the work of `function`."""
        line = heir_of(function, self.functions, on)
        names, known = [], True
        for unit in after:
            if line is not None and (
                line.ours or before.level is not unit.level or unit.level is Level.PROVINCE
            ):
                names.append(body_name(unit, line.at(unit)))
            elif stays_with_the_territory(function, before.level, unit.level):
                names.append(body_name(unit, function))
            else:
                names.append(body_name(unit))
                known = False
        return AnswersNow(tuple(names), by=by, function_known=known)


def successions(home: Home) -> Successions:
    """The directory as all offices of this home have decided it."""
    with home.store.reading() as tx:
        return successions_in(tx, home.units())


def successions_in(tx: Transaction, units: UnitTable) -> Successions:
    """The same inside a transaction."""
    choices: dict[str, tuple[str, ...]] = {}
    lines: list[FunctionHeir] = []
    for office in tx.offices.all():
        choices |= _choices(tx.kept.rows(CHOICES, office.key))
        lines += [_line(row) for row in tx.kept.rows(FUNCTIONS, office.key)]
    return Successions(units, choices, (*PACKAGED, *lines))


def _choices(rows: Iterable[Mapping[str, object]]) -> dict[str, tuple[str, ...]]:
    """The latest act's choice for each unit; all rows of one act stand together."""
    latest: dict[str, tuple[object, tuple[str, ...]]] = {}
    for row in rows:
        old, event = str(row["old_key"]), row["event"]
        before = latest.get(old)
        kept = before[1] if before and before[0] == event else ()
        latest[old] = event, (*kept, str(row["new_key"]))
    return {old: keys for old, (_, keys) in latest.items()}


def _line(row: Mapping[str, str]) -> FunctionHeir:
    return FunctionHeir(
        row["function"], row["heir"], date.fromisoformat(row["from_on"]), reason=row["reason"], ours=True
    )


def open_questions(home: Home, selector: str) -> tuple[tuple[Unit, tuple[Unit, ...]], ...]:
    """Former units of a selector for which nobody has decided who answers, each with its candidates."""
    table, today = successions(home), home.clock.today()
    found = []
    for unit in table.units.select(selector, LAST_DISTRICT_DAY).units:
        after = table.units.successors(unit)
        sure = len(after) == 1 and not after[0].extent.needs_person
        if not unit.on(today) and not sure and unit.key not in table.choices:
            found.append((unit, tuple(item.unit for item in after)))
    return tuple(found)


def for_coverage(home: Home, rows: Sequence[CoverageRow], then: date, on: date) -> dict[str, AnswersNow]:
    """Who answers now for every body of a directive of the day `then` that is no more, by the row's unit."""
    table = successions(home)
    found = {row.unit: table.answers_now(row.unit, then, on, unit_key=row.unit_key) for row in rows}
    acted = {issuer_key(row.unit): row.documents for row in rows}
    return {unit: _with_documents(answers, acted) for unit, answers in found.items() if answers is not None}


def _with_documents(found: AnswersNow, acted: Mapping[str, tuple[str, ...]]) -> AnswersNow:
    """With what its bodies, or the candidates, have issued: of these a person sees who has answered already."""
    bodies = found.bodies or found.candidates
    keys = dict.fromkeys(key for body in bodies for key in acted.get(issuer_key(body), ()))
    return replace(found, documents=tuple(keys))


# ---- acts ----------------------------------------------------------------------------------------------------


def decide(
    home: Home, old: str, new: Sequence[str], *, reason: str = "", office: str | None = None
) -> tuple[Unit, tuple[Unit, ...], tuple[str, ...]]:
    """Write down who answers for a former unit: the unit, the present ones, and warnings.

    Names or keys; a present unit that the list does not give as one of the successors is a warning. Raises
    `NotFound`, `BadInput`.
    """
    chosen = home.office(office)
    units, today = home.units(), home.clock.today()
    before = former_unit(units, old, today)
    candidates = [item.unit for item in units.successors(before)]
    after = tuple(dict.fromkeys(_present(units, name, candidates, today) for name in new))
    known = {unit.key for unit in candidates}
    strange = [unit_name(unit) for unit in after if unit.key not in known]
    warnings = (
        [f"Theo danh mục, không có phần nào của {unit_name(before)} nhập vào: {', '.join(strange)}."]
        if strange
        else []
    )
    rows = [{"old_key": before.key, "new_key": unit.key, "reason": squeeze(admit(reason))} for unit in after]
    with home.store.writing() as tx:
        keep(tx, home, chosen.key, rows, act="unit_choice", table=CHOICES)
    return before, after, tuple(warnings)


def former_unit(units: UnitTable, name: str, today: date) -> Unit:
    """The one unit of that name or key that is no more; raises `NotFound`, `BadInput` for several or a present one."""
    found = units.versions(name)[-1:] if ":" in name else units.find(name, LAST_DISTRICT_DAY)
    if not found:
        raise NotFound(f"Ngày {short_date(LAST_DISTRICT_DAY)} không có đơn vị “{name}”.")
    if len(found) > 1:
        places = "; ".join(_placed(units, unit) for unit in found[:6])
        raise BadInput.because(f"“{name}” có thể là: {places}.", "Hãy ghi thêm đơn vị cấp trên, hoặc khóa.")
    if found[0].on(today):
        raise BadInput.because(f"{unit_name(found[0])} vẫn đang tồn tại, không có đơn vị kế nhiệm.")
    return found[0]


def _placed(units: UnitTable, unit: Unit) -> str:
    parent = units.parent(unit, unit.valid_to or LAST_DISTRICT_DAY)
    return (
        f"{unit_name(unit)}, {unit_name(parent)} ({unit.key})"
        if parent
        else f"{unit_name(unit)} ({unit.key})"
    )


def _present(units: UnitTable, name: str, candidates: Sequence[Unit], today: date) -> Unit:
    if ":" in name:
        found = [unit] if (unit := units.get(name, today)) else []
    else:
        every = units.find(name, today)
        keys = {unit.key for unit in candidates}
        found = [unit for unit in every if unit.key in keys] or every
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"Ngày {short_date(today)} không có đơn vị “{name}”.")
    places = "; ".join(_placed(units, unit) for unit in found[:6])
    raise BadInput.because(f"“{name}” có thể là: {places}.", "Hãy ghi thêm đơn vị cấp trên, hoặc khóa.")


def set_function(
    home: Home,
    function: str,
    heir: str,
    *,
    from_on: date | None = None,
    reason: str = "",
    office: str | None = None,
) -> FunctionHeir:
    """Write down who has the work of a body, both named without their territory; raises `BadInput`."""
    chosen = home.office(office)
    before, after = squeeze(admit(function)), squeeze(admit(heir))
    for name, field in ((before, "CƠ_QUAN_CŨ"), (after, "CƠ_QUAN_MỚI")):
        if not name:
            raise BadInput.because("chưa ghi tên cơ quan.", field=field)
        if territory_of(name):
            raise BadInput.because(
                f"“{name}” có tên địa phương.", "Hãy ghi tên chung, ví dụ Phòng Tư pháp.", field=field
            )
    line = FunctionHeir(
        before,
        after,
        from_on or LAST_DISTRICT_DAY.replace(month=7, day=1),
        reason=squeeze(admit(reason)),
        ours=True,
    )
    row = {
        "function": line.function,
        "function_key": function_key(line.function),
        "heir": line.heir,
        "from_on": line.from_on.isoformat(),
        "reason": line.reason,
    }
    with home.store.writing() as tx:
        keep(tx, home, chosen.key, [row], act="function_heir", table=FUNCTIONS)
    return line
