"""The issuing agency (cơ quan ban hành, ô 2): from its lines above the number, or from what else says it.

Capitals are given back their case from the tables or from the same words in the body of the document.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.notation import Notation
from doc_engine.patterns import late
from doc_engine.reading.citing.numbers import issuer_of_organ, organ_of
from doc_engine.reading.copies.gluing import parted_capitals
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.heads.agency_names import BODY_HEAD, is_union, names_in
from doc_engine.reading.heads.cells import Cell
from doc_engine.reading.heads.lost_lines import lost_below, whole_name
from doc_engine.reading.names.bodies import OFFICE
from doc_engine.reading.names.name_case import LEVEL_BEFORE_NAME, in_case
from doc_engine.reading.names.naming import (
    full_name,
    locale_of,
    organ_letters,
    province_of,
    spelled_out,
    with_accents,
)
from doc_engine.reading.words.alternation import alternatives
from doc_engine.reading.words.districts import DISTRICTS
from doc_engine.reading.words.vocabulary import (
    DEPARTMENTS,
    LEVELS,
    MINISTRIES,
)


class Agency(NamedTuple):
    """The issuer and its direct superior, as full names."""

    issuer: str | None = None
    parent: str | None = None


_TERRITORY = late(r"\s(?:tỉnh|[Tt]hành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s.*$")
_TAKES_PROVINCE = late(
    r"(?:so|ban|phong|van phong|thanh tra|chi cuc|hoi dong|cong an|trung tam|tram|to|doi|cum|khoi|quy|hat kiem lam|lien hiep cac hoi|doan (?:kiem tra|thanh tra|giam sat))(?!\w)"
)


def with_union(agency: Agency, cells: list[Cell]) -> Agency:
    """ "Ban Chấp hành Trung ương" on a paper of the Youth Union is the Union's."""
    if agency.issuer == "Ban Chấp hành Trung ương" and any(is_union(cell) for cell in cells):
        return agency._replace(issuer="Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh")
    return agency


_SIGNED_FOR = late(r"t\W{0,2}m\W{0,3}(?P<organ>ban bi thu|bo chinh tri)(?!\w)")
_ACTS = late(
    r"\n[ \t]{0,20}(?:[-–][ ])?(?P<organ>ban bi thu|bo chinh tri)\s{1,4}(?:(?:trung uong dang|khoa [^\W_]{1,6})\s{1,4})?"
    r"(?:ban hanh|quyet dinh|yeu cau|ket luan|thong nhat|chi thi)(?!\w)"
)
_ACTING = {"ban bi thu": "Ban Bí thư", "bo chinh tri": "Bộ Chính trị"}


def with_acting_organ(agency: Agency, source: Source, authority: tuple[str, ...]) -> Agency:
    """The organ that acts for the Central Committee of the header: who signs ("T/M BAN BÍ THƯ"), or enacts.

    Local committees stay as their header has them, also where "T/M BAN THƯỜNG VỤ" signs: header, symbol and numbers
    are the committee's (docs/decisions/0018-reading.md).
    """
    committee = "Ban Chấp hành Trung ương"
    if agency.issuer is None or not agency.issuer.startswith(committee):
        return agency
    found = next((match for line in authority if (match := _SIGNED_FOR.match(bare_of(line)))), None)
    if found is None and agency.issuer == committee:
        found = _ACTS.search(source.bare)
    if found is None:
        return agency
    union = agency.issuer.removeprefix(committee)  # the Youth Union's is called with it
    return agency._replace(issuer=f"{_ACTING[found['organ']]}{' Trung ương' if union else ''}{union}")


def read_agency(source: Source, lines: list[str], joint: frozenset[str] | None = None) -> Agency:
    """Issuer and superior from the agency's lines in capitals; of a joint document (`joint`: the letters in its
    symbol) the first issuer, who keeps it."""
    names = names_in([parted_capitals(line) for line in lines])
    full = [
        _with_printed_level(source, with_accents(spelled_out(in_case(source, spelled_out(name).upper()))))
        for name in names
    ]
    if not full:
        return Agency()
    if joint is not None and len(full) > 1 and (first := _first_of(full, joint)) is not None:
        return (
            Agency(_with_parent_place(full[first], full[first - 1]), full[first - 1])
            if first
            else Agency(full[0])
        )
    parent = full[-2] if len(full) > 1 else None
    if parent and _BRANCH_AT.match(bare_of(full[-1])) and _HAS_BRANCHES.match(bare_of(parent)):
        return Agency(f"{parent} {full[-1]}", parent)
    if parent and bare_of(full[-1]) in _ORGANS_OF:
        return Agency(f"{full[-1]} {parent}", parent)
    return Agency(_with_parent_place(_branch(source, full[-1], parent), parent), parent)


