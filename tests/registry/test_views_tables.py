"""Registers and tables of answers as .xlsx and pages; the demonstration's page."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html.parser import HTMLParser

import pytest
from python_calamine import CalamineWorkbook

from doc_engine.errors import BadInput
from registry.model import CoverageRow, CoverageState, Owed
from registry.services.registers import INCOMING_COLUMNS, OUTGOING_COLUMNS
from registry.views.coverage_table import coverage_fragment, coverage_html, coverage_summary, coverage_xlsx
from registry.views.demo_page import (
    DemoPage,
    PageDocument,
    PageFile,
    PagePicture,
    PageSection,
    PageTable,
    index_html,
)
from registry.views.registers import (
    INCOMING_TITLE,
    OUTGOING_TITLE,
    RegisterCover,
    register_html,
    register_table,
    register_xlsx,
)
from registry.views.text_cells import TextPage
from registry.views.workbook import Sheet, TextRow, write_workbook

COVER = RegisterCover(
    OUTGOING_TITLE,
    "Sở Tư pháp tỉnh Cà Mau",
    "UBND tỉnh Cà Mau",
    2023,
    date(2023, 1, 1),
    date(2023, 12, 31),
    "01",
    "312",
)
ROW = ("312/STP-PBGDPL", "27/3/2023", "Công văn …", "Phạm Thị Ngọc", "9 đơn vị", "VT", "20", "", "", "=1+1")
AS_OF = date(2023, 4, 20)


def cells(content: bytes, sheet: str) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in book.get_sheet_by_name(sheet).to_python()]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_a_register_has_the_decrees_cover_and_columns() -> None:
    content = register_xlsx(COVER, OUTGOING_COLUMNS, [ROW], foot=("Nhật ký: 41",))
    front = [str(row[0]) for row in cells(content, "Bìa") if row and row[0]]
    assert front == [
        "UBND TỈNH CÀ MAU",
        "SỞ TƯ PHÁP TỈNH CÀ MAU",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm: 2023",
        "Từ ngày 01/01/2023 đến ngày 31/12/2023",
        "Từ số 01 đến số 312",
        "Quyển số: …………",
    ]
    body = cells(content, "Sổ")
    head = next(i for i, row in enumerate(body) if row[0] == "Số, ký hiệu văn bản")
    assert tuple(body[head]) == OUTGOING_COLUMNS
    assert tuple(body[head + 2]) == ROW
    assert body[-1][0] == "Nhật ký: 41"


def test_an_incoming_register_has_its_own_columns() -> None:
    cover = RegisterCover(INCOMING_TITLE, "Sở Tư pháp tỉnh Cà Mau")
    body = cells(register_xlsx(cover, INCOMING_COLUMNS, []), "Sổ")
    assert [str(cell) for cell in INCOMING_COLUMNS] in [[str(cell) for cell in row] for row in body]


def test_the_same_rows_give_the_same_bytes() -> None:
    assert register_xlsx(COVER, OUTGOING_COLUMNS, [ROW]) == register_xlsx(COVER, OUTGOING_COLUMNS, [ROW])


def test_cells_are_text_and_never_formulas_or_links() -> None:
    row = ("=CMD()", "http://example.org", "+1", "007", "-5", "@x", "1e5", "TRUE", "", "")
    content = register_xlsx(COVER, OUTGOING_COLUMNS, [row])
    sheet = part(content, "xl/worksheets/sheet3.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert row in [tuple(line) for line in cells(content, "Sổ")]


def test_a_register_prints_on_a4_landscape_with_its_head_on_every_page() -> None:
    content = register_xlsx(COVER, OUTGOING_COLUMNS, [ROW])
    sheet = part(content, "xl/worksheets/sheet3.xml")
    assert re.search(r'<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"', sheet)
    assert "_xlnm.Print_Titles" in part(content, "xl/workbook.xml")


def test_what_excel_cannot_hold_is_refused_and_not_cut() -> None:
    longest = (*ROW[:9], "x" * 32_767)
    assert register_xlsx(COVER, OUTGOING_COLUMNS, [longest])
    with pytest.raises(BadInput, match="32767") as caught:
        register_xlsx(COVER, OUTGOING_COLUMNS, [ROW, (*ROW[:9], "x" * 32_768)])
    (problem,) = caught.value.problems
    assert (problem.line, problem.field) == (2, "Ghi chú")


def test_a_register_page_escapes_its_cells() -> None:
    html = register_html(COVER, OUTGOING_COLUMNS, [(*ROW[:9], "<b>x</b>")], foot=("a<b",))
    assert "<b>x</b>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "SỞ TƯ PHÁP TỈNH CÀ MAU" in html


ROWS = (
    CoverageRow(
        "Ủy ban nhân dân huyện Cái Nước", "2020:973", CoverageState.REPORTED, date(2023, 4, 15), 0, ("v3",)
    ),
    CoverageRow(
        "Ủy ban nhân dân huyện Đầm Dơi",
        "2020:970",
        CoverageState.SENT,
        date(2023, 4, 15),
        5,
        (),
        "căn cứ đã thay đổi",
        owed=(Owed("d", date(2023, 4, 15), "", answered=False, days_late=5, working_days_late=3),),
    ),
    CoverageRow("ủy ban nhân dân huyện U Minh", None, CoverageState.ACTED, None, None, ("v9",)),
    CoverageRow("Ủy ban nhân dân huyện Phú Tân", None, CoverageState.REPORTED, date(2023, 4, 15), None, ()),
    CoverageRow("Ủy ban nhân dân huyện Năm Căn", None, CoverageState.SENT, date(2023, 5, 1), 0, ()),
)


def test_progress_deadline_and_note_never_mix() -> None:
    content = coverage_xlsx(
        ROWS, title="Công văn số 312/STP-PBGDPL", as_of=AS_OF, names={"v3": "Báo cáo số 33/BC-UBND"}
    )
    body = cells(content, "Theo dõi")
    start = next(i for i, row in enumerate(body) if row[0] == "STT") + 1
    assert [row[2:5] for row in body[start : start + 5]] == [
        ["Đã báo cáo", "15/4/2023 (trả lời đúng hạn)", ""],
        ["Đã gửi", "15/4/2023 (quá hạn 5 ngày)", "Căn cứ đã thay đổi"],
        ["Đã có văn bản triển khai", "Không đặt thời hạn", ""],
        ["Đã báo cáo", "15/4/2023 (đã trả lời, không rõ ngày)", ""],
        ["Đã gửi", "01/5/2023 (trong hạn)", ""],
    ]
    assert body[start][5] == "Báo cáo số 33/BC-UBND"
    assert content == coverage_xlsx(
        ROWS, title="Công văn số 312/STP-PBGDPL", as_of=AS_OF, names={"v3": "Báo cáo số 33/BC-UBND"}
    )


def test_the_summary_counts_states_and_the_late() -> None:
    assert (
        coverage_summary(ROWS) == "5 đơn vị: 2 đã báo cáo; 1 đã có văn bản triển khai; 2 đã gửi. Quá hạn: 1."
    )
    assert coverage_summary(()) == "Chưa có đơn vị nào."


def test_who_has_answered_late_is_not_counted_as_late() -> None:
    given = Owed("d", date(2023, 4, 15), "", answered=True, days_late=5, working_days_late=3)
    row = CoverageRow(
        "Ủy ban nhân dân xã An Hòa", None, CoverageState.REPORTED, given.due_on, 5, (), owed=(given,)
    )
    assert coverage_summary((row,)) == "1 đơn vị: 1 đã báo cáo. Quá hạn: 0."


def test_a_table_of_answers_leads_to_the_documents() -> None:
    html = coverage_html(
        ROWS,
        title="<x>",
        as_of=AS_OF,
        names={"v3": "Báo cáo số 33/BC-UBND"},
        hrefs={"v3": "a b.docx", "v9": "javascript:x"},
    )
    assert '<a href="a%20b.docx">Báo cáo số 33/BC-UBND</a>' in html
    assert "javascript" not in html
    assert "<x>" not in html


class Balance(HTMLParser):
    """Every element closed in its order."""

    VOID = frozenset({"meta", "br", "input", "rect", "path"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.hrefs: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def demo() -> DemoPage:
    paper = PageDocument(
        "Kế hoạch số 77/KH-UBND", "UBND <tỉnh>", "14/4/2021", "Nội dung", files=(PageFile("Word", "a.docx"),)
    )
    invented = PageDocument("Báo cáo số 5/BC-UBND", invented=True, files=(PageFile("Word", "http://x/y"),))
    sections = (
        PageSection("Mở gì trước", ("Câu một.", "Câu hai.")),
        PageSection("Văn bản", documents=(paper, invented)),
        PageSection(
            "Chuỗi",
            pictures=(
                PagePicture("Chuỗi", '<svg width="900" height="5"></svg>', (PageFile("SVG", "c.svg"),)),
            ),
        ),
        PageSection(
            "Sổ",
            tables=(
                PageTable("Sổ đi", register_table(OUTGOING_COLUMNS, [ROW]), (PageFile("Excel", "so.xlsx"),)),
                PageTable("Trả lời", coverage_fragment(ROWS, as_of=AS_OF)),
            ),
        ),
    )
    return DemoPage("Minh họa", ("Lời đầu.",), "Có số liệu giả định.", sections, ("Hết.",))


def test_the_demo_page_shows_everything_and_leads_only_to_files_beside_it() -> None:
    html = index_html(demo())
    reader = Balance()
    reader.feed(html)
    assert reader.open == []
    assert [href for href in reader.hrefs if not href.startswith("#")] == ["a.docx", "c.svg", "so.xlsx"]
    assert {href[1:] for href in reader.hrefs if href.startswith("#")} == set(reader.ids)
    assert html.count("số liệu giả định") == 2
    assert "UBND &lt;tỉnh&gt;" in html


def test_the_demo_page_is_the_same_for_the_same_content() -> None:
    assert index_html(demo()) == index_html(demo())


def test_text_that_looks_like_the_librarys_rich_text_is_text() -> None:
    rows = [["<r>x & y</r>", "b"], ["", "<r><t>x</t></r>"]]
    above = (TextRow("<r>&</r>"),)
    content = write_workbook([Sheet("Sổ", ("A", "<r></r>"), (50.0, 60.0), rows, above)], title="x")
    assert cells(content, "Sổ") == [["<r>&</r>", ""], ["A", "<r></r>"], *rows]


def test_rows_of_text_are_the_librarys_own_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[f"{n}/KH-UBND", 'trích yếu  hai  dòng\nvà & < > "', "", " lề ", "_x0041_"] for n in range(1, 40)]
    sheet = Sheet("Sổ", tuple("ABCDE"), (20.0,) * 5, rows, numbered=True, bold_rows=frozenset({3}))
    ours = write_workbook([sheet], title="x")
    monkeypatch.delattr(TextPage, "_write_cell")
    monkeypatch.setattr(TextPage, "write_texts", by_the_library)
    assert write_workbook([sheet], title="x") == ours


def by_the_library(page: TextPage, row: int, texts: list[str], look: object) -> None:
    for column, text in enumerate(texts):
        page.write_string(row, column, text, look)


def heights(content: bytes) -> dict[int, float]:
    rows = re.findall(r'<row r="(\d+)"([^>]*)>', part(content, "xl/worksheets/sheet1.xml"))
    told = {int(number): re.search(r' ht="([\d.]+)"', rest) for number, rest in rows}
    return {number: float(height[1]) if height else 15.0 for number, height in told.items()}


def test_a_row_has_room_for_every_line_of_its_longest_cell() -> None:
    long = "Kế hoạch triển khai thực hiện công tác hòa giải ở cơ sở " * 4
    rows = [
        ("1", "ngắn"),
        ("2", "58/KH-UBND\n312/BC-UBND"),
        ("3", long),
        ("4", long.upper()),
        ("5", "x" * 400),
    ]
    page = Sheet("Sổ", ("STT", "Ngày tháng của văn bản"), (10, 40), rows)
    tall = heights(write_workbook([page], title="Sổ"))
    assert [tall[row] for row in (1, 2, 3)] == [30, 15, 30]
    # Some 23 letters stand on a line of 40 mm: ten lines at least, more in capitals; a word too long is broken.
    assert 10 * 15 <= tall[4] < tall[5] <= 409
    assert tall[6] >= 400 // 24 * 15


def test_a_row_is_never_taller_than_excel_allows() -> None:
    page = Sheet("Sổ", ("STT",), (10,), [("dòng\n" * 200,)])
    assert heights(write_workbook([page], title="Sổ"))[2] == 408.75
