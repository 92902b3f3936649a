"""Who answers now for a body of a unit that is no more: by territory, by function, by a person's decision; no guess."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.errors import BadInput, NotFound
from registry.clock import FixedClock
from registry.directory import UnitTable, packaged_units
from registry.services import succession
from registry.services.succession import Successions, successions
from registry.services.verifying import verify

THEN, NOW = date(2023, 3, 20), date(2026, 3, 2)
UNITS = UnitTable.load(packaged_units()[1])
LAW = Successions(UNITS, {}, succession.PACKAGED)
DAM_DOI = "Ủy ban nhân dân huyện Đầm Dơi"


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        opened.clock = FixedClock.on(NOW)
        yield opened


@pytest.mark.parametrize(
    ("body", "now"),
    [
        ("Ủy ban nhân dân tỉnh Bạc Liêu", "Ủy ban nhân dân tỉnh Cà Mau"),
        ("Sở Tư pháp tỉnh Bạc Liêu", "Sở Tư pháp tỉnh Cà Mau"),
        ("Sở Kế hoạch và Đầu tư tỉnh Bạc Liêu", "Sở Tài chính tỉnh Cà Mau"),
        ("Sở Tài nguyên và Môi trường tỉnh Cà Mau", "Sở Nông nghiệp và Môi trường tỉnh Cà Mau"),
    ],
)
def test_a_province_that_was_joined_has_one_successor(body, now):
    found = LAW.answers_now(body, THEN, NOW)
    assert found is not None
    assert (found.bodies, found.decided) == ((now,), True)


def test_a_province_that_became_a_city_answers_under_its_new_name():
    before, after = date(2026, 4, 29), date(2026, 5, 4)
    for body in ("Ủy ban nhân dân", "Sở Tư pháp"):
        found = LAW.answers_now(f"{body} tỉnh Đồng Nai", before, after)
        assert found is not None
        assert (found.bodies, found.decided) == ((f"{body} thành phố Đồng Nai",), True)


def test_a_district_is_undecided_with_its_communes_as_candidates():
    found = LAW.answers_now(DAM_DOI, THEN, NOW)
    assert found is not None
    assert (found.decided, found.bodies) == (False, ())
    assert "Ủy ban nhân dân xã Đầm Dơi" in found.candidates
    assert len(found.candidates) > 3


def test_the_work_of_a_districts_office_is_with_the_communes_office_of_that_work():
    found = LAW.answers_now("Phòng Tư pháp huyện Đầm Dơi", THEN, NOW)
    assert found is not None
    assert "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Đầm Dơi" in found.candidates
    assert found.function_known


def test_what_no_table_says_is_told_as_unknown_and_named_the_committee():
    found = LAW.answers_now("Hạt Kiểm lâm huyện Đầm Dơi", THEN, NOW)
    assert found is not None
    assert not found.function_known
    assert "Ủy ban nhân dân xã Đầm Dơi" in found.candidates


@pytest.mark.parametrize(
    "body",
    ["Ủy ban nhân dân tỉnh Cà Mau", "Bộ Tư pháp", "Phòng Tư pháp các huyện", "Ủy ban nhân dân xã Không Có"],
)
def test_what_is_still_there_or_is_nobody_in_particular_has_no_answer(body):
    day = NOW if body.endswith("Cà Mau") else THEN
    assert LAW.answers_now(body, day, NOW) is None


def test_before_the_change_nobody_else_answers():
    assert LAW.answers_now(DAM_DOI, THEN, date(2025, 6, 30)) is None


def test_a_person_decides_and_can_decide_anew(home):
    before, after, warnings = succession.decide(
        home, "huyện Đầm Dơi", ["xã Đầm Dơi", "xã Tân Thuận"], reason="CV 12/UBND"
    )
    assert (before.name, [unit.name for unit in after], warnings) == ("Đầm Dơi", ["Đầm Dơi", "Tân Thuận"], ())
    found = successions(home).answers_now("Phòng Tư pháp huyện Đầm Dơi", THEN, NOW)
    assert found is not None
    assert len(found.bodies) == 2
    succession.decide(home, "huyện Đầm Dơi", ["xã Đầm Dơi"])
    found = successions(home).answers_now(DAM_DOI, THEN, NOW)
    assert found is not None
    assert found.bodies == ("Ủy ban nhân dân xã Đầm Dơi",)
    assert verify(home) == []


def test_a_choice_outside_the_list_is_warned_of(home):
    _, _, warnings = succession.decide(home, "huyện Đầm Dơi", ["phường Bạc Liêu"])
    assert "Bạc Liêu" in warnings[0]


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("huyện Không Có", "xã Đầm Dơi", NotFound),
        ("huyện Châu Thành", "xã Đầm Dơi", BadInput),
        ("tỉnh Cà Mau", "xã Đầm Dơi", BadInput),
        ("huyện Đầm Dơi", "xã Không Có", NotFound),
    ],
)
def test_a_decision_names_one_former_unit_and_present_ones(home, old, new, error):
    if old == "tỉnh Cà Mau":
        old = "2025:96"
    with pytest.raises(error):
        succession.decide(home, old, [new])
    assert successions(home).choices == {}


def test_the_offices_own_word_on_a_function_stands_over_the_table(home):
    succession.set_function(home, "Phòng Tư pháp", "Ủy ban nhân dân", reason="CV 5/UBND")
    found = successions(home).answers_now("Phòng Tư pháp huyện Đầm Dơi", THEN, NOW)
    assert found is not None
    assert "Ủy ban nhân dân xã Đầm Dơi" in found.candidates
    with pytest.raises(BadInput, match="tên địa phương"):
        succession.set_function(home, "Phòng Tư pháp huyện Đầm Dơi", "UBND")
    assert verify(home) == []


def test_a_commune_divided_in_two_asks_a_person_and_one_wholly_joined_does_not():
    day = date(2025, 6, 30)
    divided = next(
        u
        for u in UNITS.on(day, None)
        if sum(s.extent.needs_person for s in UNITS.successors(u)) == 2
        and len(UNITS.successors(u)) == 2
        and u.level.value == "xa"
    )
    whole = next(
        u
        for u in UNITS.on(day, None)
        if u.level.value == "xa" and [s.extent.value for s in UNITS.successors(u)] == ["all"]
    )
    for unit, decided in ((divided, False), (whole, True)):
        name = f"Ủy ban nhân dân {unit.kind.noun} {unit.name}"
        found = LAW.answers_now(name, day, NOW, unit_key=unit.key)
        assert found is not None
        assert found.decided is decided


def test_what_came_before_a_present_unit_is_known():
    (commune,) = UNITS.find("xã Đầm Dơi, tỉnh Cà Mau", NOW)
    names = {item.unit.full_name for item in UNITS.predecessors(commune)}
    assert "Thị trấn Đầm Dơi" in names
    (province,) = UNITS.find("tỉnh Cà Mau", NOW)
    assert {item.unit.name for item in UNITS.predecessors(province)} == {"Bạc Liêu", "Cà Mau"}
    (old,) = UNITS.find("huyện Đầm Dơi", THEN)
    assert UNITS.predecessors(old) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE unit_choice SET new_key = '2025:00097'",
        "DELETE FROM unit_choice",
        "UPDATE function_heir SET heir = 'Ủy ban nhân dân các cấp'",
    ],
)
def test_a_row_changed_behind_the_programs_back_is_seen(home, sql):
    succession.decide(home, "huyện Đầm Dơi", ["xã Đầm Dơi"])
    succession.set_function(home, "Phòng Tư pháp", "Ủy ban nhân dân")
    with home.store.writing() as tx:
        assert tx.connection.exec_driver_sql(sql).rowcount
    assert any("kế nhiệm" in problem.lower() for problem in verify(home))
