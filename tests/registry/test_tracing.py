"""Finding one document, typed links and the directive chain, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doc_engine.dates import parse_date
from doc_engine.errors import BadInput, NotFound
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from registry.clock import FixedClock
from registry.identity import issuer_key
from registry.model import Direction, Document, Link, LinkSource, Status
from registry.office import Home, create_home
from registry.services import finding, linking_typed, tracing
from registry.services.coverage import coverage
from registry.store.records import Dispatch, Office
from registry.views.wording import changed_words
from tests.registry.homes import blank

DATABASES = ("sqlite", "postgresql")

TTG = "Thủ tướng Chính phủ"
KIEN_GIANG = "Ủy ban nhân dân tỉnh Kiên Giang"
CAN_THO = "Ủy ban nhân dân thành phố Cần Thơ"
BAC_LIEU = "Sở Tư pháp tỉnh Bạc Liêu"
PAPERS = {
    "qd428": ("Quyết định", "428/QĐ-TTg", TTG, "18/4/2019"),
    "qd315": ("Quyết định", "315/QĐ-TTg", TTG, "17/4/2024"),
    "kh121": ("Kế hoạch", "121/KH-UBND", KIEN_GIANG, "07/8/2019"),
    "kh77": ("Kế hoạch", "77/KH-UBND", KIEN_GIANG, "14/4/2021"),
    "kh146": ("Kế hoạch", "146/KH-UBND", CAN_THO, "19/7/2024"),
    "kh146kg": ("Kế hoạch", "146/KH-UBND", KIEN_GIANG, "2023"),
    "cv428": ("Công văn", "428/STP-PBGDPL", BAC_LIEU, "18/4/2023"),
    "nk": ("Công văn", "51/UBND", "Ủy ban nhân dân quận Ninh Kiều", "05/8/2024"),
    "bc": ("Báo cáo", "07/BC-UBND", "Ủy ban nhân dân quận Ninh Kiều", "10/12/2024"),
}
LINKS = [
    ("kh121", "qd428", Relation.THUC_HIEN),
    ("kh77", "kh121", Relation.THUC_HIEN),
    ("kh146", "qd315", Relation.THUC_HIEN),
    ("kh146", "qd428", Relation.DAN_CHIEU),
    ("nk", "kh146", Relation.TRIEN_KHAI),
    ("bc", "kh146", Relation.PHUC_DAP),
    ("bc", "nk", Relation.DAN_CHIEU),
]


class Case:
    """A home with the chain in it; `key` gives a document's key by its short name."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.keys: dict[str, str] = {}
        at = home.clock.now()
        with home.store.writing() as tx:
            tx.offices.add(Office("ubnd", CAN_THO, None, "UBND", "Cần Thơ", "{}"), issuer_key(CAN_THO), at)
            tx.journal.start("ubnd")
            for name, facts in PAPERS.items():
                self.keys[name] = tx.documents.add(paper(*facts), at).key
            for citing, cited, relation in LINKS:
                tx.links.add(
                    Link(self.keys[citing], self.keys[cited], relation, LinkSource.GENERATED, quote="…"), at
                )

    def names(self, graph: tracing.Graph) -> list[str]:
        short = {key: name for name, key in self.keys.items()}
        return [short[node.key] for node in graph.nodes]


def paper(type_label: str, notation: str, issuer: str, on: str) -> Document:
    return Document(
        key="",
        office=None,
        direction=Direction.KNOWN,
        type_label=type_label,
        notation=Notation.parse(notation),
        issuer=issuer,
        issued_on=parse_date(on),
        subject=None,
        held=False,
        status=Status.NOT_HELD,
    )


@pytest.fixture
def case(tmp_path: Path, db: str | None) -> Iterator[Case]:
    with create_home(
        blank(tmp_path / "hồ sơ", db), clock=FixedClock.on(date(2024, 12, 31)), actor="Lan", db=db
    ) as home:
        yield Case(home)


