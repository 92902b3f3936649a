"""Số, ký hiệu: real forms parse and print back, zeros and case do not make another document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.errors import BadInput
from doc_engine.notation import Notation, padded

# Numbers of real documents (facts): administrative, legislative, Party, joint, with odd letters.
REAL = [
    ("146/KH-UBND", "146", "KH-UBND", "/"),
    ("760/VP-NC", "760", "VP-NC", "/"),
    ("39/2025/TT-BTC", "39", "2025/TT-BTC", "/"),
    ("18-NQ/TW", "18", "NQ/TW", "-"),
    ("05/2025/QH15", "05", "2025/QH15", "/"),
    ("413/KTHT&ĐT-NS", "413", "KTHT&ĐT-NS", "/"),
    ("602/CN23-HCTH", "602", "CN23-HCTH", "/"),
    ("154/CTPH-LĐLĐ-SVH,TT,DL", "154", "CTPH-LĐLĐ-SVH,TT,DL", "/"),
    ("01/2001/TTLT/BNG-TCBĐ", "01", "2001/TTLT/BNG-TCBĐ", "/"),
    ("3176B/QĐ-SYT", "3176B", "QĐ-SYT", "/"),
    ("1842b/QĐ-UBND", "1842b", "QĐ-UBND", "/"),
    ("16/CGC.BT", "16", "CGC.BT", "/"),
    ("01/HLV", "01", "HLV", "/"),
    ("02/2026/QĐ-CTUBND", "02", "2026/QĐ-CTUBND", "/"),
    ("66.12/2026/NQ-CP", "66.12", "2026/NQ-CP", "/"),
    ("02-TTr/ĐLS", "02", "TTr/ĐLS", "-"),
    ("01814/QĐ-UBND", "01814", "QĐ-UBND", "/"),
    ("12/QĐ-SNNMT-VP", "12", "QĐ-SNNMT-VP", "/"),
]


@pytest.mark.parametrize(("text", "number", "symbol", "mark"), REAL)
def test_real_notations_parse_and_print_back(text: str, number: str, symbol: str, mark: str) -> None:
    notation = Notation.parse(text)
    assert (notation.number, notation.symbol, notation.mark) == (number, symbol, mark)
    assert str(notation) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("146 /KH-UBND", "146/KH-UBND"),
        (" 77 / KH - UBND ", "77/KH-UBND"),
        ("315/QÐ-TTg", "315/QĐ-TTg"),
        ("315/QĐ-TTg".replace("Đ", "\u0110"), "315/QĐ-TTg"),
        ("/STP-PBGDPL", "/STP-PBGDPL"),
    ],
)
def test_spaces_and_the_wrong_eth_are_forgiven(text: str, printed: str) -> None:
    assert str(Notation.parse(text)) == printed


@pytest.mark.parametrize(
    "text", ["", "146", "KH-UBND", "146/", "ngày 10/3", "146/KH UBND", "abc/KH-UBND", "146//KH"]
)
def test_what_is_no_notation_is_refused(text: str) -> None:
    assert Notation.try_parse(text) is None
    with pytest.raises(BadInput):
        Notation.parse(text)


NUMBERS = st.from_regex(r"[0-9]{1,6}[A-Za-zĐđ]{0,2}", fullmatch=True)
GROUPS = st.from_regex(r"[A-ZĐ][A-Za-zĐ0-9]{0,6}", fullmatch=True)
SYMBOLS = st.lists(GROUPS, min_size=1, max_size=4).flatmap(
    lambda groups: st.sampled_from("-/").map(lambda mark: mark.join(groups))
)
NOTATIONS = st.builds(Notation, st.none() | NUMBERS, SYMBOLS, st.sampled_from("/-"))


@given(NOTATIONS)
def test_parsing_what_was_printed_gives_the_same_notation(notation: Notation) -> None:
    assert Notation.parse(str(notation)) == notation


@given(NOTATIONS, st.integers(0, 3))
def test_leading_zeros_and_case_do_not_make_another_document(notation: Notation, zeros: int) -> None:
    if notation.number:
        other = Notation("0" * zeros + notation.number, notation.symbol.lower(), notation.mark)
        assert notation.same_as(other)
        assert other.same_as(notation)


def test_another_mark_number_or_symbol_is_another_document() -> None:
    notation = Notation.parse("428/QĐ-TTg")
    for text in ("428/STP-PBGDPL", "42/QĐ-TTg", "428-QĐ/TTg", "428b/QĐ-TTg"):
        assert not notation.same_as(Notation.parse(text))
    assert Notation.parse("0/A").key != Notation.parse("/A").key


def test_the_order_in_a_book_is_by_number_then_suffix() -> None:
    texts = ["12a/QĐ-UBND", "2/QĐ-UBND", "12/QĐ-UBND", "/QĐ-UBND", "010/QĐ-UBND"]
    ordered = sorted((Notation.parse(text) for text in texts), key=lambda notation: notation.order)
    assert [str(notation) for notation in ordered] == [
        "/QĐ-UBND", "2/QĐ-UBND", "010/QĐ-UBND", "12/QĐ-UBND", "12a/QĐ-UBND",
    ]  # fmt: skip


def test_the_year_and_the_groups_are_read_from_the_symbol() -> None:
    assert Notation.parse("39/2025/TT-BTC").year == 2025
    assert Notation.parse("146/KH-UBND").year is None
    assert Notation.parse("12/QĐ-SNNMT-VP").groups == ("QĐ", "SNNMT", "VP")


@pytest.mark.parametrize(
    ("number", "symbol", "mark"), [("a", "KH", "/"), ("1", "", "/"), ("1", "K H", "/"), ("1", "KH", "+")]
)
def test_an_invalid_notation_cannot_be_built(number: str, symbol: str, mark: str) -> None:
    with pytest.raises(ValueError, match="not a document"):
        Notation(number, symbol, mark)


def test_numbers_below_ten_take_a_zero() -> None:
    assert [padded(1), padded(9), padded(10), padded(12, "a"), padded(3, "b")] == [
        "01",
        "09",
        "10",
        "12a",
        "03b",
    ]
