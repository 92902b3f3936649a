"""The words of orders (từ ngữ giao việc), as tables: what bodies are told to do, and bodies without a name of their own."""

from __future__ import annotations

from doc_engine.reading.copies.source import bare_of

# Verbs that names have too, or that other words share letters with: where they may stand.
_PATTERNS = (
    r"(?<!nhiem\svu\s)chu tri|(?<!don\svi\s)phoi hop|ho tro|co trach nhiem|chiu trach nhiem|chi dao|(?<!cac\s)to chuc(?!,\s+(?:ca nhan|doan the|don vi|doanh nghiep)|\s+(?:duoc|chinh tri|thanh vien|co|va|ca nhan|doan|lien quan|dang|xa hoi|quan tam|khac))|xay dung(?!\s+dang)|tham muu|huong dan|bo tri|thuc hien|"
    r"trien khai|bao cao|tong hop|cung cap|la co quan|la don vi|la dau moi|la thanh vien|lam dau moi|ra soat|theo doi|kiem tra|dang tai|dang|xem xet|"
    r"quan tam(?!\s+da\s)|can cu|tang cuong|bao dam|dam bao|chu dong|lua chon|thong bao|tuyen truyen|quan triet|don doc|ban hanh|tiep tuc|"
    r"khan truong|nghiem tuc|kip thoi|tap trung|thuong xuyen|som(?=\s[a-z])|(?<!nhiem\svu\s)duoc giao(?!\s+(?:nhiem|chu|phu|quan ly,? su dung|su dung))|phai|can(?=\s[a-z])(?!\s+doi)|se(?=\s[a-z])|ngay(?=\s[a-z])|truc tiep|"
    r"tham dinh|tham tra|hoan thanh|hoan thien|gui|trinh|chuan bi|lap|phan cong|giam sat|de xuat|"
    r"van dong|(?<!bau\s)cu(?=\s[a-z\d])|tham gia|dieu chinh|nghien cuu|chi tra|giai quyet|tiep nhan|cong khai|cap nhat|khac phuc|soan thao|du thao|"
    r"danh gia|nghiem thu|mua sam|van hanh|tap huan|boi duong|pho bien|su dung|de nghi|kiem soat|thanh lap|(?<!dang\s)ky(?=\s[a-z])|mo(?=\s[a-z])|day manh|"
    r"lanh dao|thanh tra(?=\s[a-z])|xu ly|niem yet|nhap(?=\s[a-z])|so hoa|quyet toan|thanh toan|giai ngan|duy tri|ap dung|bo sung|"
    r"tiep thu|giai toa|du(?=\s(?:sinh hoat|hop|hoi nghi|le|gio))|truc(?=\s(?:24|chi|tiep|ho tro|ban|cap cuu|bao ve|gac))|tu(?=\s(?:cham|to chuc|bo tri|can doi|chiu|xay|khac|thao|xac|bao|ke|giac|nguyen|quyet|thuc hien|thanh))|tang(?=\sthoi)|phat huy|phat dong|nam bat|nam chac|phan bo|ho tro|kien toan|sap xep|"
    r"quyet liet|day nhanh|huy dong|khao sat|kiem dem|ra quan|chan chinh|tuan tra|giu vung|giu gin|dau tranh|phong ngua|ngan chan|can doi|quyet dinh(?=\s(?:viec|cho|hinh|phuong|theo))|hop(?=\s(?:xet|ban|danh|thong|thao))|lam (?:sach|tot|viec|thu tuc)|tiet kiem|cat giam|nhac nho|nang cao|phan hoi|phan anh|lay y kien|gop y|tra loi|thu hoi|bien soan|"
    r"khen thuong|thong tin(?=,|\s(?:den|ve|kip|cho|ket|day|rong))|van hanh|ung dung|chap hanh|tuan thu|ky ket|bao ve|cu the hoa|thong nhat(?=\s(?:quan|noi|phuong|ve|thuc|bo|trinh|va\s(?:lam|bao|trinh|de|to|xu)))|to giac|du tru|phu trach|"
    r"co(?=\s(?:van ban|huong dan|bao cao|phuong an|ke hoach|bien phap|giai phap|cong van|to trinh)(?!\s+so\s))|thay mat|"
    r"(?<!co\squan\s)(?<!don\svi\s)(?<!can\sbo\s)(?<!dang\s)quan ly(?=\s[a-z]|,\s[a-z])"
)
# Verbs of two words that no body has in its name; the patterns above say where the others may not stand.
_PLAIN_VERBS = (
    "tiến hành|thiết lập|dành(?= [a-z])|phấn đấu|hoàn tất|chia sẻ|kê khai|khai báo|sao lưu|phân quyền|tra cứu|khởi tạo|cắm(?= (?:biển|mốc|cờ))|trồng(?= (?:và|cây|hoa|rừng|dặm|mới))|dàn dựng|soi chiếu|chế biến|báo giá|điều tra|sẵn sàng|luân phiên|bảo quản|phối kết hợp|tháo gỡ|thống kê|lắp đặt|in ấn|cấp phát|thu gom|thu thập|phát hiện|phân loại|phân tích|khôi phục|tổng kết|sơ kết|quản trị|cải tạo|chấm dứt|bàn giao|"
    "xác minh|xác định|xác nhận|truy quét|triệt phá|tôn vinh|biểu dương|tuyển chọn|đặt hàng|cảnh báo|nhận diện|hoàn chỉnh|chỉnh sửa|"
    "chỉnh trang|di dời|sơ tán|cứu trợ|phát hành|tạm dừng|đình chỉ|gỡ bỏ|loại bỏ|kiểm kê|nâng cấp|sửa chữa|lồng ghép|tích hợp|cài đặt|"
    "đối chiếu|đối soát|chỉnh lý|tiêu hủy|giao nộp|đóng góp|quyên góp|thăm hỏi|trao tặng|động viên|thu hút|kêu gọi|quảng bá|treo(?= [a-z])|giúp đỡ|giúp(?= (?!viec)[a-z])|có ý kiến|cho ý kiến|tham gia ý kiến|rút ngắn|lưu ý|đề cao|nhắc nhở|lựa chọn|bắt buộc|"
    "đưa(?= [a-z])|đo đạc|đo lường|đo(?= (?:độ|mực|kiểm|khám))|vệ sinh(?= (?:lớp|đồ|phòng|khu))|quan trắc|kết thúc|nạo vét|tích trữ|hiệp đồng|trang bị|điều động|trang trí|dọn dẹp|tháo dỡ|tập luyện|phân luồng|điều tiết|nòng cốt(?= [a-z])|làm nòng cốt|tuyển dụng|tuyển sinh|khử khuẩn|kết nối|thí điểm|"
    "tạo(?= (?:điều|lập|mọi|thuận))|lấy(?= (?:mẫu|phiếu|số))|chấm(?= (?:điểm|thi|công))|xét(?= (?:duyệt|chọn|tặng|khen))|mời(?= [a-z])|phun(?= [a-z])|tiêm(?= [a-z])|"
    "nhân rộng|đăng ký|công bố|tham vấn|trao đổi|thỏa thuận|liên hệ|bám sát|xác lập|bồi thường|cưỡng chế|chi trả|nộp(?= [a-z])|"
    "phát triển|giới thiệu|tự kiểm tra|tự đánh giá|tự rà soát|cam kết|phê duyệt|ưu tiên|tận dụng|chú trọng|coi trọng|nêu cao|làm rõ|chịu sự|khoanh vùng|dập dịch"
)
# How an order begins after the body it is given to: adverbs and verbs of the written orders, without accents.
DOES = f"{_PATTERNS}|{bare_of(_PLAIN_VERBS)}"
# With these an item of a list may begin, though a body is seldom told so.
ITEM_VERBS = (
    "khuyen khich|phan luong|phat|chon|bau|kham|tham|trao|tiep|nhan|ghi|ket noi|lien ket|gap|nghiem cam|sang loc|tong ve sinh|ve sinh|cham soc|thu(?= [a-z])|nop|tra|lap|cu|moi|trinh|cap|quan ly|phat thanh|mo rong|doi moi|khai thac|chu tri,|phan cong|khoi cong|treo|in(?= [a-z])|lam|mua|thue|"
    "dua|gan|quay|viet|lay|to chuc|hop|xay dung|thuc hien|phun|tiem|trong(?= (?:cay|rung|hoa))|don|tang(?= (?:qua|cuong|thoi))|cho(?= (?:hoc|hoi|doan|can|cac))"
)
# Bodies that have no name of their own.
GROUPS = (
    r"co quan|don vi|(?:tinh|huyen|thi xa|quan)(?=,)|so(?=,)|so(?=\s(?:va|nganh))|bo(?=,)|ban(?=,)|to chuc(?=,|\s(?:chinh tri|xa hoi|doan|thanh vien|tin dung|hanh nghe|ton giao))|dia phuong|thon|ap|khoi|doanh nghiep|hop tac xa|truong(?=\s(?:cac|thon|ap|khu))|"
    r"nguoi dung dau|nha truong|to dan pho|phong chuyen mon|thanh vien|nha thau|chu dau tu|chu rung|chu(?=\s(?:cac|du an|co so|cong trinh|phuong tien|nguon thai|dap|ho chua|tro|vuon|trang trai|tai san|quan ly|so huu|su dung)(?!\w))|xa(?=,)|phuong(?=,)|"
    r"mat tran to quoc|doan the|cong chuc|quy(?=\s(?:co quan|don vi|so|bo|ban|uy ban|ubnd|cong ty|truong|doanh nghiep|to chuc))|pho thu tuong|pho(?=\s(?:truong (?:phong|ban)|giam doc|chu tich|chanh van phong|cuc truong|vu truong|vien truong)(?!\w))|can bo|chi huy truong|thu ky|xom truong|thon truong|ap truong|luc luong|ke toan|chuyen vien|cong doan|toan nganh|co so(?=\s(?:doan|hoi|dang|giao duc|dao tao|kham|kcb|tro giup|bao tro|cai nghien|tiem chung|luu tru|dich vu|y te|kinh doanh|san xuat))|xom|hai ben|cac ben|cap uy|chi uy|dang uy|ho gia dinh|ong \(ba\)|truong(?=\s(?:phong|cong an|doan))|"
    r"bo phan|khoa(?=,|\s(?:[a-z]+))|giao vien|nhan vien|vien chuc|nguoi lao dong|tong phu trach|chi doan|lien chi doan|cau lac bo|chi hoi|lien doi|hieu pho|pho hieu truong|cha me hoc sinh|phu huynh|"
    r"to truong|to pho|to(?!\s(?:trinh|chuc|giac|khai|roi|tung|cao|quoc))(?=\s[a-z])|tieu ban|cum|khom|buon|bo mon|khu pho|truong ap|doi(?!\s(?:voi|moi|chieu|ngu|tuong))(?=\s[a-z])|he(?=\squan ly)|"
    r"bi thu|pho bi thu|dang vien|chu ho|chu co so|chu tau|nganh(?=\s(?:giao duc|y te|cong an|quan su|tu phap|nong nghiep|cong thuong|van hoa|noi vu|tai chinh))|tro giup vien|dieu tra vien|cong tac vien"
)
# Verbs whose letters other words share; in a text with accents they must have these.
ACCENTED = {
    bare_of(word): word
    for word in (
        "thông báo", "gửi", "cử", "mở", "lập", "ký", "nhập", "đăng", "phải", "cần", "sẽ", "cấp", "trực", "tăng", "sớm", "ngay", "trình", "bảo vệ",
        "phổ biến", "cung cấp", "xử lý", "số hóa", "đề nghị", "bố trí", "tự", "đưa", "mời", "tạo", "tiêm", "chấm", "lấy", "xét",
    )
}  # fmt: skip
# What a verb's letters are when one of these words stands before it: "công trình", "Phòng Kế hoạch tổng hợp".
COMPOUNDS: dict[str, tuple[str, ...]] = {
    "trinh": ("cong", "chuong", "qua", "quy", "lo", "to", "giao", "hanh", "tien", "lich"),
    "xay dung": ("dau tu", "co quan"),
    "dieu tra": ("co quan", "canh sat", "cuc", "tong", "bo phan"),
    "quan ly": ("tham quyen", "pham vi", "dia ban", "chuc nang", "trach nhiem"),
    "quan tri": ("hanh chinh",),
    "truc": ("thuong",),
    "giup": ("tro", "viec"),
    "lap": ("cong", "doc", "tu", "doi", "trung", "co", "thiet", "sang", "thanh"),
    "tong hop": ("ke hoach", "hanh chinh", "tham muu", "phu trach"),
    "phu trach": (
        "tong",
        "chuyen vien",
        "can bo",
        "cong chuc",
        "nguoi",
        "lanh dao",
        "bo phan",
        "giao vien",
        "nhan vien",
        "uy vien",
        "chu tich",
        "giam doc",
    ),
    "tham muu": ("chuyen trach",),
    "truc tiep": ("quan ly", "chu quan", "cap tren"),
    "so ket": ("hoi nghi", "le", "bao cao", "cuoc hop"),
    "tong ket": ("hoi nghi", "le", "bao cao", "cuoc hop"),
    "thuong xuyen": ("giao duc", "chi", "nhiem vu", "dao tao"),
    "su dung": ("nguoi", "don vi", "quyen"),
    "to chuc": ("co quan,", "don vi,", "ca nhan,", "doanh nghiep,"),
    "quy dinh": ("theo", "dung"),
    "dang": ("hai", "cap"),
    "ky": ("dinh", "nhiem", "hoc", "thoi", "thu", "kinh", "tu"),
    "phat trien": ("ngan hang", "va", "nghien cuu", "hop tac", "quy", "ho tro"),
}
# "Ban chỉ đạo", "Đoàn kiểm tra": a head and what it is for, both in the name.
NAMED_SO = (
    r"phong quan ly|doan (?:kiem tra|giam sat|tham dinh|thanh tra|danh gia|khao sat|nghiem thu)(?!\w)|"
    r"(?:ban|to|hoi dong|doi|bo phan|trung tam|quy|chi cuc) (?:chi dao|kiem tra|giam sat|tham dinh|danh gia|quan ly|ho tro|kiem soat|ra soat|"
    r"phat trien|gioi thieu|tiep nhan|khao sat|nghiem thu|tham tra|van dong|nghien cuu|to chuc|tuyen truyen|thanh tra|bao ve|phong ngua)(?!\w)"
)
