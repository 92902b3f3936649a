"""The end of a document (phần cuối): nơi nhận and the signature block, side by side or one above the other."""

from __future__ import annotations

import re

from doc_engine.reading.copies.source import Line, Source, bare_of
from doc_engine.reading.heads.cells import Cell, cells_of
from doc_engine.reading.heads.ranks import parted_ranks
from doc_engine.reading.names.bodies import HEAD
from doc_engine.reading.values import SignatureFound
from doc_engine.reading.words.vocabulary import SURNAMES
from doc_engine.text import UPPER

_RECIPIENTS = re.compile(r"n[oơ]i\s{1,6}nhan\s*:?$|noi\s{1,6}nhan\s*:")
_HEADING = re.compile(r"[\s|]{0,80}N(?:ơi|ƠI)\s{1,6}(?:nhận|NHẬN)(?=[^\w:])(?P<rest>[^\n]{1,400})")
_CAPACITY = re.compile(r"(?:(?:tm|kt|tl|tuq|q)[.,]|t/m|k/t|t/l|tu/q|[tk]\.[mtl]\.)\s?(?=[a-z])")
_OFFICE = re.compile(
    r"(?:pho |quyen |thu )?(?:tong )?(?:giam doc|chu tich|bo truong|thu truong|thu tuong|hieu truong|chanh van phong|vien truong|"
    r"cuc truong|vu truong|truong (?:ban|phong|khoa|cong an)|truong|chi cuc truong|tong cuc truong|chanh an|chanh thanh tra|"
    r"thong doc|bi thu|chu nhiem|tong bi thu|tong thu ky|tong thanh tra|tong kiem toan|chinh uy|to truong|doi truong|tram truong|uy vien|pho truong|chi huy truong|tu lenh|chu toa|ke toan truong|pho chanh)"
)
# Offices outside the table: "KIỂM TOÁN TRƯỞNG", "KT. THAM MƯU TRƯỞNG", "THẨM PHÁN".
_TITLED = re.compile(
    r"(?:pho )?(?:(?:tham muu|kiem toan|hat|chi cuc|doi|tram|khoa|ke toan) truong|tham phan|kiem sat vien|chap hanh vien)"
    r"(?: (?:so cap|trung cap|cao cap|phu trach))?"
)
_IN_PLACE = re.compile(r"(?:kt|tl|tuq)[.,]\s?[a-z]+(?: [a-z]+){1,4} truong")
_SIGNED = re.compile(r"\(?(?:da ky|ky ten|ky, dong dau|dau)\)?[.,]?$")
# "Đã ký: Nguyễn Văn A": what a web page sets before the name.
_SIGNED_BEFORE = re.compile(r"^\(?(?:[ĐđÐ]ã ký|ĐÃ KÝ|[Kk]ý tên)\)?\s{0,3}[:.]?\s{0,3}(?=[^\W\d_])")
_ANNEX = re.compile(r"phu luc(?: [ivx\d]+)?\.?$")
_LUU = re.compile(r"luu(?!\w)(?!\s(?:tru|hoc|vuc|thong|y)(?!\w))")
_DASHES = ("-", "–", "~", "+", "—", "•")
# "- Như trên; - Lưu: VT.": several on one line.
# "- Sở Y tế; (báo cáo) - Công an tỉnh;": a note behind the mark.
_NOTED = re.compile(r"(;\s{0,3}\([^()]{2,30}\))\s{1,4}(?=[-–]\s?[^\W\d])")
_ON_ONE_LINE = re.compile(
    rf"\n|(?<=;)\s{{1,4}}(?=[-–]\s?[^\W\d])|(?<=[^\W\d_]\.)\s(?=[-–]\s?[Ll]ưu\s?:)"
    rf"|(?:(?<=[^\W\d_]{{2}}\.)|(?<=\)\.))\s{{1,4}}(?=[-–]\s?[{UPPER}])"
)
# "1. Như Điều 2;": recipients with numbers.
_COUNTED = re.compile(r"^\d[.)]\s{1,3}(?=[^\W\d_])")
# "Lưu: VT, QL; V25.": letters and number of a unit or a typist.
_FILED = re.compile(r"\s*(?:[^\W\d_]{1,5}\d{0,3}|\d[\d.]{1,10})[.;]?$")
# "- VPCP: BTCN, các PCN;⏎Vụ TH, Cổng TTĐT;": what follows without a dash is of the same office.
_OFFICE_LIST = re.compile(r"VP\w{0,6}\s?:")
_OF_OFFICE = re.compile(r"(?:[Cc]ác )?(?:[Vv]ụ|Trợ lý|TGĐ|[Cc]ổng TTĐT)(?!\w)")  # in a list without any dash
_NAME_WORD = re.compile(r"(?:[^\W\d_]['’])?[^\W\d_]+$")
_TITLES = re.compile(
    r"^(?:(?:PGS|GS|TSKH|TS|ThS|BS|BSCKII|BSCKI|BSNT|CKII|CKI|DS|CN|KS|KTS|LS|NGƯT|Bác sĩ|Dược sĩ|Kỹ sư|Tiến sĩ|Thạc sĩ|Luật gia|NSND|NSƯT|Luật sư|Ông|Bà|Đồng chí|"
    r"(?:Thiếu|Trung|Thượng|Đại) (?:úy|tá|tướng))[.,]?\s*(?=\S)(?<![^\W\d_]))+"
)


