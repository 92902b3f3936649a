"""Bubblewrap around a program (hộp cách ly): the system read-only, one folder to write in, no network."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from registry.jail.process import Limits, run_limited

JOB = "/job"  # where the job's folder stands inside
_SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/fonts",
    "/etc/libreoffice",
    "/etc/ld.so.cache",
)
_MORE = ("/etc/alternatives", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/var/cache/fontconfig")
_TRIAL = Limits(seconds=10, memory_mb=1024, file_mb=1)


@cache
def bubblewrap() -> str | None:
    """The path of a `bwrap` that works here; many containers forbid it. Tried once with a trivial program."""
    found = shutil.which("bwrap")
    if not found:
        return None
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        tried = run_limited(
            [*wrapped(found, Path(folder)), "/usr/bin/env", "true"], cwd=Path(folder), limits=_TRIAL
        )
    return found if tried.ok else None


def wrapped(bwrap: str, folder: Path, program: Path | None = None) -> list[str]:
    """The words to put before a command so that it sees the system read-only and `folder` as `/job`.

    A `program` outside /usr is made visible too, with the folder it lives in; so are the user's own fonts.
    """
    argv = [bwrap, "--unshare-all", "--die-with-parent", "--new-session"]
    for path in (*_SYSTEM, *_MORE):
        argv += ["--ro-bind-try", path, path]
    argv += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]
    if program is not None and not program.is_relative_to("/usr"):
        root = str(program.parent.parent if program.parent.name == "program" else program.parent)
        argv += ["--ro-bind", root, root]
    argv += ["--bind", str(folder), JOB, "--chdir", JOB, "--setenv", "HOME", JOB, "--setenv", "TMPDIR", JOB]
    for fonts in (".fonts", ".local/share/fonts"):
        argv += ["--ro-bind-try", str(Path.home() / fonts), f"{JOB}/{fonts}"]
    return argv
