"""Whatever another hand changes is seen: every column of every row of every table, every row gone, every row put in.

Generic over the schema: a table that is added later is looked at here without a word.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Boolean, Float, Integer, LargeBinary, Table, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from doc_engine.errors import VanthuError
from registry.services.saving_searches import save_search
from registry.services.verifying import verify
from registry.services.verifying.checks import problems_in
from registry.store.schema import metadata
from registry.store.schema_search import document_index
from tests.registry.acts import ACTS, begin_books

CAMPAIGN = bool(os.environ.get("VANTHU_CAMPAIGN"))
# Of what can be tampered with on a server a share; all of it in the campaign.
SERVER_STEP = 1 if CAMPAIGN else 13
# Another hand asks for no foreign keys: put off on SQLite, switched off on PostgreSQL.
UNBOUND = {
    "sqlite": "PRAGMA defer_foreign_keys=ON",
    "postgresql": "SET LOCAL session_replication_role = replica",
}
DAY = date(2024, 8, 1)
# Only names and orders rows inside the database; nothing is printed or decided by it as long as the order stays.
ORDER_ONLY = {"id"}
INCOMING = "SỞ TƯ PHÁP\nTỈNH HẢI YẾN\n\nSố: 9/KH-STP\nHải Yến, ngày 02 tháng 3 năm 2024\n\nKẾ HOẠCH\nHòa giải\n\nThực hiện Quyết định số 15/QĐ-TTg ngày 17 tháng 01 năm 2024 của Thủ tướng Chính phủ.\n"


def fill_home(home, desk) -> None:
    """Rows in as many tables as the acts write."""
    begin_books(home, desk, INCOMING.encode())
    save_search(home, "hòa giải", "hòa giải nam:2024")
    for act in ACTS:
        with suppress(VanthuError):  # what one act made the other may not touch any more
            act.do(home, desk)


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def changed(table: Table, name: str, value: Any) -> Any:
    """Another value of the column's kind."""
    kind = table.c[name].type
    if isinstance(kind, Boolean):
        return not value
    if isinstance(kind, Integer):
        return (value or 0) + 1
    if isinstance(kind, Float):
        return value / 2
    if isinstance(kind, LargeBinary):
        return bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1])
    return f"{value}x" if value else "2001-01-01"


def key_of(table: Table, row: Any) -> list[Any]:
    return [column == row._mapping[column.name] for column in table.primary_key.columns]


def tamperings(tx: Any) -> Iterator[tuple[str, Any]]:
    """What to do, in words, and the statement."""
    for table in metadata.sorted_tables:
        rows = tx.connection.execute(select(table).order_by(*table.primary_key.columns)).all()
        if not rows:
            continue
        row = rows[len(rows) // 2]
        yield f"{table.name}: row deleted", delete(table).where(*key_of(table, row))
        yield f"{table.name}: last row deleted", delete(table).where(*key_of(table, rows[-1]))
        for column in table.columns:
            if column.name not in ORDER_ONLY or table is document_index:
                value = changed(table, column.name, row._mapping[column.name])
                yield (
                    f"{table.name}.{column.name}",
                    update(table).where(*key_of(table, row)).values({column.name: value}),
                )
        yield f"{table.name}: row put in", insert(table).values(another(table, row, rows))


def another(table: Table, row: Any, rows: list[Any]) -> dict[str, Any]:
    """A row like one that is there, different where it must be."""
    values = dict(row._mapping)
    if "id" in values:
        values["id"] = max(one._mapping["id"] for one in rows) + 1
    unique = {
        column.name
        for item in table.constraints
        if type(item).__name__ == "UniqueConstraint"
        for column in item.columns
    }
    for column in table.columns:
        if column.name == "id" or column.foreign_keys:
            continue
        if column.primary_key or column.unique or column.name in unique:
            values[column.name] = changed(table, column.name, values[column.name])
    return values


def found(home: Any, tx: Any, statement: Any) -> list[str] | None:
    """What verify says after the statement, which is then taken back; None where the database refuses it itself."""
    with tx.connection.begin_nested() as nested:
        try:
            counting = statement.execution_options(preserve_rowcount=True)
            touched = tx.connection.execute(counting).rowcount
        except IntegrityError:
            nested.rollback()
            return None
        assert touched == 1
        problems = problems_in(home, tx)
        nested.rollback()
    return problems


class Enough(Exception):
    """Ends the transaction without keeping anything."""


def unseen(home: Any, tried: list[str], step: int = 1) -> list[str]:
    """What `verify` does not see; `tried` gets every tampering that the database itself let through."""
    blind: list[str] = []
    with suppress(Enough), home.store.writing() as tx:
        tx.connection.execute(text(UNBOUND[tx.connection.dialect.name]))
        for what, statement in list(tamperings(tx))[::step]:
            problems = found(home, tx, statement)
            if problems is not None:
                tried.append(what)
            if problems == []:
                blind.append(what)
        raise Enough
    return blind


def test_every_column_of_every_table_and_every_row_gone_or_put_in_is_seen(home):
    assert verify(home) == []
    tried: list[str] = []
    blind = unseen(home, tried)
    assert not blind, "\n".join(blind)
    assert len(tried) > 150
    tables = {what.split(":")[0].split(".")[0] for what in tried}
    assert tables >= {"entry", "journal", "journal_head", "document", "link", "dispatch", "arrival", "file"}
    assert verify(home) == []


@pytest.mark.parametrize("database", ["postgresql"])
def test_on_a_server_too_columns_changed_and_rows_gone_or_put_in_are_seen(home):
    assert verify(home) == []
    tried: list[str] = []
    blind = unseen(home, tried, SERVER_STEP)
    assert not blind, "\n".join(blind)
    assert len(tried) > 150 / SERVER_STEP
    assert verify(home) == []


def test_every_changed_byte_of_every_kept_file_is_seen(home):
    for digest in home.store.files.digests():
        path = home.store.files.path(digest)
        path.chmod(0o644)
        whole = path.read_bytes()
        for place in range(0, len(whole), max(1, len(whole) // 7)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert verify(home)
        path.write_bytes(whole)
    assert verify(home) == []
