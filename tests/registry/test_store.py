"""The store: settings that hold, schema and migrations equal, files that never lie, refusals in plain words."""

from __future__ import annotations

import os
import sqlite3
import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_mock_engine, text
from sqlalchemy.dialects import postgresql

from doc_engine.dates import PartialDate
from doc_engine.errors import NotFound
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from registry.clock import FixedClock
from registry.errors import StoreDamaged, StoreFailed, StoreFull, StoreLocked, StoreNewer, StoreUnsafe
from registry.model import Book, Direction, Document, Link, LinkSource, Status
from registry.query import parse_query
from registry.services.issuing import issue
from registry.store import Store, dialect, migrate, open_store, schema
from registry.store.columns import partial_date, partial_text
from registry.store.filestore import FileStore, digest_of
from registry.store.io import RealIO
from registry.store.place import network_kind, refuse_network_place
from registry.store.records import Office
from registry.store.search_rows import matching

DATABASES = ("sqlite", "postgresql")
AT = FixedClock.on(date(2024, 8, 1)).now()
MIGRATIONS = Path(migrate.__file__).parent / "migrations"


@dataclass
class Place:
    """Where a store stands; `open` opens it anew, as another process would."""

    db: str | Path
    files: Path

    def open(self, **options) -> Store:
        return open_store(self.db, self.files, **options)


@pytest.fixture
def place(tmp_path, database, request):
    if database == "sqlite":
        yield Place(tmp_path / "vanthu.db", tmp_path / "files")
        return
    server = request.getfixturevalue("postgres")
    name = server.database(options="LOCALE_PROVIDER icu ICU_LOCALE 'vi'")
    yield Place(server.url(name), tmp_path / "files")
    server.drop(name)


@pytest.fixture
def store(place):
    opened = place.open()
    yield opened
    opened.close()


def with_office(store: Store) -> None:
    with store.writing() as tx:
        tx.offices.add(Office("vp", "UBND tỉnh Hải Yến", None, "UBND", "Hải Yến", "{}"), "ubnd", AT)
        tx.journal.start("vp")


def known(
    notation: str, issuer: str | None = "UBND tỉnh Hải Yến", day: PartialDate | None = None
) -> Document:
    return Document(
        key="",
        office=None,
        direction=Direction.KNOWN,
        type_label="Kế hoạch",
        notation=Notation.parse(notation),
        issuer=issuer,
        issued_on=day or PartialDate(2024),
        subject=None,
        held=False,
        status=Status.NOT_HELD,
    )


def of_the_schema(_object: object, name: str | None, _kind: str, _reflected: bool, _other: object) -> bool:
    """Whether the metadata tell of it: what each database searches with is its own affair."""
    return name not in {"words", "ix_document_index_words"}


def test_migrating_gives_exactly_the_tables_of_the_schema(store):
    with store.reading() as tx:
        options = {
            "compare_type": True,
            "include_object": of_the_schema,
            "include_name": lambda name, *_: not str(name).startswith("document_fts"),
        }
        context = MigrationContext.configure(tx.connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []


def test_the_known_revisions_are_those_of_the_migrations_folder():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == migrate.REVISIONS


def test_a_database_of_the_first_schema_is_brought_up_with_its_data(place):
    """Rows as the first version wrote them: all there afterwards, and found by what the index of today knows."""
    engine = dialect.engine_for(place.db)
    with engine.connect().execution_options(**{dialect.WRITES: True}) as connection, connection.begin():
        migrate.bring_up(connection, "0001")
        connection.execute(
            text(
                "INSERT INTO document (id, key, direction, type_label, number, symbol, mark, notation_key, issuer, issuer_key,"
                " issued_on, year, subject, subject_key, held, status, body_text, search_text, created_at) VALUES"
                " (1, 'vb1', 'den', 'Kế hoạch', '07', 'KH-UBND', '/', '7/kh-ubnd', 'UBND tỉnh Hải Yến', 'x', '2024-05-02',"
                "  2024, 'Đường sá', 'duong sa', TRUE, 'da_tiep_nhan', 'thuỷ lợi', '', '2024-05-02T08:00:00+07:00')"
            )
        )
    engine.dispose()
    opened = place.open()
    with opened.reading() as tx:
        assert migrate.is_current(tx.connection)
        assert [document.subject for document in tx.documents.all()] == ["Đường sá"]
        for words in ("duong sa", "thủy lợi", "so:7 nam:2024"):
            assert [row.key for row in matching(tx.connection, parse_query(words))] == ["vb1"]
    opened.close()


def test_the_schema_can_be_made_on_postgresql():
    made: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg://",
        lambda sql, *_, **__: made.append(str(sql.compile(dialect=postgresql.dialect()))),
    )
    schema.metadata.create_all(engine, checkfirst=False)
    assert len([sql for sql in made if "CREATE TABLE" in sql]) == len(schema.metadata.tables)


