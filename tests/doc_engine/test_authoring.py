"""Making a template of an office's sample: what is proposed for which words, and that nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from doc_engine.errors import BadInput
from doc_engine.findings import Severity
from doc_engine.ooxml import author, check_template, compile_template, propose, render
from doc_engine.ooxml.fields import FIELDS
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.labels import LABELS, PLACEHOLDERS
from doc_engine.ooxml.markup import XMLNS, Cell, W, paragraph, row, run, table
from doc_engine.ooxml.package import Member, read, write
from doc_engine.ooxml.text import docx_text
from doc_engine.terms import DocumentType
from templates.samples import SAMPLES
from tests.campaign import examples

BASE = read(build("cong_van"))
DOCUMENT = "word/document.xml"


def sample(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs (ready-made XML where they begin with "<")."""
    body = "".join(one if one.startswith("<") else paragraph("", run(one)) for one in paragraphs)
    xml = f"<w:document {XMLNS}><w:body>{body}<w:sectPr/></w:body></w:document>"
    parts = BASE | {DOCUMENT: xml.encode()}
    return write(Member.stored(name, content) for name, content in parts.items())


def two_cells(left: list[str], right: list[str]) -> str:
    """A table of one row with two cells."""
    cells = [Cell(4000, "".join(paragraph("", run(text)) for text in side)) for side in (left, right)]
    return table([row(cells)], [4000, 5000])


LETTER = sample(
    two_cells(
        ["UBND TỈNH HẢI YẾN", "SỞ TƯ PHÁP", "________", "Số: …/CV-…", "V/v ………………"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "……., ngày … tháng … năm …"],
    ),
    "Kính gửi: ………………………",
    "…………………………………………",
    "……………………………………./.",
    two_cells(
        ["Nơi nhận:", "- Như trên;", "- ………;", "- Lưu: VT, …."],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Ký tên, đóng dấu)", "", "……………"],
    ),
)


def proposed(docx: bytes) -> dict[str, str]:
    """What is proposed, by the text that it stands for."""
    return {one.text: one.proposed for one in propose(docx).proposed}


def test_a_letter_with_dotted_lines_gets_a_field_for_every_one_of_them() -> None:
    found = proposed(LETTER)
    assert found["Số: …/CV-…"] == "Số: {{ so }}/{{ ky_hieu }}"
    assert found["V/v ………………"] == "V/v {{ trich_yeu }}"
    assert found["……., ngày … tháng … năm …"] == "{{ dia_danh }}, {{ ngay_thang }}"
    assert found["Kính gửi: ………………………"].splitlines()[0] == "Kính gửi: {{ kinh_gui_mot }}"
    assert "{{ noi }}" in found["Kính gửi: ………………………"]
    assert found["…………………………………………"] == "{{p noi_dung }}"
    assert found["- Như trên;"].splitlines() == ["{%p for noi in noi_nhan %}", "{{ noi }}", "{%p endfor %}"]
    assert "quyen_han" in found["KT. GIÁM ĐỐC"]
    assert found["……………"] == "{{ ho_ten }}"
    assert found["________"] == "{{p ke_co_quan }}"


def test_what_is_typed_for_good_stays() -> None:
    assert not {"SỞ TƯ PHÁP", "UBND TỈNH HẢI YẾN", "Độc lập - Tự do - Hạnh phúc"} & set(proposed(LETTER))


def test_a_proposal_says_paragraph_place_and_how_sure_it_is() -> None:
    one = next(one for one in propose(LETTER).proposed if "ky_hieu" in one.fields)
    assert (one.number, one.where) == (4, "đoạn 4, bảng 1 ô (1,1)")
    assert 0.5 < one.confidence <= 1


def test_the_type_is_told_by_the_sample() -> None:
    assert propose(LETTER).type is DocumentType.CONG_VAN
    assert propose(sample("QUYẾT ĐỊNH", "Về việc ………")).type is DocumentType.QUYET_DINH
    assert propose(sample("Xin chào")).type is None


def test_a_letter_made_of_the_sample_prints_every_word_of_a_document() -> None:
    made = author(LETTER, propose(LETTER))
    assert propose(LETTER).missing == ()
    findings = check_template(made, compile_template(build("cong_van")).fields)
    assert not [one for one in findings if one.severity is Severity.ERROR]
    text = docx_text(render(compile_template(made), SAMPLES["cong_van"]()))
    assert "……" not in text
    assert "SỞ TƯ PHÁP" in text
    assert "(Ký tên" not in text


def test_only_the_main_text_changes_every_other_part_keeps_its_bytes() -> None:
    before, after = read(LETTER), read(author(LETTER, propose(LETTER)))
    assert set(before) == set(after)
    assert all(before[name] == after[name] for name in before if name != DOCUMENT)


