"""Who has answered a directive (bảng theo dõi): progress, deadline and note in columns that never mix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from doc_engine.dates import short_date
from doc_engine.text import upper_first
from registry.model import CoverageRow, CoverageState
from registry.views.lettering import markup
from registry.views.page import page, top
from registry.views.wording import safe_href
from registry.views.workbook import Sheet, TextRow, write_workbook

COLUMNS = ("STT", "Cơ quan, đơn vị", "Tiến độ", "Thời hạn", "Hiệu lực", "Văn bản đã có")
_WIDTHS = (12.0, 70.0, 44.0, 48.0, 46.0, 47.0)


def is_late(row: CoverageRow) -> bool:
    """Whether the body still owes an answer that is late."""
    return row.state is not CoverageState.DONE and any(o.days_late and not o.answered for o in row.owed)


def coverage_summary(rows: Sequence[CoverageRow]) -> str:
    """How many stand where, and how many are late: “9 đơn vị: 1 đã báo cáo; 8 đã gửi. Quá hạn: 0.”"""
    counts = Counter(row.state for row in rows)
    states = "; ".join(f"{counts[state]} {state.value}" for state in reversed(CoverageState) if counts[state])
    late = sum(map(is_late, rows))
    return f"{len(rows)} đơn vị: {states}. Quá hạn: {late}." if rows else "Chưa có đơn vị nào."


def coverage_xlsx(
    rows: Sequence[CoverageRow], *, title: str, as_of: date, names: Mapping[str, str] | None = None
) -> bytes:
    """The table as .xlsx; `names` says what a document of a row is called, by key (else its key)."""
    above = (
        TextRow("BẢNG THEO DÕI THỰC HIỆN", "title"),
        TextRow(title, "centre_bold"),
        TextRow(f"Tính đến ngày {short_date(as_of)}. {coverage_summary(rows)}", "centre_italic"),
        TextRow(""),
    )
    cells = [(str(i), *_cells(row, as_of), _documents(row, names)) for i, row in enumerate(rows, 1)]
    sheet = Sheet("Theo dõi", COLUMNS, _WIDTHS, cells, above=above)
    return write_workbook((sheet,), title=f"Bảng theo dõi thực hiện - {title}")


def coverage_html(
    rows: Sequence[CoverageRow],
    *,
    title: str,
    as_of: date,
    names: Mapping[str, str] | None = None,
    hrefs: Mapping[str, str] | None = None,
) -> str:
    """The table as one offline page."""
    head = top("Bảng theo dõi thực hiện", (title, f"Tính đến ngày {short_date(as_of)}."))
    body = coverage_fragment(rows, as_of=as_of, names=names, hrefs=hrefs)
    return page(f"Bảng theo dõi thực hiện - {title}", f'{head}\n<main class="wide">\n{body}\n</main>')


def coverage_fragment(
    rows: Sequence[CoverageRow],
    *,
    as_of: date,
    names: Mapping[str, str] | None = None,
    hrefs: Mapping[str, str] | None = None,
) -> str:
    """Summary and table, to stand inside a page."""
    head = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    body = "\n".join(_html_row(i, row, as_of, names or {}, hrefs or {}) for i, row in enumerate(rows, 1))
    return (
        f"<p>{markup(coverage_summary(rows))}</p>\n"
        f'<div class="scroll"><table class="answers"><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>'
    )


def _html_row(
    number: int, row: CoverageRow, as_of: date, names: Mapping[str, str], hrefs: Mapping[str, str]
) -> str:
    unit, state, due, note = map(markup, _cells(row, as_of))
    due = f'<span class="late">{due}</span>' if row.days_late else due
    documents = "<br>".join(document_html(key, names, hrefs) for key in row.documents)
    cells = (str(number), unit, state, due, note, documents)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def document_html(key: str, names: Mapping[str, str], hrefs: Mapping[str, str]) -> str:
    """A document's name (văn bản trả lời), with a link to its file where there is one."""
    name, target = markup(names.get(key, key)), safe_href(hrefs.get(key, ""))
    return f'<a href="{markup(target)}">{name}</a>' if target else name


def _cells(row: CoverageRow, as_of: date) -> tuple[str, str, str, str]:
    """Unit, progress, deadline, note."""
    return upper_first(row.unit), state_words(row), due_words(row, as_of), upper_first(row.note)


def state_words(row: CoverageRow) -> str:
    """The progress, and who said that it is done: “Hoàn thành (Lê Thị Mai xác nhận)”."""
    return upper_first(row.state.value) + (f" ({row.confirmed_by} xác nhận)" if row.confirmed_by else "")


def due_words(row: CoverageRow, as_of: date) -> str:
    """The deadline alone, with its period: progress says whether an answer is there."""
    if row.due_on is None:
        return "Không đặt thời hạn"
    day = short_date(row.due_on) + (f", {row.period}" if row.period else "")
    if row.days_late is None:
        return f"{day} (đã trả lời, không rõ ngày)"
    answered = any(owed.answered for owed in row.owed if owed.due_on == row.due_on)
    if row.days_late:
        return f"{day} ({'đã trả lời, ' if answered else ''}quá hạn {row.days_late} ngày)"
    in_time = answered or (not row.owed and row.due_on < as_of)
    return f"{day} ({'trả lời đúng hạn' if in_time else 'trong hạn'})"


def _documents(row: CoverageRow, names: Mapping[str, str] | None) -> str:
    return "\n".join((names or {}).get(key, key) for key in row.documents)
