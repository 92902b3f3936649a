"""Jobs through a real PostgreSQL: done by any worker, twice without harm, again when a worker died; never a number."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from registry.services.batch import Mode
from registry.services.batch.outputs import Wanted, make_outputs
from registry.services.issuing import issue
from registry.services.jobs import missing_pdfs, put_letters, put_pdfs, work
from registry.services.verifying import verify
from registry.store import jobs
from registry.store.outfolder import OutFolder
from tests.registry.acts import run_batch

DAY = date(2024, 8, 1)


def page_saying(title: str) -> bytes:
    """A PDF of one blank page with that title."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": title})
    writer.write(out)
    return out.getvalue()


class FakeConverter:
    """Gives a small PDF; at `hangs` it never comes back."""

    def __init__(self, hangs: bool = False) -> None:
        self.hangs, self.asked = hangs, 0

    def available(self) -> str | None:
        return None

    def warnings(self) -> tuple[str, ...]:
        return ()

    def many_to_pdf(self, docx: list[bytes]) -> list[bytes]:
        self.asked += len(docx)
        while self.hangs:
            time.sleep(1)
        return [page_saying(hashlib.sha256(one).hexdigest()) for one in docx]


def home_with(desk: Any, converter: FakeConverter) -> Any:
    return replace(desk.home(), _converter=converter)


def pdfs_of(home: Any, keys: list[str]) -> list[int]:
    with home.store.reading() as tx:
        return [len(tx.files.of_document(key, "pdf")) for key in keys]


@pytest.mark.parametrize("database", ["postgresql"])
def test_a_worker_makes_what_is_queued_and_a_job_run_twice_changes_nothing(desk: Any) -> None:
    with home_with(desk, FakeConverter()) as home:
        keys = [issue(home, desk.plan, "a.yaml", on=DAY, again=True).key for _ in range(3)]
        assert put_pdfs(home, keys) == 1
        assert put_pdfs(home, keys) == 1
        assert pdfs_of(home, keys) == [0, 0, 0]
        assert work(home, wait=False)
        assert pdfs_of(home, keys) == [1, 1, 1]
        assert home.converter.asked == 3
        with home.store.reading() as tx:
            assert [line.number for line in tx.entries.of_office(desk.office_key)] == [1, 2, 3]
        assert verify(home) == []


@pytest.mark.parametrize("database", ["postgresql"])
def test_the_job_of_a_worker_that_died_is_given_out_again(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with home_with(desk, FakeConverter()) as home:
        key = issue(home, desk.plan, "a.yaml", on=DAY).key
        put_pdfs(home, [key])
    child = os.fork()
    if child == 0:
        try:
            work(home_with(desk, FakeConverter(hangs=True)), wait=False)
        finally:
            os._exit(1)
    time.sleep(4)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    monkeypatch.setattr(jobs, "STALLED_SECONDS", 0.5)
    time.sleep(1)
    with home_with(desk, FakeConverter()) as home:
        work(home, wait=False)
        assert pdfs_of(home, [key]) == [1]
        assert verify(home) == []


def test_on_sqlite_the_same_is_done_at_once(desk: Any) -> None:
    with home_with(desk, FakeConverter()) as home:
        key = issue(home, desk.plan, "a.yaml", on=DAY).key
        assert put_pdfs(home, [key]) == 0
        assert pdfs_of(home, [key]) == [1]
        assert missing_pdfs(home, [key]) == []
        assert not work(home, wait=False)


@pytest.mark.parametrize("database", ["postgresql", "sqlite"])
@pytest.mark.parametrize("mode", [Mode.COPIES, Mode.SEPARATE])
def test_pdfs_of_letters_made_later_are_taken_into_the_results(
    desk: Any, database: str, mode: Mode, tmp_path: Any
) -> None:
    with home_with(desk, FakeConverter()) as home:
        planned, issued = run_batch(home, mode, 30)
        for _ in range(2):  # asked for twice, made once
            assert put_letters(home, issued) == (2 if database == "postgresql" else 0)
            work(home, wait=False)
        assert home.converter.asked == 30
        out = OutFolder(tmp_path / "ra")
        made = make_outputs(home, planned, issued, out, Wanted(pdf=True))
        assert home.converter.asked == 30
        titles = [PdfReader(io.BytesIO(out.read(one.pdf) or b"")).metadata.title for one in made.letters]
        assert titles == [one.digest for one in issued.letters]
        with home.store.reading() as tx:
            acts = tx.journal.payloads(planned.office, ["pdf"])
        assert len(acts) == (2 if mode is Mode.COPIES else 30)
        assert verify(home) == []
