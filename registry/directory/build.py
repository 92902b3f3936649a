"""Importer of the statistics office's lists (nhập danh mục): a folder of CSV files → our one text file.

    python -m registry.directory.build FOLDER [OUT] [--version 2026-09-20]

The folder holds admin_units_2020.csv and admin_units_2025.csv (code, name, full_name, kind, parent_code,
valid_from, valid_to), mapping_2025.csv, mapping_provinces_2025.csv and, optionally, admin_units_spellings.csv.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from doc_engine.errors import BadInput, Problem
from doc_engine.text import admit, upper_first
from registry.directory.listing import MARK_OF_KIND, Listing, Row, RowTable, join_rows, write_listing
from registry.directory.names import readings, spelling_key
from registry.directory.unit import Extent, Kind

REGIMES = {"2020": {"until": "2025-06-30"}, "2025": {"since": "2025-07-01"}}
SOURCES = (
    "Danh mục hành chính của cơ quan thống kê (Tổng cục Thống kê, Cục Thống kê), công bố 2021-2025",
    "Quyết định số 19/2025/QĐ-TTg; Công văn số 1027/CTK-CSCL; các nghị quyết nêu trong danh mục",
    "Bảng chuyển đổi đơn vị hành chính cũ - mới của cơ quan thống kê",
)
_UNIT_COLUMNS = ("code", "name", "full_name", "kind", "parent_code", "valid_from", "valid_to")
_LEVEL_LENGTHS = (2, 3, 5)
_MAX_PROBLEMS = 50
Record = dict[str, str]


def read_csv_folder(folder: Path, version: str | None = None) -> bytes:
    """The list in a folder of CSV files as bytes of our own file; raises `BadInput` with every problem found.

    `version` is the day of the newest fact unless it is given.
    """
    problems: list[Problem] = []
    units = {regime: _read(folder / f"admin_units_{regime}.csv", _UNIT_COLUMNS) for regime in REGIMES}
    for regime, records in units.items():
        problems += [p.in_file(f"admin_units_{regime}.csv") for p in _check_units(records, REGIMES[regime])]
    mapping = _read(folder / "mapping_2025.csv", ("old_code", "new_code", "extent"))
    provinces = _read(folder / "mapping_provinces_2025.csv", ("old_code", "new_code"))
    spellings = _read(folder / "admin_units_spellings.csv", ("regime", "code", "spelling"), optional=True)
    known = {regime: {record["code"] for record in records} for regime, records in units.items()}
    problems += [p.in_file("mapping_2025.csv") for p in _check_mapping(mapping, known)]
    problems += [p.in_file("mapping_provinces_2025.csv") for p in _check_mapping(provinces, known)]
    if problems:
        raise BadInput(*problems[:_MAX_PROBLEMS])
    tables = [
        *(_unit_table(regime, records) for regime, records in units.items()),
        _table("provinces", ([r["old_code"], r["new_code"]] for r in provinces)),
        _table("successors", ([r["old_code"], r["new_code"], r["extent"]] for r in mapping)),
        _table("spellings", _spelling_rows(spellings, units)),
    ]
    newest = max(record["valid_from"] for records in units.values() for record in records)
    return write_listing(Listing(version or newest, SOURCES, {table.name: table for table in tables}))


def _read(path: Path, columns: tuple[str, ...], *, optional: bool = False) -> list[Record]:
    if not path.is_file():
        if optional:
            return []
        raise BadInput.because(f"thiếu tệp {path.name} trong thư mục danh mục.")
    text = admit(path.read_text(encoding="utf-8-sig"))
    try:
        reader = csv.DictReader(text.splitlines(), strict=True)
        records = [{name: (value or "").strip() for name, value in row.items() if name} for row in reader]
    except csv.Error as error:
        raise BadInput(Problem(f"không đọc được bảng CSV ({error}).", file=path.name)) from None
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        raise BadInput(Problem(f"thiếu cột {', '.join(missing)}.", file=path.name))
    return records


def _table(name: str, rows: Iterable[Row]) -> RowTable:
    return RowTable(name, {}, join_rows(sorted(rows)))


def _unit_table(regime: str, records: list[Record]) -> RowTable:
    notes = REGIMES[regime]
    rows = sorted(
        (_unit_row(record, notes) for record in records), key=lambda row: (len(row[0]), row[0], row[4])
    )
    return RowTable(f"units:{regime}", notes, join_rows(rows))


def _unit_row(record: Record, notes: dict[str, str]) -> Row:
    first, last = record["valid_from"], record["valid_to"]
    return [
        record["code"],
        MARK_OF_KIND[Kind(record["kind"])],
        record["name"],
        record["parent_code"],
        "" if first == notes.get("since") else first,
        "" if last == notes.get("until") else last,
    ]


def _spelling_rows(spellings: list[Record], units: dict[str, list[Record]]) -> Iterable[Row]:
    """Only spellings that differ in more than tone placement, which the look-up ignores anyway."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for regime, records in units.items():
        for record in records:
            names[regime, record["code"]].add(spelling_key(record["name"]))
    for record in spellings:
        name = readings(record["spelling"])[0].name
        if spelling_key(name) not in names[record["regime"], record["code"]]:
            yield [record["regime"], record["code"], name]


