"""A small office with one plan to issue, for the tests of books and numbers. All names here are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from registry.clock import FixedClock
from registry.office import Home, create_home, open_home
from registry.officefile import load_office
from registry.services.setup import init
from registry.store.io import Io

OFFICE = """\
co_quan: Ủy ban nhân dân tỉnh Hải Yến
viet_tat: UBND
dia_danh: Hải Yến
don_vi_soan:
  - {ten: Phòng Nội chính, viet_tat: NC}
nguoi_ky:
  - {ho_ten: Trần Văn Bình, chuc_vu: Phó Chủ tịch, quyen_han: KT. Chủ tịch, tu_ngay: 01/01/2020}
so_van_ban:
  - {ten: Công văn, loai: [công văn], nam: 2024, so_cuoi: 11}
  - {ten: Văn bản có tên loại, loai: "*", nam: 2024, so_cuoi: 0}
"""
PLAN = """\
loai: kế hoạch
trich_yeu: Tuyên truyền phòng cháy năm 2024
noi_dung: |
  Thực hiện [[20/CT-TTg]], Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
  1. Mở lớp hướng dẫn cho các xã.
  2. Kiểm tra vào quý III.
van_ban_lien_quan:
  - {so: 20/CT-TTg, ngay: 15/5/2024, co_quan: Thủ tướng Chính phủ, trich_yeu: tăng cường phòng cháy}
nhiem_vu:
  - {noi_dung: Mở lớp hướng dẫn, chu_tri: Công an tỉnh, thoi_gian: Quý III}
kem_theo: 20/CT-TTg
han_tra_loi: 30/9/2024
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Công an tỉnh
  - UBND các xã (để thực hiện)
luu: VT, NC
"""


@dataclass
class Desk:
    """Where a test works: the folder of a home that is set up, and its clock's day."""

    folder: Path
    today: date = date(2024, 8, 20)
    office_key: str = "ubnd-hai-yen"
    plan: bytes = PLAN.encode()

    def home(self, io: Io | None = None) -> Home:
        """The home opened anew, as another process would."""
        return open_home(self.folder, clock=FixedClock.on(self.today), actor="thử", io=io)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A home with one office, nothing issued yet."""
    desk = Desk(tmp_path / "Dữ liệu văn thư")
    with create_home(desk.folder, clock=FixedClock.on(desk.today), actor="thử") as home:
        init(home, load_office(OFFICE.encode(), name="co_quan.yaml"))
    return desk
