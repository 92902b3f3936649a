"""In the child: where formulas stand in an .xlsx (ô có công thức); the reader of values does not tell.

The container has passed the gate. What cannot be followed (a sheet without its part) has no formulas.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST = 1000  # cells told of one sheet


def formulas_of(data: bytes) -> dict[str, list[str]]:
    """The addresses of cells with a formula (B5), by the sheet's name; only .xlsx tells."""
    if not data.startswith(b"PK\x03\x04"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = dict(_sheet_parts(archive))
        return {name: _in_sheet(archive, part) for name, part in parts.items()}


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


def _in_sheet(archive: zipfile.ZipFile, part: str) -> list[str]:
    found: list[str] = []
    with archive.open(part) as stream:
        for _, element in ElementTree.iterparse(stream):
            if element.tag == f"{_MAIN}c":
                if element.find(f"{_MAIN}f") is not None and len(found) < _MOST:
                    found.append(element.get("r", ""))
                element.clear()
            elif element.tag == f"{_MAIN}row":
                element.clear()
    return found
