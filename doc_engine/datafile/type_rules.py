"""What each type of document asks for (yêu cầu của từng loại): keys it needs, keys that have no place in it."""

from __future__ import annotations

from dataclasses import dataclass

from doc_engine.terms import DocumentType


@dataclass(frozen=True, slots=True)
class TypeRule:
    """What one type of document needs besides the general keys, and what has no place in it (key → what to do).

    `spares`: keys that every other type must have and this one does without.
    """

    needs: tuple[str, ...] = ()
    refuses: tuple[tuple[str, str], ...] = ()
    spares: tuple[str, ...] = ()


_T = DocumentType
_TO_RECIPIENTS = ("kinh_gui", "Loại này không có dòng Kính gửi; nơi nhận ghi ở noi_nhan.")
_NO_TASKS = ("nhiem_vu", "Loại này không giao nhiệm vụ.")
_NO_BODY = ("noi_dung", "Mẫu này đã có sẵn lời văn.")
_PLAIN = TypeRule(("noi_dung",), (_TO_RECIPIENTS,))
_SENT = TypeRule(("noi_dung",))
_GROUNDED = TypeRule(("tham_quyen", "can_cu", "noi_dung"), (_TO_RECIPIENTS,))
_AGREED = TypeRule(("cac_ben", "noi_dung"), (_TO_RECIPIENTS, _NO_TASKS), ("nguoi_ky",))
_MEETING = ("kinh_moi", "noi_dung_hop", "chu_tri", "thoi_gian", "dia_diem")
_MINUTES = ("bat_dau", "dia_diem", "thanh_phan", "chu_toa", "thu_ky", "ket_thuc")

_RULES = {
    _T.NGHI_QUYET: _GROUNDED,
    _T.QUYET_DINH: _GROUNDED,
    _T.BAO_CAO: _SENT,
    _T.TO_TRINH: TypeRule(("kinh_gui", "noi_dung")),
    _T.PHIEU_GUI: _SENT,
    _T.PHIEU_CHUYEN: _SENT,
    _T.PHIEU_BAO: _SENT,
    _T.CONG_VAN: TypeRule(("kinh_gui", "noi_dung")),
    _T.THU_CONG: _SENT,
    _T.CONG_DIEN: TypeRule(
        ("noi_nhan_dien", "noi_dung"), (("kinh_gui", "Nơi nhận điện ghi ở noi_nhan_dien."),)
    ),
    _T.GIAY_MOI: TypeRule(_MEETING, (("kinh_gui", "Người được mời ghi ở kinh_moi."), _NO_TASKS)),
    _T.GIAY_GIOI_THIEU: TypeRule(("gioi_thieu",), (_TO_RECIPIENTS, _NO_TASKS, _NO_BODY), ("trich_yeu",)),
    _T.GIAY_NGHI_PHEP: TypeRule(("nghi_phep",), (_TO_RECIPIENTS, _NO_TASKS, _NO_BODY), ("trich_yeu",)),
    _T.BIEN_BAN: TypeRule((*_MINUTES, "noi_dung"), (_TO_RECIPIENTS, _NO_TASKS), ("dia_danh", "nguoi_ky")),
    _T.HOP_DONG: _AGREED,
    _T.BAN_GHI_NHO: _AGREED,
    _T.BAN_THOA_THUAN: _AGREED,
}

_DECISIONS = frozenset({_T.QUYET_DINH, _T.NGHI_QUYET})
_AGREEMENTS = frozenset({_T.HOP_DONG, _T.BAN_GHI_NHO, _T.BAN_THOA_THUAN})
_IN_BODY = "Hãy viết căn cứ trong noi_dung."
# Keys that only some types have, and what is said to the others.
_INVITATION = "Khóa này chỉ dùng cho giấy mời."
_ONLY: tuple[tuple[tuple[str, ...], frozenset[DocumentType], str], ...] = (
    (("kinh_moi", "noi_dung_hop", "chu_tri", "thoi_gian"), frozenset({_T.GIAY_MOI}), _INVITATION),
    (("dia_diem",), frozenset({_T.GIAY_MOI, _T.BIEN_BAN}), "Khóa này chỉ dùng cho giấy mời, biên bản."),
    (("ky_bao_cao",), frozenset({_T.BAO_CAO}), "Khóa này chỉ dùng cho báo cáo."),
    (("can_cu",), _DECISIONS | _AGREEMENTS, _IN_BODY),
    (("theo_de_nghi",), _DECISIONS, _IN_BODY),
    (
        ("tham_quyen",),
        _DECISIONS,
        "Khóa này chỉ dùng cho quyết định, nghị quyết.",
    ),
    (("nguoi_dien", "noi_nhan_dien"), frozenset({_T.CONG_DIEN}), "Khóa này chỉ dùng cho công điện."),
    (("gioi_thieu",), frozenset({_T.GIAY_GIOI_THIEU}), "Khóa này chỉ dùng cho giấy giới thiệu."),
    (("nghi_phep",), frozenset({_T.GIAY_NGHI_PHEP}), "Khóa này chỉ dùng cho giấy nghỉ phép."),
    (
        tuple(key for key in _MINUTES if key != "dia_diem"),
        frozenset({_T.BIEN_BAN}),
        "Khóa này chỉ dùng cho biên bản.",
    ),
    (
        ("cac_ben",),
        _AGREEMENTS,
        "Khóa này chỉ dùng cho hợp đồng, bản ghi nhớ, bản thỏa thuận.",
    ),
    (
        ("cung_ban_hanh",),
        frozenset(_T) - _AGREEMENTS - {_T.BIEN_BAN, _T.GIAY_GIOI_THIEU, _T.GIAY_NGHI_PHEP},
        "Loại này không ban hành liên tịch.",
    ),
    (
        ("ban_hanh_kem",),
        _DECISIONS,
        "Khóa này chỉ dùng cho quyết định, nghị quyết.",
    ),
)


def type_rule(type: DocumentType) -> TypeRule:
    """The rule of `type`."""
    rule = _RULES.get(type, _PLAIN)
    refused = dict(rule.refuses)
    for keys, types, hint in _ONLY:
        if type not in types:
            refused |= dict.fromkeys(keys, hint)
    return TypeRule(rule.needs, tuple(refused.items()), rule.spares)
