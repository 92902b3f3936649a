"""Build every template and the manifest from the layout data: `python -m templates.build [FOLDER]`.

The files are committed; a test rebuilds them and compares bytes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from doc_engine.layout import current
from doc_engine.ooxml import compile_template
from doc_engine.ooxml.fields import FIELDS
from doc_engine.ooxml.forms import COPIES, TYPES, build
from doc_engine.terms import DocumentType

HERE = Path(__file__).resolve().parent
VERSION = 1


def files() -> dict[str, bytes]:
    """The committed files by name: one .docx a type, and `manifest.json`."""
    templates = {f"{key}.docx": build(key) for key in (*TYPES, *COPIES)}
    return {**templates, "manifest.json": manifest(templates)}


def manifest(templates: dict[str, bytes]) -> bytes:
    """What `vanthu template list` shows, and the digest each file must have."""
    entries = []
    for key in TYPES:
        docx = templates[f"{key}.docx"]
        used = compile_template(docx).fields
        entries.append(
            {
                "key": key,
                "type": DocumentType[key.upper()].label,
                "form": DocumentType[key.upper()].form,
                "file": f"{key}.docx",
                "version": VERSION,
                "layout": current().id,
                "digest": hashlib.sha256(docx).hexdigest(),
                "fields": [name for name in FIELDS if name in used],
            }
        )
    return (json.dumps({"templates": entries}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, content in files().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
