"""Sao lưu: one consistent file of the database, the files and the office's templates, while clerks go on working.

The database first, as of one moment; then the files, which are never changed; the manifest with the journals'
heads last. A file that came after that moment does no harm.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput
from registry.clock import stamp
from registry.journal import Head
from registry.services import archive
from registry.store import migrate
from registry.store.filestore import digest_of
from registry.store.rows import row_lines
from registry.store.snapshot import copy_sqlite, sqlite_facts

if TYPE_CHECKING:
    from registry.office import Home

FOLDERS = ("files", "mat", "templates")
_ABANDONED = timedelta(days=1)  # nobody writes one file for so long


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was written: the archive's code, to be noted elsewhere, and what was not well already."""

    path: Path
    code: str
    manifest: archive.Manifest
    warnings: tuple[str, ...] = ()


def backup(home: Home, target: Path) -> BackedUp:
    """Write a backup to `target`; raises `BadInput` where a file stands there, `StoreFull` or `StoreFailed`."""
    if target.exists():
        raise BadInput.because(f"“{target}” đã có; bản sao lưu không ghi đè lên tệp khác.")
    if not target.absolute().parent.is_dir():
        raise BadInput.because(f"Không có thư mục “{target.absolute().parent}” để ghi bản sao lưu.")
    for store in (home.store.files, home.store.secret_files):
        store.sweep_unfinished(home.clock.now() - _ABANDONED)
    warnings: list[str] = []
    with archive.written_whole(target) as stream:
        writer = archive.Writer(stream)
        revision, heads = _add_database(home, writer, target.absolute().parent)
        for name, path in home_files(home.folder):
            writer.add(name, archive.chunks_of(path))
            if name.startswith(("files/", "mat/")) and digest_of(path.read_bytes()) != name[-65:].replace(
                "/", ""
            ):
                warnings.append(f"Tệp “{name}” trong kho đã hỏng từ trước khi sao lưu.")
        manifest = writer.close(stamp(home.clock.now()), home.actor, revision, heads)
        code = archive.seal(stream)
    return BackedUp(target, code, manifest, tuple(warnings))


def _add_database(home: Home, writer: archive.Writer, beside: Path) -> tuple[str, dict[str, Head]]:
    """The database's rows or, of SQLite, its file; gives the schema's revision and the journals' heads."""
    if home.store.engine.dialect.name == "sqlite":
        with tempfile.TemporaryDirectory(prefix=".vanthu-", dir=beside) as folder:
            copy = Path(folder) / archive.DATABASE
            copy_sqlite(home.store, copy)
            writer.add(archive.DATABASE, archive.chunks_of(copy), packed=True)
            return sqlite_facts(copy)
    with home.store.reading() as tx:
        writer.add(archive.ROWS, (f"{line}\n".encode() for line in row_lines(tx.connection)), packed=True)
        heads = {office.key: tx.journal.head(office.key) for office in tx.offices.all()}
        return migrate.current_revision(tx.connection) or "", heads


def home_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a home beside its database, by their names in it; half-written ones are left."""
    for top in FOLDERS:
        for path in sorted((folder / top).rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and not any(part.startswith(".") for part in name.parts):
                yield name.as_posix(), path
