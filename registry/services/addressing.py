"""Who a list of recipients means (xác định nơi nhận): bodies of territories on a day, matched by name."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from doc_engine.dates import short_date
from doc_engine.errors import Problem
from doc_engine.text import fold, fold_tones
from registry.directory import Level, Unit, UnitTable, body_name, unit_name
from registry.directory.bodies import territory_of
from registry.identity import body_of, issuer_key
from registry.recipients import Listed

# Bodies that every territory has and nothing else has: one whose territory is unknown is misspelt.
_TERRITORIAL = ("ủy ban nhân dân ", "hội đồng nhân dân ")

_NO_MORE = r"(?![\w\u0300-\u036f])"  # a folded syllable ends with its tone: “U Mính” does not hold “U Minh”


@dataclass(frozen=True, slots=True)
class Addressee:
    """One recipient of a plan: its name as it will be printed, where it came from, whether it must answer."""

    name: str
    key: str  # identity.issuer_key
    source: str
    must_answer: bool
    unit_key: str | None = None
    row: int | None = None


@dataclass
class Directory:
    """The units in force on the day of issue, seen from the office's own place."""

    units: UnitTable
    on: date
    place: str
    warnings: list[str] = field(default_factory=list)
    _days: dict[str, date] = field(default_factory=dict)  # by unit key: the day its selector meant

    def selected(self, selector: str, body: str, must_answer: bool) -> list[Addressee]:
        """The bodies of the units that a selector means; raises `BadInput`."""
        selection = self.units.select(selector, self.on)
        self.warnings += [line for line in selection.warnings if line not in self.warnings]
        self._days |= {unit.key: selection.on for unit in selection.units}
        named = [(body_name(unit, body), unit) for unit in selection.units]
        return [Addressee(name, issuer_key(name), selector, must_answer, unit.key) for name, unit in named]

    def told_apart(self, found: Sequence[Addressee]) -> list[Addressee]:
        """The same, where bodies of several units share a name each with the unit above it written behind.

        There is a xã Khánh Bình in An Giang and one in Cà Mau; before July 2025 also two in one province.
        """
        named = list(found)
        for height in (1, 2):
            units: dict[str, set[str]] = defaultdict(set)
            for one in named:
                units[one.key].add(one.unit_key or "")
            named = [self._with_above(one, height) if len(units[one.key]) > 1 else one for one in named]
        return named

    def _with_above(self, one: Addressee, height: int) -> Addressee:
        """With the name of the unit so many levels above, where there is one."""
        above = None
        if one.unit_key:
            day = self._days.get(one.unit_key, self.on)
            above = self.units.get(one.unit_key, day)
            for _ in range(height):
                above = self.units.parent(above, day) if above else None
        if above is None:
            return one
        name = f"{one.name}, {unit_name(above)}"
        return replace(one, name=name, key=issuer_key(name))

    def listed(self, item: Listed, source: str, must_answer: bool, problems: list[Problem]) -> Addressee:
        """One row of a list; a body of a territory that the directory does not know joins `problems`."""
        unit = self.unit_of(item.name)
        if unit is None and body_of(item.name).startswith(_TERRITORIAL):
            problems.append(self._unmatched(item, source))
        if unit is not None and _is_misspelt(item.name, unit):
            message = f"“{item.name}” viết sai dấu tên {unit_name(unit)}."
            problems.append(Problem(message, "Tên này in lên văn bản.", file=source, line=item.row))
        wanted = must_answer if item.must_answer is None else item.must_answer
        key = unit.key if unit else None
        return Addressee(item.name, issuer_key(item.name), source, wanted, key, item.row)

    def unit_of(self, name: str) -> Unit | None:
        """The one territory that a body's name means, in the office's province first; None where it is not one."""
        found = self._units_of(name)
        return found[0] if len(found) == 1 else None

    def _units_of(self, name: str) -> list[Unit]:
        territory = territory_of(name)
        if territory is None:
            return []
        near = self.units.find(territory, self.on, within=self._province) if self._province else []
        return near or self.units.find(territory, self.on)

    @cached_property
    def _province(self) -> Unit | None:
        found = self.units.find(self.place, self.on, Level.PROVINCE)
        return found[0] if len(found) == 1 else None

    def _unmatched(self, item: Listed, source: str) -> Problem:
        found = self._units_of(item.name)
        if found:
            places = ", ".join(self._placed(unit) for unit in found[:5])
            message = f"“{item.name}” có ở nhiều nơi: {places}."
            return Problem(message, "Hãy ghi thêm đơn vị cấp trên.", file=source, line=item.row)
        message = f"ngày {short_date(self.on)} không có đơn vị hành chính của “{item.name}”."
        return Problem(message, self._suggestion(item.name), file=source, line=item.row)

    def _placed(self, unit: Unit) -> str:
        parent = self.units.parent(unit, self.on)
        return f"{unit_name(unit)}, {unit_name(parent)}" if parent else unit_name(unit)

    def _suggestion(self, name: str) -> str:
        wanted = fold(territory_of(name) or name)
        province = self._province
        near = self.units.children(province, self.on) if province else self.units.on(self.on, Level.PROVINCE)
        names = {fold(unit_name(unit)): unit_name(unit) for unit in near}
        close = difflib.get_close_matches(wanted, list(names), n=3, cutoff=0.6)
        return f"Có phải là {' hay '.join(names[item] for item in close)}?" if close else ""


def _is_misspelt(name: str, unit: Unit) -> bool:
    """Whether the unit's name is there only when accents are left aside: “An Xuyen”."""
    spelt = re.search(re.escape(fold_tones(unit.name)) + _NO_MORE, fold_tones(name))
    return fold(unit.name) in fold(name) and spelt is None
