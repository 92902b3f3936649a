"""Where the database may stand (nơi đặt dữ liệu): never on a network file system, whose locks lie."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from registry.errors import StoreUnsafe

_NETWORK = re.compile(
    r"nfs4?|cifs|smb[23]?|smbfs|afs|ceph|(?:fuse\.)?glusterfs|lustre|ncpfs|davfs2?|beegfs|orangefs|ocfs2|gfs2|drvfs|"
    r"sshfs|fuse\.(?:sshfs|davfs2|rclone|s3fs|gvfsd-fuse|google-drive-ocamlfuse|vmhgfs-fuse)|vboxsf|prl_fs"
)
_MOUNTS = Path("/proc/mounts")
_OCTAL = re.compile(r"\\([0-7]{3})")


def refuse_network_place(folder: Path) -> None:
    """Raise `StoreUnsafe` where `folder` is recognisably on a network file system; silent where it cannot be told."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    kind = network_kind(folder.absolute().resolve(), lines)
    if kind:
        raise StoreUnsafe(
            f"Thư mục “{folder}” nằm trên ổ đĩa mạng ({kind}), nơi khóa sổ không bảo đảm. "
            "Hãy đặt dữ liệu trên đĩa của máy này."
        )


def network_kind(folder: Path, mounts: Iterable[str]) -> str | None:
    """The network file system that holds `folder`, by the lines of /proc/mounts, or None."""
    best, kind = Path("/"), None
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 4:
            continue
        point = Path(_OCTAL.sub(lambda match: chr(int(match[1], 8)), fields[1]))
        if folder.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, _network_name(fields[2], fields[3])
    return kind


def _network_name(kind: str, options: str) -> str | None:
    """WSL shows Windows drives as 9p with `aname=drvfs`; other 9p (a virtual machine's own disk) is let be."""
    if _NETWORK.fullmatch(kind) or (kind == "9p" and "aname=drvfs" in options):
        return kind
    return None
