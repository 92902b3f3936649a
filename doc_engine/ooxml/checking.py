"""Checking a template (kiểm tra mẫu): each thing wrong with it as a finding with its paragraph and what to do.

Errors keep a template from being used; warnings are things that print badly; notes are fields it leaves out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from doc_engine.errors import BadInput, Problem
from doc_engine.findings import Finding, Severity
from doc_engine.gate import admit_container
from doc_engine.layout import current
from doc_engine.ooxml import package
from doc_engine.ooxml.fields import DERIVED_FIELDS, FIELDS
from doc_engine.ooxml.links import external_links
from doc_engine.ooxml.markup import W
from doc_engine.ooxml.published import PART_OF
from doc_engine.ooxml.tags import REFUSED, Place, TagProblem, scanned
from doc_engine.ooxml.template import compile_template, part_name, rendered_roots
from doc_engine.ooxml.vetting import vetted
from doc_engine.terms import DocumentType
from doc_engine.text import nfc

# Without these a document is none, whatever its type.
NEEDED = ("so", "ky_hieu", "ngay_thang", "ho_ten", "noi_dung")
# What a finished document is read back for: one that its template leaves out is not printed at all.
_READ_BACK = (
    "trich_yeu",
    "can_cu",
    "quyen_han",
    "noi_nhan",
    "theo_de_nghi",
    "kinh_gui_mot",
    "kinh_gui_nhieu",
)
# Types whose form says everything in labelled lines, and what else a form goes without.
WITHOUT_TEXT = (DocumentType.GIAY_GIOI_THIEU, DocumentType.GIAY_NGHI_PHEP)
_OPTIONAL: Mapping[DocumentType, frozenset[str]] = {
    **dict.fromkeys(WITHOUT_TEXT, frozenset({"trich_yeu", "noi_dung"})),
    DocumentType.BIEN_BAN: frozenset({"ngay_thang", "dia_danh"}),
}
# What an office may have typed into its template for good.
_TYPED_IN = {"co_quan_chu_quan", "co_quan", "ten_co_quan", "dia_danh", "ten_loai", "tham_quyen", "lenh"}
_MANY = 20
# Paragraphs of a tag alone: nothing of them is printed.
_GONE = ("{%", "{{p ")
_FULLWIDTH = "\uff5b\uff5d\uff05"
_QUOTES = "“”‘’"


def optional_fields(kind: DocumentType | None) -> frozenset[str]:
    """The fields that documents of a type go without, though every other type has them."""
    return _OPTIONAL.get(kind, frozenset()) if kind else frozenset()


def check_template(
    docx: bytes, usual: Collection[str] = (), kind: DocumentType | None = None
) -> list[Finding]:
    """What is wrong with a template, errors first; `usual`: the fields that its type `kind` normally prints.

    MV01 not allowed, MV02–MV05 missing fields, MV06 unknown or misspelt, MV07 broken tag, MV08 curly quotes in a
    tag, MV09 NFD in a tag, MV10 fullwidth braces, MV11 NFD text, MV12 theme font, MV13 other font, MV14 a file
    that is not let in (macros, encrypted, not Word), MV15 links to elsewhere.
    """
    try:
        admit_container(docx, "docx")
        parts = package.read(docx)
        roots = rendered_roots(parts)
    except BadInput as bad:
        return [Finding("MV14", Severity.ERROR, "", str(problem)) for problem in bad.problems]
    findings = [*_tag_findings(roots), *external_links(docx, parts), *_typed(roots)]
    expected = Expected(frozenset(usual), optional_fields(kind))
    findings += _compiled(docx, expected, known=any(one.severity is Severity.ERROR for one in findings))
    findings += _fonts(docx)
    weight = list(Severity)
    return sorted(findings, key=lambda one: weight.index(one.severity))


def _tag_findings(roots: Mapping[str, etree._Element]) -> Iterator[Finding]:
    for name, root in roots.items():
        tags, problems = scanned(root, part_name(name))
        for problem in (*problems, *vetted(tags)[1]):
            yield _finding_of(problem)
        for tag in tags:
            if any(mark in tag.typed for mark in _QUOTES):
                message = 'dấu ngoặc kép cong trong thẻ. Hãy gõ dấu ngoặc kép thẳng (").'
                yield _placed("MV08", Severity.WARNING, tag.place, message, found=tag.typed, required='"')


def _finding_of(problem: Problem) -> Finding:
    if not isinstance(problem, TagProblem):
        return Finding(REFUSED, Severity.ERROR, "", str(problem))
    said = f"{problem.said} {problem.hint}".rstrip()
    if problem.place is None:
        return Finding(problem.code, Severity.ERROR, "", said)
    return _placed(problem.code, Severity.ERROR, problem.place, said, required=problem.hint)


def _placed(
    code: str, severity: Severity, place: Place, message: str, *, found: str = "", required: str = ""
) -> Finding:
    return Finding(code, severity, str(place), message, found=found or place.text, required=required)


def _typed(roots: Mapping[str, etree._Element]) -> Iterator[Finding]:
    """What was typed in letters that look right and are not: fullwidth braces, decomposed accents."""
    for name, root in roots.items():
        for number, element in enumerate(root.iter(f"{W}p"), start=1):
            text = "".join(item.text or "" for item in element.iter(f"{W}t"))
            place = Place(part_name(name), number, text)
            if any(mark in text for mark in _FULLWIDTH):
                message = "dấu ngoặc nhọn hoặc phần trăm toàn khổ (｛ ｝ ％) không thành thẻ. Hãy gõ { } %."
                yield _placed("MV10", Severity.ERROR, place, message)
            if nfc(text) != text and "{" not in text:
                message = (
                    "chữ tổ hợp (NFD), không theo TCVN 6909:2001. Hãy gõ lại bằng bảng mã Unicode dựng sẵn."
                )
                yield _placed("MV11", Severity.WARNING, place, message, required=nfc(text))


@dataclass(frozen=True, slots=True)
class Expected:
    """What a template of a type should print, and what it may leave out."""

    usual: frozenset[str]
    optional: frozenset[str]


def _compiled(docx: bytes, expected: Expected, *, known: bool) -> Iterator[Finding]:
    try:
        used = compile_template(docx).fields
    except BadInput as bad:
        if not known:
            yield from map(_finding_of, bad.problems)
        return
    yield from _lacking(used | {PART_OF[name] for name in used & set(PART_OF)}, expected)


def _lacking(used: frozenset[str], expected: Expected) -> Iterator[Finding]:
    for name in NEEDED:
        if name not in used | expected.optional:
            yield _lack("MV02", Severity.ERROR, name, "mẫu không in")
    if "phu_luc" not in used:
        yield Finding("MV03", Severity.WARNING, "", "mẫu không có {{p phu_luc }}: không in được phụ lục.")
    for name in FIELDS:
        if (
            name in used
            or name in NEEDED
            or name == "phu_luc"
            or name not in expected.usual - expected.optional
        ):
            continue
        if name in _READ_BACK:
            yield _lack("MV04", Severity.WARNING, name, "văn bản có mục này sẽ không in được vì mẫu không in")
        elif name in _TYPED_IN:
            yield _lack("MV05", Severity.INFO, name, "mẫu không dùng (không cần sửa nếu đã in sẵn):")
        elif name not in DERIVED_FIELDS:
            yield _lack("MV05", Severity.WARNING, name, "văn bản có mục này sẽ bị in thiếu vì mẫu không in")


def _lack(code: str, severity: Severity, name: str, said: str) -> Finding:
    return Finding(code, severity, "", f"{said} “{FIELDS[name].meaning}” ({name}).", required=name)


def _fonts(docx: bytes) -> Iterator[Finding]:
    """Fonts as they come out, styles and theme resolved; each font said once with its paragraphs."""
    from doc_engine.ooxml.reader import read_paper

    wanted = current().page.font
    try:
        lines = read_paper(docx).all_lines
    except BadInput:
        return
    themed: list[str] = []
    others: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.text.lstrip().startswith(_GONE):
            continue
        if any(run.themed for run in line.inked):
            themed.append(str(line.place))
        for font in line.fonts:
            if font and font.casefold() != wanted.casefold():
                others[font].append(str(line.place))
    if themed:
        message = f"phông chữ theo chủ đề (theme) của Word, mỗi máy in một khác. Hãy chọn hẳn phông {wanted}."
        yield Finding("MV12", Severity.WARNING, _places(themed), message, required=wanted)
    for font, places in others.items():
        message = f"phông chữ {font}. Hãy chọn phông {wanted}."
        source = "Phụ lục I, Mục I.4"
        yield Finding("MV13", Severity.WARNING, _places(places), message, source, font, wanted)


def _places(places: list[str]) -> str:
    shown = "; ".join(places[:_MANY])
    return f"{shown}; … ({len(places)} đoạn)" if len(places) > _MANY else shown
