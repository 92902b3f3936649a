"""The paper's own subject (trích yếu của chính văn bản): where it stands, and the title of a guide."""

from __future__ import annotations

from doc_engine.patterns import late
from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.copies.source import Source, Span, bare_of, loose

_HEAD_OF_PAPER = 1_200  # characters
_OWN_SUBJECT = loose(
    r"\s*(?:v/v|ve viec)(?!\w)(?![^;]{0,500}, [^,;]{2,90} (?:co y kien|yeu cau|de nghi|bao cao)(?!\w))"
)


def is_own_subject(source: Source, sentence: Span, acting: Acting) -> bool:
    """The paper's own subject: "V/v …", or what stands below the name of its type."""
    if _OWN_SUBJECT.match(source.flat, *sentence):
        return True
    if acting.subject is None or sentence[0] > _HEAD_OF_PAPER:
        return False
    own, here = (
        _ABOUT.sub("", " ".join(words.split()))
        for words in (bare_of(acting.subject), source.flat[slice(*sentence)])
    )
    return len(own) > _SHORTEST_SUBJECT and (here.startswith(own) or own.startswith(here))


def opens_own_subject(source: Source, sentence: Span, noun: Span, acting: Acting) -> bool:
    """ "Về việc triển khai thực hiện X" as the paper's own subject: its "việc" is no noun about a result."""
    if not source.flat.startswith("viec", noun[0]) or source.flat[sentence[0] : noun[0]].strip() != "ve":
        return False
    return is_own_subject(source, sentence, acting)


_ABOUT = late(r"^\s*(?:v/v|ve viec|ve)\s")
_SHORTEST_SUBJECT = 20


def is_guided(source: Source, place: int, acting: Acting) -> bool:
    """ "HƯỚNG DẪN⏎Thực hiện một số điều của X": the title of a guide, which others carry X out by."""
    if acting.type != "Hướng dẫn" or not source.flat.startswith(("thuc hien", "thi hanh"), place):
        return False
    return source.flat[max(0, place - 40) : place].rstrip().endswith("huong dan")
