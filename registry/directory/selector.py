"""Selectors of units (bộ chọn đơn vị): `LEVEL:PROVINCE[/DISTRICT][@DATE]`, as `huyen:Cà Mau@2023-03-20`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import date

from doc_engine.dates import parse_day, short_date
from doc_engine.errors import BadInput
from doc_engine.text import fold, squeeze
from registry.directory.bodies import unit_name
from registry.directory.index import UnitIndex
from registry.directory.unit import Level, Selection, Unit

RELIABLE_SINCE = date(2021, 1, 1)
LAST_DISTRICT_DAY = date(2025, 6, 30)
EVERY_PROVINCE = "*"
_FORM = "Hãy viết như huyen:Cà Mau@2023-03-20, xa:Cà Mau, xa:Cà Mau/Đầm Dơi@2023-03-20 hoặc tinh:*."
_LEVEL_WORDS = {
    "tinh": Level.PROVINCE,
    "thanh pho": Level.PROVINCE,
    "huyen": Level.DISTRICT,
    "xa": Level.COMMUNE,
    "phuong": Level.COMMUNE,
}


@dataclass(frozen=True, slots=True)
class Selector:
    """What a selector asks for; `province` is a name, a code or `*`."""

    level: Level
    province: str
    district: str | None
    on: date


def parse_selector(text: str, on: date) -> Selector:
    """The selector in `text`, for the day `on` unless it names one; raises `BadInput`."""
    place, at, day = squeeze(text).rpartition("@")
    if not at:
        place, day = day, ""
    word, colon, rest = place.partition(":")
    level = _LEVEL_WORDS.get(fold(word).removeprefix("cap "))
    if not colon or level is None or not rest.strip():
        raise BadInput.because(f"“{text}” không phải là cách chọn đơn vị.", _FORM)
    province, slash, district = (part.strip() for part in rest.partition("/"))
    if not province or (slash and (not district or level is not Level.COMMUNE)):
        raise BadInput.because(f"“{text}”: chỉ bộ chọn xa: mới ghi thêm huyện sau dấu “/”.", _FORM)
    return Selector(level, province, district or None, parse_day(day) if at else on)


def select(index: UnitIndex, text: str, on: date) -> Selection:
    """The units a selector means; raises `BadInput` saying what to write instead."""
    wanted = parse_selector(text, on)
    if wanted.on > LAST_DISTRICT_DAY and (wanted.level is Level.DISTRICT or wanted.district):
        raise _no_districts(wanted)
    if wanted.province == EVERY_PROVINCE:
        units = index.on(wanted.on, wanted.level)
    else:
        units = _units_of(index, wanted)
    return Selection(tuple(units), tuple(_warnings(index, wanted.on)), wanted.on)


def _units_of(index: UnitIndex, wanted: Selector) -> list[Unit]:
    place = _province(index, wanted.province, wanted.on)
    if wanted.district is not None:
        place = _district(index, wanted.district, place, wanted.on)
    if place.level is wanted.level:
        return [place]
    return index.children(place, wanted.on, wanted.level)


def _province(index: UnitIndex, name: str, on: date) -> Unit:
    if name.isascii() and name.isdigit():
        found = index.get(f"{index.regime(on)}:{name.zfill(2)}", on)
        units = [found] if found else []
    else:
        units = index.find(name, on, Level.PROVINCE)
    if len(units) == 1:
        return _spelt(index, name, units[0], on)
    raise _unknown_province(index, name, on)


def _district(index: UnitIndex, name: str, province: Unit, on: date) -> Unit:
    units = index.find(name, on, Level.DISTRICT, province)
    if len(units) == 1:
        return _spelt(index, name, units[0], on)
    names = [unit_name(unit) for unit in index.children(province, on, Level.DISTRICT)]
    if units:
        message = f"“{name}” ở {unit_name(province)} có thể là {_join([unit_name(unit) for unit in units])}."
        raise BadInput.because(message, "Hãy viết rõ huyện, thị xã hay thành phố.")
    message = f"Ngày {short_date(on)} {unit_name(province)} không có đơn vị cấp huyện tên “{name}”."
    raise BadInput.because(message, _nearest(name, names))


def _spelt(index: UnitIndex, name: str, unit: Unit, on: date) -> Unit:
    """The unit; raises `BadInput` where the name has other accents than the unit's."""
    if index.is_spelt(name, unit, on):
        return unit
    raise BadInput.because(f"“{name}” viết sai dấu.", f"Có phải là {unit.name}?")


