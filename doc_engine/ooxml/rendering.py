"""Printing one document (in văn bản): Composed + CompiledTemplate → the bytes of a docx, always the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from jinja2 import TemplateError
from lxml import etree
from markupsafe import Markup

from doc_engine.blocks import Paragraph, Run, Table
from doc_engine.composed import Composed, FieldValue
from doc_engine.dates import parse_date
from doc_engine.errors import BadInput
from doc_engine.layout import Layout, adapted, text_width_mm, wrap_mm
from doc_engine.ooxml import package
from doc_engine.ooxml.address_foot import with_address
from doc_engine.ooxml.balancing import balanced
from doc_engine.ooxml.fields import with_defaults
from doc_engine.ooxml.markup import PROLOGUE, W, escape, parse, refuse_unholdable
from doc_engine.ooxml.package import Member
from doc_engine.ooxml.restyling import restyled, with_motto_rule
from doc_engine.ooxml.sections import with_last_section
from doc_engine.ooxml.skeleton import core_xml
from doc_engine.ooxml.styles import LINE_HEIGHT, NARROW_MM, SIDE_MM, SIGNATURE_GAP
from doc_engine.ooxml.template import CORE, DOCUMENT, CompiledTemplate
from doc_engine.ooxml.watermark import watermarked
from doc_engine.ooxml.writer import BodyWriter

# Up to so many lines of recipients stand beside the signature in a row that is never torn. Of a longer list only
# as many lines as the signature is high do, and the rest runs on below, over the page where it must.
WHOLE_LINES = 20
_EPOCH = date(1980, 1, 1)
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*[\n\t][^<]*)(</w:t>)")
_SPACES = re.compile(r"\s+")


def render(template: CompiledTemplate, composed: Composed) -> bytes:
    """One document as docx bytes, identical for identical input.

    Raises `BadInput` for characters Word cannot hold, and when the template leaves out a word of the document.
    """
    parts = rendered_parts(template, render_context(template, composed))
    parts[DOCUMENT] = balanced(parts[DOCUMENT], template.style_ids, adapted(composed.choice))
    parts[DOCUMENT] = finished(parts[DOCUMENT], template, composed)
    read_back(parts[DOCUMENT], composed)
    made = {**parts, CORE: core_part(composed)}
    written = (Member.deflated(name, xml.encode("utf-8")) for name, xml in made.items())
    members = [*restyled(template, composed.choice), *written]
    return package.write(marked(members, composed, template))


def finished(document: str, template: CompiledTemplate, composed: Composed) -> str:
    """`word/document.xml` with what the template itself prints as this document asks for it."""
    document = with_motto_rule(document, template, composed.choice)
    return with_last_section(document, template.section, composed)


def core_part(composed: Composed) -> str:
    """The core properties: title, author, the document's own day."""
    return core_xml(escape(composed.title), escape(composed.author), _day_of(composed).isoformat())


def marked(members: Sequence[Member], composed: Composed, template: CompiledTemplate) -> Sequence[Member]:
    """The parts with what is put on the pages of the finished file: the address at the foot, the watermark."""
    if composed.contact:
        members = with_address(members, composed.contact, template.style_ids)
    return watermarked(members, composed.watermark) if composed.watermark else members


def rendered_parts(template: CompiledTemplate, context: Mapping[str, object]) -> dict[str, str]:
    """The filled-in parts, by name."""
    try:
        return {
            name: PROLOGUE + _with_breaks(part.render(context)) for name, part in template.rendered.items()
        }
    except (TemplateError, TypeError, ArithmeticError) as error:
        raise BadInput.because(f"mẫu văn bản không điền được: {error}") from None


def _with_breaks(xml: str) -> str:
    """Line breaks and tabs that came in with a value, as Word's own elements."""

    def broken(found: re.Match[str]) -> str:
        inner = found[2].replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        return found[1] + inner.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">') + found[3]

    return _TEXT.sub(broken, xml)


