"""What goes wrong at the counter: told in Vietnamese with the right exit code, nothing written, no number taken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from cli import main
from counter.commands import COMMANDS
from counter.vietnamese import LazyGroup
from registry.clock import SystemClock
from registry.office import open_home
from tests.registry.homes import blank

ROOT = Path(__file__).resolve().parents[2]
OFFICE = """
co_quan: Sở Tư pháp tỉnh Cà Mau
viet_tat: STP
dia_danh: Cà Mau
so_van_ban:
  - {ten: Công văn, loai: [công văn], nam: 2023, so_cuoi: 311}
"""
LETTER = """
loai: công văn
co_quan: Sở Tư pháp tỉnh Cà Mau
dia_danh: Cà Mau
ky_hieu: STP-PBGDPL
trich_yeu: triển khai công tác hòa giải ở cơ sở
kinh_gui: Ủy ban nhân dân các huyện, thành phố Cà Mau
noi_dung: |
  Đề nghị các địa phương quan tâm.
nguoi_ky: {quyen_han: KT. Giám đốc, chuc_vu: Phó Giám đốc, ho_ten: Trần Thị Minh Họa}
noi_nhan:
  - Như trên
luu: VT, PBGDPL
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "thư có dấu.yaml"
    path.write_text(LETTER, "utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    file = tmp_path / "co-quan.yaml"
    file.write_text(OFFICE, "utf-8")
    blank(tmp_path / "home")
    assert run("init", file, "--home", tmp_path / "home").exit_code == 0
    return tmp_path / "home"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def last_number(home: Path) -> int:
    books = json.loads(run("register", "list", "--home", home, "--json").stdout)["books"]
    return next(int(book["last_number"]) for book in books)


@pytest.mark.parametrize("name", ["thư có dấu.yaml", "ban-thao.pdf", "ban-thao", "."])
def test_a_draft_is_written_only_to_a_word_file_and_never_over_its_data(letter: Path, name: str) -> None:
    result = run("draft", letter, "-o", letter.parent / name)
    assert result.exit_code == 2
    assert "không phải là tên tệp Word" in result.stderr
    assert letter.read_text("utf-8") == LETTER
    assert list(letter.parent.iterdir()) == [letter]


def test_a_folder_that_cannot_be_written_to_takes_no_number(letter: Path, home: Path) -> None:
    result = run("issue", letter, "--on", "20/3/2023", "--home", home, "-o", letter / "out", "--json")
    assert result.exit_code == 2
    assert "không phải là thư mục" in result.stderr
    assert result.stdout == ""
    assert last_number(home) == 311


def test_a_file_that_cannot_be_written_after_the_number_is_a_warning(letter: Path, home: Path) -> None:
    out = letter.parent / "out"
    (out / "312-STP-PBGDPL.docx").mkdir(parents=True)
    result = run("issue", letter, "--on", "20/3/2023", "--home", home, "-o", out, "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["notation"] == "312/STP-PBGDPL"
    assert answer["files"] == {}
    assert "được lưu trong hệ thống" in answer["warnings"][0]


def test_no_output_folder_is_left_behind_by_a_refused_issue(letter: Path, home: Path) -> None:
    letter.write_text(LETTER.replace("trich_yeu:", "trich_yew:"), "utf-8")
    assert run("issue", letter, "--home", home, "-o", letter.parent / "mới" / "out").exit_code == 2
    assert not (letter.parent / "mới").exists()


@pytest.mark.parametrize("address", ["mysql://u:matkhau@x/y", "nothing://u:matkhau@x/y"])
def test_a_database_that_cannot_be_reached_is_a_refusal_without_its_password(
    letter: Path, home: Path, address: str
) -> None:
    result = run("issue", letter, "--home", home, "--db", address)
    assert result.exit_code == 3
    assert "cơ sở dữ liệu nêu ở --db" in result.stderr
    assert "matkhau" not in result.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero, a file that never ends")
def test_an_endless_file_is_refused_not_read_to_the_end() -> None:
    result = run("draft", "/dev/zero")
    assert result.exit_code == 2
    assert "lớn hơn 20 MB" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is full")
def test_an_answer_that_cannot_be_printed_is_not_success() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, ROOT / "cli.py", "schema"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == 3
    assert "ổ đĩa đã đầy" in ran.stderr.decode("utf-8")
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(
    not str(ROOT).isascii(), reason="Python itself cannot read an editable install of this path there"
)
def test_answers_are_utf8_under_a_locale_that_is_not(letter: Path) -> None:
    out = letter.parent / "bản thảo.docx"
    narrow = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    environment = {"PATH": os.environ["PATH"], "VANTHU_HOME": str(letter.parent / "none"), **narrow}
    command = [sys.executable, str(ROOT / "cli.py"), "draft", str(letter), "-o", str(out), "--json"]
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.decode("utf-8"))["files"] == {"docx": str(out)}
    assert out.exists()


def test_a_fault_of_the_program_is_a_sentence_and_exit_code_3(capsys: pytest.CaptureFixture[str]) -> None:
    group = LazyGroup(name="x")

    @group.command("hong")
    def broken() -> None:
        raise KeyError("ô")

    assert isinstance(broken, click.Command)
    with pytest.raises(SystemExit) as left:
        group.main(["hong"])
    assert left.value.code == 3
    assert "Lỗi của chương trình" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_pages_hold_no_word_of_click(name: str) -> None:
    page = run(name, "--help").stdout
    assert not [word for word in (" PATH", " TEXT", " INTEGER", "[required]", "[default") if word in page]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["batch", "x", "--to", "xa:Cà Mau", "--mode", "xx"], "phải là một trong: shared, copies, separate."),
        (["register", "show", "--year", "abc"], "phải là số nguyên từ 1900 đến 2999."),
    ],
)
def test_a_wrong_value_says_in_vietnamese_what_is_wanted(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


_ANYBODY = """
import json, sys
from click.testing import CliRunner
from cli import main
for arguments in json.loads(sys.argv[1]):
    ran = CliRunner().invoke(main, arguments)
    print(json.dumps([ran.exit_code, ran.stdout, ran.stderr]))
"""
_LOOK_UPS = (
    ("search", "hòa giải"),
    ("trace", "01/STP-PBGDPL"),
    ("register", "show"),
    ("register", "list"),
    ("register", "export", "-o", "@so.xlsx"),
    ("assign", "list"),
    ("deadlines",),
    ("people", "list"),
    ("backup", "@sao.zip"),
    ("verify",),
)
_WRITES = (
    ("issue", "@thư có dấu.yaml", "--again"),
    ("receive", "--author", "Sở Lạ", "--subject", "báo cáo"),
    ("attach", "01/STP-PBGDPL", "@quet.pdf", "--as", "scan"),
    ("dispatch", "01/STP-PBGDPL"),
    ("search", "hòa giải", "--save", "hg"),
    ("init", "@co-quan.yaml"),
)


@pytest.fixture
def only_read(home: Path, letter: Path) -> Iterator[Path]:
    """A home with one letter of number 01 in folders that nobody may write."""
    (letter.parent / "quet.pdf").write_bytes(b"%PDF-1.4 scan")
    issued = run("issue", letter, "--home", home, "-o", letter.parent, "--json")
    assert json.loads(issued.stdout)["notation"].endswith("/STP-PBGDPL"), issued.stderr
    yield from _closed_to_writing(home)


def _closed_to_writing(home: Path) -> Iterator[Path]:
    for path in (*home.rglob("*"), home):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield home
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.fixture
def as_anybody(need_tool: Callable[[str], str], letter: Path) -> Callable[..., list[tuple[int, str, str]]]:
    """Run commands as somebody whom the permissions of files hold (root is not held)."""

    def ran(home: Path, *commands: tuple[str, ...]) -> list[tuple[int, str, str]]:
        dropped = [need_tool("setpriv"), "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
        said = [
            [part.replace("@", f"{letter.parent}/") for part in (*one, "--home", str(home))]
            for one in commands
        ]
        done = subprocess.run(
            [*dropped, sys.executable, "-c", _ANYBODY, json.dumps(said)],
            capture_output=True,
            check=True,
            cwd=letter.parent,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        return [tuple(json.loads(line)) for line in done.stdout.splitlines()]

    return ran


def test_a_home_that_may_only_be_read_is_looked_up(only_read: Path, as_anybody: Callable[..., Any]) -> None:
    before = sorted(only_read.iterdir())
    for command, (code, _, stderr) in zip(_LOOK_UPS, as_anybody(only_read, *_LOOK_UPS), strict=True):
        assert (code, stderr) == (0, ""), command
    assert sorted(only_read.iterdir()) == before


def test_a_home_that_may_only_be_read_is_looked_up_beside_a_clerk_who_writes(
    only_read: Path, as_anybody: Callable[..., Any]
) -> None:
    with open_home(only_read, clock=SystemClock(), actor="Lan") as home, home.store.reading():
        (code, said, stderr), *_ = as_anybody(only_read, ("search", "hòa giải"))
    assert (code, stderr) == (0, "")
    assert "STP-PBGDPL" in said


def test_a_home_that_may_only_be_read_says_so_and_takes_no_number(
    only_read: Path, as_anybody: Callable[..., Any]
) -> None:
    for command, (code, stdout, stderr) in zip(_WRITES, as_anybody(only_read, *_WRITES), strict=True):
        assert (code, stdout) == (3, ""), (command, stderr)
        assert "chỉ cho đọc" in stderr, command
    for path in (only_read, *only_read.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    letter = only_read.parent / "thư có dấu.yaml"
    told = run("issue", letter, "--again", "--home", only_read, "-o", letter.parent, "--json")
    assert json.loads(told.stdout)["notation"] == "02/STP-PBGDPL"