# ---- find -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "315/QĐ-TTg",
        "0315/qđ-ttg",
        "315/QD-TTg",
        " 315 / QĐ-TTg ",
        "Quyết định số 315/QĐ-TTg",
        "quyết định 315/QĐ-TTg",
        "315/QĐ-TTg của Thủ tướng Chính phủ",
        "315/QĐ-TTg năm 2024",
        "vb2",
        "VB2",
    ],
)
def test_a_document_is_found_however_a_clerk_writes_it(case: Case, words: str) -> None:
    assert finding.find_one(case.home, words).key == case.keys["qd315"]


def test_two_provinces_with_one_notation_are_both_named_and_none_is_chosen(case: Case) -> None:
    with pytest.raises(BadInput) as caught:
        finding.find_one(case.home, "146/KH-UBND")
    assert "Cần Thơ" in str(caught.value)
    assert "Kiên Giang" in str(caught.value)
    assert case.keys["kh146"] in str(caught.value)


@pytest.mark.parametrize(
    "issuer", [CAN_THO, "UBND TP. Cần Thơ", "Chủ tịch UBND thành phố Cần Thơ", "can tho"]
)
def test_the_issuer_tells_them_apart(case: Case, issuer: str) -> None:
    assert finding.find_one(case.home, "146/KH-UBND", issuer).key == case.keys["kh146"]
    assert finding.find_one(case.home, f"146/KH-UBND của {issuer}").key == case.keys["kh146"]


def test_the_year_tells_them_apart(case: Case) -> None:
    assert finding.find_one(case.home, "146/KH-UBND", year=2023).key == case.keys["kh146kg"]
    assert finding.find_one(case.home, "146/KH-UBND năm 2024").key == case.keys["kh146"]


def test_a_wrong_issuer_is_told_who_did_issue_that_notation(case: Case) -> None:
    with pytest.raises(NotFound, match="Thủ tướng Chính phủ"):
        finding.find_one(case.home, "315/QĐ-TTg", "Bộ Tư pháp")


def test_what_nobody_knows_is_not_found(case: Case) -> None:
    assert finding.find(case.home, "999/QĐ-TTg") == ()
    for words in ("999/QĐ-TTg", "vb999"):
        with pytest.raises(NotFound):
            finding.find_one(case.home, words)


@pytest.mark.parametrize("words", ["", "hòa giải", "KH-UBND", "/" * 300, "số " * 400])
def test_words_that_are_no_notation_are_bad_input(case: Case, words: str) -> None:
    with pytest.raises((BadInput, NotFound)):
        finding.find_one(case.home, words)


# ---- trace ------------------------------------------------------------------------------------------


def test_the_chain_goes_up_to_what_a_plan_rests_on_and_down_to_what_carries_it_out(case: Case) -> None:
    graph = tracing.trace(case.home, "146/KH-UBND", CAN_THO)
    assert set(case.names(graph)) == {"kh146", "qd315", "qd428", "nk", "bc"}
    assert case.names(graph)[0] == "kh146"
    assert len(graph.links) == 5
    assert not graph.cut


def test_one_way_only(case: Case) -> None:
    up = tracing.trace(case.home, "77/KH-UBND", direction="up")
    down = tracing.trace(case.home, "428/QĐ-TTg", direction=tracing.Way.DOWN)
    assert case.names(up) == ["kh77", "kh121", "qd428"]
    assert case.names(down)[:1] == ["qd428"]
    assert set(case.names(down)) == {"qd428", "kh121", "kh77", "kh146", "nk", "bc"}


def test_a_number_of_another_issuer_is_outside_the_chain(case: Case) -> None:
    assert "cv428" not in case.names(tracing.trace(case.home, "428/QĐ-TTg"))
    assert case.names(tracing.trace(case.home, "428/STP-PBGDPL")) == ["cv428"]


def test_depth_counts_links_and_says_that_more_lies_beyond(case: Case) -> None:
    one = tracing.trace(case.home, "428/QĐ-TTg", direction="down", depth=1)
    two = tracing.trace(case.home, "428/QĐ-TTg", direction="down", depth=2)
    assert (set(case.names(one)), one.cut) == ({"qd428", "kh121", "kh146"}, True)
    assert (len(two.nodes), two.cut) == (6, False)


def test_a_limit_cuts_and_says_so(case: Case) -> None:
    graph = tracing.trace(case.home, "428/QĐ-TTg", direction="down", limit=3)
    assert (len(graph.nodes), graph.cut) == (3, True)


