"""The office file (tệp khai báo cơ quan): who issues, who signs and since when, which books number what.

The same reader and the same messages as a document's data file; `OFFICE_KEYS` is the one table of its keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from doc_engine.datafile.keys import Key, SectionKind, SectionsKind, keys_schema, note_missing, read_keys
from doc_engine.datafile.kinds import TextKind
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.nodes import ListNode, MappingNode, Node
from doc_engine.datafile.page_keys import PAGE_KEYS, page_defaults
from doc_engine.datafile.parse import read_file
from doc_engine.datafile.parsed_kinds import DayKind, NumberKind, SymbolKind, TermKind, parsed
from doc_engine.datafile.schema import DIALECT
from doc_engine.datafile.signing import AuthorityKind, OnBehalf, complete
from doc_engine.errors import BadInput
from doc_engine.terms import DocumentType
from doc_engine.text import fold, sort_key
from registry.numbering import BookUse, SeriesPer
from registry.settings import ApprovalRule

EVERY_TYPE = "*"
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_TYPE = TermKind(DocumentType, "loại văn bản hành chính")


@dataclass(frozen=True, slots=True)
class OfficeUnit:
    """Đơn vị soạn thảo of the office, with the abbreviation its symbols and `Lưu:` lines use."""

    name: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class OfficeSignatory:
    """Người ký of the office, from which day until which (both included; None: open).

    `authority` is the full lines of quyền hạn ký as text, from top to bottom, a line each; "" for the head.
    """

    full_name: str
    title: str
    authority: str = ""
    from_on: date | None = None
    until_on: date | None = None
    body: str = ""  # the advisory body he signs for; "" for the office

    def signs_on(self, day: date) -> bool:
        """Whether this person holds the power to sign on `day`."""
        return (self.from_on is None or self.from_on <= day) and (
            self.until_on is None or day <= self.until_on
        )

    def as_keys(self) -> dict[str, str]:
        """As `load_draft(signatories=…)` takes it: values as text by the data file's keys."""
        return {
            "ho_ten": self.full_name,
            "chuc_vu": self.title,
            "quyen_han": self.authority,
        }


@dataclass(frozen=True, slots=True)
class OfficeBook:
    """Sổ of one year: the type keys that number in it (("*",) for every type in no other), the last number given."""

    name: str
    types: tuple[str, ...]
    year: int
    last_number: int = 0
    use: BookUse = BookUse.PAPERS
    body: str = ""
    abbreviation: str = ""
    per: SeriesPer = SeriesPer.BOOK


@dataclass(frozen=True, slots=True)
class OfficeIsolation:
    """Mạng độc lập for state secrets (Luật 117/2025/QH15): who decided, the decision's number and its day."""

    decided_by: str
    decision: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """An office as declared (cơ quan); `page`: how its pages look, values as text by the data file's keys."""

    key: str
    name: str
    parent_body: str | None
    abbreviation: str
    place: str
    units: tuple[OfficeUnit, ...]
    signatories: tuple[OfficeSignatory, ...]
    books: tuple[OfficeBook, ...]
    isolation: OfficeIsolation | None = None
    page: Mapping[str, str] = field(default_factory=dict)
    approval: ApprovalRule = ApprovalRule.HELD

    @property
    def defaults(self) -> dict[str, str]:
        """What `load_draft(defaults=…)` fills into a data file of this office that leaves it out."""
        own = {"co_quan": self.name, "co_quan_chu_quan": self.parent_body or "", "dia_danh": self.place}
        return {**own, **self.page}

    def signing_on(self, day: date) -> tuple[OfficeSignatory, ...]:
        """Who may sign on `day`, in the file's order."""
        return tuple(person for person in self.signatories if person.signs_on(day))

    def types_without_book(self, year: int) -> tuple[DocumentType, ...]:
        """The types that have no book to number in that year, in the order of the alphabet."""
        ordinary = (book for book in self.books if book.use is BookUse.PAPERS and not book.body)
        booked = {key for book in ordinary if book.year == year for key in book.types}
        if EVERY_TYPE in booked:
            return ()
        free = (member for member in DocumentType if member.key not in booked)
        return tuple(sorted(free, key=lambda member: sort_key(member.label)))