def render_context(
    template: CompiledTemplate,
    composed: Composed,
    *,
    chosen: Mapping[str, int] | None = None,
    writer: BodyWriter | None = None,
) -> dict[str, object]:
    """Everything the tags of a template may name: the plain fields, those worked out from them, the blocks.

    `chosen` are the `choices` already made, `writer` another writer of the blocks.
    """
    layout = adapted(composed.choice)
    plain = with_defaults(composed.fields)
    for name, value in plain.items():
        for text in value if isinstance(value, list) else [value]:
            refuse_unholdable(str(text), name)
    plain |= _derived(plain, choices(plain, layout) if chosen is None else chosen)
    plain["lien_tich"] = bool(composed.signatures)
    writer = writer or BodyWriter(layout, template.style_ids)
    return {**plain, **_blocks(template, composed, plain, writer)}


def choices(plain: Mapping[str, FieldValue], layout: Layout) -> dict[str, int]:
    """What hangs on how much room the words take, by name (see `CHOICES`)."""
    return {name: choose(plain, layout) for name, (_, choose) in CHOICES.items()}


def _derived(plain: Mapping[str, FieldValue], chosen: Mapping[str, int]) -> dict[str, FieldValue]:
    recipients, beside = _lines(plain["noi_nhan"]), chosen["noi_nhan"]
    return {
        "noi_nhan_dau": recipients[:beside],
        "noi_nhan_tiep": recipients[beside:],
        "trich_yeu_hep": bool(chosen["trich_yeu_hep"]),
        "kinh_gui_dai": bool(chosen["kinh_gui_dai"]),
    }


def _recipients_beside(plain: Mapping[str, FieldValue], layout: Layout) -> int:
    return recipients_beside(_lines(plain["noi_nhan"]), signature_height(plain, layout), layout)


def _is_long_addressee(plain: Mapping[str, FieldValue], layout: Layout) -> bool:
    one = text_width_mm(f"Kính gửi: {plain['kinh_gui_mot']}", layout.components["kinh_gui"].size)
    return one > layout.page.text_width - 10


def signature_height(plain: Mapping[str, FieldValue], layout: Layout) -> float:
    """The height of the right half of the signature block in points, room for the signature itself included."""
    part = layout.components["quyen_han"]
    texts = [*_lines(plain["quyen_han"]), *_lines(plain["chuc_vu_khac"]), str(plain["ho_ten"])]
    width = layout.columns.signature_right
    lines = sum(len(wrap_mm(text, width, part.size, bold=part.bold)) for text in texts)
    return lines * part.size * LINE_HEIGHT + SIGNATURE_GAP


def recipients_beside(recipients: list[str], height: float, layout: Layout) -> int:
    """How many recipients stand beside a signature of that height: the fewest that leave no hole above the others."""
    part, label = layout.components["noi_nhan_danh_sach"], layout.components["noi_nhan"]
    counts = [len(wrap_mm(text, layout.columns.signature_left - 1, part.size)) for text in recipients]
    if sum(counts) <= WHOLE_LINES:
        return len(recipients)
    filled = label.size * LINE_HEIGHT
    for place, lines in enumerate(counts):
        if filled >= height:
            return place
        filled += lines * part.size * LINE_HEIGHT
    return len(recipients)


def _is_better_narrow(plain: Mapping[str, FieldValue], layout: Layout) -> bool:
    """Whether a subject that leaves a stub of a last line looks better in a narrower column."""
    subject = str(plain["trich_yeu"])
    part = layout.components["trich_yeu"]
    wide, narrow = (
        [
            text_width_mm(line, part.size, part.bold)
            for line in wrap_mm(subject, width, part.size, bold=part.bold)
        ]
        for width in (subject_width_mm(layout, False), subject_width_mm(layout, True))
    )
    if len(wide) == 1 or len(narrow) > 3:
        return False
    return wide[-1] / max(wide) < 0.5 < narrow[-1] / max(narrow)


# Each choice with the fields that it hangs on.
CHOICES: Mapping[str, tuple[frozenset[str], Callable[[Mapping[str, FieldValue], Layout], int]]] = {
    "noi_nhan": (frozenset({"noi_nhan", "quyen_han", "chuc_vu_khac", "ho_ten"}), _recipients_beside),
    "trich_yeu_hep": (frozenset({"trich_yeu"}), _is_better_narrow),
    "kinh_gui_dai": (frozenset({"kinh_gui_mot"}), _is_long_addressee),
}


