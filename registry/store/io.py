"""Every touch of the disk (đọc, ghi đĩa) that the file store makes, one method each, so that each can be failed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol


class Io(Protocol):
    """The operations; all may raise `OSError`. `create` opens a new file for writing and gives its descriptor."""

    def make_dir(self, path: Path) -> None:
        """Make a folder; nothing happens where it stands already."""
        ...

    def create(self, path: Path) -> int:
        """Open a file that must not exist yet."""
        ...

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of `data`."""
        ...

    def fsync(self, descriptor: int) -> None:
        """Bring the file's bytes to the disk."""
        ...

    def close(self, descriptor: int) -> None:
        """Close the file."""
        ...

    def rename(self, source: Path, target: Path) -> None:
        """Give the file its lasting name, whole or not at all."""
        ...

    def fsync_dir(self, path: Path) -> None:
        """Bring the folder's names to the disk."""
        ...

    def exists(self, path: Path) -> bool:
        """Whether the file is there."""
        ...

    def read(self, path: Path) -> bytes:
        """The file's bytes."""
        ...

    def remove(self, path: Path) -> None:
        """Take a temporary file away; nothing happens where there is none."""
        ...


class RealIO:
    """The machine's disk."""

    def make_dir(self, path: Path) -> None:
        """Make a folder and those above it."""
        path.mkdir(parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        """A new file, read-only for everyone once it is closed: kept files are never changed."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o444)

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of `data`, however many calls the system needs."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def fsync(self, descriptor: int) -> None:
        """fsync(2)."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """close(2)."""
        os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """rename(2)."""
        source.replace(target)

    def fsync_dir(self, path: Path) -> None:
        """fsync(2) of a folder, where the system has it."""
        if os.name == "nt":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def exists(self, path: Path) -> bool:
        """Whether a file of that name is there."""
        return path.is_file()

    def read(self, path: Path) -> bytes:
        """The file's bytes."""
        return path.read_bytes()

    def remove(self, path: Path) -> None:
        """unlink(2)."""
        path.unlink(missing_ok=True)
