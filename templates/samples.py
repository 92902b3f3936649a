"""One finished document of each type, all names invented: to look at a template without an office (văn bản xem thử).

`python docs/contact-sheets/build.py` prints them; the tests measure them.
"""

from __future__ import annotations

from collections.abc import Callable

from doc_engine.blocks import AppendixBlocks, Block, Level, Paragraph, Run, Table
from doc_engine.compose.header import BLANK_NUMBER
from doc_engine.composed import Composed, FieldValue
from templates.specimens import specimens

_ORDER = (
    "Các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã, phường căn cứ chức năng, nhiệm vụ được giao xây dựng kế hoạch "
    "của cơ quan, đơn vị mình, phân công người phụ trách, bố trí kinh phí và chịu trách nhiệm về tiến độ, chất lượng "
    "của từng nội dung công việc"
)
_REPORT = (
    "Trước ngày 15 của tháng cuối quý, các cơ quan, đơn vị gửi báo cáo kết quả về Sở Tư pháp để tổng hợp, báo cáo "
    "Ủy ban nhân dân tỉnh xem xét, chỉ đạo"
)
_CLOSING = "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Sở Tư pháp để được hướng dẫn"


def plain(text: str) -> Paragraph:
    """A paragraph without a mark."""
    return Paragraph(Level.PLAIN, "", (Run(text),))


def point(level: Level, marker: str, text: str, *, title: bool = False) -> Paragraph:
    """A marked paragraph."""
    return Paragraph(level, marker, (Run(text),), title=title)


def grid(*rows: tuple[str, ...]) -> Table:
    """A table of plain text, its first row the head."""
    return Table(tuple(tuple((Run(cell),) for cell in cells) for cells in rows))


def fields(**given: FieldValue) -> dict[str, FieldValue]:
    """The fields of a department's document, changed by `given`."""
    values: dict[str, FieldValue] = {
        "co_quan_chu_quan": ["UBND TỈNH HẢI SƠN"],
        "co_quan": ["SỞ TƯ PHÁP"],
        "ten_co_quan": "Sở Tư pháp tỉnh Hải Sơn",
        "so": "312",
        "ky_hieu": "STP-PBGDPL",
        "dia_danh": "Hải Sơn",
        "ngay_thang": "ngày 05 tháng 01 năm 2026",
        "ten_loai": "",
        "trich_yeu": "rà soát, kiện toàn các tổ hòa giải ở cơ sở năm 2026",
        "tham_quyen": "",
        "can_cu": [],
        "theo_de_nghi": "",
        "lenh": "",
        "kinh_gui_mot": "",
        "kinh_gui_nhieu": [],
        "quyen_han": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        "chuc_vu_khac": [],
        "ho_ten": "Trần Văn Mẫu",
        "noi_nhan": ["- Như trên;", "- UBND tỉnh (để báo cáo);", "- Lưu: VT, PBGDPL."],
        "do_khan": "",
        "do_mat": "",
        "pham_vi": "",
        "nguoi_soan": "",
        "kinh_moi": [],
        "noi_dung_hop": "",
        "chu_tri": "",
        "thoi_gian": "",
        "dia_diem": "",
        "ky_bao_cao": "",
    }
    return values | given


def committee(**given: FieldValue) -> dict[str, FieldValue]:
    """The fields of a people's committee's document, changed by `given`."""
    own = fields(
        co_quan_chu_quan=[],
        co_quan=["ỦY BAN NHÂN DÂN", "TỈNH HẢI SƠN"],
        ten_co_quan="Ủy ban nhân dân tỉnh Hải Sơn",
        quyen_han=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    )
    return own | given


def short_body() -> tuple[Block, ...]:
    """A page of text with numbered points."""
    return (
        plain(f"{_ORDER}, tập trung vào các nội dung sau đây:"),
        point(Level.ARABIC, "1.", f"{_ORDER}."),
        point(Level.ARABIC, "2.", f"{_REPORT}."),
        point(Level.ARABIC, "3.", "Công khai kết quả trên Trang thông tin điện tử của cơ quan."),
        plain(f"{_CLOSING}./."),
    )


