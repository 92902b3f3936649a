"""`mark`, `remind`, `deadlines`, `links review` and the files of `coverage`, as a clerk types them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from registry.clock import FixedClock
from registry.office import create_home
from registry.officefile import load_office
from registry.services.issuing import issue
from registry.services.setup import init
from tests.registry.homes import blank

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
"""
LETTER = """\
loai: công văn
ky_hieu: UBND-NC
trich_yeu: báo cáo công tác phòng cháy
kinh_gui:
  - Ủy ban nhân dân xã An Hòa
  - Ủy ban nhân dân xã Bình Minh
noi_dung: |
  Thực hiện Chỉ thị số 20/CT-TTg ngày 15 tháng 5 năm 2024 của Thủ tướng Chính phủ, đề nghị các xã báo cáo.
han_tra_loi: 09/8/2024
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Như trên
luu: VT, NC
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with create_home(blank(tmp_path / "nhà"), clock=FixedClock.on(date(2024, 8, 20)), actor="thử") as home:
        init(home, load_office(OFFICE.encode(), name="cq.yaml"))
        issue(home, LETTER.encode(), "cv.yaml", on=date(2024, 7, 1))
    return tmp_path


def vanthu(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--home", str(folder / "nhà"), "--actor", "Mai"])


def test_coverage_writes_page_table_and_calendar(folder: Path) -> None:
    files = {kind: folder / f"bang.{kind}" for kind in ("html", "xlsx", "ics")}
    options = [part for kind, path in files.items() for part in (f"--{kind}", str(path))]
    result = vanthu(folder, "coverage", "12/UBND-NC", "--as-of", "20/8/2024", "--json", *options)
    assert result.exit_code == 0, result.stderr
    rows = json.loads(result.stdout)["rows"]
    assert [(row["days_late"], row["working_days_late"]) for row in rows] == [(11, 7), (11, 7)]
    assert "A4 landscape" in files["html"].read_text()
    assert files["ics"].read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert files["xlsx"].stat().st_size > 1000


def test_a_unit_is_marked_and_drops_out_of_the_late(folder: Path) -> None:
    done = vanthu(folder, "mark", "12/UBND-NC", "an hoa", "--done", "--json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["row"]["confirmed_by"] == "Mai"
    late = json.loads(vanthu(folder, "coverage", "12/UBND-NC", "--late", "--json").stdout)["rows"]
    assert [row["unit"] for row in late] == ["Ủy ban nhân dân xã Bình Minh"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("mark", "12/UBND-NC", "an hoa"),
        ("mark", "12/UBND-NC", "an hoa", "--done", "--open"),
        ("mark", "12/UBND-NC", "--done"),
        ("mark", "12/UBND-NC", "xã Lạ", "--done"),
        ("mark", "12/UBND-NC", "an hoa", "--not-applicable", " "),
        ("mark", "12/UBND-NC", "--every", "tuần"),
        ("mark", "12/UBND-NC", "--every", "quý", "--before", "15/11"),
        ("links", "review", "vb1", "--confirm"),
        ("links", "review", "vb1", "vb2", "--confirm", "--reject"),
        ("remind", "12/UBND-NC", "-o", "thu.pdf"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    result = vanthu(folder, *arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.stderr
    assert vanthu(folder, "verify").exit_code == 0


def test_a_reminder_is_a_data_file_that_can_be_issued(folder: Path) -> None:
    target, names = folder / "don-doc.yaml", folder / "ds.csv"
    made = vanthu(
        folder, "remind", "12/UBND-NC", "--as-of", "20/8/2024", "-o", str(target), "--list", str(names)
    )
    assert made.exit_code == 0, made.stderr
    assert "Bình Minh" in names.read_text("utf-8-sig")
    again = vanthu(folder, "remind", "12/UBND-NC", "-o", str(target))
    assert (again.exit_code, "--force" in again.stderr) == (2, True)
    plan = vanthu(folder, "batch", str(target), "--to", str(names), "--dry-run")
    assert plan.exit_code in (0, 2)
    issued = vanthu(folder, "issue", str(target), "--on", "20/8/2024", "--json")
    assert issued.exit_code == 0, issued.stderr
    assert json.loads(issued.stdout)["notation"] == "13/UBND-NC"


def test_the_worklist_is_empty_where_all_is_decided(folder: Path) -> None:
    result = vanthu(folder, "links", "review")
    assert (result.exit_code, result.stdout.strip()) == (0, "Không có việc nào cần xem xét.")


def test_deadlines_are_listed(folder: Path) -> None:
    found = json.loads(vanthu(folder, "deadlines", "--json").stdout)["deadlines"]
    assert [(one["due_on"], len(one["waiting_for"])) for one in found] == [("2024-08-09", 2)]


def test_a_checked_contradiction_needs_two_papers_and_no_other_act(folder: Path) -> None:
    both = vanthu(folder, "links", "review", "vb1", "vb2", "--checked", "--confirm")
    assert (both.exit_code, both.stdout) == (2, "")
    assert "--checked" in both.stderr
    nothing = vanthu(folder, "links", "review", "vb1", "vb2", "--checked", "--reason", "đã xem")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    alone = vanthu(folder, "links", "review", "--reason", "đã xem")
    assert alone.exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--every", "năm", "--before", "31/2"), "không phải là ngày có thật"),
        (("--every", "năm", "--until", "1/1/2020"), "sớm hơn ngày ban hành"),
    ],
)
def test_a_duty_of_days_that_cannot_be_is_refused(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = vanthu(folder, "mark", "vb1", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_plan_is_not_counted_as_an_answer(folder: Path) -> None:
    plan = (
        "ỦY BAN NHÂN DÂN\nXÃ AN HÒA\n\nSố: 30/KH-UBND\nAn Hòa, ngày 10 tháng 7 năm 2024\n\nKẾ HOẠCH\nPhòng cháy\n\n"
        "Thực hiện Công văn số 12/UBND-NC ngày 01/7/2024 của Ủy ban nhân dân tỉnh Hải Yến.\n"
    )
    (folder / "kh.txt").write_text(plan, "utf-8")
    assert vanthu(folder, "receive", str(folder / "kh.txt"), "--yes").exit_code == 0
    shown = vanthu(folder, "coverage", "12/UBND-NC", "--as-of", "20/8/2024").stdout
    assert shown.startswith("Công văn số 12/UBND-NC: 0/2 nơi đã trả lời")
    assert "đã có văn bản triển khai" in shown


def test_a_number_without_an_upper_limit_is_asked_for_in_words(folder: Path) -> None:
    result = vanthu(folder, "trace", "vb1", "--depth", "0")
    assert result.exit_code == 2
    assert "từ 1 trở lên" in result.stderr
    assert "None" not in result.stderr


PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ AN HÒA\n\nSố: 30/KH-UBND\nAn Hòa, ngày 10 tháng 7 năm 2024\n\nKẾ HOẠCH\nPhòng cháy\n\n"
    "Thực hiện Công văn số 12/UBND-NC ngày 01/7/2024 của Ủy ban nhân dân tỉnh Hải Yến.\n"
)


def links_of(page: Path) -> list[str]:
    return re.findall(r'href="([^"]+)"', page.read_text("utf-8"))


@pytest.mark.parametrize("kind", ["html", "svg"])
def test_the_chain_leads_to_the_papers_in_a_folder_beside_it(folder: Path, kind: str) -> None:
    (folder / "kh.html").write_text(
        f"<html><body><pre>{PLAN}</pre><script>alert(1)</script></body></html>", "utf-8"
    )
    assert vanthu(folder, "receive", str(folder / "kh.html"), "--yes").exit_code == 0
    page = folder / "ra" / f"chuoi.{kind}"
    told = vanthu(folder, "trace", "12/UBND-NC", "--format", kind, "-o", str(page))
    assert "2 tệp văn bản" in told.stdout
    found = set(links_of(page))
    assert found == {"chuoi-tep/12-ubnd-nc-vb1.docx", f"chuoi-tep/30-kh-ubnd-{key_of(folder)}.txt"}
    assert (page.parent / "chuoi-tep/12-ubnd-nc-vb1.docx").read_bytes().startswith(b"PK")
    assert "alert" not in (page.parent / f"chuoi-tep/30-kh-ubnd-{key_of(folder)}.txt").read_text("utf-8")


def key_of(folder: Path) -> str:
    found = json.loads(vanthu(folder, "trace", "30/KH-UBND", "--json").stdout)
    return str(found["root"])


def test_a_chain_can_be_written_without_files_and_as_json(folder: Path) -> None:
    page, data = folder / "chuoi.html", folder / "chuoi.json"
    assert (
        vanthu(folder, "trace", "12/UBND-NC", "--format", "html", "-o", str(page), "--no-files").exit_code
        == 0
    )
    assert links_of(page) == []
    assert not (folder / "chuoi-tep").exists()
    assert vanthu(folder, "trace", "12/UBND-NC", "--format", "json", "-o", str(data)).exit_code == 0
    assert json.loads(data.read_text("utf-8"))["root"] == "vb1"


def test_the_table_for_the_meeting_leads_to_the_answers(folder: Path) -> None:
    (folder / "kh.txt").write_text(PLAN, "utf-8")
    assert vanthu(folder, "receive", str(folder / "kh.txt"), "--yes").exit_code == 0
    page = folder / "bang.html"
    told = vanthu(folder, "coverage", "12/UBND-NC", "--html", str(page))
    assert f"Đã ghi {page} và 1 tệp văn bản" in told.stdout
    [target] = links_of(page)
    assert (folder / target).is_file()


def test_the_table_says_who_is_in_time_and_until_when(folder: Path) -> None:
    shown = vanthu(folder, "coverage", "12/UBND-NC", "--as-of", "5/8/2024").stdout
    assert "xã An Hòa: đã gửi; trong hạn (09/8/2024)" in shown


def test_events_of_two_offices_have_names_of_their_own(folder: Path) -> None:
    calendar = folder / "han.ics"
    assert vanthu(folder, "deadlines", "--ics", str(calendar)).exit_code == 0
    assert b"UID:vb1-2024-08-09.ubnd-hai-yen@vanthu" in calendar.read_bytes()


def test_what_was_written_down_is_told_by_the_papers_names(folder: Path) -> None:
    (folder / "kh.txt").write_text(
        PLAN.replace("Thực hiện Công văn số 12/UBND-NC ngày 01/7/2024 của", "Theo ý kiến của"), "utf-8"
    )
    assert vanthu(folder, "receive", str(folder / "kh.txt"), "--yes").exit_code == 0
    plan = f"Kế hoạch số 30/KH-UBND ({key_of(folder)})"
    told = vanthu(folder, "mark", "12/UBND-NC", "--answered-by", "30/KH-UBND").stdout
    assert told == f"Đã ghi: {plan} trả lời Công văn số 12/UBND-NC (vb1).\n"
    told = vanthu(folder, "link", "30/KH-UBND", "12/UBND-NC", "--relation", "thuc_hien").stdout
    assert told == f"Đã ghi: {plan} thực hiện Công văn số 12/UBND-NC (vb1).\n"
