"""Homes that are built for a measure: into a temporary folder, or kept and used again (VANTHU_BENCH_KEEP=folder).

A kept home lets a figure be taken again on a quiet machine without building a million documents anew. Nothing of ours
deletes it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

DATABASE = "vanthu.db"


def keeping() -> Path | None:
    """The folder of kept homes, where one is asked for."""
    asked = os.environ.get("VANTHU_BENCH_KEEP")
    return Path(asked).absolute() if asked else None


@contextmanager
def folder_for(name: str) -> Iterator[Path]:
    """The folder of a home of that name: kept, or temporary and deleted."""
    kept = keeping()
    root = kept or Path(tempfile.mkdtemp(prefix="vt-bench-"))
    root.mkdir(parents=True, exist_ok=True)
    try:
        yield root / name
    finally:
        if kept is None:
            shutil.rmtree(root, ignore_errors=True)


def is_built(home: Path) -> bool:
    """Whether a kept home was built to its end; one that was not is taken away."""
    if _mark(home).exists():
        return True
    shutil.rmtree(home, ignore_errors=True)
    return False


def built(home: Path) -> None:
    """Say that a home was built to its end."""
    _mark(home).touch()


def _mark(home: Path) -> Path:
    return home.with_name(f"{home.name}.built")


@contextmanager
def bulk(home: Path) -> Iterator[sqlite3.Connection]:
    """The home's SQLite file for bulk inserts: no waiting for the disk, no foreign keys; statistics and a short log after."""
    with closing(sqlite3.connect(home / DATABASE, isolation_level=None)) as connection:
        for pragma in ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-400000", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def insert_rows(
    connection: sqlite3.Connection, table: str, names: Sequence[str], rows: Iterator[Sequence[Any]]
) -> None:
    """Rows as tuples of the columns named, by the driver itself."""
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def tuples(names: Sequence[str], rows: Iterator[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Rows by name as tuples."""
    return (tuple(row[name] for name in names) for row in rows)
