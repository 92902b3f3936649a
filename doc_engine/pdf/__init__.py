"""The only door to PDF (tệp PDF): text, positions, fonts, joining. Pure: bytes in, values or bytes out.

Everything goes through pdfium, which is loaded at the first call. A PDF from outside belongs in a child
process (`registry.jail.in_child`); what is bounded here is its size and its number of pages.
`doc_engine.pdf.fields` and `.filling` make a PDF ready for signing and fill it; they load pypdf, so they are not
loaded here.
"""

from __future__ import annotations

from doc_engine.pdf.boxes import Box, PageBoxes, Rule, TextLine, boxes_of
from doc_engine.pdf.facts import Font, PdfFacts, fonts_of, inspect
from doc_engine.pdf.joining import join
from doc_engine.pdf.printing import Printed, PrintFile, print_file
from doc_engine.pdf.reading import page_count, text_of
from doc_engine.pdf.signing_places import Place, SigningPlaces, signing_places

__all__ = [
    "Box",
    "Font",
    "PageBoxes",
    "PdfFacts",
    "Place",
    "PrintFile",
    "Printed",
    "Rule",
    "SigningPlaces",
    "TextLine",
    "boxes_of",
    "fonts_of",
    "inspect",
    "join",
    "page_count",
    "print_file",
    "signing_places",
    "text_of",
]