_DISTRICT_AT_END = late(rf"\s(?:{alternatives(DISTRICTS)})$")
_DISTRICT_NAMES = frozenset(" ".join(bare_of(name).split()) for name in DISTRICTS)
_LONGEST_DISTRICT = max(name.count(" ") + 1 for name in _DISTRICT_NAMES)


def _ends_in_district(bare: str) -> bool:
    """Whether the last words are a district's, asked before where they begin."""
    words = bare.split()
    return any(" ".join(words[-count:]) in _DISTRICT_NAMES for count in range(1, _LONGEST_DISTRICT + 1))


def _with_printed_level(source: Source, name: str) -> str:
    """ "Phòng Giáo dục và Đào tạo Tánh Linh" whose body says "… và Đào tạo huyện Tánh Linh" is called so."""
    bare = bare_of(name)
    named = _ends_in_district(bare) and not _TERRITORY.search(name)
    place = _DISTRICT_AT_END.search(bare) if named else None
    if place is None:
        return name
    words = r"\s{1,4}".join(map(re.escape, bare[: place.start()].split()))
    said = re.search(
        rf"(?<!\w){words}\s{{1,4}}(?P<level>huyen|quan|thi\s{{1,4}}xa|thanh\s{{1,4}}pho)\s{{1,4}}{re.escape(place[0].strip())}(?!\w)",
        source.bare,
    )
    if said is None:
        return name
    level = source.words(*said.span("level")).lower()
    return f"{name[: place.start()]} {level}{name[place.start() :]}"


def _first_of(names: list[str], letters: frozenset[str]) -> int | None:
    """Which of the bodies above a joint document's number is the first of its issuers: one whose letters it bears."""
    own = (index for index, name in enumerate(names) if organ_letters(name) & letters)
    return next(own, None)


# "Chi nhánh tỉnh Hà Tĩnh" is nothing without its bank.
_BRANCH_AT = late(rf"chi nhanh (?:{alternatives(LEVELS)}|khu vuc)(?!\w)")
_HAS_BRANCHES = late(r"(?:ngan hang|cong ty|tong cong ty|tap doan|quy)(?!\w)")
# Organs that have no name but that of the body they lead.
_ORGANS_OF = frozenset(
    (
        "ban chap hanh",
        "ban thuong vu",
        "ban thuong truc",
        "thuong truc",
        "hoi dong quan tri",
        "hoi dong thanh vien",
        "hoi dong truong",
        "ban kiem soat",
    )
)


def completed(agency: Agency, place: str | None, source: Source) -> Agency:
    """ "Sở Nội vụ" alone at Vinh Yên stays; at a province's name, or "Bệnh viện Đa khoa tỉnh", it takes the province."""
    if agency.issuer in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
        return agency._replace(issuer=_with_own_level(agency.issuer, place, source))
    locale = locale_of(agency.parent, None, place, source.running)
    if agency.issuer is None or locale.province is None:
        return agency
    whole = full_name(_as_signed(agency.issuer, locale.province, source.running), locale)
    if (
        bare_of(agency.issuer).startswith(("chi cuc ", "trung tam ", "van phong dang ky"))
        and whole.split()[-1].islower()
        and _TERRITORY.search(f" {whole}") is None
    ):
        whole = _of_the_province(whole, agency.parent, locale.province)
    return Agency(whole, agency.parent and full_name(agency.parent, locale))


def _of_the_province(name: str, parent: str | None, province: str) -> str:
    """ "Chi cục Kiểm lâm" below a department of the province at whose capital it issues is the province's."""
    local = parent is not None and bare_of(parent).startswith("so ")
    return f"{name} {province}" if local and not bare_of(name).endswith(bare_of(province)) else name


def _as_signed(name: str, province: str, running: str) -> str:
    """ "BỆNH VIỆN NỘI TIẾT" whose head signs as "GIÁM ĐỐC BỆNH VIỆN NỘI TIẾT NGHỆ AN" is called so."""
    plain = re.sub(r"^(?:tỉnh|thành phố)\s", "", province, flags=re.IGNORECASE)
    named = f"{name} {plain}".casefold()
    signed = named in running and re.search(rf"{re.escape(named)}(?!\w)(?!\s?,\s?ngày)", running)
    if bare_of(name).endswith(bare_of(plain)) or not signed:
        return name
    return name if name.startswith(("Sở ", "Ủy ban nhân dân", "Hội đồng nhân dân")) else f"{name} {plain}"


_OWN_LEVEL = late(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)[ \t]+(?P<level>TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)(?!\w)"
)


