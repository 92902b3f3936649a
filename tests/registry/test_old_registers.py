"""Old Excel registers: the column map, row-by-row problems, own numbers, all or nothing, the same file again."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.errors import BadInput
from registry.services.issuing import issue
from registry.services.old_registers.cells import day_of
from registry.services.old_registers.importing import Choice, import_register
from registry.services.old_registers.mapping import load_map, map_text, suggest
from registry.services.old_registers.planning import gaps_in
from registry.services.printing import printed
from registry.services.spreadsheets import read_sheets
from registry.services.verifying import verify
from tests.registry.test_verifying import tamper

HEAD = [
    "Số, ký hiệu",
    "Ngày tháng",
    "Tên loại và trích yếu nội dung",
    "Người ký",
    "Nơi nhận",
    "Lưu",
    "Số lượng",
    "Ghi chú",
]
ROWS = [
    ["ỦY BAN NHÂN DÂN TỈNH HẢI YẾN"],
    ["SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2019"],
    [],
    HEAD,
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    ["Tháng 01"],
    [
        "01/QĐ-UBND",
        date(2019, 1, 2),
        "Quyết định phê duyệt dự toán",
        "Trần Văn Bình",
        "Sở Tài chính",
        "VT",
        5.0,
        "=x",
    ],
    ["2/KH-UBND", "05/1/2019", "Kế hoạch phòng cháy", "Trần Văn Bình", "Các sở", "VT", 12, ""],
    ["5/QĐ-UBND", 43475, "V/v bổ nhiệm", "Trần Văn Bình", "Như trên", "VT", "", ""],
    ["03/UBND-NC", "7.1.19", "Công văn V/v tập huấn", "Trần Văn Bình", "Các xã", "VT, NC", "", ""],
    ["", "", "Cộng: 4"],
]
ARRIVED = [
    ["STT", "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày văn bản", "Trích yếu", "Đơn vị nhận"],
    [1, date(2019, 1, 2), 1, "Bộ Nội vụ", "12/BNV-VP", "28/12/2018", "V/v báo cáo", "Phòng NC"],
    [2, date(2019, 1, 3), "02", "UBND tỉnh", "khg số", "", "Giấy mời họp", ""],
]


def xlsx(rows, name: str = "2019") -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(name)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(at, column, cell, day)
                elif cell != "":
                    page.write(at, column, cell)
    return buffer.getvalue()


def map_of(data: bytes, book: str, extra: str = ""):
    text = map_text(suggest(read_sheets(data, "so.xlsx"), book))
    return load_map((text + extra).encode(), "map.yaml", book)


def run(home, rows, book="di", extra="", **choice):
    data = rows if isinstance(rows, bytes) else xlsx(rows)
    return import_register(home, data, "so.xlsx", map_of(data, book, extra), Choice(**choice))


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def test_the_map_is_proposed_from_the_head_wherever_it_stands():
    suggested = suggest(read_sheets(xlsx(ROWS), "so.xlsx"), "di")
    assert dict(suggested.map.columns) == {
        "so_ky_hieu": "Số, ký hiệu",
        "ngay_van_ban": "Ngày tháng",
        "trich_yeu": "Tên loại và trích yếu nội dung",
        "nguoi_ky": "Người ký",
        "noi_nhan": "Nơi nhận",
        "luu": "Lưu",
        "so_luong": "Số lượng",
        "ghi_chu": "Ghi chú",
    }
    assert suggest(read_sheets(xlsx(ARRIVED), "so.xlsx"), "den").unmatched == ("STT",)
    with pytest.raises(BadInput, match="dòng tiêu đề"):
        suggest(read_sheets(xlsx([["a", "b"]]), "so.xlsx"), "di")


def test_lines_come_in_with_their_own_numbers_and_the_books_are_whole(home):
    done = run(home, ROWS)
    assert (done.added, done.already, done.problems) == (4, 0, ())
    assert done.raised == {"Công văn 2019": (0, 3), "Văn bản có tên loại 2019": (0, 5)}
    assert done.gaps == {"Văn bản có tên loại 2019": ["3-4"]}
    rows = printed(home, "di", year=2019).rows
    assert [row[:3] for row in rows] == [
        ("03/UBND-NC", "07/01/2019", "Công văn V/v tập huấn"),
        ("01/QĐ-UBND", "02/01/2019", "Quyết định phê duyệt dự toán"),
        ("2/KH-UBND", "05/01/2019", "Kế hoạch phòng cháy"),
        ("5/QĐ-UBND", "10/01/2019", "Quyết định V/v bổ nhiệm"),
    ]
    assert rows[1][6] == "5"
    assert rows[1][9] == "=x"
    with home.store.reading() as tx:
        (document, *_) = tx.documents.by_notation("1/qđ-ubnd")
        assert tx.files.of_document(document.key) == []
    assert verify(home) == []


def test_the_same_file_again_adds_nothing(home):
    run(home, ROWS)
    with home.store.reading() as tx:
        before = tx.journal.head("ubnd-hai-yen")
    done = run(home, ROWS)
    assert (done.added, done.already, done.problems) == (0, 4, ())
    with home.store.reading() as tx:
        assert tx.journal.head("ubnd-hai-yen") == before


def test_a_dry_run_tells_the_same_and_writes_nothing(home):
    done = run(home, ROWS, dry_run=True)
    assert (done.added, done.dry_run) == (4, True)
    assert printed(home, "di").rows == ()


BAD = [
    HEAD,
    ["1/KH-UBND", "5/1/2019", "Kế hoạch A"],
    ["1/KH-UBND", "6/1/2019", "Kế hoạch B"],
    ["x", "6/1/2019", "Kế hoạch C"],
    ["4/KH-UBND", "31/2/2019", ""],
    ["", "6/1/2019", "Kế hoạch D", "", "", "", "", "đủ ô"],
    ["6/KH-UBND", "6/1/2099", "Kế hoạch E"],
    ["7/KH-UBND", "6/1/2019", "TỐI MẬT"],
]


def test_every_problem_of_every_row_is_told_and_nothing_comes_in(home):
    with pytest.raises(BadInput) as caught:
        run(home, BAD)
    told = [(problem.line, problem.field) for problem in caught.value.problems]
    assert told == [
        (3, ""),
        (4, "Số, ký hiệu"),
        (5, "Ngày tháng"),
        (5, "Tên loại và trích yếu nội dung"),
        (6, "Số, ký hiệu"),
        (7, ""),
        (8, ""),
    ]
    assert all(problem.file == "so.xlsx, trang “2019”" for problem in caught.value.problems)
    assert printed(home, "di").rows == ()
    with home.store.reading() as tx:
        assert tx.documents.all() == []


def test_the_good_rows_come_in_where_the_clerk_says_so(home):
    done = run(home, BAD, skip_bad=True)
    assert (done.added, len(done.problems)) == (1, 7)
    assert verify(home) == []


def test_a_number_above_the_counter_needs_the_clerks_word(home):
    rows = [HEAD, ["12/UBND-NC", "5/1/2024", "V/v tập huấn"], ["11/UBND-NC", "4/1/2024", "V/v báo cáo"]]
    with pytest.raises(BadInput, match="--raise-last"):
        run(home, rows)
    done = run(home, rows, raise_last=True)
    assert (done.added, done.raised) == (2, {"Công văn 2024": (11, 12)})
    assert verify(home) == []


def test_a_number_that_is_another_document_here_is_a_problem(desk, home):
    issue(home, desk.plan, "a.yaml", on=date(2024, 8, 1))
    with pytest.raises(BadInput, match="đã là 01/KH-UBND"):
        run(home, [HEAD, ["01/QĐ-UBND", "5/1/2024", "Quyết định A"]])
    with pytest.raises(BadInput, match="chưa có sổ"):
        run(home, [HEAD, ["01/QĐ-UBND", "5/1/2024", "Quyết định A"]], extra="so_van_ban: Sổ lạ\n")


def test_arrivals_come_in_and_the_series_goes_on_behind_them(home):
    done = run(home, ARRIVED, "den")
    assert (done.added, done.problems, done.raised) == (2, (), {"văn bản đến 2019": (0, 2)})
    first, second = printed(home, "den", year=2019).rows
    assert first[:7] == ("02/01/2019", "01", "Bộ Nội vụ", "12/BNV-VP", "28/12/2018", "Công văn báo cáo", "")
    assert first[9] == "Chuyển: Phòng NC"
    assert second[2:6] == ("UBND tỉnh", "", "", "Giấy mời họp")
    assert "khg số" in second[9]
    assert verify(home) == []
    assert run(home, ARRIVED, "den").already == 2


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET subject = 'khác' WHERE number = 5",
        "DELETE FROM entry WHERE number = 5",
        "UPDATE book SET last_number = 9 WHERE year = 2019",
        "UPDATE document SET issuer = 'khác' WHERE key = 'vb2'",
        "DELETE FROM arrival WHERE number = 2",
        "UPDATE arrival SET number = 7 WHERE number = 2",
        "UPDATE series SET last = 1 WHERE name LIKE 'den:%'",
    ],
)
def test_an_imported_line_changed_by_another_hand_is_seen(home, sql):
    run(home, ROWS)
    run(home, ARRIVED, "den")
    assert verify(home) == []
    tamper(home, sql)
    assert verify(home)


def test_columns_may_be_named_by_letters_and_numbers_stand_in_two_columns(home):
    rows = [["a", "b", "c", "d"], [7.0, "KH-UBND", "5/1", "Kế hoạch A"]]
    text = (
        "so: di\nnam: 2019\ndong_tieu_de: 1\ncot:\n  so: A\n  ky_hieu: B\n  ngay_van_ban: C\n  trich_yeu: D\n"
    )
    made = load_map(text.encode(), "map.yaml", "di")
    done = import_register(home, xlsx(rows), "so.xlsx", made, Choice())
    assert done.added == 1
    assert printed(home, "di", year=2019).rows[0][:2] == ("7/KH-UBND", "05/01/2019")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("so: di\ncot:\n  trich_yeu: A\n", "ngay_van_ban, so_ky_hieu"),
        ("so: den\ncot:\n  so: A\n  ngay_van_ban: B\n  trich_yeu: C\n", "không phải “di”"),
        ("so: di\ncot:\n  trich: A\n", "trich"),
    ],
)
def test_a_wrong_map_is_refused_in_words(text, words):
    with pytest.raises(BadInput, match=words):
        load_map(text.encode(), "map.yaml", "di")


def test_a_map_that_fits_no_sheet_is_refused(home):
    made = map_of(xlsx(ROWS), "di")
    with pytest.raises(BadInput, match="không thấy dòng tiêu đề"):
        import_register(home, xlsx([["khác"]]), "so.xlsx", made, Choice())


@given(st.dates(date(1945, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_however_it_was_typed(day):
    serial = str((day - date(1899, 12, 30)).days)
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
        f"{day:%d-%m-%Y} 08:30",
        serial,
    ):
        assert day_of(text, None, field="x").whole == day


@given(st.sets(st.integers(1, 60), min_size=1))
def test_gaps_and_numbers_fill_the_span_together(numbers):
    missing = set()
    for gap in gaps_in(numbers):
        low, _, high = gap.partition("-")
        missing |= set(range(int(low), int(high or low) + 1))
    assert missing | numbers == set(range(min(numbers), max(numbers) + 1))
    assert not missing & numbers
