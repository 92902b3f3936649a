"""Names set in capitals get their case back (Phụ lục II Nghị định 30/2020/NĐ-CP): kind, function, field, proper name."""

from __future__ import annotations

import pytest

from doc_engine.reading.copies.source import Source
from doc_engine.reading.names import name_words
from doc_engine.reading.names.name_case import in_case


def written(capitals: str, body: str = "") -> str:
    return in_case(Source.of(f"{capitals}\n\n{body}\n"), capitals)


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Văn hóa và Thông tin quận Thốt Nốt",
        "Phòng Tài chính - Kế hoạch huyện Cư Kuin",
        "Chi cục Chăn nuôi và Thú y",
        "Chi cục Trồng trọt và Bảo vệ thực vật",
        "Trung tâm Kiểm soát bệnh tật tỉnh Hòa Bình",
        "Trung tâm Phục vụ hành chính công đặc khu Phú Quốc",
        "Ban Tuyên giáo và Dân vận Trung ương",
        "Ban Chỉ đạo phòng, chống tội phạm và tệ nạn xã hội",
        "Quỹ Đầu tư phát triển tỉnh Bắc Giang",
        "Công ty TNHH MTV Cấp thoát nước Quảng Trị",
        "Công ty Cổ phần Đầu tư và Xây dựng Hưng Thịnh",
        "Tập đoàn Bưu chính Viễn thông Việt Nam",
        "Hội Liên hiệp Phụ nữ phường An Biên",
        "Ban Chấp hành Hội Nông dân tỉnh An Giang",
        "Sở Lao động - Thương binh và Xã hội tỉnh Long An",
        "Liên hiệp các Hội Khoa học và Kỹ thuật",
        "Hội đồng Quản lý Quỹ Bảo vệ và Phát triển rừng tỉnh Sơn La",
        "Trường Đại học Khoa học xã hội và Nhân văn",
        "Ban Quản lý dự án hạ tầng và phát triển đô thị thành phố Đà Nẵng",
        "Kiểm toán nhà nước chuyên ngành II",
        "Chi cục Biển đảo và Thủy sản",
        "Công đoàn ngành Giáo dục tỉnh Đồng Nai",
        "Trung tâm Kỹ thuật và Công nghệ sinh học",
        "Công ty TNHH một thành viên Xổ số kiến thiết Long An",
        "Công ty Trách nhiệm hữu hạn hai thành viên trở lên Vận tải Sông Hậu",
        "Ban Chỉ đạo chương trình mục tiêu quốc gia xây dựng nông thôn mới",
    ],
)
def test_kind_function_and_field_begin_with_a_capital(name: str) -> None:
    assert written(name.upper()) == name


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Giáo dục và Đào tạo Tánh Linh",
        "Bệnh viện Đa khoa khu vực An Khê",
        "Bệnh viện Bạch Mai",
        "Bảo hiểm xã hội cơ sở Gò Dầu",
        "Trường Đại học Quy Nhơn",
        "Trường Trung cấp nghề Đức Hòa",
        "Trường Tiểu học Thanh Xuân",
        "Trường Trung học phổ thông Kim Liên",
        "Học viện Chính trị khu vực III",
        "Huyện đoàn Núi Thành",
        "Bảo hiểm xã hội khu vực XXXII",
        "Trường THPT chuyên Lam Sơn",
        "Trường PTDTBT TH và THCS Mường Lạn",
        "Ủy ban nhân dân xã Tân An Hội",
        "Ủy ban nhân dân huyện Ea H'leo",
        "Trạm Y tế xã Tân Tiến, huyện Hạ Lang",
    ],
)
def test_names_of_places_and_persons_have_capitals(name: str) -> None:
    assert written(name.upper()) == name


@pytest.mark.parametrize(
    ("capitals", "body", "name"),
    [
        (
            "TRƯỜNG ĐẠI HỌC KỸ THUẬT CÔNG NGHIỆP",
            "Căn cứ Quy chế của Trường Đại học Kỹ thuật Công nghiệp;",
            "Trường Đại học Kỹ thuật Công nghiệp",
        ),
        (
            "ĐẢNG ỦY TRƯỜNG CAO ĐẲNG CẢNH QUAN SÔNG ĐÀ",
            "Đảng ủy trường Cao đẳng Cảnh quan Sông Đà họp ngày 02.",
            "Đảng ủy Trường Cao đẳng Cảnh quan Sông Đà",
        ),
        (
            "ĐẢNG ỦY TRƯỜNG ĐẠI HỌC KỸ THUẬT CÔNG NGHIỆP",
            "Căn cứ Quy chế của Trường Đại học Kỹ thuật Công nghiệp;",
            "Đảng ủy Trường Đại học Kỹ thuật Công nghiệp",
        ),
        (
            "TRƯỜNG ĐẠI HỌC CÔNG NGHỆ THÔNG TIN",
            "Căn cứ Quy chế của Trường Đại học Công nghệ Thông tin;",
            "Trường Đại học Công nghệ Thông tin",
        ),
        ("TRUNG TÂM NUÔI ONG", "Người dân nuôi ong lấy mật.", "Trung tâm Nuôi ong"),
    ],
)
def test_the_spelling_of_the_body_decides_what_the_tables_leave_open(
    capitals: str, body: str, name: str
) -> None:
    assert written(capitals, body) == name


@pytest.mark.parametrize("sloppy", ["Phòng giáo dục và đào tạo", "Phòng Giáo Dục Và Đào Tạo"])
def test_a_careless_spelling_in_the_body_takes_no_capital_away_and_adds_none(sloppy: str) -> None:
    assert written("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", f"Nay {sloppy} báo cáo.") == "Phòng Giáo dục và Đào tạo"


@pytest.mark.parametrize(
    "name",
    [
        "Ban Quản lý dự án xây dựng công trình thủy lợi và nông nghiệp tỉnh Sơn La",
        "Ban Chỉ đạo phòng, chống dịch COVID-19 huyện Mai Sơn",
        "Đoàn Kiểm tra theo Quyết định số 31/QĐ-STC",
        "Đại sứ quán nước Cộng hòa xã hội chủ nghĩa Việt Nam tại Nhật Bản",
    ],
)
def test_inside_a_board_or_mission_only_names_and_codes_have_capitals(name: str) -> None:
    assert written(name.upper()) == name


def test_no_word_stands_in_two_lists_of_name_words() -> None:
    lists = ("PROPER", "BOARDS", "SCHOOLS", "KINDS", "KIND_ENDS", "SMALL", "WORDS")
    words = [word for name in lists for word in getattr(name_words, name)]
    assert sorted(words) == sorted(set(words))
