"""A small office with one plan to issue, for the tests of books and numbers. All names here are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from registry.clock import FixedClock
from registry.office import Home, create_home, open_home
from registry.officefile import load_office
from registry.services.setup import init
from registry.store.io import Io
from tests.postgres_server import PostgresServer

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


TODAY = date(2024, 8, 20)


@dataclass
class Desk:
    """Where a test works: the folder of a home that is set up, its database where that is a server's, and its clock's day."""

    folder: Path
    today: date = TODAY
    office_key: str = "ubnd-hai-yen"
    plan: bytes = PLAN.encode()
    db: str | None = None

    def home(self, io: Io | None = None) -> Home:
        """The home opened anew, as another process would."""
        return open_home(self.folder, clock=FixedClock.on(self.today), actor="thử", io=io, db=self.db)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A module that says DATABASES = ("sqlite", "postgresql") has every test of a desk or a store run on both."""
    chosen = any(mark.args[0] == "database" for mark in metafunc.definition.iter_markers("parametrize"))
    if "database" in metafunc.fixturenames and not chosen:
        metafunc.parametrize("database", getattr(metafunc.module, "DATABASES", ("sqlite",)))


@pytest.fixture(scope="session")
def set_up_database(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of the server in which the office of `desk` is set up, to be copied."""
    name = postgres.database(options="LOCALE_PROVIDER icu ICU_LOCALE 'vi'")
    _set_up(tmp_path_factory.mktemp("khuôn"), postgres.url(name))
    return name


def _set_up(folder: Path, db: str | None) -> None:
    with create_home(folder, clock=FixedClock.on(TODAY), actor="thử", db=db) as home:
        init(home, load_office(OFFICE.encode(), name="co_quan.yaml"))


@pytest.fixture(scope="session")
def empty_database(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of the server with the tables and the list of units and no office, to be copied."""
    name = postgres.database(options="LOCALE_PROVIDER icu ICU_LOCALE 'vi'")
    folder = tmp_path_factory.mktemp("trống")
    create_home(folder, clock=FixedClock.on(TODAY), actor="thử", db=postgres.url(name)).close()
    return name


@pytest.fixture
def db(database: str, request: pytest.FixtureRequest) -> Iterator[str | None]:
    """What `--db` says: nothing, or the address of a new database of the server."""
    if database == "sqlite":
        yield None
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = server.database(template=request.getfixturevalue("empty_database"))
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def desk(tmp_path: Path, database: str, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A home with one office, nothing issued yet."""
    desk = Desk(tmp_path / "Dữ liệu văn thư")
    if database == "sqlite":
        _set_up(desk.folder, None)
        yield desk
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = server.database(template=request.getfixturevalue("set_up_database"))
    desk.db = server.url(name)
    yield desk
    server.drop(name)
