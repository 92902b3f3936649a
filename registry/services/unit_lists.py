"""Nạp danh mục đơn vị: a newer list of administrative units, kept whole with its version beside the older ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from registry.directory import UnitTable
from registry.directory.build import read_csv_folder

if TYPE_CHECKING:
    from registry.office import Home


@dataclass(frozen=True)
class Imported:
    """What an import did: the list's version, whether it is new here, and the version in force now."""

    version: str
    new: bool
    in_force: str


def import_units(home: Home, folder: Path) -> Imported:
    """Load the list in a folder of CSV files; raises `BadInput` with every problem found, by file and line.

    The list with the newest version is in force; nothing kept is changed.
    """
    content = read_csv_folder(folder)
    version = UnitTable.load(content).version
    with home.store.writing() as tx:
        at = home.clock.now()
        new = tx.unit_lists.add(version, content, at)
        told = {"unit_lists": {version: tx.unit_lists.facts()[version]}}
        for office in tx.offices.all() if new else ():
            tx.journal.append(office.key, at=at, actor=home.actor, act="import_units", payload=told)
        newest = tx.unit_lists.newest()
    return Imported(version, new, newest[0] if newest else version)
