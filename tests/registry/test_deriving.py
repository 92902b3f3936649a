"""A child of a directive and this year's document from last year's: what is taken over, what is marked, what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from doc_engine.datafile import load_draft
from doc_engine.errors import BadInput
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from registry.model import LinkSource
from registry.office import Home
from registry.officefile import load_office
from registry.services.deriving import derive, derive_again
from registry.services.drafting import draft
from registry.services.effecting import ActsOn
from registry.services.issuing import issue
from registry.services.receiving import receive
from registry.services.setup import init
from tests.registry.conftest import Desk

POLICE = """\
co_quan: Công an tỉnh Hải Yến
viet_tat: CAT
dia_danh: Hải Yến
nguoi_ky:
  - {ho_ten: Lê Thị Mẫu, chuc_vu: Giám đốc, tu_ngay: 01/01/2020}
so_van_ban:
  - {ten: Văn bản đi, loai: ["*", công văn], nam: 2024, so_cuoi: 0}
"""


PROVINCE = "co_quan: Ủy ban nhân dân tỉnh Hải Yến\n".encode()


@pytest.fixture
def home(desk: Desk) -> Iterator[Home]:
    """A home with the province and its police, the province's plan issued."""
    with desk.home() as home:
        init(home, load_office(POLICE.encode(), name="cong-an.yaml"))
        issue(home, PROVINCE + desk.plan, "ke-hoach.yaml", on=date(2024, 8, 20))
        yield home


def filled(text: str) -> bytes:
    """The data file with every place filled in."""
    lines = [line for line in text.split("\n") if not line.strip().startswith("- …")]
    out = "\n".join(lines)
    for hint in ("[… mục đích", "[… nhiệm vụ riêng", "[… phân công", "[… chế độ"):
        start = out.find(hint)
        if start >= 0:
            out = out[:start] + "Các đơn vị thực hiện đúng quy định." + out[out.index("]", start) + 1 :]
    return out.encode()


def test_a_child_carries_its_parent_out_and_links_to_it(home: Home) -> None:
    made = derive(home, "1/KH-UBND", offices=("Công an tỉnh Hải Yến",))
    issued = issue(home, filled(made.text), "con.yaml", on=date(2024, 8, 20))
    with home.store.reading() as tx:
        links = [link for link in tx.links.from_documents([issued.key]) if link.to_key == made.source.key]
        words = tx.documents.texts(issued.key).body_text or ""
    assert [(link.relation, link.source) for link in links] == [(Relation.THUC_HIEN, LinkSource.GENERATED)]
    assert (
        "Thực hiện Kế hoạch số 01/KH-UBND ngày 20 tháng 8 năm 2024 của Ủy ban nhân dân tỉnh Hải Yến" in words
    )


def test_the_offices_own_tasks_are_taken_over_with_their_terms(home: Home) -> None:
    child = load_draft(
        derive(home, "1/KH-UBND", offices=("Công an tỉnh Hải Yến",)).text.encode(), name="con.yaml"
    )
    assert [(task.text, task.due) for task in child.tasks] == [("Mở lớp hướng dẫn", "Quý III")]
    assert child.reply_by == date(2024, 9, 30)


def test_tasks_of_nobody_here_are_all_taken_and_said(home: Home) -> None:
    made = derive(home, "1/KH-UBND", offices=("Ủy ban nhân dân tỉnh Hải Yến",))
    assert "Mở lớp hướng dẫn" in made.text
    assert any("Không nhiệm vụ nào" in warning for warning in made.warnings)


def test_a_child_is_not_issued_with_places_left_open(home: Home) -> None:
    made = derive(home, "1/KH-UBND", offices=("Công an tỉnh Hải Yến",))
    with pytest.raises(BadInput, match="còn chỗ chưa điền") as refused:
        issue(home, made.text.encode(), "con.yaml", on=date(2024, 8, 20))
    assert all(problem.line for problem in refused.value.problems)
    assert "CT01" in {finding.code for finding in draft(home, made.text.encode(), "con.yaml").findings}
    with home.store.reading() as tx:
        assert not tx.documents.by_notation(Notation.parse("01/KH-CAT").key)