def _no_districts(wanted: Selector) -> BadInput:
    return BadInput.because(
        f"Từ ngày 01/7/2025 không còn cấp huyện, nên không chọn được đơn vị cấp huyện vào ngày {short_date(wanted.on)}.",
        f"Hãy viết xa:{wanted.province} để chọn các xã, phường, đặc khu,"
        f" hoặc ghi ngày trước đó, ví dụ huyen:{wanted.province}@2025-06-30.",
    )


def _unknown_province(index: UnitIndex, name: str, on: date) -> BadInput:
    for day in (LAST_DISTRICT_DAY, RELIABLE_SINCE, date.fromisoformat(index.version), date(2025, 7, 1)):
        for unit in index.find(name, day, Level.PROVINCE) if day != on else ():
            return _other_day(index, unit, on)
    names = [unit.name for unit in index.on(on, Level.PROVINCE)]
    if name.isascii() and name.isdigit():
        return BadInput.because(f"Ngày {short_date(on)} không có tỉnh, thành phố mang mã “{name}”.", _FORM)
    return BadInput.because(f"Không có tỉnh, thành phố tên “{name}”.", _nearest(name, names))


def _other_day(index: UnitIndex, unit: Unit, on: date) -> BadInput:
    """Why a province of another day is not there on this one, and which one to write."""
    same_place = index.get(f"{index.regime(on)}:{unit.code}", on)
    if unit.valid_to is not None and unit.valid_to < on:
        heirs = [item.unit for item in index.successors(unit)] or ([same_place] if same_place else [])
        verb = "đã đổi tên thành" if unit.valid_to < LAST_DISTRICT_DAY else "đã nhập vào"
        since = date.fromordinal(unit.valid_to.toordinal() + 1)
        message = (
            f"Từ ngày {short_date(since)} {unit_name(unit)} {verb} {_join([unit_name(u) for u in heirs])}."
        )
    else:
        heirs = [same_place] if same_place else []
        since_text = short_date(unit.valid_from) if unit.valid_from else "sau này"
        message = f"Ngày {short_date(on)} chưa có {unit_name(unit)} (có từ {since_text})."
    hint = f"Hãy viết {_join([u.name for u in heirs])}, hoặc ghi ngày sau dấu @." if heirs else _FORM
    return BadInput.because(message, hint)


def _nearest(name: str, names: list[str]) -> str:
    folded = {fold(candidate): candidate for candidate in names}
    close = difflib.get_close_matches(fold(name), list(folded), n=3, cutoff=0.6)
    return f"Có phải là {_join([folded[item] for item in close], 'hay')}?" if close else _FORM


def _join(names: list[str], word: str = "và") -> str:
    return f" {word} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _warnings(index: UnitIndex, on: date) -> list[str]:
    if on < RELIABLE_SINCE:
        return [
            f"Danh mục đơn vị hành chính trước ngày 01/01/2021 chưa đầy đủ; hãy kiểm tra lại danh sách ngày {short_date(on)}."
        ]
    newest = date.fromisoformat(index.version)
    if (on - newest).days > 365:
        return [
            f"Danh mục đơn vị hành chính mới cập nhật đến ngày {short_date(newest)}; sau ngày đó có thể đã thay đổi."
        ]
    return []