@dataclass(frozen=True, slots=True)
class TypesKind:
    """Types of a book: `"*"` for all the rest, one type, or a list of them (brackets allowed: no type has a comma)."""

    def read(self, node: Node, place: Place) -> tuple[str, ...] | None:
        items = node.items if isinstance(node, ListNode) else (node,)
        read = (parsed(item, place, "loại văn bản", self._parse) for item in items)
        return tuple(key for key in read if key) or None

    def _parse(self, text: str) -> str:
        if text.strip() == EVERY_TYPE:
            return EVERY_TYPE
        term = DocumentType.find(text)
        if term is None:
            raise BadInput.because(
                f"“{text.strip()[:60]}” không phải là loại văn bản hành chính.", _TYPE.suggestion(text)
            )
        return term.key

    def write(self, value: tuple[str, ...]) -> Any:
        return [key if key == EVERY_TYPE else DocumentType.find(key).label.lower() for key in value]  # type: ignore[union-attr]

    def schema(self) -> dict[str, Any]:
        one = _TYPE.schema()
        return {"anyOf": [{"const": EVERY_TYPE}, one, {"type": "array", "items": one, "minItems": 1}]}


_LINE, _DAY, _SYMBOL = TextKind(), DayKind(), SymbolKind()
UNIT_KEYS = (
    Key("ten", "name", "Tên đơn vị", _LINE, "Tên đầy đủ.", "Phòng Hành chính", required=True),
    Key(
        "viet_tat",
        "abbreviation",
        "Viết tắt",
        _SYMBOL,
        "Chữ viết tắt dùng trong ký hiệu và dòng Lưu.",
        "HC",
        required=True,
    ),
)
SIGNATORY_KEYS = (
    Key("ho_ten", "full_name", "Họ tên", _LINE, "Họ và tên, không kèm học hàm, học vị.", "Nguyễn Văn A", required=True),
    Key("chuc_vu", "title", "Chức vụ", _LINE, "Chức vụ của người ký.", "Phó Giám đốc"),
    Key("nhan_danh", "on_behalf", "Nhân danh", TermKind(OnBehalf, "“tập thể” hoặc “người đứng đầu”"),
        "Ký nhân danh tập thể hay người đứng đầu.", "tập thể"),
    Key("quyen_han", "authority", "Quyền hạn ký", AuthorityKind(), "TM., KT., TL., TUQ., Q.; mỗi quyền hạn một dòng.", "KT. Giám đốc"),
    Key("tu_ngay", "from_on", "Từ ngày", _DAY, "Ngày bắt đầu được ký; để trống nếu không giới hạn.", "01/01/2022"),
    Key("to_chuc", "body", "Tổ chức", _LINE, "Hội đồng, ban, tổ mà người này ký văn bản; để trống nếu là cơ quan.", "Hội đồng Sáng kiến tỉnh Cà Mau"),
    Key("den_ngay", "until_on", "Đến ngày", _DAY, "Ngày cuối cùng được ký; để trống nếu còn giữ chức vụ.", "31/12/2025"),
)  # fmt: skip
BOOK_KEYS = (
    Key("ten", "name", "Tên sổ", _LINE, "Tên của quyển sổ.", "Công văn", required=True),
    Key("loai", "types", "Loại văn bản", TypesKind(), "Các loại ghi vào sổ này; \"*\" là mọi loại chưa có sổ. Sổ văn bản mật, sổ bản sao, sổ của hội đồng được để trống.", "[công văn]"),
    Key("nam", "year", "Năm", NumberKind(1945, 2200), "Năm của sổ.", "2023", required=True),
    Key("so_cuoi", "last_number", "Số cuối", NumberKind(0, 9_999_999), "Số cuối cùng đã cấp trước khi dùng hệ thống.", "0"),
    Key("dung_cho", "use", "Dùng cho", TermKind(BookUse, "“văn bản”, “văn bản mật” hoặc “bản sao”"), "Văn bản mật và bản sao có dãy số riêng.", "văn bản mật"),
    Key("to_chuc", "body", "Tổ chức", _LINE, "Hội đồng, ban, tổ dùng con dấu của cơ quan, có dãy số riêng.", "Hội đồng Sáng kiến tỉnh Cà Mau"),
    Key("viet_tat", "abbreviation", "Viết tắt", _SYMBOL, "Chữ viết tắt của hội đồng, ban, tổ, dùng trong ký hiệu.", "HĐSK"),
    Key("danh_so", "per", "Đánh số", TermKind(SeriesPer, "“chung” hoặc “từng loại”"), "Một dãy số chung của sổ, hay mỗi loại văn bản một dãy số.", "từng loại"),
)  # fmt: skip
ISOLATION_KEYS = (
    Key("nguoi_quyet_dinh", "decided_by", "Người quyết định", _LINE, "Người đứng đầu cơ quan đã quyết định.", "Nguyễn Văn A, Giám đốc", required=True),
    Key("so_quyet_dinh", "decision", "Số quyết định", _LINE, "Số, ký hiệu của quyết định.", "15/QĐ-STP", required=True),
    Key("ngay", "decided_on", "Ngày quyết định", _DAY, "Ngày ban hành quyết định.", "02/3/2026", required=True),
)  # fmt: skip
OFFICE_KEYS = (
    Key("co_quan", "name", "Cơ quan", _LINE, "Tên đầy đủ của cơ quan.", "Sở Tư pháp tỉnh Cà Mau", required=True),
    Key("co_quan_chu_quan", "parent_body", "Cơ quan chủ quản", _LINE, "Cơ quan cấp trên trực tiếp, nếu có.", "UBND tỉnh Cà Mau"),
    Key("viet_tat", "abbreviation", "Viết tắt", _SYMBOL, "Chữ viết tắt tên cơ quan dùng trong ký hiệu.", "STP", required=True),
    Key("dia_danh", "place", "Địa danh", _LINE, "Nơi cơ quan đóng trụ sở.", "Cà Mau", required=True),
    *PAGE_KEYS,
    Key("don_vi_soan", "units", "Đơn vị soạn thảo", SectionsKind(SectionKind(UNIT_KEYS)), "Các đơn vị soạn thảo.", "\n  - {ten: Phòng Hành chính, viet_tat: HC}"),
    Key("nguoi_ky", "signatories", "Người ký", SectionsKind(SectionKind(SIGNATORY_KEYS)), "Những người được ký văn bản của cơ quan.",
        "\n  - {ho_ten: Nguyễn Văn A, chuc_vu: Giám đốc, tu_ngay: 01/01/2022}"),
    Key("so_van_ban", "books", "Sổ văn bản", SectionsKind(SectionKind(BOOK_KEYS)), "Các sổ đăng ký văn bản đi và số cuối đã cấp.",
        "\n  - {ten: Văn bản đi, loai: \"*\", nam: 2023, so_cuoi: 0}", required=True),
    Key("duyet", "approval", "Quy định duyệt", TermKind(ApprovalRule, "“bắt buộc”, “khi đã duyệt” hoặc “cảnh báo”"),
        "Bắt buộc: chưa duyệt thì không ban hành. Khi đã duyệt: sửa sau khi duyệt phải duyệt lại. Cảnh báo: chỉ nhắc.", "bắt buộc"),
    Key("mang_doc_lap", "isolation", "Mạng độc lập", SectionKind(ISOLATION_KEYS),
        "Quyết định dùng máy tính, mạng độc lập cho bí mật nhà nước; không khai thì không soạn, không lưu văn bản mật.",
        "{nguoi_quyet_dinh: \"Nguyễn Văn A, Giám đốc\", so_quyet_dinh: 15/QĐ-STP, ngay: 02/3/2026}"),
)  # fmt: skip


