"""The end of a document (phần cuối): quyền hạn, chức vụ, họ tên, nơi nhận, ký hiệu người soạn — cells 7, 9b, 12."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from doc_engine.paper import Line, Table
from doc_engine.rules.recognition.bits import Bit

LABEL = re.compile(r"noi nhan ?[:.;]?$|noi nhan ?:")
_DASHED = re.compile(r"[-–—+•*]")
_DRAFTER = re.compile(r"[A-ZĐa-zđ][\w.&,\- ]{0,14}[.]? ?\( ?\d{1,5} ?(?:b|bản)?\)[.]?$")
_OFFICES = (
    "(?:tong )?giam doc|chu tich|bo truong|thu truong|thu tuong|hieu truong|chanh (?:van phong|thanh tra|an|toa)|vien truong|cuc truong|"
    "vu truong|chi cuc truong|tong cuc truong|truong (?:ban|phong|khoa|doan|cong an|bo mon|trung tam|chi nhanh|thon|nhom)|truong|thong doc|bi thu|"
    "chu nhiem|chu toa|chu tri|thu ky|dai dien|nguoi \\w+|uy vien|tong bien tap|tong thu ky|tong kiem toan|kiem toan|doi truong|tram truong|"
    "chi huy truong|tu lenh|chinh uy|ke toan truong|ben (?:giao|nhan|a|b)"
)
_CAPACITY = re.compile(
    rf"(?:tm|kt|tl|tuq|t/m|k/t|t/l|q)\b ?[./]|(?:pho |quyen )?(?:{_OFFICES})\b|pho (?:tong|truong|chanh|vien|cuc|vu|hieu|bi|doan|ban|phong)"
)
# An office in small letters where a name could stand: "Trương Quang Hải" is a name, "Trưởng phòng" is not.
_OFFICE = re.compile(rf"(?:pho |quyen )?(?:{_OFFICES.replace('|truong|', '|')})\b|pho (?:tong|truong|chanh)")
_SIGNED = re.compile(r"\(?(?:da ky|ky ten|ky, |ky va|ky, dong dau|chu ky|ky,).*\)?$|\(.*\)$")
_DEGREES = re.compile(
    r"^(?:(?:pgs|gs|ts|ths|bs|bsck|ks|cn|ds|luat su|nhac si|nsnd|nsut|dai ta|thuong ta|trung ta|thieu ta|dai uy|thuong uy|thieu tuong|"
    r"trung tuong|thuong tuong|dai tuong|tien si|thac si|cki|ckii)[.,]? ?)+"
)
_GAP = 2


@dataclass(slots=True)
class Ending:
    """The lines of each cell of the ending."""

    found: dict[str, list[Line]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def put(self, name: str, bit: Bit) -> None:
        """Say what a bit is."""
        self.found.setdefault(name, []).append(bit.line)
        self.used.add(bit.index)


def is_label(bit: Bit) -> bool:
    """Whether a bit is "Nơi nhận:"."""
    return len(bit.bare) < 200 and bool(LABEL.match(bit.bare))


def read_ending(bits: list[Bit], tables: tuple[Table, ...]) -> Ending:
    """The cells among the bits behind the text."""
    ending = Ending()
    label = next((bit for bit in bits if is_label(bit)), None)
    if label is not None:
        _put_recipients(bits, label, ending)
    grids = {table.number for table in tables if table.bordered and not table.inner}
    free = [bit for bit in bits if bit.index not in ending.used and bit.line.place.table not in grids]
    for block in _blocks(free):
        _put_signature(block, ending)
    return ending


def _put_recipients(bits: list[Bit], label: Bit, ending: Ending) -> None:
    ending.put("recipients_label", label)
    closed = False
    for bit in bits[bits.index(label) + 1 :]:
        if bit.blank or (bit.column != label.column):
            if bit.column != label.column and label.line.place.table is None:
                break
            continue
        if "recipients" in ending.found and _DRAFTER.match(bit.text):
            ending.put("drafter", bit)
        elif _DASHED.match(bit.text) or bit.line.numbering or _continues(bit, ending, closed):
            ending.put("recipients", bit)
            closed = bit.bare.endswith(".") and "luu" in bit.bare
        elif label.line.place.table is None and closed:
            break


def _continues(bit: Bit, ending: Ending, closed: bool) -> bool:
    """Whether a line without a dash goes on with the recipients above: no capitals, no name, not after "Lưu …."."""
    if closed or bit.line.piece or bit.line.upper or _CAPACITY.match(bit.bare):
        return False
    if bit.line.place.table is None:
        known = ending.found.get("recipients", [])
        return bool(known) and bit.line.sizes == known[0].sizes and not bit.line.bold
    return not (bit.line.bold and is_name(bit.text))


def _blocks(bits: list[Bit]) -> Iterator[list[Bit]]:
    for _, block in groupby(bits, key=lambda bit: bit.column):
        yield list(block)


def _put_signature(block: list[Bit], ending: Ending) -> None:
    """One column: capitals on top, a gap for the signature, an office perhaps, the name at the bottom."""
    gap = 0
    stack = False
    inked = [bit for bit in block if not bit.blank and not _SIGNED.match(bit.bare)]
    for bit in block:
        if bit.blank or bit not in inked:
            gap += _height(bit) if bit.blank else _GAP
            continue
        signed = stack and gap >= _GAP
        if stack and _is_signer(bit, signed, bit is inked[-1]):
            ending.put("signer", bit)
            stack, gap = False, 0
        elif signed:
            ending.put("other_office", bit)
        elif bit.line.upper or starts_stack(bit):
            ending.put("capacity", bit)
            stack, gap = True, 0


def _height(bit: Bit) -> int:
    """How many lines of text an empty paragraph is high."""
    line = bit.whole
    return max(int(line.line_spacing / 14), 1) if line.line_rule != "auto" else 1


def starts_stack(bit: Bit) -> bool:
    """Whether a bit begins with an office or a capacity: "KT. GIÁM ĐỐC"."""
    return bool(_CAPACITY.match(bit.bare)) and len(bit.bare) < 90


def _is_signer(bit: Bit, signed: bool, last: bool) -> bool:
    """Whether a line under an office is the name, and no further office."""
    if is_name(bit.text):
        return last or not _OFFICE.match(bit.bare)
    return signed and _is_person(bit) and (last or not _CAPACITY.match(bit.bare))


def _is_person(bit: Bit) -> bool:
    words = _DEGREES.sub("", bit.bare[:120]).split()
    return 2 <= len(words) <= 6 and all(word.isalpha() for word in words)


def is_name(text: str) -> bool:
    """Whether words are a person's name: two to six, each with a capital, none in capitals only."""
    words = text.replace(".", ". ").split()
    while words and (words[0].endswith(".") or words[0].isupper()):
        words.pop(0)
    return 2 <= len(words) <= 6 and all(
        word[0].isupper() and word[1:] == word[1:].lower() and word.isalpha() for word in words
    )
