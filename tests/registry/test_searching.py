"""Searching: every field, blind to accents, the newest first; the index follows every act, and verify holds it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput, NotFound
from doc_engine.notation import Notation
from registry.model import Direction, Document, Status
from registry.search_tokens import Lines, tokens
from registry.services.issuing import issue
from registry.services.receiving import receive
from registry.services.saving_searches import save_search, saved_search, saved_searches
from registry.services.searching import search
from registry.services.verifying import verify
from registry.store import migrate, search_index
from registry.views.found import found_xlsx

DATABASES = ("sqlite", "postgresql")
DAY = date(2024, 8, 1)
INCOMING = """\
SỞ TƯ PHÁP
TỈNH HẢI YẾN

Số: 9/KH-STP
Hải Yến, ngày 02 tháng 3 năm 2024

KẾ HOẠCH
Hòa giải ở cơ sở

Các xã thuỷ lợi, hoạt động khoa học và đường sá.
"""


def fill_home(home, desk) -> None:
    """One document that goes out, one that came in."""
    issue(home, desk.plan, "a.yaml", on=DAY)
    receive(home, INCOMING.encode(), "den.txt")


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def found(home, words: str) -> list[str]:
    return [str(document.notation) for document in search(home, words)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("hoa giai", ["9/KH-STP"]),
        ("HOÀ GIẢI", ["9/KH-STP"]),
        ("thủy lợi", ["9/KH-STP"]),
        ("duong sa", ["9/KH-STP"]),
        ('"hòa giải ở cơ sở"', ["9/KH-STP"]),
        ('"giải hòa"', []),
        ("loai:KH", ["01/KH-UBND", "9/KH-STP"]),
        ("loai:KH nam:2024 huong:đi", ["01/KH-UBND"]),
        ("huong:đến", ["9/KH-STP"]),
        ("huong:vien_dan", ["20/CT-TTg"]),
        ('coquan:"Sở Tư pháp"', ["9/KH-STP"]),
        ("coquan:ubnd", ["01/KH-UBND"]),
        ("soden:1", ["9/KH-STP"]),
        ("soden:2", []),
        ("nguoiky:bình", ["01/KH-UBND"]),
        ('nguoiky:"trần văn bình"', ["01/KH-UBND"]),
        ('noinhan:"công an"', ["01/KH-UBND"]),
        ('noinhan:"uỷ ban nhân dân"', ["01/KH-UBND"]),
        ("trichyeu:tuyên", ["01/KH-UBND"]),
        ("trichyeu:quý", []),
        ("tu:01/08/2024 huong:đi", ["01/KH-UBND"]),
        ("tu:2/8/2024 huong:đi", []),
        ("tu:3/2024 den:3/2024", ["9/KH-STP"]),
        ("den:2023", []),
        ("tu:2024-03-02 den:2024-03-02", ["9/KH-STP"]),
        ("hoat", ["9/KH-STP"]),
        ("kho*", ["9/KH-STP"]),
        ("phong chá", ["01/KH-UBND", "20/CT-TTg"]),
        ("01/KH", ["01/KH-UBND"]),
        ("%", []),
    ],
)
def test_words_and_fields(home, words, wanted):
    assert sorted(found(home, words)) == sorted(wanted)


def test_a_whole_word_comes_before_words_that_only_begin_so(home):
    """Where no whole word is found, a clerk stopped in the middle of one."""
    assert found(home, "phòng chá") == found(home, "phòng cháy") != []
    assert sorted(found(home, "hoa*")) == ["01/KH-UBND", "9/KH-STP"]
    assert found(home, "giải") == ["9/KH-STP"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nguoi_gui:Lan", "không có mục tìm"),
        ("huong:lên", "không có hướng"),
        ("soden:mười", "không phải là số đến"),
        ("tu:31/02/2024", "không phải là ngày"),
        ("den: 2024", "chưa có gì để tìm"),
        ('coquan:"…"', "chưa có từ nào sau"),
    ],
)
def test_what_cannot_be_understood_is_told(home, words, said):
    with pytest.raises(BadInput, match=said):
        search(home, words)


def test_the_newest_first_over_many_pages(home):
    from registry.store import search_rows

    pages, search_rows._PAGES = search_rows._PAGES, (1, 1)
    try:
        assert found(home, "nam:2024") == ["01/KH-UBND", "20/CT-TTg", "9/KH-STP"]
    finally:
        search_rows._PAGES = pages


def test_the_index_is_what_the_documents_say_after_every_act(home):
    assert verify(home) == []
    with home.store.writing() as tx:
        tx.connection.execute(text("UPDATE document_index SET tokens = 'huong=di' WHERE document = 'vb1'"))
    assert any("chỉ mục tìm kiếm" in problem for problem in verify(home))


@pytest.mark.parametrize("label", ["Tin, bài", "Thông tư liên tịch", "—"])
@pytest.mark.parametrize("number", ["66.12", "07", "12a"])
def test_every_token_is_one_word_to_the_full_text_table(label, number):
    told = Document(
        "vb1", None, Direction.KNOWN, label, Notation(number, "NQ-CP"), "Chính phủ", PartialDate(2026), "Về “hòa giải”.", False,
        Status.NOT_HELD,
    )  # fmt: skip
    assert all(
        re.fullmatch(r"[a-z]+=?[a-z0-9]*|[0-9]+[a-z0-9]*", token)
        for token in tokens(told, None, Lines()).split(" ")
    )


@pytest.mark.parametrize("database", ["sqlite"])
def test_the_full_text_table_of_sqlite_is_held_against_the_index(home, desk):
    with closing(sqlite3.connect(desk.folder / "vanthu.db")) as connection:
        row, tokens = connection.execute(
            "SELECT id, tokens FROM document_index WHERE document = 'vb1'"
        ).fetchone()
        connection.execute(
            "INSERT INTO document_fts(document_fts, rowid, tokens) VALUES ('delete', ?, ?)", (row, tokens)
        )
        connection.commit()
    assert found(home, "tuyên truyền") == []
    assert any("chỉ mục tìm kiếm" in problem for problem in verify(home))


def test_the_index_is_made_again_from_the_documents(home):
    with home.store.writing() as tx:
        search_index.rebuild(tx.connection)
        tx.connection.execute(text("UPDATE document SET body_text = 'xưởng' WHERE key = 'vb1'"))
        search_index.rebuild(tx.connection)
    assert found(home, "xưởng") == ["01/KH-UBND"]
    assert migrate.REVISIONS


def test_a_search_is_kept_under_a_name_and_kept_anew(home):
    save_search(home, "Của Sở", "coquan:stp")
    save_search(home, "của sở", 'coquan:"Sở Tư pháp" nam:2024')
    assert [(one.name, one.query) for one in saved_searches(home)] == [
        ("Của Sở", 'coquan:"Sở Tư pháp" nam:2024')
    ]
    assert saved_search(home, "cua so").actor == "thử"
    assert verify(home) == []
    with pytest.raises(NotFound, match="Của Sở"):
        saved_search(home, "khác")
    with pytest.raises(BadInput):
        save_search(home, "sai", "mau:xanh")
    with home.store.writing() as tx:
        tx.connection.execute(text("UPDATE saved_search SET query = 'x'"))
    assert verify(home) == ["Câu tìm đã lưu “Của Sở” không khớp với nhật ký."]


def test_what_was_found_goes_to_excel_as_text(home):
    content = found_xlsx(search(home, "nam:2024"), words="nam:2024", on=DAY)
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows if row[0] in {"1", "2", "3"}] == ["01/KH-UBND", "20/CT-TTg", "9/KH-STP"]
