"""The directive chain as a picture (sơ đồ chuỗi chỉ đạo): what a document rests on above it, what rests on it below.

Colour never speaks alone: every state is also a word, a border or a dash, for grey printers.
"""

from __future__ import annotations

from collections.abc import Mapping

from doc_engine.text import squeeze, upper_first
from registry.model import Document, Graph, Status
from registry.views.chain_cards import (
    FRAME_GAP,
    FRAME_HEAD,
    PAD,
    ROOT_STRIP,
    SMALL_WIDTH,
    Card,
    Figure,
    Frame,
)
from registry.views.chain_folding import fitted
from registry.views.chain_geometry import LABEL_HEIGHT, Arrow, Place, label_width
from registry.views.lettering import FONTS, markup, width_of, wrap
from registry.views.wording import NOT_HELD, STATUS_WORDS, about, safe_href, summary

_MARGIN = 28.0
_HEAD = 74.0
_LEAST_WIDTH = 680.0
_FOLDED = " Văn bản cùng loại được gộp thành nhóm, ghi rõ số lượng."
_COLOURS = {
    Status.ISSUED: "#1f4e79",
    Status.ENTERED: "#1f4e79",
    Status.RECEIVED: "#2b6b3f",
    Status.READ: "#8a5a00",
    Status.NOT_HELD: "#6b6b6b",
    Status.VOID: "#6b6b6b",
}
_OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    ' role="img" lang="vi" class="chain">'
)
_TIP = (
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" orient="auto">'
    '<path d="M0 0.8L10 5L0 9.2L2.6 5z" fill="#55606c"/></marker></defs>'
)
_RULES = {
    "text": f"font-family:{FONTS};fill:#1b1b1b",
    ".title": "font-size:19px;font-weight:700",
    ".under": "font-size:12.5px;fill:#444",
    ".box": "fill:#fff;stroke:#4a5563;stroke-width:1.2",
    ".root .box": "fill:#fffaf0;stroke:#9b1c1c;stroke-width:2.4",
    ".absent .box": "fill:#fafafa;stroke:#6b6b6b;stroke-dasharray:6 4",
    ".root.absent .box": "stroke:#9b1c1c",
    ".void .box": "fill:#f1f1f1",
    ".strip": "fill:#9b1c1c",
    ".strip-word": "font-size:10.5px;font-weight:700;fill:#fff;letter-spacing:.6px",
    ".kind": "font-size:11px;font-weight:700;fill:#43505e;letter-spacing:.3px",
    ".number": "font-size:15px;font-weight:700",
    ".number.small": "font-size:13px",
    ".void .number": "text-decoration:line-through",
    ".issuer": "font-size:12px",
    ".issuer.small": "font-size:11.5px",
    ".subject": "font-size:11.5px;fill:#3b3b3b",
    ".flag": "font-size:11.5px;font-weight:700;fill:#9b1c1c",
    ".beyond": "font-size:11px;font-weight:700;fill:#1f4e79",
    ".day": "font-size:11px;fill:#333",
    ".state": "font-size:10.5px;font-style:italic;fill:#333;text-anchor:end",
    ".absent .state,.void .state": "font-weight:700;fill:#7a1f1f",
    ".frame": "fill:#f4f6f8;stroke:#8794a3;stroke-width:1",
    ".frame-title": "font-size:12.5px;font-weight:700;fill:#2e3a46",
    ".more": "font-size:12px;font-style:italic;text-anchor:middle",
    ".line": "fill:none;stroke:#55606c;stroke-width:1.4",
    ".unconfirmed .line": "stroke-dasharray:2 4",
    ".chip": "fill:#fff;stroke:#c3cad2;stroke-width:.8",
    ".relation": "font-size:11px;fill:#1f2d3a;text-anchor:middle",
    ".note": "font-size:11px;fill:#333",
}
# Scoped, so that a picture inside a page leaves the page's own styles alone.
_STYLE = "\n".join(
    ",".join(f".chain {part}" for part in selector.split(",")) + f"{{{rule}}}"
    for selector, rule in _RULES.items()
)


