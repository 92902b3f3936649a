"""The Word templates of an office (mẫu văn bản): the packaged ones, and the office's own with their versions.

An office's own template is kept by its digest and never changed; each version of a type is a small record
beside it. The latest version is in force; a type without one is printed from the packaged template.
"""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from doc_engine.errors import NotFound
from registry.errors import StoreDamaged

if TYPE_CHECKING:
    from doc_engine.ooxml import CompiledTemplate
    from registry.store.filestore import FileStore

PACKAGED = 0
_compiled: dict[str, CompiledTemplate] = {}


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """One version of a type's template; version 0 is the packaged one. `added_at` is ISO 8601."""

    type: str
    version: int
    digest: str
    name: str = ""
    added_at: str = ""
    actor: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the template is the office's own."""
        return self.version != PACKAGED

    def as_json(self) -> dict[str, object]:
        """What the journal remembers of the template a document was printed from."""
        return {"type": self.type, "version": self.version, "digest": self.digest}


class Templates:
    """Templates by type key; `folder` holds the office's own, which come before the packaged ones."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """The type keys that have a template, sorted."""
        packaged = {Path(item.name).stem for item in files("templates").iterdir() if _is_template(item.name)}
        return sorted(packaged | {version.type for version in self.every_version()})

    def every_version(self) -> list[TemplateVersion]:
        """The office's own versions of all types; raises `StoreDamaged`."""
        records = self._records
        own = sorted(path.name for path in records.iterdir()) if records and records.is_dir() else []
        return [version for name in own for version in self.versions(name)]

    def strays(self) -> list[str]:
        """Word files laid into the folder by hand; they are not in force."""
        if self._folder is None or not self._folder.is_dir():
            return []
        return sorted(path.name for path in self._folder.iterdir() if _is_template(path.name))

    def versions(self, type_key: str) -> list[TemplateVersion]:
        """The office's own versions of a type, oldest first; raises `StoreDamaged`."""
        folder = self._records / type_key if self._records else None
        if folder is None or not folder.is_dir():
            return []
        found = [_record(path) for path in folder.glob("*.json")]
        return sorted(found, key=lambda version: version.version)

    def in_force(self, type_key: str) -> TemplateVersion:
        """The version that prints a type now; raises `NotFound` naming the types that have a template."""
        own = self.versions(type_key)
        return own[-1] if own else self.packaged(type_key)

    def packaged(self, type_key: str) -> TemplateVersion:
        """The template that comes with the program; raises `NotFound`."""
        from registry.store.filestore import digest_of

        return TemplateVersion(type_key, PACKAGED, digest_of(self._packaged_content(type_key)))

    def _packaged_content(self, type_key: str) -> bytes:
        packaged = files("templates") / f"{type_key}.docx"
        if not packaged.is_file():
            raise NotFound(f"Chưa có mẫu văn bản “{type_key}”. Các mẫu hiện có: {', '.join(self.names())}.")
        return packaged.read_bytes()

    def is_own(self, type_key: str) -> bool:
        """Whether the template in force is the office's own."""
        return bool(self.versions(type_key))

    def content(self, type_key: str) -> bytes:
        """The Word file of a type as it is in force; raises `NotFound`, `StoreDamaged`."""
        return self.content_of(self.in_force(type_key))

    def content_of(self, version: TemplateVersion) -> bytes:
        """The Word file of one version; raises `NotFound`, `StoreDamaged`."""
        if version.is_own:
            return self._files().get(version.digest)
        return self._packaged_content(version.type)

    def get(self, type_key: str) -> CompiledTemplate:
        """The compiled template in force of a type."""
        return self.compiled(self.in_force(type_key))

    def compiled(self, version: TemplateVersion) -> CompiledTemplate:
        """One version compiled, once for each content."""
        from doc_engine.ooxml import compile_template

        if version.digest not in _compiled:
            _compiled[version.digest] = compile_template(self.content_of(version))
        return _compiled[version.digest]

    def keep(self, version: TemplateVersion, content: bytes) -> None:
        """Keep a new version for good; raises `FileExistsError` where that version stands already."""
        from registry.store.filestore import disk_refusal

        store = self._files()
        assert self._records is not None
        target = self._records / version.type / f"{version.version}.json"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            store.prepare()
            store.put(content)
            _write_new(target, json.dumps(asdict(version), ensure_ascii=False, indent=1).encode())
        except FileExistsError:
            raise
        except OSError as error:
            raise disk_refusal(error, "ghi mẫu văn bản") from error

    @property
    def _records(self) -> Path | None:
        return self._folder / "versions" if self._folder else None

    def _files(self) -> FileStore:
        from registry.store.filestore import FileStore
        from registry.store.io import RealIO

        assert self._folder is not None, "the office's own templates need a folder"
        return FileStore(self._folder / "files", RealIO())


def _record(path: Path) -> TemplateVersion:
    try:
        version = TemplateVersion(**json.loads(path.read_bytes()))
    except (ValueError, TypeError) as error:
        raise StoreDamaged(f"Ghi chép về mẫu văn bản “{path}” không đọc được nữa.") from error
    if (version.type, str(version.version)) != (path.parent.name, path.stem):
        raise StoreDamaged(f"Ghi chép về mẫu văn bản “{path}” đã bị sửa.")
    return version


def _write_new(target: Path, data: bytes) -> None:
    """Write whole or not at all, and never over a file that is there: written beside, then linked."""
    from registry.store.io import RealIO

    io = RealIO()
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    descriptor = io.create(beside)
    try:
        try:
            io.write(descriptor, data)
            io.fsync(descriptor)
        finally:
            io.close(descriptor)
        os.link(beside, target)
        io.fsync_dir(target.parent)
    finally:
        with suppress(OSError):
            io.remove(beside)


def _is_template(name: str) -> bool:
    return name.endswith(".docx") and not name.startswith(("~", "."))
