"""What others put over a paper (chữ chồng lên văn bản): the words of a digital signature, the dấu ĐẾN of who received it.

Their number, day, office and name are not the paper's own. Whole lines of them become rules, cells beside others
become blank, so that every place in the text stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from doc_engine.patterns import late

_ANY = ("ký bởi", "Ký bởi", "Người ký", "igitally signed", "Signature ", "ĐẾN")
_ANY_PRINTED = late(r"[_-]\d\d/\d\d/\d{4} ")
_CELL = late(r"(?:(?!\s{3}|\t|\|)[^\n])+")
_SIGNED = late(
    r"\s*(?:(?:(?:Đã |Được )?[Kk]ý (?:số )?bởi|Người ký(?= ?:)|[Dd]igitally signed by)(?!\w)|Signature (?:Not Verified|[Vv]alid)\s*$)"
)
_OF_SIGNATURE = late(
    r"\s*(?:(?:Người ký|Email|Cơ quan|Tổ chức|Đơn vị|Chức vụ|Chức danh|(?:Ngày|Thời gian|Thời điểm) ký|Ngày|Date|Reason|Location|"
    r"Lý do|Vị trí|DN|Serial) ?:|(?:Đã |Được )?[Kk]ý (?:số )?bởi(?!\w)|\d\d:\d\d(?::\d\d)?(?:\s?[+-]\d\d:?'?\d\d'?)?\s*$|[+-]\d\d:\d\d\s*$)"
)
_ARRIVED = late(r"\s*(?:(?:CÔNG VĂN|VĂN BẢN)\s)?ĐẾN(?:\s*$|\s?:|\s{1,2}(?:Số|Giờ|Ngày)(?!\w))")
_OF_ARRIVAL = late(
    r"\s*(?:Số(?: đến)?\s?[:.]\s?[\d.…]{0,20}(?:/(?:ĐẾN|Đến|CVĐ|VBĐ))?\s*$|(?:Ngày|Giờ)(?:\s?[:.…\d]|\s*$)|(?:Kính )?[Cc]huyển\s?[:.…]|"
    r"Lưu (?:hồ sơ|HS)|Số và ký hiệu (?:HS|hồ sơ))"
)
# What an office's system prints along the edge: "vanthu_stp_12/03/2024 10:22:33", "stp-12/03/2024 10:22:33-vanthu".
_PRINTED_BY = late(r"\s*[\w.@-]{2,60}[_-]\d\d/\d\d/\d{4} \d{1,2}:\d\d(?::\d\d)?(?:[_-][\w.@-]{0,60})?\s*$")
# No line of these goes on with what the line above said of the signature.
_OWN = late(
    r"\s*(?:S[ốó]\s?[:.]|CỘNG H|Độc lập|Kính gửi|Nơi nhận|[-–+]\s)|.{0,60}ngày.{1,12}tháng|.*[.;:]\s*$"
)
_REACH, _ASIDE = 8, 2  # lines: a block is no longer; between two of its labels stand no more


class _Piece(NamedTuple):
    """A cell of a line: its place, its row, and whether it has the line for itself."""

    start: int
    end: int
    row: int
    alone: bool


def without_overlays(text: str) -> str:
    """The text, of equal length, without the words of digital signatures and arrival stamps."""
    if not any(words in text for words in _ANY) and not _ANY_PRINTED.search(text):
        return text
    pieces = list(_pieces(text))
    struck = sorted({piece for index in range(len(pieces)) for piece in _block(text, pieces, index)})
    out, place = [], 0
    for piece in struck:
        out += [text[place : piece.start], ("_" if piece.alone else " ") * (piece.end - piece.start)]
        place = piece.end
    return "".join([*out, text[place:]])


def _pieces(text: str) -> Iterator[_Piece]:
    start = 0
    for row, line in enumerate(text.split("\n")):
        cells = [match.span() for match in _CELL.finditer(line) if match[0].strip()]
        for left, right in cells:
            yield _Piece(start + left, start + right, row, len(cells) == 1)
        start += len(line) + 1


def _block(text: str, pieces: list[_Piece], index: int) -> Iterator[_Piece]:
    """The pieces of the block that begins here, if one does."""
    first = pieces[index]
    if _PRINTED_BY.match(text, first.start, first.end):
        yield first
    arrived = _ARRIVED.match(text, first.start, first.end)
    if not arrived and not _SIGNED.match(text, first.start, first.end):
        return
    label = _OF_ARRIVAL if arrived else _OF_SIGNATURE
    last = index
    for place in range(index + 1, len(pieces)):
        piece = pieces[place]
        if piece.row > first.row + _REACH or piece.row > pieces[last].row + _ASIDE + 1:
            break
        if label.match(text, piece.start, piece.end):
            yield piece
            if not arrived:
                yield from _between(text, pieces[last], pieces[last + 1 : place])
            last = place
    # "Người ký: …" alone says who signed; with the day or the office beside it a machine wrote it.
    if arrived and last > index and _is_stamped(text, pieces, index, last):
        yield pieces[index - 1]
    if last > index or arrived or not text[first.start : first.end].lstrip().startswith("Người ký"):
        yield first


def _is_stamped(text: str, pieces: list[_Piece], index: int, last: int) -> bool:
    """Whether the line above ĐẾN names who received the paper: it is the first of all, and the issuer comes below."""
    if index != 1 or last + 1 >= len(pieces):
        return False
    above, below = (text[piece.start : piece.end].strip() for piece in (pieces[0], pieces[last + 1]))
    return pieces[0].alone and above.isupper() and below[:4].isupper()


def _between(text: str, label: _Piece, pieces: list[_Piece]) -> Iterator[_Piece]:
    """Lines between two labels that go on with what the upper one says; an agency in capitals only with capitals."""
    _, _, value = text[label.start : label.end].partition(":")
    capitals = value.strip().isupper() or not value.strip()
    for piece in pieces:
        words = text[piece.start : piece.end]
        if piece.alone and not _OWN.match(text, piece.start, piece.end) and (capitals or not words.isupper()):
            yield piece
