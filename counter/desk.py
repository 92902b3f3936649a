"""What every command shares (bàn làm việc): the common options, opening the home, printing the answer.

A command is: read the input → `desk.home()` → one service call → `desk.answer(text, json)`.
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from platformdirs import user_data_path

from counter.vietnamese import VietnameseCommand, say
from doc_engine.errors import BadInput, NotFound

if TYPE_CHECKING:
    from registry.office import Home

MAX_INPUT = 20 * 1024 * 1024


@dataclass(frozen=True)
class Desk:
    """Where a command works: the home's folder or database, who acts, and how to print."""

    home_dir: Path
    db: str | None
    actor: str
    as_json: bool

    def home(self) -> Home:
        """Open the office's data folder; raises `NotFound` when none has been set up there."""
        from registry.clock import SystemClock
        from registry.office import open_home

        return open_home(self.home_dir, clock=SystemClock(), actor=self.actor, db=self.db)

    def answer(self, text: str, data: Any) -> None:
        """Print the result: `text` for people, or `data` as the one JSON document of `--json`."""
        click.echo(json.dumps(data, ensure_ascii=False, indent=2) if self.as_json else text)


def default_home() -> Path:
    """VANTHU_HOME, or the platform's folder for user data."""
    named = os.environ.get("VANTHU_HOME")
    return Path(named) if named else user_data_path("vanthu", appauthor=False)


def desk_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options every command takes: --home, --db, --actor, --json; they reach it as one `Desk`."""

    @click.option("--home", "home_dir", type=click.Path(path_type=Path), help="Thư mục dữ liệu của cơ quan.")
    @click.option("--db", help="Địa chỉ cơ sở dữ liệu, thay cho SQLite trong thư mục dữ liệu.")
    @click.option("--actor", default="", help="Người thực hiện, ghi vào nhật ký.")
    @click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
    @functools.wraps(command)
    def with_desk(home_dir: Path | None, db: str | None, actor: str, as_json: bool, **kwargs: Any) -> Any:
        desk = Desk(home_dir or default_home(), db, actor or os.environ.get("USER", "văn thư"), as_json)
        return command(desk, **kwargs)

    return with_desk


def office_command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with the common options and Vietnamese help."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        return click.command(name, cls=VietnameseCommand)(desk_options(function))

    return decorate


def read_input(path: Path) -> bytes:
    """The bytes of an input file; raises `NotFound` or `BadInput` naming it."""
    if not path.exists():
        raise NotFound(f"Không tìm thấy tệp “{path}”.")
    if path.is_dir():
        raise BadInput.because(f"“{path}” là thư mục, không phải tệp.")
    if path.stat().st_size > MAX_INPUT:
        raise BadInput.because(f"Tệp “{path}” lớn hơn {MAX_INPUT // 1024 // 1024} MB.")
    return path.read_bytes()


def write_output(path: Path, data: bytes) -> Path:
    """Write a result whole or not at all: a temporary name beside it, then a rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return path


def warn(warnings: list[str] | tuple[str, ...]) -> None:
    """Warnings on standard error, one a line."""
    for warning in warnings:
        say(f"Lưu ý: {warning}")
