"""PostgreSQL (máy chủ cơ sở dữ liệu): for an office with many clerks or several machines.

A writing transaction first takes one lock of the whole database, in the order of asking, and then the rows it
needs (counter, series, journal head): acts follow one another exactly as on SQLite, none can meet another half
way, and who waits is served in turn. Reading sees one moment and waits for nobody.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from doc_engine.errors import Refusal
from registry.errors import StoreDamaged, StoreFailed, StoreFull, StoreUnsafe

WRITES = "vanthu_writes"  # execution option: the transaction about to begin will write
_LOCK = 0x76616E746875  # "vanthu": the key of the one writer's lock
_CONNECT_SECONDS = 10
# Without these a power cut may take back a number that was told.
_SETTINGS = {"fsync": "on", "full_page_writes": "on", "server_encoding": "UTF8"}
_BUSY = {"55P03", "40P01", "40001"}
# By SQLSTATE, the longest beginning that fits.
_REASONS: dict[str, tuple[type[Refusal], str]] = {
    "53100": (StoreFull, "Đĩa của máy chủ cơ sở dữ liệu đã đầy, không ghi sổ được."),
    "53": (
        StoreFailed,
        "Máy chủ cơ sở dữ liệu hết tài nguyên (bộ nhớ hoặc số kết nối). Hãy thử lại sau ít phút.",
    ),
    "28": (StoreFailed, "Máy chủ cơ sở dữ liệu từ chối người dùng hoặc mật khẩu nêu ở --db."),
    "3D": (StoreFailed, "Máy chủ không có cơ sở dữ liệu nêu ở --db. Hãy nhờ người quản trị lập trước."),
    "25006": (StoreFailed, "Máy chủ cơ sở dữ liệu đang chỉ cho đọc."),
    "42501": (StoreFailed, "Người dùng nêu ở --db không có quyền ghi vào cơ sở dữ liệu này."),
    "57P": (StoreFailed, "Máy chủ cơ sở dữ liệu đang dừng hoặc khởi động. Hãy thử lại sau ít phút."),
    "XX001": (StoreDamaged, "Cơ sở dữ liệu bị hỏng. Hãy báo người quản trị và khôi phục từ bản sao lưu."),
    "XX002": (StoreDamaged, "Cơ sở dữ liệu bị hỏng. Hãy báo người quản trị và khôi phục từ bản sao lưu."),
}


def engine_for(url: URL, *, lock_ms: int) -> Engine:
    """An engine for a PostgreSQL address; what this machine cannot speak to is a refusal, without the address (it holds a password)."""
    if url.get_backend_name() != "postgresql":
        raise StoreFailed("Không dùng được cơ sở dữ liệu nêu ở --db: chỉ dùng SQLite hoặc PostgreSQL.")
    arguments = {"connect_timeout": _CONNECT_SECONDS, "application_name": "vanthu"}
    try:
        spoken = url.set(drivername="postgresql+psycopg")
        engine = create_engine(spoken, connect_args=arguments, pool_pre_ping=True)
    except ImportError as error:
        what = f"máy chưa cài phần mềm kết nối {error.name}"
        raise StoreFailed(f"Không dùng được cơ sở dữ liệu nêu ở --db: {what}.") from error
    except ArgumentError as error:
        raise unknown_address() from error

    def prepare(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(lock_ms)}")
            cursor.execute("SET synchronous_commit = on")
        connection.commit()

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def make_sure(engine: Engine) -> None:
    """Raise `StoreUnsafe` for a server that may forget what it has confirmed, or cannot write Vietnamese."""
    with engine.connect() as connection:
        for name, wanted in _SETTINGS.items():
            found = connection.exec_driver_sql(f"SHOW {name}").scalar_one()
            if found != wanted:
                raise StoreUnsafe(
                    f"Máy chủ cơ sở dữ liệu đặt {name}={found}; phải là {wanted} thì sổ mới an toàn."
                )


def compare_by_letters(connection: Connection) -> None:
    """Have every text column compared byte by byte (collation "C"), as SQLite does, whatever the server's language."""
    columns = connection.execute(
        text(
            "SELECT table_name, column_name, data_type, character_maximum_length FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name IN (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
            "   AND table_schema = current_schema())"
            " AND data_type IN ('text', 'character varying') AND collation_name IS DISTINCT FROM 'C'"
            " ORDER BY table_name, column_name"
        )
    )
    for table, column, kind, length in columns.all():
        whole = f"{kind}({length})" if length else kind
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {whole} COLLATE "C"')


def is_busy(error: Any) -> bool:
    """Whether the server only asks to come again."""
    return getattr(error, "sqlstate", None) in _BUSY


def explain(error: Any) -> Refusal:
    """What a server's error means to a clerk."""
    state = getattr(error, "sqlstate", None) or ""
    for length in (5, 3, 2):
        if state[:length] in _REASONS:
            kind, message = _REASONS[state[:length]]
            return kind(message)
    cause = (str(error).splitlines() or [type(error).__name__])[0]
    if not state or state.startswith("08"):
        return StoreFailed(
            f"Không kết nối được với máy chủ cơ sở dữ liệu nêu ở --db, hoặc kết nối bị ngắt ({cause}). "
            "Hãy kiểm tra địa chỉ và máy chủ; làm lại cùng một việc không cấp thêm số."
        )
    return StoreFailed(f"Cơ sở dữ liệu không thực hiện được yêu cầu: {cause}.")


def unknown_address() -> StoreFailed:
    """The refusal for an address that is none."""
    return StoreFailed("Không dùng được cơ sở dữ liệu nêu ở --db: địa chỉ không đúng cách viết.")
