"""`vanthu verify`: the integrity of journal, numbers and files (kiểm tra toàn vẹn)."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counter.desk import Desk, office_command

if TYPE_CHECKING:
    from registry.services.anchors import Anchor


@office_command("verify")
@click.option(
    "--since",
    multiple=True,
    metavar="MỐC",
    help="Mốc nhật ký ghi ở ngoài: tệp sao lưu, tệp sổ đã in, tệp văn bản có dòng mốc, hoặc SỐ:MÃ.",
)
def verify(desk: Desk, *, since: tuple[str, ...]) -> int:
    """Kiểm tra nhật ký, sổ, số và tệp có khớp nhau, còn nguyên; không sửa gì.

    Với --since, còn kiểm tra nhật ký có bị cắt phần cuối hoặc viết lại sau mốc ấy không.
    """
    from registry.services.anchors import broken_anchors
    from registry.services.verifying import verify as verify_in
    from registry.services.verifying.strays import strays, strays_words

    anchors = [anchor for one in since for anchor in _anchors(one)]
    with desk.home() as home:
        problems = verify_in(home)
        with home.store.reading() as tx:
            problems += broken_anchors(tx, anchors)
            stray = strays(home, tx)
            heads = {office.key: tx.journal.head(office.key) for office in tx.offices.all()}
    lines = problems or ["Nhật ký, sổ, số và tệp khớp nhau, còn nguyên."]
    lines += [f"Mốc nhật ký {key}: {head.seq}:{head.hash}" for key, head in heads.items()]
    lines += [words] if (words := strays_words(stray)) else []
    said = {key: {"seq": head.seq, "hash": head.hash} for key, head in heads.items()}
    desk.answer("\n".join(lines), {"problems": problems, "heads": said, "strays": asdict(stray)})
    return 1 if problems else 0


def _anchors(word: str) -> list[Anchor]:
    from counter.desk import read_input
    from registry.services.anchors import anchor_of, anchors_of_backup, read_anchors, refuse_cut_short

    typed = anchor_of(word)
    if typed:
        return [typed]
    path = Path(word)
    if not path.exists():
        refuse_cut_short(word)
    return anchors_of_backup(path) or read_anchors(read_input(path), path.name)
