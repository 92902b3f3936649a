"""A real PostgreSQL for the tests and the benchmarks: a cluster of its own, on a socket, gone when it is closed.

initdb and postgres refuse to run as root: then they run as `postgres`, or as `nobody` where there is none.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

_ELSEWHERE = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
_MEMORY = Path("/dev/shm")
_SETTINGS = {"listen_addresses": "''", "max_connections": "60", "shared_buffers": "64MB", "autovacuum": "off"}


def program(name: str) -> str | None:
    """Where a program of PostgreSQL is: on the path, or where the distributions keep their servers."""
    found = shutil.which(name)
    if found:
        return found
    places = [place for pattern in _ELSEWHERE for place in Path("/").glob(pattern[1:])]
    newest = sorted((place / name for place in places if (place / name).is_file()), key=str)
    return str(newest[-1]) if newest else None


class PostgresServer:
    """A running server; `database()` gives the address of a new, empty database."""

    def __init__(self, folder: str | None = None) -> None:
        initdb, self._pg_ctl = program("initdb"), program("pg_ctl")
        if initdb is None or self._pg_ctl is None:
            raise FileNotFoundError("postgresql")
        # Short, for a socket's address may have 107 bytes; open to the user that the server runs as.
        self.folder = Path(tempfile.mkdtemp(prefix="vt-pg-", dir=folder or _roomy()))
        self._user = _unprivileged()
        if self._user is not None:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        try:
            self._run(
                [
                    initdb,
                    "-D",
                    str(self._data),
                    "-U",
                    "vanthu",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "-N",
                ]
            )
            options = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
            self._ctl(
                "start",
                "-o",
                f"{options} -c unix_socket_directories='{self.folder}'",
                "-l",
                str(self.folder / "log"),
            )
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self._names = (f"vt{number}" for number in itertools.count(1))

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str) -> str:
        """The address of a database of this server, as `--db` takes it."""
        return f"postgresql+psycopg://vanthu@/{database}?host={self.folder}"

    def database(self, template: str = "template0", options: str = "") -> str:
        """Make a database; gives its name."""
        name = next(self._names)
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template} {options} {self._copying}")
        return name

    @cached_property
    def _copying(self) -> str:
        """How a template is copied: in memory by whole files, which takes half as long as writing a log of them.

        A server before version 15 has no other way, and no word for it.
        """
        import psycopg

        with psycopg.connect(host=str(self.folder), user="vanthu", dbname="postgres") as connection:
            chooses = connection.info.server_version >= 150000
        return "STRATEGY FILE_COPY" if chooses and self.folder.is_relative_to(_MEMORY) else ""

    def drop(self, database: str) -> None:
        """Take a database away, whoever is still connected."""
        self.sql(f"DROP DATABASE {database} WITH (FORCE)")

    def sql(self, statement: str) -> None:
        """Run a statement as the server's owner, outside any transaction."""
        import psycopg

        with psycopg.connect(
            host=str(self.folder), user="vanthu", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server; its data stay."""
        self._ctl("stop", "-m", mode)

    def close(self) -> None:
        """Stop the server and take everything away."""
        try:
            self.stop()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _ctl(self, verb: str, *options: str) -> None:
        assert self._pg_ctl is not None
        self._run([self._pg_ctl, verb, "-D", str(self._data), "-w", "-s", *options])

    def _run(self, command: Sequence[str]) -> None:
        who = (
            {}
            if self._user is None
            else {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}
        )
        # To files and not to pipes: the server keeps what it inherits, and a pipe would be waited for.
        with (self.folder / "out").open("ab") as out:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd=self.folder,
                env={**os.environ, "LC_ALL": "C"},
                check=False,
                **who,  # type: ignore[call-overload]
            )
        if done.returncode:
            raise RuntimeError((self.folder / "out").read_text(encoding="utf-8", errors="replace")[-2000:])


def _roomy() -> str:
    """Memory where it has the room: there the server's fsync costs nothing, and stays switched on."""
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 512 * 1024**2:
        return str(_MEMORY)
    return tempfile.gettempdir()


def _unprivileged() -> pwd.struct_passwd | None:
    """Who the server runs as; None where we are not root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("no unprivileged user")
