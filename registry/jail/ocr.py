"""Tesseract reads the picture of a page (nhận dạng chữ): in a sandbox where there is one, with limits, Vietnamese only."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from registry.jail.hocr import NOTHING, RecognisedPage
from registry.jail.process import Limits, run_limited
from registry.jail.sandbox import JOB, bubblewrap, wrapped

_LANGUAGE = "vie"
_LETTER_BOXES = ("-c", "hocr_char_boxes=1")
# Tesseract's page modes: one column of lines of any size; a layout found out, with the page's orientation.
_UPRIGHT = "4"
_TURNED = "1"
_PAGE = Limits(seconds=90, memory_mb=2048, file_mb=16)
_ASKING = Limits(seconds=15, memory_mb=1024, file_mb=1)
HOW_TO_GET = "Trên Debian, Ubuntu: sudo apt-get install tesseract-ocr tesseract-ocr-vie."


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
            words = ["-l", _LANGUAGE, "--psm", layout, "-c", "preserve_interword_spaces=1"]
            ended = run_limited(
                [*before, program, f"{at}/page", f"{at}/read", *words, *_LETTER_BOXES, "txt", "hocr"],
                cwd=folder,
                limits=_PAGE,
                env={"OMP_THREAD_LIMIT": "1"},
            )
            if not ended.ok:
                return NOTHING
            text, words_said = ((folder / f"read.{kind}").read_bytes() for kind in ("txt", "hocr"))
            return RecognisedPage.of(text.decode("utf-8", "replace"), words_said.decode("utf-8", "replace"))

    def _program(self) -> str | None:
        return shutil.which(
            self._environ.get("VANTHU_TESSERACT", "tesseract"), path=self._environ.get("PATH")
        )


@cache
def _knows_vietnamese(program: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="vanthu-ocr-") as folder:
        ended = run_limited([program, "--list-langs"], cwd=Path(folder), limits=_ASKING)
    return _LANGUAGE in ended.stdout.decode("utf-8", "replace").split()
