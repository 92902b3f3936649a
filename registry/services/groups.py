"""Recipient groups (nhóm nơi nhận): “các sở, ngành” as a dated list of bodies; a new list is a new version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, NotFound, Problem
from doc_engine.text import admit, squeeze
from registry.identity import issuer_key
from registry.recipients import Listed, read_list
from registry.services.addressing import Addressee, Directory
from registry.services.keeping import keep
from registry.store.kept import GROUPS

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Member:
    """One body of a group, with its territory where it has one."""

    name: str
    unit_key: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One version of a group: its members from a day on."""

    name: str
    from_on: date
    members: tuple[Member, ...]


def versions_in(tx: Transaction, office: str) -> tuple[Group, ...]:
    """Every version of every group of an office, in the order they were written."""
    found: dict[int, list[dict[str, str]]] = {}
    for row in tx.kept.rows(GROUPS, office):
        found.setdefault(row["event"], []).append(row)
    return tuple(
        Group(
            rows[0]["name"],
            date.fromisoformat(rows[0]["from_on"]),
            tuple(Member(row["member"], row["unit_key"]) for row in rows),
        )
        for rows in found.values()
    )


def groups_in(tx: Transaction, office: str, on: date) -> dict[str, Group]:
    """The groups in force on a day by their folded names; of two versions of one day the later written."""
    latest: dict[str, Group] = {}
    for group in versions_in(tx, office):
        key = issuer_key(group.name)
        if group.from_on <= on and (key not in latest or latest[key].from_on <= group.from_on):
            latest[key] = group
    return latest


def groups(home: Home, office: str | None = None, on: date | None = None) -> tuple[Group, ...]:
    """The groups of an office as they stand on a day (today)."""
    chosen = home.office(office)
    with home.store.reading() as tx:
        return tuple(groups_in(tx, chosen.key, on or home.clock.today()).values())


def group(home: Home, name: str, office: str | None = None, on: date | None = None) -> Group:
    """The group of that name on a day; raises `NotFound` naming those there are."""
    known = groups(home, office, on)
    found = next((one for one in known if issuer_key(one.name) == issuer_key(name)), None)
    if found is None:
        names = "; ".join(one.name for one in known) or "chưa có nhóm nào"
        raise NotFound(f"Không có nhóm nơi nhận “{name}” vào ngày này ({names}).")
    return found


def add(
    home: Home,
    name: str,
    members: Sequence[str | tuple[str, bytes]],
    *,
    from_on: date | None = None,
    office: str | None = None,
    body: str = "UBND",
) -> Group:
    """Write a version of a group: names of bodies, unit selectors, and CSV files as (name, bytes).

    A member whose territory is misspelt or stands twice is refused; raises `BadInput` with every problem.
    """
    chosen = home.office(office)
    title, start = squeeze(admit(name)), from_on or home.clock.today()
    if not title:
        raise BadInput.because("tên nhóm để trống.", field="TÊN")
    problems: list[Problem] = []
    directory = Directory(home.units(), start, chosen.place)
    found = [one for item in members for one in _listed(directory, item, body, problems)]
    found = directory.told_apart(found)
    seen: dict[str, Addressee] = {}
    for one in found:
        if seen.setdefault(one.key, one) is not one:
            problems.append(
                Problem(f"“{one.name}” ghi hai lần.", file=one.source if one.row else "", line=one.row)
            )
    if not found and not problems:
        problems.append(Problem("nhóm không có nơi nhận nào.", "Hãy nêu tên các cơ quan hoặc tệp .csv."))
    if problems:
        raise BadInput(*problems)
    made = Group(title, start, tuple(Member(one.name, one.unit_key) for one in found))
    rows = [
        {
            "name": title,
            "name_key": issuer_key(title),
            "from_on": start.isoformat(),
            "member": member.name,
            "unit_key": member.unit_key,
        }
        for member in made.members
    ]
    with home.store.writing() as tx:
        keep(tx, home, chosen.key, rows, act="group", table=GROUPS)
    return made


def _listed(
    directory: Directory, item: str | tuple[str, bytes], body: str, problems: list[Problem]
) -> list[Addressee]:
    if isinstance(item, tuple):
        file, content = item
        try:
            lines = read_list(content, file)
        except BadInput as error:
            problems.extend(error.problems)
            return []
        return [directory.listed(line, file, False, problems) for line in lines]
    text = squeeze(admit(item))
    if ":" in text:
        return directory.selected(text, body, False)
    return [directory.listed(Listed(text, 0), "", False, problems)] if text else []


def described(one: Group) -> str:
    """One line: name, how many, since when."""
    return f"{one.name}: {len(one.members)} nơi nhận, từ ngày {short_date(one.from_on)}"
