"""The signature of a sample (phần ký): recipients on the left; authority, room to sign and name on the right."""

from __future__ import annotations

import re
from itertools import takewhile

from doc_engine.ooxml.proposing import GUESSED, LIKELY, Board, is_signing_hint, placeholder
from doc_engine.ooxml.regions import Regions
from doc_engine.ooxml.sample import Passage

_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.")


def propose_signature(regions: Regions, board: Board) -> None:
    """Recipients on the left; authority, hints and name on the right."""
    if regions.signature == len(regions.passages):
        return
    label = regions.signing[0]
    written = [one for one in regions.signing if one.written and board.free(one)]
    left = [one for one in written if one.table == label.table and one.column == label.column]
    _recipients(label, [one for one in left if one.text.lstrip().startswith(("-", "–", "+"))], board)
    if label.table:
        right = [one for one in written if one.table == label.table and one.column != label.column]
        _signer(right, board)


def _recipients(label: Passage, listed: list[Passage], board: Board) -> None:
    for passage in listed:
        board.whole(passage, "noi_nhan", "danh sách Nơi nhận")
    if not listed:
        board.fill(label, "Nơi nhận", (), ())
        board.add_list(label, "noi_nhan")


def _signer(right: list[Passage], board: Board) -> None:
    named = right[-1] if right else None
    top = list(takewhile(lambda one: one is not named and _is_authority(one), right))
    for passage in top:
        sure = LIKELY if placeholder(passage) is None else 0.95
        board.whole(passage, "quyen_han", "quyền hạn, chức vụ của người ký", sure)
    for passage in right[len(top) :]:
        if is_signing_hint(passage):
            board.clear(passage, "chỗ ký")
        elif passage is named and (
            placeholder(passage) == "ho_ten" or passage.only_gap or _is_name(passage.text)
        ):
            sure = 0.95 if placeholder(passage) == "ho_ten" else GUESSED
            board.whole(passage, "ho_ten", "họ và tên người ký", sure)


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 7 and all(word[0].isalpha() for word in words)


def _is_authority(passage: Passage) -> bool:
    text = passage.text.strip()
    if placeholder(passage) == "quyen_han" or passage.only_gap:
        return True
    return not is_signing_hint(passage) and (text == text.upper() or _AUTHORITY.match(text) is not None)
