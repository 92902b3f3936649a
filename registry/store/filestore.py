"""Files by what they hold (kho tệp): named by SHA-256, written beside, fsynced, renamed, never changed."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from doc_engine.errors import NotFound, Refusal
from registry.errors import StoreDamaged, StoreFailed, StoreFull, reason_of
from registry.store.io import Io

_DIGEST = re.compile(r"[0-9a-f]{64}")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_HANDS = 8  # files on their way to the disk at a time: the disk brings down together what waits together
_AHEAD = 64  # files handed over before the first of them must be there


def digest_of(data: bytes) -> str:
    """SHA-256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def disk_refusal(error: OSError, doing: str) -> Refusal:
    """What a failed disk operation means to a clerk."""
    if error.errno in _FULL:
        return StoreFull(f"Đĩa đã đầy, không {doing} được. Hãy giải phóng dung lượng rồi làm lại.")
    if error.errno in _CLOSED:
        return StoreFailed(
            f"Không {doing} được: {_place_of(error) or 'thư mục dữ liệu'} chỉ cho đọc "
            "hoặc người dùng này không có quyền ghi."
        )
    place = f" ({_place_of(error)})" if _place_of(error) else ""
    return StoreFailed(f"Hệ thống không cho {doing}: {reason_of(error)}{place}.")


def _place_of(error: OSError) -> str:
    """The path that the system refused, its folder for a file that was only to be written beside; "" where unknown."""
    if not isinstance(error.filename, str | bytes | os.PathLike):
        return ""
    path = Path(os.fsdecode(error.filename))
    beside = path.name.startswith(".") and path.suffix == ".tmp"
    return f"“{path.parent if beside else path}”"


class FileStore:
    """The folder `files/`: `ab/cdef…` holds the file whose digest is `abcdef…`."""

    def __init__(self, root: Path, io: Io) -> None:
        self.root = root
        self.io = io

    def prepare(self) -> None:
        """Make the folder and bring its own name to the disk; done at every opening, for it costs nothing."""
        try:
            self.io.make_dir(self.root)
            self.io.fsync_dir(self.root.parent)
        except OSError as error:
            raise disk_refusal(error, "lập kho tệp") from error

    def path(self, digest: str) -> Path:
        """Where the file of that digest stands; raises `ValueError` when it is no digest."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"not a digest: {digest!r}")
        return self.root / digest[:2] / digest[2:]

    def put(self, data: bytes) -> str:
        """Keep the bytes and give their digest; on disk for good when this returns.

        Raises `StoreFull`, `StoreFailed`, or `StoreDamaged` when other bytes stand under that name.
        """
        digest = digest_of(data)
        try:
            self._put(self.path(digest), data, digest)
        except OSError as error:
            raise disk_refusal(error, "ghi tệp") from error
        return digest

    def put_many(self, contents: Iterable[bytes]) -> Iterator[tuple[str, int]]:
        """Keep very many files, each as it comes: digest and size of each; on disk for good when all were taken.

        Several are written at a time, each synced before it takes its name; the folders are brought to the disk
        once, at the end. Raises as `put`, when nothing is being written any more.
        """
        folders: set[Path] = set()
        with _hands() as pool:
            waiting: deque[Future[tuple[str, int]]] = deque()
            for data in contents:
                digest = digest_of(data)
                target = self.path(digest)
                folders.add(target.parent)
                waiting.append(pool.submit(self._kept, target, data, digest))
                if len(waiting) == _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        try:
            for folder in sorted(folders):
                self.io.fsync_dir(folder)
            self.io.fsync_dir(self.root)
        except OSError as error:
            raise disk_refusal(error, "ghi tệp") from error

    def _kept(self, target: Path, data: bytes, digest: str) -> tuple[str, int]:
        try:
            self._lay(target, data, digest)
        except OSError as error:
            raise disk_refusal(error, "ghi tệp") from error
        return digest, len(data)

    def _lay(self, target: Path, data: bytes, digest: str) -> None:
        self.io.make_dir(target.parent)
        if self.io.exists(target):
            self._check(self.io.read(target), digest)
        else:
            self._write_beside(target, data)

    def _put(self, target: Path, data: bytes, digest: str) -> None:
        self._lay(target, data, digest)
        # Also when the file stood there already: whoever wrote it may have died before these two.
        self.io.fsync_dir(target.parent)
        self.io.fsync_dir(self.root)

    def _write_beside(self, target: Path, data: bytes) -> None:
        temporary = self.root / f".{target.name[:16]}.{os.getpid()}.{secrets.token_hex(4)}.tmp"
        try:
            self._write_synced(temporary, data)
            self.io.rename(temporary, target)
        except BaseException:
            with suppress(OSError):
                self.io.remove(temporary)
            raise

    def _write_synced(self, path: Path, data: bytes) -> None:
        descriptor = self.io.create(path)
        try:
            self.io.write(descriptor, data)
            self.io.fsync(descriptor)
        finally:
            self.io.close(descriptor)

    def get(self, digest: str) -> bytes:
        """The bytes of that digest, checked again; raises `NotFound` or `StoreDamaged`."""
        path = self.path(digest)
        try:
            if not self.io.exists(path):
                raise NotFound(f"Trong kho không có tệp {digest[:12]}….")
            data = self.io.read(path)
        except OSError as error:
            raise disk_refusal(error, "đọc tệp") from error
        self._check(data, digest)
        return data

    def destroy(self, digest: str) -> bool:
        """Remove a file for good (tiêu hủy), after the act that says so is kept; False where it is gone already."""
        path = self.path(digest)
        try:
            if not self.io.exists(path):
                return False
            self.io.remove(path)
            self.io.fsync_dir(path.parent)
        except OSError as error:
            raise disk_refusal(error, "hủy tệp") from error
        return True

    @staticmethod
    def _check(data: bytes, digest: str) -> None:
        if digest_of(data) != digest:
            raise StoreDamaged(
                f"Tệp {digest[:12]}… trong kho không còn nguyên vẹn. Hãy khôi phục từ bản sao lưu."
            )

    def digests(self) -> list[str]:
        """The digests of all files that stand in the folder, sorted."""
        return sorted(
            path.parent.name + path.name
            for path in self.root.glob("[0-9a-f][0-9a-f]/*")
            if _DIGEST.fullmatch(path.parent.name + path.name)
        )

    def unfinished(self) -> list[Path]:
        """Files half-written, by a process that was killed or is writing just now."""
        return sorted(self.root.glob(".*.tmp"))

    def sweep_unfinished(self, before: datetime) -> int:
        """Take away half-written files that nobody has written to since `before`; gives how many went."""
        gone = 0
        for path in self.unfinished():
            with suppress(OSError):
                if path.stat().st_mtime < before.timestamp():
                    path.unlink()
                    gone += 1
        return gone


@contextmanager
def _hands() -> Iterator[ThreadPoolExecutor]:
    """Threads that write files; whatever ends the block, none of them writes any more afterwards."""
    pool = ThreadPoolExecutor(_HANDS, "files")
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
