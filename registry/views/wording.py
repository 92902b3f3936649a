"""The words in which pictures and tables speak of documents, links and progress."""

from __future__ import annotations

from collections.abc import Iterable

from doc_engine.dates import PartialDate, padded_day, padded_month
from doc_engine.text import shortened, squeeze, upper_first
from registry.model import Document, Graph, Link, LinkSource, Status

NOT_HELD = "chưa có bản"
_MOST_OF_A_NAME = 120
STATUS_WORDS = {
    Status.ISSUED: "văn bản đi",
    Status.ENTERED: "văn bản đi, đã vào sổ",
    Status.RECEIVED: "văn bản đến",
    Status.READ: "đã đọc, không vào sổ",
    Status.NOT_HELD: NOT_HELD,
    Status.VOID: "đã hủy số",
}


def type_words(document: Document) -> str:
    """The document's type as printed, “Văn bản” where it is not known."""
    return upper_first(document.type_label or "Văn bản")


def number_words(document: Document) -> str:
    """“Số 146/KH-UBND”, or that there is no number."""
    if document.notation is None:
        return "Không rõ số"
    if document.notation.number is None:
        return f"Số …{document.notation}"
    return f"Số {document.notation}"


def called(document: Document) -> str:
    """What a line calls it: type and number; the name of a law or what a paper without a number is about."""
    return shortened(squeeze(document.name), _MOST_OF_A_NAME)


def about(document: Document) -> str:
    """What is said of it beside what it is called: a paper without a number is called after its subject."""
    return squeeze(document.subject or "") if document.notation else ""


def day_words(day: PartialDate) -> str:
    """“19/7/2024”; “tháng 3/2023”, “năm 2023” where less is known, "" where nothing is."""
    if day.year is None:
        return ""
    if day.month is None:
        return f"năm {day.year}"
    if day.day is None:
        return f"tháng {day.month}/{day.year}"
    return f"{padded_day(day.day)}/{padded_month(day.month)}/{day.year}"


def status_words(document: Document) -> str:
    """How the home holds the document and what became of it: “văn bản đi, đã được thay thế”, “chưa có bản” …"""
    held = STATUS_WORDS[document.status] if document.held else NOT_HELD
    return f"{held}, {document.effect.label}" if document.effect else held


def is_ordinary(document: Document) -> bool:
    """Whether nothing is to be said of it in a short line: held, not voided, nothing done to it since."""
    return document.held and document.status is not Status.VOID and document.effect is None


def summary(document: Document) -> str:
    """One line: type and number, issuer, day, how it is held."""
    parts = (
        called(document),
        document.issuer or "chưa rõ cơ quan ban hành",
        day_words(document.issued_on),
        "" if is_ordinary(document) else status_words(document),
    )
    return " · ".join(squeeze(part) for part in parts if part)


CHANGED = "căn cứ đã thay đổi"


def changed_words(graph: Graph) -> dict[str, str]:
    """Of every node whose bases have changed and were not reviewed: “căn cứ đã thay đổi: 15/QĐ-TTg (thay thế bởi 20/QĐ-TTg)”."""
    names = {node.key: str(node.notation or node.name) for node in (*graph.nodes, *graph.outside)}
    said: dict[str, list[str]] = {}
    for one in graph.changed:
        base, act = names.get(one.base, one.base), names.get(one.act, one.act)
        said.setdefault(one.child, []).append(f"{base} đã được {one.relation.label} bởi {act}")
    return {key: f"{CHANGED}: {'; '.join(dict.fromkeys(bases))}" for key, bases in said.items()}


def relation_words(links: Iterable[Link]) -> str:
    """The relations of one pair of documents: “thực hiện, kèm theo”."""
    return ", ".join(dict.fromkeys(link.relation.label for link in links))


def is_unconfirmed(link: Link) -> bool:
    """Whether the link was read out of a text and nobody has confirmed it."""
    return link.source is LinkSource.EXTRACTED and link.confirmed_by is None


_PLAIN_IN_HREF = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._~()")


def safe_href(path: str) -> str:
    """A file's relative path as a link target, percent-encoded; "" for what leads anywhere else."""
    if ":" in path.split("/", 1)[0] or path.startswith(("/", "\\")):
        return ""
    encoded = path.encode("utf-8", "replace")
    return "".join(chr(byte) if byte in _PLAIN_IN_HREF else f"%{byte:02X}" for byte in encoded)
