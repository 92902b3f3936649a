"""A reminder years later: bodies that are no more are not written to in silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from registry.clock import FixedClock
from registry.office import Home, create_home
from registry.officefile import load_office
from registry.services.issuing import issue
from registry.services.reminding import remind
from registry.services.setup import init
from tests.registry.homes import blank

OFFICE = """
co_quan: Ủy ban nhân dân tỉnh Cà Mau
viet_tat: UBND
dia_danh: Cà Mau
nguoi_ky: [{ho_ten: Trần Thị Mẫu, chuc_vu: Chủ tịch}]
so_van_ban: [{ten: Công văn, loai: [công văn], nam: 2023, so_cuoi: 311}]
"""
LETTER = """
loai: công văn
ky_hieu: UBND-NC
trich_yeu: báo cáo số liệu
kinh_gui:
  - Ủy ban nhân dân huyện U Minh
  - Sở Kế hoạch và Đầu tư tỉnh Cà Mau
  - Sở Tư pháp tỉnh Cà Mau
noi_dung: |
  Đề nghị báo cáo.
han_tra_loi: 15/4/2023
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Trần Thị Mẫu}
noi_nhan:
  - Như trên
luu: VT
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    clock = FixedClock.on(date(2026, 3, 22))
    with create_home(blank(tmp_path / "nhà"), clock=clock, actor="Lan") as opened:
        init(opened, load_office(OFFICE.encode(), name="cq.yaml"))
        issue(opened, LETTER.encode(), "cv.yaml", on=date(2023, 3, 24))
        yield opened


def test_the_one_successor_is_written_to_and_a_body_without_one_is_warned_of(home: Home) -> None:
    made = remind(home, ["312/UBND-NC"])
    (letter,) = made.letters
    assert set(letter.to) == {
        "Ủy ban nhân dân huyện U Minh",
        "Sở Tài chính tỉnh Cà Mau",
        "Sở Tư pháp tỉnh Cà Mau",
    }
    moved, unknown = made.warnings
    assert moved.startswith("1 nơi không còn vào ngày 22/3/2026")
    assert unknown.startswith("1 nơi không còn vào ngày 22/3/2026")
    assert "Sở Kế hoạch và Đầu tư tỉnh Cà Mau (nay là Sở Tài chính tỉnh Cà Mau)" in moved
    assert "Ủy ban nhân dân huyện U Minh (nơi kế nhiệm chưa xác định, có thể là Ủy ban nhân dân xã" in unknown
    assert f"# Chú ý: {moved}" in letter.text
    assert "(giao cho Sở Kế hoạch và Đầu tư tỉnh Cà Mau)" in letter.text


def test_a_reminder_while_all_are_there_warns_of_nothing(home: Home) -> None:
    made = remind(home, ["312/UBND-NC"], as_of=date(2023, 5, 20))
    assert made.warnings == ()
    assert "Ủy ban nhân dân huyện U Minh" in made.letters[0].to
    assert "Chú ý" not in made.letters[0].text
