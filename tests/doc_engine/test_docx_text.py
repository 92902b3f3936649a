"""The text of a Word file: reading order, text boxes, tracked changes, automatic numbers, footnotes; hostile files."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.shared import Mm

from doc_engine.errors import BadInput
from doc_engine.ooxml.text import docx_text
from doc_engine.reading import read_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a document made with python-docx."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: str) -> bytes:
    """The same package with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            new.writestr(item, content if item == name else old.read(item))
    return out.getvalue()


def with_body(xml: str) -> bytes:
    """A docx whose body is `xml`."""
    document = f"<w:document {W} {MC}><w:body>{xml}</w:body></w:document>"
    return with_part(saved(docx.Document()), "word/document.xml", document)


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_header_table_is_read_left_cell_then_right_cell() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "UBND TỈNH AN BÌNH\nSỞ NỘI VỤ\nSố: 5/SNV-VP"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nAn Bình, ngày 05 tháng 02 năm 2025"
    document.add_paragraph("Kính gửi: Sở Tài chính.")
    assert docx_text(saved(document)).split("\n") == [
        "UBND TỈNH AN BÌNH",
        "SỞ NỘI VỤ",
        "Số: 5/SNV-VP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "An Bình, ngày 05 tháng 02 năm 2025",
        "Kính gửi: Sở Tài chính.",
    ]
    header = read_text(docx_text(saved(document))).header
    assert (header.notation, header.issuer, header.issued_on) == (
        "5/SNV-VP",
        "Sở Nội vụ tỉnh An Bình",
        "2025-02-05",
    )


def test_a_table_of_many_columns_is_read_row_by_row() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for index, word in enumerate(["STT", "Nội dung", "Thời gian", "1", "Rà soát", "Quý I"]):
        table.cell(index // 3, index % 3).text = word
    assert docx_text(saved(document)).strip().split("\n") == [
        "STT | Nội dung | Thời gian",
        "1 | Rà soát | Quý I",
    ]


def test_merged_cells_keep_the_columns_and_say_their_words_in_each_row() -> None:
    document = docx.Document()
    table = document.add_table(4, 4)
    heads = ["TT", "Nội dung", "Phân công", "", "", "", "Chủ trì", "Phối hợp"]
    for index, word in enumerate([*heads, "I. Nhóm một", "", "", "", "1", "Rà soát", "Sở A", "Sở B"]):
        table.cell(index // 4, index % 4).text = word
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(1, 1))
    table.cell(2, 0).merge(table.cell(2, 3))
    assert docx_text(saved(document)).strip().split("\n") == [
        "TT | Nội dung | Phân công | ",
        "TT | Nội dung | Chủ trì | Phối hợp",
        "I. Nhóm một |  |  | ",
        "1 | Rà soát | Sở A | Sở B",
    ]


def test_a_nested_table_is_read_once() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "ngoài"
    cell.add_table(1, 1).cell(0, 0).text = "trong"
    assert docx_text(saved(document)).split() == ["ngoài", "trong"]


def test_tracked_deletions_hidden_text_and_field_codes_are_left_out_and_insertions_kept() -> None:
    xml = (
        '<w:p><w:r><w:t xml:space="preserve">Số </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>"
        "<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>"
    )
    assert docx_text(with_body(xml)) == "Số mới\ta\nb-c"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('HỎA TỐC')}</w:txbxContent>"
    xml = (
        "<w:p><w:r><w:t>Đoạn</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>{paragraph('Sau')}"
    )
    assert docx_text(with_body(xml)) == "Đoạn\nHỎA TỐC\nSau"


def test_content_controls_are_read_through() -> None:
    xml = f"<w:sdt><w:sdtContent>{paragraph('Trong ô')}</w:sdtContent></w:sdt>"
    assert docx_text(with_body(xml)) == "Trong ô"


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    for style, words in (("List Number", "một"), ("List Number", "hai"), ("List Bullet", "ba")):
        document.add_paragraph(words, style=style)
    assert docx_text(saved(document)).split("\n") == ["1. một", "2. hai", "- ba"]


def test_empty_paragraphs_stay_as_empty_lines() -> None:
    document = docx.Document()
    for words in ("a", "", "b"):
        document.add_paragraph(words)
    document.sections[0].left_margin = Mm(30)
    assert docx_text(saved(document)) == "a\n\nb"


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_a_file_with_a_dtd_is_refused(prologue: str) -> None:
    bad = with_part(
        saved(docx.Document()), "word/document.xml", f"{prologue}<w:document {W}><w:body/></w:document>"
    )
    with pytest.raises(BadInput):
        docx_text(bad)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.4", b"\xd0\xcf\x11\xe0", b"Kinh gui"])
def test_what_is_no_docx_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadInput):
        docx_text(data)
