"""Reading a foreign file in a child process (đọc tệp lạ trong tiến trình con): what crashes or hangs is not us."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from doc_engine.errors import BadInput, Problem
from registry.jail.process import Completed, Limits, run_limited
from registry.jail.worker import OPERATIONS

READING = Limits(seconds=60, memory_mb=1024, file_mb=64)
_OUTPUT = 64 * 1024 * 1024
_PACKAGES = Path(__file__).resolve().parents[2]
# -I keeps the caller's folder and environment out; the one folder that holds our packages is named instead.
_START = (
    "import sys; sys.path.append(sys.argv[1]); from registry.jail.worker import main; main(*sys.argv[2:])"
)


def in_child(operation: str, data: bytes, limits: Limits = READING, *, name: str = "") -> Any:
    """What `operation` ("docx_text", "pdf_text", "sheets" …) says of `data`, as JSON values, from a limited child process.

    Raises `BadInput` with the operation's own problems, or when the file could not be read within `limits`;
    `name` is the file's name in messages.
    """
    if operation not in OPERATIONS:
        raise ValueError(f"no such operation: {operation}")
    with tempfile.TemporaryDirectory(prefix="vanthu-read-") as folder:
        (Path(folder) / "input").write_bytes(data)
        argv = [sys.executable, "-I", "-c", _START, str(_PACKAGES), operation, "input"]
        ended = run_limited(argv, cwd=Path(folder), limits=limits, output=_OUTPUT)
    return _answer(ended, name)


def _answer(ended: Completed, name: str) -> Any:
    if ended.timed_out or ended.code not in (0, BadInput.exit_code):
        why = "quá thời gian cho phép" if ended.timed_out else "tệp có nội dung bất thường"
        raise BadInput(
            Problem(
                f"không đọc được tệp này trong giới hạn an toàn ({why}).",
                "Hãy mở tệp, lưu lại rồi thử lại.",
                file=name,
            )
        )
    answer = json.loads(ended.stdout)
    if ended.code == BadInput.exit_code:
        raise BadInput(*(Problem(**problem).in_file(name) for problem in answer))
    return answer
