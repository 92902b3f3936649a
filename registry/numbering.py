"""Which book, which number, which day (cấp số): pure rules; the store holds the lock while they are asked.

Điều 15: số and thời gian ban hành are given together, in order, starting at 01 on the first day of a year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from doc_engine.dates import PartialDate, short_date
from doc_engine.errors import BadInput, Problem
from doc_engine.notation import padded
from doc_engine.terms import DocumentType, Term
from doc_engine.text import LIST_LETTERS, fold

EVERY_TYPE = "*"
_NUMBER = re.compile(r"^0*([0-9]{1,9})([A-Za-zĐđ]{0,2})$")


class BookUse(Term):
    """Sổ dùng cho: what numbers in a book beside ordinary papers (Điều 15; Phụ lục I, Mục II.3)."""

    PAPERS = ("van_ban", "văn bản")
    SECRETS = ("van_ban_mat", "văn bản mật")
    COPIES = ("ban_sao", "bản sao")

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label
        self.article = "Điều 15"


class SeriesPer(Term):
    """Đánh số: one series for the whole book, or one for every type in it."""

    BOOK = ("chung", "chung")
    TYPE = ("tung_loai", "từng loại")

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label
        self.article = "Điều 15"


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one book of an office is numbered: `types` are type keys or ("*",), `year` its first year here.

    `body` is the advisory body (hội đồng, ban, tổ) that uses the office's seal and numbers here, with the
    abbreviation of its symbols. `each_type`: every type has a series of its own, in a book of its own.
    """

    name: str
    types: tuple[str, ...]
    year: int
    last_number: int = 0
    use: str = BookUse.PAPERS.key
    body: str = ""
    abbreviation: str = ""
    each_type: bool = False

    @property
    def series(self) -> tuple[str, str]:
        """Schemes are alternatives to each other only within one use and one body."""
        return self.use, fold(self.body)

    def of_type(self, type_: DocumentType) -> Scheme:
        """The scheme of the book that a type really numbers in."""
        if not self.each_type:
            return self
        return replace(
            self, name=f"{self.name} – {type_.label}", types=(type_.key,), last_number=0, each_type=False
        )


def scheme_for(
    type_: DocumentType,
    schemes: Sequence[Scheme],
    year: int | None = None,
    *,
    use: BookUse = BookUse.PAPERS,
    body: str = "",
) -> Scheme | None:
    """The scheme whose book a type numbers in that year, with the book's first year; None where there is none.

    What was declared for the latest year up to `year` counts (without one, or before all: the earliest); what it
    does not say is as before. "*" is every type that no other book of the same year, use and body names.
    """
    wanted = use.key, fold(body)
    mine = [scheme for scheme in schemes if scheme.series == wanted]
    years = sorted({scheme.year for scheme in mine})
    if year is not None and any(first <= year for first in years):
        years = sorted((first for first in years if first <= year), reverse=True)
    declared = ([scheme for scheme in mine if scheme.year == first] for first in years)
    found = next(filter(None, (_of_year(type_, layer) for layer in declared)), None)
    if found is None:
        return None
    since = min(scheme.year for scheme in mine if scheme.name == found.name)
    return replace(found, year=since).of_type(type_) if since != found.year else found.of_type(type_)


def _of_year(type_: DocumentType, schemes: Sequence[Scheme]) -> Scheme | None:
    named = (scheme for scheme in schemes if type_.key in scheme.types)
    every = (scheme for scheme in schemes if EVERY_TYPE in scheme.types)
    return next(chain(named, every), None)


def copies_scheme(schemes: Sequence[Scheme]) -> Scheme | None:
    """The scheme of the book of copies, its earliest year."""
    found = [scheme for scheme in schemes if scheme.use == BookUse.COPIES.key]
    return min(found, key=lambda scheme: scheme.year, default=None)


def scheme_problems(schemes: Sequence[Scheme]) -> list[Problem]:
    """What contradicts itself in an office's books: one type in two books, one book twice in one year."""
    problems: list[Problem] = []
    holder: dict[tuple[int, tuple[str, str], str], str] = {}
    for scheme in schemes:
        for key in scheme.types:
            other = holder.setdefault((scheme.year, scheme.series, key), scheme.name)
            if other != scheme.name:
                problems.append(
                    Problem(
                        f"“{_label(key)}” năm {scheme.year} nằm trong hai sổ “{other}” và “{scheme.name}”."
                    )
                )
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


def next_suffix(taken: Collection[str]) -> str:
    """The first suffix that a number does not have yet: a, b, c, d, đ … in the order of the alphabet."""
    folded = {one.lower() for one in taken}
    pairs = (first + second for first in LIST_LETTERS for second in LIST_LETTERS)
    return next(one for one in (*LIST_LETTERS, *pairs) if one not in folded)


def suffix_base_problem(base: int, last_number: int, book: str) -> Problem | None:
    """A suffix hangs on a number that was given (số bổ sung)."""
    if 1 <= base <= last_number:
        return None
    return Problem(
        f"sổ “{book}” chưa cấp số {printed(base)}, không thêm số bổ sung được.",
        f"Số cuối đã cấp là {last_number}.",
        field="--suffix-of",
    )


def suffix_reason_problem(reason: str | None) -> Problem | None:
    """A suffix is an explicit act with a reason."""
    if reason and reason.strip():
        return None
    return Problem(
        "số bổ sung phải có lý do.", "Hãy nêu lý do (--reason) để ghi vào sổ.", field="--suffix-of"
    )


def suffix_day_problem(day: date, before: date | None, after: date | None, base: int) -> Problem | None:
    """The day of a suffixed number lies between those of its own number and of the next, where these are in order."""
    if before and after and after < before:
        after = None
    if (before is None or before <= day) and (after is None or day <= after):
        return None
    since = f"từ ngày {short_date(before)}" if before else ""
    until = f"đến ngày {short_date(after)}" if after else ""
    return Problem(
        f"số bổ sung cho số {printed(base)} phải đề ngày {' '.join(part for part in (since, until) if part)}, "
        f"không phải {short_date(day)}.",
        "Số và ngày trong sổ phải cùng một thứ tự.",
        field="ngay",
    )


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
