"""The signature block (khối ký): its lines in capitals from top to bottom, and the name, beside the recipients or below them."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.heads.cells import Cell, cells_of
from doc_engine.reading.heads.ranks import parted_ranks
from doc_engine.reading.heads.signers import (
    ANNEX,
    CAPACITY,
    OFFICE,
    SIGNED,
    TITLES,
    apart_from_name,
    capacity_start,
    is_capacity,
    is_name,
    is_shouted_name,
    may_be_name,
)
from doc_engine.reading.names.bodies import HEAD
from doc_engine.reading.values import SignatureFound

# "Đã ký: Nguyễn Văn A": what a web page sets before the name.
_SIGNED_BEFORE = late(r"^\(?(?:[ĐđÐ]ã ký|ĐÃ KÝ|[Kk]ý tên)\)?\s{0,3}[:.]?\s{0,3}(?=[^\W\d_])")


def read_signature(source: Source, row: int | None) -> SignatureFound | None:
    """The signature block: its lines in capitals from top to bottom, and the name below them."""
    last = len(source.lines)
    cells = cells_of(source, (row - 8) if row is not None else last - 40, last if row is None else row + 90)
    parts = _whole_lines([part for cell in cells for part in _signature_parts(cell)])
    start = next((index for index, part in enumerate(parts) if is_capacity(part.text)), None)
    if start is None:
        return _signed_small(parts)
    lines: list[str] = []
    likely: str | None = None
    for index, part in enumerate(parts[start:], start):
        if ANNEX.match(part.bare):
            break
        if is_capacity(part.text):
            lines, likely = [*lines, _capacity_line(part.text)], None
        elif lines and lines[-1].startswith(("TL.", "KT.", "TUQ.")) and _is_small_office(parts, index):
            lines.append(part.text)
        elif lines and is_name(part.text):
            return SignatureFound(TITLES.sub("", part.text), tuple(lines))
        elif lines and likely is None and (may_be_name(part.text) or is_shouted_name(part.text)):
            likely = TITLES.sub("", part.text)
        elif _is_running_text(part, row):
            lines, likely = [], None
    closes = bool(lines) and is_capacity(parts[-1].text) and parts[-1].row >= last - 4
    return SignatureFound(likely, tuple(lines)) if lines and (likely or row is not None or closes) else None


def _signed_small(parts: list[Cell]) -> SignatureFound | None:
    """ "UBND tỉnh X⏎Chủ tịch⏎(Đã ký)⏎Name": lines that a page does not set in capitals, told by "(Đã ký)"."""
    at = next((index for index, part in enumerate(parts) if SIGNED.fullmatch(part.bare)), None)
    if at is None or at + 1 >= len(parts) or not is_name(parts[at + 1].text):
        return None
    lines = [
        part.text for part in parts[max(0, at - 3) : at] if OFFICE.match(part.bare) or HEAD.match(part.bare)
    ]
    lines = [line for line in lines if len(line) < 60 and not line.endswith((".", ";", ":"))]
    return SignatureFound(TITLES.sub("", parts[at + 1].text), tuple(lines)) if lines else None


def _is_small_office(parts: list[Cell], index: int) -> bool:
    """ "TL. CHỦ TỊCH⏎Chánh Văn phòng⏎Name": an office in small letters between a capacity and the name."""
    text = parts[index].text
    fits = OFFICE.match(bare_of(text)) and len(text.split()) <= 6 and text[-1].isalpha() and text[0].isupper()
    return bool(fits) and index + 1 < len(parts) and is_name(parts[index + 1].text)


# "TM.⏎ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN⏎DÂN", "TM. HỘI ĐỒNG PHỐI HỢP PHỔ BIẾN,⏎GIÁO DỤC": a signing line that a narrow cell broke.
_BROKEN = late(
    r"(?:tm|kt|tl|tuq|q)\.|[tk]/[mtl]|(?:tm\.|t/m)\s(?:[a-z ]{1,40}\s)?(?:uy|uy ban|uy ban nhan|hoi|hoi dong|hoi dong nhan|ban|ban thuong|ban chap|thuong truc|thuong)"
    r"|(?:tm|kt|tl|tuq)\.\s[^\n]{4,70}(?:,|\sva|\s-)"
)


def _whole_lines(parts: list[Cell]) -> list[Cell]:
    """The parts with broken signing lines put together."""
    whole: list[Cell] = []
    taken: set[int] = set()
    for index, part in enumerate(parts):
        rest = _rest_of(parts, index)
        if rest is not None:
            taken.add(rest)
            whole += parted_ranks(part._replace(text=f"{part.text} {parts[rest].text}"))
        elif index not in taken:
            whole.append(part)
    return whole


def _rest_of(parts: list[Cell], index: int) -> int | None:
    """Where the second half of a broken signing line stands, if this is a first one."""
    part = parts[index]
    if not (part.text.isupper() and _BROKEN.fullmatch(part.bare)):
        return None
    rest = next((n for n in range(index + 1, min(index + 4, len(parts))) if parts[n].text.isupper()), None)
    if rest is None or parts[rest].row - part.row > 2 or CAPACITY.match(parts[rest].bare):
        return None
    alone = " " not in part.bare  # "KT." wants an office, "TM. ỦY BAN" does not
    return rest if alone or not OFFICE.match(parts[rest].bare) else None


def _is_running_text(part: Cell, row: int | None) -> bool:
    """Text of the body: what stood in capitals above it was a heading, no signature."""
    if part.text.startswith(("-", "–", "+", "~")) or SIGNED.match(part.bare):
        return False
    return len(part.text) > 80 or (row is not None and part.row < row and len(part.text) > 40)


def _signature_parts(cell: Cell) -> list[Cell]:
    text = _NAMED_AND_SIGNED.sub("", cell.text)
    lines, name = apart_from_name(text)
    if not name and text != cell.text and is_name(text):
        return [cell._replace(text=text)]
    if not name:
        return parted_ranks(_cleared(cell))
    return [*parted_ranks(_cleared(cell._replace(text=lines))), cell._replace(text=name)]


# "PHÓ GIÁM ĐỐC Lê Văn Tám (đã ký)": the mark behind the name.
_NAMED_AND_SIGNED = late(
    r"(?<=[^\W\d_])\s{1,4}\((?:[Đđ]ã ký|ĐÃ KÝ|[Kk]ý tên)(?:,? (?:và )?đóng dấu)?\)[.:]?$"
)


def _cleared(cell: Cell) -> Cell:
    text = _SIGNED_BEFORE.sub("", cell.text) or cell.text
    start = capacity_start(text)
    if start is not None:
        text = text[start:].strip()
    elif (tail := re.search(r"[;.)]\s+((?:[^\W\d_]+\.?\s){1,7}[^\W\d_]+)$", text)) and (
        is_name(tail[1]) or (tail[1].count(" ") > 1 and is_shouted_name(tail[1]))
    ):
        text = tail[1]
    return cell._replace(text=text)


_OFFICES = (
    "ỦY BAN NHÂN DÂN;HỘI ĐỒNG NHÂN DÂN;BAN THƯỜNG VỤ;CHỦ TỊCH;PHÓ CHỦ TỊCH;GIÁM ĐỐC;PHÓ GIÁM ĐỐC;TỔNG GIÁM ĐỐC;BỘ TRƯỞNG;"
    "TỔNG CỤC TRƯỞNG;PHÓ TỔNG CỤC TRƯỞNG;TỔNG THANH TRA;THỨ TRƯỞNG;THỦ TƯỚNG;PHÓ THỦ TƯỚNG;CHÍNH PHỦ;CHÁNH VĂN PHÒNG;PHÓ CHÁNH VĂN PHÒNG;HIỆU TRƯỞNG;PHÓ HIỆU TRƯỞNG;TRƯỞNG BAN;"
    "PHÓ TRƯỞNG BAN;TRƯỞNG PHÒNG;PHÓ TRƯỞNG PHÒNG;CỤC TRƯỞNG;VỤ TRƯỞNG;VIỆN TRƯỞNG;CHÁNH ÁN;CHÁNH THANH TRA;BÍ THƯ;PHÓ BÍ THƯ"
)
_SPELLED = tuple(
    (late(rf"(?<!\w){bare_of(office)}(?!\w)"), office)
    for office in sorted(_OFFICES.split(";"), key=len, reverse=True)
)


def _with_accents(text: str) -> str:
    """A scan's "GIÁM ĐÓC" as GIÁM ĐỐC: the offices that sign are few and known; "UỶ BAN" is a spelling, not a loss."""
    bare = bare_of(text)
    for pattern, office in _SPELLED:
        for match in pattern.finditer(bare):
            if "UỶ" not in text[slice(*match.span())]:
                text = text[: match.start()] + office + text[match.end() :]
    return text


def _capacity_line(text: str) -> str:
    """`KT.GIÁM ĐỐC` and `KT, THỦ TƯỚNG` as `KT. GIÁM ĐỐC`."""
    text = _with_accents(text)
    text = re.sub(r"^([TK]\.[MTL]\.)\s?", r"\1 ", text)
    return re.sub(r"^(TM|KT|TL|TUQ|Q)[.,]\s?", r"\1. ", re.sub(r"^(T/M|K/T|T/L)\.?\s?", r"\1 ", text)).rstrip(
        " ,;:"
    )
