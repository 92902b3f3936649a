"""Who issued it and which document it is (định danh): the body behind a head's title, one spelling for comparing.

A document is its issuer + number without leading zeros + symbol + year; without a number, issuer + type +
date + subject. What is not known gives None: an unknown issuer or year never merges by itself, because
every province has a 146/KH-UBND. See docs/glossary.md.
"""

from __future__ import annotations

import re
from functools import lru_cache

from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from doc_engine.text import fold_tones, nfc, squeeze, tones_first

_LEVELS = "thành phố trực thuộc trung ương|thành phố|thị trấn|thị xã|tỉnh|huyện|quận|phường|xã|đặc khu"
# Longer forms first. Each is matched as whole words, in lower case.
_ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    (r"tp\s*\.?\s*hcm", "thành phố hồ chí minh"),
    (r"ubmttq\s*(?:việt nam|vn)?|mttqvn|mttq việt nam", "ủy ban mặt trận tổ quốc việt nam"),
    (r"mttq", "mặt trận tổ quốc"),
    (r"ubnd", "ủy ban nhân dân"),
    (r"hđnd", "hội đồng nhân dân"),
    (r"vpcp", "văn phòng chính phủ"),
    (r"vp(?=\s+(?:ủy ban|hội đồng|ubnd|hđnd|đoàn))", "văn phòng"),
    (r"tp\s*\.|tp", "thành phố "),
    (r"tx\s*\.|tx", "thị xã "),
    (r"tt\s*\.", "thị trấn "),
)
_EXPANSIONS = tuple(
    (re.compile(rf"(?<!\w)(?:{short})(?:(?!\w)|(?<=\.))", re.IGNORECASE), f" {full} ")
    for short, full in _ABBREVIATIONS
)
_DEPUTY = r"(?:(?:quyền|phó|thứ)\s+)?"
# A head's title is dropped only where the body's own name follows it.
_HEADS = tuple(
    re.compile(rf"^{_DEPUTY}(?:{title})\s+(?=(?:{body})\b)")
    for title, body in (
        (r"chủ tịch(?: thường trực)?", r"ủy ban|hội đồng nhân dân|hội(?! nghị)|liên đoàn|liên minh"),
        (r"trưởng phòng(?= phòng)", r"phòng"),
        (r"trưởng ban(?= ban)", r"ban"),
        (r"trưởng", r"phòng|ban|đoàn đại biểu"),
        (r"(?:bộ )?trưởng", r"bộ"),
        (r"bộ trưởng,? chủ nhiệm", r"văn phòng chính phủ|ủy ban"),
        (r"chủ nhiệm", r"ủy ban|văn phòng|hợp tác xã"),
        (r"(?:tổng )?giám đốc", r"\w+"),
        (r"tổng cục trưởng", r"tổng cục"),
        (r"chi cục trưởng", r"chi cục"),
        (r"cục trưởng", r"cục"),
        (r"vụ trưởng", r"vụ"),
        (r"viện trưởng", r"viện"),
        (r"chánh án", r"tòa án"),
        (r"chánh văn phòng", r"văn phòng"),
        (r"chánh(?= văn phòng| thanh tra)", r"văn phòng|thanh tra"),
        (r"tổng(?= thanh tra chính phủ| kiểm toán nhà nước)", r"thanh tra|kiểm toán"),
        (r"thống đốc", r"ngân hàng"),
        (r"hiệu trưởng", r"trường|học viện|đại học"),
        (r"bí thư", r"\w+ ủy|ban chấp hành|đảng ủy"),
    )
)
_DEPUTY_HEAD = re.compile(r"^phó (?=(?:trưởng|chủ tịch|giám đốc|tổng|chánh|chủ nhiệm|hiệu|viện|cục|vụ|bí))")
# A Party committee has one header and one series of numbers (TU, HU), whichever of its organs decided and signed.
_COMMITTEE_ORGAN = re.compile(
    r"^(?:ban thường vụ|ban chấp hành|thường trực) (?=(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b)"
)
_COMMITTEE_IN_FULL = re.compile(
    r"^ban chấp hành đảng bộ (tỉnh|thành phố|huyện|quận|thị xã)(?= (?!lần\b|khóa\b)\S)"
)
_OFFICE_NAMES = {
    "thủ tướng": "thủ tướng chính phủ",
    "ttg": "thủ tướng chính phủ",
    "ttcp": "thủ tướng chính phủ",
}


