"""The office's people and recipient groups over time: who signs on which day, who a collective line means."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.errors import BadInput, NotFound, Refusal
from registry.services import groups, people
from registry.services.batch import plan, run
from registry.services.issuing import issue
from registry.services.verifying import verify

BINH = "Trần Văn Bình"
HOA = "Nguyễn Thị Hoa"


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def names(found) -> list[str]:
    return [post.full_name for post in found]


def test_the_signers_of_the_office_file_are_in_the_directory(home):
    (post,) = people.posts(home)
    assert (post.full_name, post.authority, post.declared) == (BINH, "KT. Chủ tịch", True)


def test_a_post_taken_up_and_left_stays_in_the_history(home):
    people.add(home, HOA, "Chuyên viên", unit="NC", from_on=date(2024, 2, 1))
    assert names(people.posts(home, on=date(2024, 1, 31))) == [BINH]
    assert names(people.posts(home, on=date(2024, 2, 1))) == [BINH, HOA]
    people.end(home, "nguyen thi hoa", date(2024, 7, 31), reason="Nghỉ hưu")
    assert names(people.posts(home, on=date(2024, 8, 1))) == [BINH]
    (gone,) = (post for post in people.posts(home) if post.full_name == HOA)
    assert (gone.unit, gone.until_on, gone.reason) == ("Phòng Nội chính", date(2024, 7, 31), "Nghỉ hưu")
    assert verify(home) == []


def test_a_signer_of_the_office_file_can_leave_by_an_act_and_then_does_not_sign(home, desk):
    people.end(home, BINH, date(2024, 7, 31))
    issue(home, desk.plan, "a.yaml", on=date(2024, 7, 31))
    with pytest.raises(Refusal, match=r"hết sau ngày 31/7/2024"):
        issue(home, desk.plan, "a.yaml", on=date(2024, 8, 1))


def test_who_is_added_with_a_capacity_signs_from_that_day(home, desk):
    plan_of_hoa = desk.plan.replace(BINH.encode(), HOA.encode())
    people.add(home, HOA, "Phó Chủ tịch", capacity=["KT. Chủ tịch"], from_on=date(2024, 8, 10))
    with pytest.raises(Refusal, match="chỉ có từ ngày 10/8/2024"):
        issue(home, plan_of_hoa, "a.yaml", on=date(2024, 8, 9))
    issued = issue(home, plan_of_hoa, "a.yaml", on=date(2024, 8, 12))
    assert str(issued.notation) == "01/KH-UBND"


def test_staff_without_a_capacity_do_not_sign(home, desk):
    people.add(home, HOA, "Chuyên viên", from_on=date(2024, 1, 1))
    with pytest.raises(Refusal):
        issue(home, desk.plan.replace(b"nguoi_ky: " + BINH.encode(), f"""nguoi_ky:
  chuc_vu: Chuyên viên
  ho_ten: {HOA}""".encode()), "a.yaml", on=date(2024, 8, 12))  # fmt: skip


def test_one_post_is_not_taken_up_twice_at_once(home):
    with pytest.raises(BadInput, match="đang giữ chức vụ"):
        people.add(home, BINH, "Phó Chủ tịch")


@pytest.mark.parametrize(
    ("name", "more", "field"),
    [
        ("", {}, "HỌ_TÊN"),
        (HOA, {"unit": "Phòng Khác"}, "--unit"),
        (HOA, {"from_on": date(2024, 5, 1), "until_on": date(2024, 4, 1)}, "--until"),
        (HOA, {"capacity": ["giao quyền"]}, "--capacity"),
    ],
)
def test_a_mistake_names_the_option_and_nothing_is_written(home, name, more, field):
    with pytest.raises(BadInput) as caught:
        people.add(home, name, "Chuyên viên", **more)
    assert field in [problem.field for problem in caught.value.problems]
    assert len(people.posts(home)) == 1


def test_nobody_of_that_name_is_not_found_and_two_posts_must_be_told_apart(home):
    with pytest.raises(NotFound):
        people.end(home, HOA, date(2024, 7, 31))
    people.add(home, BINH, "Trưởng ban", from_on=date(2024, 1, 1))
    with pytest.raises(BadInput, match="--title"):
        people.end(home, BINH, date(2024, 7, 31))
    assert people.end(home, BINH, date(2024, 7, 31), title="trưởng ban").title == "Trưởng ban"


# ---- groups ----------------------------------------------------------------------------------------------

SO = "Các sở, ngành"
BODIES = ["Sở Tư pháp tỉnh Cà Mau", "Sở Nội vụ tỉnh Cà Mau", "Công an tỉnh Cà Mau"]


def test_a_group_is_dated_and_a_later_list_leaves_earlier_days_alone(home):
    groups.add(home, SO, BODIES[:2], from_on=date(2024, 1, 1))
    groups.add(home, "cac so, nganh".upper().replace("CAC SO, NGANH", SO), BODIES, from_on=date(2024, 6, 1))
    assert len(groups.group(home, SO, on=date(2024, 5, 31)).members) == 2
    assert len(groups.group(home, SO, on=date(2024, 6, 1)).members) == 3
    with pytest.raises(NotFound, match="Các sở, ngành"):
        groups.group(home, "Các trường", on=date(2024, 6, 1))
    assert verify(home) == []


def test_a_group_is_made_of_names_selectors_and_files(home):
    made = groups.add(
        home,
        "Các nơi",
        ["Công an tỉnh Cà Mau", "huyen:Cà Mau@2023-03-20", ("so.csv", b"ten\nS\xe1\xbb\x9f Y t\xe1\xba\xbf t\xe1\xbb\x89nh C\xc3\xa0 Mau\n")],
    )  # fmt: skip
    assert len(made.members) == 1 + 9 + 1
    assert sum(member.unit_key is not None for member in made.members) >= 9


def test_a_misspelt_or_doubled_member_is_refused_with_every_problem(home):
    with pytest.raises(BadInput) as caught:
        groups.add(home, SO, ["UBND huyện Đầm Giơi", BODIES[0], BODIES[0]])
    assert len(caught.value.problems) == 2
    assert groups.groups(home) == ()


LETTER = """\
loai: công văn
ky_hieu: UBND-NC
trich_yeu: báo cáo số liệu
kinh_gui: Các sở, ngành
noi_dung: |
  Đề nghị các cơ quan báo cáo số liệu.
