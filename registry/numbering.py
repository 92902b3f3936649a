"""Which book, which number, which day (cấp số): pure rules; the store holds the lock while they are asked.

Điều 15: số and thời gian ban hành are given together, in order, starting at 01 on the first day of a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doc_engine.dates import PartialDate, short_date
from doc_engine.errors import BadInput, Problem
from doc_engine.notation import padded
from doc_engine.terms import DocumentType

EVERY_TYPE = "*"
_NUMBER = re.compile(r"^0*([0-9]{1,9})([A-Za-zĐđ]{0,2})$")


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one book of an office is numbered: `types` are type keys or ("*",), `year` its first year here."""

    name: str
    types: tuple[str, ...]
    year: int
    last_number: int = 0


def scheme_for(type_: DocumentType, schemes: Sequence[Scheme]) -> Scheme | None:
    """The scheme whose book a type numbers in, its earliest year; None where there is none.

    "*" is every type that no other book names.
    """
    by_first_year = sorted(schemes, key=lambda scheme: scheme.year)
    named = [scheme for scheme in by_first_year if type_.key in scheme.types]
    every = [scheme for scheme in by_first_year if EVERY_TYPE in scheme.types]
    return next(iter(named + every), None)


def scheme_problems(schemes: Sequence[Scheme]) -> list[Problem]:
    """What contradicts itself in an office's books: one type in two books, one book twice in one year."""
    problems: list[Problem] = []
    holder: dict[str, str] = {}
    for scheme in schemes:
        for key in scheme.types:
            other = holder.setdefault(key, scheme.name)
            if other != scheme.name:
                problems.append(Problem(f"“{_label(key)}” nằm trong hai sổ “{other}” và “{scheme.name}”."))
    seen: set[tuple[str, int]] = set()
    for scheme in schemes:
        if (scheme.name, scheme.year) in seen:
            problems.append(Problem(f"sổ “{scheme.name}” năm {scheme.year} được khai hai lần."))
        seen.add((scheme.name, scheme.year))
    return problems


def _label(key: str) -> str:
    found = DocumentType.find(key)
    return found.label if found else "mọi loại còn lại"


def next_number(last_number: int) -> int:
    """The number after the last one given: never one that was given before."""
    return last_number + 1


def printed(number: int, suffix: str = "") -> str:
    """A number as printed, with the leading zero below 10 (Phụ lục I, Mục II.3)."""
    return padded(number, suffix)


def parse_number(text: str) -> tuple[int, str]:
    """A number of one's own from a clerk's hand: `13`, `007`, `12a`; raises `BadInput`."""
    match = _NUMBER.match(text.strip())
    if not match or int(match[1]) == 0:
        raise BadInput.because(f"“{text}” không phải là số văn bản.", "Ví dụ: 13 hoặc 12a.", field="--number")
    return int(match[1]), match[2]


def issue_day(written: PartialDate, on: date | None, today: date) -> date:
    """The day of issue: what the clerk asks for, else the whole day of the data file, else today.

    Raises `BadInput` for a day after today (never issued ahead) or one that the file contradicts.
    """
    day = on or written.whole or today
    problems = []
    if day > today:
        problems.append(
            Problem(
                f"ngày ban hành {short_date(day)} ở sau hôm nay ({short_date(today)}).",
                "Số chỉ được cấp cho ngày đã đến.",
                field="ngay",
            )
        )
    if _contradicts(written, day):
        problems.append(
            Problem(
                f"tệp ghi ngày {written}, nhưng ngày ban hành là {short_date(day)}.",
                "Hãy sửa ngày trong tệp hoặc nêu đúng ngày ban hành (--on).",
                field="ngay",
            )
        )
    if problems:
        raise BadInput(*problems)
    return day


def _contradicts(written: PartialDate, day: date) -> bool:
    pairs = ((written.year, day.year), (written.month, day.month), (written.day, day.day))
    return any(part is not None and part != real for part, real in pairs)


def order_problem(issued_on: date, last_issued_on: date | None, reason: str | None) -> Problem | None:
    """A day before the book's latest document needs a reason, which is recorded; None where all is in order."""
    if last_issued_on is None or issued_on >= last_issued_on or (reason and reason.strip()):
        return None
    return Problem(
        f"ngày {short_date(issued_on)} ở trước văn bản mới nhất của sổ ({short_date(last_issued_on)}): "
        "số tăng mà ngày lùi.",
        "Hãy chọn ngày khác, hoặc nêu lý do (--reason) để ghi vào sổ.",
        field="ngay",
    )


def year_problem(book: str, year: int, first_year: int) -> Problem | None:
    """No number is allotted in a year before the book began here: such documents are entered with their own."""
    if year >= first_year:
        return None
    return Problem(
        f"sổ “{book}” ở đây bắt đầu từ năm {first_year}, không cấp số mới cho năm {year}.",
        "Văn bản đã ban hành từ trước thì vào sổ với số sẵn có (vanthu enter).",
        field="ngay",
    )


def entered_number_problem(number: int, last_number: int, book: str, year: int) -> Problem | None:
    """A document entered with its own number may not stand above the counter: that number is still to be given."""
    if number <= last_number:
        return None
    return Problem(
        f"số {printed(number)} lớn hơn số cuối đã dùng của sổ “{book}” năm {year} ({last_number}).",
        f"Nếu sổ thật đã đến số {number}, hãy khai so_cuoi: {number} trong tệp cơ quan rồi chạy lại vanthu init.",
        field="--number",
    )
