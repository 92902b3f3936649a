"""Files of recalled incoming documents (tệp đã hủy): destroyed by an act, and really gone."""

from __future__ import annotations

from collections.abc import Iterator

from registry.services.verifying.evidence import Evidence


def problems(evidence: Evidence) -> Iterator[str]:
    """Files marked as destroyed by no act, or whose bytes still lie in the store."""
    told = {
        (act.said["document"], digest)
        for act in evidence.every_act
        if act.act == "destroy"
        for digest in act.said["files"]
    }
    here = set(evidence.home.store.files.digests())
    for file in evidence.tx.files.destroyed():
        if (file.document, file.digest) not in told:
            yield f"Tệp của {file.document} ({file.name}) ghi là đã hủy, nhưng nhật ký không có việc hủy ấy."
        if file.digest in here and not evidence.tx.files.is_needed(file.digest):
            yield (
                f"Tệp của {file.document} ({file.name}) đã hủy theo nhật ký nhưng còn trong kho; "
                "hãy chạy lại vanthu recall với --notice."
            )
