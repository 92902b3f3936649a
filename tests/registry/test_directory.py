"""The dated directory: versions, names, successors, bodies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.errors import BadInput
from doc_engine.text import fold
from registry.directory import Extent, Level, Unit, UnitTable, body_name, packaged_units, unit_name
from registry.directory.bodies import territory_of
from registry.directory.build import main, read_csv_folder

MARCH_2023 = date(2023, 3, 20)
IN_2026 = date(2026, 3, 2)


@pytest.fixture(scope="module")
def units() -> UnitTable:
    return UnitTable.load(packaged_units()[1])


def one(units: UnitTable, name: str, on: date, level: Level | None = None) -> Unit:
    (unit,) = units.find(name, on, level)
    return unit


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (date(2023, 6, 30), (63, 705, 10598)),
        (date(2025, 6, 30), (63, 696, 10035)),
        (date(2025, 7, 1), (34, 0, 3321)),
        (date(2026, 9, 20), (34, 0, 3321)),
    ],
)
def test_the_totals_are_the_published_ones(units: UnitTable, on: date, counts: tuple[int, ...]) -> None:
    assert tuple(len(units.on(on, level)) for level in Level) == counts


def test_the_packaged_file_is_what_the_importer_makes_of_the_facts(shared: Path) -> None:
    assert read_csv_folder(shared / "data") == packaged_units()[1]


def test_the_file_is_sorted_text_with_lf_and_its_version() -> None:
    version, content = packaged_units()
    assert version == "2026-09-20"
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_a_torn_file_is_noticed() -> None:
    content = packaged_units()[1]
    for end in (content.rindex(b"\n", 0, -1) + 1, len(content) // 2, 40):
        with pytest.raises(BadInput, match="bị hỏng"):
            UnitTable.load(content[:end])


def test_a_code_that_recurs_is_two_units(units: UnitTable) -> None:
    before, after = units.get("2020:96", MARCH_2023), units.get("2025:96", IN_2026)
    assert before is not None
    assert after is not None
    assert before.key != after.key
    assert units.get("2020:96", IN_2026) is None


def test_a_province_that_became_a_city_has_both_versions(units: UnitTable) -> None:
    day_before = units.get("2025:75", date(2026, 4, 29))
    day_after = units.get("2025:75", date(2026, 4, 30))
    assert day_before is not None
    assert day_after is not None
    assert (day_before.full_name, day_after.full_name) == ("Tỉnh Đồng Nai", "Thành phố Đồng Nai")


@pytest.mark.parametrize(
    "name",
    ["huyện Đầm Dơi", "Huyện Đầm Dơi", "H. Đầm Dơi", "H.Đầm Dơi", "Đầm Dơi", "huyen Dam Doi", "ĐẦM DƠI"],
)
def test_a_district_is_found_as_people_write_it(units: UnitTable, name: str) -> None:
    assert one(units, name, MARCH_2023, Level.DISTRICT).key == "2020:970"


@pytest.mark.parametrize(
    "name", ["Thành phố Hồ Chí Minh", "TPHCM", "TP.HCM", "TP. Hồ Chí Minh", "tp hồ chí minh"]
)
def test_ho_chi_minh_city_has_many_spellings(units: UnitTable, name: str) -> None:
    assert one(units, name, MARCH_2023).code == "79"


@pytest.mark.parametrize("name", ["TP Cà Mau", "TP. Cà Mau", "thành phố Cà Mau", "TP Cà Mau, tỉnh Cà Mau"])
def test_a_noun_tells_the_city_from_its_province(units: UnitTable, name: str) -> None:
    assert one(units, name, MARCH_2023).full_name == "Thành phố Cà Mau"
    assert [unit.level for unit in units.find("Cà Mau", MARCH_2023)] == [Level.PROVINCE, Level.DISTRICT]


def test_tone_placement_does_not_matter(units: UnitTable) -> None:
    assert units.find("Hòa Bình", MARCH_2023) == units.find("Hoà Bình", MARCH_2023)


def test_a_name_spelled_with_accents_is_not_mixed_with_others(units: UnitTable) -> None:
    names = {unit.name for unit in units.find("Tân Thanh", MARCH_2023)}
    assert names == {"Tân Thanh"}
    assert len({unit.name for unit in units.find("tan thanh", MARCH_2023)}) > 1


def test_a_known_other_spelling_is_found(units: UnitTable) -> None:
    assert one(units, "huyện Nà Hang", MARCH_2023) == one(units, "huyện Na Hang", MARCH_2023)


def test_containers_narrow_a_name(units: UnitTable) -> None:
    assert len(units.find("xã Tân Thuận", MARCH_2023)) > 1
    assert one(units, "xã Tân Thuận, huyện Đầm Dơi", MARCH_2023).code == "32167"
    assert units.find("xã Tân Thuận, huyện Đầm Dơi, tỉnh Bạc Liêu", MARCH_2023) == []


def test_numbers_are_listed_in_their_order(units: UnitTable) -> None:
    city = one(units, "TPHCM", MARCH_2023)
    names = [unit_name(unit) for unit in units.children(city, MARCH_2023)]
    assert names[:4] == ["Quận 1", "Quận 3", "Quận 4", "Quận 5"]
    assert names[-1] == "thành phố Thủ Đức"


def test_children_reach_down_two_levels(units: UnitTable) -> None:
    province = one(units, "tỉnh Cà Mau", MARCH_2023)
    communes = units.children(province, MARCH_2023, Level.COMMUNE)
    assert len(communes) == 101
    assert all(units.province_of(unit, MARCH_2023) == province for unit in communes)


def test_successors_of_a_commune_come_from_the_table(units: UnitTable) -> None:
    old = one(units, "xã Tân Thuận, huyện Đầm Dơi", MARCH_2023)
    ((new, extent),) = units.successors(old)
    assert (new.full_name, extent) == ("Xã Tân Thuận", Extent.ALL)
    assert units.successors(new) == []


def test_successors_of_a_district_need_a_person(units: UnitTable) -> None:
    found = units.successors(one(units, "huyện Đầm Dơi", MARCH_2023))
    assert len(found) > 1
    assert all(extent is Extent.DERIVED and extent.needs_person for _, extent in found)


def test_an_island_district_became_one_special_zone(units: UnitTable) -> None:
    ((zone, extent),) = units.successors(one(units, "huyện Lý Sơn", MARCH_2023))
    assert (zone.full_name, extent) == ("Đặc khu Lý Sơn", Extent.ALL)


def test_every_unit_of_the_last_day_has_a_successor(units: UnitTable) -> None:
    assert all(units.successors(unit) for unit in units.on(date(2025, 6, 30)))


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("huyện Đầm Dơi", "UBND", "Ủy ban nhân dân huyện Đầm Dơi"),
        ("huyện Đầm Dơi", "Phòng Tư pháp", "Phòng Tư pháp huyện Đầm Dơi"),
        ("TP Cà Mau", "HĐND", "Hội đồng nhân dân thành phố Cà Mau"),
        ("xã Tân Thuận, huyện Đầm Dơi", "UBND", "Ủy ban nhân dân xã Tân Thuận"),
        ("Quận 1", "UBND", "Ủy ban nhân dân Quận 1"),
        ("Phường 1, TP Cà Mau", "UBND", "Ủy ban nhân dân Phường 1"),
        ("TPHCM", "ubnd", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("TP Hà Nội", "Sở Tư pháp", "Sở Tư pháp thành phố Hà Nội"),
        ("TP Điện Biên Phủ", "UBND", "Ủy ban nhân dân Thành phố Điện Biên Phủ"),
    ],
)
def test_body_names_follow_the_rules_of_capitals(
    units: UnitTable, name: str, body: str, expected: str
) -> None:
    assert body_name(one(units, name, MARCH_2023), body) == expected


@pytest.mark.parametrize(
    ("body", "territory"),
    [
        ("Ủy ban nhân dân huyện Đầm Dơi", "huyện Đầm Dơi"),
        ("UBND H.Trần Văn Thời", "H.Trần Văn Thời"),
        ("Phòng Tư pháp TP. Cà Mau", "TP. Cà Mau"),
        ("UBND xã Tân Thuận, huyện Đầm Dơi", "xã Tân Thuận, huyện Đầm Dơi"),
        ("UBND Q1", "Q1"),
        ("UBND tỉnh", None),
        ("Bộ Tư pháp", None),
    ],
)
def test_the_territory_of_a_body_is_read_from_its_name(body: str, territory: str | None) -> None:
    assert territory_of(body) == territory


def test_a_name_shared_by_several_units_gives_none_until_narrowed(units: UnitTable) -> None:
    body = "Ủy ban nhân dân xã Tân Thuận"
    assert units.unit_of_body(body, MARCH_2023) is None
    within = one(units, "tỉnh Cà Mau", MARCH_2023)
    found = units.unit_of_body(body, MARCH_2023, within)
    assert found is not None
    assert found.code == "32167"
    assert units.unit_of_body("UBND tỉnh", MARCH_2023) is None
    assert units.unit_of_body("Bộ Tư pháp", MARCH_2023) is None


@pytest.mark.parametrize("on", [MARCH_2023, date(2025, 6, 30), IN_2026])
def test_bodies_and_territories_are_inverses(units: UnitTable, on: date) -> None:
    for unit in units.on(on):
        if unit.level is not Level.COMMUNE or units.regime(on) == "2025":
            found = units.unit_of_body(body_name(unit), on, within=units.province_of(unit, on))
            assert found == unit


@given(st.dates(date(2021, 1, 1), date(2027, 12, 31)), st.data())
def test_a_child_lies_in_its_parent_on_every_day(on: date, data: st.DataObject) -> None:
    units = TABLE
    province = data.draw(st.sampled_from(units.on(on, Level.PROVINCE)))
    for unit in units.children(province, on):
        assert unit.on(on)
        assert units.parent(unit, on) == province


@given(st.sampled_from(["2020", "2025"]), st.data())
def test_a_unit_is_found_by_its_own_name_with_and_without_accents(regime: str, data: st.DataObject) -> None:
    on = MARCH_2023 if regime == "2020" else IN_2026
    unit = data.draw(st.sampled_from(ALL[on]))
    assert unit in TABLE.find(unit.full_name, on)
    assert unit in TABLE.find(unit.name, on)
    folded = fold(unit.full_name)
    assert any(fold(found.name) in folded for found in TABLE.find(folded, on))


TABLE = UnitTable.load(packaged_units()[1])
ALL = {on: TABLE.on(on) for on in (MARCH_2023, IN_2026)}


def write_folder(folder: Path, units_2020: str = "", units_2025: str = "", mapping: str = "") -> Path:
    head = "code,name,full_name,kind,parent_code,valid_from,valid_to\n"
    (folder / "admin_units_2020.csv").write_text(
        head + (units_2020 or "01,A,Tỉnh A,tỉnh,,,2025-06-30\n"), "utf-8"
    )
    (folder / "admin_units_2025.csv").write_text(
        head + (units_2025 or "01,A,Tỉnh A,tỉnh,,2025-07-01,\n"), "utf-8"
    )
    (folder / "mapping_2025.csv").write_text("old_code,new_code,extent\n" + mapping, "utf-8")
    (folder / "mapping_provinces_2025.csv").write_text("old_code,new_code\n01,01\n", "utf-8")
    return folder


def test_a_newer_list_is_imported_without_a_release(tmp_path: Path) -> None:
    newer = "01,A,Tỉnh A,tỉnh,,2025-07-01,2027-01-31\n01,A,Thành phố A,thành phố trực thuộc trung ương,,2027-02-01,\n"
    table = UnitTable.load(read_csv_folder(write_folder(tmp_path, units_2025=newer)))
    assert table.version == "2027-02-01"
    assert one(table, "TP A", date(2027, 2, 1)).key == "2025:01"


def test_all_faults_of_a_list_are_reported_together(tmp_path: Path) -> None:
    wrong = (
        "1,A,Tỉnh A,tỉnh,,,2025-06-30\n001,B,Huyện B,huyện,99,,2025-06-30\n"
        "00001,C,Xã C,làng,001,,2025-13-30\n00002,D,Xã D,xã,,,\n"
    )
    with pytest.raises(BadInput) as caught:
        read_csv_folder(write_folder(tmp_path, units_2020=wrong, mapping="00009,01,half\n"))
    places = {(problem.file, problem.line) for problem in caught.value.problems}
    assert {("admin_units_2020.csv", line) for line in (2, 3, 4, 5)} | {("mapping_2025.csv", 2)} <= places


def test_two_versions_on_one_day_are_refused(tmp_path: Path) -> None:
    wrong = "01,A,Tỉnh A,tỉnh,,,2025-06-30\n01,A,Tỉnh A,tỉnh,,2020-01-01,2025-06-30\n"
    with pytest.raises(BadInput, match="hai bản"):
        read_csv_folder(write_folder(tmp_path, units_2020=wrong))


def test_an_unclosed_quote_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="CSV"):
        read_csv_folder(write_folder(tmp_path, mapping='01,"01,all\n'))


def test_the_importer_writes_where_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.tsv"
    assert main([str(write_folder(tmp_path)), str(out)]) == 0
    assert UnitTable.load(out.read_bytes()).version == "2025-07-01"
    assert main([str(tmp_path / "missing")]) == 2
    assert "thiếu tệp" in capsys.readouterr().err
