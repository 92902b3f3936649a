"""Provisions that a paper only quotes (quy định được sửa đổi): what it writes into another paper orders nobody here.

"Sửa đổi Điều 5 như sau:⏎“Điều 5. …⏎1. Sở A chủ trì ….”": from the opening mark to the one that closes it, or to the next
amendment where that was forgotten.
"""

from __future__ import annotations

from doc_engine.reading.copies.source import Source, Span, loose, once_per_text

_AMENDS = loose(
    r"(?<!\w)(?:sua doi|bo sung|thay the|duoc (?:sua doi|bo sung|thay the)|dinh chinh|sua thanh|viet lai)(?!\w)"
)
_AS_FOLLOWS = loose(r"(?:nhu sau|sau day|thanh|noi dung sau|bang)\s?:?\s*$|:\s*$")
# "Tại khoản 2 Điều 5 Nghị định số … quy định:"
_RULES = loose(r"(?<!\w)(?:quy dinh|neu|ghi)(?: ro| cu the)?(?: nhu sau| rang| la)?\s?:\s*$")
_NEXT = loose(
    r"\s*(?:dieu \d{1,3}[.:]? |\d{1,2}[.)] |[a-z]\) |[-–+•] )?(?:sua doi|bo sung|thay the|bai bo|huy bo|dieu khoan thi hanh|hieu luc|(?:quyet dinh|nghi quyet|thong tu|nghi dinh) nay|trach nhiem thi hanh)(?!\w)"
)
_ENDING = 140  # characters at the end of what opens a quotation
_OPENING, _CLOSING = '“"', '”"'


@once_per_text
def quoted_provisions(source: Source, _: None) -> frozenset[int]:
    """Where the paragraphs begin that are quoted as the new words of another paper."""
    found: set[int] = set()
    quoted: list[int] = []
    quoting, opened = False, False
    for paragraph in source.paragraphs:
        words = source.view[slice(*paragraph)].strip()
        if quoting and _NEXT.match(source.flat, *paragraph) and words[:1] not in _OPENING:
            quoting = False
            found.update(quoted)
        if opened and words[:1] in _OPENING:
            quoting, quoted = True, []
        if quoting:
            quoted.append(paragraph[0])
            if _is_closed(words):
                quoting = False
                found.update(quoted)
        opened = not quoting and _opens(source, paragraph)
    return frozenset(found)  # a mark that nothing closes quotes nothing


def _opens(source: Source, paragraph: Span) -> bool:
    """Whether a paragraph says that another paper shall read as follows."""
    start, end = paragraph
    return bool(
        (
            _AS_FOLLOWS.search(source.flat, max(start, end - _ENDING), end)
            and _AMENDS.search(source.flat, start, end)
        )
        or _RULES.search(source.flat, max(start, end - _ENDING), end)
    )


def _is_closed(words: str) -> bool:
    return words.rstrip(" .;,/")[-1:] in _CLOSING
