"""Who has answered: states, lateness and rows, on small chains and by law."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from doc_engine.dates import PartialDate
from doc_engine.terms import Relation
from registry.coverage import BASIS_CHANGED, Expected, Paper, Sent, coverage
from registry.identity import issuer_key
from registry.model import CoverageRow, CoverageState, Link, LinkSource

TODAY = date(2023, 5, 1)
DUE = date(2023, 4, 15)
SO_TU_PHAP = "Sở Tư pháp tỉnh Cà Mau"
THOI_BINH = "Ủy ban nhân dân huyện Thới Bình"
U_MINH = "Ủy ban nhân dân huyện U Minh"


def paper(key: str, issuer: str, type_label: str = "Công văn", on: date | None = None, **more: date) -> Paper:
    day = PartialDate.of(on) if on else PartialDate()
    return Paper(key, issuer, issuer_key(issuer), type_label, day, **more)


DIRECTIVE = paper("d", SO_TU_PHAP, on=date(2023, 3, 24), reply_by=DUE)


def sent(recipient: str, document: str = "d", **more: bool) -> Sent:
    return Sent(document, recipient, issuer_key(recipient), **more)


def link(citing: str, cited: str, relation: Relation = Relation.THUC_HIEN) -> Link:
    return Link(citing, cited, relation, LinkSource.TYPED)


def rows(*papers: Paper, links: list[Link], to: list[Sent], **more: object) -> dict[str, CoverageRow]:
    found = coverage(DIRECTIVE, papers, links, to, as_of=TODAY, **more)  # type: ignore[arg-type]
    return {row.unit: row for row in found}


def test_a_unit_with_nothing_is_a_row_and_is_late_after_the_day_it_owed() -> None:
    row = rows(links=[], to=[sent(THOI_BINH)])[THOI_BINH]
    assert (row.state, row.due_on, row.days_late) == (CoverageState.SENT, DUE, 16)
    assert row.documents == ()


def test_the_day_of_the_deadline_is_still_in_time() -> None:
    (row,) = coverage(DIRECTIVE, [], [], [sent(THOI_BINH)], as_of=DUE)
    assert row.days_late == 0


def test_a_plan_is_progress_and_does_not_stop_lateness() -> None:
    plan = paper("k", THOI_BINH, "Kế hoạch", date(2023, 4, 3))
    row = rows(plan, links=[link("k", "d")], to=[sent(THOI_BINH)])[THOI_BINH]
    assert (row.state, row.days_late, row.documents) == (CoverageState.ACTED, 16, ("k",))


def test_a_report_under_ones_own_plan_answers_the_directive() -> None:
    plan = paper("k", THOI_BINH, "Kế hoạch", date(2023, 4, 3))
    report = paper("r", THOI_BINH, "Báo cáo", date(2023, 4, 14))
    row = rows(plan, report, links=[link("k", "d"), link("r", "k")], to=[sent(THOI_BINH)])[THOI_BINH]
    assert (row.state, row.days_late, row.documents) == (CoverageState.REPORTED, 0, ("k", "r"))


def test_a_letter_answers_only_when_it_is_linked_phuc_dap() -> None:
    letter = paper("c", U_MINH, "Công văn", date(2023, 4, 17))
    acted = rows(letter, links=[link("c", "d")], to=[sent(U_MINH)])[U_MINH]
    replied = rows(letter, links=[link("c", "d", Relation.PHUC_DAP)], to=[sent(U_MINH)])[U_MINH]
    assert (acted.state, acted.days_late) == (CoverageState.ACTED, 16)
    assert (replied.state, replied.days_late) == (CoverageState.REPORTED, 2)


def test_a_mention_is_not_an_answer() -> None:
    letter = paper("c", U_MINH, "Báo cáo", date(2023, 4, 1))
    row = rows(letter, links=[link("c", "d", Relation.DAN_CHIEU)], to=[sent(U_MINH)])[U_MINH]
    assert row.state is CoverageState.SENT


def test_a_to_trinh_only_proposes() -> None:
    proposal = paper("t", U_MINH, "Tờ trình", date(2023, 4, 1))
    assert rows(proposal, links=[link("t", "d")], to=[sent(U_MINH)])[U_MINH].state is CoverageState.SENT


def test_a_commune_under_the_plan_is_the_last_level_and_a_town_is_not() -> None:
    plan = paper("k", THOI_BINH, "Kế hoạch", date(2023, 4, 3))
    commune = paper("x", "Ủy ban nhân dân xã Tân Lộc, huyện Thới Bình", "Kế hoạch", date(2023, 4, 20))
    town = paper("x", "Ủy ban nhân dân thị xã Giá Rai", "Kế hoạch", date(2023, 4, 20))
    links = [link("k", "d"), link("x", "k")]
    assert rows(plan, commune, links=links, to=[sent(THOI_BINH)])[THOI_BINH].state is CoverageState.ACTED_DOWN
    assert rows(plan, town, links=links, to=[sent(THOI_BINH)])[THOI_BINH].state is CoverageState.ACTED


def test_who_is_only_told_is_no_row_where_others_must_answer() -> None:
    told = sent("UBND tỉnh Cà Mau", must_answer=False)
    assert list(rows(links=[], to=[told, sent(U_MINH)])) == [U_MINH]
    (alone,) = rows(links=[], to=[told]).values()
    assert (alone.state, alone.due_on, alone.days_late) == (CoverageState.SENT, None, None)


def test_what_a_recipients_own_office_booked_is_received() -> None:
    assert rows(links=[], to=[sent(U_MINH, received=True)])[U_MINH].state is CoverageState.RECEIVED


def test_an_expected_unit_that_was_sent_nothing_is_a_row() -> None:
    found = rows(links=[], to=[], expected=[Expected(U_MINH, issuer_key(U_MINH), "2020:966")])
    assert (found[U_MINH].state, found[U_MINH].unit_key) == (CoverageState.NONE, "2020:966")


def test_who_acted_unasked_is_a_row_behind_the_others() -> None:
    plan = paper("k", THOI_BINH, "Kế hoạch", date(2023, 4, 3))
    assert list(rows(plan, links=[link("k", "d")], to=[sent(U_MINH)])) == [U_MINH, THOI_BINH]


def test_lists_of_documents_below_count_where_they_ask_downwards() -> None:
    plan = paper("k", THOI_BINH, "Kế hoạch", date(2023, 4, 3), reply_by=date(2023, 4, 28))
    report = paper("r", THOI_BINH, "Báo cáo", date(2023, 4, 14))
    to = [
        sent(THOI_BINH),
        sent("UBND xã Tân Lộc", "k"),
        sent("Phòng Nội vụ", "k", must_answer=False),
        sent(SO_TU_PHAP, "k"),
        sent("Thanh tra tỉnh", "r"),
    ]
    found = rows(plan, report, links=[link("k", "d"), link("r", "d")], to=to)
    assert list(found) == [THOI_BINH, "UBND xã Tân Lộc"]
    assert found["UBND xã Tân Lộc"].days_late == 3


def test_the_longer_name_of_a_recipient_is_the_same_body() -> None:
    plan = paper("k", "UBND huyện Thới Bình, tỉnh Cà Mau", "Kế hoạch", date(2023, 4, 3))
    found = rows(plan, links=[link("k", "d")], to=[sent(THOI_BINH)])
    assert list(found) == [THOI_BINH]
    assert found[THOI_BINH].documents == ("k",)


def test_two_districts_of_one_name_are_never_merged() -> None:
    of = "Ủy ban nhân dân huyện Châu Thành"
    one = paper("k1", f"{of}, tỉnh Kiên Giang", "Kế hoạch", date(2023, 4, 3))
    other = paper("k2", f"{of}, tỉnh Tiền Giang", "Kế hoạch", date(2023, 4, 4))
    found = rows(one, other, links=[link("k1", "d"), link("k2", "d")], to=[sent(of)])
    assert found[of].state is CoverageState.SENT
    assert len(found) == 3


def test_what_was_issued_after_the_day_asked_for_is_left_out() -> None:
    report = paper("r", THOI_BINH, "Báo cáo", date(2023, 4, 20))
    (row,) = coverage(DIRECTIVE, [report], [link("r", "d")], [sent(THOI_BINH)], as_of=date(2023, 4, 18))
    assert (row.state, row.days_late) == (CoverageState.SENT, 3)


def test_a_reply_without_a_whole_date_is_a_reply_of_unknown_lateness() -> None:
    report = Paper("r", THOI_BINH, issuer_key(THOI_BINH), "Báo cáo", PartialDate(2023, 4))
    row = rows(report, links=[link("r", "d")], to=[sent(THOI_BINH)])[THOI_BINH]
    assert (row.state, row.due_on, row.days_late) == (CoverageState.REPORTED, DUE, None)


def test_a_directive_that_was_replaced_says_so_in_every_row() -> None:
    new = paper("n", SO_TU_PHAP, "Công văn", date(2023, 4, 20))
    row = rows(new, links=[link("n", "d", Relation.THAY_THE)], to=[sent(THOI_BINH)])[THOI_BINH]
    assert (row.note, row.state) == (BASIS_CHANGED, CoverageState.SENT)


def test_a_cycle_of_links_is_tolerated() -> None:
    plan = paper("k", THOI_BINH, "Kế hoạch", date(2023, 4, 3))
    report = paper("r", THOI_BINH, "Báo cáo", date(2023, 4, 4))
    links = [link("k", "d"), link("r", "k"), link("k", "r"), link("d", "r"), link("k", "k")]
    assert rows(plan, report, links=links, to=[])[THOI_BINH].state is CoverageState.REPORTED


# ---- laws -------------------------------------------------------------------------------------------

BODIES = [f"Ủy ban nhân dân huyện {name}" for name in ("U Minh", "Thới Bình", "Đầm Dơi", "Phú Tân")]
KEYS = [f"k{number}" for number in range(6)]
TYPES = ["Kế hoạch", "Báo cáo", "Công văn", "Tờ trình"]
DAYS = st.dates(date(2023, 3, 1), date(2023, 6, 30))
PAPERS = st.lists(
    st.builds(paper, st.sampled_from(KEYS), st.sampled_from(BODIES), st.sampled_from(TYPES), DAYS),
    unique_by=lambda p: p.key,
)
LINKS = st.lists(
    st.builds(
        link, st.sampled_from([*KEYS, "d"]), st.sampled_from([*KEYS, "d"]), st.sampled_from(list(Relation))
    )
)
SENT = st.lists(st.builds(sent, st.sampled_from(BODIES)), unique_by=lambda s: s.recipient)
ORDER = list(CoverageState)


@given(PAPERS, LINKS, SENT)
def test_everyone_who_was_sent_it_is_exactly_one_row(
    papers: list[Paper], links: list[Link], to: list[Sent]
) -> None:
    units = [row.unit for row in coverage(DIRECTIVE, papers, links, to, as_of=TODAY)]
    assert units[: len(to)] == [line.recipient for line in to]
    assert len(units) == len(set(units))


@given(PAPERS, LINKS, SENT, st.sampled_from(BODIES), st.integers(0, 30))
def test_one_more_report_never_lowers_progress_nor_adds_lateness(
    papers: list[Paper], links: list[Link], to: list[Sent], body: str, days: int
) -> None:
    report = paper("new", body, "Báo cáo", TODAY - timedelta(days=days))
    before = {row.unit: row for row in coverage(DIRECTIVE, papers, links, to, as_of=TODAY)}
    after = {
        row.unit: row
        for row in coverage(DIRECTIVE, [*papers, report], [*links, link("new", "d")], to, as_of=TODAY)
    }
    assert after[body].state is CoverageState.REPORTED
    for unit, row in before.items():
        assert ORDER.index(after[unit].state) >= ORDER.index(row.state)
        assert (after[unit].days_late or 0) <= (row.days_late or 0)


@given(PAPERS, LINKS, SENT, DAYS)
def test_a_person_alone_says_done(
    papers: list[Paper], links: list[Link], to: list[Sent], as_of: date
) -> None:
    found = coverage(DIRECTIVE, papers, links, to, as_of=as_of)
    assert all(row.state is not CoverageState.DONE for row in found)
    assert all((row.days_late is None) <= (row.due_on is None or bool(row.documents)) for row in found)
