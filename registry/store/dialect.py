"""What differs between databases (SQLite, PostgreSQL): opening, beginning a write, telling errors apart.

No other module knows which one it speaks to.
"""

from __future__ import annotations

import os
import random
import re
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from doc_engine.errors import BadInput, Refusal
from registry.errors import StoreDamaged, StoreFailed, StoreFull, StoreLocked, StoreUnsafe
from registry.store import postgres
from registry.store.place import refuse_network_place
from registry.store.postgres import WRITES

__all__ = [
    "WRITES",
    "asks_again",
    "engine_for",
    "explain",
    "is_busy",
    "left_alone",
    "locked",
    "make_durable",
    "only_read",
    "only_read_file",
    "sqlite_path",
]
BUSY_SECONDS = 0.1  # what one unit of patience is
_BUSY_MS = 100  # SQLite's own patience for the short locks inside a transaction
# How long who wants to write sleeps between two askings (seconds): short at first, for an act takes a few
# milliseconds; longer where many wait, or their asking would take the processor from the one that writes.
_SOON, _LATER, _LATE_AFTER = (0.0003, 0.0012), (0.001, 0.004), 0.015
_SETTINGS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}
# SQLite result codes, primary part: BUSY, LOCKED · FULL · CORRUPT, NOTADB · PERM, READONLY, CANTOPEN, AUTH
_BUSY, _FULL, _DAMAGED, _CLOSED = {5, 6}, {13}, {11, 26}, {3, 8, 14, 23}
_HAS_SCHEME = re.compile(r"^[a-z][a-z0-9+_]*://")


