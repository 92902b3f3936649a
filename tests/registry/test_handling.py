"""Handling what comes in: who has it, until when, what came of it; every step stays, and verify holds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from doc_engine.errors import BadInput, NotFound
from doc_engine.notation import Notation
from registry.clock import FixedClock
from registry.register_forms import TRACKING
from registry.services import handling, people, registers
from registry.services.describing import Described
from registry.services.incoming_papers import sheet_of
from registry.services.issuing import issue
from registry.services.matters import matter, open_matters
from registry.services.printing import printed
from registry.services.receiving import receive
from registry.services.verifying import verify

UNIT = "Phòng Nội chính"
INSERTED = (
    "INSERT INTO assignment_step (office, document, step, kind, done_on, actor) "
    "SELECT office, document, 9, 'xong', '2024-08-21', 'x' FROM assignment_step WHERE step = 1"
)


def fill_home(home, desk) -> None:
    """20 August 2024, a Tuesday; two papers have come in."""
    for number, due in (("45/UBND-NC", None), ("46/UBND-NC", date(2024, 8, 30))):
        came = Described("UBND tỉnh Cà Mau", Notation.parse(number), subject="báo cáo số liệu", reply_by=due)
        receive(home, None, "", described=came)


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def later(home, day: date):
    home.clock = FixedClock.on(day)
    return home


def test_a_matter_is_given_with_a_deadline_in_working_days(home):
    one = handling.assign(home, "1", "nc", cooperating=["Văn phòng"], due="5 ngày làm việc", note="Gấp")
    assert (one.matter.handler, one.matter.due_on, one.matter.closed) == (UNIT, date(2024, 8, 27), False)
    assert one.warnings == ("Không có trong danh bạ của cơ quan: Văn phòng.",)
    (line,) = [line for line in registers.incoming(home) if line.number == 1]
    assert (line.handler, line.forwarded_on) == (UNIT, "20/8/2024")
    assert verify(home) == []


def test_giving_it_to_another_keeps_the_history(home):
    handling.assign(home, "1", UNIT, due="3 ngày làm việc")
    later(home, date(2024, 8, 22))
    handling.progress(home, "1", "Đang lấy số liệu")
    one = handling.assign(home, "45/UBND-NC", "Phòng Tổng hợp")
    assert (one.matter.handler, one.matter.due_on) == ("Phòng Tổng hợp", date(2024, 8, 23))
    assert [(step.kind.value, step.handler, step.done_on.day) for step in one.steps] == [
        ("chuyen", UNIT, 20),
        ("tien_do", "", 22),
        ("chuyen", "Phòng Tổng hợp", 22),
    ]
    assert verify(home) == []


def test_open_matters_come_by_deadline_and_late_ones_are_counted(home):
    handling.assign(home, "1", UNIT, due="3 ngày làm việc")
    assert [one.arrived.line.number for one in open_matters(home)] == [1, 2]
    day = date(2024, 8, 27)
    (late,) = open_matters(home, late_on=day)
    assert (late.arrived.line.number, late.matter.days_late(day)) == (1, 4)
    assert [one.arrived.line.number for one in open_matters(home, to="phong noi chinh")] == [1]


def test_a_matter_done_is_closed_and_can_be_given_again(home):
    handling.assign(home, "1", UNIT)
    one = handling.done(home, "1", note="Xếp lưu")
    assert (one.matter.closed, one.matter.closed_on, one.matter.progress) == (
        True,
        date(2024, 8, 20),
        "Xếp lưu",
    )
    with pytest.raises(BadInput, match="đã ghi giải quyết xong"):
        handling.done(home, "1")
    assert not handling.assign(home, "1", UNIT).matter.closed


def test_the_document_that_answers_closes_the_matter_and_is_linked(home, desk):
    answer = issue(home, desk.plan, "a.yaml", on=date(2024, 8, 20))
    handling.assign(home, "2", UNIT)
    one = handling.done(home, "2", by=str(answer.notation))
    assert one.matter.answers == (answer.key,)
    with home.store.reading() as tx:
        (link,) = tx.links.to_documents([one.arrived.document.key])
    assert (link.from_key, link.relation.key, link.source.value) == (answer.key, "phuc_dap", "typed")
    rows = printed(home, TRACKING).rows
    assert (rows[1][2], rows[1][3], rows[1][5]) == (UNIT, "30/8/2024", "01/KH-UBND")
    assert open_matters(home) == ()
    assert verify(home) == []


@pytest.mark.parametrize("by", ["vb1", "45/UBND-NC"])
def test_an_answer_must_be_the_offices_own_document(home, by):
    with pytest.raises((BadInput, NotFound)):
        handling.done(home, "2", by=by)
    assert matter(home, "2").steps == ()


@pytest.mark.parametrize(
    ("words", "error"),
    [("9", NotFound), ("1/2023", NotFound), ("20/CT-TTg", NotFound), ("không biết", BadInput)],
)
def test_what_is_not_in_the_incoming_book_is_told(home, words, error):
    with pytest.raises(error):
        handling.assign(home, words, UNIT)


@pytest.mark.parametrize("due", ["19/8/2024", "hôm qua", "31/9/2024"])
def test_a_deadline_that_is_past_or_no_day_is_refused(home, due):
    with pytest.raises(BadInput, match="--due"):
        handling.assign(home, "1", UNIT, due=due)
    assert matter(home, "1").steps == ()


def test_a_deadline_on_a_day_off_or_after_the_one_asked_for_is_a_warning(home):
    one = handling.assign(home, "2", UNIT, due="31/8/2024")
    assert len(one.warnings) == 2


def test_progress_of_what_nobody_has_is_refused(home):
    with pytest.raises(BadInput, match="chưa chuyển cho ai"):
        handling.progress(home, "1", "Đang làm")


def test_a_person_of_the_directory_is_named_as_written_there(home):
    people.add(home, "Nguyễn Thị Hoa", "Chuyên viên", unit="NC", from_on=date(2024, 1, 1))
    one = handling.assign(home, "1", "nguyen thi hoa")
    assert (one.matter.handler, one.warnings) == ("Nguyễn Thị Hoa", ())


def test_the_sheet_says_what_is_known_and_leaves_room_for_the_rest(home):
    one = handling.assign(home, "2", UNIT, due="3 ngày làm việc", note="Tham mưu trả lời")
    (section,) = sheet_of(home, one).sections
    words = "\n".join(part.text for part in section.parts if hasattr(part, "text"))
    for said in (
        "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
        "46/UBND-NC",
        "Số đến: 02",
        UNIT,
        "23/8/2024",
        "Tham mưu trả lời",
    ):
        assert said in words
    assert words.count("……………") >= 6


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE assignment_step SET due_on = '2024-12-31'",
        "UPDATE assignment_step SET handler = 'ai khác' WHERE step = 1",
        "DELETE FROM assignment_step WHERE step = 2",
        "DELETE FROM assignment_step",
        INSERTED,
    ],
)
def test_a_step_changed_behind_the_programs_back_is_seen(home, sql):
    handling.assign(home, "1", UNIT, due="3 ngày làm việc")
    handling.progress(home, "1", "Đang làm")
    with home.store.writing() as tx:
        assert tx.connection.exec_driver_sql(sql).rowcount
    assert verify(home)


def test_the_rules_alone_close_a_matter_by_the_earliest_answer_after_it_was_given():
    from registry.handling import Step, StepKind, matter_of

    given = Step(StepKind.ASSIGN, date(2024, 8, 20), "Lan", handler=UNIT, due_on=date(2024, 8, 23))
    found = matter_of([given], answered_by=[("vb9", date(2024, 8, 26)), ("vb8", date(2024, 8, 22))])
    assert (found.closed_on, found.days_late(date(2024, 9, 9)), found.answers) == (
        date(2024, 8, 22),
        0,
        ("vb9", "vb8"),
    )
    again = replace(given, done_on=date(2024, 9, 1))
    assert not matter_of([given, again], answered_by=[("vb8", date(2024, 8, 22))]).closed
