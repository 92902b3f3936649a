"""The field's closed lists (thuật ngữ): document types, marks, signing capacities, relations.

Each member has its Vietnamese label and the place it comes from. `docs/glossary.md` is kept equal by a test.
"""

from __future__ import annotations

from enum import Enum

from doc_engine.text import fold

_TYPES = "Điều 7; Phụ lục III, Phần I"


class Term(Enum):
    """A closed list: `key` is the clerk's word without accents, `label` the word as printed."""

    key: str
    label: str
    article: str

    @classmethod
    def find(cls, word: str) -> Term | None:
        """The member whose key, label or name is `word`, accents, case and spacing aside."""
        wanted = fold(word).replace("_", " ")
        for member in cls:
            if wanted in {member.key.replace("_", " "), fold(member.label), member.name.lower()}:
                return member
        return None


class DocumentType(Term):
    """Loại văn bản: the 29 types of Điều 7; `abbreviation` is None where the decree has none."""

    NGHI_QUYET = ("nghi_quyet", "Nghị quyết", "NQ", "1.1")
    QUYET_DINH = ("quyet_dinh", "Quyết định", "QĐ", "1.2")
    CHI_THI = ("chi_thi", "Chỉ thị", "CT", "1.4")
    QUY_CHE = ("quy_che", "Quy chế", "QC", "1.4")
    QUY_DINH = ("quy_dinh", "Quy định", "QyĐ", "1.4")
    THONG_CAO = ("thong_cao", "Thông cáo", "TC", "1.4")
    THONG_BAO = ("thong_bao", "Thông báo", "TB", "1.4")
    HUONG_DAN = ("huong_dan", "Hướng dẫn", "HD", "1.4")
    CHUONG_TRINH = ("chuong_trinh", "Chương trình", "CTr", "1.4")
    KE_HOACH = ("ke_hoach", "Kế hoạch", "KH", "1.4")
    PHUONG_AN = ("phuong_an", "Phương án", "PA", "1.4")
    DE_AN = ("de_an", "Đề án", "ĐA", "1.4")
    DU_AN = ("du_an", "Dự án", "DA", "1.4")
    BAO_CAO = ("bao_cao", "Báo cáo", "BC", "1.4")
    BIEN_BAN = ("bien_ban", "Biên bản", "BB", "1.9")
    TO_TRINH = ("to_trinh", "Tờ trình", "TTr", "1.4")
    HOP_DONG = ("hop_dong", "Hợp đồng", "HĐ", None)
    CONG_VAN = ("cong_van", "Công văn", None, "1.5")
    CONG_DIEN = ("cong_dien", "Công điện", "CĐ", "1.6")
    BAN_GHI_NHO = ("ban_ghi_nho", "Bản ghi nhớ", "BGN", None)
    BAN_THOA_THUAN = ("ban_thoa_thuan", "Bản thỏa thuận", "BTT", None)
    GIAY_UY_QUYEN = ("giay_uy_quyen", "Giấy ủy quyền", "GUQ", "1.4")
    GIAY_MOI = ("giay_moi", "Giấy mời", "GM", "1.7")
    GIAY_GIOI_THIEU = ("giay_gioi_thieu", "Giấy giới thiệu", "GGT", "1.8")
    GIAY_NGHI_PHEP = ("giay_nghi_phep", "Giấy nghỉ phép", "GNP", "1.10")
    PHIEU_GUI = ("phieu_gui", "Phiếu gửi", "PG", "1.4")
    PHIEU_CHUYEN = ("phieu_chuyen", "Phiếu chuyển", "PC", "1.4")
    PHIEU_BAO = ("phieu_bao", "Phiếu báo", "PB", "1.4")
    THU_CONG = ("thu_cong", "Thư công", None, None)

    def __init__(self, key: str, label: str, abbreviation: str | None, form: str | None) -> None:
        self.key = key
        self.label = label
        self.abbreviation = abbreviation
        self.form = form
        self.article = _TYPES


class CopyType(Term):
    """Bản sao (Điều 25): sao y, sao lục, trích sao."""

    SAO_Y = ("sao_y", "Bản sao y", "SY", "SAO Y")
    SAO_LUC = ("sao_luc", "Bản sao lục", "SL", "SAO LỤC")
    TRICH_SAO = ("trich_sao", "Bản trích sao", "TrS", "TRÍCH SAO")

    def __init__(self, key: str, label: str, abbreviation: str, title: str) -> None:
        self.key = key
        self.label = label
        self.abbreviation = abbreviation
        self.title = title
        self.article = "Điều 25; Phụ lục III, Phần I"


