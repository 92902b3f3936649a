"""Texts that nobody would write (văn bản nhiễu), each from one number: for the reader's daily tests and for `make fuzz`."""

from __future__ import annotations

import json
import random
import signal
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from functools import cache
from types import FrameType

from doc_engine.datafile import dump_draft
from doc_engine.dates import long_date, short_date
from doc_engine.errors import BadInput
from doc_engine.reading import read_text
from doc_engine.reading.words.vocabulary import DEPARTMENTS, MINISTRIES, PROVINCES
from doc_engine.redraft import redraft
from doc_engine.redraft.of_text import page_of_text
from doc_engine.text import admit
from tests.doc_engine.reading_cases import load

SPECIMENS = (
    "papers_local", "papers_central", "papers_forms", "papers_tasks", "sentences", "sentences_more", "sentences_third", "sentences_fourth",
)  # fmt: skip
PIECES = (
    "Kế hoạch số ", "146/KH-UBND", " ngày 19/7/2024", " của UBND tỉnh", "Căn cứ ", "Luật Hòa giải ở cơ sở", "\n", "\n\n", "  ", "|", "- ",
    "Nơi nhận:", "KT. CHỦ TỊCH", "KẾ HOẠCH", "Số:", "/", "-", "“", "”", "(", ")", ";", ", ", ". ", "được sửa đổi, bổ sung bởi ", "và ",
    "Cơ quan chủ trì: ", "Sở Tư pháp", "Thời gian thực hiện: năm 2024", "1. ", "a) ", "Kính gửi: ", "ngày    tháng    năm ", "V/v ",
    "Đề án 428", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ð", "trước ngày 1/1/2025", "thay thế ", "Nguyễn Văn An", "18-NQ/TW", "số ",
    "ngày ", "tháng ", "năm ", "của ", "Luật ", "Luật sửa đổi, bổ sung một số điều của ", "Nghị định ", "các văn bản sau: ", "Điều 1. ",
    "khoản 2 Điều 3 ", "điểm a ", "Giao ", "chủ trì, phối hợp với ", "báo cáo ", "hoàn thành ", "trong tháng 6", "quý II/2025", "hằng năm ",
    "trong thời hạn 05 ngày làm việc ", "kể từ ngày ", "(sau đây gọi tắt là ", "nêu trên", " này ", "TM. ỦY BAN NHÂN DÂN\n", "ỦY BAN NHÂN DÂN\n",
    "Quyết định ", "QĐ-", "KTHT&ĐT-NS", "66.12/2026/NQ-CP", "02/2026/QĐ-CTUBND", "STT | Nội dung | Cơ quan chủ trì | Thời gian\n", "TCVN 1:2020",
    "UBND xã ", "Thủ tướng Chính phủ", "hết hiệu lực ", "bãi bỏ ", "Phụ lục I\n", "(Kèm theo ", "./.", "Độc lập - Tự do - Hạnh phúc\n",
    "Lưu: VT", "Như trên;\n", "đến ", "từ ", "tại ", "theo ", "Thực hiện ", "Phúc đáp ", "Xét đề nghị của ", "[[page 1/2]]", "2024", "30/4",
)  # fmt: skip
_RANGES = (
    (0x00, 0x20), (0x20, 0x7F), (0x20, 0x7F), (0x80, 0x250), (0x300, 0x370), (0x300, 0x370), (0x1EA0, 0x1EFA), (0x1EA0, 0x1EFA), (0x2000, 0x2070),
    (0x2028, 0x202F), (0x2066, 0x206A), (0x590, 0x700), (0x660, 0x66A), (0xFF00, 0xFF60), (0xE000, 0xE010), (0xFE00, 0xFE10), (0x3000, 0x3400),
    (0x1D400, 0x1D800), (0x1F300, 0x1F650), (0xE0001, 0xE0080), (0x10FFF0, 0x110000), (0x2070, 0x20A0), (0x2150, 0x2190), (0x1AB0, 0x1B00),
)  # fmt: skip
_NOISE = "/-–.,:;()“”\"'|*#\n\t 0123456789ĐÐđơưẽ\u0301\u0323\u200b\x00\x1b\u202e\u2028\u00a0§⁄…²٣"
_LETTERS = (
    "KH",
    "QĐ",
    "BC",
    "TTr",
    "TB",
    "CV",
    "NQ",
    "CT",
    "HD",
    "CTr",
    "NĐ",
    "TT",
    "TTLT",
    "QH15",
    "UBTVQH14",
    "CĐ",
    "GM",
    "BB",
)
_TYPES = (
    "Kế hoạch", "Quyết định", "Báo cáo", "Tờ trình", "Thông báo", "Công văn", "Nghị quyết", "Chỉ thị", "Nghị định", "Thông tư", "Luật", "Đề án", "",
)  # fmt: skip
_BODIES = (
    *MINISTRIES.values(),
    *DEPARTMENTS.values(),
    "UBND tỉnh",
    "Chủ tịch UBND xã An Bình",
    "Thủ tướng Chính phủ",
    "Tỉnh ủy",
)
_PROVINCES = sorted(PROVINCES)
_CUES = (
    "Căn cứ ",
    "Thực hiện ",
    "Theo ",
    "Phúc đáp ",
    "thay thế ",
    "sửa đổi, bổ sung ",
    "bãi bỏ ",
    "kèm theo ",
    "",
)
Dice = random.Random


