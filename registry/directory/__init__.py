"""The dated directory of administrative units (danh mục đơn vị hành chính có ngày hiệu lực).

units = UnitTable.load(packaged_units()[1])
units.select("huyen:Cà Mau@2023-03-20", on=date(2024, 1, 1)).units    # 8 huyện and the city
body_name(unit, "Phòng Tư pháp")                                      # Phòng Tư pháp huyện Đầm Dơi
"""

from registry.directory.bodies import body_name, unit_name
from registry.directory.table import UnitTable, packaged_units
from registry.directory.unit import Extent, Kind, Level, Selection, Succession, Unit

__all__ = [
    "Extent",
    "Kind",
    "Level",
    "Selection",
    "Succession",
    "Unit",
    "UnitTable",
    "body_name",
    "packaged_units",
    "unit_name",
]
