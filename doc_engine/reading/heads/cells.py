"""Lines as cells (ô): the left and right column of a header or a signature, however the columns came to us.

Columns arrive as table bars, as runs of spaces (PDF text), as one space (a scan), or one after the other (Word).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of, once_per_text
from doc_engine.reading.heads.gaps import is_inside

_GAP = late(r"[\s|](?:(?<=\|)|\s{2,})")
# Before 1976 there were others: "VIỆT NAM DÂN CHỦ CỘNG HÒA", "CỘNG HÒA MIỀN NAM VIỆT NAM".
_FORMER = r"viet nam dan chu cong hoa|cong hoa mien nam viet nam"
_MOTTO = late(
    rf"{_FORMER}|"
    r"[cg]on?g h[o0]a[ .:,]{1,3}xa h[o0]i[ .:,]{1,3}[cg]h[uư] ngh[il]a[ .:,]{1,3}vi[eé]t nam|doc lap\s?[-–—:.~]{1,3}\s?tu do|tu do\s?[-–—]{1,3}\s?hanh ph[uư]c"
)
_OF_MOTTO = (
    "xa h",
    "doc lap",
    "tu do",
    "dan chu cong hoa",
    "mien nam",
)  # no piece of it is without one of these
_MOTTO_LINE = late(
    rf"{_FORMER}|"
    r"(?:cong )?h[o0]a xa hoi chu nghia|hoi chu nghia viet nam|doc lap\s{0,3}[-–—]{1,3}\s{0,3}tu do"
)


# "/ỦY BAN NHÂN DÂN": a stroke that an editor left before a name; "/QĐ-UBND" is a blank number's.
_STRAY = late(r"^/\s?(?=[^\W\d_]{2,8}\s[^\W\d_]{2})")


# What stands for a dash before an item.
_BULLET = late(r"[•·∙●▪◦‣⁃−‒►■□➢✓]\s{0,4}(?=\w)")


class Cell(NamedTuple):
    """A cell of a line: its words, where they begin, the line's number, and whether it stands in the right column."""

    text: str
    start: int
    row: int
    right: bool

    @property
    def bare(self) -> str:
        """The words without accents and capitals."""
        return bare_of(self.text)

    @property
    def is_upper(self) -> bool:
        """Whether it is set in capitals, a lost accent of a scan aside."""
        letters = list(filter(str.isalpha, self.text))
        return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


# Quốc hiệu broken over the lines of a narrow cell: each piece holds words that name no body.
_NATION = " cong hoa xa hoi chu nghia viet nam "
_NATION_WORDS = late(r"cong hoa|hoa xa|chu nghia|nghia viet")

# What a scan sets between the words and reads for a C: "GỘNG HÒA.XÃ HỘI".
_NO_LETTERS = late(r"[^a-z]+")
_PLAIN_C = late(r"(?<![a-z])g(?=ong hoa|hu nghia)")


# "CỘNG HOÀ XÃ : HỦ NGHĨA", "CỘNG HÒA XÃ HỘI iL NAM": three words that no body has in this order, whatever a scan left of the rest.
_MUTILATED = late(r"(?<!\w)[cg][o0]n?g h[o0]a[ .:,]{1,3}xa(?!\w)")


def is_motto(cell: Cell) -> bool:
    """Quốc hiệu or tiêu ngữ, whole or a piece of it."""
    if cell.bare.startswith("nuoc "):
        return False  # "Đại sứ quán⏎nước Cộng hòa …"
    plain = _PLAIN_C.sub("c", " ".join(_NO_LETTERS.sub(" ", cell.bare).split()))
    return bool(
        _MUTILATED.match(cell.bare)
        or _MOTTO_LINE.search(cell.bare)
        or _MOTTO_LINE.search(plain)
        or (f" {plain} " in _NATION and _NATION_WORDS.search(plain))
    )


def without_motto(cells: list[Cell]) -> list[Cell]:
    """The cells without quốc hiệu and tiêu ngữ, a last "VIỆT NAM" or a first "CỘNG" on a line of its own among them."""
    return [
        cell
        for index, cell in enumerate(cells)
        if not (
            is_motto(cell)
            or (cell.bare in ("viet nam", "nam") and _ends_nation(cells, index))
            or (cell.bare == "cong" and index + 1 < len(cells) and is_motto(cells[index + 1]))
        )
    ]


def _ends_nation(cells: list[Cell], index: int) -> bool:
    """Whether "VIỆT NAM", or "NAM", is the end of quốc hiệu: of the cell before, or of the one above it on the right."""
    word = cells[index].bare
    near = [
        cells[place]
        for place in (index - 1, *(range(index - 2, index - 4, -1) if cells[index].right else ()))
        if place >= 0
    ]
    return any(
        _is_cut(cell) if word == "viet nam" else is_motto(cell) and cell.bare.endswith("viet")
        for cell in near
    )


