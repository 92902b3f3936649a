"""Bodies in running text (cơ quan): where a name ends, what it is in full, and whose abbreviation it has.

A relative name ("UBND tỉnh", "Sở Tư pháp") is made full from the citing document's own place, and only from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from doc_engine.reading.source import UPPER, Source, bare_of
from doc_engine.reading.vocabulary import (
    BODY_HEADS,
    CITIES,
    DEPARTMENTS,
    HEAD_OFFICES,
    LEVELS,
    MINISTRIES,
    NAME_ABBREVIATIONS,
    NOT_BODIES,
    PROVINCES,
    TYPE_LABELS,
    WHOLE_BODIES,
)


def alternatives(words: tuple[str, ...]) -> str:
    """A pattern over `bare` for any of the words, longest first, white space free."""
    ordered = sorted({bare_of(word) for word in words}, key=len, reverse=True)
    return "|".join(r"\s{1,20}".join(re.escape(part) for part in word.split()) for word in ordered)


_OFFICE = re.compile(rf"(?:pho\s)?(?:{alternatives(HEAD_OFFICES)})(?!\w)\s{{0,20}}(?:cua\s)?")
_WHOLE = re.compile(rf"(?:{alternatives((*WHOLE_BODIES, *DEPARTMENTS.values()))})(?!\w)")
_NO_BODY = rf"(?!(?:{alternatives(NOT_BODIES)})(?!\w))"
_HEAD = re.compile(rf"{_NO_BODY}(?:{alternatives(BODY_HEADS)})(?!\w)")
# A body or the head of one, at the beginning of a phrase.
BODY_STARTS = rf"{_NO_BODY}(?:{alternatives((*BODY_HEADS, *HEAD_OFFICES, *WHOLE_BODIES))})(?!\w)"
_LEVEL = re.compile(rf"(?:{alternatives(LEVELS)})(?!\w|\.\w|\s+(?:uy|doan)(?!\w))")
_TYPE = re.compile(rf"(?:cac\s{{1,20}})?(?:{alternatives(tuple(TYPE_LABELS.values()))})(?!\w)")
_WORD = re.compile(r"\s*(\S+)")
_EDGE = '“”"()[]{}'


def _set(words: str, mark: str | None = None) -> frozenset[str]:
    return frozenset(words.split(mark))


# With their accents: "thì" ends a name, "Đô thị" does not.
_STOP_WORDS = _set(
    "về tại đã được để theo do năm ngày gửi cho trong trên khi nếu này là sẽ cần phải trình xin thì với nhằm cùng vừa "
    "mới bằng từ đến có giao chuyển thuộc đối v/v gồm như sau qua"
)
_STOP_PAIRS = _set(
    "ban hanh;phe duyet;quy dinh;sua doi;bo sung;huong dan;thuc hien;trien khai;cong bo;thanh lap;kien toan;to chuc;"
    "de nghi;yeu cau;bao cao;thong bao;chi dao;bai bo;thay the;chap thuan;quyet dinh;kien nghi;tiep tuc;dieu chinh;"
    "thong qua;xay dung;cu the;lien quan;thong nhat;tra loi;phuc dap;phoi hop;chu tri;tham muu;phan cong;quan triet;"
    "cong nhan;tang cuong;day manh;nhan duoc;xem xet;de xuat;hop nhat;rieng ve;dang ky;mot so",
    ";",
)
_CAPITAL_VERBS = _set(
    "quy dinh;ban hanh;phe duyet;ve viec;sua doi;huong dan;thuc hien;trien khai;cong bo", ";"
)
_NAMES = tuple(bare_of(name) for name in PROVINCES)


def read_body(source: Source, start: int, end: int) -> int | None:
    """Where the name of a body that begins at `start` ends, at most `end`; None when none begins there."""
    bare = source.bare
    office = _OFFICE.match(bare, start, end)
    place = office.end() if office else start
    whole = _WHOLE.match(bare, place, end)
    if whole:
        return _after_level(source, whole.end(), end)
    head = _HEAD.match(bare, place, end) or _head_inside(bare, start, place, end)
    if head:
        return _name_end(source, head.end(), end)
    return start + len(bare[start:place].rstrip()) if office else None


def _head_inside(bare: str, start: int, place: int, end: int) -> re.Match[str] | None:
    """ "Trưởng Ban Chỉ đạo": the last word of the office begins the body's name."""
    office = bare[start:place].rstrip()
    last = max(office.rfind(" "), office.rfind("\n")) + 1
    return _HEAD.match(bare, start + last, end) if last > 0 else None


def _name_end(source: Source, place: int, end: int) -> int:
    """Word by word to what cannot belong to a name."""
    for _ in range(24):
        if place < end and source.view[place] in ",;:.)(":
            return place
        level = _next_level(source, place, end)
        if level is not None:
            return level
        step = _next_word(source, place, end)
        if step is None:
            return place
        place = step
    return place


