"""An administrative unit (đơn vị hành chính) on a given day, and the closed lists that describe it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """Cấp hành chính; the value is the word a selector uses. There is no DISTRICT since 1 July 2025."""

    PROVINCE = "tinh"
    DISTRICT = "huyen"
    COMMUNE = "xa"

    @property
    def label(self) -> str:
        """The level as printed: “cấp huyện”."""
        return {"tinh": "cấp tỉnh", "huyen": "cấp huyện", "xa": "cấp xã"}[self.value]


class Kind(StrEnum):
    """Loại đơn vị hành chính, in the order in which an office lists them (huyện … before thành phố)."""

    PROVINCE = "tỉnh"
    CENTRAL_CITY = "thành phố trực thuộc trung ương"
    URBAN_DISTRICT = "quận"
    RURAL_DISTRICT = "huyện"
    TOWN = "thị xã"
    PROVINCIAL_CITY = "thành phố thuộc tỉnh"
    MUNICIPAL_CITY = "thành phố thuộc thành phố trực thuộc trung ương"
    COMMUNE = "xã"
    WARD = "phường"
    TOWNSHIP = "thị trấn"
    SPECIAL_ZONE = "đặc khu"

    @property
    def noun(self) -> str:
        """The common noun before the name: “thành phố” for all three kinds of city."""
        return "thành phố" if self.value.startswith("thành phố") else self.value

    @property
    def level(self) -> Level:
        """The level this kind stands on."""
        return _LEVELS[self]

    @property
    def rank(self) -> int:
        """Place in the order of listing."""
        return _RANKS[self]


_RANKS = {kind: rank for rank, kind in enumerate(Kind)}
_LEVELS = {
    kind: Level.PROVINCE if rank < 2 else Level.DISTRICT if rank < 7 else Level.COMMUNE
    for kind, rank in _RANKS.items()
}


class Extent(StrEnum):
    """How much of a former unit went into a present one (phạm vi nhập)."""

    ALL = "all"
    PART = "part"
    UNCHANGED = "unchanged"
    RENAMED = "renamed"
    RENAMED_PART = "renamed_part"
    AREA_PART_PEOPLE_ALL = "part_area_all_people"
    DERIVED = "derived"  # worked out from a district's communes, stands in no resolution

    @property
    def needs_person(self) -> bool:
        """Whether a person must choose: the old unit was divided, or the answer is worked out."""
        return self in {Extent.PART, Extent.RENAMED_PART, Extent.DERIVED}


@dataclass(frozen=True, slots=True)
class Unit:
    """One version of a unit; `key` is regime and code ("2020:964"), for codes recur in both regimes.

    `valid_from` and `valid_to` are its first and last day (None: unknown beginning, still valid).
    """

    key: str
    regime: str
    code: str
    name: str
    full_name: str
    kind: Kind
    level: Level
    parent_key: str | None
    valid_from: date | None
    valid_to: date | None

    def on(self, day: date) -> bool:
        """Whether this version is in force on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class Succession(NamedTuple):
    """What a former unit became: a present unit, and how much of the former one it took."""

    unit: Unit
    extent: Extent


@dataclass(frozen=True, slots=True)
class Selection:
    """What a selector means on a day (kết quả chọn): units in the order of listing, and warnings in Vietnamese."""

    units: tuple[Unit, ...]
    warnings: tuple[str, ...]
    on: date
