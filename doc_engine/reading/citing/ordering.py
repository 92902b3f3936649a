"""Whether others are to do it (giao nơi khác làm): in the clause, in an item of a list of orders, in papers that order."""

from __future__ import annotations

from doc_engine.patterns import late
from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.nesting import main_clause
from doc_engine.reading.citing.passing_on import ITEM, goes_on_ordering, is_item_of_order, is_ordered
from doc_engine.reading.copies.source import Source, Span, bare_of, loose


def is_for_others(source: Source, sentence: Span, place: int, acting: Acting, *, leading: bool) -> bool:
    """Whether others are to do what stands at `place`: asked in the clause, or in an item of what is ordered."""
    if leading:
        item = heads_item(source, sentence, place) or orders_by_type(source, sentence, place, acting)
        return item and source.flat.startswith(_FULFILS, place)
    return orders_by_type(source, sentence, place, acting) or is_ordered(source, sentence, place)


_FULFILS = ("hoan thanh", "bam sat", "theo")


def heads_item(source: Source, sentence: Span, place: int) -> bool:
    """ "… yêu cầu: 1. Thực hiện nghiêm X", "Giao Sở A …; thực hiện X": the verb begins a part of what others are to do."""
    if main_clause(source, place, sentence[1]):
        return False
    return is_item_of_order(source, place) or goes_on_ordering(source, sentence, place)


_ORDERING = ("Chỉ thị", "Công điện", "Hướng dẫn")
_CONCLUDES = late(r"(?:ve viec |ve )?(?:ket luan|y kien (?:chi dao|ket luan))(?!\w)")


def orders_by_type(source: Source, sentence: Span, place: int, acting: Acting) -> bool:
    """ "1. Tiếp tục thực hiện nghiêm X" in a directive, a guide or a meeting's conclusions: its items tell others what to do."""
    concludes = acting.type == "Thông báo" and _CONCLUDES.match(bare_of(acting.subject or ""))
    if not concludes and acting.type not in _ORDERING:
        return False
    return bool(ITEM.match(source.flat, *source.paragraph_at(place))) and not main_clause(
        source, place, sentence[1]
    )


_ITS_WORK = loose(
    r"(?:,| de)(?: [a-z]{1,7}){0,4}? (?:xay dung|lap|tham muu|to chuc|thuc hien|trien khai|quyet dinh|bo tri|huong dan|chi dao|ban hanh|xem xet|ra soat|phoi hop)(?!\w)"
)


def grounds_others(source: Source, sentence: Span, place: int, acting: Acting) -> bool:
    """ "2. Các xã⏎- Căn cứ X để xây dựng quy chế": the ground of those who are to act, in an item of orders."""
    if acting.type not in (*_ORDERING, "Thông báo", "Kế hoạch", "Chương trình") or not _ITS_WORK.search(
        source.flat, place, sentence[1]
    ):
        return False
    return heads_item(source, sentence, place) or orders_by_type(source, sentence, place, acting)
