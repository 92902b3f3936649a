"""The document's own header, its end, its tasks and deadlines, on papers made up here."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

LETTER = """UBND TỈNH AN BÌNH
SỞ NỘI VỤ

Số: {number}/SNV-CCHC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

An Bình, {day}

V/v rà soát thủ tục hành chính
năm 2024

Kính gửi:
- Sở Tài chính;
- Ủy ban nhân dân các huyện.

Thực hiện Công văn số 55/UBND-NC ngày 02/5/2024 của UBND tỉnh, Sở Nội vụ đề nghị các cơ quan rà soát, gửi kết quả trước ngày 30/6/2024./.

Nơi nhận:
- Như trên;
- UBND tỉnh (để báo cáo);
- Lưu: VT, CCHC.

KT.GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Lê Thị Mai
"""

PLAN = """  ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   TỈNH AN BÌNH                      Độc lập - Tự do - Hạnh phúc

   Số: 31 /KH-UBND                  An Bình, ngày 05 tháng 02 năm 2025

                                KẾ HOẠCH
                 Phổ biến pháp luật cho thanh niên
                        tại các trường nghề

     Căn cứ Luật Thanh niên ngày 16 tháng 6 năm 2020;
     Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
     I. NHIỆM VỤ
     1. Biên soạn tài liệu cho giảng viên:
     - Cơ quan chủ trì: Sở Tư pháp, Tỉnh đoàn;
     - Cơ quan phối hợp: các sở, ngành có liên quan;
     - Thời gian thực hiện: Quý II/2025.
     2. Tổ chức hội thi:
     a) Hội thi cấp huyện.
     - Đơn vị chủ trì: Ủy ban nhân dân huyện.
     - Thời gian thực hiện: Hàng năm.
     b) Hội thi cấp tỉnh.
     - Đơn vị chủ trì: Tỉnh đoàn.
     - Thời gian thực hiện: từ ngày 01/9/2025 đến ngày 15/9/2025.

 Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
 - Bộ Tư pháp;                                    CHỦ TỊCH
 - Các sở, ban, ngành cấp tỉnh,
   các huyện;
 - Lưu: VT, NC.                                 Trần Văn Bình
