"""However a paper was copied, its header says the same: documents made of parts, laid out in the ways copies come."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.reading import read_text

Cells = list[list[str]]


class Paper(NamedTuple):
    """The parts of a letter, and what must be read of them."""

    agency: tuple[str, ...]
    issuer: str
    parent: str | None
    symbol: str
    number: int
    place: str
    subject: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    offices: tuple[str, ...]
    name: str

    @property
    def head(self) -> Cells:
        left = [*self.agency, f"Số: {self.number}/{self.symbol}", f"V/v {self.subject}"]
        return [
            left,
            [
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                f"{self.place}, ngày 07 tháng 5 năm 2026",
            ],
        ]

    @property
    def foot(self) -> Cells:
        return [
            ["Nơi nhận:", *(f"- {one};" for one in self.recipients), "- Lưu: VT."],
            [*self.offices, self.name],
        ]


def below(cells: Cells) -> str:
    return "\n".join(line for cell in cells for line in cell)


def apart(cells: Cells) -> str:
    return "\n\n".join(line for cell in cells for line in cell)


def on_one_line(cells: Cells) -> str:
    return "\n".join(" ".join(cell) for cell in cells)


def run_together(cells: Cells) -> str:
    return "\n".join("".join(cell) for cell in cells)


def with_bars(cells: Cells) -> str:
    return f"| {' | '.join(' '.join(cell) for cell in cells)} |"


def with_br(cells: Cells) -> str:
    return f"| {' | '.join('<br>'.join(cell) for cell in cells)} |"


def with_tabs(cells: Cells) -> str:
    return "\t".join(" ".join(cell) for cell in cells)


def side_by_side(cells: Cells) -> str:
    left, right = cells
    width = max(map(len, left)) + 6
    rows = max(len(left), len(right))
    pairs = zip([*left, *[""] * (rows - len(left))], [*right, *[""] * (rows - len(right))], strict=True)
    return "\n".join(f"{one:<{width}}{other}".rstrip() for one, other in pairs)


LAYOUTS: tuple[Callable[[Cells], str], ...] = (
    below,
    apart,
    on_one_line,
    run_together,
    with_bars,
    with_br,
    with_tabs,
    side_by_side,
)
AGENCIES = (
    (
        ("UBND TỈNH SƠN LA", "SỞ TÀI CHÍNH"),
        "Sở Tài chính tỉnh Sơn La",
        "Ủy ban nhân dân tỉnh Sơn La",
        "STC-NS",
        "Sơn La",
    ),
    (("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG LÁT"), "Ủy ban nhân dân xã Mường Lát", None, "UBND-VP", "Mường Lát"),
    (("BỘ TÀI CHÍNH", "CỤC THUẾ"), "Cục Thuế", "Bộ Tài chính", "CT-CS", "Hà Nội"),
    (("BỘ TƯ PHÁP",), "Bộ Tư pháp", None, "BTP-PLHSHC", "Hà Nội"),
    (
        ("UBND PHƯỜNG BẾN THỦY", "TRƯỜNG TIỂU HỌC HOA SEN"),
        "Trường Tiểu học Hoa Sen",
        "Ủy ban nhân dân phường Bến Thủy",
        "THHS-CM",
        "Bến Thủy",
    ),
)
SUBJECTS = (
    "rà soát công tác phòng, chống cháy rừng mùa khô",
    "triển khai Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị",
    "kỷ niệm Ngày Thương binh - Liệt sĩ trên địa bàn, giai đoạn 2026 - 2030",
)
PLACES = (
    "Như trên",
    "VPCP: BTCN, các PCN",
    "Các sở, ban, ngành (để phối hợp)",
    "Công an tỉnh (PC07)",
    "Website Sở",
)
OFFICES = (
    ("GIÁM ĐỐC",),
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG"),
    ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"),
    ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    agency, issuer, parent, symbol, place = draw(st.sampled_from(AGENCIES))
    several = st.lists(st.sampled_from(PLACES), min_size=1, max_size=4, unique=True)
    addressees = ("Các phòng, đơn vị trực thuộc", "Công an tỉnh")[: draw(st.integers(1, 2))]
    return Paper(
        agency,
        issuer,
        parent,
        symbol,
        draw(st.integers(10, 9_999)),
        place,
        draw(st.sampled_from(SUBJECTS)),
        addressees,
        tuple(draw(several)),
        draw(st.sampled_from(OFFICES)),
        draw(st.sampled_from(("Lê Út", "Nguyễn Thị Bảy", "Đỗ Hoàng Minh Tám"))),
    )


@settings(max_examples=60, deadline=None)
@given(papers(), st.sampled_from(LAYOUTS), st.sampled_from(LAYOUTS))
def test_a_letter_is_read_whatever_way_its_text_was_taken(
    paper: Paper, head: Callable[[Cells], str], foot: Callable[[Cells], str]
) -> None:
    one = len(paper.addressees) == 1
    to = (
        f"Kính gửi: {paper.addressees[0]}."
        if one
        else "\n".join(("Kính gửi:", *(f"- {who};" for who in paper.addressees)))
    )
    body = "Thời gian qua, công tác này đã có nhiều chuyển biến. Đề nghị các đơn vị quan tâm thực hiện./."
    found = read_text("\n\n".join((head(paper.head), to, body, foot(paper.foot)))).header
    assert found.notation == f"{paper.number}/{paper.symbol}"
    assert (found.issuer, found.parent_body) == (paper.issuer, paper.parent)
    assert (found.place, found.issued_on, found.type) == (paper.place, "2026-05-07", "Công văn")
    assert (found.subject, found.addressees) == (paper.subject, paper.addressees)
    assert found.recipients == (*paper.recipients, "Lưu: VT")
    assert found.signatory is not None
    assert (found.signatory.lines, found.signatory.full_name) == (paper.offices, paper.name)