def long_body(repeats: int = 3) -> tuple[Block, ...]:
    """A plan in four sections with its table of tasks; about twelve pages at 3."""
    blocks: list[Block] = [plain(f"{_ORDER} theo các Phụ lục kèm theo.")]
    headings = ("MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG THỰC HIỆN", "KINH PHÍ", "TỔ CHỨC THỰC HIỆN")
    for roman, heading in zip(("I.", "II.", "III.", "IV."), headings, strict=True):
        blocks.append(point(Level.ROMAN, roman, heading, title=True))
        for number in range(1, repeats + 1):
            blocks.append(point(Level.ARABIC, f"{number}.", "Phạm vi và đối tượng", title=True))
            blocks += [point(Level.LETTER, f"{letter})", f"{_ORDER};") for letter in "abcd"]
            blocks.append(
                Paragraph(Level.DASH, "-", (Run("Cơ quan chủ trì:", italic=True), Run(" Sở Tư pháp.")))
            )
            blocks.append(point(Level.DASH, "-", "Thời gian thực hiện: Năm 2026 - 2030."))
    return (*blocks, task_table(18), plain(f"{_CLOSING}./."))


def task_table(count: int) -> Table:
    """A table of tasks, long enough to cross a page at 18."""
    cooperating = "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường"
    rows = [
        (str(number), _ORDER[: 60 + 9 * number].rsplit(" ", 1)[0], "Sở Tư pháp", cooperating, "Hàng năm")
        for number in range(1, count + 1)
    ]
    return grid(("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"), *rows)


def letter() -> Composed:
    """Công văn to one collective addressee."""
    own = fields(kinh_gui_mot="Ủy ban nhân dân các xã, phường.")
    return Composed("cong_van", own, short_body(), title="Công văn", author="Sở Tư pháp")


def urgent_letter() -> Composed:
    """Công văn of a long agency to many, urgent, restricted, a draft without number and day."""
    own = fields(
        co_quan=["TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG VÀ KIỂM SOÁT THỦ TỤC HÀNH CHÍNH"],
        so=BLANK_NUMBER,
        ngay_thang=f"ngày {chr(160) * 4} tháng 01 năm 2026",
        dia_danh="Thành phố Hồ Chí Minh",
        kinh_gui_nhieu=[
            "- Ủy ban nhân dân các xã, phường;",
            "- Ban Chỉ đạo thực hiện Đề án nâng cao chất lượng công tác hòa giải ở cơ sở tỉnh Hải Sơn;",
            "- Công an tỉnh.",
        ],
        do_khan="THƯỢNG KHẨN",
        pham_vi="LƯU HÀNH NỘI BỘ",
        nguoi_soan="PL.(300)",
    )
    return Composed("cong_van", own, short_body(), watermark="BẢN MINH HỌA")


def plan() -> Composed:
    """Kế hoạch of twelve pages with thirty recipients and two annexes."""
    attached = "(Kèm theo Kế hoạch số 146/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Hải Sơn)"
    own = committee(
        so="146",
        ky_hieu="KH-UBND",
        ten_loai="KẾ HOẠCH",
        trich_yeu="Nâng cao chất lượng công tác hòa giải ở cơ sở giai đoạn 2026 - 2030 trên địa bàn tỉnh Hải Sơn",
        noi_nhan=[
            "- Bộ Tư pháp;",
            *[f"- Cơ quan, đơn vị thứ {i:02d} của tỉnh;" for i in range(1, 29)],
            "- Lưu: VT, NC.",
        ],
    )
    annexes = (
        AppendixBlocks("Phụ lục I", "DANH MỤC NHIỆM VỤ", attached, (task_table(18), plain("./."))),
        AppendixBlocks("Phụ lục II", "ĐỀ CƯƠNG BÁO CÁO", attached, short_body()),
    )
    return Composed("ke_hoach", own, long_body(), annexes, watermark="BẢN MINH HỌA")


