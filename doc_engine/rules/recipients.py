"""Ô 9b: Nơi nhận and Lưu."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import annex_alone, bare, short, somewhere
from doc_engine.terms import DocumentType
from doc_engine.text import fold

_II9 = "Phụ lục I, Phần I, Mục II.9"
_DASH = re.compile(r"^[-–—−]\s*")
_BULLET = re.compile(r"^[-–—−+•*·]\s*")
_KEEP = re.compile(r"^[-–—−+•*·]?\s*lưu\b", re.IGNORECASE)
_BY_ARTICLE = (DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET)


def _items(view: View) -> list[list[Line]]:
    """The recipients, each with the lines it runs over: a line that is not ended, followed by one without a dash."""
    items: list[list[Line]] = []
    for line in view.cells.recipients:
        if line.empty:
            continue
        goes_on = items and not _BULLET.match(bare(line)) and bare(items[-1][-1])[-1:] not in ";."
        if goes_on and not _KEEP.match(bare(line)):
            items[-1].append(line)
        else:
            items.append([line])
    return items


def _first(view: View) -> tuple[Line, str] | None:
    items = _items(view)
    return (items[0][0], fold(_BULLET.sub("", bare(items[0][0])))) if items else None


@rule(
    "NN03",
    cell="9b",
    article=f"{_II9}.b",
    severity=Severity.WARNING,
    title="Dòng đầu nơi nhận của công văn là “Như trên”",
)
def as_above(view: View) -> Iterator[Found]:
    """Under Kính gửi the list begins with "Như trên"."""
    first = _first(view)
    if (
        first
        and view.cells.addressed
        and not first[1].startswith("nhu tren")
        and not first[1].startswith("luu")
    ):
        sent = (DocumentType.CONG_VAN, DocumentType.TO_TRINH, DocumentType.BAO_CAO)
        if view.type in sent:
            yield Found(
                first[0], short(bare(first[0])), "- Như trên;", "dòng đầu của nơi nhận phải là “Như trên”."
            )


@rule(
    "NN04",
    cell="9b",
    article=f"{_II9}.b, c",
    severity=Severity.WARNING,
    title="“Như trên” chỉ dùng khi có “Kính gửi”",
)
def nothing_above(view: View) -> Iterator[Found]:
    """ "Như trên" needs addressees above; an invitation or an introduction names them in its text."""
    first = _first(view)
    inside = (DocumentType.GIAY_MOI, DocumentType.GIAY_GIOI_THIEU, DocumentType.CONG_DIEN, None)
    if (
        first
        and first[1].startswith("nhu tren")
        and not view.cells.addressed
        and view.type not in inside
        and not somewhere(view, "kinh gui")
    ):
        yield Found(first[0], "Như trên", "", "“Như trên” chỉ dùng khi văn bản có “Kính gửi”.")


@rule(
    "NN05",
    cell="9b",
    article="Phụ lục III, Mẫu 1.1, 1.2, 1.3",
    severity=Severity.WARNING,
    title="Nơi nhận của quyết định bắt đầu bằng “Như Điều …”",
)
def as_article(view: View) -> Iterator[Found]:
    """Quyết định and nghị quyết begin with "Như Điều …"."""
    first = _first(view)
    articles = any(re.match(r"Điều \d", bare(line)) for line in view.cells.body)
    if first and view.type in _BY_ARTICLE and articles and not first[1].startswith(("nhu dieu", "luu")):
        message = "dòng đầu của nơi nhận phải là “Như Điều …”."
        yield Found(first[0], short(bare(first[0])), "- Như Điều …;", message)


@rule("NN06", cell="9b", article=f"{_II9}.b, c", title="Có “Nơi nhận”")
def present(view: View) -> Iterator[Found]:
    """The document has its Nơi nhận."""
    cells = view.cells
    parties = (
        DocumentType.HOP_DONG,
        DocumentType.BAN_GHI_NHO,
        DocumentType.BAN_THOA_THUAN,
        DocumentType.THU_CONG,
    )
    whole = cells.number and cells.capacity and view.type and view.type not in parties
    if whole and not cells.recipients_label and not annex_alone(view) and not somewhere(view, "noi nhan"):
        yield Found(None, "", "Nơi nhận:", "văn bản không có “Nơi nhận”.")


@rule("NN07", cell="9b", article=f"{_II9}.d", title="Sau “Nơi nhận” có dấu hai chấm")
def colon(view: View) -> Iterator[Found]:
    """A colon stands behind "Nơi nhận"."""
    for line in view.cells.recipients_label[:1]:
        if not bare(line).endswith(":"):
            yield Found(line, bare(line), "Nơi nhận:", "sau từ “Nơi nhận” phải có dấu hai chấm (:).")


@rule("NN08", cell="9b", article=f"{_II9}.d", title="Mỗi nơi nhận một dòng, đầu dòng có gạch")
def dashes(view: View) -> Iterator[Found]:
    """Each recipient begins with a hyphen."""
    for item in _items(view):
        text = bare(item[0])
        if not _DASH.match(text) and not text.startswith(("(", "'")):
            yield Found(
                item[0], short(text, 30), "- …", "mỗi nơi nhận ghi một dòng, đầu dòng có gạch đầu dòng (-)."
            )
            return


@rule("NN09", cell="9b", article=f"{_II9}.d", title="Cuối mỗi nơi nhận có dấu chấm phẩy")
def semicolons(view: View) -> Iterator[Found]:
    """ ";" behind every recipient but the last."""
    for item in _items(view)[:-1]:
        text = bare(item[-1])
        if not text.endswith(";"):
            message = "cuối mỗi nơi nhận phải có dấu chấm phẩy (;)."
            yield Found(item[-1], text[-12:], ";", message)
            return


@rule("NN24", cell="9b", article=f"{_II9}.d", title="Danh sách nơi nhận bằng chữ in thường")
def small_letters(view: View) -> Iterator[Found]:
    """The list is not set in capitals; single abbreviations are names."""
    lines = [line for line in view.cells.recipients if not line.empty]
    if len(lines) > 1 and all(line.upper for line in lines):
        yield Found(
            lines[0], "chữ in hoa", "chữ in thường", "danh sách nơi nhận phải viết bằng chữ in thường."
        )


@rule("NN30", cell="9b", article=f"{_II9}.d", title="Dòng cuối của nơi nhận là “Lưu: VT, …”")
def keep_last(view: View) -> Iterator[Found]:
    """The last line says where the copies are kept."""
    items = _items(view)
    if not items or _KEEP.match(bare(items[-1][0])):
        return
    if any(_KEEP.match(bare(item[0])) for item in items):
        message = "dòng “Lưu: VT, …” phải là dòng cuối của nơi nhận."
    else:
        message = "dòng cuối của nơi nhận phải là “Lưu: VT, …”."
    yield Found(items[-1][-1], short(bare(items[-1][0]), 30), "- Lưu: VT, ….", message)


def _keep(view: View) -> tuple[Line, str] | None:
    """The Lưu line with its whole words, where it is the last."""
    items = _items(view)
    if not items or not _KEEP.match(bare(items[-1][0])):
        return None
    return items[-1][-1], " ".join(bare(line) for line in items[-1])


@rule("NN31", cell="9b", article=f"{_II9}.d", title="Sau “Lưu” có dấu hai chấm")
def keep_colon(view: View) -> Iterator[Found]:
    """A colon stands behind "Lưu"."""
    keep = _keep(view)
    if keep and not re.search(r"lưu\s*:", keep[1], re.IGNORECASE):
        yield Found(keep[0], keep[1], "- Lưu: VT, ….", "sau chữ “Lưu” phải có dấu hai chấm (:).")


@rule("NN32", cell="9b", article=f"{_II9}.d", title="Sau “Lưu:” là “VT”")
def keep_clerks(view: View) -> Iterator[Found]:
    """ "VT" stands behind "Lưu:"."""
    keep = _keep(view)
    if keep and not re.search(r"lưu\s*:?\s*VT\b", keep[1], re.IGNORECASE):
        yield Found(keep[0], keep[1], "- Lưu: VT, ….", "sau “Lưu:” phải là chữ viết tắt “VT”.")


@rule("NN33", cell="9b", article=f"{_II9}.d", title="Cuối dòng “Lưu” có dấu chấm")
def keep_stop(view: View) -> Iterator[Found]:
    """A full stop behind the last line."""
    keep = _keep(view)
    if keep and (sign := re.search(r"\.\s*([^\W\d_]{1,12})$", keep[1])):
        message = f"sau dấu chấm của dòng “Lưu” còn “{sign[1]}”; ký hiệu người soạn thảo ghi riêng ở dòng dưới (ô 12)."
        yield Found(keep[0], sign[1], "", message, Severity.WARNING)
    elif keep and not keep[1].endswith("."):
        yield Found(keep[0], keep[1][-12:], ".", "cuối dòng “Lưu” phải có dấu chấm (.).")