@pytest.mark.parametrize("kind", ["kế hoạch", "công văn", "quyết định", "thông báo", "chỉ thị"])
def test_every_type_of_child_can_be_drafted_as_it_is(home: Home, kind: str) -> None:
    made = derive(home, "1/KH-UBND", offices=("Công an tỉnh Hải Yến",), type=kind)
    assert "01/KH-UBND" in draft(home, made.text.encode(), "con.yaml").composed.text


def test_minutes_carry_nothing_out(home: Home) -> None:
    with pytest.raises(BadInput, match="biên bản"):
        derive(home, "1/KH-UBND", type="biên bản", offices=("Công an tỉnh Hải Yến",))


def test_this_years_plan_starts_from_last_years(desk: Desk, home: Home) -> None:
    with replace(desk, today=date(2025, 8, 5)).home() as later:
        made = derive_again(later, "1/KH-UBND")
    again = load_draft(made.text.encode(), name="nam-nay.yaml", defaults={"dia_danh": "Hải Yến"})
    assert (again.number, again.issued_on.year, again.reply_by) == (None, None, None)
    found = {(mark.key, mark.found) for mark in made.marks}
    assert ("trich_yeu", "2024") in found
    assert ("han_tra_loi", "30/9/2024") in found
    assert any(key == "noi_dung" for key, _ in found)


def test_marks_are_comments_that_never_stand_inside_a_text(desk: Desk, home: Home) -> None:
    with replace(desk, today=date(2025, 8, 5)).home() as later:
        made = derive_again(later, "1/KH-UBND")
    assert "# Sửa:" in made.text
    assert "# Sửa" not in load_draft(made.text.encode(), name="x", defaults={"dia_danh": "x"}).body


def test_a_replaced_basis_is_named_with_what_replaced_it(desk: Desk, home: Home) -> None:
    plan = (PROVINCE + desk.plan).decode()
    resting = re.sub(r"(?m)^van_ban_lien_quan:\n.*\n", "", plan.replace("20/CT-TTg", "01/KH-UBND"))
    second = issue(home, resting.encode(), "hai.yaml", on=date(2024, 8, 20))
    with home.store.reading() as tx:
        first = tx.documents.by_notation(Notation.parse("01/KH-UBND").key)[0]
    other = plan.replace("phòng cháy năm", "phòng lụt năm")
    issue(home, other.encode(), "ba.yaml", on=date(2024, 8, 20), acts_on=ActsOn(first.key, Relation.THAY_THE))
    made = derive_again(home, second.key)
    assert any("đã được thay thế bởi Kế hoạch số 03/KH-UBND" in mark.message for mark in made.marks)


def test_a_body_of_a_unit_that_is_no_more_is_marked_with_who_answers_now(desk: Desk, home: Home) -> None:
    plan = (
        (PROVINCE + desk.plan)
        .decode()
        .replace("  - Công an tỉnh\n", "  - UBND xã Tân Duyệt\n  - UBND huyện Đầm Dơi\n")
    )
    issue(home, plan.replace("phòng cháy năm", "phòng dịch năm").encode(), "hai.yaml", on=date(2024, 8, 20))
    with replace(desk, today=date(2026, 1, 5)).home() as later:
        marks = derive_again(later, "2/KH-UBND").marks
    gone = {mark.found: mark.message for mark in marks if mark.key == "noi_nhan"}
    assert "UBND huyện Đầm Dơi" in gone, marks


