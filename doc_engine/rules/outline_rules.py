"""Ô 6: bố cục — the order of marks read by `doc_engine.outline`, and how Phần, Chương, Mục, Điều are set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from doc_engine.errors import BadInput
from doc_engine.findings import Finding, Severity
from doc_engine.outline import parse_outline
from doc_engine.paper import Line
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import bare, content, short

_II6 = "Phụ lục I, Phần I, Mục II.6.đ"
# Characters the outline reads as its own marks: they are the typist's words here.
_HARMLESS = str.maketrans({"*": "·", "|": "¦", "[": "(", "]": ")", "\\": "/", "#": "＃", "_": "·"})
_GROUP = re.compile(
    r"^(?P<word>Phần|Chương|Mục|Tiểu mục|PHẦN|CHƯƠNG|MỤC|TIỂU MỤC)\s+(?P<number>[IVXLC]+|\d+)\s*(?P<rest>.*)$"
)
_ARTICLE = re.compile(r"^(?P<word>điều)\s+(?P<number>\d+)(?P<mark>\s*[.:/)-]?)", re.IGNORECASE)


def _texts(view: View) -> Iterator[list[Line]]:
    """The texts whose marks are counted: the document's own, and the one issued with it (not its annexes)."""
    yield [line for line in view.cells.body if not line.empty]
    if not view.cells.appendix_label:
        yield [line for line in view.cells.appendix if not line.empty and line.place.table is None]


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[Finding, ...]:
    try:
        return parse_outline(text).findings
    except BadInput:
        return ()


def _numbering(code: str, view: View) -> Iterator[Found]:
    for lines in _texts(view):
        yield from _counted(code, lines)


def _counted(code: str, lines: list[Line]) -> Iterator[Found]:
    text = "\n".join(bare(line).translate(_HARMLESS) for line in lines)
    for finding in _read(text):
        at = re.search(r"\d+$", finding.where)
        if finding.code == code and at and int(at[0]) <= len(lines):
            line = lines[int(at[0]) - 1]
            found = finding.found or short(bare(line))
            yield Found(line, found, finding.required, finding.message, finding.severity)


_TITLES = {
    "BC01": "Số thứ tự liền nhau",
    "BC02": "Số thứ tự không lặp, không lùi",
    "BC03": "Chữ cái của điểm theo bảng chữ cái tiếng Việt (không f, j, w, z)",
    "BC04": "Phần, Chương, Mục có tiêu đề",
    "BC05": "Tiêu đề của Phần, Chương, Mục viết hoa",
    "BC06": "Không có gạch đầu dòng trước số thứ tự",
    "BC07": "Điểm ghi “a)”; sau số của Chương, Mục không có dấu",
    "BC08": "Một dấu đầu dòng trong một danh sách",
    "BC09": "Dòng không bị ngắt giữa câu",
}
for _code, _title in _TITLES.items():
    rule(_code, cell="6", article=_II6, severity=Severity.WARNING, title=_title)(partial(_numbering, _code))


def _groups(view: View) -> Iterator[tuple[Line, re.Match[str]]]:
    """Lines that are only "Chương I" and the like, or open with it and a title."""
    for line in content(view):
        match = _GROUP.match(bare(line))
        if match and (not match["rest"] or (match["rest"][:1] in ".:-–" or match["rest"].isupper())):
            yield line, match


@rule("BC11", cell="6", article=_II6, title="“Phần”, “Chương”, “Mục” canh giữa")
def groups_centred(view: View) -> Iterator[Found]:
    """Phần, Chương, Mục, Tiểu mục stand centred on their own line."""
    for line, match in _groups(view):
        if line.align != "center" and not match["rest"] and not line.text[:1].isspace():
            named = f"{match['word']} {match['number']}"
            yield Found(line, named, "canh giữa", f"“{named}” phải trình bày trên dòng riêng, canh giữa.")


@rule("BC12", cell="6", article=_II6, title="“Phần”, “Chương”, “Mục” in đậm, chữ in thường")
def groups_bold(view: View) -> Iterator[Found]:
    """They are bold, in small letters."""
    for line, match in _groups(view):
        named = f"{match['word']} {match['number']}"
        if not line.bold and not match["rest"]:
            yield Found(line, "không đậm", "đậm", f"“{named}” phải in đậm.")
        elif match["word"].isupper() and not match["rest"]:
            required = match["word"].capitalize()
            yield Found(
                line, match["word"], required, f"“{match['word']}” viết bằng chữ in thường: “{required}”."
            )


@rule("BC13", cell="6", article=_II6, title="Số của phần, chương là chữ số La Mã; của mục là chữ số Ả Rập")
def group_numerals(view: View) -> Iterator[Found]:
    """Roman for Phần and Chương, Arabic for Mục and Tiểu mục."""
    for line, match in _groups(view):
        roman = match["word"].lower() in ("phần", "chương")
        if roman == match["number"].isdigit():
            kind = "chữ số La Mã" if roman else "chữ số Ả Rập"
            named = f"{match['word']} {match['number']}"
            yield Found(line, named, kind, f"số thứ tự của “{named}” phải dùng {kind}.")


def _articles(view: View) -> Iterator[tuple[Line, re.Match[str]]]:
    """Paragraphs that open an article; "Điều 5 của Luật …" inside a sentence is none."""
    for line in content(view):
        match = _ARTICLE.match(bare(line))
        rest = bare(line)[match.end() :].strip() if match else ""
        if match and (match["mark"].strip() or not rest or rest[:1].isupper()):
            yield line, match


@rule("BC14", cell="6", article=_II6, title="“Điều” và số thứ tự in đậm")
def article_bold(view: View) -> Iterator[Found]:
    """The word Điều with its number is bold."""
    for line, match in _articles(view):
        first = line.inked[0] if line.inked else None
        if first and not first.bold:
            named = bare(line)[: match.end()].strip()
            yield Found(line, "không đậm", "đậm", f"“{named}” phải in đậm.")


@rule("BC15", cell="6", article=_II6, title="Sau số thứ tự của điều có dấu chấm")
def article_dot(view: View) -> Iterator[Found]:
    """A full stop stands behind the article's number."""
    for line, match in _articles(view):
        if match["mark"].strip() != ".":
            required = f"{match['word']} {match['number']}."
            message = f"sau số thứ tự của điều phải có dấu chấm: “{required}”."
            yield Found(line, short(bare(line)[: match.end()], 20), required, message)


@rule("BC16", cell="6", article=_II6, title="“Điều” viết bằng chữ in thường, chữ Đ hoa")
def article_word(view: View) -> Iterator[Found]:
    """ "Điều", neither "ĐIỀU" nor "điều"."""
    for line, match in _articles(view):
        if match["word"] != "Điều" and not line.upper:
            yield Found(
                line, match["word"], "Điều", f"ghi là “Điều {match['number']}”, không ghi “{match['word']}”."
            )
