"""Foreign tables read as text: numbers as typed, days d/m/yyyy, hostile files bounded."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from doc_engine.errors import BadInput
from registry.services.spreadsheets import read_sheets


def workbook(*rows: list[object]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("2019")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(at, column, cell, day)
                else:
                    page.write(at, column, cell)
    return buffer.getvalue()


def changed(xlsx: bytes, name: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            content = old.read(item)
            new.writestr(item, change(content.decode()).encode() if item == name else content)
    return out.getvalue()


def test_numbers_and_days_come_as_a_clerk_typed_them():
    data = workbook([12.0, "007", 3.5, date(2019, 1, 5), True], [], ["", "Công văn  ", "=x"])
    (sheet,) = read_sheets(data, "so.xlsx")
    assert sheet.name == "2019"
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("12", "007", "3.5", "5/1/2019", "TRUE")),
        (3, ("", "Công văn", "0")),
    ]


@pytest.mark.parametrize("name", ["so.xls", "so.xlsx", "so.csv"])
def test_an_xls_is_read_as_what_it_is_whatever_it_is_called(name):
    (sheet,) = read_sheets((Path(__file__).parent / "so-cu-2018.xls").read_bytes(), name)
    assert sheet.name == "Sổ 2018"
    assert [row.cells for row in sheet.rows[1:]] == [
        ("007/QĐ-UBND", "5/1/2018", "Quyết định Đ ơ ư"),
        ("12", "5/1/2018", "x"),
    ]


def test_a_formula_is_never_computed_only_its_saved_value_is_read():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet().write_formula(0, 0, "=1+1", None, "đã lưu")
    (sheet,) = read_sheets(buffer.getvalue(), "so.xlsx")
    assert sheet.rows[0].cells == ("đã lưu",)


def test_a_wrong_dimension_loses_no_row():
    data = workbook(*[[n, "x"] for n in range(1, 501)])
    lying = changed(data, "xl/worksheets/sheet1.xml", lambda xml: xml.replace('ref="A1:B500"', 'ref="A1:B2"'))
    assert lying != data
    assert len(read_sheets(lying, "so.xlsx")[0].rows) == 500


def test_a_merge_over_the_whole_sheet_is_bounded():
    merged = changed(
        workbook(["a", "b"]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
    )
    assert len(merged) < 8_000
    assert read_sheets(merged, "so.xlsx")[0].rows[0].cells == ("a", "b")


def test_a_cell_in_the_last_corner_is_refused_in_words_and_in_bounds():
    far = changed(
        workbook(["a", "b"]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            "</sheetData>",
            '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
        ),
    )
    with pytest.raises(BadInput, match=r"1048576|giới hạn an toàn"):
        read_sheets(far, "so.xlsx")


def test_two_hundred_thousand_rows_are_refused_with_what_to_do():
    out = io.BytesIO()
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 200_001))
    with zipfile.ZipFile(io.BytesIO(workbook(["a"]))) as old, zipfile.ZipFile(out, "w", 8) as new:
        for item in old.namelist():
            content = old.read(item)
            if item == "xl/worksheets/sheet1.xml":
                head, _, tail = content.decode().partition("<sheetData>")
                content = f"{head}<sheetData>{rows}</sheetData>{tail.partition('</sheetData>')[2]}".encode()
            new.writestr(item, content)
    with pytest.raises(BadInput, match=r"so\.xlsx.*Hãy tách thành nhiều tệp"):
        read_sheets(out.getvalue(), "so.xlsx")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04" + b"\0" * 40, "hỏng"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "không đọc được|không phải|OLE|Excel"),
        (b'a,b\n"c,d\n', "ngoặc kép"),
        ("số".encode("utf-16-le"), "UTF-8|không được phép"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data, words):
    with pytest.raises(BadInput, match=words):
        read_sheets(data, "so.xlsx" if data.startswith(b"%PDF") else "so.csv")


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_workbook_is_read_or_refused_in_words(seed):
    chance = random.Random(seed)
    data = bytearray((Path(__file__).parent / "so-cu-2018.xls").read_bytes())
    for _ in range(60):
        data[chance.randrange(512, len(data))] = chance.randrange(256)
    with suppress(BadInput):
        read_sheets(bytes(data), "so.xls")


def test_csv_knows_its_lines_and_marks():
    (sheet,) = read_sheets('\ufeffSố;Trích yếu\n\n007;"a;\nb"\n8;c\n'.encode(), "so.csv")
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("Số", "Trích yếu")),
        (3, ("007", "a;\nb")),
        (5, ("8", "c")),
    ]
