"""Names of bodies that a line break cut behind their first word (tên cơ quan bị ngắt dòng): "… của Ban⏎Chấp hành Trung ương"."""

from __future__ import annotations

import re

_LEAST = 40  # characters: what is shorter may be a heading
_FARTHEST = 200  # characters between the number of a paper and its issuer
# The issuer of a dated or numbered paper, of which a line shows no more than the first word.
_FIRST_WORD = re.compile(
    r"\s(?:của|do|bởi)\s(?:Ban|Bộ|Sở|Cục|Tổng cục|Chi cục|Vụ|Viện|Hội|Văn phòng|Liên đoàn|Trung tâm|Thanh tra|Công an)$"
)
# What begins a sentence or an item of its own, and no name of a body goes on with.
_NEW = re.compile(
    r"(?:Các|Để|Theo|Căn cứ|Ngày|Trên|Qua|Về|Kính|Nơi|Chủ trì|Phối hợp|Thực hiện|Triển khai|Tham mưu|Rà soát|Báo cáo|Hướng dẫn|Tiếp tục|"
    r"Đề nghị|Yêu cầu|Giao|Đôn đốc|Trân trọng|Tăng cường|Tập trung|Phân công|Ban hành|Phê duyệt|Sở|Bộ|Ban|Phòng|Trung tâm|Văn phòng|Chi cục|Cục|UBND|Ủy ban|Hội đồng)"
    r"(?!\w)"
)


def is_cut_name(above: str, below: str) -> bool:
    """Whether a line goes on with the name of the body that the line above ends with the first word of."""
    return (
        len(above) >= _LEAST
        and _FIRST_WORD.search(above[-_LEAST:]) is not None
        and any(map(str.isdigit, above[-_FARTHEST:]))
        and below.split(" ", 1)[0].istitle()
        and _NEW.match(below) is None
    )
