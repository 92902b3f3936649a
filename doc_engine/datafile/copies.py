"""The data file of a copy (tệp dữ liệu bản sao): sao y, sao lục, trích sao (Điều 25–27)."""

from __future__ import annotations

from doc_engine.datafile import signing
from doc_engine.datafile.fields import SIGNATORY_KEYS
from doc_engine.datafile.keys import Key, SectionKind, note_missing, read_keys
from doc_engine.datafile.kinds import LinesKind, TextKind
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.parse import read_file
from doc_engine.datafile.parsed_kinds import DateKind, NumberPartKind, SymbolKind, TermKind
from doc_engine.model import Copy, Issuer
from doc_engine.terms import CopyType

_LINE, _LINES = TextKind(), LinesKind()

COPY_KEYS = (
    Key("hinh_thuc", "kind", "Hình thức sao", TermKind(CopyType, "hình thức sao"), "Sao y, sao lục hoặc trích sao.",
        "sao y", required=True),
    Key("co_quan_chu_quan", "parent_body", "Cơ quan chủ quản", _LINE, "Cơ quan cấp trên trực tiếp, nếu có.",
        "UBND tỉnh Cà Mau"),
    Key("co_quan", "issuer", "Cơ quan sao", _LINE, "Tên đầy đủ của cơ quan thực hiện sao.", "Sở Tư pháp tỉnh Cà Mau",
        required=True),
    Key("so", "number", "Số bản sao", NumberPartKind(), "Số bản sao; một dãy số chung cho các bản sao trong năm.", "07"),
    Key("ky_hieu", "symbol", "Ký hiệu", SymbolKind(), "Ký hiệu bản sao: SY, SL hoặc TrS và chữ viết tắt cơ quan.",
        "SY-STP", required=True),
    Key("dia_danh", "place", "Địa danh", _LINE, "Nơi cơ quan đóng trụ sở.", "Cà Mau", required=True),
    Key("ngay", "issued_on", "Ngày sao", DateKind(), "Ngày, tháng, năm sao.", "20/3/2026"),
    Key("nguoi_ky", "signatory", "Người ký", SectionKind(SIGNATORY_KEYS), "Quyền hạn, chức vụ, họ tên người ký bản sao.",
        "\n  chuc_vu: Chánh Văn phòng\n  ho_ten: Nguyễn Văn A", required=True),
    Key("noi_nhan", "recipients", "Nơi nhận", _LINES, "Nơi nhận bản sao; mỗi nơi một dòng.", "\n  - Các phòng thuộc Sở"),
    Key("luu", "archive", "Lưu", _LINE, "Dòng Lưu ở nơi nhận, không viết chữ “Lưu:”.", "VT"),
    Key("van_ban_sao", "copied", "Văn bản được sao", _LINE, "Tên loại, số, ký hiệu, ngày, cơ quan của văn bản được sao, để ghi vào sổ bản sao.",
        "Quyết định số 15/QĐ-UBND ngày 02/01/2026 của UBND tỉnh Cà Mau"),
)  # fmt: skip


def load_copy(data: bytes, *, name: str) -> Copy:
    """What a data file says of a copy; raises `BadInput` with every problem, its line and key."""
    read = read_file(data, name=name)
    place = Place(read.ledger)
    values = read_keys(read.root, COPY_KEYS, place)
    if read.complete:
        note_missing(read.root, [key for key in COPY_KEYS if key.required], place)
    if "signatory" in values:
        at = place.inside("nguoi_ky")
        values["signatory"] = signing.complete(
            values["signatory"], values.get("issuer"), at, read.root.get("nguoi_ky")
        )
    read.ledger.settle()
    issuer = Issuer(name=values.pop("issuer"), parent_body=values.pop("parent_body", None))
    return Copy.model_validate({**values, "issuer": issuer})
