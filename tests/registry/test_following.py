"""Following a directive up: what a person says of it, changed bases, reminders, deadlines, the worklist."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.datafile import load_draft
from doc_engine.errors import BadInput
from doc_engine.terms import Relation
from registry.model import CoverageRow, CoverageState
from registry.services import marking, reviewing
from registry.services.acting_on import act_on
from registry.services.coverage import coverage
from registry.services.deadlines import deadlines
from registry.services.drafting import draft
from registry.services.effecting import ActsOn
from registry.services.entering import enter
from registry.services.issuing import issue
from registry.services.judging import Kind
from registry.services.linking_typed import relation_of
from registry.services.receiving import receive
from registry.services.reminding import remind
from registry.services.task_tracing import traced_tasks
from registry.services.tracing import trace
from registry.services.verifying import verify
from registry.views.coverage_page import coverage_page
from registry.views.deadlines import Deadline, deadlines_ics

DATABASES = ("sqlite", "postgresql")
DAY = date(2024, 7, 1)
AN, BINH, CHAU = (f"Ủy ban nhân dân xã {name}" for name in ("An Hòa", "Bình Minh", "Châu Sơn"))
LETTER = f"""\
loai: công văn
ky_hieu: UBND-NC
trich_yeu: báo cáo công tác phòng cháy
kinh_gui:
  - {AN}
  - {BINH}
  - {CHAU}
noi_dung: |
  Thực hiện [[20/CT-TTg]], đề nghị các xã báo cáo kết quả.
van_ban_lien_quan:
  - {{so: 20/CT-TTg, ngay: 15/5/2024, co_quan: Thủ tướng Chính phủ, trich_yeu: tăng cường phòng cháy}}
