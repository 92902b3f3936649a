"""PDFs of Word files, each made once in a run of the tests, whichever of its processes asked first."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

FOLDER = "VANTHU_TEST_PDFS"  # where they stand during a run; the run takes them away


def pdfs_of(files: Sequence[bytes]) -> list[bytes]:
    """Their PDFs in their order; those that nobody made yet come from one run of LibreOffice."""
    from registry.jail import LibreOffice

    if FOLDER not in os.environ:
        return LibreOffice().many_to_pdf(list(files))
    folder = Path(os.environ[FOLDER])
    places = [folder / hashlib.sha256(file).hexdigest() for file in files]
    missing = {place: file for place, file in zip(places, files, strict=True) if not place.exists()}
    made = LibreOffice().many_to_pdf(list(missing.values())) if missing else []
    for place, pdf in zip(missing, made, strict=True):
        beside = place.with_suffix(f".{os.getpid()}")
        beside.write_bytes(pdf)
        beside.rename(place)
    return [place.read_bytes() for place in places]
