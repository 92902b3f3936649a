"""Every kind of file that reaches an office is read, or it is said why not."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from html import escape

import pytest

from doc_engine.errors import BadInput
from doc_engine.pdf.pictures import pictures_of
from doc_engine.reading.copies.legacy import _TO_TCVN3, _to_vni, from_legacy, is_suspect
from doc_engine.text import nfc
from registry.jail import LibreOffice
from registry.jail.hocr import RecognisedPage
from registry.jail.ocr import Tesseract
from registry.jail.sandbox import bubblewrap
from registry.services.reading import file_text, kind_of, read_file
from registry.services.redrafting import redraft_file
from registry.services.words import words_of
from tests.doc_engine.test_pdf import pdf
from tests.doc_engine.test_pdf import words as put

LETTER = """UBND TỈNH LÂM ĐỒNG
SỞ TƯ PHÁP
Số: 77/STP-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Đồng, ngày 05 tháng 3 năm 2026
Kính gửi: Ủy ban nhân dân các xã, phường.
Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2026 của Ủy ban nhân dân tỉnh về công tác văn thư, căn cứ quy định của
Chính phủ và các hướng dẫn được ban hành, Sở Tư pháp đề nghị các đơn vị báo cáo về việc thực hiện theo quy định.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Mẫu
"""


def odt_of(text: str) -> bytes:
    """A small OpenDocument text, a paragraph for each line."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.splitlines())
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0" office:version="1.2">'
        f"<office:body><office:text>{lines}</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0" manifest:version="1.2">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_form_of_unicode_is_read(encoding: str) -> None:
    reading = read_file(LETTER.encode(encoding), "a.txt")
    assert (reading.header.notation, reading.header.place) == ("77/STP-VP", "Lâm Đồng")


def legacy_of(text: str, table: dict[str, str]) -> str:
    """A text as typed in an old code table."""
    old = {nfc(new): code for code, new in table.items()}
    return "".join(old.get(char, char) for char in text)


TABLES = {
    "TCVN3 (ABC)": {chr(code): letter for code, letter in _TO_TCVN3.items()},
    "VNI": _to_vni(),
}


@pytest.mark.parametrize("name", TABLES)
def test_an_old_code_table_is_recognised_converted_and_said(name: str) -> None:
    old = legacy_of(LETTER, TABLES[name])
    words = words_of(old.encode("cp1252", "ignore"), "a.txt")
    assert "Kế hoạch số 12/KH-UBND ngày 10/01/2026 của" in words.text
    assert any(name in notice for notice in words.notices)


def test_unicode_and_foreign_text_is_no_old_code_table() -> None:
    assert from_legacy(LETTER) is None
    assert from_legacy("Más allá de la reunión, el señor Muñoz envió información más útil. " * 40) is None


def test_windows_vietnamese_is_read() -> None:
    import unicodedata

    split = "".join(
        char if unicodedata.normalize("NFD", char)[0] == char else _tone_apart(char) for char in LETTER
    )
    assert "Thực hiện Kế hoạch" in file_text(split.encode("cp1258", "ignore"), "a.txt")


def _tone_apart(char: str) -> str:
    """`ế` as `ê` and a combining acute, which is how windows-1258 holds it."""
    import unicodedata

    parts = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone)) + tone


def test_bytes_of_no_known_table_are_refused_with_what_to_do() -> None:
    with pytest.raises(BadInput, match="bảng mã"):
        file_text(bytes(range(0x80, 0x100)) * 20, "a.txt")


def test_a_page_keeps_the_columns_of_its_head_apart_and_rows_of_a_table_together() -> None:
    page = (
        "<html><head><meta charset=utf-8><title>Văn bản</title><style>p{color:red}</style></head><body><table><tr>"
        "<td><p>UBND TỈNH LÂM ĐỒNG<p>SỞ TƯ PHÁP<p>Số: 77/STP-VP</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Lâm Đồng, "
        "ngày 05 tháng 3 năm 2026</td></tr></table><table><tr><th>TT</th><th>Nội dung</th><th>Đơn vị chủ trì</th><th>Thời gian"
        "</th></tr><tr><td>1</td><td>Rà soát</td><td>Phòng Tư pháp</td><td>Tháng 5/2026</td></tr></table></body></html>"
    )
    reading = read_file(page.encode(), "a.html")
    assert (reading.header.notation, reading.header.issuer) == ("77/STP-VP", "Sở Tư pháp tỉnh Lâm Đồng")
    assert [(task.text, task.lead) for task in reading.tasks] == [("Rà soát", ("Phòng Tư pháp",))]


