"""Xuất, nhập toàn bộ dữ liệu dưới dạng JSONL: the same state gives the same bytes, and comes back the same.

First line: what it is and of which schema. Then every row, then every file with its bytes. Last line: how many
lines there are before it and their SHA-256, so that a cut or a changed file is refused. Files of state secrets
never leave this way.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doc_engine.errors import BadInput
from registry.errors import StoreDamaged
from registry.services.archive import written_whole
from registry.services.backing_up import home_files
from registry.store import migrate
from registry.store.filestore import disk_refusal
from registry.store.rows import canonical, row_lines
from registry.store.snapshot import fill_database, refuse_filled

if TYPE_CHECKING:
    from registry.office import Home

_FORMAT = 1
_FILE = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{62}|templates/(?:[\w-][\w .-]*/)*[\w-][\w .-]*")


@dataclass(frozen=True, slots=True)
class Carried:
    """What went out or came in."""

    rows: int
    files: int
    sha256: str


def export(home: Home, target: Path) -> Carried:
    """Write all rows and files to `target` (.jsonl); raises `BadInput`, `StoreFull` or `StoreFailed`."""
    if target.exists():
        raise BadInput.because(f"“{target}” đã có; xuất dữ liệu không ghi đè lên tệp khác.")
    digest, rows, files = hashlib.sha256(), 0, 0
    with written_whole(target) as stream:
        for line in _lines(home):
            data = f"{line}\n".encode()
            digest.update(data)
            stream.write(data)
            rows += line.startswith('{"r":')
            files += line.startswith('{"data":')
        said = {"end": 1 + rows + files, "sha256": digest.hexdigest()}
        stream.write(f"{canonical(said)}\n".encode())
    return Carried(rows, files, digest.hexdigest())


def _lines(home: Home) -> Iterator[str]:
    with home.store.reading() as tx:
        yield canonical({"vanthu_export": _FORMAT, "revision": migrate.current_revision(tx.connection)})
        yield from row_lines(tx.connection)
    for name, path in home_files(home.folder):
        if not name.startswith("mat/"):
            yield canonical({"file": name, "data": base64.b64encode(path.read_bytes()).decode("ascii")})


def import_into(source: Path, home: Path, db: str | None = None) -> Carried:
    """Make a home of an export: into the empty folder `home` and the empty database (its own, or `db`).

    Raises `BadInput` or `StoreDamaged` before anything is written where the file is not whole.
    """
    from registry.office import DATABASE

    revision, counted = _checked(source)
    if db is None and (home / DATABASE).exists():
        raise BadInput.because(f"“{home}” đã có dữ liệu.", "Chỉ nhập vào thư mục còn trống.", field="home")
    if db is not None:
        refuse_filled(db)
    try:
        home.mkdir(parents=True, exist_ok=True)
        for said in _read(source):
            if "file" in said:
                _put(home, said["file"], base64.b64decode(said["data"]))
    except OSError as error:
        raise disk_refusal(error, "nhập dữ liệu") from error
    fill_database(
        db or home / DATABASE,
        home / "files",
        revision,
        lambda: (said for said in _read(source) if "t" in said),
    )
    return counted


def _read(source: Path) -> Iterator[dict[str, Any]]:
    with source.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _checked(source: Path) -> tuple[str, Carried]:
    """The schema's revision and the counts, after every line has been looked at once."""
    if not source.is_file():
        raise BadInput.because(f"không tìm thấy tệp “{source}”.", "Hãy kiểm tra tên tệp và thư mục.")
    digest, rows, files, revision, last = hashlib.sha256(), 0, 0, "", b""
    try:
        with source.open("rb") as stream:
            for number, line in enumerate(stream):
                digest.update(last)
                last = line
                said = json.loads(line)
                if number == 0:
                    revision = _revision(said)
                rows += "t" in said
                files += "file" in said and bool(_FILE.fullmatch(said["file"]))
        end = json.loads(last or b"{}")
    except (ValueError, TypeError, KeyError) as error:
        raise _broken(source) from error
    if end != {"end": 1 + rows + files, "sha256": digest.hexdigest()}:
        raise _broken(source)
    return revision, Carried(rows, files, digest.hexdigest())


def _revision(said: dict[str, Any]) -> str:
    if said["vanthu_export"] != _FORMAT:
        raise BadInput.because("tệp do phiên bản mới hơn của chương trình xuất. Hãy cập nhật chương trình.")
    migrate.refuse_unknown(said["revision"])
    return str(said["revision"])


def _put(home: Path, name: str, data: bytes) -> None:
    """A file under its name; one that stands there already with the same bytes is left."""
    target = home / name
    if target.is_file() and target.read_bytes() == data:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as stream:
        stream.write(data)
    target.chmod(0o444)


def _broken(source: Path) -> StoreDamaged:
    return StoreDamaged(
        f"“{source}” không còn nguyên vẹn (bị sửa, bị cắt) hoặc không phải là tệp xuất của chương trình."
    )
