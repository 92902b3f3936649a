"""Closing the book of incoming documents: what the minutes explain, the same bytes again, nothing let in afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from doc_engine.errors import BadInput, NotFound, Refusal
from doc_engine.gate import admit_container
from doc_engine.notation import Notation
from registry.clock import FixedClock
from registry.services.closing_arrivals import close_arrivals
from registry.services.describing import Described
from registry.services.destroying import destroy
from registry.services.handling import assign
from registry.services.old_registers.importing import Choice, import_register
from registry.services.old_registers.mapping import ColumnMap
from registry.services.receiving import receive
from registry.services.verifying import verify
from tests.registry.acts import INCOMING
from tests.registry.test_closing import words

DATABASES = ("sqlite", "postgresql")
OLD = "Số đến,Ngày đến,Tác giả,Số ký hiệu,Ngày văn bản,Trích yếu\n2,03/01/2024,Sở Nội vụ,5/SNV,02/01/2024,Báo cáo\n4,05/01/2024,Sở Nội vụ,6/SNV,02/01/2024,Báo cáo\n"


def came(home, number: str, day: int, **more) -> str:
    facts = Described("UBND tỉnh Cà Mau", Notation.parse(number), subject="báo cáo số liệu", **more)
    return receive(home, None, "", date(2024, 8, day), described=facts).document.key


def fill_home(home, desk) -> None:
    """An old register with 2 and 4; 5 and 6 in the program, 7 set back, 8 recalled; then the year is over."""
    columns = {
        "so_den": "Số đến",
        "ngay_den": "Ngày đến",
        "tac_gia": "Tác giả",
        "so_ky_hieu": "Số ký hiệu",
        "ngay_van_ban": "Ngày văn bản",
        "trich_yeu": "Trích yếu",
    }
    made = ColumnMap(book="den", columns=columns)
    import_register(home, OLD.encode(), "so.csv", made, Choice(raise_last=True))
    came(home, "45/UBND-NC", 12)
    came(home, "46/UBND-NC", 14, note="thiếu phụ lục")
    came(home, "47/UBND-NC", 13)
    taken = receive(home, INCOMING, "den.txt", date(2024, 8, 15)).document.key
    notice = receive(home, INCOMING.replace(b"19/KH", b"20/KH"), "th.txt", date(2024, 8, 16)).document.key
    destroy(home, taken, notice)


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        opened.clock = FixedClock.on(date(2025, 1, 6))
        yield opened


def test_the_minutes_explain_every_gap_recall_day_set_back_and_note(home):
    closed = close_arrivals(home, 2024)
    minutes = words(closed, "bien-ban.docx")
    for said in (
        "Sổ có 7 dòng, từ số đến 02 đến số 09; số đến cuối đã cấp: 9",
        "1 văn bản đã bị thu hồi; 1 dòng ghi lùi ngày",
        "Số trong sổ cũ, không có dòng khi nhập sổ",
        "thiếu phụ lục",
        "47/UBND-NC",
        "19/KH-STP",
        closed.closing.digest,
    ):
        assert said in minutes
    assert closed.closing.digest in words(closed, "trang-ket-thuc.docx")
    assert "46/UBND-NC" in words(closed, "so.docx")
    for file in closed.files:
        admit_container(file.content, file.kind.rsplit(".", 1)[1])
    assert verify(home) == []


def test_a_closed_year_prints_the_same_bytes_again_and_lets_nothing_in(home):
    first = close_arrivals(home, 2024)
    assign(home, "5/2024", "Phòng Nội chính")
    home.actor, home.clock = "người khác", FixedClock.on(date(2025, 3, 3))
    again = close_arrivals(home, 2024)
    assert (again.repeated, again.files, again.closing) == (True, first.files, first.closing)
    with pytest.raises(Refusal, match="năm 2024 của"):
        came(home, "50/UBND-NC", 20)
    kept = home.store.files.digests()
    with pytest.raises(Refusal, match="năm 2024 của"):
        receive(home, INCOMING.replace(b"19/KH", b"21/KH"), "den.txt", date(2024, 8, 20))
    assert home.store.files.digests() == kept
    made = ColumnMap(
        book="den", columns={"so_den": "Số đến", "ngay_den": "Ngày đến", "trich_yeu": "Trích yếu"}
    )
    with pytest.raises(BadInput, match="2024 đã khóa"):
        import_register(
            home, "Số đến,Ngày đến,Trích yếu\n3,04/01/2024,Khác\n".encode(), "so.csv", made, Choice()
        )
    late = receive(home, None, "", described=Described("Sở Y tế", Notation.parse("9/SYT"), subject="báo cáo"))
    assert (late.number, late.arrived_on.year) == (1, 2025)
    assert verify(home) == []


def test_before_the_year_is_over_a_reason_is_asked_for_and_an_empty_year_is_none(home):
    home.clock = FixedClock.on(date(2024, 9, 1))
    with pytest.raises(BadInput, match="chưa hết"):
        close_arrivals(home, 2024)
    with pytest.raises(NotFound, match="2023"):
        close_arrivals(home, 2023)
    closed = close_arrivals(home, 2024, reason="sáp nhập")
    assert "lý do: sáp nhập" in words(closed, "bien-ban.docx")


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM arrival_closing",
        "DELETE FROM arrival_print",
        "UPDATE arrival_closing SET year = 2023",
        "UPDATE arrival_closing SET closed_at = '2025-01-07T08:00:00+07:00'",
        "UPDATE arrival SET note = 'khác' WHERE number = 6",
    ],
)
def test_what_is_changed_about_a_closed_year_is_seen(home, sql):
    close_arrivals(home, 2024)
    with home.store.writing() as tx:
        assert tx.connection.execute(text(sql)).rowcount
    assert any("sổ văn bản đến năm" in problem for problem in verify(home))
