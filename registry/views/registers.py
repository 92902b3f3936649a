"""The registers printed (sổ đăng ký văn bản đi, đến): .xlsx and page, cover and columns of Phụ lục IV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doc_engine.dates import short_date
from doc_engine.printed import Line, Ruled, Section
from registry.register_forms import FORMS, INCOMING, OUTGOING, widths_of
from registry.views.lettering import markup
from registry.views.page import page, table, top
from registry.views.pages_printed import Printed

OUTGOING_TITLE = FORMS[OUTGOING].title
INCOMING_TITLE = FORMS[INCOMING].title
_BLANK = "…………"


@dataclass(frozen=True, slots=True)
class RegisterCover:
    """What the cover and the first page of a register say; what is None stays dotted for the pen."""

    title: str
    office: str
    parent_body: str | None = None
    year: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    from_number: str | None = None
    to_number: str | None = None
    volume: str | None = None
    numbers: bool = True  # the tracking register has no line “Từ số”

    @property
    def lines(self) -> tuple[Line, ...]:
        """The cover's lines from the top down (Phụ lục IV)."""
        return (
            *((Line(self.parent_body.upper(), "agency_above"),) if self.parent_body else ()),
            Line(self.office.upper(), "agency"),
            Line(self.title, "title"),
            Line(f"Năm: {self.year or _BLANK}", "centre_italic"),
            Line(f"Từ ngày {_day(self.from_on)} đến ngày {_day(self.to_on)}", "centre_italic"),
            *((Line(self._number_line, "centre_italic"),) if self.numbers else ()),
            Line(f"Quyển số: {self.volume or _BLANK}", "centre_bold"),
        )

    @property
    def _number_line(self) -> str:
        return f"Từ số {self.from_number or _BLANK} đến số {self.to_number or _BLANK}"


def register_printed(
    cover: RegisterCover, columns: Sequence[str], rows: Sequence[Sequence[str]], *, foot: Sequence[str] = ()
) -> Printed:
    """A register as it is bound: cover, first page alike, the decree's columns with their head on every page.

    `foot` are lines below the last entry (the journal's head, who printed it).
    """
    table = Ruled(tuple(columns), widths_of(tuple(columns)), rows, numbered=True)
    under = tuple(Line(line, "note") for line in foot)
    front = Section(cover.lines, landscape=True, cover=True)
    return Printed(
        f"{cover.title} - {cover.office}",
        (front, front, Section((table, *under), landscape=True)),
        ("Bìa", "Trang đầu", "Sổ"),
    )


def register_xlsx(
    cover: RegisterCover, columns: Sequence[str], rows: Sequence[Sequence[str]], *, foot: Sequence[str] = ()
) -> bytes:
    """A register as .xlsx; raises `BadInput` where a cell is longer than Excel holds."""
    return register_printed(cover, columns, rows, foot=foot).xlsx()


def register_table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str = "") -> str:
    """A register's entries as an HTML table, to stand inside a page."""
    return table(columns, rows, name="register", caption=caption)


def register_html(
    cover: RegisterCover, columns: Sequence[str], rows: Sequence[Sequence[str]], *, foot: Sequence[str] = ()
) -> str:
    """A register as one offline page."""
    head, *lines = (line.text for line in cover.lines if line.look != "title")
    under = [" · ".join((head, *lines))]
    body = "\n".join(
        (
            top(cover.title, under),
            '<main class="wide">',
            register_table(columns, rows),
            _foot(foot),
            "</main>",
        )
    )
    return page(f"{cover.title} - {cover.office}", body, style="@page{size:A4 landscape}")


def _foot(lines: Sequence[str]) -> str:
    return "".join(f'<p class="soft">{markup(line)}</p>' for line in lines)


def _day(day: date | None) -> str:
    return short_date(day) if day else _BLANK
