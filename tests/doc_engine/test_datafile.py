"""Data files: what a clerk may write, and what each mistake is answered with."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.datafile import dump_draft, load_draft
from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput, Problem
from doc_engine.model import Authority, Draft, Task
from doc_engine.notation import Notation
from doc_engine.terms import Circulation, DocumentType, Relation, SigningCapacity, Urgency

LETTER = """\
loai: công văn
co_quan_chu_quan: UBND tỉnh Cà Mau
co_quan: Sở Tư pháp tỉnh Cà Mau
ky_hieu: STP-PBGDPL            # số được cấp khi ban hành
dia_danh: Cà Mau
ngay: …/3/2023
trich_yeu: triển khai Báo cáo tổng kết Đề án
kinh_gui: Ủy ban nhân dân các huyện, thành phố Cà Mau
noi_dung: |
  Thực hiện [[760/VP-NC]], Sở Tư pháp đề nghị:
  1. Nghiên cứu [[66/BC-BTP]].
kem_theo: 66/BC-BTP
han_tra_loi: 15/4/2023
nguoi_ky: {quyen_han: KT. Giám đốc, chuc_vu: Phó Giám đốc, ho_ten: Phạm Thị Ngọc}
noi_nhan:
  - Như trên
  - UBND tỉnh (để báo cáo)
