"""`kill -9` at random moments of all acts, and power cuts on a real file system: nothing told is lost or half-done.

A share runs in the tests; `make campaign` does all of it. The controls: the same without fsync must lose something.
"""

from __future__ import annotations

import mmap
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from doc_engine.errors import Refusal
from registry.services.attaching import attach
from registry.services.issuing import issue
from registry.services.linking_typed import link, unlink
from registry.services.receiving import receive
from registry.services.saving_searches import save_search
from registry.services.verifying import verify
from tests.registry.acts import INCOMING

CAMPAIGN = bool(os.environ.get("VANTHU_CAMPAIGN"))
KILLS = 2000 if CAMPAIGN else 16
CUTS = 100 if CAMPAIGN else 1
DAY = date(2024, 8, 1)
_WORKING, _INSIDE = 0, 1


def working_day(home: Any, desk: Any, dice: random.Random, told: Callable[[str], None]) -> None:
    """Acts without end, every issued number told once it is known."""
    while True:
        issued = issue(home, desk.plan, "a.yaml", on=DAY, again=True)
        told(f"{issued.notation.number} {issued.key} {issued.digest}")
        name = str(dice.random())
        with suppress(Refusal):
            link(home, issued.key, "vb2", "can_cu")
            attach(home, issued.key, b"%PDF-1.4 " + name.encode(), "ky.pdf", "signed")
            unlink(home, issued.key, "vb2", "can_cu")
            receive(home, INCOMING.replace(b"19/KH", f"{dice.randrange(10**6)}/KH".encode()), "den.txt")
            save_search(home, name, "hòa giải")


def killed_once(desk: Any, told: Path, dice: random.Random, want_inside: bool) -> bool:
    """Start, wait for the moment, kill; gives whether it fell inside a transaction."""
    shared = mmap.mmap(-1, 2)
    child = os.fork()
    if child == 0:
        _child(desk, told, dice.random(), shared)
    while not shared[_WORKING]:
        time.sleep(0.002)
    time.sleep(dice.uniform(0, 0.15))
    limit = time.monotonic() + 5
    while want_inside and not shared[_INSIDE] and time.monotonic() < limit:
        time.sleep(0.0002)
    if want_inside:
        time.sleep(dice.uniform(0, 0.003))
    os.kill(child, signal.SIGSTOP)  # so that the mark and the death are of one moment
    os.waitpid(child, os.WUNTRACED)
    inside = bool(shared[_INSIDE])
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    shared.close()
    return inside


def _child(desk: Any, told: Path, seed: float, shared: mmap.mmap) -> None:
    try:
        with desk.home() as home, told.open("a", encoding="utf-8") as out:
            _mark(home, shared)

            def tell(line: str) -> None:
                out.write(f"{line}\n")
                out.flush()
                shared[_WORKING] = 1

            working_day(home, desk, random.Random(seed), tell)
    finally:
        os._exit(1)


def _mark(home: Any, shared: mmap.mmap) -> None:
    """One byte says whether a writing transaction is open."""
    writing = home.store.writing

    @contextmanager
    def marked() -> Iterator[Any]:
        try:
            with writing() as tx:
                shared[_INSIDE] = 1
                yield tx
        finally:
            shared[_INSIDE] = 0

    home.store.writing = marked


def assert_whole(desk: Any, told: Path) -> int:
    """All that was told stands as it was told, numbers run without gap, and verify finds nothing."""
    lines = [line.split() for line in told.read_text(encoding="utf-8").splitlines()]
    with desk.home() as home:
        assert verify(home) == []
        with home.store.reading() as tx:
            entries = tx.entries.of_office(desk.office_key)
            digests = {file.document: file.digest for file in tx.files.all() if file.role == "docx"}
    numbers = {entry.number: entry.document for entry in entries}
    assert sorted(numbers) == list(range(1, len(entries) + 1))
    assert len({number for number, _, _ in lines}) == len(lines)
    for number, key, digest in lines:
        assert numbers.get(int(number)) == key
        assert digests.get(key) == digest
    return len(lines)


