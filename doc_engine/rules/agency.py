"""Ô 2: the names of the issuing body and of the body above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import annex_alone, joined
from doc_engine.text import fold

_II2 = "Phụ lục I, Phần I, Mục II.2"
_SHORT = re.compile(r"^(UBND|HĐND|BQL|UBMTTQ|VP)\b")
_PLACELESS = re.compile(
    r"^(ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)( (tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran|dac khu))?$"
)


@rule(
    "CQ01", cell="2", article=f"{_II2}.a", severity=Severity.WARNING, title="Tên cơ quan ban hành ghi đầy đủ"
)
def full_name(view: View) -> Iterator[Found]:
    """The issuing body's name is not abbreviated."""
    found = joined(view.cells.issuer)
    short = _SHORT.match(found)
    if short:
        message = f"tên cơ quan ban hành phải ghi đầy đủ, không viết tắt “{short[1]}”."
        yield Found(view.cells.issuer[0], found, "tên đầy đủ", message)


@rule("CQ02", cell="2", article=f"{_II2}.a", title="Có tên cơ quan ban hành")
def issuer_present(view: View) -> Iterator[Found]:
    """The document says who issues it."""
    cells = view.cells
    if cells.quoc_hieu and not cells.issuer and not cells.parent_body and not annex_alone(view):
        yield Found(
            cells.quoc_hieu[0], "", "tên cơ quan ban hành", "không thấy tên cơ quan ban hành văn bản."
        )


@rule("CQ03", cell="2", article=f"{_II2}.a", title="Cơ quan chủ quản ở địa phương có tên địa phương")
def parent_with_place(view: View) -> Iterator[Found]:
    """A local body above the issuer is printed with the name of its place."""
    found = joined(view.cells.parent_body)
    if _PLACELESS.match(fold(found)):
        message = f"tên cơ quan chủ quản “{found}” phải có thêm tên tỉnh, thành phố, xã, phường …."
        yield Found(view.cells.parent_body[0], found, f"{found} …", message)


@rule(
    "CQ04",
    cell="2",
    article=f"{_II2}.a",
    severity=Severity.WARNING,
    title="Tên cơ quan không có dấu câu ở cuối",
)
def no_stop(view: View) -> Iterator[Found]:
    """The names end without punctuation."""
    for line in (*view.cells.parent_body, *view.cells.issuer):
        mark = re.search(r"[.,;:]\s*$", line.printed)
        if mark:
            yield Found(line, mark[0].strip(), "", f"cuối tên cơ quan không có dấu “{mark[0].strip()}”.")
