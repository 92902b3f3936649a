"""What a document may choose of its page: the address at the foot of page 1, the size sets, the indent."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from doc_engine.compose import compose
from doc_engine.composed import Composed
from doc_engine.datafile import load_draft
from doc_engine.errors import BadInput
from doc_engine.layout import Choice, adapted, current, text_width_mm
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.package import read
from doc_engine.ooxml.reader import read_paper
from doc_engine.paper import Paper
from doc_engine.rules import View, check
from templates.samples import SAMPLES
from templates.specimens import example

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
LETTER = example("cong_van_dia_chi").decode()
SMALL = Choice("12/13/13", 13, "1 cm")


def printed(composed: Composed) -> bytes:
    return render(compile_template((TEMPLATES / f"{composed.type_key}.docx").read_bytes()), composed)


def paper_of(composed: Composed) -> Paper:
    return read_paper(printed(composed))


def letter(*changes: tuple[str, str], defaults: dict[str, str] | None = None) -> Composed:
    text = LETTER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    own = {"co_quan": "Sở Tư pháp tỉnh Hải Sơn", **(defaults or {})}
    return compose(load_draft(text.encode(), name="x.yaml", defaults=own))


def told(*changes: tuple[str, str]) -> str:
    with pytest.raises(BadInput) as caught:
        letter(*changes)
    return str(caught.value)


WITHOUT = (LETTER[LETTER.index("dia_chi_co_quan:") :], "")


def test_the_address_stands_at_the_foot_of_page_1_below_a_line_over_the_full_width() -> None:
    first = paper_of(letter()).sections[0]
    assert first.title_page
    line, *lines = first.footers["first"]
    assert (line.borders.top > 0, line.left_mm, line.right_mm) == (True, 0.0, 0.0)
    assert [one.text for one in lines] == [
        "Địa chỉ: Số 12 đường Mẫu, phường Tân Mẫu, tỉnh Hải Sơn",
        "ĐT: 0290 0000 000, Fax: 0290 0000 001",
        "E-Mail: vanthu@sotuphap.example.gov.vn, Website: sotuphap.example.gov.vn",
    ]
    assert {one.size_pt for one in lines} == {11.0}
    assert not any(one.some(lambda run: run.bold or run.italic) for one in lines)


def test_the_annexes_and_the_later_pages_have_no_address() -> None:
    first, annex = paper_of(letter()).sections
    assert "default" not in first.footers
    assert [line.text for line in annex.footers["first"]] == [""]


def test_what_the_address_does_not_say_leaves_no_gap() -> None:
    bare = ("\n  fax: 0290 0000 001", ""), ("\n  trang_web: sotuphap.example.gov.vn", "")
    assert letter(*bare).contact[1:] == ("ĐT: 0290 0000 000", "E-Mail: vanthu@sotuphap.example.gov.vn")


def test_a_document_without_address_has_no_foot_and_no_further_part() -> None:
    assert not [name for name in read(printed(letter(WITHOUT))) if "footer" in name]


def test_the_offices_address_is_printed_on_its_letters_and_an_empty_key_keeps_it_off() -> None:
    office = {"dia_chi_co_quan.dia_chi": "Số 1 đường Thử", "dia_chi_co_quan.fax": "0290"}
    assert letter(WITHOUT, defaults=office).contact == ("Địa chỉ: Số 1 đường Thử", "Fax: 0290")
    assert letter((WITHOUT[0], 'dia_chi_co_quan: ""\n'), defaults=office).contact == ()
    assert "12 đường Mẫu" in letter(defaults=office).contact[0]


def test_the_offices_address_is_not_printed_on_other_types() -> None:
    office = {"dia_chi_co_quan.dia_chi": "Số 1 đường Thử", "co_quan": "Sở Tư pháp tỉnh Hải Sơn"}
    report = load_draft(example("bao_cao_12_13_13"), name="x.yaml", defaults=office)
    assert compose(report).contact == ()


def test_an_address_without_its_address_is_told() -> None:
    assert "thiếu khóa dia_chi" in told(("  dia_chi: Số 12 đường Mẫu, phường Tân Mẫu, tỉnh Hải Sơn\n", ""))


def test_an_address_with_a_watermark_keeps_both() -> None:
    parts = read(printed(replace(letter(), watermark="BẢN MINH HỌA")))
    assert "12 đường Mẫu" in parts["word/footerVT1.xml"].decode()
    assert all("BẢN MINH HỌA" in parts[name].decode() for name in parts if name.startswith("word/header"))


# ---- sizes and indents -----------------------------------------------------------------------------------


def test_a_choice_changes_what_it_names_and_nothing_else() -> None:
    small, usual = adapted(SMALL), current()
    sizes = {key: part.size for key, part in small.components.items()}
    assert (sizes["quoc_hieu"], sizes["tieu_ngu"], sizes["dia_danh_ngay"]) == (12, 13, 13)
    assert (sizes["co_quan"], sizes["so_ky_hieu"], sizes["noi_dung"], sizes["phu_luc"]) == (12, 13, 13, 14)
    assert (sizes["noi_nhan"], sizes["noi_nhan_danh_sach"]) == (12, 11)
    assert (small.body.size, small.body.indent) == (13, 10)
    assert adapted(Choice()) is usual
    assert adapted(Choice(body=13)).components["quoc_hieu"] == usual.components["quoc_hieu"]
    for key, part in small.components.items():
        assert part.sizes[0] <= part.size <= part.sizes[1], key


@pytest.mark.parametrize("name", ["cong_van", "quyet_dinh", "ke_hoach", "bien_ban", "quyet_dinh_ban_hanh"])
def test_every_form_is_printed_small_without_a_finding(name: str) -> None:
    paper = paper_of(replace(SAMPLES[name](), choice=SMALL))
    cells = View.of(paper).cells
    assert [cells.quoc_hieu[0].size_pt, cells.tieu_ngu[0].size_pt] == [12, 13]
    assert {line.size_pt for line in cells.body if not line.empty} == {13}
    assert {round(line.first_indent_mm) for line in cells.body if line.align == "both"} == {10}
    assert [str(finding) for finding in check(paper)] == []


@pytest.mark.parametrize("head", ["13/14/14", "12/13/13"])
@pytest.mark.parametrize("body", [13, 14])
@pytest.mark.parametrize("indent", ["1 cm", "1,27 cm"])
def test_every_combination_keeps_the_rules(head: str, body: int, indent: str) -> None:
    assert check(paper_of(replace(SAMPLES["cong_van"](), choice=Choice(head, body, indent)))) == ()


def test_the_rule_under_tieu_ngu_is_as_long_as_its_smaller_words() -> None:
    found = View.of(paper_of(replace(SAMPLES["cong_van"](), choice=SMALL))).cells.rules_under("tieu_ngu")
    words = text_width_mm("Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    assert [one.length_mm for one in found] == [pytest.approx(words, abs=0.5)]


def test_the_usual_sizes_leave_the_templates_styles_as_they_are() -> None:
    template = compile_template((TEMPLATES / "cong_van.docx").read_bytes())
    styles = next(member.content for member in template.static if member.name == "word/styles.xml")
    assert read(render(template, SAMPLES["cong_van"]()))["word/styles.xml"] == styles


def test_what_an_office_changed_in_its_styles_stays() -> None:
    document = docx.Document(str(TEMPLATES / "cong_van.docx"))
    document.styles["VT Nội dung"].font.bold = True
    out = io.BytesIO()
    document.save(out)
    made = read(render(compile_template(out.getvalue()), replace(SAMPLES["cong_van"](), choice=SMALL)))
    style = re.search(r'w:styleId="VTNoiDung".*?</w:style>', made["word/styles.xml"].decode(), re.DOTALL)
    assert style is not None
    assert "<w:b/>" in style[0]
    assert 'w:sz w:val="26"' in style[0]
    assert 'w:firstLine="567"' in style[0]


@pytest.mark.parametrize(
    ("typed", "head", "body", "indent"),
    [
        ("co_chu: 12/13/13", "12/13/13", None, None),
        ("co_chu: 13 / 14 / 14\nco_chu_noi_dung: 13", "13/14/14", 13, None),
        ("thut_dau_dong: 1.27 cm", None, None, "1,27 cm"),
        ("thut_dau_dong: 1", None, None, "1 cm"),
        ("thut_dau_dong: 1,27cm", None, None, "1,27 cm"),
    ],
)
def test_a_choice_is_read_however_it_is_typed(
    typed: str, head: str | None, body: int | None, indent: str | None
) -> None:
    assert letter((WITHOUT[0], f"{typed}\n")).choice == Choice(head, body, indent)


@pytest.mark.parametrize("typed", ["co_chu: 13/13/13", "co_chu_noi_dung: 12", "thut_dau_dong: 2 cm"])
def test_what_the_decree_does_not_allow_is_refused(typed: str) -> None:
    assert typed.split(":", maxsplit=1)[0] in told((WITHOUT[0], f"{typed}\n"))


def test_the_file_goes_before_its_office() -> None:
    office = {"co_chu": "12/13/13", "co_chu_noi_dung": "13"}
    typed = letter((WITHOUT[0], "co_chu_noi_dung: 14\n"), defaults=office)
    assert typed.choice == Choice("12/13/13", 14)