def test_a_news_page_is_no_official_document_but_cites() -> None:
    page = "<html><body><h1>Tin</h1><p>UBND tỉnh Lâm Đồng đã ban hành Kế hoạch số 12/KH-UBND ngày 10/01/2026.</p></body></html>"
    reading = read_file(page.encode(), "a.html")
    assert not reading.header.is_official_document
    assert [citation.notation for citation in reading.citations] == ["12/KH-UBND"]


def test_an_opendocument_text_goes_through_the_converter() -> None:
    data = odt_of(LETTER)
    assert kind_of(data) == "odt"
    if LibreOffice().available() or bubblewrap() is None:
        with pytest.raises(BadInput, match="odt"):
            words_of(data, "a.odt")
        return
    words = words_of(data, "a.odt")
    assert "Số: 77/STP-VP" in words.text
    assert words.notices


def test_a_rich_text_file_goes_through_the_converter() -> None:
    letter = "".join(f"\\u{ord(char)}?" if ord(char) > 126 else char for char in LETTER)
    data = ("{\\rtf1\\ansi " + letter.replace("\n", "\\par\n") + "}").encode("ascii")
    assert kind_of(data, "a.doc") == "rtf"
    if LibreOffice().available() or bubblewrap() is None:
        with pytest.raises(BadInput, match="rtf"):
            words_of(data, "a.rtf")
        return
    assert "Số: 77/STP-VP" in words_of(data, "a.rtf").text


class _Deaf(Tesseract):
    """A recogniser that is not installed."""

    def available(self) -> str | None:
        return "Chưa có Tesseract."


