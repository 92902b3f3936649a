"""Compiling a Word template (biên dịch mẫu): gate, vetting, docxtpl's preparation, one Jinja template per part."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Template, TemplateError
from lxml import etree

from doc_engine.errors import BadInput, Problem
from doc_engine.gate import admit_container
from doc_engine.layout import current
from doc_engine.ooxml import package
from doc_engine.ooxml.expressions import Unfit, environment, examined, vet
from doc_engine.ooxml.fields import FIELDS, Field
from doc_engine.ooxml.markup import W, parse
from doc_engine.ooxml.package import Member
from doc_engine.ooxml.styles import completed
from doc_engine.ooxml.tags import MAX_PART_LENGTH, count_openers, tags_of
from doc_engine.ooxml.vetting import vet_tags

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
CORE = "docProps/core.xml"
_RENDERED = re.compile(r"^word/(?:document|header\d*|footer\d*|footnotes)\.xml$")
_PART_NAMES = {"header": "đầu trang, ", "footer": "chân trang, ", "footnotes": "cước chú, "}
_TAG = re.compile(rb"\{[{%#]")
_MARKS_OF_LETTERS = ("«", "\ue000")  # in a template of its own words they would be taken for slots


@dataclass(frozen=True)
class CompiledTemplate:
    """A vetted template ready to print letters: its digest, the published fields it uses, its parts."""

    digest: str
    fields: frozenset[str]
    rendered: Mapping[str, Template]
    static: tuple[Member, ...]
    style_ids: Mapping[str, str]
    section: str
    # Fields whose words decide what is printed (compared, shortened …), not only stand in it.
    examined: frozenset[str]


@lru_cache(maxsize=64)
def compile_template(docx: bytes) -> CompiledTemplate:
    """Vet and compile a template (kiểm tra và biên dịch mẫu); raises `BadInput` naming each bad paragraph."""
    admit_container(docx, "docx")
    parts = package.read(docx)
    if DOCUMENT not in parts:
        raise BadInput.because("tệp không phải là mẫu văn bản Word (.docx).")
    _refuse_strays(parts)
    roots = rendered_roots(parts)
    if any(root.nsmap.get("w") != W[1:-1] for root in roots.values()):
        raise BadInput.because(
            "mẫu văn bản không theo định dạng Word thường dùng (w:).", "Hãy mở bằng Word và lưu lại."
        )
    fields = _vetted(roots)
    rendered = {name: _compiled(root, name) for name, root in roots.items() if _TAG.search(parts[name])}
    if DOCUMENT not in rendered:
        raise BadInput.because("mẫu văn bản không có thẻ nào.", "Mẫu phải có ít nhất {{p noi_dung }}.")
    styles, ids = completed(parts.get(STYLES, b""), current()) if STYLES in parts else (b"", {})
    static = parts | ({STYLES: styles} if styles else {})
    return CompiledTemplate(
        digest=hashlib.sha256(docx).hexdigest(),
        fields=fields,
        rendered=rendered,
        static=tuple(
            Member.deflated(name, content)
            for name, content in static.items()
            if name not in rendered and name != CORE
        ),
        style_ids=ids,
        section=_section(roots[DOCUMENT]),
        examined=_examined(roots, rendered),
    )


def rendered_roots(parts: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """The parts that are filled in, as trees; raises `BadInput` for one that is too large."""
    return {name: _tree(name, content) for name, content in parts.items() if _RENDERED.match(name)}


def _tree(name: str, content: bytes) -> etree._Element:
    if len(content) > MAX_PART_LENGTH:
        raise BadInput.because(
            f"mẫu văn bản quá lớn ({name}).", "Mẫu chỉ nên có phần khung; hãy bỏ nội dung thừa."
        )
    return parse(content)


def _refuse_strays(parts: Mapping[str, bytes]) -> None:
    """Tags where nothing is filled in (comments, properties) would be printed as they are."""
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and not _RENDERED.match(name) and _TAG.search(content):
            raise BadInput.because(
                f"mẫu văn bản có thẻ ở phần không được điền ({name}).", "Hãy xóa thẻ ở đó."
            )


def _vetted(roots: Mapping[str, etree._Element]) -> frozenset[str]:
    fields: frozenset[str] = frozenset()
    problems: list[Problem] = []
    for name, root in roots.items():
        try:
            fields |= vet_tags(tags_of(root, part_name(name)))
        except BadInput as bad:
            problems.extend(bad.problems)
    if problems:
        raise BadInput(*problems)
    return fields


def part_name(name: str) -> str:
    """A part's name for the clerk, "" for the main text."""
    return next((shown for key, shown in _PART_NAMES.items() if f"/{key}" in name), "")


def _compiled(root: etree._Element, name: str) -> Template:
    """docxtpl's preparation, the allow-list once more on the whole part, then Jinja's compiler."""
    source = etree.tostring(root, encoding="unicode")
    prepared = prepare(source)
    if count_openers(prepared) != count_openers(re.sub(r"<[^>]*>", "", source)):
        raise BadInput.because(f"mẫu văn bản có thẻ không đọc được ({name}).")
    try:
        vet(prepared, blocks=True)
        return environment().from_string(prepared)
    except (Unfit, TemplateError) as error:
        raise BadInput.because(f"mẫu văn bản không dùng được ({name}): {error}") from None


def prepare(xml: str) -> str:
    """docxtpl's rewriting of a part into Jinja source: tags joined, `{{p …}}` in place of its paragraph."""
    from docxtpl import DocxTemplate

    prepared: str = DocxTemplate.patch_xml(object.__new__(DocxTemplate), xml)
    return prepared


def _section(document: etree._Element) -> str:
    """The last `w:sectPr` as text without namespace declarations: annexes take the same page."""
    found = document.findall(f"{W}body/{W}sectPr")
    if not found:
        return "<w:sectPr/>"
    return re.sub(r'\sxmlns:\w+="[^"]*"', "", etree.tostring(found[-1], encoding="unicode", with_tail=False))


def _examined(roots: Mapping[str, etree._Element], rendered: Iterable[str]) -> frozenset[str]:
    sources = [etree.tostring(roots[name], encoding="unicode") for name in rendered]
    if any(mark in source for source in sources for mark in _MARKS_OF_LETTERS):
        return frozenset(FIELDS)
    return frozenset().union(*(examined(prepare(source)) for source in sources))


def template_fields(docx: bytes) -> list[Field]:
    """The published fields a template uses, in the order of publication."""
    used = compile_template(docx).fields
    return [known for name, known in FIELDS.items() if name in used]
