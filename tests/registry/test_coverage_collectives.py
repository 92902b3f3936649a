"""Bodies named together (“UBND các xã, phường”) are rows of their own, whoever the paper was sent by."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.model import Task
from registry.clock import FixedClock
from registry.identity import issuer_key
from registry.model import CoverageRow, CoverageState
from registry.office import open_home
from registry.services.asked import Asking
from registry.services.coverage import coverage, coverage_in
from registry.services.deadlines import deadlines
from registry.services.finding import resolve_one
from registry.services.issuing import issue
from registry.services.judging import Kind
from registry.services.marking import mark
from registry.services.receiving import receive
from registry.services.reminding import remind
from tests.registry.homes import new_home

OFFICE = """\
co_quan: Sở Y tế tỉnh Vĩnh Long
co_quan_chu_quan: UBND tỉnh Vĩnh Long
viet_tat: SYT
dia_danh: Vĩnh Long
don_vi_soan: [{ten: Phòng Nghiệp vụ Y, viet_tat: NVY}]
nguoi_ky:
  - {ho_ten: Lê Văn Mẫu, chuc_vu: Giám đốc, tu_ngay: 01/01/2020}
so_van_ban:
  - {ten: Công văn, loai: [công văn], nam: 2026, so_cuoi: 0}
  - {ten: Văn bản có tên loại, loai: "*", nam: 2026, so_cuoi: 0}
"""
LETTER = """\
loai: công văn
ky_hieu: SYT-NVY
trich_yeu: báo cáo tình hình tiêm chủng
kinh_gui:
  - Ủy ban nhân dân các xã, phường
  - Trung tâm Kiểm soát bệnh tật tỉnh
noi_dung: |
  Sở Y tế đề nghị các đơn vị báo cáo tình hình tiêm chủng.
han_tra_loi: 10/9/2026
nguoi_ky: Lê Văn Mẫu
noi_nhan:
  - Như trên
luu: VT, NVY
"""
PLAN = """\
loai: kế hoạch
trich_yeu: Tiêm chủng năm 2026
noi_dung: |
  Các đơn vị thực hiện những việc sau:

  [[nhiem_vu]]
nhiem_vu:
  - {noi_dung: Cấp vắc xin cho các trạm, chu_tri: Trung tâm Kiểm soát bệnh tật tỉnh, thoi_gian: 30/6/2026}
HAN
nguoi_ky: Lê Văn Mẫu
noi_nhan:
  - UBND tỉnh (để báo cáo)
  - UBND các xã, phường
luu: VT
"""
ORDER = """\
ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH VĨNH LONG                 Độc lập - Tự do - Hạnh phúc

Số: 512/UBND-VX                Vĩnh Long, ngày 05 tháng 11 năm 2026
V/v tổng kết công tác tiêm chủng

Kính gửi: Sở Y tế tỉnh Vĩnh Long

Ủy ban nhân dân tỉnh yêu cầu Sở Y tế báo cáo kết quả tiêm chủng trước ngày 10/12/2026.

Nơi nhận:                      TM. ỦY BAN NHÂN DÂN
- Như trên;                    CHỦ TỊCH
- Lưu: VT.
                               Phạm Văn Giả
