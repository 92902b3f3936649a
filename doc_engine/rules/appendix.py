"""Phụ lục: label, number, title and the "(Kèm theo …)" line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.notation import Notation
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.notation import typed
from doc_engine.rules.said import annex_alone, bare, joined, short
from doc_engine.text import fold

_III1 = "Phụ lục I, Phần I, Mục III.1"
_LABEL = re.compile(r"^phụ lục\s*(?:số\s*)?(?P<number>[\w]*)", re.IGNORECASE)
_NOTATION = re.compile(r"số\s*:?\s*(\d+[^\s/]*/[^\s,;)]+)", re.IGNORECASE)


@rule(
    "PL01",
    cell="phụ lục",
    article=f"{_III1}.a",
    severity=Severity.WARNING,
    title="Trong văn bản có chỉ dẫn về phụ lục",
)
def referred_to(view: View) -> Iterator[Found]:
    """The text speaks of its annexes."""
    cells = view.cells
    words = ("phu luc", "kem theo", "danh sach", "bieu mau")
    text = [*cells.subject, *cells.body, *cells.body_tables, *cells.letter_subject]
    if (
        cells.appendix_label
        and cells.body
        and not annex_alone(view)
        and not any(word in fold(line.printed) for line in text for word in words)
    ):
        yield Found(
            cells.appendix_label[0], "", "chỉ dẫn về phụ lục", "trong văn bản phải có chỉ dẫn về phụ lục."
        )


@rule("PL02", cell="phụ lục", article=f"{_III1}.a", title="Từ hai phụ lục trở lên đánh số La Mã")
def roman(view: View) -> Iterator[Found]:
    """Two or more annexes are numbered in Roman numerals."""
    labels = [line for line in view.cells.appendix_label if _LABEL.match(bare(line))]
    for line in labels if len(labels) > 1 else []:
        match = _LABEL.match(bare(line))
        given = match["number"] if match else ""
        if not re.fullmatch(r"[IVXLC]+", given):
            found = bare(line)
            yield Found(
                line, short(found), "Phụ lục I, II …", "có từ hai phụ lục thì phải đánh số bằng chữ số La Mã."
            )


@rule(
    "PL03",
    cell="phụ lục",
    article=f"{_III1}.a",
    severity=Severity.WARNING,
    title="Một phụ lục thì không đánh số",
)
def single(view: View) -> Iterator[Found]:
    """A single annex needs no number."""
    labels = view.cells.appendix_label
    match = _LABEL.match(bare(labels[0])) if len(labels) == 1 and not annex_alone(view) else None
    if match and re.fullmatch(r"[IVXLC]+|\d+", match["number"]):
        yield Found(labels[0], bare(labels[0]), "Phụ lục", "chỉ có một phụ lục thì không cần đánh số thứ tự.")


@rule(
    "PL04",
    cell="phụ lục",
    article=f"{_III1}.c",
    severity=Severity.WARNING,
    title="Phụ lục có thông tin chỉ dẫn kèm theo văn bản",
)
def attached(view: View) -> Iterator[Found]:
    """Each annex says with which document it goes."""
    cells = view.cells
    if cells.appendix_label and not cells.attached_to:
        message = "dưới tên phụ lục phải có “(Kèm theo … số … ngày … của …)”."
        yield Found(cells.appendix_label[0], "", "(Kèm theo …)", message)


@rule("PL05", cell="phụ lục", article=f"{_III1}.c", title="Số, ký hiệu ở “(Kèm theo …)” khớp với văn bản")
def same_number(view: View) -> Iterator[Found]:
    """The annex names the number of its own document."""
    own = typed(view)
    mine = (
        Notation.try_parse(f"{own.number.strip()}/{own.symbol.strip()}")
        if own and own.number.strip()
        else None
    )
    for line in view.cells.attached_to:
        match = _NOTATION.search(bare(line))
        named = Notation.try_parse(match[1]) if match else None
        if mine and named and not mine.same_as(named):
            message = f"phụ lục ghi kèm theo văn bản số {named}, văn bản có số {mine}."
            yield Found(line, str(named), str(mine), message)


@rule("PL06", cell="phụ lục", article=f"{_III1}.b", title="“Phụ lục” trên một dòng riêng")
def own_line(view: View) -> Iterator[Found]:
    """The word and its number stand alone on their line."""
    for line in view.cells.appendix_label:
        match = _LABEL.match(bare(line))
        rest = bare(line)[match.end() :].strip(" .:-–") if match else ""
        if match and re.search(r"[^\W\d_]{2}", rest):
            yield Found(
                line,
                short(bare(line)),
                "Phụ lục …",
                "“Phụ lục” và số thứ tự phải trình bày thành một dòng riêng.",
            )


@rule(
    "PL07",
    cell="phụ lục",
    article=f"{_III1}.c",
    severity=Severity.WARNING,
    title="Thông tin kèm theo đặt trong ngoặc đơn",
)
def in_brackets(view: View) -> Iterator[Found]:
    """The forms print "(Kèm theo …)" in brackets."""
    text = joined(view.cells.attached_to)
    if text and not (text.startswith("(") and text.endswith(")")):
        message = "thông tin kèm theo văn bản ghi trong ngoặc đơn: “(Kèm theo …)”."
        yield Found(view.cells.attached_to[0], short(text), "(Kèm theo …)", message)
