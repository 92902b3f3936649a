"""`kill -9` at random moments of a batch, then once more: every number once, every file whole, as if nothing had been.

A share runs in the tests; `make campaign` does 300 kills in each mode of a batch of 200 letters.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from registry.services.batch import Mode
from registry.services.batch.outputs import Wanted, make_outputs
from registry.services.verifying import verify
from registry.store.outfolder import OutFolder
from tests.registry.acts import run_batch

CAMPAIGN = bool(os.environ.get("VANTHU_CAMPAIGN"))
LETTERS = 200 if CAMPAIGN else 6
KILLS = 300 if CAMPAIGN else 2


def whole(desk: Any, out: Path, mode: Mode) -> list[tuple[str, str, str]]:
    """Issue, or answer again, and lay out; gives number, recipient and digest of every letter."""
    with desk.home() as home:
        planned, issued = run_batch(home, mode, LETTERS)
        make_outputs(home, planned, issued, OutFolder(out), Wanted(envelopes=True))
        return [(one.notation, one.letter.to.name, one.digest) for one in issued.letters]


def digests(out: Path) -> dict[str, str]:
    """Every file of the folder; of the zip what is in it."""
    found = {}
    for path in sorted(out.rglob("*")):
        if path.is_file():
            found[str(path.relative_to(out))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def killed_after(desk: Any, out: Path, mode: Mode, seconds: float) -> None:
    child = os.fork()
    if child == 0:
        try:
            whole(desk, out, mode)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_batch_killed_anywhere_and_run_again_is_as_if_undisturbed(
    desk: Any, tmp_path: Path, mode: Mode
) -> None:
    dice = random.Random(20240801)
    calm = replace(desk, folder=tmp_path / "yên")
    shutil.copytree(desk.folder, calm.folder)
    begun = time.monotonic()
    wanted = whole(calm, tmp_path / "yên ra", mode)
    took = time.monotonic() - begun
    files = digests(tmp_path / "yên ra")
    assert len({name for _, name, _ in wanted}) == LETTERS
    for turn in range(KILLS):
        again = replace(desk, folder=tmp_path / f"lần {turn}")
        out = tmp_path / f"ra {turn}"
        shutil.copytree(desk.folder, again.folder)
        for _ in range(2):
            killed_after(again, out, mode, dice.uniform(0.02, took))
            assert all(
                name.startswith(".") or not path.name.endswith(".tmp")
                for path in out.rglob("*")
                for name in [path.name]
            )
        assert whole(again, out, mode) == wanted
        assert digests(out) == files
        with again.home() as home:
            assert verify(home) == []
            with home.store.reading() as tx:
                lines = tx.entries.of_office(desk.office_key)
        assert [line.number for line in lines] == sorted({line.number for line in lines})
        assert len(lines) == (LETTERS if mode is Mode.SEPARATE else 1)
        shutil.rmtree(again.folder)


def test_files_laid_out_are_those_of_the_books_and_the_manifest_says_so(desk: Any, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    letters = whole(desk, out, Mode.SEPARATE)
    said = json.loads((out / "bang-ke.json").read_bytes())
    assert [(one["notation"], one["recipient"], one["docx"]["sha256"]) for one in said["letters"]] == letters
    with zipfile.ZipFile(out / "thu.zip") as archive:
        for one in said["letters"]:
            assert hashlib.sha256(archive.read(one["docx"]["name"])).hexdigest() == one["docx"]["sha256"]
            assert (
                hashlib.sha256((out / one["docx"]["name"]).read_bytes()).hexdigest() == one["docx"]["sha256"]
            )
    rows = (out / "bang-ke.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == LETTERS + 1
    assert said["files"]["danh-sach-phat-hanh.docx"] == digests(out)["danh-sach-phat-hanh.docx"]
