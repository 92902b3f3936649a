"""Papers of communes, which print no superior body: whose “UBND tỉnh” they mean, and which of several communes writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from registry.clock import FixedClock
from registry.model import CoverageState, Link
from registry.office import Home, create_home
from registry.officefile import load_office
from registry.services.coverage import coverage
from registry.services.finding import find_one
from registry.services.issuing import issue
from registry.services.receiving import Received, receive
from registry.services.reviewing import worklist
from registry.services.setup import init
from tests.registry.homes import blank

OFFICE = """\
co_quan: Ủy ban nhân dân tỉnh Vĩnh Long
viet_tat: UBND
dia_danh: Vĩnh Long
nguoi_ky: [{ho_ten: Trần Thị Mẫu, chuc_vu: Chủ tịch}]
so_van_ban: [{ten: Văn bản, loai: ["*", công văn], nam: 2026, so_cuoi: 8}]
"""
PLAN = """\
loai: kế hoạch
trich_yeu: thực hiện Quyết định số 77/QĐ-TTg về cây xanh
noi_dung: |
  Thực hiện [[77/QĐ-TTg]], Ủy ban nhân dân tỉnh ban hành Kế hoạch trồng cây xanh như sau:
  1. Các xã trồng cây.
van_ban_lien_quan:
  - {so: 77/QĐ-TTg, loai: Quyết định, ngay: 02/3/2026, co_quan: Thủ tướng Chính phủ, trich_yeu: về cây xanh}
han_tra_loi: 30/9/2026
nguoi_ky: Trần Thị Mẫu
noi_nhan:
  - UBND các xã
"""
REPORT = """\
ỦY BAN NHÂN DÂN
XÃ {commune}

Số: {number}/BC-UBND
{place}, ngày 21 tháng 9 năm 2026

BÁO CÁO
Kết quả trồng cây xanh

Thực hiện {cited}, Ủy ban nhân dân xã báo cáo như sau:
1. Đã trồng 300 cây.

Nơi nhận:
- {to};
- Lưu: VT.
"""
DATED = "Kế hoạch số 09/KH-UBND ngày 06 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with create_home(blank(tmp_path / "nhà"), clock=FixedClock.on(date(2026, 10, 5)), actor="thử") as home:
        init(home, load_office(OFFICE.encode(), name="cq.yaml"))
        issue(home, PLAN.encode(), "kh.yaml", on=date(2026, 4, 6))
        yield home


def came(home: Home, commune: str, cited: str = DATED, to: str = "UBND tỉnh (để báo cáo)") -> Received:
    text = REPORT.format(commune=commune.upper(), place=commune, number=len(commune), cited=cited, to=to)
    return receive(home, text.encode(), "bc.txt", date(2026, 9, 25))


def state(home: Home, unit: str) -> CoverageState:
    rows = coverage(home, find_one(home, "9/KH-UBND", "UBND tỉnh Vĩnh Long").key, None, date(2026, 10, 5))
    [row] = [row for row in rows if row.unit.endswith(unit)]
    return row.state


def meant(home: Home, links: tuple[Link, ...]) -> list[bool]:
    with home.store.reading() as tx:
        return [tx.documents.require(link.to_key).held for link in links]


def test_the_peoples_committee_of_the_province_is_that_of_the_communes_own_province(home: Home) -> None:
    got = came(home, "An Định")
    assert got.document.issuer == "Ủy ban nhân dân xã An Định"
    assert meant(home, got.links) == [True]
    assert state(home, "xã An Định") is CoverageState.REPORTED


def test_a_commune_of_a_recurring_name_that_writes_to_the_province_is_one_of_that_province(
    home: Home,
) -> None:
    got = came(home, "An Bình")
    assert got.document.issuer == "Ủy ban nhân dân xã An Bình, tỉnh Vĩnh Long"
    assert any("được hiểu là của tỉnh Vĩnh Long" in line for line in got.warnings)
    assert meant(home, got.links) == [True]
    assert state(home, "xã An Bình") is CoverageState.REPORTED


@pytest.mark.parametrize(
    "to", ["UBND tỉnh; UBND tỉnh Vĩnh Long; UBND tỉnh Phú Thọ", "Hội Nông dân", "UBND tỉnh Phú Thọ"]
)
def test_without_that_address_a_recurring_name_stays_undecided(home: Home, to: str) -> None:
    got = came(home, "An Bình", to=to.replace("; ", ";\n- "))
    assert got.document.issuer == "Ủy ban nhân dân xã An Bình"
    assert any("--province" in line for line in got.warnings)
    assert meant(home, got.links) == [False]


def test_an_undated_number_inside_the_title_of_a_decided_paper_is_the_one_that_this_paper_cites(
    home: Home,
) -> None:
    title = "triển khai thực hiện Quyết định số 77/QĐ-TTg của Thủ tướng Chính phủ"
    got = came(home, "An Định", f"{DATED} {title}")
    with home.store.reading() as tx:
        years = [tx.documents.require(link.to_key).issued_on.year for link in got.links]
    assert years == [2026, 2026]
    assert not worklist(home).undecided


def test_the_paper_in_the_books_is_meant_before_citations_that_say_nothing_else(home: Home) -> None:
    got = came(home, "An Định", "Kế hoạch số 09/KH-UBND của Ủy ban nhân dân tỉnh")
    assert meant(home, got.links) == [False]
    assert find_one(home, "9/KH-UBND").held
    came(home, "An Hiệp", "Kế hoạch số 09/KH-UBND ngày 02 tháng 2 năm 2026 của Ủy ban nhân dân tỉnh Cà Mau")
    with pytest.raises(Exception, match="một trong"):
        find_one(home, "9/KH-UBND")


LETTER = """\
loai: công văn
ky_hieu: UBND-NC
trich_yeu: {about}
kinh_gui: Ủy ban nhân dân các xã
noi_dung: |
  Ủy ban nhân dân tỉnh đề nghị các xã thực hiện [[{cited}]].
nguoi_ky: Trần Thị Mẫu
noi_nhan:
  - Như trên
luu: VT
"""


def test_a_number_in_the_title_of_our_own_paper_is_the_one_that_it_cites(home: Home) -> None:
    guide = LETTER.format(about="hướng dẫn Kế hoạch số 09/KH-UBND", cited="09/KH-UBND")
    first = issue(home, guide.encode(), "hd.yaml", on=date(2026, 5, 6))
    second = issue(
        home,
        LETTER.format(about="đôn đốc", cited=str(first.notation)).encode(),
        "dd.yaml",
        on=date(2026, 5, 7),
    )
    with home.store.reading() as tx:
        links = [tx.documents.require(link.to_key) for link in tx.links.from_documents([second.key])]
    assert sorted(str(one.notation) for one in links) == ["09/KH-UBND", str(first.notation)]
    assert all(one.held for one in links)