def _with_own_level(name: str, place: str | None, source: Source) -> str:
    """The committee whose second line was lost: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" below says the level, the place its name."""
    if place is None:
        return name
    text = source.text
    found = list(_OWN_LEVEL.finditer(text, 0, 6_000))
    sure = [level for level in found if bare_of(text[level.end() :].lstrip()[:40]).startswith(bare_of(place))]
    alone = [level for level in found if text[level.end() :].lstrip(" \t*|")[:1] in ("\n", "")]
    level = next(iter(sure + alone), None)
    if level:
        return f"{name} {level['level'].lower()} {place}".replace(
            "thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"
        )
    province = province_of(place, source.running)
    return f"{name} {province}" if province else name


def _branch(source: Source, name: str, parent: str | None) -> str:
    """“Chi nhánh số 23” under “Văn phòng X”: the text may say “Chi nhánh Văn phòng X số 23”."""
    head = BODY_HEAD.match(bare_of(name))
    if not parent or not head or head.end() >= len(name) or bare_of(name).startswith(bare_of(parent)):
        return name
    core = _TERRITORY.sub("", parent).strip()
    whole = f"{name[: head.end()]} {core} {name[head.end() :].strip()}"
    return whole if bare_of(whole) in source.bare_running else name


# An organ of a Party committee is named with it: "Ban Tổ chức" below "Tỉnh ủy Cao Bằng".
_PARTY_ORGAN = late(
    r"(?:ban (?:to chuc|xay dung dang|cong tac|tuyen giao|dan van|noi chinh|bao ve|kinh te)|van phong|uy ban kiem tra)(?!\w)"
)
# "Ban Tổ chức" below "Trung ương Đoàn", "Tỉnh đoàn", "Trung ương Hội …" likewise.
_CENTRE = late(r"(?:Trung ương|Tỉnh [Đđ]oàn|Thành [Đđ]oàn)\s")
_OF_CENTRE = late(
    r"(?:ban|van phong|uy ban kiem tra)(?!\w)(?!.*\s(?:trung uong|tinh|huyen|xa|phuong|doan|hoi)(?!\w))"
)
_COMMITTEE = late(r"(?:tinh|thanh|huyen|quan|thi|dang) uy(?!\w)")


# "Thanh tra huyện" below the committee of a district.
_LEVEL_ALONE = late(r"\s(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)$", re.IGNORECASE)


def _with_parent_place(name: str, parent: str | None) -> str:
    """“Sở Tư pháp” under “Ủy ban nhân dân tỉnh Cà Mau” is “Sở Tư pháp tỉnh Cà Mau”."""
    if parent is None:
        return name
    of_whole = _named_with_parent(name, parent)
    if of_whole is not None:
        return of_whole
    place = re.search(r"(?:tỉnh|[Tt]hành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) .+$", parent)
    if not place or not parent.startswith(("Ủy ban nhân dân", "Hội đồng nhân dân")):
        return name
    level = _LEVEL_ALONE.search(name)
    if level and place[0].lower().startswith(f"{level[1].lower()} "):
        return f"{name[: level.start()]} {place[0]}"
    if bare_of(name) == "van phong":
        return f"Văn phòng {parent}"
    named = re.search(r"\b(?:tỉnh|[Tt]hành phố|huyện|quận|thị xã|xã(?!\s+hội)|phường)\b", name)
    own = LEVEL_BEFORE_NAME.sub("", bare_of(place[0]), count=1).strip()
    named = named or re.search(rf"(?:^|\s){re.escape(own)}$", bare_of(name))
    return f"{name} {place[0]}" if _TAKES_PROVINCE.match(bare_of(name)) and not named else name


def _named_with_parent(name: str, parent: str) -> str | None:
    """The whole name of an organ that is called with its body: a council's Ban, a Party committee's, a union's."""
    bare = bare_of(name)
    council = parent.startswith(("Hội đồng nhân dân ", "Ủy ban Mặt trận Tổ quốc")) and bare.startswith("ban ")
    if council or (_CENTRE.match(parent) and _OF_CENTRE.match(bare)):
        return f"{name} {parent}"
    if parent == "Ban Chấp hành Trung ương" and _PARTY_ORGAN.match(bare):
        return f"{name} Trung ương"
    if _COMMITTEE.match(bare_of(parent)) and _PARTY_ORGAN.match(bare):
        return name if _COMMITTEE.search(bare) else f"{name} {parent}"
    return None


_OWN_ACT = late(
    r"(?:uy ban nhan dan|ubnd)\s+(?P<level>tinh|thanh pho|huyen|quan|thi xa|xa|phuong|dac khu)(?P<name>(?:\s+\S+){0,4}?)\s+"
    r"(?:ban hanh|xay dung|yeu cau|de nghi|bao cao|thong bao)"
)