def engine_for(url_or_path: str | Path, patience: int = 1, *, only_read: bool = False) -> Engine:
    """An engine for a database URL or for the path of a SQLite file, with every safety setting on.

    `patience` counts tenths of a second that a writer waits for another one; `only_read`: see `only_read_file`.
    """
    url = _url(url_or_path)
    if url.get_backend_name() != "sqlite":
        return postgres.engine_for(url, lock_ms=int(patience * BUSY_SECONDS * 1000))
    if not url.database or url.database == ":memory:":
        raise BadInput.because("Cơ sở dữ liệu phải là một tệp trên đĩa.", field="db")
    refuse_network_place(Path(url.database).parent)
    _refuse_no_place(Path(url.database))
    if only_read:
        database = Path(url.database)
        engine = create_engine("sqlite://", creator=lambda: _open_only_read(database), poolclass=NullPool)
    else:
        engine = create_engine(url, connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _refuse_no_place(database: Path) -> None:
    """Raise `StoreFailed` naming the folder where a SQLite file that is not there yet cannot be made."""
    folder = database.parent
    if database.exists() or (folder.is_dir() and os.access(folder, os.W_OK)):
        return
    why = "người dùng này không có quyền ghi vào đó" if folder.exists() else "không có thư mục này"
    raise StoreFailed(f"Không lập được cơ sở dữ liệu “{database.name}” trong “{folder}”: {why}.")


def only_read_file(url_or_path: str | Path) -> Path | None:
    """The SQLite file where this user may read it and not write: its folder, its disk or itself is closed to him."""
    database = sqlite_path(url_or_path)
    if database is None or not database.is_file():
        return None
    writable = all(os.access(path, os.W_OK) for path in (database, database.parent))
    return None if writable else database


def left_alone(database: Path) -> tuple[int, int] | None:
    """What tells later whether a file that nobody has open was written meanwhile; None while somebody has it open."""
    if _log_of(database).exists():
        return None
    found = database.stat()
    return found.st_mtime_ns, found.st_size


def _log_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-wal")


def _open_only_read(database: Path) -> sqlite3.Connection:
    """Read what cannot be written: beside a clerk who has the file open, or as it was left when nobody has.

    Then SQLite is told that nothing changes, or it would want to make its files for sharing. What a crash left
    in the `-wal` would be passed over, so such a file is opened as any other, and SQLite refuses where it cannot.
    """
    shared = "" if _log_of(database).exists() else "&immutable=1"
    address = f"{database.absolute().as_uri()}?mode=ro{shared}"
    return sqlite3.connect(address, uri=True, timeout=_BUSY_MS / 1000)


def _url(url_or_path: str | Path) -> URL:
    if isinstance(url_or_path, Path) or not _HAS_SCHEME.match(url_or_path):
        return URL.create("sqlite", database=str(Path(url_or_path).absolute()))
    try:
        return make_url(url_or_path)
    except ArgumentError as error:
        raise postgres.unknown_address() from error


def asks_again(engine: Engine) -> bool:
    """Whether who finds the database busy asks again by himself: SQLite has no queue, a server serves in turn."""
    return engine.dialect.name == "sqlite"


def sqlite_path(url_or_path: str | Path) -> Path | None:
    """The file of a SQLite database, or None for another kind."""
    url = _url(url_or_path)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, so that writes begin IMMEDIATE
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql("BEGIN")
        return
    # SQLite's own waiting sleeps longer and longer: who comes late gets in last. We ask often and at random, of
    # the driver itself: through the layers above it one asking costs as much as a third of an act.
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute("PRAGMA busy_timeout=0")
    try:
        _begin_writing(driver)
    finally:
        driver.execute(f"PRAGMA busy_timeout={_BUSY_MS}")


def _begin_writing(driver: sqlite3.Connection) -> None:
    """BEGIN IMMEDIATE, asked for again during one unit of patience; raises the driver's own error after it."""
    start = time.monotonic()
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            waited = time.monotonic() - start
            if _primary_code(error) not in _BUSY or waited > BUSY_SECONDS:
                raise
        time.sleep(random.uniform(*(_SOON if waited < _LATE_AFTER else _LATER)))


def make_durable(engine: Engine, *, only_read: bool = False) -> None:
    """Put a SQLite file into WAL and check every setting, of a server too; raises `StoreUnsafe` when one does not hold."""
    if engine.dialect.name != "sqlite":
        postgres.make_sure(engine)
        return
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if not only_read:
            _enter_wal(cursor)
        for name, wanted in _SETTINGS.items() if not only_read else ():
            found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            if found != wanted:
                raise StoreUnsafe(
                    f"Cơ sở dữ liệu không giữ được thiết lập {name}={wanted} (hiện là {found})."
                )
    finally:
        connection.close()


def _enter_wal(cursor: Any) -> None:
    """WAL stays with the file, so it is asked for once: asking needs the whole file for a moment."""
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        cursor.execute("PRAGMA journal_mode=WAL")


def is_busy(error: Exception) -> bool:
    """Whether the database only asks to come again: locked, or a deadlock that was broken up."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return _primary_code(original) in _BUSY
    return postgres.is_busy(original)


def _primary_code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def locked() -> StoreLocked:
    """The refusal for a database that stayed busy."""
    return StoreLocked(
        "Sổ đang được máy hoặc chương trình khác ghi. Chưa có số nào được cấp; hãy thử lại sau ít phút."
    )


def only_read() -> StoreFailed:
    """The refusal to write where only reading is allowed."""
    return StoreFailed(
        "Thư mục dữ liệu chỉ cho đọc (hoặc người dùng này không có quyền ghi): tra cứu được, còn ghi sổ thì không. "
        "Chưa có gì được ghi."
    )


def written_meanwhile() -> StoreLocked:
    """The refusal to tell what was read while somebody began to write."""
    return StoreLocked("Sổ vừa được ghi trong lúc đọc. Hãy chạy lại lệnh này.")


def explain(error: Exception) -> Refusal:
    """What a database error means to a clerk."""
    if is_busy(error):
        return locked()
    if isinstance(error, IntegrityError):
        return StoreFailed(f"Dữ liệu vừa ghi trùng với dữ liệu đã có; hãy làm lại. ({_cause(error)})")
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return _explain_sqlite(original)
    return postgres.explain(original)


def _explain_sqlite(error: sqlite3.Error) -> Refusal:
    code = _primary_code(error)
    if code in _FULL:
        return StoreFull("Đĩa đã đầy, không ghi sổ được. Hãy giải phóng dung lượng rồi làm lại.")
    if code in _DAMAGED:
        return StoreDamaged("Tệp cơ sở dữ liệu bị hỏng hoặc không phải của chương trình này.")
    if code in _CLOSED:
        return StoreFailed(
            "Không mở được cơ sở dữ liệu để ghi: thư mục dữ liệu chỉ cho đọc hoặc người dùng này không có quyền ghi."
        )
    return StoreFailed(f"Cơ sở dữ liệu không thực hiện được yêu cầu: {_cause(error)}.")


def _cause(error: Exception) -> str:
    original = error.orig if isinstance(error, DBAPIError) else error
    return (str(original).splitlines() or [type(original).__name__])[0]


def is_driver_error(error: Exception) -> bool:
    """Whether the error came from the database or its driver."""
    return isinstance(error, DBAPIError | sqlite3.Error)