# "- Lưu: VT,⏎KT.": what is filed goes on; behind anything else the list has ended.
_FILES_ON = re.compile(r"(?:[,:(-]|\s(?:và|phòng|Phòng|ban|Ban))$")


def find_recipients_row(source: Source) -> int | None:
    """The line of "Nơi nhận:", the last one before any annex."""
    found = None
    for row, line in enumerate(source.lines):
        text = source.bare[line.start : line.end].strip(" :|")
        if (
            _RECIPIENTS.match(text.strip())
            or _RECIPIENTS.match(f"{text}:")
            or _is_half_heading(source, row, text)
            or _is_heading_without_colon(source, line)
        ):
            found = row
        elif (
            found is not None
            and _ANNEX.match(text)
            and source.view[line.start : line.end].strip()[:1].isupper()
        ):
            break
    return _row_without_heading(source) if found is None else found


def _is_heading_without_colon(source: Source, line: Line) -> bool:
    """ "Nơi nhận - Như trên; …", "Nơi nhận   TRƯỞNG BAN": the first item or the signature beside it says what it is."""
    found = _HEADING.match(source.view, line.start, line.end)
    rest = found["rest"].strip(" |") if found else ""
    return rest.startswith(("- ", "– ", "• ")) or rest.isupper()


def _is_half_heading(source: Source, row: int, text: str) -> bool:
    """ "Nơi" alone above dashed names."""
    below = source.lines[row + 1 : row + 3] if text == "noi" else ()
    return any(source.view[line.start : line.end].lstrip(" |").startswith("-") for line in below)


_FIRST_RECIPIENT = re.compile(r"[-–+]\s?nhu (?:tren|dieu \d{1,2})[;.,]?$")