han_tra_loi: 10/8/2024
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Như trên
luu: VT, NC
"""


def fill_home(home, desk) -> None:
    """What every test here begins with."""
    issue(home, LETTER.encode(), "cv.yaml", on=DAY)


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def row(home, unit: str, as_of: date | None = None) -> CoverageRow:
    return next(one for one in coverage(home, "vb1", as_of=as_of) if one.unit == unit)


def came(issuer: str, number: str, on: str, text: str = "Số liệu của xã như sau.") -> bytes:
    day, month, year = on.split("/")
    return (
        f"{issuer.upper()}\n\nSố: {number}\nAn Hòa, ngày {day} tháng {month} năm {year}\n\nBÁO CÁO\nCông tác phòng cháy\n\n{text}\n"
    ).encode()


# ---- what a person says ---------------------------------------------------------------------------------------


def test_a_term_that_ends_on_a_day_off_runs_on_to_the_next_working_day(home) -> None:
    saturday = date(2024, 8, 10)
    assert saturday.weekday() == 5
    assert row(home, AN, date(2024, 8, 12)).days_late == 0
    late = row(home, AN, date(2024, 8, 13))
    assert (late.days_late, late.working_days_late) == (3, 2)


def test_done_and_not_applicable_are_said_by_a_person_and_taken_back(home) -> None:
    marking.mark(home, "vb1", "an hoa", Kind.DONE, reason="điện thoại ngày 12/8")
    marking.mark(home, "vb1", BINH, Kind.NOT_APPLICABLE, reason="không có cơ sở nào")
    done, left_out = row(home, AN), row(home, BINH)
    assert (done.state, done.confirmed_by, done.note) == (CoverageState.DONE, "thử", "")
    assert (left_out.state, left_out.note) == (CoverageState.SENT, "không áp dụng (không có cơ sở nào)")
    assert (left_out.due_on, left_out.days_late) == (None, None)
    assert row(home, CHAU).days_late == 10
    marking.mark(home, "vb1", BINH, Kind.OPEN)
    assert row(home, BINH).days_late == 10
    assert verify(home) == []


def test_the_same_word_again_writes_nothing(home) -> None:
    first = marking.mark(home, "vb1", AN, Kind.DONE)
    again = marking.mark(home, "vb1", AN, Kind.DONE)
    assert (first.repeated, again.repeated) == (False, True)
    with home.store.reading() as tx:
        assert len(tx.journal.payloads("ubnd-hai-yen", ["chain_word"])) == 1


def test_only_a_row_of_the_table_can_be_marked(home) -> None:
    with pytest.raises(BadInput, match="không có trong bảng"):
        marking.mark(home, "vb1", "xã Không Có", Kind.DONE)
    with pytest.raises(BadInput, match="nhiều đơn vị"):
        marking.mark(home, "vb1", "Ủy ban nhân dân xã", Kind.DONE)


def test_a_report_that_cites_nothing_counts_when_a_person_says_that_it_answers(home) -> None:
    report = receive(home, came(AN, "12/BC-UBND", "09/8/2024"), "bc.txt", date(2024, 8, 12)).document
    assert row(home, AN).state is CoverageState.SENT
    marking.answered_by(home, "vb1", report.key)
    assert (row(home, AN).state, row(home, AN).days_late) == (CoverageState.REPORTED, 0)


def test_a_quarterly_report_is_owed_period_by_period(home) -> None:
    marking.set_duty(home, "vb1", "quý", before="25")
    first = receive(home, came(AN, "12/BC-UBND", "27/9/2024"), "a.txt", date(2024, 8, 20)).document
    marking.answered_by(home, "vb1", first.key)
    owed = {one.period: one for one in row(home, AN, date(2025, 1, 10)).owed if one.period}
    assert (owed["quý III/2024"].answered, owed["quý III/2024"].days_late) == (True, 2)
    assert (owed["quý IV/2024"].answered, owed["quý IV/2024"].days_late) == (False, 16)
    assert not owed["quý I/2025"].days_late


# ---- changed bases --------------------------------------------------------------------------------------------

REPLACING = LETTER.replace("công văn\nky_hieu: UBND-NC", "công văn\nky_hieu: UBND-NC").replace(
    "báo cáo công tác phòng cháy", "báo cáo công tác phòng cháy, thay thế công văn trước"
)
CHILD = """\
loai: kế hoạch
trich_yeu: Phòng cháy quý III
noi_dung: |
  Thực hiện [[12/UBND-NC]], Ủy ban nhân dân tỉnh ban hành Kế hoạch.
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Công an tỉnh
luu: VT, NC
"""


def test_a_child_is_flagged_when_its_base_is_replaced_until_somebody_reviews_it(home) -> None:
    child = issue(home, CHILD.encode(), "kh.yaml", on=DAY)
    assert child.warnings == ()
    act = act_on(home, "vb1", relation_of("thay_the"), REPLACING.encode(), "cv2.yaml", on=date(2024, 8, 1))
    ((flagged, _, base, by),) = reviewing.worklist(home).changed
    assert (flagged.key, base.key, by.key) == (child.key, "vb1", act.issued.key)
    assert row(home, CHAU).note == "căn cứ đã thay đổi"
    assert [change.child for change in trace(home, "vb1").changed] == [child.key]
    with pytest.raises(BadInput, match=f"vanthu mark {child.key} --reviewed; đơn vị chưa có văn bản"):
        marking.review(home, "vb1")
    marking.review(home, child.key, reason="vẫn phù hợp")
    assert trace(home, "vb1").changed == ()
    assert reviewing.worklist(home).changed == ()
    with pytest.raises(BadInput):
        marking.review(home, child.key)
    marking.review(home, "vb1", unit="xã Châu Sơn")
    assert (row(home, CHAU).note, row(home, AN).note) == ("", "căn cứ đã thay đổi")
    assert verify(home) == []


def test_all_that_rests_on_a_changed_directive_is_reviewed_in_one_act(home) -> None:
    issue(home, CHILD.encode(), "kh.yaml", on=DAY)
    with pytest.raises(BadInput, match="không có gì dựa vào"):
        marking.review_all(home, "vb1")
    act_on(home, "vb1", relation_of("thay_the"), REPLACING.encode(), "cv2.yaml", on=date(2024, 8, 1))
    document, papers, bodies = marking.review_all(home, "vb1", reason="đã thông báo")
    assert (document.key, papers, bodies) == ("vb1", 1, 3)
    assert {one.note for one in coverage(home, "vb1")} == {""}
    assert reviewing.worklist(home).changed == ()
    assert verify(home) == []


def test_drafting_and_issuing_warn_of_what_was_replaced_and_name_what_replaced_it(home) -> None:
    act = act_on(home, "vb1", relation_of("thay_the"), REPLACING.encode(), "cv2.yaml", on=date(2024, 8, 1))
    (warned,) = draft(home, CHILD.encode(), "kh.yaml").warnings
    assert "đã được thay thế bởi" in warned
    assert act.issued.key in warned
    assert any(act.issued.key in one for one in issue(home, CHILD.encode(), "kh.yaml").warnings)
    assert not any("thay thế, bởi" in one for one in act.issued.warnings)


def test_citing_a_plan_whose_period_is_over_is_warned_of(home) -> None:
    old = CHILD.replace("Phòng cháy quý III", "Phòng cháy giai đoạn 2019 - 2023")
    enter(home, old.encode(), "cu.yaml", "9", date(2019, 5, 6))
    new = CHILD.replace("[[12/UBND-NC]]", "[[9/KH-UBND]]")
    (warned,) = issue(home, new.encode(), "kh.yaml").warnings
    assert "2019-2023, đã hết" in warned


# ---- reminders and deadlines ----------------------------------------------------------------------------------


def test_one_letter_reminds_all_who_are_late_and_nobody_else(home) -> None:
    marking.mark(home, "vb1", AN, Kind.DONE)
    made = remind(home, ["vb1"])
    (letter,) = made.letters
    said = load_draft(letter.text.encode(), name=letter.name)
    assert said.addressees == (BINH, CHAU)
    assert "quá hạn 10 ngày" in said.body
    assert said.subject == "đôn đốc thực hiện Công văn số 12/UBND-NC"
    assert said.reply_by == date(2024, 8, 27)
    issued = issue(home, letter.text.encode(), letter.name)
    assert str(issued.notation) == "13/UBND-NC"
    assert [one.unit for one in coverage(home, issued.key)] == [BINH, CHAU]
    assert len(coverage(home, "vb1")) == 3


def test_each_late_unit_gets_one_letter_with_all_that_it_owes(home) -> None:
    other = LETTER.replace("công tác phòng cháy", "công tác phòng dịch").replace(f"  - {CHAU}\n", "")
    issue(home, other.encode(), "cv2.yaml", on=DAY)
    made = remind(home, each=True)
    assert [letter.to for letter in made.letters] == [(AN,), (BINH,), (CHAU,)]
    assert [letter.text.count("quá hạn 10 ngày") for letter in made.letters] == [2, 2, 1]
    assert len({letter.name for letter in made.letters}) == 3


def test_nobody_is_reminded_before_the_day(home) -> None:
    assert remind(home, ["vb1"], as_of=date(2024, 8, 9)).letters == ()


def test_deadlines_say_who_still_owes_and_make_a_calendar(home) -> None:
    marking.mark(home, "vb1", AN, Kind.DONE)
    (due,) = deadlines(home)
    assert (due.due_on, due.bodies) == (date(2024, 8, 10), (BINH, CHAU))
    events = [Deadline(due.key, due.due_on, "Hạn báo cáo", "UBND xã Bình Minh")]
    made = deadlines_ics(events, name="Thời hạn", at=home.clock.now())
    assert b"DTSTART;VALUE=DATE:20240810" in made
    assert made == deadlines_ics(events, name="Thời hạn", at=home.clock.now())


def test_the_page_for_the_meeting_has_the_late_first_and_escapes_names(home) -> None:
    marking.mark(home, "vb1", AN, Kind.DONE)
    rows = coverage(home, "vb1")
    page = coverage_page(rows, title="<b>", as_of=home.clock.today(), answers_now={BINH: "nay: <xã>"})
    assert page.index("Bình Minh") < page.index("An Hòa")
    assert "<b>" not in page
    assert "nay: &lt;xã&gt;" in page
    assert "A4 landscape" in page


# ---- without a dispatch list ----------------------------------------------------------------------------------

PLAN = """\
loai: kế hoạch
trich_yeu: Phổ biến pháp luật
noi_dung: |
  Nội dung kế hoạch.
