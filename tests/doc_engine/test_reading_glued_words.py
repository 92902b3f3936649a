"""Words that a page of the web ran together are parted; what only looks so stays, and places are those of the text that came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.reading import read_text
from doc_engine.reading.copies.gluing import parted_capitals, unglued
from doc_engine.reading.copies.source import Source


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("củaCục Hải quan", "của Cục Hải quan"),
        ("nhận được côngvăn số 12", "nhận được công văn số 12"),
        ("Sở Y tế đềnghị các trường", "Sở Y tế đề nghị các trường"),
        ("về việcthực hiện", "về việc thực hiện"),
        ("tổ chức thựchiện, báo cáo", "tổ chức thực hiện, báo cáo"),
        ("tỷ lệGTGT", "tỷ lệ GTGT"),
        ("Cụcthuế tỉnh", "Cục thuế tỉnh"),
        ("của Sở Tưpháp và SởNội vụ", "của Sở Tư pháp và Sở Nội vụ"),
        ("thôngtưliêntịch", "thông tư liên tịch"),
        ("nước mắmngon, mắm ngon", "nước mắm ngon, mắm ngon"),
    ],
)
def test_words_run_together_are_parted_where_one_way_only_makes_sense(glued: str, parted: str) -> None:
    assert unglued(glued)[0] == parted


@pytest.mark.parametrize(
    "text",
    [
        "Quy định số 07-QĐi/TW, Tờ trình số 12/TTr-SNV, Chương trình số 3-CTr/TU",
        "MobiFone, VinaPhone, ViettelPay và eOffice, iPhone, VNeID, Zalo",
        "khuyến khích nuôi đoàn viên, quyết liệt, nguyên vẹn, giếng nghiêng, khuỷu, ngoằn ngoèo",
        "Êđê, Xơđăng, Krông Păk, Đắk Đoa, Ea Súp",
        "thư gửi về vănphòng@hảisơn.gov.vn, tại trang http://hảisơn.vn/vănbản",
        "Internet, Website, Covid-19, festival, logistics",
    ],
)
def test_what_only_looks_like_words_run_together_stays(text: str) -> None:
    assert unglued(text) == (text, ())


def test_a_citation_stands_where_it_stood_in_the_text_that_came() -> None:
    text = "Sở Y tế nhận được côngvăn củaCục Dân số. Căn cứ Quyết định số 812/QĐ-UBND ngày 05/3/2026 củaỦy ban nhân dân tỉnh Hải Sơn, thựchiện."
    (cited,) = (one for one in read_text(text).citations if one.notation == "812/QĐ-UBND")
    ((start, end),) = cited.spans
    assert text[start:end].startswith("Quyết định số 812/QĐ-UBND")
    assert cited.issuer == "Ủy ban nhân dân tỉnh Hải Sơn"


def test_a_board_that_carries_out_a_movement_is_called_so() -> None:
    text = "Căn cứ Hướng dẫn số 51/BCĐ ngày 05/3/2026 của Ban Chỉ đạo thực hiện phong trào thể dục sáng tỉnh Hải Sơn về hội thao;"
    (cited,) = read_text(text).citations
    assert cited.issuer == "Ban Chỉ đạo thực hiện phong trào thể dục sáng tỉnh Hải Sơn"


@given(st.text(alphabet="aăâcđeêghimnoôơpqrtuưvyAĐCNáàảãạếềộ .,;/\n", max_size=80))
def test_parting_only_puts_spaces_in(text: str) -> None:
    parted, places = unglued(text)
    assert "".join(char for place, char in enumerate(parted) if place not in places) == text
    source = Source.of(text)
    assert len(source.text) == len(source.view) == len(source.bare)


@pytest.mark.parametrize(
    ("name", "parted"),
    [
        ("TỔNG CÔNG TY ĐIỆN LỰCMIỀN NAM", "TỔNG CÔNG TY ĐIỆN LỰC MIỀN NAM"),
        ("BAN QUẢN LÝ CÁCKHU CÔNG NGHIỆP", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP"),
        ("NGÂN HÀNG NÔNG NGHIỆPVÀ PHÁT TRIỂN NÔNG THÔN", "NGÂN HÀNG NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"),
        ("CÔNG TY VINACHEM THƯỜNG XUYÊN NGHIÊNG UBMTTQ", "CÔNG TY VINACHEM THƯỜNG XUYÊN NGHIÊNG UBMTTQ"),
    ],
)
def test_words_of_an_agency_that_ran_together_are_parted_where_they_are_syllables_in_one_way(
    name: str, parted: str
) -> None:
    assert parted_capitals(name) == parted
