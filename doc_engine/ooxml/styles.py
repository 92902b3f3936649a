"""The named styles of our Word files (kiểu trình bày): made from the layout, one for each thing a page has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from doc_engine.layout import Layout
from doc_engine.ooxml.markup import PROLOGUE, XMLNS, W, indents, parse, points20, spacing, twips


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: id, the name Word shows, its letters and its paragraph."""

    key: str
    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    exact: float | None = None
    keep_next: bool = False
    keep_lines: bool = False
    colour: str = ""

    def xml(self, font: str = "") -> str:
        """`w:style`; `font` and single spacing are written out where the file's own defaults are other ones."""
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.key}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/>{self._paragraph(single=bool(font))}{self._letters(font)}</w:style>'
        )

    def _paragraph(self, *, single: bool) -> str:
        exact = None if self.exact is None else points20(self.exact)
        keep = ("<w:keepNext/>" if self.keep_next else "") + ("<w:keepLines/>" if self.keep_lines else "")
        sides = indents(
            twips(self.left) if self.left else None,
            twips(self.right) if self.right else None,
            twips(self.first) if self.first else None,
        )
        gaps = spacing(points20(self.before), points20(self.after), exact)
        if single and exact is None:
            gaps = gaps.replace("/>", ' w:line="240" w:lineRule="auto"/>')
        return f'<w:pPr>{keep}{gaps}{sides}<w:jc w:val="{self.align}"/></w:pPr>'

    def _letters(self, font: str) -> str:
        size = round(self.size * 2)
        weight = ("<w:b/><w:bCs/>" if self.bold else "") + ("<w:i/><w:iCs/>" if self.italic else "")
        colour = f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        fonts = fonts_xml(font) if font else ""
        return f'<w:rPr>{fonts}{weight}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def fonts_xml(font: str) -> str:
    """`w:rFonts`: one font for every script."""
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


# Titles of more than a line keep so far from both edges of the text; a short last line asks for the narrow column.
SIDE_MM = 7.0
NARROW_MM = 25.0
SIGNATURE_GAP = 68.0
# A line of Times New Roman at single spacing, in parts of its size.
LINE_HEIGHT = 1.15

# Gaps that the decree leaves open, chosen by eye beside its forms (points).
_COMPONENT_GAPS: dict[str, dict[str, float | bool]] = {
    "so_ky_hieu": {"before": 8.0},  # and more beside a larger date: `_component_styles`
    "dia_danh_ngay": {"before": 8.0, "left": -3.0, "right": -3.0},
    "trich_yeu_cong_van": {"before": 6.0, "left": 2.0, "right": 2.0},
    "ten_loai": {"before": 18.0, "keep_next": True},
    "trich_yeu": {"keep_next": True, "left": SIDE_MM, "right": SIDE_MM},
    "kinh_gui": {"before": 18.0, "after": 6.0},
    "can_cu": {"before": 6.0},
    "quyen_han": {"keep_next": True},
    "noi_nhan": {"keep_next": True},
    "noi_nhan_danh_sach": {"keep_lines": True},
    "nguoi_soan": {"before": 6.0},
    "kem_theo": {"keep_next": True, "left": SIDE_MM, "right": SIDE_MM},
    "phu_luc": {"keep_next": True},
    "ten_phu_luc": {"keep_next": True},
}


def style_key(component: str) -> str:
    """The style id of a component: `co_quan` → `VTCoQuan`."""
    return "VT" + "".join(word.capitalize() for word in component.split("_"))


def _component_styles(layout: Layout) -> list[Style]:
    styles = []
    for key, part in layout.components.items():
        extra: dict[str, float | bool] = dict(_COMPONENT_GAPS.get(key, {}))
        if key == "so_ky_hieu":  # its baseline meets the date's, which may be larger
            extra["before"] = 8.0 + 0.9 * (layout.components["dia_danh_ngay"].size - part.size)
        if key in {"can_cu", "noi_dung"}:
            extra |= {"before": layout.body.gap, "first": layout.body.indent}
        colour = "FF0000" if key == "do_khan" else ""
        styles.append(
            Style(
                style_key(key),
                f"VT {part.name}",
                part.size,
                part.bold,
                part.italic,
                part.align,
                colour=colour,
                **extra,  # type: ignore[arg-type]
            )
        )
    return styles


