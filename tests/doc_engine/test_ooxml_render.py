"""One document printed: equal to docxtpl's own render, identical for identical input, every word kept."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from doc_engine.blocks import AppendixBlocks, Level, Paragraph, Run, Table
from doc_engine.composed import Composed
from doc_engine.errors import BadInput
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.expressions import environment
from doc_engine.ooxml.forms import TYPES, build
from doc_engine.ooxml.markup import W, parse
from doc_engine.ooxml.package import Member, read, write
from doc_engine.ooxml.rendering import render_context, rendered_parts
from templates.samples import SAMPLES, fields, grid, letter, plain, plan, point, short_body
from tests.campaign import examples

LETTER = compile_template(build("cong_van"))


def canonical(xml: str | bytes) -> bytes:
    return etree.tostring(parse(xml), method="c14n")


def paragraphs(data: bytes) -> list[str]:
    """Every paragraph of the main text in order, those of tables too."""
    root = parse(read(data)["word/document.xml"])
    return [
        "".join({f"{W}br": "\n", f"{W}tab": "\t"}.get(str(item.tag), item.text or "") for item in element.iter(f"{W}t", f"{W}br", f"{W}tab"))
        for element in root.iter(f"{W}p")
    ]  # fmt: skip


@pytest.mark.parametrize("key", SAMPLES)
def test_our_parts_equal_docxtpls(key: str) -> None:
    composed = SAMPLES[key]()
    template = build(composed.type_key)
    context = render_context(compile_template(template), composed)
    reference = DocxTemplate(io.BytesIO(template))
    reference.render(dict(context), jinja_env=environment(), autoescape=True)
    ours = rendered_parts(compile_template(template), context)
    theirs = {
        str(part.partname)[1:]: part.blob for part in reference.docx.part.package.iter_parts() if part.blob
    }
    assert canonical(ours["word/document.xml"]) == canonical(etree.tostring(reference.docx.element))
    for name in set(ours) - {"word/document.xml"}:
        assert canonical(ours[name]) == canonical(theirs[name]), name


@pytest.mark.parametrize("key", SAMPLES)
def test_the_same_document_gives_the_same_bytes(key: str) -> None:
    compiled = compile_template(build(SAMPLES[key]().type_key))
    assert render(compiled, SAMPLES[key]()) == render(compiled, SAMPLES[key]())


@pytest.mark.parametrize("key", SAMPLES)
def test_python_docx_opens_it(key: str) -> None:
    data = render(compile_template(build(SAMPLES[key]().type_key)), SAMPLES[key]())
    assert docx.Document(io.BytesIO(data)).tables


def test_number_date_names_and_recipients_are_printed() -> None:
    texts = paragraphs(render(LETTER, letter()))
    assert "Số: 312/STP-PBGDPL" in texts
    assert "Hải Sơn, ngày 05 tháng 01 năm 2026" in texts
    assert "V/v rà soát, kiện toàn các tổ hòa giải ở cơ sở năm 2026" in texts
    assert "Kính gửi: Ủy ban nhân dân các xã, phường." in texts
    assert texts[-7:-4] == ["- Lưu: VT, PBGDPL.", "", "KT. GIÁM ĐỐC"]


def test_blank_number_and_day_keep_their_room() -> None:
    composed = SAMPLES["cong_van_khan"]()
    texts = paragraphs(render(LETTER, composed))
    assert f"Số: {chr(160) * 11}/STP-PBGDPL" in texts


def test_the_core_properties_carry_title_author_and_the_documents_day() -> None:
    properties = docx.Document(io.BytesIO(render(LETTER, letter()))).core_properties
    assert (properties.title, properties.author) == ("Công văn", "Sở Tư pháp")
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2026-01-05"


def test_a_draft_without_a_day_is_dated_1980() -> None:
    composed = replace(letter(), fields=fields(ngay_thang="ngày    tháng 01 năm 2026"))
    created = docx.Document(io.BytesIO(render(LETTER, composed))).core_properties.created
    assert created is not None
    assert created.year == 1980


def test_markup_in_a_value_is_text() -> None:
    odd = "A & B <w:p/> \"x\" 'y' {{ so }} {% if %} {_{ so }_}"
    composed = replace(letter(), fields=fields(trich_yeu=odd), body=(plain(f"{odd}./."),))
    texts = paragraphs(render(LETTER, composed))
    assert f"V/v {odd}" in texts
    assert f"{odd}./." in texts


def test_line_breaks_tabs_and_double_spaces_are_kept() -> None:
    odd = "một\u00a0hai  ba\tbốn\nnăm "
    composed = replace(letter(), fields=fields(trich_yeu=odd), body=(plain(f"{odd}./."),))
    texts = paragraphs(render(LETTER, composed))
    assert f"V/v {odd}" in texts
    assert f"{odd}./." in texts


@pytest.mark.parametrize("char", ["\x0c", "\x00", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_refused(char: str) -> None:
    for composed in (
        replace(letter(), fields=fields(trich_yeu=f"a{char}b")),
        replace(letter(), body=(plain(f"a{char}b"),)),
        replace(letter(), title=f"a{char}b"),
    ):
        with pytest.raises(BadInput, match="không ghi được"):
            render(LETTER, composed)


def test_a_template_that_leaves_out_the_body_is_refused_at_printing() -> None:
    parts = read(build("cong_van"))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{p noi_dung }}", b"")
    template = compile_template(write(Member.stored(*part) for part in parts.items()))
    with pytest.raises(BadInput, match="bỏ sót nội dung"):
        render(template, letter())


def test_a_template_without_room_for_annexes_refuses_them() -> None:
    parts = read(build("ke_hoach"))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{p phu_luc }}", b"")
    template = compile_template(write(Member.stored(*part) for part in parts.items()))
    with pytest.raises(BadInput, match="bỏ sót nội dung"):
        render(template, plan())


def test_a_template_may_be_saved_under_other_style_ids() -> None:
    parts = {
        name: content.replace(b"VTNoiDung", b"VTNidung") for name, content in read(build("cong_van")).items()
    }
    template = compile_template(write(Member.stored(*part) for part in parts.items()))
    assert template.style_ids["VTNoiDung"] == "VTNidung"
    assert b'<w:pStyle w:val="VTNidung"/>' in read(render(template, letter()))["word/document.xml"]


def test_a_template_without_our_styles_gets_them() -> None:
    parts = read(build("cong_van"))
    parts["word/styles.xml"] = (
        parts["word/styles.xml"].replace(b'w:val="VT ', b'w:val="Cu ').replace(b'styleId="VT', b'styleId="Cu')
    )
    template = compile_template(write(Member.stored(*part) for part in parts.items()))
    written = read(render(template, letter()))["word/styles.xml"].decode()
    assert 'w:styleId="VTNoiDung"' in written
    assert 'w:styleId="CuNoiDung"' in written


def test_the_watermark_is_in_every_header_and_only_when_asked() -> None:
    marked = read(render(compile_template(build("ke_hoach")), plan()))
    headers = [name for name in marked if name.startswith("word/header")]
    assert len(headers) == 2
    assert all("BẢN MINH HỌA" in marked[name].decode() for name in headers)
    assert not any("MINH" in content.decode() for content in read(render(LETTER, letter())).values())


def test_a_template_without_headers_gets_the_watermark_too() -> None:
    parts = read(build("cong_van"))
    document = parts["word/document.xml"].decode()
    start, end = document.index("<w:headerReference"), document.index("<w:type ")
    parts["word/document.xml"] = (document[:start] + document[end:]).encode()
    for name in ("word/header1.xml", "word/header2.xml"):
        del parts[name]
    parts["[Content_Types].xml"] = b"".join(
        piece for piece in parts["[Content_Types].xml"].replace(b"<Override", b"\n<Override").split(b"\n") if b"header" not in piece
    ) + b""  # fmt: skip
    if not parts["[Content_Types].xml"].endswith(b"</Types>"):
        parts["[Content_Types].xml"] += b"</Types>"
    relations = (
        parts["word/_rels/document.xml.rels"].replace(b"<Relationship ", b"\n<Relationship ").split(b"\n")
    )
    parts["word/_rels/document.xml.rels"] = b"".join(piece for piece in relations if b"header" not in piece)
    template = compile_template(write(Member.stored(*part) for part in parts.items()))
    data = render(template, replace(letter(), watermark="BẢN MINH HỌA"))
    section = docx.Document(io.BytesIO(data)).sections[0]
    for header in (section.header, section.first_page_header):
        assert "BẢN MINH HỌA" in etree.tostring(header._element, encoding="unicode")


def test_annexes_are_sections_that_count_their_own_pages() -> None:
    document = docx.Document(io.BytesIO(render(compile_template(build("ke_hoach")), plan())))
    assert len(document.sections) == 3
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
        assert section.page_width is not None
        assert round(section.page_width.mm) == 210


TEXT = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn", "Zs", "Zl", "Zp"),
        include_characters=" ",
    ),
    min_size=1,
    max_size=30,
).map(lambda text: f"x{' '.join(text.split())}x")


@settings(max_examples=examples(30), deadline=None)
@given(TEXT, TEXT, TEXT, st.lists(TEXT, min_size=1, max_size=3))
def test_any_valid_text_in_any_field_is_read_back(
    subject: str, body: str, name: str, recipients: list[str]
) -> None:
    body, name = f"Lời văn {body}", f"Tên {name}"
    composed = Composed(
        "cong_van",
        fields(trich_yeu=subject, ho_ten=name, noi_nhan=recipients, kinh_gui_nhieu=recipients * 2),
        (plain(body), grid(("a", body), (body, "b"))),
        (AppendixBlocks("Phụ lục", body, subject, (plain(body),)),),
    )
    texts = paragraphs(render(LETTER, composed))
    assert f"V/v {subject}" in texts
    assert texts.count(body) == 5
    assert name in texts
    assert all(recipient in texts for recipient in recipients)


def test_markers_are_typed_text_and_never_words_numbering() -> None:
    body = (
        point(Level.PHAN, "Phần I", "", title=True),
        point(Level.HEADING, "", "QUY ĐỊNH CHUNG", title=True),
        point(Level.DIEU, "Điều 3.", "Tên điều", title=True),
        point(Level.ARABIC, "7.", "Khoản bảy"),
        point(Level.LETTER, "đ)", "Điểm đ"),
        point(Level.PLUS, "+", "Ý nhỏ./."),
    )
    data = render(LETTER, replace(letter(), body=body))
    texts = paragraphs(data)
    for wanted in ("Phần I", "QUY ĐỊNH CHUNG", "Điều 3. Tên điều", "7. Khoản bảy", "đ) Điểm đ", "+ Ý nhỏ./."):
        assert wanted in texts
    assert b"w:numPr" not in read(data)["word/document.xml"]


def test_the_label_of_an_article_is_bold_and_its_text_only_when_it_is_a_title() -> None:
    body = (point(Level.DIEU, "Điều 1.", "Có tên", title=True), point(Level.DIEU, "Điều 2.", "Không tên./."))
    document = docx.Document(io.BytesIO(render(LETTER, replace(letter(), body=body))))
    titled, bare = (next(p for p in document.paragraphs if p.text.startswith(f"Điều {n}.")) for n in "12")
    assert [item.bold for item in titled.runs] == [True, True]
    assert [item.bold for item in bare.runs] == [True, None]
    assert titled.paragraph_format.keep_with_next


def test_bold_and_italic_stretches_stay_apart() -> None:
    mixed = Paragraph(Level.PLAIN, "", (Run("a "), Run("b", bold=True), Run(" c", italic=True), Run("./.")))
    document = docx.Document(io.BytesIO(render(LETTER, replace(letter(), body=(mixed,)))))
    found = next(p for p in document.paragraphs if p.text == "a b c./.")
    assert [(item.bold, item.italic) for item in found.runs] == [
        (None, None),
        (True, None),
        (None, True),
        (None, None),
    ]


def kept(*texts: str) -> list[bool]:
    """Which paragraphs of a body are kept with the next one."""
    body = tuple(plain(text) for text in texts)
    document = docx.Document(io.BytesIO(render(LETTER, replace(letter(), body=body))))
    return [
        bool(p.paragraph_format.keep_with_next)
        for p in document.paragraphs
        if p.style is not None and p.style.name == "VT Nội dung"
    ]


def test_two_lines_of_the_body_stay_with_the_signature() -> None:
    long = "Các cơ quan, đơn vị tổ chức thực hiện " * 5
    assert kept("Dòng một.", "Dòng hai.", "Dòng ba./.") == [False, True, True]
    assert kept("Dòng một.", f"{long}./.") == [False, True]
    assert kept("Chỉ một dòng./.") == [True]


def test_a_table_fills_the_text_area_repeats_its_head_and_never_tears_a_row() -> None:
    table = grid(("STT", "Nội dung"), *[(str(i), "Nội dung " * i) for i in range(1, 6)])
    data = render(LETTER, replace(letter(), body=(plain("Bảng:"), table, plain("./."))))
    root = parse(read(data)["word/document.xml"])
    parts = [item for item in root.iter(f"{W}tbl") if item.find(f"{W}tblPr/{W}tblBorders") is not None]
    found = parts[0]
    widths = [int(str(column.get(f"{W}w"))) for column in found.iter(f"{W}gridCol")]
    assert sum(widths) == pytest.approx(165 / 25.4 * 1440, abs=2)
    assert widths[0] < widths[1] / 4
    rows = [row for part in parts for row in part.findall(f"{W}tr")]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 5
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_row_with_missing_cells_is_filled_up() -> None:
    ragged = Table(((((Run("a"),)), (Run("b"),)), ((Run("c"),),)))
    data = render(LETTER, replace(letter(), body=(ragged, plain("./."))))
    root = parse(read(data)["word/document.xml"])
    parts = [item for item in root.iter(f"{W}tbl") if item.find(f"{W}tblPr/{W}tblBorders") is not None]
    found = parts[0]
    assert [len(row.findall(f"{W}tc")) for row in found.iter(f"{W}tr")] == [2, 2]


@pytest.mark.parametrize("key", TYPES)
def test_every_cell_ends_with_a_paragraph_even_when_fields_are_empty(key: str) -> None:
    empty = fields(co_quan_chu_quan=[], noi_nhan=[], quyen_han=[], ten_loai="X", kinh_moi=["a"])
    if key in {"giay_gioi_thieu", "giay_nghi_phep"}:
        empty["trich_yeu"] = ""
    data = render(compile_template(build(key)), Composed(key, empty, short_body()))
    for cell in parse(read(data)["word/document.xml"]).iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_two_tables_never_touch() -> None:
    """Word joins tables that follow each other without a paragraph between."""
    data = render(LETTER, replace(letter(), body=(grid(("a",), ("b",)), grid(("c",), ("d",)))))
    body = parse(read(data)["word/document.xml"])[0]
    tags = [item.tag for item in body]
    assert not any(one == two == f"{W}tbl" for one, two in pairwise(tags))


def test_long_centred_names_are_narrowed_and_keep_their_words() -> None:
    name = "TM. ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU"
    data = render(LETTER, replace(letter(), fields=letter().fields | {"quyen_han": [name, "KT. CHỦ TỊCH"]}))
    found = {
        "".join(item.text or "" for item in paragraph.iter(f"{W}t")): paragraph.find(f"{W}pPr/{W}ind")
        for paragraph in parse(read(data)["word/document.xml"]).iter(f"{W}p")
    }
    indent = found[name]
    assert indent is not None
    assert int(str(indent.get(f"{W}left"))) == int(str(indent.get(f"{W}right"))) > 0
    assert found["KT. CHỦ TỊCH"] is None


def test_more_columns_than_word_takes_are_refused() -> None:
    render(LETTER, replace(letter(), body=(grid(("a",) * 63, ("b",) * 63), plain("./."))))
    with pytest.raises(BadInput, match="64 cột"):
        render(LETTER, replace(letter(), body=(grid(("a",) * 64, ("b",) * 64), plain("./."))))


def test_only_a_very_high_row_may_cross_a_page() -> None:
    table = grid(("STT", "Nội dung"), ("1", "Ngắn."), ("2", "Một câu khá dài. " * 200))
    root = parse(read(render(LETTER, replace(letter(), body=(table, plain("Hết./.")))))["word/document.xml"])
    first = next(item for item in root.iter(f"{W}tbl") if item.find(f"{W}tblPr/{W}tblBorders") is not None)
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in first.iter(f"{W}tr")]
    assert whole == [True, True, False]
