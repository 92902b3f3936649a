"""The unit list as one text file (tệp danh mục): tab-separated, sorted, a header with version and counts.

    vanthu-units<TAB>1
    version<TAB>2026-09-20
    source<TAB>…                       (any number of lines)
    table<TAB>units:2020<TAB>12481<TAB>until=2025-06-30
    <TAB>code<TAB>kind<TAB>name<TAB>parent<TAB>from<TAB>to
    …

Every table says how many lines it has, so that a torn file is noticed. Rows begin with a tab. An empty
`to` is the table's `until`; an empty `from` its `since`. Names are as printed; the full name is noun and name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from doc_engine.errors import BadInput
from registry.directory.unit import Kind

KIND_MARKS = {
    "T": Kind.PROVINCE,
    "TW": Kind.CENTRAL_CITY,
    "Q": Kind.URBAN_DISTRICT,
    "H": Kind.RURAL_DISTRICT,
    "TX": Kind.TOWN,
    "TP": Kind.PROVINCIAL_CITY,
    "TPW": Kind.MUNICIPAL_CITY,
    "X": Kind.COMMUNE,
    "P": Kind.WARD,
    "TT": Kind.TOWNSHIP,
    "ĐK": Kind.SPECIAL_ZONE,
}
MARK_OF_KIND = {kind: mark for mark, kind in KIND_MARKS.items()}
_MAGIC = "vanthu-units\t1"
Row = list[str]


@dataclass(frozen=True, slots=True)
class RowTable:
    """One table of the file: its name, its notes (`since`, `until`) and its rows, still as text."""

    name: str
    notes: Mapping[str, str]
    lines: tuple[str, ...]

    def rows(self) -> list[Row]:
        """The rows as lists of cells."""
        return [line.split("\t") for line in self.lines]


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole file: version (the day of its newest fact), where the facts come from, the tables."""

    version: str
    sources: tuple[str, ...]
    tables: Mapping[str, RowTable]


def write_listing(listing: Listing) -> bytes:
    """The file's bytes: UTF-8, LF, the same for the same facts."""
    lines = [_MAGIC, f"version\t{listing.version}", *(f"source\t{text}" for text in listing.sources)]
    for table in listing.tables.values():
        notes = (f"{name}={value}" for name, value in table.notes.items())
        lines.append("\t".join(("table", table.name, str(len(table.lines)), *notes)))
        lines.extend(f"\t{line}" for line in table.lines)
    return ("\n".join(lines) + "\n").encode()


def read_listing(content: bytes) -> Listing:
    """The file read back; raises `BadInput` when it is not whole."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise _broken("không phải là chữ Unicode (UTF-8).") from None
    if not text.startswith(_MAGIC) or not text.endswith("\n"):
        raise _broken("không có dòng đầu hoặc dòng cuối của danh mục.")
    head, *parts = text[:-1].split("\ntable\t")
    fields = [line.split("\t", 1) for line in head.split("\n")[1:] if "\t" in line]
    version = next((value for name, value in fields if name == "version"), "")
    if not _is_day(version):
        raise _broken("thiếu phiên bản của danh mục.")
    tables = [_read_table(part) for part in parts]
    sources = tuple(value for name, value in fields if name == "source")
    return Listing(version, sources, {table.name: table for table in tables})


def _read_table(part: str) -> RowTable:
    first, *lines = part.split("\n\t")
    name, count, *notes = first.split("\t")
    if not count.isdigit() or int(count) != len(lines):
        raise _broken(f"bảng “{name}” có {len(lines)} dòng, phần đầu tệp ghi {count}.")
    return RowTable(name, dict(note.split("=", 1) for note in notes), tuple(lines))


def join_rows(rows: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Rows of cells as lines of the file; empty cells at the end are left out."""
    return tuple("\t".join(row).rstrip("\t") for row in rows)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _broken(what: str) -> BadInput:
    return BadInput.because(f"Danh mục đơn vị hành chính bị hỏng: {what}", "Hãy nạp lại danh mục.")
