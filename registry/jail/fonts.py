"""Fonts for PDF (phông chữ): whether Times New Roman, or a family of the same widths, has the Vietnamese letters here.

Debian 12's `fonts-liberation` is version 1.07 without them: every letter with two marks then comes from another font.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from registry.jail.process import Limits, run_limited

# In the order in which a converter takes them; all have the widths of Times New Roman.
FAMILIES = ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Thorndale AMT")
_LIMITS = Limits(seconds=10, memory_mb=1024, file_mb=8)
_PASSED = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "HOME", "XDG_DATA_HOME")


def vietnamese_font_warning(environ: Mapping[str, str]) -> str | None:
    """What is wrong with the fonts for Vietnamese and what to install, in Vietnamese; None where all is well.

    Also None where fontconfig's `fc-list` cannot be asked. Asked once for each environment.
    """
    return _warning(tuple((name, environ[name]) for name in _PASSED if name in environ))


@cache
def _warning(surroundings: tuple[tuple[str, str], ...]) -> str | None:
    installed, covering = _families((), surroundings), _families((":lang=vi",), surroundings)
    if installed is None or covering is None:
        return None
    taken = next((family for family in FAMILIES if family in installed), None)
    if taken in covering:
        return None
    wrong = (
        f"Phông chữ “{taken}” trên máy này không có đủ chữ tiếng Việt"
        if taken
        else "Máy này không có phông chữ Times New Roman hoặc phông tương đương"
    )
    return (
        f"{wrong}: chữ trong PDF sẽ lẫn phông khác, dòng và trang có thể xê dịch. "
        "Hãy cài Times New Roman hoặc Liberation bản 2 trở lên "
        "(Debian, Ubuntu: sudo apt-get install fonts-liberation2) rồi tạo lại PDF."
    )


def _families(pattern: tuple[str, ...], surroundings: tuple[tuple[str, str], ...]) -> frozenset[str] | None:
    """Names of the installed families that fit the pattern, or None where they cannot be listed."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        argv = [program, *(pattern or (":",)), "family"]
        try:
            listed = run_limited(argv, cwd=Path(folder), limits=_LIMITS, env=dict(surroundings))
        except OSError:
            return None
    if not listed.ok:
        return None
    lines = os.fsdecode(listed.stdout).splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))
