"""Write the JSON Schemas of the data files again: `python docs/build_schemas.py`. A test keeps them equal to the program."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from doc_engine.datafile import json_schema  # noqa: E402
from doc_engine.terms import DocumentType  # noqa: E402
from registry.officefile import office_schema  # noqa: E402

FOLDER = ROOT / "docs" / "schema"


def schemas() -> dict[str, str]:
    """The files below `docs/schema` by name: one for every type together, one for each type."""
    made = {"van-ban.schema.json": json.dumps(json_schema(), ensure_ascii=False, indent=2)}
    made["co-quan.schema.json"] = json.dumps(office_schema(), ensure_ascii=False, indent=2)
    for type in DocumentType:
        name = f"loai/{type.key.replace('_', '-')}.schema.json"
        made[name] = json.dumps(json_schema(type), ensure_ascii=False, indent=1)
    return {name: f"{text}\n" for name, text in made.items()}


def main() -> None:
    for name, text in schemas().items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
