"""Compose: header, lists, end mark, tasks, annexes and findings of a whole draft."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.blocks import Level, Paragraph, Table
from doc_engine.compose import compose
from doc_engine.compose.ending import closed_text
from doc_engine.compose.header import BLANK_NUMBER, agency_lines, parent_lines
from doc_engine.compose.punctuation import ended, listed
from doc_engine.composed import Composed
from doc_engine.dates import PartialDate, parse_date
from doc_engine.errors import BadInput
from doc_engine.model import Appendix, Draft, Invitation, Issuer, Signatory, Task
from doc_engine.terms import Circulation, DocumentType, Secrecy, Urgency

NBSP = "\u00a0"


def draft(**changes: Any) -> Draft:
    """A valid công văn, with changes."""
    values: dict[str, Any] = {
        "type": DocumentType.CONG_VAN,
        "issuer": Issuer(name="Sở Tư pháp tỉnh Cà Mau", parent_body="UBND tỉnh Cà Mau"),
        "symbol": "STP-PBGDPL",
        "place": "Cà Mau",
        "subject": "rà soát tổ hòa giải",
        "addressees": ("Ủy ban nhân dân các huyện",),
        "body": "Đề nghị rà soát.",
        "signatory": Signatory(title="Giám đốc", full_name="Trần Văn Mẫu"),
        "recipients": ("Như trên",),
    }
    return Draft(**(values | changes))


def plan(**changes: Any) -> Draft:
    """A valid kế hoạch, with changes."""
    values: dict[str, Any] = {
        "type": DocumentType.KE_HOACH,
        "symbol": "KH-STP",
        "addressees": (),
        "recipients": ("UBND tỉnh",),
    }
    return draft(**(values | changes))


def last_line(composed: Composed) -> str:
    return composed.body[-1].text


def codes(composed: Composed) -> list[str]:
    return [finding.code for finding in composed.findings]


def test_a_good_draft_has_no_findings() -> None:
    assert codes(compose(draft())) == []
    assert codes(compose(plan())) == []


@pytest.mark.parametrize(
    ("name", "parent", "lines"),
    [
        ("Sở Tư pháp tỉnh Cà Mau", "UBND tỉnh Cà Mau", ["SỞ TƯ PHÁP"]),
        ("Sở Tư pháp Cà Mau", "UBND tỉnh Cà Mau", ["SỞ TƯ PHÁP"]),
        ("Sở Tư pháp thành phố Cần Thơ", "UBND TP Cần Thơ", ["SỞ TƯ PHÁP"]),
        ("Phòng Tư pháp huyện U Minh", "UBND huyện U Minh", ["PHÒNG TƯ PHÁP"]),
        ("Sở Tư pháp tỉnh Cà Mau", None, ["SỞ TƯ PHÁP TỈNH CÀ MAU"]),
        ("Sở Tư pháp tỉnh Cà Mau", "UBND tỉnh Bạc Liêu", ["SỞ TƯ PHÁP TỈNH CÀ MAU"]),
        ("Trường Tiểu học Dương Xá", "UBND xã Dương Xá", ["TRƯỜNG TIỂU HỌC DƯƠNG XÁ"]),
        ("Ủy ban nhân dân tỉnh Kiên Giang", None, ["ỦY BAN NHÂN DÂN", "TỈNH KIÊN GIANG"]),
        ("Uỷ ban nhân dân Thành phố Hồ Chí Minh", None, ["UỶ BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"]),
        ("Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang", None, ["ỦY BAN NHÂN DÂN", "TỈNH KIÊN GIANG"]),
        ("Ủy ban nhân dân xã Hòa Bình", "UBND tỉnh Hòa Bình", ["ỦY BAN NHÂN DÂN", "XÃ HÒA BÌNH"]),
        ("Thủ tướng Chính phủ", None, ["THỦ TƯỚNG CHÍNH PHỦ"]),
        ("Ủy ban nhân dân", None, ["ỦY BAN NHÂN DÂN"]),
    ],
)
def test_the_agencys_name_takes_its_lines(name: str, parent: str | None, lines: list[str]) -> None:
    assert agency_lines(name, parent) == lines


def test_the_parent_body_is_printed_as_written() -> None:
    assert parent_lines("UBND tỉnh Cà Mau") == ["UBND TỈNH CÀ MAU"]
    assert parent_lines(None) == []


def test_number_and_day_stay_blank_in_a_draft() -> None:
    fields = compose(draft(issued_on=parse_date("…/3/2023"))).fields
    assert fields["so"] == BLANK_NUMBER
    assert str(fields["ngay_thang"]).replace(NBSP, "_") == "ngày ____ tháng 3 năm 2023"
    issued = compose(draft(number="05", issued_on=PartialDate(2024, 2, 9))).fields
    assert (issued["so"], issued["ngay_thang"]) == ("05", "ngày 09 tháng 02 năm 2024")


def test_only_a_named_type_prints_its_name() -> None:
    letter, named = compose(draft(subject="V/v rà soát")).fields, compose(plan(subject="Rà soát")).fields
    assert (letter["ten_loai"], letter["trich_yeu"]) == ("", "rà soát")
    assert (named["ten_loai"], named["trich_yeu"]) == ("KẾ HOẠCH", "Rà soát")


def test_one_addressee_ends_with_a_stop_and_many_are_dashed() -> None:
    one = compose(draft(addressees=("Kính gửi: Sở Tài chính.",))).fields
    assert (one["kinh_gui_mot"], one["kinh_gui_nhieu"]) == ("Sở Tài chính.", [])
    many = compose(draft(addressees=("- Sở Tài chính;", "Sở Nội vụ"))).fields
    assert (many["kinh_gui_mot"], many["kinh_gui_nhieu"]) == ("", ["- Sở Tài chính;", "- Sở Nội vụ."])


@pytest.mark.parametrize(
    ("archive", "more", "printed"),
    [
        ("VT, PBGDPL", {}, "- Lưu: VT, PBGDPL."),
        ("VT, P.", {}, "- Lưu: VT, P."),
        ("Lưu: VT", {}, "- Lưu: VT."),
        ("VT", {"drafting_unit": "PBGDPL"}, "- Lưu: VT, PBGDPL."),
        ("VT, PBGDPL", {"drafting_unit": "PBGDPL"}, "- Lưu: VT, PBGDPL."),
        ("VT", {"drafting_unit": "Phòng Hành chính"}, "- Lưu: VT."),
        ("VT, PBGDPL", {"copies": 5}, "- Lưu: VT, PBGDPL (05b)."),
        ("VT, nttrng (01b)", {"copies": 5}, "- Lưu: VT, nttrng (01b)."),
        ("VT", {"copies": 300, "drafter": "PL"}, "- Lưu: VT."),
        ("VT", {"recipients": ("Như trên", "- Lưu: VT, NC.")}, "- Lưu: VT, NC."),
    ],
)
def test_the_archive_line_closes_the_recipients(archive: str, more: dict[str, Any], printed: str) -> None:
    lines = compose(draft(archive=archive, **more)).fields["noi_nhan"]
    assert lines == ["- Như trên;", printed]


def test_a_recipient_keeps_its_inner_punctuation() -> None:
    lines = compose(draft(recipients=("- Như trên;", "TAND tỉnh; VKSND tỉnh.", "LĐ.VP, P. NC"))).fields[
        "noi_nhan"
    ]
    assert lines == ["- Như trên;", "- TAND tỉnh; VKSND tỉnh;", "- LĐ.VP, P. NC;", "- Lưu: VT."]


def test_the_drafters_sign_carries_the_copies() -> None:
    assert compose(draft(drafter="PL", copies=300)).fields["nguoi_soan"] == "PL.(300)"
    assert compose(draft(drafter="PL.(300)", copies=300)).fields["nguoi_soan"] == "PL.(300)"


def decision(**changes: Any) -> Draft:
    values: dict[str, Any] = {
        "type": DocumentType.QUYET_DINH,
        "symbol": "QĐ-STP",
        "addressees": (),
        "recipients": ("Như Điều 2",),
        "authority": "Giám đốc Sở Tư pháp tỉnh Cà Mau",
        "legal_bases": ("Căn cứ Luật A,", "Luật B.", "Xét nhu cầu công tác"),
        "body": "Điều 1. Ban hành quy chế.\nĐiều 2. Chánh Văn phòng chịu trách nhiệm thi hành.",
    }
    return draft(**(values | changes))


def test_legal_bases_end_with_semicolons_and_one_stop() -> None:
    fields = compose(decision()).fields
    assert fields["can_cu"] == ["Căn cứ Luật A;", "Căn cứ Luật B;", "Xét nhu cầu công tác."]
    assert (fields["tham_quyen"], fields["lenh"]) == ("GIÁM ĐỐC SỞ TƯ PHÁP TỈNH CÀ MAU", "QUYẾT ĐỊNH:")


def test_the_proposal_takes_the_last_stop() -> None:
    fields = compose(decision(on_proposal_of="Chánh Văn phòng Sở;")).fields
    assert [line[-1] for line in fields["can_cu"]] == [";", ";", ";"]  # type: ignore[union-attr]
    assert fields["theo_de_nghi"] == "Theo đề nghị của Chánh Văn phòng Sở."
    assert (
        compose(decision(on_proposal_of="Xét đề nghị của A.")).fields["theo_de_nghi"] == "Xét đề nghị của A."
    )


@pytest.mark.parametrize("typed", ["", ".", "./.", "/.", ". /.", " . / .", ";", "./"])
def test_the_body_ends_with_one_end_mark(typed: str) -> None:
    composed = compose(draft(body=f"1. Một.\n2. Hai **ba**{typed}"))
    assert last_line(composed) == "2. Hai ba./."


def test_what_follows_the_end_mark_stays() -> None:
    assert last_line(compose(draft(body="Kịp thời./.xmt"))) == "Kịp thời./.xmt"


def test_an_end_mark_alone_after_a_table() -> None:
    body = compose(draft(body="| a | b |\n| c | d |")).body
    assert isinstance(body[0], Table)
    assert body[-1].text == "./."


@given(st.text("abc .;/,v“”)…", max_size=12))
def test_closing_twice_changes_nothing(text: str) -> None:
    assert closed_text(closed_text(text)) == closed_text(text)
    assert closed_text(text).count("./.") >= 1


@given(st.lists(st.text("ab ,;.)", max_size=6), max_size=4))
def test_list_punctuation_is_never_doubled(items: list[str]) -> None:
    once = listed(items)
    assert listed(once) == once
    assert all(not line.endswith((";;", ";.", ".;", ",;", ",.")) or ".." in line for line in once)
    assert ended("VT, P.", ".") == "VT, P."


TASKS = (
    Task(text="Rà soát tổ hòa giải.", lead=("Sở Tư pháp",), cooperating=("Sở A", "Sở B"), due="Hàng năm"),
    Task(text="Tập huấn", lead=("Phòng Tư pháp",)),
    Task(text="Báo cáo"),
)


def test_tasks_are_printed_where_the_body_says() -> None:
    body = compose(plan(body="Mở đầu.\n[[nhiem_vu]]\nKết thúc.", tasks=TASKS)).body
    assert [block.text for block in body] == [
        "Mở đầu.",
        "a) Rà soát tổ hòa giải:",
        "- Cơ quan chủ trì: Sở Tư pháp;",
        "- Cơ quan phối hợp: Sở A, Sở B;",
        "- Thời gian thực hiện: Hàng năm.",
        "b) Tập huấn:",
        "- Cơ quan chủ trì: Phòng Tư pháp.",
        "c) Báo cáo.",
        "Kết thúc./.",
    ]


def test_more_tasks_than_letters_are_numbered() -> None:
    body = compose(plan(body="[[nhiem_vu]]", tasks=tuple(Task(text=f"Việc {n}") for n in range(24)))).body
    assert isinstance(body[23], Paragraph)
    assert (body[23].level, body[23].marker) == (Level.ARABIC, "24.")


def test_tasks_may_be_a_table() -> None:
    table, mark = compose(plan(body="[[nhiem_vu: bang]]", tasks=TASKS)).body
    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert table.text.split("\n")[1] == "1 | Rà soát tổ hòa giải. | Sở Tư pháp | Sở A, Sở B | Hàng năm"
    assert mark.text == "./."


def test_tasks_that_are_not_printed_are_a_finding() -> None:
    assert "NV01" in codes(compose(plan(tasks=TASKS)))


def test_every_problem_is_reported_together() -> None:
    with pytest.raises(BadInput) as caught:
        compose(plan(body="[[nhiem_vu]]\nxem [[nhiem_vu]]\n[[9/KH-UBND]]", legal_bases=("[[8/KH-UBND]]",)))
    assert [(problem.field, problem.line) for problem in caught.value.problems] == [
        ("can_cu", None),
        ("noi_dung", 1),
        ("noi_dung", 2),
        ("noi_dung", 3),
    ]


def test_annexes_are_labelled_and_closed() -> None:
    one = compose(plan(body="Xem Phụ lục.", appendices=(Appendix(title="Danh sách", body="1. Một"),)))
    (annex,) = one.appendices
    assert (annex.label, annex.title) == ("Phụ lục", "DANH SÁCH")
    assert annex.blocks[-1].text == "1. Một./."
    assert codes(one) == []
    two = compose(
        plan(number="146", issued_on=PartialDate(2024, 7, 19), appendices=(one_annex(), one_annex()))
    )
    assert [annex.label for annex in two.appendices] == ["Phụ lục I", "Phụ lục II"]
    assert two.appendices[0].attached_to == (
        "(Kèm theo Kế hoạch số 146/KH-STP ngày 19 tháng 7 năm 2024 của Sở Tư pháp tỉnh Cà Mau)"
    )
    assert codes(two) == ["PL01"]


def one_annex() -> Appendix:
    return Appendix(title="Danh mục", body="Một.")


def test_an_invitation_has_its_fields() -> None:
    invitation = Invitation(
        invited=("Sở A", "Sở B"), event="Hội nghị", chair="Chủ trì: Ông C", time="8 giờ", venue="Hội trường"
    )
    given_draft = draft(
        type=DocumentType.GIAY_MOI, symbol="GM-STP", addressees=(), recipients=("Sở A",), body=""
    )
    fields = compose(given_draft.model_copy(update={"invitation": invitation})).fields
    assert fields["kinh_moi"] == ["- Sở A;", "- Sở B."]
    assert (fields["noi_dung_hop"], fields["chu_tri"]) == ("Hội nghị.", "Ông C.")
    assert (fields["thoi_gian"], fields["dia_diem"]) == ("8 giờ.", "Hội trường./.")
    assert "GM01" in codes(compose(given_draft))


def test_marks_are_in_capitals() -> None:
    fields = compose(
        draft(urgency=Urgency.HOA_TOC, secrecy=Secrecy.MAT, circulation=Circulation.LUU_HANH_NOI_BO)
    ).fields
    assert (fields["do_khan"], fields["do_mat"], fields["pham_vi"]) == ("HỎA TỐC", "MẬT", "LƯU HÀNH NỘI BỘ")


def test_a_demonstration_is_marked() -> None:
    assert compose(draft(demonstration=True)).watermark == "BẢN MINH HỌA"
    assert compose(draft()).watermark == ""


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (draft(symbol="CV-STP"), "SK02"),
        (draft(symbol=None), "SK01"),
        (plan(symbol="STP"), "SK01"),
        (draft(number="5"), "SK03"),
        (plan(subject="V/v rà soát"), "TY01"),
        (draft(issuer=Issuer(name="UBND xã Một")), "CQ01"),
        (draft(body=" \n "), "ND01"),
        (draft(addressees=()), "NN01"),
        (plan(addressees=("Sở A",)), "NN02"),
        (draft(recipients=("UBND tỉnh",)), "NN03"),
        (plan(recipients=("Như trên",)), "NN04"),
        (decision(recipients=("Sở A",)), "NN05"),
        (decision(authority=None), "TQ01"),
        (decision(legal_bases=()), "CC01"),
        (draft(body="1. a.\n3. b."), "BC01"),
    ],
)
def test_a_departure_from_the_form_is_a_finding_never_a_refusal(changed: Draft, code: str) -> None:
    assert code in codes(compose(changed))


def test_nothing_is_invented_among_the_recipients() -> None:
    assert compose(draft(recipients=("UBND tỉnh",))).fields["noi_nhan"] == ["- UBND tỉnh;", "- Lưu: VT."]


def test_the_text_is_the_document_in_reading_order() -> None:
    lines = compose(
        draft(number="12", issued_on=PartialDate(2023, 3, 20), body="1. Một.\n2. Hai.")
    ).text.split("\n")
    assert lines == [
        "UBND TỈNH CÀ MAU",
        "SỞ TƯ PHÁP",
        "Số: 12/STP-PBGDPL",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Cà Mau, ngày 20 tháng 3 năm 2023",
        "V/v rà soát tổ hòa giải",
        "Kính gửi: Ủy ban nhân dân các huyện.",
        "1. Một.",
        "2. Hai./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Trần Văn Mẫu",
    ]


def test_a_decisions_text_holds_its_opening() -> None:
    text = compose(decision(on_proposal_of="Chánh Văn phòng")).text
    assert "QUYẾT ĐỊNH\nrà soát tổ hòa giải\nGIÁM ĐỐC SỞ TƯ PHÁP TỈNH CÀ MAU\nCăn cứ Luật A;" in text
    assert "Theo đề nghị của Chánh Văn phòng.\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành quy chế." in text


def test_fields_are_plain_values() -> None:
    for value in compose(decision()).fields.values():
        assert isinstance(value, (str, bool)) or (
            isinstance(value, list) and all(type(item) is str for item in value)
        )


def test_four_hundred_annexes_are_numbered_in_digits_where_the_numerals_end() -> None:
    many = compose(plan(appendices=tuple(one_annex() for _ in range(400))))
    assert [annex.label for annex in many.appendices[398:]] == ["Phụ lục CCCXCIX", "Phụ lục 400"]
