"""Look-ups in one list of units: by key and day, by parent, by name, and what became of a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Self

from doc_engine.errors import BadInput
from doc_engine.text import sort_key, upper_first
from registry.directory.listing import KIND_MARKS, Row, read_listing
from registry.directory.names import (
    NameReading,
    bare_key,
    loose_readings,
    readings,
    spelling_key,
    split_places,
)
from registry.directory.unit import Extent, Level, Succession, Unit

_LEVEL_OF_LENGTH = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}
_NameIndex = dict[str, list[Row]]


class UnitIndex:
    """The units of one list, every version of each; rows stay text until somebody asks for them."""

    def __init__(self, content: bytes) -> None:
        listing = read_listing(content)
        self.version: str = listing.version
        self.sources: tuple[str, ...] = listing.sources
        self._tables = listing.tables
        self._versions: dict[str, list[Row]] = {}
        self._by_level: dict[tuple[str, Level], list[Row]] = defaultdict(list)
        self._bounds: list[tuple[str, str, str]] = []
        self._units: dict[int, Unit] = {}
        self._names: dict[tuple[str, Level, Callable[[str], str]], _NameIndex] = {}
        for name, table in listing.tables.items():
            if name.startswith("units:"):
                self._take(name[6:], table.notes.get("since", ""), table.notes.get("until", ""), table.rows())
        if not self._bounds:
            raise BadInput.because("Danh mục đơn vị hành chính không có bảng đơn vị nào.")

    @classmethod
    def load(cls, content: bytes) -> Self:
        """The list in `content` (see `listing`); raises `BadInput` when the file is not whole."""
        return cls(content)

    def _take(self, regime: str, since: str, until: str, rows: list[Row]) -> None:
        self._bounds.append((regime, since, until or "9999-12-31"))
        versions = self._versions
        for row in rows:
            row.extend([""] * (6 - len(row)))
            code, _, _, parent, first, last = row
            row[3] = f"{regime}:{parent}" if parent else ""
            row[4] = first or since
            row[5] = last or until or "9999-12-31"
            row.append(regime)
            versions.setdefault(f"{regime}:{code}", []).append(row)
            self._by_level[regime, _LEVEL_OF_LENGTH[len(code)]].append(row)

    def regime(self, on: date) -> str:
        """The regime in force on a day: "2020" to 30 June 2025, "2025" after."""
        day = on.isoformat()
        return next(
            (name for name, since, until in self._bounds if since <= day <= until), self._bounds[-1][0]
        )

    def get(self, key: str, on: date) -> Unit | None:
        """The version of unit `key` ("2020:964") in force on a day, or None."""
        day = on.isoformat()
        return next((self._unit(row) for row in self._versions.get(key, ()) if row[4] <= day <= row[5]), None)

    def versions(self, key: str) -> list[Unit]:
        """Every version of unit `key`, oldest first; [] for an unknown key."""
        return [self._unit(row) for row in self._versions.get(key, ())]

    def on(self, day: date, level: Level | None = None) -> list[Unit]:
        """All units in force on a day, in the order of listing."""
        regime = self.regime(day)
        rows = (row for part in _levels(level) for row in self._by_level[regime, part])
        return self._listed(rows, day)

    def parent(self, unit: Unit, on: date) -> Unit | None:
        """The unit this one belongs to on a day."""
        return self.get(unit.parent_key, on) if unit.parent_key else None

    def children(self, unit: Unit, on: date, level: Level | None = None) -> list[Unit]:
        """What belongs to a unit on a day, in the order of listing: directly, or all of `level` below it."""
        day = on.isoformat()
        direct = [row for row in self._by_parent.get(unit.key, ()) if row[4] <= day <= row[5]]
        if level is None or any(_level(row) is level for row in direct):
            return self._listed(direct, on)
        return self._listed(
            (row for part in direct for row in self._by_parent.get(f"{part[6]}:{part[0]}", ())), on, level
        )

    def province_of(self, unit: Unit, on: date) -> Unit | None:
        """The province a unit lies in on a day (itself for a province)."""
        place: Unit | None = unit
        while place is not None and place.level is not Level.PROVINCE:
            place = self.parent(place, on)
        return place

    def is_spelt(self, name: str, unit: Unit, on: date) -> bool:
        """Whether `name` is the unit's, accents and all, or is typed without any; “Cà Mâu” is neither for Cà Mau."""
        return name.isascii() or any(
            found.key == unit.key
            for reading in readings(name)
            for found in self._named(reading, spelling_key, on, unit.level, None)
        )

    def find(self, name: str, on: date, level: Level | None = None, within: Unit | None = None) -> list[Unit]:
        """The units called `name` on a day, in the order of listing; several where the name is not enough.

        `name` may carry its noun, an abbreviation of it, and containers: “xã Tân Thuận, huyện Đầm Dơi”.
        """
        places = split_places(name)
        if not places:
            return []
        if len(places) > 1:
            containers = self.find(", ".join(places[1:]), on, within=within)
            found = [unit for place in containers for unit in self.find(places[0], on, level, place)]
            return self._order({unit.key: unit for unit in found}.values())
        for read, key in ((readings, spelling_key), (loose_readings, bare_key)):
            for reading in read(places[0]):
                if found := self._named(reading, key, on, level, within):
                    return found
        return []

    def _named(
        self,
        reading: NameReading,
        key: Callable[[str], str],
        on: date,
        level: Level | None,
        within: Unit | None,
    ) -> list[Unit]:
        wanted, regime = key(reading.name), self.regime(on)
        levels = {kind.level for kind in reading.kinds} if reading.kinds else set(Level)
        rows = (
            row
            for part in _levels(level)
            if part in levels
            for row in self._name_index(regime, part, key).get(wanted, ())
            if reading.kinds is None or KIND_MARKS[row[1]] in reading.kinds
        )
        found = self._listed(rows, on)
        return [unit for unit in found if within is None or self._lies_in(unit, within, on)]

    def _lies_in(self, unit: Unit, within: Unit, on: date) -> bool:
        place: Unit | None = unit
        while place is not None:
            if place.key == within.key:
                return True
            place = self.parent(place, on)
        return False

    def _name_index(self, regime: str, level: Level, key: Callable[[str], str]) -> _NameIndex:
        index = self._names.get((regime, level, key))
        if index is None:
            index = self._names[regime, level, key] = defaultdict(list)
            for row in self._by_level[regime, level]:
                for name in {key(row[2]), *map(key, self._spellings.get(f"{regime}:{row[0]}", ()))}:
                    index[name].append(row)
        return index

    @cached_property
    def _spellings(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for regime, code, name in self._rows("spellings"):
            found[f"{regime}:{code}"].append(name)
        return found

    @cached_property
    def _by_parent(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for rows in self._versions.values():
            for row in rows:
                found[row[3]].append(row)
        return found

    def successors(self, unit: Unit) -> list[Succession]:
        """What a unit of 30 June 2025 became on 1 July 2025; [] for a present unit or one ended before.

        A district has no successor in law: its communes' present units are given, marked `DERIVED`.
        """
        regime, since = self._bounds[-1][0], self._bounds[-1][1]
        first = date.fromisoformat(since) if since else None
        if unit.regime == regime or first is None or self.get(unit.key, first - timedelta(days=1)) is None:
            return []
        stated = self._successors.get(unit.code, ())
        found = [(self.get(f"{regime}:{code}", first), extent) for code, extent in stated]
        if not found and unit.level is Level.DISTRICT:
            below = self.children(unit, first - timedelta(days=1))
            found = [(place, Extent.DERIVED) for child in below for place, _ in self.successors(child)]
        unique = {place.key: Succession(place, extent) for place, extent in found if place is not None}
        return sorted(unique.values(), key=lambda item: _listing_key(item.unit))

    def predecessors(self, unit: Unit) -> list[Succession]:
        """What a present unit was made of on 30 June 2025, each with how much of it came; [] for a former unit."""
        regime, since = self._bounds[-1][0], self._bounds[-1][1]
        if unit.regime != regime or not since:
            return []
        before = date.fromisoformat(since) - timedelta(days=1)
        former = self.regime(before)
        found = [
            (self.get(f"{former}:{code}", before), extent)
            for code, extent in self._predecessors.get(unit.code, ())
        ]
        known = [Succession(place, extent) for place, extent in found if place is not None]
        return sorted(known, key=lambda item: _listing_key(item.unit))

    @cached_property
    def _predecessors(self) -> dict[str, list[tuple[str, Extent]]]:
        found: dict[str, list[tuple[str, Extent]]] = defaultdict(list)
        for old, after in self._successors.items():
            for new, extent in after:
                found[new].append((old, extent))
        return found

    @cached_property
    def _successors(self) -> dict[str, list[tuple[str, Extent]]]:
        found: dict[str, list[tuple[str, Extent]]] = defaultdict(list)
        for old, new in self._rows("provinces"):
            found[old].append((new, Extent.ALL))
        for old, new, extent in self._rows("successors"):
            found[old].append((new, Extent(extent)))
        return found

    def _rows(self, table: str) -> Iterator[Row]:
        return iter(self._tables[table].rows()) if table in self._tables else iter(())

    def _listed(self, rows: Iterable[Row], on: date, level: Level | None = None) -> list[Unit]:
        day = on.isoformat()
        chosen = (row for row in rows if row[4] <= day <= row[5] and (level is None or _level(row) is level))
        return self._order(map(self._unit, chosen))

    @staticmethod
    def _order(units: Iterable[Unit]) -> list[Unit]:
        return sorted(units, key=_listing_key)

    def _unit(self, row: Row) -> Unit:
        unit = self._units.get(id(row))
        if unit is None:
            unit = self._units[id(row)] = _unit_of(row)
        return unit


def _unit_of(row: Row) -> Unit:
    code, mark, name, parent, first, last, regime = row
    kind = KIND_MARKS[mark]
    return Unit(
        key=f"{regime}:{code}",
        regime=regime,
        code=code,
        name=name,
        full_name=upper_first(f"{kind.noun} {name}"),
        kind=kind,
        level=kind.level,
        parent_key=parent or None,
        valid_from=date.fromisoformat(first) if first else None,
        valid_to=None if last == "9999-12-31" else date.fromisoformat(last),
    )


def _levels(level: Level | None) -> Iterable[Level]:
    return Level if level is None else (level,)


def _level(row: Row) -> Level:
    return _LEVEL_OF_LENGTH[len(row[0])]


_order_of = lru_cache(maxsize=16384)(sort_key)


def _listing_key(unit: Unit) -> tuple[int, int, object, str]:
    """Kind first (các huyện, rồi thành phố), then the alphabet; Quận 2 before Quận 10; code last."""
    number = int(unit.name) if unit.name.isascii() and unit.name.isdigit() else 10**6
    return unit.kind.rank, number, _order_of(unit.name), unit.code
