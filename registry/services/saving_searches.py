"""Keep searches under names (lưu câu tìm) and find them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, NotFound
from doc_engine.text import admit, fold, squeeze
from registry.query import parse_query
from registry.store.saved import SavedSearch

if TYPE_CHECKING:
    from registry.office import Home

_LONGEST_NAME = 100


def save_search(home: Home, name: str, words: str) -> SavedSearch:
    """Keep `words` as the search `name`, in the place of an older one of that name; raises `BadInput`."""
    name = squeeze(admit(name))
    if not name or len(name) > _LONGEST_NAME:
        raise BadInput.because(f"tên câu tìm phải có từ 1 đến {_LONGEST_NAME} ký tự.", field="save")
    parse_query(words)
    at = home.clock.now()
    with home.store.writing() as tx:
        offices = tx.offices.all()
        if not offices:
            raise NotFound("Chưa có cơ quan nào. Hãy chạy vanthu init trước.")
        known = _named(tx.saved_searches.all(), name)
        kept = SavedSearch(known.name if known else name, squeeze(admit(words)), "", home.actor)
        tx.saved_searches.keep(kept.name, kept.query, at, home.actor)
        payload = {"name": kept.name, "query": kept.query}
        for office in offices:
            tx.journal.append(office.key, at=at, actor=home.actor, act="save_search", payload=payload)
    return kept


def saved_search(home: Home, name: str) -> SavedSearch:
    """The search kept under that name, accents or not; raises `NotFound` naming those that are there."""
    every = saved_searches(home)
    found = _named(every, name)
    if found is None:
        names = "; ".join(one.name for one in every) or "chưa lưu câu tìm nào"
        raise NotFound(f"Không có câu tìm đã lưu “{name}” ({names}).")
    return found


def saved_searches(home: Home) -> list[SavedSearch]:
    """Every kept search, by name."""
    with home.store.reading() as tx:
        return tx.saved_searches.all()


def _named(every: list[SavedSearch], name: str) -> SavedSearch | None:
    exact = [one for one in every if one.name == squeeze(name)]
    alike = exact or [one for one in every if fold(one.name) == fold(name)]
    return alike[0] if alike else None
