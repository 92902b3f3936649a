"""The parts of our templates that never change: content types, relationships, settings, fonts, headers."""

from __future__ import annotations

from doc_engine.layout import Layout
from doc_engine.ooxml.markup import PROLOGUE, XMLNS, paragraph, run
from doc_engine.ooxml.styles import styles_xml

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = {
    "word/document.xml": f"{_WML}.document.main+xml",
    "word/styles.xml": f"{_WML}.styles+xml",
    "word/settings.xml": f"{_WML}.settings+xml",
    "word/fontTable.xml": f"{_WML}.fontTable+xml",
    "word/header1.xml": f"{_WML}.header+xml",
    "word/header2.xml": f"{_WML}.header+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
HEADER_TYPE = f"{_WML}.header+xml"
FOOTER_TYPE = f"{_WML}.footer+xml"


def static_parts(layout: Layout) -> dict[str, str]:
    """Every part but `word/document.xml`, by name."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("rId1", f"{_RELS}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_RELS}/extended-properties", "docProps/app.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            ("rId1", f"{_RELS}/styles", "styles.xml"),
            ("rId2", f"{_RELS}/settings", "settings.xml"),
            ("rId3", f"{_RELS}/header", "header1.xml"),
            ("rId4", f"{_RELS}/header", "header2.xml"),
            ("rId5", f"{_RELS}/fontTable", "fontTable.xml"),
        ),
        "word/styles.xml": styles_xml(layout),
        "word/settings.xml": _settings(layout),
        "word/fontTable.xml": _fonts(layout),
        "word/header1.xml": _header(_page_number()),
        "word/header2.xml": _header(_circulation()),
        "docProps/core.xml": core_xml("", "", "1980-01-01"),
        "docProps/app.xml": _app(),
    }


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items()
    )
    return (
        f'{PROLOGUE}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*rows: tuple[str, str, str]) -> str:
    items = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return f'{PROLOGUE}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _settings(layout: Layout) -> str:
    return (
        f'{PROLOGUE}<w:settings {XMLNS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{layout.page.language}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _fonts(layout: Layout) -> str:
    return (
        f'{PROLOGUE}<w:fonts {XMLNS}><w:font w:name="{layout.page.font}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _header(content: str) -> str:
    return f"{PROLOGUE}<w:hdr {XMLNS}>{content}</w:hdr>"


def _page_number() -> str:
    marks = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return paragraph("VTSoTrang", marks)


def _circulation() -> str:
    return (
        paragraph("", run("{%p if pham_vi %}"))
        + paragraph("", run("{{p o_pham_vi }}"))
        + paragraph("", run("{%p endif %}"))
        + paragraph("VTKetThuc", "")
    )


def core_xml(title: str, author: str, day: str) -> str:
    """`docProps/core.xml` of ready-escaped title and author; `day` as 2024-07-19 stands for every date."""
    moment = f'xsi:type="dcterms:W3CDTF">{day}T00:00:00Z<'
    return (
        f'{PROLOGUE}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision><dcterms:created {moment}/dcterms:created><dcterms:modified {moment}/dcterms:modified>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    return (
        f'{PROLOGUE}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>vanthu</Application></Properties>"
    )
