"""`vanthu dossier …` and the registers on the command line, from the plan to the minutes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from tests.registry.conftest import OFFICE, PLAN
from tests.registry.test_filing import PLAN as FILING


@pytest.fixture
def run(tmp_path: Path):
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--home", str(tmp_path / "home"), "--actor", "Lan"])

    for name, text in (("cq.yaml", OFFICE), ("kh.yaml", PLAN), ("dm.yaml", FILING)):
        (tmp_path / name).write_text(text, "utf-8")
    assert invoke("init", str(tmp_path / "cq.yaml")).exit_code == 0
    issued = invoke("issue", str(tmp_path / "kh.yaml"), "--on", "1/8/2024", "-o", str(tmp_path))
    assert issued.exit_code == 0, issued.output
    return invoke


def test_a_dossier_from_the_plan_to_the_minutes(run, tmp_path: Path) -> None:
    steps = (
        ("plan", "import", str(tmp_path / "dm.yaml"), "--year", "2024"),
        ("plan", "issue", "--year", "2024", "--on", "15/1/2024", "--decision", "12/QĐ-UBND"),
        ("plan", "show", "--year", "2024", "-o", str(tmp_path / "dm.docx")),
        ("open", "01.NC", "--year", "2024"),
        ("add", "01.NC", "01/KH-UBND", "--count", "3"),
        ("show", "01.NC/2024", "-o", str(tmp_path / "ml.xlsx")),
        ("close", "01.NC", "--note", "Đủ văn bản", "--on", "10/8/2024"),
        ("due",),
        ("inventory", "-o", str(tmp_path / "nop-luu.docx")),
        ("hand-over", "01.NC", "--from", "Lan", "--to", "Hoa", "-o", str(tmp_path / "bb.docx")),
        ("lend", "01/KH-UBND", "--to", "Nam", "--allowed-by", "Trần Văn Bình"),
        ("return", "vb1"),
    )
    for step in steps:
        done = run("dossier", *step)
        assert done.exit_code == 0, done.output
    for name in ("dm.docx", "ml.xlsx", "nop-luu.docx", "bb.docx"):
        assert (tmp_path / name).stat().st_size > 1000
    (shown,) = json.loads(run("dossier", "list", "--json").stdout)["dossiers"]
    assert (shown["code"], shown["amount"], shown["handed_to"], shown["documents"]) == ("01.NC", 3, "Hoa", 1)
    assert run("verify").exit_code == 0


@pytest.mark.parametrize("book", ["di", "den", "theo-doi", "buu-dien", "ban-luu"])
def test_every_register_is_exported_by_its_own_word(run, tmp_path: Path, book: str) -> None:
    for suffix in ("xlsx", "docx"):
        path = tmp_path / f"so.{suffix}"
        done = run("register", "export", "--book", book, "-o", str(path), "--json")
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout)["files"] == {suffix: str(path)}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("register", "export", "-o", "so.txt"), ".docx"),
        (("register", "export", "--from", "2/1/2024", "--to", "1/1/2024"), "sau ngày kết thúc"),
        (("register", "export", "--kind", "den", "--book", "Công văn"), "chỉ văn bản đi"),
        (("dossier", "open", "01.NC", "--year", "2024"), "không có trong danh mục"),
        (("dossier", "lend", "vb1", "--to", "", "--allowed-by", "B"), "họ tên"),
        (("dossier", "lend", "vb2", "--to", "A", "--allowed-by", "B"), "viện dẫn"),
    ],
)
def test_wrong_orders_are_refused_in_one_sentence(run, arguments, words) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.output
