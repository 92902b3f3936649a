"""Checking a template: every kind of mistake has its code, its paragraph and what to do."""

from __future__ import annotations

import unicodedata

import pytest

from doc_engine.findings import Finding, Severity
from doc_engine.ooxml import check_template, compile_template
from doc_engine.ooxml.fields import FIELDS
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.markup import paragraph, run
from doc_engine.ooxml.package import Member, read, write
from doc_engine.ooxml.published import published
from doc_engine.terms import DocumentType

BASE = read(build("cong_van"))
DOCUMENT = "word/document.xml"
USUAL = compile_template(build("cong_van")).fields


def template(*texts: str, raw: str = "", gone: str = "", **parts: bytes) -> bytes:
    """The công văn template with paragraphs added in front, words taken out, further parts."""
    xml = BASE[DOCUMENT].decode().replace(gone, "") if gone else BASE[DOCUMENT].decode()
    added = raw + "".join(paragraph("", run(text)) for text in texts)
    whole = BASE | {DOCUMENT: xml.replace("<w:body>", f"<w:body>{added}", 1).encode()} | parts
    return write(Member.stored(name, content) for name, content in whole.items())


def only(docx: bytes, code: str) -> Finding:
    """The one finding of that code."""
    (found,) = [one for one in check_template(docx, USUAL) if one.code == code]
    return found


@pytest.mark.parametrize("key", ["cong_van", "ke_hoach", "quyet_dinh", "giay_moi"])
def test_a_shipped_template_has_nothing_to_be_said_of(key: str) -> None:
    assert check_template(build(key), compile_template(build(key)).fields) == []


def test_a_misspelt_field_is_found_with_its_paragraph_and_the_right_one() -> None:
    found = only(template("Chào", "V/v {{ trich_yiu }}"), "MV06")
    assert found.severity is Severity.ERROR
    assert found.where == "đoạn 2 (“V/v {{ trich_yiu }}”)"
    assert "trich_yeu" in found.required


def test_every_bad_tag_of_a_template_is_found_in_one_go() -> None:
    docx = template("{{ trich_yiu }}", "{{ so", "{{ khong_biet_la_gi }}", "so }}", "{{ so() }}")
    codes = [one.code for one in check_template(docx, USUAL)]
    assert codes == ["MV07", "MV07", "MV06", "MV06", "MV01"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ so", "MV07"),
        ("so }}", "MV07"),
        ("{% if so %}x", "MV07"),
        ("{{ }}", "MV07"),
        ("{{ so.__class__ }}", "MV01"),
        ("{{ 9**9**9 }}", "MV01"),
        ("{% include 'x' %}", "MV01"),
        ("{{ ''.__class__.__mro__ }}", "MV01"),
        ("{{ noi_dung }}", "MV01"),
        ("｛｛ so ｝｝", "MV10"),
        (unicodedata.normalize("NFD", "{{ trích_yếu }}"), "MV09"),
    ],
)
def test_a_bad_tag_is_an_error_of_its_kind_with_its_paragraph(text: str, code: str) -> None:
    found = only(template(text), code)
    assert found.severity is Severity.ERROR
    assert found.where.startswith("đoạn 1 (“")
    assert found.message


def test_a_tag_split_over_two_paragraphs_is_broken() -> None:
    codes = {one.code for one in check_template(template("{", "{ so }}"), USUAL)}
    assert "MV07" in codes


def test_curly_quotes_in_a_tag_are_a_warning() -> None:
    found = only(template("{{ noi_nhan | join(“; ”) }}"), "MV08")
    assert found.severity is Severity.WARNING
    assert found.where.startswith("đoạn 1")


def test_decomposed_text_is_a_warning_with_the_composed_one() -> None:
    found = only(template(unicodedata.normalize("NFD", "Sở Tư pháp")), "MV11")
    assert (found.severity, found.required) == (Severity.WARNING, "Sở Tư pháp")


def _in_font(attributes: str) -> str:
    return f"<w:p><w:r><w:rPr><w:rFonts {attributes}/></w:rPr><w:t>Chữ</w:t></w:r></w:p>"


def test_another_font_is_named_with_its_paragraph() -> None:
    found = only(template(raw=_in_font('w:ascii="Arial" w:hAnsi="Arial"')), "MV13")
    assert (found.found, found.required, found.where) == ("Arial", "Times New Roman", "đoạn 1")


def test_a_font_of_the_theme_is_told() -> None:
    found = only(template(raw=_in_font('w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"')), "MV12")
    assert found.where == "đoạn 1"


@pytest.mark.parametrize(
    ("name", "tag"), [("so", "{{ so }}/"), ("ho_ten", "{{ ho_ten }}"), ("noi_dung", "{{p noi_dung }}")]
)
def test_a_template_without_what_every_document_has_is_an_error(name: str, tag: str) -> None:
    assert only(template(gone=tag), "MV02").required == name


def test_a_field_its_type_normally_prints_is_missed() -> None:
    assert only(template(gone="{{ trich_yeu }}"), "MV04").required == "trich_yeu"
    assert only(template(gone="{{p phu_luc }}"), "MV03").severity is Severity.WARNING
    assert only(template(gone="{{ dia_danh }}, "), "MV05").severity is Severity.INFO


def test_fields_of_other_types_are_not_missed() -> None:
    assert check_template(build("cong_van"), USUAL, DocumentType.CONG_VAN) == []
    assert "kinh_moi" not in USUAL


def test_macros_are_not_let_in() -> None:
    found = only(template(**{"word/vbaProject.bin": b"x"}), "MV14")
    assert found.severity is Severity.ERROR


def test_a_picture_from_elsewhere_is_an_error_with_its_paragraph() -> None:
    relations = BASE["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="http://example.com/a.png" TargetMode="External"/></Relationships>',
    )
    picture = (
        '<w:p><w:r><w:t>Hình</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:imagedata r:id="rId99"/></v:shape></w:pict></w:r></w:p>'
    )
    found = only(template(raw=picture, **{"word/_rels/document.xml.rels": relations}), "MV15")
    assert (found.severity, found.where) == (Severity.ERROR, "đoạn 1 (“Hình”)")
    assert found.found == "http://example.com/a.png"


def test_errors_come_first() -> None:
    found = check_template(template("{{ sai }}", unicodedata.normalize("NFD", "Sở")), USUAL)
    order = [list(Severity).index(one.severity) for one in found]
    assert order == sorted(order)


def test_every_field_is_published_with_meaning_and_the_way_to_write_it() -> None:
    rows = {str(row["name"]): row for row in published()}
    assert set(rows) == set(FIELDS)
    assert all(row["meaning"] and row["tag"] for row in rows.values())
    assert rows["noi_nhan"]["items"] == "chữ"
    assert rows["noi_nhan_dau"]["part_of"] == "noi_nhan"
    assert rows["noi_dung"]["tag"] == "{{p noi_dung }}"
