"""Ô 7: quyền hạn, chức vụ, họ tên của người ký."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import annex_alone, bare, before_copy, joined, party_lines, somewhere
from doc_engine.terms import DocumentType
from doc_engine.text import fold

_II7 = "Phụ lục I, Phần I, Mục II.7"
_PREFIX = re.compile(r"^(TM|KT|TL|TUQ|Q)(\.?)(\s*)(?=\S)")
_HEAD = re.compile(r"^(T[/.]?U[/.]?Q|T\s*[/.]?\s*M|K\s*[/.]?\s*T|T\s*[/.]?\s*L|Q)(?=[\s.:])", re.IGNORECASE)
_WRONG_PREFIX = re.compile(
    r"^(T\s*/\s*M|K\s*/\s*T|T\s*/\s*L|T\.M\.?|K\.T\.?|T\.L\.?|T\.U\.Q\.?|(?:TUQ|TM|KT|TL)/|TUQ|TM|KT|TL)"
    r"(?=[\s:]|(?<=/))"
)
_HONOUR = re.compile(
    r"^(?:(?:PGS|GS|TSKH|TS|T[Hh][Ss]|Th\.S|BSCK\w*|BS|DS|KS|CN|LS|NGƯT|NGND|NSND|NSƯT)(?=[.\s])|"
    r"(?:Phó )?Giáo sư |Tiến s[ĩỹ] |Thạc s[ĩỹ] |Cử nhân |Kỹ sư |Bác s[ĩỹ] |Luật sư )"
)
_ONE_HEAD = re.compile(
    r"^(so|phong|bo|cuc|chi cuc|tong cuc|vu|van phong|thanh tra|trung tam|truong|benh vien)\s"
)
_COLLECTIVE = re.compile(r"^bo (chi huy|tu lenh)")
_ONE_PERSON = re.compile(
    r"^(?:pho )?(?:(?:tong )?giam doc|chu tich(?! doan)|bo truong|(?:chi |tong )?cuc truong|vu truong|hieu truong|vien truong|"
    r"truong (?:phong|ban|khoa)|chanh (?:van phong|thanh tra))\b"
)
_DEPUTY = re.compile(r"^(pho |thu truong$|thu truong (bo|thuong truc))")


def _offices(view: View) -> list[tuple[Line, str]]:
    """The lines of ô 7a with their words."""
    return [(line, bare(line)) for line in before_copy(view, view.cells.capacity) if not line.empty]


def _blocks(view: View) -> list[list[tuple[Line, str]]]:
    """One block of lines per signer: joint documents have several, in columns of their own."""
    blocks: list[list[tuple[Line, str]]] = []
    before: tuple[object, ...] | None = None
    for line, text in _offices(view):
        column = (line.place.table, line.place.column)
        if column != before:
            blocks.append([])
        blocks[-1].append((line, text))
        before = column
    return blocks


@rule("CK01", cell="7a", article=f"{_II7}.b; Điều 13", title="Cấp phó ký thay ghi “KT.”")
def deputy(view: View) -> Iterator[Found]:
    """A deputy signs KT. the head (or TUQ.)."""
    for block in _blocks(view):
        own = block[-1][1]
        if _DEPUTY.match(fold(own)) and not any(_is(text, "KT", "TUQ") for _, text in block):
            head = "BỘ TRƯỞNG" if fold(own).startswith("thu truong") else own.split(" ", 1)[-1]
            message = f"cấp phó ký thay phải ghi “KT. {head}” ở dòng trên “{own}”."
            yield Found(block[-1][0], own, f"KT. {head}", message)


def _is(text: str, *prefixes: str) -> bool:
    """Whether a line opens with one of the prefixes, however it was typed: "KT.", "KT", "K/T"."""
    match = _HEAD.match(text)
    return bool(match) and re.sub(r"[^A-Z]", "", match[1].upper() if match else "") in prefixes


@rule(
    "CK02",
    cell="7a",
    article=f"{_II7}.b; Điều 13",
    severity=Severity.WARNING,
    title="“TM.” chỉ dùng cho tập thể",
)
def collective(view: View) -> Iterator[Found]:
    """TM. is for bodies that decide together."""
    for line, text in _offices(view):
        body = fold(text[3:].strip()) if _is(text, "TM") else ""
        if _ONE_HEAD.match(body) and not _COLLECTIVE.match(body):
            message = (
                "“TM.” chỉ dùng khi ký thay mặt tập thể; cơ quan theo chế độ thủ trưởng không ghi “TM.”."
            )
            yield Found(line, text, "", message)
        elif _ONE_PERSON.match(body):
            message = "sau “TM.” là tên tập thể hoặc tên cơ quan, không phải chức vụ của một người."
            yield Found(line, text, "TM. và tên tập thể; hoặc bỏ “TM.”", message, Severity.ERROR)


@rule(
    "CK03",
    cell="7b",
    article=f"{_II7}.c",
    severity=Severity.WARNING,
    title="Trước họ tên không ghi học hàm, học vị",
)
def honours(view: View) -> Iterator[Found]:
    """No học hàm, học vị before the name; some sectors may (schools, hospitals, science, armed forces)."""
    for line in view.cells.signer:
        match = _HONOUR.match(bare(line))
        if match:
            message = "trước họ tên người ký không ghi học hàm, học vị, danh hiệu."
            yield Found(line, bare(line), bare(line)[match.end() :].strip(" ."), message)


@rule(
    "CK04",
    cell="7a",
    article=f"{_II7}.b; Điều 13",
    severity=Severity.WARNING,
    title="“KT.” khớp với chức vụ người ký",
)
def stands_for(view: View) -> Iterator[Found]:
    """KT. names the head whose deputy signs."""
    for block in _blocks(view):
        for (line, text), (_, own) in itertools.pairwise(block):
            head = fold(text[3:].strip(" .")) if _is(text, "KT") else ""
            if not head or _is(own, "TL", "TUQ", "KT", "TM"):
                continue
            wanted = "bo truong" if fold(own).startswith("thu truong") else fold(own).removeprefix("pho ")
            if not _DEPUTY.match(fold(own)):
                yield Found(
                    line,
                    own,
                    f"PHÓ {text[3:].strip()}",
                    "người ký “KT.” phải giữ chức vụ cấp phó của người đứng đầu.",
                )
            elif not (head.startswith(wanted) or wanted.startswith(head)):
                yield Found(line, text, f"KT. {wanted.upper()}", f"“{text}” không khớp với chức vụ “{own}”.")


@rule(
    "CK05",
    cell="7a",
    article=f"{_II7}.đ",
    severity=Severity.WARNING,
    title="Có khoảng cách sau “KT.”, “TM.”, “TL.”, “TUQ.”",
)
def space_behind(view: View) -> Iterator[Found]:
    """A space behind the prefix, as the forms print it."""
    for line, text in _offices(view):
        match = _PREFIX.match(text)
        if match and match[2] and not match[3] and match[1] != "Q":
            required = f"{match[1]}. {text[match.end() :]}"
            yield Found(line, text, required, f"sau “{match[1]}.” có khoảng cách: “{required}”.")


@rule("CK06", cell="7a", article=f"{_II7}.b", title="Chữ viết tắt quyền hạn: TM., KT., TL., TUQ., Q.")
def prefix_form(view: View) -> Iterator[Found]:
    """TM. KT. TL. TUQ. with their full stop; T/M, K/T are the Party's."""
    for line, text in _offices(view):
        match = None if party_lines(view) else _WRONG_PREFIX.match(text)
        if match:
            required = f"{re.sub(r'[^A-Z]', '', match[1])}."
            yield Found(
                line,
                match[1],
                required,
                f"quyền hạn của người ký ghi là “{required}”, không ghi “{match[1]}”.",
            )


