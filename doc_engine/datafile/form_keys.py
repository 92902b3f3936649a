"""Keys of single forms (khóa riêng của từng mẫu): giấy giới thiệu, giấy nghỉ phép, biên bản, công điện, hai bên, văn bản ban hành kèm.

They stand in the one table of `fields`; which type asks for which is said in `type_rules`.
"""

from __future__ import annotations

from doc_engine.datafile.keys import Key, SectionKind, SectionsKind
from doc_engine.datafile.kinds import LinesKind, ProseKind, TextKind
from doc_engine.datafile.parsed_kinds import DayKind, TypeLabelKind, YesNoKind

_LINE, _LINES, _PROSE, _DAY = TextKind(), LinesKind(), ProseKind(), DayKind()

INTRODUCTION_KEYS = (
    Key("ong_ba", "person", "Ông (bà)", _LINE, "Họ tên người được giới thiệu.", "Nguyễn Văn A", required=True),
    Key("chuc_vu", "office", "Chức vụ", _LINE, "Chức vụ, đơn vị công tác của người đó.", "Chuyên viên", required=True),
    Key("cu_den", "to", "Được cử đến", _LINE, "Cơ quan được giới thiệu tới làm việc.", "Sở Tài chính", required=True),
    Key("ve_viec", "about", "Về việc", _LINE, "Việc được cử đi làm.", "liên hệ công tác", required=True),
    Key("gia_tri_den", "valid_until", "Có giá trị đến", _DAY, "Ngày cuối cùng giấy còn giá trị.", "31/3/2026",
        required=True),
)  # fmt: skip
LEAVE_KEYS = (
    Key("ong_ba", "person", "Ông (bà)", _LINE, "Họ tên người nghỉ phép.", "Nguyễn Văn A", required=True),
    Key("chuc_vu", "office", "Chức vụ", _LINE, "Chức vụ, đơn vị công tác của người đó.", "Chuyên viên", required=True),
    Key("ngay_don", "asked_on", "Ngày của Đơn", _DAY, "Ngày của Đơn đề nghị nghỉ phép.", "02/3/2026", required=True),
    Key("so_ngay", "length", "Số ngày nghỉ", _LINE, "Nghỉ bao lâu.", "05 ngày", required=True),
    Key("tu_ngay", "from_on", "Từ ngày", _DAY, "Ngày đầu nghỉ phép.", "09/3/2026", required=True),
    Key("den_ngay", "until_on", "Đến hết ngày", _DAY, "Ngày cuối nghỉ phép.", "13/3/2026", required=True),
    Key("noi_nghi", "at", "Nơi nghỉ phép", _LINE, "Nơi người đó nghỉ phép.", "tỉnh Cà Mau", required=True),
    Key("loai_nghi", "kind", "Tính vào thời gian", _LINE, "Loại nghỉ theo pháp luật về lao động.",
        "nghỉ hằng năm có lương", required=True),
    Key("xac_nhan", "confirmed", "Xác nhận", YesNoKind(), "“có”: chừa chỗ xác nhận của nơi nghỉ phép.", "có"),
)  # fmt: skip
PARTY_KEYS = (
    Key("ten", "name", "Tên bên", _LINE, "Tên đầy đủ của bên.", "Sở Tư pháp tỉnh Cà Mau", required=True),
    Key("dai_dien", "represented_by", "Người đại diện", _LINE, "Họ tên người ký.", "Nguyễn Văn A", required=True),
    Key("chuc_vu", "title", "Chức vụ", _LINE, "Chức vụ của người ký.", "Giám đốc", required=True),
    Key("thong_tin", "details", "Thông tin khác", _LINES, "Địa chỉ, điện thoại, tài khoản …; mỗi mục một dòng.",
        "\n  - \"Địa chỉ: …\""),
)  # fmt: skip
ISSUED_TEXT_KEYS = (
    Key("loai", "type_label", "Loại văn bản", TypeLabelKind(), "Loại của văn bản ban hành kèm.", "Quy chế", required=True),
    Key("trich_yeu", "subject", "Trích yếu", _LINE, "Trích yếu của văn bản đó.", "làm việc của Hội đồng", required=True),
    Key("noi_dung", "body", "Nội dung", _PROSE, "Lời văn của văn bản đó, viết sau dấu |.", "|\n    Điều 1. …",
        required=True),
)  # fmt: skip

FORM_KEYS = (
    Key("nguoi_dien", "telegram.sender", "Người điện", _LINE,
        "Cơ quan hoặc chức danh của người đứng đầu gửi điện; không ghi thì lấy co_quan.", "Chủ tịch Ủy ban nhân dân tỉnh"),
    Key("noi_nhan_dien", "telegram.to", "Nơi nhận điện", _LINES, "Cơ quan nhận điện; mỗi nơi một dòng.",
        "\n  - Ủy ban nhân dân các xã, phường"),
    Key("gioi_thieu", "introduction", "Giới thiệu", SectionKind(INTRODUCTION_KEYS),
        "Giấy giới thiệu: giới thiệu ai, đến đâu, về việc gì.", "\n  ong_ba: Nguyễn Văn A"),
    Key("nghi_phep", "leave", "Nghỉ phép", SectionKind(LEAVE_KEYS),
        "Giấy nghỉ phép: ai nghỉ, bao lâu, ở đâu.", "\n  ong_ba: Nguyễn Văn A"),
    Key("bat_dau", "minutes.start", "Thời gian bắt đầu", _LINE, "Giờ, ngày bắt đầu cuộc họp.",
        "\"8 giờ 00, ngày 20/3/2026\""),
    Key("thanh_phan", "minutes.present", "Thành phần tham dự", _LINES, "Người dự họp; mỗi người một dòng.",
        "\n  - Lãnh đạo các phòng"),
    Key("chu_toa", "minutes.chair", "Chủ tọa", _LINE, "Họ tên, chức vụ người chủ trì cuộc họp; người này ký biên bản.",
        "Nguyễn Văn A, Phó Giám đốc Sở"),
    Key("thu_ky", "minutes.secretary", "Thư ký", _LINE, "Họ tên, chức vụ người ghi biên bản; người này ký biên bản.",
        "Trần Thị B, chuyên viên"),
    Key("ket_thuc", "minutes.end", "Thời gian kết thúc", _LINE, "Giờ, ngày kết thúc cuộc họp.",
        "\"11 giờ 30, ngày 20/3/2026\""),
    Key("cac_ben", "parties", "Các bên", SectionsKind(SectionKind(PARTY_KEYS)),
        "Hai bên ký hợp đồng, bản ghi nhớ, bản thỏa thuận; bên thứ nhất là cơ quan mình.", "\n  - ten: …"),
    Key("ban_hanh_kem", "issued_text", "Văn bản ban hành kèm", SectionKind(ISSUED_TEXT_KEYS),
        "Quy chế, quy định … ban hành hoặc phê duyệt kèm theo quyết định này.", "\n  loai: Quy chế"),
)  # fmt: skip
