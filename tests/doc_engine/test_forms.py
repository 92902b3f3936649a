"""The 29 types of Phụ lục III: each has its template and its example, and prints what its form prints."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest

from doc_engine.compose import compose
from doc_engine.composed import Composed
from doc_engine.datafile import dump_draft, load_draft
from doc_engine.errors import BadInput
from doc_engine.form_lines import FORM_LINES
from doc_engine.model import Draft, IssuedText
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.fields import FIELDS
from doc_engine.ooxml.forms import TYPES, build
from doc_engine.ooxml.text import docx_text
from doc_engine.persons import bare_name
from doc_engine.terms import DocumentType
from templates.samples import SAMPLES
from templates.specimens import example, specimens

EXAMPLES = sorted(specimens())


def draft_of(name: str, *changes: tuple[str, str]) -> Draft:
    text = example(name).decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load_draft(text.encode(), name="x.yaml")


def printed(draft: Draft) -> str:
    composed = compose(draft)
    return docx_text(render(compile_template(build(composed.type_key)), composed))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def told(text: str) -> str:
    with pytest.raises(BadInput) as caught:
        load_draft(text.encode(), name="x.yaml")
    return str(caught.value)


def test_every_type_of_the_decree_has_a_template_and_a_sample() -> None:
    assert set(TYPES) == {type.key for type in DocumentType}
    assert len(TYPES) == 29
    assert {make().type_key for make in SAMPLES.values()} == set(TYPES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_departs_from_the_form_nowhere(name: str) -> None:
    assert compose(draft_of(name)).findings == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_written_back_as_the_same_document(name: str) -> None:
    draft = draft_of(name)
    assert load_draft(dump_draft(draft).encode(), name="x") == draft


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_of_the_plain_text_stands_in_the_word_file(name: str) -> None:
    draft = draft_of(name)
    text = squeezed(printed(draft))
    for line in compose(draft).text.split("\n"):
        assert squeezed(line) in text


@pytest.mark.parametrize("key", [type.key for type in DocumentType if type.form == "1.4"])
def test_the_named_types_of_form_1_4_share_one_template(key: str) -> None:
    assert build(key) == build("ke_hoach")


def test_the_printed_words_of_a_form_name_published_fields_only() -> None:
    for lines in FORM_LINES.values():
        for line in lines:
            assert set(re.findall(r"{(\w+)}", line.words)) <= set(FIELDS)
            assert not line.each or line.each in FIELDS


def test_a_resolution_is_ordered_by_its_own_words() -> None:
    text = printed(draft_of("nghi_quyet"))
    assert "ỦY BAN NHÂN DÂN TỈNH HẢI SƠN\n" in text
    assert "QUYẾT NGHỊ:" in text
    assert "QUYẾT ĐỊNH:" not in text


def test_minutes_have_a_number_and_no_place_and_day() -> None:
    text = printed(draft_of("bien_ban"))
    assert "Số: 12/BB-STP" in text
    assert "ngày 05 tháng 01 năm 2026" not in text.split("BIÊN BẢN")[0]


def test_minutes_are_signed_by_the_secretary_on_the_left_and_the_chair_on_the_right() -> None:
    data = render(compile_template(build("bien_ban")), compose(draft_of("bien_ban")))
    cells = [cell.text.split() for cell in docx.Document(io.BytesIO(data)).tables[-1].rows[0].cells]
    assert [" ".join(cell) for cell in cells] == ["THƯ KÝ Lê Thị Thử", "CHỦ TỌA Trần Văn Mẫu"]


def test_the_recipients_of_minutes_stand_below_the_signatures_and_keep_the_file() -> None:
    text = printed(draft_of("bien_ban"))
    assert text.index("Lê Thị Thử") < text.index("Nơi nhận:") < text.index("- Lưu: VT, Hồ sơ.")


def test_minutes_end_with_the_end_of_the_meeting() -> None:
    assert compose(draft_of("bien_ban")).body[-1].text == (
        "Cuộc họp kết thúc vào 10 giờ 30, ngày 05 tháng 01 năm 2026./."
    )


def test_the_chair_of_minutes_is_their_signatory_and_may_have_an_office() -> None:
    assert draft_of("bien_ban").signatory.full_name == "Trần Văn Mẫu"
    signed = "noi_nhan:"
    office = draft_of(
        "bien_ban", (signed, f"nguoi_ky: {{chuc_vu: Phó Giám đốc, ho_ten: Trần Văn Mẫu}}\n{signed}")
    )
    assert compose(office).fields["quyen_han"] == ["CHỦ TỌA", "PHÓ GIÁM ĐỐC"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ông Trần Văn Mẫu, Phó Giám đốc Sở", "Trần Văn Mẫu"),
        ("bà Lê Thị Thử - chuyên viên", "Lê Thị Thử"),
        ("Đồng chí H'Hen Niê (Sở Tư pháp)", "H'Hen Niê"),
        ("Trần Văn Mẫu.", "Trần Văn Mẫu"),
        ("K’Sor-Phước; Chủ tịch", "K’Sor-Phước"),
    ],
)
def test_a_name_is_told_from_the_offices_behind_it(typed: str, name: str) -> None:
    assert bare_name(typed) == name


def test_a_telegram_names_who_wires_and_to_whom() -> None:
    text = printed(draft_of("cong_dien"))
    assert "Chủ tịch Ủy ban nhân dân tỉnh Hải Sơn điện:" in text
    assert "- Chủ tịch Ủy ban nhân dân các xã, phường." in text
    bare = draft_of("cong_dien", ("nguoi_dien: Chủ tịch Ủy ban nhân dân tỉnh Hải Sơn\n", ""))
    assert "Ủy ban nhân dân tỉnh Hải Sơn điện:" in printed(bare)


@pytest.mark.parametrize("name", ["giay_gioi_thieu", "giay_nghi_phep"])
def test_a_paper_without_trich_yeu_prints_none_and_keeps_one_for_the_register(name: str) -> None:
    draft = draft_of(name)
    assert draft.subject
    assert compose(draft).fields["trich_yeu"] == ""
    assert draft.subject not in printed(draft)
    typed = draft_of(name, ("ky_hieu:", "trich_yeu: cho sổ\nky_hieu:"))
    assert typed.subject == "cho sổ"


def test_the_place_for_a_confirmation_is_left_only_where_asked() -> None:
    assert "Xác nhận của cơ quan (tổ chức)" in printed(draft_of("giay_nghi_phep"))
    assert "Xác nhận" not in printed(draft_of("giay_nghi_phep", ("  xac_nhan: có\n", "")))


@pytest.mark.parametrize("name", ["hop_dong", "ban_ghi_nho", "ban_thoa_thuan"])
def test_an_agreement_names_two_parties_and_both_sign(name: str) -> None:
    text = printed(draft_of(name))
    assert text.index("Bên A: Sở Tư pháp") < text.index("Bên B: Trường Đại học") < text.index("Điều 1.")
    assert text.index("ĐẠI DIỆN BÊN A") < text.index("ĐẠI DIỆN BÊN B")


def test_an_agreement_of_one_or_three_is_refused() -> None:
    party = "  - {ten: A, dai_dien: B, chuc_vu: C}\n"
    head = example("hop_dong").decode().split("cac_ben:")[0]
    tail = "noi_dung: |\n  Nội dung.\n"
    for count in (1, 3):
        assert "phải có đúng hai bên" in told(f"{head}cac_ben:\n{party * count}{tail}")
    assert "phải có đúng hai bên" in told(f"{head}cac_ben: {{ten: A, dai_dien: B, chuc_vu: C}}\n{tail}")


def test_an_issued_text_has_the_agencys_head_but_no_number_and_no_day() -> None:
    text = printed(draft_of("quyet_dinh_ban_hanh"))
    issued = text[text.index("- Lưu: VT, NC.") :]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in issued
    assert "QUY CHẾ" in issued
    assert "Số:" not in issued
    assert "Hải Sơn, ngày" not in issued
    assert (
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Hải Sơn)"
        in issued
    )
    assert issued.rstrip().endswith("./.")


def test_an_issued_text_stands_before_the_annexes_of_its_decision() -> None:
    draft = draft_of(
        "quyet_dinh_ban_hanh", ("nguoi_ky:", "phu_luc: {ten: Danh sách, noi_dung: Một.}\nnguoi_ky:")
    )
    labels = [part.label for part in compose(draft).appendices]
    assert labels == ["QUY CHẾ", "Phụ lục"]


def test_a_decision_that_issues_a_text_says_so_in_its_subject() -> None:
    draft = draft_of("quyet_dinh_ban_hanh", ("trich_yeu: Ban hành Quy chế", "trich_yeu: Về Quy chế"))
    assert "TY02" in [finding.code for finding in compose(draft).findings]


@pytest.mark.parametrize("name", ["quyet_dinh_ban_hanh", "nghi_quyet"])
def test_an_individual_decision_is_told_from_a_legal_one(name: str) -> None:
    draft = draft_of(name)
    legal = draft.model_copy(update={"symbol": f"2026/{draft.symbol}"})
    assert [finding.code for finding in compose(legal).findings] == ["QP01"]


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("giay_nghi_phep", ("den_ngay: 16/01/2026", "den_ngay: 11/01/2026"), "NP01"),
        ("giay_gioi_thieu", ("gia_tri_den: 31/01/2026", "gia_tri_den: 04/01/2026"), "GT01"),
    ],
)
def test_days_that_contradict_each_other_are_a_finding(name: str, change: tuple[str, str], code: str) -> None:
    assert [finding.code for finding in compose(draft_of(name, change)).findings] == [code]


def test_marks_in_an_issued_text_are_completed_or_refused() -> None:
    issued = IssuedText(type_label="Quy chế", subject="làm việc", body="Theo [[1/KH-UBND]].")
    with pytest.raises(BadInput, match="1/KH-UBND"):
        compose(draft_of("quyet_dinh_ban_hanh").model_copy(update={"issued_text": issued}))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("chi_thi", "noi_nhan_dien: Sở A"),
        ("chi_thi", "gioi_thieu: {ong_ba: A}"),
        ("chi_thi", "bat_dau: 8 giờ"),
        ("chi_thi", "cac_ben: {ten: A}"),
        ("chi_thi", "ban_hanh_kem: {loai: Quy chế}"),
        ("chi_thi", "kinh_gui: Sở A"),
        ("bien_ban", "nghi_phep: {ong_ba: A}"),
        ("giay_gioi_thieu", "noi_dung: Một."),
    ],
)
def test_a_key_of_another_form_is_refused_with_the_reason(name: str, key: str) -> None:
    assert f"không có khóa {key.partition(':')[0]}" in told(f"{example(name).decode()}{key}\n")


@pytest.mark.parametrize("name", ["cong_dien", "giay_gioi_thieu", "giay_nghi_phep", "bien_ban", "hop_dong"])
def test_what_a_form_needs_and_does_not_get_is_told(name: str) -> None:
    head = example(name).decode().split("ky_hieu:")[0]
    assert "phải có" in told(head)


def test_a_draft_made_without_the_facts_of_its_form_is_composed_without_words_of_its_own() -> None:
    bare = draft_of("giay_gioi_thieu").model_copy(update={"introduction": None})
    assert isinstance(compose(bare), Composed)


def test_the_examples_are_beside_the_templates() -> None:
    folder = Path(__file__).parents[2] / "templates" / "data"
    assert sorted(path.stem for path in folder.glob("*.yaml")) == EXAMPLES
