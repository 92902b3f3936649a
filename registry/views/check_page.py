"""The findings on a Word file as one web page (báo cáo kiểm tra thể thức), self-contained, with pictures of the pages."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from doc_engine.findings import Finding, Severity
from registry.views.lettering import markup
from registry.views.page import page, top

_LABELS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.INFO: "Ghi chú"}
_COLUMNS = ("Mức độ", "Vị trí", "Nhận xét", "Trong tệp", "Yêu cầu", "Căn cứ", "Mã")
_STYLE = """
.error{color:var(--red);font-weight:700}.warning{color:#8a5a00;font-weight:700}.info{color:var(--soft)}
.sheets{display:flex;flex-wrap:wrap;gap:16px}.sheets img{width:min(100%,520px);height:auto;border:1px solid var(--rule);box-shadow:0 1px 4px #0002}
td{white-space:pre-wrap}td.where{white-space:normal;min-width:9em}td.code{font-family:monospace}
"""


def check_html(
    name: str,
    findings: Sequence[Finding],
    *,
    pictures: Sequence[bytes] = (),
    done: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> str:
    """The whole page: counts, findings in the order of the file, what was repaired, pictures (PNG bytes)."""
    parts = [
        top(f"Kiểm tra thể thức: {name}", (_summary(findings), "Theo Nghị định số 30/2020/NĐ-CP.", *notes)),
        '<main class="wide">',
        _table(findings),
        _list("Đã sửa trong bản sửa", done),
        _sheets(pictures),
        "</main>",
    ]
    return page(f"Kiểm tra thể thức: {name}", "\n".join(part for part in parts if part), style=_STYLE)


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Không có nhận xét nào."
    counts = ((label, sum(one.severity is weight for one in findings)) for weight, label in _LABELS.items())
    return "; ".join(f"{label.lower()}: {count}" for label, count in counts if count).capitalize() + "."


def _table(findings: Sequence[Finding]) -> str:
    if not findings:
        return '<p class="notice">Văn bản đúng thể thức trong phạm vi được kiểm tra.</p>'
    head = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    rows = "\n".join(_row(finding) for finding in findings)
    return (
        '<h2>Nhận xét</h2><div class="scroll"><table>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(finding: Finding) -> str:
    cells = (
        f'<td class="{finding.severity.value}">{_LABELS[finding.severity]}</td>',
        f'<td class="where">{markup(finding.where or "Toàn văn bản")}</td>',
        *(
            f"<td>{markup(text)}</td>"
            for text in (finding.message, finding.found, finding.required, finding.article)
        ),
        f'<td class="code">{markup(finding.code)}</td>',
    )
    return f"<tr>{''.join(cells)}</tr>"


def _list(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    return f"<h2>{title}</h2><ul>{''.join(f'<li>{markup(line)}</li>' for line in lines)}</ul>"


def _sheets(pictures: Sequence[bytes]) -> str:
    if not pictures:
        return ""
    images = "".join(
        f'<img alt="Trang {number}" src="data:image/png;base64,{base64.b64encode(picture).decode("ascii")}">'
        for number, picture in enumerate(pictures, 1)
    )
    return f'<h2>Trang văn bản</h2><div class="sheets">{images}</div>'
