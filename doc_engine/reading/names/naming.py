"""Names of bodies made full (tên đầy đủ của cơ quan): abbreviations, the own place's territory, letters in a symbol.

A relative name ("UBND tỉnh", "Sở Tư pháp") is made full from the citing document's own place, and only from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from doc_engine.patterns import late
from doc_engine.reading.copies.source import bare_of
from doc_engine.reading.names.bodies import HEAD, OFFICE
from doc_engine.reading.words.vocabulary import (
    CITIES,
    DEPARTMENTS,
    FIXED_ORGANS,
    FORMER_MINISTRIES,
    HEAD_OFFICES,
    MINISTRIES,
    NAME_ABBREVIATIONS,
    PROVINCE_BY_BARE,
    PROVINCES,
    WHOLE_BODIES,
)
from doc_engine.text import UPPER, squeeze, tones_first

_PROVINCE_NAMES = tuple(PROVINCE_BY_BARE)


@dataclass(frozen=True, slots=True)
class Locale:
    """Whose words these are (nơi của văn bản): the own body and its territories, as far as the text says them.

    `province` is the name with its level ("tỉnh Cà Mau"); `territory` is the own body's lowest one.
    """

    issuer: str | None = None
    parent: str | None = None
    province: str | None = None
    territory: str | None = None
    letters: str | None = None  # the own body's, in its own symbol


_TERRITORY = late(
    r"(?:^|\s)((?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu)\s+"
    rf"[{UPPER}][^,;()]*)$"
)


def locale_of(issuer: str | None, parent: str | None, place: str | None, running: str = "") -> Locale:
    """The locale of a document from its header; its text (`Source.running`) may say whether `place` is a province."""
    issuer, parent = (spelled_out(name) if name else None for name in (issuer, parent))
    territory = next((m[1] for name in (issuer, parent) if name and (m := _TERRITORY.search(name))), None)
    named = _province_named((issuer, parent))
    if territory and named and not bare_of(territory).startswith(("tinh ", "thanh pho ")):
        return Locale(issuer, parent, named, territory)
    if territory and bare_of(territory).startswith(("tinh ", "thanh pho ")):
        if parent is None and issuer and bare_of(issuer).startswith("so "):
            parent = f"Ủy ban nhân dân {territory}"
        return Locale(issuer, parent, _province_over(territory), territory)
    if is_central(issuer, parent):
        return Locale(issuer, parent, named, territory)
    return Locale(issuer, parent, province_of(place, running) or named, territory)


_CENTRAL_BODY = late(
    r"(?:bo (?!chi huy|doi |tu lenh)|van phong (?:chinh phu|quoc hoi|trung uong|chu tich nuoc)|chinh phu|thu tuong|quoc hoi|thanh tra chinh phu)"
)
_OF_MINISTRY = late(r"(?:tong cuc|cuc|vu|thanh tra|van phong) ?")


def is_central(issuer: str | None, parent: str | None) -> bool:
    """Whether a ministry or its like writes: the city where it sits says nothing of whose departments it speaks."""
    if issuer is None:
        return False
    if _CENTRAL_BODY.match(bare_of(issuer)):
        return True
    return bool(parent and _CENTRAL_BODY.match(bare_of(parent)) and _OF_MINISTRY.match(bare_of(issuer)))


def _province_over(territory: str) -> str | None:
    """The province itself, or the one that a city below it is named after; None of a city with a name of its own."""
    city = re.match(r"thành phố\s+(?P<name>.+)$", territory, flags=re.IGNORECASE)
    if city is None or bare_of(city["name"]) in _CENTRAL:
        return territory
    return province_of(city["name"])


_CENTRAL = {bare_of(name) for name in CITIES}


def _province_named(names: tuple[str | None, ...]) -> str | None:
    """The province that the own bodies' names say: "Đảng bộ thành phố Hải Phòng", "Tỉnh ủy Bắc Ninh"."""
    for name in filter(None, names):
        bare = bare_of(name)
        province = next((p for ending, p in _ENDINGS.items() if bare.endswith(ending)), None)
        if province:
            return province_of(province, squeeze(name).casefold())
    return None


