"""Backups, exports and anchors: what comes back is what was there, and what was tampered with never does."""

from __future__ import annotations

import os
import random
import threading
import zipfile
from contextlib import suppress
from datetime import date

import pytest
from sqlalchemy import text

from doc_engine.errors import BadInput, Refusal
from registry.clock import FixedClock
from registry.errors import StoreDamaged, StoreNewer
from registry.office import open_home
from registry.services.anchors import anchor_of, anchors_of_backup, broken_anchors, read_anchors
from registry.services.attaching import attach
from registry.services.backing_up import backup
from registry.services.entering import enter
from registry.services.exporting import export, import_into
from registry.services.issuing import issue
from registry.services.printing import printed
from registry.services.receiving import receive
from registry.services.restoring import restore, try_restore
from registry.services.saving_searches import save_search
from registry.services.searching import search
from registry.services.verifying import verify

DATABASES = ("sqlite", "postgresql")
CLOCK = FixedClock.on(date(2024, 9, 1))
DAY = date(2024, 8, 1)
INCOMING = "SỞ TƯ PHÁP\nTỈNH HẢI YẾN\n\nSố: 9/KH-STP\nHải Yến, ngày 02 tháng 3 năm 2024\n\nKẾ HOẠCH\nHòa giải ở cơ sở\n"


def fill_home(home, desk) -> None:
    """What every test here begins with."""
    issue(home, desk.plan, "a.yaml", on=DAY)
    enter(home, desk.plan, "a.yaml", "7", date(2023, 3, 1))
    receive(home, INCOMING.encode(), "den.txt")
    attach(home, "vb1", b"%PDF-1.4 scan", "ban ky.pdf", "signed")
    save_search(home, "hòa giải", "hòa giải nam:2024")


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def bring_back(path, folder, db=None, code=None):
    return restore(path, folder, clock=CLOCK, actor="thử", db=db, code=code)


def exported(home, path) -> bytes:
    export(home, path)
    return path.read_bytes()


def again(folder, db=None):
    return open_home(folder, clock=CLOCK, actor="thử", db=db)


def test_what_was_backed_up_comes_back_whole(home, desk, tmp_path):
    done = backup(home, tmp_path / "sao lưu.zip")
    back = bring_back(done.path, tmp_path / "mới", code=done.code)
    assert (back.problems, back.documents) == ((), 4)
    with again(tmp_path / "mới") as restored:
        assert exported(restored, tmp_path / "b.jsonl") == exported(home, tmp_path / "a.jsonl")
        assert [str(one.notation) for one in search(restored, "hoa giai loai:KH")] == ["9/KH-STP"]
        issue(restored, b"# khac\n" + desk.plan, "b.yaml", on=DAY)
        assert verify(restored) == []


@pytest.mark.parametrize("database", ["sqlite"])
def test_an_office_moves_to_a_server_and_back_and_goes_on_numbering(home, desk, tmp_path, postgres):
    before = exported(home, tmp_path / "a.jsonl")
    url = postgres.url(postgres.database(options="LOCALE_PROVIDER icu ICU_LOCALE 'vi'"))
    import_into(tmp_path / "a.jsonl", tmp_path / "b", url)
    with again(tmp_path / "b", url) as moved:
        assert verify(moved) == []
        assert exported(moved, tmp_path / "b.jsonl") == before
        assert str(issue(moved, b"# nam\n" + desk.plan, "b.yaml", on=DAY).notation) == "02/KH-UBND"
        receive(moved, INCOMING.replace("9/KH", "10/KH").encode(), "den.txt")
        assert verify(moved) == []
        backup(moved, tmp_path / "b.zip")
        after = exported(moved, tmp_path / "c.jsonl")
    assert bring_back(tmp_path / "b.zip", tmp_path / "d").problems == ()
    with again(tmp_path / "d") as back:
        assert exported(back, tmp_path / "d.jsonl") == after
    with pytest.raises(Refusal, match="còn trống"):
        import_into(tmp_path / "a.jsonl", tmp_path / "e", url)
    assert not (tmp_path / "e").exists()


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_backup_of_sqlite_is_put_back_on_a_server(home, tmp_path, postgres):
    backup(home, tmp_path / "a.zip")
    url = postgres.url(postgres.database())
    assert bring_back(tmp_path / "a.zip", tmp_path / "b", url).problems == ()
    with again(tmp_path / "b", url) as moved:
        assert exported(moved, tmp_path / "b.jsonl") == exported(home, tmp_path / "a.jsonl")


