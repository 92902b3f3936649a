"""The office's directory and desk on SQLite and PostgreSQL alike: one run through every table, then one tampering each."""

from __future__ import annotations

from datetime import date

import pytest

from registry.calendar import DayKind
from registry.services import groups, handling, people
from registry.services.describing import Described
from registry.services.matters import open_matters
from registry.services.receiving import receive
from registry.services.verifying import verify
from registry.services.working_days import CalendarRow, add_days

DATABASES = ("sqlite", "postgresql")
LETTER = Described("UBND tỉnh Cà Mau", subject="báo cáo", reply_by=date(2024, 9, 30))


def test_a_day_at_the_desk_is_kept_whole_and_each_changed_table_is_seen(desk):
    with desk.home() as home:
        add_days(home, [CalendarRow(date(2024, 8, 21), DayKind.OFF, "Bão")])
        people.add(home, "Nguyễn Thị Hoa", "Chuyên viên", unit="NC", from_on=date(2024, 1, 1))
        groups.add(home, "Các sở", ["Sở Tư pháp tỉnh Cà Mau", "Sở Nội vụ tỉnh Cà Mau"])
        receive(home, None, "", described=LETTER)
        given = handling.assign(home, "1", "Nguyễn Thị Hoa", due="1 ngày làm việc")
        assert given.matter.due_on == date(2024, 8, 22)
        assert [one.arrived.line.number for one in open_matters(home)] == [1]
        assert verify(home) == []
        for sql in (
            "UPDATE calendar_day SET kind = 'lam'",
            "UPDATE post_act SET title = 'Giám đốc'",
            "DELETE FROM group_member WHERE position = 1",
            "UPDATE assignment_step SET handler = 'ai khác'",
            "UPDATE arrival SET form = 'dien_tu'",
        ):
            before = len(verify(home))
            with home.store.writing() as tx:
                assert tx.connection.exec_driver_sql(sql).rowcount == 1
            found = len(verify(home))
            assert found > before or ("arrival" in sql and found == before), sql


@pytest.mark.parametrize("column", ["form", "urgency", "note"])
def test_a_line_of_the_incoming_book_is_sealed(desk, column):
    with desk.home() as home:
        receive(home, None, "", described=LETTER)
        with home.store.writing() as tx:
            tx.connection.exec_driver_sql(f"UPDATE arrival SET {column} = 'x'")
        assert verify(home)
