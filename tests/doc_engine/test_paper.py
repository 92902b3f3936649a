"""A docx as laid out: styles, theme, lists, tables, boxes, tracked changes, sections, shapes are resolved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doc_engine.errors import BadInput
from doc_engine.ooxml.reader import read_paper
from doc_engine.paper import Line, Paper, Part

Make = Callable[..., bytes]
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
)
THEME = (
    '<a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements>'
)


def run(text: str, props: str = "") -> str:
    """One run."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(content: str, props: str = "") -> str:
    """One paragraph."""
    return f"<w:p><w:pPr>{props}</w:pPr>{content}</w:p>"


def first(paper: Paper) -> Line:
    """The first line of a paper."""
    return paper.lines[0]


def test_the_theme_font_is_resolved_and_told(word_file: Make) -> None:
    line = first(read_paper(word_file(par(run("chữ")), styles=DEFAULTS, theme=THEME)))
    assert line.fonts == ("Calibri",)
    assert line.size_pt == 11
    assert line.letters[0].themed


def test_a_font_set_directly_beats_the_theme(word_file: Make) -> None:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    line = first(read_paper(word_file(par(run("chữ", fonts)), styles=DEFAULTS, theme=THEME)))
    assert line.fonts == ("Times New Roman",)
    assert not line.letters[0].themed


@pytest.mark.parametrize(
    ("direct", "bold"),
    [("", False), ("<w:b/>", True), ('<w:b w:val="0"/>', False)],
    ids=["styles-cancel", "direct-on", "direct-off"],
)
def test_bold_of_a_paragraph_style_and_a_letter_style_cancel_each_other(
    word_file: Make, direct: str, bold: bool
) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = par(run("chữ", f'<w:rStyle w:val="C"/>{direct}'), '<w:pStyle w:val="P"/>')
    assert first(read_paper(word_file(body, styles=styles))).bold is bold


def test_a_style_inherits_along_its_whole_chain(word_file: Make) -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="N"/><w:pPr><w:spacing w:before="120"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Bé"/><w:basedOn w:val="A"/><w:rPr><w:b w:val="0"/><w:i/></w:rPr></w:style>'
    )
    line = first(read_paper(word_file(par(run("x"), '<w:pStyle w:val="B"/>'), styles=styles)))
    assert (line.align, line.before_pt, line.bold, line.italic, line.style) == ("both", 6, False, True, "Bé")


def test_styles_that_rest_on_each_other_end(word_file: Make) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{other}"/></w:style>'
        for name, other in (("A", "B"), ("B", "A"))
    )
    assert first(read_paper(word_file(par(run("x"), '<w:pStyle w:val="A"/>'), styles=styles))).text == "x"


def test_all_caps_prints_capitals_and_keeps_what_was_typed(word_file: Make) -> None:
    line = first(read_paper(word_file(par(run("Kế hoạch", "<w:caps/>")))))
    assert line.upper
    assert (line.text, line.printed) == ("Kế hoạch", "KẾ HOẠCH")


def test_what_was_deleted_with_changes_tracked_is_out_and_what_came_is_flagged(word_file: Make) -> None:
    body = par(
        f'{run("một")}<w:del w:id="1" w:author="x"><w:r><w:delText>hai</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="x">{run("ba")}</w:ins>'
    )
    paper = read_paper(word_file(body))
    assert first(paper).text == "mộtba"
    assert [letters.inserted for letters in first(paper).letters] == [False, True]
    assert paper.tracked


def test_hidden_letters_are_not_part_of_the_text(word_file: Make) -> None:
    assert first(read_paper(word_file(par(run("a") + run("b", "<w:vanish/>"))))).text == "a"


def test_automatic_numbers_and_their_indents_are_computed(word_file: Make) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    paper = read_paper(word_file(par(run("một"), numbers) + par(run("hai"), numbers), numbering=numbering))
    assert [line.printed for line in paper.lines] == ["1. một", "2. hai"]
    assert (first(paper).left_mm, first(paper).first_indent_mm) == (12.7, -6.35)


