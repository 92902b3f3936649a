"""`vanthu batch`: the plan as a file, what the world may not change, results in a folder, a broken-off run."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main
from counter.progress import Ticker
from tests.registry.homes import blank

OFFICE = """
co_quan: Sở Tư pháp tỉnh Cà Mau
co_quan_chu_quan: UBND tỉnh Cà Mau
viet_tat: STP
dia_danh: Cà Mau
nguoi_ky: [{ho_ten: Trần Thị Mẫu, chuc_vu: Giám đốc}]
so_van_ban:
  - {ten: Công văn, loai: [công văn], nam: 2023, so_cuoi: 311}
"""
LETTER = """
loai: công văn
ky_hieu: STP-PBGDPL
trich_yeu: số liệu hòa giải ở cơ sở
kinh_gui: Ủy ban nhân dân các huyện, thành phố Cà Mau
noi_dung: |
  Năm 2022 địa bàn có «Số vụ» vụ việc.
nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Trần Thị Mẫu}
noi_nhan:
  - Như trên
luu: VT
"""
LIST = "STT;Tên đơn vị;Số vụ;Địa chỉ\n1;UBND huyện U Minh;12;Khóm 1\n2;UBND huyện Thới Bình;7;\n"


class Office:
    """A home in a folder, a letter and a list."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.letter, self.list = self.write("cv.yaml", LETTER), self.write("ds.csv", LIST)

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--home", str(self.folder / "home")])

    def batch(self, *arguments: str) -> Result:
        return self.run("batch", self.letter, *arguments)

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, "utf-8")
        return str(path)

    @property
    def out(self) -> str:
        return str(self.folder / "ra")

    @property
    def plan(self) -> str:
        return str(self.folder / "ke-hoach.json")

    def planned(self, mode: str = "separate") -> Result:
        return self.batch(
            "--to", self.list, "--mode", mode, "--on", "24/3/2023", "--dry-run", "--plan", self.plan
        )

    def lines(self) -> Any:
        return json.loads(self.run("register", "list", "--json").stdout)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    blank(tmp_path / "home")
    assert made.run("init", made.write("cq.yaml", OFFICE)).exit_code == 0
    return made


def test_the_plan_shows_numbers_copies_what_differs_and_takes_nothing(office: Office) -> None:
    shown = office.planned()
    assert shown.exit_code == 0, shown.stderr
    for words in (
        "từ 312 đến 313",
        "Khác nhau giữa các thư: số, nơi nhận, Số vụ",
        "2 bản, 2 bì",
        "Số vụ: 12",
    ):
        assert words in shown.stdout
    said = json.loads((office.folder / "ke-hoach.json").read_bytes())
    assert (said["numbers"], len(said["letters"])) == ([312, 313], 2)
    assert office.batch("--plan", office.plan, "--resume").exit_code == 3


def test_running_a_plan_runs_it_once_and_lays_everything_out(office: Office) -> None:
    office.planned()
    done = office.batch("--plan", office.plan, "-o", office.out, "--envelopes", "--json")
    assert done.exit_code == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["notations"] == ["312/STP-PBGDPL", "313/STP-PBGDPL"]
    assert [one["docx"]["name"] for one in said["letters"]] == [
        "thu/0001-ubnd-huyen-u-minh.docx",
        "thu/0002-ubnd-huyen-thoi-binh.docx",
    ]
    assert all(Path(path).exists() for path in said["files"].values())
    Path(office.out, "thu.zip").unlink()
    again = office.batch("--plan", office.plan, "-o", office.out, "--resume", "--json")
    assert json.loads(again.stdout)["repeated"] is True
    assert Path(office.out, "thu.zip").exists()
    assert office.run("verify").exit_code == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda office: office.write("ds.csv", LIST.replace("12", "13")), "danh sách nơi nhận"),
        (lambda office: office.write("cv.yaml", LETTER.replace("vụ việc", "việc")), "nội dung tệp dữ liệu"),
        (lambda office: office.run("issue", office.write("khac.yaml", LETTER.replace("«Số vụ»", "3")), "--on", "24/3/2023", "-o", office.out), "số cuối của sổ (khi lập 311, nay 312)"),
    ],
)  # fmt: skip
def test_a_plan_whose_world_changed_is_refused_and_takes_no_number(
    office: Office, change: Any, said: str
) -> None:
    office.planned()
    change(office)
    refused = office.batch("--plan", office.plan, "-o", office.out)
    assert refused.exit_code == 3
    assert said in refused.stderr
    assert not Path(office.out, "thu").exists()


