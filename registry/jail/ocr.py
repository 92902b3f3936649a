"""Tesseract reads the picture of a page (nhận dạng chữ): in a sandbox where there is one, with limits, Vietnamese only."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from registry.jail.process import Limits, run_limited
from registry.jail.sandbox import JOB, bubblewrap, wrapped

_LANGUAGE = "vie"
_UPRIGHT, _TURNED = (
    "4",
    "1",
)  # layouts: one column of lines of any size; found out, with the orientation of the page
# A page on its head has a quarter of its words believed, one on its side no words; a legible one has nine tenths.
_BELIEVED, _MOST = 70, 0.5
_PAGE = Limits(seconds=90, memory_mb=2048, file_mb=16)
_COLUMNS, _WORD = 12, "5"  # of Tesseract's TSV: what stands in a row, and the level of words
_ASKING = Limits(seconds=15, memory_mb=1024, file_mb=1)
HOW_TO_GET = "Trên Debian, Ubuntu: sudo apt-get install tesseract-ocr tesseract-ocr-vie."


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The text of a picture, and the confidence (0 to 100) of each of its words, split at white space."""

    text: str
    confidences: tuple[int, ...]

    @property
    def sure_words(self) -> int:
        """How many words can be believed."""
        return sum(confidence >= _BELIEVED for confidence in self.confidences)

    @property
    def is_clear(self) -> bool:
        """Whether most words can be believed, as on a page that stands upright."""
        return self.sure_words > len(self.confidences) * _MOST


NOTHING = RecognisedPage("", ())


class Tesseract:
    """The recogniser (bộ nhận dạng chữ). `VANTHU_TESSERACT` names the program, `VANTHU_NO_OCR=1` forbids it."""

    def __init__(self, *, environ: Mapping[str, str] | None = None) -> None:
        self._environ = os.environ if environ is None else environ

    def available(self) -> str | None:
        """None when Vietnamese pages can be recognised, else why not, in Vietnamese."""
        if self._environ.get("VANTHU_NO_OCR") == "1":
            return "Việc nhận dạng chữ đang bị tắt (VANTHU_NO_OCR=1)."
        program = self._program()
        if program is None:
            return f"Chưa có Tesseract để nhận dạng chữ. {HOW_TO_GET}"
        return None if _knows_vietnamese(program) else f"Tesseract chưa có dữ liệu tiếng Việt. {HOW_TO_GET}"

    def page_of(self, picture: bytes) -> RecognisedPage:
        """The text of one picture with its confidences; an empty page when none can be had of it.

        Lines of both columns may run together. A page that is hardly legible is read once more with its orientation
        detected: it may lie on its side or stand on its head.
        """
        upright = self._read(picture, _UPRIGHT)
        if upright.is_clear:
            return upright
        return max(upright, self._read(picture, _TURNED), key=lambda page: page.sure_words)

    def _read(self, picture: bytes, layout: str) -> RecognisedPage:
        program = self._program()
        if program is None:
            return NOTHING
        with tempfile.TemporaryDirectory(prefix="vanthu-ocr-") as made_for_it:
            folder = Path(made_for_it)
            (folder / "page").write_bytes(picture)
            box = bubblewrap()
            before = wrapped(box, folder, Path(program)) if box else []
            at = JOB if box else str(folder)
            words = ["-l", _LANGUAGE, "--psm", layout, "-c", "preserve_interword_spaces=1", "txt", "tsv"]
            ended = run_limited(
                [*before, program, f"{at}/page", f"{at}/read", *words],
                cwd=folder,
                limits=_PAGE,
                env={"OMP_THREAD_LIMIT": "1"},
            )
            return _recognised(folder / "read.txt", folder / "read.tsv") if ended.ok else NOTHING

    def _program(self) -> str | None:
        return shutil.which(
            self._environ.get("VANTHU_TESSERACT", "tesseract"), path=self._environ.get("PATH")
        )


def _recognised(text_file: Path, words_file: Path) -> RecognisedPage:
    text = text_file.read_text("utf-8", "replace")
    rows = (row.split("\t") for row in words_file.read_text("utf-8", "replace").split("\n"))
    words = [row for row in rows if len(row) == _COLUMNS and row[0] == _WORD and row[-1].strip()]
    # Both come from one run and say the same words; were it ever otherwise, none of them could be believed.
    if [word for row in words for word in row[-1].split()] != text.split():
        return RecognisedPage(text, (0,) * len(text.split()))
    return RecognisedPage(text, tuple(int(float(row[-2])) for row in words))


@cache
def _knows_vietnamese(program: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="vanthu-ocr-") as folder:
        ended = run_limited([program, "--list-langs"], cwd=Path(folder), limits=_ASKING)
    return _LANGUAGE in ended.stdout.decode("utf-8", "replace").split()
