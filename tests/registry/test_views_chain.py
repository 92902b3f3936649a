"""The chain as picture, page and tree: nothing overlaps, nothing is lost, nothing runs."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from registry.model import ChangedBase, Direction, Document, Graph, Link, LinkSource, Status
from registry.views.chain_cards import SHOWN, Card, Frame, figure
from registry.views.chain_folding import WIDEST, _folded, _of_one_kind, _on_one_side, _under_one, fitted
from registry.views.chain_geometry import LABEL_HEIGHT, Plan, label_width, plan
from registry.views.chain_html import chain_html
from registry.views.chain_svg import chain_svg
from registry.views.chain_tree import chain_tree
from registry.views.layering import layers, positions
from registry.views.lettering import markup, width_of, wrap
from registry.views.nearest import MOST_DRAWN, nearest
from registry.views.wording import day_words, safe_href
from tests.campaign import examples

APRIL_2021 = PartialDate(2021, 4, 14)
SVG = "{http://www.w3.org/2000/svg}"


def document(
    key: str,
    number: str | None = "12/KH-UBND",
    *,
    kind: str | None = "Kế hoạch",
    issuer: str | None = "Ủy ban nhân dân tỉnh Kiên Giang",
    day: PartialDate = APRIL_2021,
    subject: str | None = "Thực hiện Đề án trên địa bàn tỉnh",
    status: Status = Status.ISSUED,
) -> Document:
    held = status is not Status.NOT_HELD
    notation = Notation.parse(number) if number else None
    direction = Direction.OUTGOING if held else Direction.KNOWN
    return Document(key, None, direction, kind, notation, issuer, day, subject, held, status)


def link(citing: str, cited: str, relation: Relation = Relation.THUC_HIEN) -> Link:
    return Link(citing, cited, relation, LinkSource.GENERATED)


def read(citing: str, cited: str) -> Link:
    return Link(citing, cited, Relation.DAN_CHIEU, LinkSource.EXTRACTED, 0.8)


@pytest.fixture
def chain() -> Graph:
    nodes = (
        document("a", "428/QĐ-TTg", kind="Quyết định", issuer="Thủ tướng Chính phủ", status=Status.NOT_HELD),
        document("b", "121/KH-UBND", status=Status.ENTERED),
        document("c", "77/KH-UBND"),
        document("d", "5/BC-UBND", kind="Báo cáo", status=Status.RECEIVED),
    )
    links = (
        link("b", "a"),
        link("c", "a"),
        link("c", "b", Relation.CAN_CU),
        link("d", "c", Relation.PHUC_DAP),
    )
    return Graph("c", nodes, links)


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_picture_says_who_issued_what_and_when_and_what_is_not_held(chain: Graph) -> None:
    words = texts(chain_svg(chain))
    assert {"Số 428/QĐ-TTg", "Số 77/KH-UBND", "Thủ tướng Chính phủ", "14/4/2021", "VĂN BẢN ĐANG XEM"} <= set(
        words
    )
    assert words.count("chưa có bản") == 1
    assert {"thực hiện", "căn cứ", "phúc đáp"} <= set(words)


def test_generations_run_from_top_to_bottom(chain: Graph) -> None:
    places = plan(figure(chain)).places
    assert places["a"].top < places["b"].top < places["c"].top < places["d"].top


def test_what_is_cited_late_stands_just_above_what_cites_it() -> None:
    nodes = tuple(document(key) for key in "abcx")
    places = plan(figure(Graph("c", nodes, (link("b", "a"), link("c", "b"), link("c", "x"))))).places
    assert places["x"].top == places["b"].top


def test_the_same_graph_gives_the_same_bytes(chain: Graph) -> None:
    assert chain_svg(chain) == chain_svg(chain)
    assert chain_html(chain, title="Chuỗi") == chain_html(chain, title="Chuỗi")


def test_a_picture_of_one_document_and_of_none_is_still_a_picture() -> None:
    ET.fromstring(chain_svg(Graph("a", (document("a"),), ())))
    ET.fromstring(chain_svg(Graph("a", (), ())))
    assert chain_tree(Graph("a", (), ())) == ""


def test_hostile_text_is_only_text() -> None:
    evil = '<script>alert(1)</script> & "x" \x0b]]> \ud800'
    graph = Graph("a", (document("a", subject=evil, issuer=evil),), ())
    svg = chain_svg(graph, title=evil)
    assert not [node for node in ET.fromstring(svg).iter() if node.tag == f"{SVG}script"]
    assert "<script>alert" not in chain_html(graph, title=evil)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "https://example.org/x",
        "//example.org/x",
        "/etc/passwd",
        "data:text/html,x",
        "",
    ],
)
def test_links_lead_only_to_files_beside_the_page(target: str, chain: Graph) -> None:
    assert safe_href(target) == ""
    assert "<a " not in chain_svg(chain, hrefs={"c": target})


def test_a_document_leads_to_its_file(chain: Graph) -> None:
    assert 'href="van-ban/Kế hoạch 77.docx"' not in chain_html(
        chain, title="x", hrefs={"c": "van-ban/Kế hoạch 77.docx"}
    )
    assert 'href="van-ban/K%E1%BA%BF%20ho%E1%BA%A1ch%2077.docx"' in chain_svg(
        chain, hrefs={"c": "van-ban/Kế hoạch 77.docx"}
    )


def test_a_page_needs_no_network(chain: Graph) -> None:
    html = chain_html(chain, title="Chuỗi chỉ đạo")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', html)
    assert "@import" not in html
    assert html.count("<tr") == 1 + len(chain.nodes)


def test_a_notice_stands_above_the_picture_as_plain_text(chain: Graph) -> None:
    told = chain_html(chain, title="Chuỗi", notice="Hư cấu <một phần>.")
    assert told.index("Hư cấu &lt;một phần&gt;.") < told.index("<svg")
    assert 'class="notice"' not in chain_html(chain, title="Chuỗi")


def test_on_paper_nothing_scrolls_and_no_column_keeps_a_least_width(chain: Graph) -> None:
    printed = chain_html(chain, title="Chuỗi").partition("@media print{")[2]
    assert ".scroll{overflow:visible}" in printed
    assert "th,td{min-width:0!important" in printed
    assert "table{font-size:11.5px;min-width:0!important}" in printed


def test_an_unconfirmed_reading_is_drawn_and_told_apart(chain: Graph) -> None:
    graph = Graph(
        "c",
        (*chain.nodes, document("e", None, kind=None, issuer=None, day=PartialDate())),
        (*chain.links, read("c", "e")),
    )
    assert 'class="arrow unconfirmed"' in chain_svg(graph)
    assert "chưa có người xác nhận" in chain_svg(graph)
    assert "chưa có người xác nhận" not in chain_svg(chain)
    assert "dẫn chiếu (?): Văn bản Thực hiện Đề án" in chain_tree(graph)


def test_a_law_is_called_by_its_name_and_nothing_is_called_numberless(chain: Graph) -> None:
    law = replace(document("e", None, kind="Luật", issuer="Quốc hội"), subject="Luật Hòa giải ở cơ sở")
    graph = Graph("c", (*chain.nodes, law), (*chain.links, read("c", "e")))
    for shown in (chain_svg(graph), chain_html(graph, title="Chuỗi"), chain_tree(graph)):
        assert "Luật Hòa giải ở cơ sở" in shown
        assert "không rõ số" not in shown.lower()
    assert chain_tree(graph).count("Luật Hòa giải ở cơ sở") == 1


def many(count: int, *, below: bool = True) -> Graph:
    leaves = tuple(document(f"l{i}", f"{i + 1}/BC-UBND", kind="Báo cáo") for i in range(count))
    pairs = [(leaf.key, "r") if below else ("r", leaf.key) for leaf in leaves]
    return Graph("r", (document("r"), *leaves), tuple(link(*pair) for pair in pairs))


@pytest.mark.parametrize("below", [True, False])
def test_many_alike_are_gathered_and_the_rest_counted(below: bool) -> None:
    graph = many(60, below=below)
    (frame,) = [box for box in figure(graph).boxes.values() if isinstance(box, Frame)]
    assert len(frame.cards) == SHOWN
    assert f"… và {60 - SHOWN + 1} văn bản khác" in texts(chain_svg(graph))
    assert chain_html(graph, title="x").count("<tr") == 62
    assert chain_tree(graph).count("Báo cáo số") == 60


def test_few_are_not_gathered() -> None:
    assert not [box for box in figure(many(3)).boxes.values() if isinstance(box, Frame)]


def test_a_circle_is_drawn_and_told() -> None:
    graph = Graph("a", tuple(map(document, "abc")), (link("b", "a"), link("c", "b"), link("a", "c")))
    assert len(plan(figure(graph)).arrows) == 3
    assert "đã nêu ở trên" in chain_tree(graph)


def test_the_tree_names_both_ways_and_what_is_beside(chain: Graph) -> None:
    aside = document("e", "9/KH-UBND", subject="Việc khác")
    tree = chain_tree(Graph("c", (*chain.nodes, aside), (*chain.links, link("e", "a")), cut=True))
    up, down = tree.index("Lên trên"), tree.index("Xuống dưới")
    assert up < tree.index("├─ thực hiện: Quyết định số 428/QĐ-TTg") < down
    assert "└─ phúc đáp: Báo cáo số 5/BC-UBND" in tree
    assert "Văn bản liên quan khác" in tree
    assert tree.endswith("ngoài phạm vi đã chọn.")


def test_a_changed_base_is_told_in_tree_picture_page_and_table(chain: Graph) -> None:
    act = document("z", "9/QĐ-TTg", kind="Quyết định", issuer="Thủ tướng Chính phủ")
    change = ChangedBase("c", "a", "z", Relation.THAY_THE)
    links = (*chain.links, link("z", "a", Relation.THAY_THE))
    graph = Graph("a", (*chain.nodes, act), links, changed=(change,))
    words = "ăn cứ đã thay đổi: 428/QĐ-TTg đã được thay thế bởi 9/QĐ-TTg"
    named = [line for line in chain_tree(graph).splitlines() if words in line]
    assert named
    assert all("77/KH-UBND" in line for line in named)
    svg, html = chain_svg(graph), chain_html(graph, title="x")
    assert svg.count(">Căn cứ đã thay đổi<") == 1
    assert f"C{words}" in svg
    assert html.count(f'class="changed">c{words}<') >= 2
    assert "ăn cứ đã thay đổi" not in chain_svg(chain) + chain_html(chain, title="x") + chain_tree(chain)


def test_a_frame_of_leaves_alike_counts_those_whose_base_has_changed() -> None:
    leaves = tuple(document(f"k{i}", f"{i}/KH-UBND") for i in range(1, 6))
    links = tuple(link(leaf.key, "a") for leaf in leaves)
    changed = tuple(ChangedBase(leaf.key, "a", "z", Relation.BAI_BO) for leaf in leaves[:2])
    graph = Graph("a", (document("a", "1/QĐ-UBND"), *leaves), links, changed=changed)
    assert "5 kế hoạch, 2 căn cứ đã thay đổi" in texts(chain_svg(graph))


def test_a_folded_frame_begins_with_those_whose_base_has_changed() -> None:
    graph = many(10)
    changed = (ChangedBase("l7", "r", "z", Relation.BAI_BO),)
    shown = _folded(Graph(graph.root, graph.nodes, graph.links, changed=changed), _under_one)
    (frame,) = [box for box in shown.boxes.values() if isinstance(box, Frame)]
    assert [one.key for one in frame.members][:3] == ["l7", "l0", "l1"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (PartialDate(2023, 3, 5), "05/3/2023"),
        (PartialDate(2023, 1, 20), "20/01/2023"),
        (PartialDate(2023, 3), "tháng 3/2023"),
        (PartialDate(2023), "năm 2023"),
        (PartialDate(), ""),
    ],
)
def test_days_are_written_as_far_as_they_are_known(day: PartialDate, words: str) -> None:
    assert day_words(day) == words


@given(st.text(max_size=300), st.integers(1, 4))
def test_wrapped_text_fits_and_says_when_it_is_cut(text: str, lines: int) -> None:
    found = wrap(text, 120, 12, lines=lines)
    assert len(found) <= lines
    assert all(width_of(line, 12) <= 120 + 12 for line in found)
    whole = "".join(text.split())
    assert "".join("".join(found).split()) == whole or found[-1].endswith("…")


@given(st.text(alphabet=st.characters(), max_size=60))
def test_markup_is_always_well_formed(text: str) -> None:
    ET.fromstring(f'<a b="{markup(text)}">{markup(text)}</a>')


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    size = draw(st.integers(1, 14))
    keys = [f"k{i}" for i in range(size)]
    ends = st.sampled_from(keys)
    triples = draw(st.lists(st.tuples(ends, ends, st.sampled_from(Relation)), max_size=26, unique=True))
    statuses = draw(st.lists(st.sampled_from(Status), min_size=size, max_size=size))
    subjects = draw(st.lists(st.sampled_from([None, "Ngắn", "Rất dài " * 30]), min_size=size, max_size=size))
    nodes = tuple(
        document(key, f"{i + 1}/KH-UBND", status=status, subject=subject)
        for i, (key, status, subject) in enumerate(zip(keys, statuses, subjects, strict=True))
    )
    return Graph(keys[0], nodes, tuple(link(*triple) for triple in triples))


def points(path: str) -> Iterator[tuple[float, float]]:
    """Points along a path of M, V, H, C and Q."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MVHCQ])([^MVHCQ]*)", path):
        values = [float(number) for number in numbers.split()]
        if command == "M":
            x, y = values
            yield x, y
            continue
        if command in "VH":
            values = [x, values[0]] if command == "V" else [values[0], y]
        controls = [(x, y), *zip(values[::2], values[1::2], strict=True)]
        for step in range(1, 41):
            yield bezier(controls, step / 40)
        x, y = controls[-1]


