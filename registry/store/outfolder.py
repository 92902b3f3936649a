"""The folder that results are written to (thư mục kết quả): every file whole or absent, whenever the program dies."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from registry.store.filestore import digest_of, disk_refusal


class OutFolder:
    """Files under their human names; what has been written may be read again to go on after a crash."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """Where a file stands."""
        return self.root / name

    def holds(self, name: str, digest: str) -> bool:
        """Whether the file is there with those bytes."""
        found = self.read(name)
        return found is not None and digest_of(found) == digest

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        try:
            return self.path(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise disk_refusal(error, f"đọc “{name}”") from error

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole; raises `StoreFull`, `StoreFailed`."""
        with self.writing(name) as stream:
            stream.write(content)

    def remove(self, name: str) -> None:
        """Take a file away; nothing happens where there is none."""
        try:
            self.path(name).unlink(missing_ok=True)
        except OSError as error:
            raise disk_refusal(error, f"xóa “{name}”") from error

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A stream into a file that takes its name only when all of it was written."""
        target = self.path(name)
        temporary = target.with_name(f".vanthu-{os.getpid()}-{secrets.token_hex(4)}.tmp")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as stream:
                yield stream
            temporary.replace(target)
        except OSError as error:
            raise disk_refusal(error, f"ghi “{name}”") from error
        finally:
            with suppress(OSError):
                temporary.unlink()

    def sweep(self) -> None:
        """Take away what a program that was killed left half-written."""
        for path in self.root.rglob(".vanthu-*.tmp"):
            with suppress(OSError):
                path.unlink()
