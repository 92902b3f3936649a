"""Words that a page of the web ran together (chữ dính nhau): "củaCục", "côngvăn", "đềnghị" parted as the language has them.

No Vietnamese syllable has two vowels with a consonant between, or a capital behind a small letter. Such a word is
parted where one way alone leaves words that are common in papers or stand by themselves in the same text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from doc_engine.patterns import late

_WORD = late(r"[^\W\d_]{4,40}")
_SEAM = late(r"(?<=[a-z])(?=[A-Z])")  # over letters without accents
_TWO_SYLLABLES = late(r"[aeiouy][bcdghklmnpqrstvx]{1,5}[aeiouy]")
_ADDRESS = late(r"[@/\\]|\.\w")
_COMMON_WORDS = (
    "an ban bảo báo biện biết bộ bổ các cán cáo cần cấp chấp chi chỉ chính cho chỉnh chủ chức chung có cơ công của cục cứ dân "
    "danh dẫn dung dụng dự đã đạo đảm đầu đề đến định đối đồng được gia giao giải gửi hành hiện hoạch hội hợp hồ hướng kế kết khai khẩu "
    "kèm kiểm kinh lập liên luật lý mọi mục nam năm ngày nghị nghiệp ngành nhà nhân nhận nhập nhiệm nước nội phải phận pháp phân phó phòng phố "
    "phối phúc phương qua quả quan quản quốc quy quyết quyền rà soát sau sở số sơ sự sửa tác tài tại tập tế thành tháng thẩm thanh theo thi "
    "thị thiện thông thu thuế thủ thuộc tịch thực thường tỉnh tiếp tin toàn toán tổ tổng tra trả trách tranh triển trình trong trung trực trường trước tư "
    "từ tuyên ủy uỷ và văn vào về vệ vi việc viên vị với vụ vực xã xem xét xử xuất yêu ý"
)
_COMMON = frozenset(_COMMON_WORDS.split())
# Words without accents that a small letter before a capital may end with: of others ("MobiFone") it is no sign.
_PLAIN = frozenset(("theo", "cho", "trong", "do", "giao", "thi", "quan", "ban", "sau", "qua"))
_MOST_PARTS = 4


def unglued(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with a space between words that ran together, and the places of these spaces in it."""
    pieces = set(text.split())
    suspects = {piece for piece in pieces if _is_glued(piece) and not _ADDRESS.search(piece)}
    if not suspects:
        return text, ()
    alone = {piece.strip('.,;:()"“”').lower() for piece in pieces - suspects}
    known = _COMMON | {word for word in alone if len(word) > 1 and word.isalpha()}
    parted = {piece: _WORD.sub(lambda word: _parted(word[0], known), piece) for piece in suspects}
    return _with_spaces(text, {piece: new for piece, new in parted.items() if new != piece})


def _with_spaces(text: str, parted: dict[str, str]) -> tuple[str, tuple[int, ...]]:
    if not parted:
        return text, ()
    longest_first = sorted(parted, key=len, reverse=True)
    anywhere = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)")
    found: list[str] = []
    places: list[int] = []
    end = length = 0
    for match in anywhere.finditer(text):
        new = parted[match[0]]
        length += match.start() - end
        places += [length + place for place, char in enumerate(new) if char == " "]
        found += [text[end : match.start()], new]
        length, end = length + len(new), match.end()
    return "".join([*found, text[end:]]), tuple(places)


@lru_cache(maxsize=32_768)  # papers share their words
def _is_glued(piece: str) -> bool:
    if len(piece) < 4 or piece.isascii():
        return False
    plain = _plain(piece)
    return bool(_SEAM.search(plain) or _TWO_SYLLABLES.search(plain.lower()))


def _plain(word: str) -> str:
    """Letter for letter without accents; capitals stay."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in word).replace("đ", "d").replace("Đ", "D")


def _parted(word: str, known: frozenset[str]) -> str:
    """The word with spaces, or as it is where it cannot be told how to part it."""
    plain = _plain(word)
    cuts = [0, *(match.start() for match in _SEAM.finditer(plain)), len(word)]
    parts = [word[start:end] for start, end in pairwise(cuts)]
    parted = [_syllables(part, known, seamed=len(parts) > 1) for part in parts]
    if any(part is None for part in parted):
        return word
    if any(part.isascii() and part.lower() not in _PLAIN for part in parts[:-1]):
        return word
    return " ".join(part for part in parted if part)


def _syllables(part: str, known: frozenset[str], *, seamed: bool) -> str | None:
    """A part with spaces between its words; None where it is no word, or may be parted in two ways. Between seams any
    syllable with accents will do."""
    if len(part) > 1 and (part.isupper() or part.lower() in known):
        return part
    if part.isascii():
        return None
    if not _TWO_SYLLABLES.search(_plain(part).lower()):
        return part if seamed and len(part) > 1 else None
    ways = _ways(part, known, _MOST_PARTS)
    return " ".join(ways[0]) if len(ways) == 1 else None


def _ways(part: str, known: frozenset[str], most: int) -> list[list[str]]:
    whole = [[part]] if part.lower() in known else []
    if most == 1:
        return whole
    return whole + [
        [part[:cut], *rest]
        for cut in range(1, len(part))
        if part[:cut].lower() in known
        for rest in _ways(part[cut:], known, most - 1)
    ]


_ONSET = "(?:CH|GH|GI|KH|NGH|NG|NH|PH|QU|TH|TR|[BCDGHKLMNPRSTVX])?"
_SYLLABLE = late(rf"{_ONSET}[AEIOUY]{{1,3}}(?:CH|NG|NH|[CMNPT])?")


def parted_capitals(name: str) -> str:
    """A name in capitals with words apart that ran together ("ĐIỆN LỰCMIỀN NAM"): those that are syllables in one way only."""
    return " ".join(_parted_capitals(word) for word in name.split())


def _parted_capitals(word: str) -> str:
    plain = _plain(word)
    if word.isascii() or not word.isalpha() or not _TWO_SYLLABLES.search(plain.lower()):
        return word
    cuts = [
        cut
        for cut in range(2, len(word) - 1)
        if _SYLLABLE.fullmatch(plain[:cut]) and _SYLLABLE.fullmatch(plain[cut:])
    ]
    return f"{word[: cuts[0]]} {word[cuts[0] :]}" if len(cuts) == 1 else word
