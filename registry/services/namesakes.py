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
    """The issuer as it is booked, and what a clerk should know of it.

    `within` is where its unit lies, “huyện Đầm Dơi, tỉnh Cà Mau”: whose “UBND tỉnh” its papers mean; None where undecided.
    """

    issuer: str | None
    warnings: tuple[str, ...] = ()
    within: str | None = None


def told_apart(
    home: Home,
    issuer: str | None,
    on: date,
    *,
    province: str | None = None,
    above: str | None = None,
    addressed: str | None = None,
) -> ToldApart:
    """The issuer with its place where several units of the day share its name.

    `province` is what the clerk typed, `above` the superior body that the paper prints, `addressed` the province whose
    body it is sent to without its place ("UBND tỉnh"). Raises `BadInput` for a province that the directory does not know.
    """
    if issuer is None or not _RECURRING.search(body_of(issuer)):
        return ToldApart(issuer)
    units, territory = home.units(), territory_of(issuer)
    found = units.find(territory, on) if territory else []
    if not found or territory is None:
        return ToldApart(issuer)
    if len(found) == 1:
        return ToldApart(issuer, within=_around(units, found[0], on))
    place = _province(units, province, on) if province else None
    container = territory_of(above) if above else None
    near = units.find(territory, on, within=place) if place else []
    if not place and container:
        near = units.find(f"{territory}, {container}", on)
    if len(near) == 1:
        behind = _behind(units, near[0], place, on)
        return ToldApart(f"{issuer}, {behind}", within=_around(units, near[0], on))
    if addressed and not province and not near:
        place = _province(units, addressed, on)
        near = units.find(territory, on, within=place)
        if len(near) == 1:
            return _by_address(issuer, place, _around(units, near[0], on))
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


def _by_address(issuer: str, place: Unit, within: str) -> ToldApart:
    """Who writes to “UBND tỉnh” and means the province of who received it is a unit of that province."""
    name = unit_name(place)
    told = f"“{issuer}” có ở nhiều nơi; văn bản gửi cơ quan cấp tỉnh không ghi tên tỉnh, nên được hiểu là của {name}."
    return ToldApart(f"{issuer}, {name}", (f"{told} Nếu không phải, hãy ghi --province.",), within)


def _around(units: UnitTable, unit: Unit, on: date) -> str:
    """The units that it lies in, from the nearest up: “huyện Đầm Dơi, tỉnh Cà Mau”."""
    names, place = [], units.parent(unit, on)
    while place is not None:
        names.append(unit_name(place))
        place = units.parent(place, on)
    return ", ".join(names)


def _behind(units: UnitTable, unit: Unit, place: Unit | None, on: date) -> str:
    """What is written behind the name: the province, or the district of a commune that was told by it."""
    above = place or units.parent(unit, on)
    return unit_name(above) if above else ""


def _undecided(units: UnitTable, issuer: str, found: list[Unit], on: date) -> str:
    places = [units.province_of(unit, on) for unit in found]
    names = list(dict.fromkeys(unit_name(place) for place in places if place))
    shown = ", ".join(names[:_SHOWN]) + (f" … ({len(found)} nơi)" if len(names) > _SHOWN else "")
    return f"“{issuer}” có ở nhiều nơi: {shown}. Nếu biết, hãy ghi --province để không lẫn với nơi khác."
