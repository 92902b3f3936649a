"""The committed templates: rebuilt they are the same bytes, they open, and they are editable by name."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import docx
import pytest

from doc_engine.layout import current
from doc_engine.ooxml import check_template, compile_template, template_fields
from doc_engine.ooxml.fields import FIELDS
from doc_engine.ooxml.forms import TYPES, build
from doc_engine.ooxml.package import read
from doc_engine.terms import DocumentType
from templates.build import files

FOLDER = Path(__file__).parents[2] / "templates"


def test_the_committed_files_are_what_the_script_builds() -> None:
    for name, content in files().items():
        assert (FOLDER / name).read_bytes() == content, f"{name}: run python -m templates.build"


def test_the_manifest_names_each_file_with_its_digest_and_fields() -> None:
    entries = json.loads((FOLDER / "manifest.json").read_text("utf-8"))["templates"]
    assert [entry["key"] for entry in entries] == list(TYPES)
    for entry in entries:
        content = (FOLDER / entry["file"]).read_bytes()
        assert entry["digest"] == hashlib.sha256(content).hexdigest() == compile_template(content).digest
        assert entry["type"] == DocumentType[entry["key"].upper()].label
        assert set(entry["fields"]) <= set(FIELDS)


@pytest.mark.parametrize("key", TYPES)
def test_a_template_opens_in_python_docx_on_a4_with_the_layouts_margins(key: str) -> None:
    section = docx.Document(io.BytesIO(build(key))).sections[0]
    page = current().page
    found = [section.page_width, section.page_height, section.top_margin, section.bottom_margin]
    found += [section.left_margin, section.right_margin]
    wanted = [page.width, page.height, page.top, page.bottom, page.left, page.right]
    assert [round(length.mm, 1) for length in found if length is not None] == [round(mm, 1) for mm in wanted]


@pytest.mark.parametrize("key", TYPES)
def test_every_paragraph_style_has_a_vietnamese_name_and_times_new_roman(key: str) -> None:
    document = docx.Document(io.BytesIO(build(key)))
    named = [style.name for style in document.styles if style.style_id.startswith("VT")]
    assert len(named) > 35
    assert all(name and name.startswith("VT ") for name in named)
    parts = read(build(key))
    assert (
        'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman"'
        in parts["word/styles.xml"].decode()
    )
    assert not any("theme" in name for name in parts)
    assert b"asciiTheme" not in parts["word/styles.xml"]


@pytest.mark.parametrize("key", TYPES)
def test_no_template_draws_a_rule_with_underscores(key: str) -> None:
    assert b"__" not in read(build(key))["word/document.xml"]


@pytest.mark.parametrize("key", TYPES)
def test_every_template_passes_its_own_check(key: str) -> None:
    assert check_template(build(key)) == []


def test_the_fields_of_a_template_are_listed_with_their_meaning() -> None:
    listed = {field.name: field.meaning for field in template_fields(build("quyet_dinh"))}
    assert {"so", "ky_hieu", "can_cu", "tham_quyen", "lenh", "noi_dung", "phu_luc"} <= set(listed)
    assert "kinh_moi" not in listed
    assert all(listed.values())