def test_places_count_paragraphs_and_name_the_cell(word_file: Make) -> None:
    cell = f"<w:tc>{par(run('a'))}{par(run('b'))}</w:tc><w:tc>{par(run('c'))}</w:tc>"
    paper = read_paper(word_file(f"{par(run('đầu'))}<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    assert [str(line.place) for line in paper.lines] == [
        "đoạn 1",
        "đoạn 2, bảng 1 ô (1,1)",
        "đoạn 3, bảng 1 ô (1,1)",
        "đoạn 4, bảng 1 ô (1,2)",
    ]


def test_a_text_box_is_read_once_where_it_is_anchored(word_file: Make) -> None:
    inside = f"<w:txbxContent>{par(run('trong khung'))}</w:txbxContent>"
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="1080000" cy="360000"/>'
        '<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    paper = read_paper(word_file(par(run("ngoài") + box)))
    assert [line.text for line in paper.lines] == ["ngoài", "trong khung"]
    assert paper.lines[1].place.part is Part.TEXTBOX
    assert str(paper.lines[1].place) == "khung chữ, đoạn 1"
    assert [(shape.kind, shape.width_mm) for shape in paper.shapes] == [("box", 30.0)]


def test_drawn_lines_of_both_ways_of_drawing_are_measured(word_file: Make) -> None:
    new = (
        '<w:r><w:drawing><wp:anchor><wp:positionV><wp:posOffset>36000</wp:posOffset></wp:positionV><wp:extent cx="720000" cy="0"/>'
        '<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst="line"/><a:ln w="9525"><a:solidFill><a:schemeClr val="accent1"/>'
        "</a:solidFill></a:ln></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    old = '<w:r><w:pict><v:line from="0,0" to="56.7pt,0" strokeweight="1pt"/></w:pict></w:r>'
    drawn, vml = read_paper(word_file(par(new) + par(old), theme=THEME)).shapes
    assert (drawn.kind, drawn.width_mm, drawn.colour, drawn.top_mm) == ("line", 20.0, "4472C4", 1.0)
    assert (vml.kind, vml.width_mm, vml.stroke_pt, vml.colour) == ("line", 20.0, 1.0, "")


def test_a_line_without_a_pen_is_not_there(word_file: Make) -> None:
    nothing = '<w:r><w:pict><v:line from="0,0" to="50pt,0" stroked="f"/></w:pict></w:r>'
    assert read_paper(word_file(par(nothing))).shapes == ()


def test_sections_inherit_headers_and_know_the_page_number(word_file: Make) -> None:
    header = par(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:jc w:val="center"/>',
    )
    break_here = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:pgSz w:w="16838" w:h="11906"/><w:titlePg/></w:sectPr>'
    last = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgNumType w:start="1"/></w:sectPr>'
    paper = read_paper(word_file(par(run("a"), break_here) + par(run("b")), section=last, header1=header))
    turned, upright = paper.sections
    assert (turned.landscape, turned.title_page, upright.page_start) == (True, True, 1)
    assert [(number.where, number.line.align) for number in upright.page_numbers] == [("header", "center")]
    assert [line.section for line in paper.lines] == [0, 1]


def test_the_gutter_counts_as_left_margin(word_file: Make) -> None:
    section = '<w:sectPr><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1134" w:gutter="567"/></w:sectPr>'
    assert read_paper(word_file(par(""), section=section)).sections[0].left_mm == pytest.approx(30, abs=0.1)


def test_footnotes_follow_the_text_that_refers_to_them(word_file: Make) -> None:
    notes = f'<w:footnote w:id="7">{par(run("ghi chú"))}</w:footnote>'
    paper = read_paper(word_file(par('<w:r><w:footnoteReference w:id="7"/></w:r>'), footnotes=notes))
    assert [(line.text, line.place.part) for line in paper.footnotes] == [("ghi chú", Part.FOOTNOTE)]


def test_between_paragraphs_of_one_style_contextual_spacing_takes_the_gaps_away(word_file: Make) -> None:
    props = '<w:spacing w:before="120" w:after="120"/><w:contextualSpacing/>'
    one, two = read_paper(word_file(par(run("a"), props) + par(run("b"), props))).lines
    assert (one.before_pt, one.after_pt, two.before_pt, two.after_pt) == (6, 0, 0, 6)


def test_a_table_with_a_grid_is_told_from_one_that_only_places(word_file: Make) -> None:
    borders = (
        '<w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'
    )
    table = "<w:tbl>{}<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    paper = read_paper(word_file(table.format(borders) + par("") + table.format("")))
    assert [table.bordered for table in paper.tables] == [True, False]


def test_pieces_of_a_line_keep_their_letters(word_file: Make) -> None:
    tab = "<w:r><w:tab/></w:r>"
    line = first(read_paper(word_file(par(run("UBND TỈNH", "<w:b/>") + tab + run(" CỘNG HÒA ")))))
    left, right = line.pieces()
    assert (left.text, right.text, left.piece) == ("UBND TỈNH", "CỘNG HÒA", True)
    assert (left.bold, right.bold, line.bold) == (True, False, False)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_paper(data)


@pytest.mark.parametrize(
    "props",
    [
        '<w:ind w:left="abc" w:firstLine="99999999999999999999"/>',
        '<w:spacing w:line="0" w:before="-5" w:lineRule="?"/>',
        '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="y"/></w:numPr>',
        '<w:jc w:val="?"/><w:pStyle w:val="không có"/>',
    ],
)
def test_nonsense_in_properties_is_read_past(word_file: Make, props: str) -> None:
    letters = '<w:sz w:val="-4"/><w:sz w:val="abc"/><w:color w:val="?"/><w:rFonts/>'
    assert first(read_paper(word_file(par(run("x", letters), props)))).text == "x"


def test_the_real_files_are_read_with_fonts_sizes_and_rules(shared: object) -> None:
    folder = shared / "corpus" / "docx"  # type: ignore[operator]
    for path in sorted(folder.glob("*.docx")):
        paper = read_paper(path.read_bytes())
        fonts = {font for line in paper.inked for font in line.fonts}
        assert fonts == {"Times New Roman"}, path.name
        assert sum(shape.kind == "line" for shape in paper.shapes) >= 2, path.name
