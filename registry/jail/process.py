"""One child process with limits (tiến trình con có giới hạn): it and all its children end when told, or with us."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_MEGABYTE = 1024 * 1024
_OUTPUT = 16 * _MEGABYTE
_LOOK_EVERY = 0.25

# The shell sets the limits and then becomes the program. Beside it waits a watcher on a pipe whose other end
# only we hold: when we die, however we die, the pipe closes and the whole process group is killed. No code of
# ours runs between fork and exec, so this is safe in a program with threads.
_LAUNCH = """
ulimit -c 0; ulimit -v "$1" && ulimit -t "$2" && ulimit -f "$3" || exit 126
shift 3
exec 3<&0 </dev/null
( exec >/dev/null 2>&1; read -r _ <&3; kill -KILL 0 ) &
exec "$@" 3<&-
"""

# nice(1) counts only among the processes of one session where Linux groups them by sessions (autogroup), and a
# jailed program has a session of its own: its group is told too. Linux takes that ten times a second, not more.
# At 5 it gets a third of what another wants as well; less would starve it where many others are at work.
_GENTLE = """
{ echo 5 >/proc/self/autogroup || { sleep 0.2; echo 5 >/proc/self/autogroup; }; } 2>/dev/null
exec nice -n 5 "$@"
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: wall-clock seconds, megabytes of address space, megabytes in any one file it writes."""

    seconds: float
    memory_mb: int
    file_mb: int = 64


@dataclass(frozen=True, slots=True)
class Completed:
    """How a child ended (kết quả): its exit code (negative: the signal that killed it) and what it printed."""

    code: int
    stdout: bytes
    stderr: bytes
    timed_out: bool

    @property
    def ok(self) -> bool:
        """Whether it ended by itself and said 0."""
        return self.code == 0 and not self.timed_out


def gently(argv: Sequence[str]) -> list[str]:
    """The command so that it gives way to whoever else wants the processor (nhường máy)."""
    return ["/bin/sh", "-c", _GENTLE, "vanthu-gentle", *argv]


def run_limited(
    argv: Sequence[str],
    *,
    cwd: Path,
    limits: Limits,
    env: Mapping[str, str] | None = None,
    output: int = _OUTPUT,
    watch: Callable[[], bool] | None = None,
) -> Completed:
    """Run a program to its end within `limits`, in a session of its own, with an empty environment but `env`.

    Its standard input is empty; at most `output` bytes of each stream are returned. Whatever it leaves
    running in its process group is killed. `watch` is asked four times a second whether it may go on; if not, its
    time is out. Raises `OSError` only when no process can be started at all.
    """
    shell = [*_shell(limits), *argv]
    surroundings = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(cwd),
        "TMPDIR": str(cwd),
    }
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            shell,
            cwd=cwd,
            env={**surroundings, **(env or {})},
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        timed_out = _wait(child, limits.seconds, watch)
        return Completed(child.returncode, _head(out, output), _head(err, output), timed_out)


def _shell(limits: Limits) -> list[str]:
    kilobytes = limits.memory_mb * 1024
    processor = int(limits.seconds) + 5
    blocks = limits.file_mb * _MEGABYTE // 512
    return ["/bin/sh", "-c", _LAUNCH, "vanthu-jail", str(kilobytes), str(processor), str(blocks)]


def _wait(child: subprocess.Popen[bytes], seconds: float, watch: Callable[[], bool] | None) -> bool:
    """Wait for the child and end its group; whether time ran out."""
    try:
        if watch is None:
            child.wait(seconds)
            return False
        end = time.monotonic() + seconds
        while time.monotonic() < end and watch():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(_LOOK_EVERY)
                return False
        return True
    except subprocess.TimeoutExpired:
        return True
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        if child.stdin:
            child.stdin.close()


def _head(stream: IO[bytes], size: int) -> bytes:
    stream.seek(0)
    return stream.read(size)
