"""What was read from a document, for people (kết quả đọc): the words that `read` and `receive` show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from doc_engine.dates import spoken_day

if TYPE_CHECKING:
    from doc_engine.reading import Reading

_Json = dict[str, Any]
_HEADER_LINES = (
    ("Loại", "type"),
    ("Số, ký hiệu", "notation"),
    ("Ngày", "issued_on"),
    ("Cơ quan", "issuer"),
    ("Cơ quan chủ quản", "parent_body"),
    ("Trích yếu", "subject"),
    ("Kính gửi", "addressees"),
    ("Người ký", "signatory"),
    ("Nơi nhận", "recipients"),
)
_NEEDED = (
    ("số", "number"),
    ("ngày ban hành", "issued_on"),
    ("cơ quan ban hành", "issuer"),
    ("trích yếu", "subject"),
)
NOT_OFFICIAL = "Đây không phải là văn bản hành chính (không có thể thức của văn bản: tin, bài …)."


def reading_text(reading: Reading) -> str:
    """The header, citations, tasks and deadlines of a reading, a line for each."""
    shown = reading.as_json()
    lines = _header_lines(shown["header"])
    for title, key, form in _PARTS:
        if shown[key]:
            lines += [f"{title}:", *(f"  - {form(item)}" for item in shown[key])]
    return "\n".join(lines)


def _header_lines(header: _Json) -> list[str]:
    said = {
        **header,
        "issued_on": spoken_day(header["issued_on"]),
        "addressees": "; ".join(header["addressees"]),
        "recipients": "; ".join(header["recipients"]),
        "signatory": _signatory(header["signatory"]),
    }
    lines = [f"{label}: {said[key]}" for label, key in _HEADER_LINES if said[key]]
    if not header["is_official_document"]:
        return [NOT_OFFICIAL, *lines]
    missing = [label for label, key in _NEEDED if not header[key]]
    if header["is_draft"]:
        missing = [label for label in missing if label != "số"]
        lines.insert(0, "Bản thảo: chưa có số.")
    return [*lines, f"Chưa đọc được: {', '.join(missing)}."] if missing else lines


def _signatory(found: _Json | None) -> str:
    """“Đặng Thị Thử (KT. BỘ TRƯỞNG, THỨ TRƯỞNG)”."""
    if not found:
        return ""
    capacity = ", ".join(found["lines"])
    name = found["full_name"] or "chưa đọc được họ tên"
    return f"{name} ({capacity})" if capacity else str(found["full_name"] or "")


def _citation_line(item: _Json) -> str:
    known = item["resolved"] or {}
    name = item["notation"] or item["title"] or item["quote"]
    day = f"ngày {spoken_day(item['issued_on'])}" if item["issued_on"] else ""
    about = [text for text in (item["type"], item["issuer"], day) if text]
    aside = f" ({', '.join(about)})" if about else ""
    also = f" = {known['notation']}" if known else ""
    proposed = " (mới đề nghị)" if item["modality"] else ""
    return f"{name}{aside}{also}: {_relation_label(item['relation'])}{proposed}"


def _link_line(item: _Json) -> str:
    return f"{item['from']} {_relation_label(item['relation'])} {item['to']}"


def _relation_label(key: str) -> str:
    from doc_engine.terms import Relation

    term = Relation.find(key)
    return term.label if term else key


def _task_line(item: _Json) -> str:
    parts = (
        ("Chủ trì", "; ".join(item["lead"])),
        ("Phối hợp", "; ".join(item["cooperating"])),
        ("Thời gian", _term(item["due"]["text"], item["due"]["due_on"]) if item["due"] else ""),
    )
    said = " · ".join(f"{label}: {text}" for label, text in parts if text)
    return f"{item['text']}\n    {said}" if said else str(item["text"])


def _deadline_line(item: _Json) -> str:
    """Whose it is, and when."""
    said = _term(item["text"], item["due_on"])
    return f"{'; '.join(item['owners'])}: {said}" if item["owners"] else said


def _term(text: str, due_on: str | None) -> str:
    """The words, and the day they come to where they do not say it whole."""
    return f"{text} (đến hết ngày {spoken_day(due_on)})" if due_on and due_on[:4] not in text else text


_PARTS: tuple[tuple[str, str, Callable[[_Json], str]], ...] = (
    ("Viện dẫn", "citations", _citation_line),
    ("Quan hệ giữa các văn bản được viện dẫn", "links", _link_line),
    ("Nhiệm vụ", "tasks", _task_line),
    ("Thời hạn", "deadlines", _deadline_line),
)
