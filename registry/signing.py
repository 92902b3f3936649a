"""Who may sign what on which day (thẩm quyền ký, Điều 13): pure, from what the office file declares.

A line “TM.” says for whom the signer speaks and gives no power of its own; KT., TL., TUQ. and Q. do, and must be
declared as they are signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from doc_engine.dates import short_date
from doc_engine.model import Signatory
from doc_engine.terms import DocumentType
from doc_engine.text import fold
from registry.settings import Signer

# The chair and the secretary of a meeting sign its minutes as such, whatever office they hold.
WITHOUT_POWER = frozenset({DocumentType.BIEN_BAN})
_FOR_ALL = "tm."


def power_refusal(signers: Sequence[Signer], signatory: Signatory, on: date) -> str | None:
    """Why `signatory` may not sign on that day, and who may; None where he may, or where nobody is declared."""
    if not signers or any(_may(signer, signatory, on) for signer in signers):
        return None
    who = signatory.full_name or signatory.title
    return (
        f"{who} không có thẩm quyền ký với tư cách “{_shown(signatory)}” ngày {short_date(on)}: "
        f"{_why(signers, signatory, on)}. {_who_may(signers, on)} "
        "Hãy sửa nguoi_ky, cập nhật người ký trong tệp cơ quan (vanthu init), "
        "hoặc nêu căn cứ giao quyền, giao phụ trách bằng --acting."
    )


def _may(signer: Signer, signatory: Signatory, on: date) -> bool:
    return _is(signer, signatory) and signer.in_office(on) and _has(signer, signatory)


def _is(signer: Signer, signatory: Signatory) -> bool:
    """The same person; a paper that leaves the name blank is anybody's of that office."""
    return not signatory.full_name or fold(signer.full_name) == fold(signatory.full_name)


def _has(signer: Signer, signatory: Signatory) -> bool:
    """The office and the powers that the paper shows are those declared."""
    shown = _powers(str(line) for line in signatory.authority)
    return fold(signer.title) == fold(signatory.title) and _powers(signer.authority.splitlines()) == shown


def _powers(lines: Iterable[str]) -> list[str]:
    folded = [fold(line) for line in lines]
    return [line for line in folded if line and not line.startswith(_FOR_ALL)]


def _shown(signatory: Signatory) -> str:
    return ", ".join((*(str(line) for line in signatory.authority), signatory.title))


def _declared(signer: Signer) -> str:
    return ", ".join((*signer.authority.splitlines(), signer.title))


def _why(signers: Sequence[Signer], signatory: Signatory, on: date) -> str:
    known = [signer for signer in signers if _is(signer, signatory)]
    if not known:
        return "người này không có trong danh sách người ký của cơ quan"
    fitting = [signer for signer in known if _has(signer, signatory)]
    ended = [signer.until_on for signer in fitting if signer.until_on and signer.until_on < on]
    if ended:
        return f"thẩm quyền ấy đã hết sau ngày {short_date(max(ended))}"
    begins = [signer.from_on for signer in fitting if signer.from_on and signer.from_on > on]
    if begins:
        return f"thẩm quyền ấy chỉ có từ ngày {short_date(min(begins))}"
    declared = "; ".join(dict.fromkeys(f"“{_declared(signer)}”" for signer in known))
    return f"cơ quan khai người này ký với tư cách {declared}"


def _who_may(signers: Sequence[Signer], on: date) -> str:
    able = [f"{signer.full_name} ({_declared(signer)})" for signer in signers if signer.in_office(on)]
    if not able:
        return "Ngày ấy không ai được khai có thẩm quyền ký."
    return f"Người được ký ngày ấy: {'; '.join(dict.fromkeys(able))}."
