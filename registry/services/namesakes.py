"""Bodies of one name in several places (cơ quan trùng tên): there is a xã Tân Tiến in many a province.

The place above is written behind the name where it is known; where it is not, nothing is guessed: the name stays
as it is and a warning says what it may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from registry.directory import Level, Unit, unit_name
from registry.directory.bodies import territory_of
from registry.identity import body_of

if TYPE_CHECKING:
    from registry.directory import UnitTable
    from registry.office import Home

# Levels whose names recur; a province's never does, and to load the list of units takes a moment.
_RECURRING = re.compile(r"(?<!\w)(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)\s+\S")
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class ToldApart:
    """The issuer as it is booked, and what a clerk should know of it."""

    issuer: str | None
    warnings: tuple[str, ...] = ()


def told_apart(
    home: Home, issuer: str | None, on: date, *, province: str | None = None, above: str | None = None
) -> ToldApart:
    """The issuer with its place where several units of the day share its name.

    `province` is what the clerk typed, `above` the superior body that the paper prints. Raises `BadInput` for a
    province that the directory does not know.
    """
    if issuer is None or not _RECURRING.search(body_of(issuer)):
        return ToldApart(issuer)
    units, territory = home.units(), territory_of(issuer)
    found = units.find(territory, on) if territory else []
    if len(found) < 2 or territory is None:
        return ToldApart(issuer)
    place = _province(units, province, on) if province else None
    container = territory_of(above) if above else None
    near = units.find(territory, on, within=place) if place else []
    if not place and container:
        near = units.find(f"{territory}, {container}", on)
    if len(near) == 1:
        return ToldApart(f"{issuer}, {_behind(units, near[0], place, on)}")
    told = _undecided(units, issuer, near or found, on)
    if place and not near:
        told = f"Danh mục không có “{territory}” ở {unit_name(place)} vào {short_date(on)}, nên chưa ghi tỉnh. {told}"
    return ToldApart(issuer, (told,))


def _province(units: UnitTable, name: str, on: date) -> Unit:
    found = units.find(name, on, Level.PROVINCE)
    if len(found) != 1:
        raise BadInput.because(
            f"không có tỉnh, thành phố “{name}” vào ngày của văn bản.",
            "Hãy ghi tên tỉnh của tác giả, ví dụ Cà Mau.",
            field="--province",
        )
    return found[0]


def _behind(units: UnitTable, unit: Unit, place: Unit | None, on: date) -> str:
    """What is written behind the name: the province, or the district of a commune that was told by it."""
    above = place or units.parent(unit, on)
    return unit_name(above) if above else ""


def _undecided(units: UnitTable, issuer: str, found: list[Unit], on: date) -> str:
    places = [units.province_of(unit, on) for unit in found]
    names = list(dict.fromkeys(unit_name(place) for place in places if place))
    shown = ", ".join(names[:_SHOWN]) + (f" … ({len(found)} nơi)" if len(names) > _SHOWN else "")
    return f"“{issuer}” có ở nhiều nơi: {shown}. Nếu biết, hãy ghi --province để không lẫn với nơi khác."
