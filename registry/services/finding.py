"""Find one document by the words a clerk has for it (tìm văn bản): its key, or its notation, issuer and year.

Every province has a 146/KH-UBND: where the words fit several documents, all are named and none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from doc_engine.dates import long_date
from doc_engine.errors import BadInput, NotFound
from doc_engine.notation import Notation
from doc_engine.text import admit, fold, squeeze
from registry.identity import body_of, issuer_key
from registry.model import Document, Link
from registry.office import Home
from registry.store.documents import identity_of
from registry.store.graph import documents
from registry.store.search_rows import like_notation
from registry.store.store import Transaction

_KEY = re.compile(r"vb[0-9]+", re.IGNORECASE)
_WORDS = re.compile(
    r"^(?:.*?\bsố:?\s+|(?:[^\W\d]+\s+){0,5})??(?P<notation>[\w.,&]*\s*[/-]\s*\S+?)"
    r"(?:,?\s+của\s+(?P<issuer>.+?))?(?:,?\s+năm\s+(?P<year>[0-9]{4}))?$",
    re.IGNORECASE,
)
_MOST = 12
_LONGEST = 500


def find(home: Home, words: str, issuer: str | None = None, year: int | None = None) -> tuple[Document, ...]:
    """Every document that the words may mean; empty where there is none. Raises `BadInput` for no notation."""
    with home.store.reading() as tx:
        return candidates(tx, words, issuer, year)


def find_one(home: Home, words: str, issuer: str | None = None, year: int | None = None) -> Document:
    """The one document that the words mean; raises `NotFound`, or `BadInput` naming all that fit."""
    with home.store.reading() as tx:
        return resolve_one(tx, words, issuer, year)


def resolve_one(
    tx: Transaction, words: str, issuer: str | None = None, year: int | None = None, *, field: str = ""
) -> Document:
    """The same inside a transaction; `field` names the clerk's argument in messages."""
    found = candidates(tx, words, issuer, year)
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput.because(
            f"“{squeeze(words)}” có thể là một trong {len(found)} văn bản:\n{_listed(found)}\n",
            "Hãy ghi thêm cơ quan ban hành (--issuer), năm, hoặc ghi khóa vb… ở đầu dòng.",
            field=field,
        )
    raise NotFound(_unknown(tx, words, issuer, year))


def documents_of(home: Home, keys: Iterable[str]) -> dict[str, Document]:
    """The documents of those keys."""
    with home.store.reading() as tx:
        return {document.key: document for document in documents(tx.connection, list(dict.fromkeys(keys)))}


def candidates(
    tx: Transaction, words: str, issuer: str | None = None, year: int | None = None
) -> tuple[Document, ...]:
    """Every document that the words may mean, oldest first."""
    words = squeeze(admit(words))[:_LONGEST]
    if _KEY.fullmatch(words):
        return tuple(filter(None, [tx.documents.get(words.lower())]))
    match = _WORDS.match(words)
    notation = Notation.try_parse(match["notation"]) if match else None
    if match is None or notation is None:
        raise BadInput.because(
            f"“{words}” không phải là khóa hay số, ký hiệu văn bản.",
            "Hãy ghi như 146/KH-UBND hoặc vb12; muốn tìm theo chữ, dùng vanthu search.",
        )
    wanted_year = year or notation.year or (int(match["year"]) if match["year"] else None)
    found = tx.documents.by_notation(notation.key) or like_notation(tx.connection, notation)
    found = [document for document in found if wanted_year in (None, _year(document))]
    return tuple(_known_before_undecided(_still_cited(tx, _of_issuer(found, issuer or match["issuer"]))))


def _still_cited(tx: Transaction, found: list[Document]) -> list[Document]:
    """Without the undecided ones that nobody cites any more, because a person said what was meant."""
    stubs = [document.key for document in found if not document.held and identity_of(document) is None]
    if len(found) < 2 or not stubs:
        return found
    cited = {link.to_key for link in tx.links.to_documents(stubs)}
    left = set(stubs) - cited
    return [document for document in found if document.key not in left] or found


def _known_before_undecided(found: list[Document]) -> list[Document]:
    """The one that is held, where all others are citations in which nothing says that they mean another."""
    held = [document for document in found if document.held]
    others = [document for document in found if not document.held]
    if len(held) != 1 or any(identity_of(other) or not _may_mean(other, held[0]) for other in others):
        return found
    return held


def _may_mean(cited: Document, held: Document) -> bool:
    """Whether an undecided citation may well be of the held document: no other year, no other kind and level of issuer."""
    if _year(cited) not in (None, _year(held)):
        return False
    return not cited.issuer or body_of(held.issuer or "").startswith(body_of(cited.issuer))


def _of_issuer(found: list[Document], issuer: str | None) -> list[Document]:
    """Those of that issuer: the same body first; else those whose name holds the words, accents aside."""
    if not issuer:
        return found
    key, part = issuer_key(issuer), fold(body_of(issuer))
    exact = [document for document in found if document.issuer and issuer_key(document.issuer) == key]
    return exact or [d for d in found if d.issuer and part in fold(body_of(d.issuer))]


def _year(document: Document) -> int | None:
    return document.issued_on.year or (document.notation.year if document.notation else None)


def _unknown(tx: Transaction, words: str, issuer: str | None, year: int | None) -> str:
    asked = f"“{squeeze(words)}”" + (f" của {issuer}" if issuer else "") + (f" năm {year}" if year else "")
    others = candidates(tx, words) if issuer or year else ()
    if not others:
        return f"Chưa có văn bản {asked} trong sổ."
    return f"Chưa có văn bản {asked} trong sổ. Cùng số, ký hiệu có:\n{_listed(others)}"


def _listed(found: tuple[Document, ...]) -> str:
    lines = [f"  {described(document)}" for document in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(f"  … và {len(found) - _MOST} văn bản khác.")
    return "\n".join(lines)


def spoken(document: Document) -> str:
    """How a message names a document: type, notation and key."""
    return f"{document.name} ({document.key})"


def spoken_link(home: Home, link: Link, relation: str = "") -> str:
    """How a message tells a link: “Báo cáo số 31/BC-UBND (vb16) trả lời Kế hoạch số 246/KH-UBND (vb11)”."""
    ends = documents_of(home, (link.from_key, link.to_key))
    said = [spoken(ends[key]) if key in ends else key for key in (link.from_key, link.to_key)]
    return f"{said[0]} {relation or link.relation.label} {said[1]}"


def described(document: Document) -> str:
    """One line that tells a document from others: key, name, day, issuer, and whether it is held."""
    day = document.issued_on.whole
    parts = [
        f"{document.key}: {document.name}",
        long_date(day)
        if day
        else f"năm {document.issued_on.year}"
        if document.issued_on.year
        else "chưa rõ ngày",
        document.issuer or "chưa rõ cơ quan ban hành",
    ]
    if document.effect:
        parts.append(document.effect.label)
    return ", ".join(parts) + ("" if document.held else " (chưa có bản)")
