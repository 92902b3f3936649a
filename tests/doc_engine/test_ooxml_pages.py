"""The printed pages measured: nothing overlaps, rules are as long as the layout says, the signature is not torn off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from doc_engine.composed import Composed
from doc_engine.layout import adapted, current, rule_length_mm, text_width_mm
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.forms import TYPES, build
from doc_engine.ooxml.styles import NARROW_MM, SIDE_MM
from doc_engine.pdf import PageBoxes, Rule, TextLine, boxes_of
from templates.samples import SAMPLES, fields, grid, plain, short_body
from tests.drawn import pdfs_of

LAYOUT = current()
MOTTO = LAYOUT.components["tieu_ngu"].text
_LONG = "Các cơ quan, đơn vị tổ chức thực hiện và báo cáo kết quả theo quy định. "


def rows_of(count: int) -> list[tuple[str, str]]:
    return [("TT", "Tên đơn vị"), *[(str(number), f"Đơn vị số {number}") for number in range(1, count)]]


def tails() -> dict[str, Composed]:
    """Letters that end near the foot of a page, with last paragraphs of one, two and eight lines."""
    many = fields(noi_nhan=[f"- Đơn vị số {number};" for number in range(10, 80)])
    wide = fields(
        noi_nhan=[
            f"- Đơn vị số {number} của tỉnh và các cơ quan khác có liên quan;" for number in range(10, 40)
        ]
    )
    rows = grid(*rows_of(60))
    named = {
        f"{key}, {count} dòng trước": replace(
            SAMPLES[key](),
            body=(*[plain(f"Dòng {number}.") for number in range(count)], plain(f"{_LONG * 2}./.")),
            appendices=(),
        )
        for key, counts in (("bao_cao", range(16, 30, 3)), ("quyet_dinh", range(6, 20, 3)))
        for count in counts
    }
    return named | {
        "bảy mươi nơi nhận": Composed("cong_van", many, short_body()),
        "ba mươi nơi nhận hai dòng": Composed("cong_van", wide, short_body()),
        "bảng dài ở cuối": Composed("cong_van", fields(), (*[plain(f"Dòng {n}.") for n in range(2)], rows, plain("./."))),
        "bảng ngắn ở cuối": Composed("cong_van", fields(), (plain("Danh sách:"), grid(*rows_of(6)), plain("./."))),
    } | {
        f"{lines} dòng cuối, {count} dòng trước": Composed(
            "cong_van",
            fields(kinh_gui_mot="Sở Nội vụ."),
            (*[plain(f"Dòng {number}.") for number in range(count)], plain((_LONG * 9)[: 88 * lines - 40].strip() + "./.")),
        )
        for lines in (1, 2, 8)
        for count in range(10, 30, 3)
    }  # fmt: skip


@pytest.fixture(scope="session")
def pages(need_tool: Callable[[str], str]) -> dict[str, list[PageBoxes]]:
    """Every sample and every tail, converted in one run of LibreOffice."""
    need_tool("soffice")
    composed = {key: make() for key, make in SAMPLES.items()} | tails()
    files = [render(compile_template(build(item.type_key)), item) for item in composed.values()]
    bare = [build(key) for key in TYPES]  # in the same run; asked for again below
    return dict(zip(composed, map(boxes_of, pdfs_of([*files, *bare])), strict=False))


def test_the_bare_templates_open_in_libreoffice(pages: dict[str, list[PageBoxes]]) -> None:
    for pdf in pdfs_of([build(key) for key in TYPES]):
        lines = tuple(line for page in boxes_of(pdf) for line in page.lines)
        assert line_with(lines, MOTTO)
        assert line_with(lines, "{{ ho_ten }}")


def test_seventy_recipients_run_on_over_the_page_and_the_signature_stays(
    pages: dict[str, list[PageBoxes]],
) -> None:
    document = pages["bảy mươi nơi nhận"]
    found = [int(line.text[-3:-1]) for page in document for line in page.lines if "Đơn vị số" in line.text]
    assert found == list(range(10, 80))
    signed = next(page for page in document if any("Nơi nhận:" in line.text for line in page.lines))
    assert line_with(signed.lines, "Trần Văn Mẫu")


def line_with(lines: tuple[TextLine, ...], text: str) -> TextLine:
    return next(line for line in lines if text in line.text)


def rule_below(page: PageBoxes, line: TextLine) -> Rule:
    """The nearest horizontal line under a line of text, wholly or partly below it."""
    middle = (line.box.left + line.box.right) / 2
    below = [
        rule for rule in page.rules if rule.left < middle < rule.right and 0 <= rule.y - line.box.top < 9
    ]
    return min(below, key=lambda rule: rule.y)


def test_no_two_lines_of_text_overlap(pages: dict[str, list[PageBoxes]]) -> None:
    for name, document in pages.items():
        for page in document:
            for one, two in combinations(page.lines, 2):
                width, height = one.box.overlap(two.box)
                assert width < 0.5 or height < 1.0, (name, one.text, two.text)


def address_of(name: str) -> tuple[str, ...]:
    """The address of ô 13 stands in the bottom margin of page 1."""
    return SAMPLES[name]().contact if name in SAMPLES else ()


def test_all_text_stays_within_the_margins(pages: dict[str, list[PageBoxes]]) -> None:
    page_layout = LAYOUT.page
    for name, document in pages.items():
        for page in document:
            foot = address_of(name) if page is document[0] else ()
            for line in page.lines:
                if line.text in foot:
                    assert line.box.bottom < page.height - 9
                    continue
                assert line.box.left > page_layout.left - 3, (name, line.text)
                assert line.box.right < page.width - page_layout.right + 4, (name, line.text)
                assert line.box.bottom < page.height - page_layout.bottom + 1, (name, line.text)


@pytest.mark.parametrize("key", SAMPLES)
def test_the_rule_under_tieu_ngu_is_as_long_as_it(pages: dict[str, list[PageBoxes]], key: str) -> None:
    page = pages[key][0]
    motto = line_with(page.lines, MOTTO)
    part = adapted(SAMPLES[key]().choice).components["tieu_ngu"]
    rule = rule_below(page, motto)
    assert rule.length == pytest.approx(text_width_mm(MOTTO, part.size, part.bold), rel=0.02)
    assert (rule.left + rule.right) / 2 == pytest.approx((motto.box.left + motto.box.right) / 2, abs=0.5)


@pytest.mark.parametrize("key", SAMPLES)
def test_the_rule_under_the_agency_is_as_long_as_the_layout_says(
    pages: dict[str, list[PageBoxes]], key: str
) -> None:
    names = SAMPLES[key]().fields["co_quan"]
    assert isinstance(names, list)
    part = adapted(SAMPLES[key]().choice).components["co_quan"]
    wanted = rule_length_mm(names, LAYOUT.columns.header_left, part.size, LAYOUT.rules["co_quan"], bold=True)
    page = pages[key][0]
    last = [line for line in page.lines[:10] if names[-1].endswith(line.text)][-1]
    rule = rule_below(page, last)
    assert rule.length == pytest.approx(wanted, rel=0.02)
    assert (rule.left + rule.right) / 2 == pytest.approx((last.box.left + last.box.right) / 2, abs=0.5)


@pytest.mark.parametrize("key", [key for key in SAMPLES if not key.startswith("cong_van")])
def test_the_rule_under_the_subject_is_as_long_as_the_layout_says(
    pages: dict[str, list[PageBoxes]], key: str
) -> None:
    own = SAMPLES[key]().fields
    subject = str(own["trich_yeu"] or own["ten_loai"])
    part = adapted(SAMPLES[key]().choice).components["trich_yeu"]
    page = pages[key][0]
    last = [line for line in page.lines[:14] if line.text and subject.endswith(line.text)][-1]
    rule = rule_below(page, last)
    lengths = [
        rule_length_mm(
            [subject], LAYOUT.page.text_width - 2 * side, part.size, LAYOUT.rules["trich_yeu"], bold=True
        )
        for side in (SIDE_MM, NARROW_MM)
    ]
    assert any(rule.length == pytest.approx(wanted, rel=0.02) for wanted in lengths)
    assert (rule.left + rule.right) / 2 == pytest.approx((last.box.left + last.box.right) / 2, abs=0.7)


def test_number_and_date_stand_on_one_line(pages: dict[str, list[PageBoxes]]) -> None:
    for key in SAMPLES:
        if key == "bien_ban":  # Mẫu 1.9 has no place-and-date line
            continue
        lines = pages[key][0].lines
        number, day = line_with(lines, "Số:"), line_with(lines, "tháng 01 năm 2026")
        assert number.box.bottom == pytest.approx(day.box.bottom, abs=1.5), key


def test_quoc_hieu_takes_one_line(pages: dict[str, list[PageBoxes]]) -> None:
    for key in SAMPLES:
        assert line_with(pages[key][0].lines, LAYOUT.components["quoc_hieu"].text)


def test_the_signature_shares_its_page_with_two_lines_of_the_body(pages: dict[str, list[PageBoxes]]) -> None:
    for name, document in pages.items():
        page = next(page for page in document if any("Nơi nhận:" in line.text for line in page.lines))
        label = line_with(page.lines, "Nơi nhận:")
        above = {
            round(line.box.bottom / 4)
            for line in page.lines
            if LAYOUT.page.top < line.box.top and line.box.bottom <= label.box.top + 0.5
        }
        assert len(above) >= 2, name
        assert any(line.text.endswith("Trần Văn Mẫu") for line in page.lines), name


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin(
    pages: dict[str, list[PageBoxes]],
) -> None:
    centre = LAYOUT.page.left + LAYOUT.page.text_width / 2
    numbers = []
    for page in pages["ke_hoach"]:
        top = [line for line in page.lines if line.box.bottom < LAYOUT.page.top and line.text.isdigit()]
        numbers.append(int(top[0].text) if top else 0)
        for line in top:
            assert (line.box.left + line.box.right) / 2 == pytest.approx(centre, abs=0.5)
    assert numbers[:3] == [0, 2, 3]
    assert numbers.count(0) == 3, "the main text and each annex hide their first number"
    assert numbers[-1] == 0


def test_the_urgency_box_has_the_decrees_size(pages: dict[str, list[PageBoxes]]) -> None:
    page = pages["cong_van_khan"][0]
    stamp = line_with(page.lines, "THƯỢNG KHẨN")
    sides = [
        rule for rule in page.rules
        if rule.left < stamp.box.left and rule.right > stamp.box.right and abs(rule.y - stamp.box.top) < 8
    ]  # fmt: skip
    assert max(rule.length for rule in sides) == pytest.approx(40, abs=0.8)
    assert max(rule.y for rule in sides) - min(rule.y for rule in sides) == pytest.approx(8, abs=0.6)


def test_a_table_that_crosses_a_page_repeats_its_head(pages: dict[str, list[PageBoxes]]) -> None:
    heads = sum(any(line.text == "STT" for line in page.lines) for page in pages["ke_hoach"])
    assert heads >= 4


def test_recipients_run_on_below_the_signature_without_a_hole(pages: dict[str, list[PageBoxes]]) -> None:
    lines = [line for line in pages["ba mươi nơi nhận hai dòng"][0].lines if line.box.left < 32]
    start = next(place for place, line in enumerate(lines) if "Nơi nhận:" in line.text)
    steps = [two.box.bottom - one.box.bottom for one, two in pairwise(lines[start + 1 :])]
    assert len(steps) > 10
    assert max(steps) < 5.5, "one line of eleven points after the other"


def test_the_rows_kept_with_the_signature_join_those_above_without_a_seam(
    pages: dict[str, list[PageBoxes]],
) -> None:
    page = pages["bảng ngắn ở cuối"][0]
    across = sorted({round(rule.y, 1) for rule in page.rules if rule.length > 100})
    steps = [two - one for one, two in pairwise(across) if two - one > 1]
    assert len(steps) == 6
    assert max(steps) - min(steps) < 0.5
