"""The home: made, opened, refused; offices chosen by name; the clock in Vietnam's zone."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

import pytest

from doc_engine.errors import BadInput, NotFound
from registry.clock import FixedClock, SystemClock, stamp
from registry.office import create_home, open_home
from registry.officefile import load_office
from registry.services.drafting import prepare, render_draft
from registry.services.issuing import issue
from registry.services.setup import init
from registry.templating import Templates
from tests.registry.conftest import OFFICE

SECOND = """\
co_quan: Sở Tư pháp tỉnh Hải Yến
co_quan_chu_quan: UBND tỉnh Hải Yến
viet_tat: STP
dia_danh: Hải Yến
nguoi_ky:
  - {ho_ten: Phạm Thị Dung, chuc_vu: Giám đốc}
so_van_ban:
  - {ten: Văn bản đi, loai: "*", nam: 2024}
"""


def test_a_folder_without_a_home_is_not_found(tmp_path):
    with pytest.raises(NotFound, match="vanthu init"):
        open_home(tmp_path / "trống", clock=SystemClock(), actor="thử")
    assert not (tmp_path / "trống").exists()


def test_making_a_home_twice_opens_it_and_keeps_the_units_once(tmp_path):
    for _ in range(2):
        with create_home(tmp_path / "nhà", clock=SystemClock(), actor="thử") as home:
            with home.store.reading() as tx:
                assert len(tx.unit_lists.versions()) == 1
            assert home.units().select("huyen:Cà Mau@2023-03-20", date(2024, 1, 1)).units


def test_many_processes_may_make_one_home_at_once(tmp_path):
    def make() -> int:
        try:
            with create_home(tmp_path / "nhà", clock=FixedClock.on(date(2024, 8, 1)), actor="thử") as home:
                init(home, load_office(SECOND.encode(), name="o.yaml"))
            return 0
        except BaseException:
            return 1

    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            os._exit(make())
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    with open_home(tmp_path / "nhà", clock=SystemClock(), actor="thử") as home:
        assert [office.key for office in home.offices()] == ["stp-hai-yen"]


def test_a_home_without_an_office_says_what_to_do(tmp_path):
    with (
        create_home(tmp_path, clock=SystemClock(), actor="thử") as home,
        pytest.raises(NotFound, match="init"),
    ):
        home.office()


def test_one_office_needs_no_name_and_two_do(desk):
    with desk.home() as home:
        assert home.office().key == desk.office_key
        init(home, load_office(SECOND.encode(), name="o.yaml"))
        with pytest.raises(BadInput, match="nhiều cơ quan"):
            home.office()
        assert home.office("Giám đốc Sở Tư pháp tỉnh Hải Yến").key == "stp-hai-yen"
        assert home.office("ubnd-hai-yen").key == home.office("Ủy ban nhân dân tỉnh Hải Yến").key
        with pytest.raises(NotFound, match="Sở Y tế"):
            home.office("Sở Y tế tỉnh Hải Yến")


def test_each_office_has_its_own_numbers_and_journal(desk):
    with desk.home() as home:
        init(home, load_office(SECOND.encode(), name="o.yaml"))
        named = desk.plan.decode().replace("nguoi_ky: Trần Văn Bình", "nguoi_ky: Phạm Thị Dung")
        of_second = ("co_quan: Sở Tư pháp tỉnh Hải Yến\n" + named).encode()
        of_first = b"co_quan: UBND t\xe1\xbb\x89nh H\xe1\xba\xa3i Y\xe1\xba\xbfn\n" + desk.plan
        day = date(2024, 8, 1)
        assert str(issue(home, of_second, "a.yaml", on=day).notation) == "01/KH-STP"
        assert str(issue(home, of_first, "a.yaml", on=day).notation) == "01/KH-UBND"
        with home.store.reading() as tx:
            acts = {office.key: len(tx.journal.events(office.key)) for office in tx.offices.all()}
        assert acts == {"stp-hai-yen": 2, "ubnd-hai-yen": 2}


def test_a_second_office_of_the_same_abbreviation_and_place_gets_its_own_key(desk):
    other = SECOND.replace("Sở Tư pháp tỉnh", "Ủy ban nhân dân thành phố").replace("STP", "UBND")
    with desk.home() as home:
        assert init(home, load_office(other.encode(), name="o.yaml")).office.key == "ubnd-hai-yen-2"


def test_a_draft_is_rendered_without_any_home(desk):
    from doc_engine.datafile import load_draft

    data = desk.plan.decode().replace(
        "trich_yeu: T", "co_quan: UBND xã An\ndia_danh: An\nky_hieu: KH-UBND\ntrich_yeu: T", 1
    )
    data = data.replace("nguoi_ky: Trần Văn Bình", "nguoi_ky: {ho_ten: Trần Văn Bình, chuc_vu: Chủ tịch}")
    made = render_draft(load_draft(data.encode(), name="a.yaml"), Templates())
    assert made.docx.startswith(b"PK")


def test_a_template_is_compiled_once_for_its_content(tmp_path):
    assert Templates().get("ke_hoach") is Templates(tmp_path).get("ke_hoach")


def test_the_day_is_vietnams_wherever_the_machine_is():
    clock = FixedClock(datetime(2025, 12, 31, 17, 0, tzinfo=UTC))
    assert clock.today() == date(2026, 1, 1)
    assert stamp(clock.now()) == "2026-01-01T00:00:00+07:00"
    offset = SystemClock().now().utcoffset()
    assert offset is not None
    assert offset.total_seconds() == 7 * 3600


def test_how_an_offices_pages_look_holds_for_its_documents(desk):
    declared = OFFICE + "co_chu: 12/13/13\nthut_dau_dong: 1 cm\ndia_chi_co_quan:\n  dia_chi: Số 1 đường Thử\n"
    letter = desk.plan.decode().replace("loai: kế hoạch", "loai: công văn\nky_hieu: UBND-NC\nkinh_gui: Sở A")
    with desk.home() as home:
        init(home, load_office(declared.encode(), name="o.yaml"))
        plan = prepare(home, desk.plan, "a.yaml").draft
        assert (plan.head_sizes, plan.body_size, plan.indent) == ("12/13/13", None, "1 cm")
        assert plan.contact is None
        assert prepare(home, letter.encode(), "a.yaml").draft.contact.address == "Số 1 đường Thử"