def test_a_paragraph_the_clerk_leaves_out_stays_as_it_was() -> None:
    made = author(LETTER, propose(LETTER), without={4})
    text = docx_text(made)
    assert "Số: …/CV-…" in text
    assert "V/v {{ trich_yeu }}" in text


def _formatted(text: str, properties: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_tag_takes_the_formatting_of_the_dots_it_replaces() -> None:
    line = (
        f"<w:p>{_formatted('V/v ', '<w:b/>')}{_formatted('……', '<w:i/>')}{_formatted('…….', '<w:u/>')}</w:p>"
    )
    docx = sample(line, "Kính gửi: …")
    root = etree.fromstring(read(author(docx, propose(docx)))[DOCUMENT])
    holder = next(item for item in root.iter(f"{W}t") if "trich_yeu" in (item.text or ""))
    run_around = holder.getparent()
    assert run_around is not None
    assert run_around.find(f"{W}rPr/{W}i") is not None
    label = next(item for item in root.iter(f"{W}t") if (item.text or "").startswith("V/v"))
    assert label.text == "V/v"


def test_the_number_of_a_footnote_among_the_dots_goes_with_them() -> None:
    raised = _formatted("6", '<w:vertAlign w:val="superscript"/>')
    docx = sample(f"<w:p>{_formatted('V/v …', '<w:b/>')}{raised}{_formatted('……', '')}</w:p>")
    assert proposed(docx)["V/v …6……"] == "V/v {{ trich_yeu }}"
    root = etree.fromstring(read(author(docx, propose(docx)))[DOCUMENT])
    tag = next(item for item in root.iter(f"{W}t") if "trich_yeu" in (item.text or ""))
    assert tag.getparent().find(f"{W}rPr/{W}vertAlign") is None  # type: ignore[union-attr]


def test_a_tab_with_a_leader_is_an_open_stretch() -> None:
    tabs = '<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs></w:pPr>'
    docx = sample("GIẤY MỜI", f"<w:p>{tabs}<w:r><w:t>Chủ trì:</w:t></w:r><w:r><w:tab/></w:r></w:p>")
    assert proposed(docx)["Chủ trì:\t"] == "Chủ trì: {{ chu_tri }}"
    assert "{{ chu_tri }}" in docx_text(author(docx, propose(docx)))


def test_underscores_are_an_open_stretch_and_a_line_of_them_a_rule() -> None:
    docx = sample("KẾ HOẠCH", "_____ năm ____", "________________", "____________")
    found = proposed(docx)
    assert found["_____ năm ____"] == "{{ trich_yeu }}"
    assert found["________________"] == "{{p ke_trich_yeu }}"


def test_an_empty_cell_beside_a_label_gets_its_field() -> None:
    docx = sample("KẾ HOẠCH", two_cells(["Trích yếu:"], [""]), two_cells(["Màu sắc:"], [""]))
    proposal = propose(docx)
    assert [one.proposed for one in proposal.proposed] == ["{{ trich_yeu }}"]
    assert ["Ô trống cạnh “Màu sắc:”." in one.hint for one in proposal.unplaced] == [True]


def test_what_no_field_was_found_for_is_listed_with_its_paragraph() -> None:
    proposal = propose(sample("KẾ HOẠCH", "", "Biển số xe: ………", "…………"))
    (left,) = proposal.unplaced
    assert (left.number, left.text) == (3, "Biển số xe: ………")
    assert left.hint
    assert set(proposal.missing) >= {"so", "ky_hieu", "ngay_thang", "ho_ten"}


def test_grounds_and_proposer_of_a_decision_are_a_list_and_a_line() -> None:
    docx = sample(
        "QUYẾT ĐỊNH",
        "Về việc …………",
        "Căn cứ ………;",
        "Căn cứ ………;",
        "Theo đề nghị của ……….",
        "Điều 1. ………",
        "Điều … ………/.",
    )
    found = propose(docx).proposed
    assert [one.fields for one in found if one.fields] == [
        ("trich_yeu",),
        ("can_cu",),
        ("theo_de_nghi",),
        ("noi_dung",),
    ]
    assert [one.removed for one in found] == [False, False, True, False, False, True]


def test_a_letters_sentence_that_begins_with_can_cu_is_no_line_of_grounds() -> None:
    found = proposed(
        sample("V/v ………", "Kính gửi: ………", "Căn cứ Kế hoạch số …, Sở đề nghị đơn vị … thực hiện", "………")
    )
    assert not any("can_cu" in said for said in found.values())


def test_a_sample_without_title_and_addressees_has_its_text_below_the_last_line_of_the_head() -> None:
    docx = sample("Số: …/…", "……, ngày … tháng … năm …", "………………", "………………./.")
    assert [(one.fields, one.removed) for one in propose(docx).proposed] == [
        (("so", "ky_hieu"), False),
        (("dia_danh", "ngay_thang"), False),
        (("noi_dung",), False),
        ((), True),
    ]


def test_a_list_of_ten_thousand_open_lines_is_one_list() -> None:
    docx = sample("Nơi nhận:", *["- ………;"] * 10_000)
    proposal = propose(docx)
    assert sum(one.removed for one in proposal.proposed) == 9_999
    assert docx_text(author(docx, proposal)).count("{{ noi }}") == 1


def test_text_that_has_tags_already_is_left_alone() -> None:
    docx = sample("Số: {{ so }}/…", "V/v {{ trich_yeu }} ……")
    assert propose(docx).proposed == ()


def test_decomposed_words_are_listed_with_what_to_do() -> None:
    import unicodedata

    docx = sample(unicodedata.normalize("NFD", "Số lượng: ………"))
    (left,) = propose(docx).unplaced
    assert "NFD" in left.hint


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(BadInput):
        propose(b"khong phai Word")


def test_every_label_and_placeholder_stands_for_a_published_field() -> None:
    assert {label.field for label in LABELS} | set(PLACEHOLDERS.values()) <= set(FIELDS)


_WORDS = st.sampled_from(
    ["Số: …", "/", "…", "....", "____", "\t", " ", "V/v ", "Kính gửi:", "ngày … tháng … năm …", "KẾ HOẠCH", "Căn cứ …;",
     "Nơi nhận:", "- …", "Họ và tên", "Điều 1. …", "./.", "{{ so }}", "{% if so %}", "chữ", "Chủ trì: …", "1"]
)  # fmt: skip


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.lists(_WORDS, max_size=4).map("".join), max_size=9))
def test_any_sample_is_proposed_for_and_written_with_balanced_tags(texts: list[str]) -> None:
    docx = sample(*(text.replace("<", "") for text in texts))
    proposal = propose(docx)
    numbers = [one.number for one in proposal.proposed]
    assert all(low < high for low, high in pairwise(numbers))
    codes = {one.code for one in check_template(author(docx, proposal))}
    if not any("{" in text for text in texts):
        assert not codes & {"MV01", "MV06", "MV07"}


