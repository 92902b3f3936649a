"""The text as the reader sees it (nguồn): three views of one length, so that a place in one is a place in all.

`text` is what came in, admitted without ever refusing; `view` has page furniture and Markdown marks blanked;
`bare` is `view` without accents and capitals, which forgives a scan's "Căn cư" and "QUYÉT ĐỊNH".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from doc_engine.patterns import late
from doc_engine.reading.copies.admitting import LIMIT, admit_any
from doc_engine.reading.copies.legibility import SURE, UNKNOWN, Legibility
from doc_engine.reading.copies.margins import without_margins
from doc_engine.reading.copies.overlays import without_overlays
from doc_engine.reading.copies.pieces import UNCHANGED, Pieces, put_in, without
from doc_engine.reading.copies.seams import BREAK, parted, with_rows_broken
from doc_engine.reading.copies.wrapped_names import is_cut_name

Span = tuple[int, int]

_WASTE_KEPT = 200
_WASTE = late(rf"\s{{{2 * _WASTE_KEPT + 1},}}")
PARAGRAPH_LIMIT = 6_000

_PAGE_MARK = late(r"\[\[page \d{1,5}/\d{1,5}\]\]")
_ESCAPED = late(r"\\(?<!\S\\)(?=[-+*–]\s)")  # a dash that Markdown shall not take for a list's
_HASHES = late(r"(?m)^[ \t]{0,20}#{1,6}(?=\s)")
_PAGE_NUMBER = late(r"^[ \t]*(?:[-–—]?[ ]?\d{1,3}[ ]?[-–—]?|[Tt]rang \d{1,3}(?:[ ]?/[ ]?\d{1,3})?)[ \t]*$")
_LONGEST_PAGE_NUMBER = len("Trang 100 / 100")
_RULE = late(r"^[\s─━═_=*\-–—.+|]{3,}$")
_BLANKS = late("[*|\t\u00a0\u3000\u202f\u2000-\u200a]")
_STROKES = {"\u2044": "/", "\u2215": "/", "\u2011": "-", "\u2010": "-"}
_MARK = late(
    r"^\s*(?:[-–+•~]\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)](?!\d)|\d{1,2}[-/]\s|[a-zđ]\)|[ivx]{1,5}\.|\(\d{1,2}\)|"
    r"dieu \d|(?:(?:co quan|don vi) (?:chu tri|phoi hop|thuc hien)|(?:chu tri|phoi hop|thoi gian|thoi han|dia diem|kinh phi|san pham)(?: thuc hien| hoan thanh| to chuc)?)\s?:|can c[uư]|theo de nghi|xet de nghi|tren co so|phan [ivx\d]|chuong [ivx\d]|noi nhan|kinh g[uo]i|so ?:|v/v)"
)
# "Kính⏎gửi:", "Nơi⏎nhận:": labels that a page of the web broke. Below: no line ends a paragraph with one of these.
_BROKEN_LABEL = late(
    r"(?m)^[ \t|]{0,40}(?:[Kk]ính[ \t]{0,4}\n[ \t]{0,4}(?=g[ửưởơ]i)|Nơi[ \t]{0,4}\n[ \t]{0,4}(?=nhận))"
)
# "Điều 2.⏎Giám đốc Sở A …", "a)⏎…": a mark that stands alone on the line above what it marks.
_MARK_ALONE = late(
    r"(?m)^[ \t]{0,20}(?:Điều \d{1,3}[.:][ \t]{0,4}\n(?:[ \t]{0,4}\n)?|(?:\d{1,2}[.)]|[a-zđ]\))[ \t]{0,4}\n)(?=[ \t]{0,20}[^\W\d_])"
)
# "… thực hiện./.Nơi nhận:": the end of the last sentence on one line with the label below it.
_GLUED_LABEL = late(r"[./;](?<=\w[./;])[./;]{0,2}[ \t]{0,4}(?=(?:Nơi nhận|NƠI NHẬN)[ \t]{0,2}:)")
_DANGLING = late(
    r"\s(?:số|ngày|tháng|năm|của|và|các|những|tại|theo|về|do|cho|với|để|từ|đến|là|bởi|bằng|trong|hoặc|thuộc|khoản|Điều)$"
)


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        first = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = first if len(first) == 1 else chr(code)
    table[ord("đ")] = table[ord("Đ")] = table[0xD0] = "d"
    return table


_FOLD = _fold_table()
_SHORT = 400  # characters: names and lines come again and again


def bare_of(text: str) -> str:
    """The text without accents and capitals, character for character."""
    return _bare_of_words(text) if len(text) < _SHORT else text.translate(_FOLD)


def loose(pattern: str) -> re.Pattern[str]:
    """A pattern over `flat` whose spaces stand for one to four, as justified lines have them."""
    return late(pattern.replace(" ", r"\s{1,4}"))


@lru_cache(maxsize=16_384)
def _bare_of_words(text: str) -> str:
    return text.translate(_FOLD)


class Line(NamedTuple):
    """One line of the text with its place; `furniture` is a page number or a rule, not part of the text."""

    start: int
    end: int
    furniture: bool = False


Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


def once_per_text(read: Callable[[Source, Asked], Answer]) -> Callable[[Source, Asked], Answer]:
    """`read`, which remembers its answers as long as the text is being read."""

    @wraps(read)
    def remembering(source: Source, asked: Asked) -> Answer:
        known: dict[Asked, Answer] = source.remembered[read]
        if asked not in known:
            known[asked] = read(source, asked)
        return known[asked]

    return remembering


@dataclass(frozen=True)
class Source:
    """A text to read, with its lines and paragraphs (đoạn)."""

    text: str
    view: str = field(repr=False)
    bare: str = field(repr=False)
    truncated: bool = False
    legibility: Legibility = UNKNOWN
    said: str = field(default="", repr=False)  # with what others put over the paper
    steps: tuple[Pieces, ...] = field(default=(), repr=False)  # what was done to the text as it came
    since_said: tuple[Pieces, ...] = field(default=(), repr=False)  # and to `said`
    remembered: defaultdict[object, dict[Any, Any]] = field(
        default_factory=lambda: defaultdict(dict), repr=False, compare=False
    )

    @classmethod
    def of(cls, text: str, legibility: Legibility = UNKNOWN) -> Source:
        """The source of any text at all; at most `LIMIT` characters are read."""
        said, steps = admit_any(text)
        said = with_rows_broken(_ESCAPED.sub(" ", said))
        admitted = _BROKEN_LABEL.sub(lambda match: match[0].replace("\n", " "), without_overlays(said))
        admitted = _MARK_ALONE.sub(lambda match: match[0].replace("\n", " "), admitted)
        admitted = _GLUED_LABEL.sub(_on_next_line, admitted)
        margins = seams = UNCHANGED
        if not legibility.recognised:  # whose words are known by their places
            admitted, margins = without_margins(admitted)
            admitted, spaces = parted(admitted)
            seams = put_in(spaces, len(admitted))
        view = BREAK.sub(_stop, _PAGE_MARK.sub(_blank, _HASHES.sub(_blank, admitted)))
        view = _shown(view).replace("ƯBND", "UBND")
        view = "\n".join(" " * len(row) if _is_furniture(row) else row for row in view.split("\n"))
        cuts = _wastes(view)
        admitted, wastes = without(admitted, cuts)
        view, _ = without(view, cuts)
        since = (margins, seams, wastes)
        return cls(
            admitted, view, bare_of(view), len(text) > LIMIT, legibility, said, (*steps, *since), since
        )

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line in order, blank ones too."""
        found, start = [], 0
        for raw in self.text.split("\n"):
            found.append(Line(start, start + len(raw), _is_furniture(_shown(raw))))
            start += len(raw) + 1
        return tuple(found)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs: hard-wrapped lines are joined, list items and headings stand alone."""
        return tuple(piece for span in _join_lines(self) for piece in _pieces(self.view, *span))

    @cached_property
    def usual_gap(self) -> int:
        """1 where an empty line stands behind every line (a converter's habit), else 0."""
        return _gap_between_lines(self)

    @cached_property
    def flat(self) -> str:
        """`bare` with the line breaks inside paragraphs as spaces: for words that a clause says in a row."""
        found, place = [], 0
        for start, end in self.paragraphs:
            found += [self.bare[place:start], self.bare[start:end].replace("\n", " ")]
            place = end
        return "".join([*found, self.bare[place:]])

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def paragraph_number(self, place: int) -> int:
        """Which paragraph, counted from 0, holds `place` or is the nearest before it; -1 before the first."""
        return bisect_right(self._paragraph_starts, place) - 1

    def paragraph_at(self, place: int) -> Span:
        """The paragraph that holds `place`, or the nearest one before it."""
        index = self.paragraph_number(place)
        return self.paragraphs[index] if index >= 0 else (0, 0)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Stretches in quotation marks “…”, each inside one paragraph."""
        return tuple(span for paragraph in self.paragraphs for span in _quotes(self.view, *paragraph))

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [start for start, _ in self.quotations]

    def quotation_at(self, place: int) -> Span | None:
        """The quotation that `place` stands in, if any."""
        index = bisect_right(self._quotation_starts, place) - 1
        if index >= 0 and self.quotations[index][0] < place < self.quotations[index][1]:
            return self.quotations[index]
        return None

    @cached_property
    def short_forms(self) -> dict[str, str]:
        """Letters that the text explains itself (viết tắt): BMNN → “bí mật nhà nước” for “bí mật nhà nước (BMNN)”."""
        found: dict[str, str] = {}
        for match in _EXPLAINED.finditer(self.view):
            letters = match["letters"]
            before = self.view[max(0, match.start() - _LONGEST_ASIDE) : match.start()].split()[
                -2 * len(letters) :
            ]
            words = _words_of_letters(before, bare_of(letters))
            if words:
                found.setdefault(letters, words)
        return found

    def is_sure(self, start: int, end: int) -> bool:
        """Whether every word of a stretch is known for sure, as far as can be told."""
        return self.legibility.least(self.said, *_back(self.since_said, start, end)) >= SURE

    def came_at(self, start: int, end: int) -> Span:
        """Where a stretch stood in the text as it came in, whatever was dropped from it or put into it since."""
        return _back(self.steps, start, end)

    def capital_at(self, place: int) -> bool:
        """Whether a capital stands at a place; none stands behind the last character."""
        return self.view[place : place + 1].isupper()

    def says(self, words: tuple[str, ...], start: int, end: int) -> bool:
        """Whether one of some words, without accents, stands in a stretch: asked before a pattern is run over it."""
        for word in words:  # noqa: SIM110 (half the time of `any`)
            if self.flat.find(word, start, end) >= 0:
                return True
        return False

    @cached_property
    def running(self) -> str:
        """The whole text on one line in small letters, to be asked whether it says something."""
        return " ".join(self.text.split()).casefold()

    @cached_property
    def bare_running(self) -> str:
        """The whole text on one line without accents and capitals."""
        return " ".join(self.bare.split())

    def words(self, start: int, end: int) -> str:
        """The text of a stretch on one line."""
        return " ".join(self.view[start:end].split())


_EXPLAINED = late(r"\((?:[^()\d]{0,40}\s)?[“\"]?(?P<letters>[A-ZĐ]{2,8})[”\"]?\)")


def _words_of_letters(before: list[str], letters: str) -> str | None:
    """The last words of `before` whose first letters these are, "và" and dashes left out."""
    place = len(letters)
    for index in range(len(before) - 1, -1, -1):
        word = bare_of(before[index])
        if word[0] == letters[place - 1]:
            place -= 1
        elif word not in ("va", "-", "–"):
            return None
        if place == 0:
            return " ".join(before[index:])
    return None


def _wastes(view: str) -> list[Span]:
    """The middle of every stretch that is blank where no paper is: a wall of stars, marks, rules."""
    return [(match.start() + _WASTE_KEPT, match.end() - _WASTE_KEPT) for match in _WASTE.finditer(view)]


def _back(steps: tuple[Pieces, ...], start: int, end: int) -> Span:
    """Where a stretch stood before some steps."""
    for step in reversed(steps):
        start, end = step.begin(start), step.end(end)
    return start, end


def _shown(text: str) -> str:
    """The text with marks of tables and rare blanks as spaces, rare strokes and dashes as the usual ones."""
    text = _BLANKS.sub(" ", text)
    for rare, usual in _STROKES.items():
        text = text.replace(rare, usual)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _stop(match: re.Match[str]) -> str:
    return ";" + " " * (len(match[0]) - 1)


def _on_next_line(match: re.Match[str]) -> str:
    """The end of a sentence with a line break behind it, in as many characters."""
    return "\n" if len(match[0]) == 1 else f".{' ' * (len(match[0]) - 2)}\n"


def _is_furniture(row: str) -> bool:
    words = row.strip()
    if not words or (len(words) > _LONGEST_PAGE_NUMBER and words[0].isalnum()):
        return False
    return bool(_PAGE_NUMBER.match(row) or _RULE.match(row))


_QUOTATION_MARK = late('[“”"]')


def _quotes(view: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    opened = -1
    for mark in _QUOTATION_MARK.finditer(view, start, end):
        if mark[0] == "“" or (mark[0] == '"' and opened < 0):
            opened = mark.start()
        elif opened >= 0:
            found.append((opened, mark.end()))
            opened = -1
    if opened >= 0:
        found.append((opened, end))
    return found


def _join_lines(source: Source) -> list[Span]:
    width = _wrap_width(source)
    usual = source.usual_gap if width else 0
    found: list[Span] = []
    previous: Line | None = None
    gap, turned = 0, False
    for line in source.lines:
        if line.furniture:
            turned = turned or bool(_PAGE_NUMBER.match(source.text[line.start : line.end]))
            continue
        if not source.view[line.start : line.end].strip():
            gap += 1
            continue
        gap = 0 if turned else max(0, gap - usual)
        if previous is not None and (
            _continues(source, previous, line, gap, width)
            or (gap == 0 and _is_unfinished(source, found[-1], previous, line))
        ):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
        previous, gap, turned = line, 0, False
    return found


def _is_unfinished(source: Source, paragraph: Span, above: Line, line: Line) -> bool:
    """Whether the line above leaves something open: a parenthesis, a căn cứ without its mark, a name with a dash."""
    return (
        _is_open(source.view, paragraph[0], above.end)
        or _is_recital(source, paragraph, line)
        or _is_listed(source, paragraph, line)
        or _is_asked(source, paragraph, line)
        or _is_one_name(source.bare[above.start : above.end], source.bare[line.start : line.end])
    )


_RECITAL = late(r"\s*(?:can c[uư](?!\w)|(?:theo|xet)\s+(?:de nghi|to trinh)(?!\w))")
_LONGEST_RECITAL = 1_500


def _is_recital(source: Source, above: Span, line: Line) -> bool:
    """Whether a căn cứ goes on: it ends with a mark, and what follows it is no item and no title."""
    below = source.view[line.start : line.end].strip()
    return (
        bool(_RECITAL.match(source.bare, *above))
        and above[1] - above[0] < _LONGEST_RECITAL
        and source.view[above[0] : above[1]].rstrip()[-1:].isalnum()
        and not below.isupper()
        and not _MARK.match(source.bare[line.start : line.end])
        and "|" not in source.text[above[0] : line.end]
    )


_BASIS = late(r"\s*(?:can c[uư]|thuc hien|tren co so|thi hanh|quan triet)(?!\w)")
_CITES = late(
    r"(?:nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|ket luan|cong van|ke hoach|thong bao|to trinh|bao cao|van ban|"
    r"chuong trinh|huong dan|phap lenh|quy dinh)(?: [a-z]+){0,2} so(?!\w)|luat (?=[a-z])"
)


def _is_listed(source: Source, above: Span, line: Line) -> bool:
    """Whether a căn cứ of several documents goes on behind its semicolon: "…; Nghị quyết số 117/NQ-CP"."""
    return (
        source.view[line.start : line.end].lstrip()[:1].isupper()
        and source.view[above[0] : above[1]].rstrip().endswith(";")
        and above[1] - above[0] < _LONGEST_RECITAL
        and bool(_BASIS.match(source.bare, *above))
        and bool(_CITES.match(source.bare[line.start : line.end].lstrip()))
    )


_ASKED = late(
    r"(?<!\w)(?:de nghi|yeu cau) (?!cua |tai |[^:.]{0,900}(?:chu tri|phoi hop|thuc hien|trien khai|ra soat|xu ly|chi dao|xem xet|tham muu))[^:.;]{3,300};[^:.]{3,600};$"
)


def _is_asked(source: Source, above: Span, line: Line) -> bool:
    """Whether a list of those who are asked goes on behind its semicolon: "đề nghị Công an tỉnh; Sở A;"."""
    below = source.view[line.start : line.end].lstrip()
    begins = below[:1].isupper() and not _MARK.match(source.bare[line.start : line.end])
    return begins and _ASKED.search(" ".join(source.bare[slice(*above)].split())) is not None


_LONGEST_ASIDE = 300


def _is_open(view: str, start: int, end: int) -> bool:
    """Whether a parenthesis of this paragraph waits for its end: "(Ban hành kèm theo Quyết định số 59/QĐ-UBND"."""
    opened = view.rfind("(", max(start, end - _LONGEST_ASIDE), end)
    return opened >= 0 and ")" not in view[opened:end]


def _pieces(view: str, start: int, end: int) -> list[Span]:
    """A paragraph beyond all measure in bounded pieces, cut at a space where there is one."""
    found: list[Span] = []
    while end - start > PARAGRAPH_LIMIT:
        cut = view.rfind(" ", start + PARAGRAPH_LIMIT // 2, start + PARAGRAPH_LIMIT) + 1
        cut = cut or start + PARAGRAPH_LIMIT
        found.append((start, cut))
        start = cut
    return [*found, (start, end)]


def _wrap_width(source: Source) -> int:
    """The width at which the lines are wrapped, or 0 when each line is a paragraph."""
    lengths = sorted(line.end - line.start for line in source.lines if line.end - line.start > 40)
    if len(lengths) < 4:
        return 0
    typical = lengths[int(len(lengths) * 0.9)]
    return typical if typical <= 130 else 0


# Names that have a dash inside: a line that begins with it goes on with the name and begins no item.
_DASHED_NAMES = late(
    r"(?:lao dong\n- thuong binh|kinh te\n- xa hoi|chinh tri\n- xa hoi|thi dua\n- khen thuong|quoc phong\n- an ninh|"
    r"quy hoach\n- kien truc|van hoa\n- xa hoi|dan so\n- ke hoach hoa|xay dung\n- do thi|ky thuat\n- xay dung|"
    r"(?:19|20)\d\d\n- (?:19|20)\d\d|\d\n- (?:kl|nq|qd|ct|tb|kh|bc|cv|hd|ctr|ttr|cthd)\s?/\s?[a-z]+)(?!\w)"
)


def _is_one_name(above: str, below: str) -> bool:
    return below.lstrip()[:1] in ("-", "–") and bool(
        _DASHED_NAMES.search(f"{above.rstrip()[-20:]}\n- {below.lstrip()[1:].lstrip()[:20]}")
    )


# Begins a paragraph, whatever stands above it without a full stop.
_CARRIES_OUT = late(
    r"Thực hiện (?:các )?(?:Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chỉ thị|Công văn|Công điện|Chương trình|Kết luận|Thông báo|Văn bản|Luật|Hướng dẫn|Thông tư|Đề án)"
)


# "… một số điều của Nghị định⏎92/2027/NĐ-CP": a number below its type.
_TYPE = late(
    r"\w[ \t](?:[Nn]ghị định|[Tt]hông tư|[Qq]uyết định|[Nn]ghị quyết|[Kk]ế hoạch|[Cc]ông văn|[Cc]hỉ thị|[Vv]ăn bản|[Tt]hông báo|[Tt]ờ trình)$"
)
_NUMBER = late(r"\d{1,5}(?:/|-[A-ZĐ])")


def _gap_between_lines(source: Source) -> int:
    gaps, gap = [], 0
    for line in source.lines:
        if source.view[line.start : line.end].strip():
            gaps.append(gap)
            gap = 0
        else:
            gap += 1
    return int(len(gaps) > 8 and sum(gap > 0 for gap in gaps) > 0.9 * len(gaps))


def _continues(source: Source, above: Line, below: Line, gap: int, width: int) -> bool:
    first = source.view[above.start : above.end].strip()
    second = source.view[below.start : below.end].strip()
    if "|" in source.text[above.start : above.end] + source.text[below.start : below.end]:
        return False
    begins = _MARK.match(source.bare[below.start : below.end]) or _CARRIES_OUT.match(second)
    if begins and not first.endswith("-"):
        return False
    large = not second[0].islower()
    if first.endswith((".", ":", "?", "!")) or (large and first.endswith((";", ".”", ";”", '."'))):
        return False
    cut = gap == 0 and (is_cut_name(first, second) or bool(_TYPE.search(first) and _NUMBER.match(second)))
    if cut or second[0].islower() or second[0] == "/" or first.endswith(("-", "/")):
        return True
    if gap > 0 or first.endswith(",") or _DANGLING.search(first):
        return gap == 0 or (gap == 1 and _DANGLING.search(first) is not None)
    # A title set in capitals runs on over long lines; the agency's short lines are names of their own.
    least = max(40, 0.6 * width) if second.isupper() else 0.6 * width
    return first.isupper() == second.isupper() and width > 0 and len(first) >= least