_ENDINGS = {f" {bare_of(province)}": province for province in PROVINCES}


def province_of(place: str | None, running: str = "") -> str | None:
    """`tỉnh Cà Mau`, `thành phố Cần Thơ` for a province's name; what the text (`Source.running`) calls it comes first."""
    place = re.sub(r"^(?:(?:tỉnh|thành phố|TP\.?)\s+|TP\.)", "", place or "", flags=re.IGNORECASE)
    place = "Hồ Chí Minh" if place == "HCM" else place
    if not place or bare_of(place) not in PROVINCE_BY_BARE:
        return None
    if place == "Hồ Chí Minh":
        return "Thành phố Hồ Chí Minh"
    asked = [level for level in ("tỉnh", "thành phố") if f"{level} {place}".casefold() in running]
    if len(asked) == 1:
        return f"{asked[0]} {place}"
    return f"thành phố {place}" if place in CITIES else f"tỉnh {place}"


_ABBREVIATED = late(
    r"(?<![\w&/])(?:"
    + "|".join("(?<!-)" * (short == "HCM") + re.escape(short) for short, _ in NAME_ABBREVIATIONS)
    + r")(?![\w&])\.?"
)
_FULL = dict(NAME_ABBREVIATIONS)
# "Trường TH Đồng Kho": of THCS and THPT the short form is as usual as the long one.
_SCHOOLS = {"TH": "Tiểu học", "MN": "Mầm non", "MG": "Mẫu giáo", "ĐH": "Đại học", "CĐ": "Cao đẳng"}
_SHORT_SCHOOL = late(rf"(?:(?<=[Tt]rường )|(?<=TRƯỜNG ))(?:{'|'.join(_SCHOOLS)})(?=\s(?!và\s|VÀ\s|&|-)\w)")
# "Giáo dục-Đào tạo", "Giáo dục& Đào tạo", "Tài nguyên - Môi trường": the fields of one body, joined in another way.
_JOINER = r"\s{0,2}(?:(?<=\s)va(?=\s)|[-–&,])\s{0,2}"
_FIELDS = {
    name.split(" ", 1)[1]
    for table in (MINISTRIES, DEPARTMENTS)
    for name in table.values()
    if re.search(" và | - |,", name)
}
_FIELD = late(
    rf"(?<![\w&])(?<![-–,&] )(?:{'|'.join(_JOINER.join(map(bare_of, re.split(' và | - |, ', name))) for name in sorted(_FIELDS))})"
    r"(?!\w|\s{0,2}[-–&]|,\s|\s{1,2}va\s)"
)
_NO_LETTERS = late(r"[\W_]+(?:va[\W_]+)?")
_BY_LETTERS = {_NO_LETTERS.sub("", bare_of(name)): name for name in _FIELDS}


def _joined_as_usual(name: str) -> str:
    """The fields of a body with the joiners of its official name; in capitals where they stand in capitals."""
    found = _FIELD.search(bare_of(name))
    usual = _BY_LETTERS.get(_NO_LETTERS.sub("", found[0])) if found else None
    if found is None or usual is None:
        return name
    typed = name[found.start() : found.end()]
    usual = usual.upper() if typed.isupper() else usual
    same = bare_of(" ".join(typed.split())) == bare_of(usual)
    return name if same else f"{name[: found.start()]}{usual}{name[found.end() :]}"


# "BHXH/TP", "UBND / tỉnh": a mark for the space before the level.
_SLASHED = late(r"(?<=[A-ZĐ])\s?/\s?(?=(?:TP|Tp|tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?!\w))")


