"""Writing and reading are inverses: what our templates print is read back, field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from doc_engine.composed import Composed
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.text import docx_text
from doc_engine.reading import read_text
from templates.samples import SAMPLES

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
# Forms without subject or day, or with two signatures: of these only the head is read back.
OWN_FORMS = {"giay_gioi_thieu", "giay_nghi_phep", "bien_ban", "hop_dong", "ban_ghi_nho", "ban_thoa_thuan"}
NAMES = [name for name in SAMPLES if (TEMPLATES / f"{name}.docx").is_file()]


def stripped(values: object) -> tuple[str, ...]:
    """Lines of a field without dash and end mark."""
    assert isinstance(values, list)
    return tuple(value.removeprefix("- ").rstrip(";.") for value in values)


@pytest.mark.parametrize("name", sorted(OWN_FORMS))
def test_the_head_of_a_form_of_its_own_is_read_back(name: str) -> None:
    composed: Composed = SAMPLES[name]()
    text = docx_text(render(compile_template((TEMPLATES / f"{name}.docx").read_bytes()), composed))
    header, fields = read_text(text).header, composed.fields
    assert header.notation == f"{fields['so']}/{fields['ky_hieu']}"
    assert header.issuer == fields["ten_co_quan"]
    assert (header.type or "").upper() == fields["ten_loai"]
    assert header.recipients == stripped(fields["noi_nhan"])


@pytest.mark.parametrize("name", [name for name in NAMES if name not in OWN_FORMS])
def test_a_rendered_document_is_read_back(name: str) -> None:
    composed: Composed = SAMPLES[name]()
    text = docx_text(render(compile_template((TEMPLATES / f"{name}.docx").read_bytes()), composed))
    header, fields = read_text(text).header, composed.fields
    assert header.notation == f"{fields['so']}/{fields['ky_hieu']}"
    assert (header.place, header.subject) == (fields["dia_danh"], fields["trich_yeu"])
    assert header.issuer == fields["ten_co_quan"]
    assert header.issued_on == "2026-01-05"
    assert header.recipients == stripped(fields["noi_nhan"])
    assert header.signatory is not None
    assert header.signatory.full_name == fields["ho_ten"]
    assert header.signatory.lines == tuple(fields["quyen_han"])
    assert header.addressees == stripped(
        fields["kinh_gui_nhieu"] or [v for v in [fields["kinh_gui_mot"]] if v]
    )
    assert (header.type or "").upper() == (fields["ten_loai"] or "CÔNG VĂN")
