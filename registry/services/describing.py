"""What a clerk types of a paper that came in (khai văn bản đến): a small YAML file, or the same words as options.

What is typed stands over what was read out of a file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doc_engine.datafile.keys import Key, read_keys
from doc_engine.datafile.kinds import TextKind
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.parse import read_file
from doc_engine.datafile.parsed_kinds import DateKind, DayKind, NotationKind, TermKind, TypeLabelKind
from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput, Problem
from doc_engine.notation import Notation
from doc_engine.terms import Secrecy, Urgency
from registry.secrecy import refuse_secret

_LINE = TextKind()
_NONE = ("khong", "khong co", "thuong", "binh thuong")
ARRIVAL_KEYS = (
    Key("tac_gia", "author", "Tác giả", _LINE, "Cơ quan, tổ chức ban hành văn bản, ghi đủ tên.", "UBND xã Tân Thuận"),
    Key("so_ky_hieu", "notation", "Số, ký hiệu", NotationKind(), "Số và ký hiệu của văn bản đến.", "146/KH-UBND"),
    Key("ngay", "issued_on", "Ngày tháng văn bản", DateKind(), "Ngày ghi trên văn bản.", "19/7/2024"),
    Key("loai", "type_label", "Tên loại", TypeLabelKind(), "Công văn, Kế hoạch, Đơn …", "Công văn"),
    Key("trich_yeu", "subject", "Trích yếu", _LINE, "Trích yếu nội dung văn bản.", "báo cáo số liệu hòa giải"),
    Key("han_tra_loi", "reply_by", "Hạn trả lời", DayKind(), "Ngày cuối cùng phải trả lời, nếu văn bản có ghi.", "15/8/2024"),
    Key("do_khan", "urgency", "Độ khẩn", TermKind(Urgency, "mức độ khẩn", _NONE), "Khẩn, thượng khẩn, hỏa tốc.", "khẩn"),
    Key("do_mat", "secrecy", "Độ mật", TermKind(Secrecy, "độ mật", _NONE), "Văn bản mật không vào sổ này.", "không"),
    Key("tinh", "province", "Tỉnh, thành phố", _LINE, "Tỉnh của tác giả, khi nhiều nơi trùng tên.", "Cà Mau"),
    Key("ngay_den", "arrived_on", "Ngày đến", DayKind(), "Ngày văn bản đến; mặc định hôm nay.", "25/7/2024"),
    Key("ghi_chu", "note", "Ghi chú", _LINE, "Ghi chú vào dòng sổ.", "kèm 01 phụ lục"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """The particulars as typed; what was left out is None or blank."""

    author: str | None = None
    notation: Notation | None = None
    issued_on: PartialDate | None = None
    type_label: str | None = None
    subject: str | None = None
    reply_by: date | None = None
    urgency: Urgency | None = None
    province: str | None = None
    arrived_on: date | None = None
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing that tells the document was typed."""
        return not (self.author or self.notation or self.subject or self.type_label)


NOTHING = Described()


def read_described(data: bytes, name: str) -> Described:
    """The particulars in a YAML file; raises `BadInput` with every problem and its line, `SecretRefused`."""
    read = read_file(data, name=name)
    values = read_keys(read.root, ARRIVAL_KEYS, Place(read.ledger))
    read.ledger.settle()
    refuse_secret(values.pop("secrecy", None), values.get("subject") or "")
    return Described(**values)


def described_by(options: Mapping[str, tuple[str, str | None]]) -> Described:
    """The particulars in options: by the key of the file, the option's name and what was typed.

    Problems name the option instead of a line.
    """
    typed = {key: (option, text) for key, (option, text) in options.items() if text}
    if not typed:
        return NOTHING
    problems: list[Problem] = []
    lines = []
    for key, (option, text) in typed.items():
        line = f"{key}: {json.dumps(text, ensure_ascii=False)}\n"
        try:
            read_described(line.encode(), "")
        except BadInput as error:
            problems += [Problem(found.message, found.hint, field=option) for found in error.problems]
        lines.append(line)
    if problems:
        raise BadInput(*problems)
    return read_described("".join(lines).encode(), "")


def hold_paper(described: Described) -> None:
    """A paper without a file is known by its author and its subject; raises `BadInput` where they are missing."""
    missing = [
        Problem(f"thiếu {label} của văn bản giấy.", hint, field=key)
        for key, label, hint, value in (
            ("tac_gia", "tác giả", "Hãy ghi --author hoặc tac_gia trong tệp .yaml.", described.author),
            (
                "trich_yeu",
                "trích yếu",
                "Hãy ghi --subject hoặc trich_yeu trong tệp .yaml.",
                described.subject,
            ),
        )
        if not value
    ]
    if missing:
        raise BadInput(*missing)
