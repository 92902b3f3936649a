"""`vanthu dossier …`: filing plan, dossiers, hand-over to the archive, the use of archive copies (hồ sơ)."""

from __future__ import annotations

from counter.vietnamese import LazyGroup

dossier = LazyGroup(
    name="dossier",
    help="Hồ sơ: danh mục, lập, mục lục, nộp lưu, sử dụng bản lưu.",
    lazy_commands={
        "lend": ("counter.commands.lending:lend", "Ghi việc cho sử dụng bản lưu."),
        "return": ("counter.commands.lending:return_", "Ghi việc trả bản lưu."),
    },
)