@rule(
    "CK07",
    cell="7a",
    article="Điều 13; Phụ lục III, Mẫu 1.1, 1.2",
    severity=Severity.WARNING,
    title="Chữ ký khớp với thẩm quyền ban hành",
)
def matches_authority(view: View) -> Iterator[Found]:
    """The committee's power is signed TM.; the chairman's own power is not."""
    authority, offices = fold(joined(view.cells.authority)), _offices(view)
    if not authority or not offices:
        return
    together = any(_is(text, "TM") for _, text in offices)
    if re.match(r"(chu tich|giam doc|bo truong)\b", authority) and together:
        message = "thẩm quyền ban hành là của người đứng đầu thì chữ ký không ghi “TM.”."
        yield Found(offices[0][0], offices[0][1], "KT. CHỦ TỊCH hoặc CHỦ TỊCH", message)
    elif re.match(r"(uy|hoi dong) ?(ban)? nhan dan\b", authority) and not together:
        body = "HỘI ĐỒNG NHÂN DÂN" if authority.startswith("hoi") else "ỦY BAN NHÂN DÂN"
        message = f"thẩm quyền ban hành là của tập thể thì chữ ký phải ghi “TM. {body}”."
        yield Found(offices[0][0], offices[0][1], f"TM. {body}", message)