@cache
def specimens() -> tuple[str, ...]:
    """The sentences and papers of our own that are spoilt."""
    return tuple(case["text"] for name in SPECIMENS for case in load(name))


def _odd(dice: Dice, count: int) -> str:
    """Characters from everywhere: combining marks, controls, bidi, letters of other scripts; no surrogates."""
    return "".join(chr(dice.randrange(*dice.choice(_RANGES))) for _ in range(count))


def mutated(dice: Dice) -> str:
    """A specimen with pieces lost, doubled, moved, taken from another one, sown with noise."""
    text = dice.choice(specimens())
    if len(text) > 1_500:  # not always the whole of it: the rate counts too
        start = dice.randrange(len(text))
        text = text[start : start + 1_500] if dice.random() < 0.7 else text
    for _ in range(dice.randint(1, 14)):
        text = _spoilt(dice, text)
    return text


def _spoilt(dice: Dice, text: str) -> str:
    start = dice.randrange(len(text) + 1)
    end = min(len(text), start + dice.choice((1, 3, 20, 200)))
    match dice.randrange(10):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:end] + text[start:end] * dice.choice((1, 1, 2, 8)) + text[end:]
        case 2:
            return text[:start] + "".join(dice.choices(_NOISE, k=dice.randint(1, 6))) + text[start:]
        case 3:
            return text[end:] + text[:end]
        case 4:
            other = dice.choice(specimens())
            place = dice.randrange(len(other) + 1)
            return text[:start] + other[place : place + dice.choice((3, 30, 300))] + text[end:]
        case 5:
            change: Callable[[str], str] = dice.choice((str.upper, str.lower, str.swapcase, str.title))
            return text[:start] + change(text[start:end]) + text[end:]
        case 6:
            return (
                text[:start]
                + unicodedata.normalize(dice.choice(("NFD", "NFKC", "NFKD")), text[start:end])
                + text[end:]
            )
        case 7:
            return (
                text[:start]
                + text[start:end].replace(" ", dice.choice(("\n", "\u00a0", "", "  ", "\t", " | ")))
                + text[end:]
            )
        case 8:
            return text[:start] + dice.choice(PIECES) + text[end:]
        case _:
            return text[:start] + _odd(dice, dice.randint(1, 5)) + text[start:]


def odd(dice: Dice) -> str:
    """Nothing but odd characters, with a word of the language here and there."""
    return "".join(
        _odd(dice, dice.randint(1, 12)) + (dice.choice(PIECES) if dice.random() < 0.3 else "")
        for _ in range(dice.randint(1, 40))
    )


def pieced(dice: Dice) -> str:
    """Words that mean something to the reader, in any order."""
    return "".join(dice.choices(PIECES, k=dice.randint(1, 60)))


def cited(dice: Dice) -> str:
    """Citations from the grammar in a row, with noise at their joints."""
    return dice.choice(_CUES) + "".join(
        _citation(dice) + dice.choice(("; ", ", ", " và ", "\n", " (", ") ", ". ", " được thay thế bởi "))
        for _ in range(dice.randint(1, 12))
    )


def _citation(dice: Dice) -> str:
    day = date(1990, 1, 1) + timedelta(days=dice.randrange(15_000))
    number = f"{dice.choice(('', '0', '00'))}{dice.randrange(100_000)}{dice.choice(('', '', 'a', 'B', '.5'))}"
    year = dice.choice(("", "", f"/{day.year}"))
    body = dice.choice((*MINISTRIES, "UBND", "HĐND", "TTg", "CP", "TW", "TU", "CTUBND", "KTHT&ĐT-NS"))
    parts = [
        dice.choice(_TYPES), " số ", number, year, dice.choice(("/", " / ", "-", "⁄", "")), dice.choice(_LETTERS), dice.choice(("-", "- ", "–", "/", "")), body,
        dice.choice((f" ngày {short_date(day)}", f", {long_date(day)}", f" năm {day.year}", "", f" (ngày {day.day}.{day.month}.{day.year})")), " của ",
        dice.choice(_BODIES), dice.choice((" về việc tăng cường quản lý", "", " này", f" {dice.choice(_PROVINCES)}")),
    ]  # fmt: skip
    for _ in range(dice.choice((0, 0, 0, 1, 2))):
        parts[dice.randrange(len(parts))] = dice.choice((" ", "\n", "", dice.choice(PIECES), _odd(dice, 2)))
    return "".join(parts)


