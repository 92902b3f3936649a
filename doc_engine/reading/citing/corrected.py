"""Letters that put right a paper of the same body (đính chính): what they name first, and then say they correct.

"Sở A có Công văn số 5 …. Do sơ suất khi soạn thảo, … Nay Sở A đính chính như sau": who writes amends the letter,
though the verb stands in a sentence of its own.
"""

from __future__ import annotations

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.citing.nesting import sentence_at
from doc_engine.reading.copies.source import Source, bare_of, loose
from doc_engine.reading.names.bodies import BODY_STARTS
from doc_engine.terms import Relation

_FARTHEST = 900  # characters
_WRITERS = frozenset({"Công văn", "Thông báo"})
_ABOUT = loose(r"(?:v/v |ve viec |viec )?(?:xin )?(?:dinh chinh|thu hoi|huy bo|cai chinh)(?!\w)")
_ACTS = loose(
    rf"(?<!\w)(?:nay|vi vay|do vay|do do|vay),? (?:(?:{BODY_STARTS})[^,;.:]{{0,90}}? )?(?:xin )?(?:duoc )?(?P<cue>dinh chinh|cai chinh|sua lai|thu hoi|huy bo)(?!\w)"
    rf"|[.;:]\s+(?:{BODY_STARTS})[^,;.:]{{0,90}}? (?:xin )?(?:duoc )?(?P<said>dinh chinh|cai chinh|thu hoi|huy bo)(?!\w)"
)


def put_right(source: Source, mentions: list[Mention], acting: Acting) -> None:
    """Give the papers of the writer's own that stand before the words of correction what is done to them."""
    if acting.type not in _WRITERS or not acting.subject or not _ABOUT.match(bare_of(acting.subject)):
        return
    for mention in mentions:
        if mention.parent is not None or mention.relation is not Relation.DAN_CHIEU:
            continue
        if mention.issuer is not None and not acting.is_writer(bare_of(mention.issuer)):
            continue
        act = _ACTS.search(source.flat, mention.end, min(len(source.flat), mention.end + _FARTHEST))
        if act is None:
            continue
        place = "cue" if act["cue"] else "said"
        ends = sentence_at(source, act.start(place))[1]
        if any(act.end() <= other.head < ends for other in mentions):
            continue  # the sentence names what it corrects
        changed = act[place].endswith(("chinh", "lai"))
        mention.relation = Relation.SUA_DOI if changed else Relation.BAI_BO
        mention.cue = act.span(place)
