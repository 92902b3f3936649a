"""The render context (ngữ cảnh in): what compose makes and the Word writer prints."""

from __future__ import annotations

from dataclasses import dataclass, field

from doc_engine.blocks import AppendixBlocks, Block
from doc_engine.findings import Finding
from doc_engine.layout import USUAL, Choice
from doc_engine.model import CitedDocument

FieldValue = str | bool | list[str]


@dataclass(frozen=True, slots=True)
class Signature:
    """One of several signatures side by side (chữ ký liên tịch): offices in capitals, other offices, full name."""

    offices: tuple[str, ...]
    other_office: tuple[str, ...]
    full_name: str


@dataclass(frozen=True)
class Composed:
    """One document, every word of it decided.

    `fields` feeds the template's Jinja tags (plain str, bool, list of str only); `body` and
    `appendices` become paragraphs and tables of our own writer; `text` is the whole document as plain
    text in reading order, for the registry's search and the reading of links; `cited` are the documents
    that `[[…]]` marks were completed to; `problems` would be input errors and are raised, never kept. `choice`: the
    sizes and the indent it is printed in; `contact`: the lines at the foot of page 1;
    `signatures`: those of a joint document, none where one signs.
    """

    type_key: str
    fields: dict[str, FieldValue]
    body: tuple[Block, ...]
    appendices: tuple[AppendixBlocks, ...] = ()
    text: str = ""
    cited: tuple[CitedDocument, ...] = ()
    findings: tuple[Finding, ...] = ()
    watermark: str = ""
    title: str = ""
    author: str = ""
    symbol: str = field(default="")
    choice: Choice = USUAL
    contact: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
