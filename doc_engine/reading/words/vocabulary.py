"""The words of the field (từ vựng): document types, bodies, offices, provinces, as tables.

Everything the grammar knows by name stands here, so that a new ministry or a new type is one line. Names are
facts; their abbreviations are those printed in số, ký hiệu. Keys are folded (`bare_of`) where they are looked up.
"""

from __future__ import annotations

from doc_engine.reading.copies.source import bare_of
from doc_engine.terms import CITED_ONLY_TYPES, DocumentType

# Types met in citations besides the closed lists of `terms`.
_MORE_TYPES = (
    "Văn bản",
    "Thông tri",
    "Công văn liên ngành",
    "Chương trình phối hợp",
    "Kế hoạch liên tịch",
    "Kế hoạch liên ngành",
    "Hướng dẫn liên ngành",
    "Hướng dẫn liên tịch",
    "Quy chế làm việc",
    "Tờ trình liên ngành",
    "Giấy phép",
    "Giấy chứng nhận",
    "Giấy xác nhận",
    "Công hàm",
    "Phiếu trình",
    "Phiếu chuyển",
    "Phiếu chuyển đơn",
    "Phiếu lấy ý kiến",
    "Phiếu đề nghị",
    "Sắc lệnh",
    "Quyết nghị",
    "Văn bản hợp nhất",
    "Thư mời",
    "Điện mật",
    "Kết luận thanh tra",
    "Kết luận giám định",
    "Thông báo kết luận",
    "Báo cáo thẩm định",
    "Báo cáo thẩm tra",
    "Báo cáo kết quả thẩm định",
    "Báo cáo thuyết minh",
    "Chương trình công tác",
    "Chương trình hành động",
    "Kế hoạch hành động",
    "Kế hoạch công tác",
    "Kế hoạch phối hợp",
    "Quy chế phối hợp",
    "Biên bản họp",
    "Biên bản vi phạm hành chính",
    "Biên bản làm việc",
    "Nội quy",
    "Điều lệ",
    "Lời kêu gọi",
    "Thông báo hàng hải",
    "Thư khen",
    "Thư ngỏ",
    "Thư chúc mừng",
    "Thông cáo",
    "Thông cáo báo chí",
    "Kiến nghị",
    "Kháng nghị",
    "Bản án",
    "Cáo trạng",
)
TYPE_LABELS: dict[str, str] = {
    bare_of(label): label for label in (*(m.label for m in DocumentType), *CITED_ONLY_TYPES, *_MORE_TYPES)
}

# Abbreviations that stand for a type in running text, with capitals as written.
TYPE_ABBREVIATIONS: dict[str, str] = {
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "CV": "Công văn",
    "TTr": "Tờ trình",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQ": "Nghị quyết",
    "NQLT": "Nghị quyết liên tịch",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "CTr": "Chương trình",
    "CTHĐ": "Chương trình hành động",
    "CT": "Chỉ thị",
    "HD": "Hướng dẫn",
    "KL": "Kết luận",
    "VB": "Văn bản",
    "ĐA": "Đề án",
    "PA": "Phương án",
    "BB": "Biên bản",
    "GM": "Giấy mời",
    "CĐ": "Công điện",
}
# Of these, a number alone behind them ("NĐ 155") is a nickname; CT and TT too often mean something else.
NICKNAME_ABBREVIATIONS = ("KH", "QĐ", "CV", "TTr", "NĐ", "NQ", "TTLT", "KL", "ĐA", "CTr")
NICKNAME_TYPES = (
    "Nghị quyết liên tịch",
    "Thông tư liên tịch",
    "Đề án",
    "Chương trình",
    "Hướng dẫn",
    "Công điện",
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Thông tư",
    "Chỉ thị",
    "Kế hoạch",
    "Công văn",
    "Tờ trình",
    "Báo cáo",
    "Kết luận",
    "Thông báo",
)

