"""The one table of a document's data file (bảng khóa): the clerk's key, the model's field, label, kind, what it is for.

Loader, dumper and JSON Schema are all made from it; no other place knows a key. The order is the order of a file.
"""

from __future__ import annotations

from collections.abc import Iterable

from doc_engine.datafile.form_keys import FORM_KEYS
from doc_engine.datafile.keys import Key, SectionKind, SectionsKind
from doc_engine.datafile.kinds import LinesKind, ProseKind, TextKind
from doc_engine.datafile.page_keys import CONTACT_KEYS, PAGE_KEYS
from doc_engine.datafile.parsed_kinds import (
    DateKind,
    DayKind,
    NotationKind,
    NumberKind,
    NumberPartKind,
    SymbolKind,
    TermKind,
    TypeLabelKind,
    YesNoKind,
)
from doc_engine.datafile.signing import AuthorityKind, OnBehalf
from doc_engine.terms import Circulation, DocumentType, Relation, Secrecy, Urgency

_LINE, _LINES, _PROSE = TextKind(), LinesKind(), ProseKind()
_NONE = ("khong", "khong co", "thuong", "binh thuong")

SIGNATORY_KEYS = (
    Key(
        "nhan_danh",
        "on_behalf",
        "Nhân danh",
        TermKind(OnBehalf, "“tập thể” hoặc “người đứng đầu”"),
        "Ký nhân danh tập thể (thêm dòng TM.) hay người đứng đầu.",
        "tập thể",
    ),
    Key(
        "quyen_han",
        "authority",
        "Quyền hạn ký",
        AuthorityKind(),
        "TM., KT., TL., TUQ., Q. kèm cơ quan hoặc chức vụ; mỗi quyền hạn một dòng, từ trên xuống.",
        "KT. Giám đốc",
    ),
    Key(
        "chuc_vu",
        "title",
        "Chức vụ",
        _LINE,
        "Chức vụ của người ký; bỏ trống khi ký quyền (Q.).",
        "Phó Giám đốc",
    ),
    Key(
        "chuc_vu_khac",
        "other_office",
        "Chức vụ khác",
        _LINES,
        "Chức vụ ghi ngay trên họ tên, ví dụ người ký thay mặt ban chỉ đạo.",
        "Bộ trưởng Bộ Tư pháp",
    ),
    Key(
        "ho_ten",
        "full_name",
        "Họ tên người ký",
        TextKind(may_be_blank=True),
        'Họ và tên, không kèm học hàm, học vị. Để trống: ho_ten: "".',
        "Nguyễn Văn A",
        required=True,
        may_be_blank=True,
    ),
)
TASK_KEYS = (
    Key("noi_dung", "text", "Nội dung nhiệm vụ", _LINE, "Việc phải làm.", "Tổ chức tập huấn", required=True),
    Key("chu_tri", "lead", "Chủ trì", _LINES, "Cơ quan chủ trì.", "Sở Tư pháp"),
    Key("phoi_hop", "cooperating", "Phối hợp", _LINES, "Cơ quan phối hợp.", "các cơ quan có liên quan"),
    Key("thoi_gian", "due", "Thời gian", _LINE, "Thời gian thực hiện, ghi theo lời văn.", "Quý III năm 2024"),
)
APPENDIX_KEYS = (
    Key("ten", "title", "Tên phụ lục", _LINE, "Tiêu đề của phụ lục.", "Danh mục nhiệm vụ", required=True),
    Key("noi_dung", "body", "Nội dung phụ lục", _PROSE, "Chữ và bảng của phụ lục.", "|", required=True),
)
CITED_KEYS = (
    Key(
        "so",
        "notation",
        "Số, ký hiệu",
        NotationKind(),
        "Số và ký hiệu của văn bản được viện dẫn.",
        "146/KH-UBND",
    ),
    Key("loai", "type_label", "Loại văn bản", TypeLabelKind(), "Quyết định, Kế hoạch, Luật …", "Kế hoạch"),
    Key("ngay", "issued_on", "Ngày ban hành", DateKind(), "Ngày ban hành của văn bản đó.", "19/7/2024"),
    Key(
        "co_quan",
        "issuer",
        "Cơ quan ban hành",
        _LINE,
        "Tên đầy đủ của cơ quan ban hành văn bản đó.",
        "Bộ Tư pháp",
    ),
    Key("trich_yeu", "subject", "Trích yếu", _LINE, "Trích yếu hoặc tên của văn bản đó.", "phê duyệt Đề án"),
    Key(
        "quan_he",
        "relation",
        "Quan hệ",
        TermKind(Relation, "một quan hệ giữa hai văn bản"),
        "Văn bản này căn cứ, thực hiện, phúc đáp … văn bản đó.",
        "thực hiện",
    ),
)

