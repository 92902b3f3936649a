"""Finding the Jinja tags of a template part (thẻ), paragraph by paragraph, on the text without markup.

All in linear time and before any of docxtpl's expressions, which are quadratic, sees the part: a tag must
open and close in one paragraph, be short, and there may be so many and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from doc_engine.errors import BadInput, Problem
from doc_engine.ooxml.markup import W
from doc_engine.text import nfc

MAX_TAGS = 2_000
MAX_TAG_LENGTH = 200
MAX_PART_LENGTH = 2_000_000
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER = re.compile(r"\{[{%#]")
_ANY_MARK = re.compile(r"\{[{%#]|[}%#]\}")
_MARKUP = re.compile(r"<[^>]*>")
_PREFIX = re.compile(r"(p|tr|tc|r)(?=\s)")
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tag stands, as a clerk would look for it."""

    part: str
    number: int
    text: str

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 80 else f"{self.text[:79]}…"
        return f"{self.part}đoạn {self.number} (“{shown}”)"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `{{ so }}` is an output, `{% if … %}` a statement; `prefix` is docxtpl's p, tr, tc or r."""

    opener: str
    prefix: str
    source: str
    place: Place
    alone: bool
    typed: str = ""

    @property
    def is_output(self) -> bool:
        """Whether the tag prints something."""
        return self.opener == "{{"


# The kinds of problems, as `template check` names them.
REFUSED, UNKNOWN, BROKEN, DECOMPOSED = "MV01", "MV06", "MV07", "MV09"


@dataclass(frozen=True, slots=True)
class TagProblem(Problem):
    """A problem of a template at a paragraph: its kind, the paragraph, and what is said without naming it."""

    code: str = REFUSED
    place: Place | None = None
    said: str = ""


def problem(place: Place, message: str, hint: str = "", code: str = REFUSED) -> TagProblem:
    """A problem of a template at a paragraph."""
    return TagProblem(f"mẫu văn bản, {place}: {message}", hint, code=code, place=place, said=message)


def tags_of(root: etree._Element, part: str) -> list[Tag]:
    """The tags of one part (`part`: its name for the clerk, "" for the main text); raises `BadInput`."""
    tags, problems = scanned(root, part)
    if problems:
        raise BadInput(*problems)
    return tags


def scanned(root: etree._Element, part: str) -> tuple[list[Tag], list[Problem]]:
    """The tags that can be read, and what is wrong with the others."""
    problems: list[Problem] = []
    tags: list[Tag] = []
    for number, element in enumerate(root.iter(f"{W}p"), start=1):
        text = "".join(_own_text(element))
        if not _ANY_MARK.search(text):
            continue
        place = Place(part, number, text)
        try:
            tags.extend(_scanned(text, place, element))
        except BadInput as bad:
            problems.extend(bad.problems)
        if len(tags) > MAX_TAGS or len(problems) > 20:
            problems.append(problem(place, f"mẫu có quá {MAX_TAGS} thẻ hoặc quá nhiều lỗi."))
            break
    if not problems:
        problems.extend(_hidden(root, part, len(tags)))
    return tags, problems


def _own_text(paragraph: etree._Element) -> Iterator[str]:
    """The text of a paragraph, that of text boxes inside it left out."""
    for child in paragraph.iter(f"{W}t"):
        if next(child.iterancestors(f"{W}p"), None) is paragraph:
            yield child.text or ""


def _scanned(text: str, place: Place, element: etree._Element) -> Iterator[Tag]:
    position = 0
    row_text = _row_text(element)
    while found := _ANY_MARK.search(text, position):
        opener = found[0]
        if opener not in _CLOSERS:
            # A lone closing mark is harmless text for Jinja, and a sign of a broken tag for a clerk.
            raise BadInput(problem(place, f"dấu “{opener}” không có dấu mở tương ứng.", code=BROKEN))
        closer = _CLOSERS[opener]
        end = text.find(closer, found.end())
        inner = text[found.end() : end] if end >= 0 else text[found.end() :]
        _check_inner(inner, opener, end, place)
        whole = text[found.start() : end + 2]
        alone = text.strip() == whole if not inner.startswith("tr ") else row_text.strip() == whole
        prefix = _PREFIX.match(inner)
        source = inner[prefix.end() :] if prefix else inner
        yield Tag(opener, prefix[0] if prefix else "", source.translate(_QUOTES).strip(), place, alone, whole)
        position = end + 2


def _row_text(paragraph: etree._Element) -> str:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return "" if row is None else "".join(item.text or "" for item in row.iter(f"{W}t"))


def _check_inner(inner: str, opener: str, end: int, place: Place) -> None:
    if end < 0 or _OPENER.search(inner):
        raise BadInput(
            problem(
                place,
                f"thẻ mở “{opener}” không được đóng.",
                "Mỗi thẻ phải mở và đóng trong một đoạn.",
                BROKEN,
            )
        )
    if opener == "{#":
        raise BadInput(problem(place, "mẫu không dùng thẻ ghi chú {# #}."))
    if len(inner) > MAX_TAG_LENGTH:
        raise BadInput(problem(place, f"thẻ dài quá {MAX_TAG_LENGTH} chữ."))
    if inner[:1] in {"-", "+"} or inner[-1:] in {"-", "+"}:
        raise BadInput(problem(place, "thẻ không được bắt đầu hoặc kết thúc bằng dấu “-”, “+”."))
    if nfc(inner) != inner:
        raise BadInput(
            problem(
                place,
                "tên trong thẻ gõ bằng chữ tổ hợp (NFD).",
                "Hãy gõ lại tên trường, chữ thường không dấu.",
                DECOMPOSED,
            )
        )


def _hidden(root: etree._Element, part: str, expected: int) -> Iterator[Problem]:
    """No tag may stand where the scan does not look: across paragraphs, in attributes, in deleted text."""
    place = f"mẫu văn bản, {part}".rstrip(", ")
    for element in root.iter():
        for value in element.attrib.values():
            if _OPENER.search(str(value)):
                said = "có thẻ nằm trong thuộc tính của hình hoặc đối tượng."
                yield TagProblem(f"{place}: {said}", said=said)
                return
    bare = _MARKUP.sub("", etree.tostring(root, encoding="unicode"))
    if len(_OPENER.findall(bare)) != expected:
        said = "có thẻ bị tách qua nhiều đoạn hoặc nằm ngoài đoạn văn."
        hint = "Mỗi thẻ phải mở và đóng trong một đoạn; hãy tắt Track Changes."
        yield TagProblem(f"{place}: {said}", hint, code=BROKEN, said=said)


def count_openers(xml: str) -> int:
    """How many tags a prepared part holds, to be held against the scan."""
    return len(_OPENER.findall(xml))