@pytest.mark.parametrize("database", ["sqlite"])
def test_any_changed_byte_and_any_cut_of_a_backup_is_refused_and_nothing_is_left(home, tmp_path):
    backup(home, tmp_path / "a.zip")
    whole, dice = (tmp_path / "a.zip").read_bytes(), random.Random(8)
    places = [0, 1, len(whole) - 1, len(whole) - 64, len(whole) - 65, *dice.sample(range(len(whole)), 60)]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << dice.randrange(8)
        (tmp_path / "b.zip").write_bytes(changed)
        with pytest.raises(StoreDamaged, match="Không khôi phục"):
            bring_back(tmp_path / "b.zip", tmp_path / "b")
    for length in (0, 10, 64, 65, len(whole) // 2, len(whole) - 1):
        (tmp_path / "b.zip").write_bytes(whole[:length])
        with pytest.raises(StoreDamaged):
            bring_back(tmp_path / "b.zip", tmp_path / "b")
    (tmp_path / "b.zip").write_bytes(whole + b" ")
    with pytest.raises(StoreDamaged):
        bring_back(tmp_path / "b.zip", tmp_path / "b")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("database", ["sqlite"])
def test_another_backup_in_the_place_of_the_noted_one_is_told_by_its_code(home, tmp_path):
    """Who can write a file can make and seal another: only the code that was noted elsewhere tells."""
    noted = backup(home, tmp_path / "a.zip").code
    save_search(home, "khác", "hòa giải")
    backup(home, tmp_path / "b.zip")
    with pytest.raises(BadInput, match="mã"):
        bring_back(tmp_path / "b.zip", tmp_path / "b", code=noted)


@pytest.mark.parametrize("database", ["sqlite"])
def test_only_into_an_empty_folder(home, tmp_path, desk):
    done = backup(home, tmp_path / "a.zip")
    with pytest.raises(BadInput, match="đã có dữ liệu"):
        bring_back(done.path, desk.folder)
    with pytest.raises(BadInput, match="không ghi đè"):
        backup(home, done.path)
    with pytest.raises(BadInput, match="không tìm thấy"):
        bring_back(tmp_path / "không có.zip", tmp_path / "b")
    assert verify(home) == []


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_trial_tells_of_what_was_wrong_already_and_leaves_nothing(home, tmp_path):
    digest = home.store.files.digests()[0]
    path = home.store.files.path(digest)
    path.chmod(0o644)
    path.write_bytes(b"hong")
    done = backup(home, tmp_path / "a.zip")
    assert any(digest[2:] in warning for warning in done.warnings)
    tried = try_restore(done.path, clock=CLOCK, actor="thử")
    assert len(tried.problems) == 1
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".zip") == ["a.zip"]


@pytest.mark.parametrize("database", ["sqlite"])
def test_backups_while_clerks_write_are_each_whole(home, desk, tmp_path):
    """Every backup holds some prefix of what was issued, whole: numbers, files and journal together."""
    stop = threading.Event()
    issued = []

    def work() -> None:
        with desk.home() as mine:
            while not stop.is_set():
                issued.append(issue(mine, desk.plan, "a.yaml", on=DAY, again=True).key)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        counts = []
        for turn in range(4):
            done = backup(home, tmp_path / f"{turn}.zip")
            tried = try_restore(done.path, clock=CLOCK, actor="thử")
            assert tried.problems == ()
            counts.append(tried.documents)
    finally:
        stop.set()
        thread.join()
    assert counts == sorted(counts)


