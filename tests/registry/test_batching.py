"""A shared batch: the plan first, then one number, one text and a dispatch list, in one act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_engine.errors import BadInput
from registry.clock import FixedClock
from registry.identity import issuer_key
from registry.office import Home, create_home
from registry.officefile import load_office
from registry.recipients import read_list
from registry.services import batch as batching
from registry.services import registers
from registry.services.batch import To
from registry.services.coverage import coverage
from registry.services.setup import init
from tests.registry.homes import blank

SO = "Sở Tư pháp tỉnh Cà Mau"
OFFICE = f"""
co_quan: {SO}
co_quan_chu_quan: UBND tỉnh Cà Mau
viet_tat: STP
dia_danh: Cà Mau
nguoi_ky: [{{ho_ten: Trần Thị Mẫu, chuc_vu: Giám đốc}}]
so_van_ban: [{{ten: Công văn, loai: [công văn], nam: 2023, so_cuoi: 311}}]
"""
LETTER = f"""
loai: công văn
co_quan: {SO}
ky_hieu: STP-PBGDPL
trich_yeu: báo cáo tình hình hòa giải ở cơ sở
kinh_gui: Ủy ban nhân dân các huyện, thành phố Cà Mau
noi_dung: |
  Sở Tư pháp đề nghị các địa phương gửi số liệu năm trước.
han_tra_loi: 15/4/2023
nguoi_ky: {{chuc_vu: Giám đốc, ho_ten: Trần Thị Mẫu}}
noi_nhan:
  - Như trên
