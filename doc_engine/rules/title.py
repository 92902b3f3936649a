"""Ô 5a, 5b: tên loại, trích yếu."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import NO_BORDERS
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.notation import legislative
from doc_engine.rules.said import bare, joined, short, somewhere
from doc_engine.terms import DocumentType
from doc_engine.text import fold

_II5 = "Phụ lục I, Phần I, Mục II.5"
_FORMS = "Phụ lục III"
# Forms that print no subject (Mẫu 1.8, 1.10), two parties' papers, and attached texts whose title is the name itself.
_WITHOUT_SUBJECT = {
    DocumentType.GIAY_GIOI_THIEU,
    DocumentType.GIAY_NGHI_PHEP,
    DocumentType.HOP_DONG,
    DocumentType.BAN_GHI_NHO,
    DocumentType.BAN_THOA_THUAN,
    DocumentType.THU_CONG,
    DocumentType.CONG_DIEN,
    DocumentType.CONG_VAN,
    DocumentType.PHIEU_GUI,
    DocumentType.PHIEU_CHUYEN,
    DocumentType.PHIEU_BAO,
}
_VV = re.compile(r"^(?P<typed>v\s*/\s*v|vv|v\.v|về việc|v/v)\s*(?P<mark>[:.]?)", re.IGNORECASE)


@rule("TL01", cell="5a", article="Điều 7; Phụ lục I, Phần I, Mục II.5.b", title="Công văn không in tên loại")
def no_title_on_letters(view: View) -> Iterator[Found]:
    """A công văn prints no "CÔNG VĂN" over its text."""
    for line in view.paper.inked[:30]:
        if line.upper and fold(bare(line)) == "cong van":
            yield Found(
                line,
                bare(line),
                "V/v …",
                "công văn không in tên loại; trích yếu ghi sau “V/v” dưới số, ký hiệu.",
            )


@rule(
    "TL02", cell="5a", article=f"{_II5}.b", severity=Severity.WARNING, title="Cuối tên loại không có dấu câu"
)
def title_without_stop(view: View) -> Iterator[Found]:
    """No punctuation behind the title."""
    for line in view.cells.title[-1:]:
        mark = re.search(r"[.:;,]$", bare(line))
        if mark:
            yield Found(line, mark[0], "", f"cuối tên loại văn bản không có dấu “{mark[0]}”.")


@rule("TY01", cell="5a", article=f"{_II5}.b", severity=Severity.WARNING, title="“V/v” chỉ dùng cho công văn")
def abbreviated_subject(view: View) -> Iterator[Found]:
    """ "V/v" belongs to công văn."""
    for line in view.cells.subject[:1]:
        if re.match(r"v\s*/\s*v\b", bare(line), re.IGNORECASE):
            message = (
                "chỉ công văn ghi “V/v”; văn bản có tên loại ghi trích yếu (hoặc “Về việc …”) dưới tên loại."
            )
            yield Found(line, bare(line)[:3], "Về việc", message)


@rule("TY02", cell="5b", article=f"{_II5}.b", title="Công văn có trích yếu sau chữ “V/v”")
def letter_subject(view: View) -> Iterator[Found]:
    """A công văn has its "V/v …"."""
    cells = view.cells
    if (
        view.type is DocumentType.CONG_VAN
        and cells.number
        and not cells.letter_subject
        and not any(_VV.match(bare(line)) for line in view.paper.inked[:25])
    ):
        yield Found(cells.number[-1], "", "V/v …", "công văn phải có trích yếu “V/v …” dưới số, ký hiệu.")


@rule("TY03", cell="5b", article=f"{_II5}.b", title="Cách ghi “V/v”")
def form_of_vv(view: View) -> Iterator[Found]:
    """ "V/v" as the decree writes it, without a colon."""
    for line in view.cells.letter_subject[:1]:
        typed = _VV.match(bare(line))
        if typed is None:
            yield Found(line, short(bare(line), 20), "V/v …", "trích yếu công văn phải bắt đầu bằng “V/v”.")
        elif (typed["typed"] != "V/v" and not line.upper) or typed["mark"]:
            yield Found(line, typed[0], "V/v", f"ghi là “V/v”, không ghi “{typed[0]}”.")


@rule("TY04", cell="5a", article=f"{_II5}.b", title="Dưới tên loại có trích yếu")
def subject_present(view: View) -> Iterator[Found]:
    """A named type has its subject under the title."""
    cells = view.cells
    if (
        cells.title
        and view.type
        and view.type not in _WITHOUT_SUBJECT
        and not cells.subject
        and not cells.attached_to
    ):
        yield Found(cells.title[-1], "", "trích yếu", "dưới tên loại văn bản phải có trích yếu nội dung.")


@rule(
    "TY05", cell="5a", article=f"{_II5}.a", severity=Severity.WARNING, title="Cuối trích yếu không có dấu câu"
)
def subject_without_stop(view: View) -> Iterator[Found]:
    """A subject is a phrase: no full stop behind it."""
    for lines, cell in ((view.cells.subject, "5a"), (view.cells.letter_subject, "5b")):
        mark = re.search(r"(?<![.…])[.;:,]$", joined(lines))
        if mark and not joined(lines).endswith(("v.v.", "...")):
            yield Found(lines[-1], mark[0], "", f"cuối trích yếu không có dấu “{mark[0]}”.", cell=cell)


@rule(
    "TY06",
    cell="5b",
    article=f"{_II5}.b",
    severity=Severity.WARNING,
    title="Trích yếu công văn cách số, ký hiệu 6pt",
)
def gap_above(view: View) -> Iterator[Found]:
    """6 pt between the number and the subject of a công văn."""
    wanted = view.layout.components["trich_yeu_cong_van"].gap_above
    for above, line in zip(view.cells.number[-1:], view.cells.letter_subject[:1], strict=False):
        between = [one for one in view.paper.lines if above.place.order < one.place.order < line.place.order]
        gap = above.after_pt + line.before_pt
        if not between and not line.piece and gap < wanted - 0.1 and line.borders == NO_BORDERS:
            found = f"{gap:g}pt"
            yield Found(line, found, "6pt", f"trích yếu cách số, ký hiệu {found}; phải cách 6pt.")


@rule(
    "TQ01",
    cell="6",
    article=f"{_FORMS}, Mẫu 1.1, 1.2, 1.3",
    severity=Severity.WARNING,
    title="Có dòng thẩm quyền ban hành",
)
def authority_present(view: View) -> Iterator[Found]:
    """Nghị quyết and quyết định name whose power is used."""
    cells = view.cells
    if (
        view.type in (DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET)
        and cells.legal_bases
        and not cells.authority
    ):
        message = f"{view.type.label.lower()} phải ghi thẩm quyền ban hành trước các căn cứ."
        yield Found(cells.legal_bases[0], "", "thẩm quyền ban hành", message)


@rule(
    "TQ02",
    cell="6",
    article=f"{_FORMS}, Mẫu 1.1, 1.2, 1.3",
    severity=Severity.WARNING,
    title="Dòng thẩm quyền in hoa, đậm",
)
def authority_letters(view: View) -> Iterator[Found]:
    """The forms print the authority in bold capitals."""
    for line in view.cells.authority:
        if not (line.upper and line.bold):
            yield Found(
                line,
                short(bare(line)),
                "chữ in hoa, đậm",
                "thẩm quyền ban hành trình bày bằng chữ in hoa, đậm.",
            )


@rule(
    "TQ03",
    cell="6",
    article=f"{_FORMS}, Mẫu 1.1, 1.2, 1.3",
    severity=Severity.WARNING,
    title="Có “QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:”",
)
def order_present(view: View) -> Iterator[Found]:
    """An individual decision has the line QUYẾT ĐỊNH: before its articles; a QPPL decision has none."""
    words = {DocumentType.QUYET_DINH: "QUYẾT ĐỊNH:", DocumentType.NGHI_QUYET: "QUYẾT NGHỊ:"}
    wanted = words.get(view.type) if view.type else None
    cells = view.cells
    if (
        wanted
        and cells.legal_bases
        and not cells.order
        and not legislative(view)
        and not somewhere(view, fold(wanted))
    ):
        yield Found(cells.legal_bases[-1], "", wanted, f"sau căn cứ phải có dòng “{wanted}”.")


@rule(
    "TQ04",
    cell="6",
    article=f"{_FORMS}, Mẫu 1.1, 1.2, 1.3",
    severity=Severity.WARNING,
    title="“QUYẾT ĐỊNH:” in hoa, đậm, có dấu hai chấm",
)
def order_form(view: View) -> Iterator[Found]:
    """The line is in bold capitals and ends with a colon."""
    for line in view.cells.order:
        if not bare(line).endswith(":"):
            yield Found(line, bare(line), f"{bare(line)}:", f"sau “{bare(line)}” có dấu hai chấm (:).")
        elif not (line.upper and line.bold):
            yield Found(
                line, bare(line), bare(line).upper(), f"“{bare(line)}” trình bày bằng chữ in hoa, đậm."
            )
