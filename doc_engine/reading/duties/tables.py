"""Tasks in tables (bảng phân công nhiệm vụ): rows with bars or tabs below a head row that names who, with whom and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Line, Source, Span, bare_of
from doc_engine.reading.names.body_lists import bodies_in
from doc_engine.reading.values import TaskFound
from doc_engine.reading.words.dues import read_due

# The first row of the table whose words a head cell has decides its column.
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("due", late(r"thoi gian|thoi han|tien do|thoi diem|han hoan thanh|han cuoi|hoan thanh")),
    ("both", late(r"chu tri.{0,30}phoi hop")),
    ("cooperating", late(r"phoi hop|tham gia")),
    (
        "lead",
        late(
            r"chu tri|phu trach|tham muu|soan thao|(?:co quan|don vi) trinh|chiu trach nhiem|dau moi|(?:co quan|don vi|nguoi|bo phan|to chuc|phong)[a-z, ]*thuc hien|phan cong"
        ),
    ),
    (
        "text",
        late(r"noi dung|nhiem vu|cong viec|hoat dong|giai phap|ten (?:de an|chuong trinh|du an|van ban)"),
    ),
)
_DONE = late(r"hoan thanh|ket thuc|den ngay")  # of two columns of time the later counts
_SAME = frozenset(("nt", "-nt-", '"', "//", "như trên", "- nt -", "”"))
_RULE = late(r"[\s|:\-]*$")
_BAR = late(r"[|\t\n]")


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
            if source.view[line.start : line.end].strip() and _ends_table(source, line, cells):
                columns = {}
            elif columns and cells:
                taken.add(line.start)
            continue
        head = _columns(source, cells)
        if head:
            columns, above = head, {}
        elif columns and (more := _second_head(source, cells, columns)):
            columns = columns | more
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


def _bar_of(text: str) -> str:
    """What parts the cells of a line: bars, or tabs as a table pasted from Word or a sheet has; nothing in prose."""
    return "|" if "|" in text else "\t" if "\t" in text.strip() else ""


_MARK = late(r"[-–+•]|\w{1,4}[.)/]")


def _ends_table(source: Source, line: Line, cells: list[_Cell]) -> bool:
    """Whether a line of less than three cells is no row: prose, or "1.⇥Sở A …" with a tab behind its mark."""
    bar = _bar_of(source.text[line.start : line.end])
    return not bar or (bar == "\t" and bool(cells) and _MARK.fullmatch(cells[0].text) is not None)


def _cells(source: Source, line: Line) -> list[_Cell]:
    text = source.text[line.start : line.end]
    bar = _bar_of(text)
    if not bar or _RULE.fullmatch(text):
        return []
    parts: list[_Cell] = []
    place = 0
    for part in text.split(bar):
        parts.append(_Cell(line.start + place, " ".join(part.replace("*", " ").split())))
        place += len(part) + 1
    if bar == "\t":
        return parts
    first = 1 if not parts[0].text and text.lstrip().startswith("|") else 0
    last = len(parts) - (1 if not parts[-1].text and text.rstrip().endswith("|") else 0)
    return parts[first:last]


def _columns(source: Source, cells: list[_Cell]) -> dict[str, int]:
    """Which column plays which part, when the row is the head of a table of tasks."""
    found = _roles(source, cells)
    return found if "text" in found and found.keys() & {"lead", "both", "due"} and len(found) > 1 else {}


def _second_head(source: Source, cells: list[_Cell], columns: dict[str, int]) -> dict[str, int]:
    """The second row of a head: "Chủ trì | Phối hợp" below "Phân công thực hiện"."""
    if cells[columns["text"]].text if columns["text"] < len(cells) else True:
        return {}
    found = _roles(source, cells)
    return found if "lead" in found or "cooperating" in found else {}


def _roles(source: Source, cells: list[_Cell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        bare = source.bare[cell.start : cell.start + 80].split("\n")[0]
        words = bare[: len(_BAR.split(source.text[cell.start : cell.start + 80])[0])]
        role = next((role for role, pattern in _ROLES if pattern.search(words)), None)
        if role and len(cell.text) < 60 and (role not in found or (role == "due" and _DONE.search(words))):
            found[role] = place
    return found


def _task(source: Source, row: dict[str, _Cell], year: str | None) -> TaskFound | None:
    said = [row[role].text for role in ("lead", "both", "cooperating", "due") if role in row]
    if not row["text"].text or not any(said) or row["text"].text.strip("()0123456789 ") == "":
        return None
    due = row["due"].text if "due" in row else ""
    lead, with_them = _led(row.get("lead")) if "lead" in row else _slashed(row.get("both"))
    return TaskFound(
        row["text"].text.rstrip(" .;"),
        _bodies(source, lead),
        _bodies(source, row.get("cooperating") or with_them),
        read_due(due, year) if due else None,
    )


_BOTH = late(
    r"(?:[-–+]\s*)?(?:(?:co quan|don vi)\s+)?chu tri\s*:\s*(?P<lead>.*?)[;,.]?\s*(?:[-–+]\s*)?(?:(?:co quan|don vi)\s+)?phoi hop\s*:\s*(?P<rest>.*)"
)


def _led(cell: _Cell | None) -> tuple[_Cell | None, _Cell | None]:
    """One cell for both: "Chủ trì: A; phối hợp: B"."""
    both = _BOTH.fullmatch(bare_of(cell.text)) if cell else None
    if cell is None or both is None:
        return cell, None
    lead, rest = both.span("lead"), both.span("rest")
    return _Cell(cell.start, cell.text[slice(*lead)]), _Cell(cell.start, cell.text[slice(*rest)])


def _slashed(cell: _Cell | None) -> tuple[_Cell | None, _Cell | None]:
    """ "A/ B" in a column for both: who leads, and with whom; a cell with labels says so itself."""
    labelled = _led(cell)
    if cell is None or labelled[1] is not None or "/" not in cell.text:
        return labelled
    lead, _, rest = cell.text.partition("/")
    return _Cell(cell.start, lead.strip()), _Cell(cell.start, rest.strip())


def _bodies(source: Source, cell: _Cell | None) -> tuple[str, ...]:
    """The bodies of a cell; in a cell a semicolon always parts them."""
    if cell is None or not cell.text.strip(" -–./"):
        return ()
    start, end = _span(source, cell)
    place = source.text.find(cell.text, start, end)
    start, end = (place, place + len(cell.text)) if place >= 0 else (start, end)
    aside = "(" in cell.text
    stops = [at for at in range(start, end) if source.text[at] == ";" and not aside]
    parts = zip([start, *(at + 1 for at in stops)], [*stops, end], strict=True)
    return tuple(name for part in parts for name in bodies_in(source, part))


def _span(source: Source, cell: _Cell) -> Span:
    stops = [stop for mark in "|\t\n" if (stop := source.text.find(mark, cell.start)) >= 0]
    return cell.start, min(stops, default=len(source.text))
