"""The directive chain as text for a terminal: up to what the root rests on, down to what rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from doc_engine.text import squeeze
from registry.model import Document, Graph, Link
from registry.views.circles import circles
from registry.views.wording import changed_words, is_unconfirmed, relation_words, summary

_AGAIN = " (đã nêu ở trên)"
_UNCONFIRMED = " (?)"
Branches = dict[str, dict[str, list[Link]]]


def chain_tree(graph: Graph) -> str:
    """The chain as lines: the root, its ancestors, its descendants, then what is tied to neither.

    A document met again is named once more and not opened again, so circles end.
    """
    documents = {document.key: document for document in graph.nodes}
    root = documents.get(graph.root)
    if root is None:
        return ""
    up, down = branches_of(graph, documents)
    changed = changed_words(graph)
    names = {key: _named(document, changed.get(key)) for key, document in documents.items()}
    seen = {root.key}
    lines = [names[root.key]]
    if root.subject and root.notation:
        lines.append(f"  {squeeze(root.subject)}")
    for head, branches in (("Lên trên, văn bản này dẫn:", up), ("Xuống dưới, dẫn văn bản này:", down)):
        if branches[root.key]:
            lines += ["", head, *_draw(root.key, branches, names, seen, "")]
    rest = [document for document in graph.nodes if document.key not in seen]
    if rest:
        lines += [
            "",
            "Văn bản liên quan khác:",
            *(f"   {names[document.key]}{_cited(document, up, documents)}" for document in rest),
        ]
    for knot in circles(graph):
        round = " → ".join(documents[key].name for key in (*knot[:6], knot[0]))
        lines += ["", f"Có vòng viện dẫn giữa {len(knot)} văn bản: {round}."]
    if any(_UNCONFIRMED in line for line in lines):
        lines += ["", f"{_UNCONFIRMED.strip()}: máy đọc từ nội dung văn bản, chưa có người xác nhận."]
    if graph.cut:
        lines += ["", "Còn văn bản khác ngoài phạm vi đã chọn."]
    return "\n".join(lines)


def branches_of(graph: Graph, documents: dict[str, Document]) -> tuple[Branches, Branches]:
    """For each document what it cites, and what cites it, each with the links between the two."""
    up: Branches = defaultdict(lambda: defaultdict(list))
    down: Branches = defaultdict(lambda: defaultdict(list))
    for link in graph.links:
        if link.from_key in documents and link.to_key in documents and link.from_key != link.to_key:
            up[link.from_key][link.to_key].append(link)
            down[link.to_key][link.from_key].append(link)
    return up, down


def _draw(root: str, branches: Branches, names: dict[str, str], seen: set[str], indent: str) -> Iterator[str]:
    """Depth first without recursion: a chain may be longer than Python's stack."""
    stack = [(key, links, indent) for key, links in reversed(branches[root].items())]
    last_of = {indent: stack[0][0]}
    while stack:
        key, links, at = stack.pop()
        is_last = last_of[at] == key
        again = key in seen
        label = relation_words(links) + (_UNCONFIRMED if all(map(is_unconfirmed, links)) else "")
        yield f"{at}{'└─' if is_last else '├─'} {label}: {names[key]}{_AGAIN if again else ''}"
        seen.add(key)
        if not again and branches[key]:
            below = f"{at}{'   ' if is_last else '│  '}"
            children = [(child, found, below) for child, found in reversed(branches[key].items())]
            last_of[below] = children[0][0]
            stack += children


def _named(document: Document, changed: str | None) -> str:
    text = summary(document)
    return f"{text} [{changed}]" if changed else text


def _cited(document: Document, up: Branches, documents: dict[str, Document]) -> str:
    cited = [f"{relation_words(links)} {documents[key].name}" for key, links in up[document.key].items()]
    return f" ({'; '.join(cited)})" if cited else ""
