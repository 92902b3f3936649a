"""Vietnamese text: NFC at the door, folds that only compare, the alphabet's order, list letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.errors import BadInput
from doc_engine.text import (
    LIST_LETTERS,
    admit,
    fold,
    fold_tones,
    from_roman,
    list_letter,
    nfc,
    roman,
    roman_or_digits,
    same,
    shortened,
    sort_key,
    squeeze,
    tones_first,
    upper_first,
)

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = st.sampled_from(
    [*"bcdđghklmnpqrstvx", *VOWELS, *(vowel + tone for vowel in VOWELS for tone in TONES)]
)
SYLLABLES = st.lists(LETTERS, min_size=1, max_size=6).map("".join)
VIETNAMESE = st.lists(SYLLABLES, max_size=6).map(" ".join)
ANY = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]), max_size=60)


@given(ANY)
def test_what_is_admitted_is_nfc_and_admitting_again_changes_nothing(text: str) -> None:
    admitted = admit(text)
    assert unicodedata.is_normalized("NFC", admitted)
    assert admit(admitted) == admitted


def test_the_door_repairs_eth_line_ends_and_invisible_marks() -> None:
    assert admit("Ðiều\r\n1\u200b\u00ad\ufeff\r2") == "Điều\n1\n2"
    assert admit("Hoa\u0300") == "Hoà"


@pytest.mark.parametrize(
    "char", ["\x00", "\x0b", "\x0c", "\x1b", "\x85", "\u202e", "\u200d", "\ue000", "\ud800", "\uffff"]
)
def test_the_door_names_the_character_it_refuses(char: str) -> None:
    with pytest.raises(BadInput) as caught:
        admit(f"Kế hoạch{char}", field="trich_yeu", line=3)
    (problem,) = caught.value.problems
    assert f"U+{ord(char):04X}" in problem.message
    assert (problem.field, problem.line) == ("trich_yeu", 3)


@given(ANY)
def test_squeezing_leaves_single_spaces(text: str) -> None:
    squeezed = squeeze(text)
    assert squeezed == squeeze(squeezed) == squeezed.strip()
    assert "  " not in squeezed
    assert "".join(squeezed.split()) == "".join(text.split())


@given(VIETNAMESE)
def test_folds_ignore_case_and_unicode_form_and_are_stable(text: str) -> None:
    for folded in (fold, fold_tones):
        assert folded(text) == folded(nfc(text)) == folded(unicodedata.normalize("NFD", text))
        assert folded(nfc(text).upper()) == folded(text)
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("HÒA", "hoà"),
        ("ỦY BAN", "Uỷ ban"),
        ("HỎA TỐC", "hoả tốc"),
        ("Thành  phố\u00a0Cần Thơ", "thành phố cần thơ"),
        ("Khánh Hoà", "Khánh Hòa"),
    ],
)
def test_names_are_the_same_but_for_case_space_and_tone_placement(left: str, right: str) -> None:
    assert same(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("hòa", "hóa"), ("đa", "da"), ("hoa", "hòa"), ("Cà Mau", "Ca Mau")]
)
def test_other_tones_and_letters_are_other_names(left: str, right: str) -> None:
    assert not same(left, right)


def test_a_search_fold_drops_every_accent() -> None:
    assert fold("Sở Tư pháp  tỉnh ĐẮK LẮK") == "so tu phap tinh dak lak"


def test_the_alphabets_order_is_letters_then_tones() -> None:
    names = [
        "Đà Nẵng",
        "Dak",
        "An Giang",
        "Ăn",
        "Ân",
        "Bà Rịa",
        "Ba Tri",
        "Đồng Nai",
        "Điện Biên",
        "Cà Mau",
        "Ca",
    ]
    assert sorted(names, key=sort_key) == [
        "An Giang", "Ăn", "Ân", "Bà Rịa", "Ba Tri", "Ca", "Cà Mau", "Dak", "Đà Nẵng", "Điện Biên", "Đồng Nai",
    ]  # fmt: skip
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


@given(VIETNAMESE, VIETNAMESE)
def test_the_order_is_total_and_blind_to_unicode_form(left: str, right: str) -> None:
    if nfc(left) != nfc(right):
        assert sort_key(nfc(left)) != sort_key(nfc(right))
    assert sort_key(unicodedata.normalize("NFD", left))[:2] == sort_key(nfc(left))[:2]


def test_list_letters_follow_the_decree() -> None:
    assert "".join(LIST_LETTERS) == "abcdđeghiklmnopqrstuvxy"
    assert not set("fjwzăâêôơư") & set(LIST_LETTERS)
    assert [list_letter(place) for place in range(8)] == ["a", "b", "c", "d", "đ", "e", "g", "h"]
    for place in (-1, 23):
        with pytest.raises(ValueError, match="no list letter"):
            list_letter(place)


@given(st.integers(1, 399))
def test_roman_numerals_go_there_and_back(value: int) -> None:
    assert from_roman(roman(value)) == value


@pytest.mark.parametrize("text", ["", "IIII", "VV", "IC", "D", "M", "i", "IVX", "CD"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert from_roman(text) is None


@pytest.mark.parametrize("value", [0, -1, 400])
def test_numerals_have_bounds(value: int) -> None:
    with pytest.raises(ValueError, match="no Roman numeral"):
        roman(value)


def test_beyond_the_numerals_a_number_is_written_in_digits() -> None:
    assert [roman_or_digits(value) for value in (1, 399, 400, 0)] == ["I", "CCCXCIX", "400", "0"]


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert upper_first("ủy ban Nhân dân") == "Ủy ban Nhân dân"
    assert upper_first("") == ""


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Sở Y tế", 10, "Sở Y tế"),
        ("Hướng dẫn các trường mầm non", 17, "Hướng dẫn các…"),
        ("Kiểm tra, rà soát", 12, "Kiểm tra…"),
    ],
)
def test_a_long_text_is_cut_between_words(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short
    assert len(shortened(text, most)) <= most


def test_a_word_longer_than_the_room_is_cut_inside() -> None:
    assert shortened("a" * 50, 10) == "a" * 9 + "…"


@pytest.mark.parametrize(
    ("older", "usual"),
    [
        ("Thanh Hoá, UỶ BAN, Uỷ ban", "Thanh Hóa, ỦY BAN, Ủy ban"),
        ("quỳ, Quý, hoàn, khoản, thuỷ lợi", "quỳ, Quý, hoàn, khoản, thủy lợi"),
    ],
)
def test_a_tone_goes_to_the_first_vowel_only_at_the_end_of_a_syllable(older: str, usual: str) -> None:
    assert tones_first(older) == tones_first(usual) == usual
    assert fold_tones(older) == fold_tones(usual)
