"""A body's name that a line break cut behind its first word, on papers too short to show how wide their lines are."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

PAPER = """UBND TỈNH AN BÌNH
SỞ NỘI VỤ

Số: 12/SNV-VP

Kính gửi: Các phòng

{body}
"""


@pytest.mark.parametrize(
    ("cited", "above", "below", "issuer"),
    [
        ("Nghị quyết số 12-NQ/TW", "Ban", "Chấp hành Trung ương", "Ban Chấp hành Trung ương"),
        ("Chỉ thị số 12-CT/TW", "Ban", "Bí thư", "Ban Bí thư"),
        ("Kế hoạch số 12/KH-SYT", "Sở", "Y tế", "Sở Y tế"),
        ("Thông tư số 12/2025/TT-BXD", "Bộ", "Xây dựng", "Bộ Xây dựng"),
        ("Quyết định số 12/QĐ-CT", "Cục", "Thuế", "Cục Thuế"),
        ("Kế hoạch số 12/KH-UBND", "UBND huyện Hạ", "Lang", "Ủy ban nhân dân huyện Hạ Lang"),
        ("Kết luận số 12-KL/TU", "Ban Thường vụ", "Tỉnh ủy", "Ban Thường vụ Tỉnh ủy An Bình"),
        ("Công điện số 12/CĐ-TTg", "Thủ tướng", "Chính phủ", "Thủ tướng Chính phủ"),
        ("Công điện số 12/CĐ-UBND", "Chủ tịch", "UBND tỉnh An Bình", "Chủ tịch Ủy ban nhân dân tỉnh An Bình"),
        ("Quyết định số 12/QĐ-TĐT", "Tập đoàn", "Trồng tre Việt Nam", "Tập đoàn Trồng tre Việt Nam"),
        ("Kế hoạch số 12/KH-BCĐ", "Ban", "Chỉ đạo 35 tỉnh An Bình", "Ban Chỉ đạo 35 tỉnh An Bình"),
    ],
)
def test_a_body_cut_behind_its_first_word_is_whole(cited: str, above: str, below: str, issuer: str) -> None:
    body = f"Thực hiện {cited} ngày 03 tháng 5 năm 2025 của {above}\n{below} về công tác cán bộ, đề nghị các phòng báo cáo."
    found = read_text(PAPER.format(body=body)).citations[0].issuer or ""
    assert found.removesuffix(" tỉnh An Bình") == issuer.removesuffix(" tỉnh An Bình")


@pytest.mark.parametrize(
    "below", ["Chủ trì, phối hợp với các phòng", "Các phòng", "Phòng Tổ chức", "Sở Y tế"]
)
def test_a_line_of_its_own_is_no_rest_of_a_name(below: str) -> None:
    body = f"Thực hiện Kế hoạch số 12/KH-SNV ngày 03 tháng 5 năm 2025 của Sở\n{below} rà soát, báo cáo."
    assert below not in (read_text(PAPER.format(body=body)).citations[0].issuer or "")
