"""Khôi phục: a backup put back into an empty folder and database, and verified; a trial does so elsewhere and tells."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doc_engine.errors import BadInput
from registry.office import DATABASE, open_home
from registry.services import archive
from registry.services.anchors import Anchor, broken_anchors
from registry.services.backing_up import FOLDERS
from registry.services.verifying import verify
from registry.store import open_store
from registry.store.filestore import disk_refusal
from registry.store.rows import row_lines
from registry.store.snapshot import fill_database, refuse_filled

if TYPE_CHECKING:
    from registry.clock import Clock


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and what `verify` says of it (empty when whole)."""

    manifest: archive.Manifest
    documents: int
    files: int
    problems: tuple[str, ...]


def restore(
    path: Path, home: Path, *, clock: Clock, actor: str, db: str | None = None, code: str | None = None
) -> Restored:
    """Put a backup back into the empty folder `home` (and the empty database `db`), then verify.

    `code` is what `backup` printed. Raises `StoreDamaged` for a backup that is not as it was written, `BadInput`
    where something stands there already; then nothing has been put back.
    """
    _refuse_occupied(home, db)
    with archive.opened(path) as found:
        if code is not None and code.strip().lower() != found.code:
            raise BadInput.because(
                "mã của bản sao lưu không khớp: đây không phải là bản đã ghi mã ấy.", field="code"
            )
        try:
            home.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".khoi-phuc-", dir=home) as staging:
                _unpack(found, Path(staging))
                _put_in_place(found, Path(staging), home, db)
        except OSError as error:
            raise disk_refusal(error, "khôi phục") from error
        return _looked_over(found, home, clock, actor, db)


def try_restore(path: Path, *, clock: Clock, actor: str, code: str | None = None) -> Restored:
    """The same into a folder that is taken away afterwards: whether this backup could be counted on."""
    with tempfile.TemporaryDirectory(prefix="vanthu-thu-") as folder:
        return restore(path, Path(folder) / "home", clock=clock, actor=actor, code=code)


def _refuse_occupied(home: Path, db: str | None) -> None:
    standing = [name for name in (DATABASE, *FOLDERS) if _stands(home / name)]
    if db is not None:
        refuse_filled(db)
        standing = [name for name in standing if name != DATABASE]
    if standing:
        raise BadInput.because(
            f"“{home}” đã có dữ liệu ({', '.join(standing)}).",
            "Chỉ khôi phục vào thư mục còn trống.",
            field="home",
        )


def _stands(path: Path) -> bool:
    return path.is_file() or (path.is_dir() and any(one.is_file() for one in path.rglob("*")))


def _unpack(found: archive.Archive, staging: Path) -> None:
    """Every member, each checked; the names were checked before."""
    for name in found.manifest.members:
        target = staging / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            for chunk in found.chunks(name):
                stream.write(chunk)
        if not name.startswith((archive.DATABASE, archive.ROWS)):
            target.chmod(0o444)


def _put_in_place(found: archive.Archive, staging: Path, home: Path, db: str | None) -> None:
    """Files first, the database last: a folder without it is no home, and the restore can be done again."""
    for top in FOLDERS:
        if (staging / top).is_dir():
            if (home / top).is_dir():
                shutil.rmtree(home / top)  # empty folders, as looked at before
            (staging / top).rename(home / top)
    revision, members = found.manifest.revision, found.manifest.members
    if archive.ROWS in members:
        _fill(staging, home, db, revision, staging / archive.ROWS)
    elif db is None:
        (staging / archive.DATABASE).rename(home / DATABASE)
    else:
        _fill(staging, home, db, *_as_rows(staging))


def _as_rows(staging: Path) -> tuple[str, Path]:
    """The rows of a copied SQLite database, of the schema it is brought up to."""
    from registry.store import migrate

    rows = staging / "copy.jsonl"
    store = open_store(staging / archive.DATABASE, staging / "none")
    try:
        with store.reading() as tx, rows.open("w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in row_lines(tx.connection))
    finally:
        store.close()
    return migrate.REVISIONS[-1], rows


def _fill(staging: Path, home: Path, db: str | None, revision: str, rows: Path) -> None:
    def lines() -> Iterator[dict[str, Any]]:
        with rows.open(encoding="utf-8") as stream:
            yield from map(json.loads, stream)

    if db is not None:
        fill_database(db, home / "files", revision, lines)
        return
    fill_database(staging / "new.db", home / "files", revision, lines)
    (staging / "new.db").rename(home / DATABASE)


def _looked_over(found: archive.Archive, home: Path, clock: Clock, actor: str, db: str | None) -> Restored:
    with open_home(home, clock=clock, actor=actor, db=db) as opened:
        problems = verify(opened)
        anchors = [Anchor(head.seq, head.hash, office) for office, head in found.manifest.heads.items()]
        with opened.store.reading() as tx:
            problems += broken_anchors(tx, anchors)
            documents = len(tx.documents.every_key())
    files = sum(1 for name in found.manifest.members if name.startswith("files/"))
    return Restored(found.manifest, documents, files, tuple(problems))
