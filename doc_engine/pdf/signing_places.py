"""Where signatures stand on a PDF (vị trí ký số): the person's image, the agency's seal, the note of an annex or a copy.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.7 and II.8: the image between the signer's title and name, the seal
in its real size over the left third of it; an annex in a file of its own and a copy bear words only, at the top
right of page 1. What is not found for certain is a finding, never a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from doc_engine.errors import BadInput
from doc_engine.findings import Finding
from doc_engine.pdf.blanks import unsure
from doc_engine.pdf.boxes import Box, PageBoxes, TextLine, boxes_of
from doc_engine.pdf.letters import Frame, frames_of

SEAL_MM = 36.0
SEAL_LEAST_MM, SEAL_MOST_MM = 20.0, 60.0
_POINTS = 72 / 25.4
_GAP_MM = 12.0  # less room than this between title and name takes no signature
_LINE_MM = 5.0  # two lines of one stack are nearer than this
_LEVEL_MM = 4.0  # the stack starts beside "Nơi nhận:", at most this much higher
_REACH_MM = 95.0  # from "Nơi nhận:" down to the name at most
_AXIS_MM = 5.0  # how far the middles of the stack's lines lie apart
_IMAGE_MM = (50.0, 30.0)  # the person's image at most
_NOTE_MM = (90.0, 11.0, 15.0, 6.0)  # width, height, from the right edge, from the top edge
_NOTE_LEAST_MM = 5.0
_RIGHT = 0.42  # of the width: what starts further left is not in the signer's column
_NAME = re.compile(r"(?:[^\W\d_][\w'’-]*\s+){1,6}[^\W\d_][\w'’-]*")


class Place(NamedTuple):
    """A rectangle on a page (from 1): in mm from the top left, and in points of the page as PDF wants it."""

    page: int
    box: Box
    points: tuple[float, float, float, float]


class SigningPlaces(NamedTuple):
    """The places of one document; None where there is none or it was not found: the findings say which."""

    person: Place | None
    seal: Place | None
    note: Place | None
    findings: tuple[Finding, ...]


class _Stack(NamedTuple):
    """The signer's column: titles, the room below them, and the lines that end with the name."""

    titles: tuple[TextLine, ...]
    lower: tuple[TextLine, ...]


def signing_places(pdf: bytes, *, attached: bool = False, seal_mm: float = SEAL_MM) -> SigningPlaces:
    """The places on any PDF: of signature and seal on a document, of the note alone on what is `attached`.

    Attached is an annex in a file of its own, or a copy (phụ lục tệp riêng, bản sao). `seal_mm` is the seal's
    diameter. Raises `BadInput` as `page_count` does, and for a seal outside 20–60 mm.
    """
    if not SEAL_LEAST_MM <= seal_mm <= SEAL_MOST_MM:
        raise BadInput.because(
            f"đường kính con dấu {seal_mm:g} mm không hợp lý.",
            f"Hãy ghi từ {SEAL_LEAST_MM:g} đến {SEAL_MOST_MM:g} mm.",
        )
    pages, frames = boxes_of(pdf), frames_of(pdf)
    findings: list[Finding] = []
    if attached:
        return SigningPlaces(None, None, _note_place(pages[0], frames, findings), tuple(findings))
    person = _person_place(pages, frames, findings)
    seal = person and _place(person.page, _seal(person.box, seal_mm), frames)
    return SigningPlaces(person, seal, None, tuple(findings))


def _place(page: int, box: Box, frames: Sequence[Frame]) -> Place:
    frame = frames[page - 1]
    left, right = (frame.left + x * _POINTS for x in (box.left, box.right))
    low, high = (frame.top - y * _POINTS for y in (box.bottom, box.top))
    return Place(page, box, (round(left, 2), round(low, 2), round(right, 2), round(high, 2)))


# ---- the person ------------------------------------------------------------------------------------------