def run(dice: Dice) -> str:
    """One character or piece many times, in the middle of a sentence."""
    piece = dice.choice(
        (dice.choice(_NOISE), _odd(dice, 1), dice.choice("AÂaĐđ1 .…_-=?"), dice.choice(PIECES))
    )
    many = piece * (dice.choice((50, 400, 3_000, 7_000)) // len(piece))
    sentence = dice.choice(specimens())[:600]
    place = dice.randrange(len(sentence) + 1)
    return sentence[:place] + many + sentence[place:]


def deep(dice: Dice) -> str:
    """Points below points, brackets in brackets, quotations in quotations, one act amended by the next."""
    depth = dice.choice((5, 30, 120))
    match dice.randrange(5):
        case 0:
            marks = [
                dice.choice(
                    (
                        f"{n}. ",
                        f"{'.'.join('1' * (n % 9 + 1))}. ",
                        "a) ",
                        "đ) ",
                        "- ",
                        "+ ",
                        "I. ",
                        f"Điều {n}. ",
                        f"({n}) ",
                    )
                )
                for n in range(depth)
            ]
            return "\n".join(mark + dice.choice(PIECES) + dice.choice(PIECES) for mark in marks)
        case 1:
            left, right = dice.choice((("(", ")"), ("“", "”"), ("«", "»"), ("[[", "]]"), ('"', '"')))
            return "".join(left + dice.choice(PIECES) for _ in range(depth)) + right * dice.choice(
                (0, depth // 2, depth)
            )
        case 2:
            joint = dice.choice((" được sửa đổi, bổ sung bởi ", " thay thế ", " kèm theo ", " sửa đổi "))
            return joint.join(_citation(dice) for _ in range(min(depth, 40)))
        case 3:
            return (
                f"Các {dice.choice(_TYPES)} số: "
                + ", ".join(f"{n}/{dice.choice(_LETTERS)}-UBND" for n in range(depth))
                + _citation(dice)
            )
        case _:
            return "\n".join(
                " | ".join(dice.choice(PIECES).strip() for _ in range(dice.randint(1, 8)))
                for _ in range(depth)
            )


KINDS: tuple[Callable[[Dice], str], ...] = (mutated, mutated, odd, pieced, cited, cited, run, deep)


def noise(seed: int, number: int) -> tuple[str, str]:
    """The text of that number under that seed, and the kind that made it."""
    dice = random.Random(f"{seed}/{number}")
    kind = dice.choice(KINDS)
    return kind.__name__, kind(dice)


def growing(seed: int, number: int) -> str:
    """A stretch to be repeated to any length: one to four pieces, an odd one among them at times."""
    dice = random.Random(f"{seed}/grows/{number}")
    pick = (
        lambda: dice.choice(PIECES), lambda: dice.choice(PIECES), lambda: dice.choice(_NOISE), lambda: dice.choice(_PROVINCES),
        lambda: _citation(dice), lambda: dice.choice(specimens())[: dice.choice((20, 200))],
    )  # fmt: skip
    return "".join(dice.choice(pick)() for _ in range(dice.randint(1, 4)))


# ---- reading under a bound --------------------------------------------------------------------------------------

# The reader makes its patterns at the first use (some 0.9 s): no text is to be charged with that.
read_text("")


class TooLong(BaseException):
    """Reading took more of the processor than it may; no `except Exception` on the way may keep it."""


def bound(text: str) -> float:
    """Seconds of the processor that a text may take: many times what it does take."""
    return 0.5 + len(text) / 20_000


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises `TooLong` after so many seconds of this process alone (ITIMER_VIRTUAL): a busy machine changes nothing."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong(f"longer than {seconds:.2f} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def read_bounded(text: str, *, as_draft: bool = False) -> None:
    """Read a text through the whole reader; its places must lie in the text, its JSON must be JSON.

    `as_draft`: also make a data file of it, which may say that it is no official document.
    """
    with at_most(bound(text)):
        reading = read_text(text)
        json.dumps(reading.as_json())
    if as_draft:
        with at_most(4 * bound(text)), suppress(BadInput):
            dump_draft(redraft(page_of_text(admit(text))).draft)
    length = len(text)
    for citation in reading.citations:
        for start, end in citation.spans:
            if not 0 <= start < end <= length:
                raise AssertionError(f"a citation at {start}–{end} of {length}")
