"""Phông chữ và màu chữ, of every line anywhere in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import Letters, Line, Part
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import once, short

_I4 = "Phụ lục I, Phần I, Mục I.4"
_LEGACY = re.compile(
    r"^(\.vn\w+|vni[- ]?\w.*|vn ?(time|arial|book)\w*|\.?vntime.*|abc[- ]?\w*|vps .*)", re.IGNORECASE
)
# Fonts of pictures: arrows, boxes to tick, bullets.
_SYMBOLS = re.compile(
    r"^(symbol|wingdings.*|webdings|zapfdingbats|segoe ui symbol|cambria math|ms gothic)$", re.IGNORECASE
)
_TIMES = {"timesnewroman", "timesnewromanpsmt", "timesnewromanps"}


def _runs(view: View) -> Iterator[tuple[Line, Letters]]:
    for line in view.paper.all_lines:
        for run in line.inked:
            yield line, run


def _is_times(font: str) -> bool:
    return re.sub(r"[\s-]|bold|italic|mt$", "", font.lower()) in _TIMES | {"timesnewromanps"}


@rule("PC01", cell="trang", article=_I4, title="Phông chữ Times New Roman")
def family(view: View) -> Iterator[Found]:
    """Times New Roman throughout, whatever style or theme it comes from."""
    yield from once(
        Found(line, run.font, "Times New Roman", _message(run))
        for line, run in _first_of_line(view)
        if run.font
        and not _is_times(run.font)
        and not _LEGACY.match(run.font)
        and not _SYMBOLS.match(run.font)
    )


def _message(run: Letters) -> str:
    source = " (theo chủ đề của tệp)" if run.themed else ""
    return f"“{short(run.text, 30)}” dùng phông “{run.font}”{source}; phải là Times New Roman."


def _first_of_line(view: View) -> Iterator[tuple[Line, Letters]]:
    """One stretch of letters per line and font."""
    seen: set[tuple[object, str]] = set()
    for line, run in _runs(view):
        key = (line.place, run.font)
        if key not in seen and any(char.isalnum() for char in run.text):
            seen.add(key)
            yield line, run


@rule("PC02", cell="trang", article=_I4, title="Không dùng phông chữ cũ (.VnTime, VNI …)")
def legacy(view: View) -> Iterator[Found]:
    """Fonts of the encodings before Unicode: TCVN3 (.VnTime) and VNI; their text is not readable elsewhere."""
    yield from once(
        Found(line, run.font, "Times New Roman, Unicode", _legacy_message(run.font))
        for line, run in _first_of_line(view)
        if _LEGACY.match(run.font)
    )


def _legacy_message(font: str) -> str:
    kind = "VNI" if font.lower().startswith("vni") else "TCVN3 (ABC)"
    return f"phông “{font}” thuộc bảng mã cũ {kind}; phải gõ lại bằng Times New Roman, bộ mã Unicode."


@rule("PC03", cell="trang", article=_I4, title="Chữ màu đen")
def black(view: View) -> Iterator[Found]:
    """Black letters; stamps are red."""
    stamps = (*view.cells.urgency, *view.cells.secrecy, *view.cells.circulation)
    red = {line.place for line in stamps}
    yield from once(
        Found(line, f"#{run.colour}", "màu đen", f"“{short(run.text, 30)}” không phải màu đen.")
        for line, run in _runs(view)
        if line.place not in red and line.place.part is not Part.TEXTBOX and not _is_black(run.colour)
    )


def _is_black(colour: str) -> bool:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return True
    return max(int(colour[at : at + 2], 16) for at in (0, 2, 4)) < 0x30


@rule("PC04", cell="trang", article=_I4, severity=Severity.WARNING, title="Không tô nền, không gạch chữ")
def marked(view: View) -> Iterator[Found]:
    """Highlighted or struck-through letters are left from drafting."""
    yield from once(
        Found(line, what, "", f"“{short(run.text, 30)}” còn {what}; cần bỏ trước khi ban hành.")
        for line, run in _runs(view)
        if (what := "tô nền" if run.highlight not in ("", "none") else "gạch ngang chữ" if run.strike else "")
    )
