"""The life of an outgoing document: approved, issued, sent, come back, voided, corrected, replaced, taken back."""

from __future__ import annotations

import os
from datetime import date

import pytest

from doc_engine.errors import BadInput, Refusal
from doc_engine.terms import Relation
from registry.model import Effect, Status
from registry.officefile import load_office
from registry.services.acting_on import act_on
from registry.services.approving import approve
from registry.services.correcting_lines import correct_line
from registry.services.destroying import destroy
from registry.services.dispatching import dispatch, give_back, way_of
from registry.services.entering import enter
from registry.services.issuing import issue
from registry.services.receiving import receive
from registry.services.registers import outgoing
from registry.services.setup import init
from registry.services.verifying import verify
from registry.services.voiding import void
from registry.store.filestore import FileStore
from registry.store.life import Way
from tests.registry.conftest import OFFICE

DAY = date(2024, 8, 1)
LETTER = """\
loai: công văn
don_vi_soan: Phòng Nội chính
trich_yeu: đính chính Kế hoạch
kinh_gui: Công an tỉnh
noi_dung: Kế hoạch có sai sót về thể thức, nay sửa lại cho đúng.
nguoi_ky: Trần Văn Bình
luu: VT, NC
""".encode()
INCOMING = """\
SỞ TƯ PHÁP TỈNH HẢI YẾN

Số: {number}/STP-VP
Hải Yến, ngày {day:02d} tháng 8 năm 2024

V/v {subject}

Kính gửi: Ủy ban nhân dân tỉnh Hải Yến

Sở Tư pháp báo cáo như trên.
"""


def lines(home):
    return outgoing(home)


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened
        assert verify(opened) == []


@pytest.fixture
def issued(home, desk):
    return issue(home, desk.plan, "a.yaml", on=DAY)


def status(home, key: str) -> tuple[Status, Effect | None]:
    with home.store.reading() as tx:
        document = tx.documents.require(key)
    return document.status, document.effect


def acts(home, desk) -> list[str]:
    with home.store.reading() as tx:
        return [event.act for event in tx.journal.events(desk.office_key)]


# ---- duyệt ---------------------------------------------------------------------------------------------------


def test_what_was_approved_is_issued_and_the_approval_is_told(home, desk):
    approved = approve(home, desk.plan, "a.yaml")
    assert not approved.repeated
    assert approve(home, desk.plan, "a.yaml").repeated
    issued = issue(home, desk.plan, "a.yaml", on=DAY)
    with home.store.reading() as tx:
        (kept,) = tx.approvals.of_office(desk.office_key)
        payload = tx.journal.events(desk.office_key)[-1].payload
    assert kept.document == issued.key
    assert f'"approval":"{kept.digest}"' in payload
    assert acts(home, desk) == ["init", "approve", "issue"]


def test_an_edit_after_approval_takes_no_number_until_it_is_approved_again(home, desk):
    approve(home, desk.plan, "a.yaml")
    edited = desk.plan.replace("quý III".encode(), "quý IV".encode())
    with pytest.raises(Refusal, match="nội dung nay khác với bản đã duyệt"):
        issue(home, edited, "a.yaml", on=DAY)
    with pytest.raises(Refusal):
        issue(home, edited, "ten-khac.yaml", on=DAY)  # the same subject under another name
    assert lines(home) == ()
    approve(home, edited, "a.yaml")
    assert issue(home, edited, "a.yaml", on=DAY).notation.number == "01"


def test_who_never_asks_for_approval_is_not_held_up_unless_the_office_wants_it(home, desk):
    other = desk.plan.replace("phòng cháy năm".encode(), "phòng bão năm".encode())
    approve(home, other, "khac.yaml")
    issue(home, desk.plan, "a.yaml", on=DAY)
    init(home, load_office((OFFICE + "duyet: bắt buộc\n").encode(), name="o.yaml"))
    with pytest.raises(Refusal, match="chưa được duyệt"):
        issue(home, desk.plan, "a.yaml", on=date(2024, 8, 2))
    init(home, load_office((OFFICE + "duyet: cảnh báo\n").encode(), name="o.yaml"))
    edited = other.replace("quý III".encode(), "quý IV".encode())
    warnings = issue(home, edited, "khac.yaml", on=date(2024, 8, 2)).warnings
    assert any("khác với bản đã duyệt" in warning for warning in warnings)