def test_a_plan_changed_by_hand_is_no_plan(office: Office) -> None:
    office.planned()
    path = Path(office.plan)
    path.write_text(path.read_text("utf-8").replace("U Minh", "U Mính"), "utf-8")
    refused = office.batch("--plan", office.plan)
    assert (refused.exit_code, "đã bị sửa tay" in refused.stderr) == (2, True)


def test_faults_of_the_list_are_told_and_nothing_is_written(office: Office) -> None:
    office.write("ds.csv", LIST + "3;;5;\n4;UBND huyện U Minh;;\n")
    refused = office.batch("--to", office.list, "--mode", "copies", "--on", "24/3/2023", "-o", office.out)
    assert refused.exit_code == 2
    assert "ds.csv, dòng 4, mục “cột B (Tên đơn vị)”: thiếu tên nơi nhận" in refused.stderr
    assert "dòng 5, mục “cột C (Số vụ)”: ô trống" in refused.stderr
    assert not Path(office.out).exists()


def test_a_plan_that_failed_says_only_what_is_known(office: Office) -> None:
    office.write("ds.xlsx", "chữ thường")
    for told in (str(office.folder / "ds.xlsx"), "huyen:Cà Mâu"):
        arguments = ("--to", told, "--mode", "separate", "--on", "24/3/2023", "--dry-run")
        text, said = office.batch(*arguments).stdout, json.loads(office.batch(*arguments, "--json").stdout)
        assert text.startswith("Chưa lập được kế hoạch gửi: 1 lỗi. Chưa lấy số.\nLỗi: ")
        assert (said["numbers"], len(said["problems"])) == ([], 1)


def test_a_slot_is_warned_of_in_a_draft_and_at_issue_and_refused_where_it_is_surely_one(
    office: Office,
) -> None:
    drafted = office.run("draft", office.letter, "-o", str(office.folder / "a.docx"), "--json")
    assert "còn chỗ điền «Số vụ»" in drafted.stderr
    own = office.write("rieng.yaml", LETTER.replace("«Số vụ»", "«so_vu» «Kính gửi»"))
    refused = office.run("issue", own, "--on", "24/3/2023", "-o", office.out)
    assert (refused.exit_code, office.lines()["books"][0]["last_number"]) == (2, 311)
    assert "«so_vu»" in refused.stderr
    assert "«Kính gửi»" in refused.stderr
    issued = office.run("issue", office.letter, "--on", "24/3/2023", "-o", office.out, "--json")
    assert issued.exit_code == 0
    assert any("còn chỗ điền «Số vụ»" in line for line in json.loads(issued.stdout)["warnings"])


def test_a_break_while_letters_are_made_takes_no_number(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Ticker, step: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    office.planned()
    with monkeypatch.context() as patched:
        patched.setattr(Ticker, "__call__", broken)
        stopped = office.batch("--plan", office.plan, "-o", office.out)
    assert stopped.exit_code not in (0, 2)
    assert "Traceback" not in stopped.stderr
    done = json.loads(office.batch("--plan", office.plan, "-o", office.out, "--json").stdout)
    assert done["notations"] == ["312/STP-PBGDPL", "313/STP-PBGDPL"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_with_the_rate_and_others_plain_lines() -> None:
    bar, plain = Terminal(), io.StringIO()
    for stream in (bar, plain):
        tick = Ticker(stream)
        for done in range(1, 4):
            tick("soạn thư", done, 3)
    assert "soạn thư: 3/3" in bar.getvalue()
    assert "/giây" in bar.getvalue()
    assert "\r" not in plain.getvalue()
