"""The directory as the services use it: look-ups, selectors, bodies."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

from registry.directory.bodies import territory_of
from registry.directory.index import UnitIndex
from registry.directory.listing import read_listing
from registry.directory.selector import select
from registry.directory.unit import Selection, Unit

_FILE = "units.tsv"


class UnitTable(UnitIndex):
    """One list of units (danh mục đơn vị hành chính); `UnitTable.load(content)`, look-ups by name and day."""

    def select(self, selector: str, on: date) -> Selection:
        """The units of `huyen:Cà Mau@2023-03-20` and the like; raises `BadInput` saying what to write instead."""
        return select(self, selector, on)

    def unit_of_body(self, name: str, on: date, within: Unit | None = None) -> Unit | None:
        """The territory of a body on a day; None where the name gives none, or more than one.

        `within` narrows a name that several provinces share (UBND xã Tân Thuận).
        """
        territory = territory_of(name)
        found = self.find(territory, on, within=within) if territory else []
        return found[0] if len(found) == 1 else None


@cache
def packaged_units() -> tuple[str, bytes]:
    """The version and the bytes of the list that comes with the program."""
    content = files(__package__).joinpath(_FILE).read_bytes()
    return read_listing(content).version, content
