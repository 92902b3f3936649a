"""Names that hold the words of others: a place called like a body, a body called with a verb, a body with an aside."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

PAPER = """{agency}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{number}
Cao Bằng, ngày 5 tháng 5 năm 2024

{title}

{body}
"""


def _paper(body: str, **changed: str) -> str:
    usual = {
        "agency": "ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG",
        "number": "Số: 5/KH-UBND",
        "title": "KẾ HOẠCH\nVề công tác dân vận",
    }
    return PAPER.format(body=body, **(usual | changed))


@pytest.mark.parametrize(
    "place", ["xã Trường Hà", "huyện Trạm Tấu", "huyện Xuân Trường", "phường Kim Đài", "xã Đoàn Kết"]
)
def test_a_place_called_like_a_body_keeps_its_name(place: str) -> None:
    cited = read_text(
        _paper(f"Thực hiện Kế hoạch số 8/KH-UBND của UBND {place}, UBND tỉnh yêu cầu:")
    ).citations
    assert [one.issuer for one in cited] == [f"Ủy ban nhân dân {place}"]


def test_a_body_behind_a_place_is_not_taken_into_its_name() -> None:
    (cited,) = read_text(
        _paper("Thực hiện Kế hoạch số 8/KH-UBND của UBND xã Hòa Bình Trường Tiểu học Kim Đồng đã tổ chức lễ.")
    ).citations
    assert cited.issuer == "Ủy ban nhân dân xã Hòa Bình"


@pytest.mark.parametrize(
    ("notation", "said", "issuer"),
    [
        ("15/KH-BCĐ", "Ban chỉ đạo Xóa mù chữ huyện Hòa An", "Ban chỉ đạo Xóa mù chữ huyện Hòa An"),
        ("15/BC-HĐTĐ", "Hội đồng thẩm định đồ án quy hoạch", "Hội đồng thẩm định đồ án quy hoạch"),
        ("15/BC-HĐND", "Ban Pháp chế và ý kiến của các đại biểu", "Ban Pháp chế"),
    ],
)
def test_the_verb_of_a_name_belongs_to_it_and_what_is_joined_does_not(
    notation: str, said: str, issuer: str
) -> None:
    (cited,) = read_text(
        _paper(f"Căn cứ văn bản số {notation} ngày 09 tháng 01 năm 2024 của {said};")
    ).citations
    assert (cited.issuer or "").startswith(issuer)
    assert "ý kiến" not in (cited.issuer or "")


def test_an_aside_behind_a_body_does_not_part_it_from_its_paper() -> None:
    (cited,) = read_text(
        _paper(
            "Xét đề nghị của Sở Nông nghiệp và Môi trường (cơ quan thường trực Ban Chỉ đạo tỉnh) tại Tờ trình số 57/TTr-SNN ngày 18/4/2024;"
        )
    ).citations
    assert cited.issuer == "Sở Nông nghiệp và Môi trường tỉnh Cao Bằng"


@pytest.mark.parametrize(
    ("agency", "issuer"),
    [
        ("UBND TX. QUẢNG YÊN\nPHÒNG Y TẾ", "Phòng Y tế thị xã Quảng Yên"),
        (
            "ỦY BAN MTTQ VIỆT NAM\nTỈNH CAO BẰNG\nBAN PHONG TRÀO",
            "Ban Phong trào Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Cao Bằng",
        ),
    ],
)
def test_an_organ_is_named_with_the_body_above_it(agency: str, issuer: str) -> None:
    assert read_text(_paper("Căn cứ tình hình thực tế;", agency=agency)).header.issuer == issuer


def test_a_letter_without_its_number_is_still_a_letter() -> None:
    text = _paper(
        "Để chuẩn bị cho năm học mới, đề nghị các trường báo cáo.",
        number="Về việc báo cáo cơ sở vật chất",
        title="Kính gửi: Các trường trung học phổ thông",
    )
    header = read_text(text).header
    assert (header.notation, header.type, header.subject) == (None, "Công văn", "báo cáo cơ sở vật chất")


def test_a_letter_may_say_its_subject_without_the_word_for_matter() -> None:
    text = _paper(
        "Đề nghị các trường thông báo cho học sinh.",
        number="Số: 44/SGDĐT-VP\nVề cho học sinh nghỉ học",
        title="Kính gửi: Các trường trung học phổ thông",
    )
    assert read_text(text).header.subject == "Về cho học sinh nghỉ học"


def test_years_alone_on_the_last_line_belong_to_the_title() -> None:
    text = _paper(
        "Căn cứ tình hình thực tế;", title="KẾ HOẠCH\nPHỐI HỢP BẢO VỆ RỪNG GIỮA CÁC XÃ GIAI ĐOẠN\n2024-2027"
    )
    assert (read_text(text).header.subject or "").endswith("GIAI ĐOẠN 2024-2027")
