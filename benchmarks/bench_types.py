"""Each of the 29 types rendered, beside docxtpl with the same template and body in the same run.

`python -m benchmarks types`: a line for ours and one for docxtpl, which says how many times as long it took.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from docxtpl import DocxTemplate

from doc_engine.composed import Composed
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.expressions import environment
from doc_engine.ooxml.forms import TYPES, build
from doc_engine.ooxml.rendering import render_context
from templates.samples import SAMPLES

SECONDS = 0.4  # a measure: there are 58


def _sample(type_key: str) -> Composed:
    return next(made for made in (make() for make in SAMPLES.values()) if made.type_key == type_key)


def _ours(type_key: str) -> Callable[[], Iterator[Callable[[], object]]]:
    def measure() -> Iterator[Callable[[], object]]:
        template, composed = compile_template(build(type_key)), _sample(type_key)
        yield lambda: render(template, composed)

    return measure


def _docxtpls(type_key: str) -> Callable[[], Iterator[Callable[[], object]]]:
    def measure() -> Iterator[Callable[[], object]]:
        source, env = build(type_key), environment()
        context = dict(render_context(compile_template(source), _sample(type_key)))

        def write() -> bytes:
            document, out = DocxTemplate(io.BytesIO(source)), io.BytesIO()
            document.render(context, jinja_env=env, autoescape=True)
            document.save(out)
            return out.getvalue()

        yield write

    return measure


for _key in TYPES:
    globals()[f"measure_{_key}"] = _ours(_key)
    globals()[f"measure_{_key}_by_docxtpl"] = _docxtpls(_key)