def test_kill_at_random_moments_of_every_act_at_least_half_inside_a_transaction(desk, tmp_path):
    dice, inside, total = random.Random(4711), 0, 0
    told = tmp_path / "told"
    with desk.home() as home:  # the libraries are loaded once, before the forks
        issue(home, desk.plan, "a.yaml", on=DAY)
        with home.store.reading() as tx:
            entry = tx.entries.of_office(desk.office_key)[0]
            digest = tx.files.of_document(entry.document, "docx")[0].digest
        told.write_text(f"{entry.number} {entry.document} {digest}\n", encoding="utf-8")
    start = desk.folder.with_name("bắt đầu")
    shutil.copytree(desk.folder, start)
    begin = told.read_text(encoding="utf-8")
    for turn in range(1, KILLS + 1):
        inside += killed_once(desk, told, dice, want_inside=turn % 4 != 0)
        if turn % 40 == 0 or turn == KILLS:
            total += assert_whole(desk, told) - 1
            shutil.rmtree(desk.folder)  # small books keep the campaign short
            shutil.copytree(start, desk.folder)
            told.write_text(begin, encoding="utf-8")
    assert total >= KILLS
    assert inside * 2 >= KILLS
    print(f"{KILLS} kills, {inside} inside a transaction, {total} numbers told")


# ---- power cuts: a copy of the disk under a mounted file system, as it is at that moment --------------------------

_CHILD = """
import sys
from datetime import date
from pathlib import Path
from registry.clock import FixedClock
from registry.office import open_home
from registry.services.issuing import issue
from registry.store.io import RealIO
from sqlalchemy import event

class NoSync(RealIO):
    def fsync(self, descriptor): pass
    def fsync_dir(self, path): pass

folder, plan, synced = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes(), sys.argv[3] == "FULL"
home = open_home(folder, clock=FixedClock.on(date(2024, 8, 20)), actor="thu", io=None if synced else NoSync())
if not synced:
    @event.listens_for(home.store.engine, "checkout")
    def off(connection, *_):
        connection.execute("PRAGMA synchronous=OFF")
while True:
    issued = issue(home, plan, "a.yaml", on=date(2024, 8, 1), again=True)
    print(issued.notation.number, issued.key, issued.digest, flush=True)
"""


@contextmanager
def mounted(image: Path, point: Path) -> Iterator[Path]:
    point.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(point)], check=True)
    try:
        yield point
    finally:
        subprocess.run(["umount", str(point)], check=True)


@pytest.fixture
def disk(desk) -> Iterator[Path]:
    """An ext4 of its own on a loop device, the home on it; skipped where this may not be done."""
    if os.getuid() != 0 or not shutil.which("mkfs.ext4") or not shutil.which("mount"):
        pytest.skip("a loop device needs root and mkfs.ext4")
    folder = Path(tempfile.mkdtemp(prefix="vt-disk-"))
    image = folder / "disk.img"
    with image.open("wb") as stream:
        stream.truncate(96 * 1024 * 1024)
    made = subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=False, capture_output=True)
    try:
        if made.returncode:
            pytest.skip("mkfs.ext4 does not work here")
        try:
            with mounted(image, folder / "m") as point:
                shutil.copytree(desk.folder, point / "home")
        except subprocess.CalledProcessError:
            pytest.skip("no loop device can be mounted here")
        yield image
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def cut(desk: Any, image: Path, mode: str, turn: int) -> bool:
    """Work for a moment, copy the disk as it is below the file system's memory, look at the copy; whether all was there."""
    work, copied = image.with_name(f"work{turn}.img"), image.with_name(f"cut{turn}.img")
    shutil.copyfile(image, work)
    plan = image.with_name("plan.yaml")
    plan.write_bytes(desk.plan)
    with mounted(work, image.with_name("m")) as point:
        command = [sys.executable, "-c", _CHILD, str(point / "home"), str(plan), mode]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            told = [child.stdout.readline() for _ in range(3 + turn % 3)]
            child.send_signal(signal.SIGSTOP)
            shutil.copyfile(work, copied)
            child.kill()
    assert all(told), "the child told nothing"
    note = image.with_name("told")
    note.write_text("".join(told), encoding="utf-8")
    try:
        with mounted(copied, image.with_name("n")) as point:
            assert_told_stands(replace(desk, folder=point / "home"), note)
        return True
    except Exception as error:
        print(f"lost: {error}")
        return False
    finally:
        work.unlink()
        copied.unlink()


def assert_told_stands(desk: Any, told: Path) -> None:
    assert assert_whole(desk, told) >= 3


def test_a_power_cut_loses_no_number_that_was_told(desk, disk):
    assert [turn for turn in range(CUTS) if not cut(desk, disk, "FULL", turn)] == []


def test_the_control_without_fsync_loses_numbers(desk, disk):
    """If this passes whole, the simulation sees nothing and the test above proves nothing."""
    assert not all(cut(desk, disk, "OFF", turn) for turn in range(CUTS))
