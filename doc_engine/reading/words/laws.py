"""Laws that are cited by their name (tên luật): a table of names, matched without accents, longest first.

Names contain commas and "và", so that where one ends cannot be told from the words alone; a name not in the
table is taken up to what must end it (a date, a number, a year, punctuation).
"""

from __future__ import annotations

from doc_engine.reading.copies.source import bare_of

_CODES = "Hình sự; Dân sự; Tố tụng hình sự; Tố tụng dân sự; Lao động; Hàng hải Việt Nam; Hàng hải"

_ORDINANCES = (
    "Ưu đãi người có công với cách mạng; Ưu đãi người có công; Người có công với cách mạng; Người có công; Cựu chiến binh; Dân quân tự vệ; Công an xã; Phí và lệ phí; Ngoại hối; "
    "Án phí, lệ phí Tòa án; Dân số; Giống cây trồng; Quản lý thị trường; Cảnh sát môi trường; Cảnh sát cơ động; "
    "Thư viện; Tín ngưỡng, tôn giáo; Chi phí tố tụng; Xử lý vi phạm hành chính; Hợp nhất văn bản quy phạm pháp luật; "
    "Pháp điển hệ thống quy phạm pháp luật; Danh hiệu vinh dự nhà nước; Hòa giải ở cơ sở; Cán bộ, công chức; "
    "Bảo vệ bí mật nhà nước; Bưu chính, viễn thông; Bộ đội Biên phòng; Bảo vệ và kiểm dịch thực vật; Chống tham nhũng; "
    "Dự trữ quốc gia; Đê điều; Động viên công nghiệp; Giá; Giám định tư pháp; Kế toán và thống kê; Lưu trữ quốc gia; Luật sư; "
    "Khai thác và bảo vệ công trình thủy lợi; Lực lượng Cảnh sát biển Việt Nam; Người cao tuổi; Người tàn tật; "
    "Phòng, chống lụt, bão; Phòng, chống mại dâm; Quảng cáo; Thẩm phán và Hội thẩm Tòa án nhân dân; Thi hành án dân sự; "
    "Thú y; Thủ tục giải quyết các vụ án hành chính; Thuế thu nhập đối với người có thu nhập cao; Trọng tài thương mại; "
    "Thực hành tiết kiệm, chống lãng phí; Thực hiện dân chủ ở xã, phường, thị trấn; Vệ sinh an toàn thực phẩm; "
    "Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ"
)

