"""Every document (văn bản) with all its rows against the seal that the latest act on it left in a journal."""

from __future__ import annotations

from collections.abc import Iterator

from registry.services.verifying.evidence import Evidence
from registry.store import search_index
from registry.store.seals import seals


def problems(evidence: Evidence) -> Iterator[str]:
    """Documents changed by any other hand, unknown to every journal, or folded wrongly for searching."""
    latest: dict[str, tuple[int, str]] = {}
    for act in evidence.every_act:
        for key, seal in act.said.get("seals", {}).items():
            latest[key] = max(latest.get(key, (0, "")), (act.said["turn"], seal))
    here = evidence.tx.documents.every_key()
    now = seals(evidence.tx.connection, {*here, *latest})
    for key in sorted({*here, *latest}, key=lambda key: (len(key), key)):
        if key not in latest:
            yield f"Văn bản {key} không có trong nhật ký nào."
        elif now[key] != latest[key][1]:
            yield f"Văn bản {key}: dữ liệu, liên kết, nơi nhận hoặc tệp đã bị sửa sau khi ghi."
    for key in evidence.tx.documents.misfolded():
        yield f"Văn bản {key}: các cột để tra cứu không khớp với nội dung."
    for key in search_index.problems(evidence.tx.connection):
        yield f"Văn bản {key}: chỉ mục tìm kiếm không khớp với nội dung."
