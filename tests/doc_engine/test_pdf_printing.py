"""The print file: every page as it was, what letters share once, each on the front of a sheet when asked."""

from __future__ import annotations

import io
import zlib

import pypdfium2
import pytest

from doc_engine.errors import BadInput
from doc_engine.pdf import fonts_of, text_of
from doc_engine.pdf.printing import Printed, PrintFile, print_file

_PICTURE = zlib.compress(bytes(range(256)) * 300)


def letter(*pages: str) -> bytes:
    """A PDF of as many pages, each with a line of text, a picture that all share, and a note that names its page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>"
        % (b" ".join(b"%d 0 R" % (5 + 3 * place) for place in range(len(pages))), len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Image/Width 240/Height 320/BitsPerComponent 8/ColorSpace/DeviceGray"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(_PICTURE), _PICTURE),
    ]
    for place, text in enumerate(pages):
        content = b"BT /F 12 Tf 72 700 Td (%s 9 0 R) Tj ET q 90 0 0 90 72 500 cm /I Do Q" % text.encode()
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Annots[%d 0 R]"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>" % (6 + 3 * place, 7 + 3 * place),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            b"<</Type/Annot/Subtype/Square/Rect[300 300 400 400]/P %d 0 R>>" % (5 + 3 * place),
        ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return (
        out + table + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    )


def pictures(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    return [bytes(document[index].render(scale=0.5).buffer) for index in range(len(document))]


LETTERS = [letter("A1"), letter("B1", "B2"), letter("C1", "C2", "C3"), letter("A1")]


def test_every_page_stands_in_order_and_looks_as_it_did() -> None:
    made = print_file(LETTERS)
    assert pictures(made) == [page for one in LETTERS for page in pictures(one)]
    assert [text.split()[0] for text in text_of(made)] == ["A1", "B1", "B2", "C1", "C2", "C3", "A1"]
    assert [font.name for font in fonts_of(made)] == ["Helvetica"]


def test_what_letters_share_stands_in_it_once() -> None:
    assert print_file([letter(f"Thu {place}") for place in range(40)]).count(b"/Subtype/Image") == 1


def test_on_two_sides_each_letter_begins_a_sheet() -> None:
    out = io.BytesIO()
    made = PrintFile(out, two_sided=True)
    assert [made.add(one) for one in LETTERS] == [Printed(1, 1), Printed(3, 2), Printed(5, 3), Printed(9, 1)]
    assert made.close() == 10
    said = [text.split()[:1] for text in text_of(out.getvalue())]
    assert said == [["A1"], [], ["B1"], ["B2"], ["C1"], ["C2"], ["C3"], [], ["A1"], []]
    document = pypdfium2.PdfDocument(out.getvalue())
    assert {document.get_page_size(index) for index in range(10)} == {(595.0, 842.0)}


def test_hundreds_of_letters_stand_in_a_tree_that_other_readers_follow() -> None:
    from pypdf import PdfReader

    made = print_file([letter(f"T{place}") for place in range(150)])
    pages = PdfReader(io.BytesIO(made), strict=True).pages
    assert [pages[index].extract_text().split()[0] for index in (0, 63, 64, 149)] == [
        "T0",
        "T63",
        "T64",
        "T149",
    ]
    assert "/Annots" in pages[3]


def test_the_same_letters_give_the_same_bytes() -> None:
    assert print_file(LETTERS) == print_file(LETTERS)
    assert print_file(LETTERS) != print_file(LETTERS[:3])


def test_nothing_and_what_is_no_pdf_are_refused() -> None:
    for nothing in ([], [b"xin chao"]):
        with pytest.raises(BadInput):
            print_file(nothing)
