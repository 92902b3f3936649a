"""Print docs/rules.md: `python docs/build_rules.py > docs/rules.md`. A test keeps the two equal."""

from __future__ import annotations

from collections import Counter

from doc_engine.findings import Severity
from doc_engine.rules import MODULES, Rule, rules

_WEIGHTS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "gợi ý"}

# What the rules say of the real files beside the checkout and of our own, gone through by eye; counts only.
REVIEWED = (
    ("công văn, 1 trang", 2, 1, 0, "KE05, TN03", "TY06"),
    ("công văn, 2 trang", 2, 3, 0, "SK11, TN03", "NN33, SK12, TY06"),
    ("quyết định, 1 trang", 2, 3, 0, "SK11, TR03", "CT01, NN33, SK12"),
    ("tờ trình, 2 trang", 1, 0, 0, "TN03", ""),
)

_HEAD = """# Quy tắc kiểm tra thể thức

Sinh từ mã nguồn bằng `python docs/build_rules.py`. Mỗi quy tắc có trường hợp sai và đúng trong
`tests/doc_engine/rule_cases/`, và một chỗ làm hỏng văn bản của chính chúng ta trong `tests/doc_engine/rule_mutations.yaml`.

*Lỗi*: Nghị định 30/2020/NĐ-CP quy định rõ. *Cảnh báo*: thông lệ, viết hoa, điều chỉ có trong mẫu, hoặc chỗ máy không
thể chắc chắn. *Gợi ý*: để biết. Một quy tắc có thể nhẹ hơn mức ghi ở đây khi chỗ sai chỉ là một phần."""

_REVIEW = """## Đã đọc bằng mắt

Bốn tệp Word thật (không đưa vào dự án). Mỗi nhận xét được đối chiếu với tệp; “sai” là nhận xét không đúng ở mức lỗi.

| tệp | lỗi | cảnh báo | lỗi báo sai | mã lỗi | mã cảnh báo |
|---|---|---|---|---|---|"""

_OWN = """
Văn bản của chúng ta (mọi loại, kể cả phụ lục, dấu khẩn, phạm vi lưu hành) và văn bản của `vanthu demo`: không có nhận xét nào.

Văn bản tự soạn theo nhiều cách gõ của nơi khác (74 tệp: đầu văn bản gõ bằng bảng, tab, dấu cách, khung chữ, trong phần đầu
trang; chữ đậm theo kiểu đoạn; cỡ chữ theo mặc định của tệp; đường kẻ vẽ, gõ, gạch chân; bản thảo trống số, ngày): không
có lỗi báo sai; 106 chỗ làm hỏng, mỗi chỗ được đọc lại bằng mắt. Văn bản của Đảng và văn bản quy phạm pháp luật theo quy
định khác: chỉ so sánh, không có nhận xét nào ở mức lỗi.

Các mẫu của Phụ lục III, tách thành từng tệp: cảnh báo về đường kẻ gõ bằng ký tự, về Mẫu 1.5 (cỡ chữ 12/14/14, trích yếu
không cách 6pt); một lỗi, có trong tệp: Mẫu 1.9 có chữ phông Calibri."""


def page() -> str:
    """The whole page."""
    counts = Counter(one.severity for one in rules().values())
    total = ", ".join(f"{counts[weight]} {word}" for weight, word in _WEIGHTS.items())
    lines = [_HEAD, "", f"{len(rules())} quy tắc: {total}.", ""]
    lines += ["| mã | ô | mức | quy tắc | điều khoản |", "|---|---|---|---|---|"]
    lines += [_row(one) for one in sorted(rules().values(), key=lambda one: one.code)]
    lines += ["", _REVIEW]
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in REVIEWED]
    return "\n".join([*lines, _OWN, ""])


def _row(one: Rule) -> str:
    return f"| {one.code} | {one.cell} | {_WEIGHTS[one.severity]} | {one.title} | {one.article} |"


if __name__ == "__main__":
    assert MODULES
    print(page(), end="")
