"""Who may sign on which day: what is declared is allowed, everything else is refused and told who may."""

from __future__ import annotations

import re
from datetime import date

import pytest

from doc_engine.errors import BadInput, Refusal
from doc_engine.model import Authority, Signatory
from doc_engine.terms import SigningCapacity
from registry.officefile import load_office
from registry.services.issuing import issue
from registry.services.setup import init
from registry.services.verifying import verify
from registry.settings import Signer
from registry.signing import power_refusal

DAY = date(2024, 8, 1)
HEAD = Signer("Lê Thị An", "Chủ tịch", "TM. Ủy ban nhân dân", date(2021, 7, 1), None)
DEPUTY = Signer(
    "Trần Văn Bình", "Phó Chủ tịch", "TM. Ủy ban nhân dân\nKT. Chủ tịch", date(2020, 1, 1), date(2024, 7, 31)
)
CHIEF = Signer("Đỗ Văn Cường", "Chánh Văn phòng", "TL. Chủ tịch", None, None)
ALL = (HEAD, DEPUTY, CHIEF)


def signed(full_name: str, title: str, *lines: str) -> Signatory:
    authority = tuple(
        Authority(capacity=SigningCapacity[line.split(".")[0]], of=line.split(". ", 1)[1]) for line in lines
    )
    return Signatory(full_name=full_name, title=title, authority=authority)


@pytest.mark.parametrize(
    "signatory",
    [
        signed("Lê Thị An", "Chủ tịch", "TM. Ủy ban nhân dân"),
        signed("Lê Thị An", "CHỦ TỊCH"),  # for herself as head, not for the collective
        signed("Đỗ Văn Cường", "Chánh Văn phòng", "TL. CHỦ TỊCH"),
        signed("", "Chủ tịch"),
    ],
)
def test_what_is_declared_may_be_signed(signatory):
    assert power_refusal(ALL, signatory, DAY) is None


@pytest.mark.parametrize(
    ("signatory", "why"),
    [
        (
            signed("Trần Văn Bình", "Phó Chủ tịch", "KT. Chủ tịch"),
            r"đã hết sau ngày 31/7/2024.*Lê Thị An \(TM\. Ủy ban nhân dân, Chủ tịch\)",
        ),
        (signed("Trần Văn Bình", "Phó Chủ tịch"), "khai người này ký với tư cách “TM. .*KT. Chủ tịch"),
        (signed("Đỗ Văn Cường", "Chánh Văn phòng", "TUQ. Chủ tịch"), "TL. Chủ tịch, Chánh Văn phòng"),
        (signed("Đỗ Văn Cường", "Phó Chủ tịch", "KT. Chủ tịch"), "TL. Chủ tịch"),
        (signed("Ngô Thị Dung", "Chủ tịch"), "không có trong danh sách"),
    ],
)
def test_what_is_not_declared_is_refused_and_told(signatory, why):
    refusal = power_refusal(ALL, signatory, DAY)
    assert refusal is not None
    assert re.search(why, refusal)
    assert "--acting" in refusal


def test_a_power_still_to_come_is_refused():
    soon = Signer("Ngô Thị Dung", "Chủ tịch", "", date(2024, 9, 1), None)
    assert "chỉ có từ ngày 01/9/2024" in (
        power_refusal([soon], signed("Ngô Thị Dung", "Chủ tịch"), DAY) or ""
    )


def test_the_first_and_the_last_day_of_an_office_count():
    deputy = signed("Trần Văn Bình", "Phó Chủ tịch", "KT. Chủ tịch")
    assert power_refusal(ALL, deputy, date(2020, 1, 1)) is None
    assert power_refusal(ALL, deputy, date(2024, 7, 31)) is None
    assert power_refusal(ALL, deputy, date(2019, 12, 31)) is not None


def ended(desk, last: str) -> None:
    """The office file says now that the deputy's mandate ends on `last`."""
    from tests.registry.conftest import OFFICE

    text = OFFICE.replace("tu_ngay: 01/01/2020", f"tu_ngay: 01/01/2020, den_ngay: {last}")
    with desk.home() as home:
        init(home, load_office(text.encode(), name="co_quan.yaml"))


def test_a_mandate_that_expired_yesterday_takes_no_number(desk):
    ended(desk, "31/7/2024")
    with desk.home() as home:
        with pytest.raises(Refusal, match="đã hết sau ngày 31/7/2024") as refused:
            issue(home, desk.plan, "a.yaml", on=DAY)
        assert refused.value.exit_code == 3
        with home.store.reading() as tx:
            assert tx.entries.of_office(desk.office_key) == []
        assert verify(home) == []


