"""The data of the worked example: it loads, it is labelled, and no sentence of the specimens stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from doc_engine.compose import compose
from doc_engine.datafile import dump_draft, load_draft
from doc_engine.datafile.nodes import MappingNode
from doc_engine.datafile.parse import read_file
from doc_engine.findings import Severity
from doc_engine.model import Draft
from doc_engine.text import nfc
from registry.officefile import OfficeFile, load_office

DATA = {
    item.name: item.read_bytes()
    for item in files("registry.demo").iterdir()
    if item.name.endswith((".yaml", ".txt"))
}
OFFICES = sorted(name for name in DATA if name.startswith(("so-tu-phap", "ubnd-")))
DOCUMENTS = sorted(name for name in DATA if name.endswith(".yaml") and name not in OFFICES)
INVENTED = {"Lê Văn Mẫu", "Huỳnh Thị Thí Dụ", "Phan Văn Giả Định", "Trần Thị Ví Dụ"}
BELOW_OR_LATER = ("go-quao", "giong-rieng", "thoi-binh", "ca-mau-2026", "ubnd-huyen", "so-tu-phap-ca-mau-moi")


def document(name: str) -> Draft:
    return load_draft(DATA[name], name=name)


def offices() -> list[OfficeFile]:
    return [load_office(DATA[name], name=name) for name in OFFICES]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_loads_and_composes_without_any_finding(name: str) -> None:
    composed = compose(document(name))
    assert not [finding for finding in composed.findings if finding.severity is not Severity.INFO]
    assert composed.watermark == "BẢN MINH HỌA"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_written_out_is_the_same_document(name: str) -> None:
    draft = document(name)
    assert load_draft(dump_draft(draft).encode(), name=name) == draft


@pytest.mark.parametrize("name", [*DOCUMENTS, *OFFICES])
def test_a_file_says_at_its_top_what_is_real_and_what_is_invented(name: str) -> None:
    head = DATA[name].decode().split("\n")[:8]
    comment = " ".join(line for line in head if line.startswith("#"))
    assert "Có thật" in comment
    assert "Tự " in comment or "Không rõ" in comment


@pytest.mark.parametrize("name", [name for name in DATA if name.startswith(BELOW_OR_LATER)])
def test_what_is_invented_bears_an_invented_name(name: str) -> None:
    root = read_file(DATA[name], name=name).root
    assert isinstance(root, MappingNode)
    if name in OFFICES:
        names = {person.full_name for person in load_office(DATA[name], name=name).signatories}
    else:
        names = {document(name).signatory.full_name}
    assert names <= INVENTED


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_issuer_has_its_office_with_a_book_for_the_type_and_year(name: str) -> None:
    draft = document(name)
    (year,) = {draft.issued_on.year}
    assert year is not None
    found = [
        book
        for office in offices()
        if office.name == draft.issuer.name
        for book in office.books
        if book.year == year and (draft.type.key in book.types or "*" in book.types)
    ]
    assert len(found) == 1 or draft.type.key == "cong_van"
    assert found


@pytest.mark.parametrize(
    ("office", "year", "type", "number"),
    [("kien-giang", 2021, "ke_hoach", 77), ("can-tho", 2024, "ke_hoach", 146)],
)
def test_the_books_go_on_to_the_real_numbers(office: str, year: int, type: str, number: int) -> None:
    file = load_office(DATA[f"ubnd-{office}.yaml"], name=office)
    (book,) = (book for book in file.books if book.year == year and type in book.types)
    assert book.last_number + 1 == number


def test_kien_giang_signs_without_and_can_tho_with_the_collective() -> None:
    powers = {
        name: [str(line) for line in document(f"{name}.yaml").signatory.authority]
        for name in ("kien-giang-77", "can-tho-146")
    }
    assert powers["kien-giang-77"] == ["KT. Chủ tịch"]
    assert powers["can-tho-146"] == ["TM. Ủy ban nhân dân", "KT. Chủ tịch"]


def test_the_can_tho_plan_keeps_its_terms_as_the_words_say_them() -> None:
    plan = document("can-tho-146.yaml")
    terms = {task.due for task in plan.tasks}
    assert len(plan.tasks) == 20
    assert {"Hàng năm", "Năm 2024 - 2026", "Năm 2027 - 2030", "Tối thiểu 05 năm 01 lần"} < terms


WORDS = 13


def _words(text: str) -> list[str]:
    """The words outside quoted titles, lower case."""
    return re.findall(r"\w+", re.sub(r"“[^”]*”", " ", nfc(text)).lower())


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    return (tuple(words[place : place + WORDS]) for place in range(len(words) - WORDS + 1))


def _prose(name: str) -> Iterator[str]:
    """What was written for the example: bodies line by line, tasks, news; not names, titles and lists of recipients."""
    if name.endswith(".txt"):
        yield from DATA[name].decode().split("\n")
        return
    draft = document(name)
    yield from draft.body.split("\n")
    yield from (task.text for task in draft.tasks)


@pytest.mark.parametrize("name", [*DOCUMENTS, *(name for name in DATA if name.endswith(".txt"))])
def test_no_sentence_of_the_specimens_stands_in_the_example(name: str, shared: Path) -> None:
    specimens = [*shared.glob("seeds/*.txt"), *shared.glob("corpus/text/*.txt")]
    theirs = {run for path in specimens for run in _runs(path.read_text(encoding="utf-8"))}
    assert theirs
    assert not [" ".join(run) for line in _prose(name) for run in _runs(line) if run in theirs]
