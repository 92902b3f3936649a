"""`vanthu worker`: takes jobs from the queue of a PostgreSQL database (làm việc nền)."""

from __future__ import annotations

import click

from counter.desk import Desk, office_command


@office_command("worker")
@click.option("--once", is_flag=True, help="Làm hết việc đang chờ rồi thôi.")
def worker(desk: Desk, *, once: bool) -> None:
    """Nhận việc chuyển PDF trong hàng đợi và làm; chạy được trên nhiều máy. Không việc nào cấp số."""
    from registry.services.jobs import work

    with desk.home() as home:
        queued = work(home, wait=not once)
    said = "Đã làm hết việc đang chờ." if queued else "Với SQLite, việc được làm ngay; không có hàng đợi."
    desk.answer(said, {"queue": queued})
