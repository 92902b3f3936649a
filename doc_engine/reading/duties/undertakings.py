"""What a plan sets itself to do (việc tự đề ra): items of its content that name nobody, "1. Tổ chức 30 đợt …"."""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.reading.copies.source import Source, Span, loose
from doc_engine.reading.duties.deadlines import deadline_words
from doc_engine.reading.duties.duty_verbs import DUTY
from doc_engine.reading.duties.owners import PLAIN, depth_of, mark_of, says_no_duty
from doc_engine.reading.duties.standing import RECIPIENTS, is_numbered_chapter
from doc_engine.reading.values import TaskFound
from doc_engine.reading.words.dues import read_due

PLANS = ("Kế hoạch", "Chương trình", "Chương trình hành động", "Chương trình công tác", "Phương án")
# Headings below which a plan says what it will do; below other chapters it says why, by what means, for whom.
_CONTENT = loose(
    r"(?:(?:cac|mot so) )?(?:noi dung|nhiem vu|hoat dong|bien phap|cong viec|lo trinh|cong tac|to chuc|trien khai)(?!\w)"
)
_AS_RULED = loose(
    r"\s*(?:thuc hien|ap dung) (?:theo|tuong tu|nhu)(?!\w)"
)  # "Chế độ báo cáo: Thực hiện theo quy định …"
_LEAST = 4  # words behind the mark
MOST_GIVEN = 2  # a plan that gives more bodies their work tells its tasks there


def undertakings(source: Source, told: frozenset[int], year: str | None) -> list[tuple[int, TaskFound]]:
    """The items of a plan's content that tell nobody what to do; paragraphs in `told` are tasks already."""
    return [
        (start, _task(source, (start, paragraph[1]), year))
        for paragraph in _items(source)
        if paragraph[0] not in told and (start := mark_of(source, paragraph)[1])
    ]


def _items(source: Source) -> Iterator[Span]:
    """The items of the content that open no list of deeper ones."""
    barren: int | None = None
    content, chaptered = False, False
    for paragraph, below in zip(source.paragraphs, [*source.paragraphs[1:], None], strict=False):
        if RECIPIENTS.match(source.flat, *paragraph):
            return
        kind, start = mark_of(source, paragraph)
        depth = depth_of(source, paragraph)
        chaptered = chaptered or kind == "roman"
        if kind == "roman" or is_numbered_chapter(source, paragraph, chaptered=chaptered):
            content, barren = bool(_CONTENT.match(source.flat, start)), None
            continue
        if barren is not None and depth <= barren:
            barren = None
        if barren is None and says_no_duty(source, paragraph):
            barren = depth
        if content and barren is None and _is_item(source, paragraph, below):
            yield paragraph


def _is_item(source: Source, paragraph: Span, below: Span | None) -> bool:
    start, depth = mark_of(source, paragraph)[1], depth_of(source, paragraph)
    if depth >= PLAIN or len(source.flat[start : paragraph[1]].split()) < _LEAST:
        return False
    if below is not None and depth < depth_of(source, below) < PLAIN:
        return False
    colon = source.flat.find(":", start, paragraph[1])
    if DUTY.match(source.flat, start, paragraph[1]) and not source.view.startswith("Ngày", start):
        return True
    behind = colon >= 0 and DUTY.match(source.flat, colon + 1, paragraph[1])
    return bool(behind) and not _AS_RULED.match(source.flat, colon + 1, paragraph[1])


def _task(source: Source, span: Span, year: str | None) -> TaskFound:
    words = deadline_words(source, *span)
    return TaskFound(source.words(*span).rstrip(" ;"), due=read_due(words, year) if words else None)
