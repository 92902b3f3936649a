"""What `verify` sees: any meaningful row or file changed behind the program's back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from registry.services.entering import enter
from registry.services.issuing import issue
from registry.services.verifying import verify

DAY = date(2024, 8, 1)


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        issue(opened, desk.plan, "a.yaml", on=DAY)
        issue(opened, desk.plan, "a.yaml", on=DAY, again=True)
        enter(opened, desk.plan, "a.yaml", "7", date(2023, 3, 1))
        yield opened


def tamper(home, sql: str) -> None:
    """Change the database with another tool, which asks nobody."""
    with closing(sqlite3.connect(home.folder / "vanthu.db")) as connection:
        assert connection.execute(sql).rowcount
        connection.commit()


def test_books_as_written_are_whole(home):
    assert verify(home) == []


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM entry WHERE number = 2",
        "DELETE FROM entry WHERE number = 1",
        "UPDATE entry SET subject = 'việc khác' WHERE number = 1",
        "UPDATE entry SET number = 3 WHERE number = 2",
        "UPDATE entry SET issued_on = '2024-08-02' WHERE number = 1",
        "UPDATE entry SET recipients = '' WHERE number = 1",
        "UPDATE entry SET notation = '09/KH-UBND' WHERE number = 1",
        "UPDATE book SET last_number = 1 WHERE last_number = 2",
        "DELETE FROM journal WHERE seq = 4",
        "DELETE FROM journal WHERE seq = 2",
        "UPDATE journal SET actor = 'ai đó' WHERE seq = 3",
        "UPDATE journal SET at = '2024-08-20T09:00:00+07:00' WHERE seq = 2",
        "UPDATE journal_head SET seq = 3",
        "DELETE FROM document_file WHERE id = 1",
        "DELETE FROM document WHERE key = 'vb1'",
        "UPDATE document SET held = 0 WHERE key = 'vb1'",
    ],
)
def test_a_row_changed_is_seen(home, sql):
    tamper(home, sql)
    assert verify(home)


def test_the_newest_document_removed_with_its_event_and_head_is_seen_at_the_counter_or_file(home):
    tamper(home, "DELETE FROM journal WHERE seq = 4")
    tamper(home, "UPDATE journal_head SET seq = 3, hash = (SELECT hash FROM journal WHERE seq = 3)")
    assert any("không có trong nhật ký" in problem for problem in verify(home))


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_a_file_changed_or_gone_is_seen(home, how):
    path = home.store.files.path(home.store.files.digests()[0])
    path.chmod(0o644)
    if how == "gone":
        path.unlink()
    else:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    assert len(verify(home)) == 1
