"""The signature block: lines from who signs by what power, findings for what the decree does not allow."""

from __future__ import annotations

import pytest

from doc_engine.compose.signature import is_deputy, signature_findings, signature_lines
from doc_engine.model import Authority, Signatory
from doc_engine.terms import SigningCapacity


def signed(title: str, *authority: str, name: str = "Trần Văn Mẫu") -> Signatory:
    """A signatory from lines such as "KT. Giám đốc"."""
    powers = []
    for line in authority:
        label, _, of = line.partition(" ")
        capacity = next(member for member in SigningCapacity if member.label == label)
        powers.append(Authority(capacity=capacity, of=of))
    return Signatory(title=title, authority=tuple(powers), full_name=name)


@pytest.mark.parametrize(
    ("signatory", "lines"),
    [
        (signed("Giám đốc"), ["GIÁM ĐỐC"]),
        (signed("Phó Giám đốc", "KT. Giám đốc"), ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (signed("Chủ tịch", "TM. Ủy ban nhân dân"), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            signed("Phó Chủ tịch", "TM. Ủy ban nhân dân", "KT. Chủ tịch"),
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (signed("Vụ trưởng Vụ Pháp luật", "TL. Bộ trưởng"), ["TL. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ PHÁP LUẬT"]),
        (
            signed("Phó Vụ trưởng", "TL. Bộ trưởng", "KT. Vụ trưởng Vụ Giáo dục Trung học"),
            ["TL. BỘ TRƯỞNG", "KT. VỤ TRƯỞNG VỤ GIÁO DỤC TRUNG HỌC", "PHÓ VỤ TRƯỞNG"],
        ),
        (signed("Giám đốc Sở Nội vụ", "TUQ. Chủ tịch"), ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"]),
        (signed("Giám đốc", "Q. Giám đốc"), ["Q. GIÁM ĐỐC"]),
        (signed("Quyền Giám đốc", "Q. Giám đốc"), ["Q. GIÁM ĐỐC"]),
        (signed("Thứ trưởng", "KT. Bộ trưởng"), ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]),
    ],
)
def test_the_lines_stand_as_the_decree_has_them(signatory: Signatory, lines: list[str]) -> None:
    assert signature_lines(signatory) == lines
    assert list(signature_findings(signatory)) == []


@pytest.mark.parametrize(
    ("signatory", "code"),
    [
        (signed("Phó Giám đốc"), "CK01"),
        (signed("Phó Chủ tịch", "TM. Ủy ban nhân dân"), "CK01"),
        (signed("Phó Chánh Văn phòng", "TL. Chủ tịch"), "CK01"),
        (signed("Giám đốc", "TM. Sở Tư pháp"), "CK02"),
        (signed("Trưởng phòng", "TM. Phòng Tư pháp"), "CK02"),
        (signed("Bộ trưởng", "TM. Bộ Tư pháp"), "CK02"),
        (signed("Giám đốc", name="TS. Trần Văn Mẫu"), "CK03"),
        (signed("Giám đốc", name="PGS.TS. Trần Văn Mẫu"), "CK03"),
        (signed("Giám đốc", name="ThS. Trần Văn Mẫu"), "CK03"),
        (signed("Giám đốc", name="Thạc sĩ Trần Văn Mẫu"), "CK03"),
        (signed("Giám đốc", name="Ths Trần Văn Mẫu"), "CK03"),
        (signed("Giám đốc", "KT. Giám đốc"), "CK04"),
        (signed("Phó Giám đốc", "KT. Chủ tịch"), "CK04"),
    ],
)
def test_what_the_decree_does_not_allow_is_a_finding(signatory: Signatory, code: str) -> None:
    assert [finding.code for finding in signature_findings(signatory)] == [code]


@pytest.mark.parametrize(
    "signatory",
    [
        signed("Chỉ huy trưởng", "TM. Bộ Chỉ huy quân sự tỉnh"),
        signed("Giám đốc", name="Lê Thạc Sơn"),
        signed("Giám đốc", name="Ông Thế Tâm"),
        signed("Giám đốc", name="Bá Sĩ Tiến"),
    ],
)
def test_what_only_looks_wrong_is_no_finding(signatory: Signatory) -> None:
    assert list(signature_findings(signatory)) == []


def test_deputies_are_known_by_their_office() -> None:
    assert is_deputy("Phó Chánh Thanh tra")
    assert is_deputy("Thứ trưởng")
    assert not is_deputy("Phong trào")
    assert not is_deputy("Thủ trưởng cơ quan")
