"""Reading a text: header, citations with relations, tasks, deadlines; megabytes of UTF-8 a second of the processor."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from statistics import median
from time import process_time

from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.text import docx_text
from doc_engine.reading import read_text
from templates.samples import SAMPLES

_ROUNDS = 5


def _papers() -> list[str]:
    """The text of every sample that the templates print: one of each type."""
    return [
        docx_text(render(compile_template((files("templates") / f"{name}.docx").read_bytes()), make()))
        for name, make in sorted(SAMPLES.items())
        if (files("templates") / f"{name}.docx").is_file()
    ]


def report_reading() -> Iterator[dict[str, object]]:
    """Single papers, as a clerk drops them in, and all of them as one long text."""
    papers = _papers()
    for what, texts in (("papers", papers), ("one long text", ["\n\n".join(papers * 4)])):
        size = sum(len(text.encode()) for text in texts)
        times = []
        for _ in range(_ROUNDS):
            start = process_time()
            for text in texts:
                read_text(text)
            times.append(process_time() - start)
        yield {
            "what": what,
            "texts": len(texts),
            "kilobytes": round(size / 1e3),
            "mb_per_s": round(size / 1e6 / median(times), 3),
            "ms_each": round(median(times) * 1e3 / len(texts), 2),
        }
