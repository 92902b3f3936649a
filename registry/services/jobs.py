"""Jobs that other machines may do (việc làm sau): PDFs of documents that have their numbers already.

A job may run twice, or after somebody did its work by hand: it looks first and then changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from registry.services.batch.later import missing_copy_pdfs
from registry.services.batch.modes import Mode
from registry.services.pdf import make_pdfs
from registry.store.jobs import Handler, Jobs

if TYPE_CHECKING:
    from registry.office import Home
    from registry.services.batch.answers import BatchIssued

PDFS, COPIES = "pdfs", "copy_pdfs"
_TOGETHER = 25  # documents or copies in one job


def put_pdfs(home: Home, keys: Sequence[str]) -> int:
    """Have the PDFs of those documents made: put into the queue on PostgreSQL, made at once on SQLite.

    Gives how many jobs are in the queue now for them; 0 where all is done. Raises as `make_pdfs`.
    """
    lots = [list(keys[start : start + _TOGETHER]) for start in range(0, len(keys), _TOGETHER)]
    queue = Jobs.of(home.store, handlers(lambda: home))
    if queue is not None:
        return queue.put(PDFS, [{"keys": lot} for lot in lots])
    for lot in lots:
        missing_pdfs(home, lot)
    return 0


def put_letters(home: Home, issued: BatchIssued) -> int:
    """The same for the letters of a batch, personal copies too."""
    if issued.mode is not Mode.COPIES:
        return put_pdfs(home, issued.documents)
    (key,) = issued.documents
    digests = [one.digest for one in issued.letters]
    lots = [digests[start : start + _TOGETHER] for start in range(0, len(digests), _TOGETHER)]
    queue = Jobs.of(home.store, handlers(lambda: home))
    if queue is not None:
        return queue.put(COPIES, [{"key": key, "digests": lot} for lot in lots])
    for lot in lots:
        missing_copy_pdfs(home, key, lot)
    return 0


def handlers(opened: Callable[[], Home]) -> Mapping[str, Handler]:
    """What jobs do, by name, each in the home that `opened` gives."""

    def pdfs(keys: list[str]) -> None:
        missing_pdfs(opened(), keys)

    def copy_pdfs(key: str, digests: list[str]) -> None:
        missing_copy_pdfs(opened(), key, digests)

    return {PDFS: pdfs, COPIES: copy_pdfs}


def missing_pdfs(home: Home, keys: Sequence[str]) -> list[str]:
    """Make the PDFs of those documents that have none; gives their keys."""
    with home.store.reading() as tx:
        known = tx.files.latest_of(keys, "pdf")
    wanted = [key for key in keys if key not in known]
    if wanted:
        make_pdfs(home, wanted)
    return wanted


def work(home: Home, *, wait: bool = True) -> bool:
    """Take jobs from the queue and do them; False on SQLite, which has none."""
    queue = Jobs.of(home.store, handlers(lambda: home))
    if queue is None:
        return False
    queue.work(wait=wait)
    return True
