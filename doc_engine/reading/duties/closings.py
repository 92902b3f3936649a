"""How papers close (câu kết): pleas and notices that look like orders and order nothing of their own."""

from __future__ import annotations

import re

from doc_engine.reading.copies.source import Source, loose
from doc_engine.reading.duties.duty_verbs import WHO, does_at
from doc_engine.reading.duties.order_words import AFTER_MANNER, Order

# "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.": closes the paper, orders nothing of its own.
_CLOSING = loose(
    r"(?:[\s,./]|can cu|noi dung(?!\w)|(?:ke hoach|cong van|chi thi)(?! so)|quan tam|som(?!\w)|nghiem tuc|nghiem(?!\w)|khan truong|kip thoi|phoi hop|to chuc|trien khai|thuc hien|chi dao|bao dam|dam bao|hieu qua|"
    r"dung(?!\w)|theo quy dinh|quy dinh|(?:trong|theo|tai) (?:ke hoach|chi thi)(?: nay)?|(?:cac )?nhiem vu duoc giao|(?:cac |nhung )?noi dung(?: tren| neu tren)?|cong van nay|(?:ke hoach|chi thi|thong bao|quyet dinh|huong dan|cong dien|nghi quyet|van ban|chuong trinh) nay|day du|va(?!\w)|"
    r"de(?!\w)|nay(?!\w)|chat che|tot(?!\w)|co(?!\w)|cac(?!\w)|tren(?!\w)|dat(?!\w)|ket qua|xem xet|giai quyet)+$"
)
# "Cục Thuế thông báo để Cục Thuế các tỉnh biết, thực hiện": how a letter ends.
_LETS_KNOW = loose(
    r"(?:thong bao|tra loi|co y kien|bao cao|trao doi|gui)(?!\w)[^;:]{3,260}?(?<!\w)(?:biet|duoc biet)(?!\w)[^;:]{0,160}$"
)
# "Tổng cục trả lời để Cục A thực hiện./.": the same, though nobody is said to know.
_LETTER_ENDS = loose(
    rf"\s*(?:{WHO})(?!\w)[^.;:]{{0,120}}?\s(?:thong bao|tra loi|co y kien|trao doi|phuc dap)\s(?:[^.;:]{{0,80}}?\s)?de\s(?:tp\.|[^.;:]){{3,160}}?\s"
    r"(?:biet|duoc biet|thuc hien|to chuc thuc hien|trien khai thuc hien|lam can cu thuc hien|nghien cuu,? thuc hien)"
    r"(?:,? (?:va )?(?:thuc hien|trien khai|to chuc thuc hien|theo quy dinh))*[\s./]*$"
)
_TELLS_TROUBLE = loose(
    r"(?:kip thoi )?(?:phan anh|bao cao|thong tin|lien he|trao doi)[^.;:]{0,40} (?:vuong mac|kho khan)(?!\w)"
)
_ORDER_WORD = loose(r"(?:kinh\s+)?(?:de\s+nghi|yeu\s+cau|giao)\s+")


def only_closes(source: Source, order: Order) -> bool:
    """Whether an order is the polite close of the paper: a general plea without object or time."""
    verb = _ORDER_WORD.match(source.flat, order.start, order.end)
    before = verb or AFTER_MANNER.match(source.flat, order.start, order.end)
    does = does_at(source, before.end() if before else order.start, order.end)
    if does and not verb and _LETS_KNOW.match(source.flat, does.start("does"), order.end):
        return True
    if not verb and _LETTER_ENDS.match(source.flat, order.start, order.end):
        return True
    rest = source.flat[does.start("does") if does else order.start : order.end]
    if _TELLS_TROUBLE.match(rest):
        return True
    rest = re.split(r"(?<!tp)[.;]\s+(?=trong qua trinh|neu |moi vuong mac|co gi )", rest)[0]
    return bool(_CLOSING.fullmatch(" ".join(rest.split())[:200]))
