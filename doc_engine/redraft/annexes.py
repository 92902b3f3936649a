"""What follows the signature (phụ lục, văn bản ban hành kèm theo): each with its title and text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.heads.cells import Cell, is_motto
from doc_engine.reading.heads.subject import type_of_title
from doc_engine.redraft.body import body_of
from doc_engine.redraft.casing import cased
from doc_engine.redraft.foot import ANNEX
from doc_engine.redraft.said import Said

_ATTACHED = re.compile(r"^\((?:ban hanh )?kem theo")
_OWNER = re.compile(r"\scủa\s+(?P<owner>\S.*?)\)?$")
_LABEL = re.compile(r"^phụ lục(?:\s+(?:số\s+)?(?:[IVXLC]+|\d+[a-z]?))?\s*[:.–—-]?\s*", re.IGNORECASE)
_TITLE_LINES = 6


@dataclass
class Annexes:
    """The issued text and the annexes, as values of the model; `owner`: whose they say they are; `left`: neither."""

    issued: dict[str, str] | None = None
    annexes: list[dict[str, str]] = field(default_factory=list)
    owner: str = ""
    untitled: bool = False
    left: list[Said] = field(default_factory=list)


def read_annexes(saids: list[Said], source: Source, *, decision: bool) -> Annexes:
    """Everything behind the foot, parted at its titles."""
    found = Annexes()
    for part in _parts(saids, decision=decision):
        label = type_of_title(part[0].text) if decision and not found.issued and not found.annexes else None
        if not label and not _is_annex(part[0]):
            found.left += part
            continue
        title, rest = _title(part[1:] if label else part, found)
        if label:
            found.issued = {"type_label": label, "subject": title or "…", "body": body_of(rest) or "…"}
        else:
            found.annexes.append(
                {"title": cased(source, title) if title else "…", "body": body_of(rest) or "…"}
            )
            found.untitled = found.untitled or not ANNEX.match(bare_of(part[0].text))
    return found


def _parts(saids: list[Said], *, decision: bool) -> list[list[Said]]:
    parts: list[list[Said]] = []
    for said in saids:
        if is_motto(Cell(said.text, 0, 0, False)):
            continue
        starts = said.table is None and len(said.text) < 200 and _starts(said, decision and not parts)
        if not parts and not starts and said.upper and decision and said.group:
            continue  # the agency at the head of the issued text, printed from the document's own
        if starts or not parts:
            parts.append([])
        parts[-1].append(said)
    return parts


def _is_annex(first: Said) -> bool:
    """Labelled as one, or with a title in capitals: a footnote or a remark behind the signature is none."""
    return ANNEX.match(bare_of(first.text)) is not None or first.upper


def _starts(said: Said, may_be_issued: bool) -> bool:
    bare = bare_of(said.text)
    if (
        ANNEX.match(bare)
        and (said.upper or said.text.startswith("Phụ lục"))
        and (said.bold or len(said.text) < 40)
    ):
        return True
    return may_be_issued and type_of_title(said.text) is not None


def _title(part: list[Said], found: Annexes) -> tuple[str, list[Said]]:
    """The title (lines up to "(Kèm theo …)"), and the paragraphs behind it."""
    first = _LABEL.sub("", part[0].text) if part and ANNEX.match(bare_of(part[0].text)) else None
    rest = part[1:] if first is not None else part
    titles = [first] if first else []
    at = next(
        (at for at, said in enumerate(rest[:_TITLE_LINES]) if _ATTACHED.match(bare_of(said.text))), None
    )
    if at is not None:
        titles += [said.text for said in rest[:at]]
        owner = _OWNER.search(rest[at].text)
        found.owner = found.owner or (owner["owner"] if owner else "")
        return " ".join(titles), rest[at + 1 :]
    while rest and not titles and rest[0].table is None and len(rest[0].text) < 200:
        titles.append(rest[0].text)
        rest = rest[1:]
    return " ".join(titles), rest
