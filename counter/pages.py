"""Pages with the files they lead to (trang và tệp kèm): a page is written with a folder of files beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counter.desk import write_output

if TYPE_CHECKING:
    from registry.model import Document
    from registry.office import Home


def folder_beside(page: Path) -> Path:
    """Where the files of a page stand: `chuoi.html` → `chuoi-tep`."""
    return page.with_name(f"{page.stem}-tep")


def write_beside(home: Home, page: Path, documents: Sequence[Document]) -> dict[str, str]:
    """Write the documents' files beside the page; by document key the path that the page leads to, relative to it."""
    from registry.services.files_beside import files_beside

    folder = folder_beside(page)
    hrefs = {}
    for file in files_beside(home, documents):
        write_output(folder / file.name, file.content)
        hrefs[file.key] = f"{folder.name}/{file.name}"
    return hrefs


def told_of(page: Path, hrefs: dict[str, str]) -> str:
    """What is said of a page that was written: it and the files it leads to go together."""
    beside = f" và {len(hrefs)} tệp văn bản trong {folder_beside(page)} (giữ cạnh nhau)" if hrefs else ""
    return f"Đã ghi {page}{beside}."
