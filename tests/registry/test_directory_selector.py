"""Selectors: huyen:Cà Mau@2023-03-20 and what a clerk is told when one cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.errors import BadInput
from registry.directory import Kind, UnitTable, packaged_units, unit_name

MARCH_2023 = date(2023, 3, 20)
IN_2026 = date(2026, 3, 2)


@pytest.fixture(scope="module")
def units() -> UnitTable:
    return UnitTable.load(packaged_units()[1])


def test_the_nine_district_units_of_ca_mau_in_2023(units: UnitTable) -> None:
    chosen = units.select("huyen:Cà Mau@2023-03-20", IN_2026)
    assert [unit_name(unit) for unit in chosen.units] == [
        "huyện Cái Nước",
        "huyện Đầm Dơi",
        "huyện Năm Căn",
        "huyện Ngọc Hiển",
        "huyện Phú Tân",
        "huyện Thới Bình",
        "huyện Trần Văn Thời",
        "huyện U Minh",
        "thành phố Cà Mau",
    ]
    assert (chosen.on, chosen.warnings) == (MARCH_2023, ())


def test_the_64_communes_of_the_new_ca_mau(units: UnitTable) -> None:
    kinds = [unit.kind for unit in units.select("xa:Cà Mau", IN_2026).units]
    assert kinds == [Kind.COMMUNE] * 55 + [Kind.WARD] * 9


@pytest.mark.parametrize(
    "selector", ["huyện:Cà Mau", "HUYEN: ca mau", "huyen:96", "huyen:tỉnh Cà Mau", "cấp huyện:Cà Mau"]
)
def test_a_selector_may_be_spelled_in_many_ways(units: UnitTable, selector: str) -> None:
    assert len(units.select(selector, MARCH_2023).units) == 9


def test_a_district_inside_a_province(units: UnitTable) -> None:
    assert len(units.select("xa:Cà Mau/Đầm Dơi", MARCH_2023).units) == 16
    assert len(units.select("xa:Cà Mau/TP Cà Mau", MARCH_2023).units) == 17


@pytest.mark.parametrize(("selector", "count"), [("tinh:*", 63), ("huyen:*", 705), ("tinh:Cà Mau", 1)])
def test_every_province_or_one(units: UnitTable, selector: str, count: int) -> None:
    assert len(units.select(selector, date(2023, 6, 30)).units) == count


@pytest.mark.parametrize(
    ("selector", "on", "words"),
    [
        ("huyen:Cà Mau", IN_2026, ["01/7/2025", "không còn cấp huyện", "xa:Cà Mau"]),
        ("xa:Cà Mau/Đầm Dơi", IN_2026, ["không còn cấp huyện"]),
        ("xa:Bạc Liêu", IN_2026, ["01/7/2025", "đã nhập vào tỉnh Cà Mau"]),
        ("xa:Thừa Thiên Huế", IN_2026, ["01/01/2025", "đổi tên thành thành phố Huế"]),
        ("huyen:Huế", MARCH_2023, ["chưa có thành phố Huế", "Thừa Thiên Huế"]),
        ("xa:Cà Mao", IN_2026, ["Cà Mao", "Cà Mau"]),
        ("xa:99", IN_2026, ["mã “99”"]),
        ("xa:Cà Mau/Đầm Rơi", MARCH_2023, ["không có đơn vị cấp huyện", "huyện Đầm Dơi"]),
        ("làng:Cà Mau", MARCH_2023, ["không phải là cách chọn đơn vị"]),
        ("huyen:", MARCH_2023, ["không phải là cách chọn đơn vị"]),
        ("huyen:Cà Mau/Đầm Dơi", MARCH_2023, ["chỉ bộ chọn xa:"]),
        ("huyen:Cà Mau@30/2/2023", MARCH_2023, ["30/2/2023"]),
    ],
)
def test_a_selector_that_cannot_be_says_what_to_write(
    units: UnitTable, selector: str, on: date, words: list[str]
) -> None:
    with pytest.raises(BadInput) as caught:
        units.select(selector, on)
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_days_outside_the_list_are_warned_of(units: UnitTable) -> None:
    assert "01/01/2021" in units.select("huyen:Cà Mau@2018-05-02", IN_2026).warnings[0]
    assert "20/9/2026" in units.select("xa:Cà Mau@2028-01-05", IN_2026).warnings[0]
    assert units.select("xa:Cà Mau@2026-12-31", IN_2026).warnings == ()


@pytest.mark.parametrize(
    ("selector", "meant"),
    [("huyen:Cà Mâu", "Cà Mau"), ("huyen:tỉnh Cá Mau", "Cà Mau"), ("xa:Cà Mau/Đầm Dời", "Đầm Dơi")],
)
def test_a_name_with_wrong_accents_is_refused_with_the_name_meant(units, selector, meant):
    with pytest.raises(BadInput, match=f"viết sai dấu.*Có phải là {meant}"):
        units.select(selector, date(2023, 3, 20))
