"""Names of bodies that a line break cut behind their first word (tên cơ quan bị ngắt dòng): "… của Ban⏎Chấp hành Trung ương"."""

from __future__ import annotations

from doc_engine.patterns import late
from doc_engine.text import UPPER

_LEAST = 40  # characters: what is shorter may be a heading
_FARTHEST = 200  # characters between the number of a paper and its issuer
# The issuer of a dated or numbered paper, of which a line shows no more than the first word.
_FIRST_WORD = late(
    r"\s(?:của|do|bởi)\s(?:Ban|Bộ|Sở|Cục|Tổng cục|Chi cục|Vụ|Viện|Hội|Văn phòng|Liên đoàn|Trung tâm|Thanh tra|Công an)$"
)
# What begins a sentence or an item of its own, and no name of a body goes on with.
_NEW = late(
    r"(?:Các|Để|Theo|Căn cứ|Ngày|Trên|Qua|Về|Kính|Nơi|Chủ trì|Phối hợp|Thực hiện|Triển khai|Tham mưu|Rà soát|Báo cáo|Hướng dẫn|Tiếp tục|"
    r"Đề nghị|Yêu cầu|Giao|Đôn đốc|Trân trọng|Tăng cường|Tập trung|Phân công|Ban hành|Phê duyệt|Sở|Bộ|Ban|Phòng|Trung tâm|Văn phòng|Chi cục|Cục|UBND|Ủy ban|Hội đồng)"
    r"(?!\w)"
)


# "huyện Đô⏎Lương", "tỉnh Lào⏎Cai": but for two cities no unit is called by one word.
_HALF_PLACE = late(
    rf"\s(?:tỉnh|thành phố(?! (?:Huế|Vinh)$)|huyện|quận|thị xã|thị trấn|xã|phường)\s[{UPPER}][^\W\d_{UPPER}]{{1,6}}$"
)
# Offices and organs that are called with their body, which stands on the line below.
_CALLED_WITH = late(
    r"\s(?:Ban (?:Thường vụ|Chấp hành|Thường trực)|Thường trực|Văn phòng)\n(?:(?:Tỉnh|Thành|Huyện|Đảng) (?:ủy|uỷ|bộ|đoàn)|Trung ương|UBND|HĐND|Ủy ban|Hội đồng|Đoàn)(?!\w)|"
    r"\s(?:Phó )?Thủ tướng\nChính phủ|\sVăn phòng Trung ương\nĐảng(?!\s\w+ủy)|\s(?:Ủy ban )?MTTQ\nViệt Nam|\s(?:Tập đoàn|Tổng công ty)\n(?:\w+ ){1,4}Việt Nam|"
    r"\s(?:Phó )?(?:Chủ tịch|Giám đốc|Bộ trưởng|Chánh Văn phòng)\n(?:UBND|HĐND|Ủy ban|Hội đồng|Sở|Bộ|Công an)(?!\w)"
)


def is_cut_name(above: str, below: str) -> bool:
    """Whether a line goes on with the name of the body, or of its place, that the line above ends with the first words of."""
    if len(above) < _LEAST or not any(map(str.isdigit, above[-_FARTHEST:])):
        return False
    end = above[-_LEAST:]
    if _CALLED_WITH.search(f"{end}\n{below[:_LEAST]}"):
        return True
    half = _FIRST_WORD.search(end) or _HALF_PLACE.search(end)
    return half is not None and below.split(" ", 1)[0].strip(",;.").istitle() and _NEW.match(below) is None
