"""The directive chain as an outline that folds (cây văn bản): readable with five documents and with five hundred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.model import Document, Graph, Link
from registry.views.chain_tree import Branches, branches_of
from registry.views.lettering import markup
from registry.views.wording import (
    about,
    called,
    changed_words,
    day_words,
    is_unconfirmed,
    relation_words,
    safe_href,
    status_words,
)

STYLE = """.outline ul{list-style:none;margin:0;padding-left:22px;border-left:1px solid #dfe4ea}.outline>ul{border:0;padding-left:0}
.outline li{margin:3px 0;padding-left:4px}.outline li[hidden]{display:none}.outline summary{cursor:pointer}
.outline .leaf{padding-left:16px}.outline .rel{color:#43505e;font-size:13px}.outline .about{color:#4a5563;font-size:13.5px}
.outline .many{background:#eef1f4;border-radius:9px;padding:0 7px;font-size:12.5px}.outline .changed{color:var(--red);font-weight:700}
"""
OPEN_DEPTH = 2  # so many levels are open at the start
OPEN_MOST = 40  # of a longer list only the head is open


def chain_outline(graph: Graph, hrefs: Mapping[str, str]) -> str:
    """Nested lists that fold, up and down from the root; a document met again is named and not opened again."""
    documents = {document.key: document for document in graph.nodes}
    root = documents.get(graph.root)
    if root is None:
        return ""
    up, down = branches_of(graph, documents)
    shown = _Shown(documents, hrefs, changed_words(graph))
    seen = {root.key}
    parts = ['<div class="outline">']
    for head, branches in (("Lên trên: văn bản này dẫn", up), ("Xuống dưới: dẫn văn bản này", down)):
        if branches[root.key]:
            parts += [f"<h3>{head}</h3>", *_lists(root.key, branches, shown, seen)]
    return "\n".join([*parts, "</div>"])


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a line says of a document: its facts, its file, how its bases have changed."""

    documents: Mapping[str, Document]
    hrefs: Mapping[str, str]
    changed: Mapping[str, str]


def _lists(root: str, branches: Branches, shown: _Shown, seen: set[str]) -> Iterator[str]:
    """Depth first without recursion: a chain may be longer than Python's stack."""
    yield "<ul>"
    stack: list[tuple[str, list[Link], int] | str] = ["</ul>"]
    stack += [(key, links, 1) for key, links in reversed(branches[root].items())]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        key, links, depth = item
        again, below = key in seen, branches[key]
        seen.add(key)
        line = _line(shown.documents[key], links, shown, again=again)
        if again or not below:
            yield f'<li class="leaf">{line}</li>'
            continue
        is_open = " open" if depth < OPEN_DEPTH and len(below) <= OPEN_MOST else ""
        yield f'<li><details{is_open}><summary>{line} <span class="many">{len(below)}</span></summary><ul>'
        stack.append("</ul></details></li>")
        stack += [(child, found, depth + 1) for child, found in reversed(below.items())]


def _line(document: Document, links: list[Link], shown: _Shown, *, again: bool) -> str:
    name = markup(called(document))
    target = safe_href(shown.hrefs.get(document.key, ""))
    named = f'<a href="{markup(target)}">{name}</a>' if target else f"<b>{name}</b>"
    doubt = " (chưa xác nhận)" if all(map(is_unconfirmed, links)) else ""
    facts = (
        document.issuer or "chưa rõ cơ quan",
        day_words(document.issued_on),
        about(document),
    )
    state = "" if document.held else f" ({status_words(document)})"
    effect = f' <span class="changed">{markup(document.effect.label)}</span>' if document.effect else ""
    words = shown.changed.get(document.key)
    changed = f' <span class="changed">{markup(words)}</span>' if words else ""
    repeated = " <i>(đã nêu ở trên)</i>" if again else ""
    said = markup(" · ".join(fact for fact in facts if fact) + state)
    return (
        f'<span class="rel">{markup(relation_words(links) + doubt)}:</span> {named}{effect}{changed} '
        f'<span class="about">{said}</span>{repeated}'
    )
