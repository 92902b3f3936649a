"""Links that a text states between the documents it cites, and documents meant without their numbers."""

from __future__ import annotations

import pytest

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Cited, Own, cited_in
from doc_engine.reading.copies.source import Source
from doc_engine.reading.names.naming import locale_of


def cited(text: str) -> Cited:
    """What a letter of a department cites."""
    locale = locale_of("Sở Tư pháp tỉnh Cà Mau", None, "Cà Mau")
    return cited_in(Source.of(text), locale, Acting("Công văn", True), Own())


LINKS = [
    (
        "Căn cứ Luật Đầu tư công số 39/2019/QH14 ngày 13 tháng 6 năm 2019 và Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công số 22/2023/QH15 ngày 23 tháng 6 năm 2023;",
        [("22/2023/QH15", "sua_doi", "39/2019/QH14")],
    ),
    (
        "Căn cứ Luật Nhà ở số 65/2014/QH13, Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công số 22/2023/QH15;",
        [("22/2023/QH15", "sua_doi", "Luật Đầu tư công")],
    ),
    (
        "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính, được sửa đổi, bổ sung bởi Nghị định số 48/2013/NĐ-CP ngày 14/5/2013 và Nghị định số 92/2017/NĐ-CP ngày 07/8/2017 của Chính phủ;",
        [("48/2013/NĐ-CP", "sua_doi", "63/2010/NĐ-CP"), ("92/2017/NĐ-CP", "sua_doi", "63/2010/NĐ-CP")],
    ),
    (
        "Theo quy định tại Nghị định số 20/2008/NĐ-CP (đã được sửa đổi, bổ sung tại Nghị định số 48/2013/NĐ-CP, Nghị định số 92/2017/NĐ-CP), Sở Tư pháp báo cáo.",
        [("48/2013/NĐ-CP", "sua_doi", "20/2008/NĐ-CP"), ("92/2017/NĐ-CP", "sua_doi", "20/2008/NĐ-CP")],
    ),
    (
        "Quyết định số 10/2025/QĐ-UBND ngày 05/3/2025 của UBND tỉnh sửa đổi, bổ sung một số điều của Quy định ban hành kèm theo Quyết định số 22/2023/QĐ-UBND ngày 10/8/2023 của UBND tỉnh.",
        [("10/2025/QĐ-UBND", "sua_doi", "22/2023/QĐ-UBND")],
    ),
    (
        "Quyết định số 22/2023/QĐ-UBND đã hết hiệu lực và được thay thế bằng Quyết định số 45/2025/QĐ-UBND ngày 01/7/2025.",
        [("45/2025/QĐ-UBND", "thay_the", "22/2023/QĐ-UBND")],
    ),
    (
        "Quyết định số 12/QĐ-UBND ngày 05/01/2020 đã bị bãi bỏ bởi Quyết định số 30/QĐ-UBND ngày 01/02/2024.",
        [("30/QĐ-UBND", "bai_bo", "12/QĐ-UBND")],
    ),
    (
        "Công văn số 100/SNV-TCBC ngày 02/3/2025 của Sở Nội vụ phúc đáp Công văn số 90/STC-NS ngày 20/02/2025 của Sở Tài chính đã nêu rõ nội dung này.",
        [("100/SNV-TCBC", "phuc_dap", "90/STC-NS")],
    ),
    (
        "Căn cứ Luật Đất đai năm 2024 (được sửa đổi, bổ sung một số điều theo Luật số 43/2024/QH15);",
        [("43/2024/QH15", "sua_doi", "Luật Đất đai")],
    ),
    (
        "Căn cứ Quyết định số 1/QĐ-UBND ngày 02/01/2024 được điều chỉnh, bổ sung tại các Quyết định số 5/QĐ-UBND ngày 05/5/2024, số 9/QĐ-UBND ngày 09/9/2024;",
        [("5/QĐ-UBND", "sua_doi", "1/QĐ-UBND"), ("9/QĐ-UBND", "sua_doi", "1/QĐ-UBND")],
    ),
    (
        "Bãi bỏ Quyết định số 15/2019/QĐ-UBND ngày 12/6/2019 và Quyết định số 20/2021/QĐ-UBND ngày 07/7/2021 sửa đổi, bổ sung Quyết định số 15/2019/QĐ-UBND.",
        [("20/2021/QĐ-UBND", "sua_doi", "15/2019/QĐ-UBND")],
    ),
    (
        "Điều 5 Nghị định số 118/2021/NĐ-CP ngày 23/12/2021 của Chính phủ, được sửa đổi, bổ sung tại khoản 4 Điều 1 Nghị định số 68/2025/NĐ-CP ngày 18/3/2025.",
        [("68/2025/NĐ-CP", "sua_doi", "118/2021/NĐ-CP")],
    ),
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025; Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 19/02/2025; Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật ngày 25/6/2025;",
        [
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật",
                "sua_doi",
                "Luật Ban hành văn bản quy phạm pháp luật",
            )
        ],
    ),
    (
        "Quyết định số 200/QĐ-UBND ngày 02/02/2024 của UBND tỉnh về việc bãi bỏ Quyết định số 150/QĐ-UBND ngày 01/01/2023 và Quyết định số 151/QĐ-UBND ngày 01/01/2023 của UBND tỉnh.",
        [("200/QĐ-UBND", "bai_bo", "150/QĐ-UBND"), ("200/QĐ-UBND", "bai_bo", "151/QĐ-UBND")],
    ),
    (
        "Báo cáo số 15/BC-STC ngày 05/5/2025 của Sở Tài chính về kết quả thực hiện Kế hoạch số 20/KH-UBND ngày 10/01/2025 của UBND tỉnh.",
        [],
    ),
    (
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư thay thế Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 và Nghị định số 09/2010/NĐ-CP ngày 08/02/2010 sửa đổi, bổ sung một số điều của Nghị định số 110/2004/NĐ-CP.",
        [
            ("09/2010/NĐ-CP", "sua_doi", "110/2004/NĐ-CP"),
            ("30/2020/NĐ-CP", "thay_the", "09/2010/NĐ-CP"),
            ("30/2020/NĐ-CP", "thay_the", "110/2004/NĐ-CP"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "links"), LINKS)
def test_what_the_cited_do_to_each_other_is_a_link(text: str, links: list[tuple[str, str, str]]) -> None:
    assert sorted((link.source, link.relation.key, link.target) for link in cited(text).links) == links


MEANT = [
    (
        "Ngày 10/01/2026, UBND tỉnh ban hành Kế hoạch số 15/KH-UBND về chuyển đổi số. Thực hiện Kế hoạch nêu trên, Sở Tư pháp đề nghị các phòng triển khai.",
        "15/KH-UBND",
        "thuc_hien",
    ),
    (
        "Bộ Tư pháp có Công văn số 120/BTP-PLHS ngày 09/01/2026 về việc rà soát văn bản.\nThực hiện yêu cầu của Bộ Tư pháp tại Công văn nêu trên, Sở Tư pháp đề nghị UBND các xã báo cáo.",
        "120/BTP-PLHS",
        "thuc_hien",
    ),
    (
        "Ngày 17/4/2024, Thủ tướng Chính phủ ban hành Quyết định số 315/QĐ-TTg phê duyệt Đề án (sau đây gọi tắt là Đề án 315).\nTriển khai thực hiện Đề án 315, Sở Tư pháp đề nghị các đơn vị báo cáo.",
        "315/QĐ-TTg",
        "thuc_hien",
    ),
    (
        "UBND tỉnh đã ban hành Kế hoạch số 77/KH-UBND ngày 05/02/2026 (sau đây viết tắt là Kế hoạch 77). Để triển khai Kế hoạch 77, Sở Tư pháp ban hành hướng dẫn.",
        "77/KH-UBND",
        "thuc_hien",
    ),
    (
        "Qua theo dõi Nghị quyết số 18-NQ/TW ngày 25/10/2017, đến nay đã đạt kết quả. Căn cứ Nghị quyết trên, Sở Nội vụ đề nghị.",
        "18-NQ/TW",
        "can_cu",
    ),
    (
        "Theo phản ánh, Công văn số 55/STC-NS ngày 03/01/2026 của Sở Tài chính chưa nhận được trả lời. Trả lời Công văn nêu trên, UBND xã báo cáo như sau:",
        "55/STC-NS",
        "phuc_dap",
    ),
    (
        "Bộ Y tế có Công văn số 81/BYT-DP ngày 04/3/2026 về phòng bệnh mùa hè. Giao Phòng Nghiệp vụ chủ trì triển khai nội dung Công văn nêu trên.",
        "81/BYT-DP",
        "trien_khai",
    ),
    (
        "Bộ Y tế có Công văn số 81/BYT-DP ngày 04/3/2026 về phòng bệnh mùa hè. Giao Phòng Nghiệp vụ báo cáo kết quả thực hiện Công văn nêu trên.",
        "81/BYT-DP",
        "dan_chieu",
    ),
    (
        "Bộ Y tế có Công văn số 81/BYT-DP ngày 04/3/2026 về phòng bệnh mùa hè. Các đơn vị đã thực hiện Công văn nêu trên.",
        "81/BYT-DP",
        "dan_chieu",
    ),
]


@pytest.mark.parametrize(("text", "notation", "relation"), MEANT)
def test_a_clause_that_carries_out_what_was_named_above_gives_it_the_relation(
    text: str, notation: str, relation: str
) -> None:
    assert {(c.notation, c.relation.key) for c in cited(text).citations} == {(notation, relation)}


def test_a_subject_links_to_the_one_report_of_the_body_it_names() -> None:
    text = (
        "Thực hiện Công văn số 76/VP-NC ngày 20/3/2026 về việc triển khai thực hiện Báo cáo của Bộ Tư pháp về tổng kết Đề án, "
        "Sở Tư pháp gửi Báo cáo số 66/BC-BTP ngày 03/3/2026 của Bộ Tư pháp."
    )
    assert [(link.source, link.relation.key, link.target) for link in cited(text).links] == [
        ("76/VP-NC", "trien_khai", "66/BC-BTP")
    ]


@pytest.mark.parametrize(
    ("words", "notation"),
    [
        ("Chương trình 1719", "1719/QĐ-TTg"),
        ("ĐA 06", "06/QĐ-TTg"),
        ("CT GDPT 2018", "32/2018/TT-BGDĐT"),
        ("Chương trình giáo dục phổ thông 2018", "32/2018/TT-BGDĐT"),
    ],
)
def test_a_nickname_is_resolved_by_what_everybody_knows(words: str, notation: str) -> None:
    [citation] = cited(f"Các đơn vị báo cáo kết quả thực hiện {words} trên địa bàn.").citations
    assert citation.kind == "nickname"
    assert citation.resolved is not None
    assert citation.resolved.notation == notation


@pytest.mark.parametrize("law", ["Di sản văn hóa", "Lâm nghiệp"])
def test_a_law_and_the_one_that_amends_it_are_joined_by_a_small_word(law: str) -> None:
    text = f"Căn cứ Luật {law} ngày 29/6/2001 và Luật sửa đổi, bổ sung một số điều của Luật {law} ngày 18/6/2009;"
    assert [(link.relation.key, link.target) for link in cited(text).links] == [("sua_doi", f"Luật {law}")]
