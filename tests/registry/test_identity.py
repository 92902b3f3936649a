"""One body under many spellings, and never two bodies as one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from registry.identity import identity, is_relative, issuer_key, resolve_relative

ONE_BODY = [
    [
        "Ủy ban nhân dân tỉnh Cà Mau",
        "Uỷ ban nhân dân tỉnh Cà Mau",
        "UBND tỉnh Cà Mau",
        "ỦY BAN NHÂN DÂN TỈNH CÀ MAU",
        "Chủ tịch UBND tỉnh Cà Mau",
        "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau",
        "Phó Chủ tịch Ủy ban nhân dân tỉnh Cà Mau",
        "  UBND  tỉnh Cà Mau. ",
    ],
    ["Bộ Tư pháp", "Bộ trưởng Bộ Tư pháp", "Thứ trưởng Bộ Tư pháp", "BỘ TƯ PHÁP"],
    [
        "Sở Tư pháp tỉnh Cà Mau",
        "Giám đốc Sở Tư pháp tỉnh Cà Mau",
        "Phó Giám đốc Sở Tư pháp tỉnh Cà Mau",
        "Sở Tư pháp Cà Mau",
    ],
    ["Thủ tướng Chính phủ", "Thủ tướng", "THỦ TƯỚNG CHÍNH PHỦ"],
    ["UBND TP. Cần Thơ", "UBND TP Cần Thơ", "Ủy ban nhân dân thành phố Cần Thơ"],
    ["UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh", "UBND TP. Hồ Chí Minh"],
    ["Văn phòng UBND tỉnh Cà Mau", "VP UBND tỉnh Cà Mau", "Chánh Văn phòng UBND tỉnh Cà Mau"],
    ["Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"],
    ["Thanh tra Chính phủ", "Tổng Thanh tra Chính phủ"],
    ["Ngân hàng Nhà nước Việt Nam", "Thống đốc Ngân hàng Nhà nước Việt Nam"],
    [
        "Phòng Tư pháp huyện Năm Căn",
        "Trưởng phòng Tư pháp huyện Năm Căn",
        "Trưởng Phòng Tư pháp huyện Năm Căn",
    ],
    ["HĐND tỉnh Cà Mau", "Hội đồng nhân dân tỉnh Cà Mau", "Chủ tịch HĐND tỉnh Cà Mau"],
]
TWO_BODIES = [
    ("Thủ tướng Chính phủ", "Chính phủ"),
    ("Chủ tịch nước", "Nước"),
    ("UBND tỉnh Cà Mau", "UBND thành phố Cà Mau"),
    ("UBND tỉnh Cà Mau", "HĐND tỉnh Cà Mau"),
    ("UBND tỉnh Cà Mau", "Văn phòng UBND tỉnh Cà Mau"),
    ("Sở Tư pháp tỉnh Cà Mau", "Sở Tư pháp tỉnh Bạc Liêu"),
    ("UBND xã Tân Hà", "UBND xã Tân Hạ"),
    ("Bộ Tư pháp", "Sở Tư pháp tỉnh Cà Mau"),
    ("Bộ Công an", "Công an tỉnh Cà Mau"),
]


@pytest.mark.parametrize("names", ONE_BODY, ids=lambda names: names[0])
def test_one_body_has_one_key(names):
    assert len({issuer_key(name) for name in names}) == 1


@pytest.mark.parametrize(("left", "right"), TWO_BODIES)
def test_two_bodies_have_two_keys(left, right):
    assert issuer_key(left) != issuer_key(right)


@pytest.mark.parametrize("name", [name for names in ONE_BODY for name in names])
def test_the_key_does_not_depend_on_case_or_composition(name):
    assert issuer_key(name.upper()) == issuer_key(name)
    assert issuer_key(unicodedata.normalize("NFD", name)) == issuer_key(name)


@given(st.sampled_from([name for names in ONE_BODY for name in names]))
def test_a_full_name_resolves_to_itself(name):
    assert not is_relative(name)
    assert resolve_relative(name, "UBND tỉnh Kiên Giang") == name


@pytest.mark.parametrize(
    ("name", "citing", "full"),
    [
        ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Kiên Giang", "Ủy ban nhân dân tỉnh Kiên Giang"),
        ("Chủ tịch Ủy ban nhân dân tỉnh", "Sở Tư pháp tỉnh Cà Mau", "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau"),
        ("UBND thành phố", "UBND thành phố Cần Thơ", "UBND thành phố Cần Thơ"),
        ("UBND thành phố", "UBND tỉnh Cà Mau", None),
        ("Sở Tư pháp", "UBND thành phố Cần Thơ", "Sở Tư pháp thành phố Cần Thơ"),
        ("Sở Tư pháp", "UBND tỉnh Cà Mau", "Sở Tư pháp tỉnh Cà Mau"),
        ("Sở Tư pháp", "UBND thành phố Cà Mau, tỉnh Cà Mau", "Sở Tư pháp tỉnh Cà Mau"),
        ("UBND tỉnh", "UBND huyện Năm Căn, tỉnh Cà Mau", "UBND tỉnh Cà Mau"),
        ("UBND tỉnh", "UBND huyện Năm Căn", None),
        ("UBND các huyện, thành phố", "UBND tỉnh Cà Mau", None),
        ("UBND cấp huyện", "UBND tỉnh Cà Mau", None),
        ("Tỉnh ủy", "UBND tỉnh Cà Mau", "Tỉnh ủy Cà Mau"),
        ("Ban Thường vụ Tỉnh ủy", "UBND tỉnh Cà Mau", "Ban Thường vụ Tỉnh ủy Cà Mau"),
        ("Ban Thường vụ Thành uỷ", "UBND thành phố Cần Thơ", "Ban Thường vụ Thành uỷ Cần Thơ"),
        ("Ban Thường vụ Thành ủy", "UBND tỉnh Cà Mau", None),
        ("Ban Thường vụ Đảng ủy", "UBND xã Tân Ân", None),
        ("UBND tỉnh", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "UBND tỉnh Cà Mau"),
        ("UBND tỉnh", None, None),
        ("Phòng Tư pháp", "UBND tỉnh Cà Mau", None),
    ],
)
def test_a_name_that_says_only_its_level_is_the_citing_documents_own(name, citing, full):
    assert resolve_relative(name, citing) == full


def test_the_parent_body_says_the_place_where_the_issuers_name_does_not():
    assert (
        resolve_relative("UBND tỉnh", "Ban Quản lý dự án", parent_body="UBND tỉnh Cà Mau")
        == "UBND tỉnh Cà Mau"
    )


def plan(issuer: str | None, notation: str = "146/KH-UBND", year: int | None = 2024) -> str | None:
    return identity(issuer, Notation.parse(notation), PartialDate(year))


def test_identity_is_issuer_number_symbol_and_year():
    assert plan("Chủ tịch UBND tỉnh Cà Mau") == plan("UBND tỉnh Cà Mau", "0146/kh-ubnd")
    assert plan("UBND tỉnh Cà Mau") != plan("UBND tỉnh Kiên Giang")
    assert plan("UBND tỉnh Cà Mau") != plan("UBND tỉnh Cà Mau", year=2023)


def test_a_party_committee_has_one_series_whichever_of_its_organs_signs():
    one = plan("Tỉnh ủy Cà Mau", "12-CT/TU")
    assert one == plan("Ban Thường vụ Tỉnh ủy Cà Mau", "12-CT/TU")
    assert one == plan("Thường trực Tỉnh uỷ Cà Mau", "12-CT/TU")
    assert one == plan("Ban Chấp hành Đảng bộ tỉnh Cà Mau", "12-CT/TU")
    assert one != plan("Ban Thường vụ Tỉnh ủy An Giang", "12-CT/TU")
    assert plan("Bộ Chính trị", "20-NQ/TW") != plan("Ban Bí thư", "20-NQ/TW")
    assert issuer_key("Ban Tổ chức Tỉnh ủy Cà Mau") != issuer_key("Tỉnh ủy Cà Mau")


def test_what_is_unknown_never_merges():
    assert plan(None) is None
    assert plan("UBND tỉnh") is None
    assert plan("Ban Thường vụ Tỉnh ủy", "12-CT/TU") is None
    assert plan("UBND tỉnh Cà Mau", year=None) is None
    assert identity("UBND tỉnh Cà Mau", Notation.parse("/KH-UBND"), PartialDate(2024)) is None


def test_the_year_inside_a_symbol_is_known():
    assert identity("Bộ Tài chính", Notation.parse("39/2025/TT-BTC"), None)


def test_without_a_number_it_is_issuer_type_day_and_subject():
    day = PartialDate(2024, 7, 19)
    known = identity("UBND tỉnh Cà Mau", None, day, "Kế hoạch", "Triển khai Đề án “Nâng cao”")
    assert known == identity("UBND tỉnh Cà Mau", None, day, "kế hoạch", "triển khai đề án Nâng cao")
    assert identity("UBND tỉnh Cà Mau", None, PartialDate(2024, 7), "Kế hoạch", "Triển khai") is None
    assert identity("UBND tỉnh Cà Mau", None, day, "Kế hoạch", None) is None
