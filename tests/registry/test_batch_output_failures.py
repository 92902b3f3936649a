"""A disk that fails anywhere while a batch is laid out: the cause is named, no file is half written, and running it again ends it.

A share of the points runs in the tests, all of them in `make campaign`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from pypdf import PdfWriter

from registry.errors import StoreFailed, StoreFull
from registry.services.batch import Mode
from registry.services.batch.outputs import Wanted, make_outputs
from registry.store.outfolder import OutFolder
from tests.registry.acts import run_batch
from tests.registry.failpoints import Points, broken_disk, disk_full, no_memory
from tests.registry.test_batch_kills import digests

CAMPAIGN = bool(os.environ.get("VANTHU_CAMPAIGN"))
STEP = 1 if CAMPAIGN else 11
FAILURES = ((disk_full, StoreFull), (broken_disk, StoreFailed), (no_memory, MemoryError))


class FailingFolder(OutFolder):
    """A folder whose every opening, writing and renaming passes a point."""

    def __init__(self, root: Path, points: Points) -> None:
        super().__init__(root)
        self._points = points
        points.on = True

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        with super().writing(name) as stream:
            self._points.reached(f"opened {name}")
            yield FailingStream(stream, self._points, name)  # type: ignore[misc]
            self._points.reached(f"written {name}")


class FailingStream:
    """A stream that passes a point in the middle of what is written."""

    def __init__(self, stream: BinaryIO, points: Points, name: str) -> None:
        self._stream, self._points, self._name = stream, points, name

    def write(self, content: bytes) -> int:
        half = len(content) // 2
        written = self._stream.write(content[:half])
        self._points.reached(f"writing {self._name}")
        return written + self._stream.write(content[half:])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@pytest.mark.parametrize("mode", [Mode.SEPARATE, Mode.SHARED])
def test_a_disk_that_fails_while_a_batch_is_laid_out_leaves_whole_files_and_is_gone_on_from(
    desk: Any, tmp_path: Path, mode: Mode
) -> None:
    wanted = Wanted(envelopes=True)
    with desk.home() as home:
        planned, issued = run_batch(home, mode, 2)
        points = Points()
        make_outputs(home, planned, issued, FailingFolder(tmp_path / "yên", points), wanted)
        files = digests(tmp_path / "yên")
        start = 1 + list(Mode).index(mode)
        for fatal, (fail, told) in zip(
            range(start, len(points.names) + 1, STEP), cycle(FAILURES), strict=False
        ):
            out = tmp_path / f"ra {fatal}"
            with pytest.raises(told):
                make_outputs(home, planned, issued, FailingFolder(out, Points(fatal, fail)), wanted)
            assert digests(out).items() <= files.items(), points.names[fatal - 1]
            make_outputs(home, planned, issued, OutFolder(out), wanted)
            assert digests(out) == files


class BlankPages:
    """A converter that needs no LibreOffice and counts what it was given."""

    def __init__(self) -> None:
        out = BytesIO()
        with PdfWriter() as writer:
            writer.add_blank_page(595, 842)
            writer.write(out)
        self.page, self.converted = out.getvalue(), 0

    def to_pdf(self, docx: bytes) -> bytes:
        return self.page

    def batch_to_pdf(self, contents: Iterable[bytes]) -> Iterator[bytes]:
        for _ in contents:
            self.converted += 1
            yield self.page


@pytest.mark.parametrize("mode", [Mode.SEPARATE, Mode.SHARED])
def test_a_finished_folder_keeps_no_mark_of_ours_and_its_pdfs_are_not_made_twice(
    desk: Any, tmp_path: Path, mode: Mode
) -> None:
    with desk.home() as home:
        planned, issued = run_batch(home, mode, 2)
        home._converter = BlankPages()
        for _ in range(2):
            make_outputs(home, planned, issued, OutFolder(tmp_path / "ra"), Wanted(pdf=True))
        assert home._converter.converted == len({one.digest for one in issued.letters})
    assert not [path.name for path in (tmp_path / "ra").rglob(".*")]
