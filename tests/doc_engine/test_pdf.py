"""The door to PDF: pages written by hand here, so that every position is known."""

from __future__ import annotations

import contextlib
import io
import os
import re

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from doc_engine.errors import BadInput
from doc_engine.pdf import Box, Font, boxes_of, fonts_of, inspect, join, page_count, text_of
from doc_engine.pdf.opening import MAX_FILE, MAX_PAGES

LONGER = 1_000 if os.environ.get("VANTHU_CAMPAIGN") == "1" else 1  # make campaign
MM = 72 / 25.4


def pdf(*pages: str, box: str = "0 0 595.276 841.89") -> bytes:
    """A PDF of A4 pages with these content streams; `/F` is Helvetica, not embedded."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for content in pages:
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        resources = "<</Font<</F 3 0 R>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {len(objects)} 0 R/Resources{resources}>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    body = "".join(f"{number} 0 obj{content}\nendobj\n" for number, content in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF".encode("latin-1")


def words(text: str, x_mm: float, y_mm: float, size: int = 12) -> str:
    """The operators that set a text with its baseline `y_mm` below the top edge of an A4 page."""
    return f"BT /F {size} Tf {x_mm * MM:.3f} {841.89 - y_mm * MM:.3f} Td ({text}) Tj ET"


def line(x1: float, x2: float, y: float, width: float = 0.75) -> str:
    at = 841.89 - y * MM
    return f"{width} w {x1 * MM:.3f} {at:.3f} m {x2 * MM:.3f} {at:.3f} l S"


def test_pages_are_counted_and_read_one_by_one() -> None:
    made = pdf(words("Mot", 20, 20), words("Hai", 20, 20) + "\n" + words("dong", 20, 40), "")
    assert page_count(made) == 3
    assert text_of(made) == ["Mot", "Hai\ndong", ""]


def test_a_line_of_text_has_the_place_it_was_set_at() -> None:
    [page] = boxes_of(pdf(words("Xin chao", 30, 50, size=14)))
    assert (page.width, page.height) == pytest.approx((210, 297), abs=0.01)
    [(text, box)] = page.lines
    assert text == "Xin chao"
    assert box.left == pytest.approx(30, abs=0.5)
    assert box.bottom == pytest.approx(50, abs=0.2)
    assert 2 < box.bottom - box.top < 5


def test_words_of_one_line_are_one_line_and_cells_side_by_side_are_two() -> None:
    content = [words("TRAI", 20, 30), words("PHAI", 120, 30), words("duoi", 20, 36)]
    [page] = boxes_of(pdf("\n".join(content)))
    assert [text for text, _ in page.lines] == ["TRAI", "PHAI", "duoi"]
    runs = "BT /F 12 Tf 60 700 Td (Co quan ) Tj /F 13 Tf (chu tri) Tj ET"
    assert [text for text, _ in boxes_of(pdf(runs))[0].lines] == ["Co quan chu tri"]


def test_lines_that_run_into_each_other_are_seen_to_overlap() -> None:
    [page] = boxes_of(pdf(words("SO TU PHAP TINH", 20, 30) + "\n" + words("CONG HOA", 45, 31)))
    first, second = (box for _, box in page.lines)
    width, height = first.overlap(second)
    assert width > 5
    assert height > 1
    assert Box(0, 0, 1, 1).overlap(Box(1, 0, 2, 1)) == (0.0, 0.0)


def test_a_rule_has_its_exact_length_whatever_its_width() -> None:
    [page] = boxes_of(pdf(line(40, 75.5, 60) + "\n" + line(100, 165, 61, width=3)))
    lengths = [(rule.length, rule.y, rule.thickness) for rule in page.rules]
    assert lengths == [
        pytest.approx((35.5, 60, 0.265), abs=0.01),
        pytest.approx((65, 61, 1.058), abs=0.01),
    ]


def test_a_rule_drawn_as_a_thin_box_or_moved_by_a_matrix_counts_the_same() -> None:
    filled = f"{40 * MM:.3f} {841.89 - 60 * MM:.3f} {35.5 * MM:.3f} -0.75 re f"
    moved = f"q 0.5 0 0 0.5 {20 * MM:.3f} 300 cm 0 0 m {100 * MM:.3f} 0 l S Q"
    [page] = boxes_of(pdf(filled + "\n" + moved))
    first, second = page.rules
    assert (first.length, first.y) == pytest.approx((35.5, 60.13), abs=0.02)
    assert (second.left, second.length) == pytest.approx((20, 50), abs=0.01)


def test_what_is_upright_slanting_thick_or_tiny_is_no_rule() -> None:
    shapes = [
        "100 100 m 100 300 l S",
        "100 100 m 300 120 l S",
        "100 100 200 30 re f",
        "100 100 m 101 100 l S",
        "100 100 m 150 100 200 100 250 100 c S",
    ]
    assert boxes_of(pdf("\n".join(shapes)))[0].rules == ()


def test_a_box_drawn_with_strokes_has_two_rules_and_a_doubled_line_is_one() -> None:
    [page] = boxes_of(pdf("100 100 200 50 re S\n" + line(40, 75, 60) + "\n" + line(40, 75, 60)))
    assert [round(rule.length, 1) for rule in page.rules] == [35.0, 70.6, 70.6]


def test_places_are_measured_from_the_visible_page() -> None:
    shifted = pdf("BT /F 12 Tf 172 842 Td (goc) Tj ET", box="100 100 695 942")
    [(_, box)] = boxes_of(shifted)[0].lines
    assert (box.left, box.bottom) == pytest.approx((72 / MM, 100 / MM), abs=1.0)


def test_fonts_say_whether_they_are_inside() -> None:
    assert fonts_of(pdf(words("a", 20, 20))) == [Font("Helvetica", embedded=False)]
    assert fonts_of(pdf("")) == []


def test_inspection_tells_pages_sizes_and_what_should_not_be_there() -> None:
    facts = inspect(pdf(words("a", 20, 20), ""))
    assert (facts.pages, facts.fonts) == (2, (Font("Helvetica", embedded=False),))
    assert facts.sizes_mm[0] == pytest.approx((210, 297), abs=0.01)
    assert (facts.protected, facts.scripts, facts.attachments, facts.signatures) == (False, 0, 0, 0)
    script = (
        b"<</Type/Catalog/Pages 2 0 R/Names<</JavaScript<</Names[(a) <</S/JavaScript/JS(app.alert)>>]>>>>>>"
    )
    assert inspect(pdf("").replace(b"<</Type/Catalog/Pages 2 0 R>>", script)).scripts == 1


# Joining


def test_joined_pages_stand_in_order() -> None:
    one, two = pdf(words("Mot", 20, 20)), pdf(words("Hai", 20, 20), words("Ba", 20, 20))
    joined = join([two, one, two])
    assert text_of(joined) == ["Hai", "Ba", "Mot", "Hai", "Ba"]
    assert boxes_of(joined)[2] == boxes_of(one)[0]


def test_another_library_reads_the_joined_file_the_same() -> None:
    joined = join([pdf(words("Hai", 20, 20)), pdf(words("Mot", 20, 20))])
    pages = PdfReader(io.BytesIO(joined), strict=True).pages
    assert [page.extract_text().strip() for page in pages] == text_of(joined) == ["Hai", "Mot"]


def test_joining_the_same_files_gives_the_same_bytes_and_others_another_id() -> None:
    one, two = pdf(words("Mot", 20, 20)), pdf(words("Hai", 20, 20))
    ids = {join(files)[-300:] for files in ([one, two], [one, two], [two, one])}
    assert len(ids) == 2
    assert join([one, two]) == join([one, two])
    assert b"CreationDate" not in join([one, two])
    assert re.search(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]", join([one]))
    # The random part is where we think it is: without our hand two savings differ there and in the date only.
    assert raw_join([one]) != raw_join([one])


def raw_join(files: list[bytes]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for file in files:
        document.import_pages(pypdfium2.PdfDocument(file))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_nothing_to_join_and_too_much_to_join_are_refused() -> None:
    with pytest.raises(BadInput, match="không có tệp PDF nào"):
        join([])
    half = pdf(*[""] * (MAX_PAGES // 2 + 1))
    with pytest.raises(BadInput, match="quá 2000"):
        join([half, half])
    with pytest.raises(BadInput, match="không phải là PDF"):
        join([pdf(""), b"xin chao"])


# What is not a PDF


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "không phải là PDF"),
        (b"PK\x03\x04", "không phải là PDF"),
        (b"%PDF-1.4 xin chao", "bị hỏng"),
        (pdf(""), "bị hỏng|từ 1 đến"),
        (b"%PDF-1.4" + bytes(MAX_FILE), "lớn hơn 100 MB"),
    ],
    ids=["empty", "zip", "damaged", "no pages", "too big"],
)
def test_what_is_no_pdf_is_refused_in_words(data: bytes, said: str) -> None:
    data = data.replace(b"/Kids[5 0 R]/Count 1", b"/Kids[]/Count 0")
    for ask in (page_count, text_of, boxes_of, fonts_of, inspect):
        with pytest.raises(BadInput, match=said):
            ask(data)


def test_a_pdf_with_a_password_says_so() -> None:
    locked = pdf("").replace(b"trailer<<", b"trailer<</ID[<00><00>]/Encrypt " + LOCK)
    with pytest.raises(BadInput, match="mật khẩu"):
        page_count(locked)


LOCK = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>"


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(BadInput, match="từ 1 đến 2000 trang"):
        text_of(pdf(*[""] * (MAX_PAGES + 1)))


@settings(max_examples=200 * LONGER, deadline=None)
@given(st.data())
def test_a_damaged_pdf_is_read_or_refused_in_words(data: st.DataObject) -> None:
    changed = bytearray(SPECIMEN)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(9, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    for ask in (text_of, boxes_of, inspect):
        with contextlib.suppress(BadInput):
            ask(bytes(changed))


SPECIMEN = pdf(words("So: 146/KH-UBND", 20, 20) + "\n" + line(40, 75, 60), words("Noi nhan", 20, 20))


@pytest.mark.parametrize("over", [24.5, 26.5, 28.0])
@pytest.mark.parametrize("first", [True, False])
def test_words_set_over_others_are_kept_apart(over: float, first: bool) -> None:
    """A digital signature lies over the head: neither takes letters of the other, whichever was set first."""
    head = [words("UY BAN NHAN DAN", 30, 22), words("SO TU PHAP", 30, 28), words("CONG HOA", 120, 22)]
    seal = [words("Nguoi ky: A, ngay 13", 28, over, size=7)]
    [page] = boxes_of(pdf("\n".join([*seal, *head] if first else [*head, *seal])))
    assert {line.text for line in page.lines} == {
        "UY BAN NHAN DAN", "SO TU PHAP", "CONG HOA", "Nguoi ky: A, ngay 13",
    }  # fmt: skip
