"""The whole document as plain text in reading order, a paragraph a line (văn bản thuần chữ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doc_engine.blocks import AppendixBlocks, Block
from doc_engine.composed import FieldValue, Signature
from doc_engine.form_lines import printed_lines
from doc_engine.text import squeeze

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def whole_text(
    type_key: str,
    fields: dict[str, FieldValue],
    body: Iterable[Block],
    appendices: Iterable[AppendixBlocks],
    co_signed: Iterable[Signature] = (),
) -> str:
    """The text of the document, from the agency's name to the last annex; `co_signed`: who signs beside the first."""
    opening = [*_opening(fields), *printed_lines(type_key, fields)]
    lines = [*_head(fields), *opening, *_blocks(body), *_foot(fields)]
    for signature in co_signed:
        lines += [*signature.offices, *signature.other_office, signature.full_name]
    for appendix in appendices:
        lines += [appendix.label, appendix.title, appendix.attached_to, *_blocks(appendix.blocks)]
    return "\n".join(line for line in map(squeeze, lines) if line)


def _lines(fields: dict[str, FieldValue], *names: str) -> Iterator[str]:
    for name in names:
        value = fields[name]
        if isinstance(value, list):
            yield from value
        else:
            yield str(value)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from block.text.split("\n")


def _head(fields: dict[str, FieldValue]) -> Iterator[str]:
    yield from _lines(fields, "pham_vi", "co_quan_chu_quan", "co_quan")
    yield f"Số: {fields['so']}/{fields['ky_hieu']}"
    yield from (
        NATION,
        MOTTO,
        f"{fields['dia_danh']}, {fields['ngay_thang']}" if fields["ngay_thang"] else "",
    )
    yield from _lines(fields, "do_mat", "do_khan", "ten_loai")
    yield str(fields["trich_yeu"]) if fields["ten_loai"] else f"V/v {fields['trich_yeu']}"


def _opening(fields: dict[str, FieldValue]) -> Iterator[str]:
    if fields["kinh_gui_mot"]:
        yield f"Kính gửi: {fields['kinh_gui_mot']}"
    elif fields["kinh_gui_nhieu"]:
        yield "Kính gửi:"
        yield from _lines(fields, "kinh_gui_nhieu")
    yield from _lines(fields, "tham_quyen", "can_cu", "theo_de_nghi", "lenh")
    yield from _invitation(fields)


def _invitation(fields: dict[str, FieldValue]) -> Iterator[str]:
    invited = fields["kinh_moi"]
    if isinstance(invited, list) and invited:
        opening = f"{fields['ten_co_quan']} trân trọng kính mời:"
        yield from [f"{opening} {invited[0]}"] if len(invited) == 1 else [opening, *invited]
        yield f"Tới dự {fields['noi_dung_hop']}"
        yield f"Chủ trì: {fields['chu_tri']}"
        yield f"Thời gian: {fields['thoi_gian']}"
        yield f"Địa điểm: {fields['dia_diem']}"


def _foot(fields: dict[str, FieldValue]) -> Iterator[str]:
    yield "Nơi nhận:"
    yield from _lines(fields, "noi_nhan", "nguoi_soan")
    if "ky_trai" in fields:
        yield from _lines(fields, "ky_trai", "ky_trai_ten")
    yield from _lines(fields, "quyen_han", "chuc_vu_khac", "ho_ten")
