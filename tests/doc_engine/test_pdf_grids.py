"""Ruled tables in PDF text: cells by the lines around them, merged cells, rows and heads over a page's end."""

from __future__ import annotations

from doc_engine.pdf.columns import columned_text
from tests.doc_engine.test_pdf import MM, line, pdf, words

_ACROSS = (20, 35, 90, 130, 190)


def upright(x: float, top: float, bottom: float) -> str:
    """A line from top to bottom."""
    return f"0.75 w {x * MM:.3f} {841.89 - top * MM:.3f} m {x * MM:.3f} {841.89 - bottom * MM:.3f} l S"


def table(top: float, rows: list[list[str]], *, open_below: frozenset[tuple[int, int]] = frozenset()) -> str:
    """A table of four columns with rows of 8 mm; an empty cell behind "=" belongs to the cell on its left."""
    parts = [line(_ACROSS[0], _ACROSS[-1], top)]
    for number, row in enumerate(rows):
        high, low = top + 8 * number, top + 8 * number + 8
        for column, text in enumerate(row):
            left, right = _ACROSS[column], _ACROSS[column + 1]
            parts += [] if text == "=" else [upright(left, high, low)]
            parts += [] if (number, column) in open_below else [line(left, right, low)]
            parts += [words(text, left + 2, high + 5)] if text.strip("=") else []
        parts.append(upright(_ACROSS[-1], high, low))
    return "\n".join(parts)


def test_a_ruled_table_is_read_row_by_row_between_the_text_around_it() -> None:
    rows = [["TT", "Noi dung", "Chu tri", "Thoi gian"], ["1", "Ra soat", "So A", "Quy I"]]
    [text] = columned_text(pdf("\n".join([words("Truoc", 20, 20), table(30, rows), words("Sau", 20, 60)])))
    assert text.split("\n") == [
        "Truoc",
        "TT | Noi dung | Chu tri | Thoi gian",
        "1 | Ra soat | So A | Quy I",
        "Sau",
    ]


def test_merged_cells_say_their_words_once_across_and_in_each_row_down() -> None:
    rows = [
        ["TT", "Noi dung", "Phan cong", "="],
        ["", "", "Chu tri", "Phoi hop"],
        ["I. Nhom", "=", "=", "="],
        ["1", "Ra soat", "So A", "So B"],
    ]
    [text] = columned_text(pdf(table(30, rows, open_below=frozenset({(0, 0), (0, 1)}))))
    assert text.split("\n") == [
        "TT | Noi dung | Phan cong | ",
        "TT | Noi dung | Chu tri | Phoi hop",
        "I. Nhom |  |  | ",
        "1 | Ra soat | So A | So B",
    ]


def test_a_row_cut_by_the_end_of_a_page_is_one_and_the_head_is_told_once() -> None:
    head = ["TT", "Noi dung", "Chu tri", "Thoi gian"]
    first = table(30, [head, ["1", "Xay dung", "So A", "15/3/202"]])
    second = "\n".join(
        [
            words("2", 105, 10),
            table(20, [head, ["", "quy che", "", "6"], ["2", "Kiem tra", "So B", "Quy II"]]),
        ]
    )
    text = "\n".join(columned_text(pdf(first, second)))
    assert "1 | Xay dung quy che | So A | 15/3/2026" in text
    assert text.count("Noi dung") == 1
    assert text.endswith("2 | Kiem tra | So B | Quy II")


def test_a_drawn_frame_and_two_columns_are_no_table() -> None:
    frame = "\n".join([line(20, 190, 20), line(20, 190, 60), upright(20, 20, 60), upright(190, 20, 60)])
    [text] = columned_text(pdf(f"{frame}\n{words('Trong khung', 30, 40)}"))
    assert text.strip() == "Trong khung"