"""


def test_a_letter_gives_every_field_of_its_header() -> None:
    header = read_text(LETTER.format(number=" 812 ", day="ngày 09 tháng 5 năm 2024")).header.as_json()
    assert header == {
        "notation": "812/SNV-CCHC",
        "number": "812",
        "symbol": "SNV-CCHC",
        "issued_on": "2024-05-09",
        "place": "An Bình",
        "issuer": "Sở Nội vụ tỉnh An Bình",
        "parent_body": "Ủy ban nhân dân tỉnh An Bình",
        "type": "Công văn",
        "subject": "rà soát thủ tục hành chính năm 2024",
        "addressees": ["Sở Tài chính", "Ủy ban nhân dân các huyện"],
        "recipients": ["Như trên", "UBND tỉnh (để báo cáo)", "Lưu: VT, CCHC"],
        "signatory": {"full_name": "Lê Thị Mai", "lines": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]},
        "is_official_document": True,
        "is_draft": False,
    }


@pytest.mark.parametrize("blank", ["", "     ", " …… ", "....", "_____"])
def test_a_blank_number_makes_a_draft_and_the_first_cited_number_is_not_its_own(blank: str) -> None:
    header = read_text(LETTER.format(number=blank, day="ngày      tháng 5 năm 2024")).header
    assert (header.notation, header.number, header.symbol) == ("/SNV-CCHC", None, "SNV-CCHC")
    assert (header.is_draft, header.issued_on) == (True, "2024-05")


def test_a_garbled_number_is_left_out_and_said() -> None:
    reading = read_text(LETTER.format(number="{8.2 ", day="ngày {Š tháng 5 năm 2024"))
    assert (reading.header.notation, reading.header.number, reading.header.is_draft) == (None, None, False)
    assert reading.header.issued_on == "2024-05"
    assert reading.warnings


def test_a_number_beside_an_illegible_day_is_not_trusted() -> None:
    header = read_text(LETTER.format(number="899 ", day="ngày {Š tháng 5 năm 2024")).header
    assert (header.notation, header.symbol) == (None, "SNV-CCHC")


def test_two_columns_of_a_page_are_told_apart() -> None:
    header = read_text(PLAN).header
    assert (header.notation, header.issued_on, header.place) == ("31/KH-UBND", "2025-02-05", "An Bình")
    assert (header.issuer, header.parent_body) == ("Ủy ban nhân dân tỉnh An Bình", None)
    assert (header.type, header.subject) == (
        "Kế hoạch",
        "Phổ biến pháp luật cho thanh niên tại các trường nghề",
    )
    assert header.recipients == ("Bộ Tư pháp", "Các sở, ban, ngành cấp tỉnh, các huyện", "Lưu: VT, NC")
    assert header.signatory is not None
    assert header.signatory.as_json() == {
        "full_name": "Trần Văn Bình",
        "lines": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    }


def test_tasks_have_their_lead_their_partners_and_their_time() -> None:
    tasks = [task.as_json() for task in read_text(PLAN).tasks]
    assert [task["text"] for task in tasks] == [
        "Biên soạn tài liệu cho giảng viên",
        "Hội thi cấp huyện",
        "Hội thi cấp tỉnh",
    ]
    assert tasks[0]["lead"] == ["Sở Tư pháp", "Tỉnh đoàn"]
    assert tasks[0]["cooperating"] == ["các sở, ngành có liên quan"]
    assert [
        (t["due"]["kind"], t["due"]["from_on"], t["due"]["due_on"], t["due"]["every"]) for t in tasks
    ] == [
        ("window", "2025-04-01", "2025-06-30", None),
        ("periodic", None, None, "năm"),
        ("window", "2025-09-01", "2025-09-15", None),
    ]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("báo cáo trước ngày 18/11/2021.", "2021-11-18"),
        ("hoàn thành chậm nhất ngày 05 tháng 12 năm 2022;", "2022-12-05"),
        ("hạn chót 13/10/2017, theo mẫu", "2017-10-13"),
        ("phấn đấu đến hết năm 2030, tỷ lệ đạt", "2030-12-31"),
        ("trong thời hạn 07 ngày làm việc kể từ ngày nhận được hồ sơ, Sở trả lời", None),
    ],
)
def test_deadlines_in_sentences_are_found(words: str, due: str | None) -> None:
    text = LETTER.format(number="1", day="ngày 09 tháng 5 năm 2024").replace("trước ngày 30/6/2024./.", words)
    found = read_text(text).deadlines
    assert [deadline.due_on for deadline in found] == [due]
    assert found[0].text in words


def test_an_article_has_no_header() -> None:
    reading = read_text(
        "Tin vắn\n\n28/04/2023\nNgày 18/4/2023 Giám đốc Sở Tư pháp ban hành Công văn số 9/STP-VP.\nAn Nhiên"
    )
    header = reading.header.as_json()
    assert header.pop("is_official_document") is False
    assert not any(header.values())
    assert reading.citations[0].notation == "9/STP-VP"
    assert reading.warnings


def test_the_json_has_exactly_the_keys_of_the_command() -> None:
    found = read_text(PLAN).as_json()
    assert list(found) == ["header", "citations", "tasks", "links", "deadlines", "warnings"]
    assert set(found["citations"][0]) == {
        "notation", "kind", "type", "title", "issued_on", "issuer", "relation", "cue", "confidence", "modality", "mentions",
        "spans", "resolved", "quote",
    }  # fmt: skip
    assert set(found["tasks"][0]) == {"text", "lead", "cooperating", "due"}
    assert set(found["deadlines"][0]) == {"text", "due_on", "quote", "owners"}


def test_a_place_that_begins_with_an_accented_capital_is_a_place() -> None:
    text = LETTER.replace("AN BÌNH", "ĐỒNG THÁP").replace("An Bình", "Đồng Tháp")
    header = read_text(text.format(number="7", day="ngày 09 tháng 5 năm 2024")).header
    assert (header.place, header.issuer) == ("Đồng Tháp", "Sở Nội vụ tỉnh Đồng Tháp")
    assert read_text(text.format(number="7", day="ngày 09 tháng 5 năm 2024")).citations[0].issuer == (
        "Ủy ban nhân dân tỉnh Đồng Tháp"
    )


ORDERS = """Số: 9/KH-UBND