def _lower(name: str) -> str:
    """One spelling for matching: tones on the vowel the patterns have them on, lower case, plain hyphens."""
    text = squeeze(nfc(name)).casefold().replace("–", "-").replace("—", "-")
    return tones_first(text)


@lru_cache(maxsize=16384)
def body_of(name: str) -> str:
    """The body's name in lower case with abbreviations written out and a head's title dropped (tên cơ quan)."""
    text = _lower(name).strip(" .,;:")
    for pattern, full in _EXPANSIONS:
        text = pattern.sub(full, text)
    text = squeeze(text)
    text = _COMMITTEE_ORGAN.sub("", _COMMITTEE_IN_FULL.sub(_short_committee, text))
    text = _OFFICE_NAMES.get(text, text)
    for pattern in _HEADS:
        shorter = pattern.sub("", text)
        if shorter != text:
            return shorter
    bare = _DEPUTY_HEAD.sub("", text)
    return body_of(bare) if bare != text else text


def _short_committee(match: re.Match[str]) -> str:
    return f"{match[1].split()[0]} ủy"


@lru_cache(maxsize=16384)
def issuer_key(name: str) -> str:
    """What two names of one issuer have in common: the body, folded for case, spaces, tone placement.

    “Chủ tịch UBND tỉnh X” = “Ủy ban nhân dân tỉnh X”; “Ban Thường vụ Tỉnh ủy X” = “Tỉnh ủy X”; “Thủ tướng Chính phủ”
    and “Chính phủ” stay two, and so do Bộ Chính trị and Ban Bí thư.
    """
    body = body_of(name)
    department = _DEPARTMENT.match(body)
    if department and department["place"]:
        # A sở is a province's, and no two provinces share a name: “Sở Tư pháp Cà Mau” says enough.
        body = f"{department['name']} {department['place']}"
    return _letters(body)


def _letters(text: str) -> str:
    """Folded for tone placement, punctuation as one space; the tone marks themselves are kept."""
    return squeeze(_NOT_LETTERS.sub(" ", fold_tones(squeeze(text))))


_NOT_LETTERS = re.compile(r"[^\w\u0300-\u036f]+")


def identity(
    issuer: str | None,
    notation: Notation | None,
    issued_on: PartialDate | None,
    type_label: str | None = None,
    subject: str | None = None,
) -> str | None:
    """The one string that two records of the same document share, or None while it cannot be decided.

    `issuer` must be a full name already (see `resolve_relative`).
    """
    if not issuer or is_relative(issuer):
        return None
    if notation is not None and notation.number:
        year = (issued_on.year if issued_on else None) or notation.year
        return f"{issuer_key(issuer)}|{notation.key}|{year}" if year else None
    day = issued_on.whole if issued_on else None
    if day is None or not type_label or not subject:
        return None
    return f"{issuer_key(issuer)}|{fold_tones(type_label)}|{day.isoformat()}|{subject_key(subject)}"


def subject_key(subject: str) -> str:
    """A subject folded for comparing: letters and digits only."""
    return _letters(subject)


# ---- names that say only the level: “Ủy ban nhân dân tỉnh” inside a Kiên Giang document ----------------