def _person_place(
    pages: Sequence[PageBoxes], frames: Sequence[Frame], findings: list[Finding]
) -> Place | None:
    found: list[Place] = []
    for number, page in enumerate(pages, 1):
        if frames[number - 1].turned:
            continue
        for stack in _stacks(page):
            found.append(_place(number, _image(stack), frames))
    if len(found) == 1:
        return found[0]
    where = ", ".join(f"trang {place.page}" for place in found)
    findings.append(
        unsure(
            where,
            "có hơn một chỗ ký; hãy tự chọn vị trí chữ ký."
            if found
            else "không tìm thấy khối chữ ký bên cạnh “Nơi nhận:”; hãy tự chọn vị trí chữ ký.",
        )
    )
    return None


def _stacks(page: PageBoxes) -> list[_Stack]:
    """The signer's stack beside each "Nơi nhận:" that has one."""
    anchors = [
        line.box.top
        for line in page.lines
        if line.text.startswith("Nơi nhận") and line.box.left < page.width * _RIGHT
    ]
    found = (stack for top in anchors for stack in _stacks_beside(page, top))
    return list(dict.fromkeys(found))


def _stacks_beside(page: PageBoxes, top: float) -> list[_Stack]:
    column = sorted(
        (
            line
            for line in page.lines
            if line.box.left > page.width * _RIGHT and top - _LEVEL_MM < line.box.top < top + _REACH_MM
        ),
        key=lambda line: line.box.top,
    )
    groups = _groups(column)
    return [stack for one, two in pairwise(groups) if _is_stack(stack := _Stack(tuple(one), tuple(two)))]


def _groups(column: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines that follow each other closely, together."""
    groups: list[list[TextLine]] = [[line] for line in column[:1]]
    for last, line in pairwise(column):
        if line.box.top - last.box.bottom < _LINE_MM:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_stack(stack: _Stack) -> bool:
    """Titles in capitals, room for a signature, and a person's name under the same axis."""
    lines, name = (*stack.titles, *stack.lower), stack.lower[-1]
    middles = [(line.box.left + line.box.right) / 2 for line in lines]
    return (
        stack.lower[0].box.top - stack.titles[-1].box.bottom >= _GAP_MM
        and len(stack.titles) <= 6
        and all(line.text == line.text.upper() and not line.text[:1].isdigit() for line in stack.titles)
        and max(middles) - min(middles) <= _AXIS_MM
        and _is_name(name.text)
    )


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and all(word[0].isupper() for word in text.split())


def _image(stack: _Stack) -> Box:
    """The room between title and name, as wide and high as a signature at most, on the axis of the name."""
    above, below = stack.titles[-1].box.bottom + 1, stack.lower[0].box.top - 1
    name = stack.lower[-1].box
    axis, middle = (name.left + name.right) / 2, (above + below) / 2
    width, height = _IMAGE_MM[0], min(_IMAGE_MM[1], below - above)
    return _rounded(axis - width / 2, middle - height / 2, axis + width / 2, middle + height / 2)


def _seal(image: Box, diameter: float) -> Box:
    """The seal over the left third of the image: its right edge one third in, level with the middle."""
    right = image.left + (image.right - image.left) / 3
    middle = (image.top + image.bottom) / 2
    return _rounded(right - diameter, middle - diameter / 2, right, middle + diameter / 2)


def _rounded(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(round(left, 3), round(top, 3), round(right, 3), round(bottom, 3))


# ---- the note --------------------------------------------------------------------------------------------


def _note_place(page: PageBoxes, frames: Sequence[Frame], findings: list[Finding]) -> Place | None:
    """The free strip above the text at the top right of page 1."""
    width, height, right, top = _NOTE_MM
    left = page.width - right - width
    below = [line.box.top for line in page.lines if line.box.right > left and line.box.bottom > top]
    bottom = min([top + height, *(edge - 1 for edge in below)])
    if frames[0].turned or left < 0 or bottom - top < _NOTE_LEAST_MM:
        findings.append(unsure("trang 1", "góc trên bên phải không đủ chỗ cho dòng chữ của chữ ký số."))
        return None
    return _place(1, _rounded(left, top, page.width - right, bottom), frames)
