"""`vanthu check`: exit codes, the JSON that stays, results whole or not at all, bad input in words and in bounded time."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from doc_engine.errors import BadInput
from doc_engine.findings import Finding, Severity
from doc_engine.ooxml import compile_template, package, render
from doc_engine.ooxml.reader import read_paper
from registry.errors import ConverterMissing
from registry.jail import LibreOffice
from registry.services.checking import at_least, check_file, page_pictures
from registry.views.check_page import check_html
from templates.samples import SAMPLES

NeedTool = Callable[[str], str]
TEMPLATES = Path(__file__).parents[2] / "templates"
KEYS = ["code", "severity", "cell", "where", "found", "required", "message", "article"]


@pytest.fixture(scope="session")
def good() -> bytes:
    """One of our own letters."""
    return render(compile_template((TEMPLATES / "cong_van.docx").read_bytes()), SAMPLES["cong_van"]())


def changed(docx: bytes, old: str, new: str, part: str = "word/document.xml") -> bytes:
    """The docx with words or marks of one part replaced."""
    parts = package.read(docx)
    text = parts[part].decode()
    assert old in text
    parts[part] = text.replace(old, new).encode()
    return package.write(package.Member.deflated(name, content) for name, content in parts.items())


@pytest.fixture(scope="session")
def wrong(good: bytes) -> bytes:
    """The same letter with a superscribed type and a small bottom margin."""
    spoilt = changed(good, "Số: 312/STP-PBGDPL", "Số: 5/CV-STP")
    return changed(spoilt, 'w:bottom="1134"', 'w:bottom="300"')


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["check", *arguments])


def put(folder: Path, content: bytes, name: str = "vb.docx") -> str:
    """A file to check."""
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_a_document_in_order_ends_with_0(tmp_path: Path, good: bytes) -> None:
    result = run(put(tmp_path, good), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"findings": [], "counts": {"error": 0, "warning": 0, "info": 0}}


def test_errors_end_with_1_and_the_json_that_stays(tmp_path: Path, wrong: bytes) -> None:
    result = run(put(tmp_path, wrong), "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert answer["counts"]["error"] >= 2
    assert all(list(finding) == KEYS for finding in answer["findings"])
    places = [finding["where"] for finding in answer["findings"]]
    assert "đoạn 7, bảng 1 ô (2,1)" in places


def test_severity_hides_what_is_lighter(tmp_path: Path, wrong: bytes) -> None:
    shown = json.loads(run(put(tmp_path, wrong), "--json", "--severity", "error").stdout)["findings"]
    assert {finding["severity"] for finding in shown} == {"error"}
    assert at_least(Severity.WARNING) == (Severity.ERROR, Severity.WARNING)


def test_a_repaired_and_a_commented_copy_keep_every_word(tmp_path: Path, wrong: bytes) -> None:
    fixed, marked = tmp_path / "sua.docx", tmp_path / "nhan-xet.docx"
    result = run(put(tmp_path, wrong), "--fix", str(fixed), "--comments", str(marked))
    assert result.exit_code == 1
    words = [line.text for line in read_paper(wrong).lines]
    assert [line.text for line in read_paper(fixed.read_bytes()).lines] == words
    assert [line.text for line in read_paper(marked.read_bytes()).lines] == words
    assert round(read_paper(fixed.read_bytes()).sections[0].bottom_mm) == 20
    with zipfile.ZipFile(io.BytesIO(marked.read_bytes())) as archive:
        assert "Nghị định số 30/2020/NĐ-CP" in archive.read("word/comments.xml").decode()


def test_nothing_is_written_over_the_file_itself(tmp_path: Path, wrong: bytes) -> None:
    path = put(tmp_path, wrong)
    result = run(path, "--fix", path)
    assert result.exit_code == 2
    assert Path(path).read_bytes() == wrong


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "rỗng"),
        (b"Xin chao", "không phải"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 cut", "bị hỏng"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "mật khẩu",
        ),
    ],
)
def test_what_is_no_word_file_is_told_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    result = run(put(tmp_path, content))
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_not_there_is_a_wrong_command(tmp_path: Path) -> None:
    assert run(str(tmp_path / "khong-co.docx")).exit_code == 2


def hostile(good: bytes) -> dict[str, bytes]:
    """Files of the kinds nobody should have to open."""
    deep = "<w:sdt><w:sdtContent>" * 10_000 + "</w:sdtContent></w:sdt>" * 10_000
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return {
        "deep": changed(good, "<w:body>", f"<w:body>{deep}"),
        "entity": changed(good, "<w:document", f"{entity}<w:document"),
        "bomb": changed(good, "<w:body>", "<w:body>" + " " * 40_000_000),
        "macro": _with(good, "word/vbaProject.bin", b"x"),
    }


def _with(docx: bytes, name: str, content: bytes) -> bytes:
    parts = {**package.read(docx), name: content}
    return package.write(package.Member.deflated(*item) for item in parts.items())


@pytest.mark.parametrize("kind", ["deep", "entity", "bomb", "macro"])
def test_a_hostile_file_is_refused_in_words(good: bytes, kind: str) -> None:
    with pytest.raises(BadInput):
        check_file(hostile(good)[kind], "vb.docx")


def test_a_picture_from_the_network_is_not_fetched_and_hinders_nothing(good: bytes) -> None:
    relation = (
        '<Relationship Id="rIdAnh" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="http://127.0.0.1:9/a.png" TargetMode="External"/></Relationships>'
    )
    docx = changed(good, "</Relationships>", relation, "word/_rels/document.xml.rels")
    assert check_file(docx).findings == ()


def test_an_empty_body_is_checked(good: bytes) -> None:
    text = package.read(good)["word/document.xml"].decode()
    start, end = text.index("<w:body>") + 8, text.rindex("<w:sectPr")
    assert check_file(changed(good, text[start:end], "")).counts["info"] >= 0


def test_three_hundred_pages_are_checked(good: bytes) -> None:
    text = package.read(good)["word/document.xml"].decode()
    end = text.index("</w:tbl>") + 8
    page = "<w:p><w:r><w:t>" + "Các cơ quan, đơn vị báo cáo kết quả thực hiện. " * 8 + "</w:t></w:r></w:p>"
    long = changed(good, text[:end], text[:end] + page * 2400)
    assert check_file(long, fix=True, comments=True).fixed


@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_old_word_and_open_document_go_in_through_the_converter(
    tmp_path: Path, good: bytes, need_tool: NeedTool, suffix: str
) -> None:
    soffice = need_tool("soffice")
    need_tool("bwrap")
    put(tmp_path, good)
    command = [
        soffice,
        f"-env:UserInstallation={(tmp_path / 'p').as_uri()}",
        "--headless",
        "--convert-to",
        suffix,
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "vb.docx")], check=True, capture_output=True
    )
    checked = check_file((tmp_path / f"vb.{suffix}").read_bytes(), f"vb.{suffix}")
    assert not checked.wrong
    assert f".{suffix}" in checked.warnings[0]


def test_the_report_shows_findings_and_the_page(tmp_path: Path, wrong: bytes, need_tool: NeedTool) -> None:
    need_tool("soffice")
    page = tmp_path / "bao-cao.html"
    run(put(tmp_path, wrong), "--html", str(page))
    text = page.read_text("utf-8")
    assert "data:image/png;base64," in text
    assert "đoạn 7, bảng 1 ô (2,1)" in text
    assert "http" not in text.replace("http-equiv", "")


def test_without_a_converter_the_report_says_so(good: bytes) -> None:
    pictures, notes = page_pictures(good, LibreOffice(environ={"VANTHU_NO_CONVERTER": "1"}))
    assert pictures == ()
    assert "không có ảnh trang" in notes[0]


def test_the_report_shows_words_as_words() -> None:
    finding = Finding("SK02", Severity.ERROR, "đoạn 1", "<script>x</script>", "Mục II", "a&b", "c")
    page = check_html("<b>.docx", [finding])
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "từ, " * 50_000, "1/2/" * 50_000, " x" * 100_000, "“(" * 50_000]
)
def test_one_endless_paragraph_is_checked_in_bounded_time(good: bytes, text: str) -> None:
    long = changed(good, "</w:tbl><w:p>", f"</w:tbl><w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:p>")
    assert check_file(long).counts["info"] >= 0


def test_without_a_sandbox_old_formats_are_not_opened() -> None:
    with pytest.raises(ConverterMissing, match="bubblewrap"):
        LibreOffice(sandbox=False).to_docx(b"x", "doc")