def load_office(data: bytes, *, name: str) -> OfficeFile:
    """The office that a YAML file declares; raises `BadInput` with every problem, its line and key."""
    read = read_file(data, name=name)
    place = Place(read.ledger)
    values = read_keys(read.root, OFFICE_KEYS, place)
    if read.complete:
        note_missing(read.root, [key for key in OFFICE_KEYS if key.required], place)
    units = _with_lines(read.root, "don_vi_soan", values.get("units", ()))
    people = _with_lines(read.root, "nguoi_ky", values.get("signatories", ()))
    books = _with_lines(read.root, "so_van_ban", values.get("books", ()))
    _hold_units(units, place.inside("don_vi_soan"))
    signatories = [
        _signatory(person, node, values.get("name"), place.inside("nguoi_ky")) for person, node in people
    ]
    _hold_books(books, place.inside("so_van_ban"))
    _hold_key(values, place.inside("viet_tat"))
    read.ledger.settle()
    return OfficeFile(
        key=office_key(values["abbreviation"], values["place"]),
        name=values["name"],
        parent_body=values.get("parent_body"),
        abbreviation=values["abbreviation"],
        place=values["place"],
        units=tuple(OfficeUnit(**unit) for unit, _ in units),
        signatories=tuple(OfficeSignatory(**person) for person in signatories),
        books=tuple(OfficeBook(**book) for book, _ in books),
        isolation=OfficeIsolation(**values["isolation"]) if values.get("isolation") else None,
        page=page_defaults(values),
        approval=values.get("approval") or ApprovalRule.HELD,
    )


def load_signatory(data: bytes, issuer: str) -> OfficeSignatory:
    """One person as a section of `nguoi_ky` would declare him, for an office of that name; raises `BadInput`."""
    read = read_file(data, name="")
    place = Place(read.ledger)
    person = read_keys(read.root, SIGNATORY_KEYS, place)
    note_missing(read.root, [key for key in SIGNATORY_KEYS if key.required], place)
    full = _signatory(person, read.root, issuer, place)
    read.ledger.settle()
    return OfficeSignatory(**full)


