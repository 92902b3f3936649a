"""Copies of closed homes (bản sao của thư mục dữ liệu) on either database: set up once, failed or tampered with many times."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url

from registry.clock import FixedClock
from registry.office import create_home
from registry.officefile import load_office
from registry.services.setup import init
from tests.postgres_server import PostgresServer

if TYPE_CHECKING:
    from tests.registry.conftest import Desk


class Homes:
    """`homes.copy(desk)` is a home of its own with the same rows and files; `close()` takes all of them away.

    On a server the copied database must be open nowhere. The server is asked for only where one is needed.
    """

    def __init__(self, folder: Path, server: Callable[[], PostgresServer]) -> None:
        self._folder, self._server = folder, server
        self._count = 0
        self._databases: list[str] = []

    def copy(self, of: Desk) -> Desk:
        """The home once more, as it is now."""
        self._count += 1
        folder = self._folder / f"Dữ liệu văn thư {self._count}"
        if (of.folder / "files").exists():
            shutil.copytree(of.folder, folder)
        else:  # nothing kept yet, all is in the database
            folder.mkdir()
        if of.db is None:
            return replace(of, folder=folder)
        server = self._server()
        name = server.database(template=_name(of.db))
        self._databases.append(name)
        return replace(of, folder=folder, db=server.url(name))

    def drop(self, desk: Desk) -> None:
        """Take a copy away, whoever still has it open."""
        shutil.rmtree(desk.folder)
        if desk.db is not None:
            self._databases.remove(_name(desk.db))
            self._server().drop(_name(desk.db))

    def close(self) -> None:
        """Take away what is left."""
        for name in self._databases:
            self._server().drop(name)
        self._databases.clear()


def new_home(office: str, today: date) -> Path:
    """A new folder with a closed home in which this office file was set up on that day; whoever asks takes it away."""
    folder = Path(tempfile.mkdtemp(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    shutil.copytree(Path(_set_up(office, today).name), folder, dirs_exist_ok=True)
    return folder


@cache
def _set_up(office: str, today: date) -> tempfile.TemporaryDirectory[str]:
    made = tempfile.TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
    with create_home(Path(made.name), clock=FixedClock.on(today), actor="thử") as home:
        init(home, load_office(office.encode(), name="o.yaml"))
    return made


def blank(folder: Path, db: str | None = None) -> Path:
    """The folder, with the tables and the list of units in it and no office; a server has them already."""
    if db is None:
        shutil.copytree(Path(_made().name), folder)
    return folder


@cache
def _made() -> tempfile.TemporaryDirectory[str]:
    made = tempfile.TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
    create_home(Path(made.name), clock=FixedClock.on(date(2024, 1, 1)), actor="thử").close()
    return made


def _name(address: str) -> str:
    name = make_url(address).database
    assert name
    return name