# ---- hủy số --------------------------------------------------------------------------------------------------


def test_a_void_keeps_number_line_and_file(home, desk, issued):
    voided = void(home, issued.key, "Cấp nhầm loại văn bản")
    assert voided.document.status is Status.VOID
    assert void(home, issued.key, "lần nữa").repeated
    (line,) = lines(home)
    assert (line.notation, line.note) == ("01/KH-UBND", "Đã hủy số: Cấp nhầm loại văn bản")
    assert home.store.files.get(issued.digest) == issued.docx
    again = issue(home, desk.plan, "a.yaml", on=DAY)
    assert (again.notation.number, again.repeated) == ("02", False)
    assert issue(home, desk.plan, "a.yaml", on=DAY).key == again.key
    assert acts(home, desk) == ["init", "issue", "void", "issue"]


def test_a_void_after_dispatch_is_refused_even_when_the_letter_came_back(home, issued):
    dispatch(home, issued.key, to=["Công an tỉnh"], on=DAY)
    give_back(home, issued.key, "Công an tỉnh", "sai địa chỉ")
    with pytest.raises(Refusal, match="đã phát hành") as refused:
        void(home, issued.key, "Cấp nhầm")
    assert refused.value.exit_code == 3
    assert status(home, issued.key) == (Status.ISSUED, None)


def test_only_a_line_of_a_book_can_be_voided_and_only_with_a_reason(home, issued):
    with pytest.raises(BadInput, match="không có trong sổ"):
        void(home, "20/CT-TTg", "Cấp nhầm")
    with pytest.raises(BadInput, match="lý do để trống"):
        void(home, issued.key, " ")


def test_a_voided_act_undoes_its_effect(home, issued, desk):
    act = act_on(home, issued.key, Relation.DINH_CHINH, LETTER, "dc.yaml", on=DAY)
    assert status(home, issued.key)[1] is Effect.CORRECTED
    void(home, act.issued.key, "Cấp nhầm")
    assert status(home, issued.key)[1] is None
    assert "đính chính" not in lines(home)[-1].note


# ---- phát hành -----------------------------------------------------------------------------------------------


def test_a_dispatch_says_who_when_and_how_once(home, issued):
    done = dispatch(home, issued.key, on=date(2024, 8, 2), by=way_of("điện tử"))
    assert [(one.recipient, one.way) for one in done.sent] == [
        ("Công an tỉnh", Way.ELECTRONIC),
        ("UBND các xã", Way.ELECTRONIC),
    ]
    again = dispatch(home, issued.key, on=date(2024, 8, 2), by=Way.ELECTRONIC)
    assert again.sent == ()
    named = dispatch(home, issued.key, to=["Công an tỉnh"], on=date(2024, 8, 2), by=Way.ELECTRONIC)
    assert (named.sent, named.already) == ((), ("Công an tỉnh",))
    (line,) = lines(home)
    assert line.sent_on == "02/8/2024"


def test_a_letter_that_came_back_is_sent_again(home, issued):
    dispatch(home, issued.key, on=DAY)
    back = give_back(home, issued.key, "Công an tỉnh", "không có người nhận", on=date(2024, 8, 5))
    assert back.sending.return_reason == "không có người nhận"
    assert give_back(home, issued.key, "Công an tỉnh", "không có người nhận").repeated
    assert "Trả lại từ Công an tỉnh ngày 05/8/2024: không có người nhận" in lines(home)[0].note
    again = dispatch(home, issued.key, on=date(2024, 8, 6))
    assert [one.recipient for one in again.sent] == ["Công an tỉnh"]
    assert lines(home)[0].sent_on == "01/8/2024; 06/8/2024"


def test_what_makes_no_sense_of_a_dispatch_is_refused(home, issued):
    with pytest.raises(BadInput, match="ngày chuyển"):
        dispatch(home, issued.key, on=date(2024, 7, 31))
    with pytest.raises(BadInput, match="ngày chuyển"):
        dispatch(home, issued.key, on=date(2024, 8, 21))
    with pytest.raises(BadInput, match="chưa gửi đến"):
        give_back(home, issued.key, "Sở Y tế", "sai")
    with pytest.raises(BadInput, match="không có cách gửi"):
        way_of("bồ câu")
    assert dispatch(home, issued.key, to=["Sở Y tế"], on=DAY).warnings
    with pytest.raises(BadInput, match="phải từ ngày gửi"):
        give_back(home, issued.key, "Sở Y tế", "sai", on=date(2024, 7, 1))
    void(home, issue(home, desk_letter(), "cv.yaml", on=DAY).key, "nhầm")


