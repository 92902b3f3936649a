"""Ô 6: căn cứ ban hành, theo đề nghị."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.notation import legislative
from doc_engine.rules.said import bare, once, short
from doc_engine.terms import DocumentType
from doc_engine.text import fold

_II6A = "Phụ lục I, Phần I, Mục II.6.a"
_CAN_CU = re.compile(r"^(?:[-–+•]\s*)?căn cứ(?: vào)?\b", re.IGNORECASE)
_NUMBERED_LAW = re.compile(
    r"\b(?:Bộ luật|Luật|Pháp lệnh)\b[^;]{0,200}?\b(?:số\s*)?\d+[A-Z]?/\d{4}/(?:QH|UBTVQH|PL-UBTVQH)\d+"
)
_OTHER = re.compile(
    r"\b(?:Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Công văn)\s+số\s+\S+/\S+"
)


def _all(view: View) -> list[Line]:
    return [line for line in (*view.cells.legal_bases, *view.cells.on_proposal) if not line.empty]


@rule("CC01", cell="6", article=_II6A, severity=Severity.WARNING, title="Quyết định, nghị quyết có căn cứ")
def present(view: View) -> Iterator[Found]:
    """Nghị quyết and quyết định say what they are based on."""
    commands = (DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET)
    if (
        view.type in commands
        and view.cells.title
        and not view.cells.legal_bases
        and not any(fold(bare(line)).startswith("can cu") for line in view.paper.inked)
    ):
        yield Found(view.cells.title[-1], "", "Căn cứ …", "văn bản phải có căn cứ ban hành.")


@rule("CC02", cell="6", article=_II6A, title="Cuối mỗi căn cứ có dấu chấm phẩy")
def semicolons(view: View) -> Iterator[Found]:
    """ ";" behind every căn cứ but the last."""
    lines = _all(view)
    yield from once(
        Found(line, mark, ";", f"cuối mỗi căn cứ phải có dấu chấm phẩy (;), không phải {_said(mark)}.")
        for line in lines[:-1]
        if (mark := _mark(line)) != ";"
    )


@rule("CC03", cell="6", article=_II6A, title="Căn cứ cuối cùng kết thúc bằng dấu chấm")
def full_stop(view: View) -> Iterator[Found]:
    """ "." behind the last one."""
    for line in _all(view)[-1:] if not legislative(view) else []:
        mark = _mark(line)
        if mark != "." and not _left_blank(view, line):
            message = f"dòng căn cứ cuối cùng phải kết thúc bằng dấu chấm (.), không phải {_said(mark)}."
            yield Found(line, mark, ".", message)


def _left_blank(view: View, last: Line) -> bool:
    """Whether a line of dots follows, as in form 1.1: the last căn cứ is still to be filled in."""
    after = next((line for line in view.paper.inked if line.place.order > last.place.order), None)
    return after is not None and not re.search(r"\w", after.text) and bare(after).endswith(".")


def _mark(line: Line) -> str:
    """The punctuation at the end of a line, "" for none."""
    text = bare(line).rstrip()
    return text[-1] if text and text[-1] in ".,;:" else ""


def _said(mark: str) -> str:
    words = {",": "dấu phẩy (,)", ";": "dấu chấm phẩy (;)", ".": "dấu chấm (.)", ":": "dấu hai chấm (:)"}
    return words.get(mark, "để trống")


@rule("CC04", cell="6", article=_II6A, severity=Severity.WARNING, title="Mỗi căn cứ bắt đầu bằng “Căn cứ”")
def begins(view: View) -> Iterator[Found]:
    """Each line begins with "Căn cứ", without a dash."""
    for line in view.cells.legal_bases:
        text = bare(line)
        if text and (not _CAN_CU.match(text) or text[:1] in "-–+•"):
            yield Found(line, short(text, 30), "Căn cứ …", "mỗi căn cứ ghi một dòng, bắt đầu bằng “Căn cứ”.")


@rule("CC05", cell="6", article=_II6A, title="Luật, Pháp lệnh trong căn cứ không ghi số, ký hiệu")
def laws_without_number(view: View) -> Iterator[Found]:
    """A Luật or Pháp lệnh in the căn cứ has no số, ký hiệu."""
    for line in view.cells.legal_bases:
        match = _NUMBERED_LAW.search(bare(line))
        if match and not re.search(r"Nghị quyết", match[0]):
            found = match[0].rsplit(" ", 1)[-1]
            message = f"căn cứ là Luật, Pháp lệnh thì không ghi số, ký hiệu “{found}”."
            yield Found(line, found, "", message)


@rule("CC06", cell="6", article=_II6A, title="Căn cứ ghi đầy đủ ngày, tháng, năm, cơ quan ban hành")
def in_full(view: View) -> Iterator[Found]:
    """A numbered document in the căn cứ carries its date and who issued it."""
    for line in view.cells.legal_bases:
        text = bare(line)
        cited = _OTHER.search(text)
        if cited and not re.search(r"\bngày\b|\d{1,2}/\d{1,2}/\d{4}", text[cited.end() :]):
            message = f"“{cited[0].rstrip(';.,')}” trong căn cứ phải ghi đủ ngày, tháng, năm ban hành."
            yield Found(line, cited[0].rstrip(";.,"), "ngày … tháng … năm …", message)
        elif cited and not re.search(r"\bcủa\b", text[cited.end() :]):
            message = f"“{cited[0].rstrip(';.,')}” trong căn cứ phải ghi tên cơ quan ban hành."
            yield Found(line, cited[0].rstrip(";.,"), "của …", message)
