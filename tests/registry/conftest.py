"""A small office with one plan to issue, for the tests of books and numbers. All names here are invented."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from registry.clock import FixedClock
from registry.office import Home, create_home, open_home
from registry.officefile import load_office
from registry.services.setup import init
from registry.store.io import Io
from tests.postgres_server import PostgresServer
from tests.registry.homes import Homes

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
def set_up_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed home in which the office of `desk` is set up, to be copied."""
    folder = tmp_path_factory.mktemp("khuôn") / "nhà"
    _set_up(folder, None)
    return folder


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
def homes(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Homes]:
    """Makes copies of closed homes, on the disk or on the server, and takes them away in the end."""
    made = Homes(tmp_path, lambda: request.getfixturevalue("postgres"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Desk]:
    """The closed home of a database that `desk` is a copy of, with what the module's `fill_home(home, desk)` puts in."""

    @cache
    def make(database: str) -> Desk:
        desk = Desk(tmp_path_factory.mktemp("khuôn") / "Dữ liệu văn thư")
        if database == "sqlite":
            shutil.copytree(request.getfixturevalue("set_up_folder"), desk.folder)
        else:
            server: PostgresServer = request.getfixturevalue("postgres")
            name = server.database(template=request.getfixturevalue("set_up_database"))
            desk.db = server.url(name)
            request.addfinalizer(lambda: server.drop(name))
        with desk.home() as home:
            request.module.fill_home(home, desk)
        return desk

    return make


@pytest.fixture
def desk(homes: Homes, database: str, request: pytest.FixtureRequest) -> Desk:
    """A home with one office: nothing issued yet, or what the module's `fill_home(home, desk)` puts in, once for all tests."""
    if hasattr(request.module, "fill_home"):
        return homes.copy(request.getfixturevalue("template")(database))
    if database == "sqlite":
        return homes.copy(Desk(request.getfixturevalue("set_up_folder")))
    server: PostgresServer = request.getfixturevalue("postgres")
    return homes.copy(Desk(Path(), db=server.url(request.getfixturevalue("set_up_database"))))
