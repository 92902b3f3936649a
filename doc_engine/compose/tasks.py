"""The draft's tasks (nhiệm vụ) printed where the body says `[[nhiem_vu]]` or `[[nhiem_vu: bang]]`."""

from __future__ import annotations

from collections.abc import Sequence

from doc_engine.blocks import Block, Inline, Level, Paragraph, Run, Table
from doc_engine.compose.punctuation import ended, unended
from doc_engine.model import Task
from doc_engine.outline import parse_inline
from doc_engine.text import LIST_LETTERS, fold, list_letter

_COLUMNS = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")


def is_task_mark(text: str) -> bool:
    """Whether a `[[…]]` asks for the tasks."""
    return fold(text).partition(":")[0].strip() in {"nhiem_vu", "nhiem vu"}


def wants_table(text: str) -> bool:
    """Whether `[[nhiem_vu: bang]]` asks for a table."""
    return fold(text).partition(":")[2].strip() in {"bang", "table"}


def task_blocks(tasks: Sequence[Task], line: int) -> list[Block]:
    """The tasks as paragraphs in the style of plans: a), then who leads, who cooperates, when."""
    out: list[Block] = []
    for place, task in enumerate(tasks):
        details = _details(task)
        last = place + 1 == len(tasks)
        text = ended(task.text, ":" if details else "." if last else ";")
        text = text.removesuffix("::") + ":" if text.endswith("::") else text
        out.append(_numbered(place, len(tasks), parse_inline(text), line))
        out.extend(Paragraph(Level.DASH, "-", parse_inline(detail), line=line) for detail in details)
    return out


def _numbered(place: int, count: int, inline: tuple[Inline, ...], line: int) -> Paragraph:
    if count > len(LIST_LETTERS):
        return Paragraph(Level.ARABIC, f"{place + 1}.", inline, line=line)
    return Paragraph(Level.LETTER, f"{list_letter(place)})", inline, line=line)


def _details(task: Task) -> list[str]:
    details = [
        ("Cơ quan chủ trì", ", ".join(map(unended, task.lead))),
        ("Cơ quan phối hợp", ", ".join(map(unended, task.cooperating))),
        ("Thời gian thực hiện", unended(task.due or "")),
    ]
    lines = [f"{label}: {value}" for label, value in details if value]
    return [ended(line, ";") for line in lines[:-1]] + [ended(line, ".") for line in lines[-1:]]


def task_table(tasks: Sequence[Task], line: int) -> Table:
    """The tasks as a table with its head row."""
    rows: list[tuple[tuple[Inline, ...], ...]] = [tuple((Run(column),) for column in _COLUMNS)]
    for number, task in enumerate(tasks, 1):
        bodies = (", ".join(map(unended, names)) for names in (task.lead, task.cooperating))
        cells = (str(number), task.text.rstrip(" ,;:"), *bodies, unended(task.due or ""))
        rows.append(tuple(parse_inline(cell) for cell in cells))
    return Table(tuple(rows), header_rows=1, line=line)
