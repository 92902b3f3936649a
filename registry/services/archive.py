"""A backup's one file (tệp sao lưu): a zip that any program opens, with a manifest, sealed byte by byte.

The last 64 bytes, the zip's comment, are the SHA-256 of all bytes before them: a cut or a changed byte shows
before anything is unpacked. The manifest names every member with its digest, and the journals' heads.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from doc_engine.errors import BadInput
from registry.errors import StoreDamaged
from registry.journal import Head
from registry.store.filestore import disk_refusal

MANIFEST = "manifest.json"
DATABASE = "vanthu.db"
ROWS = "rows.jsonl"
_FORMAT = 1
_SEAL = 64
_CHUNK = 1 << 20
_NAMES = re.compile(
    rf"{re.escape(DATABASE)}|{re.escape(ROWS)}|(?:files|mat)/[0-9a-f]{{2}}/[0-9a-f]{{62}}|templates/(?:[\w-][\w .-]*/)*[\w-][\w .-]*"
)
_MOMENT = (2020, 3, 5, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a backup."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: when and by whom, the schema, the journals' heads, every member."""

    made_at: str
    actor: str
    revision: str
    heads: dict[str, Head]
    members: dict[str, Member]

    def as_json(self) -> dict[str, Any]:
        """As written into the archive."""
        return {"vanthu_backup": _FORMAT, **asdict(self)}


class Writer:
    """Writes members one after the other; `close` writes the manifest."""

    def __init__(self, stream: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, allowZip64=True)
        self._members: dict[str, Member] = {}

    def add(self, name: str, chunks: Iterable[bytes], *, packed: bool = False) -> None:
        """Write a member; `packed` deflates it."""
        info = zipfile.ZipInfo(name, _MOMENT)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info._compresslevel = 1  # type: ignore[attr-defined]
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as member:
            for chunk in chunks:
                member.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self._members[name] = Member(size, digest.hexdigest())

    def close(self, made_at: str, actor: str, revision: str, heads: dict[str, Head]) -> Manifest:
        """Write the manifest and the room for the seal."""
        manifest = Manifest(made_at, actor, revision, heads, dict(sorted(self._members.items())))
        text = json.dumps(manifest.as_json(), ensure_ascii=False, indent=1, sort_keys=True)
        self._zip.writestr(zipfile.ZipInfo(MANIFEST, _MOMENT), text.encode())
        self._zip.comment = b"0" * _SEAL
        self._zip.close()
        return manifest


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file's bytes in pieces."""
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """A file beside `target` that takes its name when all is on the disk, or is gone."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except OSError as error:
        raise disk_refusal(error, f"ghi “{target.name}”") from error
    finally:
        with suppress(OSError):
            beside.unlink()


def seal(stream: BinaryIO) -> str:
    """Write the digest of all that stands before into the last bytes; gives it."""
    stream.flush()
    end = stream.seek(0, os.SEEK_END) - _SEAL
    digest = _digest(stream, end)
    stream.seek(end)
    stream.write(digest.encode("ascii"))
    return digest


def _digest(stream: BinaryIO, length: int) -> str:
    digest = hashlib.sha256()
    stream.seek(0)
    while length > 0:
        chunk = stream.read(min(_CHUNK, length))
        if not chunk:
            break
        digest.update(chunk)
        length -= len(chunk)
    return digest.hexdigest()


@dataclass(frozen=True)
class Archive:
    """A backup whose seal holds, open for reading."""

    manifest: Manifest
    code: str
    _zip: zipfile.ZipFile

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member's bytes; raises `StoreDamaged` at the end where they are not those of the manifest."""
        wanted, digest, size = self.manifest.members[name], hashlib.sha256(), 0
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(_CHUNK):
                    size += len(chunk)
                    digest.update(chunk)
                    if size > wanted.size:
                        break
                    yield chunk
        except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError) as error:
            raise _broken() from error
        if (size, digest.hexdigest()) != (wanted.size, wanted.sha256):
            raise _broken()


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a backup; raises `BadInput`, or `StoreDamaged` where one byte is not as it was written."""
    if not path.is_file():
        raise BadInput.because(f"không tìm thấy tệp sao lưu “{path}”.", "Hãy kiểm tra tên tệp và thư mục.")
    with path.open("rb") as stream:
        code = _checked_seal(stream)
        try:
            with zipfile.ZipFile(stream) as found:
                yield Archive(_manifest(found), code, found)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise _broken() from error


def _checked_seal(stream: BinaryIO) -> str:
    end = stream.seek(0, os.SEEK_END) - _SEAL
    if end <= 0:
        raise _broken()
    stream.seek(end)
    said = stream.read(_SEAL).decode("ascii", "replace")
    if _digest(stream, end) != said:
        raise _broken()
    return said


def _manifest(found: zipfile.ZipFile) -> Manifest:
    try:
        said = json.loads(found.read(MANIFEST))
        if said["vanthu_backup"] != _FORMAT:
            raise BadInput.because(
                "tệp sao lưu do phiên bản mới hơn của chương trình ghi. Hãy cập nhật chương trình."
            )
        heads = {office: Head(**head) for office, head in said["heads"].items()}
        members = {name: Member(**member) for name, member in said["members"].items()}
        manifest = Manifest(said["made_at"], said["actor"], said["revision"], heads, members)
    except (KeyError, ValueError, TypeError) as error:
        raise _broken() from error
    names = set(found.namelist()) - {MANIFEST}
    if names != set(members) or not all(map(_NAMES.fullmatch, names)) or not names & {DATABASE, ROWS}:
        raise _broken()
    return manifest


def _broken() -> StoreDamaged:
    return StoreDamaged(
        "Tệp sao lưu không còn nguyên vẹn (bị sửa, bị cắt) hoặc không phải là tệp sao lưu của chương trình. "
        "Không khôi phục gì. Hãy dùng bản sao lưu khác."
    )
