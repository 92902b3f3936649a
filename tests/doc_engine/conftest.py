"""A docx from a few lines of WordprocessingML, for tests that look at how a file is laid out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doc_engine.ooxml import package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_KINDS = ("styles", "numbering", "theme", "settings", "footnotes", "header1", "footer1")
_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" '
    'w:header="567" w:footer="567"/></w:sectPr>'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _root(kind: str, content: str) -> str:
    if kind == "theme":
        return f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{content}</a:theme>'
    tag = {"header1": "hdr", "footer1": "ftr"}.get(kind, kind)
    return f"<w:{tag} {_NAMES}>{content}</w:{tag}>"


def word_bytes(body: str, *, section: str = _SECTION, **parts: str) -> bytes:
    """A docx whose body is `body`; parts by kind: styles, numbering, theme, settings, footnotes, header1, footer1."""
    parts = {"styles": _DEFAULTS, **parts}
    contents = {"word/document.xml": f"<w:document {_NAMES}><w:body>{body}{section}</w:body></w:document>"}
    contents |= {f"word/{kind}.xml": _root(kind, content) for kind, content in parts.items()}
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_PART}.{kind.rstrip("1")}+xml"/>'
        for kind in parts
    )
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind.rstrip("1")}" Target="{kind}.xml"/>'
        for kind in parts
    )
    contents["[Content_Types].xml"] = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_PART}.document.main+xml"/>{overrides}</Types>'
    )
    main = f'<Relationship Id="main" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    contents["_rels/.rels"] = f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>'
    contents["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
    )
    return package.write(package.Member.deflated(name, text.encode()) for name, text in contents.items())


@pytest.fixture(scope="session")
def word_file() -> Callable[..., bytes]:
    """`word_file(body, styles=…, numbering=…, …)`: the bytes of a docx."""
    return word_bytes