class _Reads(Tesseract):
    """A recogniser that reads the same letter from every picture, and is not sure of some words."""

    def available(self) -> str | None:
        return None

    def __init__(self, unsure: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.unsure = unsure

    def page_of(self, picture: bytes) -> RecognisedPage:
        assert picture.startswith(b"\x89PNG")
        return RecognisedPage(LETTER, tuple(41 if word in self.unsure else 92 for word in LETTER.split()))


def blank_pdf() -> bytes:
    """A PDF of one page without text, as a scanner makes."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_scan_without_text_is_said_to_be_one() -> None:
    with pytest.raises(BadInput, match=r"bản chụp \(scan\)"):
        words_of(blank_pdf(), "a.pdf", recogniser=_Deaf())


def test_a_scan_is_recognised_where_it_can_be_and_marked_as_such() -> None:
    words = words_of(blank_pdf(), "a.pdf", recogniser=_Reads())
    assert words.scanned
    assert "OCR" in words.notices[0]
    assert "Số: 77/STP-VP" in words.text


def test_what_the_recogniser_misread_is_not_taken_for_an_old_code_table() -> None:
    class Babbles(_Reads):
        def page_of(self, picture: bytes) -> RecognisedPage:
            rubbish = "¸ªµ ñöô ¶¾ æîï õäå ûüú ãâë " * 20
            return RecognisedPage(rubbish, (30,) * len(rubbish.split()))

    assert is_suspect("¸ªµ ñöô ¶¾ æîï õäå ûüú ãâë " * 20)
    words = words_of(blank_pdf(), "a.pdf", recogniser=Babbles())
    assert not [notice for notice in words.notices if "bảng mã" in notice]


def test_what_the_recogniser_is_not_sure_of_is_neither_number_nor_day_of_a_scan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("registry.services.words.Tesseract", lambda: _Reads(frozenset(("77/STP-VP", "05"))))
    reading = read_file(blank_pdf(), "a.pdf")
    assert (reading.header.notation, reading.header.symbol, reading.header.issued_on) == (
        None,
        "STP-VP",
        None,
    )
    assert sum("không chắc" in warning for warning in reading.warnings) == 2
    assert [citation.notation for citation in reading.citations] == ["12/KH-UBND"]


class _ReadsSoftly(_Reads):
    """A recogniser that is sure of the number on the smaller picture only."""

    def page_of(self, picture: bytes) -> RecognisedPage:
        page = super().page_of(picture)
        small = int.from_bytes(picture[16:20], "big") < 1_300
        return replace(page, confidences=(90,) * len(page.confidences)) if small else page


def test_a_first_page_in_doubt_is_read_once_more_from_a_softer_picture() -> None:
    doubted = words_of(blank_pdf(), "a.pdf", recogniser=_ReadsSoftly(frozenset(("77/STP-VP",))))
    assert set(doubted.legibility.confidences) == {90}
    sure = words_of(blank_pdf(), "a.pdf", recogniser=_ReadsSoftly())
    assert set(sure.legibility.confidences) == {92}


def test_a_scan_as_a_data_file_has_no_number_and_day_that_are_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for unsure, number, day in (((), True, True), (("77/STP-VP",), False, True), (("05",), True, False)):
        monkeypatch.setattr(
            "registry.services.words.Tesseract", lambda unsure=unsure: _Reads(frozenset(unsure))
        )
        made = redraft_file(blank_pdf(), "a.pdf")
        assert ("\nso:" in made.text) is number
        assert ("\nngay:" in made.text) is day
        assert any("không chắc" in warning for warning in made.warnings) is not (number and day)
        assert "STP-VP" in made.text


class _ReadsFairly(_Reads):
    """A recogniser that is fairly sure of the number, and on the smaller picture perhaps of another one."""

    def __init__(self, sure: int, softly: str) -> None:
        super().__init__()
        self.sure, self.softly = sure, softly

    def page_of(self, picture: bytes) -> RecognisedPage:
        small = int.from_bytes(picture[16:20], "big") < 1_300
        text = LETTER.replace("77/", f"{self.softly}/") if small else LETTER
        return RecognisedPage(text, tuple(self.sure if "/STP" in word else 92 for word in text.split()))


@pytest.mark.parametrize(
    ("sure", "softly", "number"), [(78, "77", "77"), (70, "77", "77"), (69, "77", None), (78, "71", None)]
)
def test_two_readings_that_say_the_same_may_each_be_a_little_less_sure(
    monkeypatch: pytest.MonkeyPatch, sure: int, softly: str, number: str | None
) -> None:
    monkeypatch.setattr("registry.services.words.Tesseract", lambda: _ReadsFairly(sure, softly))
    assert read_file(blank_pdf(), "a.pdf").header.number == number


HEAD = (
    "UBND TINH LAM DONG", "SO TU PHAP", "So: {number}/STP-VP", "CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc",
    "Lam Dong, ngay {day} thang 3 nam 2026", "Kinh gui: Uy ban nhan dan cac xa, phuong", "De nghi cac xa bao cao.",
)  # fmt: skip
PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n"


def layered(number: str = "77", day: str = "05") -> bytes:
    """A scan that came with words: a picture over the page, and somebody's OCR on it."""
    rows = [row.format(number=number, day=day) for row in HEAD]
    return pdf(PICTURE + "\n".join(put(row, 25, 30 + 7 * place) for place, row in enumerate(rows)))


class _ReadsHead(_Reads):
    """A recogniser that reads this head from every picture."""

    def page_of(self, picture: bytes) -> RecognisedPage:
        text = "\n".join(row.format(number="77", day="05") for row in HEAD)
        return RecognisedPage(text, tuple(41 if word in self.unsure else 92 for word in text.split()))


@pytest.mark.parametrize(
    ("number", "day", "unsure", "read"),
    [
        ("77", "05", (), ("77/STP-VP", "2026-03-05")),
        ("71", "05", (), (None, "2026-03-05")),
        ("77", "06", (), ("77/STP-VP", None)),
        ("77", "05", ("77/STP-VP",), (None, "2026-03-05")),
        ("7l", "0S", (), ("77/STP-VP", "2026-03-05")),
    ],
)
def test_number_and_day_of_words_that_came_with_a_scan_are_those_that_another_reading_confirms(
    monkeypatch: pytest.MonkeyPatch,
    number: str,
    day: str,
    unsure: tuple[str, ...],
    read: tuple[str | None, ...],
) -> None:
    monkeypatch.setattr("registry.services.words.Tesseract", lambda: _ReadsHead(frozenset(unsure)))
    reading = read_file(layered(number, day), "a.pdf")
    assert (reading.header.notation, reading.header.issued_on) == read
    assert "do máy nhận dạng sẵn" in reading.warnings[0]
    assert any("không chắc" in warning for warning in reading.warnings) is (None in read)


def test_words_that_came_with_a_scan_are_said_to_where_nothing_can_confirm_them() -> None:
    words = words_of(layered(), "a.pdf", recogniser=_Deaf())
    assert words.scanned
    assert "do máy nhận dạng sẵn" in words.notices[0]
    small = layered().replace(b"595 0 0 842", b"150 0 0 150")
    assert not words_of(small, "a.pdf", recogniser=_Deaf()).notices


def hocr_of(*words: tuple[str, int, int]) -> str:
    """A line of Tesseract's hOCR: each word with its confidence and the height of its digits; its capitals are 24 high."""
    parts = (
        f"<span class='ocrx_word' id='word' title='bbox 0 0 9 9; x_wconf {sure}'>"
        + "".join(
            f"<span class='ocrx_cinfo' title='x_bboxes 0 {100 - (high if char.isdigit() else 24)} 9 100; x_conf 99.1'>"
            f"{escape(char)}</span>"
            for char in word
        )
        + "</span>"
        for word, sure, high in words
    )
    return f"<div><span class='ocr_line' id='line' title='bbox 0 0 9 9'>{' '.join(parts)}</span></div>"


def test_words_have_the_confidence_that_the_recogniser_says() -> None:
    said = hocr_of(("Số:", 96, 0), ("12/R&D-VP", 88, 25))
    assert RecognisedPage.of("Số:  12/R&D-VP\n\n", said).confidences == (96, 88)


def test_text_and_words_that_are_not_the_same_are_not_believed() -> None:
    assert RecognisedPage.of("Số: 13", hocr_of(("Số:", 96, 0), ("12", 88, 25))).confidences == (0, 0)
    assert RecognisedPage.of("", "").confidences == ()


@pytest.mark.parametrize(("high", "sure"), [(24, 91), (19, 91), (29, 91), (32, 0), (41, 0), (15, 0)])
def test_digits_that_are_not_as_high_as_the_capitals_of_their_line_are_not_believed(
    high: int, sure: int
) -> None:
    """A pen wrote them: OCR is often sure of what it takes them for, and wrong."""
    page = RecognisedPage.of("Số: 45 /GM-STP", hocr_of(("Số:", 95, 0), ("45", 91, high), ("/GM-STP", 90, 0)))
    assert page.confidences == (95, sure, 90)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.skipif(Tesseract().available() is not None, reason="Tesseract reads no Vietnamese here")
def test_a_scan_on_its_side_or_on_its_head_is_read(turned: int) -> None:
    rows = [
        "UBND TINH LAM DONG",
        "SO TU PHAP",
        "So: 77/STP-VP",
        "Kinh gui: Cac phong, ban cua So va cac xa, phuong",
    ]
    rows += ["De nghi cac phong, ban bao cao ket qua truoc ngay 15 thang 4 nam 2026."] * 4
    page = pdf("\n".join(put(row, 25, 30 + 8 * place, 14) for place, row in enumerate(rows)))
    (picture,) = pictures_of(
        page.replace(b"/MediaBox", f"/Rotate {turned}/MediaBox".encode()), dots_per_inch=150, grey=True
    )
    read = Tesseract().page_of(picture)
    assert "77/STP-VP" in read.text
    assert read.is_clear


def test_the_recogniser_of_this_machine_reads_or_says_why_not() -> None:
    reason = Tesseract().available()
    assert reason is None or "Tesseract" in reason or "nhận dạng" in reason
    assert Tesseract(environ={"VANTHU_NO_OCR": "1"}).available()
