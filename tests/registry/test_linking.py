"""Citations into links: each known document once, undecided ones kept apart, nothing guessed."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.dates import PartialDate
from doc_engine.model import CitedDocument
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from registry.clock import FixedClock
from registry.model import Direction, Document, LinkSource, Status
from registry.services.linking import Citing, citations_in, record_citations, record_generated
from registry.store import open_store

DATABASES = ("sqlite", "postgresql")

AT = FixedClock.on(date(2024, 8, 1)).now()
OURS = "Ủy ban nhân dân tỉnh Hải Yến"


@pytest.fixture
def tx(tmp_path, db):
    store = open_store(db or tmp_path / "vanthu.db", tmp_path / "files")
    with store.writing() as opened:
        yield opened
    store.close()


def held(tx, notation: str, issuer: str = OURS, day: date = date(2024, 7, 1)) -> Document:
    facts = Document(
        key="",
        office=None,
        direction=Direction.INCOMING,
        type_label="Kế hoạch",
        notation=Notation.parse(notation),
        issuer=issuer,
        issued_on=PartialDate.of(day),
        subject="việc",
        held=True,
        status=Status.RECEIVED,
    )
    return tx.documents.add(facts, AT)


def read_into(tx, text: str, notation: str = "9/KH-UBND") -> list[tuple[str, Relation]]:
    citing = Citing.of(held(tx, notation))
    links = record_citations(tx, citing, citations_in(text, OURS, "Hải Yến"), at=AT)
    return [(link.to_key, link.relation) for link in links]


def test_a_relative_issuer_finds_its_own_provinces_document_and_no_others(tx):
    own = held(tx, "146/KH-UBND")
    held(tx, "146/KH-UBND", issuer="Ủy ban nhân dân tỉnh Khác")
    text = "Thực hiện Kế hoạch số 146/KH-UBND ngày 01/7/2024 của Ủy ban nhân dân tỉnh về việc."
    assert read_into(tx, text) == [(own.key, Relation.THUC_HIEN)]


def test_a_citation_without_issuer_or_year_stays_a_document_of_its_own(tx):
    own = held(tx, "146/KH-UBND")
    links = read_into(tx, "Căn cứ Kế hoạch số 146/KH-UBND về việc.")
    assert [relation for _, relation in links] == [Relation.CAN_CU]
    assert links[0][0] != own.key
    stub = tx.documents.require(links[0][0])
    assert (stub.held, stub.status, stub.direction) == (False, Status.NOT_HELD, Direction.KNOWN)


def test_two_texts_that_cite_one_decided_document_share_it(tx):
    text = "Thực hiện Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng Chính phủ."
    first, second = read_into(tx, text), read_into(tx, text, "10/KH-UBND")
    assert first == second


def test_a_document_does_not_cite_itself(tx):
    text = (
        "Phụ lục\n(Kèm theo Kế hoạch số 9/KH-UBND ngày 01 tháng 7 năm 2024 của Ủy ban nhân dân tỉnh Hải Yến)"
    )
    assert read_into(tx, text) == []


def cited(notation: str | None, **facts) -> CitedDocument:
    return CitedDocument(notation=Notation.parse(notation) if notation else None, **facts)


def generated(tx, text: str, *items: CitedDocument, attached: tuple[str, ...] = ()):
    citing = Citing.of(held(tx, "9/KH-UBND"))
    found = citations_in(text, OURS, "Hải Yến")
    record_generated(tx, citing, items, found, attached=attached, at=AT)
    return tx.links.from_documents([citing.key])


def test_a_generated_citation_takes_its_relation_and_words_from_the_text(tx):
    item = cited("315/QĐ-TTg", issued_on=PartialDate(2024, 4, 17), issuer="Thủ tướng Chính phủ")
    text = "Căn cứ Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng Chính phủ;"
    (link,) = generated(tx, text, item)
    assert (link.relation, link.source, link.confidence) == (Relation.CAN_CU, LinkSource.GENERATED, 1.0)
    assert link.start is not None
    assert link.end is not None
    assert "315/QĐ-TTg" in text[link.start : link.end]


def test_a_law_cited_by_name_is_one_document(tx):
    law = cited(None, type_label="Luật", subject="Hòa giải ở cơ sở")
    links = generated(tx, "Căn cứ Luật Hòa giải ở cơ sở;", law)
    assert len(links) == 1
    assert links[0].source is LinkSource.GENERATED


@pytest.mark.parametrize(
    "line", ["66/BC-BTP", "Báo cáo số 66/BC-BTP, ngày 10/3/2023", "Báo cáo số 66/BC-BTP (kèm theo)."]
)
def test_an_attached_line_that_names_a_cited_document_links_to_it(tx, line):
    item = cited("66/BC-BTP", issued_on=PartialDate(2023, 3, 10), issuer="Bộ Tư pháp")
    links = generated(tx, "Gửi kèm tài liệu.", item, attached=(line, "Danh sách đơn vị"))
    assert {link.relation for link in links} == {Relation.DAN_CHIEU, Relation.KEM_THEO}
    assert len({link.to_key for link in links}) == 1


def test_a_cited_document_known_already_is_made_richer_not_doubled(tx):
    text = "Thực hiện Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng Chính phủ."
    ((key, _),) = read_into(tx, text, "8/KH-UBND")
    item = cited(
        "315/QĐ-TTg", issued_on=PartialDate(2024, 4, 17), issuer="Thủ tướng", subject="phê duyệt Đề án"
    )
    (link,) = generated(tx, text, item)
    assert link.to_key == key
    assert tx.documents.require(key).subject == "phê duyệt Đề án"
