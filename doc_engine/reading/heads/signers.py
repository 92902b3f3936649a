"""Who signs (người ký): what tells an office, a capacity (TM., KT., TL., TUQ.) and a person's name, and parts them on one line."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import bare_of
from doc_engine.reading.names.bodies import HEAD
from doc_engine.reading.words.vocabulary import SURNAMES

CAPACITY = late(r"(?:(?:tm|kt|tl|tuq|q)[.,]|t/m|k/t|t/l|tu/q|[tk]\.[mtl]\.)\s?(?=[a-z])")
OFFICE = late(
    r"(?:pho |quyen |thu )?(?:tong )?(?:giam doc|chu tich|bo truong|thu truong|thu tuong|hieu truong|chanh van phong|vien truong|"
    r"cuc truong|vu truong|truong (?:ban|phong|khoa|cong an)|truong|chi cuc truong|tong cuc truong|chanh an|chanh thanh tra|"
    r"thong doc|bi thu|chu nhiem|tong bi thu|tong thu ky|tong thanh tra|tong kiem toan|chinh uy|to truong|doi truong|tram truong|uy vien|pho truong|chi huy truong|tu lenh|chu toa|ke toan truong|pho chanh)"
)
# Offices outside the table: "KIỂM TOÁN TRƯỞNG", "KT. THAM MƯU TRƯỞNG", "THẨM PHÁN".
_TITLED = late(
    r"(?:pho )?(?:(?:tham muu|kiem toan|hat|chi cuc|doi|tram|khoa|ke toan) truong|tham phan|kiem sat vien|chap hanh vien)"
    r"(?: (?:so cap|trung cap|cao cap|phu trach))?"
)
_IN_PLACE = late(r"(?:kt|tl|tuq)[.,]\s?[a-z]+(?: [a-z]+){1,4} truong")
SIGNED = late(r"\(?(?:da ky|ky ten|ky, dong dau|dau)\)?[.,]?$")
ANNEX = late(r"phu luc(?: [ivx\d]+)?\.?$")
_NAME_WORD = late(r"(?:[^\W\d_]['’])?[^\W\d_]+$")
TITLES = late(
    r"^(?:(?:PGS|GS|TSKH|TS|ThS|BS|BSCKII|BSCKI|BSNT|CKII|CKI|DS|CN|KS|KTS|LS|NGƯT|Bác sĩ|Dược sĩ|Kỹ sư|Tiến sĩ|Thạc sĩ|Luật gia|NSND|NSƯT|Luật sư|Ông|Bà|Đồng chí|"
    r"(?:Thiếu|Trung|Thượng|Đại) (?:úy|tá|tướng))[.,]?\s*(?=\S)(?<![^\W\d_]))+"
)
_WORD_STARTS = late(r"(?:^|(?<=[\s;]))\S")
_FOR_WHOM = late(
    r"(?:uy ban|ubnd|hdnd|bch|btv|hoi dong|ban |chinh phu|thuong|dang uy|chi uy|doan|bo chinh tri|tinh uy|thanh uy|quan uy|dang bo)"
)


def capacity_start(text: str) -> int | None:
    """Where capitals of a signature line begin in a line that also holds something else."""
    last_small = next((place for place in reversed(range(len(text))) if text[place].islower()), -1)
    last_large = next((place for place in range(len(text) - 1, last_small, -1) if text[place].isupper()), -1)
    bare = bare_of(text) if last_large > last_small else ""
    for match in _WORD_STARTS.finditer(bare, last_small + 1):
        place = match.start()
        if place > last_large:  # behind the last small letter: capitals as long as there is a letter
            break
        short = CAPACITY.match(bare, place)
        if short and _FOR_WHOM.match(bare, short.end()):
            return place
        if short and bare.startswith(("tm", "t/m"), place) and HEAD.match(bare, short.end()):
            return place
        office = OFFICE.match(bare, short.end() if short else place)
        school = office is not None and office[0] == "truong" and text.startswith("TRƯỜNG", office.start())
        if office and not school and len(text) - place >= 6:
            return place
        if place == 0 and (_TITLED.fullmatch(bare) or (short and _IN_PLACE.fullmatch(bare))):
            return place
    return None


def is_capacity(text: str) -> bool:
    """Whether a line in capitals is one of a signature (quyền hạn, chức vụ của người ký): "KT. CHỦ TỊCH", "GIÁM ĐỐC"."""
    if len(text) >= 90 or sum(map(str.isupper, text)) < 0.8 * max(1, sum(map(str.isalpha, text))):
        return False
    return capacity_start(text.upper()) == 0


def is_name(text: str) -> bool:
    """A person's name: two to six capitalised words, the first a Vietnamese surname."""
    words = TITLES.sub("", text).split()
    if not 2 <= len(words) <= 6 or text.isupper():
        return False
    shaped = all(
        _NAME_WORD.match(word) and word[0].isupper() and word[1:].islower() | (len(word) == 1)
        for word in words
    )
    return shaped and (bare_of(words[0]) in SURNAMES or (len(words) > 2 and words[0] in _ALSO_PLACES))


