"""The head of a finished document (phần đầu): which paragraphs are agency, number, day, title and subject."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.dates import PartialDate, parse_date
from doc_engine.errors import BadInput
from doc_engine.reading.copies.source import bare_of
from doc_engine.reading.heads.cells import Cell, is_motto
from doc_engine.reading.heads.subject import type_of_title
from doc_engine.reading.values import HeaderFound
from doc_engine.redraft.said import Said
from doc_engine.terms import Circulation, Secrecy, Urgency
from doc_engine.text import fold

_ZONE = 40
_UNTITLED = ("Giấy giới thiệu", "Giấy nghỉ phép")
_NUMBER = re.compile(r"^\W*(?:luat\s)?so\s?:")
_DAY = re.compile(
    r"^(?P<place>.{0,120}\S)\s{0,9},\s{0,9}ngày(?P<day>[\d\s.…_]{0,60})tháng(?P<month>[\d\s.…_]{0,60})năm(?P<year>\s{0,9}\d{4}|[\s.…_]{0,60})\.?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:v/v|về việc)\s*:?\s*", re.IGNORECASE)
_STOPS = re.compile(r"^(?:Bên A|Kính gửi|Căn cứ|.{0,120}trân trọng)(?!\w)|.*:$", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"^.{0,60}?/\s?\S+?\s{1,3}(?=\S.*,\s*ng[aà]y)")


@dataclass
class Head:
    """What the head says; `end` is the place of the first paragraph behind it, `left` what it could not place."""

    agency: list[Said] = field(default_factory=list)
    place: str = ""
    day: PartialDate = field(default_factory=PartialDate)
    titled: bool = False
    subject: str = ""
    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    circulation: Circulation | None = None
    left: list[Said] = field(default_factory=list)
    end: int = 0


def read_head(saids: tuple[Said, ...], found: HeaderFound) -> Head:
    """The head of the document, by the words of its paragraphs and what the reader found."""
    head = Head()
    title = _title(saids)
    stop = title if title is not None else _letter_end(saids)
    place, about = 0, False
    while place < stop:
        said = saids[place]
        if title is None and _ABOUT.match(said.text) and not head.subject:
            place = _joined(head, saids, place, _ABOUT.sub("", said.text), found.subject)
            continue
        _place(head, said, before_number=not about)
        about = about or bool(_NUMBER.match(bare_of(said.text)))
        place += 1
    head.titled = title is not None
    head.end = stop + (1 if title is not None else 0)
    if title is not None:
        _subject(head, saids, found)
    return head


def _title(saids: tuple[Said, ...]) -> int | None:
    for place, said in enumerate(saids[:_ZONE]):
        bare = bare_of(said.text)
        if bare.startswith(("kinh gui", "noi nhan")):
            return None
        if said.table is None and type_of_title(said.text):
            return place
    return None


def _letter_end(saids: tuple[Said, ...]) -> int:
    """A công văn's head ends at "Kính gửi", or behind its day."""
    last = 0
    for place, said in enumerate(saids[:_ZONE]):
        if bare_of(said.text).startswith("kinh gui"):
            return place
        if _DAY.match(said.text) or _NUMBER.match(bare_of(said.text)) or _ABOUT.match(said.text):
            last = place + 1
    return last


def _place(head: Head, said: Said, *, before_number: bool) -> None:
    day = _DAY.match(_AFTER_NUMBER.sub("", said.text))
    if day:
        head.place, head.day = day["place"].strip(), _partial(day)
    elif _is_furniture(said) or _mark(head, said.text):
        return
    elif said.upper and before_number:
        head.agency.append(said)
    else:
        head.left.append(said)


def _is_furniture(said: Said) -> bool:
    """The number (read elsewhere), quốc hiệu and tiêu ngữ, rules: printed again by the form."""
    bare = bare_of(said.text)
    ruled = not any(char.isalnum() for char in bare)
    return ruled or bool(_NUMBER.match(bare)) or is_motto(Cell(said.text, 0, 0, False))


def _partial(day: re.Match[str]) -> PartialDate:
    numbers = ["".join(filter(str.isdigit, day[name])) or "…" for name in ("day", "month", "year")]
    try:
        return parse_date("/".join(numbers))
    except BadInput:
        return PartialDate()


def _mark(head: Head, text: str) -> bool:
    """A stamp of urgency, secrecy or circulation, alone on its line."""
    word = fold(text).strip(" .")
    for urgency in Urgency:
        if word == fold(urgency.stamp):
            head.urgency = urgency
            return True
    for secrecy in Secrecy:
        if word == fold(secrecy.label) and text == text.upper():
            head.secrecy = secrecy
            return True
    for circulation in Circulation:
        if word == fold(circulation.label):
            head.circulation = circulation
            return True
    return False


def _subject(head: Head, saids: tuple[Said, ...], found: HeaderFound) -> None:
    if head.end >= len(saids) or not found.subject or found.type in _UNTITLED:
        return
    first = saids[head.end].text
    if not _key(_ABOUT.sub("", first)) or not _begins(first, found.subject):
        return
    head.end = _joined(head, saids, head.end, first, found.subject)


def _begins(first: str, whole: str) -> bool:
    ours, theirs = _key(_ABOUT.sub("", first)), _key(_ABOUT.sub("", whole))
    return theirs.startswith(ours) or ours.startswith(theirs)


def _joined(head: Head, saids: tuple[Said, ...], place: int, first: str, whole: str | None) -> int:
    """The place behind the subject's lines: those that look alike, as long as the reader's subject has them."""
    lines, target = [first], _key(whole or first)
    start = saids[place]
    after = place + 1
    while after < len(saids) and not _STOPS.match(saids[after].text):
        said = saids[after]
        if (said.group, said.side) == (start.group, start.side):
            if said.bold != start.bold or not target.startswith(_key(" ".join([*lines, said.text]))):
                break
            lines.append(said.text)
        else:
            if not start.side:
                break
            _place(head, said, before_number=False)
        after += 1
    head.subject = " ".join(lines)
    return after


def _key(text: str) -> str:
    return "".join(char for char in bare_of(_ABOUT.sub("", text)) if char.isalnum())