def desk_letter() -> bytes:
    return LETTER.replace("đính chính Kế hoạch".encode(), "trả lời".encode())


# ---- đính chính, sửa đổi, thay thế, bãi bỏ, thu hồi ------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "effect"),
    [
        (Relation.SUA_DOI, Effect.AMENDED),
        (Relation.THAY_THE, Effect.REPLACED),
        (Relation.BAI_BO, Effect.REPEALED),
        (Relation.THU_HOI, Effect.RECALLED),
    ],
)
def test_an_act_is_a_numbered_document_and_the_target_shows_it(home, desk, issued, relation, effect):
    data = desk.plan.replace("năm 2024".encode(), "năm 2024, sửa lại".encode(), 1)
    acted = act_on(home, issued.key, relation, data, "b.yaml", on=date(2024, 8, 5))
    assert (str(acted.issued.notation), acted.target.effect) == ("02/KH-UBND", effect)
    again = act_on(home, issued.key, relation, data, "b.yaml", on=date(2024, 8, 5))
    assert (again.issued.key, again.issued.repeated) == (acted.issued.key, True)
    first = lines(home)[0]
    assert first.note.casefold() == f"{effect.label} theo 02/kh-ubnd ngày 05/8/2024"
    assert home.store.files.get(issued.digest) == issued.docx


def test_a_correction_is_a_letter_and_the_stronger_effect_stays(home, desk, issued):
    with pytest.raises(BadInput, match="phải là công văn"):
        act_on(home, issued.key, Relation.DINH_CHINH, desk.plan + b"# khac\n", "b.yaml", on=DAY)
    assert len(lines(home)) == 1
    data = desk.plan.replace("năm 2024".encode(), "năm 2024, thay".encode(), 1)
    act_on(home, issued.key, Relation.THAY_THE, data, "b.yaml", on=DAY)
    corrected = act_on(home, issued.key, Relation.DINH_CHINH, LETTER, "c.yaml", on=DAY)
    assert corrected.target.effect is Effect.REPLACED


def test_an_act_of_another_form_is_warned_of(home, issued):
    acted = act_on(home, issued.key, Relation.THAY_THE, LETTER, "c.yaml", on=DAY)
    assert any("hình thức tương đương" in warning for warning in acted.issued.warnings)


def test_a_recall_amid_a_dispatch_stops_it_and_says_who_has_it(home, issued):
    dispatch(home, issued.key, to=["Công an tỉnh"], on=DAY)
    acted = act_on(home, issued.key, Relation.THU_HOI, LETTER, "th.yaml", on=DAY)
    assert acted.sent_to == ("Công an tỉnh",)
    with pytest.raises(Refusal, match="đã bị thu hồi, không phát hành tiếp"):
        dispatch(home, issued.key, on=DAY)
    give_back(home, issued.key, "Công an tỉnh", "trả lại theo văn bản thu hồi")
    with pytest.raises(Refusal, match="đã bị thu hồi"):
        act_on(home, issued.key, Relation.THAY_THE, LETTER, "khac.yaml", on=DAY)
    with home.store.reading() as tx:
        assert [one.recipient for one in tx.sendings.of_document(issued.key)] == ["Công an tỉnh"]


def test_what_is_not_the_office_s_own_is_neither_corrected_nor_recalled(home, issued):
    for relation in (Relation.DINH_CHINH, Relation.THU_HOI):
        with pytest.raises(BadInput, match="không phải là văn bản đi"):
            act_on(home, "20/CT-TTg", relation, LETTER, "c.yaml", on=DAY)
    with pytest.raises(BadInput, match="không phải là việc làm"):
        act_on(home, issued.key, Relation.CAN_CU, LETTER, "c.yaml", on=DAY)
    assert len(lines(home)) == 1


# ---- văn bản đến bị thu hồi ------------------------------------------------------------------------------------


