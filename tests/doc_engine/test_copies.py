"""Copies: the block of Mẫu 3.1 and the words of Mẫu 3.2 (Điều 25–27)."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from doc_engine.compose.copies import compose_copy, copy_note
from doc_engine.datafile.copies import load_copy
from doc_engine.errors import BadInput
from doc_engine.model import Copy
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.text import docx_text
from doc_engine.pdf.overlaying import with_copy_block, with_copy_note
from doc_engine.terms import CopyType

EXAMPLE = Path(__file__).parents[2] / "templates" / "copies" / "ban_sao.yaml"
AT = datetime(2026, 1, 5, 8, 30, 7, tzinfo=timezone(timedelta(hours=7)))


def copy_of(*changes: tuple[str, str]) -> Copy:
    text = EXAMPLE.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load_copy(text.encode(), name="x.yaml")


def blank(width: float = 595, height: float = 842, pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width, height)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_block_has_the_copying_agency_number_kind_day_and_signature() -> None:
    composed = compose_copy(copy_of())
    lines = docx_text(render(compile_template(build("ban_sao")), composed)).split("\n")
    wanted = ["SỞ TƯ PHÁP", "SAO Y", "Số: 07/SY-STP", "Hải Sơn, ngày 05 tháng 01 năm 2026", "Nơi nhận:"]
    assert [line for line in lines if line in wanted] == wanted
    assert {"TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Phạm Văn Ví", "- Lưu: VT."} <= set(lines)
    assert not any("CỘNG HÒA" in line for line in lines)
    assert composed.findings == ()


@pytest.mark.parametrize("kind", CopyType)
def test_each_kind_prints_its_title_and_asks_for_its_abbreviation(kind: CopyType) -> None:
    copy = copy_of(("hinh_thuc: sao y", f"hinh_thuc: {kind.label.lower()}"))
    assert compose_copy(copy).fields["ten_loai"] == kind.title
    right = copy_of(("hinh_thuc: sao y", f"hinh_thuc: {kind.key}"), ("SY-STP", f"{kind.abbreviation}-STP"))
    assert compose_copy(right).findings == ()
    wrong = right.model_copy(update={"symbol": "QĐ-STP"})
    assert [finding.code for finding in compose_copy(wrong).findings] == ["SK01"]


def test_the_note_names_kind_agency_day_and_time_in_vietnams_zone() -> None:
    assert copy_note(copy_of(), AT) == "SAO Y; Sở Tư pháp tỉnh Hải Sơn; 05/01/2026; 08:30:07+07:00"


def test_what_a_copy_lacks_is_told_together() -> None:
    with pytest.raises(BadInput) as caught:
        load_copy("hinh_thuc: chụp lại\nco_quan: Sở Tư pháp\n".encode(), name="x.yaml")
    told = str(caught.value)
    assert "chụp lại" in told
    assert all(key in told for key in ("ky_hieu", "dia_danh", "nguoi_ky"))


def test_a_scan_whose_text_is_not_seen_gets_the_block_on_a_page_behind_it() -> None:
    # The block must have something to measure; an empty source never does.
    block = blank()
    made = PdfReader(io.BytesIO(with_copy_block(blank(pages=2), block)))
    assert len(made.pages) == 3


def test_the_note_keeps_the_pages_and_their_size() -> None:
    made = PdfReader(io.BytesIO(with_copy_note(blank(842, 595, pages=2), blank())))
    assert [tuple(map(float, page.mediabox[2:])) for page in made.pages] == [(842, 595)] * 2


@pytest.mark.parametrize("bad", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(bad: bytes) -> None:
    with pytest.raises(BadInput):
        with_copy_block(bad, blank())
    with pytest.raises(BadInput):
        with_copy_note(bad, blank())
