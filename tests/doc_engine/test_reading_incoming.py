"""What a paper does with one that came in (văn bản đến), and which of several mentions decides (quan hệ mạnh nhất)."""

from __future__ import annotations

import pytest

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Own, cited_in
from doc_engine.reading.copies.source import Source
from doc_engine.reading.names.naming import locale_of


def relation(text: str, kind: str = "Công văn") -> str:
    """The relation of the one paper that a text of a province's committee cites."""
    body = "Ủy ban nhân dân tỉnh Lâm Đồng"
    read = cited_in(Source.of(text), locale_of(body, None, "Lâm Đồng"), Acting(kind, True, body), Own())
    (only,) = read.citations
    return only.relation.key


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Về việc này, UBND tỉnh đồng ý như đề nghị của Sở.", "theo_de_nghi"),
        ("UBND tỉnh thống nhất chủ trương nêu trên.", "theo_de_nghi"),
        ("Sau khi xem xét, UBND tỉnh có ý kiến như sau:", "theo_de_nghi"),
        ("Thực hiện yêu cầu trên, UBND tỉnh gửi danh sách.", "thuc_hien"),
        ("Việc này kéo dài nhiều năm.", "dan_chieu"),
    ],
)
def test_the_sentences_behind_a_request_say_what_became_of_it(behind: str, expected: str) -> None:
    text = f"Sở Công Thương có Văn bản số 95/SCT-QLNL ngày 03/02/2026 đề nghị bổ sung quy hoạch. {behind}"
    assert relation(text) == expected


def test_a_report_only_tells_of_requests() -> None:
    text = "Sở Công Thương có Văn bản số 95/SCT-QLNL ngày 03/02/2026 đề nghị bổ sung quy hoạch. UBND tỉnh đồng ý đề nghị đó."
    assert relation(text, "Báo cáo") == "dan_chieu"


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("yêu cầu các phòng tổ chức thực hiện nghiêm túc.", "trien_khai"),
        ("UBND tỉnh giao Sở Y tế khẩn trương triển khai.", "trien_khai"),
        ("UBND tỉnh trả lời như sau:", "phuc_dap"),
        ("đề nghị Công ty thực hiện thủ tục đất đai trước.", "phuc_dap"),
    ],
)
def test_what_was_received_and_only_handed_on_is_not_answered(behind: str, expected: str) -> None:
    text = f"UBND tỉnh nhận được Công văn số 14/BYT-DP ngày 03/02/2026 của Bộ Y tế về phòng bệnh; {behind}"
    assert relation(text) == expected


def test_the_own_subject_according_to_a_directive_carries_it_out() -> None:
    words = "quản lý lòng đường theo chỉ đạo của Chủ tịch UBND tỉnh tại Chỉ thị số 4/CT-UBND ngày 02/02/2026"
    assert relation(f"V/v tăng cường {words}") == "thuc_hien"
    assert relation(f"Phường đã có chuyển biến về {words}.") == "dan_chieu"


def test_the_title_of_a_guide_does_not_carry_out_what_it_guides() -> None:
    text = "HƯỚNG DẪN\nTHỰC HIỆN MỘT SỐ ĐIỀU CỦA QUY ĐỊNH SỐ 19-QĐ/TU NGÀY 05/01/2026 CỦA TỈNH ỦY"
    assert relation(text, "Hướng dẫn") == "dan_chieu"


STRONGER = [  # what is done to a paper comes before what it is used for, and that before a mere mention
    ("thay_the", "Quyết định này thay thế Quyết định số 7/QĐ-SYT ngày 02/02/2024."),
    ("theo_de_nghi", "Theo đề nghị của Sở Y tế tại Quyết định số 7/QĐ-SYT ngày 02/02/2024;"),
    ("thuc_hien", "Thực hiện Quyết định số 7/QĐ-SYT ngày 02/02/2024, UBND tỉnh ban hành kế hoạch."),
    ("can_cu", "Căn cứ Quyết định số 7/QĐ-SYT ngày 02/02/2024 của Sở Y tế;"),
    ("trien_khai", "Yêu cầu các xã thực hiện Quyết định số 7/QĐ-SYT ngày 02/02/2024."),
    ("kem_theo", "(Gửi kèm Quyết định số 7/QĐ-SYT ngày 02/02/2024)"),
    ("dan_chieu", "Mức chi quy định tại Quyết định số 7/QĐ-SYT ngày 02/02/2024."),
]


@pytest.mark.parametrize("higher", range(len(STRONGER) - 1))
def test_of_several_mentions_the_strongest_relation_decides(higher: int) -> None:
    (strong, first), (_, then) = STRONGER[higher], STRONGER[higher + 1]
    assert relation(f"{first}\n{then}") == strong
    assert relation(f"{then}\n{first}") == strong