def office_key(abbreviation: str, place: str) -> str:
    """An office's key from its abbreviation and place: “STP”, “Cà Mau” → `stp-ca-mau`."""
    return _NOT_IN_KEY.sub("-", fold(f"{abbreviation} {place}")).strip("-")


def office_schema() -> dict[str, Any]:
    """JSON Schema of the office file, for editors that help while typing."""
    title = "Tệp khai báo cơ quan"
    about = "Cơ quan ban hành văn bản: đơn vị soạn thảo, người ký, sổ văn bản."
    return {"$schema": DIALECT, "title": title, "description": about} | keys_schema(OFFICE_KEYS)


def _with_lines(
    root: MappingNode, key: str, values: Sequence[dict[str, Any]]
) -> list[tuple[dict[str, Any], Node]]:
    """Each section's values with the node they were read from; nothing where some could not be read."""
    node = root.get(key)
    nodes = node.items if isinstance(node, ListNode) else (node,) if node else ()
    read = [item for item in nodes if isinstance(item, MappingNode) and item.entries]
    return list(zip(values, read, strict=True)) if len(read) == len(values) else []


def _hold_units(units: Iterable[tuple[dict[str, Any], Node]], place: Place) -> None:
    seen: dict[str, str] = {}
    for unit, node in units:
        short = unit.get("abbreviation")
        if short and short in seen:
            place.wrong(
                f"viết tắt “{short}” dùng cho hai đơn vị.", "Mỗi đơn vị có chữ viết tắt riêng.", at=node
            )
        seen[short or ""] = unit.get("name", "")


def _signatory(person: dict[str, Any], node: Node, issuer: str | None, place: Place) -> dict[str, Any]:
    full = complete(person, person.get("body") or issuer, place, node)
    start, end = full.get("from_on"), full.get("until_on")
    if start and end and end < start:
        place.inside("den_ngay").wrong("ngày kết thúc trước ngày bắt đầu.", at=node)
    full["authority"] = "\n".join(str(line) for line in full["authority"])
    return full


def _hold_books(books: Iterable[tuple[dict[str, Any], Node]], place: Place) -> None:
    """Every type numbers in at most one book a year, and a year has no two books of one name."""
    owner: dict[tuple[int, str, str, str], str] = {}
    names: dict[tuple[int, str], int | None] = {}
    for book, node in books:
        year, title = book.get("year"), book.get("name")
        if year is None or title is None:
            continue
        if (year, fold(title)) in names:
            place.wrong(f"năm {year} có hai sổ cùng tên “{title}”.", "Hãy đặt tên khác.", at=node)
        names[year, fold(title)] = node.line
        _hold_use(book, node, place)
        series = book.get("use", BookUse.PAPERS).key, fold(book.get("body", ""))
        for key in book.get("types", ()):
            other = owner.setdefault((year, *series, key), title)
            if other is not title:
                place.wrong(
                    f"{_type_name(key)} năm {year} ghi vào hai sổ: “{other}” và “{title}”.",
                    "Mỗi loại chỉ ghi vào một sổ trong năm.",
                    at=node,
                )


def _hold_use(book: dict[str, Any], node: Node, place: Place) -> None:
    """An ordinary book says its types; the series of secrets, copies and advisory bodies take all of theirs."""
    if book.get("body"):
        if not book.get("abbreviation"):
            place.inside("viet_tat").wrong(
                "sổ của hội đồng, ban, tổ phải có viet_tat.", "Ví dụ: viet_tat: HĐSK", at=node
            )
        if book.get("use", BookUse.PAPERS) is not BookUse.PAPERS:
            place.inside("dung_cho").wrong(
                "sổ của hội đồng, ban, tổ không dùng cho văn bản mật hay bản sao.", at=node
            )
    elif "types" not in book and book.get("use", BookUse.PAPERS) is BookUse.PAPERS:
        place.inside("loai").wrong(
            "thiếu khóa loai (Loại văn bản) hoặc chưa ghi giá trị.", 'Hãy viết: loai: "*"', at=node
        )
    if book.get("per") is SeriesPer.TYPE and book.get("last_number"):
        place.inside("so_cuoi").wrong(
            "sổ đánh số từng loại không có so_cuoi chung.",
            "Loại đã cấp số thì khai thành sổ riêng, có so_cuoi.",
            at=node,
        )
    book.setdefault("types", (EVERY_TYPE,))


def _type_name(key: str) -> str:
    term = DocumentType.find(key)
    return f"loại “{term.label.lower()}”" if term else "“*” (mọi loại còn lại)"


def _hold_key(values: dict[str, Any], place: Place) -> None:
    short, where = values.get("abbreviation"), values.get("place")
    if short and where and not office_key(short, where):
        place.wrong("viết tắt và địa danh phải có chữ cái hoặc chữ số.")