def bezier(controls: list[tuple[float, float]], t: float) -> tuple[float, float]:
    while len(controls) > 1:
        controls = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(controls)]
    return controls[0]


@settings(max_examples=examples(40), deadline=None)
@given(graphs())
def test_nothing_in_a_picture_overlaps(graph: Graph) -> None:
    shown = figure(graph)
    drawing = plan(shown)
    places = list(drawing.places.values())
    for i, one in enumerate(places):
        assert one.left >= -0.5
        assert one.left + one.width <= drawing.width + 0.5
        for other in places[i + 1 :]:
            apart = one.left + one.width <= other.left + 0.5 or other.left + other.width <= one.left + 0.5
            assert apart or one.bottom < other.top or other.bottom < one.top
    pairs = {
        (min(k.from_key, k.to_key), max(k.from_key, k.to_key)) for k in graph.links if k.from_key != k.to_key
    }
    assert bool(drawing.arrows) == bool(pairs)
    for arrow in drawing.arrows:
        assert not list(hidden(drawing, arrow.path))


def hidden(drawing: Plan, path: str) -> Iterator[tuple[float, float]]:
    """Points of an arrow that lie inside a box."""
    for x, y in points(path):
        for place in drawing.places.values():
            if place.left + 1 < x < place.left + place.width - 1 and place.top + 1 < y < place.bottom - 1:
                yield x, y


