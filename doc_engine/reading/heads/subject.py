"""Title, subject and addressees (tên loại, trích yếu, kính gửi) of the document itself."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Line, Source, bare_of
from doc_engine.reading.heads.cells import Cell, cells_of, is_motto
from doc_engine.reading.heads.cut_symbols import goes_on, is_open, joined
from doc_engine.reading.heads.own_day import without_place
from doc_engine.reading.names.bodies import BODY_AHEAD, HEAD, read_body
from doc_engine.reading.words.vocabulary import TYPE_LABELS

_TITLES = {**TYPE_LABELS, "lenh": "Lệnh"}
_LONGEST_TITLE = 2 * max(map(len, _TITLES)) + len(" va ")
_STOPS = late(
    r"(?:can c[uư]|xet (?:don|de nghi|to trinh|bao cao)(?!\w)|kinh g[uo]i|kinh trinh|kinh thua|kinh chao|dieu \d|[ivx]{1,4}\.|phan [ivx\d]|chuong [ivx]|noi nhan|so\s?:|"
    r"thuc hien .{120}|de thuc hien .{80}|trien khai .{160}|theo .{120}|ngay \d|"
    r"(?:thoi gian|dia diem|thanh phan|chu tri|chu toa|thu ky)(?: [a-z]+){0,3}\s?:|hom nay|vao hoi|phuc dap|tra loi .{60}|\((?:ban hanh )?kem theo)"
)
_LONGEST_OPENING = 120  # characters
# "Chủ tịch Ủy ban nhân dân tỉnh" over "Căn cứ …" is who decides; inside a subject it is whom the paper is about.
_DECIDES = late(r"(?:chu tich uy ban|uy ban nhan dan (?:tinh|thanh))")
_BASES = late(r"\s*(?:can c[uư]|xet |theo )")
# What goes on with a subject though it begins large below an empty line.
_GOES_ON = late(
    r"(?:tren dia ban|giai doan \d|nam (?:hoc )?\d{4}[^,]{0,40}$|nhiem ky \d|tam nhin|dinh huong den|khoa [ivx\d]+|lan thu [ivx\d])"
)
_ADDRESSEE = late(
    rf"(?:(?:cac|ong|ba|dong chi|hieu truong|giam doc|thu truong|chu tich|truong phong) |{BODY_AHEAD})"
)
# "1. Các Hạt Kiểm lâm;": addressees with numbers, counted from one.
_COUNTED = late(r"(\d)[.)]\s{0,3}(?=[^\W\d_])")
_ADDRESSED = late(r"^\s*k[ií]nh\s?g[uoửừởơ]i\s*:?")


# "QUYẾT NGHỊ:", "QUYẾT ĐỊNH:" open the articles; a title has no colon.
_FORMULA = late(r"(?:quyet nghi|quyet dinh|nghi quyet)\s*:")


def type_of_title(line: str) -> str | None:
    """The document type that a line in capitals names, alone ("KẾ HOẠCH"); None for anything else."""
    shown = " ".join(line.strip(" #*|:\t").split())
    if not 0 < len(shown) <= _LONGEST_TITLE or _FORMULA.fullmatch(bare_of(line.strip(" #*|\t"))):
        return None
    if sum(map(str.isupper, shown)) < 0.8 * sum(map(str.isalpha, shown)):
        return None
    first, _, second = bare_of(shown).partition(" va ")
    if second in _TITLES:  # "QUY ĐỊNH VÀ HƯỚNG DẪN"
        return _TITLES.get(first)
    return _TITLES.get(bare_of(shown))


# "PHÒNG TÀI CHÍNH -⏎KẾ HOẠCH": the second half of an agency's name.
_LEFT_OPEN = late(r"[a-z] ?(?:[-–,&]|\sva)\s{0,4}$")


def title_row(source: Source, last: int) -> int | None:
    """The line of the title: the first that names a type, in capitals, alone on its line; of two lines the second."""
    rows = source.lines[:last]
    for row, line in enumerate(rows):
        if row > 0 and _LEFT_OPEN.search(source.bare, rows[row - 1].start, rows[row - 1].end):
            continue
        if type_of_title(source.view[line.start : line.end]):
            return row
        below = rows[row + 1] if row + 1 < len(rows) else None
        short = below and _is_short(source, line) and _is_short(source, below)
        if below and short and type_of_title(source.view[line.start : below.end].replace("\n", " ")):
            return row + 1
    return None


def title_of(source: Source, row: int) -> str | None:
    """The type that the title at `row` names, which may begin on the line above ("QUYẾT⏎ĐỊNH")."""
    line, above = source.lines[row], source.lines[max(row - 1, 0)]
    return type_of_title(source.view[line.start : line.end]) or type_of_title(
        source.view[above.start : line.end].replace("\n", " ")
    )


def run_on_row(source: Source, label: str | None, place: int, before: int | None) -> int | None:
    """The line behind `place` that begins with the type the symbol names and goes on with the subject ("BÁO CÁO KẾT QUẢ …"),
    or that is the type set small; not below the line `before`."""
    if label is None or label == "Công văn":
        return None
    for row, line in enumerate(source.lines[: _LAST if before is None else before]):
        if line.start > place and _names_type(source, row, bare_of(label)):
            return row
    return None


_LAST = 45  # lines: no title stands below


def _names_type(source: Source, row: int, label: str) -> bool:
    line = source.lines[row]
    text = source.view[line.start : line.end].strip(" #*|\t")
    bare = bare_of(text)
    if bare == label:
        below = source.lines[row + 1 : row + 3]
        return any(source.bare[line.start : line.end].lstrip(" *|").startswith("ve ") for line in below)
    return text.isupper() and bare.startswith(f"{label} ") and len(bare.split()) > len(label.split()) + 2


def _is_short(source: Source, line: Line) -> bool:
    return 0 < len(source.view[line.start : line.end].split()) <= 2


def read_subject(source: Source, row: int | None) -> str | None:
    """Trích yếu without "V/v": the lines below the title, or those that begin with "V/v" in a công văn."""
    if row is not None:
        return _below_title(source, row)
    return _after_v_v(source) or _below_party_number(source) or _below_day(source)


def _below_title(source: Source, row: int) -> str | None:
    lines: list[str] = _behind_title(source, row)
    gap = 0
    for number, line in enumerate(source.lines[row + 1 : row + 16], row + 1):
        raw = source.view[line.start : line.end].strip(" \t#*|")
        text = _shown(raw, lines)
        if not text or line.furniture:
            gap += 1
            if lines and (line.furniture or gap > 1 + source.usual_gap):
                break
            continue
        bare = bare_of(text)
        apart = lines and gap > source.usual_gap and not (text[0].islower() or _GOES_ON.match(bare))
        if (apart and not _ENDS_OPEN.search(lines[-1])) or (lines and _is_decider(source, number, text)):
            break
        if lines and _SENTENCE.match(text) and (_CITES.match(text) or not _ENDS_OPEN.search(lines[-1])):
            break
        if (
            not (_dates_citation(text, lines) or _continues_subject(text, lines))
            if lines
            else _opens_body(bare)
        ):
            if lines and not gap and _may_open(bare_of(lines[0])) and _PARAGRAPH_ENDS.search(bare):
                return None  # the lines were those of a paragraph
            break
        gap = 0
        open_ended = " -" if raw.endswith((" -", " –")) else ""
        lines.append(text + open_ended)
        if len(lines) > 7:
            break
    return _tidy(" ".join(lines)) if lines else None


def _shown(raw: str, above: list[str]) -> str:
    """A line without marks at its ends; a dash before it stays where it stands inside what the line above began."""
    text = " ".join(raw.strip(" \t#*-–─|").split())
    if above and goes_on(above[-1], raw):
        return f"-{text}"
    text = f"{text}-" if is_open(raw) else text
    dashed = _DASHED.match(raw) if above and text else None
    years = dashed and _YEAR_AT_END.search(above[-1]) and text[:4].isdigit()
    return f"{dashed[0].strip()} {text}" if dashed and (years or _NAME_AT_END.search(above[-1])) else text


_DASHED = late(r"[-–]\s{1,4}(?=[^\W_])")
_YEAR_AT_END = late(r"(?:19|20)\d\d$")
# "… Ngày Thương binh⏎- Liệt sĩ": a name of two halves.
_NAME_AT_END = late(
    r"\s(?:[Tt]hương binh|[Kk]inh tế|[Vv]ăn hóa|[Ll]ao động|[Tt]hi đua|[Qq]uốc phòng|[Cc]hính trị|[Dd]ân số)$"
)


def _behind_title(source: Source, row: int) -> list[str]:
    """What stands behind the type on its own line, where the subject runs on."""
    line = source.lines[row]
    words = source.view[line.start : line.end].strip(" #*|\t").split()
    if title_of(source, row) is not None or bare_of(" ".join(words)) in _TITLES:
        return []
    count = max((n for n in range(1, 5) if bare_of(" ".join(words[:n])) in _TITLES), default=len(words))
    return [" ".join(words[count:])] if words[count:] else []


# "thực hiện Kế hoạch số … về …", long: a subject has no mark at its end, the body's first paragraph has one.
_BASED = late(r"(?:thuc hien|trien khai)\s")
_PARAGRAPH_ENDS = late(r"(?:[.;:]|nhu sau)$")


def _may_open(bare: str) -> bool:
    """Whether a first line can be a subject as well as the first line of the body."""
    return len(bare) > _LONGEST_OPENING and bool(_BASED.match(bare))


def _opens_body(bare: str) -> bool:
    """Whether the first line below the title is no subject any more; nor is one a line that introduces others."""
    if _may_open(bare):
        return bool(_PARAGRAPH_ENDS.search(bare))
    return bool(_STOPS.match(bare) or _DECIDES.match(bare) or bare.endswith(":"))


def _is_decider(source: Source, row: int, text: str) -> bool:
    """Whether "Chủ tịch Ủy ban nhân dân tỉnh" stands over the bases: in capitals, or right above "Căn cứ"."""
    if not _DECIDES.match(bare_of(text)):
        return False
    below = next(
        (line for line in source.lines[row + 1 : row + 4] if source.bare[line.start : line.end].strip()), None
    )
    return text.isupper() or (below is not None and bool(_BASES.match(source.bare, below.start, below.end)))


# A line that ends so is not over: "… của Ủy ban nhân dân tỉnh".
_ENDS_OPEN = late(
    r"\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|và|của|về|các|đề án|theo|tại|cho|với|trong|năm|giai đoạn|số|lần thứ|khóa|nhiệm kỳ)$",
    re.IGNORECASE,
)
_AUTHORITY = late(
    r"(?:chu tich|uy ban nhan dan|hoi dong nhan dan|giam doc|bo truong|thu tuong|chinh phu|quoc hoi|uy ban thuong vu|tong giam doc|"
    r"hieu truong|truong (?:ban|phong)|chanh an|vien truong|(?:chi |tong )?cuc truong|thong doc|tong kiem toan|chu nhiem|ban thuong vu|"
    r"thuong truc|chanh (?:van phong|thanh tra)|bo )(?!.*\s(?:ve|thuc hien|trien khai|cua|tai(?! (?:ha noi|da nang|thanh pho))|nam|trong|giai doan)\s)"
)


# "… GIAI ĐOẠN⏎2021-2025": years alone on the last line.
_YEARS = late(r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?")


# What opens a sentence: a subject that a page breaks goes on small, or with a name.
_SENTENCE = late(
    r"(?:Các|Để|Nhằm|Được|Những|Sau khi|Qua|Tiếp theo|Hiện nay|Vừa qua|Trong (?:thời gian|những|năm)|Trên cơ sở|Ngày|"
    r"(?:Thực hiện|Triển khai(?: thực hiện)?|Theo|Thi hành|Xét) (?:các )?"
    r"(?:chỉ đạo|ý kiến|đề nghị|Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chỉ thị|Công văn|Công điện|Chương trình|Kết luận|Thông báo|"
    r"Văn bản|Luật|Hướng dẫn|Thông tư|Đề án)) \S[^\n]{40}"
)


# "… theo Nghị quyết số 57-NQ/TW⏎ngày 22 tháng 12 năm 2024 của Bộ Chính trị".
_CITED_AT_END = late(r"\d\s?[/-]\s?[^\s]{2,20}$")
_DATED = late(r"(?:ngày \d{1,2}(?: tháng |/)|NGÀY \d{1,2}(?: THÁNG |/))\d")


def _dates_citation(text: str, above: list[str]) -> bool:
    """Whether a line begins with the day of the document that the line above ends with."""
    return bool(_DATED.match(text) and _CITED_AT_END.search(above[-1])) and not text.endswith((";", ":"))


# "Thực hiện Công văn số 12/…": the body, whatever stands above it.
_CITES = late(r"(?:Thực hiện|Triển khai(?: thực hiện)?|Theo|Thi hành|Xét|Căn cứ) .{0,60}?\ssố\s?:?\s?\d")


def _continues_subject(text: str, above: list[str]) -> bool:
    """Whether a line goes on with the subject: of the same case, no authority ("CHỦ TỊCH …"), no words of the body."""
    if is_open(above[-1]) or above[-1].endswith(" -") or _YEARS.fullmatch(text):
        decides = text.isupper() and bool(_AUTHORITY.match(bare_of(text)))
        return not _STOPS.match(bare_of(text)) and not (decides and not above[-1].isupper())
    if not any(char.isalpha() for char in above[-1]) and len(above) > 1:
        return _continues_subject(text, [above[-2].removesuffix(" -")])
    if above[-1].isupper() and text.isupper():
        return not _STOPS.match(bare_of(text)) and not _AUTHORITY.match(bare_of(text))
    if above[-1].isupper() and len(" ".join(above)) > 20:
        return text.startswith(("(", "về ", "của ")) and not _STOPS.match(bare_of(text))
    if len(text) > 220 or text.endswith((".", ";", ":")):
        return False
    letters = [char for char in text if char.isalpha()]
    shouted = len(letters) > 3 and sum(char.isupper() for char in letters) > 0.8 * len(letters)
    return not shouted and not _STOPS.match(bare_of(text))


# "V/v", "Vv", "V.v:", in quotation marks too.
_V_V = late(r'^["“]?\s?(?:[Vv][/.]?[vV]\.?(?!\w)|(?:Trích yếu|TRÍCH YẾU)\s?:)\s*:?\s*')


def _tidy(text: str) -> str | None:
    text = joined(_V_V.sub("", text).strip(" ,;-"))
    text = text[:-1] if text.endswith('"') and text.count('"') == 1 else text
    return text or None


def _after_v_v(source: Source) -> str | None:
    cells = cells_of(source, 0, 50)
    letter, addressed = any(_ADDRESSED.match(cell.bare) for cell in cells), False
    for index, cell in enumerate(cells):
        if _ADDRESSED.match(cell.bare):
            addressed = True
        shown = _BEHIND_NUMBER.sub("", cell.text)
        written_out = shown.startswith(_WRITTEN_OUT) and index > 0 and not addressed and letter
        if not (written_out or _V_V.match(shown)):
            continue
        lines = [shown]
        row = cell.row
        for follower in cells[index + 1 :]:
            if follower.row == row:
                continue
            if (
                is_motto(follower)
                or (_ends_v_v(follower) and not _dates_citation(follower.text, lines))
                or not _goes_on(follower, row)
            ):
                break
            lines.append(follower.text)
            row = follower.row
        subject = _tidy(without_place(" ".join(lines)))
        # "Về việc" is "V/v" written out; "Về cho học sinh nghỉ học" begins with its first word.
        label = r"^(?:Về việc|VỀ VIỆC|về việc)\s?:?\s" if written_out else r"^(?:Về việc|Về)\s?:?\s"
        return subject and re.sub(label, "", subject)
    return None


# "Số: 8/KH-UBND | Cao Bằng, ngày 5 tháng 1 năm 2024": the last line of a header.
_DAY_ENDS = late(r"(?<!\w)ngay\s[^\n]{1,20}\sthang\s[^\n]{1,20}\snam\s{1,4}(?:19|20)\d\d[\s|.]{0,10}$")
_LEAST_SUBJECT = 12  # characters


def _below_day(source: Source) -> str | None:
    """Capitals right below number and day, where the line with the type was lost; a letter has none."""
    if any(_ADDRESSED.match(cell.bare) for cell in cells_of(source, 0, 50)):
        return None
    rows = source.lines[:25]
    row = next((n for n, line in enumerate(rows) if _DAY_ENDS.search(source.bare, *line[:2])), None)
    below = rows[row + 1 :] if row is not None else ()
    shown = (" ".join(source.view[line.start : line.end].strip(" #*|").split()) for line in below)
    first = next((text for text in shown if text), "")
    if row is None or len(first) < _LEAST_SUBJECT or not first.isupper():
        return None
    held = _STOPS.match(bare_of(first)) or _AUTHORITY.match(bare_of(first))
    return None if held else _below_title(source, row)


# A letter of the Party has its subject below the number, with or without "V/v".
_PARTY_LETTER = late(r"so\s?:?\s?\d{0,5}[ ./…_]{0,12}[-–]\s?cv\s?/\s?[^\W\d_][^\s]{1,14}")


def _below_party_number(source: Source) -> str | None:
    """ "Số 15-CV/ĐU⏎Tham mưu triển khai công tác⏎phòng, chống thiên tai": the lines between number and right column."""
    shown = [" ".join(source.bare[line.start : line.end].split()) for line in source.lines[:30]]
    row = next((index for index, text in enumerate(shown) if _PARTY_LETTER.fullmatch(text)), None)
    if row is None:
        return None
    below = cells_of(source, row + 1, row + 40)
    lines: list[str] = []
    for cell in below:
        if cell.right:
            continue
        if cell.row != row + 1 or cell.is_upper or _ends_v_v(cell) or is_motto(cell):
            break
        lines.append(cell.text)
        row = cell.row
    text = " ".join(lines)
    whole = len(lines) <= 7 and text[:1].isupper() and text[-1:].isalnum()
    return _tidy(text) if whole and any(_ADDRESSED.match(cell.bare) for cell in below) else None


# "Số: 12/SYT-NVY V/v báo cáo": number and subject on one line.
_BEHIND_NUMBER = late(r"^(?:Số\s?(?::|\d|-).{1,40}?|[/-][^\s/]{2,30})\s(?=(?:V/v|Về việc)(?:\s|:))")
# "Về việc nghỉ Tết", or short: "Về cho học sinh nghỉ học".
_WRITTEN_OUT = ("Về ", "VỀ VIỆC ", "về việc ", "Về việc:")


def _goes_on(follower: Cell, row: int) -> bool:
    """Whether a line belongs to the "V/v" above it: the next one, or a short one below an empty line."""
    apart = follower.row - row
    near = 3 if follower.text[0].islower() else 2
    return apart == 1 or (apart <= near and len(follower.text) < 60 and not follower.is_upper)


# "V/v cho học sinh nghỉ học⏎ngày 26/11/2018": the subject's own day.
_DAY_SAID = late(r"ngay \d{1,2}/\d{1,2}(?:/\d{4})?")
# The head of the right column in papers of the Party and of the Youth Union.
_RIGHT_HEAD = late(r"dang cong san viet nam|doan (?:tncs|thanh nien cong san) ho chi minh")


# What a "V/v" that stands at the end of a text must not run on into.
_SIGNS = late(
    r"(?:(?:pho )?(?:giam doc|chu tich|hieu truong|truong phong)$|(?:tm|kt|tl)\.|\(?da ky|noi nhan)"
)


def _ends_v_v(cell: Cell) -> bool:
    bare = cell.bare
    day = _DAY_SAID.fullmatch(bare)
    ended = (
        _SIGNS.match(bare)
        or (re.search(r",\s*ngay", bare) and not without_place(cell.text))
        or _ADDRESSED.match(bare)
        or (_STOPS.match(bare) and not day)
    )
    return bool(ended or _RIGHT_HEAD.fullmatch(bare))


def read_addressees(source: Source) -> tuple[str, ...]:
    """Kính gửi: one name on the line, or the dashed names below it."""
    cells = cells_of(source, 0, 80)
    start = next((index for index, cell in enumerate(cells) if _addressed(cell)), None)
    if start is None:
        return ()
    head = _addressed(cells[start])
    first = cells[start].text[head.end() if head else 0 :].strip(" :")
    items = [first] if first else []
    row = cells[start].row
    for cell in cells[start + 1 :]:
        if items and _LETTER_BEGINS.search(items[-1]):
            break
        dashed = cell.text.startswith(("-", "–"))
        counted = _COUNTED.match(cell.text)
        if (
            items
            and (dashed or counted)
            and (_OPENS_LETTER.match(cell.text) or (first and first.endswith(".")))
        ):
            break
        if dashed or (counted and int(counted[1]) == len(items) + 1):
            items.append(cell.text[counted.end() :] if counted else cell.text.lstrip("-– "))
        elif cell.row == row + 1 and items and _continues_name(source, items, cell):
            items[-1] = f"{items[-1]} {cell.text}"
        elif cell.row <= row + 2 and (
            _stands_for_addressee(items, cell) or _is_next_body(source, items, cell, row)
        ):
            items.append(cell.text)
        else:
            break
        row = cell.row
    items = [_AT_ADDRESS.sub("", _LETTER_BEGINS.split(item)[0]) for item in items]
    if any(_RUNS_ON.search(item) for item in items):
        return ()
    parts = [part for item in items for part in (item.split(";") if len(items) == 1 else [item])]
    return tuple(clean for part in parts if (clean := part.strip(" ;.:,-–…_")))


# "Công ty A (Đ/c: số 4 phố B - MST: 010…)", "Các công ty (sau đây gọi tắt là các đơn vị)": where it is, or what it is called below.
_AT_ADDRESS = late(
    r"\s{0,3}\(\s?[Ss]au đây (?:gọi|viết)\s[^()]{0,160}\)|\s{0,3}\(\s?(?:Đ/[Cc]|Địa chỉ|địa chỉ|ĐC|MST|Mã số thuế|mã số thuế)\s?:[^()]{0,300}\)"
)
# "- Phòng Y tế huyện Căn cứ Luật Y tế;": the last addressee and the first words of the letter.
_LETTER_BEGINS = late(
    r"(?<=[^\W_])(?:\s|\.\s{1,3})(?=(?:Căn cứ|Thực hiện|Xét đề nghị|Theo đề nghị|Trong thời gian qua,|Thời gian qua,)\s)|(?<=[^\W_]{2})\.\s{1,3}(?=(?:Ngày|Để|Theo|Trong|Hiện nay|Vừa qua|Triển khai|Nhằm|Trả lời|Phúc đáp)\s)"
)
# "Kính gửi: Các sở.⏎- Căn cứ Nghị định số …;": no body is called so, the letter begins with its grounds in a list.
_OPENS_LETTER = late(
    r"(?:[-–] ?|\d{1,2}[.)] ?)(?:Căn cứ|Thực hiện|Xét|Theo|Trên cơ sở|Tiếp theo|Trả lời|Phúc đáp|Ngày|Để|Triển khai|Giao|Đề nghị|Yêu cầu)\s"
)
# A name in which another paper is cited, or much is said: where the letter begins was lost.
_RUNS_ON = late(r"\ssố\s?:?\s?\d{1,5}/|\sngày \d{1,2}[/ ]|^.{400}")
# "THỦ TƯỚNG CHÍNH PHỦ điện:": a dispatch (công điện) is addressed so.
_WIRED = late(r"(?P<who>[^:]{4,120}?)\s(?:điện|ĐIỆN)\s?:")


def _addressed(cell: Cell) -> re.Match[str] | None:
    wired = _WIRED.match(cell.text)
    if wired and wired["who"].isupper():
        return wired
    return _ADDRESSED.match(cell.bare)


def who_wires(source: Source) -> str | None:
    """Who sends a dispatch, in capitals as it stands before "điện:"; None for any other paper."""
    found = (_WIRED.match(cell.text) for cell in cells_of(source, 0, 40))
    return next((wired["who"] for wired in found if wired and wired["who"].isupper()), None)


def who_decides(source: Source, row: int | None) -> str | None:
    """The authority in capitals between subject and bases ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"), or who sends a dispatch."""
    if sender := who_wires(source):
        return sender
    for line in source.lines[row + 1 : row + 16] if row is not None else ():
        text = " ".join(source.view[line.start : line.end].strip(" #*|").split())
        if _BASES.match(source.bare, line.start, line.end) or bare_of(text).startswith("noi nhan"):
            return None
        if text.isupper() and _AUTHORITY.match(bare_of(text)):
            return text
    return None