@lru_cache(maxsize=4096)
def spelled_out(name: str) -> str:
    """A body's name with its abbreviations written out: `CT UBND TP. Huế` → `… Ủy ban nhân dân thành phố Huế`."""
    name = " ".join(name.replace("&amp;", "&").split()).strip(" ,;:.-")
    name = _SLASHED.sub(" ", name)
    name = _SHORT_SCHOOL.sub(lambda match: _SCHOOLS[match[0]], name)
    name = _ABBREVIATED.sub(lambda match: _FULL[match[0].rstrip(".")] + " " * match[0].endswith("."), name)
    name = " ".join(name.split())
    name = tones_first(_joined_as_usual(name).replace(" & ", " và "))
    name = re.sub(r"\b[Đđ]ồng chí\s|\bĐ/c\s|\bLãnh đạo\s", "", name)
    return re.sub(r"\bCT (?=Ủy ban)", "Chủ tịch ", name)


# The name as it is written, for one that a scan or a page garbled.
_SPELLING = {"".join(bare_of(name).split()): name for name in WHOLE_BODIES}


_BEGINNINGS = tuple(
    sorted(
        (
            *WHOLE_BODIES,
            *DEPARTMENTS.values(),
            "Ủy ban nhân dân",
            "Hội đồng nhân dân",
            "Ban Thường vụ Tỉnh ủy",
            "Ban Thường vụ Thành ủy",
            "Ban Thường vụ",
            "Ban Chấp hành",
            "Tỉnh ủy",
            "Thành ủy",
        ),
        key=len,
        reverse=True,
    )
)
_BARE_BEGINNINGS = tuple(zip(map(bare_of, _BEGINNINGS), _BEGINNINGS, strict=True))
_BARE_OFFICES = tuple((bare_of(office), office) for office in sorted(HEAD_OFFICES, key=len, reverse=True))
_BARE_PLACES = tuple(
    (f"{bare_of(level)} {bare_of(place)}", f"{level} {place}")
    for level in ("tỉnh", "thành phố")
    for place in sorted(PROVINCES, key=len, reverse=True)
)


def _restored(name: str, known: tuple[tuple[str, str], ...], place: int) -> tuple[str, int]:
    """The name with the known words at `place` spelled as they are when a scan took their accents; where they end."""
    bare = bare_of(name)
    for folded, whole in known:
        end = place + len(folded)
        if bare.startswith(folded, place) and not bare[end : end + 1].isalpha():
            same = name[place:end].casefold() == whole.casefold()
            return name if same else name[:place] + whole + name[end:], end + 1
    return name, place


@lru_cache(maxsize=4096)
def with_accents(name: str) -> str:
    """ "Giam đốc So Tư pháp tinh Cà Mau" as it is written: office, body and province from the tables."""
    if len(name) != len(bare_of(name)):
        return name
    name, place = _restored(name, _BARE_OFFICES, 0)
    name, _ = _restored(name, _BARE_BEGINNINGS, place)
    bare = bare_of(name)
    for folded, whole in _BARE_PLACES:
        if bare.endswith(f" {folded}") and name[-len(whole) :].casefold() != whole.casefold():
            return f"{name[: -len(whole)]}{whole}"
    return name


def full_name(name: str, locale: Locale) -> str:
    """A body's name made full: abbreviations, then the territory that the document's own place supplies."""
    if ";" in name:
        return "; ".join(full_name(part, locale) for part in name.split(";"))
    return _located(_without_superior(spelled_out(name)), locale)


_SUPERIOR = late(r"\s[-–]\s(?=Bộ\s)")
_BELOW = late(r"(?:tong cuc|cuc|vu|vien|thanh tra|van phong|trung tam)\s")
_MINISTRY_NAMES = frozenset((*MINISTRIES.values(), *FORMER_MINISTRIES.values()))


def _without_superior(name: str) -> str:
    """ "Cục Quản lý Dược - Bộ Y tế" as "Cục Quản lý Dược": the ministry behind a dash says only whose it is."""
    dash = _SUPERIOR.search(name) if _BELOW.match(bare_of(name)) else None
    return name[: dash.start()] if dash and name[dash.end() :] in _MINISTRY_NAMES else name


