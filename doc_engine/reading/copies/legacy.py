"""Text in the code tables from before Unicode (bảng mã cũ): TCVN3 (ABC) and VNI, as letters that look like noise.

Such text reaches us as Latin letters ("Céng hßa x· héi", "Coäng hoøa xaõ hoäi"). It is converted only where the
result is plainly Vietnamese and what came in plainly is not.
"""

from __future__ import annotations

from functools import cache

from doc_engine.patterns import late
from doc_engine.text import nfc

_TCVN3 = (
    "¸áµà¶ả·ã¹ạ¨ă¾ắ»ằ¼ẳ½ẵÆặ©âÊấÇầÈẩÉẫËậ®đÐéÌèÎẻÏẽÑẹªêÕếÒềÓểÔễÖệÝí×ìØỉÜĩÞịãóßòáỏâõäọ«ôèốåồæổçỗéộ¬ơíớêờëởìỡîợóúïùñủòũôụ\u00adưøứõừöử"
    "÷ữùựýýúỳûỷüỹþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư"
)
_TO_TCVN3 = {ord(old): new for old, new in zip(_TCVN3[::2], _TCVN3[1::2], strict=True)}

# VNI writes the tone, or tone and shape together, as a second letter behind the vowel.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATS = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVES = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_MARKER = late("[¸µ¶·¹¨¾»¼½©®ª«¬\u00ad×÷øþÞßØÆæîïûõäåüúñöëãâ]")
_COMMON_WORDS = (
    "của và các ngày tháng năm số căn cứ việc về nhân dân định hòa hội tỉnh ủy ban sở thực hiện quyết kính gửi nghị theo tại "
    "được trên đề độc lập tự do hạnh phúc công chủ nghĩa việt nam xã quản lý"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_WORD = late(r"[^\W\d_]+")
_LEAST = 8  # common words that the converted text must have


@cache
def _to_vni() -> dict[str, str]:
    table = dict(_ALONE)
    for vowel in "aeouy":
        table |= {vowel + mark: vowel + tone for mark, tone in _TONES.items()}
    for vowel in "aeo":
        table |= {vowel + mark: f"{vowel}\u0302{tone}" for mark, tone in _HATS.items()}
    table |= {f"a{mark}": f"a\u0306{tone}" for mark, tone in _BREVES.items()}
    for vowel, made in (("ô", "ơ"), ("ö", "ư")):
        table |= {vowel + mark: made + tone for mark, tone in _TONES.items()}
    return table | {old.upper(): new.upper() for old, new in table.items()}


_VNI_PAIR = late("[AEOUYaeouyÔôÖö][ÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜËùøûõïâáàåãäêéèúüë]|[ñôöæóòîÑÔÖÆÓÒÎ]")


def _from_tcvn3(text: str) -> str:
    return text.translate(_TO_TCVN3)


def _from_vni(text: str) -> str:
    table = _to_vni()
    return _VNI_PAIR.sub(lambda match: table.get(match[0], match[0]), text)


_TABLES = (("TCVN3 (ABC)", _from_tcvn3), ("VNI", _from_vni))


def from_legacy(text: str) -> tuple[str, str] | None:
    """The text in Unicode and the name of the code table it came in; None where that is not certain."""
    sample = text[:20_000]
    if len(_MARKER.findall(sample)) < 10:
        return None
    before = _common_words(sample)
    best = max(_TABLES, key=lambda table: _common_words(nfc(table[1](sample))))
    after = _common_words(nfc(best[1](sample)))
    if after < _LEAST or after < 3 * before:
        return None
    return nfc(best[1](text)), best[0]


def _common_words(text: str) -> int:
    return sum(word.casefold() in _COMMON for word in _WORD.findall(text))


def is_suspect(text: str) -> bool:
    """Whether the letters look like an old code table's, though it cannot be said which."""
    sample = text[:20_000]
    return len(_MARKER.findall(sample)) > 0.02 * max(len(sample), 1) and _common_words(sample) < _LEAST
