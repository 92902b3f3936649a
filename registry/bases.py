"""Căn cứ đã thay đổi: what rests on a document that was replaced, amended, repealed or recalled afterwards, pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from doc_engine.terms import Relation
from registry.model import ChangedBase, Link

CHANGES = frozenset({Relation.THAY_THE, Relation.BAI_BO, Relation.SUA_DOI, Relation.THU_HOI})
RESTS = frozenset({Relation.CAN_CU, Relation.THUC_HIEN, Relation.TRIEN_KHAI, Relation.PHUC_DAP})


def changed_bases(
    links: Iterable[Link], reviewed: Collection[tuple[str, str, str]] = ()
) -> dict[str, list[ChangedBase]]:
    """By child, every change of something it rests on that nobody has reviewed.

    A child that cites the act itself knows of it already, and so does the act. `reviewed` holds (child, base, act).
    """
    known = list(links)
    acts: dict[str, dict[str, Relation]] = defaultdict(dict)
    cites: dict[str, set[str]] = defaultdict(set)
    for link in known:
        cites[link.from_key].add(link.to_key)
        if link.relation in CHANGES:
            acts[link.to_key].setdefault(link.from_key, link.relation)
    found: dict[str, dict[tuple[str, str, str], ChangedBase]] = defaultdict(dict)
    for link in known:
        if link.relation not in RESTS:
            continue
        for act, relation in acts.get(link.to_key, {}).items():
            change = ChangedBase(link.from_key, link.to_key, act, relation)
            if act == link.from_key or act in cites[link.from_key] or change.place in reviewed:
                continue
            found[link.from_key][change.place] = change
    return {child: list(changes.values()) for child, changes in found.items()}
