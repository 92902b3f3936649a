"""Cue words inside names (từ chỉ quan hệ trong tên cơ quan): "Ban Chấp hành", "Viện Nghiên cứu", boards called after a paper."""

from __future__ import annotations

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, loose

# "Ban Chấp hành", "Viện Nghiên cứu", "Cục Thi hành án": a verb set large behind what heads the name of a body.
_HEADS_NAME = late(
    r"(?<!\w)(?:Ban|BCH|[ỦUủu]y ban|Hội đồng|Cục|Tổng cục|Chi cục|Vụ|Phòng|Tổ|Đoàn|Viện|Học viện|Trung tâm|Quỹ|Tiểu ban)\s{1,4}$"
)
_NAMED_ALWAYS = late(
    r"(?<!\w)(?:ban\s{1,4}chap|(?:vien|hoc vien|trung tam|nhom|de tai|cong trinh)\s{1,4}nghien|trung tam\s{1,4}hoc)$"
)


def is_in_name(source: Source, start: int, end: int) -> bool:
    """Whether the words of a cue belong to the name of a body."""
    left = max(source.paragraph_at(start)[0], start - 16)  # "… thành lập Hội đồng⏎Căn cứ …" is no name
    if _NAMED_ALWAYS.search(source.flat[left:start] + source.flat[start:end].split()[0]):
        return True
    shown = source.view[start:end]
    large = shown[:1].isupper() and not shown.isupper()
    return large and bool(_HEADS_NAME.search(source.view[left:start]))


# "Ban Chỉ đạo thực hiện Chỉ thị số … đã tham mưu …": the board is called after the paper, its verb comes behind.
_BOARD_FIRST = loose(
    r"\s*(?:[-–+•] )?(?:ban chi dao|to cong tac|to giup viec|tieu ban)(?: (?:tinh|thanh pho|huyen|xa|phuong))?(?: ve)?\s*$"
)
_BOARD_DOES = loose(r"[^.;:]{0,200} (?:da|tham muu|yeu cau|thong bao|ban hanh|hop|co y kien|bao cao) ")


def is_called_after(source: Source, sentence: Span, start: int, end: int) -> bool:
    """Whether the words of a cue only say what a board is called after, and its own verb comes behind."""
    named = _BOARD_FIRST.match(source.flat[sentence[0] : start])
    return named is not None and bool(_BOARD_DOES.match(source.flat, end, sentence[1]))
