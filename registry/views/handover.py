"""Biên bản bàn giao của văn thư: the open matters in tables, the last numbers, two signatures; .docx, PDF and .xlsx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from doc_engine.dates import long_date
from doc_engine.printed import Line, Pair, Ruled, Section
from registry.views.pages_printed import Printed
from registry.views.paper_head import paper_head

TITLE = "BIÊN BẢN BÀN GIAO CÔNG TÁC VĂN THƯ"


@dataclass(frozen=True, slots=True)
class HandoverTable:
    """One table: title, columns, their widths in millimetres, rows as text."""

    title: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class HandoverPaper:
    """What the paper says: who gives what to whom, the tables, the last numbers, where the journal stands."""

    office: str
    parent_body: str | None
    place: str
    on: date
    giver: str
    taker: str
    tables: tuple[HandoverTable, ...]
    counters: tuple[tuple[str, str], ...]
    journal: str


def handover_printed(paper: HandoverPaper) -> Printed:
    """The paper ready to print: each table is a part of its own, so that each is a sheet in Excel."""
    first = Section((*_opening(paper), *_signatures(paper)))
    tables = tuple(
        Section((Line(f"{place}. {table.title} ({len(table.rows)})", "bold"), _ruled(table)))
        for place, table in enumerate(paper.tables, 1)
        if table.rows
    )
    names = ("Bàn giao", *(table.title[:31] for table in paper.tables if table.rows))
    return Printed(TITLE.capitalize(), (first, *tables), names)


def _opening(paper: HandoverPaper) -> Iterator[Line | Pair | Ruled]:
    yield paper_head(paper.office, paper.parent_body, day=f"{paper.place}, {long_date(paper.on)}")
    yield Line(TITLE, "heading")
    yield Line(
        f"Hôm nay, {long_date(paper.on)}, tại {paper.office}, bên giao là ông (bà) {paper.giver}, bên nhận là "
        f"ông (bà) {paper.taker}, hai bên bàn giao công tác văn thư như sau:",
        "justified",
    )
    yield Line("Số cuối cùng đã cấp trong các sổ:", "bold")
    yield Ruled(("Sổ", "Số cuối"), (120, 45), paper.counters)
    yield Line("Việc còn dở:", "bold")
    for place, table in enumerate(paper.tables, 1):
        count = f"{len(table.rows)} việc (bảng kèm theo)" if table.rows else "không có"
        yield Line(f"{place}. {table.title}: {count}.")
    yield Line(f"Nhật ký khi bàn giao: {paper.journal}.", "note")


def _ruled(table: HandoverTable) -> Ruled:
    rows = [(str(place), *row) for place, row in enumerate(table.rows, 1)]
    return Ruled(("STT", *table.columns), (10, *table.widths), rows)


def _signatures(paper: HandoverPaper) -> Iterator[Line | Pair]:
    yield Line(
        "Biên bản này lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản; hai bên đã đối chiếu sổ, văn bản và "
        "con dấu khi bàn giao.",
        "justified",
    )
    sides = (("BÊN GIAO", paper.giver), ("BÊN NHẬN", paper.taker))
    columns = [
        (
            Line(side, "signature"),
            Line("(Ký, ghi rõ họ tên)", "centre_italic"),
            Line("", "space"),
            Line(name, "signature"),
        )
        for side, name in sides
    ]
    yield Pair(columns[0], columns[1])
