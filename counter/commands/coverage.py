"""`vanthu coverage|mark`: who has answered a directive, and what a person says of it (theo dõi thực hiện)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command, write_output
from counter.heirs import heir_json, heir_line, heir_words
from counter.pages import told_of, write_beside
from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.text import upper_first

if TYPE_CHECKING:
    from registry.model import CoverageRow, Document, Owed
    from registry.office import Home
    from registry.services.succession import AnswersNow
    from registry.services.task_tracing import TracedTask

_ISSUER = click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành, khi số trùng nhau.")
_YEAR = click.option("--year", type=click.IntRange(1900, 2999), metavar="NĂM", help="Năm ban hành.")


@office_command("coverage")
@click.argument("notation", metavar="SỐ_KÝ_HIỆU")
@_ISSUER
@_YEAR
@click.option("--among", metavar="BỘ_CHỌN", help="Xét thêm các đơn vị này, ví dụ huyen:Cà Mau@2023-03-20.")
@click.option("--as", "body", default="UBND", metavar="CƠ_QUAN", help="Cơ quan của các đơn vị --among.")
@click.option("--as-of", "as_of_text", metavar="NGÀY", help="Tính đến ngày; mặc định hôm nay.")
@click.option("--late", "only_late", is_flag=True, help="Chỉ nơi đang quá hạn mà chưa trả lời.")
@click.option(
    "--tasks", "with_tasks", is_flag=True, help="Kèm từng nhiệm vụ và văn bản cấp dưới đã cụ thể hóa."
)
@click.option("--xlsx", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi bảng ra tệp Excel.")
@click.option(
    "--html",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Ghi trang để in (A4 ngang, nơi quá hạn trước).",
)
@click.option(
    "--ics", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi các thời hạn còn mở ra tệp lịch."
)
def coverage(desk: Desk, *, notation: str, as_of_text: str | None, **options: Any) -> None:
    """Ai đã nhận, ai đã trả lời, ai chưa, ai quá hạn: tiến độ, thời hạn và hiệu lực là ba cột riêng."""
    with desk.home() as home:
        table = _table(home, notation, day_option(as_of_text, "--as-of"), options)
        shown = table.late() if options["only_late"] else table
        told = _write_files(home, shown, options)
    tasks = table.tasks
    head = f"{table.document.name}: {_answered(table.rows)}/{len(table.rows)} nơi đã trả lời, tính đến {short_date(table.as_of)}."
    data: dict[str, Any] = {
        "document": table.document.key,
        "notation": str(table.document.notation) if table.document.notation else None,
        "as_of": table.as_of.isoformat(),
        "rows": [row_json(row) | {"answers_now": heir_json(table.heirs.get(row.unit))} for row in shown.rows],
    }
    if options["with_tasks"]:
        data["tasks"] = [_task_json(task) for task in tasks]
    lines = [_row_line(row) + heir_line(table.heirs.get(row.unit)) for row in shown.rows]
    lines += ["Nhiệm vụ:", *map(_task_line, tasks)] if tasks else []
    desk.answer("\n".join([head, *lines, *told]), data)


@dataclass(frozen=True)
class _Table:
    """What is shown and written: the directive, its rows, and what belongs to them."""

    document: Document
    as_of: date
    rows: tuple[CoverageRow, ...]
    papers: dict[str, Document]
    heirs: dict[str, AnswersNow]
    tasks: tuple[TracedTask, ...]

    def late(self) -> _Table:
        """Only who is late and has not answered."""
        from registry.views.coverage_table import is_late

        return replace(self, rows=tuple(filter(is_late, self.rows)))


def _table(home: Home, notation: str, as_of: date | None, options: dict[str, Any]) -> _Table:
    from counter.commands.following import write_calendar
    from registry.services.coverage import coverage as coverage_in
    from registry.services.finding import documents_of, find_one
    from registry.services.succession import for_coverage
    from registry.services.task_tracing import traced_tasks

    document = find_one(home, notation, options["issuer"], options["year"])
    day = as_of or home.clock.today()
    rows = coverage_in(home, document.key, options["among"], day, as_body=options["body"])
    if options["ics"]:
        write_calendar(home, options["ics"], words=document.key, office=None)
    return _Table(
        document,
        day,
        rows,
        documents_of(
            home, [key for row in rows for key in (*row.documents, *(owed.document for owed in row.owed))]
        ),
        _moved(for_coverage(home, rows, document.issued_on.whole or day, day)),
        traced_tasks(home, document.key) if options["with_tasks"] else (),
    )


def _write_files(home: Home, table: _Table, options: dict[str, Any]) -> list[str]:
    """Write what was asked for, and say what was written; the page leads to the papers in a folder beside it."""
    title = table.document.name
    names = {key: document.name for key, document in table.papers.items()}
    told = [f"Đã ghi {options[kind]}." for kind in ("xlsx", "ics") if options[kind]]
    if options["xlsx"]:
        from registry.views.coverage_table import coverage_xlsx

        write_output(options["xlsx"], coverage_xlsx(table.rows, title=title, as_of=table.as_of, names=names))
    if options["html"]:
        from registry.views.coverage_page import coverage_page

        now = {unit: heir_words(found) for unit, found in table.heirs.items()}
        subject = table.document.subject or ""
        shown = {key for row in table.rows for key in row.documents}
        hrefs = write_beside(
            home, options["html"], [paper for key, paper in table.papers.items() if key in shown]
        )
        page = coverage_page(
            table.rows,
            title=title,
            subject=subject,
            as_of=table.as_of,
            names=names,
            hrefs=hrefs,
            answers_now=now,
        )
        write_output(options["html"], page.encode())
        told.append(told_of(options["html"], hrefs))
    return told


def _moved(heirs: dict[str, AnswersNow]) -> dict[str, AnswersNow]:
    """Those whose work another body has now: one that kept its name is no news."""
    return {unit: found for unit, found in heirs.items() if found.bodies != (unit,)}


def _answered(rows: tuple[CoverageRow, ...]) -> int:
    """How many have reported or are done: a plan alone is no answer."""
    from registry.model import CoverageState

    return sum(1 for row in rows if row.state in (CoverageState.REPORTED, CoverageState.DONE))


def _row_line(row: CoverageRow) -> str:
    working = f" ({row.working_days_late} ngày làm việc)" if row.working_days_late else ""
    period = f" {row.period}" if row.period else ""
    late = f"; quá hạn {row.days_late} ngày{working}{period}" if row.days_late else ""
    if row.due_on and row.days_late == 0 and not any(owed.answered for owed in row.owed):
        late = f"; trong hạn ({short_date(row.due_on)})"
    note = f" [{row.note}]" if row.note else ""
    by = f" ({row.confirmed_by} xác nhận)" if row.confirmed_by else ""
    return f"  {upper_first(row.unit)}: {row.state.value}{by}{late}{note}"


def row_json(row: CoverageRow) -> dict[str, Any]:
    """One row of coverage as `--json` shows it; `note` is the validity column."""
    return {
        "unit": row.unit,
        "unit_key": row.unit_key,
        "state": row.state.value,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "days_late": row.days_late,
        "working_days_late": row.working_days_late,
        "period": row.period or None,
        "documents": list(row.documents),
        "note": row.note,
        "confirmed_by": row.confirmed_by or None,
        "owed": [_owed_json(owed) for owed in row.owed],
    }


def _owed_json(owed: Owed) -> dict[str, Any]:
    return {
        "document": owed.document,
        "due_on": owed.due_on.isoformat(),
        "period": owed.period or None,
        "task": owed.what or None,
        "answered": owed.answered,
        "days_late": owed.days_late,
        "working_days_late": owed.working_days_late,
    }


def _task_json(task: TracedTask) -> dict[str, Any]:
    return {
        "position": task.position,
        "text": task.text,
        "lead": list(task.lead),
        "due": task.due,
        "covered_by": [
            {"document": one.document, "position": one.position, "text": one.text, "likeness": one.likeness}
            for one in task.covered_by
        ],
    }


def _task_line(task: TracedTask) -> str:
    found = "; ".join(f"{one.name} mục {one.position} (giống {one.likeness:.0%})" for one in task.covered_by)
    return f"  {task.position}. {task.text}\n     {found or 'chưa có văn bản nào cụ thể hóa'}"


@office_command("mark")
@click.argument("notation", metavar="SỐ_KÝ_HIỆU")
@click.argument("unit", metavar="[ĐƠN_VỊ]", required=False)
@click.option("--done", is_flag=True, help="Xác nhận đơn vị đã hoàn thành.")
@click.option("--not-applicable", metavar="LÝ_DO", help="Đơn vị không phải thực hiện, vì lý do này.")
@click.option("--open", "reopen", is_flag=True, help="Rút lại xác nhận hoàn thành hoặc không áp dụng.")
@click.option(
    "--answered-by", metavar="VĂN_BẢN", help="Văn bản này là trả lời, dù trong nội dung không viện dẫn."
)
@click.option("--reviewed", is_flag=True, help="Đã rà soát căn cứ thay đổi của văn bản (hoặc của đơn vị).")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Với --reviewed: mọi văn bản và đơn vị dựa vào văn bản đã thay đổi này.",
)
@click.option("--every", metavar="KỲ", help="Báo cáo định kỳ: năm, 6 tháng, quý, tháng.")
@click.option(
    "--before", metavar="NGÀY", help="Ngày của tháng cuối kỳ (15); báo cáo năm: ngày/tháng (15/11)."
)
@click.option("--until", "until_text", metavar="NGÀY", help="Kỳ cuối cùng của báo cáo định kỳ.")
@click.option("--reason", metavar="LÝ_DO", help="Lý do, ghi vào nhật ký.")
@_ISSUER
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan ghi nhận, khi thư mục có nhiều cơ quan.")
def mark(desk: Desk, *, notation: str, unit: str | None, **options: Any) -> None:
    """Ghi nhận theo dõi: hoàn thành, không áp dụng, đã trả lời, đã rà soát căn cứ, kỳ báo cáo; mọi việc vào nhật ký."""
    _hold_one_act(options)
    with desk.home() as home:
        text, data = _marked(home, notation, unit, options)
    desk.answer(text, data)


def _hold_one_act(options: dict[str, Any]) -> None:
    asked = (
        options["done"],
        options["not_applicable"] is not None,
        options["reopen"],
        options["answered_by"] is not None,
        options["reviewed"],
        options["every"] is not None,
    )
    if sum(asked) != 1:
        raise BadInput.because(
            "hãy chọn đúng một việc cần ghi nhận.",
            "Các việc: --done, --not-applicable LÝ_DO, --open, --answered-by VĂN_BẢN, --reviewed, --every KỲ.",
        )
    if (options["before"] or options["until_text"]) and options["every"] is None:
        raise BadInput.because("--before và --until chỉ dùng cùng --every.")
    if options["everything"] and not options["reviewed"]:
        raise BadInput.because("--all chỉ dùng cùng --reviewed.")


def _marked(
    home: Home, notation: str, unit: str | None, options: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    from registry.services import marking
    from registry.services.finding import spoken_link

    whose = {"issuer": options["issuer"], "office": options["office"]}
    if options["answered_by"] is not None:
        link = marking.answered_by(home, notation, options["answered_by"], **whose)
        said = spoken_link(home, link, "trả lời")
        return f"Đã ghi: {said}.", {"from": link.from_key, "to": link.to_key}
    if options["everything"]:
        if unit is not None:
            raise BadInput.because("--all là mọi đơn vị, không ghi thêm đơn vị.")
        document, papers, bodies = marking.review_all(home, notation, reason=options["reason"], **whose)
        said = f"đã rà soát {papers} văn bản và {bodies} đơn vị dựa vào {document.name} ({document.key})"
        return f"Đã ghi: {said}.", {"key": document.key, "documents": papers, "bodies": bodies}
    if options["reviewed"]:
        document, count = marking.review(home, notation, unit=unit, reason=options["reason"], **whose)
        text = f"Đã ghi: đã rà soát {count} thay đổi về căn cứ của {document.name} ({document.key})."
        return text, {"key": document.key, "reviewed": count}
    if options["every"] is not None:
        until = day_option(options["until_text"], "--until")
        document, duty = marking.set_duty(
            home, notation, options["every"], before=options["before"], until=until, **whose
        )
        text = f"Đã ghi: {document.name} ({document.key}) yêu cầu báo cáo định kỳ, kỳ: {duty.every.value}."
        return text, {"key": document.key, "every": duty.every.value, "day": duty.day, "month": duty.month}
    return _mark_unit(home, notation, unit, options, whose)


def _mark_unit(
    home: Home, notation: str, unit: str | None, options: dict[str, Any], whose: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    from registry.services.judging import Kind
    from registry.services.marking import mark as mark_in

    if unit is None:
        raise BadInput.because(
            "chưa ghi đơn vị.", "Ví dụ: vanthu mark 312/STP-PBGDPL “UBND huyện U Minh” --done."
        )
    reason = options["not_applicable"]
    kind = Kind.DONE if options["done"] else Kind.NOT_APPLICABLE if reason is not None else Kind.OPEN
    marked = mark_in(
        home, notation, unit, kind, reason=options["reason"] if reason is None else reason, **whose
    )
    assert marked.row is not None
    state = "Đã ghi từ trước" if marked.repeated else "Đã ghi"
    return (
        f"{state}: {marked.document.name}\n{_row_line(marked.row)}",
        {"key": marked.document.key, "repeated": marked.repeated, "row": row_json(marked.row)},
    )
