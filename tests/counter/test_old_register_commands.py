"""`vanthu register import|fields` on the command line: propose, look, import, and refuse in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from tests.registry.conftest import OFFICE
from tests.registry.test_old_registers import BAD, ROWS, xlsx


@pytest.fixture
def run(tmp_path: Path):
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--home", str(tmp_path / "home"), "--actor", "Lan"])

    (tmp_path / "cq.yaml").write_text(OFFICE, "utf-8")
    (tmp_path / "so.xlsx").write_bytes(xlsx(ROWS))
    (tmp_path / "sai.xlsx").write_bytes(xlsx(BAD))
    assert invoke("init", str(tmp_path / "cq.yaml")).exit_code == 0
    return invoke


def test_an_old_register_is_proposed_looked_at_and_imported(run, tmp_path: Path) -> None:
    file, made = str(tmp_path / "so.xlsx"), str(tmp_path / "map.yaml")
    order = ("register", "import", file, "--book", "di")
    assert "tệp ghép cột" in run(*order).stderr
    proposed = run(*order, "--suggest-map", made, "--json")
    assert len(json.loads(proposed.stdout)["columns"]) == 8
    looked = run(*order, "--map", made, "--dry-run", "--json")
    assert (looked.exit_code, json.loads(looked.stdout)["added"]) == (0, 4)
    done = run(*order, "--map", made)
    assert done.exit_code == 0
    assert "Đã nhập 4 dòng; 0 dòng đã có" in done.stdout
    assert "thiếu số 3-4" in done.stderr
    assert "0 dòng; 4 dòng đã có" in run(*order, "--map", made).stdout
    assert run("verify").exit_code == 0
    for kind in ("di", "den", "ho-so"):
        out = tmp_path / f"{kind}.xml"
        assert run("register", "fields", kind, "-o", str(out)).exit_code == 0
        assert out.read_bytes().startswith(b"<?xml")
    assert run("register", "fields", "di", "-o", "x.txt").exit_code == 2


def test_wrong_rows_are_told_with_their_row_and_column_and_nothing_is_written(run, tmp_path: Path) -> None:
    file, made = str(tmp_path / "sai.xlsx"), str(tmp_path / "map.yaml")
    run("register", "import", file, "--book", "di", "--suggest-map", made)
    looked = run("register", "import", file, "--book", "di", "--map", made, "--dry-run", "--json")
    assert looked.exit_code == 2
    first, *_ = json.loads(looked.stdout)["problems"]
    assert (first["row"], first["column"]) == (3, "")
    refused = run("register", "import", file, "--book", "di", "--map", made)
    assert refused.exit_code == 2
    assert "trang “2019”, dòng 4, mục “Số, ký hiệu”" in refused.stderr
    assert json.loads(run("register", "show", "--json").stdout)["rows"] == []