@rule("CK08", cell="7a", article=f"{_II7}.b; Điều 13", title="Thứ tự các dòng quyền hạn")
def order(view: View) -> Iterator[Found]:
    """TM. stands above KT."""
    for block in _blocks(view):
        kinds = ["TM" if _is(text, "TM") else "KT" if _is(text, "KT") else "" for _, text in block]
        if "TM" in kinds and "KT" in kinds and kinds.index("KT") < kinds.index("TM"):
            line, text = block[kinds.index("TM")]
            yield Found(line, text, "dòng trên cùng", "dòng “TM. …” phải ở trên dòng “KT. …”.")


@rule("CK09", cell="7a", article=f"{_II7}.c", title="Có chức vụ của người ký")
def present(view: View) -> Iterator[Found]:
    """The document says in which office it is signed."""
    cells = view.cells
    dated = cells.number and cells.place_date and cells.body
    if (
        dated
        and not cells.capacity
        and not annex_alone(view)
        and view.type not in _SLIPS
        and not any(
            somewhere(view, word) for word in ("chu tich", "giam doc", "truong", "chanh", "kt.", "tl.")
        )
    ):
        yield Found(None, "", "quyền hạn, chức vụ", "không thấy quyền hạn, chức vụ của người ký.")


_SLIPS = {DocumentType.HOP_DONG, DocumentType.BAN_GHI_NHO, DocumentType.BAN_THOA_THUAN, DocumentType.THU_CONG}


@rule(
    "CK10",
    cell="7b",
    article=f"{_II7}.đ",
    severity=Severity.WARNING,
    title="Chữ đầu các âm tiết của họ tên viết hoa",
)
def name_capitals(view: View) -> Iterator[Found]:
    """Every syllable of the name begins with a capital (Phụ lục II, II.1)."""
    for line in view.cells.signer:
        words = [word for word in re.split(r"[\s.-]+", bare(line)) if word[:1].isalpha()]
        named = fold(bare(line)) not in ("ho va ten", "ho ten")
        if named and not line.upper and any(word[:1].islower() for word in words):
            required = " ".join(word[:1].upper() + word[1:] for word in words)
            yield Found(line, bare(line), required, "họ tên người ký viết hoa chữ cái đầu của mọi âm tiết.")


@rule(
    "CK26",
    cell="7a",
    article=f"{_II7}.b, c; Điều 13",
    title="Dưới “KT.”, “TL.”, “TUQ.” có chức vụ của người ký",
)
def own_office(view: View) -> Iterator[Found]:
    """Whoever signs for another says his own office below."""
    for block in _blocks(view):
        line, text = block[-1]
        if _is(text, "KT", "TL", "TUQ"):
            message = f"dưới “{text}” phải ghi chức vụ của người ký."
            yield Found(line, text, "chức vụ của người ký", message)