def chain_svg(graph: Graph, *, title: str | None = None, hrefs: Mapping[str, str] | None = None) -> str:
    """The chain as one SVG document: self-contained, deterministic, all text escaped.

    `hrefs` gives the files that a document's box leads to, by key; only files beside the picture. A chain too
    wide for a sheet is folded: documents alike stand in frames with their number, and the heading says so.
    """
    found = fitted(graph)
    graph, shown, drawing = found.graph, found.shown, found.drawing
    heading = title or _title(graph)
    legend = _legend(graph, shown)
    width = max(drawing.width + 2 * _MARGIN, _LEAST_WIDTH)
    head = _heading(graph, heading, width, _FOLDED if found.folded else "")
    legend_rows = _legend_rows(legend, width - 2 * _MARGIN)
    top = _HEAD + 22 * max(0, len(head) - 2)
    legend_top = top + drawing.height + 34
    height = legend_top + 24 * len(legend_rows) + 12
    left = (width - drawing.width) / 2
    return "\n".join(
        (
            _OPENING.format(width=_n(width), height=_n(height)),
            f"<title>{markup(heading)}</title>",
            f"<style>{_STYLE}</style>",
            _TIP,
            f'<rect width="{_n(width)}" height="{_n(height)}" fill="#fff"/>',
            *head,
            f'<g transform="translate({_n(left)} {_n(top)})">',
            *(_arrow(arrow) for arrow in drawing.arrows),
            *_boxes(shown, drawing.places, hrefs or {}),
            *(_label(arrow) for arrow in drawing.arrows),
            "</g>",
            *_draw_legend(legend_rows, legend_top),
            "</svg>\n",
        )
    )


def _title(graph: Graph) -> str:
    root = next((node for node in graph.nodes if node.key == graph.root), None)
    return f"Chuỗi chỉ đạo: {squeeze(root.name)}" if root else "Chuỗi chỉ đạo"


def _heading(graph: Graph, title: str, width: float, folded: str) -> list[str]:
    lines = wrap(title, width - 2 * _MARGIN, 19, bold=True, lines=3)
    out = [
        f'<text class="title" x="{_n(_MARGIN)}" y="{_n(34 + 22 * i)}">{markup(t)}</text>'
        for i, t in enumerate(lines)
    ]
    absent = sum(1 for node in graph.nodes if not node.held)
    counts = f"{len(graph.nodes)} văn bản, {len(graph.links)} quan hệ" + (
        f"; {absent} văn bản chưa có bản" if absent else ""
    )
    cut = ". Còn văn bản khác ngoài phạm vi đã chọn" if graph.cut else ""
    y = 34 + 22 * len(lines)
    out.append(f'<text class="under" x="{_n(_MARGIN)}" y="{_n(y)}">{counts}{cut}.{folded}</text>')
    return out


def _arrow(arrow: Arrow) -> str:
    name = "arrow unconfirmed" if arrow.line.unconfirmed else "arrow"
    return f'<g class="{name}"><path class="line" d="{arrow.path}" marker-end="url(#tip)"/></g>'


def _label(arrow: Arrow) -> str:
    width = label_width(arrow.line.label) - 4
    return (
        f'<rect class="chip" x="{_n(arrow.label_x - width / 2)}" y="{_n(arrow.label_y - LABEL_HEIGHT / 2)}"'
        f' width="{_n(width)}" height="{_n(LABEL_HEIGHT)}" rx="9"/>'
        f'<text class="relation" x="{_n(arrow.label_x)}" y="{_n(arrow.label_y + 4)}">{markup(arrow.line.label)}</text>'
    )


def _boxes(shown: Figure, places: Mapping[str, Place], hrefs: Mapping[str, str]) -> list[str]:
    out: list[str] = []
    for key, box in shown.boxes.items():
        place = places[key]
        out.extend(_frame(box, place, hrefs) if isinstance(box, Frame) else [_card(box, place, hrefs)])
    return out


def _frame(frame: Frame, place: Place, hrefs: Mapping[str, str]) -> list[str]:
    box = f'x="{_n(place.left)}" y="{_n(place.top)}" width="{_n(place.width)}" height="{_n(place.height)}"'
    title_at = f'x="{_n(place.left + PAD)}" y="{_n(place.top + 20)}"'
    out = [
        f'<rect class="frame" {box} rx="6"/>',
        f'<text class="frame-title" {title_at}>{markup(frame.title)}</text>',
    ]
    inset = (place.width - frame.width) / 2 + PAD
    for number, card in enumerate(frame.cards):
        row, column = divmod(number, frame.columns)
        left = place.left + inset + column * (SMALL_WIDTH + FRAME_GAP)
        top = place.top + FRAME_HEAD + row * (frame.card_height + FRAME_GAP)
        out.append(_card(card, Place(left, top, SMALL_WIDTH, frame.card_height), hrefs))
    return out


