"""Every row as text (xuất, nhập từng dòng): the same on both databases, so that an office can move between them.

A row is one JSON line `{"t": table, "r": {column: value}}`: tables in the order in which they refer to each
other, rows by their key, columns by name. What can be made again from other rows (the search index) is left out.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, LargeBinary, MetaData, Table, insert, select, text

from registry.errors import StoreDamaged
from registry.store.schema import metadata
from registry.store.schema_search import document_index

_DERIVED = {document_index.name}
_BATCH = 500


def tables() -> list[Table]:
    """The tables that are carried, referred ones first."""
    return [table for table in metadata.sorted_tables if table.name not in _DERIVED]


def row_lines(connection: Connection) -> Iterator[str]:
    """Every row of every table, one JSON line each."""
    for table in tables():
        query = select(table).order_by(*table.primary_key.columns)
        for row in connection.execution_options(yield_per=_BATCH).execute(query):
            said = {name: _plain(value) for name, value in row._mapping.items() if value is not None}
            yield canonical({"t": table.name, "r": said})


def canonical(value: Any) -> str:
    """One JSON line, always written the same way."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _plain(value: Any) -> Any:
    return (
        {"b64": base64.b64encode(value).decode("ascii")} if isinstance(value, bytes | memoryview) else value
    )


def load_rows(connection: Connection, rows: Iterable[dict[str, Any]]) -> int:
    """Write rows into an empty database of the schema they were taken from; gives how many.

    Raises `StoreDamaged` for a table or a column that this schema has not.
    """
    known = MetaData()
    known.reflect(connection, only=lambda name, _: not name.startswith("document_fts"))
    count = 0
    for name, group in groupby(rows, key=lambda row: row["t"]):
        table = known.tables.get(name)
        if table is None or name in _DERIVED:
            raise StoreDamaged(f"Dữ liệu có bảng “{name}” mà chương trình không biết.")
        for batch in _batches(_values(table, row["r"]) for row in group):
            connection.execute(insert(table), batch)
            count += len(batch)
    if connection.dialect.name == "postgresql":
        _continue_counting(connection, known)
    return count


def _values(table: Table, said: dict[str, Any]) -> dict[str, Any]:
    """Every column, blank ones too: rows of one batch must name the same columns."""
    if strange := set(said) - set(table.columns.keys()):
        raise StoreDamaged(f"Bảng “{table.name}” không có cột “{min(strange)}”.")
    return {column.name: _value(column.type, said.get(column.name)) for column in table.columns}


def _value(kind: Any, value: Any) -> Any:
    if isinstance(value, dict):
        return base64.b64decode(value["b64"])
    return bytes(value) if isinstance(kind, LargeBinary) and value is not None else value


def _batches(values: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for value in values:
        batch.append(value)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _continue_counting(connection: Connection, known: MetaData) -> None:
    """PostgreSQL numbers `id` by a sequence of its own, which must go on behind the rows that were brought in."""
    for table in known.tables.values():
        if "id" in table.columns and table.name not in _DERIVED:
            statement = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name} HAVING max(id) IS NOT NULL"
            connection.execute(text(statement))
