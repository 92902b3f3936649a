"""Who does the work of bodies that are no more (cơ quan kế nhiệm theo chức năng): a dated table, as the law made it.

From 1 March 2025 departments of the provinces were joined; from 1 July 2025 there is no district, and the commune's
three bodies have the work of the district's (Nghị định 150/2025/NĐ-CP, 12/6/2025). An office may set its own word
over any line: what a department did in detail went to several.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from doc_engine.text import fold_tones, squeeze, upper_first
from registry.directory.unit import Kind, Level, Unit

MERGED_ON = date(2025, 3, 1)
TWO_LEVELS_ON = date(2025, 7, 1)
_OFFICE = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
_CULTURE = "Phòng Văn hóa - Xã hội"
_ECONOMY, _ECONOMY_OF_WARDS = "Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị"


@dataclass(frozen=True, slots=True)
class FunctionHeir:
    """One line: a body's name without its territory, and the body that has its work from a day on.

    `in_wards` is what it is called in a phường; `ours`: set by the office, not by this table.
    """

    function: str
    heir: str
    from_on: date
    in_wards: str = ""
    reason: str = ""
    ours: bool = False

    def at(self, unit: Unit) -> str:
        """The heir's name in a unit, without the territory."""
        return self.in_wards if self.in_wards and unit.kind is Kind.WARD else self.heir


def function_key(name: str) -> str:
    """A body's name without its territory, for comparing."""
    return squeeze(fold_tones(name).replace("-", " ").replace(",", " "))


_OF_DISTRICTS: tuple[tuple[str, str, str], ...] = (
    (_OFFICE, _OFFICE, ""),
    ("Phòng Tư pháp", _OFFICE, ""),
    *(
        (name, _ECONOMY, _ECONOMY_OF_WARDS)
        for name in (
            "Phòng Tài chính - Kế hoạch",
            "Phòng Nông nghiệp và Phát triển nông thôn",
            "Phòng Nông nghiệp và Môi trường",
            "Phòng Tài nguyên và Môi trường",
            "Phòng Kinh tế",
            "Phòng Kinh tế và Hạ tầng",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            "Phòng Quản lý đô thị",
        )
    ),
    *(
        (name, _CULTURE, "")
        for name in (
            "Phòng Nội vụ",
            "Phòng Lao động - Thương binh và Xã hội",
            "Phòng Giáo dục và Đào tạo",
            "Phòng Văn hóa và Thông tin",
            "Phòng Văn hóa, Khoa học và Thông tin",
            "Phòng Y tế",
            "Phòng Dân tộc",
            "Phòng Dân tộc và Tôn giáo",
        )
    ),
)
_OF_PROVINCES: tuple[tuple[str, str], ...] = (
    ("Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"),
    ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
    ("Sở Giao thông vận tải", "Sở Xây dựng"),
    ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
    ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
    ("Ban Dân tộc", "Sở Dân tộc và Tôn giáo"),
)
_OF_STATE: tuple[tuple[str, str], ...] = (
    ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
    ("Bộ Giao thông vận tải", "Bộ Xây dựng"),
    ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
    ("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ"),
    ("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường"),
    ("Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường"),
    ("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
)
PACKAGED: tuple[FunctionHeir, ...] = (
    *(
        FunctionHeir(function, heir, TWO_LEVELS_ON, wards, "Nghị định 150/2025/NĐ-CP")
        for function, heir, wards in _OF_DISTRICTS
    ),
    *(
        FunctionHeir(function, heir, MERGED_ON, reason="Sắp xếp cơ quan chuyên môn cấp tỉnh, tháng 3/2025")
        for function, heir in _OF_PROVINCES
    ),
    *(
        FunctionHeir(function, heir, MERGED_ON, reason="Nghị quyết 176/2025/QH15, ngày 18/02/2025")
        for function, heir in _OF_STATE
    ),
)
# Bodies that every unit has under the same name: they follow the territory and no table.
OF_TERRITORIES = frozenset(
    function_key(name)
    for name in (
        "Ủy ban nhân dân",
        "UBND",
        "Hội đồng nhân dân",
        "HĐND",
        "Thường trực Hội đồng nhân dân",
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Chủ tịch Ủy ban nhân dân",
    )
)


def heir_of(function: str, table: Iterable[FunctionHeir], on: date) -> FunctionHeir | None:
    """The line in force on a day: of several the latest, an office's own over the packaged one."""
    key = function_key(function)
    found = [line for line in table if function_key(line.function) == key and line.from_on <= on]
    return max(found, key=lambda line: (line.ours, line.from_on), default=None)


def function_in(body: str, territory: str) -> str:
    """What a body is called without its territory: “Phòng Tư pháp” of “Phòng Tư pháp huyện Đầm Dơi”."""
    name = squeeze(body)
    cut = name[: -len(territory)] if territory and name.endswith(territory) else name
    return upper_first(squeeze(cut).rstrip(" ,"))


def stays_with_the_territory(function: str, before: Level, after: Level) -> bool:
    """Whether a body has the same name in the unit that followed: the same level, or a body of every unit."""
    return before is after or function_key(function) in OF_TERRITORIES