@pytest.mark.parametrize("depth", [None, 1, 2, 50])
def test_a_cycle_ends(case: Case, depth: int | None) -> None:
    linking_typed.link(case.home, "428/QĐ-TTg", "77/KH-UBND", "dẫn chiếu")
    graph = tracing.trace(case.home, "77/KH-UBND", depth=depth)
    assert len(graph.nodes) == len({node.key for node in graph.nodes})
    if depth != 1:
        assert {"kh77", "kh121", "qd428"} <= set(case.names(graph))


def test_the_json_says_who_cites_whom(case: Case) -> None:
    shown = tracing.graph_json(tracing.trace(case.home, "146/KH-UBND", "Kiên Giang"))
    assert shown == {
        "root": case.keys["kh146kg"],
        "nodes": [
            {
                "key": case.keys["kh146kg"],
                "notation": "146/KH-UBND",
                "type": "Kế hoạch",
                "issuer": KIEN_GIANG,
                "issued_on": "2023",
                "subject": None,
                "held": False,
                "status": "chua_co_ban",
                "effect": None,
                "changed_bases": [],
            }
        ],
        "links": [],
    }
    links = tracing.graph_json(tracing.trace(case.home, "77/KH-UBND", depth=1))["links"]
    assert links == [
        {
            "from": case.keys["kh77"],
            "to": case.keys["kh121"],
            "relation": "thuc_hien",
            "source": "generated",
            "confidence": 1.0,
            "confirmed": False,
            "quote": "…",
        }
    ]


def test_what_rests_on_a_changed_document_is_flagged_wherever_that_stands(case: Case) -> None:
    with case.home.store.writing() as tx:
        act = tx.documents.add(paper("Quyết định", "9/QĐ-TTg", TTG, "01/3/2025"), case.home.clock.now()).key
        tx.links.add(
            Link(act, case.keys["qd315"], Relation.THAY_THE, LinkSource.TYPED), case.home.clock.now()
        )
        for name in ("kh146", "nk"):
            known = tx.documents.require(case.keys[name])
            tx.documents.change(replace(known, held=True, status=Status.RECEIVED))
    change = {"base": case.keys["qd315"], "act": act, "relation": "thay_the"}
    for words, way in (("315/QĐ-TTg", "down"), ("51/UBND", "up"), ("51/UBND", "both")):
        shown = tracing.graph_json(tracing.trace(case.home, words, direction=way))
        flagged = {node["key"]: node["changed_bases"] for node in shown["nodes"] if node["changed_bases"]}
        assert flagged == {case.keys["kh146"]: [change]}, (words, way)
    below = tracing.trace(case.home, "146/KH-UBND", "Cần Thơ", "down")
    words = "căn cứ đã thay đổi: 315/QĐ-TTg đã được thay thế bởi 9/QĐ-TTg"
    assert changed_words(below) == {case.keys["kh146"]: words}


def test_a_depth_of_nothing_is_bad_input(case: Case) -> None:
    with pytest.raises(BadInput):
        tracing.trace(case.home, "315/QĐ-TTg", depth=0)


# ---- link, unlink -----------------------------------------------------------------------------------


def test_a_typed_link_is_the_clerks_and_stands_in_the_journal(case: Case) -> None:
    made = linking_typed.link(case.home, "77/KH-UBND", "428/QĐ-TTg", "thuc_hien")
    assert (made.source, made.confirmed_by, made.relation) == (LinkSource.TYPED, "Lan", Relation.THUC_HIEN)
    with case.home.store.reading() as tx:
        assert tx.links.find(made.from_key, made.to_key, made.relation) == made
        event = tx.journal.events("ubnd")[-1]
    assert (event.act, event.actor) == ("link", "Lan")


def test_typing_a_generated_link_confirms_it(case: Case) -> None:
    linking_typed.link(case.home, "77/KH-UBND", "121/KH-UBND", Relation.THUC_HIEN)
    links = tracing.graph_json(tracing.trace(case.home, "77/KH-UBND", depth=1))["links"]
    assert [(one["source"], one["confirmed"]) for one in links] == [("typed", True)]


