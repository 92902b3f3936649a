"""Keys of how the page looks (khóa trình bày): size sets, size of the text, first-line indent, address at the foot of page 1.

The office file has the same keys; what it says holds for documents that say nothing themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from doc_engine.datafile.keys import Key, SectionKind
from doc_engine.datafile.kinds import TextKind
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.nodes import MappingNode, Node, ScalarNode
from doc_engine.datafile.parsed_kinds import NumberKind, parsed
from doc_engine.errors import BadInput
from doc_engine.layout import BODY_SIZES, HEAD_SIZES, INDENTS
from doc_engine.terms import DocumentType

ADDRESS = "dia_chi_co_quan"
_LINE = TextKind()


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """One of a few words (một trong vài cách), spaces and the decimal mark aside."""

    choices: tuple[str, ...]
    wanted: str

    def read(self, node: Node, place: Place) -> str | None:
        return parsed(node, place, self.wanted, self._parse)

    def _parse(self, text: str) -> str:
        for choice in self.choices:
            if _plain(text) in (_plain(choice), _plain(choice).removesuffix("cm")):
                return choice
        shown = " hoặc ".join(self.choices)
        raise BadInput.because(f"“{text.strip()[:40]}” không phải là {self.wanted}.", f"Hãy viết {shown}.")

    def write(self, value: str) -> str:
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "null"], "examples": list(self.choices)}


def _plain(text: str) -> str:
    return "".join(text.split()).casefold().replace(".", ",")


CONTACT_KEYS = (
    Key("dia_chi", "address", "Địa chỉ", _LINE, "Số nhà, đường, xã (phường), tỉnh (thành phố).",
        "Số 12 đường Mẫu, phường Tân Mẫu, tỉnh Hải Sơn", required=True),
    Key("thu_dien_tu", "email", "Thư điện tử", _LINE, "Địa chỉ thư điện tử của cơ quan.", "vanthu@example.gov.vn"),
    Key("trang_web", "website", "Trang thông tin điện tử", _LINE, "Địa chỉ trang thông tin điện tử.", "sotuphap.example.gov.vn"),
    Key("dien_thoai", "phone", "Số điện thoại", _LINE, "Số điện thoại của cơ quan.", "0290 0000 000"),
    Key("fax", "fax", "Số Fax", _LINE, "Số Fax của cơ quan.", "0290 0000 001"),
)  # fmt: skip
SIZE_KEYS = (
    Key("co_chu", "head_sizes", "Cỡ chữ phần đầu", ChoiceKind(tuple(HEAD_SIZES), "một bộ cỡ chữ"),
        "Cỡ chữ Quốc hiệu/Tiêu ngữ/địa danh và ngày tháng: 13/14/14 (mặc định) hoặc 12/13/13; tên cơ quan theo Quốc hiệu.",
        "12/13/13"),
    Key("co_chu_noi_dung", "body_size", "Cỡ chữ nội dung", NumberKind(*BODY_SIZES),
        "13 hoặc 14 (mặc định); tên loại, trích yếu, chữ ký theo nội dung.", "13"),
    Key("thut_dau_dong", "indent", "Thụt đầu dòng", ChoiceKind(tuple(INDENTS), "một cách lùi đầu dòng"),
        "Dòng đầu đoạn lùi vào 1 cm hoặc 1,27 cm (mặc định).", "1 cm"),
)  # fmt: skip
_ADDRESS_KEY = Key(
    ADDRESS,
    "contact",
    "Địa chỉ cơ quan",
    SectionKind(CONTACT_KEYS),
    "In ở chân trang thứ nhất (ô số 13): địa chỉ, thư điện tử, trang thông tin điện tử, số điện thoại, số Fax.",
    "\n  dia_chi: Số 12 đường Mẫu, phường Tân Mẫu, tỉnh Hải Sơn",
)
PAGE_KEYS = (_ADDRESS_KEY, *SIZE_KEYS)


def page_defaults(values: Mapping[str, Any]) -> dict[str, str]:
    """What an office file's `PAGE_KEYS` say, as text by key: `dia_chi_co_quan.fax` for a key of the section."""
    sizes = {key.key: str(values[key.field]) for key in SIZE_KEYS if values.get(key.field) is not None}
    contact = values.get("contact") or {}
    said = {f"{ADDRESS}.{key.key}": contact[key.field] for key in CONTACT_KEYS if contact.get(key.field)}
    return sizes | said


def with_address(root: MappingNode, defaults: Mapping[str, str]) -> MappingNode:
    """A công văn's file that says nothing of the address with its office's; an empty key keeps it off.

    Of the decree's forms only that of the công văn (Mẫu 1.5) prints it; elsewhere the file itself has to ask for it.
    """
    typed = root.get("loai")
    letter = isinstance(typed, ScalarNode) and DocumentType.find(typed.text) is DocumentType.CONG_VAN
    said = {key: defaults.get(f"{ADDRESS}.{key.key}") for key in CONTACT_KEYS}
    if not letter or root.get(ADDRESS) is not None or not any(said.values()):
        return root
    section = MappingNode((), None)
    for key, text in said.items():
        if text:
            section = section.with_entry(key.key, ScalarNode(text, None, '"'))
    return root.with_entry(ADDRESS, section)