def test_the_symbol_of_a_letter_ends_with_the_unit_that_drafts_or_says_that_it_is_missing(desk: Desk) -> None:
    unit = "don_vi_soan: [{ten: Văn phòng, viet_tat: VP}]\n"
    with desk.home() as home:
        init(home, load_office((POLICE + unit).encode(), name="cong-an.yaml"))
        issue(home, PROVINCE + desk.plan, "ke-hoach.yaml", on=date(2024, 8, 20))
        made = derive(home, "1/KH-UBND", offices=("Công an tỉnh Hải Yến",), type="công văn")
        assert "/CAT-VP" in draft(home, made.text.encode(), "con.yaml").composed.text
        assert "luu: VT, VP" in made.text


def test_without_a_declared_unit_the_bare_letters_are_marked(home: Home) -> None:
    made = derive(home, "1/KH-UBND", offices=("Công an tỉnh Hải Yến",), type="công văn")
    assert [mark.key for mark in made.marks if "đơn vị soạn thảo" in mark.message] == ["ky_hieu"]


def test_departments_and_ministries_that_were_joined_are_marked_also_without_their_place(
    desk: Desk, home: Home
) -> None:
    plan = (PROVINCE + desk.plan).decode()
    named = "  - Sở Giao thông vận tải\n  - Bộ Kế hoạch và Đầu tư\n  - Sở Giao thông vận tải tỉnh Cà Mau\n"
    old = plan.replace("  - Công an tỉnh\n", named).replace("phòng cháy năm", "phòng dịch năm")
    issue(home, old.encode(), "hai.yaml", on=date(2024, 8, 20))
    with replace(desk, today=date(2026, 1, 5)).home() as later:
        marks = derive_again(later, "2/KH-UBND").marks
    gone = {mark.found: mark.message for mark in marks if mark.key == "noi_nhan"}
    assert gone["Sở Giao thông vận tải"] == "cơ quan không còn, nay là Sở Xây dựng."
    assert gone["Bộ Kế hoạch và Đầu tư"] == "cơ quan không còn, nay là Bộ Tài chính."
    with replace(desk, today=date(2025, 2, 5)).home() as before:
        marks = derive_again(before, "2/KH-UBND").marks
    assert not [mark for mark in marks if mark.key == "noi_nhan"]


REPLACING = """\
ỦY BAN NHÂN DÂN\nTỈNH {place}\n\nSố: 09/KH-UBND\n{place}, ngày 20 tháng 8 năm 2024\n\nKẾ HOẠCH\nPhòng cháy\n
Kế hoạch này thay thế Kế hoạch số 01/KH-UBND ngày 20 tháng 8 năm 2024 của Ủy ban nhân dân tỉnh {name}.
"""


def test_a_parent_that_a_paper_which_came_has_replaced_is_told_of(home: Home) -> None:
    text = REPLACING.format(place="HẢI YẾN", name="Hải Yến")
    receive(home, text.encode(), "thay.txt", date(2024, 8, 20), "Công an tỉnh Hải Yến")
    made = derive(home, "1/KH-UBND", offices=("Công an tỉnh Hải Yến",))
    assert any("đã được thay thế bởi" in line and "09/KH-UBND" in line for line in made.warnings)


def test_what_was_replaced_in_another_province_marks_nothing_here(home: Home) -> None:
    text = REPLACING.format(place="KIÊN GIANG", name="Kiên Giang")
    receive(home, text.encode(), "thay.txt", date(2024, 8, 20), "Công an tỉnh Hải Yến")
    made = derive(home, "1/KH-UBND", offices=("Công an tỉnh Hải Yến",), issuer="UBND tỉnh Hải Yến")
    assert not any("thay thế" in mark.message for mark in made.marks)
    assert not any("thay thế" in line for line in made.warnings)


def yearly(home: Home, subject: str) -> str:
    """A plan of the office with that subject, issued in 2024; its key."""
    plan = PLAN_OF_YEAR.replace("VIEC", subject)
    return issue(home, plan.encode(), "nam.yaml", on=date(2024, 8, 20)).key