def _is_cut(cell: Cell) -> bool:
    """Whether the cell ends where quốc hiệu, or the Party's name, lacks its last words."""
    return (is_motto(cell) and cell.bare.endswith("nghia")) or cell.bare.endswith("dang cong san")


def cells_of(source: Source, first: int, last: int) -> list[Cell]:
    """The cells of the lines `first` to `last` (exclusive), empty and furniture lines left out."""
    rows = range(max(first, 0), min(last, len(source.lines)))
    return [cell for row in rows for cell in _cells_of_row(source, row)]


@once_per_text
def _cells_of_row(source: Source, row: int) -> tuple[Cell, ...]:
    line = source.lines[row]
    cells = () if line.furniture else _cut(source.text[line.start : line.end])
    return tuple(cell._replace(start=cell.start + line.start, row=row) for cell in cells)


def _cut(line: str) -> tuple[Cell, ...]:
    """The cells of one line, their places counted from its start."""
    raw = line.replace("*", " ").replace("\u00a0", " ")
    found: list[Cell] = []
    place = 0
    for gap in [*(gap for gap in _GAP.finditer(raw) if not is_inside(raw, gap)), None]:
        stop = gap.start() if gap else len(raw)
        words = _STRAY.sub("", raw[place:stop].lstrip("# ").strip())
        bullet = _BULLET.match(words)
        if words:
            begin = raw.index(words, place)
            found.append(
                Cell(
                    " ".join((f"- {words[bullet.end() :]}" if bullet else words).split()),
                    begin,
                    0,
                    begin >= 30 or (bool(found) and gap is None),
                )
            )
        place = gap.end() if gap else stop
    return tuple(
        part
        for cell in found
        for half in _apart_from_number(cell)
        for whole in _apart_from_day(half)
        for part in _apart_from_motto(whole)
    )


_NUMBER = late(r"\sSố(?:\s?:|\s{1,3}\d{0,5}\s?-)")


def _apart_from_number(cell: Cell) -> list[Cell]:
    """ "ỦY BAN NHÂN DÂN TỈNH X Số: 12/QĐ-UBND" on one line: the agency, then its number."""
    match = _NUMBER.search(cell.text)
    if not match or not cell.text[: match.start()].isupper():
        return [cell]
    return [
        cell._replace(text=cell.text[: match.start()]),
        cell._replace(text=cell.text[match.start() + 1 :], start=cell.start + match.start() + 1),
    ]


_GREETING_BEHIND_DAY = late(r"\s(?:19|20)\d\d(?P<gap>\s)(?=Kính gửi\s?:)")


def _apart_from_day(cell: Cell) -> list[Cell]:
    """ "Hà Nội, ngày 2 tháng 3 năm 2021 Kính gửi: Bộ A" on one line: the day, then those written to."""
    match = _GREETING_BEHIND_DAY.search(cell.text) if "Kính gửi" in cell.text else None
    if match is None:
        return [cell]
    start = match.end("gap")
    return [
        cell._replace(text=cell.text[: match.start("gap")]),
        cell._replace(text=cell.text[start:], start=cell.start + start),
    ]


def _apart_from_motto(cell: Cell) -> list[Cell]:
    """A scan sets both columns on one line: what stands before quốc hiệu is the agency's."""
    bare = cell.bare
    match = _MOTTO.search(bare) if any(words in bare for words in _OF_MOTTO) else None
    match = match or (_PARTY.search(cell.text) if "VIỆT NAM" in cell.text else None)
    match = match or (_mutilated_motto(cell) if "a xa" in bare else None)
    if not match or match.start() < 3 or bare.startswith("nuoc "):
        return [cell]
    left = cell.text[: match.start()].strip()
    return [
        Cell(left, cell.start, cell.row, False),
        Cell(cell.text[match.start() :], cell.start + match.start(), cell.row, True),
        *_between_mottos(cell),
    ]


def _mutilated_motto(cell: Cell) -> re.Match[str] | None:
    """Where quốc hiệu begins behind a name in capitals, when a scan lost its other words."""
    match = _MUTILATED.search(cell.bare)
    return match if match and cell.text[: match.end()].isupper() else None


# The head of the right column in papers of the Party.
_PARTY = late(r"(?<=[^\s] )ĐẢNG CỘNG SẢN VIỆT NAM(?=\s*$)")
_BETWEEN = late(r"viet nam\s(?P<second>[a-z][^,:]{4,80}?)\s(?=doc lap\s?[-–—])")


def _between_mottos(cell: Cell) -> list[Cell]:
    """ "… VIỆT NAM TRƯỜNG TIỂU HỌC AN BÌNH Độc lập - …": the agency's second line, between both lines of the right column."""
    found = _BETWEEN.search(cell.bare)
    if found is None or not cell.text[slice(*found.span("second"))].isupper():
        return []
    start, end = found.span("second")
    return [Cell(cell.text[start:end], cell.start + start, cell.row, False)]
