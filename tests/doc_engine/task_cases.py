"""Papers in which duties are told (văn bản giao việc), and what is read of them: for the tests of owners, terms and duties."""

from __future__ import annotations

from doc_engine.reading import read_text
from doc_engine.reading.values import TaskFound

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: 118/{kind}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Đồng, ngày 05 tháng 3 năm 2026
"""
LETTER = HEAD.format(kind="UBND-KT") + "V/v triển khai nhiệm vụ\nKính gửi: Các sở, ban, ngành.\n"
PLAN = HEAD.format(kind="KH-UBND") + "KẾ HOẠCH\nTriển khai nhiệm vụ năm 2026\n"
DECISION = (
    HEAD.format(kind="QĐ-UBND")
    + "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Đầu tư;\nQUYẾT ĐỊNH:\n"
)
CLOSE = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Bình\n"


def tasks(head: str, body: str) -> tuple[TaskFound, ...]:
    return read_text(head + body + CLOSE).tasks
