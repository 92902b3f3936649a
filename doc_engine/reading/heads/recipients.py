"""Where copies go (nơi nhận): the list below its heading, or without it, up to "Lưu"."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Line, Source, bare_of
from doc_engine.reading.heads.cells import cells_of
from doc_engine.reading.heads.signers import (
    ANNEX,
    LONGEST_NAME,
    SIGNED,
    apart_from_name,
    capacity_start,
    is_capacity,
    is_name,
    is_shouted_name,
)
from doc_engine.reading.heads.subject import type_of_title
from doc_engine.text import UPPER

_RECIPIENTS = late(r"n[oơ]i\s{1,6}nhan\s*:?$|noi\s{1,6}nhan\s*:")
_HEADING = late(r"[\s|]{0,80}N(?:ơi|ƠI)\s{1,6}(?:nhận|NHẬN)(?=[^\w:])(?P<rest>[^\n]{1,400})")
_LUU = late(r"luu(?!\w)(?!\s(?:tru|hoc|vuc|thong|y)(?!\w))")
_DASHES = ("-", "–", "~", "+", "—", "•")
# "- Sở Y tế; (báo cáo) - Công an tỉnh;": a note behind the mark.
_NOTED = late(r"(;\s{0,3}\([^()]{2,30}\))\s{1,4}(?=[-–]\s?[^\W\d])")
# "- Như trên; - Lưu: VT.": several on one line.
_ON_ONE_LINE = late(
    rf"\n|(?<=;)\s{{1,4}}(?=[-–]\s?[^\W\d])|(?<=[^\W\d_]\.)\s(?=[-–]\s?[Ll]ưu\s?:)"
    rf"|(?:(?<=[^\W\d_]{{2}}\.)|(?<=\)\.))\s{{1,4}}(?=[-–]\s?[{UPPER}])"
)
# "1. Như Điều 2;": recipients with numbers.
_COUNTED = late(r"^\d[.)]\s{1,3}(?=[^\W\d_])")
# "Lưu: VT, QL; V25.": letters and number of a unit or a typist.
_FILED = late(r"\s*(?:[^\W\d_]{1,5}\d{0,3}|\d[\d.]{1,10})[.;]?$")
# "- VPCP: BTCN, các PCN;⏎Vụ TH, Cổng TTĐT;": what follows without a dash is of the same office.
_OFFICE_LIST = late(r"VP\w{0,6}\s?:")
_OF_OFFICE = late(r"(?:[Cc]ác )?(?:[Vv]ụ|Trợ lý|TGĐ|[Cc]ổng TTĐT)(?!\w)")  # in a list without any dash
# "- Lưu: VT,⏎KT.": what is filed goes on; behind anything else the list has ended.
_FILES_ON = late(r"(?:[,:(-]|\s(?:và|phòng|Phòng|ban|Ban))$")


def find_recipients_row(source: Source) -> int | None:
    """The line of "Nơi nhận:", the last one before any annex."""
    found = None
    for row, line in enumerate(source.lines):
        text = source.bare[line.start : line.end].strip(" :|")
        if (
            _RECIPIENTS.match(text.strip())
            or _RECIPIENTS.match(f"{text}:")
            or _is_half_heading(source, row, text)
            or _is_heading_without_colon(source, line)
        ):
            found = row
        elif (
            found is not None
            and ANNEX.match(text)
            and source.view[line.start : line.end].strip()[:1].isupper()
        ):
            break
    return _row_without_heading(source) if found is None else found


def _is_heading_without_colon(source: Source, line: Line) -> bool:
    """ "Nơi nhận - Như trên; …", "Nơi nhận   TRƯỞNG BAN": the first item or the signature beside it says what it is."""
    found = _HEADING.match(source.view, line.start, line.end)
    rest = found["rest"].strip(" |") if found else ""
    return rest.startswith(("- ", "– ", "• ")) or rest.isupper()


def _is_half_heading(source: Source, row: int, text: str) -> bool:
    """ "Nơi" alone above dashed names."""
    below = source.lines[row + 1 : row + 3] if text == "noi" else ()
    return any(source.view[line.start : line.end].lstrip(" |").startswith("-") for line in below)


_FIRST_RECIPIENT = late(r"[-–+]\s?nhu (?:tren|dieu \d{1,2})[;.,]?$")


def _row_without_heading(source: Source) -> int | None:
    """The line "- Như trên;" of a list that lost its "Nơi nhận:", near the end and closed by "Lưu"."""
    rows = [
        (row, source.bare[line.start : line.end].strip(" |"))
        for row, line in enumerate(source.lines)
        if not line.furniture
    ]
    for row, text in rows[len(rows) // 3 :]:
        if _FIRST_RECIPIENT.match(text):
            below = (later for at, later in rows if row < at <= row + 25)
            return row if any(_LUU.match(later.lstrip("-–+ ")) for later in below) else None
    return None


def read_recipients(source: Source, row: int | None) -> tuple[str, ...]:
    """The places that get a copy, each without dash and end mark; stops behind "Lưu"."""
    if row is None:
        return ()
    items: list[str] = []
    open_item = marked = False
    for cell in cells_of(source, row, row + 90):
        text = (
            re.sub(r"^n[oơ]i(?: nh[aậ]n|$)\s*:?", "", cell.text, flags=re.IGNORECASE).strip()
            if cell.row == row
            else cell.text
        )
        if cell.row == row and _is_beside(text):
            continue
        if not text or (cell.right and not text.startswith(("-", "–"))):
            continue
        text = _without_capacity(text)
        dashed = text.startswith(_DASHES)
        if not dashed and (
            is_capacity(text)
            or is_name(text)
            or (len(text.split()) > 2 and is_shouted_name(text))
            or SIGNED.match(bare_of(text))
            or _is_end(text)
        ):
            if items and (_LUU.match(bare_of(items[-1])) or type_of_title(text)):
                break
            continue
        listed = bool(items) and not dashed and _OFFICE_LIST.match(items[-1]) is not None
        listed = listed and (marked or _OF_OFFICE.match(text) is not None)
        if dashed or not (open_item or listed):
            if items and _LUU.match(bare_of(items[-1])):
                break
            marked = dashed
            items += [
                _COUNTED.sub("", part.lstrip("-–~+—•_ "))
                for part in _ON_ONE_LINE.split(_NOTED.sub(r"\1\n", text))
            ]
        elif not open_item:
            items[-1] = f"{items[-1].rstrip(';')}; {text}"
        elif _LUU.match(bare_of(items[-1])) and not (_FILES_ON.search(items[-1]) or text[0].islower()):
            break
        else:
            items[-1] = f"{items[-1]} {text}"
        open_item = not text.rstrip().endswith((";", "."))
        if not open_item and _LUU.match(bare_of(items[-1])):
            break
    return tuple(item.rstrip(" ;.,:") for item in items if item.rstrip(" ;.,:"))


# "Nơi nhận: Là: GIÁM ĐỐC": what a scan saw in the gap between the heading and the signature beside it.
_SPECK = late(r"\W{0,3}[^\W\d_]{0,3}\s?:\s{0,4}")


def _is_beside(text: str) -> bool:
    """Whether what stands behind the heading on its line is of the signature beside it."""
    speck = _SPECK.match(text)
    rest = text[speck.end() :] if speck else text
    if speck is None:
        return text.isupper() and not text.startswith(_DASHES)
    return not rest or is_capacity(rest)


def _is_end(text: str) -> bool:
    return bool(ANNEX.match(bare_of(text)) or type_of_title(text) or re.match(r"\(\d{1,2}\)|\[\[", text))


def _without_capacity(text: str) -> str:
    """A scan sets the signature's lines behind a recipient on the same line."""
    text = _without_name(_BEHIND_SIGNED.sub("", apart_from_name(text)[0]))
    start = capacity_start(text)
    text = text[:start].strip() if start else text
    kept, mark, tail = text.rpartition(";")
    if mark and _NOTE.fullmatch(tail.strip()):
        return f"{kept} {tail.strip()};"
    if _LUU.match(bare_of(text.lstrip("-–~+— "))) and _FILED.match(tail):
        return text
    noise = mark and (is_name(tail.strip()) or not re.search(r"[^\W\d_]{3}", tail))
    return f"{kept};" if noise and kept else text


_BEHIND_SIGNED = late(r"\s{1,4}\((?:Đã|đã) ký\)$")


def _without_name(text: str) -> str:
    """ "- Lưu: VT, NC. Nguyễn Văn An": the name of the right column behind the end of an item, and of the list."""
    words = text.split()
    marks = ".;)" if _LUU.match(bare_of(text.lstrip("-–~+— "))) else ";"
    for count in range(min(LONGEST_NAME, len(words) - 1), 1, -1):
        name = " ".join(words[-count:])
        if words[-count - 1].endswith(tuple(marks)) and (is_name(name) or is_shouted_name(name)):
            return " ".join(words[:-count])
    return text


# "- Thường trực Tỉnh ủy; (để b/c)": what for, behind the mark.
_NOTE = late(r"\([^()]{2,30}\)[.;]?")