def _card(card: Card, place: Place, hrefs: Mapping[str, str]) -> str:
    if card.document is None:
        more = markup(card.lines[0].text)
        return f'<text class="more" x="{_n(place.middle)}" y="{_n(place.top + place.height / 2 + 4)}">{more}</text>'
    document = card.document
    inside = "".join((_outline(card, document, place), *_texts(card, place)))
    group = f'<g class="{_classes(card, document)}"><title>{markup(_tip(document, card.changed))}</title>{inside}</g>'
    target = safe_href(hrefs.get(document.key, ""))
    return f'<a href="{markup(target)}">{group}</a>' if target else group


def _classes(card: Card, document: Document) -> str:
    names = ["card"]
    names += ["root"] if card.is_root else []
    names += ["void"] if document.status is Status.VOID else []
    names += [] if document.held else ["absent"]
    return " ".join(names)


def _tip(document: Document, changed: str) -> str:
    return "\n".join(part for part in (summary(document), about(document), upper_first(changed)) if part)


def _outline(card: Card, document: Document, place: Place) -> str:
    x, y, width, height = place.left, place.top, place.width, place.height
    out = f'<rect class="box" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="4"/>'
    if card.is_root:
        corner = f"M{_n(x)} {_n(y + ROOT_STRIP)}V{_n(y + 4)}q0 -4 4 -4H{_n(x + width - 4)}q4 0 4 4V{_n(y + ROOT_STRIP)}z"
        out += f'<path class="strip" d="{corner}"/>'
        out += f'<text class="strip-word" x="{_n(x + PAD)}" y="{_n(y + 15)}">VĂN BẢN ĐANG XEM</text>'
    if document.held:
        top = y + (ROOT_STRIP if card.is_root else 0) + 4
        colour = _COLOURS[document.status]
        out += f'<rect x="{_n(x + 4)}" y="{_n(top)}" width="4" height="{_n(y + height - top - 4)}" fill="{colour}"/>'
    return out


def _texts(card: Card, place: Place) -> list[str]:
    out = []
    for line in card.lines:
        y = place.top + (place.height - card.height + line.y if line.style == "day" else line.y)
        out.append(
            f'<text class="{line.style}" x="{_n(place.left + PAD)}" y="{_n(y)}">{markup(line.text)}</text>'
        )
        if line.right:
            x = place.left + place.width - PAD
            out.append(f'<text class="state" x="{_n(x)}" y="{_n(y)}">{markup(line.right)}</text>')
    return out


def _legend(graph: Graph, shown: Figure) -> list[tuple[str, str]]:
    """(sign, words) of what the picture really shows."""
    out = [("arrow", "mũi tên chỉ lên văn bản được dẫn: văn bản dưới thực hiện, căn cứ … văn bản trên")]
    statuses = {node.status for node in graph.nodes if node.held}
    out += [(_COLOURS[status], STATUS_WORDS[status]) for status in Status if status in statuses]
    if any(not node.held for node in graph.nodes):
        out.append(("absent", f"{NOT_HELD}: chỉ biết qua viện dẫn"))
    if any(line.unconfirmed for line in shown.lines):
        out.append(("unconfirmed", "đọc từ nội dung văn bản, chưa có người xác nhận"))
    return out


def _legend_rows(legend: list[tuple[str, str]], room: float) -> list[list[tuple[str, str, float]]]:
    rows: list[list[tuple[str, str, float]]] = [[]]
    x = 0.0
    for sign, words in legend:
        width = 40 + width_of(words, 11) + 22
        if rows[-1] and x + width > room:
            rows.append([])
            x = 0.0
        rows[-1].append((sign, words, x))
        x += width
    return rows


def _draw_legend(rows: list[list[tuple[str, str, float]]], top: float) -> list[str]:
    return [
        f'<g transform="translate({_n(_MARGIN + x)} {_n(top + 24 * i)})">{_sign(sign)}'
        f'<text class="note" x="38" y="4">{markup(words)}</text></g>'
        for i, row in enumerate(rows)
        for sign, words, x in row
    ]


def _sign(sign: str) -> str:
    if sign == "arrow":
        return '<path class="line" d="M4 0H30" marker-end="url(#tip)"/>'
    if sign == "unconfirmed":
        return '<g class="unconfirmed"><path class="line" d="M4 0H30" marker-end="url(#tip)"/></g>'
    if sign == "absent":
        return '<g class="absent"><rect class="box" x="4" y="-8" width="26" height="16" rx="3"/></g>'
    return f'<rect class="box" x="4" y="-8" width="26" height="16" rx="3"/><rect x="7" y="-5" width="4" height="10" fill="{sign}"/>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
