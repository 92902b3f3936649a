"""State secrets (bí mật nhà nước): what bears a mark of secrecy is stopped before anything is kept.

Luật Bảo vệ bí mật nhà nước 117/2025/QH15: such papers may not be drafted or kept on a machine that is
connected to a network.
"""

from __future__ import annotations

import re

from doc_engine.terms import Secrecy
from doc_engine.text import nfc
from registry.errors import SecretRefused

_LINE_MARK = re.compile(
    r"^[\W_]*(?:(?:ĐỘ|Độ|độ) (?:MẬT|Mật|mật)\s*[:：]?\s*)?(TUYỆT MẬT|TỐI MẬT|MẬT)[\W_]*$", re.MULTILINE
)
_NAMED_MARK = re.compile(r"^\W*độ mật\s*[:：]\s*(tuyệt mật|tối mật|mật)\b", re.IGNORECASE | re.MULTILINE)
_STRONG_MARK = re.compile(r"(?<![\w“\"'‘])(TUYỆT MẬT|TỐI MẬT)(?![\w”\"'’])")


def mark_in(text: str) -> str | None:
    """The first mark of secrecy that stands in `text` as a mark, not as a word of a sentence; or None.

    A mark is a line of its own (“MẬT”), a field (“Độ mật: Tối mật”), or TỐI MẬT, TUYỆT MẬT in capitals
    outside quotation marks.
    """
    whole = nfc(text)
    for pattern in (_LINE_MARK, _NAMED_MARK, _STRONG_MARK):
        match = pattern.search(whole)
        if match:
            return match[1].upper()
    return None


def refuse_secret(secrecy: Secrecy | None, *texts: str, declared: bool = False) -> None:
    """Raise `SecretRefused` for a document with a degree of secrecy or a text that bears its mark.

    `declared`: the office works on an independent network (mạng độc lập) and may make such papers, with the degree
    said in `do_mat`; a mark that only stands in the text is refused there too.
    """
    if secrecy and declared:
        return
    mark = (
        secrecy.label.upper()
        if secrecy
        else next((found for text in texts if (found := mark_in(text))), None)
    )
    if mark:
        raise SecretRefused(
            f"Văn bản mang dấu chỉ độ mật “{mark}” không được soạn thảo, lưu giữ trên máy này "
            "(Luật Bảo vệ bí mật nhà nước số 117/2025/QH15). Chưa có gì được ghi lại. "
            + (_MARK_ONLY if declared else _HOW)
        )


_MARK_ONLY = "Nếu đây là văn bản mật, hãy ghi độ mật ở do_mat thay vì trong nội dung."
_HOW = "Chỉ cơ quan dùng máy tính, mạng độc lập cho bí mật nhà nước mới làm được, sau khi khai mang_doc_lap trong tệp cơ quan."