nhiem_vu:
  - {noi_dung: Tổ chức tập huấn hòa giải viên ở cơ sở, chu_tri: Sở Tư pháp, thoi_gian: 30/6/2024}
  - {noi_dung: Kiểm tra tủ sách pháp luật của các trường học, chu_tri: Công an tỉnh, thoi_gian: Hằng quý}
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Báo Hải Yến
luu: VT, NC
"""


def test_who_leads_a_task_of_a_plan_must_answer_for_it(home) -> None:
    plan = issue(home, PLAN.encode(), "kh.yaml", on=date(2024, 5, 2))
    rows = {one.unit: one for one in coverage(home, plan.key)}
    assert rows["Sở Tư pháp tỉnh Hải Yến"].days_late == 51
    assert rows["Sở Tư pháp tỉnh Hải Yến"].state is CoverageState.NONE
    assert [one.period for one in rows["Công an tỉnh Hải Yến"].owed] == ["quý II/2024", "quý III/2024"]


def test_tasks_are_traced_to_the_child_tasks_that_say_the_same_work(home) -> None:
    plan = issue(home, PLAN.encode(), "kh.yaml", on=date(2024, 5, 2))
    below = PLAN.replace("Nội dung kế hoạch", f"Thực hiện [[{plan.notation}]], nội dung như sau").replace(
        "Tổ chức tập huấn hòa giải viên ở cơ sở", "Mở hai lớp tập huấn cho hòa giải viên cơ sở của xã"
    )
    child = issue(home, below.encode(), "kh2.yaml", on=date(2024, 5, 3))
    first, second = traced_tasks(home, plan.key)
    assert [(one.document, one.position) for one in first.covered_by] == [(child.key, 1)]
    assert [(one.document, one.position) for one in second.covered_by] == [(child.key, 2)]


def over(home) -> str:
    """The letter replaced by another, which asks nobody by a day."""
    anew = LETTER.replace("công tác phòng cháy", "kết quả phòng cháy")
    anew = "\n".join(line for line in anew.splitlines() if not line.startswith("han_tra_loi"))
    return issue(home, anew.encode(), "moi.yaml", acts_on=ActsOn("vb1", Relation.THAY_THE)).key


def test_what_a_replaced_directive_asked_is_asked_no_longer(home) -> None:
    assert len(deadlines(home)) == 1
    act = over(home)
    assert deadlines(home) == ()
    made = remind(home)
    assert made.letters == ()
    [said] = made.warnings
    assert f"đã được thay thế bởi {act}" in said
    assert "không đôn đốc" in said


def test_who_names_a_replaced_directive_is_told_in_the_letter_too(home) -> None:
    over(home)
    made = remind(home, ["vb1"])
    [letter] = made.letters
    assert "# Chú ý: Công văn số 12/UBND-NC (vb1) đã được thay thế bởi" in letter.text
    assert len(deadlines(home, "vb1")) == 1


def test_a_letter_to_one_body_calls_it_by_its_name(home) -> None:
    [first, *_] = remind(home, ["vb1"], each=True).letters
    said = load_draft(first.text.encode(), name=first.name).body
    assert f"{AN} còn 01 nội dung đã quá hạn nhưng chưa có báo cáo" in said
    assert f"đề nghị {AN} khẩn trương" in said