@pytest.mark.parametrize("database", ["sqlite"])
def test_every_safety_setting_holds_on_every_connection(store):
    for _ in range(3):
        with store.engine.connect() as connection:
            assert [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
            ] == ["wal", 2, 1, 0]


def test_a_setting_that_does_not_hold_is_refused(tmp_path, monkeypatch):
    monkeypatch.setitem(dialect._SETTINGS, "synchronous", 3)
    with pytest.raises(StoreUnsafe, match="synchronous"):
        open_store(tmp_path / "vanthu.db", tmp_path / "files")


def test_a_newer_schema_is_refused_and_left_alone(store, place):
    with store.writing() as tx:
        tx.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewer, match="9999"):
        place.open()


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "vanthu.db").write_bytes(b"day khong phai la co so du lieu" * 100)
    with pytest.raises(StoreDamaged):
        open_store(tmp_path / "vanthu.db", tmp_path / "files")


def test_a_folder_that_may_not_be_written_is_a_refusal(tmp_path):
    with pytest.raises(StoreFailed):
        open_store(tmp_path / "không có" / "vanthu.db", tmp_path / "files")


def test_a_write_that_raises_leaves_nothing(store):
    with_office(store)

    def interrupted() -> None:
        with store.writing() as tx:
            tx.books.open(Book(0, "vp", "Sổ", ("*",), 2024, 0))
            tx.documents.add(known("1/KH-UBND"), AT)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    with store.reading() as tx:
        assert tx.books.of_office("vp") == []
        assert tx.documents.all() == []
    with store.writing() as tx:
        assert tx.documents.add(known("1/KH-UBND"), AT).key == "vb1"


def test_a_busy_database_is_waited_for(store, place):
    other = place.open()
    entered, done = threading.Event(), threading.Event()

    def hold() -> None:
        with other.writing():
            entered.set()
            done.wait(0.3)

    thread = threading.Thread(target=hold)
    thread.start()
    entered.wait()
    with_office(store)
    done.set()
    thread.join()
    other.close()
    with store.reading() as tx:
        assert [office.key for office in tx.offices.all()] == ["vp"]


def test_a_database_that_stays_busy_is_a_refusal(store, place):
    impatient = place.open(patience=1)
    with store.writing(), pytest.raises(StoreLocked), impatient.writing():
        pass
    impatient.close()


def test_readers_are_not_held_up_by_a_writer(store, place):
    with_office(store)
    other = place.open(patience=1)
    with store.writing() as tx:
        tx.documents.add(known("1/KH-UBND"), AT)
        with other.reading() as reader:
            assert reader.documents.all() == []
    other.close()


def test_one_number_cannot_stand_twice_in_a_book_whatever_the_code_does(store):
    with_office(store)
    with store.writing() as tx:
        tx.documents.add(known("1/KH-UBND"), AT)
        tx.documents.add(known("2/KH-UBND"), AT)
        book = tx.books.open(Book(0, "vp", "Sổ", ("*",), 2024, 0))
        row = {
            "book": book.key, "year": 2024, "number": 1, "notation": "1", "issued_on": "2024-08-01",
            "subject": "", "signatory": "", "recipients": "", "registered_at": "",
        }  # fmt: skip
        tx.connection.execute(schema.entry.insert().values(document="vb1", **row))
    with pytest.raises(StoreFailed), store.writing() as tx:
        tx.connection.execute(schema.entry.insert().values(document="vb2", **row))


def test_a_link_to_nothing_is_refused_by_the_database(store):
    with pytest.raises(StoreFailed), store.writing() as tx:
        tx.links.add(Link("vb1", "vb2", Relation.CAN_CU, LinkSource.TYPED), AT)


def test_two_rows_of_one_identity_are_refused_and_undecided_ones_are_not(store):
    with store.writing() as tx:
        tx.documents.add(known("7/KH-UBND", issuer=None), AT)
        tx.documents.add(known("7/KH-UBND", issuer=None), AT)
        tx.documents.add(known("7/KH-UBND", issuer="UBND tỉnh"), AT)
        tx.documents.add(known("7/KH-UBND"), AT)
    with pytest.raises(StoreFailed), store.writing() as tx:
        tx.documents.add(known("07/KH-UBND", issuer="Chủ tịch UBND tỉnh Hải Yến"), AT)


