"""Papers whose head is missing: type, subject, issuer and number come from the body, its annex and the signature."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from doc_engine.terms import Relation

RESOLUTION = """Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Luật Thủy lợi số 08/2017/QH14;
Xét Tờ trình số 31/TTr-UBND ngày 06 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu;

Hội đồng nhân dân ban hành Nghị quyết Quy định mức thu tiền nước.

Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định mức thu tiền nước.

Điều 2. Tổ chức thực hiện
1. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết.

Nghị quyết này đã được Hội đồng nhân dân tỉnh Lai Châu khóa XVI, kỳ họp thứ ba thông qua ngày 20 tháng 5 năm 2026.
"""
DECISION = """BAN HÀNH KẾ HOẠCH TRỒNG TRE
THỦ TƯỚNG CHÍNH PHỦ
Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;
Xét đề nghị của Bộ trưởng Bộ Nội vụ,
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng tre.
Điều 2. Các Bộ trưởng chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
THỦ TƯỚNG

Trần Văn An

KẾ HOẠCH
TRỒNG TRE
{annex}
I. TỔ CHỨC THỰC HIỆN
1. Bộ Tài chính: bố trí kinh phí trước ngày 30/6/2027.
"""
SAID = "(Ban hành kèm theo Quyết định số 915/QĐ-TTg ngày 26 tháng 6 năm 2026 của Thủ tướng Chính phủ)"


def test_the_body_of_a_resolution_says_type_issuer_and_subject() -> None:
    header = read_text(RESOLUTION).header
    assert (header.type, header.issuer, header.subject, header.notation, header.issued_on) == (
        "Nghị quyết",
        "Hội đồng nhân dân tỉnh Lai Châu",
        "Quy định mức thu tiền nước",
        None,
        None,
    )


def test_the_clauses_of_a_body_without_head_are_read_as_those_of_a_paper() -> None:
    reading = read_text(RESOLUTION)
    assert {c.notation: c.relation for c in reading.citations} == {
        "72/2025/QH15": Relation.CAN_CU,
        "08/2017/QH14": Relation.CAN_CU,
        "31/TTr-UBND": Relation.THEO_DE_NGHI,
    }
    assert [task.lead for task in reading.tasks] == [("Ủy ban nhân dân tỉnh",)]


def test_type_and_subject_are_never_those_of_the_annex_behind_the_signature() -> None:
    header = read_text(DECISION.format(annex="")).header
    assert (header.type, header.subject, header.issuer, header.notation) == (
        "Quyết định",
        "BAN HÀNH KẾ HOẠCH TRỒNG TRE",
        "Thủ tướng Chính phủ",
        None,
    )


def test_the_line_of_the_annex_gives_the_papers_own_number_and_is_no_citation() -> None:
    reading = read_text(DECISION.format(annex=SAID))
    assert (reading.header.notation, reading.header.issued_on) == ("915/QĐ-TTg", "2026-06-26")
    assert [c.notation for c in reading.citations if c.notation] == []


@pytest.mark.parametrize(
    "annex",
    [
        SAID.replace("Quyết định số", "Thông tư số"),
        f"{SAID}\n(Kèm theo Quyết định số 4/QĐ-TTg ngày 1/1/2020)",
    ],
)
def test_an_annex_of_another_paper_gives_no_number(annex: str) -> None:
    assert read_text(DECISION.format(annex=annex)).header.notation is None


@pytest.mark.parametrize(
    ("signature", "issuer"),
    [
        ("THỦ TƯỚNG", "Thủ tướng Chính phủ"),
        ("KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG", "Thủ tướng Chính phủ"),
        ("TM. CHÍNH PHỦ\nTHỦ TƯỚNG", "Chính phủ"),
        ("TRƯỞNG BAN\nPHÓ THỦ TƯỚNG", None),
        ("CHỦ TỊCH", None),
    ],
)
def test_a_central_office_that_there_is_one_of_is_known_by_its_signature(
    signature: str, issuer: str | None
) -> None:
    text = f"CHỈ THỊ\n\nVỀ VIỆC TRỒNG TRE\n\nCác bộ phải trồng tre.\n\nNơi nhận:\n- Các Bộ;\n- Lưu: VT.\n\n{signature}\n\nTrần Văn An\n"
    assert read_text(text).header.issuer == issuer


def test_a_news_text_that_cites_a_basis_is_no_paper() -> None:
    text = "Căn cứ Luật Thủy lợi, tỉnh vừa thông qua mức thu.\n\nTheo báo cáo, Hội đồng nhân dân ban hành Nghị quyết trong tuần qua, người dân phấn khởi.\n"
    assert not read_text(text).header.is_official_document


LETTER = """Kính gửi: Cục Thuế các tỉnh, thành phố.

Bộ Tài chính đã nhận được một số vướng mắc về thuế. Về vấn đề này, {writer} hướng dẫn như sau:

1. Căn cứ Thông tư số 38/2015/TT-BTC, cục thuế miễn thuế cho người trồng tre.
"""


def test_a_letter_without_head_is_of_the_body_that_writes_in_it() -> None:
    header = read_text(LETTER.format(writer="Bộ Tài chính")).header
    assert (header.type, header.issuer, header.addressees, header.notation) == (
        "Công văn",
        "Bộ Tài chính",
        ("Cục Thuế các tỉnh, thành phố",),
        None,
    )


def test_who_is_only_waited_for_writes_no_letter() -> None:
    waited = "trong khi chờ Chính phủ ban hành nghị định hướng dẫn thi hành Luật, Bộ Tài chính"
    assert read_text(LETTER.format(writer=waited)).header.issuer == "Bộ Tài chính"


def test_where_an_addressee_is_is_no_part_of_its_name() -> None:
    text = LETTER.format(writer="Bộ Tài chính").replace(
        "tỉnh, thành phố.", "tỉnh, thành phố (Đ/c: số 4, P. Tràng Tiền; MST: 0101)"
    )
    assert read_text(text).header.addressees == ("Cục Thuế các tỉnh, thành phố",)


@pytest.mark.parametrize("writer", ["tôi", "các đơn vị", "Anh Ba"])
def test_a_letter_of_no_body_is_no_official_paper(writer: str) -> None:
    assert not read_text(LETTER.format(writer=writer)).header.is_official_document


@pytest.mark.parametrize("begins", ["Thực hiện Kế hoạch số 9/KH-UBND,", "Để trồng tre,", "Ngày 05/6/2026,"])
def test_the_letter_may_begin_on_the_line_of_its_addressee(begins: str) -> None:
    text = f"Kính gửi: Các trường trực thuộc. {begins} Phòng Giáo dục và Đào tạo yêu cầu các trường thực hiện các nội dung sau:\n\n1. Trồng tre.\n"
    header = read_text(text).header
    assert (header.addressees, header.issuer) == (("Các trường trực thuộc",), "Phòng Giáo dục và Đào tạo")
