"""The Word templates of an office (mẫu văn bản): packaged ones, and the office's own beside its data."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from doc_engine.errors import NotFound

if TYPE_CHECKING:
    from doc_engine.ooxml import CompiledTemplate

_compiled: dict[str, CompiledTemplate] = {}


class Templates:
    """Templates by type key; `folder` may hold the office's own `<type key>.docx`, which come first."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """The type keys that have a template, sorted."""
        packaged = {Path(item.name).stem for item in files("templates").iterdir() if _is_template(item.name)}
        return sorted(packaged | {path.stem for path in self._own()})

    def _own(self) -> list[Path]:
        if self._folder is None or not self._folder.is_dir():
            return []
        return [path for path in self._folder.iterdir() if _is_template(path.name)]

    def is_own(self, type_key: str) -> bool:
        """Whether the template in force is the office's own."""
        return any(path.stem == type_key for path in self._own())

    def content(self, type_key: str) -> bytes:
        """The Word file of a type; raises `NotFound` naming the types that have one."""
        for path in self._own():
            if path.stem == type_key:
                return path.read_bytes()
        packaged = files("templates") / f"{type_key}.docx"
        if not packaged.is_file():
            raise NotFound(f"Chưa có mẫu văn bản “{type_key}”. Các mẫu hiện có: {', '.join(self.names())}.")
        return packaged.read_bytes()

    def get(self, type_key: str) -> CompiledTemplate:
        """The compiled template of a type; compiled once for each content."""
        from doc_engine.ooxml import compile_template

        content = self.content(type_key)
        digest = hashlib.sha256(content).hexdigest()
        if digest not in _compiled:
            _compiled[digest] = compile_template(content)
        return _compiled[digest]


def _is_template(name: str) -> bool:
    return name.endswith(".docx") and not name.startswith(("~", "."))
