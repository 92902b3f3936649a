"""From the title to the text (phần mở đầu): tên loại, trích yếu, kính gửi, thẩm quyền, căn cứ, lệnh — cells 5a, 9a, 6."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.paper import Line
from doc_engine.rules.recognition.bits import Bit
from doc_engine.terms import CITED_ONLY_TYPES, DocumentType
from doc_engine.text import fold

_TYPES = {
    fold(member.label).replace(" ", ""): member
    for member in DocumentType
    if member is not DocumentType.CONG_VAN
}
_OTHERS = frozenset(fold(label).replace(" ", "") for label in CITED_ONLY_TYPES if label != "Điện")
_ADDRESSED = re.compile(r"kinh (?:gui|trinh|chuyen)\b ?[:.;]?")
_TO_COME = re.compile(r"[:;,]$")
_LISTED = re.compile(r"[-–—+•*]|\d{1,2}[.)] ")
BASIS = re.compile(r"can cu\b")
_BESIDES = re.compile(r"(?:thuc hien|xet|tren co so|theo|chap hanh)\b")
_PROPOSAL = re.compile(r"(?:theo|xet|tren co so) (?:de nghi|de xuat|de an|y kien|to trinh|bao cao)\b")
_ORDER = frozenset({"quyetdinh", "quyetnghi", "quyetdinhbanhanh", "nghiquyet"})
_ATTACHED = re.compile(r"\(? ?(?:ban hanh )?kem theo\b|\( ?du thao")
_WITH_POWER = frozenset({DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET})
_LONG = 180
# A title may stand this many lines deep at most.
_DEEP = 60


@dataclass(slots=True)
class Opening:
    """The lines of each cell of the opening; `end` is the index of the first bit of the text proper."""

    found: dict[str, list[Line]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    type: DocumentType | None = None

    def put(self, name: str, bit: Bit) -> None:
        """Say what a bit is."""
        self.found.setdefault(name, []).append(bit.line)
        self.used.add(bit.index)


def title_type(bit: Bit) -> tuple[bool, DocumentType | None]:
    """Whether a bit is the name of a type, and of which of the decree's."""
    tight = bit.tight.strip(":.*")
    if tight in _TYPES or tight in _OTHERS:
        return True, _TYPES.get(tight)
    if not bit.line.upper or not bit.outset or len(bit.bare) > 90:
        return False, None
    known = [name for name in (*_TYPES, *_OTHERS) if tight.startswith(name)]
    if not known:
        return False, None
    name = max(known, key=len)
    return True, _TYPES.get(name)


def find_title(bits: list[Bit], used: set[int]) -> Bit | None:
    """The line of the type's name: before the text, the căn cứ and Kính gửi."""
    for bit in bits[:_DEEP]:
        if bit.index in used or bit.blank:
            continue
        if _ADDRESSED.match(bit.bare) or BASIS.match(bit.bare) or len(bit.bare) > _LONG:
            return None
        if title_type(bit)[0]:
            return bit
    return None


def read_opening(bits: list[Bit], title: Bit | None) -> Opening:
    """The cells among the bits behind the head; `bits` begin with the title where there is one."""
    opening = Opening()
    rest = bits
    if title is not None:
        opening.type = title_type(title)[1]
        opening.put("title", title)
        rest = bits[bits.index(title) + 1 :]
        rest = _put_subject(rest, opening)
    rest = _put_addressed(rest, opening)
    order = _find_order(rest, opening.type)
    if order is not None:
        _put_powers(rest[: rest.index(order)], opening)
        opening.put("order", order)
    else:
        _put_bases(rest, opening)
    return opening


def _put_subject(bits: list[Bit], opening: Opening) -> list[Bit]:
    """Trích yếu: the centred or bold lines right under the title, up to a gap."""
    for at, bit in enumerate(bits):
        if bit.blank and ("subject" in opening.found or bit.typed_rule or bit.whole.borders):
            return bits[at:]
        if bit.blank:
            continue
        if _ATTACHED.match(bit.bare):
            opening.put("attached_to", bit)
        elif _is_subject(bit, opening):
            opening.put("subject", bit)
        else:
            return bits[at:]
    return []


