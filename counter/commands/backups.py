"""`vanthu backup`, `restore`, `export`, `import`: the office's data kept elsewhere and brought back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counter.desk import Desk, office_command, warn
from doc_engine.dates import short_date

if TYPE_CHECKING:
    from registry.services.restoring import Restored

_FILE = click.Path(path_type=Path)


@office_command("backup")
@click.argument("target", type=_FILE, metavar="TỆP")
def backup(desk: Desk, *, target: Path) -> int:
    """Sao lưu toàn bộ dữ liệu vào một tệp, trong khi mọi người vẫn làm việc."""
    from registry.services.backing_up import backup as back_up

    with desk.home() as home:
        done = back_up(home, target)
    warn(done.warnings)
    heads = {office: {"seq": head.seq, "hash": head.hash} for office, head in done.manifest.heads.items()}
    text = (
        f"Đã sao lưu vào {target}: {len(done.manifest.members)} tệp.\n"
        f"Mã bản sao lưu: {done.code}\n"
        "Hãy ghi mã này ở nơi khác và thử khôi phục: vanthu restore TỆP --trial"
    )
    data = {"file": str(target), "code": done.code, "files": len(done.manifest.members), "heads": heads}
    desk.answer(text, {**data, "warnings": list(done.warnings)})
    return 0


@office_command("restore")
@click.argument("source", type=_FILE, metavar="TỆP")
@click.option("--trial", is_flag=True, help="Chỉ khôi phục thử ở nơi khác rồi báo kết quả.")
@click.option("--code", metavar="MÃ", help="Mã mà lệnh backup đã in; không khớp thì không khôi phục.")
def restore(desk: Desk, *, source: Path, trial: bool, code: str | None) -> int:
    """Khôi phục bản sao lưu vào thư mục dữ liệu còn trống, rồi kiểm tra."""
    from registry.clock import SystemClock
    from registry.services import restoring

    if trial:
        done = restoring.try_restore(source, clock=SystemClock(), actor=desk.actor, code=code)
    else:
        done = restoring.restore(
            source, desk.home_dir, clock=SystemClock(), actor=desk.actor, db=desk.db, code=code
        )
    where = "Khôi phục thử được" if trial else f"Đã khôi phục vào {desk.home_dir}"
    _tell(desk, done, where)
    return 1 if done.problems else 0


def _tell(desk: Desk, done: Restored, where: str) -> None:
    state = "\n".join(done.problems) or "Kiểm tra: nhật ký, sổ, số và tệp khớp nhau, còn nguyên."
    text = f"{where}: {done.documents} văn bản, {done.files} tệp, sao lưu lúc {_instant(done.manifest.made_at)}.\n{state}"
    data = {"documents": done.documents, "files": done.files, "made_at": done.manifest.made_at}
    desk.answer(text, {**data, "problems": list(done.problems)})


@office_command("export")
@click.argument("target", type=_FILE, metavar="TỆP.jsonl")
def export(desk: Desk, *, target: Path) -> int:
    """Xuất mọi dòng dữ liệu và mọi tệp ra một tệp JSONL (cùng dữ liệu thì cùng nội dung)."""
    from registry.services.exporting import export as export_to

    with desk.home() as home:
        done = export_to(home, target)
    text = f"Đã xuất {done.rows} dòng, {done.files} tệp vào {target}."
    desk.answer(text, {"file": str(target), "rows": done.rows, "files": done.files, "sha256": done.sha256})
    return 0


@office_command("import")
@click.argument("source", type=_FILE, metavar="TỆP.jsonl")
def import_(desk: Desk, *, source: Path) -> int:
    """Nhập tệp đã xuất vào thư mục và cơ sở dữ liệu còn trống (cách chuyển từ SQLite sang PostgreSQL)."""
    from registry.services.exporting import import_into
    from registry.services.verifying import verify

    done = import_into(source, desk.home_dir, desk.db)
    with desk.home() as home:
        problems = verify(home)
    text = "\n".join(
        [f"Đã nhập {done.rows} dòng, {done.files} tệp.", *(problems or ["Kiểm tra: còn nguyên."])]
    )
    desk.answer(text, {"rows": done.rows, "files": done.files, "problems": problems})
    return 1 if problems else 0


def _instant(text: str) -> str:
    """“09:13 ngày 27/11/2026” of an instant as the archive keeps it."""
    at = datetime.fromisoformat(text)
    return f"{at:%H:%M} ngày {short_date(at.date())}"
