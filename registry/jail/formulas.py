"""In the child: where formulas stand in an .xlsx and how its numbers are shown; the reader of values does not tell.

The container has passed the gate. What cannot be followed (a sheet without its part) has no formulas.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STYLES = "xl/styles.xml"
_MOST = 1000  # cells with formulas told of one sheet
# Formats that a file names by number only (ECMA-376-1, 18.8.30), without those of days and hours (but the month alone).
BUILT_IN = {
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
    "17": "mmm-yy",
    "37": "#,##0",
    "38": "#,##0",
    "39": "#,##0.00",
    "40": "#,##0.00",
    "41": "#,##0",
    "42": "$#,##0",
    "43": "#,##0.00",
    "44": "$#,##0.00",
    "48": "##0.0E+0",
}


@dataclass
class Marks:
    """What the cells of one sheet have beside values: addresses with a formula (B5), number formats by address."""

    formulas: list[str] = field(default_factory=list)
    formats: dict[str, str] = field(default_factory=dict)


def marks_of(data: bytes) -> dict[str, Marks]:
    """The marks by the sheet's name; only .xlsx tells. A number in the format General has none."""
    if not data.startswith(b"PK\x03\x04"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        formats = _formats(archive)
        parts = dict(_sheet_parts(archive))
        return {name: _in_sheet(archive, part, formats) for name, part in parts.items()}


def _formats(archive: zipfile.ZipFile) -> list[str]:
    """The number format of each cell style (`s` of a cell); "" is General, as is a number in a cell of text."""
    if _STYLES not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read(_STYLES))
    own = {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    ids = [style.get("numFmtId", "0") for style in styles] if styles is not None else []
    codes = [own.get(number) or BUILT_IN.get(number, "") for number in ids]
    return ["" if code.lower() in ("general", "@") else code for code in codes]


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    names = set(archive.namelist())
    book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if not {book, links} <= names:
        return
    targets = {
        item.get("Id"): posixpath.normpath(posixpath.join("/xl", item.get("Target", ""))).lstrip("/")
        for item in ElementTree.fromstring(archive.read(links))
    }
    for sheet in ElementTree.fromstring(archive.read(book)).iter(f"{_MAIN}sheet"):
        part = targets.get(sheet.get(_REL))
        if part in names:
            yield sheet.get("name", ""), part


def _in_sheet(archive: zipfile.ZipFile, part: str, formats: Sequence[str]) -> Marks:
    marks = Marks()
    with archive.open(part) as stream:
        for _, element in ElementTree.iterparse(stream):
            if element.tag == f"{_MAIN}c":
                address = element.get("r", "")
                if element.find(f"{_MAIN}f") is not None and len(marks.formulas) < _MOST:
                    marks.formulas.append(address)
                if code := _format(element, formats):
                    marks.formats[address] = code
                element.clear()
            elif element.tag == f"{_MAIN}row":
                element.clear()
    return marks


def _format(cell: ElementTree.Element, formats: Sequence[str]) -> str:
    style = cell.get("s", "")
    if cell.get("t", "n") != "n" or not style.isdigit() or int(style) >= len(formats):
        return ""
    return formats[int(style)]