CO_ISSUER_KEYS = (
    Key("co_quan_chu_quan", "parent_body", "Cơ quan chủ quản", _LINE, "Cơ quan cấp trên trực tiếp, nếu có.",
        "UBND tỉnh Cà Mau"),
    Key("co_quan", "name", "Cơ quan cùng ban hành", _LINE, "Tên đầy đủ của cơ quan.", "Sở Tài chính tỉnh Cà Mau",
        required=True),
    Key("nguoi_ky", "signatory", "Người ký", SectionKind(SIGNATORY_KEYS), "Quyền hạn, chức vụ, họ tên người ký của cơ quan đó.",
        "\n      chuc_vu: Giám đốc\n      ho_ten: Nguyễn Văn B", required=True),
)  # fmt: skip
DRAFT_KEYS = (
    Key("loai", "type", "Loại văn bản", TermKind(DocumentType, "loại văn bản hành chính"),
        "Một trong 29 loại văn bản hành chính.", "công văn", required=True),
    Key("co_quan_chu_quan", "issuer.parent_body", "Cơ quan chủ quản", _LINE,
        "Cơ quan cấp trên trực tiếp, nếu có.", "UBND tỉnh Cà Mau"),
    Key("co_quan", "issuer.name", "Cơ quan ban hành", _LINE,
        "Tên đầy đủ của cơ quan ban hành văn bản.", "Sở Tư pháp tỉnh Cà Mau", required=True),
    Key("so", "number", "Số", NumberPartKind(), "Số văn bản; để trống khi soạn, số được cấp khi ban hành.", "146"),
    Key("ky_hieu", "symbol", "Ký hiệu", SymbolKind(), "Ký hiệu, không kèm số.", "STP-PBGDPL"),
    Key("dia_danh", "place", "Địa danh", _LINE, "Nơi cơ quan đóng trụ sở.", "Cà Mau", required=True),
    Key("ngay", "issued_on", "Ngày ban hành", DateKind(),
        "Ngày/tháng/năm; phần chưa biết viết …, ví dụ …/3/2023.", "20/3/2023"),
    Key("trich_yeu", "subject", "Trích yếu", _LINE,
        "Tóm tắt nội dung văn bản, không có “V/v”.", "triển khai công tác hòa giải ở cơ sở", required=True),
    Key("do_khan", "urgency", "Độ khẩn", TermKind(Urgency, "mức độ khẩn", _NONE), "Khẩn, thượng khẩn, hỏa tốc.", "khẩn"),
    Key("do_mat", "secrecy", "Độ mật", TermKind(Secrecy, "độ mật", _NONE), "Mật, tối mật, tuyệt mật.", "mật"),
    Key("pham_vi", "circulation", "Phạm vi lưu hành", TermKind(Circulation, "chỉ dẫn phạm vi lưu hành", _NONE),
        "Lưu hành nội bộ, xem xong trả lại.", "lưu hành nội bộ"),
    Key("kinh_gui", "addressees", "Kính gửi", _LINES, "Nơi nhận để giải quyết; mỗi nơi một dòng.",
        "Ủy ban nhân dân các huyện, thành phố"),
    Key("kinh_moi", "invitation.invited", "Kính mời", _LINES, "Người hoặc cơ quan được mời; mỗi nơi một dòng.",
        "Lãnh đạo Sở Tài chính"),
    Key("noi_dung_hop", "invitation.event", "Nội dung họp", _LINE, "Tới dự việc gì.", "cuộc họp triển khai Kế hoạch"),
    Key("chu_tri", "invitation.chair", "Chủ trì", _LINE, "Người chủ trì cuộc họp.", "Phó Giám đốc Sở"),
    Key("thoi_gian", "invitation.time", "Thời gian", _LINE, "Giờ, ngày họp.", "\"8 giờ 00, ngày 20/3/2023\""),
    Key("dia_diem", "invitation.venue", "Địa điểm", _LINE, "Nơi họp.", "Hội trường Sở Tư pháp",
        also=("minutes.venue",)),
    *FORM_KEYS,
    Key("tham_quyen", "authority", "Thẩm quyền ban hành", _LINE,
        "Dòng thẩm quyền đứng trên căn cứ, ví dụ GIÁM ĐỐC SỞ TƯ PHÁP.", "Giám đốc Sở Tư pháp"),
    Key("can_cu", "legal_bases", "Căn cứ", _LINES, "Căn cứ ban hành; mỗi căn cứ một dòng, không cần dấu ở cuối.",
        "\n  - Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"),
    Key("theo_de_nghi", "on_proposal_of", "Theo đề nghị của", _LINE, "Người đề nghị ban hành.", "Chánh Văn phòng"),
    Key("ky_bao_cao", "reporting_period", "Kỳ báo cáo", _LINE, "Kỳ của báo cáo.", "năm 2021"),
    Key("noi_dung", "body", "Nội dung", _PROSE,
        "Nội dung văn bản, viết sau dấu |; [[146/KH-UBND]] viện dẫn một văn bản, [[nhiem_vu]] in các nhiệm vụ. "
        "Giữa hai dòng [[trang ngang]] và [[hết trang ngang]] là phần in trên trang ngang (bảng rộng).",
        "|\n  …"),
    Key("nhiem_vu", "tasks", "Nhiệm vụ", SectionsKind(SectionKind(TASK_KEYS)),
        "Các nhiệm vụ, in ở chỗ noi_dung ghi [[nhiem_vu]].", "\n  - noi_dung: …"),
    Key("kem_theo", "attached", "Kèm theo", _LINES, "Văn bản gửi kèm.", "66/BC-BTP"),
    Key("phu_luc", "appendices", "Phụ lục", SectionsKind(SectionKind(APPENDIX_KEYS)),
        "Phụ lục của văn bản này.", "\n  - ten: …"),
    Key("van_ban_lien_quan", "cited", "Văn bản liên quan", SectionsKind(SectionKind(CITED_KEYS)),
        "Thông tin về các văn bản được viện dẫn.", "\n  - so: 146/KH-UBND"),
    Key("han_tra_loi", "reply_by", "Hạn trả lời", DayKind(), "Ngày cuối cùng phải trả lời hoặc báo cáo.", "18/11/2021"),
    Key("nguoi_ky", "signatory", "Người ký", SectionKind(SIGNATORY_KEYS), "Quyền hạn, chức vụ, họ tên người ký.",
        "\n  chuc_vu: Giám đốc\n  ho_ten: Nguyễn Văn A", required=True),
    Key("cung_ban_hanh", "co_issuers", "Cơ quan cùng ban hành", SectionsKind(SectionKind(CO_ISSUER_KEYS)),
        "Văn bản liên tịch: các cơ quan cùng ban hành với co_quan và người ký của từng cơ quan, theo thứ tự in.",
        "\n  - co_quan: Sở Tài chính tỉnh Cà Mau\n    nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn B}"),
    Key("noi_nhan", "recipients", "Nơi nhận", _LINES, "Nơi nhận văn bản, không kể dòng Lưu; mỗi nơi một dòng.",
        "\n  - Như trên"),
    Key("luu", "archive", "Lưu", _LINE, "Dòng Lưu ở nơi nhận, không viết chữ “Lưu:”.", "VT, PBGDPL"),
    Key("don_vi_soan", "drafting_unit", "Đơn vị soạn thảo", _LINE, "Đơn vị chủ trì soạn thảo.", "Phòng Hành chính"),
    Key("so_ban", "copies", "Số bản", NumberKind(1, 999_999), "Số lượng bản phát hành.", "30"),
    Key("nguoi_soan", "drafter", "Người soạn", _LINE, "Ký hiệu người soạn thảo.", "PL"),
    *PAGE_KEYS,
    Key("minh_hoa", "demonstration", "Minh họa", YesNoKind(), "“có”: in dấu BẢN MINH HỌA trên mỗi trang.", "có"),
)  # fmt: skip


def by_name(names: Iterable[str]) -> list[Key]:
    """The keys of a document's file with these names, in the table's order."""
    wanted = set(names)
    return [key for key in DRAFT_KEYS if key.key in wanted]


# Keys of the sections, so that one written at the wrong level gets told where it belongs.
ELSEWHERE = {
    **{key.key: "dia_chi_co_quan" for key in CONTACT_KEYS},
    **{key.key: "nguoi_ky" for key in SIGNATORY_KEYS},
    "phoi_hop": "nhiem_vu",
    "ten": "phu_luc",
    "quan_he": "van_ban_lien_quan",
}
