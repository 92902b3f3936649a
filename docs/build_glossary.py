"""Print docs/glossary.md: `python docs/build_glossary.py > docs/glossary.md`. A test keeps the two equal."""

from __future__ import annotations

from doc_engine.terms import Circulation, CopyType, DocumentType, Relation, Secrecy, SigningCapacity, Urgency

# One word per thing: the Vietnamese term and the identifier it has everywhere in the code.
VOCABULARY = (
    ("văn bản · bản thảo · văn bản đi · văn bản đến", "`Document` · `Draft` · `Outgoing` · `Incoming`"),
    ("số", "`number`"),
    ("ký hiệu", "`symbol`"),
    ("số, ký hiệu", "`Notation`"),
    ("loại văn bản", "`DocumentType`"),
    ("trích yếu", "`subject`"),
    ("kính gửi", "`addressees`"),
    ("nơi nhận", "`recipients`"),
    ("căn cứ", "`legal_bases`"),
    ("cơ quan ban hành · chủ quản", "`issuer` · `parent_body`"),
    ("địa danh · ngày ban hành", "`place` · `issued_on`"),
    ("nhiệm vụ · chủ trì · phối hợp · thời hạn", "`Task` · `lead` · `cooperating` · `due`"),
    ("quyền hạn ký", "`SigningCapacity`"),
    ("người ký (chức vụ, họ tên)", "`Signatory(title, full_name)`"),
    ("độ mật · độ khẩn", "`Secrecy` · `Urgency`"),
    ("thể thức · thành phần (ô)", "`Layout` · `cell`"),
    ("sổ đăng ký · quyển", "`Register` · `book`"),
    ("hồ sơ · danh mục hồ sơ", "`Dossier` · `filing_plan`"),
    ("văn thư (người)", "`clerk`"),
    ("bản gốc · bản chính · sao y · sao lục · trích sao", "`original` · `authentic` · `CopyType.*`"),
    ("cấp số · đăng ký · ban hành · phát hành", "`allot` · `register` · `issue` · `dispatch`"),
    ("thu hồi · đính chính · thay thế · hủy số", "`recall` · `correct` · `replace` · `void`"),
    ("tiếp nhận · chuyển giao · theo dõi · đôn đốc", "`receive` · `assign` · `track` · `remind`"),
    ("phụ lục · kèm theo", "`appendix` · `attached`"),
)
LISTS = (
    ("Document types (loại văn bản)", DocumentType),
    ("Copies (bản sao)", CopyType),
    ("Signing capacities (quyền hạn ký)", SigningCapacity),
    ("Urgency (độ khẩn)", Urgency),
    ("Secrecy (độ mật)", Secrecy),
    ("Circulation (phạm vi lưu hành)", Circulation),
    ("Relations (quan hệ)", Relation),
)


def glossary() -> str:
    """The whole page."""
    lines = ["# Glossary", "", "One word per thing. Dates end in `_on`, instants in `_at`.", ""]
    lines += ["| Vietnamese | identifier |", "|---|---|", *(f"| {vi} | {name} |" for vi, name in VOCABULARY)]
    for title, terms in LISTS:
        lines += ["", f"## {title}", "", "| key | label | identifier | source |", "|---|---|---|---|"]
        lines += [f"| `{m.key}` | {m.label} | `{type(m).__name__}.{m.name}` | {m.article} |" for m in terms]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(glossary(), end="")
