"""Dates of official papers: whole or partly blank, padded as the decree pads them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.dates import (
    PartialDate,
    long_date,
    padded_day,
    padded_month,
    parse_date,
    parse_day,
    short_date,
    spoken_day,
)
from doc_engine.errors import BadInput
from tests.doc_engine.reading_noise import at_most


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("20/3/2023", (2023, 3, 20)),
        ("07/8/2019", (2019, 8, 7)),
        ("20-3-2023", (2023, 3, 20)),
        ("20.3.2023", (2023, 3, 20)),
        (" 20 / 3 / 2023 ", (2023, 3, 20)),
        ("2023-03-20", (2023, 3, 20)),
        ("…/3/2023", (2023, 3, None)),
        (".../3/2023", (2023, 3, None)),
        ("__/3/2023", (2023, 3, None)),
        ("…/…/2023", (2023, None, None)),
        ("3/2023", (2023, 3, None)),
        ("tháng 3/2023", (2023, 3, None)),
        ("2023", (2023, None, None)),
        ("năm 2023", (2023, None, None)),
        ("ngày 20 tháng 3 năm 2023", (2023, 3, 20)),
        ("Ngày 05 tháng 01 năm 2020", (2020, 1, 5)),
        ("ngày   tháng 3 năm 2023", (2023, 3, None)),
        ("ngày … tháng … năm 2023", (2023, None, None)),
        ("tháng 3 năm 2023", (2023, 3, None)),
        ("29/2/2024", (2024, 2, 29)),
    ],
)
def test_a_clerks_date_is_read(text: str, parts: tuple[int, int | None, int | None]) -> None:
    assert parse_date(text) == PartialDate(*parts)


@pytest.mark.parametrize(
    "text", ["", "hôm nay", "31/2/2023", "29/2/2023", "20/13/2023", "0/3/2023", "20/3/23", "20/3", "13/2023"]
)
def test_what_is_no_day_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_date(text, field="ngay", line=4)
    (problem,) = caught.value.problems
    assert (problem.field, problem.line) == ("ngay", 4)
    assert problem.hint


def test_a_whole_day_may_not_be_partly_blank() -> None:
    assert parse_day("20/3/2023") == date(2023, 3, 20)
    with pytest.raises(BadInput):
        parse_day("…/3/2023")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_goes_there_and_back(day: date) -> None:
    whole = PartialDate.of(day)
    assert whole.whole == day
    for text in (str(whole), long_date(day), short_date(day), day.isoformat()):
        assert parse_date(text) == whole


@given(st.dates(min_value=date(1000, 1, 1)), st.booleans(), st.booleans())
def test_blank_parts_stay_blank(day: date, without_day: bool, without_month: bool) -> None:
    partial = PartialDate(
        day.year, None if without_month else day.month, None if without_day or without_month else day.day
    )
    assert parse_date(str(partial)) == partial
    assert parse_date(long_date(partial)) == partial
    assert (partial.whole is None) == (without_day or without_month)


def test_days_below_ten_and_the_first_two_months_are_padded() -> None:
    assert long_date(date(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020"
    assert long_date(date(2024, 7, 19)) == "ngày 19 tháng 7 năm 2024"
    assert long_date(PartialDate(2023, 3), "__") == "ngày __ tháng 3 năm 2023"
    assert long_date(PartialDate(), "_") == "ngày _ tháng _ năm _"
    assert short_date(date(2019, 8, 7)) == "07/8/2019"
    assert [padded_month(month) for month in (1, 2, 3, 12)] == ["01", "02", "3", "12"]
    assert [padded_day(day) for day in (1, 9, 10)] == ["01", "09", "10"]


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (2, 30), (4, 31), (1, 0)])
def test_an_impossible_date_cannot_be_built(month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(2024, month, day)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2023-03-22", "22/3/2023"),
        ("2023-01-05", "05/01/2023"),
        ("2023-12", "12/2023"),
        ("2023", "2023"),
        (None, ""),
    ],
)
def test_a_day_of_a_reading_is_said_as_clerks_write_it(iso, said):
    assert spoken_day(iso) == said


@pytest.mark.parametrize(
    "text", ["." * 9_000, " " * 9_000 + "tháng", "1/" + "_" * 9_000, "ngày" + ". " * 4_000]
)
def test_a_date_of_thousands_of_dots_is_refused_at_once_and_not_repeated(text: str) -> None:
    with at_most(0.5), pytest.raises(BadInput) as refused:
        parse_date(text, field="ngay")
    assert "không phải là ngày" in str(refused.value)
    assert len(str(refused.value)) < 400
