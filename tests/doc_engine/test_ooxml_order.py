"""Word is strict about the order of elements: every child stands where the schema puts it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml import etree

from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.forms import TYPES, build
from doc_engine.ooxml.markup import W, parse
from doc_engine.ooxml.package import read
from templates.samples import SAMPLES

# ISO/IEC 29500-1, the sequences of the elements we write.
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "body": "",
    "settings": "zoom removePersonalInformation defaultTabStop autoHyphenation characterSpacingControl compat themeFontLang "
    "clrSchemeMapping decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "docDefaults": "rPrDefault pPrDefault",
    "styles": "docDefaults latentStyles style",
}  # fmt: skip
RANKS = {
    name: {child: rank for rank, child in enumerate(order.split())}
    for name, order in SEQUENCES.items()
    if order
}
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tr": "trPr"}
REPEATED = {"headerReference", "tr", "tc", "style"}


def misplaced(root: etree._Element) -> Iterator[str]:
    """Children that stand out of order, twice, or where the schema knows none of them."""
    for element in root.iter(f"{W}*"):
        name = etree.QName(element).localname
        ranks = RANKS.get(name)
        if ranks is None:
            continue
        children = [etree.QName(child).localname for child in element]
        yield from (f"{name}/{child}" for child in children if child not in ranks)
        for one, two in pairwise(child for child in children if child in ranks):
            if ranks[one] > ranks[two] or (one == two and one not in REPEATED):
                yield f"{name}/{one}>{two}"
    for name, first in FIRST.items():
        for element in root.iter(f"{W}{name}"):
            if any(child.tag == f"{W}{first}" for child in list(element)[1:]):
                yield f"{name}/{first} is not first"


def trees(data: bytes) -> Iterator[etree._Element]:
    for name, content in read(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield parse(content)


@pytest.mark.parametrize("key", TYPES)
def test_templates_keep_the_schemas_order(key: str) -> None:
    assert [item for root in trees(build(key)) for item in misplaced(root)] == []


@pytest.mark.parametrize("key", SAMPLES)
def test_documents_keep_the_schemas_order(key: str) -> None:
    composed = SAMPLES[key]()
    data = render(compile_template(build(composed.type_key)), composed)
    assert [item for root in trees(data) for item in misplaced(root)] == []


@pytest.mark.parametrize("key", SAMPLES)
def test_every_style_named_is_defined_and_every_relation_has_its_part(key: str) -> None:
    composed = SAMPLES[key]()
    parts = read(render(compile_template(build(composed.type_key)), composed))
    defined = {style.get(f"{W}styleId") for style in parse(parts["word/styles.xml"]).iter(f"{W}style")}
    used = {
        item.get(f"{W}val") for root in trees(build(composed.type_key)) for item in root.iter(f"{W}pStyle")
    }
    document = parse(parts["word/document.xml"])
    used |= {item.get(f"{W}val") for item in document.iter(f"{W}pStyle")}
    assert used <= defined
    targets = [item.get("Target") for item in parse(parts["word/_rels/document.xml.rels"])]
    assert all(f"word/{target}" in parts for target in targets)
    declared = {item.get("PartName") for item in parse(parts["[Content_Types].xml"]) if item.get("PartName")}
    assert declared == {
        f"/{name}" for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"
    }


@pytest.mark.parametrize("key", SAMPLES)
def test_the_cells_of_each_row_are_as_wide_as_the_grid(key: str) -> None:
    composed = SAMPLES[key]()
    data = render(compile_template(build(composed.type_key)), composed)
    for table in (table for root in trees(data) for table in root.iter(f"{W}tbl")):
        columns = [int(item.get(f"{W}w", "")) for item in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        assert [item.get(f"{W}w") for item in table.iterfind(f"{W}tblPr/{W}tblW")] == [str(sum(columns))]
        for row in table.iterfind(f"{W}tr"):
            assert [int(item.get(f"{W}w", "")) for item in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")] == columns


@pytest.mark.parametrize("key", SAMPLES)
def test_a_paragraph_follows_each_table_and_ends_each_cell_and_header(key: str) -> None:
    composed = SAMPLES[key]()
    data = render(compile_template(build(composed.type_key)), composed)
    for root in trees(data):
        followers = [table.getnext() for table in root.iter(f"{W}tbl")]
        assert all(after is not None and after.tag == f"{W}p" for after in followers)
        ends = [*root.iter(f"{W}tc"), *([root] if root.tag == f"{W}hdr" else [])]
        assert all(len(element) and element[-1].tag == f"{W}p" for element in ends)


def test_sizes_and_lengths_are_whole_numbers_that_word_takes() -> None:
    composed = SAMPLES["cong_van_khan"]()
    lengths = {
        f"{W}{name}" for name in ("w", "left", "right", "before", "after", "line", "firstLine", "hanging")
    }
    for root in trees(render(compile_template(build(composed.type_key)), composed)):
        for element in root.iter(f"{W}*"):
            found = [str(value) for name, value in element.attrib.items() if name in lengths]
            assert all(value.removeprefix("-").isdecimal() for value in found), element.tag
            if element.tag in (f"{W}sz", f"{W}szCs"):
                assert 2 <= int(element.get(f"{W}val", "")) <= 3276


def test_the_checker_sees_a_wrong_order() -> None:
    wrong = parse(f'<w:pPr xmlns:w="{W[1:-1]}"><w:jc/><w:ind/><w:odd/></w:pPr>')
    assert list(misplaced(wrong)) == ["pPr/odd", "pPr/jc>ind"]
