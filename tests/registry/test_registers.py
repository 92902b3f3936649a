"""Register lines in the decree's columns, and searching, over documents issued and received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from doc_engine.dates import parse_date
from doc_engine.errors import BadInput, NotFound
from doc_engine.notation import Notation
from registry.clock import FixedClock
from registry.model import Direction, Document, Status
from registry.office import Home, create_home
from registry.officefile import load_office
from registry.services import registers, searching
from registry.services.setup import init
from registry.store.arrivals import Arrivals
from registry.store.records import DocumentTexts, NewEntry
from tests.registry.homes import blank

DATABASES = ("sqlite", "postgresql")

UBND = "Ủy ban nhân dân thành phố Cần Thơ"
OFFICE = f"""
co_quan: {UBND}
viet_tat: UBND
dia_danh: Cần Thơ
nguoi_ky: [{{ho_ten: Lê Văn Thử, chuc_vu: Chủ tịch}}]
so_van_ban:
  - {{ten: Công văn, loai: [công văn], nam: 2024, so_cuoi: 0}}
  - {{ten: Kế hoạch, loai: [kế hoạch], nam: 2024, so_cuoi: 145}}
"""
PAPERS = (
    ("Kế hoạch", "146/KH-UBND", UBND, "19/7/2024", "hòa giải ở cơ sở", "Củng cố các tổ hòa giải."),
    ("Công văn", "9/UBND-NC", UBND, "05/01/2024", "tập huấn 100% viên_chức", "Khoa học về đất đai."),
    ("Quyết định", "315/QĐ-TTg", "Thủ tướng Chính phủ", "17/4/2024", "phê duyệt Đề án", "Đất nước."),
    ("Công văn", "07/STP", "Sở Tư pháp tỉnh Cà Mau", "2023", "báo cáo", "Mọi việc."),
)


@pytest.fixture
def home(tmp_path: Path, db: str | None) -> Iterator[Home]:
    with create_home(
        blank(tmp_path / "sổ", db), clock=FixedClock.on(date(2024, 12, 30)), actor="Lan", db=db
    ) as opened:
        office = init(opened, load_office(OFFICE.encode(), name="cq.yaml"))
        at = opened.clock.now()
        with opened.store.writing() as tx:
            for facts in PAPERS:
                tx.documents.add(paper(office.office.key, *facts[:5]), at, DocumentTexts(facts[5]))
        yield opened


def paper(office: str, type_label: str, notation: str, issuer: str, on: str, subject: str) -> Document:
    own = issuer == UBND
    return Document(
        key="",
        office=office,
        direction=Direction.OUTGOING if own else Direction.INCOMING,
        type_label=type_label,
        notation=Notation.parse(notation),
        issuer=issuer,
        issued_on=parse_date(on),
        subject=subject,
        held=True,
        status=Status.ISSUED if own else Status.RECEIVED,
    )


def enter(home: Home, book_name: str, number: int, document: str, suffix: str = "") -> None:
    with home.store.writing() as tx:
        office = tx.offices.all()[0]
        book = tx.books.find(office.key, book_name, 2024)
        assert book is not None
        tx.entries.add(
            NewEntry(
                book=book.key,
                year=2024,
                number=number,
                suffix=suffix,
                document=document,
                notation=f"{number}{suffix}/X",
                issued_on=date(2024, 7, 5),
                signed_on=None,
                subject="Kế hoạch nâng cao chất lượng",
                signatory="Lê Văn Thử",
                recipients="Bộ Tư pháp; Sở Tư pháp",
                kept_by="VT",
                copies="30",
                note="",
                registered_at=home.clock.now(),
            )
        )


# ---- outgoing ---------------------------------------------------------------------------------------


def test_an_outgoing_line_has_the_decrees_ten_columns(home: Home) -> None:
    enter(home, "Kế hoạch", 146, "vb1")
    (line,) = registers.outgoing(home)
    columns = registers.outgoing_columns(line)
    assert len(columns) == len(registers.OUTGOING_COLUMNS) == 10
    assert columns[:5] == (
        "146/X",
        "05/7/2024",
        "Kế hoạch nâng cao chất lượng",
        "Lê Văn Thử",
        "Bộ Tư pháp; Sở Tư pháp",
    )


def test_lines_stand_by_book_number_and_suffix(home: Home) -> None:
    for place, (number, suffix) in enumerate(((2, ""), (10, ""), (2, "a")), start=1):
        enter(home, "Công văn", number, f"vb{place}", suffix)
    enter(home, "Kế hoạch", 1, "vb4")
    assert [line.notation for line in registers.outgoing(home)] == ["2/X", "2a/X", "10/X", "1/X"]
    assert [line.notation for line in registers.outgoing(home, book="kế hoạch")] == ["1/X"]
    assert registers.outgoing(home, year=2023) == ()


def test_a_book_that_the_office_has_not_is_not_found_and_the_others_are_named(home: Home) -> None:
    with pytest.raises(NotFound, match="Công văn; Kế hoạch"):
        registers.outgoing(home, book="Quyết định")
    assert [book.name for book in registers.books(home)] == ["Công văn", "Kế hoạch"]


def test_a_voided_number_keeps_its_line_and_says_so(home: Home) -> None:
    from sqlalchemy import update

    from registry.store.schema import entry

    enter(home, "Kế hoạch", 146, "vb1")
    with home.store.writing() as tx:
        tx.connection.execute(
            update(entry).values(voided_at="2024-07-20T08:00:00+07:00", void_reason="cấp nhầm")
        )
    (line,) = registers.outgoing(home)
    assert (line.number, line.note) == (146, "Đã hủy số: cấp nhầm")


# ---- incoming ---------------------------------------------------------------------------------------


def test_an_incoming_line_has_the_decrees_ten_columns(home: Home) -> None:
    with home.store.writing() as tx:
        office = tx.offices.all()[0].key
        for key in ("vb3", "vb4"):
            Arrivals(tx.connection).add(office, key, date(2024, 4, 22))
    first, second = registers.incoming(home, year=2024)
    assert len(first.columns) == len(registers.INCOMING_COLUMNS) == 10
    assert first.columns[:6] == (
        "22/4/2024",
        "01",
        "Thủ tướng Chính phủ",
        "315/QĐ-TTg",
        "17/4/2024",
        "Quyết định phê duyệt Đề án",
    )
    assert (second.number, second.issued_on) == (2, "…/…/2023")
    assert registers.incoming(home, year=2023) == ()


# ---- search -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hòa giải", ["146/KH-UBND"]),
        ("hoa giai", ["146/KH-UBND"]),
        ("dat", ["315/QĐ-TTg", "9/UBND-NC"]),
        ("đất đai", ["9/UBND-NC"]),
        ("mọi", ["07/STP"]),
        ("315/qd-ttg", ["315/QĐ-TTg"]),
        ("15/qd-ttg", []),
        ("loai:KH", ["146/KH-UBND"]),
        ("loai:cv", ["9/UBND-NC", "07/STP"]),
        ("nam:2023", ["07/STP"]),
        ('coquan:"Sở Tư pháp"', ["07/STP"]),
        ("coquan:ubnd", ["146/KH-UBND", "9/UBND-NC"]),
        ('coquan:"thủ tướng" đề', ["315/QĐ-TTg"]),
        ("so:7", ["07/STP"]),
        ("so:07/STP", ["07/STP"]),
        ("so:146 so:315", ["146/KH-UBND", "315/QĐ-TTg"]),
        ("so:46/KH-UBND", []),
        ("so:146/KH", ["146/KH-UBND"]),
        ("so:%", []),
        ("100%", ["9/UBND-NC"]),
        ("_", ["9/UBND-NC"]),
        ("viên_ch", ["9/UBND-NC"]),
        ("viênxch", []),
        ("không có đâu", []),
    ],
)
def test_every_word_and_every_field_must_hold(home: Home, words: str, found: list[str]) -> None:
    assert [str(document.notation) for document in searching.search(home, words)] == found


def test_the_newest_come_first_and_a_limit_holds(home: Home) -> None:
    assert [str(d.notation) for d in searching.search(home, "nam:2024 nam:2023", limit=3)] == [
        "146/KH-UBND",
        "315/QĐ-TTg",
        "9/UBND-NC",
    ]
    with pytest.raises(BadInput):
        searching.search(home, "hòa", limit=0)
