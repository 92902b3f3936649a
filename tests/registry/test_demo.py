"""The worked example, played as `vanthu demo` plays it: what it makes, what it says, how its pages are laid out."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from cli import main
from doc_engine.layout import current, text_width_mm
from doc_engine.pdf import PageBoxes, boxes_of
from registry.errors import ConverterFailed
from registry.services.exhibiting import exhibit

ROOT = Path(__file__).resolve().parents[2]
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PAPERS = {
    "kien-giang-121": "121/KH-UBND",
    "kien-giang-13": "13/KH-UBND",
    "kien-giang-77": "77/KH-UBND",
    "ca-mau-cong-van": "312/STP-PBGDPL",
    "can-tho-146": "146/KH-UBND",
}


def vanthu(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, need_tool: Callable[[str], str]) -> Path:
    """The demo, played twice into a folder whose name has spaces and accents."""
    need_tool("soffice")
    out = tmp_path_factory.mktemp("Ví dụ của văn thư") / "kết quả"
    for _ in range(2):
        result = vanthu("demo", "--out", str(out), "--json")
        assert result.exit_code == 0, result.stderr
    return out


def asked(shown: Path, *arguments: str) -> dict[str, list[dict[str, object]]]:
    result = vanthu(*arguments, "--home", str(shown / "du-lieu"), "--json")
    assert result.exit_code == 0, result.stderr
    answer: dict[str, list[dict[str, object]]] = json.loads(result.stdout)
    return answer


def notations(graph: dict[str, list[dict[str, object]]]) -> set[object]:
    return {node["notation"] for node in graph["nodes"]}


def test_every_document_is_there_in_word_and_pdf_and_linked_from_the_page(shown: Path) -> None:
    page = (shown / "index.html").read_text("utf-8")
    for name, notation in PAPERS.items():
        assert (shown / f"van-ban/{name}.docx").is_file()
        assert (shown / f"van-ban/{name}.pdf").read_bytes().startswith(b"%PDF")
        assert f'href="van-ban/{name}.pdf"' in page
        assert notation in page


def test_every_link_of_the_page_leads_to_a_file_and_none_to_the_network(shown: Path) -> None:
    page = (shown / "index.html").read_text("utf-8")
    targets = set(re.findall(r'(?:href|src)="([^"#]+)"', page))
    assert targets
    assert [target for target in targets if "://" in target and "w3.org" not in target] == []
    assert [target for target in targets if "://" not in target and not (shown / target).exists()] == []


def test_the_chain_of_315_leads_down_to_can_tho_and_holds_nothing_of_bac_lieu(shown: Path) -> None:
    graph = asked(shown, "trace", "315/QĐ-TTg", "--down")
    assert {"146/KH-UBND", "209/STP-PBGDPL"} <= notations(graph)
    assert "428/STP-PBGDPL" not in notations(graph)


def test_the_chain_of_428_runs_through_kien_giang_to_the_districts(shown: Path) -> None:
    graph = asked(shown, "trace", "428/QĐ-TTg")
    assert {"121/KH-UBND", "77/KH-UBND", "58/KH-UBND", "312/STP-PBGDPL"} <= notations(graph)
    assert "428/STP-PBGDPL" not in notations(graph)
    root = next(node for node in graph["nodes"] if node["key"] == graph["root"])
    assert root["held"] is False
    assert root["type"] == "Quyết định"


def test_bac_lieus_428_is_another_document_known_by_its_issuer(shown: Path) -> None:
    graph = asked(shown, "trace", "428/STP-PBGDPL")
    root = next(node for node in graph["nodes"] if node["key"] == graph["root"])
    assert root["issuer"] == "Sở Tư pháp tỉnh Bạc Liêu"
    assert root["held"] is False


def test_can_thos_plan_mentions_the_two_other_decisions_and_one_law_once(shown: Path) -> None:
    graph = asked(shown, "trace", "146/KH-UBND", "--issuer", "UBND thành phố Cần Thơ", "--up")
    assert {"1739/QĐ-TTg", "1371/QĐ-TTg", "315/QĐ-TTg", "428/QĐ-TTg"} <= notations(graph)
    assert len([node for node in graph["nodes"] if node["type"] == "Luật"]) == 1


def test_coverage_names_who_has_answered_and_who_has_not(shown: Path) -> None:
    rows = asked(shown, "coverage", "77/KH-UBND", "--as-of", "22/11/2021")["rows"]
    states = {str(row["unit"]): row["state"] for row in rows}
    assert len(states) == 15
    assert states["Ủy ban nhân dân huyện Gò Quao"] == "đã báo cáo"
    assert states["Ủy ban nhân dân huyện Giồng Riềng"] == "đã có văn bản triển khai"
    assert states["Ủy ban nhân dân huyện An Biên"] == "đã gửi"


def test_the_letters_reach_nine_districts_in_2023_and_64_communes_in_2026(shown: Path) -> None:
    assert len(asked(shown, "coverage", "312/STP-PBGDPL")["rows"]) == 9
    assert len(asked(shown, "coverage", "209/STP-PBGDPL")["rows"]) == 64


def test_the_draft_of_ca_mau_leaves_number_and_day_blank(shown: Path) -> None:
    read = json.loads(vanthu("read", str(shown / "van-ban/ca-mau-cong-van-ban-thao.docx"), "--json").stdout)
    assert read["header"]["is_draft"] is True
    assert read["header"]["issued_on"] == "2023-03"
    assert read["header"]["addressees"] == ["Ủy ban nhân dân các huyện, thành phố Cà Mau"]


def test_the_books_of_the_demo_verify(shown: Path) -> None:
    assert asked(shown, "verify")["problems"] == []


def test_the_books_are_printed_on_the_storys_last_day_not_on_its_first(shown: Path) -> None:
    for book in (shown / "so").glob("*.xlsx"):
        sheets = CalamineWorkbook.from_path(book)
        cells = [
            cell
            for name in sheets.sheet_names
            for row in sheets.get_sheet_by_name(name).to_python()
            for cell in row
        ]
        assert [cell for cell in cells if str(cell).startswith("In ngày 16/3/2026, ")], book.name


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "của tôi.txt").write_text("giữ lại", "utf-8")
    result = vanthu("demo", "--out", str(tmp_path))
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["của tôi.txt"]


def test_without_a_converter_everything_but_pdf_is_made_and_it_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANTHU_NO_CONVERTER", "1")
    result = vanthu("demo", "--out", str(tmp_path / "ra"))
    assert result.exit_code == 0
    assert result.stderr.count("Chưa tạo được PDF") == 1
    assert (tmp_path / "ra/van-ban/can-tho-146.docx").is_file()
    assert not list((tmp_path / "ra").rglob("*.pdf"))


def test_a_converter_that_fails_costs_the_pdfs_and_nothing_else(tmp_path: Path) -> None:
    class Failing:
        def available(self) -> str | None:
            return None

        def warnings(self) -> tuple[str, ...]:
            return ()

        def to_pdf(self, docx: bytes) -> bytes:
            raise ConverterFailed("bộ chuyển đổi dừng giữa chừng.")

        def many_to_pdf(self, docx: Sequence[bytes]) -> list[bytes]:
            return [self.to_pdf(one) for one in docx]

    shown = exhibit(tmp_path / "ra", converter=Failing(), tell=lambda _: None)
    assert shown.pdfs == 0
    assert len(shown.warnings) == 1
    assert shown.index.is_file()


# ---- the pages, measured ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(shown: Path) -> dict[str, list[PageBoxes]]:
    return {path.stem: boxes_of(path.read_bytes()) for path in sorted((shown / "van-ban").glob("*.pdf"))}


def test_no_two_lines_of_text_overlap(pages: dict[str, list[PageBoxes]]) -> None:
    for name, document in pages.items():
        for page in document:
            for one, two in combinations([line for line in page.lines if "MINH" not in line.text], 2):
                width, height = one.box.overlap(two.box)
                assert width < 0.5 or height < 1.0, (name, one.text, two.text)


def test_the_rule_under_tieu_ngu_is_as_long_as_the_layout_says(pages: dict[str, list[PageBoxes]]) -> None:
    part = current().components["tieu_ngu"]
    wanted = text_width_mm(MOTTO, part.size, part.bold)
    for name, document in pages.items():
        lengths = [rule.length for rule in document[0].rules]
        assert any(length == pytest.approx(wanted, rel=0.02) for length in lengths), name


def test_the_signature_shares_its_page_with_two_lines_of_the_body(pages: dict[str, list[PageBoxes]]) -> None:
    for name, document in pages.items():
        page = next(page for page in document if any("Nơi nhận:" in line.text for line in page.lines))
        label = next(line for line in page.lines if "Nơi nhận:" in line.text)
        above = [
            line
            for line in page.lines
            if line.box.bottom <= label.box.top + 1 and not line.text.isdigit() and "MINH" not in line.text
        ]
        assert len(above) >= 2, name


def test_every_page_carries_the_mark_of_the_demonstration(shown: Path) -> None:
    from doc_engine.ooxml.package import read

    for path in (shown / "van-ban").glob("*.docx"):
        headers = {name: part for name, part in read(path.read_bytes()).items() if "word/header" in name}
        assert headers, path.name
        assert all("BẢN MINH HỌA".encode() in part for part in headers.values()), path.name


# ---- installed, without the checkout ----------------------------------------------------------------------


def test_the_installed_program_does_the_demo_without_the_checkout(tmp_path: Path) -> None:
    """The wheel's files alone, in another folder: templates, units and story come with the package."""
    site, work = tmp_path / "site", tmp_path / "nơi khác"
    work.mkdir()
    build = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
    ]
    subprocess.run([*build, "--target", str(site), str(ROOT)], check=True, capture_output=True)
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import cli, registry;"
        f"assert cli.__file__.startswith({str(site)!r}) and registry.__file__.startswith({str(site)!r});"
        "sys.argv = ['vanthu', 'demo', '--out', 'ra']; cli.main()"
    )
    environment = {"PATH": "/usr/bin:/bin", "VANTHU_NO_CONVERTER": "1", "HOME": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert (work / "ra/index.html").is_file()
    shutil.rmtree(site)