def subject_width_mm(layout: Layout, narrow: bool) -> float:
    """The width that the subject of a named type is wrapped in."""
    return layout.page.text_width - 2 * (NARROW_MM if narrow else SIDE_MM)


def _blocks(
    template: CompiledTemplate, composed: Composed, plain: Mapping[str, FieldValue], writer: BodyWriter
) -> dict[str, Markup]:
    layout = writer.layout
    left = layout.columns.header_left
    subject_width = subject_width_mm(layout, bool(plain["trich_yeu_hep"]))
    stamps = [str(plain[name]) for name in ("do_mat", "do_khan") if plain[name]]
    made = {
        "noi_dung": writer.blocks(composed.body, kept=True, section=template.section),
        "phu_luc": writer.appendices(composed, template.section),
        "ke_co_quan": writer.rule_below(_lines(plain["co_quan"]), "co_quan", left, left),
        "ke_trich_yeu": writer.rule_below(
            [str(plain["trich_yeu"] or plain["ten_loai"])], "trich_yeu", subject_width
        ),
        "ky_lien_tich": writer.signatures(composed.signatures),
        "o_do_khan": writer.stamps(stamps),
        "o_pham_vi": writer.circulation(str(plain["pham_vi"])),
    }
    return {name: Markup(xml) for name, xml in made.items()}


def _lines(value: FieldValue) -> list[str]:
    return [str(line) for line in value] if isinstance(value, list) else [str(value)]


def _day_of(composed: Composed) -> date:
    try:
        return parse_date(str(composed.fields.get("ngay_thang", ""))).whole or _EPOCH
    except BadInput:
        return _EPOCH


def read_back(xml: str, composed: Composed) -> None:
    """Read the finished text again (đọc lại): number, date, signatory and every paragraph must be in it."""
    root = parse(xml)
    if root.xpath("//w:tc[not(*[last()][self::w:p])]", namespaces={"w": W[1:-1]}):
        raise BadInput.because("mẫu văn bản để một ô của bảng không có đoạn văn nào.")
    text = _squeezed("\n".join(_paragraph_texts(root)))
    missing = [word for word in _expected(composed) if _squeezed(word) not in text]
    if missing:
        shown = missing[0] if len(missing[0]) <= 80 else f"{missing[0][:79]}…"
        raise BadInput.because(
            f"mẫu văn bản bỏ sót nội dung: “{shown}”.", "Hãy kiểm tra mẫu: vanthu template check."
        )


def _paragraph_texts(root: etree._Element) -> list[str]:
    breaks = {f"{W}br": "\n", f"{W}tab": "\t"}
    return [
        "".join(breaks.get(str(item.tag), item.text or "") for item in element.iter(f"{W}t", *breaks))
        for element in root.iter(f"{W}p")
    ]


def _squeezed(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()


_MUST_STAND = (
    "so", "ky_hieu", "ngay_thang", "ho_ten", "trich_yeu", "can_cu", "theo_de_nghi", "kinh_gui_mot", "kinh_gui_nhieu",
    "quyen_han", "noi_nhan",
)  # fmt: skip


def _expected(composed: Composed) -> list[str]:
    signed = ("quyen_han", "ho_ten") if composed.signatures else ()  # these say it themselves
    words = [
        line for name in _MUST_STAND if name not in signed for line in _lines(composed.fields.get(name, ""))
    ]
    words += [
        line for one in composed.signatures for line in (*one.offices, *one.other_office, one.full_name)
    ]
    for blocks in (composed.body, *(appendix.blocks for appendix in composed.appendices)):
        for block in blocks:
            words.extend(_block_texts(block))
    words.extend(text for appendix in composed.appendices for text in (appendix.label, appendix.title))
    return words


def _block_texts(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    cells = (cell for cells in block.rows for cell in cells)
    return [
        "".join(part.text if isinstance(part, Run) else f"[[{part.text}]]" for part in cell) for cell in cells
    ]
