"""Seals (niêm): one digest over every row about a document, which the journal keeps with each act on it.

`verify` takes the digests anew: a row of the document, its line, arrival, files, tasks, receivers or links that
was changed by any other hand shows. Blank columns are left out, so that a column added later breaks no seal;
columns that are only folded from others are left out too and held against those (`Documents.misfolded`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    literal_column,
    select,
    union_all,
)

from registry.journal import canonical
from registry.store.chunking import chunks
from registry.store.documents import FOLDED
from registry.store.filing_tables import loan
from registry.store.life_schema import entry_correction, sending
from registry.store.schema import (
    arrival,
    dispatch,
    document,
    document_file,
    entry,
    file,
    link,
    secret_file,
    task,
)
from registry.store.schema_directory import arrival_copy, assignment_step, citation_claim

_UNSEALED = {"document": {"id", *FOLDED}}
# Each with the column that names the document; a link belongs to the document that cites.
_PARTS = (
    (document, document.c.key),
    (entry, entry.c.document),
    (arrival, arrival.c.document),
    (arrival_copy, arrival_copy.c.document),
    (assignment_step, assignment_step.c.document),
    (task, task.c.document),
    (dispatch, dispatch.c.document),
    (link, link.c.from_key),
    (sending, sending.c.document),
    (entry_correction, entry_correction.c.document),
    (secret_file, secret_file.c.document),
    (loan, loan.c.document),
    (citation_claim, citation_claim.c.document),
)
_FILES = (
    select(document_file, file.c.size, file.c.media_type, file.c.stored_at)
    .join(file, file.c.digest == document_file.c.digest)
    .order_by(document_file.c.id)
)

_KEYS: Any = bindparam("keys", expanding=True)
# Made once: building a statement costs more than running it.
_QUERIES: tuple[tuple[Select[Any], str, str], ...] = (
    *(
        (select(table).where(owner.in_(_KEYS)).order_by(table.c.id), table.name, owner.name)
        for table, owner in _PARTS
    ),
    (_FILES.where(document_file.c.document.in_(_KEYS)), "document_file", "document"),
)
# A document has rows in few of those tables: which, one statement asks. Of many documents most have some.
_FEW = 40
_OWNERS = (*_PARTS, (document_file, document_file.c.document))
_PRESENT: CompoundSelect[Any] = union_all(
    *(
        select(literal_column(f"'{table.name}'")).where(select(owner).where(owner.in_(_KEYS)).exists())
        for table, owner in _OWNERS
    )
)


def seals(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The seal of each of those documents, as its rows stand now."""
    wanted = sorted(set(keys))
    rows: dict[str, list[Any]] = defaultdict(list)
    for chunk in chunks(wanted):
        present = _present(connection, chunk)
        for query, table, owner in _QUERIES:
            if table in present:
                _gather(connection.execute(query, {"keys": chunk}), table, owner, rows)
    return {key: _digest(rows[key]) for key in wanted}


def _present(connection: Connection, keys: Sequence[str]) -> set[str]:
    """The tables that may hold rows about those documents."""
    if len(keys) > _FEW:
        return {table.name for table, _ in _OWNERS}
    return set(connection.execute(_PRESENT, {"keys": keys}).scalars())


def with_cited(connection: Connection, key: str) -> list[str]:
    """The document and all that it cites: what an act on it may have written."""
    cited: Sequence[str] = (
        connection.execute(select(link.c.to_key).where(link.c.from_key == key)).scalars().all()
    )
    return [key, *cited]


def with_all_cited(connection: Connection, keys: Sequence[str]) -> list[str]:
    """The documents and all that any of them cites, each once."""
    cited: set[str] = set()
    for chunk in chunks(keys):
        cited |= set(connection.execute(select(link.c.to_key).where(link.c.from_key.in_(chunk))).scalars())
    return [*keys, *sorted(cited - set(keys))]


def _gather(found: Iterable[Row[Any]], table: str, owner: str, rows: dict[str, list[Any]]) -> None:
    for row in found:
        values = row._mapping
        rows[values[owner]].append([table, _said(table, values)])


def _said(table: str, values: Mapping[Any, Any]) -> dict[str, Any]:
    left_out = _UNSEALED.get(table, {"id"})
    return {name: value for name, value in values.items() if name not in left_out and value not in (None, "")}


def seal_of(rows: Iterable[tuple[Table, dict[str, Any]]]) -> str:
    """The seal of a document about which there are those rows and no others, in the order of `seals`."""
    return _digest([[table.name, _said(table.name, values)] for table, values in rows])


def _digest(rows: list[Any]) -> str:
    return hashlib.sha256(canonical({"rows": rows}).encode("utf-8")).hexdigest()[:32]
