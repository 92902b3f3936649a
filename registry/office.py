"""The home (thư mục dữ liệu): store, files, templates, converter and clock, built in one place and passed on.

One home may hold several offices (cơ quan); a data file's `co_quan` selects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, NotFound
from registry.clock import Clock
from registry.errors import reason_of
from registry.identity import issuer_key
from registry.settings import Settings
from registry.store import Store, open_store
from registry.store.dialect import sqlite_path
from registry.store.records import Office
from registry.templating import Templates

if TYPE_CHECKING:
    from registry.directory import UnitTable
    from registry.jail import Converter
    from registry.store.io import Io

DATABASE = "vanthu.db"


@dataclass
class Home:
    """An open data folder. `actor` is who acts, for the journal."""

    folder: Path
    store: Store
    clock: Clock
    actor: str
    templates: Templates
    _converter: Converter | None = None
    _units: UnitTable | None = field(default=None, repr=False)

    @property
    def converter(self) -> Converter:
        """The converter to PDF, made when it is first asked for."""
        if self._converter is None:
            from registry.jail import LibreOffice

            self._converter = LibreOffice()
        return self._converter

    def offices(self) -> list[Office]:
        """Every office of this home."""
        with self.store.reading() as tx:
            return tx.offices.all()

    def office(self, key_or_name: str | None = None) -> Office:
        """The office of that key or name, or the only one; raises `NotFound` or `BadInput`."""
        offices = self.offices()
        if key_or_name is not None:
            return _named(offices, key_or_name)
        if len(offices) == 1:
            return offices[0]
        if not offices:
            raise NotFound(f"Thư mục “{self.folder}” chưa có cơ quan nào. Hãy chạy vanthu init trước.")
        names = "; ".join(office.name for office in offices)
        raise BadInput.because(
            "thư mục dữ liệu có nhiều cơ quan, cần nêu rõ cơ quan nào.",
            f"Các cơ quan: {names}.",
            field="co_quan",
        )

    def settings(self, office: Office) -> Settings:
        """What the office's file says of units, signers and books."""
        return Settings.loaded(office.settings)

    def units(self) -> UnitTable:
        """The newest list of administrative units of this home."""
        from registry.directory import UnitTable

        if self._units is None:
            with self.store.reading() as tx:
                newest = tx.unit_lists.newest()
            if newest is None:
                raise NotFound("Thư mục dữ liệu chưa có danh mục đơn vị hành chính.")
            self._units = UnitTable.load(newest[1])
        return self._units

    def units_digest(self) -> str:
        """SHA-256 of the newest list of administrative units."""
        from registry.store.filestore import digest_of

        with self.store.reading() as tx:
            newest = tx.unit_lists.newest()
        return digest_of(newest[1]) if newest else ""

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> Home:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _named(offices: list[Office], key_or_name: str) -> Office:
    wanted = issuer_key(key_or_name)
    for office in offices:
        if office.key == key_or_name or issuer_key(office.name) == wanted:
            return office
    known = "; ".join(office.name for office in offices) or "chưa có cơ quan nào"
    raise NotFound(f"Thư mục dữ liệu không có cơ quan “{key_or_name}” ({known}). Hãy chạy vanthu init trước.")


def create_home(
    home: Path,
    *,
    clock: Clock,
    actor: str,
    converter: Converter | None = None,
    db: str | None = None,
    io: Io | None = None,
) -> Home:
    """Make the data folder, or open it where it stands already; the packaged list of units is loaded."""
    from registry.directory import packaged_units

    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput.because(f"không lập được thư mục dữ liệu “{home}”: {reason_of(error)}.") from error
    opened = _open(home, clock=clock, actor=actor, converter=converter, db=db, io=io, create=True)
    version, content = packaged_units()
    with opened.store.reading() as tx:
        known = version in tx.unit_lists.versions()
    if not known:
        with opened.store.writing() as tx:
            tx.unit_lists.add(version, content, clock.now())
    return opened


def open_home(
    home: Path,
    *,
    clock: Clock,
    actor: str,
    converter: Converter | None = None,
    db: str | None = None,
    io: Io | None = None,
) -> Home:
    """Open the data folder of an office; raises `NotFound` when none has been set up there."""
    database = sqlite_path(db or home / DATABASE)
    if database is not None and not database.is_file():
        raise NotFound(f"“{home}” chưa phải là thư mục dữ liệu của cơ quan. Hãy chạy vanthu init trước.")
    return _open(home, clock=clock, actor=actor, converter=converter, db=db, io=io, create=False)


def _open(
    home: Path,
    *,
    clock: Clock,
    actor: str,
    converter: Converter | None,
    db: str | None,
    io: Io | None,
    create: bool,
) -> Home:
    store = open_store(db or home / DATABASE, home / "files", io=io, create=create)
    return Home(home, store, clock, actor, Templates(home / "templates"), converter)
