"""How far a long act is (tiến độ): a bar with rate and time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

_WIDTH = 24
_REDRAW = 0.1
_LINE_EVERY = 10.0


class Ticker:
    """Hears `(step, done, total)`; writes to standard error, so that the answer stays alone on standard output."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._bar = self._stream.isatty()
        self._step, self._begun, self._told = "", 0.0, 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        now = monotonic()
        if step != self._step:
            self._step, self._begun, self._told = step, now, now
            if self._bar:
                self._told = 0.0
        ended = done >= total
        if ended and not self._bar and now - self._begun < _LINE_EVERY:
            return
        if not ended and now - self._told < (_REDRAW if self._bar else _LINE_EVERY):
            return
        self._told = now
        self._tell(done, total, now - self._begun)

    def _tell(self, done: int, total: int, took: float) -> None:
        rate = done / took if took > 0 else 0.0
        left = f", còn {_spoken((total - done) / rate)}" if rate and done < total else ""
        said = f"{self._step}: {done}/{total}" + (f" ({rate:.0f}/giây{left})" if rate else "")
        if self._bar:
            filled = _WIDTH * done // max(total, 1)
            self._stream.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {said}\x1b[K")
            if done >= total:
                self._stream.write("\n")
        else:
            self._stream.write(f"{said}\n")
        self._stream.flush()


def _spoken(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} phút {whole % 60} giây" if whole >= 60 else f"{whole} giây"
