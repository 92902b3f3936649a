"""The round trip `read --as-draft` → `draft` → text on every document of `../shared` (`make eval`).

For each: how many of its paragraphs come back word for word (white space, end marks and the form's own spelling of
Quốc hiệu aside). News articles and laws are none of the 29 types and are refused; scans are counted apart.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from doc_engine.compose import compose
from doc_engine.datafile import dump_draft, load_draft
from doc_engine.errors import BadInput
from doc_engine.ooxml.reader import read_paper
from doc_engine.redraft import Page, redraft
from doc_engine.redraft.comparing import lost, paragraphs_of
from doc_engine.redraft.of_paper import page_of
from doc_engine.redraft.of_text import page_of_text

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
NOISY = {"ocr_tesseract", "ocr_unknown", "bad_embedded_ocr_layer"}


def main() -> int:
    """Print the shares; 0 also where ../shared is not there."""
    if not (SHARED / "corpus").is_dir():
        sys.stdout.write("Round trip: ../shared is not here, nothing measured.\n")
        return 0
    totals: dict[str, Counter[str]] = {"clean": Counter(), "scans": Counter()}
    for file in _files():
        kind = "scans" if file.stem in _noisy() else "clean"
        try:
            kept, of, missing = _share(_page(file))
        except BadInput as error:
            sys.stdout.write(f"{file.name:36} refused: {str(error)[:90]}\n")
            continue
        totals[kind].update(kept=kept, of=of, whole=kept == of, files=1)
        sys.stdout.write(f"{file.name:36} {kind:6} {kept:4}/{of:<4} {kept / max(1, of):.3f}\n")
        for text in missing:
            sys.stdout.write(f"{'':44}lost: {text[:100]}\n")
    for kind, total in totals.items():
        share = total["kept"] / max(1, total["of"])
        sys.stdout.write(
            f"round trip, {kind}: {share:.4f} of {total['of']} paragraphs; whole: {total['whole']}/{total['files']}\n"
        )
    return 0


def _files() -> list[Path]:
    folders = (SHARED / "seeds", SHARED / "corpus" / "text", SHARED / "corpus" / "docx")
    return [file for folder in folders for file in sorted(folder.glob("*.*"))]


def _noisy() -> set[str]:
    gold = (
        json.loads(file.read_text(encoding="utf-8")) for file in (SHARED / "corpus" / "gold").glob("*.json")
    )
    return {str(one["doc_id"]) for one in gold if one["text_kind"] in NOISY}


def _page(file: Path) -> Page:
    if file.suffix == ".docx":
        return page_of(read_paper(file.read_bytes()))
    return page_of_text(file.read_text(encoding="utf-8"))


def _share(page: Page) -> tuple[int, int, list[str]]:
    """How many paragraphs come back, of how many, and which do not."""
    paragraphs = paragraphs_of(said.text for said in page.saids)
    again = compose(load_draft(dump_draft(redraft(page).draft).encode(), name="van-ban.yaml"))
    missing = lost(paragraphs, again.text)
    return len(paragraphs) - len(missing), len(paragraphs), missing


if __name__ == "__main__":
    raise SystemExit(main())
