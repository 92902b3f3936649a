"""Foreign files are read in a child process: its answer, its refusal, its crash."""

from __future__ import annotations

import io

import docx
import pytest

from doc_engine.errors import BadInput
from registry.jail import Limits, in_child


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_text_of_a_docx_comes_back_with_its_letters() -> None:
    text = in_child("docx_text", word_file("Kính gửi: Ủy ban nhân dân", "Thực hiện Quyết định"))
    assert "Kính gửi: Ủy ban nhân dân" in text
    assert "Thực hiện Quyết định" in text


def test_what_the_gate_refuses_comes_back_as_bad_input_with_the_files_name() -> None:
    with pytest.raises(BadInput) as caught:
        in_child("docx_text", b"%PDF-1.4", name="đến.docx")
    [problem] = caught.value.problems
    assert (problem.file, problem.hint) == ("đến.docx", "Hãy dùng tệp .docx gốc.")
    with pytest.raises(BadInput, match="không phải là PDF"):
        in_child("pdf_text", word_file("a"))


def test_one_that_takes_too_long_or_too_much_is_bad_input() -> None:
    with pytest.raises(BadInput, match="quá thời gian"):
        in_child("docx_text", word_file("a"), Limits(seconds=0.001, memory_mb=1024))
    with pytest.raises(BadInput, match="bất thường"):
        in_child("docx_text", word_file("a"), Limits(seconds=60, memory_mb=24))


def test_an_unknown_operation_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="no such operation"):
        in_child("rm", b"")
