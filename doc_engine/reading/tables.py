"""Tasks in tables (bảng phân công nhiệm vụ): rows with bars below a head row that names who, with whom and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.reading.dues import read_due
from doc_engine.reading.order_words import bodies_in
from doc_engine.reading.source import Line, Source, Span
from doc_engine.reading.values import TaskFound

# The first row of the table whose words a head cell has decides its column.
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("due", re.compile(r"thoi gian|thoi han|tien do|thoi diem|han hoan thanh|han cuoi|hoan thanh")),
    ("cooperating", re.compile(r"phoi hop|tham gia")),
    (
        "lead",
        re.compile(
            r"chu tri|phu trach|tham muu|chiu trach nhiem|dau moi|(?:co quan|don vi|nguoi|bo phan|to chuc|phong)[a-z, ]*thuc hien|phan cong"
        ),
    ),
    (
        "text",
        re.compile(
            r"noi dung|nhiem vu|cong viec|hoat dong|giai phap|ten (?:de an|chuong trinh|du an|van ban)"
        ),
    ),
)
_DONE = re.compile(r"hoan thanh|ket thuc|den ngay")  # of two columns of time the later counts
_SAME = frozenset(("nt", "-nt-", '"', "//", "như trên", "- nt -", "”"))
_RULE = re.compile(r"[\s|:\-]*$")


class _Cell(NamedTuple):
    start: int
    text: str


def tabled_tasks(source: Source, year: str | None) -> tuple[list[tuple[int, TaskFound]], frozenset[int]]:
    """The tasks of every table, each with the place of its row; and the places of all rows read."""
    found: list[tuple[int, TaskFound]] = []
    taken: set[int] = set()
    columns: dict[str, int] = {}
    above: dict[str, _Cell] = {}
    for line in source.lines:
        cells = _cells(source, line)
        if len(cells) < 3:
            if source.view[line.start : line.end].strip():
                columns = {}
            continue
        head = _columns(source, cells)
        if head:
            columns, above = head, {}
        elif columns and len(cells) > max(columns.values()):
            row = {role: cells[place] for role, place in columns.items()}
            row = {
                role: above.get(role, cell) if cell.text.lower() in _SAME else cell
                for role, cell in row.items()
            }
            task = _task(source, row, year)
            if task is not None:
                found.append((line.start, task))
            above = {role: cell for role, cell in row.items() if cell.text}
        if columns:
            taken.add(line.start)
    return found, frozenset(taken)


def _cells(source: Source, line: Line) -> list[_Cell]:
    text = source.text[line.start : line.end]
    if text.count("|") < 2 or _RULE.fullmatch(text):
        return []
    parts: list[_Cell] = []
    place = 0
    for part in text.split("|"):
        parts.append(_Cell(line.start + place, " ".join(part.replace("*", " ").split())))
        place += len(part) + 1
    first = 1 if not parts[0].text and text.lstrip().startswith("|") else 0
    last = len(parts) - (1 if not parts[-1].text and text.rstrip().endswith("|") else 0)
    return parts[first:last]


def _columns(source: Source, cells: list[_Cell]) -> dict[str, int]:
    """Which column plays which part, when the row is the head of a table of tasks."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        bare = source.bare[cell.start : cell.start + 80].split("\n")[0]
        words = bare[: len(source.text[cell.start : cell.start + 80].split("|")[0].split("\n")[0])]
        role = next((role for role, pattern in _ROLES if pattern.search(words)), None)
        if role and len(cell.text) < 60 and (role not in found or (role == "due" and _DONE.search(words))):
            found[role] = place
    return found if "text" in found and ("lead" in found or "due" in found) and len(found) > 1 else {}


def _task(source: Source, row: dict[str, _Cell], year: str | None) -> TaskFound | None:
    said = [row[role].text for role in ("lead", "cooperating", "due") if role in row]
    if not row["text"].text or not any(said) or row["text"].text.strip("()0123456789 ") == "":
        return None
    due = row["due"].text if "due" in row else ""
    return TaskFound(
        row["text"].text.rstrip(" .;"),
        _bodies(source, row.get("lead")),
        _bodies(source, row.get("cooperating")),
        read_due(due, year) if due else None,
    )


def _bodies(source: Source, cell: _Cell | None) -> tuple[str, ...]:
    return bodies_in(source, _span(source, cell)) if cell and cell.text else ()


def _span(source: Source, cell: _Cell) -> Span:
    stops = [stop for mark in "|\n" if (stop := source.text.find(mark, cell.start)) >= 0]
    return cell.start, min(stops, default=len(source.text))