# ---- the decree's own forms -------------------------------------------------------------------------------


def _form(folder: Path, first: str, behind: str) -> bytes:
    """One form of Phụ lục III, cut out of the decree's own file."""
    parts = read((folder / "spec" / "forms" / "phu-luc-III.docx").read_bytes())
    root = etree.fromstring(parts[DOCUMENT])
    body = root.find(f"{W}body")
    assert body is not None
    for element in list(_outside(body, first, behind)):
        body.remove(element)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return write(Member.deflated(name, data) for name, data in (parts | {DOCUMENT: content}).items())


def _outside(body: etree._Element, first: str, behind: str) -> Iterator[etree._Element]:
    inside = False
    for element in body:
        text = "".join(item.text or "" for item in element.iter(f"{W}t"))
        if text.startswith((first, behind)):
            inside = text.startswith(first)
            if inside:
                yield element  # the caption "Mẫu 1.5 - Công văn"
                continue
        if not inside and element.tag != f"{W}sectPr":
            yield element


@pytest.mark.parametrize(
    ("first", "behind", "key"),
    [
        ("Mẫu 1.1 -", "Mẫu 1.2 -", "nghi_quyet"),
        ("Mẫu 1.2 -", "Mẫu 1.3 -", "quyet_dinh"),
        ("Mẫu 1.4 -", "Mẫu 1.5 -", "ke_hoach"),
        ("Mẫu 1.5 -", "Mẫu 1.6 -", "cong_van"),
        ("Mẫu 1.6 -", "Mẫu 1.7 -", "cong_dien"),
        ("Mẫu 1.7 -", "Mẫu 1.8 -", "giay_moi"),
        ("Mẫu 1.8 -", "Mẫu 1.9 -", "giay_gioi_thieu"),
        ("Mẫu 1.9 -", "Mẫu 1.10 -", "bien_ban"),
        ("Mẫu 1.10 -", "Mẫu 2.1 -", "giay_nghi_phep"),
    ],
)
def test_the_decrees_own_form_becomes_a_template_that_prints_a_document(
    shared: Path, first: str, behind: str, key: str
) -> None:
    form = _form(shared, first, behind)
    proposal = propose(form)
    made = author(form, proposal)
    assert proposal.missing == ()
    if key != "ke_hoach":
        assert proposal.type is DocumentType[key.upper()]
    usual = compile_template(build(key)).fields
    assert not [
        one
        for one in check_template(made, usual, DocumentType[key.upper()])
        if one.severity is Severity.ERROR
    ]
    composed = SAMPLES[key]()
    printed = docx_text(render(compile_template(made), composed))
    assert "{{" not in printed
    assert str(composed.fields["ho_ten"]) in printed