An Bình, ngày 05 tháng 02 năm 2025

KẾ HOẠCH
Kiểm tra công tác văn thư

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Văn phòng Ủy ban nhân dân tỉnh xây dựng lịch kiểm tra; gửi kết quả trước ngày 30/11/2025.

2. Công an tỉnh

- Bảo đảm an toàn các buổi làm việc.

- Kiểm tra việc lưu giữ con dấu.

3. Đề nghị Tòa án nhân dân tỉnh phối hợp thực hiện.

Các phòng chuyên môn cấp huyện báo cáo hằng quý.

4. Kinh phí do ngân sách bảo đảm.

Nơi nhận:
- Lưu: VT.
"""


def test_orders_given_in_sentences_are_tasks_with_lead_and_partners() -> None:
    tasks = read_text(ORDERS).tasks
    assert [task.lead for task in tasks] == [
        ("Sở Nội vụ",),
        ("Công an tỉnh",),
        ("Công an tỉnh",),
        ("Tòa án nhân dân tỉnh",),
        ("Các phòng chuyên môn cấp huyện",),
    ]
    assert tasks[0].cooperating == ("Sở Tài chính", "Văn phòng Ủy ban nhân dân tỉnh")
    assert tasks[0].due is not None
    assert tasks[0].due.due_on == "2025-11-30"
    assert tasks[1].text == "Bảo đảm an toàn các buổi làm việc."


@pytest.mark.parametrize(
    ("printed", "issuer"),
    [
        ("TP.Hồ Chí Minh", "Sở Y tế Thành phố Hồ Chí Minh"),
        ("Tp.HCM", "Sở Y tế Thành phố Hồ Chí Minh"),
        ("TP HCM", "Sở Y tế Thành phố Hồ Chí Minh"),
        ("TP.Hải Phòng", "Sở Y tế thành phố Hải Phòng"),
        ("TP. Đà Nẵng", "Sở Y tế thành phố Đà Nẵng"),
    ],
)
def test_a_city_in_short_is_kept_as_printed_and_known_for_what_it_is(printed: str, issuer: str) -> None:
    header = read_text(
        f"SỞ Y TẾ\nSố: 41/KH-SYT\n{printed}, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nPhòng bệnh\n"
    ).header
    assert (header.place, header.issuer) == (printed, issuer)


def _letter(head: str, place: str) -> str:
    return (
        f"{head}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 31/UBND-VX\n{place}, ngày 05 tháng 3 năm 2024\n"
        "V/v chuẩn bị hội nghị\nKính gửi: Sở Y tế.\nĐề nghị Sở Y tế báo cáo trong ngày 12/3/2024 đến ngày 14/3/2024.\n"
    )


def test_a_place_torn_by_blanks_is_the_province_of_its_letters() -> None:
    assert read_text(_letter("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NAM", "Qu ả ng Nam")).header.place == "Quảng Nam"


def test_a_stroke_before_the_agency_is_no_part_of_it() -> None:
    head = "ỦY BAN MTTQ VIỆT NAM\nXÃ AN BÌNH\nBAN THƯỜNG TRỰC"
    plain, stroke = (read_text(_letter(f"{mark}{head}", "An Bình")).header for mark in ("", "/"))
    assert (stroke.issuer, stroke.parent_body) == (plain.issuer, plain.parent_body)
    assert stroke.issuer is not None
    assert "Mặt trận Tổ quốc" in stroke.issuer


def test_a_day_that_goes_on_to_another_is_due_on_the_last() -> None:
    read = read_text(_letter("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NAM", "Quảng Nam"))
    assert [found.due_on for found in read.deadlines] == ["2024-03-14"]
