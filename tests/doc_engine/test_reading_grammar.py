"""The grammar and its inverse: citations built from the tables of types, letters and bodies come back as they were meant.

`make campaign` runs a thousand times as many, and the long texts at full length.
"""

from __future__ import annotations

import os
import random
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_engine.dates import long_date, short_date
from doc_engine.reading import find_citations, read_text
from doc_engine.reading.words.laws import LAW_NAMES
from doc_engine.reading.words.vocabulary import DEPARTMENTS, MINISTRIES
from doc_engine.terms import Relation
from tests.doc_engine.reading_cases import load

CAMPAIGN = os.environ.get("VANTHU_CAMPAIGN") == "1"
LONGER = 1_000 if CAMPAIGN else 1
LENGTH = 1_000_000 if CAMPAIGN else 12_000
OWN, PLACE = "Ủy ban nhân dân tỉnh Gia Lai", "Gia Lai"

TYPES = {
    "Kế hoạch": "KH",
    "Quyết định": "QĐ",
    "Báo cáo": "BC",
    "Tờ trình": "TTr",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Công điện": "CĐ",
}
PARTY = {"Nghị quyết": "NQ", "Chỉ thị": "CT", "Kết luận": "KL", "Chương trình": "CTr", "Công văn": "CV"}
PARTY_BODIES = {
    "Bộ Chính trị": "TW",
    "Ban Bí thư": "TW",
    "Ban Thường vụ Tỉnh ủy Gia Lai": "TU",
    "Tỉnh ủy Gia Lai": "TU",
}
BODIES = {
    **{name: short for short, name in MINISTRIES.items()},
    **{f"{name} tỉnh Gia Lai": short for short, name in DEPARTMENTS.items()},
    "Ủy ban nhân dân tỉnh Gia Lai": "UBND",
    "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai": "UBND",
    "Hội đồng nhân dân tỉnh Gia Lai": "HĐND",
    "Ủy ban nhân dân xã Ia Băng": "UBND",
    "Ủy ban nhân dân đặc khu Cồn Cỏ": "UBND",
    "Thủ tướng Chính phủ": "TTg",
    "Văn phòng Chính phủ": "VPCP",
}
SUBJECTS = (
    "về công tác năm 2026",
    "về việc tăng cường quản lý",
    "phê duyệt danh mục",
    "về phòng, chống thiên tai",
)


class Built(NamedTuple):
    """A citation in one of its surface forms, and what it means."""

    words: str
    notation: str
    type: str
    day: str | None
    issuer: str


