"""Working days: the law, the swaps it announces, the office's own table over both; deadlines in a clerk's words."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from importlib.resources import files

import pytest
from holidays import country_holidays

from doc_engine.errors import BadInput
from registry import lawful_days
from registry.calendar import DayKind, WorkCalendar
from registry.services.verifying import verify
from registry.services.working_days import CalendarRow, add_days, calendar, kind_of_day, read_table

LAW = WorkCalendar()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), False),  # swapped, announced on 25/12/2025; the library does not have it
        (date(2026, 1, 10), True),  # … for this Saturday
        (date(2026, 1, 11), False),
        (date(2026, 2, 17), False),  # Tết
        (date(2026, 4, 27), False),  # 10 March of the moon's year falls on a Sunday
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 9, 3), True),
        (date(2025, 5, 2), False),
        (date(2025, 4, 26), True),
    ],
)
def test_the_days_off_are_the_laws_with_the_announced_swaps(day, works):
    assert LAW.is_working(day) is works


@pytest.mark.parametrize(
    ("term", "start", "due"),
    [
        ("5 ngày làm việc", date(2026, 4, 24), date(2026, 5, 6)),  # over Giỗ Tổ made up for, 30/4 and 1/5
        ("trong 1 ngày làm việc", date(2026, 11, 27), date(2026, 11, 30)),
        ("0 ngày làm việc", date(2026, 4, 24), date(2026, 4, 24)),
        ("10 ngày", date(2026, 4, 20), date(2026, 5, 4)),  # ends on 30/4, runs on
        ("2 tuần", date(2026, 4, 1), date(2026, 4, 15)),
        ("15/4/2026", date(2026, 4, 1), date(2026, 4, 15)),
    ],
)
def test_a_term_in_words_is_a_day(term, start, due):
    assert LAW.due(term, start) == due


@pytest.mark.parametrize("term", ["năm ngày", "5 ngày nữa", "9999 ngày làm việc", "hôm qua", "", "31/2/2026"])
def test_a_term_that_means_no_day_is_refused(term):
    with pytest.raises(BadInput):
        LAW.due(term, date(2026, 4, 1))


def test_working_days_between_two_days_are_counted_both_ways():
    assert LAW.between(date(2026, 4, 24), date(2026, 5, 6)) == 5
    assert LAW.between(date(2026, 5, 6), date(2026, 4, 24)) == -5
    assert LAW.between(date(2026, 5, 6), date(2026, 5, 6)) == 0


def test_the_latest_word_of_the_office_on_a_day_holds_and_can_be_taken_back(desk):
    day = date(2024, 8, 21)
    with desk.home() as home:
        assert add_days(home, [CalendarRow(day, DayKind.OFF, "Mất điện")]) == 1
        assert add_days(home, [CalendarRow(day, DayKind.OFF, "Mất điện")]) == 0
        assert not calendar(home).is_working(day)
        add_days(home, [CalendarRow(day, DayKind.LAW)])
        assert calendar(home).is_working(day)
        assert verify(home) == []


def test_a_table_is_read_whole_or_not_at_all():
    data = "Ngày;Loại;Lý do\n21/8/2024;nghỉ;Bão\n24/8/2024;Làm bù;\n".encode()
    assert [(row.day.day, row.kind) for row in read_table(data, "l.csv")] == [
        (21, DayKind.OFF),
        (24, DayKind.WORKING),
    ]
    with pytest.raises(BadInput) as caught:
        read_table("21/8/2024,nghỉ\n31/2/2024,nghỉ\n22/8/2024,ngủ\n".encode(), "l.csv")
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_a_word_for_a_day_is_known_without_accents():
    assert kind_of_day("LAM BU") is DayKind.WORKING
    with pytest.raises(BadInput, match="làm bù"):
        kind_of_day("lễ hội")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE calendar_day SET day = '2024-08-22'",
        "UPDATE calendar_day SET reason = ''",
        "DELETE FROM calendar_day",
        "DELETE FROM calendar_day WHERE position = 2",
        "UPDATE calendar_day SET event = event + 1",
        "INSERT INTO calendar_day SELECT office, event + 5, 1, day, 'lam', reason FROM calendar_day LIMIT 1",
    ],
)
def test_a_day_changed_behind_the_programs_back_is_seen(desk, sql):
    with desk.home() as home:
        add_days(home, [CalendarRow(date(2024, 8, day), DayKind.OFF, "Bão") for day in (21, 22)])
        with closing(sqlite3.connect(home.folder / "vanthu.db")) as connection:
            assert connection.execute(sql).rowcount
            connection.commit()
        assert any("Lịch làm việc" in problem for problem in verify(home))


def test_the_packed_years_are_what_the_library_says() -> None:
    packed = files("registry").joinpath("lawful_days.tsv").read_text(encoding="utf-8")
    assert packed == lawful_days.packed_text(), "python -m registry.lawful_days registry/lawful_days.tsv"
    for year in lawful_days.PACKED:
        assert lawful_days.lawful_year(year) == lawful_days.of_library(year)


def test_every_day_is_worked_on_as_the_library_has_it() -> None:
    for year in (2014, 2019, 2025, 2026, 2036):  # packed and not
        law = country_holidays("VN", years=year)
        days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
        known = lawful_days.lawful_year(year)
        assert [known.is_working(day) for day in days] == [law.is_working_day(day) for day in days]


def test_working_days_of_these_years_are_counted_without_the_library() -> None:
    code = (
        "import sys; from datetime import date; from registry.calendar import WorkCalendar; "
        "print(WorkCalendar().after(date(2026, 4, 24), 5), 'holidays' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["2026-05-06", "False"]
