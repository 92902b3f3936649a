"""`vanthu search`: accent-blind search (tìm văn bản)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counter.desk import Desk, office_command

if TYPE_CHECKING:
    from registry.model import Document


@office_command("search")
@click.argument("words", nargs=-1, required=True, metavar="TỪ_NGỮ…")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, metavar="SỐ", help="Số kết quả tối đa.")
def search(desk: Desk, words: tuple[str, ...], limit: int) -> int:
    """Tìm theo từ ngữ (không cần dấu) và trường: loai:KH coquan:"Sở Tư pháp" nam:2024 hòa giải."""
    from registry.services.searching import search as search_in
    from registry.services.tracing import document_json

    with desk.home() as home:
        found = search_in(home, " ".join(words), limit)
    text = "\n".join(map(_line, found)) or "Không tìm thấy văn bản nào."
    desk.answer(text, {"documents": [document_json(document) for document in found]})
    return 0 if found else 1


def _line(document: Document) -> str:
    parts = [
        document.key,
        document.name,
        str(document.issued_on),
        document.issuer or "",
        document.subject or "",
    ]
    return "  ".join(part for part in parts if part)