# One body under one name: "Ban Bí thư Trung ương Đảng", "Ban Chấp hành Trung ương Đảng khóa XII".
_PARTY_CENTRE = late(
    r"(?:(Ban Chấp hành Trung ương)(?: Đảng(?: Cộng sản Việt Nam)?)?|(Ban Bí thư)(?: Trung ương)?(?: Đảng(?: Cộng sản Việt Nam)?)?)"
    r"(?: \(?[Kk]hóa [IVX]{1,5}\)?)?$"
)


def _located(name: str, locale: Locale) -> str:
    name = name[:1].upper() + name[1:]
    name = f"{name} Chính phủ" if name in ("Thủ tướng", "Phó Thủ tướng") else name
    name = with_accents(_SPELLING.get("".join(bare_of(name).split()), name))
    name = _PARTY_CENTRE.sub(lambda match: match[1] or match[2], name)
    name = f"{name} TNCS Hồ Chí Minh" if name.endswith("Trung ương Đoàn") else name
    bare = bare_of(name)
    if (
        bare.endswith(("tinh uy", "thanh uy"))
        or bare in ("tinh doan", "thanh doan")
        or name.lower().endswith(_PROVINCE_LEVELS)
    ):
        return _with_province(name, locale)
    if own := _own_kind(name, locale) or _own_party(name, locale):
        return own
    if locale.territory and (level := _LOCAL_LEVEL.search(name)) and _is_level(name, level):
        ours = locale.territory.lower().startswith(f"{level[1].lower()} ")
        return f"{name[: level.start(1)]}{locale.territory}" if ours else name
    if _LOCAL_OFFICE.match(bare) and not _TERRITORY.search(name) and _is_local(locale):
        return f"{name} {locale.territory}"
    if (
        _PROVINCIAL.match(bare)
        and locale.province
        and not _TERRITORY.search(name)
        and not _names_province(bare)
    ):
        return f"{name} {locale.province}"
    return _with_level(name)


_TAKES_LEVEL = late(
    r"(?:giam doc |pho giam doc |chu tich )?(?:so |uy ban nhan dan |hoi dong nhan dan |cong an )"
)


def _with_level(name: str) -> str:
    """ "Sở Y tế Phú Thọ" is "Sở Y tế tỉnh Phú Thọ"."""
    bare = bare_of(name)
    if not _TAKES_LEVEL.match(bare) or _TERRITORY.search(name):
        return name
    for province in PROVINCES:
        if bare.endswith(f" {bare_of(province)}"):
            return f"{name[: -len(province)]}{province_of(province)}"
    return name


# The accent may be lost on the way; "tĩnh" is no level ("Hà Tĩnh").
_PROVINCE_LEVELS = (" tỉnh", " tinh", " thành phố", " tỉnh đoàn")
_KIND = late(
    r"(?P<office>.*?)(?P<kind>so|bo|cuc|chi cuc|hoi|trung tam|nha truong|truong|benh vien|ban|cong ty|vien|doan|"
    r"ban chi dao|ban quan ly|ban to chuc|to cong tac|doan kiem tra|doan thanh tra|hoi dong)$"
)


def _own_kind(name: str, locale: Locale) -> str | None:
    """ "Giám đốc Sở" in a paper of Sở Tư pháp, or of a centre below it: the kind alone means the own body."""
    match = _KIND.fullmatch(bare_of(name))
    if match is None or (match["office"] and not OFFICE.fullmatch(match["office"])):
        return None
    kind = match["kind"].removeprefix("nha ")
    own = next(
        (body for body in (locale.issuer, locale.parent) if body and bare_of(body).startswith(f"{kind} ")),
        None,
    )
    return f"{name[: match.start('kind')]}{own}" if own else None


