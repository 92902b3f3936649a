"""The page that a demonstration opens first (trang minh họa): documents, registers, chains, tables of answers, in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from registry.views.lettering import markup
from registry.views.page import page, top
from registry.views.wording import safe_href

_STYLE = """nav ol{columns:2;max-width:820px;padding-left:22px;margin:10px 0}nav{margin-top:18px}
.paper{border:1px solid var(--rule);border-left:5px solid var(--blue);padding:10px 14px;margin:10px 0;break-inside:avoid}
.paper.invented{border-left-style:dashed;border-left-color:#8a5a00}
.paper h3{margin:0;font-size:16px}.paper p{margin:3px 0;max-width:none}
.tag{display:inline-block;font-size:12.5px;border:1px solid #8a5a00;color:#6b4600;border-radius:3px;padding:0 6px;margin-left:8px;font-weight:400;white-space:nowrap}
.files a{display:inline-block;margin:4px 14px 0 0;font-weight:700}
.papers{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,440px),1fr));gap:10px}.papers .paper{margin:0}
figure{margin:14px 0}figcaption{font-weight:700;margin-bottom:4px}.picture{max-height:80vh}.picture svg{margin:0 auto;max-width:100%;min-width:var(--least);height:auto}
@media (max-width:640px){nav ol{columns:1}}
@media print{.papers{display:block}.paper{margin:8px 0}.picture{max-height:none}}
"""
_LEAST_SCALE = 0.62  # a picture shrinks to the page down to this, then it scrolls


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file beside the page: what to call it and where it lies, relative to the page."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A document of the demonstration; `invented` when its facts are ours and not the sources'."""

    name: str
    issuer: str = ""
    issued_on: str = ""
    subject: str = ""
    note: str = ""
    files: tuple[PageFile, ...] = ()
    invented: bool = False


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A chain drawn by `chain_svg`, with its caption and the files it may be opened as."""

    caption: str
    svg: str
    files: tuple[PageFile, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table made by `register_table` or `coverage_fragment` (markup already), with its files."""

    caption: str
    markup: str
    files: tuple[PageFile, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSection:
    """One part of the page: plain sentences, then what it shows, in this order."""

    heading: str
    text: tuple[str, ...] = ()
    documents: tuple[PageDocument, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    tables: tuple[PageTable, ...] = ()
    files: tuple[PageFile, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoPage:
    """The whole page; `notice` says what is invented."""

    title: str
    text: tuple[str, ...] = ()
    notice: str = ""
    sections: tuple[PageSection, ...] = ()
    foot: tuple[str, ...] = field(default=())


def index_html(demo: DemoPage) -> str:
    """The page as one offline HTML file; links lead only to files beside it."""
    parts = [
        top(demo.title, demo.text),
        '<main class="wide">',
        f'<p class="notice">{markup(demo.notice)}</p>' if demo.notice else "",
        _contents(demo.sections),
        *(_section(number, section) for number, section in enumerate(demo.sections, 1)),
        "</main>",
        f'<footer><div class="wide">{_sentences(demo.foot)}</div></footer>' if demo.foot else "",
    ]
    return page(demo.title, "\n".join(filter(None, parts)), style=_STYLE)


def _contents(sections: Sequence[PageSection]) -> str:
    if len(sections) < 3:
        return ""
    items = "".join(
        f'<li><a href="#phan-{i}">{markup(part.heading)}</a></li>' for i, part in enumerate(sections, 1)
    )
    return f'<nav aria-label="Mục lục"><ol>{items}</ol></nav>'


def _section(number: int, section: PageSection) -> str:
    papers = "\n".join(map(_document, section.documents))
    parts = [
        f'<section id="phan-{number}">\n<h2>{number}. {markup(section.heading)}</h2>',
        _sentences(section.text),
        f'<div class="papers">{papers}</div>' if len(section.documents) > 1 else papers,
        *map(_picture, section.pictures),
        *map(_table, section.tables),
        _files(section.files),
        "</section>",
    ]
    return "\n".join(filter(None, parts))


def _document(document: PageDocument) -> str:
    tag = '<span class="tag">số liệu giả định</span>' if document.invented else ""
    facts = " · ".join(filter(None, (document.issuer, document.issued_on)))
    parts = [
        f'<article class="paper{" invented" if document.invented else ""}"><h3>{markup(document.name)}{tag}</h3>',
        f'<p class="soft">{markup(facts)}</p>' if facts else "",
        f"<p>{markup(document.subject)}</p>" if document.subject else "",
        f'<p class="soft">{markup(document.note)}</p>' if document.note else "",
        _files(document.files),
        "</article>",
    ]
    return "".join(filter(None, parts))


def _picture(picture: PagePicture) -> str:
    width = re.search(r'<svg[^>]* width="([\d.]+)"', picture.svg)
    least = float(width[1]) * _LEAST_SCALE if width else 0.0
    return (
        f"<figure><figcaption>{markup(picture.caption)}</figcaption>"
        f'<div class="picture" tabindex="0" style="--least:{least:.0f}px">{picture.svg}</div>{_files(picture.files)}</figure>'
    )


def _table(table: PageTable) -> str:
    return f"<h3>{markup(table.caption)}</h3>\n{table.markup}\n{_files(table.files)}"


def _files(files: Sequence[PageFile]) -> str:
    links = [(safe_href(file.href), file.label) for file in files]
    inside = "".join(f'<a href="{markup(href)}">{markup(label)}</a>' for href, label in links if href)
    return f'<p class="files">{inside}</p>' if inside else ""


def _sentences(lines: Sequence[str]) -> str:
    return "\n".join(f"<p>{markup(line)}</p>" for line in lines)