def decision() -> Composed:
    """Quyết định with six căn cứ."""
    own = committee(
        so="05",
        ky_hieu="QĐ-UBND",
        ten_loai="QUYẾT ĐỊNH",
        trich_yeu="Về việc thành lập Hội đồng phối hợp phổ biến, giáo dục pháp luật",
        tham_quyen="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HẢI SƠN",
        can_cu=[
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Luật Phổ biến, giáo dục pháp luật ngày 20 tháng 6 năm 2012;",
            "Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;",
            "Căn cứ Nghị định số 28/2013/NĐ-CP ngày 04 tháng 4 năm 2013 của Chính phủ quy định chi tiết Luật Phổ biến, giáo dục pháp luật;",
            "Căn cứ Quyết định số 21/2021/QĐ-TTg ngày 21 tháng 6 năm 2021 của Thủ tướng Chính phủ;",
            "Căn cứ Kế hoạch số 146/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh;",
        ],
        theo_de_nghi="Theo đề nghị của Giám đốc Sở Tư pháp.",
        lenh="QUYẾT ĐỊNH:",
        quyen_han=["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        noi_nhan=["- Như Điều 3;", "- Bộ Tư pháp;", "- Lưu: VT, NC."],
    )
    body = (
        point(Level.DIEU, "Điều 1.", "Thành lập Hội đồng gồm các ông, bà có tên trong danh sách kèm theo."),
        point(Level.DIEU, "Điều 2.", "Nhiệm vụ của Hội đồng", title=True),
        point(Level.ARABIC, "1.", f"{_ORDER}."),
        point(Level.ARABIC, "2.", f"{_REPORT}."),
        point(
            Level.DIEU,
            "Điều 3.",
            "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở và các ông, bà có tên tại Điều 1 chịu trách nhiệm "
            "thi hành Quyết định này kể từ ngày ký./.",
        ),
    )
    return Composed("quyet_dinh", own, body)


def submission() -> Composed:
    """Tờ trình upward with a long subject, a long single addressee and an advisory body's signature."""
    own = fields(
        ky_hieu="TTr-STP",
        ten_loai="TỜ TRÌNH",
        trich_yeu="Về việc ban hành Kế hoạch nâng cao chất lượng công tác hòa giải ở cơ sở và kinh phí bảo đảm thực hiện",
        kinh_gui_mot="Ủy ban nhân dân tỉnh và Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh Hải Sơn.",
        quyen_han=["TM. HỘI ĐỒNG PHỐI HỢP PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT", "CHỦ TỊCH"],
        chuc_vu_khac=["Giám đốc Sở Tư pháp"],
    )
    return Composed("to_trinh", own, short_body())


def report() -> Composed:
    """Báo cáo."""
    own = fields(
        ky_hieu="BC-STP",
        ten_loai="BÁO CÁO",
        trich_yeu="Kết quả công tác hòa giải ở cơ sở quý I năm 2026",
        noi_nhan=["- UBND tỉnh (để báo cáo);", "- Các phòng thuộc Sở;", "- Lưu: VT, PBGDPL."],
    )
    return Composed("bao_cao", own, short_body())


def notice() -> Composed:
    """Thông báo of a kind that takes half a page."""
    own = fields(
        so="07",
        ky_hieu="TB-STP",
        ten_loai="THÔNG BÁO",
        trich_yeu="Về việc thay đổi địa điểm tiếp công dân",
        noi_nhan=["- UBND tỉnh (để báo cáo);", "- Các phòng thuộc Sở;", "- Lưu: VT, PBGDPL."],
    )
    return Composed("thong_bao", own, (plain(f"{_ORDER}."), plain(f"{_CLOSING}./.")))


def invitation() -> Composed:
    """Giấy mời to several."""
    own = fields(
        so="21",
        ky_hieu="GM-STP",
        ten_loai="GIẤY MỜI",
        trich_yeu="Dự Hội nghị triển khai công tác hòa giải ở cơ sở năm 2026",
        kinh_moi=["- Đại diện lãnh đạo Ủy ban nhân dân tỉnh;", "- Lãnh đạo các sở, ban, ngành tỉnh."],
        noi_dung_hop="Hội nghị triển khai công tác hòa giải ở cơ sở năm 2026.",
        chu_tri="Ông Trần Văn Mẫu, Phó Giám đốc Sở Tư pháp.",
        thoi_gian="08 giờ 00 phút, ngày 20 tháng 01 năm 2026 (thứ Ba).",
        dia_diem="Hội trường Sở Tư pháp.",
        noi_nhan=["- Như trên;", "- Lưu: VT, VP."],
    )
    return Composed("giay_moi", own, (plain("Đề nghị đại biểu dự họp đúng thành phần và thời gian./."),))


SAMPLES: dict[str, Callable[[], Composed]] = {
    "cong_van": letter,
    "cong_van_khan": urgent_letter,
    "ke_hoach": plan,
    "quyet_dinh": decision,
    "to_trinh": submission,
    "bao_cao": report,
    "thong_bao": notice,
    "giay_moi": invitation,
    **specimens(),
}
