"""The head of a document (phần đầu): quốc hiệu, agencies, number, place and date, marks — cells 1 to 4, 5b, 10, 11."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.paper import Line
from doc_engine.rules.recognition.bits import Bit
from doc_engine.terms import Circulation, Secrecy, Urgency
from doc_engine.text import fold

QUOC_HIEU = "conghoaxahoichunghiavietnam"
_TIEU_NGU = re.compile(r"doclap\W{0,3}tudo\W{0,3}hanhphuc")
_NUMBER = re.compile(
    r"(?:luat )?so ?[:.;]? ?[\d.…_ ()]*(?:[a-z]{0,2}|[ivxlc]{1,6}) ?[/\\-]|so ?[:.] ?[\d.…_ ]*$|so \d+ ?[/-]"
)
_PLACE_DATE = re.compile(r"(?!\(|can cu|kem theo)(?:^|.*\S,? ?)ngay.{0,24}thang.{0,16}nam\b.{0,12}$")
_LETTER_SUBJECT = re.compile(r"v ?/ ?v\b|ve viec\b")
_MARKS = {
    **{fold(term.label): "urgency" for term in Urgency},
    **dict.fromkeys(("hoa toc hen gio", "khan cap", "toi khan"), "urgency"),
    **{fold(term.label): "secrecy" for term in Secrecy},
    "bi mat": "secrecy",
    **{fold(term.label): "circulation" for term in Circulation},
    **dict.fromkeys(("tai lieu thu hoi", "tai lieu noi bo", "khong pho bien"), "circulation"),
}
_HEADS = (
    "uy ban|ubnd|hoi dong|hdnd|bo|so|cuc|vu|vien|chi cuc|tong cuc|phong|ban|van phong|trung tam|truong|dai hoc|hoc vien|cong ty|"
    "tap doan|tong cong ty|thanh tra|kho bac|cong an|benh vien|thu tuong|chu tich|chinh phu|quoc hoi|hoi|lien doan|doan|mat tran|"
    "bao hiem|ngan hang|dai|bao|toa an|chi nhanh|doi|hat|tram|thu vien|bao tang|lien hiep|uy vien|khoa(?! hoc)|thue|hai quan|buu dien|to"
)
_HEAD = re.compile(rf"(?:{_HEADS})\b")
_TERRITORY = re.compile(r"(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\b")
_OPEN_END = re.compile(r"(?:\bva|\bcua|[-–,])$")
# A word that needs another body's name behind it: the next line goes on with the same name.
_HALF_NAMES = re.compile(
    r"(?:van phong|thanh tra|cong an|chi cuc|ban thuong truc|thuong truc|co quan|so|bo|phong|ban)$"
)


@dataclass(slots=True)
class Head:
    """The lines of each cell of the head."""

    found: dict[str, list[Line]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def put(self, name: str, bit: Bit) -> None:
        """Say what a bit is."""
        self.found.setdefault(name, []).append(bit.line)
        self.used.add(bit.index)


def read_head(bits: list[Bit]) -> Head:
    """The cells among the bits before the title or the text."""
    head = Head()
    for bit in bits:
        name = _by_pattern(bit, head)
        if name:
            head.put(name, bit)
    _put_letter_subject(bits, head)
    _put_agencies(bits, head)
    return head


def is_number(bit: Bit) -> bool:
    """Whether a bit is the number line."""
    return len(bit.bare) < 80 and bool(_NUMBER.match(bit.bare))


def is_motto(bit: Bit) -> bool:
    """Whether a bit is quốc hiệu or tiêu ngữ."""
    return QUOC_HIEU in bit.tight or bool(_TIEU_NGU.search(bit.tight))


def is_mark(bit: Bit) -> str | None:
    """Which stamp a bit is: "urgency", "secrecy", "circulation"."""
    return _MARKS.get(bit.bare.strip(' .:"“”[]()|'))


def _by_pattern(bit: Bit, head: Head) -> str | None:
    if bit.blank:
        return None
    if QUOC_HIEU in bit.tight and len(bit.tight) < len(QUOC_HIEU) + 12:
        return "quoc_hieu"
    if _TIEU_NGU.search(bit.tight):
        return "tieu_ngu"
    if is_number(bit) and "number" not in head.found:
        return "number"
    if len(bit.bare) < 90 and "place_date" not in head.found and _PLACE_DATE.match(bit.bare):
        return "place_date"
    return is_mark(bit)


def _put_letter_subject(bits: list[Bit], head: Head) -> None:
    """ "V/v …" and the lines under it in the same block, up to a gap."""
    start = next(
        (bit for bit in bits if bit.index not in head.used and _LETTER_SUBJECT.match(bit.bare)), None
    )
    if start is None or (start.bare.startswith("ve") and not _under_number(start, bits, head)):
        return
    for bit in bits[bits.index(start) :]:
        if bit.index in head.used or bit.column != start.column:
            if start.line.place.table is None and bit.index not in head.used:
                break
            continue
        if bit.blank:
            break
        head.put("letter_subject", bit)


def _under_number(bit: Bit, bits: list[Bit], head: Head) -> bool:
    """Whether the bit stands in a table's block together with the number line."""
    numbers = [other for other in bits if head.found.get("number") and other.line is head.found["number"][0]]
    return bool(numbers) and bit.line.place.table is not None and numbers[0].column == bit.column


