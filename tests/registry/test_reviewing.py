"""Which document a citation means: identity, what cannot be decided, what contradicts, and the acts that decide it."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.errors import BadInput, NotFound
from registry.model import Document, LinkSource
from registry.services import reviewing
from registry.services.finding import find_one
from registry.services.receiving import receive
from registry.services.verifying import verify

DATABASES = ("sqlite", "postgresql")


def came(
    home, number: str, text: str, *, issuer: str = "ỦY BAN NHÂN DÂN\nTỈNH HẢI YẾN", on: str = "02/3/2024"
) -> Document:
    day, month, year = on.split("/")
    whole = f"{issuer}\n\nSố: {number}\nHải Yến, ngày {day} tháng {month} năm {year}\n\nKẾ HOẠCH\nHòa giải ở cơ sở\n\n{text}\n"
    return receive(home, whole.encode(), f"{number.replace('/', '-')}-{year}.txt", date(2024, 8, 20)).document


def cited(home, document: Document) -> list[Document]:
    with home.store.reading() as tx:
        return [tx.documents.require(link.to_key) for link in tx.links.from_documents([document.key])]


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


# ---- identity ---------------------------------------------------------------------------------------------------


def test_one_number_of_two_issuers_is_two_documents(home) -> None:
    one = came(
        home,
        "5/KH-UBND",
        "Thực hiện Quyết định số 428/QĐ-TTg ngày 18 tháng 4 năm 2019 của Thủ tướng Chính phủ.",
    )
    other = came(
        home,
        "6/KH-UBND",
        "Thực hiện Công văn số 428/STP-PBGDPL ngày 18 tháng 4 năm 2023 của Sở Tư pháp tỉnh Bạc Liêu.",
    )
    (decision,), (letter,) = cited(home, one), cited(home, other)
    assert decision.key != letter.key
    assert (decision.issuer, letter.issuer) == ("Thủ tướng Chính phủ", "Sở Tư pháp tỉnh Bạc Liêu")


def test_one_number_of_two_years_is_two_documents(home) -> None:
    one = came(
        home,
        "5/KH-UBND",
        "Thực hiện Nghị quyết số 20-NQ/TW ngày 28 tháng 01 năm 2008 của Ban Chấp hành Trung ương.",
    )
    other = came(
        home,
        "6/KH-UBND",
        "Thực hiện Nghị quyết số 20-NQ/TW ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương.",
    )
    (old,), (new,) = cited(home, one), cited(home, other)
    assert (old.issued_on.year, new.issued_on.year) == (2008, 2017)
    assert old.key != new.key


def test_a_legal_document_of_one_number_exists_in_every_province(home) -> None:
    text = "Căn cứ Quyết định số 02/2026/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh {}."
    found = {
        cited(home, came(home, f"{number}/KH-UBND", text.format(place)))[0].key
        for number, place in enumerate(("Cà Mau", "An Giang", "Cà Mau"), 1)
    }
    assert len(found) == 2


def test_a_relative_issuer_is_made_full_from_the_citing_document(home) -> None:
    text = "Thực hiện Kế hoạch số 77/KH-UBND ngày 14 tháng 4 năm 2021 của Ủy ban nhân dân tỉnh."
    ours = came(home, "5/KH-UBND", text)
    theirs = came(home, "5/KH-UBND", text, issuer="ỦY BAN NHÂN DÂN\nTỈNH KIÊN GIANG")
    (here,), (there,) = cited(home, ours), cited(home, theirs)
    assert (here.issuer or "").endswith("Hải Yến")
    assert (there.issuer or "").endswith("Kiên Giang")


def test_an_abolished_issuer_stays_itself(home) -> None:
    document = came(
        home,
        "5/KH-UBND",
        "Thực hiện Kế hoạch số 31/KH-UBND ngày 03 tháng 4 năm 2024 của Ủy ban nhân dân huyện Thới Bình, tỉnh Cà Mau.",
    )
    (plan,) = cited(home, document)
    assert "huyện Thới Bình" in (plan.issuer or "")


def test_what_was_only_cited_becomes_the_real_one_when_it_comes(home) -> None:
    first = came(
        home,
        "5/KH-UBND",
        "Thực hiện Kế hoạch số 77/KH-UBND ngày 14 tháng 4 năm 2021 của Ủy ban nhân dân tỉnh Kiên Giang.",
    )
    (stub,) = cited(home, first)
    real = came(home, "77/KH-UBND", "Nội dung.", issuer="ỦY BAN NHÂN DÂN\nTỈNH KIÊN GIANG", on="14/4/2021")
    assert (real.key, real.held, stub.held) == (stub.key, True, False)


# ---- what cannot be decided, and who decides ----------------------------------------------------------------------

NOBODY_SAID_WHOSE = "Thực hiện Kế hoạch số 77/KH-UBND của Ủy ban nhân dân huyện."


def test_a_link_that_cannot_be_decided_waits_with_its_candidates(home) -> None:
    real = came(home, "77/KH-UBND", "Nội dung.", issuer="ỦY BAN NHÂN DÂN\nHUYỆN GÒ QUAO", on="14/4/2024")
    came(home, "77/KH-UBND", "Nội dung.", issuer="ỦY BAN NHÂN DÂN\nTỈNH KIÊN GIANG", on="15/4/2024")
    citing = came(home, "5/KH-UBND", NOBODY_SAID_WHOSE)
    (waiting,) = reviewing.worklist(home).undecided
    assert waiting.citing.key == citing.key
    assert [one.key for one in waiting.candidates] == [real.key]
    assert "chưa rõ của địa phương nào" in waiting.why
    done, _ = reviewing.resolve_to(home, citing.key, waiting.cited.key, real.key)
    assert (done.to_key, done.source, done.confirmed_by) == (real.key, LinkSource.TYPED, "thử")
    assert done.quote
    assert reviewing.worklist(home).undecided == ()
    assert verify(home) == []


def test_a_link_is_confirmed_or_rejected_and_the_journal_keeps_it(home) -> None:
    one = came(home, "5/KH-UBND", NOBODY_SAID_WHOSE)
    other = came(home, "6/KH-UBND", NOBODY_SAID_WHOSE)
    keys = {item.citing.key: item.cited.key for item in reviewing.worklist(home).undecided}
    reviewing.confirm(home, one.key, keys[one.key])
    reviewing.reject(home, other.key, keys[other.key])
    assert reviewing.worklist(home).undecided == ()
    assert cited(home, other) == []
    with home.store.reading() as tx:
        said = tx.journal.payloads("ubnd-hai-yen", ["confirm_link", "reject_link"])
    assert [act for act, _ in said] == ["confirm_link", "reject_link"]
    assert "77/KH-UBND" in said[1][1]["quote"]
    assert verify(home) == []


def test_a_link_that_is_not_there_cannot_be_decided(home) -> None:
    one = came(home, "5/KH-UBND", NOBODY_SAID_WHOSE)
    with pytest.raises(NotFound):
        reviewing.confirm(home, one.key, one.key)
    (item,) = reviewing.worklist(home).undecided
    with pytest.raises(BadInput):
        reviewing.resolve_to(home, one.key, item.cited.key, one.key)


# ---- sources that contradict ------------------------------------------------------------------------------------

DATED = "Thực hiện Quyết định số {} ngày {} tháng {} năm 2022 của Ủy ban nhân dân tỉnh."


def test_two_days_for_one_number_are_reported_with_both_sources(home) -> None:
    first = came(home, "5/KH-UBND", DATED.format("6499/QĐ-UBND", 20, 12))
    second = came(home, "6/KH-UBND", DATED.format("6499/QĐ-UBND", 20, 10))
    (conflict,) = reviewing.worklist(home).conflicts
    assert conflict.what.endswith("có hai ngày ban hành khác nhau")
    assert [said.split(":")[0] for _, said in conflict.sources] == ["ngày 20/12/2022", "ngày 20/10/2022"]
    assert conflict.sources[1][0].key == second.key
    (document,) = cited(home, first)
    assert document.issued_on.whole == date(2022, 12, 20)
    assert verify(home) == []


def test_the_real_paper_keeps_its_own_day_and_the_other_is_told(home) -> None:
    citing = came(home, "5/KH-UBND", DATED.format("64/QĐ-UBND", 20, 12))
    real = came(home, "64/QĐ-UBND", "Nội dung.", on="20/10/2022")
    (conflict,) = reviewing.worklist(home).conflicts
    assert real.issued_on.whole == date(2022, 10, 20)
    assert [source.key for source, _ in conflict.sources] == [real.key, citing.key]
    assert verify(home) == []


def test_a_number_that_nobody_else_knows_is_reported_beside_the_one_that_all_know(home) -> None:
    for number in range(5, 9):
        came(home, f"{number}/KH-UBND", DATED.format("779/QĐ-UBND", 23, 3))
    wrong = came(home, "9/KH-UBND", DATED.format("119/QĐ-UBND", 23, 3))
    (conflict,) = reviewing.worklist(home).conflicts
    assert str(conflict.about.notation) == "119/QĐ-UBND"
    assert conflict.sources[0][0].key == wrong.key
    assert "779/QĐ-UBND" in conflict.sources[1][1]


def test_a_contradiction_that_was_checked_leaves_the_worklist_and_another_one_is_told(home) -> None:
    came(home, "5/KH-UBND", DATED.format("6499/QĐ-UBND", 20, 12))
    second = came(home, "6/KH-UBND", DATED.format("6499/QĐ-UBND", 20, 10))
    (conflict,) = reviewing.worklist(home).conflicts
    reviewing.check(home, second.key, conflict.about.key, "bản giấy ghi ngày 20/12")
    assert reviewing.worklist(home).conflicts == ()
    with pytest.raises(NotFound, match="Không có mâu thuẫn"):
        reviewing.check(home, second.key, conflict.about.key)
    third = came(home, "7/KH-UBND", DATED.format("6499/QĐ-UBND", 21, 10))
    (other,) = reviewing.worklist(home).conflicts
    assert [one.key for one in other.by] == [third.key]
    assert verify(home) == []


def test_a_lonely_number_that_was_checked_leaves_the_worklist(home) -> None:
    for number in range(5, 9):
        came(home, f"{number}/KH-UBND", DATED.format("779/QĐ-UBND", 23, 3))
    right = came(home, "9/KH-UBND", DATED.format("119/QĐ-UBND", 23, 3))
    (conflict,) = reviewing.worklist(home).conflicts
    reviewing.check(home, right.key, conflict.about.key)
    assert reviewing.worklist(home).conflicts == ()


def test_a_rejected_link_contradicts_nothing(home) -> None:
    came(home, "5/KH-UBND", DATED.format("6499/QĐ-UBND", 20, 12))
    second = came(home, "6/KH-UBND", DATED.format("6499/QĐ-UBND", 20, 10))
    (conflict,) = reviewing.worklist(home).conflicts
    reviewing.reject(home, second.key, conflict.about.key)
    assert reviewing.worklist(home).conflicts == ()


def test_a_day_that_contradicts_is_told_when_the_paper_is_received(home) -> None:
    came(home, "5/KH-UBND", DATED.format("6499/QĐ-UBND", 20, 12))
    text = DATED.format("6499/QĐ-UBND", 20, 10)
    whole = f"ỦY BAN NHÂN DÂN\nTỈNH HẢI YẾN\n\nSố: 6/KH-UBND\nHải Yến, ngày 02 tháng 3 năm 2024\n\nKẾ HOẠCH\nHòa giải\n\n{text}\n"
    received = receive(home, whole.encode(), "kh.txt", date(2024, 8, 20))
    (warning,) = [one for one in received.warnings if "6499/QĐ-UBND" in one]
    assert "20/10/2022" in warning
    assert "20/12/2022" in warning
    assert "links review" in warning


def test_pointing_a_link_at_a_paper_of_another_number_is_told(home) -> None:
    citing = came(home, "5/KH-UBND", NOBODY_SAID_WHOSE)
    other = came(home, "8/KH-UBND", "Nội dung.")
    (waiting,) = reviewing.worklist(home).undecided
    _, doubt = reviewing.resolve_to(home, citing.key, waiting.cited.key, other.key)
    assert "77/KH-UBND" in doubt
    assert f"vanthu unlink {citing.key} {other.key}" in doubt


def test_what_nobody_cites_any_more_does_not_make_a_number_ambiguous(home) -> None:
    real = came(home, "77/KH-UBND", "Nội dung.", issuer="ỦY BAN NHÂN DÂN\nHUYỆN GÒ QUAO", on="14/4/2024")
    citing = came(home, "5/KH-UBND", NOBODY_SAID_WHOSE.replace("huyện", "quận"))
    (waiting,) = reviewing.worklist(home).undecided
    with pytest.raises(BadInput, match="một trong 2 văn bản"):
        find_one(home, "77/KH-UBND")
    reviewing.resolve_to(home, citing.key, waiting.cited.key, real.key)
    assert find_one(home, "77/KH-UBND").key == real.key