def _next_level(source: Source, place: int, end: int) -> int | None:
    start = _skip_space(source.view, place, end)
    level = _LEVEL.match(source.bare, start, end)
    return _place_name_end(source, level.end(), end) if level else None


def _after_level(source: Source, place: int, end: int) -> int:
    found = _next_level(source, place, end)
    return place if found is None else found


def _skip_space(view: str, place: int, end: int) -> int:
    while place < end and view[place].isspace():
        place += 1
    return place


def _place_name_end(source: Source, place: int, end: int) -> int:
    """After a level word: the capitalised name, at most five words; the level alone when none follows."""
    start = _skip_space(source.view, place, end)
    for name in _LONGEST_NAMES:
        if source.bare.startswith(name, start) and source.view[start : start + 1].isupper():
            stop = start + len(name)
            if stop >= end or not source.view[stop].isalnum():
                return stop
    for _ in range(5):
        match = _WORD.match(source.view, place, end)
        if not match or not (match[1][0].isupper() or match[1][0].isdigit()):
            return place
        pair = " ".join(source.bare[match.start(1) : match.start(1) + 30].split()[:2])
        if (
            pair in _CAPITAL_VERBS
            or _HEAD.match(source.bare, match.start(1), end)
            or (_TYPE.match(source.bare, match.start(1), end))
        ):
            return place
        word = re.match(r"[\w'’]+(?:-\w+)?", match[1])
        if not word:
            return place
        place = match.start(1) + word.end()
        if word.end() != len(match[1]):
            return place
    return place


_LONGEST_NAMES = tuple(sorted(_NAMES, key=len, reverse=True))


def _next_word(source: Source, place: int, end: int) -> int | None:
    """The end of the next word of a name, or None when it cannot belong to one."""
    match = _WORD.match(source.view, place, end)
    if not match or match[1][0] in _EDGE or "\n\n" in match[0] or match[0].startswith("    "):
        return None
    start = match.start(1)
    if _ends_name(source, start, end):
        return None
    word = match[1].rstrip(_EDGE)
    if word[-1:] in ",;:.":
        word = word.rstrip(",;:.")
        if match[1].endswith(",") and _comma_inside(source, match.end(), end):
            return match.end()
    return start + len(word) if word else None


def _ends_name(source: Source, start: int, end: int) -> bool:
    bare = source.bare
    words = bare[start : min(end, start + 40)].split()
    first = words[0].strip(",;:.()") if words else ""
    small = source.view[start].islower()
    shown = re.match(r"[^\s,;:.()]*", source.view[start : start + 12])
    if small and ((shown and shown[0] in _STOP_WORDS) or " ".join(words[:2]).rstrip(",;.") in _STOP_PAIRS):
        return True
    if first == "va":
        after = _skip_space(source.view, start + 2, end)
        return bool(
            _OFFICE.match(bare, after, end)
            or _HEAD.match(bare, after, end)
            or _TYPE.match(bare, after, end)
            or words[1:2] in (["cac"], ["so"], ["nhung"])
            or source.view[after : after + 1].isdigit()
        )
    if first[:1].isdigit() and not bare[max(0, start - 12) : start].rstrip().endswith(
        ("so", "dao", "khu", "doan")
    ):
        return True
    if first in "-–" and not source.view[_skip_space(source.view, start + 1, end) :][:1].isupper():
        return True
    return (
        not small
        and bool(_TYPE.match(bare, start, end))
        and source.view[start].isupper()
        and (bare[max(0, start - 12) : start].rstrip().endswith(("va", ",")))
    )


_COMMA_WORDS = _set("the thao;giao duc;khen thuong;nong nghiep;cong nghe;phuc tap;lam nghiep", ";")


def _comma_inside(source: Source, place: int, end: int) -> bool:
    after = source.bare[place : min(end, place + 40)].split()
    start = _skip_space(source.view, place, end)
    named = source.view[start : start + 1].isupper() and "va" in after[1:5]
    if named and not (_HEAD.match(source.bare, start, end) or _TYPE.match(source.bare, start, end)):
        return True
    return " ".join(after[:2]) in _COMMA_WORDS or (after[:1] == ["chong"])


@dataclass(frozen=True, slots=True)
class Locale:
    """Whose words these are (nơi của văn bản): the own body and its territories, as far as the text says them.

    `province` is the name with its level ("tỉnh Cà Mau"); `territory` is the own body's lowest one.
    """

    issuer: str | None = None
    parent: str | None = None
    province: str | None = None
    territory: str | None = None


_TERRITORY = re.compile(
    r"(?:^|\s)((?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu)\s+"
    rf"[{UPPER}][^,;()]*)$"
)