def _own_party(name: str, locale: Locale) -> str | None:
    """ "Ban Thường vụ Đảng ủy" in a paper of a commune, "… Huyện ủy" in one of a district: of its own Party committee."""
    district = re.search(r"(?:huyen|quan|thi) uy$", bare_of(name))
    for body in (locale.issuer, locale.parent) if district else ():
        own = re.search(rf"{district[0]} (?=\S)", bare_of(body or "")) if district else None
        if own and body:
            return f"{name} {body[own.end() :]}"
    local = bare_of(name).endswith("dang uy") and _is_local(locale)
    return f"{name} {locale.territory}" if local else None


_LOCAL_LEVEL = late(r" (huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$", re.IGNORECASE)


def _is_level(name: str, level: re.Match[str]) -> bool:
    """No level: the "xã" of "Hợp tác xã", the "Xã" of a place called "Tứ Xã"."""
    before = name[: level.start()].split()[-1:]
    return before != ["tác"] and (
        level[1].islower() or before == [] or before[0].islower() or before[0].isupper()
    )


_LOCAL_OFFICE = late(r"(?:truong |pho truong )?phong (?!cong chung|dang ky)|tram y te")


def _is_local(locale: Locale) -> bool:
    return locale.territory is not None and locale.territory != locale.province


_PROVINCIAL = late(
    r"(?:giam doc |pho giam doc |chanh thanh tra )?(?:so |hdnd$|thanh tra so )|(?:truong |pho truong )?ban dan toc$"
)


def _names_province(bare: str) -> bool:
    return bare.endswith(_PROVINCE_NAMES)


def _with_province(name: str, locale: Locale) -> str:
    bare = bare_of(name)
    if locale.territory and bare.endswith("thanh pho") and bare_of(locale.territory).startswith("thanh pho "):
        return f"{name[: -len('thành phố')]}{locale.territory}"
    if not locale.province:
        return name
    plain = re.sub(r"^(?:tỉnh|thành phố)\s", "", locale.province, flags=re.IGNORECASE)
    if bare.endswith(("tinh uy", "thanh uy", "tinh doan", "thanh doan")):
        city = bare_of(locale.province).startswith("thanh pho")
        if city and bare == "tinh uy":
            name = "Thành ủy"
        if bare.endswith(("thanh uy", "thanh doan")) and not city:
            return name  # of a city below the province, which one the text does not say
        return f"{name} {plain}" if plain != "Hồ Chí Minh" else f"{name} {locale.province}"
    level = "tinh" if bare.endswith("tinh") else "thanh pho"
    name = re.sub(r"tinh$", "tỉnh", name)
    return f"{name} {plain}" if bare_of(locale.province).startswith(level) else name


_HEAD_OF_ITS_KIND = late(
    r"(?:Phó )?(?:Trưởng|Chánh|Tổng) ((?:phòng|ban|văn phòng|thanh tra|đoàn|trạm|công an) .*)", re.I
)


def without_head(name: str) -> str:
    """The body without its head's office: `Giám đốc Sở Tư pháp` → `Sở Tư pháp`, `Trưởng phòng X` → `Phòng X`."""
    own = _HEAD_OF_ITS_KIND.fullmatch(name)
    if own:
        return own[1][:1].upper() + own[1][1:]
    match = OFFICE.match(bare_of(name))
    rest = name[match.end() :] if match else ""
    return rest if rest and HEAD.match(bare_of(rest)) else name


_SHORT = {
    bare_of(name): short for table in (FIXED_ORGANS, MINISTRIES, DEPARTMENTS) for short, name in table.items()
}


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
    letters = _initials(without_head(name))
    # A division leaves its own first letter out: Phòng Văn hóa - Xã hội is VHXH.
    known |= {letters, letters[1:]} if body.startswith(("phong ", "ban ", "trung tam ")) else {letters}
    return frozenset(known - {""})


def _initials(name: str) -> str:
    """The first letters of a name up to its territory: `Phòng Văn hóa - Xã hội xã A` → PVHXH."""
    territory = _TERRITORY.search(name)
    words = (name[: territory.start()] if territory else name).split()
    return "".join(word[0].upper() for word in words if word[0].isalpha() and word != "và")
