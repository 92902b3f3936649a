"""Whether a long run of a program still gets on (theo dõi tiến độ): told by the files that it makes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

Watch = Callable[[], bool]
Finished = Callable[[int], None]


class Progressing:
    """Whether a run may go on: not told to stop, and a file was done within the last `seconds`."""

    def __init__(self, seconds: float, stopped: Watch, finished: Finished) -> None:
        self._seconds, self._stopped, self._finished = seconds, stopped, finished
        self._folder, self._done, self._since = Path(), 0, 0.0

    def begin(self, folder: Path) -> None:
        """The run starts now; it puts its files into `folder`, which it makes."""
        self._folder, self._done, self._since = folder, 0, time.monotonic()

    def __call__(self) -> bool:
        """Look again; what `run_limited` asks as `watch`."""
        done = sum(1 for _ in self._folder.iterdir()) if self._folder.is_dir() else 0
        if done != self._done:
            self._done, self._since = done, time.monotonic()
            # The one that is being written is there already.
            self._finished(done - 1)
        return not self._stopped() and time.monotonic() - self._since < self._seconds
