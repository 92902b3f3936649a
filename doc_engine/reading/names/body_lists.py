"""Lists of bodies (danh sách cơ quan): where one name ends and the next begins, "các Sở: A, B và C" in full."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.names.bodies import BODY_AHEAD, OFFICE, TWO_FOLD, read_body
from doc_engine.reading.words.vocabulary import DEPARTMENTS, HEAD_OFFICES, MINISTRIES

_LISTED = loose(r"(?:[,;]|(?<!\w)(?:va|cung(?: voi)?(?= cac )))\s+(?:(?:de nghi|giao) (?=[a-z]))?")
_NEXT_BODY = loose(
    rf"(?:ong (?=[a-z])|nguoi dung dau(?!\w)|chuyen vien(?!\w)|ba (?=[a-z])|dai bieu (?=hoi dong|quoc hoi)|(?:cac\s(?!to chuc thanh|to chuc chinh))|co quan(?!\s+bao)|(?<!co\squan,\s)don vi|cong (?:thong tin|ttdt)|trang thong tin|to chuc(?= va ca nhan|, ca nhan|, doan the)|{BODY_AHEAD})"
)


_GROUP = loose(r"(?:(?:thu truong|giam doc|truong|lanh dao|nguoi dung dau|hieu truong) )?(?:cac|nhung)\s")
_MEMBER = loose(r"(?:co quan|don vi|to chuc|dia phuong|nganh|chuyen gia)(?!\w)")


_KIND_IN_CAPITALS = late(r"\s(?:Bộ|Sở|Ban|Ngành|Phòng|Vụ|Cục)(?=,)")  # "các Bộ, ngành, đơn vị"


_RANKED = loose(r"co quan (?:ngang|thuoc|truc thuoc)(?!\w)")  # "các Bộ, cơ quan ngang Bộ" are two


def _of_one_group(source: Source, start: int, comma: re.Match[str]) -> bool:
    """ "các cục, vụ, đơn vị thuộc Bộ" is one group; "Sở Tài chính, đơn vị liên quan" are two."""
    if (
        not _GROUP.match(source.flat, start)
        or comma[0][0] == ";"
        or not _MEMBER.match(source.flat, comma.end())
    ):
        return False
    if _RANKED.match(source.flat, comma.end()):
        return source.view[start + 1 : comma.start()].islower()
    return _KIND_IN_CAPITALS.sub(" ", source.view[start + 1 : comma.start() + 1]).islower()


# "Phòng A (đơn vị thường trực)", "(PA)": what the body is here, no part of its name.
_ASIDE = late(
    r"\s*\([A-ZĐ][A-ZĐ&-]{1,9}\)\s*[:.]?$|\s*\((?:là |qua )?(?:[Cc]ơ quan|[Tt]hường trực|[Đđ]ơn vị|cơ quan|đơn vị|bộ phận|thường trực|chủ trì|đầu mối|phòng|ban|Phòng|Ban|sau đây|gọi tắt|viết tắt)[^()]{0,80}\)\s*[:.]?$"
)


_JOINT = late(
    r"(?:[\s,;]+(?:và|cùng(?: với)?|đề nghị|(?<![Nn]goại )giao)?|\s+(?:không|cần|phải|sẽ|khi|định kỳ(?: (?:hằng|hàng) (?:năm|quý|tháng|tuần))?)|\s+có nhiệm vụ.*)\s*$"
)
_CALLED = loose(
    r"\s*cac (?:dong chi|ong,? ba|co quan|don vi|dia phuong)\s?:\s*"
)  # "các đồng chí: Bộ trưởng A, …"
_UNIONS = loose(r"cac to chuc chinh tri(?!\w)")
_KINDS_ON = loose(r"(?:so|ban|bo|phong|vu|cuc), (?=[a-z])")
_WHOLE_OFFICES = frozenset(
    ("chanh van phong", "bo truong", "cac bo truong")
)  # names without a body behind them
_OFFICES = frozenset(bare_of(office) for office in HEAD_OFFICES)
_KIND_FIRST = loose(r"\s*cac (?P<kind>so|phong|bo|ban)\s?:\s*")


_BRACKET = late(r"\([^()]{0,400}\)")
_SMALL_STARTS = (
    "cac ",
    "co quan",
    "don vi",
    "to chuc",
    "dai bieu hoi dong",
    "dai bieu quoc hoi",
    "ong ",
    "ba ",
)
_OR_MADAM = loose(r"ong, ba(?!\w)")  # "các ông, bà có tên tại Điều 1"
# "Giám đốc các sở, ban, ngành, thủ trưởng cơ quan thuộc tỉnh": an office in small letters and whose it is.
_SMALL_OFFICE = loose(
    r"(?:thu truong|giam doc|chu tich|nguoi dung dau|truong)\s(?:cac|co quan|don vi|ubnd|uy ban)(?!\w)"
)


_OFFICE_AT = late(f"{OFFICE.pattern}|{_SMALL_OFFICE.pattern}")


def _is_office(bare: str, joint: re.Match[str]) -> bool:
    return joint[0][0] in ",;" and bool(_SMALL_OFFICE.match(bare, joint.end()))


def bodies_in(source: Source, span: Span) -> tuple[str, ...]:
    """The bodies of a list: parted where a name begins anew, not inside "Sở Văn hóa, Thể thao và Du lịch"."""
    bare = source.flat
    if kind := _KIND_FIRST.match(bare, *span):
        return of_kind(source.words(*kind.span("kind")), source.words(kind.end(), span[1]))
    if called := _CALLED.match(bare, *span):
        span = (called.end(), span[1])
    cuts = [span[0]]
    whole = [m.span() for m in (*TWO_FOLD.finditer(bare, *span), *_BRACKET.finditer(bare, *span))]
    for match in _LISTED.finditer(bare, *span):
        if any(a < match.start() < b for a, b in whole):
            continue
        if _of_one_group(source, cuts[-1], match):
            continue
        large = source.capital_at(match.end())
        told = large or bare.startswith(_SMALL_STARTS, match.end()) or _is_office(bare, match)
        told = told and not _OR_MADAM.match(bare, match.start() - 3)
        if (match[0][0] == ";" and (large or _OFFICE_AT.match(bare, match.end()))) or (
            told and _begins_body(bare, match.end(), match[0])
        ):
            cuts.append(match.end())
    parts = (_tidied(source.words(a, b)) for a, b in zip(cuts, [*cuts[1:], span[1]], strict=True))
    return _with_offices([name for name in parts if name])


def _begins_body(bare: str, place: int, joint: str) -> bool:
    """Whether a name begins here; "các Sở, Ban, ngành" and "Mặt trận … và các tổ chức chính trị - xã hội" go on."""
    if joint.startswith(",") and _UNIONS.match(bare, place):
        return True
    return bool(_NEXT_BODY.match(bare, place)) and not _KINDS_ON.match(bare, place)


def _tidied(part: str) -> str:
    """A part of a list without the joints and asides at its end."""
    return _without_act(_ASIDE.sub("", _JOINT.sub("", part)).strip(" ,;."))


def _without_act(name: str) -> str:
    """ "Sở Nội vụ tuyển dụng giáo viên": a name known as whole ends before small words that say no place."""
    known = next((one for one in _KNOWN_LONGEST if name.startswith(f"{one} ")), None)
    rest = name[len(known) :].split() if known else []
    acts = len(rest) > 1 and rest[0].islower() and rest[0] not in _GOES_ON
    return known if known and acts else name


def _with_offices(names: list[str]) -> tuple[str, ...]:
    """ "Giám đốc, Thủ trưởng các sở": an office alone goes with the next name."""
    found: list[str] = []
    for name in names:
        if found and bare_of(found[-1]) in _OFFICES - _WHOLE_OFFICES:
            found[-1] += f", {name}"
        else:
            found.append(name)
    return tuple(found)


def of_kind(kind: str, words: str) -> tuple[str, ...]:
    """ "Tài chính, Nội vụ và Văn phòng UBND tỉnh" of the kind "sở": each in full."""
    kind = kind.capitalize()
    found: list[str] = []
    for part in re.split(r"[,;]\s+", words.strip(" ,;.")):
        halves = part.split(" và ", 1) if f"{kind} {part}" not in _KNOWN else [part]
        whole = len(halves) == 1 or not (_is_whole(kind, halves[0]) and _is_whole(kind, halves[1]))
        names = (half.removeprefix("và ").strip() for half in ([part] if whole else halves))
        found += [name if _is_body(kind, name) else f"{kind} {name}" for name in names]
    return tuple(found)


_KNOWN = frozenset((*DEPARTMENTS.values(), *MINISTRIES.values()))
_KNOWN_LONGEST = sorted(_KNOWN, key=len, reverse=True)
# What may follow a whole name and belong to it: a place, a level, whose it is.
_GOES_ON = frozenset(
    "các tỉnh thành và cấp nơi của thuộc trực liên có ở trên trong ngoài tại theo là xã phường huyện quận thị khu vùng địa đặc".split()  # noqa: SIM905
)


def _is_body(kind: str, name: str) -> bool:
    """Whether a name is whole without the kind before it: "Văn phòng Chính phủ", but not "Công an" among ministries."""
    return f"{kind} {name}" not in _KNOWN and read_body(Source.of(name), 0, len(name)) is not None


def _is_whole(kind: str, name: str) -> bool:
    """Whether a half of "A và B" is a body by itself, with the kind before it or without."""
    return f"{kind} {name}" in _KNOWN or read_body(Source.of(name), 0, len(name)) is not None
