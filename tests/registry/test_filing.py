"""Dossiers: the filing plan, what lies in a dossier, closing, hand-over; every row sealed."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.errors import BadInput, NotFound, Refusal
from doc_engine.number_words import in_words
from doc_engine.ooxml.text import docx_text
from registry.services.filing import dossiers, handing_over, lists, plans
from registry.services.filing.dossiers import Ending, Wanted
from registry.services.filing.handing_over import HandOver, Party
from registry.services.issuing import issue
from registry.services.lending import lend
from registry.services.receiving import receive
from registry.services.verifying import verify
from tests.registry.test_verifying import INCOMING, tamper

PLAN = """\
danh_so: theo đề mục
de_muc:
  - ten: Nội chính
    viet_tat: NC
    ho_so:
      - {tieu_de: Hồ sơ phòng cháy năm 2024, thoi_han: Vĩnh viễn, nguoi_lap: Phòng Nội chính}
    de_muc_nho:
      - ten: Tiếp dân
        ho_so:
          - {tieu_de: Sổ tiếp dân, thoi_han: 10 năm}
  - ten: Hành chính
    viet_tat: HC
    ho_so:
      - {tieu_de: Hồ sơ lễ tân, thoi_han: 2 năm, ghi_chu: điện tử}
"""
COLUMNS = "key, office, year, code, title, retention, electronic, opened_on"
ENDING = Ending("Đủ văn bản, gồm 03 tờ", 3, date(2024, 8, 10))


def fill_home(home, desk) -> None:
    """What every test here begins with."""
    issue(home, desk.plan, "a.yaml", on=date(2024, 8, 1))
    issue(home, desk.plan, "a.yaml", on=date(2024, 8, 2), again=True)
    receive(home, INCOMING.encode(), "den.txt")
    plans.import_plan(home, PLAN.encode(), "danh-muc.yaml", 2024)
    dossiers.open_dossier(home, Wanted("01.nc", 2024))


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


# ---- the plan --------------------------------------------------------------------------------------------------


def test_codes_run_through_or_restart_in_each_heading(home):
    plan = plans.plan_of(home, 2024)
    assert [(line.level, line.code) for line in plan.lines] == [
        (1, "I"),
        (0, "01.NC"),
        (2, "1"),
        (0, "02.NC"),
        (1, "II"),
        (0, "01.HC"),
    ]
    through = plans.import_plan(home, PLAN.replace("theo đề mục", "liên tục").encode(), "a.yaml", 2025)
    assert [line.code for line in through.lines if not line.level] == ["01.NC", "02.NC", "03.HC"]


def test_a_plan_is_read_from_an_excel_table_with_its_headings_and_totals(home):
    rows = [
        ["", "DANH MỤC HỒ SƠ NĂM 2026"],
        [
            "Số và ký hiệu hồ sơ",
            "Tên đề mục và tiêu đề hồ sơ",
            "Thời hạn bảo quản",
            "Người lập hồ sơ",
            "Ghi chú",
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I", "TỔ CHỨC CÁN BỘ"],
        [1, "Tuyển dụng"],
        ["01.TCCB", "Hồ sơ thi tuyển", "vĩnh viễn", "Lan"],
        ["02.TCCB", "Hồ sơ nghỉ phép", 5, ""],
        ["", "Tổng số hồ sơ: 2"],
    ]
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    plan = plans.import_plan(home, buffer.getvalue(), "danh-muc.xlsx", 2026)
    assert [(line.level, line.code, line.retention) for line in plan.lines] == [
        (1, "I", ""),
        (2, "1", ""),
        (0, "01.TCCB", "Vĩnh viễn"),
        (0, "02.TCCB", "5 năm"),
    ]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (
            PLAN.replace("10 năm", "lâu"),
            "a.yaml",
            "hồ sơ “Sổ tiếp dân”: “lâu” không phải là thời hạn bảo quản",
        ),
        (PLAN.replace("viet_tat: HC", ""), "a.yaml", "viet_tat"),
        ("de_muc: [a, b]", "a.yaml", "khóa"),
        (
            PLAN.replace("Hồ sơ lễ tân", "x, thoi_han: 2 năm}\n      - {ma: 01.hc, tieu_de: y"),
            "a.yaml",
            "hai hồ sơ",
        ),
        ("a,b\n1,2\n", "a.csv", "không thấy dòng tiêu đề"),
        (
            "Số và ký hiệu hồ sơ,Tiêu đề hồ sơ,Thời hạn\nx y,T,5 năm\n",
            "a.csv",
            "dòng 2: “x y” không phải là mã",
        ),
    ],
)
def test_a_wrong_plan_is_refused_in_words_and_nothing_is_kept(home, data, name, words):
    with pytest.raises(BadInput, match=words):
        plans.import_plan(home, data.encode(), name, 2030)
    with pytest.raises(NotFound):
        plans.plan_of(home, 2030)


def test_an_issued_plan_only_grows(home):
    plans.issue_plan(home, 2024, date(2024, 1, 15), "12/QĐ-UBND")
    with pytest.raises(Refusal, match="12/QĐ-UBND"):
        plans.issue_plan(home, 2024, date(2024, 1, 16), "13/QĐ-UBND")
    with pytest.raises(BadInput, match="không được bỏ"):
        plans.import_plan(home, PLAN.replace("Sổ tiếp dân", "Sổ khác").encode(), "a.yaml", 2024)
    more = PLAN + "      - {tieu_de: Hồ sơ mới, thoi_han: 5 năm}\n"
    assert plans.import_plan(home, more.encode(), "a.yaml", 2024).decision == "12/QĐ-UBND"
    assert verify(home) == []


# ---- dossiers --------------------------------------------------------------------------------------------------


def test_a_dossier_takes_its_title_from_the_plan_and_is_opened_once(home):
    (found, count), *_ = dossiers.listed(home)
    assert (found.code, found.title, found.retention, count) == (
        "01.NC",
        "Hồ sơ phòng cháy năm 2024",
        "Vĩnh viễn",
        0,
    )
    with pytest.raises(Refusal, match="đã mở"):
        dossiers.open_dossier(home, Wanted("01.NC", 2024))
    with pytest.raises(BadInput, match="không có trong danh mục"):
        dossiers.open_dossier(home, Wanted("99.NC", 2024))
    outside = dossiers.open_dossier(home, Wanted("99.NC", 2024, "Việc mới", "5"))
    assert outside.warnings == ("Hồ sơ 99.NC không có trong danh mục hồ sơ năm 2024.",)


def test_one_document_lies_in_many_dossiers_and_order_and_sheets_are_numbered(home):
    dossiers.open_dossier(home, Wanted("02.NC", 2024))
    dossiers.add_papers(home, "01.NC", ["vb1"], count=3)
    dossiers.add_papers(home, "01.NC", ["vb4"], count=1)
    filed = dossiers.add_papers(home, "02.NC", ["vb4", "vb1"])
    assert [(paper.position, paper.document) for paper, _ in filed.papers] == [(1, "vb4"), (2, "vb1")]
    first = dossiers.show(home, "01.NC")
    assert [paper.sheets for paper, _ in first.papers] == ["1-3", "4"]
    with pytest.raises(BadInput, match="đã có trong hồ sơ"):
        dossiers.add_papers(home, "01.NC", ["vb1"])
    with pytest.raises(BadInput, match="viện dẫn"):
        dossiers.add_papers(home, "01.NC", ["vb2"])
    assert lend(home, "vb1", "A", "B").loan.dossier == "01.NC/2024; 02.NC/2024"
    assert verify(home) == []


def test_a_document_put_in_by_mistake_is_taken_out_and_the_rest_moves_up(home):
    dossiers.add_papers(home, "01.NC", ["vb1", "vb4", "vb3"])
    filed = dossiers.take_out(home, "01.NC", "vb4", "nhầm hồ sơ")
    assert [(paper.position, paper.document) for paper, _ in filed.papers] == [(1, "vb1"), (2, "vb3")]
    with pytest.raises(NotFound):
        dossiers.take_out(home, "01.NC", "vb4", "nhầm hồ sơ")
    assert verify(home) == []


def test_fewer_sheets_than_the_list_of_documents_says_are_told_at_closing(home):
    dossiers.add_papers(home, "01.NC", ["vb1"], count=4)
    few = dossiers.close_dossier(home, "01.NC", Ending("Đủ", 3))
    assert any("tờ số 4" in warning for warning in few.warnings)
    dossiers.reopen(home, "01.NC", "đếm lại")
    assert dossiers.close_dossier(home, "01.NC", Ending("Đủ", 4)).warnings == ()


def test_closing_asks_for_what_the_decree_asks_and_then_nothing_goes_in(home):
    with pytest.raises(Refusal, match="chưa có văn bản"):
        dossiers.close_dossier(home, "01.NC", ENDING)
    dossiers.add_papers(home, "01.NC", ["vb1"])
    with pytest.raises(BadInput, match="số tờ"):
        dossiers.close_dossier(home, "01.NC", Ending("Đủ"))
    with pytest.raises(BadInput, match="chứng từ kết thúc"):
        dossiers.close_dossier(home, "01.NC", Ending(" ", 3))
    closed = dossiers.close_dossier(home, "01.NC", ENDING)
    assert (closed.dossier.due_on, closed.dossier.amount) == (date(2025, 8, 10), 3)
    assert closed.warnings
    with pytest.raises(Refusal, match="đã kết thúc"):
        dossiers.add_papers(home, "01.NC", ["vb4"])
    assert dossiers.reopen(home, "01.NC", "còn thiếu").dossier.due_on is None
    assert verify(home) == []


@pytest.mark.parametrize(
    ("ended", "construction", "due"),
    [
        (date(2024, 2, 29), False, date(2025, 2, 28)),
        (date(2024, 11, 30), True, date(2025, 2, 28)),
        (date(2024, 12, 1), True, date(2025, 3, 1)),
        (date(2024, 1, 31), True, date(2024, 4, 30)),
    ],
)
def test_hand_over_is_due_a_year_after_the_end_or_three_months_after_a_settlement(ended, construction, due):
    assert dossiers.due_day(ended, construction) == due


def test_dossiers_are_handed_over_all_or_none_and_noticed_thirty_days_ahead(desk, home):
    dossiers.open_dossier(home, Wanted("02.NC", 2024))
    for code in ("01.NC", "02.NC"):
        dossiers.add_papers(home, code, ["vb1"])
    dossiers.close_dossier(home, "01.NC", ENDING)
    minutes = HandOver(Party("Lan", "Văn thư"), Party("Hoa"), date(2024, 8, 20))
    with pytest.raises(BadInput, match="chưa kết thúc"):
        handing_over.hand_over(home, ["01.NC", "02.NC"], minutes)
    assert handing_over.due_dossiers(home) == ()
    desk.today = date(2025, 7, 11)
    with desk.home() as later:
        assert [(one.code, left) for one, left in handing_over.due_dossiers(later)] == [("01.NC", 30)]
        handed = handing_over.hand_over(later, ["01.NC"], HandOver(Party("Lan"), Party("Hoa"), desk.today))
        assert handed.dossiers[0].handed_to == "Hoa"
        assert handing_over.due_dossiers(later) == ()
        with pytest.raises(BadInput, match="đã nộp lưu"):
            handing_over.hand_over(later, ["01.NC"], minutes)
        assert verify(later) == []


def test_hand_over_is_put_off_two_years_at_most_and_only_by_consent(home):
    dossiers.add_papers(home, "01.NC", ["vb1"])
    with pytest.raises(Refusal, match="chưa kết thúc"):
        handing_over.postpone(home, "01.NC", date(2026, 1, 1), "5/QĐ-UBND")
    dossiers.close_dossier(home, "01.NC", ENDING)
    for until in (date(2025, 8, 10), date(2027, 8, 11)):
        with pytest.raises(BadInput, match="không quá 10/8/2027"):
            handing_over.postpone(home, "01.NC", until, "5/QĐ-UBND")
    with pytest.raises(BadInput, match="đồng ý"):
        handing_over.postpone(home, "01.NC", date(2027, 8, 10), " ")
    assert handing_over.postpone(home, "01.NC", date(2027, 8, 10), "5/QĐ-UBND").due_on == date(2027, 8, 10)
    assert verify(home) == []


# ---- lists -----------------------------------------------------------------------------------------------------


def test_the_permanent_list_has_no_retention_and_stands_alone(home):
    dossiers.open_dossier(home, Wanted("02.NC", 2024))
    for code in ("01.NC", "02.NC"):
        dossiers.add_papers(home, code, ["vb1", "vb4"])
        dossiers.close_dossier(home, code, ENDING)
    filed = [dossiers.show(home, code) for code in ("01.NC", "02.NC")]
    made = lists.inventory_printed(filed, home.office(), "Lan", date(2024, 8, 20))
    assert made.sheet_names == ("Vĩnh viễn", "Có thời hạn")
    text = docx_text(made.docx())
    assert text.count("Thời hạn bảo quản") == 1
    assert text.count("Viết bằng chữ: một hồ sơ") == 2
    assert "02/3/2024 - 01/8/2024" in text
    assert made.xlsx()


def test_every_list_says_what_it_lists(home):
    dossiers.add_papers(home, "01.NC", ["vb1", "vb4"])
    filed = dossiers.close_dossier(home, "01.NC", ENDING)
    office = home.office()
    plan = docx_text(lists.plan_printed(plans.plan_of(home, 2024), office).docx())
    assert "có 3 hồ sơ, bao gồm: 1 hồ sơ bảo quản vĩnh viễn; 2 hồ sơ bảo quản có thời hạn" in plan
    contents = docx_text(lists.contents_printed(filed, office).docx())
    assert "Chứng từ kết thúc: Đủ văn bản, gồm 03 tờ" in contents
    assert "9/KH-UBND" in contents
    handed = handing_over.hand_over(
        home, ["01.NC"], HandOver(Party("Lan", "Văn thư"), Party("Hoa"), date(2024, 8, 20), boxes=1)
    )
    minutes = docx_text(lists.minutes_printed(handed, [filed], office).docx())
    assert "Ông (bà): Lan; chức vụ công tác: Văn thư" in minutes
    assert "Tổng số hộp (cặp): 1" in minutes


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (105, "một trăm linh năm"),
        (1011, "một nghìn không trăm mười một"),
        (2_000_040, "hai triệu không trăm bốn mươi"),
    ],
)
def test_numbers_in_words(number, words):
    assert in_words(number) == words


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_two_numbers_never_share_their_words(one, other):
    assert (in_words(one) == in_words(other)) == (one == other)


# ---- seals -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE dossier SET title = 'Khác'",
        "UPDATE dossier SET due_on = '2030-01-01'",
        "UPDATE dossier_paper SET position = 9 WHERE document = 'vb4'",
        "DELETE FROM dossier_paper WHERE document = 'vb1'",
        "INSERT INTO dossier_paper (dossier, position, document, added_at) VALUES ('hs1', 3, 'vb3', 'x')",
        f"INSERT INTO dossier ({COLUMNS}) VALUES ('hs2', 'ubnd-hai-yen', 2024, '9.X', 't', '5 năm', 0, '2024-01-01')",
        "UPDATE filing_line SET retention = '1 năm' WHERE code = '02.NC'",
        "DELETE FROM filing_line WHERE code = '02.NC'",
        "UPDATE filing_plan SET decision = 'x'",
        "UPDATE filing_line SET plan = 7",
        "UPDATE series SET last = 9 WHERE name = 'hs'",
    ],
)
def test_a_dossier_or_plan_changed_by_another_hand_is_seen(home, sql):
    dossiers.add_papers(home, "01.NC", ["vb1", "vb4"])
    assert verify(home) == []
    tamper(home, sql)
    assert verify(home)
