"""Tables without lines and pages whose letters lie, in PDF text: read where it is clear how, else left as they are."""

from __future__ import annotations

import pytest

from doc_engine.pdf.columns import columned_text
from tests.doc_engine.test_pdf import MM, pdf, words

_ACROSS = (20, 35, 90, 130, 165)
HEAD = ["TT", "Noi dung", "Chu tri", "Phoi hop", "Thoi gian"]


def set_out(top: float, rows: list[list[str]], *, pitch: float = 6) -> str:
    """Rows of words at five tabs; "" leaves a tab empty."""
    return "\n".join(
        words(text, left, top + pitch * number)
        for number, row in enumerate(rows)
        for left, text in zip(_ACROSS, row, strict=False)
        if text
    )


def read(*parts: str) -> list[str]:
    return columned_text(pdf("\n".join(parts)))[0].split("\n")


def test_a_table_without_lines_is_read_row_by_row_where_its_columns_are_clear() -> None:
    rows = [
        HEAD,
        ["1", "Ra soat van ban cua", "Phong Tu phap", "Van phong", "Quy I"],
        ["", "cac co quan", "", "UBND xa"],
        ["2", "Kiem tra", "Thanh tra", "", "Thang 6/2026"],
    ]
    assert read(words("Cac don vi thuc hien theo bang sau:", 20, 20), set_out(30, rows), words("II. TO CHUC THUC HIEN", 20, 65)) == [
        "Cac don vi thuc hien theo bang sau:",
        "TT | Noi dung | Chu tri | Phoi hop | Thoi gian",
        "1 | Ra soat van ban cua cac co quan | Phong Tu phap | Van phong UBND xa | Quy I",
        "2 | Kiem tra | Thanh tra |  | Thang 6/2026",
        "II. TO CHUC THUC HIEN",
    ]  # fmt: skip


def test_a_head_of_several_lines_and_rows_that_head_others_belong_to_it() -> None:
    rows = [
        ["", "Noi dung", "Co quan", "Co quan", "Thoi gian"],
        ["STT"],
        ["", "cong viec", "chu tri", "phoi hop", "hoan thanh"],
        ["I", "Nhiem vu chung cua tat ca cac nganh, cac cap trong tinh"],
        ["1", "Ra soat", "So A", "So B", "Quy I"],
        ["2", "Kiem tra", "So C", "So D", "Quy II"],
    ]
    rows[1] = ["STT", "va", "noi", "noi", "ngay"]
    assert read(set_out(30, rows)) == [
        "STT | Noi dung va cong viec | Co quan noi chu tri | Co quan noi phoi hop | Thoi gian ngay hoan thanh",
        "I | Nhiem vu chung cua tat ca cac nganh, cac cap trong tinh |  |  | ",
        "1 | Ra soat | So A | So B | Quy I",
        "2 | Kiem tra | So C | So D | Quy II",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, ["1", "Ra soat", "So A", "So B", "Quy I"]],
        [HEAD, ["", "Ra soat", "So A"], ["", "Kiem tra", "So B"], ["", "Bao cao", "So C"]],
        [HEAD, ["1", "Ra soat van ban va cac viec khac cua nganh", "So A"], ["2", "Kiem tra", "So B"]],
        [["Ten", "Noi dung", "Chu tri"], ["1", "Ra soat", "So A"], ["2", "Kiem tra", "So B"]],
        [["TT", "Noi dung"], ["1", "Ra soat"], ["2", "Kiem tra"]],
    ],
)
def test_what_is_no_clear_table_is_left_as_text(rows: list[list[str]]) -> None:
    assert "|" not in "\n".join(read(set_out(30, rows)))


def test_what_stands_apart_below_a_table_is_not_its_last_row() -> None:
    rows = [HEAD, ["1", "Ra soat", "So A", "So B", "Quy I"], ["2", "Kiem tra", "So C", "So D", "Quy II"]]
    lines = read(set_out(30, rows), words("TM. UY BAN", 130, 62), words("Noi nhan:", 20, 62))
    assert lines[2] == "2 | Kiem tra | So C | So D | Quy II"
    assert "TM. UY BAN" in lines[3:][0] + lines[-1]


TURNS = {0: "1 0 0 1 {0} {3}", 90: "0 1 -1 0 {1} {0}", 180: "-1 0 0 -1 {2} {1}", 270: "0 -1 1 0 {3} {2}"}


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("turn", TURNS)
def test_a_page_whose_letters_lie_or_stand_on_their_head_is_read_upright(turn: int, told: bool) -> None:
    """Whether the page says by how much a viewer turns it, or was laid crosswise into a scanner."""
    across, high = 210 * MM, 297 * MM
    content = "\n".join(
        f"BT /F 12 Tf {TURNS[turn].format(x * MM, y * MM, across - x * MM, high - y * MM)} Tm ({text}) Tj ET"
        for text, x, y in (
            ("UY BAN NHAN DAN", 25, 20), ("TINH X", 35, 26), ("CONG HOA XA HOI", 120, 20), ("Doc lap - Tu do", 120, 26), ("KE HOACH", 95, 45),
        )
    )  # fmt: skip
    box = "0 0 595.276 841.89" if turn in (0, 180) else "0 0 841.89 595.276"
    page = pdf(content, box=box)
    if told:
        page = page.replace(b"/MediaBox", f"/Rotate {turn}/MediaBox".encode())
    [text] = columned_text(page)
    assert text.split("\n") == ["UY BAN NHAN DAN", "TINH X", "CONG HOA XA HOI", "Doc lap - Tu do", "KE HOACH"]