def _is_subject(bit: Bit, opening: Opening) -> bool:
    if _ADDRESSED.match(bit.bare) or BASIS.match(bit.bare) or _is_order(bit):
        return False
    if re.search(r"tran trong (?:gioi thieu|kinh moi|thong bao)\b", bit.bare):
        return False
    if opening.type in _WITH_POWER and bit.line.upper and (_is_power(bit) or "subject" in opening.found):
        return False
    if bit.line.numbering or re.match(r"(?:[ivx]+|\d+|dieu \d+|phan [ivx]+|chuong [ivx]+)[.:)]", bit.bare):
        return False
    if "subject" in opening.found and not opening.found["subject"][0].bold and bit.line.align != "center":
        return False
    return bit.line.align == "center" or (bit.line.bold and len(bit.bare) < 2 * _LONG)


def _is_power(bit: Bit) -> bool:
    return bool(
        re.match(
            r"(?:chu tich|uy ban|hoi dong|giam doc|bo truong|thu tuong|chinh phu|tong giam doc|hieu truong|cuc truong|vien truong|"
            r"chanh|truong|tong|quoc hoi|thu truong|ban|thong doc|chi cuc truong|vu truong|chu nhiem|so)\b",
            bit.bare,
        )
    )


def _put_addressed(bits: list[Bit], opening: Opening) -> list[Bit]:
    """Kính gửi and the addressees below it."""
    start = _find_addressed(bits)
    if start is None:
        return bits
    opening.put("addressed", start)
    rest = bits[bits.index(start) + 1 :]
    last = start
    for at, bit in enumerate(rest):
        if bit.blank:
            continue
        listed = bool(_LISTED.match(bit.bare) or bit.line.numbering)
        coming = bool(_TO_COME.search(last.bare)) and len(bit.bare) < _LONG
        ended = last is not start and last.bare.endswith(".")
        if ended or not (coming or (listed and last is not start)) or BASIS.match(bit.bare):
            return rest[at:]
        opening.put("addressed", bit)
        last = bit
    return []


def _find_addressed(bits: list[Bit]) -> Bit | None:
    for bit in bits[:_DEEP]:
        if _ADDRESSED.match(bit.bare):
            return bit
        if len(bit.bare) > _LONG or BASIS.match(bit.bare):
            return None
    return None


def _is_order(bit: Bit) -> bool:
    return bit.tight.rstrip(":.") in _ORDER and len(bit.tight) < 24


def _find_order(bits: list[Bit], kind: DocumentType | None) -> Bit | None:
    """ "QUYẾT ĐỊNH:" alone on its line, before the first Điều."""
    if kind is not None and kind not in _WITH_POWER:
        return None
    for bit in bits:
        if _is_order(bit):
            return bit
        if re.match(r"dieu 1\b", bit.bare):
            return None
    return None


def _put_powers(bits: list[Bit], opening: Opening) -> None:
    """Between the title and the order: whose power, căn cứ, theo đề nghị."""
    for bit in bits:
        if bit.blank:
            continue
        if bit.line.upper and "legal_bases" not in opening.found:
            opening.put("authority", bit)
        elif _PROPOSAL.match(bit.bare):
            opening.put("on_proposal", bit)
        elif BASIS.match(bit.bare.lstrip("-–+• ")) or _BESIDES.match(bit.bare):
            opening.put("legal_bases", bit)


def _put_bases(bits: list[Bit], opening: Opening) -> None:
    """Without an order: a run of căn cứ lines at the start of the text, set or punctuated as such."""
    inked = [bit for bit in bits if not bit.blank]
    if opening.type in _WITH_POWER:
        while inked and inked[0].line.upper and not title_type(inked[0])[0]:
            opening.put("authority", inked.pop(0))
    run: list[Bit] = []
    for bit in inked:
        if not (BASIS.match(bit.bare) or (run and _goes_on(bit))):
            break
        run.append(bit)
    if any(bit.bare.endswith(";") or bit.line.italic for bit in run):
        for bit in run:
            opening.put("on_proposal" if _PROPOSAL.match(bit.bare) else "legal_bases", bit)


def _goes_on(bit: Bit) -> bool:
    """Whether a line behind a căn cứ belongs to them."""
    return bool(_PROPOSAL.match(bit.bare) or (_BESIDES.match(bit.bare) and bit.bare.endswith(";")))
