"""`--for-signing` and `pdf --fill` on the command line: the order of acts of Điều 13–19, signatures aside."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from cli import main

OFFICE = """
co_quan: Sở Tư pháp tỉnh Cà Mau
co_quan_chu_quan: UBND tỉnh Cà Mau
viet_tat: STP
dia_danh: Cà Mau
so_van_ban:
  - {ten: Công văn, loai: [công văn], nam: 2023, so_cuoi: 311}
"""
LETTER = """
loai: công văn
ky_hieu: STP-PBGDPL
ngay: …/3/2023
trich_yeu: triển khai công tác hòa giải ở cơ sở
kinh_gui: Ủy ban nhân dân các huyện, thành phố Cà Mau
noi_dung: |
  Sở Tư pháp đề nghị các địa phương quan tâm thực hiện.
nguoi_ky: {quyen_han: KT. Giám đốc, chuc_vu: Phó Giám đốc, ho_ten: Trần Thị Minh Họa}
noi_nhan:
  - Như trên
luu: VT, PBGDPL
"""
FIELDS = ["SoVanBan", "NgayBanHanh", "ChuKyNguoiCoThamQuyen", "ChuKyCoQuan"]


class Office:
    """A home in a folder, a letter in it, and a way to run commands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.letter = folder / "thu.yaml"
        self.letter.write_text(LETTER, "utf-8")
        (folder / "co-quan.yaml").write_text(OFFICE, "utf-8")
        self.done("init", str(folder / "co-quan.yaml"))

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--home", str(self.folder / "home")])

    def done(self, *arguments: str) -> Any:
        """The JSON answer of a command that must succeed."""
        result = self.run(*arguments, "--json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    def pdf(self, answer: Any) -> bytes:
        return Path(answer["files"]["pdf"]).read_bytes()


@pytest.fixture
def office(tmp_path: Path, need_tool: Callable[[str], str]) -> Office:
    need_tool("soffice")
    return Office(tmp_path)


def form(pdf: bytes) -> dict[str, str]:
    """The fields of a PDF's form and what stands in them."""
    fields: Any = PdfReader(io.BytesIO(pdf)).root_object["/AcroForm"]
    return {str(one.get_object()["/T"]): str(one.get_object().get("/V", "")) for one in fields["/Fields"]}


def test_a_draft_for_signing_is_filled_after_the_number_is_given(office: Office) -> None:
    drafted = office.done(
        "draft", str(office.letter), "-o", str(office.folder / "ban-thao.docx"), "--for-signing"
    )
    assert list(form(office.pdf(drafted))) == FIELDS
    issued = office.done("issue", str(office.letter), "--on", "22/3/2023", "-o", str(office.folder / "out"))
    filled = office.done(
        "pdf", issued["key"], "--fill", drafted["files"]["pdf"], "-o", str(office.folder / "out")
    )
    assert filled["files"]["pdf"].endswith("ban-thao-da-dien-so.pdf")
    assert office.pdf(filled).startswith(office.pdf(drafted))
    assert form(office.pdf(filled))["SoVanBan"] == "312"
    assert form(office.pdf(filled))["NgayBanHanh"] == "22"


def test_an_issued_document_for_signing_has_places_for_signatures_only(office: Office) -> None:
    out = str(office.folder / "out")
    issued = office.done("issue", str(office.letter), "--on", "22/3/2023", "-o", out, "--for-signing")
    assert list(form(office.pdf(issued))) == FIELDS[2:]
    again = office.done("pdf", issued["key"], "--for-signing", "-o", str(office.folder / "lan-hai"))
    assert office.pdf(again) == office.pdf(issued)
    assert office.run("verify").exit_code == 0


def test_the_pdf_of_another_document_is_not_filled(office: Office) -> None:
    other = office.folder / "khac.yaml"
    other.write_text(LETTER.replace("STP-PBGDPL", "STP-VP"), "utf-8")
    drafted = office.done("draft", str(other), "-o", str(office.folder / "khac.docx"), "--for-signing")
    issued = office.done("issue", str(office.letter), "--on", "22/3/2023", "-o", str(office.folder))
    result = office.run("pdf", issued["key"], "--fill", drafted["files"]["pdf"])
    assert result.exit_code == 2
    assert "khác ký hiệu" in result.stderr


def test_fill_and_for_signing_exclude_each_other(office: Office) -> None:
    result = office.run("pdf", "312", "--fill", str(office.letter), "--for-signing")
    assert result.exit_code == 2
    assert "không dùng cùng nhau" in result.stderr