def came(home, number: int, subject: str, day: int = 5):
    text = INCOMING.format(number=number, subject=subject, day=day)
    return receive(home, text.encode(), f"{number}.txt")


def test_a_recalled_incoming_document_loses_its_bytes_and_keeps_its_line(home, desk):
    first, notice = came(home, 12, "báo cáo mật ong"), came(home, 15, "thu hồi văn bản", 6)
    done = destroy(home, first.document.key, notice.document.key, "Sở đề nghị thu hồi")
    assert done.digests == (first.digest,)
    assert first.digest not in home.store.files.digests()
    with home.store.reading() as tx:
        document = tx.documents.require(first.document.key)
        assert tx.documents.texts(document.key).body_text is None
        assert tx.files.of_document(document.key) == []
        assert [item.digest for item in tx.files.destroyed(document.key)] == [first.digest]
    assert (str(document.notation), document.effect) == ("12/STP-VP", Effect.RECALLED)
    again = destroy(home, first.document.key, notice.document.key)
    assert (again.repeated, again.digests) == (True, (first.digest,))
    assert acts(home, desk)[-1] == "destroy"
    assert came(home, 12, "báo cáo mật ong").repeated


def test_a_crash_between_the_act_and_the_bytes_is_seen_and_finished(home, monkeypatch):
    first, notice = came(home, 12, "báo cáo"), came(home, 15, "thu hồi văn bản", 6)
    monkeypatch.setattr(FileStore, "destroy", lambda self, digest: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        destroy(home, first.document.key, notice.document.key)
    monkeypatch.undo()
    (problem,) = verify(home)
    assert "hãy chạy lại vanthu recall" in problem
    destroy(home, first.document.key, notice.document.key)


def test_only_its_own_issuer_recalls_an_incoming_document(home, issued):
    first = came(home, 12, "báo cáo")
    other = receive(
        home,
        INCOMING.replace("SỞ TƯ PHÁP", "SỞ Y TẾ").format(number=3, subject="thu hồi", day=6).encode(),
        "x.txt",
    )
    with pytest.raises(BadInput, match="Chỉ nơi ban hành"):
        destroy(home, first.document.key, other.document.key)
    with pytest.raises(BadInput, match="không phải là văn bản đến"):
        destroy(home, issued.key, first.document.key)
    assert home.store.files.get(first.digest)


# ---- sửa dòng sổ ----------------------------------------------------------------------------------------------


def test_a_line_is_corrected_by_a_second_entry_and_stays(home, issued):
    done = correct_line(home, issued.key, "nơi nhận", "Công an tỉnh; UBND các xã", "gõ thiếu")
    assert done.correction.old_value.startswith("Công an tỉnh; UBND các xã (")
    first, second = lines(home)
    assert "(để thực hiện)" in first.recipients
    assert first.note == "Xem dòng sửa ngày 20/8/2024"
    assert (second.notation, second.recipients, second.subject, second.second) == (
        "01/KH-UBND",
        "Công an tỉnh; UBND các xã",
        "",
        True,
    )
    assert "Sửa nơi nhận của dòng trên" in second.note
    assert "lý do: gõ thiếu" in second.note
    assert correct_line(home, issued.key, "recipients", "Công an tỉnh; UBND các xã", "gõ thiếu").repeated
    later = correct_line(home, issued.key, "noi_nhan", "Công an tỉnh", "bớt")
    assert later.correction.old_value == "Công an tỉnh; UBND các xã"


def test_number_and_day_are_no_typing_errors(home, issued):
    with pytest.raises(BadInput, match=r"không sửa được cột “số”.*vanthu void"):
        correct_line(home, issued.key, "số", "2", "nhầm")


# ---- số bổ sung, ngày -----------------------------------------------------------------------------------------


def test_a_suffix_is_an_act_with_a_reason_between_two_days(home, desk, issued):
    issue(home, desk.plan, "a.yaml", on=date(2024, 8, 5))
    with pytest.raises(BadInput, match="phải có lý do"):
        issue(home, desk.plan, "a.yaml", on=DAY, suffix_of="1")
    with pytest.raises(BadInput, match="phải đề ngày từ ngày 01/8/2024 đến ngày 05/8/2024"):
        issue(home, desk.plan, "a.yaml", on=date(2024, 8, 6), suffix_of="1", reason="sót")
    with pytest.raises(BadInput, match="chưa cấp số 03"):
        issue(home, desk.plan, "a.yaml", on=DAY, suffix_of="3", reason="sót")
    with pytest.raises(BadInput, match="đã là số bổ sung"):
        issue(home, desk.plan, "a.yaml", on=DAY, suffix_of="1a", reason="sót")
    first = issue(home, desk.plan, "a.yaml", on=date(2024, 8, 2), suffix_of="1", reason="bỏ sót")
    assert str(first.notation) == "01a/KH-UBND"
    assert issue(home, desk.plan, "a.yaml", on=date(2024, 8, 2), suffix_of="1", reason="bỏ sót").repeated
    second = issue(home, desk.plan + b"#\n", "a.yaml", on=date(2024, 8, 3), suffix_of="01", reason="bỏ sót")
    assert str(second.notation) == "01b/KH-UBND"
    assert [line.notation for line in lines(home)] == [
        "01/KH-UBND",
        "01a/KH-UBND",
        "01b/KH-UBND",
        "02/KH-UBND",
    ]
    assert lines(home)[1].note == "Số bổ sung, lý do: bỏ sót"
    assert issue(home, desk.plan + b"##\n", "a.yaml", on=date(2024, 8, 6)).notation.number == "03"


def test_signed_in_december_and_numbered_in_january_stands_in_the_new_year_s_book(desk):
    desk.today = date(2025, 1, 2)
    with desk.home() as home:
        issued = issue(home, desk.plan, "a.yaml", signed_on=date(2024, 12, 31))
        assert (str(issued.notation), issued.book) == ("01/KH-UBND", "Văn bản có tên loại năm 2025")
        with home.store.reading() as tx:
            (event,) = [one for one in tx.journal.events(desk.office_key) if one.act == "issue"]
        assert '"signed_on":"2024-12-31"' in event.payload
        assert verify(home) == []


def test_two_provinces_have_a_02_of_one_year_each(desk, home):
    other = OFFICE.replace("tỉnh Hải Yến", "tỉnh Sơn Ca").replace("dia_danh: Hải Yến", "dia_danh: Sơn Ca")
    init(home, load_office(other.encode(), name="o.yaml"))
    keys = []
    for name in ("Ủy ban nhân dân tỉnh Hải Yến", "Ủy ban nhân dân tỉnh Sơn Ca"):
        for turn in (1, 2):
            data = f"co_quan: {name}\n".encode() + desk.plan + f"# {turn}\n".encode()
            issued = issue(home, data, "a.yaml", on=DAY)
        assert str(issued.notation) == "02/KH-UBND"
        keys.append(issued.key)
    assert len(set(keys)) == 2
    with pytest.raises(BadInput, match="có thể là một trong 2"):
        void(home, "02/KH-UBND", "nhầm")
    void(home, "02/KH-UBND", "nhầm", issuer="UBND tỉnh Sơn Ca")
    assert [status(home, key)[0] for key in keys] == [Status.ISSUED, Status.VOID]


def test_an_entered_document_can_be_replaced_too(home, desk):
    old = enter(home, desk.plan, "cu.yaml", "7", date(2023, 3, 1))
    data = desk.plan.replace("năm 2024".encode(), "năm 2024, thay".encode(), 1)
    assert act_on(home, old.key, Relation.THAY_THE, data, "b.yaml", on=DAY).target.effect is Effect.REPLACED


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_the_first_numbers_of_a_year_asked_for_at_once_open_one_book(desk):
    desk.today = date(2025, 1, 2)

    def ask(turn: int) -> None:
        with desk.home() as home:
            issue(home, desk.plan + f"# {turn}\n".encode(), "a.yaml")

    assert run_at_once([lambda turn=turn: ask(turn) for turn in range(4)]) == [0] * 4
    with desk.home() as home:
        assert [(line.year, line.number) for line in lines(home)] == [(2025, turn) for turn in range(1, 5)]
        assert acts(home, desk).count("open_book") == 1
        assert verify(home) == []


def run_at_once(tasks) -> list[int]:
    """Each task in a process of its own; their exit codes."""
    children = []
    for task in tasks:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                task()
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
