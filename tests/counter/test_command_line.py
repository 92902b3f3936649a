"""The command line: Vietnamese help and errors, exit codes, one JSON document, nothing written when it fails."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from counter.commands import COMMANDS
from doc_engine.datafile.fields import CITED_KEYS
from tests.registry.homes import blank

ROOT = Path(__file__).resolve().parents[2]
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
trich_yeu: triển khai công tác hòa giải ở cơ sở
kinh_gui: Ủy ban nhân dân các huyện, thành phố Cà Mau
noi_dung: |
  Thực hiện Công văn [[760/VP-NC]], Sở Tư pháp đề nghị các địa phương quan tâm.
van_ban_lien_quan:
  - {so: 760/VP-NC, loai: Công văn, ngay: 20/3/2023, co_quan: Văn phòng Ủy ban nhân dân tỉnh Cà Mau}
nguoi_ky: {quyen_han: KT. Giám đốc, chuc_vu: Phó Giám đốc, ho_ten: Trần Thị Minh Họa}
noi_nhan:
  - Như trên
luu: VT, PBGDPL
"""


class Office:
    """A home in a folder and a way to run commands in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--home", str(self.folder / "home")])

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, "utf-8")
        return str(path)

    def letter(self, *changes: tuple[str, str]) -> str:
        text = LETTER
        for old, new in changes:
            text = text.replace(old, new)
        return self.write("thu.yaml", text)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    blank(tmp_path / "home")
    result = made.run("init", made.write("co-quan.yaml", OFFICE))
    assert result.exit_code == 0, result.stderr
    return made


def issue(office: Office, data: str, *more: str) -> Result:
    return office.run("issue", data, "--on", "22/3/2023", "-o", str(office.folder / "out"), *more)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_vietnamese_help_page(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert result.stdout.startswith("Cách dùng: ")
    assert "Usage" not in result.stdout
    assert "Show this message" not in result.stdout


def test_the_help_page_does_not_load_word_sql_or_pdf_libraries() -> None:
    code = "import sys, cli; sys.argv=['vanthu','--help']\ntry: cli.main()\nexcept SystemExit: pass\n"
    code += "print([m for m in ('docxtpl','docx','lxml','sqlalchemy','pypdfium2','pydantic') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip().endswith("[]")


def test_nothing_is_looked_through_for_garbage_on_the_way_out() -> None:
    code = "import atexit, gc, cli; atexit.register(lambda: print(gc.get_freeze_count() > 0)); cli.main(['--help'])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "True"


def test_cli_py_only_assembles_the_commands() -> None:
    tree = ast.parse((ROOT / "cli.py").read_text("utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= {"__future__", "counter.commands", "counter.vietnamese"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Import)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope"], "Không có lệnh 'nope'"),
        (["trace"], "Thiếu đối số SỐ_KÝ_HIỆU"),
        (["issue", "--nope", "x"], "Không có tùy chọn --nope"),
        (["link", "a", "b"], "Thiếu tùy chọn --relation"),
        (["trace", "a", "b"], "Thừa đối số"),
        (["trace", "1/KH-UBND", "--depth", "x"], "Giá trị của --depth không hợp lệ"),
    ],
)
def test_a_wrong_command_line_is_told_in_vietnamese_with_exit_code_2(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_issue_answers_with_one_json_document_and_writes_the_file(office: Office) -> None:
    result = issue(office, office.letter(), "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["notation"] == "312/STP-PBGDPL"
    assert answer["issued_on"] == "2023-03-22"
    assert set(answer) == {"key", "notation", "issued_on", "book", "files", "warnings"}
    assert Path(answer["files"]["docx"]).read_bytes().startswith(b"PK")


def test_the_same_request_again_gives_the_same_number_and_again_gives_another(office: Office) -> None:
    data = office.letter()
    first, second = (json.loads(issue(office, data, "--json").stdout)["notation"] for _ in range(2))
    third = json.loads(issue(office, data, "--json", "--again").stdout)["notation"]
    assert (first, second, third) == ("312/STP-PBGDPL", "312/STP-PBGDPL", "313/STP-PBGDPL")


def test_bad_data_is_told_whole_with_lines_and_takes_no_number(office: Office) -> None:
    bad = office.letter(("trich_yeu:", "trich_yêu:"), ("kinh_gui:", "kinh_guy:"))
    result = issue(office, bad)
    assert result.exit_code == 2
    assert "dòng 4" in result.stderr
    assert "dòng 5" in result.stderr
    assert not (office.folder / "out").exists()
    assert json.loads(issue(office, office.letter(), "--json").stdout)["notation"] == "312/STP-PBGDPL"


def test_a_missing_converter_is_found_before_a_number_is_taken(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANTHU_NO_CONVERTER", "1")
    result = issue(office, office.letter(), "--pdf")
    assert result.exit_code == 3
    monkeypatch.delenv("VANTHU_NO_CONVERTER")
    assert json.loads(issue(office, office.letter(), "--json").stdout)["notation"] == "312/STP-PBGDPL"


def test_a_draft_needs_no_home_and_leaves_number_and_day_blank(tmp_path: Path) -> None:
    lone = Office(tmp_path)
    head = "co_quan: Sở Tư pháp tỉnh Cà Mau\ndia_danh: Cà Mau\nngay: …/3/2023\n"
    out = tmp_path / "nháp có dấu.docx"
    result = lone.run("draft", lone.write("thu.yaml", head + LETTER.lstrip()), "-o", str(out), "--json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["files"] == {"docx": str(out)}
    read = json.loads(CliRunner().invoke(main, ["read", str(out), "--json"]).stdout)["header"]
    assert read["is_draft"] is True
    assert read["number"] is None
    assert read["issued_on"] == "2023-03"


def test_a_draft_prints_an_unknown_citation_by_its_number_and_says_so_while_issue_refuses_it(
    office: Office,
) -> None:
    plan = office.letter(("760/VP-NC]]", "999/VP-NC]]"))
    drafted = office.run("draft", plan, "-o", str(office.folder / "nhap.docx"), "--json")
    issued = office.run("issue", plan, "--on", "2023-03-27")
    assert drafted.exit_code == 0
    assert "999/VP-NC" in json.loads(drafted.stdout)["warnings"][0]
    assert issued.exit_code == 2
    assert "chưa biết văn bản “999/VP-NC”" in issued.output
    for told in (issued.output, json.loads(drafted.stdout)["warnings"][0]):
        named = re.search(r"\((so, [a-z_, ]+)\)", told)
        assert named is not None
        assert {*named[1].split(", ")} <= {key.key for key in CITED_KEYS}


def test_what_is_issued_can_be_traced_up_and_down(office: Office) -> None:
    issue(office, office.letter())
    graph = json.loads(office.run("trace", "760/VP-NC", "--format", "json").stdout)
    assert {node["notation"] for node in graph["nodes"]} == {"760/VP-NC", "312/STP-PBGDPL"}
    assert [link["relation"] for link in graph["links"]] == ["thuc_hien"]
    held = {node["notation"]: node["held"] for node in graph["nodes"]}
    assert held == {"760/VP-NC": False, "312/STP-PBGDPL": True}


def test_an_unknown_document_is_a_plain_no(office: Office) -> None:
    result = office.run("trace", "999/KH-UBND")
    assert result.exit_code == 1
    assert "999/KH-UBND" in result.stderr


def test_search_is_blind_to_accents(office: Office) -> None:
    issue(office, office.letter())
    found = json.loads(office.run("search", "hoa giai", "--json").stdout)["documents"]
    assert [item["notation"] for item in found] == ["312/STP-PBGDPL"]
    assert office.run("search", "khong co gi").exit_code == 1


def test_the_schema_of_one_type_has_its_own_keys_alone(office: Office) -> None:
    told = office.run("schema", "--type", "biên bản")
    keys = json.loads(told.stdout)["properties"]
    assert "chu_toa" in keys
    assert "kinh_moi" not in keys
    wrong = office.run("schema", "--type", "giấy khen")
    assert wrong.exit_code == 2
    assert "không phải là loại văn bản hành chính" in wrong.output


def test_a_copy_is_made_without_a_home_and_never_over_its_data(office: Office) -> None:
    data = (ROOT / "templates" / "copies" / "ban_sao.yaml").read_text("utf-8")
    source, out = office.write("sao.yaml", data), str(office.folder / "sao.docx")
    assert office.run("copy", source, "-o", out).exit_code == 0
    assert Path(out).read_bytes().startswith(b"PK")
    assert office.run("copy", source, "-o", source).exit_code == 2
    assert office.run("copy", source, "--electronic").exit_code == 2
    missing = office.run("copy", source, "--of", str(office.folder / "khong-co.pdf"), "-o", "x.pdf")
    assert missing.exit_code == 2


def test_the_units_of_a_province_are_those_of_the_day() -> None:
    shown = json.loads(
        CliRunner().invoke(main, ["units", "list", "huyen:Cà Mau@2023-03-20", "--json"]).stdout
    )
    assert len(shown["units"]) == 9
    shown = json.loads(CliRunner().invoke(main, ["units", "list", "xa:Cà Mau@2026-10-01", "--json"]).stdout)
    assert len(shown["units"]) == 64


def test_the_packaged_templates_pass_their_own_check(tmp_path: Path) -> None:
    lone = Office(tmp_path)
    listed = json.loads(lone.run("template", "list", "--json").stdout)["templates"]
    assert {row["type"] for row in listed} >= {"cong_van", "ke_hoach", "bao_cao", "quyet_dinh", "to_trinh"}
    for row in listed:
        assert lone.run("template", "check", row["type"]).exit_code == 0


def test_the_register_shows_the_template_each_document_was_printed_from(office: Office) -> None:
    assert issue(office, office.letter()).exit_code == 0
    row = json.loads(office.run("register", "show", "--json").stdout)["rows"][0]
    assert row["document"].startswith("vb")
    assert (row["template"]["type"], row["template"]["version"]) == ("cong_van", 0)
    assert row["template"]["digest"][:12] in office.run("register", "show", "--templates").stdout


def test_a_secret_document_is_refused_until_the_office_declares_its_network(office: Office) -> None:
    letter = office.letter(("loai: công văn", "loai: công văn\ndo_mat: mật"))
    refused = issue(office, letter)
    assert refused.exit_code == 3
    assert "mang_doc_lap" in refused.stderr
    declared = (
        OFFICE
        + "  - {ten: Văn bản mật, dung_cho: văn bản mật, nam: 2023}\n"
        + 'mang_doc_lap: {nguoi_quyet_dinh: "Lê Thị Hoa, Giám đốc", so_quyet_dinh: 2/QĐ-STP, ngay: 1/3/2023}\n'
    )
    assert office.run("init", office.write("co-quan.yaml", declared)).exit_code == 0
    assert issue(office, letter).exit_code == 0
    opened = office.run("secret", "open", "01/STP-PBGDPL", "-o", str(office.folder / "xem"), "--json")
    assert opened.exit_code == 0, opened.stderr


def test_a_whole_query_between_quotation_marks_is_not_one_phrase(office: Office) -> None:
    issue(office, office.letter())
    for query in (
        'loai:"công văn" hoa giai',
        "loai:công văn",
        "nam:2023 hoa giai",
        "nam:2023 huong:đi hoa giai",
        "coquan:Sở Tư pháp",
    ):
        assert office.run("search", query).exit_code == 0, query


def test_an_empty_day_is_not_today(office: Office) -> None:
    result = office.run("issue", office.letter(), "--on", "")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--on" in result.stderr
