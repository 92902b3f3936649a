"""The draft of a finished document as a data file (tệp dữ liệu), with what the reader could not know said on top."""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = "# Dựng lại từ {name}. Số và ngày là của văn bản gốc: soạn văn bản mới thì bỏ hai dòng so, ngay."


def data_file(dumped: str, warnings: Sequence[str], name: str) -> str:
    """The data file `dumped` with its remarks as comments; `name`: the file it was read from."""
    lines = [_HEAD.format(name=" ".join(name.split())), *(f"# Lưu ý: {said}" for said in warnings)]
    return "\n".join(lines) + "\n" + dumped
