"""Ô 9a: Kính gửi."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.cells import Lines
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import bare, short, somewhere
from doc_engine.terms import DocumentType

_II9 = "Phụ lục I, Phần I, Mục II.9"
_LABEL = re.compile(r"^kính\s+(gửi|trình)\s*(?P<colon>:?)\s*(?P<rest>.*)$", re.IGNORECASE)
_ALLOWED = {DocumentType.CONG_VAN, DocumentType.TO_TRINH, DocumentType.BAO_CAO}
# Forms of Phụ lục III whose body itself names who receives, or practice of slips and personal letters.
_PERSONAL = {
    DocumentType.THU_CONG,
    DocumentType.PHIEU_GUI,
    DocumentType.PHIEU_CHUYEN,
    DocumentType.PHIEU_BAO,
    DocumentType.GIAY_MOI,
    DocumentType.GIAY_GIOI_THIEU,
}
_DASH = re.compile(r"^[-–—−•+*]\s*")


def _listed(view: View) -> Lines:
    """The addressees typed below the label, the lines that go on with one joined to it."""
    lines = [piece for line in view.cells.addressed for piece in line.pieces("\n")]
    if lines and (label := _LABEL.match(bare(lines[0]))) and not label["rest"]:
        return tuple(lines[1:])
    if lines and (label := _LABEL.match(bare(lines[0]))) and _DASH.match(label["rest"]):
        return tuple(lines)
    return ()


@rule("NN01", cell="9a", article=f"{_II9}.b", title="Công văn có “Kính gửi”")
def present(view: View) -> Iterator[Found]:
    """A công văn says to whom it goes."""
    cells = view.cells
    if (
        view.type is DocumentType.CONG_VAN
        and cells.number
        and not cells.addressed
        and not somewhere(view, "kinh gui")
    ):
        yield Found(cells.number[-1], "", "Kính gửi: …", "công văn phải có “Kính gửi”.")


@rule(
    "NN02",
    cell="9a",
    article=f"{_II9}.b, d",
    severity=Severity.WARNING,
    title="“Kính gửi” chỉ dùng cho công văn, tờ trình, báo cáo",
)
def allowed(view: View) -> Iterator[Found]:
    """Kính gửi stands on công văn, and on tờ trình and báo cáo sent upward."""
    kind = view.type
    if kind and view.cells.addressed and kind not in _ALLOWED and kind not in _PERSONAL:
        message = f"{kind.label.lower()} không có phần “Kính gửi”; nơi nhận ghi ở cuối văn bản."
        yield Found(view.cells.addressed[0], "Kính gửi", "", message)


@rule("KG01", cell="9a", article=f"{_II9}.d", title="Sau “Kính gửi” có dấu hai chấm")
def colon(view: View) -> Iterator[Found]:
    """A colon stands behind "Kính gửi"."""
    for line in view.cells.addressed[:1]:
        label = _LABEL.match(bare(line))
        if label and not label["colon"]:
            yield Found(line, "Kính gửi", "Kính gửi:", "sau từ “Kính gửi” phải có dấu hai chấm (:).")


@rule("KG02", cell="9a", article=f"{_II9}.d", title="Một nơi nhận ghi cùng dòng với “Kính gửi”")
def one_on_its_line(view: View) -> Iterator[Found]:
    """A single addressee stands on the line of the label."""
    listed = _listed(view)
    if len(listed) == 1:
        message = "gửi một nơi thì tên nơi nhận ghi cùng dòng với “Kính gửi”."
        yield Found(listed[0], short(bare(listed[0])), "Kính gửi: …", message)


@rule("KG03", cell="9a", article=f"{_II9}.d", title="Nhiều nơi nhận: mỗi nơi một dòng, đầu dòng có gạch")
def dashes(view: View) -> Iterator[Found]:
    """Each of several addressees has its line with a dash."""
    for line in _starts(_listed(view)):
        first = _LABEL.match(bare(line))
        if not _DASH.match(first["rest"] if first else bare(line)):
            yield Found(
                line,
                short(bare(line), 30),
                "- …",
                "mỗi nơi nhận ở phần “Kính gửi” phải có gạch đầu dòng (-).",
            )
            return


@rule(
    "KG04",
    cell="9a",
    article=f"{_II9}.d",
    title="Cuối mỗi dòng “Kính gửi” có dấu chấm phẩy, dòng cuối dấu chấm",
)
def stops(view: View) -> Iterator[Found]:
    """ ";" behind each of several addressees, "." behind the last."""
    listed = _listed(view)
    if len(listed) < 2:
        return
    for line, after in zip(listed, (*listed[1:], None), strict=True):
        goes_on = after is not None and not _DASH.match(bare(after)) and bare(line)[-1:] not in ",.;"
        wanted = "." if after is None else ";"
        if not goes_on and not bare(line).endswith(wanted):
            words = "dấu chấm (.)" if after is None else "dấu chấm phẩy (;)"
            place = "dòng cuối" if after is None else "mỗi dòng"
            yield Found(line, bare(line)[-12:], wanted, f"cuối {place} của phần “Kính gửi” phải có {words}.")
            return


def _starts(lines: Lines) -> Iterator[Line]:
    """The lines where an addressee begins: those behind a finished one."""
    if len(lines) < 2:
        return
    ended = True
    for line in lines:
        if ended:
            yield line
        ended = bare(line)[-1:] in ";."


@rule("KG05", cell="9a", article=f"{_II9}.d", title="Cách viết “Kính gửi”")
def spelling(view: View) -> Iterator[Found]:
    """ "Kính gửi", its first letter alone a capital."""
    for line in view.cells.addressed[:1]:
        label = re.match(r"(?i)kính\s+gửi", bare(line))
        if label and label[0] != "Kính gửi" and not line.upper:
            yield Found(line, label[0], "Kính gửi", f"ghi là “Kính gửi”, không ghi “{label[0]}”.")
