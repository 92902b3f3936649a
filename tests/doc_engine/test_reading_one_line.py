"""Papers that a copy set on one line say what they say with their lines."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from doc_engine.reading.copies.flattened import flattened_seams
from doc_engine.reading.values import HeaderFound

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LETTER = f"""UBND TỈNH SƠN LA
SỞ TƯ PHÁP
Số: 88/STP-PBGD
V/v báo cáo công tác hòa giải
{MOTTO}Sơn La, ngày 12 tháng 5 năm 2026

Kính gửi:
- Ủy ban nhân dân các xã, phường;
- Phòng Văn hóa - Xã hội các xã, phường.

Thực hiện Kế hoạch số 31/KH-BTP ngày 02 tháng 02 năm 2026 của Bộ Tư pháp, Sở Tư pháp đề nghị như sau:
1. Ủy ban nhân dân các xã, phường báo cáo trước ngày 20/5/2026.
2. Phòng Văn hóa - Xã hội
a) Tổng hợp số liệu.
b) Báo cáo Ủy ban nhân dân xã trước ngày 25/5/2026.
3. Công an các xã, phường
- Phối hợp với Phòng Văn hóa - Xã hội kiểm tra.
- Tuyên truyền đến người dân.

Nơi nhận:
- Như trên;
- Lưu: VT, PBGD.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nguyễn Văn An
"""
PLAN = f"""ỦY BAN NHÂN DÂN
TỈNH SƠN LA
-------
{MOTTO}---------------
Số: 88/KH-UBND
Sơn La, ngày 12 tháng 5 năm 2026

KẾ HOẠCH
Thực hiện công tác hòa giải ở cơ sở năm 2026

Thực hiện Kế hoạch số 31/KH-BTP ngày 02 tháng 02 năm 2026 của Bộ Tư pháp, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao chất lượng hòa giải.
II. NHIỆM VỤ
1. Sở Tư pháp chủ trì, phối hợp với Sở Tài chính rà soát trước ngày 20/5/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""
RESOLUTION = f"""HỘI ĐỒNG NHÂN DÂN
TỈNH SƠN LA
-------
{MOTTO}---------------
Số: 12/2026/NQ-HĐND
Sơn La, ngày 12 tháng 5 năm 2026

NGHỊ QUYẾT
QUY ĐỊNH MỨC CHI CHO HÒA GIẢI

HỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA KHÓA XVI, KỲ HỌP THỨ 5

Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;
Căn cứ Nghị định số 15/2014/NĐ-CP ngày 27 tháng 02 năm 2014 của Chính phủ;
QUYẾT NGHỊ:
Điều 1. Quy định mức chi.
Điều 2. Ủy ban nhân dân tỉnh tổ chức thực hiện.
"""
PARTY = """ĐẢNG BỘ TỈNH SƠN LA
ĐẢNG ỦY XÃ HẠ LANG
*
Số 15-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Hạ Lang, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
học tập, quán triệt Nghị quyết số 57-NQ/TW
-----

Thực hiện Kế hoạch số 33-KH/TU ngày 02/02/2026 của Tỉnh ủy, Ban Thường vụ Đảng ủy xã ban hành Kế hoạch như sau:
I. TỔ CHỨC THỰC HIỆN
1. Ban Xây dựng Đảng: tham mưu tổ chức hội nghị.

Nơi nhận:
- Các chi bộ;
- Lưu VPĐU.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn An
"""
DECISION = f"""TỔNG CỤC TRỒNG TRE
CỤC TRỒNG TRE TỈNH SƠN LA
Số: 12/QĐ-CTTSL
{MOTTO}Sơn La, ngày 12 tháng 5 năm 2026
QUYẾT ĐỊNH
Về việc phê duyệt Đề án trồng tre
CỤC TRƯỞNG CỤC TRỒNG TRE TỈNH SƠN LA
Căn cứ Luật Trồng trọt;
Theo đề nghị của Trưởng phòng Kỹ thuật;
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề án.
Điều 2. Phòng Kỹ thuật chủ trì thực hiện.
"""


def facts(header: HeaderFound) -> tuple[object, ...]:
    return (
        header.notation, header.issued_on, header.place, header.type, header.issuer, header.parent_body, header.subject,
        header.addressees, header.recipients, header.signatory,
    )  # fmt: skip


@pytest.mark.parametrize(
    "paper",
    [LETTER, PLAN, RESOLUTION, DECISION, PARTY],
    ids=["letter", "plan", "resolution", "decision", "Party"],
)
def test_a_paper_on_one_line_says_what_it_says_with_its_lines(paper: str) -> None:
    flat = " ".join(paper.split())
    whole, read = read_text(paper), read_text(flat)
    assert None not in facts(whole.header)[:5]
    assert facts(read.header) == facts(whole.header)
    assert {(c.notation, c.issued_on, c.relation) for c in read.citations} == {
        (c.notation, c.issued_on, c.relation) for c in whole.citations
    }
    assert [(task.lead, task.cooperating) for task in read.tasks] == [
        (task.lead, task.cooperating) for task in whole.tasks
    ]


def test_places_in_a_paper_on_one_line_are_those_of_the_line() -> None:
    flat = " ".join(LETTER.split())
    ((start, end),) = next(c.spans for c in read_text(flat).citations if c.notation == "31/KH-BTP")
    assert flat[start:end].startswith("Kế hoạch số 31/KH-BTP ngày 02 tháng 02 năm 2026")


def test_addressees_whose_end_was_lost_are_left_out() -> None:
    lost = LETTER.replace("Thực hiện Kế hoạch", "Luật Hòa giải ở cơ sở và Kế hoạch").replace(
        ";\n- Phòng Văn hóa - Xã hội các xã, phường.", ""
    )
    assert read_text(" ".join(lost.split())).header.addressees == ()


@pytest.mark.parametrize(
    "paper", [LETTER, PLAN, RESOLUTION, "Quốc hiệu ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”. " * 9]
)
def test_a_text_with_its_lines_is_not_broken(paper: str) -> None:
    assert list(flattened_seams(paper)) == []
