"""`vanthu read --as-draft`: a data file on standard output or in a file, that `draft` takes."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from cli import main
from doc_engine.ooxml import render
from registry.templating import Templates
from templates.samples import SAMPLES


def run(*arguments: str | Path) -> Result:
    """The program, in this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def document(folder: Path, name: str = "ke_hoach_trang_ngang") -> Path:
    """One of our Word files."""
    composed, templates = SAMPLES[name](), Templates()
    file = folder / f"{name}.docx"
    file.write_bytes(render(templates.compiled(templates.in_force(composed.type_key)), composed))
    return file


def test_what_is_read_as_a_draft_can_be_drafted(tmp_path: Path) -> None:
    out, made = tmp_path / "nam-nay.yaml", tmp_path / "lai.docx"
    assert run("read", document(tmp_path), "--as-draft", "-o", out).exit_code == 0
    drafted = run("draft", out, "-o", made)
    assert drafted.exit_code == 0, drafted.output
    again = run("read", made, "--as-draft").stdout
    assert again.split("\n")[1:] == [*out.read_text(encoding="utf-8").rstrip("\n").split("\n")[1:], ""]


def test_a_data_file_somebody_edited_is_written_over_only_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "nam-nay.yaml"
    out.write_text("của tôi", "utf-8")
    refused = run("read", document(tmp_path), "--as-draft", "-o", out)
    assert (refused.exit_code, out.read_text("utf-8")) == (2, "của tôi")
    assert run("read", document(tmp_path), "--as-draft", "-o", out, "--force").exit_code == 0
    assert out.read_text("utf-8") != "của tôi"


def test_the_json_has_the_data_file_and_what_is_not_sure(tmp_path: Path) -> None:
    told = json.loads(run("read", document(tmp_path), "--as-draft", "--json").stdout)
    assert told["data"].splitlines()[1] == "loai: kế hoạch"
    assert told["warnings"] == []


def test_an_output_file_without_as_draft_is_refused(tmp_path: Path) -> None:
    result = run("read", document(tmp_path), "-o", tmp_path / "x.yaml")
    assert result.exit_code == 2
    assert "--as-draft" in result.output


def test_a_news_article_cannot_be_drafted_again(tmp_path: Path) -> None:
    news = tmp_path / "tin.txt"
    news.write_text("Sáng nay, Sở Tư pháp tổ chức hội nghị tập huấn.\nCó 120 đại biểu dự.", encoding="utf-8")
    result = run("read", news, "--as-draft", "-o", tmp_path / "x.yaml")
    assert result.exit_code == 2
    assert not (tmp_path / "x.yaml").exists()
