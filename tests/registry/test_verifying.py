"""What `verify` sees: any meaningful row or file changed behind the program's back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date

import psycopg
import pytest

from registry.services.attaching import attach
from registry.services.issuing import issue
from registry.services.linking_typed import unlink
from registry.services.verifying import verify
from registry.services.verifying.strays import Strays, strays, strays_words
from tests.registry.acts import begin_books

SERVER_STEP = 1 if os.environ.get("VANTHU_CAMPAIGN") else 7
DAY = date(2024, 8, 1)
INCOMING = """\
ỦY BAN NHÂN DÂN
TỈNH KIÊN GIANG

Số: 9/KH-UBND
Kiên Giang, ngày 02 tháng 3 năm 2024

KẾ HOẠCH
Thử việc

Thực hiện Quyết định số 15/QĐ-TTg ngày 17 tháng 01 năm 2024 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh lập kế hoạch.
"""


def fill_home(home, desk) -> None:
    """What is tampered with below."""
    begin_books(home, desk, INCOMING.encode())


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def tamper(home, sql: str) -> None:
    """Change the database with another tool, which asks nobody and minds no foreign key."""
    if home.store.engine.dialect.name == "postgresql":
        address = home.store.engine.url.set(drivername="postgresql")
        with psycopg.connect(address.render_as_string(hide_password=False)) as server:
            server.execute("SET session_replication_role = replica")
            assert server.execute(sql.encode()).rowcount
        return
    with closing(sqlite3.connect(home.folder / "vanthu.db")) as connection:
        assert connection.execute(sql).rowcount
        connection.commit()


def test_books_as_written_are_whole(home):
    assert verify(home) == []


CHANGES = (
    "DELETE FROM entry WHERE number = 2",
    "DELETE FROM entry WHERE number = 1",
    "UPDATE entry SET subject = 'việc khác' WHERE number = 1",
    "UPDATE entry SET number = 3 WHERE number = 2",
    "UPDATE entry SET issued_on = '2024-08-02' WHERE number = 1",
    "UPDATE entry SET recipients = '' WHERE number = 1",
    "UPDATE entry SET notation = '09/KH-UBND' WHERE number = 1",
    "UPDATE book SET last_number = 1 WHERE last_number = 2",
    "DELETE FROM journal WHERE seq = 7",
    "DELETE FROM journal WHERE seq = 2",
    "UPDATE journal SET actor = 'ai đó' WHERE seq = 3",
    "UPDATE journal SET at = '2024-08-20T09:00:00+07:00' WHERE seq = 2",
    "UPDATE journal_head SET seq = 3",
    "UPDATE journal SET at = 'hôm qua' WHERE seq = 2",
    "UPDATE journal SET payload = '{' WHERE seq = 2",
    "DELETE FROM journal_head",
    "UPDATE document SET subject = 'việc khác' WHERE key = 'vb1'",
    "UPDATE document SET issuer = 'UBND tỉnh Kiên Giang' WHERE held = false",
    "UPDATE document SET issued_on = 'hôm qua' WHERE key = 'vb1'",
    "UPDATE document SET status = 'la' WHERE key = 'vb1'",
    "UPDATE document SET identity = NULL WHERE key = 'vb1'",
    "UPDATE document SET search_text = '' WHERE key = 'vb1'",
    "UPDATE document SET body_text = 'khác' WHERE direction = 'den'",
    "DELETE FROM link WHERE id = 1",
    "UPDATE link SET relation = 'can_cu' WHERE id = (SELECT max(id) FROM link)",
    "UPDATE link SET to_key = 'vb3' WHERE id = 1",
    "UPDATE dispatch SET must_answer = true",
    "DELETE FROM dispatch",
    "UPDATE task SET due = 'Quý IV'",
    "DELETE FROM arrival",
    "UPDATE arrival SET arrived_on = '2024-08-19'",
    "UPDATE entry SET signed_on = '2024-07-31' WHERE number = 1",
    "UPDATE entry SET voided_at = '2024-08-20T08:00:00+07:00' WHERE number = 1",
    "UPDATE book SET last_number = last_number + 1 WHERE name = 'Công văn'",
    "UPDATE book SET last_issued_on = '2024-08-19' WHERE last_issued_on IS NOT NULL",
    "UPDATE book SET types = 'thong_bao' WHERE name = 'Công văn'",
    "UPDATE office SET settings = replace(settings, 'Bình', 'Bính')",
    "UPDATE series SET last = last + 1 WHERE name = 'vb'",
    "UPDATE request SET document = 'vb3'",
    "DELETE FROM request",
    "UPDATE file SET media_type = 'text/html'",
    "UPDATE document_file SET template_version = 2 WHERE role = 'docx'",
    "UPDATE document_file SET template_digest = NULL WHERE id = 1",
    "UPDATE document_file SET role = 'scan' WHERE role = 'signed'",
    "DELETE FROM document_file WHERE id = 1",
    "DELETE FROM document WHERE key = 'vb1'",
    "UPDATE document SET held = false WHERE key = 'vb1'",
)


@pytest.mark.parametrize("sql", CHANGES)
def test_a_row_changed_is_seen(home, sql):
    tamper(home, sql)
    assert verify(home)


@pytest.mark.parametrize("database", ["postgresql"])
@pytest.mark.parametrize("sql", CHANGES[::SERVER_STEP])
def test_a_row_changed_on_a_server_is_seen(home, sql):
    tamper(home, sql)
    assert verify(home)


def test_the_newest_document_removed_with_its_event_and_head_is_seen_at_the_counter_or_file(home):
    tamper(home, "DELETE FROM journal WHERE seq >= 4")
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


def test_links_taken_back_and_documents_entered_after_they_were_cited_are_no_tampering(home, desk):
    unlink(home, "vb1", "9/KH-UBND", "dan_chieu")
    issue(home, desk.plan.replace("năm 2024".encode(), "quý IV".encode(), 1), "b.yaml", on=DAY)
    attach(home, "vb1", b"\xff\xd8\xff scan", "quet.jpg", "scan")
    assert verify(home) == []


def test_files_without_a_row_are_counted_and_are_no_fault(home):
    store = home.store.files
    store.put(b"a letter of a batch whose numbers moved")
    (store.root / ".0123456789abcdef.1.aa.tmp").write_bytes(b"half")
    with home.store.reading() as tx:
        found = strays(home, tx)
    assert (found, verify(home)) == (Strays(files=1, unfinished=1), [])
    assert "1 tệp không thuộc văn bản hay sổ nào, 1 tệp ghi dở" in strays_words(found)


def test_a_home_without_files_that_have_no_row_has_no_note(home):
    with home.store.reading() as tx:
        assert strays_words(strays(home, tx)) == ""
