"""The words a clerk searches with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.errors import BadInput
from doc_engine.text import fold
from registry.query import Query, parse_query


def test_words_phrases_and_fields_are_told_apart() -> None:
    query = parse_query('hòa giải "ở cơ sở" loai:KH coquan:"Sở Tư pháp" nam:2024 so:077/KH-UBND')
    assert query == Query(
        ("hoa", "giai", "o co so"), ("Kế hoạch",), ("so tu phap",), (2024,), ("77/kh-ubnd",)
    )


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("KH", "Kế hoạch"),
        ("kế hoạch", "Kế hoạch"),
        ("ke_hoach", "Kế hoạch"),
        ("qd", "Quyết định"),
        ("CV", "Công văn"),
        ("cong_van", "Công văn"),
        ("NĐ", "Nghị định"),
    ],
)
def test_a_type_is_found_by_its_name_its_key_or_its_abbreviation(word: str, label: str) -> None:
    assert parse_query(f'loai:"{word}"').types == (label,)


def test_the_names_of_fields_may_have_accents() -> None:
    assert parse_query("loại:KH năm:2024").years == (2024,)


def test_every_field_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(BadInput) as caught:
        parse_query("loai:XYZ nam:24 mau:xanh")
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("text", ["", "   ", '""', "\u200b"])
def test_nothing_to_look_for_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="chưa có từ nào"):
        parse_query(text)


def test_an_open_quotation_is_refused() -> None:
    with pytest.raises(BadInput, match="ngoặc kép"):
        parse_query('"hòa giải')


def test_a_very_long_search_is_refused() -> None:
    with pytest.raises(BadInput, match="dài quá"):
        parse_query("a" * 5000)


def test_a_word_matches_at_the_start_of_a_word_only() -> None:
    assert parse_query("hoa").matches(fold("về hòa giải"))
    assert parse_query("hoà gi").matches(fold("về hòa giải"))
    assert not parse_query("hoa").matches(fold("khoa học"))
    assert not parse_query("15/QĐ-TTg").matches(fold("số 315/QĐ-TTg"))


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạẾỘ ỨĐ", min_size=1).filter(str.strip))
def test_a_text_is_found_by_each_of_its_own_words_however_accented(text: str) -> None:
    assert parse_query(fold(text)).matches(fold(text))
    assert parse_query(text).matches(fold(text))


@given(st.text())
def test_any_text_is_a_query_or_bad_input(text: str) -> None:
    try:
        query = parse_query(text)
    except BadInput:
        return
    assert query != Query()
