"""How a cited document is written (cách ghi viện dẫn): in full at the first mention, short afterwards.

Phụ lục I, Phần I, Mục II.6.a and b; Luật and Pháp lệnh by name, with their day only among the căn cứ.
"""

from __future__ import annotations

import re

from doc_engine.dates import PartialDate, long_date
from doc_engine.model import CitedDocument
from doc_engine.terms import DocumentType
from doc_engine.text import fold, same

_BY_NAME = ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh")
# Subjects that begin with one of these follow the issuer directly ("của Thủ tướng Chính phủ phê duyệt …").
_VERBS = (
    "ban hành|báo cáo|bãi bỏ|bổ nhiệm|bổ sung|chấp thuận|cho phép|công bố|công nhận|đánh giá|đẩy mạnh|đề nghị|"
    "điều chỉnh|đính chính|giao|hỗ trợ|hướng dẫn|kiểm tra|kiện toàn|miễn nhiệm|nâng cao|phân công|phân bổ|phê duyệt|"
    "phối hợp|quy định|quyết định|rà soát|sơ kết|sửa đổi|tăng cường|thành lập|thay thế|thi hành|thông qua|thu hồi|"
    "thực hiện|tiếp tục|tổ chức|tổng kết|triển khai|tuyên truyền|ủy quyền|về|xây dựng|xin ý kiến"
)
_VERBAL = re.compile(rf"^(?:{_VERBS})\b", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:V/v|Về việc)\b\s*", re.IGNORECASE)
_ANY_TYPE = re.compile(r"(?:^|\W)(?:văn bản|số)\s*$", re.IGNORECASE)


def is_by_name(label: str) -> bool:
    """Whether papers of this type are cited by name, without number and issuer."""
    return label in _BY_NAME


def citation_text(
    document: CitedDocument, label: str, *, before: str, after: str, first: bool, basis: bool, homonym: bool
) -> str:
    """The words that stand for a mark between `before` and `after`.

    `first`: first mention; `basis`: among the căn cứ; `homonym`: another document of the same số, ký hiệu
    is cited too, so that the short form would not tell them apart.
    """
    if is_by_name(label):
        return _named(document, label, before, with_day=basis and first)
    head = _head(document, label, before)
    parts = [head]
    tail = after.lstrip(" ,").casefold()
    if (first or homonym) and not tail.startswith("ngày"):
        parts.append(_day(document.issued_on))
        if document.issuer and not tail.startswith("của "):
            parts.append(f"của {document.issuer}")
            if first and not _VERBAL.match(tail):
                parts.append(_subject(document, label))
    return " ".join(part for part in parts if part)


def _head(document: CitedDocument, label: str, before: str) -> str:
    """Type and number, without what stands before the mark already."""
    typed = before.rstrip()
    if _ANY_TYPE.search(typed) and fold(typed).endswith("so"):
        return str(document.notation)
    if ends_with_label(typed, label) or _ANY_TYPE.search(typed):
        return f"số {document.notation}"
    return f"{label} số {document.notation}"


def ends_with_label(text: str, label: str) -> bool:
    """Whether the last words of `text` are the type's label."""
    words, count = text.split(), label.count(" ") + 1
    return len(words) >= count and same(" ".join(words[-count:]), label)


def _named(document: CitedDocument, label: str, before: str, *, with_day: bool) -> str:
    name = document.subject or ""
    bare = name[len(label) :].lstrip() if fold(name).startswith(f"{fold(label)} ") else name
    if not bare:
        text = _head(document, label, before)
    else:
        text = bare if ends_with_label(before, label) else f"{label} {bare}"
    return f"{text} {_day(document.issued_on)}".rstrip() if with_day else text


def _day(issued_on: PartialDate | None) -> str:
    """The day as far as it is known: "ngày … tháng … năm …", "tháng 7 năm 2024", "năm 2024", ""."""
    if issued_on is None or issued_on.year is None:
        return ""
    if issued_on.month is None:
        return f"năm {issued_on.year}"
    words = long_date(issued_on, "")
    return words if issued_on.day is not None else words.removeprefix("ngày").strip()


def _subject(document: CitedDocument, label: str) -> str:
    """Trích yếu so that it can follow the issuer: "phê duyệt …", "về việc …"."""
    subject = document.subject or ""
    if not subject:
        return ""
    if label == DocumentType.CONG_VAN.label:
        text = _ABOUT.sub("", subject)
        return f"về việc {_lower_verb(text)}" if not fold(text).startswith("ve ") else _lower_verb(text)
    return _lower_verb(subject) if _VERBAL.match(subject) else f"về {subject}"


def _lower_verb(text: str) -> str:
    """A leading verb loses its capital; a name keeps it."""
    return text[:1].lower() + text[1:] if _VERBAL.match(text) else text