@settings(max_examples=examples(30), deadline=None)
@given(graphs())
def test_labels_keep_clear_of_boxes_and_of_each_other(graph: Graph) -> None:
    drawing = plan(figure(graph))
    seen: list[tuple[float, float, float]] = []
    for arrow in drawing.arrows:
        half = label_width(arrow.line.label) / 2 - 2
        for x, y, other_half in seen:
            assert abs(y - arrow.label_y) >= LABEL_HEIGHT or abs(x - arrow.label_x) >= half + other_half
        for place in drawing.places.values():
            beside = arrow.label_x + half <= place.left or arrow.label_x - half >= place.left + place.width
            assert beside or arrow.label_y + 9 <= place.top or arrow.label_y - 9 >= place.bottom
        seen.append((arrow.label_x, arrow.label_y, half))


@settings(max_examples=examples(30), deadline=None)
@given(graphs())
def test_every_document_is_in_the_picture_the_page_and_the_tree(graph: Graph) -> None:
    svg, html, tree = chain_svg(graph), chain_html(graph, title="x"), chain_tree(graph)
    ET.fromstring(svg)
    for node in graph.nodes:
        assert f"Số {node.notation}<" in svg
        assert node.name in html
        assert node.name in tree


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=20))
def test_every_arrow_points_up_or_is_set_apart(edges: list[tuple[str, str]]) -> None:
    found = layers("abcdefg", edges)
    rank = {node: i for i, row in enumerate(found.rows) for node in row}
    assert {edge for edge in edges if edge[0] != edge[1]} == set(found.chains) | set(found.back)
    assert all(rank[upper] < rank[lower] for upper, lower in found.chains)
    middles = positions(found, dict.fromkeys("abcdefg", 100.0), 20)
    for row in found.rows:
        assert [middles[node] for node in row] == sorted(middles[node] for node in row)


