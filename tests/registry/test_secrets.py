"""State secrets: refused unless the office declares an independent network; then in a folder of their own.

All names here are invented.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from doc_engine.errors import BadInput
from registry.errors import SecretRefused
from registry.officefile import load_office
from registry.services.attaching import attach
from registry.services.batch import plan
from registry.services.drafting import draft
from registry.services.issuing import issue
from registry.services.pdf import make_pdf
from registry.services.printing import printed
from registry.services.searching import search
from registry.services.secrets import open_secret
from registry.services.setup import init
from registry.services.verifying import verify
from tests.registry.conftest import OFFICE
from tests.registry.test_issue import DAY

DECLARED = OFFICE + (
    "  - {ten: Văn bản mật, dung_cho: văn bản mật, nam: 2024}\n"
    'mang_doc_lap: {nguoi_quyet_dinh: "Lê Thị Hoa, Chủ tịch", so_quyet_dinh: 15/QĐ-UBND, ngay: 02/3/2024}\n'
)
SUBJECT = "Tuyên truyền phòng cháy"


def secret(plan_: bytes) -> bytes:
    return plan_.replace("loai: kế hoạch".encode(), "loai: kế hoạch\ndo_mat: tối mật".encode())


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        init(opened, load_office(DECLARED.encode(), name="co_quan.yaml"))
        yield opened


@pytest.fixture
def issued(home, desk):
    return issue(home, secret(desk.plan), "a.yaml", on=DAY)


def acts(home) -> list[str]:
    with home.store.reading() as tx:
        return [event.act for event in tx.journal.events("ubnd-hai-yen")]


def test_a_declared_office_drafts_and_issues_with_the_stamp(home, desk):
    assert "TỐI MẬT" in draft(home, secret(desk.plan), "a.yaml").composed.text
    assert str(issue(home, secret(desk.plan), "a.yaml", on=DAY).notation) == "01/KH-UBND"


def test_the_books_hold_neither_subject_nor_text_nor_file(home, issued):
    database = (home.folder / "vanthu.db").read_bytes() + (home.folder / "vanthu.db-wal").read_bytes()
    for word in (SUBJECT, "Mở lớp hướng dẫn", "phòng cháy"):
        assert word.encode() not in database
    assert issued.digest not in home.store.files.digests()
    assert home.store.secret_files.digests() == [issued.digest]
    assert home.store.secret_files.root.stat().st_mode & 0o077 == 0


def test_neither_search_nor_export_shows_it(home, issued):
    assert search(home, "phòng cháy") == ()
    row = printed(home).rows[0]
    assert row[0] == "01/KH-UBND"
    assert row[2] == "Kế hoạch"
    assert row[9] == "Độ mật: Tối mật"


def test_every_view_is_an_event(home, desk, issued):
    assert open_secret(home, issued.key).docx == issued.docx
    assert issue(home, secret(desk.plan), "a.yaml", on=DAY).docx == issued.docx
    assert acts(home)[-3:] == ["issue", "view_secret", "view_secret"]
    assert verify(home) == []


def test_it_is_not_put_among_other_files_nor_sent_in_bulk(home, desk, issued):
    with pytest.raises(SecretRefused):
        attach(home, issued.key, b"%PDF-1.4 scan", "ban ky.pdf", "signed")
    with pytest.raises(SecretRefused):
        make_pdf(home, issued.key)
    with pytest.raises(SecretRefused):
        plan(home, secret(desk.plan), "a.yaml", "xa:Cà Mau", on=DAY)


def test_a_mark_in_the_text_alone_is_refused_there_too(home, desk):
    marked = desk.plan.replace("  2. Kiểm tra".encode(), "  TỐI MẬT\n  2. Kiểm tra".encode())
    with pytest.raises(SecretRefused, match="do_mat"):
        issue(home, marked, "a.yaml", on=DAY)


def test_without_the_declaration_any_more_nothing_is_opened(home, issued):
    init(home, load_office(OFFICE.encode(), name="co_quan.yaml"))
    with pytest.raises(SecretRefused, match="mang_doc_lap"):
        open_secret(home, issued.key)


def test_a_declaration_names_who_decided_and_when():
    with pytest.raises(BadInput) as caught:
        load_office((OFFICE + "mang_doc_lap: {so_quyet_dinh: 15/QĐ-UBND}\n").encode(), name="co_quan.yaml")
    said = str(caught.value)
    assert "nguoi_quyet_dinh" in said
    assert "ngay" in said


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE secret_file SET secrecy = 'mat'",
        "UPDATE secret_file SET template_digest = 'x'",
        "DELETE FROM secret_file",
    ],
)
def test_a_changed_row_is_seen(home, issued, sql):
    with closing(sqlite3.connect(home.folder / "vanthu.db")) as connection:
        assert connection.execute(sql).rowcount
        connection.commit()
    assert verify(home)


def test_a_changed_file_is_seen(home, issued):
    path = home.store.secret_files.path(issued.digest)
    path.chmod(0o644)
    path.write_bytes(b"another")
    assert len(verify(home)) == 1
