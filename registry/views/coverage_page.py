"""The table of answers as a page for the Monday meeting (bảng theo dõi để in): A4 landscape, the late first.

Progress, deadline and validity are columns of their own; a body with nothing is a line too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from doc_engine.dates import short_date
from doc_engine.text import shortened, upper_first
from registry.model import CoverageRow, CoverageState, Owed
from registry.views.coverage_table import (
    COLUMNS,
    coverage_summary,
    document_html,
    due_words,
    is_late,
    state_words,
)
from registry.views.lettering import markup
from registry.views.page import page, top

_MOST_OF_A_TASK = 48
_STYLE = """
main.wide{max-width:1320px}.meeting td:nth-child(1){width:44px;text-align:center}.meeting td:nth-child(2){width:23%}
.meeting td:nth-child(3){width:13%}.meeting td:nth-child(4){width:32%}.meeting td:nth-child(5){width:12%}
.meeting tr.owes td{background:#fdf3f2}.meeting tr.done td{color:#3d5a40}.meeting ul{margin:0;padding-left:16px}
.now{color:var(--soft);font-size:13px}.meeting tr[hidden]{display:none}
@page{size:A4 landscape;margin:12mm 12mm 14mm;@bottom-right{content:counter(page) '/' counter(pages);font:10px sans-serif}}
@media print{body{font-size:11.5px}h1{font-size:17px}header.top{padding:0 0 6px;border-top:0;background:none}
main.wide{max-width:none}.meeting{font-size:11px}.meeting thead{display:table-header-group}.meeting tr.owes td{background:none}
.meeting td:nth-child(2){font-weight:600}}
"""
_SCRIPT = """
(function(){
function bare(t){return t.toLowerCase().replace(/\\u0111/g,'d').normalize('NFD').replace(/[\\u0300-\\u036f]/g,'');}
var rows=[].slice.call(document.querySelectorAll('.meeting tbody tr')),texts=rows.map(function(r){return bare(r.textContent);});
var find=document.getElementById('find'),only=document.getElementById('only'),count=document.getElementById('count');
function show(){var words=bare(find.value).split(/\\s+/).filter(Boolean),n=0;
rows.forEach(function(r,i){var ok=words.every(function(x){return texts[i].indexOf(x)>=0;})&&(!only.checked||r.className==='owes');r.hidden=!ok;if(ok)n++;});
count.textContent=n+'/'+rows.length+' đơn vị';}
find.oninput=show;only.onchange=show;
})();
"""


def late_first(rows: Sequence[CoverageRow]) -> list[CoverageRow]:
    """Who is late and still owes first, the latest on top; then who is in time; then who has answered."""

    def place(row: CoverageRow) -> tuple[int, int, int]:
        open_late = max((o.days_late or 0 for o in row.owed if not o.answered), default=0)
        answered = row.state in (CoverageState.REPORTED, CoverageState.DONE)
        return (0 if open_late else 2 if answered else 1, -open_late, list(CoverageState).index(row.state))

    return sorted(rows, key=place)


def coverage_page(
    rows: Sequence[CoverageRow],
    *,
    title: str,
    subject: str = "",
    as_of: date,
    names: Mapping[str, str] | None = None,
    hrefs: Mapping[str, str] | None = None,
    answers_now: Mapping[str, str] | None = None,
) -> str:
    """The page; `answers_now` says by the row's unit who answers for a body that is no more."""
    lines = [
        line for line in (subject, f"Tính đến ngày {short_date(as_of)}. {coverage_summary(rows)}") if line
    ]
    head = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    body = "\n".join(
        _row(number, row, as_of, (answers_now or {}).get(row.unit, ""), names=names or {}, hrefs=hrefs or {})
        for number, row in enumerate(late_first(rows), 1)
    )
    tools = (
        '<div class="tools"><input class="find" id="find" type="search" aria-label="Tìm đơn vị"'
        ' placeholder="Tìm đơn vị (có dấu hoặc không dấu)"><label><input type="checkbox" id="only"> Chỉ nơi quá hạn</label>'
        f'<span class="soft" id="count">{len(rows)} đơn vị</span></div>'
    )
    table = f'<table class="meeting"><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>'
    whole = "\n".join(
        (top(f"Tình hình thực hiện {title}", lines), f'<main class="wide">\n{tools}\n{table}\n</main>')
    )
    return page(f"Tình hình thực hiện {title}", whole, style=_STYLE, script=_SCRIPT)


def _row(
    number: int,
    row: CoverageRow,
    as_of: date,
    now: str,
    *,
    names: Mapping[str, str],
    hrefs: Mapping[str, str],
) -> str:
    unit = markup(upper_first(row.unit)) + (f'<br><span class="now">{markup(now)}</span>' if now else "")
    documents = "<br>".join(document_html(key, names, hrefs) for key in row.documents)
    cells = (
        str(number),
        unit,
        markup(state_words(row)),
        _due(row, as_of, names),
        markup(upper_first(row.note)),
        documents,
    )
    name = "owes" if is_late(row) else "done" if row.state is CoverageState.DONE else ""
    opening = f'<tr class="{name}">' if name else "<tr>"
    return opening + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _due(row: CoverageRow, as_of: date, names: Mapping[str, str]) -> str:
    """The worst answer owed; where several are open, each on a line, with its paper where these are several."""
    open_late = [owed for owed in row.owed if not owed.answered and owed.days_late]
    if len(open_late) > 1:
        several = len({owed.document for owed in open_late}) > 1
        items = "".join(
            f'<li class="late">{markup(_owed(owed, names if several else {}))}</li>' for owed in open_late
        )
        return f"<ul>{items}</ul>"
    said = markup(due_words(row, as_of))
    return f'<span class="late">{said}</span>' if row.days_late else said


def _owed(owed: Owed, names: Mapping[str, str]) -> str:
    said = (names.get(owed.document, ""), owed.period, shortened(owed.what, _MOST_OF_A_TASK))
    what = ", ".join(filter(None, said))
    return f"{short_date(owed.due_on)}{f' ({what})' if what else ''}: quá hạn {owed.days_late} ngày"