def _check_units(records: list[Record], notes: dict[str, str]) -> list[Problem]:
    problems: list[Problem] = []
    known = {record["code"] for record in records}
    for line, record in enumerate(records, 2):
        for wrong, message in _unit_faults(record, known, notes):
            if wrong:
                problems.append(Problem(message, line=line))
    return problems or _check_overlaps(records)


def _unit_faults(record: Record, known: set[str], notes: dict[str, str]) -> Iterable[tuple[bool, str]]:
    code, kind = record["code"], next((k for k in Kind if k.value == record["kind"]), None)
    yield (
        not (code.isascii() and code.isdigit() and len(code) in _LEVEL_LENGTHS),
        f"mã “{code}” không hợp lệ.",
    )
    yield not record["name"] or "\t" in record["name"], "thiếu tên đơn vị."
    yield kind is None, f"không có loại đơn vị “{record['kind']}”."
    if kind is not None and record["full_name"] != upper_first(f"{kind.noun} {record['name']}"):
        yield True, f"tên đầy đủ “{record['full_name']}” không khớp với tên và loại."
    parent = record["parent_code"]
    yield bool(parent) and parent not in known, f"không có đơn vị cấp trên mang mã “{parent}”."
    yield not parent and len(code) > 2, f"đơn vị “{record['full_name']}” không có cấp trên."
    yield from _day_faults(record, notes)


def _day_faults(record: Record, notes: dict[str, str]) -> Iterable[tuple[bool, str]]:
    first, last = record["valid_from"], record["valid_to"]
    for text in filter(None, (first, last)):
        yield not _is_day(text), f"“{text}” không phải là ngày (năm-tháng-ngày)."
    yield bool(first and last and first > last), "ngày bắt đầu sau ngày kết thúc."
    yield not last and "until" in notes, "thiếu ngày kết thúc."
    yield not first and "since" in notes, "thiếu ngày bắt đầu."


def _check_overlaps(records: list[Record]) -> list[Problem]:
    last_days: dict[str, str] = {}
    problems: list[Problem] = []
    for record in sorted(records, key=lambda item: (item["code"], item["valid_from"])):
        code = record["code"]
        if code in last_days and record["valid_from"] <= last_days[code]:
            problems.append(
                Problem(f"mã “{code}” có hai bản cùng hiệu lực ngày {record['valid_from'] or 'đầu'}.")
            )
        last_days[code] = record["valid_to"] or "9999-12-31"
    return problems


def _check_mapping(records: list[Record], known: dict[str, set[str]]) -> list[Problem]:
    extents = {extent.value for extent in Extent}
    pairs = Counter((record["old_code"], record["new_code"]) for record in records)
    faults: tuple[tuple[Callable[[Record], bool], str], ...] = (
        (lambda r: r["old_code"] not in known["2020"], "mã cũ “{old_code}” không có trong danh mục."),
        (lambda r: r["new_code"] not in known["2025"], "mã mới “{new_code}” không có trong danh mục."),
        (lambda r: r.get("extent", "all") not in extents, "không có phạm vi “{extent}”."),
        (lambda r: pairs[r["old_code"], r["new_code"]] > 1, "cặp {old_code} → {new_code} ghi hai lần."),
    )
    return [
        Problem(message.format(**record), line=line)
        for line, record in enumerate(records, 2)
        for is_wrong, message in faults
        if is_wrong(record)
    ]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def main(arguments: list[str]) -> int:
    """Write the packaged list from a folder of CSV files; the second argument names another place."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    out = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).with_name("units.tsv")
    try:
        out.write_bytes(read_csv_folder(Path(arguments[0])))
    except BadInput as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
