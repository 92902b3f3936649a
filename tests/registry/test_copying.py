"""`copy` from data file to file: the block below the text, or on a page behind; the note on page 1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.forms import build
from doc_engine.pdf import boxes_of, page_count, text_of
from registry.jail import LibreOffice
from registry.services.copying import copy_to_file, copy_to_paper, read_copy
from registry.templating import Templates
from templates.samples import SAMPLES
from tests.drawn import pdfs_of

EXAMPLE = Path(__file__).parents[2] / "templates" / "copies" / "ban_sao.yaml"
AT = datetime(2026, 1, 5, 8, 30, 7, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """A paper with room below its text and one without."""
    if LibreOffice().available() is not None:
        pytest.skip("needs soffice")
    samples = {key: SAMPLES[key]() for key in ("chi_thi", "bien_ban")}
    files = [render(compile_template(build(key)), composed) for key, composed in samples.items()]
    return dict(zip(samples, pdfs_of(files), strict=True))


def test_the_block_stands_below_the_copied_text_where_it_fits(
    papers: dict[str, bytes], need_tool: Callable[[str], str]
) -> None:
    need_tool("soffice")
    copy = read_copy(EXAMPLE.read_bytes(), "x.yaml")
    made = copy_to_paper(copy, papers["chi_thi"], Templates(), LibreOffice())
    (page,) = boxes_of(made.content)
    places = {line.text: line.box for line in page.lines}
    assert places["Trần Văn Mẫu"].bottom < places["SAO Y"].top
    full = [rule for rule in page.rules if rule.length > 150]
    assert any(places["Trần Văn Mẫu"].bottom < rule.y < places["SAO Y"].top for rule in full)


def test_where_it_does_not_fit_it_stands_on_a_page_behind(
    papers: dict[str, bytes], need_tool: Callable[[str], str]
) -> None:
    need_tool("soffice")
    copy = read_copy(EXAMPLE.read_bytes(), "x.yaml")
    made = copy_to_paper(copy, papers["bien_ban"], Templates(), LibreOffice())
    assert page_count(made.content) == page_count(papers["bien_ban"]) + 1
    assert "SAO Y" in text_of(made.content)[-1]


def test_the_note_stands_at_the_top_right_of_page_1_above_everything(
    papers: dict[str, bytes], need_tool: Callable[[str], str]
) -> None:
    need_tool("soffice")
    copy = read_copy(EXAMPLE.read_bytes(), "x.yaml")
    made = copy_to_file(copy, papers["chi_thi"], AT, LibreOffice())
    lines = boxes_of(made.content)[0].lines
    note = next(line for line in lines if line.text.startswith("SAO Y; "))
    assert note.text.endswith("05/01/2026; 08:30:07+07:00")
    assert all(note.box.bottom < line.box.top for line in lines if line is not note)
    assert note.box.right == pytest.approx(195, abs=1)
