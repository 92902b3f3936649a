"""`read` and `receive` as a clerk types them: what is shown, and that nothing is booked unasked."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from counter.reading_words import reading_text
from doc_engine.reading import read_text
from registry.clock import FixedClock
from registry.office import create_home
from registry.officefile import load_office
from registry.services.setup import init
from tests.registry.homes import blank

OFFICE = """\
co_quan: Ủy ban nhân dân xã An Hòa
co_quan_chu_quan: UBND tỉnh Hải Yến
viet_tat: UBND
dia_danh: An Hòa
nguoi_ky:
  - {ho_ten: Trần Văn Bình, chuc_vu: Chủ tịch, tu_ngay: 01/01/2020}
so_van_ban:
  - {ten: Công văn, loai: "*", nam: 2024, so_cuoi: 11}
"""
PAPER = """\
UBND TỈNH HẢI YẾN
SỞ NỘI VỤ

Số: 85/SNV-CCHC
V/v báo cáo cải cách hành chính

Hải Yến, ngày 10 tháng 7 năm 2024

Kính gửi: Ủy ban nhân dân các xã

Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị:
1. Ủy ban nhân dân các xã chủ trì, phối hợp với Hội Nông dân tổ chức lấy ý kiến nhân dân, hoàn thành trước ngày 20/8/2024.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Lê Thị Hạnh
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with create_home(blank(tmp_path / "nhà"), clock=FixedClock.on(date(2024, 8, 20)), actor="thử") as home:
        init(home, load_office(OFFICE.encode(), name="cq.yaml"))
    (tmp_path / "den.txt").write_text(PAPER, "utf-8")
    return tmp_path


def vanthu(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--home", str(folder / "nhà"), "--actor", "Mai"])


def test_what_was_read_is_shown_whole() -> None:
    shown = reading_text(read_text(PAPER)).splitlines()
    assert "Kính gửi: Ủy ban nhân dân các xã" in shown
    assert "Người ký: Lê Thị Hạnh (KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC)" in shown
    assert "Nơi nhận: Như trên; Lưu: VT" in shown
    [duty] = [line for line in shown if "Chủ trì: " in line]
    assert "Phối hợp: Hội Nông dân" in duty
    assert "Thời gian: hoàn thành trước ngày 20/8/2024" in duty
    assert "  - Ủy ban nhân dân các xã: hoàn thành trước ngày 20/8/2024" in shown


def test_what_could_not_be_read_of_a_paper_is_said() -> None:
    shown = reading_text(read_text(PAPER.replace("10 tháng 7 năm 2024", "")))
    assert "Chưa đọc được: ngày ban hành." in shown


def test_nothing_is_booked_where_nobody_can_be_asked(folder: Path) -> None:
    refused = vanthu(folder, "receive", str(folder / "den.txt"))
    assert refused.exit_code == 2
    assert "85/SNV-CCHC" in refused.stderr
    assert "--yes" in refused.stderr
    assert vanthu(folder, "search", "cai cach").exit_code == 1
    booked = vanthu(folder, "receive", str(folder / "den.txt"), "--yes")
    assert booked.stdout.startswith("Số đến 01")


def test_a_file_with_a_password_is_told_so_and_can_be_booked_sealed(folder: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    (folder / "khoa.odt").write_bytes(out.getvalue())
    for command in ("read", "check"):
        refused = vanthu(folder, command, str(folder / "khoa.odt"))
        assert refused.exit_code == 2
        assert refused.stderr.startswith("khoa.odt: tệp được đặt mật khẩu")
    booked = vanthu(folder, "receive", str(folder / "khoa.odt"), "--yes")
    assert booked.exit_code == 0
    assert "niêm phong" in booked.stderr


def test_a_file_that_is_not_there_is_a_wrong_command(folder: Path) -> None:
    for command in (("read",), ("receive",), ("draft",), ("restore",)):
        missing = vanthu(folder, *command, str(folder / "khong-co.docx"))
        assert missing.exit_code == 2
        assert missing.stderr.startswith("Không tìm thấy tệp") or command == ("restore",)