class Urgency(Term):
    """Mức độ khẩn: the box's text and its size in millimetres."""

    HOA_TOC = ("hoa_toc", "Hỏa tốc", "HỎA TỐC", 30)
    THUONG_KHAN = ("thuong_khan", "Thượng khẩn", "THƯỢNG KHẨN", 40)
    KHAN = ("khan", "Khẩn", "KHẨN", 20)

    def __init__(self, key: str, label: str, stamp: str, width_mm: int) -> None:
        self.key = key
        self.label = label
        self.stamp = stamp
        self.width_mm = width_mm
        self.height_mm = 8
        self.article = "Phụ lục I, Mục III.2"


class Secrecy(Term):
    """Độ mật (pháp luật về bảo vệ bí mật nhà nước)."""

    TUYET_MAT = ("tuyet_mat", "Tuyệt mật")
    TOI_MAT = ("toi_mat", "Tối mật")
    MAT = ("mat", "Mật")

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label
        self.article = "Luật Bảo vệ bí mật nhà nước 117/2025/QH15"


class Circulation(Term):
    """Chỉ dẫn về phạm vi lưu hành."""

    XEM_XONG_TRA_LAI = ("xem_xong_tra_lai", "Xem xong trả lại")
    LUU_HANH_NOI_BO = ("luu_hanh_noi_bo", "Lưu hành nội bộ")

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label
        self.article = "Phụ lục I, Mục III.3"


class SigningCapacity(Term):
    """Quyền hạn ký (Điều 13): the prefix as printed and what it means."""

    TM = ("tm", "TM.", "thay mặt tập thể lãnh đạo")
    KT = ("kt", "KT.", "ký thay người đứng đầu")
    TL = ("tl", "TL.", "thừa lệnh người đứng đầu")
    TUQ = ("tuq", "TUQ.", "thừa ủy quyền người đứng đầu")
    Q = ("q", "Q.", "quyền người đứng đầu")

    def __init__(self, key: str, label: str, meaning: str) -> None:
        self.key = key
        self.label = label
        self.meaning = meaning
        self.article = "Điều 13; Phụ lục I, Mục II.7"


class Relation(Term):
    """Quan hệ of a citing document to the cited one (links run from citing to cited)."""

    CAN_CU = ("can_cu", "căn cứ")
    THUC_HIEN = ("thuc_hien", "thực hiện")
    TRIEN_KHAI = ("trien_khai", "triển khai")
    PHUC_DAP = ("phuc_dap", "phúc đáp")
    SUA_DOI = ("sua_doi", "sửa đổi, bổ sung")
    THAY_THE = ("thay_the", "thay thế")
    BAI_BO = ("bai_bo", "bãi bỏ")
    DINH_CHINH = ("dinh_chinh", "đính chính")
    THU_HOI = ("thu_hoi", "thu hồi")
    SAO = ("sao", "sao từ")
    KEM_THEO = ("kem_theo", "kèm theo")
    THEO_DE_NGHI = ("theo_de_nghi", "theo đề nghị")
    DAN_CHIEU = ("dan_chieu", "dẫn chiếu")

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label
        self.article = "docs/glossary.md"


# Types that papers cite and the decree does not list: legislation, Party papers, older kinds.
CITED_ONLY_TYPES: dict[str, str] = {
    "Hiến pháp": "",
    "Bộ luật": "",
    "Luật": "",
    "Pháp lệnh": "PL",
    "Lệnh": "L",
    "Nghị định": "NĐ",
    "Thông tư": "TT",
    "Thông tư liên tịch": "TTLT",
    "Nghị quyết liên tịch": "NQLT",
    "Kết luận": "KL",
    "Chương trình hành động": "CTr",
    "Quy chế phối hợp": "QCPH",
    "Kế hoạch phối hợp": "KHPH",
    "Điện": "Đ",
}


def type_label_of_symbol(symbol_group: str) -> str | None:
    """The type that an abbreviation stands for: `KH` → "Kế hoạch"; None for a công văn's group."""
    return _BY_ABBREVIATION.get(symbol_group)


_BY_ABBREVIATION: dict[str, str] = {
    abbreviation: label for label, abbreviation in CITED_ONLY_TYPES.items() if abbreviation
} | {member.abbreviation: member.label for member in DocumentType if member.abbreviation}