def test_an_export_of_one_state_is_always_the_same_and_a_changed_one_is_refused(home, tmp_path):
    data = exported(home, tmp_path / "a.jsonl")
    assert exported(home, tmp_path / "b.jsonl") == data
    for changed in (
        data[:-2],
        data.replace(b"9/KH-STP", b"8/KH-STP", 1),
        b"",
        data.splitlines(keepends=True)[0],
        data + b"{}\n",
    ):
        (tmp_path / "c.jsonl").write_bytes(changed)
        with pytest.raises(StoreDamaged):
            import_into(tmp_path / "c.jsonl", tmp_path / "c")
    assert not (tmp_path / "c").exists()
    newer = data.replace(b'"revision":"', b'"revision":"9', 1)
    (tmp_path / "c.jsonl").write_bytes(newer)
    with pytest.raises((StoreNewer, StoreDamaged)):
        import_into(tmp_path / "c.jsonl", tmp_path / "c")


# ---- anchors -----------------------------------------------------------------------------------------------


def head_of(home) -> str:
    with home.store.reading() as tx:
        head = tx.journal.head("ubnd-hai-yen")
    return f"{head.seq}:{head.hash}"


def since(home, anchors) -> list[str]:
    with home.store.reading() as tx:
        return broken_anchors(tx, anchors)


def cut_tail(home) -> None:
    """The last act removed with all it wrote and its event, the head set back: the chain alone is whole."""
    with home.store.writing() as tx:
        run = lambda sql: tx.connection.execute(text(sql))  # noqa: E731
        run("DELETE FROM journal WHERE seq = (SELECT seq FROM journal_head)")
        run(
            "UPDATE journal_head SET seq = seq - 1, hash = (SELECT j.hash FROM journal j WHERE j.seq = journal_head.seq - 1)"
        )
        run("DELETE FROM saved_search")


def test_a_cut_tail_shows_by_an_anchor_only(home, tmp_path):
    anchor = anchor_of(head_of(home))
    (tmp_path / "so.xlsx").write_bytes(printed(home, "di").xlsx())
    backup(home, tmp_path / "a.zip")
    printed_anchor = read_anchors((tmp_path / "so.xlsx").read_bytes(), "so.xlsx")
    assert printed_anchor == [anchor]
    manifest = anchors_of_backup(tmp_path / "a.zip")
    assert [(one.seq, one.hash) for one in manifest] == [(anchor.seq, anchor.hash)]
    assert since(home, [anchor, *printed_anchor, *manifest]) == []
    cut_tail(home)
    assert verify(home) == [], "the control: without an anchor nothing is seen"
    assert len(since(home, [anchor, *printed_anchor, *manifest])) == 3
    assert "đã bị cắt" in since(home, [anchor])[0]


def test_a_journal_written_anew_shows_by_an_anchor(home, desk):
    anchor = anchor_of(head_of(home))
    cut_tail(home)
    save_search(home, "khác", "hòa giải")
    issue(home, b"# moi\n" + desk.plan, "b.yaml", on=DAY)
    assert verify(home) == []
    assert "viết lại" in since(home, [anchor])[0]


@pytest.mark.parametrize("database", ["sqlite"])
def test_anchors_are_read_from_a_note_and_a_file_without_one_is_told(home):
    seq, digest = head_of(home).split(":")
    note = f"In ngày 1/9/2024\nNhật ký: {seq} việc, mã kiểm tra {digest}.\n".encode()
    assert read_anchors(note, "a.txt") == [anchor_of(f"{seq}:{digest}")]
    assert read_anchors(f"{seq}:{digest}\n".encode(), "a.txt") == [anchor_of(f"{seq}:{digest}")]
    with pytest.raises(BadInput, match="không có mốc"):
        read_anchors(b"khong co gi", "a.txt")
    with suppress(zipfile.BadZipFile), pytest.raises(BadInput):
        read_anchors(b"PK\x03\x04hong", "a.xlsx")


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_backup_takes_away_half_written_files_that_nobody_touched_for_a_day(home, tmp_path):
    now = home.clock.now().timestamp()
    ages = {".0123.1.aa.tmp": 25 * 3600, ".4567.1.aa.tmp": 23 * 3600}
    for name, age in ages.items():
        path = home.store.files.root / name
        path.write_bytes(b"half")
        os.utime(path, (now - age, now - age))
    backup(home, tmp_path / "b.zip")
    assert [path.name for path in home.store.files.unfinished()] == [".4567.1.aa.tmp"]
    assert verify(home) == []