luu: VT
""".encode()
DAY = date(2023, 3, 24)
DISTRICTS = "huyen:Cà Mau"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with create_home(
        blank(tmp_path / "hồ sơ"), clock=FixedClock.on(date(2026, 9, 20)), actor="Lan"
    ) as opened:
        init(opened, load_office(OFFICE.encode(), name="cq.yaml"))
        yield opened


def planned(home: Home, *to: str | To, on: date = DAY, body: str = "UBND") -> batching.Plan:
    return batching.plan(home, LETTER, "cv.yaml", to, as_body=body, on=on)


def csv(*rows: str) -> To:
    return To("danh sách.csv", content="\n".join(rows).encode())


def said(plan: batching.Plan) -> str:
    return "\n".join(map(str, plan.problems))


def test_a_plan_names_everyone_and_takes_nothing(home: Home) -> None:
    plan = planned(home, DISTRICTS)
    assert plan.problems == ()
    assert (plan.expected, plan.book, plan.issued_on) == ("312/STP-PBGDPL", "Công văn năm 2023", DAY)
    assert len(plan.recipients) == 9
    assert plan.recipients[-1].name == "Ủy ban nhân dân thành phố Cà Mau"
    assert registers.outgoing(home) == ()
    assert planned(home, DISTRICTS).expected == plan.expected


def test_a_run_is_one_number_one_line_and_nine_receivers(home: Home) -> None:
    issued = batching.run(home, planned(home, DISTRICTS))
    (line,) = registers.outgoing(home)
    assert (line.number, line.notation, line.sent_on) == (312, str(issued.notation), "")
    assert (line.recipients, line.copies) == ("Ủy ban nhân dân các huyện, thành phố Cà Mau", "9")
    with home.store.reading() as tx:
        sent = tx.dispatches.of_document(issued.key)
    assert [one.recipient for one in sent if one.must_answer] == [
        one.name for one in planned(home, DISTRICTS).recipients
    ]
    assert all(one.unit_key and one.sent_on == DAY for one in sent if one.must_answer)
    rows = coverage(home, issued.key, as_of=date(2023, 4, 20))
    assert [(row.state.value, row.days_late) for row in rows] == [("đã gửi", 5)] * 9


def test_the_same_plan_run_twice_gets_the_same_number(home: Home) -> None:
    plan = planned(home, DISTRICTS)
    first, again = batching.run(home, plan), batching.run(home, plan)
    assert (again.key, again.repeated) == (first.key, True)
    assert len(registers.outgoing(home)) == 1


def test_other_bodies_may_be_told_beside_those_who_must_answer(home: Home) -> None:
    plan = planned(
        home, DISTRICTS, To("UBND tỉnh Cà Mau", must_answer=False), To(DISTRICTS, "Phòng Tư pháp", False)
    )
    assert len(plan.recipients) == 19
    assert plan.recipients[9].name == "UBND tỉnh Cà Mau"
    assert plan.recipients[10].name == "Phòng Tư pháp huyện Cái Nước"
    issued = batching.run(home, plan)
    assert len(coverage(home, issued.key)) == 9


def test_a_selector_means_the_day_of_issue_and_says_when_there_are_no_districts(home: Home) -> None:
    assert len(planned(home, "xa:Cà Mau", on=date(2026, 3, 2)).recipients) == 64
    assert "không còn cấp huyện" in said(planned(home, DISTRICTS, on=date(2026, 3, 2)))
    assert len(planned(home, f"{DISTRICTS}@2023-03-20", on=date(2026, 3, 2)).recipients) == 9


def test_a_plan_with_problems_cannot_be_run(home: Home) -> None:
    plan = planned(home, "huyen:Cà Mao")
    assert plan.problems
    with pytest.raises(BadInput):
        batching.run(home, plan)
    assert registers.outgoing(home) == ()


def test_a_list_is_matched_to_the_units_of_the_day(home: Home) -> None:
    plan = planned(
        home,
        csv("Tên cơ quan,Phải trả lời", "UBND huyện U Minh,có", "UBND TP. Cà Mau,", "Bưu điện tỉnh,không"),
    )
    assert plan.problems == ()
    assert [(one.unit_key, one.must_answer) for one in plan.recipients] == [
        ("2020:966", True),
        ("2020:964", True),
        (None, False),
    ]


def test_unmatched_and_doubled_names_are_told_with_their_rows(home: Home) -> None:
    plan = planned(
        home,
        csv(
            "ten",
            "UBND huyện U Minh",
            "UBND huyện Thới Bìnk",
            "",
            "Ủy ban nhân dân huyện U Minh",
            "UBND xã Tân Thuận",
        ),
    )
    problems = {problem.line: str(problem) for problem in plan.problems}
    assert set(problems) == {3, 5}
    assert "huyện Thới Bình" in problems[3]
    assert "dòng 2" in problems[5]


def test_a_name_of_many_places_asks_for_the_unit_above(home: Home) -> None:
    with_many = planned(home, csv("UBND huyện Châu Thành"))
    assert "ở nhiều nơi" in said(with_many)


def test_who_stands_on_two_lists_is_a_problem(home: Home) -> None:
    assert "đã có ở" in said(planned(home, DISTRICTS, "UBND huyện U Minh"))


@pytest.mark.parametrize("to", ["UBND huyện", "Sở Tư pháp", "", "tỉnh:", "lang:Cà Mau"])
def test_a_recipient_that_says_not_whose_is_a_problem(home: Home, to: str) -> None:
    assert planned(home, to).problems


def test_a_wrong_letter_is_found_by_the_plan(home: Home) -> None:
    wrong = LETTER.replace("đề nghị".encode(), "thực hiện [[999/KH-UBND]], đề nghị".encode())
    plan = batching.plan(home, wrong, "cv.yaml", DISTRICTS, on=DAY)
    assert "999/KH-UBND" in said(plan)
    assert len(plan.recipients) == 9


def test_a_plan_has_a_digest_that_says_what_it_would_do(home: Home) -> None:
    plan = planned(home, DISTRICTS)
    assert plan.digest == planned(home, DISTRICTS).digest
    assert plan.digest != planned(home, DISTRICTS, body="Phòng Tư pháp").digest
    assert plan.digest != planned(home, DISTRICTS, on=date(2023, 3, 27)).digest


# ---- lists ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Sở A\nSở B",
        "\ufeffTÊN ĐƠN VỊ;Ghi chú\nSở A;x\nSở B;y",
        "stt\tNơi nhận\n1\tSở A\n\n2\tSở B\n",
        '"Sở A"\r\n"Sở B"\r\n',
    ],
)
def test_a_list_is_read_with_or_without_headings_and_however_it_is_parted(text: str) -> None:
    assert [item.name for item in read_list(text.encode(), "a.csv")] == ["Sở A", "Sở B"]


def test_a_list_in_utf_16_is_read() -> None:
    assert [item.name for item in read_list("ten\nSở A".encode("utf-16"), "a.csv")] == ["Sở A"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "không có nơi nhận nào"),
        (b"ten\n", "không có nơi nhận nào"),
        (b'ten\n"S A\nS B', "ngoặc kép"),
        (b"PK\x03\x04xxxx", "Excel"),
        ("ten\nSở A".encode("utf-16-le"), "ký tự|UTF-8"),
        (b"ten\n\xff\xfe", "UTF-8"),
        (b"ten\n=HYPERLINK(1)", "công thức"),
        ("ten,phai tra loi\nSở A,có lẽ".encode(), "có lẽ|co le"),
        (b"ten,x\n,1", "thiếu tên"),
        ("STT;Địa phương\n1;Sở A\n".encode(), "không phải là tên nơi nhận"),
        ("Tên;Số\nSở A;1\nTổng cộng;1\n".encode(), "“Tổng cộng” không phải là tên"),
        (b"ten\n" + b"A" * 40_000, "dài quá"),
        ("\n".join(f"Sở {n}" for n in range(20_005)).encode(), "dài quá"),
    ],
)
def test_a_wrong_list_is_bad_input_that_says_why(data: bytes, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        read_list(data, "a.csv")


def test_every_wrong_row_is_told_at_once() -> None:
    with pytest.raises(BadInput) as caught:
        read_list(b"ten,x\n,1\nS,1\n=1,1\n", "a.csv")
    assert [problem.line for problem in caught.value.problems] == [2, 4]


NAMES = st.text("abcđêơ SỞTƯ", max_size=30).map(lambda rest: f"Sở {rest}".strip())


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NAMES, min_size=1))
def test_names_come_back_in_order_with_their_rows(names: list[str]) -> None:
    got = read_list(("ten\n" + "\n".join(names)).encode(), "a.csv")
    assert [(item.name, item.row) for item in got] == [
        (" ".join(name.split()), row) for row, name in enumerate(names, start=2)
    ]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_bad_input(data: bytes) -> None:
    try:
        assert read_list(data, "a.csv")
    except BadInput:
        return


def test_keys_of_bodies_made_from_units_are_those_of_their_names(home: Home) -> None:
    assert all(one.key == issuer_key(one.name) for one in planned(home, DISTRICTS).recipients)


@pytest.mark.parametrize("above", ["DANH SÁCH NƠI NHẬN;\n;\n", "sep=;\n", "\ufeffsep=;\r\n"])
def test_lines_above_the_headings_are_no_recipients(above: str) -> None:
    listed = read_list(f"{above}STT;Tên đơn vị\n1;Sở A\n".encode(), "a.csv")
    assert [(item.name, item.row) for item in listed] == [("Sở A", above.count("\n") + 2)]


def test_a_name_without_its_accents_is_told_before_it_is_printed(home: Home) -> None:
    plan = planned(home, csv("UBND huyện Thoi Binh", "UBND huyện U Minh", "UBND TP Cà Mau"))
    assert [problem.line for problem in plan.problems] == [1]
    assert "huyện Thới Bình" in said(plan)


def test_the_same_list_in_another_order_is_the_same_request(home: Home) -> None:
    plan = planned(home, DISTRICTS)
    first = batching.run(home, plan)
    turned = replace(plan, recipients=plan.recipients[::-1])
    assert batching.run(home, turned).key == first.key


def test_the_same_letter_to_others_is_another_document_and_says_so(home: Home) -> None:
    plan = planned(home, DISTRICTS)
    first = batching.run(home, plan)
    second = batching.run(home, replace(plan, recipients=plan.recipients[1:]))
    assert second.key != first.key
    assert any(str(first.notation) in warning for warning in second.warnings)


def test_communes_of_one_name_in_two_provinces_are_two_recipients_and_two_rows(home: Home) -> None:
    late = date(2026, 11, 20)
    with create_home(home.folder, clock=FixedClock.on(late), actor="Lan") as now:
        plan = batching.plan(now, LETTER, "cv.yaml", ["xa:An Giang", "xa:Cà Mau"], on=late)
        assert plan.problems == ()
        same = [one.name for one in plan.recipients if "xã Khánh Bình" in one.name]
        assert same == [
            f"Ủy ban nhân dân xã Khánh Bình, tỉnh {province}" for province in ("An Giang", "Cà Mau")
        ]
        issued = batching.run(now, plan)
        rows = coverage(now, issued.key)
        assert len(rows) == len(plan.recipients)
        assert len({row.unit_key for row in coverage(now, issued.key, "xa:Cà Mau")}) == len(rows)
        assert len(coverage(now, issued.key, "xa:Cà Mau")) == len(rows)
        assert len(coverage(now, issued.key, "xa:*")) == 3321
