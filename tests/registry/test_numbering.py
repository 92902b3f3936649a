"""Which book, which number, which day: the pure rules."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput
from doc_engine.terms import DocumentType
from registry import numbering
from registry.numbering import Scheme

LETTERS = Scheme("Công văn", ("cong_van",), 2023, 311)
NAMED = Scheme("Văn bản có tên loại", ("*",), 2023, 45)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def test_a_type_numbers_in_the_book_that_names_it_else_in_the_star_book():
    books = [NAMED, LETTERS, Scheme("Quyết định", ("quyet_dinh",), 2023)]
    assert numbering.scheme_for(DocumentType.CONG_VAN, books) == LETTERS
    assert numbering.scheme_for(DocumentType.KE_HOACH, books) == NAMED
    assert numbering.scheme_for(DocumentType.QUYET_DINH, books) == books[2]


def test_a_type_without_a_book_has_none():
    assert numbering.scheme_for(DocumentType.KE_HOACH, [LETTERS]) is None


def test_the_earliest_year_of_a_book_is_its_first():
    later = Scheme("Công văn", ("cong_van",), 2025, 3)
    assert numbering.scheme_for(DocumentType.CONG_VAN, [later, LETTERS]) == LETTERS


@given(
    st.sampled_from(list(DocumentType)),
    st.permutations([LETTERS, NAMED, Scheme("QĐ", ("quyet_dinh",), 2023)]),
)
def test_the_order_of_the_books_does_not_matter(type_, books):
    assert numbering.scheme_for(type_, books) == numbering.scheme_for(
        type_, sorted(books, key=lambda b: b.name)
    )


def test_one_type_in_two_books_is_a_problem_and_so_is_a_book_twice():
    problems = numbering.scheme_problems([LETTERS, Scheme("Sổ hai", ("cong_van",), 2023)])
    assert "Công văn" in problems[0].message
    assert numbering.scheme_problems([LETTERS, LETTERS])
    assert numbering.scheme_problems([LETTERS, Scheme("Công văn", ("cong_van",), 2024), NAMED]) == []


@given(st.integers(0, 10**6), st.integers(1, 50))
def test_numbers_follow_each_other_without_gap(last, count):
    first, given_numbers = last + 1, []
    for _ in range(count):
        last = numbering.next_number(last)
        given_numbers.append(last)
    assert given_numbers == list(range(first, first + count))


@given(st.integers(1, 10**8), st.sampled_from(["", "a", "B", "đ"]))
def test_a_printed_number_reads_back(number, suffix):
    assert numbering.parse_number(numbering.printed(number, suffix)) == (number, suffix)


@pytest.mark.parametrize(("text", "number"), [("13", (13, "")), ("007", (7, "")), ("12a", (12, "a"))])
def test_numbers_of_ones_own_are_read_as_clerks_write_them(text, number):
    assert numbering.parse_number(text) == number


@pytest.mark.parametrize("text", ["", "0", "000", "-1", "1.5", "mười", "12abc", "１２", "77/KH-UBND"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(BadInput):
        numbering.parse_number(text)


@given(DAYS, DAYS)
def test_a_day_before_the_latest_needs_a_reason_and_no_other_does(issued_on, last):
    problem = numbering.order_problem(issued_on, last, None)
    assert (problem is not None) == (issued_on < last)
    assert numbering.order_problem(issued_on, last, "lý do") is None
    assert (numbering.order_problem(issued_on, last, "  ") is not None) == (issued_on < last)
    assert numbering.order_problem(issued_on, None, None) is None


@given(DAYS, DAYS)
def test_the_day_of_issue_is_never_after_today(asked, today):
    if asked > today:
        with pytest.raises(BadInput):
            numbering.issue_day(PartialDate(), asked, today)
    else:
        assert numbering.issue_day(PartialDate(), asked, today) == asked


@given(DAYS)
def test_without_being_asked_the_day_is_the_files_else_today(day):
    today = date(2100, 12, 31)
    assert numbering.issue_day(PartialDate.of(day), None, today) == day
    assert numbering.issue_day(PartialDate(), None, today) == today


@given(DAYS, st.sets(st.sampled_from(["year", "month", "day"])))
def test_a_partial_day_agrees_with_the_days_it_leaves_open(day, blank):
    parts = {name: None if name in blank else getattr(day, name) for name in ("year", "month", "day")}
    today = date(2100, 12, 31)
    assert numbering.issue_day(PartialDate(**parts), day, today) == day


def test_a_day_that_the_file_contradicts_is_refused_with_both_days():
    with pytest.raises(BadInput, match=r"…/3/2023.*20/4/2023"):
        numbering.issue_day(PartialDate(2023, 3), date(2023, 4, 20), date(2023, 5, 1))


@given(st.integers(1, 500), st.integers(0, 500))
def test_an_entered_number_never_stands_above_the_counter(number, last):
    problem = numbering.entered_number_problem(number, last, "Sổ", 2024)
    assert (problem is None) == (number <= last)


def test_a_year_before_the_book_allots_nothing():
    assert numbering.year_problem("Sổ", 2022, 2023)
    assert numbering.year_problem("Sổ", 2023, 2023) is None