def dated(draw: st.DrawFn, day: date) -> tuple[str, str | None]:
    """A date as papers write it behind a number, and what it says."""
    forms = {
        f" ngày {short_date(day)}": day.isoformat(),
        f", ngày {long_date(day).removeprefix('ngày ')}": day.isoformat(),
        f" ngày {day.day:02d}-{day.month:02d}-{day.year}": day.isoformat(),
        f" ngày {day.day}.{day.month}.{day.year}": day.isoformat(),
        f" (ngày {short_date(day)})": day.isoformat(),
        f" tháng {day.month}/{day.year}": day.isoformat()[:7],
        f" năm {day.year}": str(day.year),
        "": None,
    }
    words = draw(st.sampled_from(sorted(forms)))
    return words, forms[words]


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A number: zeros in front, a letter or a decimal part behind."""
    return (
        draw(st.sampled_from(["", "0"]))
        + str(draw(st.integers(1, 9_999)))
        + draw(st.sampled_from(["", "", "a", "B", ".5"]))
    )


@st.composite
def citations(draw: st.DrawFn) -> Built:
    """A citation of the administration or of the Party."""
    day = draw(st.dates(date(1995, 1, 1), date(2030, 12, 31)))
    when, said = dated(draw, day)
    if draw(st.booleans()):
        label, body = draw(st.sampled_from(sorted(TYPES))), draw(st.sampled_from(sorted(BODIES)))
        division = draw(st.sampled_from(["", "-VP", "-TCCB"]))
        year = draw(st.sampled_from(["", "", f"{day.year}/"]))
        notation = f"{draw(numbers())}/{year}{TYPES[label]}-{BODIES[body]}{division}"
    else:
        label, body = draw(st.sampled_from(sorted(PARTY))), draw(st.sampled_from(sorted(PARTY_BODIES)))
        notation = f"{draw(st.integers(1, 999))}-{PARTY[label]}/{PARTY_BODIES[body]}"
    head = draw(st.sampled_from([f"{label} số ", f"{label} số: ", f"{label} ", f"{label.lower()} số "]))
    shown = draw(st.sampled_from([notation, notation.replace("-", "- "), notation.replace("Đ", "\u00d0")]))
    return Built(f"{head}{shown}{when} của {body}", notation, label, said, body)


def read(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [
        (c.notation, c.type, c.issued_on, c.issuer) for c in find_citations(text, issuer=OWN, place=PLACE)
    ]


@settings(max_examples=150 * LONGER, deadline=None)
@given(
    citations(),
    st.sampled_from(SUBJECTS),
    st.sampled_from(["Căn cứ {} {};", "Theo {} {}.", "{} {} đã có hiệu lực."]),
)
def test_every_surface_form_comes_back(built: Built, subject: str, frame: str) -> None:
    assert read(frame.format(built.words, subject)) == [(built.notation, built.type, built.day, built.issuer)]


@settings(max_examples=60 * LONGER, deadline=None)
@given(
    st.lists(numbers(), min_size=2, max_size=5, unique_by=lambda n: n.lstrip("0")),
    st.sampled_from(sorted(BODIES)),
    st.data(),
)
def test_an_enumeration_shares_head_date_and_issuer(found: list[str], body: str, data: st.DataObject) -> None:
    label = data.draw(st.sampled_from(sorted(TYPES)))
    day = data.draw(st.dates(date(1995, 1, 1), date(2030, 12, 31)))
    notations = [f"{number}/{TYPES[label]}-{BODIES[body]}" for number in found]
    joined = ", ".join(notations[:-1]) + data.draw(st.sampled_from([", ", " và "])) + notations[-1]
    head = data.draw(st.sampled_from([f"các {label} số: ", f"các {label} số ", f"{label} số "]))
    text = f"Căn cứ {head}{joined} ngày {short_date(day)} của {body} {data.draw(st.sampled_from(SUBJECTS))};"
    assert read(text) == [(notation, label, day.isoformat(), body) for notation in notations]


@settings(max_examples=60 * LONGER, deadline=None)
@given(st.lists(citations(), min_size=2, max_size=4, unique_by=lambda c: c.notation), st.data())
def test_a_list_with_subjects_comes_back_under_its_cue(built: list[Built], data: st.DataObject) -> None:
    parts = [f"{one.words} {data.draw(st.sampled_from(SUBJECTS))}" for one in built]
    cue, relation = data.draw(
        st.sampled_from(
            [
                ("Căn cứ ", Relation.CAN_CU),
                ("Thực hiện ", Relation.THUC_HIEN),
                ("Phúc đáp ", Relation.PHUC_DAP),
            ]
        )
    )
    text = f"{cue}{'; '.join(parts)}, Sở Tư pháp báo cáo như sau:"
    found = find_citations(text, issuer=OWN, place=PLACE)
    assert [(c.notation, c.issuer, c.relation) for c in found] == [
        (b.notation, b.issuer, relation) for b in built
    ]


LAWS = sorted({title for title in LAW_NAMES.values() if title.startswith("Luật ")})


@settings(max_examples=100 * LONGER, deadline=None)
@given(st.sampled_from(LAWS), st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from(range(5)))
def test_a_law_comes_back_by_name_date_year_and_number(law: str, day: date, form: int) -> None:
    number = f"{day.day}/{day.year}/QH15"
    behind, notation, when = [
        ("", None, None),
        (f" ngày {short_date(day)}", None, day.isoformat()),
        (f" năm {day.year}", None, str(day.year)),
        (f" số {number}", number, None),
        (f" số {number} {long_date(day)}", number, day.isoformat()),
    ][form]
    found = find_citations(f"Căn cứ {law}{behind};", issuer=OWN, place=PLACE)
    assert [(c.title, c.notation, c.issued_on, c.issuer) for c in found] == [
        (law, notation, when, "Quốc hội")
    ]


SPECIMENS = [
    case["text"] for name in ("papers_local", "papers_central", "papers_forms") for case in load(name)
]
NOISE = "/-–.,:;()“”\"'|*#\n\t 0123456789ĐÐđơưẽ\u0301\u200b\x00§⁄…"


def mutated(text: str, seed: int) -> str:
    """A specimen with pieces lost, doubled, moved and sown with noise."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 12)):
        a, b = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        b = min(b, a + chance.choice([1, 3, 20, 200]))
        match chance.randrange(4):
            case 0:
                text = text[:a] + text[b:]
            case 1:
                text = text[:b] + text[a:b] + text[b:]
            case 2:
                text = text[:a] + "".join(chance.choices(NOISE, k=chance.randint(1, 6))) + text[a:]
            case _:
                text = text[b:] + text[:b]
    return text


@settings(max_examples=60 * LONGER, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SPECIMENS), st.integers(0, 2**32))
def test_mutilated_papers_are_read_without_an_exception(text: str, seed: int) -> None:
    reading = read_text(mutated(text, seed))
    assert reading.as_json()["header"]["is_official_document"] in (True, False)


REPEATED = (
    " ", "1", "/", "1/", "1-A/", "số ", "ngày ", "Luật A ", "Luật sửa đổi, bổ sung một số điều của Luật Đất đai, ", "“", '"a', "(",
    "\n", "| a | b | c |\n", "STT | Nội dung | Cơ quan chủ trì | Thời gian\n", "ỦY BAN NHÂN DÂN\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "và ", "1. Giao Sở A, Sở B, ", "Nơi nhận:\n", "Kính gửi: ", "Số: 1 / ", "Sở A:\n", "được sửa đổi, bổ sung bởi ", "hết hiệu lực ",
    "từ ngày 1/1/2025 đến ", "KT. CHỦ TỊCH\n", "A, ngày 1 tháng 1 năm ", "UBND xã ", "Nguyễn Văn A\n", "Đề án 1, 2, 3 ", "QĐ-", "A&B.C,D-",
    "trong thời hạn 05 ngày ", "Bãi bỏ các văn bản sau:\n- Luật Đất đai;\n", "Kế hoạch số 12/KH-UBND ngày 1/1/2025 của UBND tỉnh, ", "…", "_",
)  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_one_piece_again_and_again_comes_to_an_end(piece: str) -> None:
    assert read_text((piece * LENGTH)[:LENGTH]).header is not None
