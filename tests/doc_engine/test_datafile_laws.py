"""Laws of the data files: writing and reading are inverses; no bytes make the reader raise anything but `BadInput`."""

from __future__ import annotations

import contextlib
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.datafile import dump_draft, load_draft, read_yaml
from doc_engine.datafile.type_rules import type_rule
from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput
from doc_engine.layout import BODY_SIZES, HEAD_SIZES, INDENTS
from doc_engine.model import (
    Appendix,
    Authority,
    CitedDocument,
    Contact,
    Draft,
    Introduction,
    Invitation,
    IssuedText,
    Issuer,
    Leave,
    Minutes,
    Party,
    Signatory,
    Task,
    Telegram,
)
from doc_engine.notation import Notation
from doc_engine.terms import (
    CITED_ONLY_TYPES,
    Circulation,
    DocumentType,
    Relation,
    Secrecy,
    SigningCapacity,
    Urgency,
)
from doc_engine.text import fold, squeeze
from tests.campaign import examples

# Letters and every mark that means something to YAML, and words other readers would convert.
CHARS = "aăđĐêô Ủỵ07:#-,[]{}&*!|>'\"%@`?~=<…“”()/.\\;+_$^\u00a0"
TRAPS = (
    "no",
    "07",
    "1e3",
    "~",
    "null",
    "- a",
    "a: b",
    "a #b",
    "[x]",
    "{x}",
    "'",
    '"',
    "---",
    "...",
    "%",
    "&a",
    "*a",
)
LINE = (st.text(CHARS, min_size=1, max_size=24) | st.sampled_from(TRAPS)).map(squeeze).filter(bool)
LINES = st.lists(LINE, max_size=3).map(tuple)
SOME_LINES = st.lists(LINE, min_size=1, max_size=3).map(tuple)
MAYBE = st.none() | LINE
PROSE = st.text(CHARS + "\n\n\t\u2028", min_size=1, max_size=60).filter(lambda text: bool(text.strip()))
NOT_ARCHIVE = LINES.map(lambda lines: tuple(x for x in lines if not fold(x).lstrip("- ").startswith("luu:")))
DATES = st.builds(
    PartialDate,
    st.none() | st.integers(1000, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
)
NOTATIONS = st.builds(
    Notation, st.none() | st.sampled_from(["146", "07", "12a"]), st.sampled_from(["KH-UBND", "2025/QH15"])
)
LABELS = st.sampled_from([member.label for member in DocumentType] + list(CITED_ONLY_TYPES))
WORDS = st.sampled_from(["Giám đốc", "GIÁM ĐỐC", "Ủy ban nhân dân", "Chủ tịch: x", "Trưởng ban #1"])

signatories = st.builds(
    Signatory,
    full_name=LINE | st.just(""),
    title=LINE,
    authority=st.lists(
        st.builds(Authority, capacity=st.sampled_from(SigningCapacity), of=WORDS), max_size=2
    ).map(tuple),
    other_office=LINES,
)
tasks = st.builds(Task, text=LINE, lead=LINES, cooperating=LINES, due=MAYBE)
cited = st.builds(
    CitedDocument,
    notation=NOTATIONS,
    type_label=st.none() | LABELS,
    issued_on=st.none() | DATES.filter(lambda day: day != PartialDate()),
    issuer=MAYBE,
    subject=MAYBE,
    relation=st.none() | st.sampled_from(Relation),
)
DAYS = st.dates(date(1900, 1, 1))
telegrams = st.builds(Telegram, sender=MAYBE, to=SOME_LINES)
introductions = st.builds(Introduction, person=LINE, office=LINE, to=LINE, about=LINE, valid_until=DAYS)
leaves = st.builds(
    Leave,
    person=LINE,
    office=LINE,
    asked_on=DAYS,
    length=LINE,
    from_on=DAYS,
    until_on=DAYS,
    at=LINE,
    kind=LINE,
    confirmed=st.booleans(),
)
meetings = st.builds(
    Minutes, start=LINE, venue=LINE, present=SOME_LINES, chair=LINE, secretary=LINE, end=LINE
)
parties = st.builds(Party, name=LINE, represented_by=LINE, title=LINE, details=LINES)
issued_texts = st.builds(IssuedText, type_label=LABELS, subject=LINE, body=PROSE)
contacts = st.builds(Contact, address=LINE, email=MAYBE, website=MAYBE, phone=MAYBE, fax=MAYBE)
invitations = st.builds(Invitation, invited=SOME_LINES, event=LINE, chair=LINE, time=LINE, venue=LINE)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Any valid document: what its type needs is there, what has no place in it is not."""
    type = draw(st.sampled_from(DocumentType))
    refused = {key for key, _ in type_rule(type).refuses}
    needs = set(type_rule(type).needs)

    def maybe(key: str, needed: st.SearchStrategy[object], blank: object) -> object:
        if key in refused:
            return blank
        return draw(needed if key in needs else needed | st.just(blank))

    return Draft.model_validate(
        {
            "type": type,
            "issuer": draw(st.builds(Issuer, name=LINE, parent_body=MAYBE)),
            "symbol": draw(st.none() | st.sampled_from(["KH-UBND", "STP-PBGDPL", "QĐ-UBND"])),
            "number": draw(st.none() | st.sampled_from(["146", "07", "3176B"])),
            "place": draw(LINE),
            "issued_on": draw(DATES),
            "subject": draw(LINE),
            "addressees": maybe("kinh_gui", SOME_LINES, ()),
            "authority": maybe("tham_quyen", LINE, None),
            "legal_bases": maybe("can_cu", SOME_LINES, ()),
            "on_proposal_of": maybe("theo_de_nghi", LINE, None),
            "invitation": maybe("kinh_moi", invitations, None),
            "telegram": maybe("noi_nhan_dien", telegrams, None),
            "introduction": maybe("gioi_thieu", introductions, None),
            "leave": maybe("nghi_phep", leaves, None),
            "minutes": maybe("bat_dau", meetings, None),
            "parties": maybe("cac_ben", st.tuples(parties, parties), ()),
            "issued_text": maybe("ban_hanh_kem", issued_texts, None),
            "reporting_period": maybe("ky_bao_cao", LINE, None),
            "body": maybe("noi_dung", PROSE, ""),
            "tasks": maybe("nhiem_vu", st.lists(tasks, max_size=2).map(tuple), ()),
            "attached": draw(LINES),
            "appendices": draw(st.lists(st.builds(Appendix, title=LINE, body=PROSE), max_size=2)),
            "cited": draw(st.lists(cited, max_size=2)),
            "reply_by": draw(st.none() | st.dates(date(1900, 1, 1))),
            "signatory": draw(signatories),
            "recipients": draw(NOT_ARCHIVE),
            "archive": draw(LINE),
            "drafting_unit": draw(MAYBE),
            "copies": draw(st.none() | st.integers(1, 999_999)),
            "drafter": draw(MAYBE),
            "urgency": draw(st.none() | st.sampled_from(Urgency)),
            "secrecy": draw(st.none() | st.sampled_from(Secrecy)),
            "circulation": draw(st.none() | st.sampled_from(Circulation)),
            "contact": draw(st.none() | contacts),
            "head_sizes": draw(st.none() | st.sampled_from(list(HEAD_SIZES))),
            "body_size": draw(st.none() | st.sampled_from(BODY_SIZES)),
            "indent": draw(st.none() | st.sampled_from(list(INDENTS))),
            "demonstration": draw(st.booleans()),
        }
    )


@given(drafts())
@settings(max_examples=examples(40), deadline=None)
def test_a_written_file_loads_back_to_the_same_document(draft: Draft) -> None:
    written = dump_draft(draft)
    assert load_draft(written.encode(), name="x") == draft


@given(drafts())
@settings(max_examples=examples(20), deadline=None)
def test_writing_again_changes_nothing(draft: Draft) -> None:
    written = dump_draft(draft)
    assert dump_draft(load_draft(written.encode(), name="x")) == written


YAML_BITS = st.lists(
    st.sampled_from(
        [
            "loai: ",
            "công văn",
            "\n",
            "  ",
            "- ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "|",
            ">",
            "'",
            '"',
            "&a",
            "*a",
            "!t",
            "#",
            "---",
            "\t",
            "%",
            "?",
            ",",
        ]
    ),
    max_size=40,
).map("".join)


@given(YAML_BITS | st.text(max_size=60))
@settings(max_examples=examples(100), deadline=None)
def test_no_text_makes_the_loader_raise_anything_else(text: str) -> None:
    with contextlib.suppress(BadInput):
        load_draft(text.encode("utf-8", "surrogatepass"), name="x")


@given(st.binary(max_size=60))
@settings(max_examples=examples(60), deadline=None)
def test_no_bytes_make_the_reader_raise_anything_else(data: bytes) -> None:
    with contextlib.suppress(BadInput):
        read_yaml(data, name="x")