def test_a_held_document_takes_over_the_row_known_by_citation_with_its_links(store):
    from dataclasses import replace

    with store.writing() as tx:
        citing = tx.documents.add(known("9/KH-UBND"), AT)
        cited = tx.documents.add(known("7/KH-UBND", day=PartialDate(2024, 5)), AT)
        tx.links.add(Link(citing.key, cited.key, Relation.THUC_HIEN, LinkSource.EXTRACTED, 0.9), AT)
        real = replace(known("07/KH-UBND", day=PartialDate(2024, 5, 2)), held=True, status=Status.RECEIVED)
        held = tx.documents.register(replace(real, subject="việc"), AT)
        assert held.key == cited.key
        assert tx.documents.get(cited.key) == held
        assert [link.to_key for link in tx.links.from_documents([citing.key])] == [held.key]


def test_a_citation_that_says_more_makes_a_known_document_richer_never_poorer(store):
    from dataclasses import replace

    with store.writing() as tx:
        poor = tx.documents.add(known("7/KH-UBND"), AT)
        richer = tx.documents.enrich(poor, replace(poor, subject="việc", issued_on=PartialDate(2024, 5, 2)))
        assert (richer.subject, richer.issued_on) == ("việc", PartialDate(2024, 5, 2))
        assert tx.documents.enrich(richer, poor) == richer
        assert tx.documents.get(poor.key) == richer


def test_a_clerks_word_stands_over_what_was_read_and_not_the_other_way(store):
    with store.writing() as tx:
        left, right = tx.documents.add(known("1/KH-UBND"), AT), tx.documents.add(known("2/KH-UBND"), AT)
        read = Link(left.key, right.key, Relation.CAN_CU, LinkSource.EXTRACTED, 0.7, quote="căn cứ")
        typed = Link(left.key, right.key, Relation.CAN_CU, LinkSource.TYPED)
        assert tx.links.add(read, AT)
        assert not tx.links.add(typed, AT)
        assert not tx.links.add(read, AT)
        assert tx.links.between(left.key, right.key) == [typed]
        assert tx.links.remove(typed)
        assert not tx.links.remove(typed)


def test_a_missing_document_is_not_found(store):
    with store.reading() as tx, pytest.raises(NotFound, match="vb7"):
        tx.documents.require("vb7")


@given(
    st.one_of(
        st.builds(PartialDate, st.integers(1900, 2100)),
        st.dates().map(PartialDate.of),
        st.just(PartialDate()),
    )
)
def test_a_partial_day_comes_back_as_it_was_kept(day):
    assert partial_date(partial_text(day)) == day


# ---- files -----------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path):
    return FileStore(tmp_path / "files", RealIO())


def test_a_kept_file_comes_back_and_stands_once(files):
    digest = files.put(b"noi dung")
    assert files.put(b"noi dung") == digest == digest_of(b"noi dung")
    assert files.get(digest) == b"noi dung"
    assert files.digests() == [digest]


def test_a_changed_file_is_never_given_out_nor_written_over(files):
    digest = files.put(b"noi dung")
    path = files.path(digest)
    path.chmod(0o644)
    path.write_bytes(b"noi dunG")
    with pytest.raises(StoreDamaged):
        files.get(digest)
    with pytest.raises(StoreDamaged):
        files.put(b"noi dung")
    assert path.read_bytes() == b"noi dunG"


def test_an_unknown_file_is_not_found_and_a_path_is_no_digest(files):
    with pytest.raises(NotFound):
        files.get("0" * 64)
    with pytest.raises(ValueError, match="digest"):
        files.get("../../etc/passwd")


def test_a_half_written_file_is_never_under_its_name(tmp_path):
    class Torn(RealIO):
        def write(self, descriptor: int, data: bytes) -> None:
            super().write(descriptor, data[:3])
            raise OSError(5, "I/O error")

    files = FileStore(tmp_path / "files", Torn())
    with pytest.raises(StoreFailed):
        files.put(b"noi dung")
    assert files.digests() == []
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_a_file_is_on_disk_before_it_has_its_name_and_its_name_before_put_returns(tmp_path):
    order: list[str] = []

    class Told(RealIO):
        def fsync(self, descriptor: int) -> None:
            order.append("fsync")
            super().fsync(descriptor)

        def rename(self, source: Path, target: Path) -> None:
            order.append("rename")
            super().rename(source, target)

        def fsync_dir(self, path: Path) -> None:
            order.append("fsync_dir")
            super().fsync_dir(path)

    FileStore(tmp_path / "files", Told()).put(b"noi dung")
    assert order == ["fsync", "rename", "fsync_dir", "fsync_dir"]


