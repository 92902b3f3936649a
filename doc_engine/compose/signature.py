"""The signature block (ô 7): quyền hạn, chức vụ, họ tên, from who signs and by what power.

Phụ lục I, Phần I, Mục II.7; Điều 13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.compose.remarks import remark
from doc_engine.findings import Finding
from doc_engine.model import Signatory
from doc_engine.terms import SigningCapacity
from doc_engine.text import fold, same

_ONE_HEAD = re.compile(
    r"^(so|phong|bo|cuc|chi cuc|tong cuc|vu|van phong|thanh tra|trung tam|truong|benh vien)\s"
)
_COLLECTIVE = re.compile(r"^bo (chi huy|tu lenh)")
_HONOUR = re.compile(
    r"^(?:(?:PGS|GS|TSKH|TS|T[Hh][Ss]|Th\.S|BSCK\w*|BS|DS|KS|CN|LS|NGƯT|NGND)(?=[.\s])|"
    r"(?:Phó )?Giáo sư |Tiến sĩ |Tiến sỹ |Thạc sĩ |Thạc sỹ |Cử nhân |Kỹ sư |Bác sĩ |Luật sư )"
)
_WHERE = "chữ ký"


def signature_lines(signatory: Signatory) -> list[str]:
    """The UPPER lines above the signature, top to bottom, the signer's own office last."""
    lines = [str(authority).upper() for authority in signatory.authority]
    return lines if _names_own_office(signatory) else [*lines, signatory.title.upper()]


def _names_own_office(signatory: Signatory) -> bool:
    """`Q. GIÁM ĐỐC` already is the signer's office; it is not printed twice."""
    last = signatory.authority[-1] if signatory.authority else None
    if last is None or last.capacity is not SigningCapacity.Q:
        return False
    return any(same(signatory.title, f"{word}{last.of}") for word in ("", "Q. ", "Quyền "))


def signature_findings(signatory: Signatory) -> Iterator[Finding]:
    """What departs from the form in the signature; never a refusal."""
    capacities = [authority.capacity for authority in signatory.authority]
    if is_deputy(signatory.title) and not {SigningCapacity.KT, SigningCapacity.TUQ} & set(capacities):
        after = "dưới dòng “TM.” " if SigningCapacity.TM in capacities else ""
        message = f"cấp phó ký thay phải có “KT.” trước chức vụ của người đứng đầu {after}".rstrip() + "."
        yield remark(
            "CK01", "7", _WHERE, message, found=signatory.title, required=f"KT. {_head(signatory.title)}"
        )
    for authority in signatory.authority:
        body = fold(authority.of)
        if authority.capacity is SigningCapacity.TM and _ONE_HEAD.match(body) and not _COLLECTIVE.match(body):
            message = (
                "“TM.” chỉ dùng khi ký thay mặt tập thể; cơ quan theo chế độ thủ trưởng không ghi “TM.”."
            )
            yield remark("CK02", "7", _WHERE, message, found=str(authority))
        if authority.capacity is SigningCapacity.KT:
            yield from _stands_for(signatory.title, authority.of)
    if _HONOUR.match(signatory.full_name):
        message = "trước họ tên người ký không ghi học hàm, học vị, danh hiệu."
        yield remark("CK03", "7", _WHERE, message, found=signatory.full_name)


def is_deputy(title: str) -> bool:
    """Whether the office is a deputy's (cấp phó)."""
    return fold(title).startswith(("pho ", "thu truong")) and not fold(title).startswith("thu truong co quan")


def _head(title: str) -> str:
    if fold(title).startswith("thu truong"):
        return "Bộ trưởng"
    rest = title.split(" ", 1)[1]
    return rest[:1].upper() + rest[1:]


def _stands_for(title: str, head: str) -> Iterator[Finding]:
    if not is_deputy(title):
        message = "người ký “KT.” phải giữ chức vụ cấp phó của người đứng đầu."
        yield remark("CK04", "7", _WHERE, message, found=title)
    elif not (fold(head).startswith(fold(_head(title))) or fold(_head(title)).startswith(fold(head))):
        message = f"“KT. {head}” không khớp với chức vụ “{title}”."
        yield remark("CK04", "7", _WHERE, message, found=head, required=_head(title))