_PLACE = re.compile(rf"\b({_LEVELS})\s+(?!nhân dân\b)(\S.*?)\s*(?:,|$|-(?=\s))")
_RELATIVE = re.compile(rf"\b(?:{_LEVELS})$|^(?:tỉnh|thành|huyện|quận|thị|đảng) ủy$|^đoàn đại biểu quốc hội$")
_COLLECTIVE = re.compile(rf"\b(?:cấp|các|những|mỗi|từng)\s|\bcùng cấp$|\b(?:{_LEVELS}),\s*(?:{_LEVELS})\b")
# The departments of a province, of this year and of earlier ones: the only names that a place can be told from.
_DEPARTMENTS = (
    "an toàn thực phẩm|công thương|công nghiệp|du lịch|dân tộc và tôn giáo|giao thông vận tải|giáo dục và đào tạo|"
    "khoa học và công nghệ|kế hoạch và đầu tư|lao động - thương binh và xã hội|lao động, thương binh và xã hội|"
    "ngoại vụ|nông nghiệp và môi trường|nông nghiệp và phát triển nông thôn|nội vụ|quy hoạch - kiến trúc|"
    "thông tin và truyền thông|thương mại|tài chính|tài nguyên và môi trường|tư pháp|văn hóa và thể thao|"
    "văn hóa, thể thao và du lịch|văn hóa, thể thao|văn hóa|xây dựng|y tế"
)
# Kinds of body that every province, district or commune has: without a place nobody can tell whose.
_LOCAL_KIND = re.compile(
    r"^(?:ủy ban nhân dân|hội đồng nhân dân|thường trực hội đồng nhân dân|văn phòng (?:ủy ban|hội đồng|đoàn)|sở|phòng|"
    r"công an|chi cục|trung tâm|trạm|hạt|ban chỉ huy|ban chỉ đạo|ban quản lý|hội đồng phối hợp|trường)\b"
)
_DEPARTMENT = re.compile(
    rf"^(?P<name>sở (?:{_DEPARTMENTS}))(?:,? (?:tỉnh |thành phố )?(?P<place>(?!và\b|-).+))?$"
)


def is_relative(name: str) -> bool:
    """Whether a name says a level but not whose: “UBND tỉnh”, “Sở Tư pháp”, “Tỉnh ủy”, “UBND các huyện”."""
    body = body_of(name)
    if _RELATIVE.search(body) or _COLLECTIVE.search(body):
        return True
    department = _DEPARTMENT.match(body)
    if department is not None:
        return not department["place"]
    return bool(_LOCAL_KIND.match(body)) and not _PLACE.search(body)


def resolve_relative(name: str, citing_issuer: str | None, *, parent_body: str | None = None) -> str | None:
    """The full name of an issuer as a document of `citing_issuer` means it, or None where it does not say.

    A name that is full already comes back as written. The place is taken from the citing issuer's own
    name, then from its parent's; a level that neither has ("thành phố" inside a tỉnh) stays undecided.
    """
    if not is_relative(name):
        return name
    body = body_of(name)
    if _COLLECTIVE.search(body):
        return None
    places = [place for source in (citing_issuer, parent_body) if source for place in _places(source)]
    return _with_place(name, body, places)


def _with_place(name: str, body: str, places: list[tuple[str, str]]) -> str | None:
    level = re.search(rf"\b({_LEVELS})$", body)
    if level:
        place = next((place for word, place in places if word == level[1]), None)
        return f"{name.rstrip()} {place}" if place else None
    if _DEPARTMENT.match(body):
        found = next(((word, place) for word, place in places if _is_province(word, places)), None)
        return f"{name.rstrip()} {found[0]} {found[1]}" if found else None
    place = next((place for word, place in places if word == _TERRITORY_OF.get(body)), None)
    return f"{name.rstrip()} {place}" if place else None


_TERRITORY_OF = {
    "tỉnh ủy": "tỉnh",
    "thành ủy": "thành phố",
    "huyện ủy": "huyện",
    "quận ủy": "quận",
    "thị ủy": "thị xã",
    "đoàn đại biểu quốc hội": "tỉnh",
}


def _is_province(level: str, places: list[tuple[str, str]]) -> bool:
    """A tỉnh is a province; a thành phố only where no tỉnh stands beside it."""
    if level == "tỉnh":
        return True
    return level == "thành phố" and all(word not in {"tỉnh", "huyện"} for word, _ in places)


def _places(source: str) -> list[tuple[str, str]]:
    """The places in an issuer's own name, as (level, name in its spelling): “… tỉnh Kiên Giang”."""
    text = _expanded_keeping_case(source)
    found = [(match[1].casefold(), match[2].strip(" .,;")) for match in _PLACE_ANY_CASE.finditer(text)]
    return [(level, place.title() if place.isupper() else place) for level, place in found]


_PLACE_ANY_CASE = re.compile(_PLACE.pattern, re.IGNORECASE)


def _expanded_keeping_case(name: str) -> str:
    text = squeeze(nfc(name))
    for pattern, full in _EXPANSIONS:
        text = pattern.sub(full, text)
    return squeeze(text)
