"""The commands of the incoming desk and the directory: exit codes, one JSON document, nothing written when they fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from tests.registry.homes import blank

OFFICE = """
co_quan: Sở Tư pháp tỉnh Cà Mau
co_quan_chu_quan: UBND tỉnh Cà Mau
viet_tat: STP
dia_danh: Cà Mau
don_vi_soan: [{ten: Phòng Phổ biến giáo dục pháp luật, viet_tat: PBGDPL}]
nguoi_ky: [{ho_ten: Trần Thị Mẫu, chuc_vu: Giám đốc}]
so_van_ban:
  - {ten: Công văn, loai: "*", nam: 2026, so_cuoi: 311}
"""
PAPER = (
    "receive", "--author", "UBND tỉnh Kiên Giang", "--notation", "12/UBND-NC", "--date", "2/3/2026",
    "--type", "công văn", "--subject", "báo cáo số liệu", "--arrived", "5/3/2026",
)  # fmt: skip


class Office:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--home", str(self.folder / "home"), "--actor", "Lan"])

    def json(self, *arguments: str) -> dict:
        result = self.run(*arguments, "--json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    (tmp_path / "cq.yaml").write_text(OFFICE, "utf-8")
    blank(tmp_path / "home")
    assert made.run("init", str(tmp_path / "cq.yaml")).exit_code == 0
    return made


def test_a_paper_goes_from_the_door_to_its_answer(office):
    got = office.json(*PAPER)
    assert (got["arrival_number"], got["form"], got["digest"]) == (1, "giay", None)
    given = office.json("assign", "1/2026", "--to", "PBGDPL", "--due", "5 ngày làm việc")
    assert given["handler"] == "Phòng Phổ biến giáo dục pháp luật"
    listed = office.json("assign", "list")
    assert [one["arrival_number"] for one in listed["matters"]] == [1]
    out = office.folder / "tra-loi.yaml"
    made = office.json("reply", "1/2026", "-o", str(out))
    assert (made["key"], made["files"]) == (got["key"], {"yaml": str(out)})
    again = office.run("reply", "1/2026", "-o", str(out))
    assert (again.exit_code, "--force" in again.stderr) == (2, True)
    unfilled = office.run("issue", str(out), "-o", str(office.folder))
    assert (unfilled.exit_code, "1. …" in unfilled.stderr) == (2, True)
    written = out.read_text("utf-8").replace("1. …", "1. Đã nhận đủ số liệu.").replace("2. …", "2. Đồng ý.")
    out.write_text(written, "utf-8")
    issued = office.json("issue", str(out), "-o", str(office.folder))
    assert issued["notation"] == "312/STP-PBGDPL"
    assert office.json("assign", "list")["matters"] == []
    assert office.json("assign", got["key"])["answers"] == [issued["key"]]
    assert office.run("verify").exit_code == 0


def test_the_incoming_book_of_a_year_is_closed_and_exported_as_it_was_printed(office):
    year = office.json(*PAPER)["arrived_on"][:4]
    closing = ("register", "close", "--book", "den", "--year", year, "-o", str(office.folder))
    assert office.run(*closing).exit_code in (0, 2)  # on 31 December it needs no reason
    closed = office.json(*closing, "--reason", "sáp nhập")
    assert {"so.xlsx", "so.docx", "trang-ket-thuc.docx", "bien-ban.docx"} == set(closed["files"])
    refused = office.run("receive", "--author", "Sở Lạ", "--subject", "việc khác", "--arrived", "6/3/2026")
    assert (refused.exit_code, "đã khóa" in refused.stderr) == (3, True)
    out = office.folder / "in-lai.docx"
    office.json("register", "export", "--book", "den", "--year", year, "-o", str(out))
    assert out.read_bytes() == Path(closed["files"]["so.docx"]).read_bytes()
    assert office.run("verify").exit_code == 0


def test_a_paper_can_be_described_in_a_file(office):
    path = office.folder / "giay.yaml"
    path.write_text("tac_gia: UBND tỉnh Kiên Giang\ntrich_yeu: báo cáo\nhan_tra_loi: 30/3/2026\n", "utf-8")
    assert office.json("receive", str(path), "--arrived", "5/3/2026")["document"]["subject"] == "báo cáo"
    wrong = office.run("receive", str(path), "--subject", "x")
    assert wrong.exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("receive",), 2, "tac_gia"),
        (("receive", "--author", "X", "--subject", "y", "--date", "31/2/2026"), 2, "--date"),
        (("receive", "--author", "X", "--subject", "y", "--urgency", "vừa vừa"), 2, "--urgency"),
        (("assign", "7", "--to", "PBGDPL"), 1, "số đến 7"),
        (("assign", "1", "--to", "PBGDPL", "--done"), 2, "không dùng cùng nhau"),
        (("assign", "1", "--due", "5 ngày"), 2, "--to"),
        (("assign", "1", "--by", "vb1"), 2, "--done"),
        (("assign", "list", "--done"), 2, "list"),
        (("assign", "1", "--sheet", "a.txt"), 2, ".docx"),
        (("stamp", "7", "-o", "a.pdf"), 1, "số đến 7"),
        (("stamp", "7", "-o", "a.docx"), 2, ".pdf"),
        (("stamp", "7", "-o", "a.pdf", "--at", "giữa trang"), 2, "--at"),
        (("stamp", "7", "-o", "a.pdf", "--at", "1,2", "--slip"), 2, "--slip"),
        (("reply", "7", "-o", "a.txt"), 2, ".yaml"),
        (("verify", "--since", "22:d7cdc7"), 2, "64 chữ số"),
        (("search", "x", "--db", "vt1"), 2, "postgresql+psycopg://"),
        (("search", "x", "--db", "postgresql:/vt1"), 2, "postgresql+psycopg://"),
        (("reply", "7"), 1, "số đến 7"),
        (("people", "end", "Ai Đó", "--on", "1/3/2026"), 1, "Ai Đó"),
        (("people", "add", "Ai Đó", "--title", "x", "--unit", "Phòng Lạ"), 2, "Phòng Lạ"),
        (("groups", "show", "Các sở"), 1, "Các sở"),
        (("groups", "add", "Các sở", "khong-co.csv"), 2, "khong-co.csv"),
        (("calendar", "add", "1/2/2026", "ngủ"), 2, "làm bù"),
        (("calendar", "list", "--due", "mãi mãi"), 2, "mãi mãi"),
        (("units", "decide", "huyện Không Có", "xã Đầm Dơi"), 1, "Không Có"),
        (("units", "undecided", "huyen:Cà Mau@2026-01-01x"), 2, "ngày"),
        (("units", "functions", "Phòng Tư pháp huyện Đầm Dơi", "UBND"), 2, "tên địa phương"),
        (("handover", "--from", "A", "--to", "A", "-o", "a.docx"), 2, "hai người"),
        (("handover", "--from", "A", "--to", "B", "-o", "a.txt"), 2, ".docx"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_its_code_and_nothing_written(office, arguments, code, said, monkeypatch):
    monkeypatch.chdir(office.folder)
    before = sorted(path.name for path in office.folder.iterdir())
    result = office.run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(path.name for path in office.folder.iterdir()) == before
    assert office.json("register", "list")["books"][0]["last_number"] == 311


def test_the_directory_answers_in_json(office):
    office.json(
        "people",
        "add",
        "Lê Văn Bảy",
        "--title",
        "Phó Giám đốc",
        "--capacity",
        "KT. Giám đốc",
        "--from",
        "1/2/2026",
    )
    people = office.json("people", "list", "--on", "2/2/2026")["people"]
    assert [(one["full_name"], one["authority"]) for one in people] == [
        ("Trần Thị Mẫu", ""),
        ("Lê Văn Bảy", "KT. Giám đốc"),
    ]
    office.json("groups", "add", "UBND các xã", "xa:Cà Mau@2026-03-01")
    assert len(office.json("groups", "show", "UBND các xã")["members"]) == 64
    office.json("calendar", "add", "3/3/2026", "nghỉ", "--reason", "Bão")
    due = office.json("calendar", "list", "--due", "1 ngày làm việc", "--from", "2/3/2026")
    assert due["due_on"] == "2026-03-04"
    office.json("units", "decide", "huyện Đầm Dơi", "xã Đầm Dơi")
    left = office.json("units", "undecided", "huyen:Cà Mau@2025-06-30")["undecided"]
    assert "Đầm Dơi" not in {one["unit"]["name"] for one in left}
    shown = office.json("units", "show", "huyện Đầm Dơi@2023-03-20")["units"][0]
    assert shown["successors"]
    assert office.run("verify").exit_code == 0


def test_an_abolished_district_in_coverage_shows_who_answers_now(office):
    office.run("init", _old_office(office))
    letter = office.folder / "cv.yaml"
    letter.write_text(
        "loai: công văn\nky_hieu: STP-PBGDPL\ntrich_yeu: báo cáo\nkinh_gui: UBND các huyện\nnoi_dung: |\n  Đề nghị báo cáo.\n"
        "han_tra_loi: 15/4/2023\nnguoi_ky: Trần Thị Mẫu\nnoi_nhan: Như trên\n",
        "utf-8",
    )
    office.json(
        "batch", str(letter), "--to", "huyen:Cà Mau@2023-03-20", "--on", "20/3/2023", "-o", str(office.folder)
    )
    office.json("units", "decide", "huyện Đầm Dơi", "xã Đầm Dơi", "xã Tân Thuận")
    answer = office.folder / "tra-loi.txt"
    answer.write_text(
        "ỦY BAN NHÂN DÂN\nXÃ ĐẦM DƠI\n\nSố: 5/UBND-VP\nĐầm Dơi, ngày 03 tháng 3 năm 2026\nV/v báo cáo\n\n"
        "Kính gửi: Sở Tư pháp tỉnh Cà Mau\n\nPhúc đáp Công văn số 1/STP-PBGDPL ngày 20 tháng 3 năm 2023 của Sở Tư pháp "
        "tỉnh Cà Mau, Ủy ban nhân dân xã báo cáo như sau.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n",
        "utf-8",
    )
    came = office.json("receive", str(answer), "--arrived", "5/3/2026")["key"]
    rows = {row["unit"]: row["answers_now"] for row in office.json("coverage", "1/STP-PBGDPL")["rows"]}
    decided = rows["Ủy ban nhân dân huyện Đầm Dơi"]
    assert decided["bodies"] == ["Ủy ban nhân dân xã Đầm Dơi", "Ủy ban nhân dân xã Tân Thuận"]
    assert decided["documents"] == [came]
    open_one = rows["Ủy ban nhân dân huyện Năm Căn"]
    assert (open_one["decided"], len(open_one["candidates"]) > 1) == (False, True)
    before = office.json("coverage", "1/STP-PBGDPL", "--as-of", "30/6/2025")["rows"]
    assert all(row["answers_now"] is None for row in before)


def _old_office(office) -> str:
    path = office.folder / "cu.yaml"
    path.write_text(OFFICE + '  - {ten: Công văn, loai: "*", nam: 2023, so_cuoi: 0}\n', "utf-8")
    return str(path)