"""
BA_TRI = "Ủy ban nhân dân xã Ba Tri"
LATE = date(2026, 9, 21)


@pytest.fixture
def home():
    folder = new_home(OFFICE, date(2026, 1, 5))
    with open_home(folder, clock=FixedClock.on(date(2026, 11, 20)), actor="thử") as opened:
        yield opened


def rows(home, key: str, as_of: date = LATE) -> dict[str, CoverageRow]:
    return {one.unit: one for one in coverage(home, key, as_of=as_of)}


def report(issuer: str, number: str, cited: str) -> bytes:
    return (
        f"{issuer.upper()}\n\nSố: {number}\nBa Tri, ngày 08 tháng 9 năm 2026\n\nBÁO CÁO\nTình hình tiêm chủng\n\n"
        f"Thực hiện Công văn số {cited} ngày 24/8/2026 của Sở Y tế tỉnh Vĩnh Long, xã báo cáo như sau.\n"
    ).encode()


def test_a_letter_to_all_communes_together_has_a_row_for_each_of_them(home) -> None:
    letter = issue(home, LETTER.encode(), "cv.yaml", on=date(2026, 8, 24))
    found = rows(home, letter.key)
    assert len(found) == 125
    assert "Ủy ban nhân dân các xã, phường" not in found
    assert (found[BA_TRI].state, found[BA_TRI].days_late) == (CoverageState.SENT, 11)
    assert found["Trung tâm Kiểm soát bệnh tật tỉnh"].days_late == 11


def test_the_report_of_one_commune_answers_for_it_alone_and_it_is_not_reminded(home) -> None:
    letter = issue(home, LETTER.encode(), "cv.yaml", on=date(2026, 8, 24))
    receive(home, report(BA_TRI, "12/BC-UBND", str(letter.notation)), "bc.txt", date(2026, 9, 9))
    found = rows(home, letter.key)
    assert (found[BA_TRI].state, found[BA_TRI].days_late) == (CoverageState.REPORTED, 0)
    late = {name for name, _ in remind(home, [letter.key], as_of=LATE).late}
    assert len(late) == 124
    assert BA_TRI not in late


def test_communes_in_the_noi_nhan_of_a_plan_are_rows_beside_those_who_lead_its_tasks(home) -> None:
    plan = issue(home, PLAN.replace("HAN\n", "").encode(), "kh.yaml", on=date(2026, 3, 2))
    found = rows(home, plan.key)
    assert (found[BA_TRI].state, found[BA_TRI].due_on) == (CoverageState.SENT, None)
    assert found["Trung tâm Kiểm soát bệnh tật tỉnh Vĩnh Long"].due_on == date(2026, 6, 30)
    assert "Ủy ban nhân dân tỉnh Vĩnh Long" not in found


def test_a_day_to_answer_by_on_a_plan_holds_for_the_communes_of_its_noi_nhan(home) -> None:
    plan = issue(home, PLAN.replace("HAN", "han_tra_loi: 10/9/2026").encode(), "kh.yaml", on=date(2026, 3, 2))
    assert rows(home, plan.key)[BA_TRI].days_late == 11


LED = "{noi_dung: Rà soát trẻ chưa tiêm, chu_tri: 'Ủy ban nhân dân các xã, phường', thoi_gian: TIME}"


def led(time: str) -> bytes:
    """The plan with a task of the communes, to be answered by 10 September."""
    plan = PLAN.replace("HAN", f"  - {LED}\nhan_tra_loi: 10/9/2026").replace("TIME", time)
    return plan.encode()


def test_who_leads_a_task_is_not_late_before_the_day_to_answer_by(home) -> None:
    plan = issue(home, led("Trước ngày 31/8/2026"), "kh.yaml", on=date(2026, 3, 2))
    assert rows(home, plan.key, date(2026, 9, 7))[BA_TRI].days_late == 0
    assert rows(home, plan.key)[BA_TRI].days_late == 11
    answer = (
        report(BA_TRI, "12/BC-UBND", "9/SYT-NVY")
        .decode()
        .replace("Công văn số 9/SYT-NVY ngày 24/8/2026", f"Kế hoạch số {plan.notation} ngày 02/3/2026")
    )
    receive(home, answer.encode(), "bc.txt", date(2026, 9, 9))
    assert (rows(home, plan.key)[BA_TRI].state, rows(home, plan.key)[BA_TRI].days_late) == (
        CoverageState.REPORTED,
        0,
    )


def test_a_task_that_ends_later_does_not_put_off_the_day_to_answer_by(home) -> None:
    plan = issue(home, led("Năm 2026"), "kh.yaml", on=date(2026, 3, 2))
    row = rows(home, plan.key)[BA_TRI]
    assert row.days_late == 11
    assert sorted(one.due_on for one in row.owed) == [date(2026, 9, 10), date(2026, 12, 31)]


def test_who_leads_a_task_and_stands_in_the_noi_nhan_was_sent_the_plan(home) -> None:
    plan = issue(home, led("Năm 2026"), "kh.yaml", on=date(2026, 3, 2))
    found = rows(home, plan.key)
    assert found[BA_TRI].state is CoverageState.SENT
    assert found["Trung tâm Kiểm soát bệnh tật tỉnh Vĩnh Long"].state is CoverageState.NONE


@pytest.mark.parametrize("body", ["Trung tâm Kiểm soát bệnh tật tỉnh Vĩnh Long", BA_TRI, "Sở Nội vụ"])
def test_the_row_of_one_body_alone_is_its_row_of_the_whole_table(home, body: str) -> None:
    plan = issue(home, led("Năm 2026"), "kh.yaml", on=date(2026, 3, 2))
    with home.store.reading() as tx:
        directive = resolve_one(tx, plan.key)
        alone = coverage_in(tx, home, directive, as_of=LATE, only=issuer_key(body))
    assert alone == tuple(row for name, row in rows(home, plan.key).items() if name == body)


def test_communes_that_get_a_copy_of_a_paper_written_to_others_owe_nothing(home) -> None:
    wired = PLAN.replace(
        "loai: kế hoạch", "loai: công điện\nnoi_nhan_dien:\n  - Trung tâm Kiểm soát bệnh tật tỉnh"
    )
    paper = issue(
        home, wired.replace("HAN", "han_tra_loi: 10/9/2026").encode(), "cd.yaml", on=date(2026, 3, 2)
    )
    assert list(rows(home, paper.key)) == ["Trung tâm Kiểm soát bệnh tật tỉnh Vĩnh Long"]


def test_a_body_is_marked_by_its_abbreviated_name(home) -> None:
    letter = issue(home, LETTER.encode(), "cv.yaml", on=date(2026, 8, 24))
    mark(home, letter.key, "UBND xã Ba Tri", Kind.DONE)
    assert rows(home, letter.key)[BA_TRI].state is CoverageState.DONE


def test_what_a_paper_that_came_asks_of_the_office_is_among_its_deadlines_until_it_is_done(home) -> None:
    came = receive(home, ORDER.encode(), "cv.txt", date(2026, 11, 6)).document
    (due,) = deadlines(home)
    assert (due.document.key, due.due_on, due.ours) == (came.key, date(2026, 12, 10), True)
    assert "báo cáo kết quả tiêm chủng" in due.what
    mark(home, came.key, "Sở Y tế tỉnh Vĩnh Long", Kind.DONE)
    assert deadlines(home) == ()


def test_every_commune_leads_what_the_communes_are_asked_together_and_no_department_does(home) -> None:
    asked = [Task(text="Rà soát danh sách", lead=("Ủy ban nhân dân các xã, phường",), due="30/9/2026")]
    letter = issue(home, LETTER.encode(), "cv.yaml", on=date(2026, 8, 24))
    with home.store.reading() as tx:
        asking = Asking(tx.documents.require(letter.key), date(2026, 8, 24), home.units())
    assert asking.is_led_by("UBND xã Ba Tri", asked)
    assert not asking.is_led_by("Sở Y tế tỉnh Vĩnh Long", asked)
    assert not asking.is_led_by("UBND xã Đất Mũi", asked)
    assert {line.recipient_key for line in asking.leads(asked)} >= {issuer_key(BA_TRI)}


def test_a_day_to_answer_by_before_the_day_of_issue_is_told(home) -> None:
    issued = issue(home, LETTER.encode(), "cv.yaml", on=date(2026, 9, 11))
    assert [line for line in issued.warnings if "10/9/2026 sớm hơn ngày ban hành 11/9/2026" in line]
    in_time = issue(home, LETTER.replace("10/9", "30/9").encode(), "cv2.yaml", on=date(2026, 9, 11))
    assert not [line for line in in_time.warnings if "han_tra_loi" in line]
