"""Well-known Đề án and decrees that papers call by a nickname (tên gọi quen): public facts, for `resolved` only."""

from __future__ import annotations

from doc_engine.patterns import late
from doc_engine.reading.copies.source import bare_of
from doc_engine.reading.values import Resolved

_PM = "Thủ tướng Chính phủ"
_GOV = "Chính phủ"

# Title in quotation marks → the decision that approved it.
_TITLES: tuple[tuple[str, Resolved], ...] = (
    (
        "Nâng cao năng lực đội ngũ hòa giải viên ở cơ sở giai đoạn 2019 - 2022",
        Resolved("428/QĐ-TTg", "Quyết định", "2019-04-18", _PM),
    ),
    (
        "Nâng cao năng lực đội ngũ hòa giải viên ở cơ sở giai đoạn 2024 - 2030",
        Resolved("315/QĐ-TTg", "Quyết định", "2024-04-17", _PM),
    ),
    (
        (
            "Phát huy vai trò của lực lượng Quân đội nhân dân tham gia công tác phổ biến, giáo dục pháp luật, vận động "
            "Nhân dân chấp hành pháp luật tại cơ sở giai đoạn 2021 - 2027"
        ),
        Resolved("1371/QĐ-TTg", "Quyết định", "2021-07-30", _PM),
    ),
    (
        (
            "Nâng cao hiệu quả công tác phổ biến, giáo dục pháp luật gắn với vận động quần chúng Nhân dân chấp hành pháp "
            "luật tại cơ sở của lực lượng Công an nhân dân giai đoạn 2021 - 2027"
        ),
        Resolved("1739/QĐ-TTg", "Quyết định", "2021-10-18", _PM),
    ),
)
# Type and number → the document meant when nothing in the text says otherwise.
_NUMBERS: dict[tuple[str, int], Resolved] = {
    ("Đề án", 6): Resolved("06/QĐ-TTg", "Quyết định", "2022-01-06", _PM),
    ("Đề án", 428): Resolved("428/QĐ-TTg", "Quyết định", "2019-04-18", _PM),
    ("Đề án", 315): Resolved("315/QĐ-TTg", "Quyết định", "2024-04-17", _PM),
    ("Đề án", 1371): Resolved("1371/QĐ-TTg", "Quyết định", "2021-07-30", _PM),
    ("Đề án", 1739): Resolved("1739/QĐ-TTg", "Quyết định", "2021-10-18", _PM),
    ("Đề án", 939): Resolved("939/QĐ-TTg", "Quyết định", "2017-06-30", _PM),
    ("Chương trình", 135): Resolved("135/1998/QĐ-TTg", "Quyết định", "1998-07-31", _PM),
    ("Chương trình", 1719): Resolved("1719/QĐ-TTg", "Quyết định", "2021-10-14", _PM),
    ("Nghị định", 30): Resolved("30/2020/NĐ-CP", "Nghị định", "2020-03-05", _GOV),
    ("Nghị định", 111): Resolved("111/2022/NĐ-CP", "Nghị định", "2022-12-30", _GOV),
}


# Programmes that everybody names by their year, and the document behind them.
NAMED = late(r"(?<!\w)(?:chuong\s+trinh|ct)\s+(?:giao\s+duc\s+pho\s+thong|gdpt)\s+(?:nam\s+)?2018(?!\w)")
_CURRICULUM = Resolved("32/2018/TT-BGDĐT", "Thông tư", "2018-12-26", "Bộ Giáo dục và Đào tạo")
CURRICULUM = "GDPT2018"


def title_key(title: str) -> str:
    """What two spellings of one title have in common: letters and digits only."""
    return "".join(char for char in bare_of(title).removeprefix("de an") if char.isalnum())


_BY_TITLE = {title_key(title): resolved for title, resolved in _TITLES}


def by_title(title: str) -> Resolved | None:
    """The decision that approved the Đề án of this title."""
    return _BY_TITLE.get(title_key(title))


def by_number(type_label: str | None, number: str | None) -> Resolved | None:
    """The document that everybody means by this type and number."""
    if number == CURRICULUM:
        return _CURRICULUM
    return _NUMBERS.get((type_label or "", int(number))) if number and number.isdigit() else None
