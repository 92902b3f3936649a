"""Thể thức as data: within what the decree allows, and equal to the facts; lines measured as the font measures them."""

from __future__ import annotations

import json
import os
import unicodedata
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.layout import (
    RuleSpan,
    current,
    fitting_width_mm,
    layouts,
    rule_length_mm,
    text_width_mm,
    wrap_mm,
)

LAYOUT = current()
FONTS = Path("/usr/share/fonts/truetype/liberation2")
FACES = {
    "Regular": (False, False),
    "Bold": (True, False),
    "Italic": (False, True),
    "BoldItalic": (True, True),
}
VIETNAMESE = {
    unicodedata.normalize("NFC", letter + tone)
    for letter, tone in product(
        "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    )
} | set("đĐ")
SENTENCES = st.lists(st.text(alphabet="aáăâbcdđeghiklmnơpqrưx", min_size=1, max_size=12), min_size=1).map(
    " ".join
)


def test_every_size_is_one_the_decree_allows() -> None:
    for part in LAYOUT.components.values():
        assert part.sizes[0] <= part.size <= part.sizes[1], part.name


def test_margins_lie_within_their_ranges() -> None:
    page = LAYOUT.page
    for side in ("top", "bottom", "left", "right"):
        low, high = getattr(page, f"{side}_range")
        assert low <= getattr(page, side) <= high


def test_the_sizes_of_quoc_hieu_tieu_ngu_and_date_go_together() -> None:
    sizes = tuple(LAYOUT.components[key].size for key in ("quoc_hieu", "tieu_ngu", "dia_danh_ngay"))
    assert sizes in {(13, 14, 14), (12, 13, 13)}


def test_body_gap_and_indent_are_allowed() -> None:
    body = LAYOUT.body
    assert body.gap >= body.gap_min
    assert body.indent in body.indents


def test_every_value_names_its_article() -> None:
    articles = [LAYOUT.page.article, LAYOUT.body.article, LAYOUT.columns.article]
    articles += [rule.article for rule in LAYOUT.rules.values()]
    articles += [part.article for part in LAYOUT.components.values()]
    assert all(article.startswith("Phụ lục") for article in articles)


def test_the_layout_in_force_is_found_by_the_day() -> None:
    assert current(date(2023, 3, 20)).id == "nd30-2020"
    assert current(date(2019, 1, 1)) is layouts()[0]
    assert not LAYOUT.covers(date(2020, 3, 4))
    assert LAYOUT.covers(date(2020, 3, 5))


def test_the_values_agree_with_the_decrees_facts(shared: Path) -> None:
    facts = json.loads((shared / "spec" / "nd30-layout.json").read_text("utf-8"))
    named = {item["id"]: item for item in facts["components"]}
    ours = {
        "co_quan_ban_hanh": "co_quan", "quyen_han_chuc_vu": "quyen_han", "ho_ten_nguoi_ky": "ho_ten",
        "noi_nhan_label": "noi_nhan", "noi_nhan_list": "noi_nhan_danh_sach", "dau_khan": "do_khan",
        "pham_vi_luu_hanh": "pham_vi", "nguoi_soan_so_ban": "nguoi_soan", "phu_luc_label": "phu_luc",
        "phu_luc_ten": "ten_phu_luc", "phu_luc_kem_theo": "kem_theo",
    }  # fmt: skip
    compared = 0
    for key, fact in named.items():
        part = LAYOUT.components.get(ours.get(key, key))
        if part is None:
            continue
        compared += 1
        assert part.sizes == (fact["size_min_pt"], fact["size_max_pt"]), key
        assert part.bold == ("bold" in fact["weight"] if fact["weight"] else False), key
        assert part.italic == ("italic" in (fact["slant"] or "")) or "italic" in fact["weight"], key
    assert compared >= 20
    margins = facts["page"]["margins_mm"]
    assert LAYOUT.page.left_range == tuple(margins["left"])
    assert LAYOUT.page.right_range == tuple(margins["right"])
    assert [list(size) for size in LAYOUT.stamps.values()] == [
        [stamp["w_mm"], stamp["h_mm"]] for stamp in facts["urgency_stamps"]
    ]


@pytest.mark.parametrize("face", FACES)
def test_the_width_table_equals_the_font(face: str) -> None:
    path = FONTS / f"LiberationSerif-{face}.ttf"
    if not path.exists():
        if os.environ.get("VANTHU_REQUIRE_TOOLS") == "1":
            pytest.fail("the Liberation fonts are missing: run `make system`")
        pytest.skip("the Liberation fonts are not installed")
    from fontTools.ttLib import TTFont

    font = TTFont(path)
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    bold, italic = FACES[face]
    for char in sorted(VIETNAMESE | set("“”‘’–—…•0123456789.,;:()/-\u00a0 ")):
        units = text_width_mm(char, 72, bold, italic) / 25.4 * 2048
        assert units == pytest.approx(metrics[glyphs[ord(char)]][0]), char


def test_a_letter_outside_the_table_is_as_wide_as_its_bare_letter() -> None:
    assert text_width_mm("ǎ", 14) == text_width_mm("a", 14)
    assert text_width_mm("中", 14) == text_width_mm("m", 14)


def test_text_in_nfd_is_as_wide_as_in_nfc() -> None:
    text = "Độc lập - Tự do - Hạnh phúc"
    assert text_width_mm(unicodedata.normalize("NFD", text), 14, True) == text_width_mm(text, 14, True)


@given(SENTENCES, st.floats(30, 200), st.floats(0, 20))
def test_wrapping_keeps_every_word_and_no_line_is_too_long(text: str, width: float, first: float) -> None:
    lines = wrap_mm(text, width, 14, first_mm=first)
    assert " ".join(lines).split() == text.split()
    for place, line in enumerate(lines):
        room = width - (first if place == 0 else 0)
        assert " " not in line or text_width_mm(line, 14) <= room


def test_a_no_break_space_binds_two_words() -> None:
    assert wrap_mm("aaaa bbbb\u00a0cccc", 25, 14) == ["aaaa", "bbbb\u00a0cccc"]


@given(st.lists(SENTENCES, min_size=1, max_size=3), st.floats(40, 165))
def test_a_rule_is_a_third_to_a_half_of_its_longest_line(texts: list[str], width: float) -> None:
    rule = RuleSpan(min=1 / 3, max=1 / 2, article="")
    lines = [
        line
        for text in texts
        for line in wrap_mm(text, fitting_width_mm(text, width, 13, bold=True), 13, bold=True)
    ]
    longest = max(text_width_mm(line, 13, bold=True) for line in lines)
    length = rule_length_mm(texts, width, 13, rule, bold=True)
    assert longest / 3 - 1e-9 <= length <= longest / 2 + 1e-9


def test_no_text_no_rule() -> None:
    assert rule_length_mm([], 60, 13, LAYOUT.rules["co_quan"]) == 0


def test_centred_lines_do_not_begin_with_a_dash_or_end_in_a_stub() -> None:
    for text, width in (
        ("TM. ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", 90.0),
        ("Phó Trưởng ban Thường trực Ban Chỉ đạo", 90.0),
    ):
        wide = wrap_mm(text, width, 14, bold=True)
        fitting = wrap_mm(text, fitting_width_mm(text, width, 14, bold=True), 14, bold=True)
        assert wide[1].startswith("- ") or len(wide[1]) < 10
        assert not fitting[1].startswith("- ")
        assert len(fitting[1]) >= 10


@given(st.text("ab -–", max_size=60), st.floats(20, 120))
def test_a_fitting_width_costs_no_line_and_is_no_wider(text: str, width: float) -> None:
    fitting = fitting_width_mm(text, width, 14)
    assert width / 2 <= fitting <= width
    assert len(wrap_mm(text, fitting, 14)) == len(wrap_mm(text, width, 14))
