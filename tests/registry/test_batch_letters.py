"""A batch of letters: one number with personal copies, or a number, a line and a file for each, whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from doc_engine.errors import BadInput, Problem, Refusal
from doc_engine.ooxml.text import docx_text
from registry.clock import FixedClock
from registry.office import Home, create_home
from registry.officefile import load_office
from registry.services import groups, registers
from registry.services.batch import Asked, Mode, Plan, To, plan, run_letters, running
from registry.services.batch.letters import told_of
from registry.services.coverage import coverage
from registry.services.issuing import issue
from registry.services.setup import init
from registry.services.verifying import verify
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
trich_yeu: số liệu hòa giải ở cơ sở
kinh_gui: Ủy ban nhân dân các huyện, thành phố Cà Mau
noi_dung: |
  Thực hiện [[20/CT-TTg]], theo báo cáo của quý cơ quan, năm 2022 địa bàn có «Số vụ» vụ việc.
  Đề nghị rà soát lại.
van_ban_lien_quan:
  - {{so: 20/CT-TTg, ngay: 15/2/2023, co_quan: Thủ tướng Chính phủ, trich_yeu: hòa giải ở cơ sở}}
han_tra_loi: 15/4/2023
nguoi_ky: {{chuc_vu: Giám đốc, ho_ten: Trần Thị Mẫu}}
noi_nhan:
  - Như trên
  - UBND tỉnh (để báo cáo)
luu: VT
""".encode()
PLAIN = LETTER.replace("«Số vụ»".encode(), b"20")
DAY = date(2023, 3, 24)
ROWS = (
    ("STT", "Tên đơn vị", "Số vụ", "Địa chỉ"),
    (1, "UBND huyện U Minh", 12, "Khóm 1"),
    (2, "UBND huyện Thới Bình", 7, "Khóm 8"),
    (3, "UBND huyện Cái Nước", 31, ""),
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with create_home(
        blank(tmp_path / "hồ sơ"), clock=FixedClock.on(date(2026, 9, 20)), actor="Lan"
    ) as opened:
        init(opened, load_office(OFFICE.encode(), name="cq.yaml"))
        yield opened


def excel(*rows: tuple[object, ...], sheet: str = "Danh sách", formulas: dict[str, str] | None = None) -> To:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for place, row in enumerate(rows):
            page.write_row(place, 0, row)
        for cell, formula in (formulas or {}).items():
            page.write_formula(cell, formula, value="UBND huyện U Minh")
    return To("ds.xlsx", content=out.getvalue())


def planned(home: Home, *to: str | To, mode: Mode = Mode.SEPARATE, data: bytes = LETTER) -> Plan:
    return plan(home, data, "cv.yaml", to or [excel(*ROWS)], on=DAY, mode=mode)


def said(plan: Plan) -> str:
    return "\n".join(map(str, plan.problems))


def texts(home: Home, issued: object) -> list[str]:
    return [docx_text(home.store.files.get(one.digest)) for one in issued.letters]


def test_separate_letters_have_a_number_a_line_and_a_file_each(home: Home) -> None:
    plan = planned(home)
    assert (plan.problems, plan.numbers) == ((), (312, 314))
    issued = run_letters(home, plan)
    assert issued.notations == ("312/STP-PBGDPL", "313/STP-PBGDPL", "314/STP-PBGDPL")
    lines = registers.outgoing(home)
    assert [(line.number, line.recipients.split(";")[0]) for line in lines] == [
        (312, "UBND huyện U Minh"),
        (313, "UBND huyện Thới Bình"),
        (314, "UBND huyện Cái Nước"),
    ]
    for text, number, name, count in zip(
        texts(home, issued), (312, 313, 314), (row[1] for row in ROWS[1:]), (12, 7, 31), strict=True
    ):
        assert f"{number}/STP-PBGDPL" in text
        assert f"Kính gửi: {name}" in text
        assert f"có {count} vụ việc" in text
    assert verify(home) == []


def test_a_letter_of_a_batch_is_registered_as_one_issued_by_itself(home: Home, tmp_path: Path) -> None:
    """Line, links with their places, receivers and act are those of `issue` for the same words."""
    batch = run_letters(home, planned(home))
    alone = LETTER.replace("«Số vụ»".encode(), b"7").replace(
        "Ủy ban nhân dân các huyện, thành phố Cà Mau".encode(), "UBND huyện Thới Bình".encode()
    )
    with create_home(blank(tmp_path / "khác"), clock=FixedClock.on(date(2026, 9, 20)), actor="Lan") as other:
        init(other, load_office(OFFICE.replace("so_cuoi: 311", "so_cuoi: 312").encode(), name="cq.yaml"))
        single = issue(other, alone, "cv.yaml", on=DAY)
        with home.store.reading() as tx, other.store.reading() as its:
            key = batch.letters[1].key
            ours, theirs = tx.documents.get(key), its.documents.get(single.key)
            assert (ours.subject, ours.notation, ours.identity if hasattr(ours, "identity") else None) == (
                theirs.subject, theirs.notation, None
            )  # fmt: skip
            assert tx.documents.texts(key).body_text == its.documents.texts(single.key).body_text
            for mine, its_own in zip(
                tx.links.from_documents([key]), its.links.from_documents([single.key]), strict=True
            ):
                assert (mine.relation, mine.quote, mine.start, mine.end, mine.source) == (
                    its_own.relation, its_own.quote, its_own.start, its_own.end, its_own.source
                )  # fmt: skip
            assert [one.recipient for one in tx.dispatches.of_document(key)] == [
                one.recipient for one in its.dispatches.of_document(single.key)
            ]
            line, its_line = tx.entries.of_document(key), its.entries.of_document(single.key)
            assert (line.subject, line.recipients, line.signatory, line.kept_by) == (
                its_line.subject, its_line.recipients, its_line.signatory, its_line.kept_by
            )  # fmt: skip
            assert home.store.files.get(batch.letters[1].digest) == single.docx or texts(home, batch)[
                1
            ] == docx_text(single.docx)


def test_copies_have_one_number_one_line_and_a_file_for_each_recipient(home: Home) -> None:
    issued = run_letters(home, planned(home, mode=Mode.COPIES))
    (line,) = registers.outgoing(home)
    assert (issued.notations, line.number) == (("312/STP-PBGDPL",), 312)
    assert [f"có {row[2]} vụ" in text for row, text in zip(ROWS[1:], texts(home, issued), strict=True)] == [
        True
    ] * 3
    with home.store.reading() as tx:
        kept = tx.files.of_document(issued.letters[0].key)
        sent = tx.dispatches.of_document(issued.letters[0].key)
    assert [file.role for file in kept].count("copy") == 3
    main = docx_text(home.store.files.get(next(file.digest for file in kept if file.role == "docx")))
    assert "Ủy ban nhân dân các huyện, thành phố Cà Mau" in main
    assert "có … vụ việc" in main
    assert [one.recipient for one in sent if one.must_answer] == [row[1] for row in ROWS[1:]]
    assert len(coverage(home, issued.letters[0].key)) == 3
    assert verify(home) == []


@pytest.mark.parametrize("mode", [Mode.COPIES, Mode.SEPARATE])
def test_the_same_plan_run_twice_takes_no_second_number(home: Home, mode: Mode) -> None:
    first = run_letters(home, planned(home, mode=mode))
    again = run_letters(home, planned(home, mode=mode))
    assert again.repeated
    assert [(one.key, one.digest) for one in again.letters] == [
        (one.key, one.digest) for one in first.letters
    ]
    assert run_letters(home, planned(home, mode=mode), Asked(again=True)).notations != first.notations
    assert verify(home) == []


def test_a_list_with_one_name_more_does_not_issue_the_others_again(home: Home) -> None:
    run_letters(home, planned(home))
    longer = planned(home, excel(*ROWS, (4, "UBND huyện Năm Căn", 5, "")))
    with pytest.raises(Refusal, match=r"3 nơi trong danh sách đã được cấp số.*312/STP-PBGDPL"):
        run_letters(home, longer)
    assert len(registers.outgoing(home)) == 3


def test_every_letter_counts_for_coverage_by_itself(home: Home) -> None:
    issued = run_letters(home, planned(home))
    assert [len(coverage(home, one.key)) for one in issued.letters] == [1, 1, 1]


def test_a_selector_gives_separate_letters_too(home: Home) -> None:
    issued = run_letters(home, planned(home, "huyen:Cà Mau", data=PLAIN))
    assert len(issued.notations) == 9
    assert verify(home) == []


def test_columns_may_be_the_subject_and_the_day_to_answer_by(home: Home) -> None:
    rows = [
        ("Cơ quan", "Trích yếu", "Hạn trả lời", "Số vụ"),
        ("UBND huyện U Minh", "việc một", "1/4/2023", "1"),
    ]
    issued = run_letters(
        home, planned(home, excel(*rows, ("UBND huyện Cái Nước", "việc hai", "2/4/2023", "2")))
    )
    assert [line.subject for line in registers.outgoing(home)] == [
        "Công văn về việc việc một",
        "Công văn về việc việc hai",
    ]
    with home.store.reading() as tx:
        days = [tx.documents.require(one.key).reply_by for one in issued.letters]
    assert days == [date(2023, 4, 1), date(2023, 4, 2)]


# ---- a moved counter -----------------------------------------------------------------------------------------


def test_a_counter_that_moves_while_letters_are_rendered_gives_other_numbers(home: Home) -> None:
    plan, moved = planned(home), []

    def elsewhere(step: str, done: int, total: int) -> None:
        if step == "soạn thư" and done == total and len(moved) < 2:  # the third time the lock is held
            moved.append(done)
            issue(home, PLAIN + b"# %d\n" % len(moved), "khác.yaml", on=DAY)

    issued = run_letters(home, plan, progress=elsewhere)
    numbers = [line.number for line in registers.outgoing(home)]
    assert numbers == [312, 313, 314, 315, 316]
    assert issued.notations == ("314/STP-PBGDPL", "315/STP-PBGDPL", "316/STP-PBGDPL")
    assert all(one.notation in text for one, text in zip(issued.letters, texts(home, issued), strict=True))
    assert verify(home) == []


def test_a_group_that_grows_while_letters_are_rendered_is_told_as_it_stands_at_issue(home: Home) -> None:
    data = PLAIN.replace("  - UBND tỉnh".encode(), "  - Các phòng Tư pháp\n  - UBND tỉnh".encode())
    members = ["Phòng Tư pháp huyện U Minh", "Phòng Tư pháp huyện Thới Bình"]
    groups.add(home, "Các phòng Tư pháp", members[:1], from_on=date(2023, 1, 1))
    plan, turns = planned(home, "huyen:Cà Mau", data=data), []

    def elsewhere(step: str, done: int, total: int) -> None:
        if step == "soạn thư" and done == total:
            turns.append(done)
            if len(turns) == 1:
                groups.add(home, "Các phòng Tư pháp", members, from_on=date(2023, 2, 1))

    issued = run_letters(home, plan, progress=elsewhere)
    with home.store.reading() as tx:
        sent = [one.recipient for one in tx.dispatches.of_document(issued.letters[2].key)]
    assert sent[1:] == [*members, "UBND tỉnh"]
    assert (len(turns), issued.notations[0]) == (2, "312/STP-PBGDPL")
    assert verify(home) == []


def test_letters_known_by_citation_and_letters_that_cite_by_themselves_are_whole_too(home: Home) -> None:
    cited = f"Công văn số 314/STP-PBGDPL ngày 24/3/2023 của {SO}".encode()
    citing = issue(home, PLAIN.replace("quý cơ quan".encode(), cited), "cv.yaml", on=DAY)
    with home.store.reading() as tx:
        stub = next(
            one.to_key
            for one in tx.links.from_documents([citing.key])
            if str(tx.documents.require(one.to_key).notation) == "314/STP-PBGDPL"
        )
    rows = [(*ROWS[0], "Theo"), *((*row, "lời đề nghị") for row in ROWS[1:3])]
    rows.append((*ROWS[3], "Báo cáo số 7/BC-UBND ngày 2/3/2023"))
    data = LETTER.replace("Đề nghị rà".encode(), "Theo «Theo», đề nghị rà".encode())
    data += "nhiem_vu: [{noi_dung: rà soát lại, chu_tri: Phòng Tư pháp}]\n".encode()
    issued = run_letters(home, planned(home, excel(*rows), data=data))
    assert issued.notations == ("313/STP-PBGDPL", "314/STP-PBGDPL", "315/STP-PBGDPL")
    assert issued.letters[1].key == stub
    with home.store.reading() as tx:
        found = [
            {str(tx.documents.require(one.to_key).notation) for one in tx.links.from_documents([letter.key])}
            for letter in issued.letters
        ]
        assert all(len(tx.tasks.of_document(letter.key)) == 1 for letter in issued.letters)
    assert found == [{"20/CT-TTg"}, {"20/CT-TTg"}, {"20/CT-TTg", "7/BC-UBND"}]
    assert verify(home) == []


def test_letters_behind_those_that_memory_holds_are_made_ready_under_the_lock_alike(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_HELD", 2)
    issued = run_letters(home, planned(home))
    assert [one.letter.to.name for one in issued.letters] == [row[1] for row in ROWS[1:]]
    assert issued.notations == ("312/STP-PBGDPL", "313/STP-PBGDPL", "314/STP-PBGDPL")
    with home.store.reading() as tx:
        assert [len(tx.links.from_documents([one.key])) for one in issued.letters] == [1, 1, 1]
    assert verify(home) == []


# ---- what Excel keeps and what a letter says ---------------------------------------------------------------------


def formatted(cell: object, code: str = "General") -> To:
    """A list of two whose second row has the cell with this number format."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("DS")
        page.write_row(0, 0, ("Tên đơn vị", "Số vụ"))
        page.write_row(1, 0, ("UBND huyện U Minh", "mười"))
        page.write(2, 0, "UBND huyện Thới Bình")
        page.write(2, 1, cell, book.add_format({"num_format": code}))
    return To("ds.xlsx", content=out.getvalue())


@pytest.mark.parametrize(
    ("cell", "code", "words"),
    [
        (0.955, "0.0%", "95,5%"),
        (1, "0%", "100%"),
        (0.9555, "0.00%", "95,55%"),
        (1234567.5, "General", "1234567,5"),
        (1234567.5, "#,##0.00", "1.234.567,50"),
        (1234567, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "1.234.567"),
        (-1234, "#,##0", "-1.234"),
        (123456789012345, "General", "123456789012345"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "0.0#", "0,33"),
        (12, "0.0#", "12,0"),
        (7, "000", "007"),
        (-0.001, "0.0", "0,0"),
        (date(2023, 1, 5), "d-mmm-yy", "05/01/2023"),
        (date(2023, 1, 5), "dd/mm/yyyy", "05/01/2023"),
        (date(2023, 2, 1), "mm/yyyy", "02/2023"),
        (date(2023, 2, 1), "mmm-yy", "02/2023"),
        (45000.5, "hh:mm dd/mm/yyyy", "12:00 15/03/2023"),
        ("0.955", "@", "0.955"),
        (3.5, "@", "3,5"),
    ],
)
def test_a_letter_says_a_number_as_the_clerk_sees_it_with_the_comma_of_vietnam(
    home: Home, cell: object, code: str, words: str
) -> None:
    plan = planned(home, formatted(cell, code))
    assert (said(plan), dict(plan.letters[1].extra.values)) == ("", {"Số vụ": words})


@pytest.mark.parametrize(
    ("cell", "code", "fault"),
    [
        (1e15, "General", "quá 15 chữ số"),
        (1.234567890123457e16, "0", "quá 15 chữ số"),
        (True, "General", "TRUE của Excel"),
        (date(2023, 2, 1), "yyyy", "chỉ hiện một phần"),
        (1e-12, "General", "quá nhỏ"),
        (0.5, "# ?/?", "chưa đọc được định dạng số"),
        (5, '"AB-"0', "chưa đọc được định dạng số"),
    ],
)
def test_a_number_that_no_letter_can_say_as_seen_is_a_fault_of_its_cell(
    home: Home, cell: object, code: str, fault: str
) -> None:
    (problem,) = planned(home, formatted(cell, code)).problems
    assert (problem.file, problem.line, problem.field) == ("ds.xlsx, trang tính “DS”", 3, "cột B (Số vụ)")
    assert fault in problem.message
    assert problem.hint


# ---- bad input: by sheet, row and column; nothing issued -------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([(4, "", 5, "")], r"trang tính “Danh sách”, dòng 5, mục “cột B \(Tên đơn vị\)”: thiếu tên nơi nhận"),
        ([(4, "UBND huyện Năm Căn", "", "")], r"dòng 5, mục “cột C \(Số vụ\)”: ô trống"),
        ([(4, "UBND huyện Năm Căn", "a" * 32_000, "")], r"dòng 5, mục “cột C \(Số vụ\)”: ô này dài 32000 ký tự"),
        ([(4, "UBND huyện Năm Cân", 5, "")], r"dòng 5.*viết sai dấu tên huyện Năm Căn|dòng 5.*Có phải là"),
        ([(4, "UBND huyện U Minh", 5, "")], r"dòng 5.*đã có ở dòng 2"),
        ([(4, "UBND huyện Kiên Hải Đông", 5, "")], r"dòng 5.*không có đơn vị hành chính"),
        ([(4, "UBND thị xã Cà Mau", 5, "")], r"dòng 5.*không có đơn vị hành chính"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_by_its_cell(home: Home, rows: list[tuple[object, ...]], message: str) -> None:
    plan = planned(home, excel(*ROWS, *rows))
    assert plan.problems
    import re

    assert re.search(message, said(plan)), said(plan)
    with pytest.raises(BadInput):
        run_letters(home, plan)
    assert registers.outgoing(home) == ()


def test_a_formula_in_a_cell_that_is_used_is_refused(home: Home) -> None:
    plan = planned(home, excel(*ROWS, (4, "", 5, ""), formulas={"B5": "=B2", "A5": "=ROW()"}))
    assert "dòng 5, mục “cột B (Tên đơn vị)”: ô này là công thức" in said(plan)
    assert len(plan.problems) == 1


def test_a_cell_of_forty_thousand_characters_in_a_csv_is_refused(home: Home) -> None:
    content = "Tên đơn vị;Số vụ\nUBND huyện U Minh;" + "a" * 40_000
    plan = planned(home, To("ds.csv", content=content.encode()))
    assert "dòng 2, mục “cột B (Số vụ)”: ô này dài 40000 ký tự" in said(plan)


def test_an_xls_that_is_called_xlsx_is_read_as_what_it_is_or_refused(home: Home) -> None:
    plan = planned(home, To("ds.xlsx", content=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    assert "tệp không phải là .xlsx" in said(plan)


def test_an_empty_list_and_a_very_long_one_are_refused(home: Home) -> None:
    assert "không có nơi nhận nào" in said(planned(home, excel(ROWS[0])))
    many = "Tên đơn vị\n" + "".join(f"Tổ {n}\n" for n in range(200_000))
    assert "dài quá" in said(planned(home, To("ds.csv", content=many.encode()), data=PLAIN))


def test_an_unknown_column_is_refused_with_what_it_may_mean(home: Home) -> None:
    rows = [("Tên đơn vị", "Số vu viec"), ("UBND huyện U Minh", 1)]
    plan = planned(home, excel(*rows))
    assert "không biết cột “Số vu viec”" in said(plan)
    assert "Có phải là «Số vụ»?" in said(plan)
    assert "«Số vụ» không có cột nào" in said(plan)


def test_one_of_many_misspelt_names_is_found_with_a_suggestion(home: Home) -> None:
    with home.store.reading():
        names = [one.name for one in planned(home, "huyen:Cà Mau", data=PLAIN).recipients]
    names[5] = names[5][:-1] + "x"
    plan = planned(home, excel(("Tên cơ quan",), *((name,) for name in names)), data=PLAIN)
    assert [problem.line for problem in plan.problems] == [7]
    assert "Có phải là" in said(plan)


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "Ban ../../etc/passwd", "Tổ A/B", "Ban\\\\Tổ", "Tổ A.."]
)
def test_a_name_with_a_slash_or_two_dots_is_refused_with_its_cell(home: Home, name: str) -> None:
    (problem,) = planned(home, excel(("Tên cơ quan",), ("Ban A",), (name,)), data=PLAIN).problems
    assert (problem.line, problem.field) == (3, "cột A (Tên cơ quan)")
    assert "“Danh sách”" in problem.file
    assert "dấu “/”" in said(planned(home, name, data=PLAIN))


def test_names_make_no_paths() -> None:
    from registry.services.batch.running import safe_name

    assert safe_name(1, "Ban ../../etc/passwd", 4) == "0001-ban-etc-passwd"
    assert safe_name(2, "Tổ A/B..", 2) == "02-to-a-b"


LATER = date(2026, 3, 22)


def test_a_selector_of_an_earlier_day_is_warned_of_with_who_follows(home: Home) -> None:
    plan_ = plan(home, PLAIN, "cv.yaml", "huyen:Cà Mau@2023-03-20", on=LATER, mode=Mode.SEPARATE)
    (warning,) = [line for line in plan_.warnings if "không còn" in line]
    assert warning.startswith(
        "9 nơi nhận của “huyen:Cà Mau@2023-03-20” không còn vào ngày ban hành 22/3/2026: Ủy ban nhân dân huyện"
    )
    assert "chưa xác định, có thể là Ủy ban nhân dân" in warning
    assert "và 6 nơi khác" in warning
    now = plan(home, PLAIN, "cv.yaml", "xa:Cà Mau", on=LATER, mode=Mode.SEPARATE)
    assert not any("không còn" in line for line in now.warnings)


def test_a_merged_commune_and_an_office_of_a_district_are_warned_of_and_a_unit_to_come_too(
    home: Home,
) -> None:
    lists = ["xa:Cà Mau@2023-03-20", excel(("Tên cơ quan",), ("Phòng Tư pháp huyện U Minh",))]
    told = plan(home, PLAIN, "cv.yaml", lists, on=LATER, mode=Mode.SEPARATE).warnings
    assert any("(nay là Ủy ban nhân dân" in line for line in told)
    assert any(
        line.startswith("1 nơi nhận của ds.xlsx, trang") and "Phòng Tư pháp huyện U Minh" in line
        for line in told
    )
    same = To("tinh:Cà Mau@2023-03-20", body="Sở Tư pháp")
    assert not any("không còn" in line for line in plan(home, PLAIN, "cv.yaml", same, on=LATER).warnings)
    early = plan(home, PLAIN, "cv.yaml", "xa:Cà Mau@2026-01-01", on=DAY, mode=Mode.SEPARATE).warnings
    assert any("chưa có vào ngày ban hành 24/3/2023" in line for line in early)


def test_one_body_named_by_itself_is_held_like_a_row(home: Home) -> None:
    assert "không có đơn vị hành chính" in said(
        plan(home, PLAIN, "cv.yaml", "UBND huyện U Minh", on=LATER, mode=Mode.SEPARATE)
    )
    assert "viết sai dấu" in said(planned(home, "UBND huyện U Mính", data=PLAIN))


def test_a_letter_that_fails_on_one_row_only_issues_none_and_names_the_row(home: Home) -> None:
    rows = [*ROWS, (4, "UBND huyện Năm Căn", "Độ mật: Tối mật", "")]
    with pytest.raises(Refusal, match="độ mật"):
        planned(home, excel(*rows))
    assert registers.outgoing(home) == ()


def test_copies_that_are_all_alike_are_refused(home: Home) -> None:
    data = PLAIN.replace("công văn".encode(), "quyết định".encode()).replace(b"STP-PBGDPL", "QĐ-STP".encode())
    data = b"\n".join(
        line for line in data.split(b"\n") if b"kinh_gui" not in line and b"han_tra_loi" not in line
    )
    with pytest.raises(BadInput):
        planned(home, "huyen:Cà Mau", mode=Mode.COPIES, data=data)


def test_what_is_wrong_in_every_letter_is_told_once_with_its_line_in_the_data_file(home: Home) -> None:
    data = PLAIN.replace(b"noi_dung: |\n", b"noi_dung: |\n  Theo [[999/BC-BTP]].\n")
    problems = planned(home, "huyen:Cà Mau", data=data).problems
    line = data.decode().split("\n").index("  Theo [[999/BC-BTP]].") + 1
    assert [(problem.field, problem.line) for problem in problems] == [("noi_dung", line)]


def test_a_slot_left_in_one_text_for_all_is_a_problem_of_the_plan(home: Home) -> None:
    planned = plan(home, LETTER, "cv.yaml", "huyen:Cà Mau", on=DAY, mode=Mode.SHARED)
    assert any("«Số vụ»" in problem.message and "copies" in problem.hint for problem in planned.problems)
    assert not plan(home, PLAIN, "cv.yaml", "huyen:Cà Mau", on=DAY, mode=Mode.SHARED).problems


def test_what_is_wrong_in_cells_is_told_by_row_even_where_every_row_has_it(home: Home) -> None:
    letters = planned(home, excel(*ROWS)).letters[:2]
    cell, text = Problem("ô “Số vụ” không có giá trị.", field="Số vụ"), Problem("sai.", field="noi_dung")
    assert [one.line for one in told_of({cell: letters}, 2)] == [one.to.row for one in letters]
    assert told_of({text: letters}, 2) == [text]
