"""Ô 3: số, ký hiệu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.framework import OTHER_REGIME, Found, View, rule
from doc_engine.rules.said import annex_alone, bare, joint, party_lines, somewhere
from doc_engine.terms import CITED_ONLY_TYPES, CopyType, DocumentType
from doc_engine.text import fold

_II3 = "Phụ lục I, Phần I, Mục II.3"
_TYPES = "Phụ lục III, Phần I"
_LINE = re.compile(r"^(?P<word>s[ốôó]\s*)(?P<colon>[:.]?)(?P<rest>.*)$", re.IGNORECASE)
_BLANK = re.compile(r"[\s._…]+")
# Abbreviations that programs and templates print and Phụ lục III does not have.
_WRONG = {
    "ThC": "TC; thư công không có chữ viết tắt",
    "ThgC": "TC",
    "QCh": "QC",
    "QChe": "QC",
    "QĐi": "QyĐ",
    "DAn": "DA",
    "ĐAn": "ĐA",
    "KHo": "KH",
    "TBa": "TB",
    "BBa": "BB",
    "GMo": "GM",
    "TTRr": "TTr",
    "NgQ": "NQ",
    "QuyĐ": "QyĐ",
}
_RIGHT = {type_.abbreviation for type_ in DocumentType if type_.abbreviation} | {
    one.abbreviation for one in CopyType
}
# Only these two of the 29 types may be văn bản quy phạm pháp luật, whose symbol has the year.
_MAY_BE_LAW = frozenset({DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET})
_KNOWN = {one.upper(): one for one in (*_RIGHT, *filter(None, CITED_ONLY_TYPES.values()))}


@dataclass(frozen=True, slots=True)
class Typed:
    """The line of số, ký hiệu taken apart, all as typed; `number` "" while blank, `symbol` "" without a mark."""

    line: Line
    word: str
    colon: str
    number: str
    mark: str
    symbol: str

    @property
    def groups(self) -> list[str]:
        return [group for group in re.split(r"\s*[-–—/]\s*", self.symbol.strip()) if group]


def typed(view: View) -> Typed | None:
    """The number line taken apart; None when there is none, or it is not one ("Số ........." without a mark)."""
    line = next((one for one in view.cells.number if not one.empty), None)
    match = _LINE.match(bare(line)) if line else None
    if line is None or match is None:
        return None
    head = re.match(r"^(?P<number>[\w .…]*?)(?P<mark>\s*[/\\]\s*|\s*[-–—]\s*)(?P<symbol>.*)$", match["rest"])
    if head is None:
        return Typed(line, match["word"], match["colon"], match["rest"], "", "")
    return Typed(line, match["word"], match["colon"], head["number"], head["mark"], head["symbol"])


def legislative(view: View) -> bool:
    """Whether the symbol follows another law's form: with a year in it (văn bản quy phạm pháp luật)."""
    return _has_year(typed(view)) and (view.type is None or view.type in _MAY_BE_LAW)


def _has_year(parts: Typed | None) -> bool:
    return bool(parts and re.match(r"^\s*\d{4}\s*/", parts.symbol))


@rule(
    OTHER_REGIME,
    cell="3",
    article="Điều 2",
    severity=Severity.INFO,
    title="Văn bản quy phạm pháp luật, văn bản của Đảng theo quy định khác",
)
def other_regime(view: View) -> Iterator[Found]:
    """Legislative texts and papers of the Party follow other forms: what is said here is for comparison only."""
    line = view.cells.number[0] if legislative(view) else next(iter(party_lines(view)), None)
    if line is not None:
        kind = "quy phạm pháp luật" if legislative(view) else "của Đảng"
        message = f"đây là văn bản {kind}, trình bày theo quy định khác; các nhận xét chỉ để tham khảo."
        yield Found(line, bare(line), "", message)


@rule(
    "SK01",
    cell="3",
    article=f"{_II3}.b; {_TYPES}",
    title="Chữ viết tắt tên loại trong ký hiệu đúng với tên loại",
)
def type_abbreviation(view: View) -> Iterator[Found]:
    """The symbol begins with the abbreviation of the type in the title."""
    parts, abbreviation = typed(view), view.type.abbreviation if view.type else None
    if (
        not parts
        or not parts.groups
        or not view.type
        or not abbreviation
        or not view.cells.title
        or joint(view)
    ):
        return
    groups = [group.upper() for group in parts.groups]
    wrong = any(group in _WRONG for group in parts.groups)
    if not wrong and abbreviation.upper() not in groups:
        message = f"văn bản là {view.type.label.lower()}, ký hiệu “{parts.symbol}” phải có chữ viết tắt “{abbreviation}”."
        yield Found(parts.line, parts.symbol, f"{abbreviation}-…", message)


