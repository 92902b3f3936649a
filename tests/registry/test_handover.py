"""Bàn giao: all that is open stands on the paper, the journal keeps its digest, and nothing that is settled stands there."""

from __future__ import annotations

import json
from datetime import date

import pytest

from doc_engine.errors import BadInput
from doc_engine.notation import Notation
from registry.clock import FixedClock
from registry.services import handling
from registry.services.describing import Described
from registry.services.handover import hand_over
from registry.services.issuing import issue
from registry.services.receiving import receive
from registry.services.verifying import verify
from registry.views.handover import handover_printed

LETTER = """\
loai: công văn
ky_hieu: UBND-NC
trich_yeu: báo cáo số liệu
kinh_gui:
  - Sở Tư pháp tỉnh Cà Mau
  - Sở Nội vụ tỉnh Cà Mau
noi_dung: |
  Thực hiện Công văn số 7/VP-NC của Văn phòng, đề nghị các cơ quan báo cáo số liệu.
han_tra_loi: 30/8/2024
nguoi_ky: Trần Văn Bình
noi_nhan: Như trên
luu: VT
"""


def fill_home(home, desk) -> None:
    """What every test here begins with."""
    issue(home, LETTER.encode(), "cv.yaml", on=date(2024, 8, 20))
    for number in ("45/UBND-NC", "46/UBND-NC"):
        came = Described("UBND tỉnh Cà Mau", Notation.parse(number), subject="báo cáo số liệu")
        receive(home, None, "", described=came)
    handling.assign(home, "1", "NC", due="2 ngày làm việc")
    handling.assign(home, "2", "NC")
    handling.done(home, "2", note="Xếp lưu")


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        opened.clock = FixedClock.on(date(2024, 9, 4))
        yield opened


def table(done, title: str):
    (found,) = [one for one in done.paper.tables if title in one.title]
    return found.rows


def test_what_is_open_stands_on_the_paper(home):
    done = hand_over(home, "Nguyễn Thị Lan", "Lê Thị Mai")
    (row,) = table(done, "chưa giải quyết xong")
    assert row[0] == "01/2024"
    assert row[3] == "22/8/2024 (quá 13 ngày)"
    (unsent,) = table(done, "chưa phát hành")
    assert unsent[0] == "12/UBND-NC"
    assert [late[1] for late in table(done, "quá hạn")] == ["Sở Tư pháp tỉnh Cà Mau", "Sở Nội vụ tỉnh Cà Mau"]
    assert ("Sổ Công văn năm 2024", "12") in done.paper.counters
    assert ("Sổ văn bản đến năm 2024", "02") in done.paper.counters


def test_who_has_answered_is_not_on_it(home):
    answer = "UBND TỈNH CÀ MAU\nSỞ TƯ PHÁP\n\nSố: 9/BC-STP\nCà Mau, ngày 28 tháng 8 năm 2024\n\nBÁO CÁO\nSố liệu\n\nPhúc đáp Công văn số 12/UBND-NC ngày 20 tháng 8 năm 2024 của Ủy ban nhân dân tỉnh Hải Yến, Sở Tư pháp báo cáo.\n"
    receive(home, answer.encode(), "bc.txt")
    done = hand_over(home, "Nguyễn Thị Lan", "Lê Thị Mai")
    assert [late[1] for late in table(done, "quá hạn")] == ["Sở Nội vụ tỉnh Cà Mau"]


def test_the_journal_keeps_what_was_handed_over(home):
    done = hand_over(home, "Nguyễn Thị Lan", "Lê Thị Mai")
    with home.store.reading() as tx:
        event = tx.journal.events("ubnd-hai-yen")[-1]
    said = json.loads(event.payload)
    assert (event.act, said["from"], said["to"], said["digest"]) == (
        "handover",
        "Nguyễn Thị Lan",
        "Lê Thị Mai",
        done.digest,
    )
    assert verify(home) == []


def test_a_clerk_does_not_hand_over_to_himself(home):
    with pytest.raises(BadInput):
        hand_over(home, "Nguyễn Thị Lan", "nguyễn thị lan")


def test_the_paper_can_be_had_as_word_and_excel(home):
    printed = handover_printed(hand_over(home, "Nguyễn Thị Lan", "Lê Thị Mai").paper)
    assert printed.docx()[:2] == b"PK"
    assert printed.xlsx()[:2] == b"PK"
