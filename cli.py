"""`vanthu`: the command line of the office. Assembles the commands of `counter.commands`, nothing else."""

from __future__ import annotations

from counter.commands import COMMANDS
from counter.vietnamese import LazyGroup

main = LazyGroup(
    name="vanthu",
    help="Soạn thảo, cấp số, đăng ký và theo dõi văn bản hành chính theo Nghị định 30/2020/NĐ-CP.",
    lazy_commands=COMMANDS,
)

if __name__ == "__main__":
    main()
