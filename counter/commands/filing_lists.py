"""What the dossier commands share: options, answers, writing a printed list by its suffix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.desk import write_output
from doc_engine.dates import short_date
from doc_engine.errors import BadInput

if TYPE_CHECKING:
    from registry.office import Home
    from registry.services.filing.dossiers import Filed
    from registry.store.dossiers import Dossier
    from registry.views.pages_printed import Printed

SUFFIXES = (".xlsx", ".docx", ".pdf")
CODE = click.argument("code", metavar="HỒ_SƠ")
REASON = click.option("--reason", required=True, metavar="LÝ_DO", help="Lý do, ghi vào nhật ký.")


def which_dossier(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which year's dossier of which office."""
    for option in (
        click.option("--year", type=click.IntRange(1945, 2999), metavar="NĂM", help="Năm của hồ sơ."),
        click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan."),
    ):
        command = option(command)
    return command


def out_option(required: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Where the printed list goes."""
    return click.option(
        "-o",
        "--out",
        metavar="TỆP",
        required=required,
        type=click.Path(path_type=Path),
        help="Tệp ghi ra: .docx, .xlsx hoặc .pdf, theo đuôi tệp.",
    )


def check_suffix(out: Path | None) -> None:
    """Refuse a file of another kind before anything is written."""
    if out is not None and out.suffix.lower() not in SUFFIXES:
        raise BadInput.because(f"“{out}” không phải là tệp .docx, .xlsx hoặc .pdf.", field="--out")


def write_printed(home: Home, printed: Printed, out: Path) -> dict[str, str]:
    """Write the list in the form of the suffix; gives the answer's `files`."""
    suffix = out.suffix.lower()
    if suffix == ".pdf":
        content = printed.pdf(home.converter)
    else:
        content = printed.docx() if suffix == ".docx" else printed.xlsx()
    write_output(out, content)
    return {suffix[1:]: str(out)}


def dossier_json(dossier: Dossier, documents: int | None = None) -> dict[str, Any]:
    """A dossier as `--json` shows it."""
    days = ("opened_on", "closed_on", "due_on", "handed_over_on")
    shown: dict[str, Any] = {
        name: getattr(dossier, name)
        for name in (
            "key",
            "office",
            "year",
            "code",
            "title",
            "retention",
            "person",
            "electronic",
            "rights",
            "note",
        )
    }
    shown |= {name: getattr(dossier, name) for name in ("closing_note", "amount", "handed_to")}
    shown |= {name: day.isoformat() if (day := getattr(dossier, name)) else None for name in days}
    return shown if documents is None else shown | {"documents": documents}


def filed_json(filed: Filed) -> dict[str, Any]:
    """A dossier with what lies in it."""
    papers = [
        {
            "position": paper.position,
            "key": document.key,
            "notation": str(document.notation or ""),
            "name": document.name,
            "sheets": paper.sheets,
            "note": paper.note,
        }
        for paper, document in filed.papers
    ]
    return dossier_json(filed.dossier) | {"papers": papers, "warnings": list(filed.warnings)}


def dossier_line(dossier: Dossier, documents: int) -> str:
    """One dossier on one line, for people."""
    if dossier.handed_over_on:
        state = f"đã nộp lưu {short_date(dossier.handed_over_on)}"
    elif dossier.closed_on:
        due = f", hạn nộp lưu {short_date(dossier.due_on)}" if dossier.due_on else ""
        state = f"kết thúc {short_date(dossier.closed_on)}{due}"
    else:
        state = "đang mở"
    return f"{dossier.label}: {dossier.title} ({dossier.retention}; {documents} văn bản; {state})"


def filed_text(filed: Filed) -> str:
    """A dossier with what lies in it, for people."""
    lines = [dossier_line(filed.dossier, len(filed.papers))]
    for paper, document in filed.papers:
        sheets = f", tờ {paper.sheets}" if paper.sheets else ""
        lines.append(f"{paper.position:>4}. {document.name} ({document.key}){sheets}")
    return "\n".join(lines)
