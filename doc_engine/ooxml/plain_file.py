"""A Word file with no template behind it (tệp Word trơn): body and styles, at most one footer, nothing else.

Slips, envelopes and printed lists are made so; documents come from templates (`skeleton`).
"""

from __future__ import annotations

from doc_engine.ooxml import package
from doc_engine.ooxml.markup import PROLOGUE, XMLNS, escape
from doc_engine.ooxml.skeleton import core_xml

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def plain_docx(body: str, *, styles: str, title: str, footer: str = "") -> bytes:
    """The file of ready body, styles part and footer paragraphs; the same bytes for the same words."""
    own = [("styles", "styles.xml")] + ([("footer", "footer1.xml")] if footer else [])
    parts = {
        package.CONTENT_TYPES: _content_types(own),
        "_rels/.rels": _relationships(
            (f"{_RELS}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{_RELS}/{kind}", target) for kind, target in own)
        ),
        "word/styles.xml": styles,
        **({"word/footer1.xml": f"{PROLOGUE}<w:ftr {XMLNS}>{footer}</w:ftr>"} if footer else {}),
        "word/document.xml": f"{PROLOGUE}<w:document {XMLNS}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": core_xml(escape(title), "", "1980-01-01"),
    }
    return package.write(package.Member.deflated(name, part.encode("utf-8")) for name, part in parts.items())


def _content_types(own: list[tuple[str, str]]) -> str:
    kinds = {"word/document.xml": f"{_WML}.document.main+xml"}
    kinds |= {f"word/{target}": f"{_WML}.{kind}+xml" for kind, target in own}
    kinds["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'{PROLOGUE}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*rows: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(rows, 1)
    )
    return f'{PROLOGUE}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'
