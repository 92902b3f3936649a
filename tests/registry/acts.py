"""The acts of the office, each as one call on a home, for the tests that hold for every act.

An act that is added to the program is added here: it is then failed at every point, killed, and tampered with.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.office import Home
from registry.services.approving import approve
from registry.services.attaching import attach
from registry.services.batch import Mode, To, plan, run, run_letters
from registry.services.batch.running import issued_before
from registry.services.closing import close_book
from registry.services.closing_arrivals import close_arrivals
from registry.services.correcting_lines import correct_line
from registry.services.dispatching import dispatch
from registry.services.entering import enter
from registry.services.handling import assign, progress
from registry.services.issuing import issue
from registry.services.judging import Kind
from registry.services.linking_typed import link, unlink
from registry.services.marking import mark, review, set_duty
from registry.services.receiving import receive
from registry.services.reviewing import confirm, reject, resolve_to
from registry.services.saving_searches import save_search
from registry.services.voiding import void

DAY = date(2024, 8, 1)
INCOMING = (
    "SỞ TƯ PHÁP\nTỈNH HẢI YẾN\n\nSố: 19/KH-STP\nHải Yến, ngày 02 tháng 3 năm 2024\n\nKẾ HOẠCH\nHòa giải\n\n"
    "Thực hiện Quyết định số 15/QĐ-TTg ngày 17 tháng 01 năm 2024 của Thủ tướng Chính phủ.\n"
).encode()

OTHER_DAY = INCOMING.replace(b"19/KH-STP", b"20/KH-STP").replace(
    "ngày 17 tháng 01".encode(), "ngày 18 tháng 01".encode()
)


def begin_books(home: Home, desk: Any, incoming: bytes) -> None:
    """Two documents issued, one entered, one come in, a link and a signed scan: what is tampered with."""
    issue(home, desk.plan, "a.yaml", on=DAY)
    issue(home, desk.plan, "a.yaml", on=DAY, again=True)
    enter(home, desk.plan, "a.yaml", "7", date(2023, 3, 1))
    came = receive(home, incoming, "den.txt").document
    link(home, "vb1", came.key, "dan_chieu")
    attach(home, "vb1", b"%PDF-1.4 scan", "ban ky.pdf", "signed")


@dataclass(frozen=True)
class Act:
    """`prepare` makes what the act needs, `do` is the act; both are called with the home and the test's desk."""

    name: str
    do: Callable[[Home, Any], object]
    prepare: Callable[[Home, Any], object] = lambda home, desk: None


def _issued(home: Home, desk: Any) -> None:
    issue(home, desk.plan, "a.yaml", on=DAY)


def _received(home: Home, desk: Any) -> None:
    receive(home, INCOMING, "den.txt")


def _read_and_issued(home: Home, desk: Any) -> None:
    _received(home, desk)
    _issued(home, desk)


def _assigned(home: Home, desk: Any) -> None:
    _received(home, desk)
    assign(home, "1", "Phòng Nội chính")


def _marked(home: Home, desk: Any) -> None:
    _issued(home, desk)
    mark(home, "vb1", "Công an tỉnh", Kind.DONE)


def _changed(home: Home, desk: Any) -> None:
    """What the plan rests on, and the plan itself, are replaced by a paper that came in."""
    _issued(home, desk)
    received = receive(home, INCOMING, "den.txt").document.key
    link(home, received, "20/CT-TTg", "thay_the")
    link(home, received, "vb1", "thay_the")


BATCH_LETTER = """\
loai: công văn
ky_hieu: UBND-NC
trich_yeu: số liệu phòng cháy
kinh_gui: Các ban, tổ của tỉnh
noi_dung: |
  Thực hiện [[20/CT-TTg]], đề nghị bố trí «Số người» người.
van_ban_lien_quan:
  - {so: 20/CT-TTg, ngay: 15/5/2024, co_quan: Thủ tướng Chính phủ, trich_yeu: tăng cường phòng cháy}
han_tra_loi: 30/9/2024
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Như trên
luu: VT, NC
""".encode()