def test_a_link_to_itself_or_typed_twice_is_refused(case: Case) -> None:
    with pytest.raises(BadInput, match="chính nó"):
        linking_typed.link(case.home, "77/KH-UBND", "077/KH-UBND", "can_cu")
    linking_typed.link(case.home, "77/KH-UBND", "315/QĐ-TTg", "can_cu")
    with pytest.raises(BadInput, match="đã có liên kết"):
        linking_typed.link(case.home, "77/KH-UBND", "315/QĐ-TTg", "căn cứ")


def test_an_ambiguous_end_or_an_unknown_relation_is_said_with_the_choices(case: Case) -> None:
    with pytest.raises(BadInput, match="một trong 2 văn bản"):
        linking_typed.link(case.home, "77/KH-UBND", "146/KH-UBND", "can_cu")
    with pytest.raises(BadInput, match="thuc_hien"):
        linking_typed.link(case.home, "77/KH-UBND", "315/QĐ-TTg", "yêu mến")
    made = linking_typed.link(case.home, "77/KH-UBND", "146/KH-UBND", "can_cu", cited_issuer=CAN_THO)
    assert made.to_key == case.keys["kh146"]


def test_a_link_is_taken_back_once(case: Case) -> None:
    linking_typed.link(case.home, "77/KH-UBND", "315/QĐ-TTg", "can_cu")
    linking_typed.link(case.home, "77/KH-UBND", "315/QĐ-TTg", "dan_chieu")
    with pytest.raises(BadInput, match="nhiều liên kết"):
        linking_typed.unlink(case.home, "77/KH-UBND", "315/QĐ-TTg")
    linking_typed.unlink(case.home, "77/KH-UBND", "315/QĐ-TTg", "can_cu")
    taken = linking_typed.unlink(case.home, "77/KH-UBND", "315/QĐ-TTg")
    assert taken.relation is Relation.DAN_CHIEU
    with pytest.raises(NotFound):
        linking_typed.unlink(case.home, "77/KH-UBND", "315/QĐ-TTg")


def test_a_refused_link_leaves_nothing_in_the_journal(case: Case) -> None:
    with pytest.raises(NotFound):
        linking_typed.link(case.home, "77/KH-UBND", "999/KH-UBND", "can_cu")
    with case.home.store.reading() as tx:
        assert tx.journal.events("ubnd") == []


# ---- coverage over the store ------------------------------------------------------------------------


def test_coverage_reads_the_chain_and_the_dispatch_list(case: Case) -> None:
    sent = ["Ủy ban nhân dân quận Ninh Kiều", "Ủy ban nhân dân quận Cái Răng"]
    with case.home.store.writing() as tx:
        tx.dispatches.add(
            Dispatch(case.keys["kh146"], name, issuer_key(name), f"2020:{place}", must_answer=True)
            for place, name in enumerate(sent)
        )
    rows = coverage(case.home, "146/KH-UBND", issuer=CAN_THO)
    assert [(row.unit, row.state.value) for row in rows] == [
        (sent[0], "đã báo cáo"),
        (sent[1], "đã gửi"),
    ]
    assert rows[0].documents == (case.keys["nk"], case.keys["bc"])


def test_coverage_among_a_selector_shows_every_unit_of_that_day(case: Case) -> None:
    rows = coverage(case.home, "146/KH-UBND", "huyen:Cần Thơ", issuer=CAN_THO)
    assert len(rows) == 9
    states = {row.unit: row.state.value for row in rows}
    assert states["Ủy ban nhân dân quận Ninh Kiều"] == "đã báo cáo"
    assert states["Ủy ban nhân dân huyện Phong Điền"] == "chưa ghi nhận"


def test_a_cycle_is_not_run_through_to_the_depth_that_was_asked_for(case: Case) -> None:
    with case.home.store.writing() as tx:
        back = Link(case.keys["qd315"], case.keys["bc"], Relation.CAN_CU, LinkSource.TYPED)
        tx.links.add(back, case.home.clock.now())
    deep = tracing.trace(case.home, "315/QĐ-TTg", direction="down", depth=10**12)
    whole = tracing.trace(case.home, "315/QĐ-TTg", direction="down")
    assert set(case.names(deep)) == set(case.names(whole)) == {"qd315", "kh146", "nk", "bc"}