def _put_agencies(bits: list[Bit], head: Head) -> None:
    lines = _agency_bits(bits, head)
    groups = _bodies(lines)
    parents, issuers = _split(groups)
    for bit in parents:
        head.put("parent_body", bit)
    for bit in issuers:
        head.put("issuer", bit)


def _agency_bits(bits: list[Bit], head: Head) -> list[Bit]:
    """What stands above the number in its block; without a number, beside or above quốc hiệu."""
    number = next((bit for bit in bits if _is(bit, head, "number")), None)
    motto = next((bit for bit in bits if _is(bit, head, "quoc_hieu")), None)
    free = [bit for bit in bits if bit.index not in head.used and not bit.blank]
    if number is not None:
        block = [bit for bit in free if bit.index < number.index and _same_block(bit, number)]
    elif motto is not None and motto.line.place.table is not None:
        block = [
            bit
            for bit in free
            if bit.line.place.table == motto.line.place.table and bit.column != motto.column
        ]
    else:
        block = [bit for bit in free if bit.line.upper]
    return [bit for bit in block if len(bit.bare) < 120 and any(char.isalpha() for char in bit.bare)]


def _is(bit: Bit, head: Head, name: str) -> bool:
    return any(bit.line is line for line in head.found.get(name, ()))


def _same_block(bit: Bit, number: Bit) -> bool:
    """In a table the same column; without one, anything in capitals or beside the motto."""
    if number.line.place.table is not None:
        return bit.column == number.column
    return bit.line.place.table is None or bit.line.upper


def _bodies(bits: list[Bit]) -> list[list[Bit]]:
    """The lines grouped into names of bodies."""
    groups: list[list[Bit]] = []
    for bit in bits:
        if groups and _goes_on(groups[-1], bit):
            groups[-1].append(bit)
        else:
            groups.append([bit])
    return groups


def _goes_on(group: list[Bit], bit: Bit) -> bool:
    """Whether a line is the rest of the name begun above."""
    before = group[-1].bare
    if _TERRITORY.match(bit.bare) or _OPEN_END.search(before) or bit.bare.startswith(("va ", "- ")):
        return True
    if group[-1].line.bold != bit.line.bold:
        return False
    return not _HEAD.match(bit.bare) or bool(_HALF_NAMES.fullmatch(before))


def _by_weight(bits: list[Bit]) -> tuple[list[Bit], list[Bit]]:
    """Names nobody knows: light lines above a heavy one that is no mere territory are the superior's."""
    heavy = [bit.line.some(lambda run: run.bold) for bit in bits]
    first = heavy.index(True) if True in heavy else 0
    if first == 0 or not all(heavy[first:]) or _TERRITORY.match(bits[first].bare):
        return [], bits
    return bits[:first], bits[first:]


def _split(groups: list[list[Bit]]) -> tuple[list[Bit], list[Bit]]:
    """Superior and issuer: the last body issues; bodies of one kind set alike issue together."""
    if len(groups) < 2:
        return _by_weight([bit for group in groups for bit in group])
    heads = {(_HEAD.match(group[0].bare) or [group[0].bare])[0] for group in groups}
    weights = {group[0].line.bold for group in groups}
    if len(heads) == 1 and len(weights) == 1:
        return [], [bit for group in groups for bit in group]
    return [bit for group in groups[:-1] for bit in group], groups[-1]
