"""Noise of scans and converters on a paper of our own: a citation is kept, an own number is right or left out."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from doc_engine.reading import Reading, read_text

PAPER = """ỦY BAN NHÂN DÂN
TỈNH KHÁNH HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1052/QĐ-UBND

Khánh Hòa, ngày 05 tháng 3 năm 2024

QUYẾT ĐỊNH
Về việc kiện toàn Ban Chỉ đạo cải cách hành chính

Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 101/2020/NĐ-CP ngày 28 tháng 8 năm 2020 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 123/2016/NĐ-CP ngày 01 tháng 9 năm 2016 của Chính phủ quy định chức năng, nhiệm vụ của bộ, cơ quan ngang bộ;
Thực hiện Kết luận số 83-KL/TW ngày 21 tháng 6 năm 2024 của Bộ Chính trị và Công văn số 1011/VPCP-TCCV ngày 12 tháng 2 năm 2024 của Văn phòng Chính phủ;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 210/TTr-SNV ngày 01 tháng 3 năm 2024,

QUYẾT ĐỊNH:
Điều 1. Kiện toàn Ban Chỉ đạo.
Điều 2. Quyết định này thay thế Quyết định số 1190/QĐ-UBND ngày 10 tháng 10 năm 2021 của Ủy ban nhân dân tỉnh.
"""
_NOTATION = re.compile(r"\d+(?:/\d{4})?[/-](?:[A-ZĐ]\w*[-/])?[A-ZĐ][\w-]*")
CLEAN = read_text(PAPER)


def in_notations(change: Callable[[str], str]) -> str:
    return _NOTATION.sub(lambda match: change(match[0]), PAPER)


def said(reading: Reading) -> set[tuple[str, str | None, str]]:
    return {(c.name, c.issued_on, c.relation.key) for c in reading.citations}


NOISES = {
    "ones as ells": in_notations(lambda text: text.replace("1", "l", 1)),
    "zeros as ohs": in_notations(lambda text: text.replace("0", "O", 1)),
    "Đ as zero": PAPER.replace("QĐ-", "Q0-"),
    "Đ of Iceland": PAPER.replace("Đ", "Ð"),
    "spaced hyphens": in_notations(lambda text: text.replace("-", " -")),
    "spaced slashes": in_notations(lambda text: text.replace("/", " / ")),
    "long hyphens": in_notations(lambda text: text.replace("-", "–")),
    "broken at hyphens": in_notations(lambda text: text.replace("-", "-\n")),
    "days with letters": PAPER.replace("ngày 0", "ngày O").replace("ngày 1", "ngày l"),
    "justified lines": re.sub(r"(?<=\w) (?=\w)", "  ", PAPER),
    "narrow lines": "\n".join("\n".join(textwrap.wrap(row, 62)) for row in PAPER.split("\n")),
    "a blank line behind every line": "\n".join(
        "\n\n".join(textwrap.wrap(row, 90)) or "" for row in PAPER.split("\n")
    ),
    "lost spaces at cues": PAPER.replace("Căn cứ N", "Căncứ N").replace("Thực hiện K", "Thựchiện K"),
    "number and day on a line": PAPER.replace("/QĐ-UBND\n\nKhánh", "/QĐ-UBND Khánh"),
}


@pytest.mark.parametrize("noise", NOISES)
def test_noise_takes_no_citation_away_and_changes_none(noise: str) -> None:
    reading = read_text(NOISES[noise])
    assert said(reading) == said(CLEAN)
    assert reading.header.notation in ("1052/QĐ-UBND", None)
    assert reading.header.symbol == "QĐ-UBND"


def test_a_turned_page_breaks_no_sentence() -> None:
    rows = NOISES["narrow lines"].split("\n")
    for mark in ("2", "- 2 -", "Trang 2/3"):
        for row in range(14, len(rows) - 1):
            torn = "\n".join([*rows[:row], "", mark, "", *rows[row:]])
            assert said(read_text(torn)) >= said(CLEAN) or rows[row - 1] == "", (mark, rows[row])


@pytest.mark.parametrize(
    "smudge", ["l052", "1O52", "10S2", "1052O", "J4Z", "~5", "10 5?", "§6", "..", "", "%2", "IO52", "105Z"]
)
def test_a_smudged_own_number_is_left_out(smudge: str) -> None:
    header = read_text(PAPER.replace("Số: 1052/", f"Số: {smudge}/")).header
    assert header.number is None
    assert header.symbol == "QĐ-UBND"
    assert header.is_official_document


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện các Công điện của Thủ tướng Chính phủ:\nsố 41/CĐ-TTg ngày 27/4/2024 về phòng cháy rừng;",
        "UBND xã ban hành Kế hoạch  số 48/UBND-TP ngày 15/5/2025 về lấy ý kiến.",
        "Tỉnh ủy ban hành Chương trình hành động   số 147-CTHĐ/TU ngày 09/5/2019 thực hiện Nghị quyết.",
        "Số 41/CĐ-TTg ngày 27/4/2024 của Thủ tướng Chính phủ đã nêu rõ.",
    ],
)
def test_a_cited_number_at_the_head_of_a_line_is_not_the_own_one(sentence: str) -> None:
    reading = read_text(f"Tin trong tỉnh\n{sentence}\n")
    assert reading.header.notation is None
    assert not reading.header.is_official_document
    assert len(reading.citations) == 1


@pytest.mark.parametrize(
    ("said_so", "written"),
    [
        ("Giam đốc So Nội vu tinh Khanh Hòa", "Giám đốc Sở Nội vụ tỉnh Khánh Hòa"),
        ("Uy ban nhan dân tỉnh Khánh Hoa", "Ủy ban nhân dân tỉnh Khánh Hòa"),
        ("Bộ Nôngnghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Ban Chấp hanh Trung ương Đang", "Ban Chấp hành Trung ương"),
        ("sở Tư pháp tỉnh Khánh Hòa", "Sở Tư pháp tỉnh Khánh Hòa"),
    ],
)
def test_bodies_get_back_the_accents_that_a_scan_took(said_so: str, written: str) -> None:
    (found,) = read_text(
        f"Căn cứ Kế hoạch số 98/KH-XYZ ngày 14/7/2011 của {said_so} ve việc tinh giản;"
    ).citations
    assert found.issuer == written


def test_a_number_behind_a_space_is_read_where_a_type_follows() -> None:
    found = {
        c.notation: c.type for c in read_text("Căn cứ Kế hoạch số 298 KH/TWĐTN ngày 14/7/2011.").citations
    }
    assert found == {"298-KH/TWĐTN": "Kế hoạch"}


@pytest.mark.parametrize(
    ("run_on", "parted"),
    [
        ("QĐUBND", "QĐ-UBND"),
        ("2020/NĐCP", "2020/NĐ-CP"),
        ("UBNDKTN", "UBND-KTN"),
        ("QĐUB", "QĐ-UB"),
        ("SNVCCHC", "SNV-CCHC"),
        ("BCTĐSTP", "BCTĐSTP"),
    ],
)
def test_lost_hyphens_come_back_where_both_sides_are_known(run_on: str, parted: str) -> None:
    found = read_text(f"Căn cứ Quyết định số 12/{run_on} ngày 01/02/2020;").citations
    assert [c.notation for c in found] == [f"12/{parted}"]


SCANNED = """ỦY BAN NHÂN DÂN
TỈNH KON TUM'
GỘNG HÒA.XÃ HỘI GHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{number}
|
Kon Tụm; ngày 16:tháng.5 nămi 2024
QUYẾT ĐỊNH
Về việc kiện toàn Tổ giúp việc
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
"""


@pytest.mark.parametrize(
    ("line", "notation"),
    [
        ("Số: 61/QĐ-UBND.", "61/QĐ-UBND"),
        (":Sõ; 61/QĐ-UBND'", "61/QĐ-UBND"),
        ("S6: 61/QĐ:UBND", "61/QĐ-UBND"),
        ("61/QĐ-UBND", "61/QĐ-UBND"),
        ("Số: 61/QĐ-UBNĐ", "61/QĐ-UBND"),
        ("61/KH-UBND", None),
        ("Số: 61QĐ-UBND", None),
        ("Số: 61/QB-UBND", None),
        ("Số: 61/QĐ-QI.CS", None),
        ("Số: 61/QĐ-SGD&IĐT", None),
        ("Số: 61/QCPHUBND-UBMTTQ", None),
        ("Số: 61/TTILT-BCA-VKSNÔTC", None),
    ],
)
def test_an_own_number_that_ocr_read(line: str, notation: str | None) -> None:
    """Specks around it cost nothing; a symbol one misread letter away from one that everybody knows is doubtful."""
    header = read_text(SCANNED.format(number=line)).header
    assert header.notation == notation
    assert header.issuer == "Ủy ban nhân dân tỉnh Kon Tum"
    assert (header.place, header.issued_on) == ("Kon Tum", "2024-05-16")


TYPED_OUT = """UBND TỈNH KON TUM
SỞ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{number}
Kon Tum, ngày 16 tháng 5 năm 2024
THÔNG BÁO
Về việc thay đổi số điện thoại
Nơi nhận:
- Lưu: VT.
"""


@pytest.mark.parametrize(
    "line",
    [
        "Số: 25z/TB-SYT",
        "Số: 7E/TB-SYT",
        "Số: 3B/TB-SYT",
        "Số: 9.655/TB-SYT",
        "Số: 550/TB SYT",
        "Số: 24/SYT NVY",
        "Số: 24/SYT VP",
        "Số: 84/TB.SYT",
        "Số: 84/T8-SYT",
        "Số: 84/TR-SYT",
        "Số: 84/TB-SVT",
        "Số: 84/TB-8YT",
        "Số: 76/BNVNC",
        "Số: 76/TB-HOND",
        "Số: 76/TB-U8ND",
        "Số: 76/TB-IJBND",
        "Số: 76/HĐMD-VP",
        "Số: 76/HĐND-KI",
        "Số: 76/HÖND-VP",
        "Số: 76/H\u0189ND-VP",
        "Số: 239i/TB-SYT",
        "Số: 28/TB_5YT",
        "Số: 2056/2056/TB-SYT",
        "Số: 76/SYT-YP",
        "Số: 9C/TB-SYT",
        "Số: |2/TB-SYT",
        "Số: 1|2/TB-SYT",
        "Số: 76/HĐND-Th",
        "Số: 76/TB-UBN",
        "Số: 76/TB-BND",
        "Số: 76/B-SYT",
        "Số: 9391-SYT-VP",
        "Số: 76/TB-SYTKonTum",
    ],
)
def test_a_doubt_between_letters_and_digits_leaves_the_own_number_out(line: str) -> None:
    """Also in a text without any specks: a lost hyphen, a point between digits, a part that looks like a known one."""
    header = read_text(TYPED_OUT.format(number=line)).header
    assert (header.notation, header.number) == (None, None)
    assert header.symbol is not None
    assert header.is_official_document


@pytest.mark.parametrize(
    "number", ["66.12/2024/NQ-SYT", "12Đ/TB-SYT", "5/TB-KTQP", "07/TB-BCĐ138", "5/TP-SVHTTDL"]
)
def test_an_own_number_of_unusual_letters_is_kept(number: str) -> None:
    text = TYPED_OUT.format(number=f"Số: {number}")
    if "/TB" not in number:
        text = text.replace("THÔNG BÁO\n", "")
    assert read_text(text).header.notation == number


def test_a_type_s_letters_misread() -> None:
    """ "GT" below CHỈ THỊ is a CT; on a công văn it is whatever it says."""
    text = SCANNED.replace("QUYẾT ĐỊNH", "CHỈ THỊ")
    assert read_text(text.format(number="Số: 5/GT-UB")).header.notation is None
    submission = SCANNED.replace("QUYẾT ĐỊNH", "TỜ TRÌNH")
    assert read_text(submission.format(number="Số: 5/Tr-UBND")).header.notation is None
    assert read_text(submission.format(number="Số: 5/TT-UBND")).header.notation is None
    letter = text.replace("CHỈ THỊ\n", "Kính gửi: Sở Xây dựng\n")
    assert read_text(letter.format(number="Số: 5/GT-UB")).header.notation == "5/GT-UB"


@pytest.mark.parametrize(
    ("cited", "notation"),
    [
        ("Nghị định số 63/2010/NĐ:CP", "63/2010/NĐ-CP"),
        ("Nghị định số 44/2014/NĐ;CP", "44/2014/NĐ-CP"),
        ("Nghị định số 34/2016/NĐ-GP", "34/2016/NĐ-CP"),
        ("Nghị định số 24/2006/NĐ- -CP", "24/2006/NĐ-CP"),
        ("Nghị quyết số 59/2012/ÑQ-HĐND", "59/2012/NQ-HĐND"),
        ("Nghị quyết số 29/2024/NÑQ-HĐND", "29/2024/NQ-HĐND"),
        ("Quyết định số 79/QB-BXD", "79/QĐ-BXD"),
        ("Thông tư số 17/2010/TT-BXĐ", "17/2010/TT-BXD"),
        ("Kế hoạch số 1521/KH-BGĐĐT", "1521/KH-BGDĐT"),
        ("Kế hoạch số 25~KH/TU", "25-KH/TU"),
        ("Công văn số 12-CV/BTG", "12-CV/BTG"),
        ("Tờ trình số 142/FTr-SNV", "142/TTr-SNV"),
        ("Tờ trình số 263/TTi-SNV", "263/TTr-SNV"),
    ],
)
def test_a_cited_symbol_that_ocr_read(cited: str, notation: str) -> None:
    reading = read_text(f"Căn cứ {cited} ngày 05 tháng 3 năm 2016;\n")
    assert [citation.notation for citation in reading.citations] == [notation]


@pytest.mark.parametrize(
    ("line", "notation"),
    [
        ("Số: 61/QĐ-UBND ˆ_.", "61/QĐ-UBND"),
        ("- 'Sõ:61/QĐ-UBND Kon", "61/QĐ-UBND"),
        ("Số: 61/QĐ-UBND-KGVX ————", "61/QĐ-UBND-KGVX"),
        ("Số: 61/QĐ-UBND-BGPVI, ————", None),
        ("Số: 61/QĐ-UBND-NG", None),
        ("Số: 61/QĐ:ÚB", None),
        ("Số: 61/QĐ-UBND-CNXb", None),
        ("Số: 61/QĐ-HĐĐND", None),
        ("Số: 61/QĐ-UBND-PG", None),
        ("Số: 61/BC:", None),
        ("Số: 61/QĐ-CTUBND", "61/QĐ-CTUBND"),
        ("Số: 61/QĐ", "61/QĐ"),
        ("Số: 61/QD-UBND", "61/QĐ-UBND"),
        ("Số: 61/QĐ-UBND Kon: Tum, ngày 16 tháng 5 năm 2024", None),
        ("Số: .61/QĐ-UBND", "61/QĐ-UBND"),
        ("Số:-61/QĐ-UBND", "61/QĐ-UBND"),
        ("Š ý Số: 61/QĐ-UBND", "61/QĐ-UBND"),
        ("số: 61/QĐ-UBND ngày 02 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh", None),
        ("Số: 61/QĐ.UBND-VP", None),
        ("Số: 61/QĐ-UBND ngày 02 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh", None),
    ],
)
def test_rubbish_behind_an_own_number_asks_for_a_symbol_known_in_every_part(
    line: str, notation: str | None
) -> None:
    assert read_text(SCANNED.format(number=line)).header.notation == notation


@pytest.mark.parametrize(
    "line",
    [
        "Cần Thơ; ngày 03 tháng 01 năm 2025",
        "Cần Thơ. ngày 03 tháng 01 năm 2025",
        "Cần Thơ, 'ngày.03 tháng:01 năm: 2025",
        "Cần Thơ, hgày-03 thắng 01 nămi 2025",
        "TTr-STP Cần Thơ, nàày 03 tháng'01 năm 2025",
    ],
)
def test_a_date_with_specks(line: str) -> None:
    header = read_text(
        f"ỦY.BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ.\nCỘNG HÒA XÃ HỘI.CHỦ NGHĨA VIỆT NAM\n{line}\nTỜ TRÌNH\nVề việc nọ\n"
    ).header
    assert (header.place, header.issued_on) == ("Cần Thơ", "2025-01-03")
    assert header.issuer == "Ủy ban nhân dân thành phố Cần Thơ"


def test_a_sentence_that_begins_with_a_day_is_no_date_line() -> None:
    header = read_text(
        "THÔNG BÁO\nKính gửi: Các đơn vị.\nCuộc họp ở Cần Thơ. Ngày 03 tháng 01 năm 2025 thì xong.\n"
    ).header
    assert header.issued_on is None