han_tra_loi: 30/9/2024
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Như trên
  - Công an tỉnh Cà Mau
luu: VT
"""


def test_a_collective_line_that_names_a_group_goes_to_each_of_its_members(home):
    groups.add(home, SO, BODIES, from_on=date(2024, 1, 1))
    issued = issue(home, LETTER.encode(), "cv.yaml", on=date(2024, 8, 12))
    with home.store.reading() as tx:
        sent = tx.dispatches.of_document(issued.key)
        (line,) = [line for line in tx.entries.of_office("ubnd-hai-yen") if line.document == issued.key]
    assert [(one.recipient, one.must_answer) for one in sent] == [(name, True) for name in BODIES]
    assert line.recipients.startswith("Các sở, ngành")
    assert verify(home) == []


def test_without_such_a_group_the_line_stays_as_it_is(home):
    issued = issue(home, LETTER.encode(), "cv.yaml", on=date(2024, 8, 12))
    with home.store.reading() as tx:
        assert next(one.recipient for one in tx.dispatches.of_document(issued.key)) == SO


def test_a_batch_goes_to_a_group_by_its_name(home):
    groups.add(home, SO, BODIES, from_on=date(2024, 1, 1))
    planned = plan(home, LETTER.encode(), "cv.yaml", "các sở, ngành", on=date(2024, 8, 12))
    assert planned.problems == ()
    assert [one.name for one in planned.recipients] == BODIES
    assert run(home, planned).key


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE post_act SET authority = 'KT. Chủ tịch'",
        "UPDATE post_act SET from_on = '2023-01-01' WHERE kind = 'nhan'",
        "DELETE FROM post_act WHERE kind = 'thoi'",
        "UPDATE group_member SET member = 'Sở Y tế' WHERE position = 2",
        "DELETE FROM group_member WHERE position = 3",
        "INSERT INTO group_member SELECT office, event, 9, name, name_key, from_on, 'Sở Y tế', NULL FROM group_member WHERE position = 1",
    ],
)
def test_a_row_changed_behind_the_programs_back_is_seen(home, sql):
    people.add(home, HOA, "Chuyên viên", from_on=date(2024, 1, 1))
    people.end(home, HOA, date(2024, 7, 31))
    groups.add(home, SO, BODIES)
    with home.store.writing() as tx:
        assert tx.connection.exec_driver_sql(sql).rowcount
    assert any("nhật ký" in problem for problem in verify(home))