@rule("SK02", cell="3", article=f"{_II3}.b; {_TYPES}", title="Ký hiệu công văn không ghi “CV”")
def letter_without_type(view: View) -> Iterator[Found]:
    """A công văn has no type abbreviation."""
    parts = typed(view)
    if (
        parts
        and view.type in (DocumentType.CONG_VAN, None)
        and "CV" in [group.upper() for group in parts.groups[:1] + parts.groups[-1:]]
    ):
        message = "công văn không có chữ viết tắt tên loại; ký hiệu không ghi “CV”."
        yield Found(parts.line, parts.symbol, "tên cơ quan-đơn vị soạn thảo", message)


@rule("SK03", cell="3", article=f"{_II3}.c", title="Số nhỏ hơn 10 ghi thêm số 0")
def padded(view: View) -> Iterator[Found]:
    """Numbers below 10 are written 01 … 09."""
    parts = typed(view)
    if parts and re.fullmatch(r"\s*[1-9]\s*", parts.number):
        digit = parts.number.strip()
        yield Found(parts.line, digit, f"0{digit}", f"số nhỏ hơn 10 phải ghi thêm số 0 phía trước: 0{digit}.")


@rule("SK04", cell="3", article=f"{_II3}.c", title="Sau từ “Số” có dấu hai chấm")
def colon(view: View) -> Iterator[Found]:
    """A colon stands behind "Số"."""
    parts = typed(view)
    if parts and parts.colon != ":":
        yield Found(parts.line, bare(parts.line), "Số:", "sau từ “Số” phải có dấu hai chấm (:).")


@rule("SK05", cell="3", article=f"{_II3}.c", title="Giữa số và ký hiệu có dấu gạch chéo")
def slash(view: View) -> Iterator[Found]:
    """A slash stands between number and symbol."""
    parts = typed(view)
    if parts and parts.mark.strip() and parts.mark.strip() != "/" and parts.symbol:
        message = f"giữa số và ký hiệu phải là dấu gạch chéo (/), không phải “{parts.mark.strip()}”."
        yield Found(parts.line, parts.mark.strip(), "/", message)


@rule("SK06", cell="3", article=f"{_II3}.c", title="Số, ký hiệu không cách chữ")
def no_spaces(view: View) -> Iterator[Found]:
    """No space inside number and symbol; the blank for the number aside."""
    parts = typed(view)
    if not parts or not parts.symbol or re.search(r"\.\.|…", parts.symbol):
        return
    blank = not parts.number.strip(" .…_\u00a0")
    tail = parts.mark.lstrip() if blank else parts.number.rstrip()[-1:] + parts.mark
    if re.search(r"\s", tail + parts.symbol.strip()):
        found = f"{parts.number.strip()}{parts.mark}{parts.symbol}"
        yield Found(
            parts.line, found, re.sub(r"\s", "", found), "số, ký hiệu phải viết liền, không cách chữ."
        )


@rule("SK07", cell="3", article=f"{_II3}.c", title="Từ “Số” viết chữ in thường, chữ S hoa")
def word(view: View) -> Iterator[Found]:
    """ "Số" in small letters, its first one capital."""
    parts = typed(view)
    if parts and parts.word.strip() != "Số":
        yield Found(parts.line, parts.word.strip(), "Số", f"ghi là “Số”, không ghi “{parts.word.strip()}”.")


@rule("SK08", cell="3", article=_TYPES, title="Chữ viết tắt tên loại có trong Phụ lục III")
def known_abbreviation(view: View) -> Iterator[Found]:
    """No abbreviation that the decree does not have."""
    parts = typed(view)
    for group in parts.groups[:1] if parts else []:
        right = _WRONG.get(group)
        if right and parts:
            yield Found(
                parts.line, group, right, f"Phụ lục III không có chữ viết tắt “{group}”; phải ghi {right}."
            )


@rule("SK09", cell="3", article=f"{_II3}.b", title="Tên loại đứng trước tên cơ quan trong ký hiệu")
def order_of_groups(view: View) -> Iterator[Found]:
    """Type first, then the body."""
    parts = typed(view)
    if not parts or view.type is None or not view.type.abbreviation or legislative(view):
        return
    groups, wanted = parts.groups, view.type.abbreviation.upper()
    upper = [group.upper() for group in groups]
    if wanted in upper[1:] and upper[0] not in _KNOWN:
        required = "-".join([view.type.abbreviation, *(g for g in groups if g.upper() != wanted)])
        message = f"trong ký hiệu, chữ viết tắt tên loại đứng trước tên cơ quan: “{required}”."
        yield Found(parts.line, parts.symbol, required, message)