def wide(count: int, seed: int = 3) -> Graph:
    """A decision, plans under it, papers under these, some of which cite others too."""
    dice = random.Random(seed)
    nodes, links = (
        [document("r", "315/QĐ-TTg", kind="Quyết định"), document("u", "9/NQ-CP")],
        [link("r", "u")],
    )
    for i in range(count - 2):
        kind = "Kế hoạch" if i < count // 10 else dice.choice(["Báo cáo", "Công văn"])
        nodes.append(document(f"k{i}", f"{i + 1}/KH-UBND", kind=kind, subject=None))
        links.append(link(f"k{i}", "r" if i < count // 10 else f"k{dice.randrange(i)}"))
        if dice.random() < 0.3:
            links.append(read(f"k{i}", dice.choice(nodes[:-1]).key))
    unique = {(one.from_key, one.to_key): one for one in links}
    return Graph("r", tuple(nodes), tuple(unique.values()))


@pytest.mark.parametrize("count", [120, 500, 1_500])
def test_a_wide_chain_is_folded_until_a_sheet_holds_it_and_every_document_is_counted(count: int) -> None:
    graph = wide(count)
    found = fitted(graph)
    assert plan(figure(wide(120))).width > WIDEST
    assert found.drawing.width <= WIDEST
    assert found.folded
    boxes = found.shown.boxes.values()
    assert sum(len(box.members) if isinstance(box, Frame) else 1 for box in boxes) == count
    svg = chain_svg(graph)
    ET.fromstring(svg)
    assert "gộp thành nhóm" in svg
    assert svg == chain_svg(graph)
    places = list(found.drawing.places.values())
    assert not [1 for arrow in found.drawing.arrows for _ in hidden(found.drawing, arrow.path)]
    assert all(place.left + place.width <= found.drawing.width + 0.5 for place in places)


@settings(max_examples=examples(30), deadline=None)
@given(graphs())
def test_folded_as_far_as_can_be_a_chain_still_holds_every_document(graph: Graph) -> None:
    for group_of in (_under_one, _of_one_kind, _on_one_side):
        shown = _folded(graph, group_of)
        held = [key for name, box in shown.boxes.items() for key in keys_of(name, box)]
        assert sorted(held) == sorted(node.key for node in graph.nodes)
        assert all({line.upper, line.lower} <= shown.boxes.keys() for line in shown.lines)
        drawing = plan(shown)
        assert all(x <= drawing.width for arrow in drawing.arrows for x, _ in points(arrow.path))


def keys_of(name: str, box: Card | Frame) -> list[str]:
    return [one.key for one in box.members] if isinstance(box, Frame) else [name]


def test_a_box_says_how_many_documents_lie_behind_it() -> None:
    below = [text for text in texts(chain_svg(wide(500))) if text.startswith("bên dưới: ")]
    assert "bên dưới: 1 văn bản" in below
    assert len(below) > 20


def test_of_a_chain_too_long_for_a_sheet_the_nearest_documents_are_drawn_and_it_is_said() -> None:
    nodes = tuple(document(f"vb{i}", f"{i + 1}/KH-UBND", subject=None) for i in range(MOST_DRAWN + 50))
    links = tuple(link(f"vb{i}", f"vb{i - 1}") for i in range(1, MOST_DRAWN + 50))
    shown = nearest(Graph("vb0", nodes, links))
    assert [node.key for node in shown.nodes] == [f"vb{i}" for i in range(MOST_DRAWN)]
    assert len(shown.links) == MOST_DRAWN - 1
    svg = chain_svg(Graph("vb0", nodes, links))
    assert "Còn văn bản khác" in svg
    assert svg.count('class="card') == MOST_DRAWN