_ALSO_PLACES = ("Sơn",)  # a surname of the Khmer; of two words it is a place's name: "Sơn La", "Sơn Tây"


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and (word[1:].islower() or len(word) == 1)


def may_be_name(text: str) -> bool:
    """A name outside the table of surnames: the peoples of the highlands have others ("Rơ Châm Thuyên")."""
    words = text.split()
    if OFFICE.match(bare_of(text)) or SIGNED.match(bare_of(text)):
        return False
    return 2 <= len(words) <= 5 and all(
        _NAME_WORD.match(word) and _is_capitalised(re.split("['’]", word)[-1]) for word in words
    )


# Words that begin like a surname and name no person: "ĐÀO TẠO NGHỀ", "HÀ NỘI", "CAO ĐẲNG".
_NO_PERSON = late(r"(?:dao tao|cao dang|ho so|kim loai|duong bo|mai tang)(?!\w)")


def is_shouted_name(text: str) -> bool:
    """ "LÊ QUANG TÁM": a surname and at least two words more, that begin no body's name."""
    text = TITLES.sub("", text)
    words, bare = text.split(), bare_of(text)
    named = 2 <= len(words) <= 5 and text.isupper() and all(map(_NAME_WORD.match, words))
    return named and bare_of(words[0]) in SURNAMES and not (HEAD.match(bare) or _NO_PERSON.match(bare))


_MARKED_SIGNED = late(r"\s\(?(?:[Đđ]ã ký|ĐÃ KÝ|[Kk]ý tên|KÝ TÊN)(?:,? đóng dấu)?\)?[.:]?$")
LONGEST_NAME = 8  # words, with what stands before it: "Thiếu tướng, PGS. TS. Nguyễn Văn An"


def apart_from_name(text: str) -> tuple[str, str]:
    """ "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Văn Tám" on one line: the offices in capitals, and the name; "" when there is none."""
    words = text.split()
    if text.isupper():
        return _apart_from_shouted(words)
    words = _with_whole_words(words)
    if len(words) < 4 or not _is_capitalised(words[-1]):
        return text, ""
    for count in range(min(LONGEST_NAME, len(words) - 2), 1, -1):
        name = " ".join(words[-count:])
        if is_name(name):
            lines = _MARKED_SIGNED.sub("", " ".join(words[:-count]))
            return (lines, name) if capacity_start(lines) is not None else (text, "")
    return text, ""


def _with_whole_words(words: list[str]) -> list[str]:
    """ "CHỦ TỊCH Đặ ng Văn Minh": a surname that a converter cut, put together."""
    for place in range(1, len(words)):
        whole = words[place - 1] + words[place]
        if (
            words[place].islower()
            and len(words[place]) < 4
            and whole[0].isupper()
            and bare_of(whole) in SURNAMES
        ):
            return [*words[: place - 1], whole, *words[place + 1 :]]
    return words


def _apart_from_shouted(words: list[str]) -> tuple[str, str]:
    """ "PHÓ GIÁM ĐỐC LÊ VĂN TÁM": an office, and the name in capitals behind it, of three words or more."""
    for count in range(min(5, len(words) - 2), 2, -1):
        lines, name = " ".join(words[:-count]), " ".join(words[-count:])
        if words[-count] in _SURELY and is_shouted_name(name) and _ENDS_OFFICE.search(bare_of(lines)):
            return lines, name
    return " ".join(words), ""


# Surnames that begin nothing else: "QUẢN LÝ …", "ĐÀO TẠO …", "HỒ CHÍ MINH" stand behind offices too.
_SURELY = frozenset(
    [
        "NGUYỄN",
        "TRẦN",
        "LÊ",
        "PHẠM",
        "HOÀNG",
        "HUỲNH",
        "PHAN",
        "VŨ",
        "VÕ",
        "ĐẶNG",
        "BÙI",
        "ĐỖ",
        "NGÔ",
        "DƯƠNG",
        "TRỊNH",
        "ĐINH",
    ]
)
_ENDS_OFFICE = late(
    r"(?:chu tich|giam doc|bi thu|thu tuong|thong doc|chanh an|(?:^|\s)(?:bo|thu|cuc|vu|vien|hieu|to|doi|tram|chi cuc) truong|"
    r"truong (?:ban|phong|khoa)|chanh (?:van phong|thanh tra)|chu nhiem)$"
)
