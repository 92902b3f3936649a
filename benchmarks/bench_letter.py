"""One letter from its composed values to the closed file, beside docxtpl with the same template and body.

Read the ratios of one run, not the times: `python -m benchmarks letter`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from docxtpl import DocxTemplate

from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.expressions import environment
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.rendering import render_context
from templates.samples import SAMPLES


def measure_letter() -> Iterator[Callable[[], object]]:
    template, composed = compile_template(build("cong_van")), SAMPLES["cong_van"]()
    yield lambda: render(template, composed)


def measure_letter_by_docxtpl_reopened_each_time() -> Iterator[Callable[[], object]]:
    source = build("cong_van")
    context = dict(render_context(compile_template(source), SAMPLES["cong_van"]()))
    env = environment()

    def write() -> bytes:
        document, out = DocxTemplate(io.BytesIO(source)), io.BytesIO()
        document.render(context, jinja_env=env, autoescape=True)
        document.save(out)
        return out.getvalue()

    yield write
