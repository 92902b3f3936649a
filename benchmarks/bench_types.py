"""Each of the 29 types rendered, beside docxtpl with the same template and body in the same run.

`python -m benchmarks types`: read the ratios, not the times.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter

from docxtpl import DocxTemplate

from doc_engine.composed import Composed
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.expressions import environment
from doc_engine.ooxml.forms import TYPES, build
from doc_engine.ooxml.rendering import render_context
from templates.samples import SAMPLES

_SECONDS = 0.4  # a renderer: there are 58


def _sample(type_key: str) -> Composed:
    return next(made for made in (make() for make in SAMPLES.values()) if made.type_key == type_key)


def _docxtpls(type_key: str) -> Callable[[], object]:
    source, env = build(type_key), environment()
    context = dict(render_context(compile_template(source), _sample(type_key)))

    def write() -> bytes:
        document, out = DocxTemplate(io.BytesIO(source)), io.BytesIO()
        document.render(context, jinja_env=env, autoescape=True)
        document.save(out)
        return out.getvalue()

    return write


def _median_ms(act: Callable[[], object]) -> float:
    act()
    times: list[float] = []
    while len(times) < 3 or sum(times) < _SECONDS:
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return round(median(times) * 1e3, 3)


def report_types() -> Iterator[dict[str, object]]:
    """One line a type: the medians of ours and of docxtpl, and how many times ours it took."""
    for key in TYPES:
        template, composed = compile_template(build(key)), _sample(key)
        ours = _median_ms(partial(render, template, composed))
        peer = _median_ms(_docxtpls(key))
        yield {"type": key, "median_ms": ours, "docxtpl_ms": peer, "times_ours": round(peer / ours, 1)}
