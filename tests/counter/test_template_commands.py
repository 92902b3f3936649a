"""`vanthu template …`: from a type or a sample to a template in force, in text and JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.markup import XMLNS, paragraph, run
from doc_engine.ooxml.package import Member, read, write

ROOT = Path(__file__).resolve().parents[2]
OFFICE = """
co_quan: Sở Tư pháp tỉnh Cà Mau
viet_tat: STP
dia_danh: Cà Mau
so_van_ban:
  - {ten: Công văn, loai: [công văn], nam: 2023, so_cuoi: 311}
"""
SAMPLE = ("Số: …/CV-…", "V/v ………", "……, ngày … tháng … năm …", "Kính gửi: ……", "Biển số xe: ………", "………………")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sample of an office."""
    body = "".join(paragraph("", run(text)) for text in SAMPLE)
    parts = read(build("cong_van")) | {
        "word/document.xml": f"<w:document {XMLNS}><w:body>{body}<w:sectPr/></w:body></w:document>".encode()
    }
    (tmp_path / "mau-cu.docx").write_bytes(write(Member.stored(*part) for part in parts.items()))
    return tmp_path


def run_in(folder: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments, "--home", str(folder / "home")], input=typed)


def told(folder: Path, *arguments: str) -> Any:
    return json.loads(run_in(folder, *arguments, "--json").stdout)


def test_a_new_template_of_a_type_is_a_copy_to_edit(folder: Path) -> None:
    made = told(folder, "template", "new", "công văn", "-o", str(folder / "cv.docx"))
    assert made == {"source": "công văn", "type": "cong_van", "written": str(folder / "cv.docx")}
    assert (folder / "cv.docx").read_bytes() == build("cong_van")


def test_a_sample_is_proposed_for_and_nothing_is_written_without_yes(folder: Path) -> None:
    out = folder / "moi.docx"
    result = run_in(folder, "template", "new", str(folder / "mau-cu.docx"), "-o", str(out))
    assert result.exit_code == 1
    assert "đoạn 1: Số: …/CV-… → Số: {{ so }}/{{ ky_hieu }} [95%]" in result.stdout
    assert "Biển số xe" in result.stdout.split("Chưa đặt được:")[1]
    assert not out.exists()


def test_with_yes_the_tags_are_written_and_what_is_left_is_told(folder: Path) -> None:
    out = folder / "moi.docx"
    made = told(
        folder, "template", "new", str(folder / "mau-cu.docx"), "-o", str(out), "--yes", "--skip", "2"
    )
    assert made["written"] == str(out)
    assert made["type"] == "cong_van"
    first = made["proposals"][0]
    assert (first["paragraph"], first["proposed"], first["fields"]) == (
        1,
        "Số: {{ so }}/{{ ky_hieu }}",
        ["so", "ky_hieu"],
    )
    assert [one["paragraph"] for one in made["unplaced"]] == [5]
    assert {"ho_ten", "quyen_han", "noi_nhan"} == set(made["missing"])
    assert {"MV02", "MV04"} <= {one["code"] for one in made["findings"]}
    xml = read(out.read_bytes())["word/document.xml"].decode()
    assert "Số: {{ so }}/{{ ky_hieu }}" in xml.replace('</w:t><w:t xml:space="preserve">', "")
    assert "V/v ………" in xml


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")
@pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False)])
def test_at_a_terminal_the_clerk_is_shown_the_proposal_and_asked(
    folder: Path, answer: str, written: bool
) -> None:
    import pty

    out = folder / "moi.docx"
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    command = [
        sys.executable,
        str(ROOT / "cli.py"),
        "template",
        "new",
        str(folder / "mau-cu.docx"),
        "-o",
        str(out),
    ]
    done = subprocess.run(command, stdin=theirs, capture_output=True, timeout=120, check=False)
    assert "Số: {{ so }}/{{ ky_hieu }}" in done.stderr.decode()
    assert (done.returncode == 0, out.exists()) == (written, written)


def test_a_sample_is_never_written_over(folder: Path) -> None:
    sample = str(folder / "mau-cu.docx")
    result = run_in(folder, "template", "new", sample, "-o", sample, "--yes")
    assert result.exit_code == 2
    assert "trùng" in result.stderr


def test_a_template_is_added_listed_and_kept_by_version(folder: Path) -> None:
    (folder / "cq.yaml").write_text(OFFICE, "utf-8")
    assert run_in(folder, "init", str(folder / "cq.yaml")).exit_code == 0
    run_in(folder, "template", "new", "cong_van", "-o", str(folder / "cv.docx"))
    added = told(folder, "template", "add", "công văn", str(folder / "cv.docx"))
    assert (added["version"], added["own"], added["new"]) == (1, True, True)
    listed = {row["type"]: row for row in told(folder, "template", "list")["templates"]}
    assert listed["cong_van"]["digest"] == added["digest"]
    assert (listed["ke_hoach"]["own"], listed["ke_hoach"]["version"]) == (False, 0)
    assert [row["version"] for row in told(folder, "template", "list", "công văn")["templates"]] == [1]


def test_a_template_with_errors_is_not_added(folder: Path) -> None:
    (folder / "cq.yaml").write_text(OFFICE, "utf-8")
    run_in(folder, "init", str(folder / "cq.yaml"))
    result = run_in(folder, "template", "add", "công văn", str(folder / "mau-cu.docx"))
    assert result.exit_code == 2
    assert not told(folder, "template", "list", "công văn")["templates"][0]["own"]


def test_check_answers_no_with_findings_and_the_type_it_took(folder: Path) -> None:
    result = run_in(folder, "template", "check", str(folder / "mau-cu.docx"), "--json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert said["type"] == "cong_van"
    assert said["findings"][0]["severity"] == "error"
    assert run_in(folder, "template", "check", "công văn").exit_code == 0


def test_fields_tell_which_of_them_a_template_uses(folder: Path) -> None:
    rows = {row["name"]: row for row in told(folder, "template", "fields", "công văn")["fields"]}
    assert rows["so"]["used"]
    assert not rows["kinh_moi"]["used"]
    assert rows["kinh_moi"]["items"] == "chữ"
    assert {row["used"] for row in told(folder, "template", "fields")["fields"]} == {None}


def test_an_unknown_type_is_told_with_the_known_ones(folder: Path) -> None:
    result = run_in(folder, "template", "list", "thư tình")
    assert result.exit_code == 2
    assert "kế hoạch" in result.stderr
