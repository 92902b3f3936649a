"""Signing lines that came on one line (thể thức ký): "KT. BỘ TRƯỞNG THỨ TRƯỞNG" is two."""

from __future__ import annotations

from doc_engine.patterns import late
from doc_engine.reading.heads.cells import Cell

# "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "TL. GIÁM ĐỐC TRƯỞNG PHÒNG", "KT. BỘ TRƯỞNG THỨ TRƯỞNG": two lines that came on one.
_DEPUTY = r"(?<!thanh\s)pho (?:chu tich|bi thu|thu tuong|bo truong|(?:tong )?giam doc|tong|truong|chanh|chu nhiem|(?:vien|hieu|vu|to|doi) truong|(?:chi |tong )?cuc truong)"
_SECOND_RANK = late(
    rf"^(?:tm\.|t/m)\s?(?=[a-z])[a-z ,-]{{4,100}}?(?P<of>(?<!,)\s(?:[kt][tl]\. ?[a-z]+|q\. ?[a-z]+|{_DEPUTY}|chu tich(?! nuoc)|bi thu|thu tuong|bo truong|giam doc|"
    r"hieu truong|vien truong|chanh an|to truong|doi truong|tong thu ky|truong (?:ban|tieu ban|doan|phong)))(?!\w)"
    rf"|^(?:tl|tuq|t/l)\.?\s?(?=[a-z])[a-z ,-]{{5,100}}?(?P<by>(?<!,)\s(?:[kt][tl]\. ?[a-z]+|{_DEPUTY}|chanh van phong|chanh thanh tra|truong (?:phong|ban)|bo truong|"
    r"(?:chi |tong )?cuc truong|vu truong|vien truong|giam doc|hieu truong|chu nhiem))(?!\w)"
    rf"|^(?:kt\.|k/t)\s?(?=[a-z])[a-z ,-]{{5,100}}?(?P<under>(?<!,)\s(?:{_DEPUTY}|thu truong))(?!\w)"
    rf"|^(?:pho )?truong (?:tieu )?ban(?: chi dao| thuong truc)?(?P<also>\s(?:(?:pho )?(?:thu tuong|chu tich|bi thu)|bo truong|thu truong))(?!\w)"
)


def parted_ranks(cell: Cell) -> list[Cell]:
    """The signing lines (quyền hạn, chức vụ) of one cell in capitals, the higher office first."""
    match = _SECOND_RANK.search(cell.bare) if cell.is_upper else None
    if match is None:
        return [cell]
    cut = match.start(match.lastgroup or 0)
    lower = cell._replace(text=cell.text[cut:].strip(), start=cell.start + cut)
    return [cell._replace(text=cell.text[:cut].rstrip(" -–")), *parted_ranks(lower)]