def _row_without_heading(source: Source) -> int | None:
    """The line "- Như trên;" of a list that lost its "Nơi nhận:", near the end and closed by "Lưu"."""
    rows = [
        (row, source.bare[line.start : line.end].strip(" |"))
        for row, line in enumerate(source.lines)
        if not line.furniture
    ]
    for row, text in rows[len(rows) // 3 :]:
        if _FIRST_RECIPIENT.match(text):
            below = (later for at, later in rows if row < at <= row + 25)
            return row if any(_LUU.match(later.lstrip("-–+ ")) for later in below) else None
    return None


def read_recipients(source: Source, row: int | None) -> tuple[str, ...]:
    """The places that get a copy, each without dash and end mark; stops behind "Lưu"."""
    if row is None:
        return ()
    items: list[str] = []
    open_item = marked = False
    for cell in cells_of(source, row, row + 90):
        text = (
            re.sub(r"^n[oơ]i(?: nh[aậ]n|$)\s*:?", "", cell.text, flags=re.IGNORECASE).strip()
            if cell.row == row
            else cell.text
        )
        if cell.row == row and _is_beside(text):
            continue
        if not text or (cell.right and not text.startswith(("-", "–"))):
            continue
        text = _without_capacity(text)
        dashed = text.startswith(_DASHES)
        if not dashed and (
            _is_capacity(text)
            or _is_name(text)
            or (len(text.split()) > 2 and _is_shouted_name(text))
            or _SIGNED.match(bare_of(text))
            or _is_end(text)
        ):
            if items and _LUU.match(bare_of(items[-1])):
                break
            continue
        listed = bool(items) and not dashed and _OFFICE_LIST.match(items[-1]) is not None
        listed = listed and (marked or _OF_OFFICE.match(text) is not None)
        if dashed or not (open_item or listed):
            if items and _LUU.match(bare_of(items[-1])):
                break
            marked = dashed
            items += [
                _COUNTED.sub("", part.lstrip("-–~+—•_ "))
                for part in _ON_ONE_LINE.split(_NOTED.sub(r"\1\n", text))
            ]
        elif not open_item:
            items[-1] = f"{items[-1].rstrip(';')}; {text}"
        elif _LUU.match(bare_of(items[-1])) and not (_FILES_ON.search(items[-1]) or text[0].islower()):
            break
        else:
            items[-1] = f"{items[-1]} {text}"
        open_item = not text.rstrip().endswith((";", "."))
        if not open_item and _LUU.match(bare_of(items[-1])):
            break
    return tuple(item.rstrip(" ;.,:") for item in items if item.rstrip(" ;.,:"))


# "Nơi nhận: Là: GIÁM ĐỐC": what a scan saw in the gap between the heading and the signature beside it.
_SPECK = re.compile(r"\W{0,3}[^\W\d_]{0,3}\s?:\s{0,4}")


def _is_beside(text: str) -> bool:
    """Whether what stands behind the heading on its line is of the signature beside it."""
    speck = _SPECK.match(text)
    rest = text[speck.end() :] if speck else text
    if speck is None:
        return text.isupper() and not text.startswith(_DASHES)
    return not rest or _is_capacity(rest)


def _is_end(text: str) -> bool:
    return bool(_ANNEX.match(bare_of(text)) or re.match(r"\(\d{1,2}\)|\[\[", text))


def _without_capacity(text: str) -> str:
    """A scan sets the signature's lines behind a recipient on the same line."""
    text = _without_name(_BEHIND_SIGNED.sub("", _apart_from_name(text)[0]))
    start = _capacity_start(text)
    text = text[:start].strip() if start else text
    kept, mark, tail = text.rpartition(";")
    if mark and _NOTE.fullmatch(tail.strip()):
        return f"{kept} {tail.strip()};"
    if _LUU.match(bare_of(text.lstrip("-–~+— "))) and _FILED.match(tail):
        return text
    noise = mark and (_is_name(tail.strip()) or not re.search(r"[^\W\d_]{3}", tail))
    return f"{kept};" if noise and kept else text


_BEHIND_SIGNED = re.compile(r"\s{1,4}\((?:Đã|đã) ký\)$")


def _without_name(text: str) -> str:
    """ "- Lưu: VT, NC. Nguyễn Văn An": the name of the right column behind the end of an item, and of the list."""
    words = text.split()
    marks = ".;)" if _LUU.match(bare_of(text.lstrip("-–~+— "))) else ";"
    for count in range(min(_LONGEST_NAME, len(words) - 1), 1, -1):
        name = " ".join(words[-count:])
        if words[-count - 1].endswith(tuple(marks)) and (_is_name(name) or _is_shouted_name(name)):
            return " ".join(words[:-count])
    return text


# "- Thường trực Tỉnh ủy; (để b/c)": what for, behind the mark.
_NOTE = re.compile(r"\([^()]{2,30}\)[.;]?")


_WORD_STARTS = re.compile(r"(?:^|(?<=[\s;]))\S")
_FOR_WHOM = re.compile(
    r"(?:uy ban|ubnd|hdnd|bch|btv|hoi dong|ban |chinh phu|thuong|dang uy|chi uy|doan|bo chinh tri|tinh uy|thanh uy|quan uy|dang bo)"
)


def _capacity_start(text: str) -> int | None:
    """Where capitals of a signature line begin in a line that also holds something else."""
    last_small = next((place for place in reversed(range(len(text))) if text[place].islower()), -1)
    if last_small == len(text) - 1:
        return None
    last_large = next((place for place in reversed(range(len(text))) if text[place].isupper()), -1)
    bare = bare_of(text)
    for match in _WORD_STARTS.finditer(bare, last_small + 1):
        place = match.start()
        if place > last_large:  # behind the last small letter: capitals as long as there is a letter
            break
        short = _CAPACITY.match(bare, place)
        if short and _FOR_WHOM.match(bare, short.end()):
            return place
        if short and bare.startswith(("tm", "t/m"), place) and HEAD.match(bare, short.end()):
            return place
        office = _OFFICE.match(bare, short.end() if short else place)
        if office and len(text) - place >= 6:
            return place
        if place == 0 and (_TITLED.fullmatch(bare) or (short and _IN_PLACE.fullmatch(bare))):
            return place
    return None


def _is_capacity(text: str) -> bool:
    if len(text) >= 90 or sum(map(str.isupper, text)) < 0.8 * max(1, sum(map(str.isalpha, text))):
        return False
    return _capacity_start(text.upper()) == 0


def _is_name(text: str) -> bool:
    """A person's name: two to six capitalised words, the first a Vietnamese surname."""
    words = _TITLES.sub("", text).split()
    if not 2 <= len(words) <= 6 or text.isupper():
        return False
    shaped = all(
        _NAME_WORD.match(word) and word[0].isupper() and word[1:].islower() | (len(word) == 1)
        for word in words
    )
    return shaped and bare_of(words[0]) in SURNAMES


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and (word[1:].islower() or len(word) == 1)


def read_signature(source: Source, row: int | None) -> SignatureFound | None:
    """The signature block: its lines in capitals from top to bottom, and the name below them."""
    last = len(source.lines)
    cells = cells_of(source, (row - 8) if row is not None else last - 40, last if row is None else row + 90)
    parts = _whole_lines([part for cell in cells for part in _signature_parts(cell)])
    start = next((index for index, part in enumerate(parts) if _is_capacity(part.text)), None)
    if start is None:
        return _signed_small(parts)
    lines: list[str] = []
    likely: str | None = None
    for index, part in enumerate(parts[start:], start):
        if _ANNEX.match(part.bare):
            break
        if _is_capacity(part.text):
            lines, likely = [*lines, _capacity_line(part.text)], None
        elif lines and lines[-1].startswith(("TL.", "KT.", "TUQ.")) and _is_small_office(parts, index):
            lines.append(part.text)
        elif lines and _is_name(part.text):
            return SignatureFound(_TITLES.sub("", part.text), tuple(lines))
        elif lines and likely is None and (_may_be_name(part.text) or _is_shouted_name(part.text)):
            likely = _TITLES.sub("", part.text)
        elif _is_running_text(part, row):
            lines, likely = [], None
    closes = bool(lines) and _is_capacity(parts[-1].text) and parts[-1].row >= last - 4
    return SignatureFound(likely, tuple(lines)) if lines and (likely or row is not None or closes) else None


def _signed_small(parts: list[Cell]) -> SignatureFound | None:
    """ "UBND tỉnh X⏎Chủ tịch⏎(Đã ký)⏎Name": lines that a page does not set in capitals, told by "(Đã ký)"."""
    at = next((index for index, part in enumerate(parts) if _SIGNED.fullmatch(part.bare)), None)
    if at is None or at + 1 >= len(parts) or not _is_name(parts[at + 1].text):
        return None
    lines = [
        part.text for part in parts[max(0, at - 3) : at] if _OFFICE.match(part.bare) or HEAD.match(part.bare)
    ]
    lines = [line for line in lines if len(line) < 60 and not line.endswith((".", ";", ":"))]
    return SignatureFound(_TITLES.sub("", parts[at + 1].text), tuple(lines)) if lines else None


def _is_small_office(parts: list[Cell], index: int) -> bool:
    """ "TL. CHỦ TỊCH⏎Chánh Văn phòng⏎Name": an office in small letters between a capacity and the name."""
    text = parts[index].text
    fits = (
        _OFFICE.match(bare_of(text)) and len(text.split()) <= 6 and text[-1].isalpha() and text[0].isupper()
    )
    return bool(fits) and index + 1 < len(parts) and _is_name(parts[index + 1].text)


# "TM.⏎ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN⏎DÂN", "TM. HỘI ĐỒNG PHỐI HỢP PHỔ BIẾN,⏎GIÁO DỤC": a signing line that a narrow cell broke.
_BROKEN = re.compile(
    r"(?:tm|kt|tl|tuq|q)\.|[tk]/[mtl]|(?:tm\.|t/m)\s(?:[a-z ]{1,40}\s)?(?:uy|uy ban|uy ban nhan|hoi|hoi dong|hoi dong nhan|ban|ban thuong|ban chap|thuong truc|thuong)"
    r"|(?:tm|kt|tl|tuq)\.\s[^\n]{4,70}(?:,|\sva|\s-)"
)


def _whole_lines(parts: list[Cell]) -> list[Cell]:
    """The parts with broken signing lines put together."""
    whole: list[Cell] = []
    taken: set[int] = set()
    for index, part in enumerate(parts):
        rest = _rest_of(parts, index)
        if rest is not None:
            taken.add(rest)
            whole.append(part._replace(text=f"{part.text} {parts[rest].text}"))
        elif index not in taken:
            whole.append(part)
    return whole


def _rest_of(parts: list[Cell], index: int) -> int | None:
    """Where the second half of a broken signing line stands, if this is a first one."""
    part = parts[index]
    if not (part.text.isupper() and _BROKEN.fullmatch(part.bare)):
        return None
    rest = next((n for n in range(index + 1, min(index + 4, len(parts))) if parts[n].text.isupper()), None)
    if rest is None or parts[rest].row - part.row > 2 or _CAPACITY.match(parts[rest].bare):
        return None
    alone = " " not in part.bare  # "KT." wants an office, "TM. ỦY BAN" does not
    return rest if alone or not _OFFICE.match(parts[rest].bare) else None


def _is_running_text(part: Cell, row: int | None) -> bool:
    """Text of the body: what stood in capitals above it was a heading, no signature."""
    if part.text.startswith(("-", "–", "+", "~")) or _SIGNED.match(part.bare):
        return False
    return len(part.text) > 80 or (row is not None and part.row < row and len(part.text) > 40)


def _may_be_name(text: str) -> bool:
    """A name outside the table of surnames: the peoples of the highlands have others ("Rơ Châm Thuyên")."""
    words = text.split()
    if _OFFICE.match(bare_of(text)) or _SIGNED.match(bare_of(text)):
        return False
    return 2 <= len(words) <= 5 and all(
        _NAME_WORD.match(word) and _is_capitalised(re.split("['’]", word)[-1]) for word in words
    )


# Words that begin like a surname and name no person: "ĐÀO TẠO NGHỀ", "HÀ NỘI", "CAO ĐẲNG".
_NO_PERSON = re.compile(r"(?:dao tao|cao dang|ho so|kim loai|duong bo|mai tang)(?!\w)")


def _is_shouted_name(text: str) -> bool:
    """ "LÊ QUANG TÁM": a surname and at least two words more, that begin no body's name."""
    text = _TITLES.sub("", text)
    words, bare = text.split(), bare_of(text)
    named = 2 <= len(words) <= 5 and text.isupper() and all(map(_NAME_WORD.match, words))
    return named and bare_of(words[0]) in SURNAMES and not (HEAD.match(bare) or _NO_PERSON.match(bare))


def _signature_parts(cell: Cell) -> list[Cell]:
    text = _NAMED_AND_SIGNED.sub("", cell.text)
    lines, name = _apart_from_name(text)
    if not name and text != cell.text and _is_name(text):
        return [cell._replace(text=text)]
    if not name:
        return parted_ranks(_cleared(cell))
    return [*parted_ranks(_cleared(cell._replace(text=lines))), cell._replace(text=name)]


# "PHÓ GIÁM ĐỐC Lê Văn Tám (đã ký)": the mark behind the name.
_NAMED_AND_SIGNED = re.compile(
    r"(?<=[^\W\d_])\s{1,4}\((?:[Đđ]ã ký|ĐÃ KÝ|[Kk]ý tên)(?:,? (?:và )?đóng dấu)?\)[.:]?$"
)
_MARKED_SIGNED = re.compile(r"\s\(?(?:[Đđ]ã ký|ĐÃ KÝ|[Kk]ý tên|KÝ TÊN)(?:,? đóng dấu)?\)?[.:]?$")
_LONGEST_NAME = 8  # words, with what stands before it: "Thiếu tướng, PGS. TS. Nguyễn Văn An"


def _apart_from_name(text: str) -> tuple[str, str]:
    """ "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Văn Tám" on one line: the offices in capitals, and the name; "" when there is none."""
    words = text.split()
    if text.isupper():
        return _apart_from_shouted(words)
    words = _with_whole_words(words)
    if len(words) < 4 or not _is_capitalised(words[-1]):
        return text, ""
    for count in range(min(_LONGEST_NAME, len(words) - 2), 1, -1):
        name = " ".join(words[-count:])
        if _is_name(name):
            lines = _MARKED_SIGNED.sub("", " ".join(words[:-count]))
            return (lines, name) if _capacity_start(lines) is not None else (text, "")
    return text, ""


def _with_whole_words(words: list[str]) -> list[str]:
    """ "CHỦ TỊCH Đặ ng Văn Minh": a surname that a converter cut, put together."""
    for place in range(1, len(words)):
        whole = words[place - 1] + words[place]
        if (
            words[place].islower()
            and len(words[place]) < 4
            and bare_of(whole) in SURNAMES
            and whole[0].isupper()
        ):
            return [*words[: place - 1], whole, *words[place + 1 :]]
    return words


def _apart_from_shouted(words: list[str]) -> tuple[str, str]:
    """ "PHÓ GIÁM ĐỐC LÊ VĂN TÁM": an office, and the name in capitals behind it, of three words or more."""
    for count in range(min(5, len(words) - 2), 2, -1):
        lines, name = " ".join(words[:-count]), " ".join(words[-count:])
        if words[-count] in _SURELY and _is_shouted_name(name) and _ENDS_OFFICE.search(bare_of(lines)):
            return lines, name
    return " ".join(words), ""


# Surnames that begin nothing else: "QUẢN LÝ …", "ĐÀO TẠO …", "HỒ CHÍ MINH" stand behind offices too.
_SURELY = frozenset(
    [
        "NGUYỄN",
        "TRẦN",
        "LÊ",
        "PHẠM",
        "HOÀNG",
        "HUỲNH",
        "PHAN",
        "VŨ",
        "VÕ",
        "ĐẶNG",
        "BÙI",
        "ĐỖ",
        "NGÔ",
        "DƯƠNG",
        "TRỊNH",
        "ĐINH",
    ]
)
_ENDS_OFFICE = re.compile(
    r"(?:chu tich|giam doc|bi thu|thu tuong|thong doc|chanh an|(?:^|\s)(?:bo|thu|cuc|vu|vien|hieu|to|doi|tram|chi cuc) truong|"
    r"truong (?:ban|phong|khoa)|chanh (?:van phong|thanh tra)|chu nhiem)$"
)


def _cleared(cell: Cell) -> Cell:
    text = _SIGNED_BEFORE.sub("", cell.text) or cell.text
    start = _capacity_start(text)
    if start is not None:
        text = text[start:].strip()
    elif (tail := re.search(r"[;.)]\s+((?:[^\W\d_]+\.?\s){1,7}[^\W\d_]+)$", text)) and (
        _is_name(tail[1]) or (tail[1].count(" ") > 1 and _is_shouted_name(tail[1]))
    ):
        text = tail[1]
    return cell._replace(text=text)


_OFFICES = (
    "ỦY BAN NHÂN DÂN;HỘI ĐỒNG NHÂN DÂN;BAN THƯỜNG VỤ;CHỦ TỊCH;PHÓ CHỦ TỊCH;GIÁM ĐỐC;PHÓ GIÁM ĐỐC;TỔNG GIÁM ĐỐC;BỘ TRƯỞNG;"
    "TỔNG CỤC TRƯỞNG;PHÓ TỔNG CỤC TRƯỞNG;TỔNG THANH TRA;THỨ TRƯỞNG;THỦ TƯỚNG;PHÓ THỦ TƯỚNG;CHÍNH PHỦ;CHÁNH VĂN PHÒNG;PHÓ CHÁNH VĂN PHÒNG;HIỆU TRƯỞNG;PHÓ HIỆU TRƯỞNG;TRƯỞNG BAN;"
    "PHÓ TRƯỞNG BAN;TRƯỞNG PHÒNG;PHÓ TRƯỞNG PHÒNG;CỤC TRƯỞNG;VỤ TRƯỞNG;VIỆN TRƯỞNG;CHÁNH ÁN;CHÁNH THANH TRA;BÍ THƯ;PHÓ BÍ THƯ"
)
_SPELLED = tuple(
    (re.compile(rf"(?<!\w){bare_of(office)}(?!\w)"), office)
    for office in sorted(_OFFICES.split(";"), key=len, reverse=True)
)


def _with_accents(text: str) -> str:
    """A scan's "GIÁM ĐÓC" as GIÁM ĐỐC: the offices that sign are few and known; "UỶ BAN" is a spelling, not a loss."""
    bare = bare_of(text)
    for pattern, office in _SPELLED:
        for match in pattern.finditer(bare):
            if "UỶ" not in text[slice(*match.span())]:
                text = text[: match.start()] + office + text[match.end() :]
    return text


def _capacity_line(text: str) -> str:
    """`KT.GIÁM ĐỐC` and `KT, THỦ TƯỚNG` as `KT. GIÁM ĐỐC`."""
    text = _with_accents(text)
    text = re.sub(r"^([TK]\.[MTL]\.)\s?", r"\1 ", text)
    return re.sub(r"^(TM|KT|TL|TUQ|Q)[.,]\s?", r"\1. ", re.sub(r"^(T/M|K/T|T/L)\.?\s?", r"\1 ", text)).rstrip(
        " ,;:"
    )
