"""`vanthu check`: a Word file against Nghị định 30/2020/NĐ-CP (kiểm tra thể thức)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from counter.desk import Desk, office_command, read_input, warn, write_output
from counter.showing import finding_json, findings_text
from counter.vietnamese import say
from doc_engine.errors import BadInput
from doc_engine.findings import Severity

if TYPE_CHECKING:
    from registry.services.checking import Checked

_OUT = click.Path(path_type=Path)


@office_command("check")
@click.argument("file", metavar="TỆP", type=_OUT)
@click.option(
    "--severity",
    type=click.Choice([one.value for one in Severity]),
    default="info",
    help="Mức nhẹ nhất cần xem: error (lỗi), warning (cảnh báo), info (ghi chú).",
)
@click.option(
    "--fix", "fix_to", metavar="TỆP", type=_OUT, help="Ghi bản đã sửa thể thức, giữ nguyên câu chữ."
)
@click.option("--comments", "comments_to", metavar="TỆP", type=_OUT, help="Ghi bản có nhận xét bên lề.")
@click.option("--html", "html_to", metavar="TỆP", type=_OUT, help="Ghi báo cáo dạng trang web.")
def check(
    desk: Desk,
    file: Path,
    *,
    severity: str,
    fix_to: Path | None,
    comments_to: Path | None,
    html_to: Path | None,
) -> int:
    """Kiểm tra thể thức tệp Word theo Nghị định 30/2020/NĐ-CP, nêu điều khoản; không vào sổ."""
    from registry.services.checking import at_least, check_file

    _not_over(file, fix_to, comments_to, html_to)
    checked = check_file(
        read_input(file),
        file.name,
        severities=at_least(Severity(severity)),
        fix=fix_to is not None,
        comments=comments_to is not None,
    )
    warn(checked.warnings)
    _write(checked, fix_to, comments_to)
    if html_to is not None:
        _write_page(checked, file.name, html_to)
    desk.answer(
        _text(checked),
        {"findings": [finding_json(one) for one in checked.findings], "counts": checked.counts},
    )
    return 1 if checked.wrong else 0


def _not_over(file: Path, *outputs: Path | None) -> None:
    """No result may be written over the file itself, or over another result."""
    named = [path.resolve() for path in (file, *outputs) if path is not None]
    if len(set(named)) < len(named):
        raise BadInput.because(
            "tệp kết quả trùng với tệp được kiểm tra hoặc trùng nhau.",
            "Hãy đặt tên khác cho từng tệp kết quả.",
        )


def _write(checked: Checked, fix_to: Path | None, comments_to: Path | None) -> None:
    if fix_to is not None and checked.fixed is not None:
        write_output(fix_to, checked.fixed)
        for line in checked.done or ("Không có gì sửa được mà không đụng đến câu chữ.",):
            say(f"Sửa: {line}")
    if comments_to is not None and checked.commented is not None:
        write_output(comments_to, checked.commented)


def _write_page(checked: Checked, name: str, html_to: Path) -> None:
    from registry.services.checking import page_pictures
    from registry.views.check_page import check_html

    pictures, notes = page_pictures(checked.docx)
    warn(notes)
    text = check_html(name, checked.findings, pictures=pictures, done=checked.done, notes=notes)
    write_output(html_to, text.encode("utf-8"))


def _text(checked: Checked) -> str:
    counts = checked.counts
    total = f"{counts['error']} lỗi, {counts['warning']} cảnh báo, {counts['info']} ghi chú."
    if not checked.findings:
        return "Không có nhận xét nào về thể thức."
    return f"{findings_text(checked.findings)}\n{total}"