def batch_list(count: int) -> To:
    """A list of so many invented recipients."""
    rows = "".join(f"Tổ công tác số {place};{place}\n" for place in range(1, count + 1))
    return To("ds.csv", content=f"Tên đơn vị;Số người\n{rows}".encode())


def run_batch(home: Home, mode: Mode, count: int) -> Any:
    """Plan and run; in shared mode every one gets the same words."""
    data = BATCH_LETTER if mode is not Mode.SHARED else BATCH_LETTER.replace("«Số người»".encode(), b"3")
    planned = plan(home, data, "cv.yaml", batch_list(count), on=DAY, mode=mode)
    if mode is Mode.SHARED:
        run(home, planned)
        return planned, issued_before(home, planned)
    return planned, run_letters(home, planned)


ACTS: tuple[Act, ...] = (
    Act("issue", _issued),
    Act("enter", lambda home, desk: enter(home, desk.plan, "a.yaml", "7", date(2023, 3, 1))),
    Act("receive", _received),
    Act("attach", lambda home, desk: attach(home, "vb1", b"%PDF-1.4 scan", "ky.pdf", "signed"), _issued),
    Act("link", lambda home, desk: link(home, "vb1", "vb2", "can_cu"), _issued),
    Act("unlink", lambda home, desk: unlink(home, "vb1", "vb2", "kem_theo"), _issued),
    Act("approve", lambda home, desk: approve(home, desk.plan, "a.yaml")),
    Act(
        "dispatch",
        lambda home, desk: dispatch(home, "vb1", to=("Công an tỉnh",), on=date(2024, 8, 2)),
        _issued,
    ),
    Act("void", lambda home, desk: void(home, "vb1", "cấp nhầm"), _issued),
    Act(
        "correct line",
        lambda home, desk: correct_line(home, "vb1", "trích yếu", "Việc khác", "gõ sai"),
        _issued,
    ),
    Act("assign", lambda home, desk: assign(home, "1", "Phòng Nội chính", due="30/9/2024"), _received),
    Act("progress", lambda home, desk: progress(home, "1", "Đang làm"), _assigned),
    Act("close book", lambda home, desk: close_book(home, "Công văn", 2024, reason="thử"), _issued),
    Act("close incoming book", lambda home, desk: close_arrivals(home, 2024, reason="thử"), _received),
    Act("batch of copies", lambda home, desk: run_batch(home, Mode.COPIES, 3)),
    Act("batch of documents", lambda home, desk: run_batch(home, Mode.SEPARATE, 3)),
    Act("batch to many", lambda home, desk: run_batch(home, Mode.SHARED, 3)),
    Act("save search", lambda home, desk: save_search(home, "hòa giải", "hòa giải nam:2024")),
    Act("mark", lambda home, desk: mark(home, "vb1", "Công an tỉnh", Kind.DONE), _issued),
    Act(
        "mark not applicable",
        lambda home, desk: mark(home, "vb1", "Công an tỉnh", Kind.NOT_APPLICABLE, reason="không quản lý"),
        _issued,
    ),
    Act("open again", lambda home, desk: mark(home, "vb1", "Công an tỉnh", Kind.OPEN), _marked),
    Act("review a changed basis", lambda home, desk: review(home, "vb1", reason="vẫn phù hợp"), _changed),
    Act("review for a body", lambda home, desk: review(home, "vb1", unit="Công an tỉnh"), _changed),
    Act("report again and again", lambda home, desk: set_duty(home, "vb1", "quý", before="15"), _issued),
    Act("confirm link", lambda home, desk: confirm(home, "vb1", "vb2"), _received),
    Act("reject link", lambda home, desk: reject(home, "vb1", "vb2"), _received),
    Act("resolve link", lambda home, desk: resolve_to(home, "vb1", "vb2", "vb4"), _read_and_issued),
    Act(
        "receive what dates a number otherwise",
        lambda home, desk: receive(home, OTHER_DAY, "khac.txt"),
        _received,
    ),
)