# A body's place in số, ký hiệu: fixed ones (whole name), ministries, provincial departments.
FIXED_ORGANS: dict[str, str] = {
    "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
    "CTN": "Chủ tịch nước",
    "VPCP": "Văn phòng Chính phủ",
    "TTCP": "Thanh tra Chính phủ",
    "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "KTNN": "Kiểm toán nhà nước",
    "HĐTP": "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "TANDTC": "Tòa án nhân dân tối cao",
    "VKSTC": "Viện kiểm sát nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    "UBDT": "Ủy ban Dân tộc",
    "BHXH": "Bảo hiểm xã hội Việt Nam",
    "VPQH": "Văn phòng Quốc hội",
    "HĐBT": "Hội đồng Bộ trưởng",
    "HĐNN": "Hội đồng Nhà nước",
}
# Of the Party's centre: who issued what is cited; their own heads say "Văn phòng" below "Ban Chấp hành Trung ương".
PARTY_ORGANS: dict[str, str] = {
    "VPTW": "Văn phòng Trung ương Đảng",
    "BTCTW": "Ban Tổ chức Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
    "BNCTW": "Ban Nội chính Trung ương",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "BTGDVTW": "Ban Tuyên giáo và Dân vận Trung ương",
}
MINISTRIES: dict[str, str] = {
    "BTP": "Bộ Tư pháp",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BNG": "Bộ Ngoại giao",
    "BYT": "Bộ Y tế",
    "BCT": "Bộ Công Thương",
    "BXD": "Bộ Xây dựng",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BGTVT": "Bộ Giao thông vận tải",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BDTTG": "Bộ Dân tộc và Tôn giáo",
}
# Ministries that are no more, and letters that ministries had before: for what cites them.
FORMER_MINISTRIES: dict[str, str] = {
    "BTM": "Bộ Thương mại",
    "BCN": "Bộ Công nghiệp",
    "BTS": "Bộ Thủy sản",
    "BVHTT": "Bộ Văn hóa - Thông tin",
    "BBCVT": "Bộ Bưu chính, Viễn thông",
    "BKHCNMT": "Bộ Khoa học, Công nghệ và Môi trường",
    "BTCCBCP": "Ban Tổ chức - Cán bộ Chính phủ",
    "BNN": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BKH": "Bộ Kế hoạch và Đầu tư",
    "TLĐ": "Tổng Liên đoàn Lao động Việt Nam",
}
DEPARTMENTS: dict[str, str] = {
    "STP": "Sở Tư pháp",
    "SNV": "Sở Nội vụ",
    "STC": "Sở Tài chính",
    "SYT": "Sở Y tế",
    "SXD": "Sở Xây dựng",
    "SCT": "Sở Công Thương",
    "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SGTVT": "Sở Giao thông vận tải",
    "STTTT": "Sở Thông tin và Truyền thông",
    "SKHCN": "Sở Khoa học và Công nghệ",
    "SKHĐT": "Sở Kế hoạch và Đầu tư",
    "STNMT": "Sở Tài nguyên và Môi trường",
    "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn",
    "SNNMT": "Sở Nông nghiệp và Môi trường",
    "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch",
    "SVHTT": "Sở Văn hóa và Thể thao",
    "SDL": "Sở Du lịch",
    "SNgV": "Sở Ngoại vụ",
    "SDTTG": "Sở Dân tộc và Tôn giáo",
    "SQHKT": "Sở Quy hoạch - Kiến trúc",
}
# Written-out abbreviations inside the name of a body.
NAME_ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    *(
        (f"TT{gap}{council}", "Thường trực Hội đồng nhân dân")
        for gap in (". ", ".", " ")
        for council in ("HĐND", "Hội đồng nhân dân")
    ),
    *(
        (f"CA {level}", f"Công an {level}")
        for level in ("tỉnh", "thành phố", "huyện", "quận", "xã", "phường")
    ),
    *(
        (f"VP {body}", f"Văn phòng {whole}")
        for body, whole in (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"))
    ),
    ("TX.", "thị xã"),
    ("TX", "thị xã"),
    *(
        (f"{body} TT{dot}", f"{whole} thị trấn")
        for body, whole in (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"))
        for dot in (".", "")
    ),
    ("UBKT", "Ủy ban Kiểm tra"),
    ("UBMTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    ("MTTQVN", "Mặt trận Tổ quốc Việt Nam"),
    ("ATGT", "An toàn giao thông"),
    ("QLDA", "Quản lý dự án"),
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("TAND", "Tòa án nhân dân"),
    ("VKSND", "Viện kiểm sát nhân dân"),
    ("Viện KSND", "Viện kiểm sát nhân dân"),
    ("VIỆN KSND", "VIỆN KIỂM SÁT NHÂN DÂN"),
    ("LĐLĐ", "Liên đoàn Lao động"),
    ("BHXH", "Bảo hiểm xã hội"),
    ("NHNN Việt Nam", "Ngân hàng Nhà nước Việt Nam"),
    ("NHNN", "Ngân hàng Nhà nước Việt Nam"),
    ("VPCP", "Văn phòng Chính phủ"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ("BCH", "Ban Chấp hành"),
    ("BTV", "Ban Thường vụ"),
    ("BCĐ", "Ban Chỉ đạo"),
    ("BBT", "Ban Bí thư"),
    ("GDĐT", "Giáo dục và Đào tạo"),
    ("GD&ĐT", "Giáo dục và Đào tạo"),
    ("GD-ĐT", "Giáo dục và Đào tạo"),
    ("KH-CN", "Khoa học và Công nghệ"),
    ("KH-ĐT", "Kế hoạch và Đầu tư"),
    ("TN-MT", "Tài nguyên và Môi trường"),
    ("NN-PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("Nông nghiệp và PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("Nông nghiệp & PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("ĐBQH", "đại biểu Quốc hội"),
    ("PTNT", "Phát triển nông thôn"),
    ("NN và PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("LĐ-TB&XH", "Lao động - Thương binh và Xã hội"),
    ("LĐTBXH", "Lao động - Thương binh và Xã hội"),
    ("VH,TT&DL", "Văn hóa, Thể thao và Du lịch"),
    ("GTVT", "Giao thông vận tải"),
    ("KBNN", "Kho bạc Nhà nước"),
    ("KTNN", "Kiểm toán nhà nước"),
    ("NHCSXH", "Ngân hàng Chính sách xã hội"),
    ("BQLDA", "Ban Quản lý dự án"),
    ("BQL", "Ban Quản lý"),
    ("TTYT", "Trung tâm Y tế"),
    ("BVĐK", "Bệnh viện Đa khoa"),
    ("THADS", "Thi hành án dân sự"),
    ("QLTT", "Quản lý thị trường"),
    ("ĐTXD", "Đầu tư xây dựng"),
    ("CHQS", "Chỉ huy Quân sự"),
    ("BCHQS", "Bộ Chỉ huy Quân sự"),
    ("LHPN", "Liên hiệp Phụ nữ"),
    ("CCB", "Cựu chiến binh"),
    ("TN&MT", "Tài nguyên và Môi trường"),
    ("TNMT", "Tài nguyên và Môi trường"),
    ("NN&MT", "Nông nghiệp và Môi trường"),
    ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("KH&CN", "Khoa học và Công nghệ"),
    ("KH&ĐT", "Kế hoạch và Đầu tư"),
    ("TT&TT", "Thông tin và Truyền thông"),
    ("LĐTB&XH", "Lao động - Thương binh và Xã hội"),
    ("VHTTDL", "Văn hóa, Thể thao và Du lịch"),
    ("VHTT&DL", "Văn hóa, Thể thao và Du lịch"),
    *(
        (f"{level}{gap}{name}", "Thành phố Hồ Chí Minh")
        for level in ("TP", "Tp", "T.P", "tp", "thành phố", "Thành phố", "THÀNH PHỐ")
        for gap in (". ", ".", " ", "")
        for name in ("HCM", "Hồ Chí Minh", "HỒ CHÍ MINH")
    ),
    ("HCM", "Hồ Chí Minh"),
    ("GD &ĐT", "Giáo dục và Đào tạo"),
    ("GD& ĐT", "Giáo dục và Đào tạo"),
    ("GD & ĐT", "Giáo dục và Đào tạo"),
    ("GD và ĐT", "Giáo dục và Đào tạo"),
    ("TP", "thành phố"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("Công ty CP", "Công ty Cổ phần"),
    ("CÔNG TY CP", "Công ty Cổ phần"),
    ("CP", "Chính phủ"),
    ("TW", "Trung ương"),
)

# Bodies whose name is complete in itself.
WHOLE_BODIES: tuple[str, ...] = (
    "Thủ tướng Chính phủ",
    "Thủ tướng",
    "Chính phủ",
    "Quốc hội",
    "Ủy ban Thường vụ Quốc hội",
    "Chủ tịch nước",
    "Bộ Chính trị",
    "Ban Bí thư Trung ương Đảng",
    "Ban Bí thư",
    "Ban Chấp hành Trung ương Đảng",
    "Ban Chấp hành Trung ương",
    "Tòa án nhân dân tối cao",
    "Viện kiểm sát nhân dân tối cao",
    "Ngân hàng Nhà nước Việt Nam",
    "Kiểm toán nhà nước",
    "Tổng Kiểm toán nhà nước",
    "Thanh tra Chính phủ",
    "Văn phòng Chính phủ",
    "Ủy ban Dân tộc",
    "Ủy ban Tài chính, Ngân sách",
    "Ủy ban Kinh tế và Tài chính",
    "Ủy ban Pháp luật và Tư pháp",
    "Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng",
    "Ủy ban Văn hóa, Giáo dục",
    "Ủy ban Văn hóa và Xã hội",
    "Ủy ban Khoa học, Công nghệ và Môi trường",
    "Ủy ban Quốc phòng, An ninh và Đối ngoại",
    "Thường vụ Quân ủy Trung ương",
    "Quân ủy Trung ương",
    *MINISTRIES.values(),
)
# The word a body's name begins with.
BODY_HEADS: tuple[str, ...] = (
    "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Ủy ban Mặt trận Tổ quốc", "UBMTTQ", "Ủy ban",
    "Hội đồng", "Bộ", "Sở", "Ban", "Phòng", "Cục", "Tổng cục", "Chi cục", "Vụ", "Viện", "Văn phòng", "VP",
    "Thanh tra", "Công an", "Trường", "Trạm Y tế", "Trạm", "Trung tâm", "Hội", "Hiệp hội", "Liên hiệp",
    "Đoàn", "Chi nhánh", "Kho bạc", "Bảo hiểm xã hội", "Liên đoàn Lao động", "Liên đoàn", "Tỉnh ủy",
    "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Tỉnh đoàn", "Thành đoàn", "Tòa án", "TAND",
    "Viện kiểm sát", "VKSND", "Bệnh viện", "Học viện", "Đại học", "Tổng công ty", "Tập đoàn", "Công ty",
    "Quân khu", "Quân đoàn", "Quân ủy", "Sư đoàn", "Lữ đoàn", "Trung đoàn", "Binh đoàn", "Binh chủng", "Bộ Chỉ huy", "Bộ Tư lệnh", "Tổng Liên đoàn", "Báo", "Đài", "Ngân hàng", "Thường trực", "BHXH",
    "Đảng bộ", "Chi bộ", "Ban Chấp hành", "Tổ công tác", "Hạt Kiểm lâm", "Quỹ", "Bảo tàng", "Thư viện", "Bưu điện",
    "Liên minh", "Phân viện", "Phân hiệu", "Nhà xuất bản", "Nhà hát", "Khu Quản lý", "Bộ đội Biên phòng", "Quân chủng",
    "Công đoàn", "Thông tấn xã", "NHNN", "VPCP", "UBTVQH", "BCH", "BTV", "BCĐ", "BBT", "Ủy ban Trung ương", "UBTW", "Điện lực", "Thông tấn xã", "Trung ương", "Phân hội", "Cơ quan Ủy ban Kiểm tra", "Thi hành án dân sự",
    "Đại sứ quán", "Tổng Lãnh sự quán", "Lãnh sự quán", "Phái đoàn", "Mặt trận Tổ quốc", "MTTQ", "Vườn quốc gia", "Đoàn đại biểu Quốc hội", "Tiểu đoàn",
    "Đội Quản lý", "Đội Thuế", "Đội Cảnh sát", "Đội Thanh tra", "Đội Kiểm tra", "Đội Kiểm soát", "Tổ giúp việc", "Tổ thẩm định", "Tổ kiểm tra", "Tổ bầu cử",
    "Tiểu ban", "Trại giam", "Hợp tác xã", "Xí nghiệp", "Nhà máy", "Câu lạc bộ", "Tạp chí", "Cảng vụ", "Cảng hàng không",
    "Thuế tỉnh", "Thuế thành phố", "Thuế cơ sở", "Hải quan khu vực", "Hải quan cửa khẩu", "Hải quan sân bay", "Hải quan chuyển phát nhanh", "Hải quan khu công nghiệp", "Hải quan khu chế xuất",
    "VNPT", "Viettel", "Cổng thông tin điện tử", "Cổng TTĐT", "UBKT", "UBMTTQVN", "MTTQVN", "LĐLĐ", "Huyện đoàn", "Quận đoàn", "Thị đoàn", "KBNN", "KTNN", "NHCSXH", "BQL", "BQLDA", "TTYT", "BVĐK", "Hợp tác xã", "Thống kê tỉnh", "Thống kê thành phố", "Thống kê cơ sở",
)  # fmt: skip
# What begins like a body and is none, without accents: "Bộ luật", "Ban hành", "Hội nghị", "Trường hợp", "Bố trí".
NOT_BODIES: tuple[str, ...] = (
    "bo luat", "bo tai lieu", "bo phan", "bo tri", "bo sung", "bo nhiem", "ban hanh", "ban giao", "hoi nghi", "hoi thi",
    "hoi thao", "hoi vien", "hoi dap", "bao cao", "bao dam", "bao ve", "truong hop", "truong thon", "doan ket", "doan vien",
    "so lieu", "so luong", "so ket", "so huu", "phong, chong", "phong chong", "phong trao", "phong ngua", "vien chuc",
    "vu viec", "vu an", "cuc bo dia phuong", "thanh tra, kiem tra", "dai bieu", "dai hoi", "cuc ky", "vien dan", "so bo", "ban be", "ban do", "bao quan",
    "quy dinh", "quy che", "quy trinh", "quy hoach", "quy mo", "quy tac", "quy chuan", "quy uoc", "quy luat",
)  # fmt: skip
# Heads of bodies; identity counts the body, the name keeps the head.
HEAD_OFFICES: tuple[str, ...] = (
    "Chủ tịch", "Phó Chủ tịch", "Bộ trưởng", "Thứ trưởng", "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc",
    "Chánh Văn phòng", "Cục trưởng", "Vụ trưởng", "Tổng cục trưởng", "Chi cục trưởng", "Trưởng ban", "Trưởng Ban",
    "Trưởng phòng", "Thủ trưởng", "Hiệu trưởng", "Viện trưởng", "Chánh án", "Chánh Thanh tra", "Tổng Thanh tra",
    "Thống đốc", "Tổng Kiểm toán", "Tư lệnh", "Chỉ huy trưởng", "Chính ủy", "Chủ nhiệm", "Bí thư", "Đồng chí", "Thường trực", "Lãnh đạo",
)  # fmt: skip
# Territories from the top down; a body's name ends with one, named or only meant ("UBND tỉnh").
LEVELS: tuple[str, ...] = (
    "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu", "TP.", "TX.", "TX", "TT."
)  # fmt: skip

CITIES: tuple[str, ...] = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
PROVINCES: tuple[str, ...] = (
    *CITIES, "Thừa Thiên Huế", "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh",
    "Bến Tre", "Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Đắk Nông",
    "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Tĩnh", "Hải Dương", "Hậu Giang",
    "Hòa Bình", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng",
    "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam",
    "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên",
    "Thanh Hóa", "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
PROVINCE_BY_BARE = {bare_of(name): name for name in PROVINCES}

SURNAMES = frozenset(
    bare_of(
        "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Âu Bạch Bành Ca Cao Chế Chu "
        "Châu Chung Chử Cù Cung Danh Diệp Doãn Đàm Đào Đậu Đầu Đèo Điểu Đinh Đoàn Đồng Đới Giang Giàng Giáp Hà Hạ "
        "Hán Hầu Hứa Kha Khổng Khuất Khúc Kiều Kim La Lã Lại Lâm Lò Lô Lộ Lục Lương Lưu Ma Mạc Mai Man Mạnh Mẫn "
        "Mùa Nghiêm Ngụy Nhâm Nhữ Ninh Nông Ong Ông Phí Phó Phùng Phương Quách Quan Quàng Quản Sầm Sùng Tạ Tăng Tần "
        "Thạch Thái Thân Thẩm Thào Thi Thiều Tiêu Tòng Tô Tôn Tống Trang Triệu Trịnh Trương Từ Tưởng Ung Uông Vàng "
        "Vạn Văn Vi Viên Vương Vừ Xa Xồng Y"
    ).split()
)
