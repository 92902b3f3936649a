"""Quyền hạn ký as a clerk writes it → authority lines; what a bare “KT.” or “TM.” leaves out is filled from the issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from doc_engine.datafile.kinds import LinesKind
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.nodes import ListNode, Node
from doc_engine.model import Authority
from doc_engine.terms import SigningCapacity, Term
from doc_engine.text import fold

_LINE = re.compile(r"^(TM|KT|TL|TUQ|Q)\s?\.\s*(.*)$", re.IGNORECASE | re.DOTALL)
_SECOND = re.compile(r"\s(?:TM|KT|TL|TUQ)\.\s?\S")
_FORMS = (
    "Hãy viết như “TM. Ủy ban nhân dân”, “KT. Giám đốc”, “TL. Bộ trưởng”, “TUQ. Giám đốc”, “Q. Giám đốc”."
)
_WRITE_OUT = "Hãy viết đủ, ví dụ “KT. Giám đốc” hoặc “TM. Ban Chỉ đạo”."


class OnBehalf(Term):
    """Nhân danh: whose power the signer uses (Điều 13): the collective's or the head's."""

    COLLECTIVE = ("tap_the", "tập thể")
    HEAD = ("nguoi_dung_dau", "người đứng đầu")

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label
        self.article = "Điều 13"


@dataclass(frozen=True, slots=True)
class BodyKind:
    """What kind of body an issuer is: how its name begins, its head's office, its collective's name if it has one."""

    opening: str
    head: str | None
    collective: str | None = None


# The first whose opening the folded name begins with; longer openings stand before shorter ones.
_BODIES = (
    BodyKind("uy ban nhan dan", "Chủ tịch", "Ủy ban nhân dân"),
    BodyKind("ubnd", "Chủ tịch", "Ủy ban nhân dân"),
    BodyKind("thuong truc hoi dong nhan dan", "Chủ tịch", "Thường trực Hội đồng nhân dân"),
    BodyKind("hoi dong nhan dan", "Chủ tịch", "Hội đồng nhân dân"),
    BodyKind("hdnd", "Chủ tịch", "Hội đồng nhân dân"),
    BodyKind("chu tich", "Chủ tịch"),
    BodyKind("chinh phu", "Thủ tướng", "Chính phủ"),
    BodyKind("thu tuong", "Thủ tướng"),
    BodyKind("ban chi dao", "Trưởng ban", "Ban Chỉ đạo"),
    BodyKind("bo chi huy", "Chỉ huy trưởng"),
    BodyKind("bo tu lenh", "Tư lệnh"),
    BodyKind("bo ", "Bộ trưởng"),
    BodyKind("so ", "Giám đốc"),
    BodyKind("tong cuc", "Tổng cục trưởng"),
    BodyKind("chi cuc", "Chi cục trưởng"),
    BodyKind("cuc ", "Cục trưởng"),
    BodyKind("trung tam", "Giám đốc"),
    BodyKind("chi nhanh", "Giám đốc"),
    BodyKind("benh vien", "Giám đốc"),
    BodyKind("phong ", "Trưởng phòng"),
    BodyKind("van phong", "Chánh Văn phòng"),
    BodyKind("thanh tra", "Chánh Thanh tra"),
    BodyKind("truong ", "Hiệu trưởng"),
    BodyKind("vien kiem sat", "Viện trưởng"),
    BodyKind("toa an", "Chánh án"),
)
_UNKNOWN = BodyKind("", None)


def body_kind(issuer: str) -> BodyKind:
    """What kind of body `issuer` names; one without head and collective when it is not known."""
    name = fold(issuer) + " "
    return next((body for body in _BODIES if name.startswith(body.opening)), _UNKNOWN)


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """One line as typed: the capacity, what follows it ("" for a bare “KT.”), the line of the file."""

    capacity: SigningCapacity
    of: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class AuthorityKind:
    """Lines such as “TM. Ủy ban nhân dân”, “KT.GIÁM ĐỐC”, from top to bottom."""

    def read(self, node: Node, place: Place) -> tuple[AuthorityLine, ...] | None:
        texts = LinesKind().read(node, place)
        if texts is None:
            return None
        items = node.items if isinstance(node, ListNode) else ()
        lines = [item.line for item in items] if len(items) == len(texts) else [node.line] * len(texts)
        read = (self._line(text, line, place) for text, line in zip(texts, lines, strict=True))
        return tuple(found for found in read if found is not None)

    def _line(self, text: str, line: int | None, place: Place) -> AuthorityLine | None:
        match = _LINE.match(text)
        if match is None:
            place.wrong(f"“{text[:60]}” không phải là một dòng quyền hạn ký.", _FORMS, line=line)
            return None
        if _SECOND.search(match[2]):
            hint = "Hãy viết mỗi quyền hạn trên một dòng, bắt đầu bằng “- ”."
            place.wrong(f"hai quyền hạn ký trên một dòng: “{text[:60]}”.", hint, line=line)
            return None
        capacity = SigningCapacity[match[1].upper()]
        return AuthorityLine(capacity, match[2], line)

    def write(self, value: tuple[Authority, ...]) -> Any:
        return LinesKind().write(tuple(str(authority) for authority in value))

    def schema(self) -> dict[str, Any]:
        return LinesKind().schema() | {"examples": ["KT. Giám đốc", "TM. Ủy ban nhân dân"]}


def complete(
    values: dict[str, Any], issuer: str | None, place: Place, node: Node | None = None
) -> dict[str, Any]:
    """The signatory's values with authority lines made full from what kind of body `issuer` is.

    `values` as `read_keys` gave them from `node`; problems are noted at `place` (the key of the signatory).
    An acting head (Q.) has no other office; everybody else must have one.
    """
    values = dict(values)
    at = place.inside("quyen_han")
    lines = list(values.pop("authority", ()))
    behalf = values.pop("on_behalf", None)
    body = body_kind(issuer) if issuer else None
    lines = _with_collective(lines, behalf, place)
    if "title" not in values and lines and lines[-1].capacity is SigningCapacity.Q:
        acting = _authority(lines.pop(), body, at)
        values["title"] = str(acting) if acting else ""
    if "title" not in values and not place.inside("chuc_vu").already_wrong:
        hint = "Hãy viết: chuc_vu: Phó Giám đốc"
        place.inside("chuc_vu").wrong("thiếu khóa chuc_vu (Chức vụ) hoặc chưa ghi giá trị.", hint, at=node)
    full = (_authority(line, body, at) for line in lines)
    values["authority"] = tuple(authority for authority in full if authority is not None)
    return values


def _with_collective(
    lines: list[AuthorityLine], behalf: OnBehalf | None, place: Place
) -> list[AuthorityLine]:
    """The lines with a bare TM. on top for the collective; TM. together with the head's power is a contradiction."""
    for_all = next((line for line in lines if line.capacity is SigningCapacity.TM), None)
    at = place.inside("nhan_danh")
    if behalf is OnBehalf.HEAD and for_all is not None:
        at.wrong(
            "ghi “người đứng đầu” nhưng quyen_han có dòng TM.", "Hãy bỏ một trong hai.", line=for_all.line
        )
    if behalf is OnBehalf.COLLECTIVE and for_all is None:
        return [AuthorityLine(SigningCapacity.TM, ""), *lines]
    return lines


def _authority(line: AuthorityLine, body: BodyKind | None, place: Place) -> Authority | None:
    if line.of:
        return Authority(capacity=line.capacity, of=line.of)
    if body is None:
        return None  # the missing issuer is a problem of its own
    collective = line.capacity is SigningCapacity.TM
    name = body.collective if collective else body.head
    if name is None:
        what = "tên tập thể lãnh đạo" if collective else "chức vụ người đứng đầu"
        place.wrong(
            f"“{line.capacity.label}” chưa ghi {what}, và không suy ra được từ co_quan.",
            _WRITE_OUT,
            line=line.line,
        )
        return None
    return Authority(capacity=line.capacity, of=name)
