"""The store (kho sổ sách): the only door to SQL and to files.

`reading()` and `writing()` give a `Transaction`; a writing one is the only one of the database until it ends,
and either everything in it is kept or nothing.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from doc_engine.errors import NotFound
from registry.store import dialect, migrate, search_index
from registry.store.arrival_closings import ArrivalClosings
from registry.store.arrivals import Arrivals
from registry.store.assignments import ArrivalCopies, Assignments
from registry.store.bulk import Bulk
from registry.store.claims import Claims
from registry.store.closings import Closings
from registry.store.documents import Documents
from registry.store.entries import Dispatches, Entries, Tasks
from registry.store.filestore import FileStore
from registry.store.io import Io, RealIO
from registry.store.journals import Journals
from registry.store.kept import Kept
from registry.store.life import Approvals, Corrections, Sendings
from registry.store.links import Links
from registry.store.offices import Books, Offices
from registry.store.papers import Files, Requests, Secrets, UnitLists
from registry.store.saved import SavedSearches
from registry.store.series import Series

T = TypeVar("T")
# Tenths of a second that a busy database is asked again, and for how long at a time nobody asks.
PATIENCE = 150
_ASKING = (0.0003, 0.0012)
# After an act that follows another at once (seconds): the pause is longer than it takes others to ask again.
_AT_ONCE = 0.002
_PAUSE = (0.0015, 0.0025)
SECRETS = "mat"  # the folder of state secrets, beside the folder of files


class Transaction:
    """One unit of reading or writing, with a small repository for each kind of row."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.touched: set[str] = set()  # documents whose words may have changed
        self.offices = Offices(connection)
        self.books = Books(connection)
        self.entries = Entries(connection)
        self.documents = Documents(connection, self.touched)
        self.bulk = Bulk(connection, self.documents)
        self.files = Files(connection)
        self.secrets = Secrets(connection)
        self.links = Links(connection)
        self.claims = Claims(connection)
        self.dispatches = Dispatches(connection)
        self.tasks = Tasks(connection)
        self.requests = Requests(connection)
        self.series = Series(connection)
        self.journal = Journals(connection, self.touched)
        self.unit_lists = UnitLists(connection)
        self.approvals = Approvals(connection)
        self.sendings = Sendings(connection)
        self.corrections = Corrections(connection)
        self.closings = Closings(connection)
        self.arrivals = Arrivals(connection)
        self.arrival_closings = ArrivalClosings(connection)
        self.arrival_copies = ArrivalCopies(connection)
        self.assignments = Assignments(connection)
        self.kept = Kept(connection)
        self.saved_searches = SavedSearches(connection)


class Store:
    """An open database with its file store. Made by `open_store`."""

    def __init__(
        self,
        engine: Engine,
        files: FileStore,
        secrets: FileStore,
        *,
        patience: int = PATIENCE,
        only_read: Path | None = None,
    ) -> None:
        self.engine = engine
        self.only_read = only_read  # the SQLite file, where it may not be written
        self.files = files
        self.secret_files = secrets
        self._patience = patience
        self._written_at = 0.0

    def put_secret(self, content: bytes) -> str:
        """Keep the bytes of a state secret in the folder of its own, made at the first, for its owner alone."""
        self.secret_files.prepare()
        self.secret_files.root.chmod(0o700)
        return self.secret_files.put(content)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A view of the data as they stand at one moment; nothing is kept of it.

        Raises `StoreLocked` where a file that is only read was written meanwhile.
        """
        before = dialect.left_alone(self.only_read) if self.only_read else None
        with self._connected(writes=False) as connection:
            try:
                yield Transaction(connection)
            finally:
                connection.rollback()
        if self.only_read and before is not None and dialect.left_alone(self.only_read) != before:
            raise dialect.written_meanwhile()

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One act: kept whole when the block ends, or not at all when it raises.

        Raises `StoreLocked` when another process does not let go, other `Refusal`s for a full or broken disk, or one
        that may only be read.
        """
        if self.only_read:
            raise dialect.only_read()
        self._let_others_in()
        with self._connected(writes=True) as connection:
            tx = Transaction(connection)
            yield tx
            search_index.refresh(connection, tx.touched)
            connection.commit()
        self._written_at = time.monotonic()

    @contextmanager
    def _connected(self, *, writes: bool) -> Iterator[Connection]:
        try:
            with self.engine.connect() as plain:
                connection = plain.execution_options(**{dialect.WRITES: writes})
                self.patiently(connection.begin)
                yield connection
        except DBAPIError as error:
            raise dialect.explain(error) from error

    def _let_others_in(self) -> None:
        """A batch that writes act upon act pauses between two, or a person would wait for a gap that never comes.

        A server has a queue for that.
        """
        if dialect.asks_again(self.engine) and time.monotonic() - self._written_at < _AT_ONCE:
            time.sleep(random.uniform(*_PAUSE))

    def patiently(self, act: Callable[[], T]) -> T:
        """Do `act`, again and again while the database is busy; raises `StoreLocked` in the end."""
        until = time.monotonic() + self._patience * dialect.BUSY_SECONDS
        while True:
            try:
                return act()
            except Exception as error:
                if not dialect.is_busy(error):
                    raise
                if not dialect.asks_again(self.engine) or time.monotonic() > until:
                    raise dialect.locked() from error
            time.sleep(random.uniform(*_ASKING))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def prepare_database(self) -> None:
        """See that the database keeps what it is given; raises `StoreUnsafe` or what opening it comes to."""
        try:
            self.patiently(lambda: dialect.make_durable(self.engine, only_read=self.only_read is not None))
        except Exception as error:
            raise _explained(error) from error

    def _make_ready(self, *, create: bool) -> None:
        self.prepare_database()
        with self.reading() as tx:
            found = migrate.current_revision(tx.connection)
            current = migrate.is_current(tx.connection)
        if found is None and not create:
            raise NotFound("Cơ sở dữ liệu này chưa có sổ sách của chương trình. Hãy chạy vanthu init trước.")
        if not current:
            with self.writing() as tx:
                if migrate.bring_up(tx.connection):
                    search_index.rebuild(tx.connection)


def _explained(error: Exception) -> Exception:
    """A driver's own error as a refusal; anything else as it is."""
    return dialect.explain(error) if dialect.is_driver_error(error) else error


def open_store(
    url_or_path: str | Path,
    files_dir: Path,
    *,
    io: Io | None = None,
    patience: int = PATIENCE,
    create: bool = True,
) -> Store:
    """Open the database (made where there is none, brought up where it is older) and the folder of files.

    Without `create` an empty database is `NotFound`. A SQLite file that may only be read is opened for looking up. Raises `StoreNewer`, `StoreUnsafe`, `StoreLocked`, `StoreDamaged` or `StoreFailed`.
    """
    disk = io or RealIO()
    files, secrets = FileStore(files_dir, disk), FileStore(files_dir.parent / SECRETS, disk)
    only_read = dialect.only_read_file(url_or_path)
    engine = dialect.engine_for(url_or_path, patience, only_read=only_read is not None)
    store = Store(engine, files, secrets, patience=patience, only_read=only_read)
    try:
        store._make_ready(create=create)
        if not only_read:
            store.files.prepare()
    except BaseException:
        store.close()
        raise
    return store
