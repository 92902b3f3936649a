"""PDFs of many letters: CPU a letter beside one `soffice` for each, one call over many files, and one instance kept alive.

`python -m benchmarks bench_pdf`. Without bubblewrap, whose children's time the system does not tell; it costs
nothing besides.
"""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.letter_text import SLOTS, draft, row
from doc_engine.ooxml import compile_template
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.press import LetterPress
from doc_engine.pdf.printing import print_file
from registry.jail import LibreOffice

Row = dict[str, object]
_LETTERS = 1000
_CLIENT = Path(__file__).with_name("kept_alive.py")
_SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian's python3-uno is for
_COMMUNES = 3321  # one letter to every commune of the country


def report_pdf() -> Iterator[Row]:
    """Milliseconds of CPU and of waiting a letter."""
    letters = _letters(_LETTERS)
    converter = LibreOffice(sandbox=False, seconds=600)
    alone = _took("one run a letter", 3, lambda: [converter.to_pdf(one) for one in letters[:3]])
    files = _took("one run over 100 files", 100, lambda: converter.many_to_pdf(letters[:100]))
    bulk = _took(f"in bulk, {_LETTERS} letters, one worker", _LETTERS, lambda: _bulk(converter, letters, 1))
    yield from (alone, files, bulk)
    ratios = {
        "times_one_run_a_letter": _ratio(alone, bulk),
        "times_one_run_over_many": _ratio(files, bulk),
    }
    if _has_uno():
        alive = _took("one instance kept alive, 100 letters", 100, lambda: _kept_alive(letters[:100]))
        yield alive
        ratios["times_one_kept_alive"] = _ratio(alive, bulk)
    else:
        yield {"what": "one instance kept alive", "not_measured": "python3-uno is not installed"}
    yield {"what": bulk["what"], **ratios}


def _has_uno() -> bool:
    return (
        subprocess.run([_SYSTEM_PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode == 0
    )


def _kept_alive(letters: Sequence[bytes]) -> None:
    """The letters by one `soffice` that stays alive and is spoken to over a pipe."""
    pipe = f"vanthu-{os.getpid()}"
    with TemporaryDirectory() as name:
        folder = Path(name)
        for place, letter in enumerate(letters):
            (folder / f"{place:04}.docx").write_bytes(letter)
        office = [
            "soffice", "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ]  # fmt: skip
        with subprocess.Popen(office, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            subprocess.run([_SYSTEM_PYTHON, str(_CLIENT), pipe, str(folder)], check=True)
            running.wait(timeout=60)
        assert len(list(folder.glob("*.pdf"))) == len(letters)


def report_one_letter_to_every_commune() -> Iterator[Row]:
    """The steps of a batch of 3,321 letters on two workers, each with its share of the whole; in milliseconds a letter."""
    converter = LibreOffice(sandbox=False, seconds=600)
    letters: list[bytes] = []
    made: list[bytes] = []
    rows = [
        _took("docx", _COMMUNES, lambda: letters.extend(_letters(_COMMUNES))),
        _took("PDF, two workers", _COMMUNES, lambda: made.extend(_bulk(converter, letters, 2))),
        _took("print file, two-sided", _COMMUNES, lambda: print_file(made, two_sided=True)),
    ]
    whole = sum(float(str(one["wall_ms"])) for one in rows)
    for one in rows:
        yield {**one, "share": round(float(str(one["wall_ms"])) / whole, 3)}
    yield {"what": "all of it", "seconds": round(whole * _COMMUNES / 1e3, 1)}


def _letters(count: int) -> list[bytes]:
    press = LetterPress(compile_template(build("cong_van")), draft(), SLOTS)
    return [press.letter(row(place)) for place in range(count)]


def _bulk(converter: LibreOffice, letters: Sequence[bytes], workers: int) -> list[bytes]:
    made = [pdf for pdf in converter.batch_to_pdf(letters, workers=workers) if isinstance(pdf, bytes)]
    assert len(made) == len(letters)
    return made


def _took(what: str, count: int, act: Callable[[], object]) -> Row:
    own, children, clock = process_time(), _children(), perf_counter()
    act()
    return {
        "what": what,
        "cpu_ms": round((process_time() - own + _children() - children) / count * 1e3, 2),
        "own_cpu_ms": round((process_time() - own) / count * 1e3, 2),
        "wall_ms": round((perf_counter() - clock) / count * 1e3, 2),
    }


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _ratio(one: Row, other: Row) -> float:
    return round(float(str(one["cpu_ms"])) / float(str(other["cpu_ms"])), 2)
