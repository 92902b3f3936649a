"""What every command shares (bàn làm việc): the common options, opening the home, printing the answer.

A command is: read the input → `desk.home()` → one service call → `desk.answer(text, json)`.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from platformdirs import user_data_path

from counter.vietnamese import VietnameseCommand, say
from doc_engine.errors import BadInput, Refusal
from registry.errors import reason_of

if TYPE_CHECKING:
    from registry.office import Home

_NEARLY_AN_ADDRESS = re.compile(r"(?:postgres|postgresql|sqlite|mysql)[a-z0-9+]*:", re.IGNORECASE)
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
        from registry.office import open_home

        return self._reached(open_home)

    def new_home(self) -> Home:
        """The same, made first where there is none."""
        from registry.office import create_home

        return self._reached(create_home)

    def _reached(self, opening: Callable[..., Home]) -> Home:
        from registry.clock import SystemClock

        return opening(self.home_dir, clock=SystemClock(), actor=self.actor, db=self.db)

    def answer(self, text: str, data: Any) -> None:
        """Print the result: `text` for people, or `data` as the one JSON document of `--json`."""
        click.echo(json.dumps(data, ensure_ascii=False, indent=2) if self.as_json else text)


def default_home() -> Path:
    """VANTHU_HOME, or the platform's folder for user data."""
    named = os.environ.get("VANTHU_HOME")
    return Path(named) if named else user_data_path("vanthu", appauthor=False)


def desk_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options every command takes: --home, --db, --actor, --json; they reach it as one `Desk`."""

    @click.option(
        "--home",
        "home_dir",
        type=click.Path(path_type=Path),
        metavar="THƯ_MỤC",
        help="Thư mục dữ liệu của cơ quan.",
    )
    @click.option(
        "--db",
        metavar="ĐỊA_CHỈ",
        envvar="VANTHU_DB",
        help="Địa chỉ cơ sở dữ liệu (hoặc biến VANTHU_DB), thay cho SQLite trong thư mục dữ liệu.",
    )
    @click.option("--actor", metavar="HỌ_TÊN", default="", help="Người thực hiện, ghi vào nhật ký.")
    @click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
    @functools.wraps(command)
    def with_desk(home_dir: Path | None, db: str | None, actor: str, as_json: bool, **kwargs: Any) -> Any:
        desk = Desk(
            home_dir or default_home(),
            _said_database(db),
            actor or os.environ.get("USER", "văn thư"),
            as_json,
        )
        return command(desk, **kwargs)

    return with_desk


def _said_database(db: str | None) -> str | None:
    """The address as given; raises `BadInput` for a bare word, which would become a SQLite file wherever one stands."""
    if not db or "://" in db:
        return db
    path = Path(db)
    named = path.suffix.lower() in {".db", ".sqlite", ".sqlite3"} or len(path.parts) > 1 or path.is_file()
    if named and not _NEARLY_AN_ADDRESS.match(db):
        return db
    raise BadInput.because(
        f"“{db}” không phải là địa chỉ cơ sở dữ liệu.",
        "Hãy viết postgresql+psycopg://NGƯỜI_DÙNG@MÁY_CHỦ/TÊN, hoặc đường dẫn tệp SQLite như ./vanthu.db.",
        field="--db",
    )


def office_command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with the common options and Vietnamese help."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        return click.command(name, cls=VietnameseCommand)(desk_options(function))

    return decorate


def read_input(path: Path) -> bytes:
    """The bytes of an input file; raises `BadInput` naming it: a file that is not there is a wrong command, no answer "no"."""
    if not path.exists():
        raise BadInput.because(f"không tìm thấy tệp “{path}”.", "Hãy kiểm tra tên tệp và thư mục.")
    if path.is_dir():
        raise BadInput.because(f"“{path}” là thư mục, không phải tệp.")
    with path.open("rb") as stream:  # a device or a pipe does not tell its size
        data = stream.read(MAX_INPUT + 1)
    if len(data) > MAX_INPUT:
        raise BadInput.because(
            f"Tệp “{path}” lớn hơn {MAX_INPUT // 1024 // 1024} MB.",
            "Bản chụp thì quét lại ở 200-300 dpi, đen trắng; tệp khác thì tách thành nhiều tệp.",
        )
    return data


def write_output(path: Path, data: bytes) -> Path:
    """Write a result whole or not at all: a temporary name beside it, then a rename."""
    if path.is_dir():
        raise BadInput.because(f"“{path}” là thư mục.", "Hãy nêu cả tên tệp cần ghi.")
    temporary = path.with_name(f".vanthu-{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        raise Refusal(f"Không ghi được tệp “{path}”: {reason_of(error)}.") from error
    finally:
        _remove(temporary)
    return path


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def check_folder(folder: Path) -> None:
    """Refuse a folder that files cannot be written to, before a number is taken for them; nothing is left behind."""
    nearest = folder.absolute()
    while not nearest.exists():
        nearest = nearest.parent
    if not nearest.is_dir():
        raise BadInput.because(f"“{nearest}” không phải là thư mục, không ghi tệp vào đó được.")
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        raise Refusal(f"Không ghi được vào thư mục “{nearest}”: {reason_of(error)}.") from error


def warn(warnings: list[str] | tuple[str, ...]) -> None:
    """Warnings on standard error, one a line."""
    for warning in warnings:
        say(f"Lưu ý: {warning}")


def hold_file(out: Path, *, force: bool) -> None:
    """Raise `BadInput` for a data file that is there already: what somebody wrote into it is not lost unasked."""
    if out.is_file() and not force:
        raise BadInput.because(
            f"tệp “{out}” đã có.", "Hãy chọn tên khác, hoặc thêm --force để ghi đè.", field="-o"
        )
    check_folder(out.parent)


def answer_with_data(desk: Desk, text: str, data: dict[str, Any], out: Path | None) -> None:
    """Print a data file, or write it to `out` and say so; the JSON has its text as `data`, what else is said beside."""
    if out is None:
        desk.answer(text.rstrip("\n"), {"data": text, **data})
        return
    write_output(out, text.encode("utf-8"))
    desk.answer(
        f"Đã ghi tệp dữ liệu {out}. Xem lại rồi chạy: vanthu draft {out}",
        {"file": str(out), "data": text, **data},
    )
