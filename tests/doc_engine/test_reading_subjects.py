"""Trích yếu: over paragraphs, behind the type or the number on one line, in quotation marks; and what is none any more."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

PAPER = """ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/{letters}-UBND
Cao Bằng, ngày 04 tháng 4 năm 2025

{title}

Căn cứ Luật Lâm nghiệp ngày 15/11/2017;
"""
LETTER = """UBND TỈNH CAO BẰNG
SỞ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{head}

Kính gửi: Các trạm y tế.

Sở Y tế đề nghị các trạm báo cáo.
"""
DAY = "Cao Bằng, ngày 04 tháng 4 năm 2025"


@pytest.mark.parametrize(
    ("letters", "title", "subject"),
    [
        ("KH", "KẾ HOẠCH\nTrồng tre\n\nTrên địa bàn tỉnh năm 2025", "Trồng tre Trên địa bàn tỉnh năm 2025"),
        ("KH", "KẾ HOẠCH\nTRỒNG TRE\n\nGIAI ĐOẠN 2025 - 2030", "TRỒNG TRE GIAI ĐOẠN 2025 - 2030"),
        ("KH", "KẾ HOẠCH\nTrồng tre\n(Kèm theo Quyết định số 5/QĐ-UBND\nngày 01/4/2025)", "Trồng tre"),
        ("QC", "QUY CHẾ\nTrồng tre\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)", "Trồng tre"),
        (
            "QĐ",
            "QUYẾT ĐỊNH\nVề việc phê chuẩn kết quả bầu chức vụ\nChủ tịch Ủy ban nhân dân xã Tre\nnhiệm kỳ 2026 - 2031\n\nCHỦ TỊCH",
            "Về việc phê chuẩn kết quả bầu chức vụ Chủ tịch Ủy ban nhân dân xã Tre nhiệm kỳ 2026 - 2031",
        ),
        ("QĐ", "QUYẾT ĐỊNH\nVề việc trồng tre\nChủ tịch Ủy ban nhân dân tỉnh", "Về việc trồng tre"),
        ("QĐ", "QUYẾT ĐỊNH\nVề việc trồng tre -\nGIÁM ĐỐC HỌC VIỆN TRE", "Về việc trồng tre"),
        ("BC", "BÁO CÁO KẾT QUẢ TRỒNG TRE\nNĂM 2025", "KẾT QUẢ TRỒNG TRE NĂM 2025"),
        ("QĐ", "QUYẾT ĐỊNH VỀ VIỆC TRỒNG TRE\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "VỀ VIỆC TRỒNG TRE"),
        ("QĐ", "Quyết định\nVề việc trồng tre", "Về việc trồng tre"),
    ],
)
def test_subject_below_or_behind_the_title(letters: str, title: str, subject: str) -> None:
    assert read_text(PAPER.format(letters=letters, title=title)).header.subject == subject


LONG = "{} Đề án phát triển các bãi tre nứa ven sông trên địa bàn các xã, phường, thị trấn thuộc các huyện biên giới giai đoạn 2025 - 2030"


@pytest.mark.parametrize("verb", ["Thực hiện", "triển khai thực hiện", "TRIỂN KHAI"])
def test_a_long_subject_may_begin_as_a_body_does(verb: str) -> None:
    subject = LONG.format(verb)
    subject = subject.upper() if verb.isupper() else subject
    header = read_text(PAPER.format(letters="KH", title=f"KẾ HOẠCH\n{subject}")).header
    assert header.subject == subject


@pytest.mark.parametrize(
    "opening",
    [
        LONG.format("Thực hiện") + ", Sở Nông nghiệp xây dựng kế hoạch như sau:",
        LONG.format("Thực hiện") + ";",
        LONG.format("Triển khai") + "\ncủa Ủy ban nhân dân tỉnh, Sở Nông nghiệp xây dựng kế hoạch như sau:",
    ],
)
def test_the_first_paragraph_of_a_body_is_no_subject(opening: str) -> None:
    assert read_text(PAPER.format(letters="KH", title=f"KẾ HOẠCH\n{opening}")).header.subject is None


@pytest.mark.parametrize(
    "head",
    [
        f"Số: 12/SYT-NVY V/v trồng tre\n{DAY}",
        f"Số: 12/SYT-NVY\n“V/v: trồng tre”\n{DAY}",
        f'Số: 12/SYT-NVY\n"Vv trồng tre"\n{DAY}',
        f"Số: 12/SYT-NVY\nTrích yếu: trồng tre\n{DAY}",
        f"Số: 12/SYT-NVY\nV.v. trồng tre\n{DAY}",
    ],
)
def test_subject_of_a_letter_in_every_dress(head: str) -> None:
    header = read_text(LETTER.format(head=head)).header
    assert ((header.subject or "").strip("“”"), header.notation, header.issued_on) == (
        "trồng tre",
        "12/SYT-NVY",
        "2025-04-04",
    )


def test_day_inside_the_subject_of_a_letter_belongs_to_it() -> None:
    head = f"Số: 12/SYT-NVY\n{DAY}\nV/v cho nghỉ trồng tre\nngày 26/11/2025"
    assert read_text(LETTER.format(head=head)).header.subject == "cho nghỉ trồng tre ngày 26/11/2025"


PARTY_LETTER = """TỈNH ỦY LÀO CAI
ĐẢNG ỦY XÃ A MÚ
*
Số 15-CV/ĐU
{below}
ĐẢNG CỘNG SẢN VIỆT NAM