luu: VT, PBGDPL
"""
BODY = {
    "loai": "thông báo",
    "co_quan": "Sở Tư pháp tỉnh Cà Mau",
    "dia_danh": "Cà Mau",
    "trich_yeu": "kết quả",
    "noi_dung": "Nội dung.",
    "nguoi_ky": "{chuc_vu: Giám đốc, ho_ten: Nguyễn Văn A}",
}


def text_of(**changes: str) -> str:
    """A small whole file with keys changed, or left out where the value is ""."""
    return "".join(f"{key}: {value}\n" for key, value in (BODY | changes).items() if value)


def load(text: str) -> Draft:
    return load_draft(text.encode(), name="x.yaml")


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(BadInput) as caught:
        load(text)
    return caught.value.problems


def only(text: str) -> Problem:
    (problem,) = problems(text)
    return problem


def test_the_intended_style_loads() -> None:
    draft = load(LETTER)
    assert draft.type is DocumentType.CONG_VAN
    assert (draft.issuer.name, draft.issuer.parent_body) == ("Sở Tư pháp tỉnh Cà Mau", "UBND tỉnh Cà Mau")
    assert draft.issued_on == PartialDate(2023, 3)
    assert draft.addressees == ("Ủy ban nhân dân các huyện, thành phố Cà Mau",)
    assert draft.body == "Thực hiện [[760/VP-NC]], Sở Tư pháp đề nghị:\n1. Nghiên cứu [[66/BC-BTP]]."
    assert draft.reply_by == date(2023, 4, 15)
    assert draft.signatory.authority == (Authority(capacity=SigningCapacity.KT, of="Giám đốc"),)
    assert draft.recipients == ("Như trên", "UBND tỉnh (để báo cáo)")
    assert draft.number is None
    assert not draft.demonstration


def test_a_written_file_is_block_style_in_the_usual_order() -> None:
    written = dump_draft(load(LETTER))
    assert load(written) == load(LETTER)
    keys = [line.split(":")[0] for line in written.splitlines() if line[0] not in " "]
    assert keys == [line.split(":")[0] for line in LETTER.splitlines() if line[0] not in " "]
    assert '"' not in written


def test_values_that_other_readers_would_convert_are_quoted() -> None:
    written = dump_draft(load(text_of(dia_danh='"no"', trich_yeu='"007"', luu='"~"')))
    assert 'dia_danh: "no"' in written
    assert 'trich_yeu: "007"' in written
    assert 'luu: "~"' in written


def test_every_field_has_its_key() -> None:
    draft = load(
        text_of(
            loai="nghị quyết",
            tham_quyen="Giám đốc Sở Tư pháp",
            so="07",
            do_khan="Hỏa tốc",
            pham_vi="lưu hành nội bộ",
            don_vi_soan="Phòng Hành chính",
            so_ban="30",
            nguoi_soan="PL",
            minh_hoa="có",
            can_cu="|\n  Luật A\n  Luật B",
            kem_theo="\n  - 66/BC-BTP\n  - Danh sách",
            nhiem_vu="\n  - noi_dung: Tập huấn\n    chu_tri: Sở A\n    phoi_hop: [ ]\n    thoi_gian: Hàng năm",
            phu_luc="\n  - ten: Danh mục\n    noi_dung: |\n      | A | B |",
            van_ban_lien_quan="\n  - so: 315/QĐ-TTg\n    loai: quyết định\n    ngay: 17/4/2024\n    quan_he: thực hiện",
        )
    )
    assert draft.number == "07"
    assert (draft.urgency, draft.circulation) == (Urgency.HOA_TOC, Circulation.LUU_HANH_NOI_BO)
    assert (draft.copies, draft.drafter, draft.drafting_unit) == (30, "PL", "Phòng Hành chính")
    assert draft.demonstration
    assert draft.legal_bases == ("Luật A", "Luật B")
    assert draft.attached == ("66/BC-BTP", "Danh sách")
    assert draft.tasks == (Task(text="Tập huấn", lead=("Sở A",), due="Hàng năm"),)
    assert draft.appendices[0].body == "| A | B |"
    (cited,) = draft.cited
    assert (cited.notation, cited.type_label) == (Notation.parse("315/QĐ-TTg"), "Quyết định")
    assert (cited.issued_on, cited.relation) == (PartialDate(2024, 4, 17), Relation.THUC_HIEN)


@pytest.mark.parametrize(
    "typed", ["Trích yếu", "trich yeu", "TRICH_YEU", "trich_yếu", "trich_yeuu", "trichyeu"]
)
def test_an_unknown_key_is_refused_with_the_nearest_known_one(typed: str) -> None:
    problem = problems(text_of() + f"{typed}: x\n")[0]
    assert typed in problem.message
    assert "“trich_yeu”" in problem.hint
    assert problem.line == 7


def test_a_mistyped_key_is_not_called_missing_as_well() -> None:
    assert "“trich_yeu”" in only(text_of(trich_yeu="") + "Trích yếu: x\n").hint
    assert only(text_of(nguoi_ky="{chucvu: Giám đốc, ho_ten: A}")).line == 6


def test_a_cited_document_without_notation_and_name_is_refused() -> None:
    assert only(text_of(van_ban_lien_quan="\n  - loai: Kế hoạch\n    ngay: 1/1/2024")).line == 8


def test_a_key_of_the_signatory_at_the_top_is_told_where_it_belongs() -> None:
    assert "nguoi_ky" in only(text_of() + "ho_ten: A\n").hint


@pytest.mark.parametrize("key", ["loai", "co_quan", "dia_danh", "trich_yeu", "noi_dung", "nguoi_ky"])
def test_a_missing_key_is_told_with_the_right_form(key: str) -> None:
    problem = only(text_of(**{key: ""}))
    assert problem.field == key
    assert f"{key}:" in problem.hint


def test_a_key_left_empty_is_told_with_its_line() -> None:
    problem = only(text_of(trich_yeu=" "))
    assert (problem.field, problem.line) == ("trich_yeu", 4)


@pytest.mark.parametrize("name", ['""', "''", "", "~"])
def test_a_signatory_may_be_left_without_a_name_when_that_is_said(name: str) -> None:
    draft = load(text_of(nguoi_ky=f"\n  chuc_vu: Giám đốc\n  ho_ten: {name}"))
    assert draft.signatory.full_name in {"", "~"}


@pytest.mark.parametrize(
    ("type", "missing"),
    [
        ("công văn", {"kinh_gui"}),
        ("kế hoạch", set()),
        ("báo cáo", set()),
        ("quyết định", {"can_cu", "tham_quyen"}),
        ("tờ trình", {"kinh_gui"}),
        ("thông báo", set()),
        ("giấy mời", {"kinh_moi", "noi_dung_hop", "chu_tri", "thoi_gian", "dia_diem"}),
        ("chỉ thị", set()),
        ("phiếu gửi", set()),
    ],
)
def test_each_type_needs_its_own_keys(type: str, missing: set[str]) -> None:
    found: tuple[Problem, ...] = ()
    try:
        load(text_of(loai=type))
    except BadInput as error:
        found = error.problems
    assert {problem.field for problem in found} == missing


@pytest.mark.parametrize(
    ("type", "key", "value"),
    [
        ("thông báo", "kinh_gui", "Sở A"),
        ("thông báo", "kinh_moi", "Sở A"),
        ("thông báo", "tham_quyen", "GIÁM ĐỐC"),
        ("thông báo", "ky_bao_cao", "2023"),
        ("kế hoạch", "dia_diem", "Hội trường"),
    ],
)
def test_a_key_without_sense_in_a_type_is_a_problem_with_a_hint(type: str, key: str, value: str) -> None:
    problem = only(text_of(loai=type) + f"{key}: {value}\n")
    assert (problem.field, problem.line) == (key, 7)
    assert problem.hint


def test_an_invitation_loads() -> None:
    invited = (
        "kinh_moi:\n  - Lãnh đạo Sở A\n  - Ông B\nnoi_dung_hop: Họp\nchu_tri: Giám đốc\n"
        "thoi_gian: 8 giờ 00, ngày 20/3/2023\ndia_diem: Hội trường\n"
    )
    draft = load(text_of(loai="giấy mời", noi_dung="") + invited)
    assert draft.invitation is not None
    assert draft.invitation.invited == ("Lãnh đạo Sở A", "Ông B")
    assert load(dump_draft(draft)) == draft


def test_a_list_in_brackets_is_refused_with_the_block_form() -> None:
    problem = only(text_of(loai="công văn", kinh_gui="[Sở Giáo dục và Đào tạo, Sở Y tế]"))
    assert "kinh_gui:\n  - Sở Giáo dục và Đào tạo\n  - Sở Y tế" in problem.hint


def test_a_citation_as_a_value_must_be_quoted() -> None:
    assert 'kem_theo: "[[66/BC-BTP]]"' in only(text_of(kem_theo="[[66/BC-BTP]]")).hint


def test_a_comma_inside_braces_is_found() -> None:
    problem = only(text_of(nguoi_ky="{chuc_vu: Phó Trưởng ban, Ủy viên, ho_ten: A}"))
    assert "Ủy viên" in problem.message
    assert "mỗi khóa trên một dòng" in problem.hint


@pytest.mark.parametrize(
    "value", ["\n  dòng một\n  dòng hai", ">\n  dòng một\n  dòng hai", '"dòng một\n  dòng hai"']
)
def test_body_lines_that_yaml_would_join_are_refused(value: str) -> None:
    assert "noi_dung: |" in only(text_of(noi_dung=value)).hint


def test_recipients_that_yaml_would_join_are_refused() -> None:
    assert only(text_of(noi_nhan="\n  Như trên\n  UBND tỉnh")).field == "noi_nhan"


@pytest.mark.parametrize("line", ["Lưu: VT, P", '"Lưu: VT, P"', '"- Lưu: VT, P."'])
def test_the_archive_line_among_the_recipients_is_told_its_own_key(line: str) -> None:
    problem = only(text_of(noi_nhan=f"\n  - Như trên\n  - {line}"))
    assert "luu: VT, P" in problem.hint
    assert problem.line == 9


@pytest.mark.parametrize("number", ["1_000", "1e3", "1.000", "0x10", "-1", "0", "năm", "３", "10000000000"])
def test_a_number_is_whole_and_in_plain_digits(number: str) -> None:
    assert only(text_of(so_ban=number)).field == "so_ban"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ngay", "31/2/2023"),
        ("ngay", "hôm nay"),
        ("han_tra_loi", "…/3/2023"),
        ("minh_hoa", "đúng"),
        ("so", "146/KH-UBND"),
        ("ky_hieu", "146/KH-UBND x"),
        ("ky_hieu", "/STP"),
        ("do_mat", "rất mật"),
        ("loai", "công vn"),
        ("co_quan", "{a: b}"),
        ("co_quan", "\n  - Sở A"),
        ("noi_dung", "\n  - a"),
        ("nguoi_ky", "Nguyễn Văn A"),
        ("nhiem_vu", "\n  - Tập huấn"),
        ("van_ban_lien_quan", "\n  - so: không số"),
    ],
)
def test_a_value_of_the_wrong_kind_names_its_key_and_line(key: str, value: str) -> None:
    text = text_of(**{key: value})
    problem = problems(text)[0]
    assert problem.field.startswith(key)
    assert problem.line is not None
    assert problem.file == "x.yaml"


def test_a_misspelt_type_is_told_the_right_one() -> None:
    assert "“công văn”" in only(text_of(loai="công vn")).hint


def test_all_problems_come_together_even_before_a_syntax_error() -> None:
    text = "loai: công vn\nngay: 40/1/2023\nTrích yếu: x\nco_quan: Sở: A\n"
    assert [problem.line for problem in problems(text)] == [1, 2, 3, 4]


def test_thousands_of_problems_are_counted_not_listed() -> None:
    found = problems(text_of() + "".join(f"khoa_{place}: x\n" for place in range(5000)))
    assert len(found) == 101
    assert "lỗi khác" in found[-1].message


def authority(issuer: str, quyen_han: str, extra: str = "") -> list[str]:
    signed = f"\n  quyen_han: {quyen_han}\n  chuc_vu: Phó\n  ho_ten: A\n{extra}"
    return [str(line) for line in load(text_of(co_quan=issuer, nguoi_ky=signed)).signatory.authority]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("KT. Giám đốc", ["KT. Giám đốc"]),
        ("KT.GIÁM ĐỐC", ["KT. GIÁM ĐỐC"]),
        ("kt. giám đốc", ["KT. giám đốc"]),
        ("TL. Bộ trưởng", ["TL. Bộ trưởng"]),
        ("\n    - TM. Ủy ban nhân dân\n    - KT. Chủ tịch", ["TM. Ủy ban nhân dân", "KT. Chủ tịch"]),
        ("|\n    TM. Ủy ban nhân dân\n    KT. Chủ tịch", ["TM. Ủy ban nhân dân", "KT. Chủ tịch"]),
    ],
)
def test_authority_lines_are_read_as_clerks_write_them(typed: str, lines: list[str]) -> None:
    assert authority("Sở Tư pháp", typed) == lines


@pytest.mark.parametrize(
    ("issuer", "typed", "line"),
    [
        ("Sở Tư pháp tỉnh Cà Mau", "KT.", "KT. Giám đốc"),
        ("UBND tỉnh Kiên Giang", "KT.", "KT. Chủ tịch"),
        ("Ủy ban nhân dân huyện Gò Quao", "TM.", "TM. Ủy ban nhân dân"),
        ("Cục Thuế", "TL.", "TL. Cục trưởng"),
        ("Phòng Tư pháp", "KT.", "KT. Trưởng phòng"),
        ("Bộ Tư pháp", "TUQ.", "TUQ. Bộ trưởng"),
        ("Bộ Chỉ huy quân sự tỉnh", "KT.", "KT. Chỉ huy trưởng"),
        ("Văn phòng UBND tỉnh", "KT.", "KT. Chánh Văn phòng"),
        ("Trường THPT Cà Mau", "KT.", "KT. Hiệu trưởng"),
        ("Chi nhánh Văn phòng đăng ký đất đai", "KT.", "KT. Giám đốc"),
    ],
)
def test_a_bare_capacity_is_filled_from_the_kind_of_body(issuer: str, typed: str, line: str) -> None:
    assert authority(issuer, typed) == [line]


def test_a_bare_capacity_of_an_unknown_body_asks_to_write_it_out() -> None:
    signed = "{quyen_han: KT., chuc_vu: Phó, ho_ten: A}"
    assert only(text_of(co_quan="Công ty X", nguoi_ky=signed)).field == "nguoi_ky.quyen_han"


def test_on_behalf_of_the_collective_adds_its_line() -> None:
    assert authority("UBND tỉnh Kiên Giang", "KT.", "  nhan_danh: tập thể\n") == [
        "TM. Ủy ban nhân dân",
        "KT. Chủ tịch",
    ]


def test_on_behalf_of_the_head_contradicts_a_collective_line() -> None:
    signed = "{nhan_danh: người đứng đầu, quyen_han: TM., chuc_vu: Chủ tịch, ho_ten: A}"
    assert only(text_of(co_quan="UBND tỉnh X", nguoi_ky=signed)).field == "nguoi_ky.nhan_danh"


def test_a_department_has_no_collective() -> None:
    signed = "{nhan_danh: tập thể, chuc_vu: Giám đốc, ho_ten: A}"
    assert "tập thể" in only(text_of(nguoi_ky=signed)).message


def test_an_acting_head_signs_in_that_office() -> None:
    signed = load(text_of(nguoi_ky="{quyen_han: Q., ho_ten: A}")).signatory
    assert (signed.title, signed.authority) == ("Q. Giám đốc", ())


@pytest.mark.parametrize("typed", ["Giám đốc", "KT Giám đốc", "TM. Ủy ban nhân dân KT. Chủ tịch", "T/M Ban"])
def test_what_is_no_authority_line_is_refused_with_the_forms(typed: str) -> None:
    problem = only(text_of(nguoi_ky=f"\n  quyen_han: {typed}\n  chuc_vu: Phó\n  ho_ten: A"))
    assert problem.field == "nguoi_ky.quyen_han"
    assert problem.hint


OFFICE = {"co_quan": "Sở Tư pháp tỉnh Cà Mau", "co_quan_chu_quan": "UBND tỉnh Cà Mau", "dia_danh": "Cà Mau"}
PEOPLE = ({"ho_ten": "Phạm Thị Ngọc", "chuc_vu": "Phó Giám đốc", "quyen_han": "KT. Giám đốc"},)


def test_an_office_fills_what_the_file_leaves_out() -> None:
    text = text_of(co_quan="", dia_danh="", nguoi_ky="{ho_ten: phạm thị ngọc}")
    draft = load_draft(text.encode(), name="x", defaults=OFFICE, signatories=PEOPLE)
    assert draft.issuer.parent_body == "UBND tỉnh Cà Mau"
    assert draft.place == "Cà Mau"
    assert draft.signatory.title == "Phó Giám đốc"
    assert str(draft.signatory.authority[0]) == "KT. Giám đốc"


def test_a_bare_name_is_looked_up_among_the_office_s_signatories() -> None:
    draft = load_draft(text_of(nguoi_ky="Phạm Thị Ngọc").encode(), name="x", signatories=PEOPLE)
    assert (draft.signatory.full_name, draft.signatory.title) == ("Phạm Thị Ngọc", "Phó Giám đốc")


def test_what_the_file_says_stands_before_the_office_s_word() -> None:
    text = text_of(nguoi_ky="{ho_ten: Phạm Thị Ngọc, chuc_vu: Giám đốc}")
    signed = load_draft(text.encode(), name="x", defaults=OFFICE, signatories=PEOPLE).signatory
    assert (signed.title, signed.authority) == ("Giám đốc", ())


def test_another_issuer_gets_nothing_of_the_office() -> None:
    text = text_of(co_quan="Sở Nội vụ tỉnh Cà Mau", dia_danh="")
    with pytest.raises(BadInput) as caught:
        load_draft(text.encode(), name="x", defaults=OFFICE)
    assert [problem.field for problem in caught.value.problems] == ["dia_danh"]


def test_a_default_signatory_stands_in_for_a_missing_one() -> None:
    draft = load_draft(
        text_of(nguoi_ky="").encode(),
        name="x",
        defaults={"nguoi_ky.ho_ten": "Phạm Thị Ngọc"},
        signatories=PEOPLE,
    )
    assert draft.signatory.title == "Phó Giám đốc"
