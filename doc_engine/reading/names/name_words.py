"""Words that names of bodies are made of (từ chỉ loại hình, chức năng, lĩnh vực), for names set in capitals.

What stands in none of these lists is held for a proper name. Phụ lục II, Mục IV Nghị định 30/2020/NĐ-CP: the first
letter of the words for kind, function and field is a capital, the rest of them is small.
"""

from __future__ import annotations

from doc_engine.reading.words.vocabulary import (
    BODY_HEADS,
    DEPARTMENTS,
    FORMER_MINISTRIES,
    MINISTRIES,
    WHOLE_BODIES,
)


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split(";"))


# Words that begin a body's name, also inside another's: "Đảng ủy Trường …", "Hội đồng quản lý Quỹ …".
HEADS: tuple[str, ...] = (
    *(head for head in BODY_HEADS if not head.isupper()),
    *WHOLE_BODIES,
    *_list(
        "Đội;Tổ;Cụm;Khối;Nhà máy;Nhà Văn hóa;Nhà Thiếu nhi;Nhà khách;Nhà nghỉ;Khoa;Xí nghiệp;Hợp tác xã;Liên hiệp Hợp tác xã;Câu lạc bộ;Nông trường;Lâm trường;"
        "Trại giam;Trại tạm giam;Cơ sở cai nghiện;Cảng vụ;Cảng hàng không;Khu bảo tồn;Khu Quản lý;Đội Quản lý;Đội Quản lý thị trường;Đội Quản lý trật tự đô thị;Đồn Biên phòng;Hải đội;Phòng khám;Nhà hát;"
        "Ban Tiếp công dân;Ủy ban Kiểm tra;Hội đồng Giám mục;Tổng đài;Tạp chí;Cụm Thi đua;Liên chi;Hiệp hội;Chi hội;Chi cục;Chi đoàn;Quận đoàn;Huyện đoàn;"
        "Thị đoàn;Đoàn Thanh niên;Thành hội;Tỉnh hội;Huyện hội;Văn phòng điều phối;Học viện;Phân khu;Ngân hàng;Nhà trường;Cơ quan Cảnh sát điều tra;Cơ quan An ninh điều tra;Cơ quan điều tra"
    ),
)
# Behind these the field, or a name, begins with a capital again: "Trường Cao đẳng Y tế", "Công ty Cổ phần Đầu tư".
KINDS: tuple[str, ...] = _list(
    "đại học;cao đẳng;trung cấp;dạy nghề;cổ phần;trách nhiệm hữu hạn;hợp danh;liên hiệp;chỉ huy;tư lệnh;liên doanh;"
    "chấp hành;thường vụ;thường trực;liên hợp;liên đoàn"
)
# They end the words of a kind and stay small; the field behind them begins with a capital: "Công ty TNHH một thành viên Cấp nước", "Công đoàn ngành Y tế".
KIND_ENDS: tuple[str, ...] = ("một thành viên", "hai thành viên", "hai thành viên trở lên", "ngành")
# Behind these only the name of a person or a place stands.
SCHOOLS: tuple[str, ...] = _list(
    "tiểu học;trung học cơ sở;trung học phổ thông;mầm non;mẫu giáo;phổ thông dân tộc nội trú;phổ thông dân tộc bán trú;phổ thông;chính trị;nhà trẻ;"
    "mầm non tư thục;mẫu giáo bán công;phổ thông cơ sở;phổ thông trung học;tiểu học thực hành;cấp I;cấp II"
)
# Small wherever they stand.
SMALL: tuple[str, ...] = _list(
    "khu vực;số;cơ sở;các;tại;của;về;thuộc;trực thuộc;cho;cấp;vùng;miền;nghề;nhân dân;tỉnh;huyện;xã;phường;quận;thị xã;thị trấn;thành phố;dân lập;tư thục;"
    "công lập;bán công;chuyên;bán trú;nội trú;ngoài công lập;và các;quốc tế;liên xã;liên huyện;liên tỉnh;loại;hạng;tối cao;"
    "cấp cao;cấp tỉnh;cấp xã;cấp huyện;đặc khu;địa bàn;cụm;chuyên ngành;chợ;nước"
)
# Fields that are written so behind any head: "Phòng Giáo dục và Đào tạo".
FIELDS: tuple[str, ...] = (
    *(
        name.split(" ", 1)[1]
        for table in (MINISTRIES, DEPARTMENTS, FORMER_MINISTRIES)
        for name in table.values()
        if name.startswith(("Bộ ", "Sở "))
    ),
    *_list(
        "Khoa học xã hội và Nhân văn;Bưu chính Viễn thông;Bưu chính - Viễn thông;Y Dược;Giáo dục nghề nghiệp - Giáo dục thường xuyên;Dân số - Kế hoạch hóa gia đình;Công nghiệp - Xây dựng;"
        "Truyền thông - Giáo dục;Phát thanh - Truyền hình;Phát thanh và Truyền hình;Phát thanh Truyền hình;Thi đua - Khen thưởng;Dầu khí;Việt Nam - Cu Ba"
    ),
)
# Names within names.
PROPER: tuple[str, ...] = _list(
    "Cộng hòa xã hội chủ nghĩa Việt Nam;Quyết định số;Kế hoạch số;Nghị quyết số;Chỉ thị số;Khu Quản lý đường bộ;Ủy ban nhân dân;Hội đồng nhân dân;Quốc hội;Mặt trận Tổ quốc;Tổ quốc;Việt Nam;miền Nam;miền Bắc;miền Trung;Nhà nước;Trung ương;Hồ Chí Minh;Đảng;Chính phủ;Lào;"
    "Nhật Bản;Hàn Quốc;Trung Quốc;Hoa Kỳ;Liên bang Nga;Đông Nam Á;Đông Nam Bộ;Tây Nam Bộ;Tây Nguyên;Bắc Bộ;Nam Bộ;Trung Bộ;Bắc Trung Bộ;Nam Trung Bộ;Biển Đông;"
    "Chữ thập đỏ;Thanh niên Cộng sản;Thiếu niên Tiền phong;Công giáo;Phật giáo;Tin lành;Bộ đội Biên phòng;Cảnh sát biển;Kiểm ngư;Công an nhân dân;Quân đội nhân dân;Trung ương Quân đội;"
    "Tòa án nhân dân;Viện kiểm sát nhân dân;Chính trị quốc gia Hồ Chí Minh;Tây Bắc;Đông Bắc;Tháng Tám;Cách mạng;Điện Biên Phủ;Thủ đô;Sông Hồng;Cửu Long;Vùng Cảnh sát biển"
)
# Boards called after what they are to do: all behind these is small.
BOARDS: tuple[str, ...] = _list(
    "Ban Quản lý dự án;Ban Chỉ đạo;Ban Vận động;Tổ công tác;Tổ giúp việc;Tổ Thẩm định;Đoàn Kiểm tra;Đoàn Thanh tra;Đoàn Giám sát;Hội đồng Thẩm định;Hội đồng Đánh giá;Hội đồng Tuyển dụng;"
    "Ban soạn thảo;Ban tổ chức hội;Ban tổ chức lễ;Ban tổ chức cuộc;Ban bầu cử;Tiểu ban;Hội đồng Xét;Hội đồng Kỷ luật;Hội đồng Xử lý;Hội đồng Nghiệm thu;"
    "Hội đồng Định giá;Hội đồng Tư vấn;Hội đồng Phối hợp;Hội đồng Quản lý;Hội đồng Giám sát;Hội đồng Nghĩa vụ;Ban giải phóng mặt bằng;Ban đại diện"
)
# Words of functions and fields.
WORDS: tuple[str, ...] = _list(
    # schooling
    "giáo dục;đào tạo;sư phạm;ngoại ngữ;tin học;bồi dưỡng;hướng nghiệp;thường xuyên;giáo dục thường xuyên;giáo dục nghề nghiệp;nghề nghiệp;học tập cộng đồng;học tập;"
    "cộng đồng;khảo thí;kiểm định;chất lượng;sinh viên;học sinh;khuyến học;cựu giáo chức;bách khoa;khoa học tự nhiên;khoa học xã hội;khoa học;tự nhiên;nhân văn;"
    "tổng hợp;đại cương;ngoại thương;luật;mỹ thuật;âm nhạc;sân khấu;điện ảnh;nghệ thuật;thể dục;thể thao;thể dục thể thao;năng khiếu;kỹ thuật;công nghệ;thực hành;"
    "công nghệ thông tin;thông tin;truyền thông;chuyển đổi số;đổi mới sáng tạo;viễn thông;bưu chính;phát thanh;truyền hình;báo chí;xuất bản;phát hành sách;thư viện;lưu trữ;lưu trữ lịch sử;"
    # health
    "y tế;y học;y học cổ truyền;y dược học cổ truyền;cổ truyền;y dược;dược;đa khoa;sản nhi;phụ sản;nhi đồng;mắt;răng hàm mặt;tai mũi họng;da liễu;tâm thần;lao;lao và bệnh phổi;bệnh phổi;phổi;"
    "ung bướu;tim mạch;nội tiết;truyền nhiễm;nhiệt đới;bệnh nhiệt đới;điều dưỡng;phục hồi chức năng;chỉnh hình;chấn thương;huyết học;truyền máu;pháp y;giám định y khoa;giám định;kiểm nghiệm;"
    "kiểm soát bệnh tật;kiểm soát;bệnh tật;dự phòng;vệ sinh;dịch tễ;sốt rét;ký sinh trùng;côn trùng;an toàn thực phẩm;an toàn;thực phẩm;dân số;kế hoạch hóa gia đình;gia đình;cấp cứu;chăm sóc;sức khỏe;"
    "sức khỏe sinh sản;bảo trợ xã hội;bảo trợ;công tác xã hội;điều dưỡng người có công;người có công;trẻ em;người cao tuổi;người khuyết tật;người mù;nạn nhân;chất độc da cam;nạn nhân chất độc da cam;"
    "mồ côi;từ thiện;nhân đạo;hữu nghị;ngoại giao;đối ngoại;lãnh sự;hợp tác quốc tế;hợp tác;"
    # land, farming, nature
    "nông nghiệp;phát triển nông thôn;nông thôn;nông thôn mới;nông dân;lâm nghiệp;kiểm lâm;rừng;rừng phòng hộ;rừng đặc dụng;phòng hộ;thủy sản;thuỷ sản;thủy lợi;chăn nuôi;thú y;trồng trọt;"
    "bảo vệ thực vật;bảo vệ;thực vật;giống;cây trồng;vật nuôi;khuyến nông;khuyến công;khuyến ngư;nông sản;lâm sản;muối;đê điều;phòng, chống;phòng chống;thiên tai;lụt bão;khí tượng;thủy văn;khí tượng thủy văn;"
    "tài nguyên;môi trường;tài nguyên nước;đất đai;đăng ký đất đai;đăng ký;phát triển quỹ đất;quỹ đất;đo đạc;bản đồ;viễn thám;biển;hải đảo;khoáng sản;địa chất;khai thác;công trình thủy lợi;nước sạch;"
    "cấp nước;cấp thoát nước;thoát nước;biến đổi khí hậu;quan trắc;công viên;cây xanh;môi trường đô thị;đô thị;chiếu sáng;"
    # works, trade, traffic
    "công nghiệp;công thương;thương mại;thương binh;dịch vụ;du lịch;xúc tiến;đầu tư;xúc tiến đầu tư;xuất khẩu;nhập khẩu;xuất nhập khẩu;quản lý thị trường;thị trường;cạnh tranh;người tiêu dùng;doanh nghiệp;"
    "doanh nghiệp nhỏ và vừa;doanh nhân;kinh doanh;sản xuất;chế biến;chế tạo;cơ khí;luyện kim;hóa chất;dệt may;da giày;thép;than;điện;điện lực;điện tử;năng lượng;xăng dầu;thủy điện;nhiệt điện;truyền tải;"
    "phân phối;bán lẻ;bán hàng;lương thực;thuốc lá;cà phê;cao su;mía đường;sữa;bia;rượu;giấy;gỗ;nhựa;xi măng;vật liệu;vật liệu xây dựng;vật tư;thiết bị;"
    "xây dựng;xây lắp;hạ tầng;hạ tầng kỹ thuật;quy hoạch;kiến trúc;nhà ở;phát triển đô thị;kinh tế;kế hoạch;tài chính;ngân sách;ngân hàng;tín dụng;bảo hiểm;bảo hiểm xã hội;chứng khoán;kế toán;kiểm toán;"
    "thống kê;thuế;hải quan;kho bạc;dự trữ;tài sản;công sản;đấu giá;đấu giá tài sản;thẩm định giá;khu kinh tế;khu công nghiệp;khu chế xuất;cụm công nghiệp;cửa khẩu;giao thông;vận tải;giao thông vận tải;"
    "đường bộ;đường sắt;đường thủy;đường thủy nội địa;hàng hải;hàng không;cảng;bến xe;đăng kiểm;sửa chữa;bảo trì;duy tu;công trình;công trình công cộng;công cộng;dự án;quản lý dự án;quản lý;điều hành;"
    "đầu tư xây dựng;tư vấn;thiết kế;giám sát;kiểm định xây dựng;phát triển;đổi mới;logistics;công ích;đầu tư phát triển;bảo lãnh tín dụng;"
    # the state
    "nội vụ;tư pháp;pháp chế;pháp lý;trợ giúp pháp lý;trợ giúp;công chứng;hộ tịch;hành chính;hành chính công;phục vụ hành chính công;phục vụ;một cửa;thi hành án;thi hành án dân sự;dân sự;hình sự;hòa giải;trọng tài;"
    "thừa phát lại;luật gia;luật sư;tổ chức;cán bộ;công chức;viên chức;nhân sự;lao động;việc làm;dịch vụ việc làm;giới thiệu;giới thiệu việc làm;tiền lương;xã hội;văn hóa;văn hoá;văn nghệ;văn học;văn học nghệ thuật;"
    "di sản;di tích;bảo tồn;triển lãm;hội chợ;hội chợ triển lãm;pháp luật;phổ biến;ca múa nhạc;nhạc;kịch;chèo;cải lương;tuồng;xiếc;múa rối;dân tộc;tôn giáo;dân vận;tuyên giáo;tuyên huấn;tuyên truyền;nội chính;kiểm tra;thanh tra;tổng kết;thi đua;"
    "khen thưởng;ngoại vụ;biên giới;biên phòng;quốc phòng;an ninh;quân sự;hậu cần;tham mưu;tác chiến;kỹ thuật quân sự;phòng thủ dân sự;phòng thủ;tìm kiếm cứu nạn;tìm kiếm;cứu nạn;cứu hộ;phòng cháy;chữa cháy;phòng cháy chữa cháy;cảnh sát;"
    "cảnh sát giao thông;cảnh sát kinh tế;điều tra;ma túy;quản lý hành chính;trật tự xã hội;trật tự;trật tự đô thị;xuất nhập cảnh;an toàn giao thông;công nghệ cao;tội phạm;tham nhũng;tiêu cực;lãng phí;"
    "tiếp công dân;công dân;nghiệp vụ;nghiên cứu;ứng dụng;tiêu chuẩn;đo lường;tiêu chuẩn đo lường chất lượng;sở hữu trí tuệ;sáng chế;bức xạ;hạt nhân;năng lượng nguyên tử;thông tấn;dữ liệu;an ninh mạng;cơ yếu;quản trị;quản trị - tài vụ;tài vụ;"
    "thư ký;văn thư;đối ngoại nhân dân;hành chính quốc gia;quốc gia;lý luận;nông lâm;nông lâm nghiệp;lâm sinh;hồi sức;"
    # people
    "phụ nữ;thanh niên;thiếu niên;thiếu nhi;cựu chiến binh;cựu thanh niên xung phong;thanh niên xung phong;công đoàn;công nhân;trí thức;người lao động;nhà báo;nhà văn;nghệ nhân;làm vườn;sinh vật cảnh;đông y;châm cứu;"
    "khoa học kỹ thuật;khoa học lịch sử;lịch sử;tiêu dùng;đoàn kết;cứu trợ;bảo vệ môi trường;bảo vệ trẻ em;hiến máu;vì người nghèo;người nghèo;đền ơn đáp nghĩa;hỗ trợ;hỗ trợ nông dân;hợp tác xã;phát triển hợp tác xã;"
    "khởi nghiệp;vườn ươm;thực hiện;triển khai;phong trào;toàn dân;cải cách;cải cách hành chính;xây dựng nông thôn mới;giảm nghèo;bền vững;giảm nghèo bền vững;chương trình;mục tiêu;mục tiêu quốc gia;giải phóng mặt bằng;"
    "quốc dân;tâm thần kinh;thần kinh;biển đảo;phát triển đất;đất;quân đội;sinh học;sinh thái;giao dịch;kiến thiết;xổ số;xổ số kiến thiết;đặc sản;may mặc;in ấn;bao bì;thức ăn;thức ăn chăn nuôi;phân bón;thuốc thú y;"
    "trường học;phòng khám;lữ hành;khách sạn;nhà hàng;ăn uống;sân bay;cảng biển;hành khách;hàng hóa;container;vận chuyển;vận hành;taxi;ô tô;xe máy;xe buýt;"
    "bất động sản;nhà đất;địa ốc;nội thất;trang trí;quảng cáo;sự kiện;giải trí;thời trang;mỹ phẩm;dược phẩm;thiết bị y tế;thiết bị trường học;sách và thiết bị trường học;"
    "giải pháp;phần mềm;tự động hóa;điện tử viễn thông;số hóa;cơ điện;cơ điện lạnh;điện lạnh;hóa dầu;lọc dầu;lọc hóa dầu;khoáng chất;gốm sứ;thủy tinh;bê tông;"
    "cầu đường;đường cao tốc;cao tốc;bến tàu;siêu thị;kho vận;kho quỹ;bảo quản;giám định tư pháp;tâm lý;tâm lý học;triết học;"
    "ngôn ngữ;sử học;địa lý;toán học;vật lý;hóa học;vi sinh;vắc xin;sinh phẩm;y sinh;y sinh học;phóng xạ;môi sinh;cổ sinh;khảo cổ;dân tộc học;tôn giáo học;nhà nước và pháp luật;"
    "kinh tế số;kinh tế hợp tác;kinh tế tổng hợp;kinh tế ngành;ngân khố;quỹ tín dụng;tín dụng nhân dân;chính sách;chính sách xã hội;giám đốc thẩm;phúc thẩm;sơ thẩm;"
    "thu phí;thu hồi;thu gom;xử lý;xử lý chất thải;chất thải;rác thải;nghĩa trang;tang lễ;hỏa táng;vệ sinh môi trường;cây giống;con giống;giống cây trồng;giống vật nuôi;giống thủy sản;"
    "nuôi trồng;nuôi trồng thủy sản;đánh bắt;hải sản;kiểm dịch;kiểm dịch thực vật;kiểm dịch động vật;động vật;động vật hoang dã;hoang dã;cứu hộ động vật;chuyên gia;chuyên nghiệp;"
    "quan hệ;quan hệ quốc tế;quan hệ lao động;tổ chức cán bộ;tổ chức - hành chính;tổng cục;văn thư lưu trữ;tin tức;biên tập;phóng viên;thời sự;giao thông công chính;công chính;"
    "thanh toán;thu ngân;kiểm ngân;thẩm định;thẩm tra;đánh giá;xếp hạng;tuyển sinh;tuyển dụng;quản lý đào tạo;đào tạo nghề;sát hạch;lái xe;sát hạch lái xe;đào tạo lái xe;hộ chiếu;căn cước;"
    "vũ trang;lực lượng vũ trang;dự bị;dự bị động viên;động viên;dân quân;tự vệ;dân quân tự vệ;pháo binh;tăng thiết giáp;công binh;đặc công;phòng không;không quân;phòng không - không quân;hải quân;thông tin liên lạc;"
    "cảnh vệ;cơ động;cảnh sát cơ động;trinh sát;hồ sơ;kỹ thuật hình sự;thi hành án hình sự;hỗ trợ tư pháp;trại giam;tạm giam;quản giáo;chữa bệnh;cai nghiện;cai nghiện ma túy;phòng chống tệ nạn xã hội;tệ nạn xã hội;"
    "bồi thường;tái định cư;đại biểu;bầu cử;quản lý bảo trì;cấp cứu 115;hoạt động;sự nghiệp;cơ quan;đơn vị;khối;chuyên trách;hội đồng"
)