def locale_of(issuer: str | None, parent: str | None, place: str | None, text: str = "") -> Locale:
    """The locale of a document from its header; `text` may say whether `place` is a province or a city."""
    issuer, parent = (spelled_out(name) if name else None for name in (issuer, parent))
    territory = next((m[1] for name in (issuer, parent) if name and (m := _TERRITORY.search(name))), None)
    if territory and bare_of(territory).startswith(("tinh ", "thanh pho ")):
        if parent is None and issuer and bare_of(issuer).startswith("so "):
            parent = f"Ủy ban nhân dân {territory}"
        return Locale(issuer, parent, territory, territory)
    return Locale(issuer, parent, province_of(place, text), territory)


def province_of(place: str | None, text: str = "") -> str | None:
    """`tỉnh Cà Mau`, `thành phố Cần Thơ` for a province's name; what the text calls it comes first."""
    if not place or bare_of(place) not in _NAMES:
        return None
    if place == "Hồ Chí Minh":
        return "Thành phố Hồ Chí Minh"
    lowered = " ".join(text.split()).casefold()
    asked = [level for level in ("tỉnh", "thành phố") if f"{level} {place}".casefold() in lowered]
    if len(asked) == 1:
        return f"{asked[0]} {place}"
    return f"thành phố {place}" if place in CITIES else f"tỉnh {place}"


_ABBREVIATED = re.compile(
    "|".join(rf"(?<![\w&]){re.escape(short)}(?![\w&])\.?" for short, _ in NAME_ABBREVIATIONS)
)
_FULL = dict(NAME_ABBREVIATIONS)


def spelled_out(name: str) -> str:
    """A body's name with its abbreviations written out: `CT UBND TP. Huế` → `… Ủy ban nhân dân thành phố Huế`."""
    name = " ".join(name.split()).strip(" ,;:.-")
    name = _ABBREVIATED.sub(lambda match: _FULL[match[0].rstrip(".")] + " " * match[0].endswith("."), name)
    name = " ".join(name.split())
    name = name.replace("Uỷ ban", "Ủy ban").replace("uỷ ban", "ủy ban")
    name = re.sub(r"\b[Đđ]ồng chí\s|\bĐ/c\s|\bLãnh đạo\s", "", name)
    return re.sub(r"\bCT (?=Ủy ban)", "Chủ tịch ", name)


def full_name(name: str, locale: Locale) -> str:
    """A body's name made full: abbreviations, then the territory that the document's own place supplies."""
    if ";" in name:
        return "; ".join(full_name(part, locale) for part in name.split(";"))
    name = spelled_out(name)
    if name in ("Thủ tướng", "Phó Thủ tướng"):
        return f"{name} Chính phủ"
    bare = bare_of(name)
    if bare.endswith((" tinh", " thanh pho", "tinh uy", "thanh uy")):
        return _with_province(name, locale)
    if re.search(r" (huyen|quan|thi xa|xa|phuong|thi tran)$", bare) and locale.territory:
        level = bare_of(locale.territory)
        last = name.split()[-1]
        return f"{name[: -len(last)]}{locale.territory}" if level.startswith(bare_of(last)) else name
    if (
        _PROVINCIAL.match(bare)
        and locale.province
        and not _TERRITORY.search(name)
        and not _names_province(bare)
    ):
        return f"{name} {locale.province}"
    return name


_PROVINCIAL = re.compile(r"(?:giam doc |pho giam doc |chanh thanh tra )?(?:so |hdnd$|thanh tra so )")


def _names_province(bare: str) -> bool:
    return bare.endswith(_NAMES)


def _with_province(name: str, locale: Locale) -> str:
    if not locale.province:
        return name
    bare = bare_of(name)
    plain = re.sub(r"^(?:tỉnh|thành phố)\s", "", locale.province, flags=re.IGNORECASE)
    if bare.endswith(("tinh uy", "thanh uy")):
        return f"{name} {plain}"
    level = "tinh" if bare.endswith("tinh") else "thanh pho"
    return f"{name} {plain}" if bare_of(locale.province).startswith(level) else name


def without_head(name: str) -> str:
    """The body without its head's office: `Giám đốc Sở Tư pháp` → `Sở Tư pháp`."""
    match = _OFFICE.match(bare_of(name))
    rest = name[match.end() :] if match else ""
    return rest if rest and _HEAD.match(bare_of(rest)) else name


_SHORT = {bare_of(name): short for table in (MINISTRIES, DEPARTMENTS) for short, name in table.items()}


def organ_letters(name: str) -> frozenset[str]:
    """The letters that a body may have in a symbol: `Sở Tư pháp tỉnh Cà Mau` → STP."""
    body = bare_of(without_head(spelled_out(name)))
    known = {short for full, short in _SHORT.items() if body == full or body.startswith(f"{full} ")}
    if body.startswith("uy ban nhan dan"):
        known |= {"UBND", "CTUBND"}
    elif body.startswith("hoi dong nhan dan"):
        known.add("HĐND")
    elif body.startswith("van phong"):
        known |= {"VP", "VPUBND", "VPCP"}
    known.add(
        "".join(word[0].upper() for word in without_head(name).split() if word[0].isalpha() and word != "và")
    )
    return frozenset(known)