def derive_agency(
    source: Source,
    notation: Notation | None,
    place: str | None,
    authority: tuple[str, ...],
    sender: str | None = None,
) -> Agency:
    """The issuer where its lines are missing: from the symbol's letters, the place, the signature and the body."""
    organ = organ_of(notation) if notation else None
    decided = issuer_of_organ(notation) if notation else None
    if decided or organ in MINISTRIES:
        return Agency(decided or MINISTRIES.get(organ or ""))
    if organ in DEPARTMENTS and (province := province_of(place, source.running)):
        return Agency(f"{DEPARTMENTS[organ]} {province}", f"Ủy ban nhân dân {province}")
    if sender and (found := read_agency(source, [_without_office(sender)])).issuer:
        return completed(found, place, source)
    if organ == "CTUBND" and (committee := _own_committee(source, place)):
        return Agency(f"Chủ tịch {committee}")
    if organ == "UBND" or any(bare_of(line) == "tm. uy ban nhan dan" for line in authority):
        return Agency(_own_committee(source, place))
    return Agency(next((body for line in authority if (body := _SIGNING.get(bare_of(line)))), None))


# Central offices that there is one of: the signature alone names the issuer.
_SIGNING = {
    "tm. chinh phu": "Chính phủ",
    "tm. uy ban thuong vu quoc hoi": "Ủy ban Thường vụ Quốc hội",
    "thu tuong": "Thủ tướng Chính phủ",
    "thu tuong chinh phu": "Thủ tướng Chính phủ",
    "kt. thu tuong": "Thủ tướng Chính phủ",
}


def _without_office(sender: str) -> str:
    """ "BỘ TRƯỞNG BỘ Y TẾ" as "BỘ Y TẾ"; an office without its body stays."""
    office = OFFICE.match(bare_of(sender))
    rest = sender[office.end() :] if office else ""
    return rest if BODY_HEAD.match(bare_of(rest)) else sender


def of_department(agency: Agency, notation: Notation | None, source: Source) -> Agency:
    """The committee alone above `749/GDĐT-VP` lost the department's line: the letters and the text name it, or nobody."""
    letters = organ_of(notation) if notation else None
    name = DEPARTMENTS.get(letters or "") or DEPARTMENTS.get(f"S{letters}")
    if name is None or agency.issuer is None or not agency.issuer.startswith("Ủy ban nhân dân"):
        return agency
    territory = agency.issuer.removeprefix("Ủy ban nhân dân").strip()
    said = bare_of(name) in source.bare_running
    local = bare_of(territory).startswith(("tinh ", "thanh pho "))
    return Agency(f"{name} {territory}", agency.issuer) if said and local else Agency(None, agency.issuer)


def with_lost_lines(
    agency: Agency, notation: Notation | None, source: Source, authority: tuple[str, ...]
) -> Agency:
    """The issuer whose name was cut, or whose line below its superior's was lost; none where nothing tells it."""
    if agency.issuer is None:
        return agency
    name = whole_name(_core(agency), notation, source)
    if name != _core(agency) or agency.parent:
        whole = agency.issuer if name == _core(agency) else name and _with_parent_place(name, agency.parent)
        return agency._replace(issuer=whole)
    below = lost_below(name, notation, source, authority)
    if below is None:
        return Agency(name)
    said = bare_of(_TERRITORY.sub("", name)) in bare_of(below)  # "Văn phòng Ủy ban nhân dân tỉnh"
    return Agency((below if said else _with_parent_place(below, name)) or None, name)


def _core(agency: Agency) -> str:
    """The issuer's name without the territory that its superior's gave it."""
    place = _TERRITORY.search(agency.parent or "")
    return (agency.issuer or "").removesuffix(place[0]) if place else agency.issuer or ""


def _own_committee(source: Source, place: str | None) -> str | None:
    """“Ủy ban nhân dân tỉnh Kiên Giang ban hành …”, or “… thành phố ban hành” at a place that is a city."""
    for match in _OWN_ACT.finditer(source.bare):
        level = source.words(*match.span("level")).lower()
        name = source.words(*match.span("name"))
        if name and name[0].isupper() and (place is None or bare_of(name) == bare_of(place)):
            return f"Ủy ban nhân dân {level} {name}"
        if (
            not name
            and place
            and re.search(rf"(?<!\w){bare_of(level)}\s+{re.escape(bare_of(place))}(?!\w)", source.bare)
        ):
            return f"Ủy ban nhân dân {level} {place}"
    province = province_of(place, source.running)
    said = province and bare_of(province) in source.bare_running
    return f"Ủy ban nhân dân {province}" if province and said else None