@rule("SK10", cell="3", article=f"{_II3}.c; {_TYPES}", title="Ký hiệu viết chữ in hoa")
def capitals(view: View) -> Iterator[Found]:
    """The symbol is in capitals, but for QyĐ, CTr, TTr, TrS as Phụ lục III prints them."""
    parts = typed(view)
    for group in parts.groups if parts else []:
        wanted = next(
            (one for one in _RIGHT if fold(one) == fold(group) and one.upper() == group.upper()), None
        )
        if parts and _small(group) and group != wanted and not (wanted and group == group.upper()):
            required = wanted or group.upper()
            yield Found(parts.line, group, required, f"ký hiệu phải viết bằng chữ in hoa: “{required}”.")


def _small(group: str) -> bool:
    """Whether a group is typed in small letters: one inside a longer word (Đ.Châu) is the clerk's own sign."""
    letters = [char for char in group if char.isalpha()]
    return bool(letters) and all(char.islower() for char in letters)


@rule("SK31", cell="3", article=f"{_II3}.c", title="Giữa các nhóm chữ của ký hiệu có gạch nối")
def hyphens(view: View) -> Iterator[Found]:
    """Hyphens, not dashes, stand between the groups."""
    parts = typed(view)
    dash = re.search(r"[–—]", parts.symbol) if parts else None
    if parts and dash:
        message = f"giữa các nhóm chữ của ký hiệu phải là gạch nối (-), không phải gạch ngang ({dash[0]})."
        yield Found(parts.line, dash[0], "-", message)


@rule("SK32", cell="3", article=f"{_II3}.a", title="Số ghi bằng chữ số Ả Rập")
def arabic(view: View) -> Iterator[Found]:
    """The number is in Arabic digits."""
    parts = typed(view)
    if parts and parts.symbol and re.fullmatch(r"\s*[IVXLC]+\s*", parts.number):
        found = parts.number.strip()
        yield Found(parts.line, found, "chữ số Ả Rập", f"số “{found}” phải ghi bằng chữ số Ả Rập.")


@rule("SK33", cell="3", article=f"{_II3}.c", severity=Severity.WARNING, title="Không ghi thừa số 0")
def spare_zeros(view: View) -> Iterator[Found]:
    """Zeros in front of numbers from 10 on are practice, not the decree's."""
    parts = typed(view)
    if parts and re.fullmatch(r"\s*0\d{2,}\s*", parts.number):
        found = parts.number.strip()
        required = f"{int(found):02d}"
        yield Found(
            parts.line,
            found,
            required,
            f"Nghị định chỉ thêm số 0 cho số nhỏ hơn 10; “{found}” ghi là {required}.",
        )


@rule("SK34", cell="3", article=f"{_II3}.a", title="Có số, ký hiệu")
def present(view: View) -> Iterator[Found]:
    """The document carries its number and symbol."""
    cells = view.cells
    if (
        cells.quoc_hieu
        and view.type
        and not cells.number
        and not annex_alone(view)
        and not cells.attached_to
        and not somewhere(view, "so:")
    ):
        yield Found(cells.quoc_hieu[0], "", "Số: …/…", "văn bản không có số, ký hiệu.")


@rule("SK35", cell="3", article=f"{_II3}.b", severity=Severity.WARNING, title="Ký hiệu có đủ nhóm chữ")
def two_groups(view: View) -> Iterator[Found]:
    """Type and body, or body and unit; a công văn without its unit is common practice."""
    parts = typed(view)
    if parts and view.type is not None and len(parts.groups) == 1 and re.search(r"\w", parts.symbol):
        required = (
            "tên cơ quan-đơn vị soạn thảo" if view.type.abbreviation is None else "tên loại-tên cơ quan"
        )
        message = (
            f"ký hiệu “{parts.symbol.strip()}” chỉ có một nhóm chữ; phải gồm {required.replace('-', ' và ')}."
        )
        yield Found(parts.line, parts.symbol.strip(), required, message)


@rule("SK36", cell="3", article=f"{_II3}.a, b", title="Số, ký hiệu văn bản hành chính không ghi năm")
def no_year(view: View) -> Iterator[Found]:
    """The year belongs to the numbers of legislative texts, not to those of administrative papers."""
    parts = typed(view)
    administrative = view.type and view.type not in _MAY_BE_LAW and not party_lines(view)
    if parts and administrative and _has_year(parts):
        required = f"{parts.number.strip()}/{parts.symbol.partition('/')[2].strip()}"
        message = f"số, ký hiệu văn bản hành chính không ghi năm; ghi là “{required}”."
        yield Found(parts.line, f"{parts.number.strip()}/{parts.symbol.strip()}", required, message)