def test_of_very_many_files_each_is_on_disk_before_it_has_its_name(tmp_path):
    class Told(RealIO):
        def __init__(self) -> None:
            self.open: dict[int, Path] = {}
            self.synced: set[Path] = set()
            self.named: list[Path] = []
            self.folders: list[Path] = []

        def create(self, path: Path) -> int:
            descriptor = super().create(path)
            self.open[descriptor] = path
            return descriptor

        def fsync(self, descriptor: int) -> None:
            super().fsync(descriptor)
            self.synced.add(self.open[descriptor])

        def rename(self, source: Path, target: Path) -> None:
            assert source in self.synced
            super().rename(source, target)
            self.named.append(target)

        def fsync_dir(self, path: Path) -> None:
            assert len(self.named) == 300  # no folder is brought to the disk before its last name
            super().fsync_dir(path)
            self.folders.append(path)

    files = FileStore(tmp_path / "files", disk := Told())
    contents = [b"thu %d" % number for number in range(300)]
    kept = list(files.put_many(iter(contents)))
    assert kept == [(digest_of(content), len(content)) for content in contents]
    assert set(disk.folders) == {*(path.parent for path in disk.named), files.root}


def test_many_files_of_which_one_fails_leave_only_whole_ones_and_nobody_writing(tmp_path):
    class Full(RealIO):
        left = 100

        def write(self, descriptor: int, data: bytes) -> None:
            self.left -= 1
            if self.left <= 0:
                super().write(descriptor, data[:3])
                raise OSError(28, "No space left on device")
            super().write(descriptor, data)

    contents = [b"thu %d" % number for number in range(300)]
    root = tmp_path / "files"
    with pytest.raises(StoreFull):
        list(FileStore(root, Full()).put_many(iter(contents)))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("files")]
    there = [path for path in root.rglob("*") if path.is_file()]
    assert {digest_of(path.read_bytes()) for path in there} == set(FileStore(root, RealIO()).digests())
    assert len(there) == len(FileStore(root, RealIO()).digests()) < 300
    assert len(list(FileStore(root, RealIO()).put_many(iter(contents)))) == 300


# ---- the place -------------------------------------------------------------------------------------------

MOUNTS = [
    "/dev/sda1 / ext4 rw 0 0",
    "server:/van-thu /mnt/chung nfs4 rw 0 0",
    "//may-chu/van\\040thu /mnt/o\\040chung cifs rw 0 0",
    "C: /mnt/c 9p rw,aname=drvfs;path=C: 0 0",
    "hostshare /mnt/host 9p rw,trans=virtio 0 0",
    "tmpfs /mnt/chung/tam tmpfs rw 0 0",
]


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/vanthu", None),
        ("/mnt/chung/so", "nfs4"),
        ("/mnt/o chung/so", "cifs"),
        ("/mnt/c/Users/x", "9p"),
        ("/mnt/host/so", None),
        ("/mnt/chung/tam/so", None),
        ("/mnt/chungrieng", None),
    ],
)
def test_network_places_are_recognised(folder, kind):
    assert network_kind(Path(folder), MOUNTS) == kind


def test_a_network_place_is_refused_with_the_way_out(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"may:/x {tmp_path} nfs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr("registry.store.place._MOUNTS", mounts)
    with pytest.raises(StoreUnsafe, match="đĩa của máy này"):
        refuse_network_place(tmp_path / "so")


def test_the_sqlite_here_can_return_what_it_updated():
    assert sqlite3.sqlite_version_info >= (3, 35)
    assert os.name == "nt" or hasattr(os, "fsync")


def test_a_database_that_may_not_be_written_is_told_in_vietnamese(tmp_path):
    original = sqlite3.OperationalError("unable to open database file")
    original.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    assert "chỉ cho đọc" in str(dialect.explain(original))


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_was_read_while_a_writer_began_is_not_told(desk):
    path = desk.folder / "vanthu.db"
    engine = dialect.engine_for(path, only_read=True)
    files = FileStore(desk.folder / "files", RealIO())
    reader = Store(engine, files, files, only_read=path)
    with reader.reading() as tx:
        assert [office.key for office in tx.offices.all()] == [desk.office_key]
    with pytest.raises(StoreLocked, match="chạy lại"), reader.reading(), desk.home() as home:
        issue(home, desk.plan, "a.yaml", on=date(2024, 8, 1))
    with pytest.raises(StoreFailed, match="chỉ cho đọc"), reader.writing():
        pass
    reader.close()
