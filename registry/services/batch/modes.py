"""The three acts behind “send it to all” (cách gửi): what has one number and what has many."""

from __future__ import annotations

from enum import Enum


class Mode(Enum):
    """Cách gửi; the value is what `--mode` says."""

    SHARED = "shared"  # một số, một văn bản, nhiều nơi nhận
    COPIES = "copies"  # một số, mỗi nơi một bản ghi tên nơi ấy
    SEPARATE = "separate"  # mỗi nơi một số, một văn bản, một dòng sổ

    @property
    def label(self) -> str:
        """The act in a clerk's words."""
        return {
            Mode.SHARED: "một số, một văn bản gửi nhiều nơi",
            Mode.COPIES: "một số, mỗi nơi một bản ghi tên nơi nhận",
            Mode.SEPARATE: "mỗi nơi một số, một văn bản",
        }[self]
