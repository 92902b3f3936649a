"""The letter that the measurements print: a công văn of an invented department, about as long as real ones are."""

from __future__ import annotations

from datetime import date

from doc_engine.dates import PartialDate
from doc_engine.model import Draft, Issuer, Signatory
from doc_engine.terms import DocumentType

_BODY = """\
Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về nâng cao chất lượng tiếp nhận và trả kết quả giải quyết thủ tục hành chính năm 2026, qua theo dõi việc vận hành Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh trong sáu tháng đầu năm, Sở Tư pháp đề nghị Ủy ban nhân dân các xã, phường quan tâm chỉ đạo thực hiện một số nội dung sau:

1. Rà soát toàn bộ hồ sơ hộ tịch, chứng thực còn tồn đọng tính đến hết ngày 30 tháng 6; xác định rõ hồ sơ quá hạn, nguyên nhân quá hạn và người chịu trách nhiệm xử lý. Đối với hồ sơ thiếu thành phần do lỗi của nơi tiếp nhận thì chủ động liên hệ, hướng dẫn người dân bổ sung một lần, không để người dân phải đi lại nhiều lần; gửi thư xin lỗi bằng văn bản khi trễ hạn theo đúng quy định.

2. Bố trí công chức tư pháp - hộ tịch đủ năng lực làm việc tại Trung tâm Phục vụ hành chính công; phân công người dự phòng khi công chức nghỉ phép, đi học, tập huấn. Thường xuyên kiểm tra việc chấp hành giờ giấc, thái độ phục vụ, trang phục và thẻ công chức; công khai số điện thoại của lãnh đạo phụ trách để người dân phản ánh, kiến nghị.

3. Hoàn thành việc số hóa sổ hộ tịch lưu giữ từ năm 2005 trở về trước và cập nhật vào cơ sở dữ liệu hộ tịch điện tử trước ngày 30 tháng 9. Khi đối chiếu, nếu phát hiện thông tin giữa sổ giấy và dữ liệu điện tử không thống nhất thì lập biên bản, báo cáo về Sở Tư pháp (qua Phòng Hành chính tư pháp) để được hướng dẫn, tuyệt đối không tự ý sửa chữa, tẩy xóa.

4. Đẩy mạnh tuyên truyền bằng hình thức phù hợp để người dân biết và sử dụng dịch vụ công trực tuyến, nhất là cấp bản sao trích lục hộ tịch, xác nhận tình trạng hôn nhân; phát huy vai trò của tổ công nghệ số cộng đồng, Đoàn Thanh niên, Hội Liên hiệp Phụ nữ trong việc hướng dẫn người cao tuổi, người khuyết tật, người dân ở vùng sâu, vùng xa.

5. Bảo đảm kinh phí, máy vi tính, máy quét, đường truyền phục vụ việc tiếp nhận và số hóa hồ sơ theo phân cấp ngân sách. Kịp thời biểu dương, khen thưởng tập thể, cá nhân làm tốt; xem xét trách nhiệm người đứng đầu nơi để xảy ra tình trạng hồ sơ trễ hạn kéo dài mà không có lý do chính đáng.

Đề nghị Ủy ban nhân dân các xã, phường triển khai thực hiện và báo cáo kết quả về Sở Tư pháp trước ngày 15 tháng 10 năm 2026 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh (kèm theo mẫu số liệu báo cáo đã gửi qua Hệ thống quản lý văn bản và điều hành).
"""

SLOTS = ("so", "kinh_gui")


def draft() -> Draft:
    """The letter with a slot for its number and one for whom it is addressed to."""
    return Draft(
        type=DocumentType.CONG_VAN,
        issuer=Issuer(name="Sở Tư pháp tỉnh Hải Sơn", parent_body="UBND tỉnh Hải Sơn"),
        symbol="STP-HCTP",
        number="«so»",
        place="Hải Sơn",
        issued_on=PartialDate.of(date(2026, 7, 6)),
        subject="xử lý hồ sơ hộ tịch, chứng thực tồn đọng và số hóa sổ hộ tịch năm 2026",
        addressees=("«kinh_gui»",),
        body=_BODY,
        signatory=Signatory(full_name="Trần Văn Mẫu", title="Giám đốc"),
        recipients=("Như trên", "UBND tỉnh (để báo cáo)", "Ban Giám đốc Sở", "Các phòng thuộc Sở"),
    )


_FIRST = ("Hòa", "Tân", "Phú", "Long", "Vĩnh", "An", "Thạnh", "Bình", "Mỹ", "Đông", "Tây", "Thới")
_SECOND = ("Bình", "An", "Lợi Đông", "Thuận", "Hưng", "Thạnh Tây", "Phước", "Lộc", "Khánh", "Hiệp", "Châu")


def row(place: int) -> dict[str, str]:
    """The values of one recipient; no two alike."""
    name = f"{_FIRST[place % len(_FIRST)]} {_SECOND[place // len(_FIRST) % len(_SECOND)]}"
    kind = ("xã", "phường", "đặc khu")[place % 3]
    return {"so": str(place + 1), "kinh_gui": f"Ủy ban nhân dân {kind} {name} {place // 132 + 1}"}
