"""A closed book: sealed, printed once and for all, explained; nothing in it moves any more."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from doc_engine.errors import BadInput, NotFound, Refusal
from doc_engine.gate import admit_container
from doc_engine.ooxml.text import docx_text
from registry.book_report import SET_UP, UNEXPLAINED, Gap, gaps_of
from registry.clock import FixedClock
from registry.officefile import load_office
from registry.services.closing import close_book, pdfs_afterwards
from registry.services.correcting_lines import correct_line
from registry.services.entering import enter
from registry.services.issuing import issue
from registry.services.setup import init
from registry.services.verifying import verify
from registry.services.voiding import void
from tests.registry.conftest import OFFICE
from tests.registry.test_issue import Printer
from tests.registry.test_verifying import tamper

DAY = date(2024, 8, 1)
NAMED = "Văn bản có tên loại"


def fill_home(home, desk) -> None:
    """Seven numbers: 1, 1a, 2 voided, 3 late, 4 acting, 5 corrected; then the year is over."""
    for turn in range(2):
        issue(home, desk.plan + f"# {turn}\n".encode(), "a.yaml", on=DAY)
    void(home, "vb3", "Cấp nhầm số")
    issue(home, desk.plan, "a.yaml", on=DAY, suffix_of="1", reason="bỏ sót tờ trình")
    issue(home, desk.plan + b"# 3\n", "a.yaml", on=date(2024, 7, 30), reason="ký bù")
    issue(home, desk.plan + b"# 4\n", "a.yaml", on=DAY, acting="Quyết định 9/QĐ-UBND")
    last = issue(home, desk.plan + b"# 5\n", "a.yaml", on=DAY)
    correct_line(home, last.key, "người ký", "Trần Văn Bình (Phó Chủ tịch)", "gõ thiếu")


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        opened.clock = FixedClock.on(date(2025, 1, 6))
        yield opened


def words(closed, kind: str) -> str:
    return docx_text(next(file.content for file in closed.files if file.kind == kind))


def test_the_minutes_explain_every_void_suffix_override_and_second_entry(home):
    closed = close_book(home, NAMED, 2024)
    minutes = words(closed, "bien-ban.docx")
    for said in (
        "Sổ có 6 dòng, từ số 01 đến số 05; số cuối đã cấp: 5",
        "Trong đó: 1 số đã hủy; 1 số bổ sung; 1 dòng sửa",
        "Đã hủy số: Cấp nhầm số",
        "01a/KH-UBND",
        "Số bổ sung, lý do: bỏ sót tờ trình",
        "Lý do ngày lùi: ký bù",
        "Ký theo giao quyền: Quyết định 9/QĐ-UBND",
        "từ “Trần Văn Bình” thành “Trần Văn Bình (Phó Chủ tịch)”; lý do: gõ thiếu",
        closed.closing.digest,
    ):
        assert said in minutes
    assert closed.closing.digest in words(closed, "trang-ket-thuc.docx")
    assert "01a/KH-UBND" in words(closed, "so.docx")
    for file in closed.files:
        admit_container(file.content, file.kind.rsplit(".", 1)[1])
    assert verify(home) == []


def test_a_closed_book_prints_the_same_bytes_again_whoever_asks_and_whenever(home):
    first = close_book(home, NAMED, 2024)
    issue(home, PAPER_2025, "b.yaml")
    home.actor, home.clock = "người khác", FixedClock.on(date(2025, 3, 3))
    again = close_book(home, "văn bản có tên loại", 2024)
    assert again.repeated
    assert [(file.kind, file.content) for file in again.files] == [
        (file.kind, file.content) for file in first.files
    ]
    assert verify(home) == []


PAPER_2025 = """\
loai: thông báo
trich_yeu: Lịch trực
noi_dung: Phân công trực như đã bàn.
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Các phòng
""".encode()


def test_nothing_in_a_closed_book_is_given_entered_voided_or_corrected(home, desk):
    close_book(home, NAMED, 2024)
    acts = (
        lambda: issue(home, desk.plan, "a.yaml", on=date(2024, 12, 31)),
        lambda: issue(home, desk.plan, "a.yaml", on=DAY, suffix_of="2", reason="sót"),
        lambda: enter(home, desk.plan, "a.yaml", "2b", DAY),
        lambda: void(home, "vb1", "nhầm"),
        lambda: correct_line(home, "vb1", "nơi nhận", "khác", "nhầm"),
    )
    for act in acts:
        with pytest.raises(Refusal, match="đã khóa") as refused:
            act()
        assert refused.value.exit_code == 3
    with pytest.raises(BadInput, match="đã khóa"):
        init(home, load_office(OFFICE.replace("so_cuoi: 0", "so_cuoi: 9").encode(), name="o.yaml"))
    assert verify(home) == []


def test_the_new_year_s_book_opens_by_itself_at_01_whether_or_not_the_old_is_closed(home, desk):
    before = issue(home, PAPER_2025, "b.yaml")
    close_book(home, NAMED, 2024)
    after = issue(home, PAPER_2025 + b"#\n", "b.yaml")
    assert [(str(one.notation), one.book) for one in (before, after)] == [
        ("01/TB-UBND", f"{NAMED} năm 2025"),
        ("02/TB-UBND", f"{NAMED} năm 2025"),
    ]
    with home.store.reading() as tx:
        opened = [event for event in tx.journal.events(desk.office_key) if event.act == "open_book"]
    assert len(opened) == 1
    assert verify(home) == []


def test_at_new_year_s_midnight_in_vietnam_the_year_turns(desk):
    with desk.home() as home:
        for at, book in (
            (datetime.fromisoformat("2024-12-31T23:59:59+07:00"), 2024),
            (datetime.fromisoformat("2024-12-31T17:00:00+00:00"), 2025),
        ):
            home.clock = FixedClock(at)
            assert issue(home, PAPER_2025, "b.yaml").book == f"{NAMED} năm {book}"
        assert verify(home) == []


def test_a_year_that_is_not_over_is_closed_only_with_a_reason(desk):
    with desk.home() as home:
        issue(home, desk.plan, "a.yaml", on=DAY)
        with pytest.raises(BadInput, match="chưa hết"):
            close_book(home, NAMED, 2024)
        closed = close_book(home, NAMED, 2024, reason="Tỉnh Hải Yến sáp nhập")
        assert "lý do: Tỉnh Hải Yến sáp nhập" in words(closed, "bien-ban.docx")
        with pytest.raises(NotFound, match="không có sổ “Sổ lạ” năm 2024"):
            close_book(home, "Sổ lạ", 2024)
        assert verify(home) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE book SET closed_at = NULL WHERE closed_at IS NOT NULL",
        "UPDATE book SET closed_at = '2024-12-31T08:00:00+07:00' WHERE closed_at IS NOT NULL",
        "UPDATE book SET closed_at = '2025-01-06T08:00:00+07:00' WHERE closed_at IS NULL",
        "UPDATE closing SET digest = 'x'",
        "UPDATE closing SET closed_by = 'ai đó'",
        "UPDATE closing SET reason = 'x'",
        "UPDATE closing SET head_seq = 1",
        "DELETE FROM closing",
        "DELETE FROM book_print WHERE kind = 'so.xlsx'",
        "UPDATE book_print SET name = 'x' WHERE kind = 'so.xlsx'",
        "UPDATE book_print SET digest = (SELECT min(digest) FROM file) WHERE kind = 'so.xlsx'",
        "UPDATE entry_correction SET new_value = 'x'",
        "DELETE FROM entry_correction",
        "UPDATE entry SET note = 'x' WHERE number = 4",
        "UPDATE entry SET void_reason = 'x' WHERE number = 2",
    ],
)
def test_what_is_changed_about_a_closed_book_is_seen(home, sql):
    close_book(home, NAMED, 2024)
    tamper(home, sql)
    assert verify(home)


def test_a_print_of_a_closed_book_that_is_changed_or_gone_is_seen(home):
    closed = close_book(home, NAMED, 2024)
    with home.store.reading() as tx:
        path = home.store.files.path(tx.closings.prints(closed.book.key)[0].digest)
    path.chmod(0o644)
    path.write_bytes(b"x")
    assert any("không còn nguyên vẹn" in problem for problem in verify(home))


def issue_until_refused(home, desk, told: Path) -> None:
    with told.open("w", encoding="utf-8") as out:
        for turn in range(2000):
            issued = issue(home, desk.plan + f"# c{turn}\n".encode(), "a.yaml")
            out.write(f"{issued.notation.number}\n")
            out.flush()


def test_two_clerks_close_while_a_third_issues(desk):
    """Every number told before the closing is in the sealed book; after it none is given."""
    desk.today = date(2024, 12, 31)
    folder = desk.folder.parent

    def child(act) -> int:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                act()
                code = 0
            finally:
                os._exit(code)
        return pid

    def closes(name: str, papers: int) -> None:
        with desk.home() as home:
            for turn in range(papers):
                issue(home, desk.plan + f"# {name}{turn}\n".encode(), "a.yaml")
            closed = close_book(home, NAMED, 2024)
            (folder / name).write_text(closed.closing.digest, encoding="utf-8")

    def issues() -> None:
        with desk.home() as home, pytest.raises(Refusal, match="đã khóa"):
            issue_until_refused(home, desk, folder / "told")

    children = [child(lambda: closes("a", 3)), child(issues), child(lambda: closes("b", 0))]
    assert [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in children[1:]] == [0, 0]
    os.waitpid(children[0], 0)  # the other clerk may have closed before this one was done issuing
    with desk.home() as home:
        closed = close_book(home, NAMED, 2024)
    assert {path.read_text(encoding="utf-8") for path in (folder / "a", folder / "b") if path.exists()} == {
        closed.closing.digest
    }
    with desk.home() as home, home.store.reading() as tx:
        numbers = [line.number for line in tx.entries.of_office(desk.office_key) if not line.suffix]
        assert numbers == list(range(1, len(numbers) + 1))
        told = [int(line) for line in (folder / "told").read_text(encoding="utf-8").split()]
        assert set(told) <= set(numbers)
        assert [event.act for event in tx.journal.events(desk.office_key)].count("close_book") == 1
        assert verify(home) == []


def test_gaps_are_told_apart_by_what_the_journal_says_of_them():
    acts = [
        (
            "init",
            {
                "books": [
                    {"name": "S", "year": 2024, "last_number": 3},
                    {"name": "T", "year": 2024, "last_number": 9},
                ]
            },
        ),
        ("issue", {"book": "S", "year": 2024, "number": 4}),
        ("issue", {"book": "T", "year": 2024, "number": 10}),
        ("init", {"books": [{"name": "S", "year": 2024, "last_number": 6}]}),
        ("issue", {"book": "S", "year": 2024, "number": 8}),
    ]
    assert gaps_of("S", 2024, 8, [2, 4, 8], acts) == (
        Gap(1, 1, SET_UP),
        Gap(3, 3, SET_UP),
        Gap(5, 6, SET_UP),
        Gap(7, 7, UNEXPLAINED),
    )
    assert gaps_of("S", 2024, 0, [], []) == ()


def test_a_book_closed_without_pdf_gives_pdfs_of_its_kept_word_files(home):
    home._converter = Printer()
    closed = close_book(home, NAMED, 2024)
    later = pdfs_afterwards(home, close_book(home, NAMED, 2024, pdf=True).files)
    kept = {file.kind: file.content for file in closed.files}
    assert {file.kind for file in later} == {"so.pdf", "trang-ket-thuc.pdf", "bien-ban.pdf"}
    for file in later:
        assert file.name.endswith(".pdf")
        assert file.content == home.converter.to_pdf(kept[file.kind.replace(".pdf", ".docx")])
    assert pdfs_afterwards(home, (*closed.files, *later)) == ()
    assert verify(home) == []