PLAN_OF_YEAR = """\
loai: kế hoạch
co_quan: Ủy ban nhân dân tỉnh Hải Yến
trich_yeu: VIEC
noi_dung: |
  Thực hiện Đề án trồng rừng giai đoạn 2021 - 2024 và Chương trình giai đoạn 2021-2030, các đơn vị làm trước ngày 30/11/2024.
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Công an tỉnh
luu: VT
"""


def test_at_the_end_of_a_year_the_next_years_plan_starts_from_this_years(home: Home) -> None:
    found = {
        mark.found: mark.message for mark in derive_again(home, yearly(home, "Trồng rừng năm 2024")).marks
    }
    assert found["2024"] == "năm cũ, nay là năm 2025."
    assert "30/11/2024" in found
    assert found["2021 - 2024"] == "giai đoạn đã hết trước năm 2025, ghi lại giai đoạn mới."
    assert not any("2030" in words for words in found)


def test_what_is_of_a_part_of_the_year_is_done_again_in_it(home: Home) -> None:
    marks = derive_again(home, yearly(home, "Trồng rừng quý III năm 2024")).marks
    assert not [mark for mark in marks if "2024" in mark.found]


DIRECTIVE = """\
THỦ TƯỚNG CHÍNH PHỦ\n\nSố: 90/QĐ-TTg\nHà Nội, ngày 02 tháng 7 năm 2024\n\nQUYẾT ĐỊNH\nPhê duyệt Đề án trồng rừng\n
Điều 1. Tổ chức thực hiện
1. Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương ban hành kế hoạch trồng rừng trước ngày 30 tháng 11 năm 2024.
2. Bộ Tài chính bố trí kinh phí.
Điều 2. Các Bộ trưởng, Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương chịu trách nhiệm thi hành Quyết định này./.
"""


def test_a_decision_takes_over_the_law_that_its_directive_rests_on_to_be_looked_at(home: Home) -> None:
    grounds = "Căn cứ Luật Tổ chức Chính phủ ngày 18/02/2025;\nCăn cứ Luật Lâm nghiệp ngày 15/11/2017;\nCăn cứ Tờ trình số 7/TTr-BNN ngày 02/6/2024 của Bộ Nông nghiệp;\n\nĐiều 1."
    receive(
        home,
        DIRECTIVE.replace("Điều 1.", grounds, 1).encode(),
        "qd.txt",
        date(2024, 8, 1),
        "Ủy ban nhân dân tỉnh Hải Yến",
    )
    made = derive(home, "90/QĐ-TTg", type="quyết định", offices=("Ủy ban nhân dân tỉnh Hải Yến",))
    child = load_draft(made.text.encode(), name="con.yaml", defaults={"dia_danh": "Hải Yến"})
    assert child.legal_bases == ("Luật Lâm nghiệp ngày 15 tháng 11 năm 2017", "[[90/QĐ-TTg]]")
    [mark] = [mark for mark in made.marks if mark.key == "can_cu"]
    assert "Luật Lâm nghiệp" in mark.message
    plan = derive(home, "90/QĐ-TTg", offices=("Ủy ban nhân dân tỉnh Hải Yến",))
    assert "Lâm nghiệp" not in plan.text


def test_the_article_that_says_who_carries_a_decision_out_is_no_task_of_the_child(home: Home) -> None:
    receive(home, DIRECTIVE.encode(), "qd.txt", date(2024, 8, 1), "Ủy ban nhân dân tỉnh Hải Yến")
    made = derive(home, "90/QĐ-TTg", offices=("Ủy ban nhân dân tỉnh Hải Yến",))
    [task] = load_draft(made.text.encode(), name="con.yaml", defaults={"dia_danh": "Hải Yến"}).tasks
    assert "ban hành kế hoạch trồng rừng" in task.text
    [mark] = [mark for mark in made.marks if "chủ trì" in mark.message]
    assert "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương" in mark.message
    assert "# Lưu ý: nhiem_vu: chu_tri" in made.text
