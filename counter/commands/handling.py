"""`vanthu assign`: giving what came in to those who handle it (chuyển giao, theo dõi giải quyết)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.desk import Desk, check_folder, office_command, warn, write_output
from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.notation import padded

if TYPE_CHECKING:
    from registry.handling import Step
    from registry.office import Home
    from registry.services.matters import Tracked

_LIST = "list"


@office_command("assign")
@click.argument("which", metavar="SỐ_ĐẾN|VĂN_BẢN|list")
@click.option(
    "--to",
    metavar="ĐƠN_VỊ|NGƯỜI",
    help="Chuyển cho đơn vị hoặc người chủ trì; với list: chỉ việc của nơi này.",
)
@click.option(
    "--with", "cooperating", multiple=True, metavar="ĐƠN_VỊ|NGƯỜI", help="Phối hợp; ghi được nhiều lần."
)
@click.option("--due", metavar="HẠN", help="Ngày, hoặc “5 ngày làm việc” tính từ hôm nay.")
@click.option("--note", default="", metavar="CHỮ", help="Ý kiến phân phối, ghi chú.")
@click.option("--progress", "progress_text", metavar="CHỮ", help="Ghi tiến độ giải quyết.")
@click.option("--done", "is_done", is_flag=True, help="Ghi đã giải quyết xong.")
@click.option("--by", "answer", metavar="VĂN_BẢN", help="Văn bản trả lời, cùng với --done.")
@click.option("--late", is_flag=True, help="Với list: chỉ việc quá hạn.")
@click.option(
    "--sheet", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi phiếu giải quyết (.docx hoặc .pdf)."
)
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
def assign(
    desk: Desk,
    *,
    which: str,
    to: str | None,
    cooperating: tuple[str, ...],
    due: str | None,
    note: str,
    progress_text: str | None,
    is_done: bool,
    answer: str | None,
    late: bool,
    sheet: Path | None,
    office: str | None,
) -> None:
    """Chuyển văn bản đến cho đơn vị, người giải quyết; ghi tiến độ, kết quả. Chuyển lại thì lịch sử vẫn còn.

    "vanthu assign list" liệt kê các việc chưa xong; "vanthu assign 15" xem một việc.
    """
    from registry.services import handling, matters

    _hold_one_act(to=to, progress=progress_text, done=is_done, listing=which == _LIST)
    _hold_fitting(bool(to), is_done, due or cooperating, answer)
    path = _sheet_path(sheet)
    with desk.home() as home:
        today = home.clock.today()
        if which == _LIST:
            found = matters.open_matters(home, office, to=to, late_on=today if late else None)
            return desk.answer(
                _list_text(found, today),
                {"as_of": today.isoformat(), "matters": [matter_json(one, today) for one in found]},
            )
        if to:
            one = handling.assign(home, which, to, cooperating=cooperating, due=due, note=note, office=office)
        elif progress_text is not None:
            one = handling.progress(home, which, progress_text, office=office)
        elif is_done:
            one = handling.done(home, which, by=answer, note=note, office=office)
        else:
            one = matters.matter(home, which, office)
        data = matter_json(one, today)
        if path:
            data["files"] = {path.suffix[1:]: str(_write_sheet(home, one, path))}
    warn(one.warnings)
    return desk.answer(_matter_text(one, today), data)


def _hold_one_act(*, to: str | None, progress: str | None, done: bool, listing: bool) -> None:
    given = [name for name, value in (("--to", to), ("--progress", progress), ("--done", done)) if value]
    if listing and given and given != ["--to"]:
        raise BadInput.because(f"lệnh con list không đi cùng {', '.join(given)}.")
    if len(given) > 1:
        raise BadInput.because(f"{', '.join(given)} không dùng cùng nhau.", "Mỗi lần ghi một việc.")


def _hold_fitting(assigns: bool, is_done: bool, for_assigning: Any, answer: str | None) -> None:
    if for_assigning and not assigns:
        raise BadInput.because("--due, --with chỉ dùng khi chuyển giao (--to).")
    if answer and not is_done:
        raise BadInput.because("--by chỉ dùng cùng --done.")


def _sheet_path(sheet: Path | None) -> Path | None:
    if sheet is None:
        return None
    if sheet.suffix.lower() not in {".docx", ".pdf"} or sheet.is_dir():
        raise BadInput.because(f"“{sheet}” không phải là tệp .docx hoặc .pdf.", field="--sheet")
    check_folder(sheet.parent)
    return sheet


def _write_sheet(home: Home, one: Tracked, path: Path) -> Path:
    from registry.services.incoming_papers import sheet_of

    printed = sheet_of(home, one)
    content = printed.docx() if path.suffix.lower() == ".docx" else printed.pdf(home.converter)
    return write_output(path, content)


def _list_text(found: tuple[Tracked, ...], today: date) -> str:
    if not found:
        return "Không có việc nào chưa giải quyết xong."
    return "\n".join([*(_line(one, today) for one in found), f"Tổng số: {len(found)} việc chưa xong."])


def _line(one: Tracked, today: date) -> str:
    matter = one.matter
    parts = [
        f"Số đến {padded(one.arrived.line.number)}/{one.arrived.line.year}: {one.arrived.document.name}",
        f"giao {matter.handler}" if matter.handler else "chưa giao",
    ]
    if matter.due_on:
        late = matter.days_late(today)
        parts.append(f"hạn {short_date(matter.due_on)}" + (f" (quá hạn {late} ngày)" if late else ""))
    if matter.progress:
        parts.append(matter.progress)
    return "; ".join(parts)


def _matter_text(one: Tracked, today: date) -> str:
    state = "đã giải quyết xong" if one.matter.closed else "đang giải quyết"
    return "\n".join([f"{_line(one, today)}; {state}.", *(f"  {_step_line(step)}" for step in one.steps)])


def _step_line(step: Step) -> str:
    words = {"chuyen": "chuyển cho", "tien_do": "tiến độ:", "xong": "giải quyết xong"}[step.kind.value]
    parts = [f"{short_date(step.done_on)} {words} {step.handler}".rstrip()]
    if step.cooperating:
        parts.append(f"phối hợp {', '.join(step.cooperating)}")
    if step.due_on:
        parts.append(f"hạn {short_date(step.due_on)}")
    parts += [text for text in (step.text, step.answer and f"trả lời bằng {step.answer}") if text]
    return f"{'; '.join(parts)} ({step.actor})"


def matter_json(one: Tracked, today: date) -> dict[str, Any]:
    """One matter as `--json` shows it."""
    from registry.services.tracing import document_json

    matter = one.matter
    return {
        "key": one.arrived.document.key,
        "arrival_number": one.arrived.line.number,
        "year": one.arrived.line.year,
        "document": document_json(one.arrived.document),
        "handler": matter.handler or None,
        "cooperating": list(matter.cooperating),
        "assigned_on": _iso(matter.assigned_on),
        "due_on": _iso(matter.due_on),
        "days_late": matter.days_late(today),
        "progress": matter.progress,
        "closed": matter.closed,
        "closed_on": _iso(matter.closed_on),
        "answers": list(matter.answers),
        "steps": [_step_json(step) for step in one.steps],
        "warnings": list(one.warnings),
    }


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind.value,
        "on": step.done_on.isoformat(),
        "actor": step.actor,
        "handler": step.handler or None,
        "cooperating": list(step.cooperating),
        "due_on": _iso(step.due_on),
        "text": step.text,
        "answer": step.answer,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
