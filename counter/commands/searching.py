"""`vanthu search`: accent-blind search (tìm văn bản)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from counter.desk import Desk, office_command, write_output
from doc_engine.errors import BadInput

if TYPE_CHECKING:
    from registry.model import Document
    from registry.office import Home


@office_command("search")
@click.argument("words", nargs=-1, metavar="[TỪ_NGỮ…]")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, metavar="SỐ", help="Số kết quả tối đa.")
@click.option("--save", metavar="TÊN", help="Lưu câu tìm này với tên đã nêu.")
@click.option("--saved", metavar="TÊN", help="Tìm theo câu đã lưu; từ ngữ nêu thêm được tìm cùng.")
@click.option("--list", "listing", is_flag=True, help="Liệt kê các câu tìm đã lưu.")
@click.option("--xlsx", type=click.Path(path_type=Path), metavar="TỆP", help="Ghi kết quả ra tệp Excel.")
def search(
    desk: Desk,
    *,
    words: tuple[str, ...],
    limit: int,
    save: str | None,
    saved: str | None,
    listing: bool,
    xlsx: Path | None,
) -> int:
    """Tìm theo từ ngữ (không cần dấu) và mục: loai:KH coquan:"Sở Tư pháp" nam:2024 hòa giải.

    \b
    Các mục: loai, coquan, nam, so, soden, tu, den (tu:01/03/2024 den:2024), trichyeu, nguoiky, noinhan,
    huong (đi, đến). Cụm từ để trong dấu ngoặc kép; hoa* tìm mọi từ bắt đầu bằng “hoa”.
    """
    from registry.services.searching import search as search_in
    from registry.services.tracing import document_json

    with desk.home() as home:
        if listing:
            return _list(desk, home)
        query = _query(home, words, saved)
        found = search_in(home, query, limit)
        kept = _save(home, save, query)
        today = home.clock.today()
    if xlsx is not None:
        from registry.views.found import found_xlsx

        write_output(xlsx, found_xlsx(found, words=query, on=today))
    text = "\n".join(map(_line, found)) or "Không tìm thấy văn bản nào."
    data = {"query": query, "documents": [document_json(document) for document in found]}
    desk.answer(text, {**data, "saved": kept} if kept else data)
    return 0 if found else 1


def _query(home: Home, words: tuple[str, ...], saved: str | None) -> str:
    """The saved search and the words typed now, together."""
    from registry.services.saving_searches import saved_search

    parts = [saved_search(home, saved).query] if saved is not None else []
    return " ".join((*parts, *map(_quoted, words)))


def _quoted(word: str) -> str:
    """An argument with spaces that the shell has stripped of its quotation marks stays one phrase.

    Unless it is a whole query between quotation marks: `'loai:KH nam:2024 hòa giải'`.
    """
    from registry.query import parse_query

    if " " not in word or '"' in word or "“" in word:
        return word
    field, colon, value = word.partition(":")
    if not (colon and value) or " " in field or ":" in value:
        return word
    phrase = f'{field}:"{value}"'
    try:
        parse_query(phrase)
    except BadInput:
        return word
    return phrase


def _save(home: Home, name: str | None, query: str) -> str | None:
    from registry.services.saving_searches import save_search

    return save_search(home, name, query).name if name is not None else None


def _list(desk: Desk, home: Home) -> int:
    from registry.services.saving_searches import saved_searches

    every = saved_searches(home)
    text = "\n".join(f"{one.name}: {one.query}" for one in every) or "Chưa lưu câu tìm nào."
    desk.answer(text, {"searches": [{"name": one.name, "query": one.query} for one in every]})
    return 0


def _line(document: Document) -> str:
    parts = [
        document.key,
        document.name,
        str(document.issued_on),
        document.issuer or "",
        document.subject or "",
    ]
    return "  ".join(part for part in parts if part)
