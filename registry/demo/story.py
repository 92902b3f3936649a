"""The story of the worked example (ví dụ minh họa) as data: who acts on which day with which file.

Facts and their sources are in README.md beside this file. Steps are played in this order, each with a clock
that stands at its own day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Act(StrEnum):
    """What a step does."""

    INIT = "init"
    ENTER = "enter"
    ISSUE = "issue"
    BATCH = "batch"
    RECEIVE = "receive"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the story: the data file (without .yaml), the day, what is said of it."""

    act: Act
    file: str
    on: date
    said: str
    number: str = ""
    to: tuple[str, ...] = ()  # selectors or names of those who must answer
    cc: tuple[tuple[str, str], ...] = ()  # (selector or name, body) of those who need not
    office: str = ""  # who receives or reads
    invented: bool = False  # the act itself is ours, not the sources'


@dataclass(frozen=True, slots=True)
class Question:
    """One coverage asked at the end: which directive, among whom, as of which day."""

    notation: str
    issuer: str
    as_of: date
    said: str


KIEN_GIANG = "Ủy ban nhân dân tỉnh Kiên Giang"
CAN_THO = "Ủy ban nhân dân thành phố Cần Thơ"
CA_MAU = "Sở Tư pháp tỉnh Cà Mau"

STORY = (
    Step(Act.INIT, "ubnd-kien-giang", date(2019, 8, 7), "Lập sổ của UBND tỉnh Kiên Giang; sổ năm 2021 bắt đầu sau số 76."),
    Step(Act.ENTER, "kien-giang-121", date(2019, 8, 7), "Vào sổ kế hoạch đã ban hành năm 2019.", number="121"),
    Step(Act.ENTER, "kien-giang-13", date(2021, 1, 22), "Vào sổ kế hoạch đã ban hành đầu năm 2021.", number="13"),
    Step(
        Act.BATCH, "kien-giang-77", date(2021, 4, 14),
        "Kiên Giang ban hành kế hoạch năm 2021, thực hiện cả hai kế hoạch trên; các huyện, thành phố phải báo cáo trước 18/11/2021.",
        to=("huyen:Kiên Giang@2021-04-14",),
    ),
    Step(Act.READ, "tin-quang-nam", date(2021, 4, 14), "Đọc tin của Quảng Nam: kế hoạch không có số, không có ngày và được giữ nguyên như vậy.", office=KIEN_GIANG),
    Step(Act.INIT, "ubnd-huyen-go-quao", date(2021, 4, 27), "Lập sổ của một huyện.", invented=True),
    Step(Act.ISSUE, "go-quao-ke-hoach", date(2021, 4, 27), "Huyện Gò Quao ra kế hoạch thực hiện kế hoạch của tỉnh.", invented=True),
    Step(Act.INIT, "ubnd-huyen-giong-rieng", date(2021, 5, 10), "Lập sổ của một huyện khác.", invented=True),
    Step(Act.ISSUE, "giong-rieng-ke-hoach", date(2021, 5, 10), "Huyện Giồng Riềng ra kế hoạch nhưng không báo cáo.", invented=True),
    Step(Act.ISSUE, "go-quao-bao-cao", date(2021, 11, 12), "Huyện Gò Quao báo cáo lên tỉnh, đúng hạn.", invented=True),
    Step(Act.RECEIVE, "go-quao-bao-cao", date(2021, 11, 15), "UBND tỉnh tiếp nhận báo cáo của huyện Gò Quao, cấp số đến.", office=KIEN_GIANG),
    Step(Act.INIT, "so-tu-phap-ca-mau", date(2023, 3, 20), "Lập sổ của Sở Tư pháp tỉnh Cà Mau."),
    Step(
        Act.BATCH, "ca-mau-cong-van", date(2023, 3, 27),
        "Sở Tư pháp Cà Mau gửi một công văn đến 9 đơn vị cấp huyện của tháng 3/2023, kèm Báo cáo 66/BC-BTP; số và ngày là minh họa.",
        to=("huyen:Cà Mau@2023-03-20",),
        cc=(("Ủy ban nhân dân tỉnh Cà Mau", ""), ("huyen:Cà Mau@2023-03-20", "Phòng Tư pháp")),
    ),
    Step(Act.INIT, "ubnd-huyen-thoi-binh", date(2023, 4, 14), "Lập sổ của một huyện của Cà Mau.", invented=True),
    Step(Act.ISSUE, "thoi-binh-bao-cao", date(2023, 4, 14), "Huyện Thới Bình trả lời công văn của Sở.", invented=True),
    Step(Act.READ, "tin-bac-lieu", date(2023, 4, 28), "Đọc tin của Bạc Liêu: 428/STP-PBGDPL là văn bản khác với 428/QĐ-TTg.", office=CA_MAU),
    Step(Act.INIT, "ubnd-can-tho", date(2024, 7, 19), "Lập sổ của UBND thành phố Cần Thơ."),
    Step(Act.ISSUE, "can-tho-146", date(2024, 7, 19), "Cần Thơ ban hành kế hoạch thực hiện Quyết định 315/QĐ-TTg."),
    Step(Act.INIT, "so-tu-phap-ca-mau-moi", date(2026, 3, 16), "Sở Tư pháp tỉnh Cà Mau mở sổ năm 2026.", invented=True),
    Step(
        Act.BATCH, "ca-mau-2026", date(2026, 3, 16),
        "Một công văn đến 64 xã, phường của tỉnh Cà Mau mới: 55 xã, 9 phường.", invented=True,
        to=("xa:Cà Mau@2026-03-16",),
    ),
)  # fmt: skip

# Chains drawn, and coverage asked, at the end: (notation, issuer) and the day that counts.
CHAINS = (
    ("315/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("428/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("77/KH-UBND", KIEN_GIANG),
    ("760/VP-NC", "Văn phòng Ủy ban nhân dân tỉnh Cà Mau"),
)
QUESTIONS = (
    Question("77/KH-UBND", KIEN_GIANG, date(2021, 11, 22), "Ai đã báo cáo theo Kế hoạch 77/KH-UBND, tính đến 22/11/2021"),
    Question("312/STP-PBGDPL", CA_MAU, date(2023, 4, 28), "Ai đã trả lời công văn của Sở Tư pháp Cà Mau, tính đến 28/4/2023"),
    Question("209/STP-PBGDPL", CA_MAU, date(2026, 5, 18), "Xã, phường nào đã trả lời công văn năm 2026, tính đến 18/5/2026"),
)  # fmt: skip