_LAWS = """
An ninh mạng; An ninh quốc gia; An toàn thông tin mạng; An toàn thực phẩm; An toàn, vệ sinh lao động;
Ban hành văn bản quy phạm pháp luật;
Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân;
Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân và Ủy ban nhân dân; Bảo hiểm tiền gửi; Bảo hiểm xã hội;
Bảo hiểm y tế; Bảo vệ bí mật nhà nước; Bảo vệ dữ liệu cá nhân; Bảo vệ môi trường; Bảo vệ quyền lợi người tiêu dùng;
Bảo vệ và kiểm dịch thực vật; Bảo vệ, chăm sóc và giáo dục trẻ em; Bầu cử đại biểu Quốc hội;
Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân; Bầu cử đại biểu Hội đồng nhân dân; Biên giới quốc gia;
Biên phòng Việt Nam; Biển Việt Nam; Bình đẳng giới; Bưu chính; Cán bộ, công chức; Căn cước; Căn cước công dân;
Các công cụ chuyển nhượng; Các tổ chức tín dụng; Cạnh tranh; Cảnh sát biển Việt Nam; Cảnh sát cơ động;
Cảnh vệ; Chăn nuôi; Chất lượng sản phẩm, hàng hóa; Chuyển giao công nghệ; Chứng khoán; Công an nhân dân;
Công chứng; Công đoàn; Công nghệ cao; Công nghệ thông tin; Công nghiệp công nghệ số; Công nghiệp quốc phòng, an ninh và động viên công nghiệp;
Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài; Cư trú; Dân quân tự vệ; Dẫn độ; Dầu khí;
Di sản văn hóa; Doanh nghiệp; Du lịch; Dự trữ quốc gia; Dược; Dữ liệu; Đa dạng sinh học; Đặc xá; Đất đai; Đấu giá tài sản;
Đấu thầu; Đầu tư; Đầu tư công; Đầu tư theo phương thức đối tác công tư; Đê điều; Điện ảnh; Điện lực; Điều ước quốc tế;
Đo đạc và bản đồ; Đo lường; Đường bộ; Đường sắt; Giá; Giám định tư pháp; Giao dịch điện tử; Giao thông đường bộ;
Giao thông đường thủy nội địa; Giáo dục; Giáo dục đại học; Giáo dục nghề nghiệp; Giáo dục quốc phòng và an ninh;
Hải quan; Hàng không dân dụng Việt Nam; Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác; Hóa chất;
Hoạt động chữ thập đỏ; Hoạt động giám sát của Quốc hội; Hoạt động giám sát của Quốc hội và Hội đồng nhân dân; Hòa giải ở cơ sở;
Hòa giải, đối thoại tại Tòa án; Hôn nhân và gia đình; Hộ tịch; Hợp tác xã; Hỗ trợ doanh nghiệp nhỏ và vừa;
Kế toán; Khám bệnh, chữa bệnh; Khiếu nại; Khiếu nại, tố cáo; Khí tượng thủy văn; Khoa học và công nghệ;
Khoa học, công nghệ và đổi mới sáng tạo; Khoáng sản; Kiểm toán độc lập; Kiểm toán nhà nước; Kiến trúc;
Kinh doanh bảo hiểm; Kinh doanh bất động sản; Lâm nghiệp; Bảo vệ và phát triển rừng; Luật sư; Lưu trữ;
Lực lượng dự bị động viên; Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở; Lý lịch tư pháp; Mặt trận Tổ quốc Việt Nam;
Năng lượng nguyên tử; Ngân hàng Nhà nước Việt Nam; Ngân sách nhà nước; Nghĩa vụ quân sự; Người cao tuổi; Người khuyết tật;
Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng; Nhà giáo; Nhà ở;
Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam; Nuôi con nuôi; Phá sản;
Phòng bệnh; Phòng cháy và chữa cháy; Phòng cháy, chữa cháy và cứu nạn, cứu hộ; Phòng thủ dân sự; Phòng, chống bạo lực gia đình;
Phòng, chống bệnh truyền nhiễm; Phòng, chống khủng bố; Phòng, chống ma túy; Phòng, chống mua bán người;
Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS); Phòng, chống rửa tiền;
Phòng, chống tác hại của rượu, bia; Phòng, chống tác hại của thuốc lá; Phòng, chống tham nhũng; Phòng, chống thiên tai;
Phổ biến, giáo dục pháp luật; Phục hồi, phá sản; Phí và lệ phí; Quản lý, bảo vệ công trình quốc phòng và khu quân sự;
Quản lý nợ công; Quản lý ngoại thương; Quản lý thuế; Quản lý, sử dụng tài sản công; Quản lý, sử dụng tài sản nhà nước;
Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp; Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ;
Quảng cáo; Quốc phòng; Quốc tịch Việt Nam; Quy hoạch; Quy hoạch đô thị; Quy hoạch đô thị và nông thôn; Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng;
Sĩ quan Quân đội nhân dân Việt Nam; Sở hữu trí tuệ; Sử dụng năng lượng tiết kiệm và hiệu quả; Tài nguyên nước;
Tài nguyên, môi trường biển và hải đảo; Tần số vô tuyến điện; Thanh niên; Thanh tra; Thi đua, khen thưởng; Thi hành án dân sự;
Thi hành án hình sự; Thi hành tạm giữ, tạm giam; Thể dục, thể thao; Thỏa thuận quốc tế; Thống kê; Thú y; Thủ đô; Thủy lợi; Thủy sản;
Thư viện; Thuế bảo vệ môi trường; Thuế giá trị gia tăng; Thuế sử dụng đất phi nông nghiệp; Thuế tài nguyên; Thuế thu nhập cá nhân;
Thuế thu nhập doanh nghiệp; Thuế tiêu thụ đặc biệt; Thuế xuất khẩu, thuế nhập khẩu; Thực hành tiết kiệm, chống lãng phí;
Thực hiện dân chủ ở cơ sở; Thương mại; Tiêu chuẩn và quy chuẩn kỹ thuật; Tiếp cận thông tin; Tiếp công dân; Tín ngưỡng, tôn giáo;
Tình trạng khẩn cấp; Tố cáo; Tố tụng hành chính; Tổ chức Chính phủ; Tổ chức chính quyền địa phương; Tổ chức cơ quan điều tra hình sự;
Tổ chức Hội đồng nhân dân và Ủy ban nhân dân; Tổ chức Quốc hội; Tổ chức Tòa án nhân dân; Tổ chức Viện kiểm sát nhân dân;
Trách nhiệm bồi thường của Nhà nước; Trật tự, an toàn giao thông đường bộ; Trẻ em; Trí tuệ nhân tạo; Trọng tài thương mại; Trồng trọt;
Trợ giúp pháp lý; Trưng cầu ý dân; Trưng mua, trưng dụng tài sản; Tư pháp người chưa thành niên; Tương trợ tư pháp; Tương trợ tư pháp về dân sự;
Tương trợ tư pháp về hình sự; Viên chức; Viễn thông; Việc làm; Vũ khí quân dụng; Xây dựng; Xuất bản; Báo chí; Nghệ thuật biểu diễn;
Xuất cảnh, nhập cảnh của công dân Việt Nam; Xử lý vi phạm hành chính; Giám sát của Quốc hội và Hội đồng nhân dân; Địa chất và khoáng sản;
Chuyển đổi số; Hoạt động giám sát; Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia; Kinh doanh bảo hiểm;
Bảo vệ sức khỏe nhân dân; Phổ cập giáo dục tiểu học; Dạy nghề; Doanh nghiệp nhà nước; Thuế sử dụng đất nông nghiệp;
Thuế chuyển quyền sử dụng đất; Khuyến khích đầu tư trong nước;
Tổ chức tín dụng; Sĩ quan Quân đội nhân dân; Đầu tư nước ngoài tại Việt Nam; Ngân sách
"""

