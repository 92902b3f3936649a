"""The gate (cửa nhận tệp): what a docx or xlsx must be before any parser may see it.

On bytes alone, in bounded time and memory: the zip is read by hand, every part is inflated no further
than it declares, XML is streamed through expat. `safety.md` of the design gives the figures (`limits`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from doc_engine.errors import BadInput
from doc_engine.gate import limits
from doc_engine.gate.container import Part, parts_of, too_big, unpack
from doc_engine.gate.contents import Contents, is_xml
from doc_engine.gate.kinds import kind_of, wrong_kind
from doc_engine.gate.locked import is_locked, locked
from doc_engine.gate.markup import Budget, read_xml
from doc_engine.gate.outside import sealed
from doc_engine.gate.pictures import pixels_of

__all__ = ["Kind", "admit_container", "is_locked", "kind_of", "locked", "sealed"]

Kind = Literal["docx", "xlsx"]


def admit_container(data: bytes, kind: Kind, *, name: str = "") -> None:
    """Let a docx or xlsx pass (nhận tệp), or raise `BadInput` that says in Vietnamese what is wrong and what to do.

    `name` is what the clerk calls the file; it is only printed.
    """
    try:
        _admit(data, kind)
    except BadInput as refused:
        raise BadInput(*(replace(problem, file=name) for problem in refused.problems)) from None


def _admit(data: bytes, kind: Kind) -> None:
    if len(data) > limits.MAX_FILE:
        raise too_big(f"tệp lớn hơn {limits.MAX_FILE // limits.MEGABYTE} MB")
    found = kind_of(data)
    if found != "zip":
        raise wrong_kind(found, kind)
    parts = parts_of(data)
    budget = Budget()
    contents = Contents.read(data, parts, budget, kind)
    roots = {part.name: _check_part(data, part, contents, budget) for part in parts if not part.is_folder}
    contents.check_root(roots[contents.main], kind)


def _check_part(data: bytes, part: Part, contents: Contents, budget: Budget) -> str:
    """The name of the part's root if it is XML, else ""."""
    content = unpack(data, part)
    if is_xml(part.name, contents.type_of(part.name), content):
        return read_xml(part.name, content, budget, contents.listener(part.name))
    if pixels_of(content) > limits.MAX_PIXELS:
        raise too_big(f"hình “{part.name}” lớn hơn {limits.MAX_PIXELS // 1_000_000} triệu điểm ảnh")
    return ""
