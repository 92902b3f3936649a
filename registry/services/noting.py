"""Note a text that was read and not received (ghi nhận tin, bài): what it cites becomes known, it takes no number."""

from __future__ import annotations

from dataclasses import dataclass

from doc_engine.dates import PartialDate
from doc_engine.reading import read_text
from doc_engine.reading.values import Reading
from doc_engine.text import admit, squeeze
from registry.model import Direction, Document, Link, Status
from registry.office import Home
from registry.secrecy import refuse_secret
from registry.services.linking import Citing, record_citations
from registry.store.arrivals import Arrivals
from registry.store.filestore import digest_of
from registry.store.records import DocumentFile, DocumentTexts
from registry.store.store import Transaction


@dataclass(frozen=True, slots=True)
class Noted:
    """A text that was read, not received, and the documents that it made known."""

    document: Document
    reading: Reading
    cited: tuple[Document, ...]
    links: tuple[Link, ...]
    repeated: bool = False


def note_reading(
    home: Home,
    text: str,
    *,
    title: str | None = None,
    published: PartialDate | None = None,
    office: str | None = None,
) -> Noted:
    """Write down a text that was read and not received (a news item): it takes no number, its citations become known.

    The documents it cites are told apart by issuer and year and stay not held. The same text again changes
    nothing. Raises `SecretRefused`.
    """
    text = admit(text)
    refuse_secret(None, text)
    chosen, reading, data = home.office(office), read_text(text), text.encode("utf-8")
    with home.store.reading() as tx:
        known = Arrivals(tx.connection).by_digest(digest_of(data))
        if known:
            links = tx.links.from_documents([known.key])
            return Noted(known, reading, _cited(tx, links), tuple(links), repeated=True)
    digest = home.store.files.put(data)
    with home.store.writing() as tx:
        now = home.clock.now()
        facts = _news(reading, title or _first_line(text), published or PartialDate())
        document = tx.documents.add(facts, now, DocumentTexts(text))
        tx.files.attach(DocumentFile(document.key, digest, "read", "tin.txt", "text/plain", len(data), now))
        links = record_citations(tx, Citing.of(document), reading.citations, at=now)
        payload = {"document": document.key, "file": digest, "cites": [link.to_key for link in links]}
        tx.journal.append(
            chosen.key, at=now, actor=home.actor, act="read", payload=payload, about=document.key
        )
        return Noted(document, reading, _cited(tx, links), tuple(links))


def _news(reading: Reading, title: str, published: PartialDate) -> Document:
    """The text itself as a record: it has neither number nor issuer, whatever it talks about."""
    return Document(
        key="",
        office=None,
        direction=Direction.KNOWN,
        type_label="Tin, bài",
        notation=None,
        issuer=None,
        issued_on=published,
        subject=reading.header.subject or title,
        held=True,
        status=Status.READ,
    )


def _cited(tx: Transaction, links: list[Link]) -> tuple[Document, ...]:
    return tuple(tx.documents.require(key) for key in dict.fromkeys(link.to_key for link in links))


def _first_line(text: str) -> str:
    return next((squeeze(line) for line in text.split("\n") if line.strip()), "")