# What papers shorten inside the name of a law.
_SHORTENED = (
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban nhân dân", "UBND"),
    ("văn bản quy phạm pháp luật", "VBQPPL"),
    ("văn bản quy phạm pháp luật", "văn bản QPPL"),
    ("Ngân sách nhà nước", "NSNN"),
    ("Bảo hiểm xã hội", "BHXH"),
    ("Bảo hiểm y tế", "BHYT"),
    ("Phổ biến, giáo dục pháp luật", "PBGDPL"),
    ("vi phạm hành chính", "VPHC"),
    ("Phòng, chống tham nhũng", "PCTN"),
    ("Bảo vệ môi trường", "BVMT"),
    ("chính quyền địa phương", "CQĐP"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Phòng cháy và chữa cháy", "PCCC"),
    ("giá trị gia tăng", "GTGT"),
    ("thu nhập doanh nghiệp", "TNDN"),
    ("thu nhập cá nhân", "TNCN"),
    ("tiêu thụ đặc biệt", "TTĐB"),
    ("xuất khẩu", "XK"),
    ("nhập khẩu", "NK"),
    ("Khám bệnh, chữa bệnh", "KBCB"),
    ("Khám bệnh, chữa bệnh", "KCB"),
    ("An toàn thực phẩm", "ATTP"),
    ("An toàn, vệ sinh lao động", "ATVSLĐ"),
    ("an toàn giao thông", "ATGT"),
    ("Sở hữu trí tuệ", "SHTT"),
    ("Công nghệ thông tin", "CNTT"),
    ("Khoa học và công nghệ", "KH&CN"),
    ("Khoa học và công nghệ", "KHCN"),
    ("Thi đua, khen thưởng", "TĐKT"),
    ("Hôn nhân và gia đình", "HNGĐ"),
    ("Hôn nhân và gia đình", "HN&GĐ"),
    ("bí mật nhà nước", "BMNN"),
    ("Thi hành án dân sự", "THADS"),
    ("tổ chức tín dụng", "TCTD"),
    ("Tòa án nhân dân", "TAND"),
    ("Viện kiểm sát nhân dân", "VKSND"),
    ("sử dụng đất", "SDĐ"),
)
# What a law is called beside its name.
_CALLED = {
    "Luật Thuế xuất khẩu, thuế nhập khẩu": (
        "Thuế xuất khẩu, nhập khẩu; Thuế xuất, nhập khẩu; Thuế xuất nhập khẩu; Thuế xuất khẩu và thuế nhập khẩu; "
        "Thuế XNK; Thuế XK, NK; Thuế XK và thuế NK"
    ),
}
# Bare name → the heading word and the name as it should be printed.
LAW_NAMES: dict[str, str] = {
    bare_of(f"{head} {name}"): f"{head} {name}"
    for head, names in (("Bộ luật", _CODES), ("Pháp lệnh", _ORDINANCES), ("Luật", _LAWS))
    for name in (" ".join(entry.split()) for entry in names.split(";"))
    if name
}


# "Luật Tổ chức HĐND, UBND" for "… HĐND và UBND".
_TWO_BODIES = ("Hội đồng nhân dân và Ủy ban nhân dân", "Hội đồng nhân dân, Ủy ban nhân dân")


def _written(name: str) -> set[str]:
    """Every way a paper may shorten the name of a law: each of its parts written out or not, in any combination."""
    found = {name, name.replace(*_TWO_BODIES)}
    if name.count(" và ") + name.count(", ") == 1:  # "Pháp lệnh Phí, lệ phí" for "… Phí và lệ phí"
        found.add(name.replace(", ", " và ") if ", " in name else name.replace(" và ", ", "))
    for long, short in _SHORTENED:
        found |= {known.replace(long, short) for known in found}
    return found


for _name, _others in _CALLED.items():
    LAW_NAMES.update((bare_of(f"Luật {other}"), _name) for other in _others.split("; "))
for _name in [*LAW_NAMES.values()]:
    for _way in _written(_name):
        LAW_NAMES.setdefault(bare_of(_way), _name)
