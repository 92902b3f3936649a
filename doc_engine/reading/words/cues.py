"""The cue words of relations (từ chỉ quan hệ), as a table: what a clause says that it does with what it cites.

A `LEADING` cue opens a clause and governs all that it cites up to the main verb ("Thực hiện A; B, UBND tỉnh ban
hành …"). An `ADJACENT` cue governs what follows it directly. A `NOUN` cue only looks like one ("kết quả thực
hiện …") and makes it a mention. Patterns run over `Source.bare`.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import loose
from doc_engine.terms import Relation


class Reach(Enum):
    """How far a cue governs."""

    LEADING = "opens a clause"
    ANYWHERE = "anywhere, a whole list"
    ADJACENT = "only what follows at once"
    ACT = "an act of this document on the cited one"
    SECOND = "goes on with a request that another clause began"
    ORDER = "an order to others, also where “theo” or “tại” follows"
    GROUND = "opens a ground of a decision"
    SENT = "a list of what is sent with a proposal"
    SUBJECT = "only in the paper's own subject"
    NOUN = "a noun, governs nothing"
    HIDDEN = "words of a list, no cue at all"


class Cue(NamedTuple):
    """One row of the table."""

    words: str
    relation: Relation
    reach: Reach


_NOUNS = (
    r"(?:ket qua|qua trinh|trinh tu|cach thuc|phuong thuc|tinh hinh|(?<!chi[\x20\n]dao[\x20\n])(?<!don[\x20\n]doc[\x20\n])viec|tong ket|so ket|ke thua|huong dan|trong|khi|nam(?: (?:thu (?:\d{1,2}|hai|ba|tu|nam)|dau(?: tien)?|cuoi(?: cung)?|ban le))?|hieu qua|tien do|giam sat|"
    r"kiem tra|danh gia|cong tac|viec to chuc|yeu cau|(?<!gia[\x20\n]han[\x20\n])(?<!keo[\x20\n]dai[\x20\n])(?:thoi gian|thoi han)|kinh phi|(?<!chiu[\x20\n])(?<!co[\x20\n])trach nhiem|(?<!de[\x20\n])dam bao|de an|bao cao|hoi nghi|hoi thao|dot|cuoc hop|(?:co|du) (?:co so|can cu)|cham|chua|khong)"
)
_KINDS = r"quyet dinh|nghi quyet|nghi dinh|ke hoach|chi thi|cong van|thong tu|ket luan|chuong trinh|thong bao|huong dan"
_R = Relation
# “thi hành án”, “thi hành công vụ” are fields of work.
_CARRY_OUT = r"(?:thi hanh(?! (?:an|cong vu|ky luat|nhiem vu)(?!\w))|chap hanh)"
# “thực hiện nghiêm các chỉ đạo … theo X”: earnest words or the contents of the document between the verb and it.
_EARNEST = (
    r"(?:nghiem tuc|nghiem|day du|dung|tot|kip thoi|quyet liet|dong bo|co hieu qua|hieu qua|khan truong)"
)
_SPREAD = r"(?:tuyen truyen|pho bien|quan triet|hoc tap)"
_DIRECTIVES = (
    r"(?:thong bao(?: ket luan)?|ket luan|ke hoach|cong van|van ban|chi thi|huong dan|cong dien|chuong trinh)"
)
# “thực hiện theo Thông báo số …”: carried out as it says; of laws and decrees it only tells the rule.
_TOLD_BY = r"(?:thong bao(?: ket luan)?|ket luan|ke hoach|cong van|van ban|chi thi|huong dan|cong dien|chuong trinh|de an|phuong an|quyet dinh|nghi quyet) so"
_IN_EARNEST = (
    rf"(?<!thoi[\x20\n]gian[\x20\n])(?<!thoi[\x20\n]han[\x20\n])(?:thuc hien|chap hanh|trien khai)(?:(?:,? (?:va )?{_EARNEST}){{1,4}}(?: (?:cac|nhung))? quy dinh"
    rf"|(?:,? (?:va )?{_EARNEST}){{0,4}}(?: dung)? theo(?: dung)?(?= (?:cac )?{_TOLD_BY} )"
    rf"|(?:,? (?:va )?{_EARNEST}){{0,4}}(?: theo| dung){{0,2}}(?: (?:cac|nhung))?"
    r" (?:y kien chi dao|chi dao|nhiem vu|noi dung|giai phap|yeu cau|chi tieu|ket luan|kien nghi|huong dan|quy trinh|quy che))"
    r"|(?:hoan thanh|bam sat)(?:,? (?:dung )?(?:tien do|thoi han|day du|tot|dut diem))?(?: (?:cac|nhung))? (?:y kien chi dao|chi dao|nhiem vu|noi dung|giai phap|yeu cau|chi tieu|kien nghi)"
)

CUES: tuple[Cue, ...] = (
    Cue(
        r"(?:ke hoach|huong dan|de an|chuong trinh|quy che|quy dinh|phuong an|to trinh) nay (?:duoc )?(?:xay dung|ban hanh|lap)"
        r" (?:tren co so|can c[uư](?: vao)?)",
        _R.CAN_CU,
        Reach.ANYWHERE,
    ),
    Cue(
        r"chiu trach nhiem [^.;:]{0,80}ve viec (?:to chuc )?(?:trien khai )?thuc hien",
        _R.TRIEN_KHAI,
        Reach.ADJACENT,
    ),
    Cue(
        rf"(?<!\w){_NOUNS} (?:\d{{1,2}} (?:thang|nam) (?:dau nam )?)?(?:viec )?(?:to chuc )?(?:trien khai(?: thuc hien)?|thuc hien|thi hanh|chap hanh)",
        _R.DAN_CHIEU,
        Reach.NOUN,
    ),
    Cue(  # “trình Chính phủ ban hành Nghị định quy định chi tiết và hướng dẫn thi hành Luật A”
        r"quy dinh(?: chi tiet)?(?:,? (?:va )?(?:huong dan|mot so dieu|bien phap)){0,3}(?: va)? (?:thi hanh|thuc hien)(?= (?:mot so dieu |mot so quy dinh )?(?:cua )?(?:bo luat|luat|phap lenh|nghi dinh)(?!\w))",
        _R.DAN_CHIEU,
        Reach.NOUN,
    ),
    Cue(  # “thay thế A và các quyết định sửa đổi, bổ sung: B; C”: what they did before
        rf"(?:cac|nhung) (?:{_KINDS}|van ban) (?:da )?(?:sua doi|bo sung|dieu chinh)(?:,? (?:va )?bo sung)?(?=(?: so)? :)",
        _R.DAN_CHIEU,
        Reach.HIDDEN,
    ),
    Cue(  # “thay cho A và các lần điều chỉnh tại B, C”
        r"(?:cac|nhung) lan (?:sua doi|bo sung|dieu chinh)(?:,? (?:va )?bo sung)?(?= (?:tai|theo)(?!\w))",
        _R.DAN_CHIEU,
        Reach.HIDDEN,
    ),
    Cue(  # “Đưa ra khỏi Danh mục ban hành kèm theo Quyết định số …”
        r"(?:dua|loai|rut)(?: ten)?(?: bo)?(?: ra)? khoi(?= (?:cac )?(?:danh muc|danh sach|ke hoach|quy hoach|bieu|phu luc|quyet dinh|nghi quyet)(?!\w))",
        _R.SUA_DOI,
        Reach.ACT,
    ),
    Cue(  # “Hồ sơ trình gồm: (1) …; (2) Báo cáo thẩm định số …”
        r"(?:ho so|tai lieu)(?: (?:trinh|gui|dinh))?(?: kem)?(?: theo)?(?: (?:uy ban|ubnd|hdnd|hoi dong|chinh phu|thu tuong)[^:;.]{0,60})? (?:bao )?gom(?: co)?(?= :)",
        _R.KEM_THEO,
        Reach.SENT,
    ),
    Cue(  # “Theo ý kiến thẩm định của Sở A tại Công văn số …;”: a ground of a decision
        r"theo (?:y kien(?! chi dao)|ket qua|ket luan(?= (?:thanh tra|kiem tra|giam sat)(?!\w))|van ban(?= (?:thong nhat|tham dinh|chap thuan)))(?= [^;]{3,220})",
        _R.CAN_CU,
        Reach.GROUND,
    ),
    Cue(  # “Ngưng hiệu lực thi hành điểm b khoản 1 Điều 4 Quyết định số …”: suspended, not ended
        r"(?:tam )?(?:ngung|dinh chi|dung) hieu luc(?: thi hanh)?(?: mot phan)?(?: doi voi| cua)?",
        _R.SUA_DOI,
        Reach.ACT,
    ),
    Cue(r"hieu luc(?:,? hieu qua)? thi hanh(?! (?:ke )?tu(?!\w))", _R.DAN_CHIEU, Reach.NOUN),
    Cue(  # not the “so ket” of “cơ sở kết quả”
        r"(?:tong ket|(?<!co[\x20\n])so ket|ke thua|bao cao ket qua|quy dinh chi tiet)",
        _R.DAN_CHIEU,
        Reach.NOUN,
    ),
    Cue(  # “thành viên Ban Chỉ đạo thực hiện Quyết định số …”: the name of a body
        r"(?:thanh lap|kien toan|cua|thanh vien|truong|pho truong) (?:ban chi dao|to cong tac|to giup viec|ban dieu hanh|tieu ban)"
        r"(?: (?:tinh|thanh pho|huyen|xa|phuong))? (?:ve )?(?:to chuc )?(?:trien khai(?: thuc hien)?|thuc hien|thi hanh)",
        _R.DAN_CHIEU,
        Reach.NOUN,
    ),
    Cue(  # “Về nội dung trả lời: …”, “thời hạn trả lời”: no answer to what is cited there
        r"(?:noi dung|van ban|y kien|thoi han|thoi gian|qua trinh|viec|phuong an) (?:tra loi|phuc dap)(?= [:,.;)]| theo(?!\w))",
        _R.DAN_CHIEU,
        Reach.NOUN,
    ),
    Cue(  # “công tác tuyên truyền, phổ biến Luật …”
        rf"(?:cong tac|(?<!chi[\x20\n]dao[\x20\n])(?<!don[\x20\n]doc[\x20\n])viec|ket qua|hoat dong|(?<!chuc[\x20\n])hoi nghi) {_SPREAD}(?:,? (?:va )?(?:{_SPREAD}|trien khai|thuc hien)){{0,4}}",
        _R.DAN_CHIEU,
        Reach.NOUN,
    ),
    Cue(  # “tạm dừng thực hiện Kế hoạch số …”: not carried out; “không áp dụng X từ nay” is an act of its own
        r"(?:tam (?:thoi )?(?:dung|ngung|hoan|dinh chi)|dinh chi|(?:chua|khong)(?: (?:phai|duoc|tiep tuc))?)(?: viec)?"
        r" (?:trien khai thuc hien|trien khai|thuc hien|thi hanh)(?![^.;]{0,120} tu ngay [^.;]{0,40} nay(?!\w))",
        _R.DAN_CHIEU,
        Reach.NOUN,
    ),
    Cue(  # “Dừng thực hiện Kế hoạch số … kể từ ngày 01/11”
        r"(?<!tam[\x20\n])(?<!khong[\x20\n])(?:cham dut|dung|ngung)(?: viec)? (?:trien khai thuc hien|thuc hien|thi hanh|ap dung)"
        rf"(?= (?:cac )?(?:{_KINDS}|van ban|quy dinh)(?!\w))",
        _R.BAI_BO,
        Reach.ACT,
    ),
    Cue(r"ngay nhan duoc", _R.DAN_CHIEU, Reach.NOUN),
    Cue(
        r"(?:khi co|de co|lam|la|cac|nhung|mot so|du|moi|can|phai|ngoai|duoc) can cu(?: vao)?",
        _R.DAN_CHIEU,
        Reach.NOUN,
    ),
    Cue(
        r"can c[uư] (?:phap ly|phap luat|khoa hoc|thuc tien)(?= (?:de|cho|cua|la|trong)(?!\w))",
        _R.DAN_CHIEU,
        Reach.NOUN,
    ),
    Cue(r"ve (?:cac )?can c[uư](?: phap ly| phap luat)?(?=[\x20\n]?:)", _R.DAN_CHIEU, Reach.NOUN),
    Cue(r"(?:ban hanh|xay dung|ap dung|phe duyet|lap) can c[uư]", _R.DAN_CHIEU, Reach.NOUN),
    Cue(  # “lý do: căn cứ ban hành là Nghị định số …”
        r"can c[uư](?: de)? (?:ban hanh|xay dung)(?= (?:la|da|khong)(?!\w))", _R.DAN_CHIEU, Reach.NOUN
    ),
    # "ngoài căn cứ A thì cần căn cứ vào B": how others are to decide.
    Cue(r"(?:can|phai|ngoai|ngoai viec) can c[uư](?: vao)?", _R.DAN_CHIEU, Reach.NOUN),
    Cue(  # “Thực hiện A; căn cứ đề nghị của Sở B tại Tờ trình số …”; an item of its own stays a basis
        r"(?<=;[\x20\n])can c[uư](?: vao)? (?:de nghi|kien nghi)(?= cua [^;.:]{3,140} tai (?:cac )?(?:to trinh|bao cao|cong van|van ban)(?!\w))",
        _R.THEO_DE_NGHI,
        Reach.ANYWHERE,
    ),
    Cue(r"can c[uư](?: vao)?", _R.CAN_CU, Reach.ANYWHERE),
    Cue(  # “…, sau khi có ý kiến của Bộ B tại Công văn số …, Bộ A hướng dẫn”
        r"sau khi (?:co|lay|xin|tham khao|trao doi|thong nhat)(?:,? (?:va )?(?:thong nhat|trao doi|lay))?"
        r" y kien(?= (?:(?:thong nhat|tham gia|bang van ban|chi dao) )?(?:cua|voi) [^;.:]{3,140} (?:tai |\())",
        _R.CAN_CU,
        Reach.ANYWHERE,
    ),
    Cue(r"(?:xay dung|ban hanh|dua|hinh thanh|phat trien) tren co so", _R.DAN_CHIEU, Reach.NOUN),
    Cue(
        r"tren co so(?! (?:do|nay)(?!\w))(?! (?:xem xet|nghien cuu|tham tra|tham dinh) (?:cac )?(?:to trinh|bao cao))",
        _R.CAN_CU,
        Reach.ANYWHERE,
    ),
    Cue(
        r"(?:ve(?: viec)?|xem xet|nghien cuu) (?:de nghi|kien nghi|de xuat)(?= cua)"
        r"|(?:ve|doi voi) (?:cac )?noi dung (?:de nghi|kien nghi|de xuat)(?= (?:cua|tai) [^;:]{3,260}[:,] (?:[^,;:.]{2,60} )?(?:co ban )?(?:thong nhat|dong y|chap thuan|nhat tri)(?!\w))",
        _R.THEO_DE_NGHI,
        Reach.LEADING,
    ),
    Cue(  # “Giao UBND xã A kiểm điểm theo kiến nghị của Thanh tra tỉnh tại Kết luận số …”
        r"theo (?:noi dung )?(?:kien nghi|de nghi)(?= (?:cua [^;.:]{3,90} )?tai (?:cac )?ket luan)",
        _R.TRIEN_KHAI,
        Reach.ORDER,
    ),
    Cue(
        r"(?:(?<!kem[\x20\n])theo|(?:xem )?xet|nhu) (?:noi dung |bao cao,? (?:va )?)?(?:de nghi|kien nghi|de xuat|(?<=noi[\x20\n]dung[\x20\n])trinh(?= tai)|tham muu(?= cua [^;.:]{3,140} tai ))",
        _R.THEO_DE_NGHI,
        Reach.ANYWHERE,
    ),
    Cue(  # “Theo Biên bản … và đề nghị của Hội đồng A tại Tờ trình …”
        r"(?:va|,) (?:theo )?(?:de nghi|kien nghi|de xuat)(?= cua [^,;.:]{3,140} tai )",
        _R.THEO_DE_NGHI,
        Reach.SECOND,
    ),
    Cue(  # “Đồng ý với đề xuất của Sở A tại Báo cáo …”: granted here
        r"(?:dong y|thong nhat|chap thuan|nhat tri|tan thanh)(?:(?: voi| ve)? (?:phuong an|ke hoach|de an|noi dung|chu truong|du toan|ho so)(?= (?:(?! so \d)[^,;:.]){0,90} (?:kem theo|theo|tai) to trinh so)|(?: (?:chu truong|ve|voi|theo|nhu|cac|noi dung|bao cao,?)){0,5}"
        r"(?: (?:de nghi|de xuat|kien nghi|phuong an|noi dung|tham muu)(?: (?:tham muu|de xuat|trinh|bao cao))?(?= (?:cua|tai|neu|to trinh|bao cao))|(?= (?:to trinh|bao cao|phieu trinh) so)))",
        _R.THEO_DE_NGHI,
        Reach.ANYWHERE,
    ),
    Cue(
        r"(?:nghien cuu|xem xet|xet|(?<!kem[\x20\n])(?<!tiep[\x20\n])theo|qua tham tra|tham dinh|thong qua|nhat tri)(?: noi dung)?(?= (?:cac )?to trinh)",
        _R.THEO_DE_NGHI,
        Reach.ADJACENT,
    ),
    Cue(  # “- Xét Công văn đề nghị số …” among the grounds of a decision
        r"xet(?: noi dung)?(?= (?:cac )?(?:cong van|bao cao|to trinh|phieu trinh)(?: de nghi| tham tra| tham dinh)? (?:so|cua)(?!\w))",
        _R.THEO_DE_NGHI,
        Reach.LEADING,
    ),
    Cue(  # of who writes; in an item of a list (“1. Nghiên cứu Báo cáo …”) it is an order
        r"(?:qua |sau khi |(?<!\d[.)][\x20\n])(?<![a-z][)][\x20\n])(?<![-+–][\x20\n]))(?:xem xet|xet|nghien cuu|(?<=sau[\x20\n]khi[\x20\n])nghe|thao luan)(?: noi dung)?"
        r"(?= (?:cac )?(?:cong van|van ban|bao cao|ho so|don |phieu|to trinh))",
        _R.THEO_DE_NGHI,
        Reach.LEADING,
    ),
    Cue(  # “Trên đây là Kế hoạch triển khai thực hiện Chỉ thị số …”
        r"tren day la (?:ke hoach|chuong trinh(?: hanh dong)?|phuong an)(?: cua [^,;.:]{2,60})? (?:to chuc )?(?:trien khai(?: thuc hien)?|thuc hien|thi hanh)",
        _R.THUC_HIEN,
        Reach.ADJACENT,
    ),
    Cue(
        r"huong ung(?= (?:ke hoach|chi thi|chuong trinh|thu keu goi|cong van) so)",
        _R.THUC_HIEN,
        Reach.LEADING,
    ),
    Cue(  # “…, sau khi nghiên cứu nội dung đề nghị tại Công văn số … của Sở A, Bộ B trao đổi như sau”
        r"(?:qua|sau khi) (?:xem xet|nghien cuu)(?= (?:noi dung|de nghi|kien nghi|vuong mac)[^,;:.]{0,90} (?:tai|trong) (?:cac )?(?:cong van|van ban|to trinh|bao cao) so)",
        _R.THEO_DE_NGHI,
        Reach.ANYWHERE,
    ),
    Cue(  # “sau khi nghe Ban A báo cáo về … (Công văn số …), Ban Thường vụ kết luận”
        r"(?:sau khi|da) nghe(?= [^;:.()]{2,160} (?:bao cao|trinh bay|de nghi)(?!\w)[^;:.()]{0,240}\()",
        _R.THEO_DE_NGHI,
        Reach.ANYWHERE,
    ),
    Cue(r"(?:da )?nhan duoc", _R.PHUC_DAP, Reach.ANYWHERE),
    Cue(r"da nghe(?= (?:bao cao|to trinh))", _R.THEO_DE_NGHI, Reach.ANYWHERE),
    Cue(
        r"da nhan(?: va (?:nghien cuu|xem xet))?(?= (?:cong van|van ban|to trinh|bao cao|don ))",
        _R.PHUC_DAP,
        Reach.ANYWHERE,
    ),
    Cue(
        r"(?<!tiep[\x20\n])(?<!ngay[\x20\n])(?<!khi[\x20\n])nhan(?= (?:cong van|van ban|to trinh|phieu chuyen) so(?!\w))",
        _R.PHUC_DAP,
        Reach.ANYWHERE,
    ),
    Cue(r"phuc(?: dap|(?= (?:cong van|van ban|to trinh) so))", _R.PHUC_DAP, Reach.ANYWHERE),
    Cue(
        r"(?<!noi[\x20\n]dung[\x20\n])(?:tra loi|dap ung|dap lai|hoi dap|phan hoi)",
        _R.PHUC_DAP,
        Reach.LEADING,
    ),
    Cue(r"xu ly(?![^,;:.]{1,40}(?:hanh vi|vi pham))", _R.THUC_HIEN, Reach.LEADING),
    Cue(  # “chuyển Công văn số … để các đơn vị biết, thực hiện”
        r"(?:chuyen|gui|sao chuyen|sao y|sao luc|thong bao|gioi thieu)(?=(?:(?: den| toi)?(?: cac)? (?:so|ubnd|uy ban|cong an|phong|ban|thanh tra|van phong|don vi|co quan)(?!\w)[^,;:.]{0,70})? (?:toan van )?(?:cong van|van ban|quyet dinh|chi thi|ke hoach|thong bao|ket luan|nghi quyet|cong dien) so"
        r" [^.]{0,260}(?: de|[,;] (?:yeu cau|de nghi)) [^.;]{0,80}(?:biet|thuc hien|nghien cuu|trien khai|tham muu|xu ly|giai quyet))",
        _R.TRIEN_KHAI,
        Reach.ADJACENT,
    ),
    Cue(  # “yêu cầu Sở A xử lý dứt điểm tồn tại theo Kết luận thanh tra số …”
        r"(?:xu ly|khac phuc|giai quyet|rut kinh nghiem|chan chinh|kiem diem)(?= (?:[^,;:.]{0,80} )?(?:theo|tai) (?:ket luan|thong bao))"
        r"|(?<!ket[\x20\n]qua[\x20\n])(?<!tinh[\x20\n]hinh[\x20\n])(?<!viec[\x20\n])(?<!tien[\x20\n]do[\x20\n])(?:tra loi|giai quyet|xu ly|thuc hien)(?= [^,;:.]{2,80} theo (?:dung )?(?:cong van|van ban) so)",
        _R.TRIEN_KHAI,
        Reach.ORDER,
    ),
    Cue(  # “yêu cầu các chi nhánh tuân thủ đầy đủ Thông tư số …”
        rf"tuan thu(?: (?:day du|nghiem tuc|nghiem|dung|chat che))*(?= (?:cac )?(?:{_KINDS}) so(?!\w))",
        _R.TRIEN_KHAI,
        Reach.ORDER,
    ),
    Cue(_IN_EARNEST, _R.TRIEN_KHAI, Reach.ORDER),
    Cue(  # “V/v tăng cường quản lý … theo chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số …”
        r"theo (?:(?:tinh than |y kien |su )?(?:chi dao|ket luan|yeu cau)(?= (?:cua [^,;.:]{3,90} )?(?:tai|trong|neu tai) )"
        r"|(?:tinh than |noi dung )?(?:cua )?(?=(?:cac )?(?:chi thi|cong dien|ket luan|thong bao)(?: ket luan)? so))",
        _R.THUC_HIEN,
        Reach.SUBJECT,
    ),
    Cue(  # “Giao Sở A khẩn trương tham mưu theo chỉ đạo của UBND tỉnh tại Văn bản số …”
        r"(?<!bao[\x20\n]cao[\x20\n])theo (?:dung )?(?:(?:tinh than |y kien |su |noi dung )?(?:chi dao|yeu cau|ket luan)(?= (?:cua [^;.:]{3,120} )?(?:tai|trong|neu tai) )"
        r"|(?:cac )?(?:noi dung|nhiem vu|giai phap)(?= (?:da |duoc )?(?:neu |dinh huong )?(?:tai|trong|cua) )"
        rf"|(?<=noi[\x20\n]dung[\x20\n]theo[\x20\n])(?=(?:cac )?{_DIRECTIVES} so )|(?<=theo[\x20\n]dung[\x20\n])(?=(?:cac )?(?:quyet dinh|nghi quyet|chi thi|cong dien|ke hoach|cong van) so ))",
        _R.TRIEN_KHAI,
        Reach.ORDER,
    ),
    Cue(  # “Theo chỉ đạo của Bộ A tại Công văn số …, Sở B yêu cầu …”
        r"theo (?:y kien |su |tinh than |noi dung )?(?:chi dao|yeu cau|ket luan)(?= (?:cua [^;.:]{3,120} )?(?:tai|trong|neu tai|theo) )",
        _R.THUC_HIEN,
        Reach.LEADING,
    ),
    Cue(  # “Liên quan đến Công văn số 5 … kiến nghị gia hạn, Sở A có ý kiến như sau”
        r"(?:lien quan (?:den|toi)|ve)(?: noi dung)?(?= (?:cong van|van ban|phieu chuyen|don |to trinh)[^.;:]{4,200} (?:kien nghi|de nghi|hoi|xin|phan anh|vuong mac)(?!\w)[^.;:]{2,200},"
        r" [^,.;:]{2,90} (?:co y kien|tra loi|phuc dap|giai trinh|cung cap thong tin|thong tin|xin tra loi)(?!\w))",
        _R.PHUC_DAP,
        Reach.LEADING,
    ),
    Cue(  # “Ban A có ý kiến đối với hồ sơ do quý Sở gửi tại Công văn số 5 … như sau”
        r"co y kien(?= (?:doi voi|ve) [^;:.]{3,200} (?:tai|theo|kem theo) (?:cong van|van ban|to trinh) so [^;:]{4,160} nhu sau)",
        _R.PHUC_DAP,
        Reach.ANYWHERE,
    ),
    Cue(  # “Về việc xác minh hồ sơ theo Công văn số 5 …, Sở A xin thông tin như sau”
        r"(?:ve (?:viec|noi dung)|de (?:giai quyet|tra loi|xu ly)|doi voi (?:kien nghi|de nghi|noi dung)|vuong mac)(?= [^;:.]{3,160} (?:theo|tai) (?:cong van|van ban|phieu chuyen) so [^.;:]{4,200},"
        r" [^,.;:]{2,90} (?:co y kien|tra loi|phuc dap|thong tin|cung cap thong tin|xin thong tin|xin tra loi)(?!\w))",
        _R.PHUC_DAP,
        Reach.LEADING,
    ),
    Cue(rf"(?:thuc hien|{_CARRY_OUT}|cu the hoa|the che hoa)", _R.THUC_HIEN, Reach.LEADING),
    Cue(r"trien khai(?: thuc hien| thi hanh)?", _R.TRIEN_KHAI, Reach.LEADING),
    Cue(  # not “được triển khai tại Kế hoạch …”
        r"(?<!duoc[\x20\n])trien khai(?: thuc hien| thi hanh)?", _R.TRIEN_KHAI, Reach.ADJACENT
    ),
    Cue(  # “Tuyên truyền thực hiện Chỉ thị số …”: that others carry it out
        r"tuyen truyen(?:,| va)? (?:viec )?(?:to chuc )?(?:trien khai )?(?:thuc hien|thi hanh|chap hanh)",
        _R.TRIEN_KHAI,
        Reach.ADJACENT,
    ),
    Cue(  # not “Cho phép Công ty A gia hạn thời gian thực hiện dự án nêu tại Quyết định …”
        rf"(?<!thoi[\x20\n]gian[\x20\n])(?<!thoi[\x20\n]han[\x20\n])(?:thuc hien|{_CARRY_OUT})",
        _R.THUC_HIEN,
        Reach.ADJACENT,
    ),
    Cue(
        r"(?:chi dao )?(?:(?<!khi[\x20\n])(?<!qua[\x20\n])nghien cuu(?!,? (?:de xuat|tham muu|sua doi|bo sung|thay the|xay dung|hoan thien|ban hanh|trinh)(?!\w)| truoc (?:to trinh|bao cao|du thao|tai lieu|ho so)(?!\w))|quan triet|pho bien(?!,? giao duc phap luat)|hoc tap|tuyen truyen)",
        _R.TRIEN_KHAI,
        Reach.ADJACENT,
    ),
    Cue(r"sao gui", _R.TRIEN_KHAI, Reach.ADJACENT),
    Cue(
        r"(?:sua doi(?:,? bo sung)?|dieu chinh|bo sung|dinh ch[ia]nh|(?:keo dai|gia han) (?:thoi gian|thoi han|hieu luc)|gia han(?= (?:giay phep|giay chung nhan|quyet dinh) so(?!\w)))",
        _R.SUA_DOI,
        Reach.ACT,
    ),
    Cue(  # “Thay cụm từ “A” bằng cụm từ “B” tại Điều 4 Quyết định số …”
        r"thay(?: the| doi)?(?= (?:cac )?(?:cum tu|tu|tu ngu|so lieu|noi dung|ten) [“\"])",
        _R.SUA_DOI,
        Reach.ACT,
    ),
    Cue(  # “Không áp dụng Công văn số … kể từ ngày ban hành Công văn này”
        r"(?:khong|ngung|dung) (?:tiep tuc )?(?:ap dung|thuc hien)(?= [^.;]{0,120} (?:ke )?tu ngay [^.;]{0,40} nay(?!\w))",
        _R.BAI_BO,
        Reach.ACT,
    ),
    Cue(
        rf"thay (?:the(?: cho)?|cho)|(?<=nay[\x20\n])thay(?= (?:{_KINDS}) so(?!\w))",
        _R.THAY_THE,
        Reach.ACT,
    ),
    Cue(
        r"(?:bai bo|huy bo|huy(?= (?:ket qua|gia tri|quyet dinh|thong bao|cong van|van ban|ke hoach|nghi quyet|giay phep|ket luan)(?!\w))|thu hoi|rut(?: lai)?(?= (?:cong van|van ban|to trinh|bao cao|thong bao) so)|cham dut hieu luc(?: cua)?)",
        _R.BAI_BO,
        Reach.ACT,
    ),
    Cue(  # “đính kèm”, not “Quy định kèm theo”
        r"(?:gui |(?<!quy[\x20\n])(?<!quyet[\x20\n])(?<!nghi[\x20\n])dinh )?kem(?: theo)?(?: la)?",
        _R.KEM_THEO,
        Reach.ADJACENT,
    ),
)

AFTER_NOUN = loose(rf"(?<!\w){_NOUNS} (?:viec )?(?:to chuc )?(?:trien khai )?$")
# "Thực hiệnQuyết định số 9": the type that a page that lost its spaces sets right behind the cue.
_TYPES = rf"(?:{_KINDS}) so(?!\w)"


def _word(words: str) -> str:
    return rf"(?:{words})(?:(?!\w)|(?={_TYPES}))".replace(" ", r"\s*+")  # a page may have lost the space


PATTERNS: tuple[tuple[re.Pattern[str], Cue], ...] = tuple(
    (late(rf"(?<!\w){_word(cue.words)}"), cue) for cue in CUES
)
# Where any of them matches.
ANY = late(rf"(?<!\w)(?={_word('|'.join(f'(?:{cue.words})' for cue in CUES))})")

# What a cited document's subject begins with; a cue inside a subject is not the citing document's.
TITLE_OPENS = loose(  # ", đề nghị UBND xã …" is the main clause
    r"(?!\s{0,4},\s{0,4}(?:de nghi|yeu cau|giao|kien nghi|sua doi|dieu chinh|bai bo|thay the)(?!\w))(?:\s{0,3}\([a-z&-]{2,9}\))?[\s,()]{0,24}(?:ve(?!\w)|v/v|da (?:sua doi|thay the|bai bo)|phe duyet|quy dinh|sua doi|bo sung|thuc hien|trien khai|huong dan|ban hanh|cong bo|"
    r"giao(?!\w)|thanh lap|kien toan|to chuc|dieu chinh|bai bo|thay the|chi tiet|cho phep|de nghi|kien nghi|xin(?!\w)|"
    r"thong bao|ket luan(?= (?:cua|ve|tai|cuoc|hoi nghi)(?!\w))|bao cao|tang cuong|day manh|xay dung|cua(?!\w)|phan cong|quan triet|tong ket|co hieu luc|hop nhat|dinh chinh|"
    r"thong qua|chap thuan|tiep tuc|keo dai|ap dung|phan cap|uy quyen|phan bo|gop y|lay y kien|chan chinh|thi hanh(?!\w)|cu the hoa|phuc dap|tra loi|dap ung|"
    r"don doc|nhac nho|yeu cau|chi dao|truyen dat|phan hoi|giai quyet|tuyen(?!\w)|dieu dong|bo nhiem|thu hoi|huy bo|cho y kien)"
)
# "khoản 1, Điều 4 của" before the paper that they are of.
PINPOINTS = r"(?:(?:khoan|diem|dieu|muc)\s+[\w.]{1,6},?\s+){0,4}(?:cua\s+)?"
# "A được sửa đổi, bổ sung bởi B": B is only mentioned, and amends A.
PASSIVE = loose(
    r"[\s,(]{0,24}(?:(?:va|nay|da|sau khi|hien|het hieu luc(?: thi hanh)?|do)\s+){0,4}(?:(?:duoc|bi)\s+)?(?P<act>sua doi|thay the|bai bo|dinh chinh|bo sung|dieu chinh|huy bo|thu hoi|gia han)(?P<partly>[^.;]{0,90}?)\s"
    rf"(?:boi|tai|(?<!kem\s)theo|bang)\s+{PINPOINTS}(?:cac\s+)?$"
)
PASSIVE_BEHIND_TITLE = loose(
    r"(?:(?:[,(]\s{0,6}|\s)(?:da\s+)?(?:duoc|bi)\s+|\(\s{0,4}(?:da\s+)?)(?P<act>sua doi|thay the|bai bo|dinh chinh|bo sung|dieu chinh|huy bo|thu hoi|gia han)(?P<partly>[^.;()]{0,90}?)\s"
    rf"(?:boi|tai|(?<!kem\s)theo|bang)\s+{PINPOINTS}(?:cac\s+)?$"
)
# Acts said behind what they are done to: "Nghị quyết số 14 … hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực".
_THIS = (
    r"(?:quyet dinh|nghi quyet|thong tu|nghi dinh|van ban|luat|chi thi|quy dinh|quy che|ke hoach|cong van|thong bao|"
    r"huong dan|chuong trinh|phuong an|de an|quy trinh|noi quy|phap lenh|cong dien|to trinh|giay moi|bien ban|hop dong|ket luan|giay phep)\s+nay(?!\w)"
)
THIS = loose(rf"(?<!\w){_THIS}")
TRAILING: tuple[tuple[re.Pattern[str], Relation], ...] = tuple(
    (late(words.replace(" ", r"\s+")), relation)
    for words, relation in (
        (
            rf"(?:deu )?(?:(?:het|khong con)(?: con)? (?:hieu luc|gia tri)|cham dut hieu luc)[^.;]{{0,60}} {_THIS}",
            _R.BAI_BO,
        ),
        (
            rf"va (?:cac |nhung )(?:van ban|quyet dinh|quy dinh)(?: truoc day| khac)? trai voi {_THIS}[^.;]{{0,12}} (?:deu )?(?:bi |duoc )?bai bo",
            _R.BAI_BO,
        ),
        (rf"trai voi {_THIS}[^.;]{{0,20}} (?:bi |duoc )?(?:bai bo|thay the)", _R.SUA_DOI),
        (rf"(?:duoc|bi) bai bo (?:boi|theo|tai|bang) {_THIS}", _R.BAI_BO),
        (
            rf"duoc thay(?: the)? (?:boi|theo|bang) (?:[^.;:]{{2,60}} (?:kem theo|tai|cua) (?:(?:diem|khoan|muc|dieu) [\w.]{{1,6}} ){{0,3}})?{_THIS}",
            _R.THAY_THE,
        ),
        (
            r"(?:co )?(?:sai sot|nham lan|thieu sot|loi ky thuat)(?:[^.;]{0,120} dinh chinh(?: lai)?(?= )|[^.;]{0,40}[;,.] [^.;]{0,60}(?:gui lai|thay the)(?!\w))",
            _R.SUA_DOI,
        ),
        (rf"duoc (?:sua doi|bo sung)[^.;]{{0,40}} (?:boi|theo|tai) {_THIS}", _R.SUA_DOI),
    )
)
# "… có văn bản số 164 … (bản chụp kèm theo)": in a bracket of its own.
COPY_ATTACHED = loose(
    r"[^.;()]{0,240}\((?P<cue>(?:xin )?(?:co |gui )?(?:(?P<again>cong van|bao cao|ke hoach|to trinh|quyet dinh|de cuong|phu luc|danh sach|bieu mau|van ban|du thao) |ban chup |ban sao |ban pho to |ban photo |(?:ban )?photocopy |sao gui |gui |van ban |sao )?(?:dinh |gui )?kem(?: theo)?)\s?\)"
)
ATTACHED_BEHIND = loose(r"[^.;()]{0,160}?\s(?:dinh )?kem(?: theo)?\s*(?:[).]|$)")
# Relations that a subject states between the document it names and the one it cites.
LINK_CUES: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (loose(r"(?:sua doi|bo sung|dieu chinh|dinh chinh)"), _R.SUA_DOI),
    (loose(r"thay the"), _R.THAY_THE),
    (loose(r"(?:bai bo|huy bo|thu hoi|tuyen huy)"), _R.BAI_BO),
    (loose(r"trien\s+khai(?!\s+thuc\s+hien)"), _R.TRIEN_KHAI),
    (
        loose(
            r"(?:(?<!ket\squa\s)(?<!tinh\shinh\s)thuc\s+hien|thi\s+hanh(?!\s+mot)|(?<!\w)(?<!kem\s)theo(?!\w)(?! (?:huong dan|quy dinh|mau|muc|tinh than)))"
        ),
        _R.THUC_HIEN,
    ),
    (
        loose(
            r"(?:phuc dap|tra loi|(?<!van\s)(?<!di\s)(?<!trung\s)(?<!dieu\s)(?<!luan\s)chuyen(?! (?:doi|giao|dong|tiep|nganh|muc|nhuong))(?!\w))(?!\w)"
        ),
        _R.PHUC_DAP,
    ),
)
# Part of a document, not the whole: replacing or repealing a part amends it.
PARTIAL = loose(
    r"(?<!\w)(?:(?:khoan|diem|dieu|muc|chuong|tiet|phan) (?:so )?(?:\d{1,3}|[ivx]{1,5}|[a-z])(?!\w)"
    r"|(?:dieu|(?<!tai\s)khoan)(?=,| va | cua | tai | nay )|phan (?:dien tich|noi dung|kinh phi|von)(?!\w)"
    r"|(?:mau(?: so)?|bieu(?: mau)?|phu luc|cum tu|mot so|mot phan|\d{1,3} (?:thu tuc|noi dung|van ban(?! quy pham| phap luat|,| sau| gom|:| trong do)))(?!\w)"
    r"|(?:thu tuc(?: hanh chinh)?|quy trinh|dong|thu tu)(?: co)? (?:so )?(?:thu tu )?\d{1,3}(?![\w/]))"
)
# "… được Chủ tịch UBND tỉnh công bố tại các Quyết định": the names of lists and procedures are long.
PUBLISHED_BY = loose(r" (?:cong bo|phe duyet|ban hanh) (?:(?:kem )?theo|tai)(?: noi dung)?(?: cac)?\s*:?\s*$")
# "bãi bỏ 3 dòng tại Danh mục ban hành kèm theo": what stands in the list, not the list.
IN_PUBLISHED = loose(
    r" (?:tai|trong|cua) (?:cac )?(?:danh muc|quy dinh|quy che|phu luc|bang|bieu|ke hoach|de an|phuong an|huong dan)(?!\w)"
)
# "thay thế các thành viên tại Quyết định …": what stands in it, not the whole of it.
WITHIN = loose(
    r"\s[^\s,;.](?:[^,;.]|(?<=\d)[.,](?=\d)|(?<=\d),(?=\s\d)){2,80}(?<!\shanh)(?<!duyet)\s(?P<inside>tai|trong)\s"
)
ADJACENT_BREAK = loose(
    r"(?<!\w)(?:(?<!kem\s)theo|quy dinh(?!\s+ban hanh)|phoi hop|bao cao|sau khi)(?!\w)|[;:“”(]|\.\s"
)
# In the way of a proposal: a Tờ trình, a report or "đề nghị … bãi bỏ" only proposes.
PROPOSES = loose(
    r"(?<!\w)(?<!cu\stri\s)(?<!nguoi\sdan\s)(?<!dai\sbieu\s)(?:de nghi|kien nghi|de xuat|kinh trinh|xem xet)(?!\w)"
)
PROPOSING_TYPES = frozenset({"Tờ trình", "Báo cáo", "Phiếu trình"})