A Mú, ngày 5 tháng 6 năm 2026

Kính gửi: Các chi bộ.

Thường trực Đảng ủy yêu cầu các chi bộ báo cáo.
"""


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        (
            "Tham mưu triển khai công tác\nphòng, chống thiên tai\n",
            "Tham mưu triển khai công tác phòng, chống thiên tai",
        ),
        ("Về việc phòng, chống thiên tai\n", "phòng, chống thiên tai"),
        ("", None),
    ],
)
def test_a_letter_of_the_party_has_its_subject_below_the_number_without_v_v(
    below: str, subject: str | None
) -> None:
    for text in (PARTY_LETTER, PARTY_LETTER.replace("Số 15", "Số      ")):
        assert read_text(text.format(below=below)).header.subject == subject


@pytest.mark.parametrize(
    "words", ["V/v: trồng tre", "V/v trồng tre", "Về việc: trồng tre", "Về việc trồng tre"]
)
def test_number_and_subject_in_one_cell_are_both_read_with_a_colon_or_without(words: str) -> None:
    text = LETTER.format(head=f"| Số: 8/SYT-NV {words} | {DAY} |")
    header = read_text(text).header
    assert (header.notation, header.subject) == ("8/SYT-NV", "trồng tre")
    assert read_text(LETTER.format(head=f"Số: 8/SYT-NV\n{words}\n{DAY}")).header.subject == "trồng tre"


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("TRƯỞNG BAN PHÓ THỦ TƯỚNG Trần Văn An", ("TRƯỞNG BAN", "PHÓ THỦ TƯỚNG")),
        ("PHÓ TRƯỞNG BAN THỨ TRƯỞNG BỘ NỘI VỤ Trần Văn An", ("PHÓ TRƯỞNG BAN", "THỨ TRƯỞNG BỘ NỘI VỤ")),
        ("TRƯỞNG BAN TỔ CHỨC Trần Văn An", ("TRƯỞNG BAN TỔ CHỨC",)),
    ],
)
def test_the_head_of_a_committee_signs_with_his_own_office_below(cell: str, lines: tuple[str, ...]) -> None:
    text = LETTER.format(head=f"Số: 8/SYT-NV\n{DAY}")
    header = read_text(f"{text}\n| Nơi nhận: - Như trên; - Phòng NV. - Lưu: VT. | {cell} |\n").header
    assert header.signatory
    assert header.signatory.lines == lines
    assert header.recipients == ("Như trên", "Phòng NV", "Lưu: VT")


UNTITLED = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 8/KH-UBND | Cao Bằng, ngày 05 tháng 01 năm 2024 |
{below}
Căn cứ nhu cầu trồng tre, Ủy ban nhân dân tỉnh Cao Bằng xây dựng Kế hoạch như sau:
"""


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        ("TRỒNG VÀ BẢO VỆ TRE NĂM 2024", "TRỒNG VÀ BẢO VỆ TRE NĂM 2024"),
        ("TRỒNG VÀ BẢO VỆ TRE\nTRÊN ĐỊA BÀN TỈNH", "TRỒNG VÀ BẢO VỆ TRE TRÊN ĐỊA BÀN TỈNH"),
        ("ỦY BAN NHÂN DÂN TỈNH CAO BẰNG", None),
        ("Năm 2023 tre lên tốt.", None),
        ("I. MỤC ĐÍCH, YÊU CẦU", None),
    ],
)
def test_capitals_right_below_number_and_day_are_the_subject_where_the_type_was_lost(
    below: str, subject: str | None
) -> None:
    header = read_text(UNTITLED.format(below=below)).header
    assert (header.type, header.subject) == ("Kế hoạch", subject)
