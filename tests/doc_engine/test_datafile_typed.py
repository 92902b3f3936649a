"""What a clerk types by habit, and the hint each slip is answered with."""

from __future__ import annotations

import pytest

from doc_engine.datafile import load_draft
from doc_engine.errors import BadInput
from doc_engine.model import Draft

LETTER = """\
loai: công văn
co_quan: Sở Tư pháp tỉnh Cà Mau
ky_hieu: STP-PBGDPL
dia_danh: Cà Mau
trich_yeu: triển khai Đề án
kinh_gui: Ủy ban nhân dân các huyện
noi_dung: |
  Đề nghị triển khai.
nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Trần Văn Mẫu}
noi_nhan:
  - Như trên
"""


def load(text: str) -> Draft:
    return load_draft(text.encode(), name="thu.yaml")


def told(text: str) -> str:
    with pytest.raises(BadInput) as caught:
        load(text)
    return str(caught.value)


@pytest.mark.parametrize(
    "line", ["do_khan: không", "do_khan: bình thường", "do_khan: Thường", "do_mat: Không", "pham_vi: không"]
)
def test_no_urgency_no_secrecy_may_be_said_in_words(line: str) -> None:
    made = load(LETTER + line + "\n")
    assert (made.urgency, made.secrecy, made.circulation) == (None, None, None)


def test_the_type_cannot_be_none() -> None:
    assert "không phải là loại văn bản" in told(LETTER.replace("công văn", "không"))


def test_a_line_that_slipped_out_of_the_body_is_told_to_go_back() -> None:
    answer = told(LETTER.replace("  Đề nghị triển khai.\n", "  Đề nghị\ntriển khai: ngay\n"))
    assert "“triển khai”" in answer or "triển khai" in answer
    assert "thụt vào" in answer


def test_a_doubled_dash_is_told_to_lose_one() -> None:
    assert "bỏ bớt dấu “- ”" in told(LETTER.replace("  - Như trên", "  - - Như trên"))


def test_the_bullet_of_word_is_named_as_such() -> None:
    answer = told(LETTER.replace("  Đề nghị triển khai.", "  \uf0b7 Đề nghị triển khai."))
    assert "dòng 8" in answer
    assert "của Word" in answer


@pytest.mark.parametrize("type", ["kế hoạch", "báo cáo", "tờ trình", "thông báo", "công văn", "giấy mời"])
def test_only_decisions_have_keys_for_their_legal_bases(type: str) -> None:
    answer = told(LETTER.replace("công văn", type) + "can_cu: Luật A\ntheo_de_nghi: Chánh Văn phòng\n")
    assert f"{type} không có khóa can_cu. Hãy viết căn cứ trong noi_dung." in answer
    assert f"{type} không có khóa theo_de_nghi." in answer


@pytest.mark.parametrize("symbol", ["12/STP-PBGDPL", "05/KH-UBND", "12a/KH-UBND"])
def test_a_symbol_typed_with_its_number_is_refused(symbol: str) -> None:
    assert "có cả số của văn bản" in told(LETTER.replace("ky_hieu: STP-PBGDPL", f"ky_hieu: {symbol}"))


@pytest.mark.parametrize("symbol", ["2025/QĐ-UBND", "UBND-NC", "BCĐ389"])
def test_a_year_may_lead_a_symbol(symbol: str) -> None:
    assert load(LETTER.replace("ky_hieu: STP-PBGDPL", f"ky_hieu: {symbol}")).symbol == symbol
