"""The closed lists: complete, found by any of their spellings, abbreviations as the decree has them."""

from __future__ import annotations

import pytest

from doc_engine.terms import (
    CITED_ONLY_TYPES,
    Circulation,
    CopyType,
    DocumentType,
    Relation,
    Secrecy,
    SigningCapacity,
    Term,
    Urgency,
    type_label_of_symbol,
)
from doc_engine.text import fold

LISTS: list[type[Term]] = [DocumentType, CopyType, Urgency, Secrecy, Circulation, SigningCapacity, Relation]
MEMBERS = [member for members in LISTS for member in members]


def test_the_decree_has_29_types_27_abbreviations_and_3_copies() -> None:
    assert len(DocumentType) == 29
    abbreviations = [member.abbreviation for member in DocumentType if member.abbreviation]
    assert len(abbreviations) == len(set(abbreviations)) == 27
    assert [member.abbreviation for member in CopyType] == ["SY", "SL", "TrS"]
    assert DocumentType.CONG_VAN.abbreviation is None
    assert DocumentType.THU_CONG.abbreviation is None


@pytest.mark.parametrize("member", MEMBERS, ids=str)
def test_a_member_is_found_by_key_label_and_spelling_without_accents(member: Term) -> None:
    members = type(member)
    for word in (
        member.key,
        member.label,
        member.label.upper(),
        fold(member.label),
        member.key.replace("_", " "),
    ):
        assert members.find(word) is member
    assert member.article


@pytest.mark.parametrize("members", LISTS)
def test_what_is_not_in_the_list_is_not_found(members: type[Term]) -> None:
    assert members.find("không có") is None
    assert members.find("") is None


@pytest.mark.parametrize("members", LISTS)
def test_keys_and_labels_are_unique(members: type[Term]) -> None:
    assert (
        len({member.key for member in members})
        == len({member.label for member in members})
        == len(list(members))
    )


def test_urgency_boxes_have_the_decrees_sizes() -> None:
    assert [(member.stamp, member.width_mm, member.height_mm) for member in Urgency] == [
        ("HỎA TỐC", 30, 8),
        ("THƯỢNG KHẨN", 40, 8),
        ("KHẨN", 20, 8),
    ]


@pytest.mark.parametrize(
    ("group", "label"),
    [("KH", "Kế hoạch"), ("QĐ", "Quyết định"), ("BC", "Báo cáo"), ("TTr", "Tờ trình"), ("NĐ", "Nghị định"),
     ("TT", "Thông tư"), ("KL", "Kết luận"), ("VP", None), ("STP", None), ("", None)],
)  # fmt: skip
def test_a_symbols_group_says_the_type(group: str, label: str | None) -> None:
    assert type_label_of_symbol(group) == label


def test_the_decrees_own_type_comes_before_one_that_is_only_cited() -> None:
    for member in DocumentType:
        if member.abbreviation:
            assert type_label_of_symbol(member.abbreviation) == member.label
    assert all(
        type_label_of_symbol(abbreviation) for abbreviation in CITED_ONLY_TYPES.values() if abbreviation
    )