def _body_styles(layout: Layout) -> list[Style]:
    size, gap, indent = layout.body.size, layout.body.gap, layout.body.indent
    text = {"size": size, "align": "both", "before": gap, "first": indent}
    head = {"size": size, "bold": True, "keep_next": True, "keep_lines": True}
    return [
        Style("VTPhanChuong", "VT Phần, Chương, Mục", align="center", before=12, **head),  # type: ignore[arg-type]
        Style("VTTieuDe", "VT Tiêu đề", align="center", **head),  # type: ignore[arg-type]
        Style("VTMucLaMa", "VT Mục La Mã", align="both", before=gap, first=indent, **head),  # type: ignore[arg-type]
        Style("VTDieu", "VT Điều", **text),  # type: ignore[arg-type]
        Style("VTKhoan", "VT Khoản", **text),  # type: ignore[arg-type]
        Style("VTDiem", "VT Điểm", **text),  # type: ignore[arg-type]
        Style("VTGach", "VT Gạch đầu dòng", **text),  # type: ignore[arg-type]
    ]


def _form_styles(layout: Layout) -> list[Style]:
    size = layout.body.size
    narrow = layout.components["trich_yeu"]
    left = layout.columns.kinh_gui
    wide, dash = (mm * size / 14 for mm in (20.3, 2.9))  # "Kính gửi: " and "- "
    return [
        Style("VTDuongKe", "VT Đường kẻ", 1.0, align="center", before=2.5, exact=2.0),
        Style("VTKetThuc", "VT Ngắt phần", 1.0, exact=1.0),
        Style("VTChoKy", "VT Chỗ ký", size, align="center", exact=SIGNATURE_GAP, keep_next=True),
        Style(
            "VTTrichYeuHep", "VT Trích yếu khổ hẹp", narrow.size, True, align="center",
            left=NARROW_MM, right=NARROW_MM, keep_next=True,
        ),
        Style("VTKinhGuiDai", "VT Kính gửi dài", size, align="left", before=18, after=6, left=left + wide, first=-wide),
        Style("VTKinhGuiNhan", "VT Kính gửi nhiều nơi", size, before=18, left=left, keep_next=True),
        Style(
            "VTKinhGuiDanhSach", "VT Danh sách kính gửi", size, left=left + wide, first=-dash, before=2.0,
        ),
        Style("VTThamQuyen", "VT Thẩm quyền", size, True, align="center", before=14, after=6, keep_next=True),
        Style("VTLenh", "VT Lệnh", size, True, align="center", before=10, after=4, keep_next=True),
        Style("VTBang", "VT Bảng", layout.body.table_size, before=2, after=2),
        Style("VTBangTieuDe", "VT Tiêu đề bảng", layout.body.table_size, True, align="center", before=2, after=2, keep_next=True),
        Style("VTQuanChucVuKhac", "VT Chức vụ khác", size, True, align="center", keep_next=True),
    ]  # fmt: skip


def styles(layout: Layout) -> list[Style]:
    """Every style our writer and our templates use."""
    return [*_component_styles(layout), *_body_styles(layout), *_form_styles(layout)]


def styles_xml(layout: Layout) -> str:
    """`word/styles.xml`: the defaults with Times New Roman on every script, then ours."""
    font = layout.page.font
    size = round(layout.body.size * 2)
    fonts = fonts_xml(font)
    language = f'<w:lang w:val="{layout.page.language}" w:eastAsia="{layout.page.language}" w:bidi="ar-SA"/>'
    return (
        f"{PROLOGUE}<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{language}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(style.xml() for style in styles(layout))
        + "</w:styles>"
    )


def completed(styles_part: bytes, layout: Layout) -> tuple[bytes, Mapping[str, str]]:
    """A template's styles with those of ours it lacks, and the id it gives to each of our style keys.

    Styles are known by their name: LibreOffice makes new ids when it saves.
    """
    root = parse(styles_part)
    by_name = {
        name.get(f"{W}val", "").casefold(): style.get(f"{W}styleId", "")
        for style in root.iter(f"{W}style")
        for name in style.findall(f"{W}name")
    }
    ids = {style.key: by_name.get(style.name.casefold(), "") for style in styles(layout)}
    missing = [style for style in styles(layout) if not ids[style.key]]
    if not missing:
        return styles_part, ids
    for style in missing:
        root.append(parse(f"<w:styles {XMLNS}>{style.xml(layout.page.font)}</w:styles>")[0])
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True), ids | {
        style.key: style.key for style in missing
    }