def test_signed_on_the_last_day_of_the_mandate_and_numbered_after_it(desk):
    ended(desk, "31/7/2024")
    with desk.home() as home:
        issued = issue(home, desk.plan, "a.yaml", on=DAY, signed_on=date(2024, 7, 31))
        assert issued.notation.number == "01"


def test_an_acting_appointment_is_recorded_in_the_line_and_the_journal(desk):
    ended(desk, "31/7/2024")
    with desk.home() as home:
        with pytest.raises(BadInput, match="lý do để trống"):
            issue(home, desk.plan, "a.yaml", on=DAY, acting="  ")
        issued = issue(home, desk.plan, "a.yaml", on=DAY, acting="Quyết định 9/QĐ-UBND giao phụ trách")
        with home.store.reading() as tx:
            line = tx.entries.of_document(issued.key)
            event = tx.journal.events(desk.office_key)[-1]
        assert line is not None
        assert line.note == "Ký theo giao quyền: Quyết định 9/QĐ-UBND giao phụ trách"
        assert '"acting":"Quyết định 9/QĐ-UBND giao phụ trách"' in event.payload
        assert verify(home) == []


def test_who_held_two_offices_signs_with_the_one_of_that_day(desk):
    from tests.registry.conftest import OFFICE

    risen = (
        "  - {ho_ten: Trần Văn Bình, chuc_vu: Phó Chủ tịch, quyen_han: KT. Chủ tịch, den_ngay: 31/7/2024}\n"
        "  - {ho_ten: Trần Văn Bình, chuc_vu: Chủ tịch, tu_ngay: 01/8/2024}\n"
    )
    old = next(line for line in OFFICE.splitlines(keepends=True) if "Trần Văn Bình" in line)
    with desk.home() as home:
        init(home, load_office(OFFICE.replace(old, risen).encode(), name="co_quan.yaml"))
        issue(home, desk.plan, "a.yaml", on=date(2024, 7, 31))
        issue(home, desk.plan, "a.yaml", on=DAY)
        with home.store.reading() as tx:
            texts = [
                tx.documents.texts(line.document).body_text or ""
                for line in tx.entries.of_office(desk.office_key)
            ]
    assert ["KT. CHỦ TỊCH" in text for text in texts] == [True, False]


def joint(desk, first: str, second: str) -> bytes:
    """The plan issued together with the police, both with their signers."""
    text = desk.plan.decode().replace("nguoi_ky: Trần Văn Bình", f"nguoi_ky: {first}")
    other = f"cung_ban_hanh:\n  - co_quan: Công an tỉnh Hải Yến\n    nguoi_ky: {second}\n"
    return (text + other).encode()


def test_the_other_issuers_of_a_joint_document_answer_for_their_signers_and_the_line_names_all(desk):
    text = joint(desk, "Trần Văn Bình", "{chuc_vu: Giám đốc, ho_ten: Ngô Thị Dung}")
    with desk.home() as home:
        issued = issue(home, text, "a.yaml", on=DAY)
        with home.store.reading() as tx:
            line = tx.entries.of_document(issued.key)
        assert line is not None
        assert line.signatory == "Trần Văn Bình; Ngô Thị Dung"
        assert verify(home) == []


def test_the_own_signer_of_a_joint_document_needs_his_power(desk):
    ended(desk, "31/7/2024")
    text = joint(desk, "Trần Văn Bình", "{chuc_vu: Giám đốc, ho_ten: Ngô Thị Dung}")
    with desk.home() as home, pytest.raises(Refusal, match="Trần Văn Bình không có thẩm quyền"):
        issue(home, text, "a.yaml", on=DAY)


def test_the_own_signer_needs_his_power_behind_an_advisory_body_too(desk):
    from tests.registry.conftest import OFFICE

    body = "  - {ten: Tổ, to_chuc: Tổ công tác tỉnh Hải Yến, viet_tat: TCT, loai: [kế hoạch], nam: 2024, so_cuoi: 0}\n"
    text = joint(desk, "{chuc_vu: Tổ trưởng, ho_ten: Lê Thị An}", "{chuc_vu: Chủ tịch, ho_ten: Ngô Thị Dung}")
    text = text.replace("co_quan: Công an tỉnh Hải Yến".encode(), "co_quan: UBND tỉnh Hải Yến".encode())
    text = "co_quan: Tổ công tác tỉnh Hải Yến\n".encode() + text
    with desk.home() as home:
        init(home, load_office((OFFICE + body).encode(), name="co_quan.yaml"))
        with pytest.raises(Refusal, match="Ngô Thị Dung không có thẩm quyền"):
            issue(home, text, "a.yaml", on=DAY)
