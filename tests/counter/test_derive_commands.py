"""`vanthu derive`: the data file, its marks as JSON, messages for what cannot be derived."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from tests.registry.homes import blank

OFFICE = """\
co_quan: Ủy ban nhân dân tỉnh Hải Yến
viet_tat: UBND
dia_danh: Hải Yến
nguoi_ky:
  - {ho_ten: Trần Văn Bình, chuc_vu: Phó Chủ tịch, quyen_han: KT. Chủ tịch, tu_ngay: 01/01/2020}
so_van_ban:
  - {ten: Văn bản đi, loai: ["*", công văn], nam: 2025, so_cuoi: 20}
"""
PLAN = """\
loai: kế hoạch
trich_yeu: Tuyên truyền phòng cháy năm 2025
noi_dung: |
  Ủy ban nhân dân tỉnh giao Ủy ban nhân dân các huyện tuyên truyền phòng cháy trong năm 2025.
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Công an tỉnh
luu: VT
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one plan of 2025."""
    (tmp_path / "cq.yaml").write_text(OFFICE, "utf-8")
    (tmp_path / "kh.yaml").write_text(PLAN, "utf-8")
    blank(tmp_path / "home")
    assert run(tmp_path, "init", tmp_path / "cq.yaml").exit_code == 0
    entered = run(tmp_path, "enter", tmp_path / "kh.yaml", "--number", "7", "--on", "10/2/2025")
    assert entered.exit_code == 0, entered.output
    return tmp_path


def run(folder: Path, *arguments: object) -> Result:
    """The program in a home, the day being in 2026 or later."""
    return CliRunner().invoke(main, [*map(str, arguments), "--home", str(folder / "home"), "--actor", "Lan"])


def test_this_years_plan_with_its_marks(home: Path) -> None:
    out = home / "nam-nay.yaml"
    made = json.loads(run(home, "derive", "7/KH-UBND", "--again", "-o", out, "--json").stdout)
    assert made["file"] == str(out)
    assert {"trich_yeu", "noi_dung"} <= {mark["key"] for mark in made["marks"]}
    assert any("cấp huyện" in mark["message"] for mark in made["marks"])
    assert run(home, "draft", out, "-o", home / "nam-nay.docx").exit_code == 0


def test_a_data_file_somebody_edited_is_written_over_only_when_asked(home: Path) -> None:
    out = home / "nam-nay.yaml"
    out.write_text("của tôi", "utf-8")
    refused = run(home, "derive", "7/KH-UBND", "-o", out)
    assert (refused.exit_code, out.read_text("utf-8")) == (2, "của tôi")
    assert "--force" in refused.stderr
    assert run(home, "derive", "7/KH-UBND", "-o", out, "--force").exit_code == 0
    assert out.read_text("utf-8") != "của tôi"


def test_a_child_on_standard_output_is_a_data_file(home: Path) -> None:
    result = run(home, "derive", "7/KH-UBND", "--type", "công văn")
    assert result.exit_code == 0, result.output
    assert "loai: công văn" in result.stdout
    assert "[[07/KH-UBND]]" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("9/KH-UBND",), 1, "9/KH-UBND"),
        (("7/KH-UBND", "--type", "giấy mời"), 2, "giấy mời"),
        (("7/KH-UBND", "--again", "--type", "kế hoạch"), 2, "--again"),
        (("7/KH-UBND", "--for", "Sở Lạ"), 1, "Sở Lạ"),
    ],
)
def test_what_cannot_be_derived_is_said(
    home: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = run(home, "derive", *arguments)
    assert (result.exit_code, words in result.stderr) == (code, True)
