"""Points where an act can fail: every operation on the disk, every SQL statement, the commit; by an error or by death."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from registry.office import Home
from registry.store.io import RealIO
from tests.postgres_server import PostgresServer


class Points:
    """Counts the points of an act where something can fail; at the `fatal`-th it does `fail`."""

    def __init__(self, fatal: int = 0, fail: Callable[[str], None] = lambda name: None) -> None:
        self.fatal, self.fail = fatal, fail
        self.names: list[str] = []
        self.on = False
        self._counting = threading.Lock()  # the files of a batch are written by several threads

    def reached(self, name: str) -> None:
        if not self.on:
            return
        with self._counting:
            self.names.append(name)
            fatal = len(self.names) == self.fatal
        if fatal:
            self.fail(name)


class FailingIo(RealIO):
    """The real disk; each operation passes a point before and after it."""

    def __init__(self, points: Points) -> None:
        self.points = points

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name in {"points", "close"} or name.startswith("_") or not callable(found):
            return found
        points = self.points

        def operation(*args: Any) -> Any:
            points.reached(f"before {name}")
            result = found(*args)
            points.reached(f"after {name}")
            return result

        return operation


@contextmanager
def watched(desk, points: Points) -> Iterator[Home]:
    """The home opened with every operation on disk and database passing a point."""
    with desk.home(FailingIo(points)) as home:
        engine = home.store.engine
        for name in ("before_cursor_execute", "after_cursor_execute"):
            event.listen(engine, name, lambda *args, name=name: points.reached(f"{name} {args[2][:40]}"))
        event.listen(engine, "commit", lambda connection: points.reached("before commit"))
        points.on = True
        yield home


def disk_full(name: str) -> None:
    if "cursor" in name or "commit" in name:
        raise OperationalError("…", {}, _sqlite_error("database or disk is full", 13))
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def broken_disk(name: str) -> None:
    if "cursor" in name or "commit" in name:
        raise OperationalError("…", {}, _sqlite_error("disk I/O error", 10))
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def no_memory(name: str) -> None:
    raise MemoryError


def killed(name: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def server_full(name: str) -> None:
    """The server's disk is full, or ours."""
    if "cursor" in name or "commit" in name:
        raise OperationalError("…", {}, psycopg.errors.DiskFull("could not extend file"))
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def cut_off(server: PostgresServer, database: str) -> Callable[[str], None]:
    """The server ends every connection to the database, as when it goes down; what is asked next fails by itself."""

    def cut_off(name: str) -> None:
        server.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")

    return cut_off


def _sqlite_error(message: str, code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    return error


def in_child(act: Callable[[], None]) -> int:
    """Do `act` in a forked process; gives its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
