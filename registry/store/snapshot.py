"""The database as it stands at one moment (bản chụp), while clerks go on writing; and a new one made of rows."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from doc_engine.errors import Refusal
from registry.journal import Head
from registry.store import dialect, migrate, search_index
from registry.store.filestore import FileStore, disk_refusal
from registry.store.io import RealIO
from registry.store.rows import load_rows
from registry.store.store import SECRETS, Store


def copy_sqlite(store: Store, target: Path) -> None:
    """Copy a SQLite database by its own backup procedure, as of one moment, into one file that needs no other."""
    source = store.engine.raw_connection()
    try:
        with closing(sqlite3.connect(target)) as copy:
            driver = source.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise dialect.explain(error) from error
    finally:
        source.close()
    _sync(target)


def sqlite_facts(path: Path) -> tuple[str, dict[str, Head]]:
    """The schema's revision and the head of every journal in a copied database."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
        revision = copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        heads = copy.execute("SELECT office, seq, hash FROM journal_head ORDER BY office").fetchall()
    return revision, {office: Head(seq, digest) for office, seq, digest in heads}


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError as error:
        raise disk_refusal(error, "ghi bản sao") from error
    finally:
        os.close(descriptor)


def refuse_filled(url_or_path: str | Path) -> None:
    """Raise `Refusal` where a database holds books already."""
    engine = dialect.engine_for(url_or_path, 50)
    try:
        with engine.connect() as connection:
            filled = migrate.current_revision(connection) is not None
    except DBAPIError as error:
        raise dialect.explain(error) from error
    finally:
        engine.dispose()
    if filled:
        raise Refusal("Cơ sở dữ liệu nhận đã có sổ sách; chỉ nhập vào nơi còn trống.")


def fill_database(
    url_or_path: str | Path, files_dir: Path, revision: str, rows: Callable[[], Iterable[dict[str, Any]]]
) -> int:
    """Make a new database of `rows` taken at schema `revision`, and bring it up; all of it or nothing.

    Gives the number of rows. Raises `Refusal` where the database is not empty, `StoreNewer` for a newer revision.
    """
    migrate.refuse_unknown(revision)
    disk = RealIO()
    files = FileStore(files_dir, disk)
    store = Store(dialect.engine_for(url_or_path, 50), files, FileStore(files_dir.parent / SECRETS, disk))
    try:
        store.prepare_database()
        with store.writing() as tx:
            if migrate.current_revision(tx.connection) is not None:
                raise Refusal("Cơ sở dữ liệu nhận đã có sổ sách; chỉ nhập vào nơi còn trống.")
            migrate.bring_up(tx.connection, revision)
            count = load_rows(tx.connection, rows())
            migrate.bring_up(tx.connection)
            search_index.rebuild(tx.connection)
        return count
    finally:
        store.close()