def _continues_name(source: Source, items: list[str], cell: Cell) -> bool:
    """Whether a line goes on with the name above: it begins small, or the name is plainly not over."""
    above = items[-1]
    if above.endswith((".", ";")) or _STOPS.match(cell.bare):
        return False
    if above.endswith(",") and HEAD.match(cell.bare) and not _is_body(source, cell):
        return False  # "…, Văn phòng Tỉnh ủy đề nghị": the letter itself begins
    # "- Sở A;⏎- Các cơ quan giúp việc⏎Tỉnh ủy;": where each name has its mark, one without it goes on.
    marked = len(items) > 1 and all(item.endswith((";", ",")) for item in items[:-1])
    if marked and not above.endswith(",") and not cell.text.isupper() and _is_body(source, cell):
        return True
    return cell.text[0].islower() or cell.text[0] == "(" or above.endswith((",", ":", " và", "-", " của"))


def _is_next_body(source: Source, items: list[str], cell: Cell, row: int) -> bool:
    """Whether the next line is another addressee without any mark: the name of a body and nothing else."""
    over = bool(items) and items[-1].endswith(".")
    return cell.row == row + 1 and not over and not cell.text.isupper() and _is_body(source, cell)


def _is_body(source: Source, cell: Cell) -> bool:
    end = cell.start + len(cell.text.rstrip(" .;,"))
    return read_body(source, cell.start, end) == end


def _stands_for_addressee(items: list[str], cell: Cell) -> bool:
    """Names below "Kính gửi:" without dashes: one body to a line, short, closed by a mark or the first of all."""
    if items and not items[-1].endswith((";", ",")):
        return False
    return len(cell.text) < 120 and bool(_ADDRESSEE.match(cell.bare)) and not _STOPS.match(cell.bare)
