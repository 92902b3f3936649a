"""Tasks to child tasks (nhiệm vụ được cụ thể hóa): which tasks of the documents below say the same work.

Likeness of words only, given with its share: a person judges. Words of the kind every task has do not count.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_engine.model import Task
from doc_engine.text import fold
from registry.coverage import CARRIES_OUT
from registry.services.finding import resolve_one
from registry.store import graph as chain

if TYPE_CHECKING:
    from registry.office import Home

LIKE = 0.5  # so much of the shorter task's words must be in the other
_MOST = 20
_COMMON = frozenset(
    [
        "va",
        "cac",
        "cua",
        "cho",
        "theo",
        "trong",
        "ve",
        "voi",
        "tai",
        "tu",
        "den",
        "de",
        "la",
        "duoc",
        "co",
        "phai",
        "thuc",
        "hien",
        "to",
        "chuc",
        "trien",
        "khai",
        "tham",
        "muu",
        "xay",
        "dung",
        "ban",
        "hanh",
        "phoi",
        "hop",
        "chu",
        "tri",
        "noi",
        "dung",
        "nhiem",
        "vu",
        "cong",
        "tac",
        "viec",
        "tren",
        "dia",
        "ban",
        "don",
        "vi",
        "dia",
        "phuong",
        "lien",
        "quan",
        "bao",
        "dam",
        "hang",
        "nam",
    ]
)


@dataclass(frozen=True, slots=True)
class Covering:
    """A task of a document below: whose, which, and how alike (0 to 1)."""

    document: str
    name: str
    position: int
    text: str
    likeness: float


@dataclass(frozen=True, slots=True)
class TracedTask:
    """One task of the directive with what covers it, the likest first."""

    position: int
    text: str
    lead: tuple[str, ...]
    due: str | None
    covered_by: tuple[Covering, ...]


def traced_tasks(home: Home, words: str) -> tuple[TracedTask, ...]:
    """The tasks of a directive in their order; raises `NotFound`, `BadInput`."""
    with home.store.reading() as tx:
        directive = resolve_one(tx, words)
        tasks = tx.tasks.of_document(directive.key)
        keys = chain.walk(tx.connection, directive.key, up=False, relations=CARRIES_OUT)[1:]
        names = {document.key: document.name for document in chain.documents(tx.connection, keys)}
        below = tx.tasks.of_documents(list(names))
    index: dict[str, set[tuple[str, int]]] = defaultdict(set)
    texts: dict[tuple[str, int], tuple[str, frozenset[str]]] = {}
    for key, found in below.items():
        for position, task in enumerate(found, 1):
            words_of = content_words(task.text)
            texts[key, position] = task.text, words_of
            for word in words_of:
                index[word].add((key, position))
    return tuple(_traced(position, task, texts, index, names) for position, task in enumerate(tasks, 1))


def content_words(text: str) -> frozenset[str]:
    """The words that tell one task from another, folded."""
    found = "".join(char if char.isalnum() else " " for char in fold(text)).split()
    return frozenset(word for word in found if word not in _COMMON and len(word) > 1)


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the shorter one's words the other has; nothing is said of fewer than three."""
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter >= 3 else 0.0


def _traced(
    position: int,
    task: Task,
    texts: dict[tuple[str, int], tuple[str, frozenset[str]]],
    index: dict[str, set[tuple[str, int]]],
    names: dict[str, str],
) -> TracedTask:
    words = content_words(task.text)
    near = {place for word in words for place in index.get(word, ())}
    scored = [(likeness(words, texts[place][1]), place) for place in near]
    best = sorted((-score, place) for score, place in scored if score >= LIKE)[:_MOST]
    found = tuple(
        Covering(key, names[key], at, texts[key, at][0], round(-score, 2)) for score, (key, at) in best
    )
    return TracedTask(position, task.text, tuple(task.lead), task.due, found)
