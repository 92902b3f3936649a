"""The column map (tệp ghép cột): proposed from the words of the table's head, confirmed or edited by the clerk."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from doc_engine.datafile.keys import Key, SectionKind, note_missing, read_keys
from doc_engine.datafile.kinds import TextKind
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.parse import read_file
from doc_engine.datafile.parsed_kinds import NumberKind
from doc_engine.errors import BadInput, Problem
from doc_engine.text import fold, squeeze
from registry.services.spreadsheets import Row, SheetRead

_HEAD_WITHIN = 60  # rows from the top among which the head is looked for
_LETTERS = re.compile(r"^[A-Z]{1,2}$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a line is made of: the map's key, what it is, words that heads have for it, best first."""

    key: str
    label: str
    words: tuple[str, ...]


_COMMON = (
    Column("so_ky_hieu", "Số, ký hiệu văn bản", ("so, ky hieu", "so va ky hieu", "so ky hieu", "so/ky hieu", "so hieu")),
    Column("ngay_van_ban", "Ngày tháng văn bản", ("ngay thang van ban", "ngay van ban", "ngay ban hanh", "ngay, thang, nam", "ngay ky", "ngay vb", "ngay thang")),
    Column("trich_yeu", "Trích yếu", ("trich yeu", "noi dung")),
    Column("loai", "Tên loại", ("ten loai van ban", "loai van ban", "loai vb", "ten loai", "the loai", "loai")),
    Column("ghi_chu", "Ghi chú", ("ghi chu",)),
)  # fmt: skip
COLUMNS: dict[str, tuple[Column, ...]] = {
    "di": (
        *_COMMON,
        Column("so", "Số (khi ký hiệu ở cột khác)", ("so van ban", "so di", "so vb", "so")),
        Column("ky_hieu", "Ký hiệu (khi số ở cột khác)", ("ky hieu van ban", "ky hieu")),
        Column("nguoi_ky", "Người ký", ("nguoi ky",)),
        Column("noi_nhan", "Nơi nhận văn bản", ("noi nhan",)),
        Column("luu", "Đơn vị, người nhận bản lưu", ("nhan ban luu", "don vi luu", "luu")),
        Column("so_luong", "Số lượng bản", ("so luong", "so ban")),
    ),
    "den": (
        *_COMMON,
        Column("ngay_den", "Ngày đến", ("ngay den", "ngay nhan")),
        Column("so_den", "Số đến", ("so den",)),
        Column("tac_gia", "Tác giả", ("tac gia", "co quan ban hanh", "co quan gui", "noi gui", "noi ban hanh")),
        Column("don_vi_nhan", "Đơn vị hoặc người nhận", ("don vi hoac nguoi nhan", "don vi nhan", "nguoi nhan", "chuyen den", "don vi xu ly")),
    ),
}  # fmt: skip
NEEDED = {"di": ("ngay_van_ban", "trich_yeu"), "den": ("ngay_den", "so_den", "trich_yeu")}
_TEXT = TextKind()
_MAP_KEYS = (
    Key("trang_tinh", "sheets", "Trang tính", _TEXT, "Tên các trang tính, cách nhau bằng dấu chấm phẩy.", "2019; 2020"),
    Key("dong_tieu_de", "head_row", "Dòng tiêu đề", NumberKind(1, 1000), "Dòng tiêu đề của bảng.", "5"),
    Key("nam", "year", "Năm", NumberKind(1945, 2200), "Năm của những ngày không ghi năm.", "2019"),
    Key("loai", "type", "Loại văn bản", _TEXT, "Loại của dòng không ghi tên loại.", "công văn"),
    Key("ky_hieu", "symbol", "Ký hiệu", _TEXT, "Ký hiệu của dòng chỉ ghi số.", "UBND-VP"),
    Key("so_van_ban", "book", "Sổ văn bản", _TEXT, "Tên sổ văn bản đi; mặc định theo loại.", "Công văn"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What the map says: where each column of a line is (a head's words, or a letter A, B …), and defaults."""

    book: str  # di or den
    columns: Mapping[str, str]
    sheets: tuple[str, ...] = ()
    head_row: int | None = None
    year: int | None = None
    type: str = ""
    symbol: str = ""
    book_name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet's table: its rows below the head, and the place of each mapped column."""

    sheet: str
    rows: tuple[Row, ...]
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A map proposed from a file, and the head's words that fitted nothing."""

    map: ColumnMap
    unmatched: tuple[str, ...] = field(default=())


# ---- proposing -------------------------------------------------------------------------------------------------


def suggest(sheets: Sequence[SheetRead], book: str) -> Suggested:
    """Propose a map from the first head that fits; raises `BadInput` where no row looks like one."""
    best: tuple[int, Row, dict[str, int]] | None = None
    for sheet in sheets:
        for row in sheet.rows[:_HEAD_WITHIN]:
            found = matched(row.cells, book)
            if len(found) >= 3 and (best is None or len(found) > best[0]):
                best = (len(found), row, found)
        if best:
            break
    if best is None:
        labels = ", ".join(column.label for column in COLUMNS[book])
        raise BadInput.because(
            "không thấy dòng tiêu đề của sổ.", f"Các cột có thể có: {labels}. Hãy tự viết tệp ghép cột."
        )
    _, row, found = best
    named = {key: squeeze(row.cells[place]) for key, place in found.items()}
    rest = tuple(
        squeeze(cell) for place, cell in enumerate(row.cells) if cell and place not in found.values()
    )
    return Suggested(ColumnMap(book, named), rest)


def matched(cells: Sequence[str], book: str) -> dict[str, int]:
    """Which cells of a row are heads of which columns: exact words first, then words inside longer ones."""
    heads = [fold(squeeze(cell)).strip(" .:*") for cell in cells]
    found: dict[str, int] = {}
    for exact in (True, False):
        for column in COLUMNS[book]:
            if column.key in found:
                continue
            for words in column.words:
                place = next(
                    (
                        n
                        for n, head in enumerate(heads)
                        if n not in found.values() and (head == words if exact else _holds(head, words))
                    ),
                    None,
                )
                if place is not None:
                    found[column.key] = place
                    break
    return found


def _holds(head: str, words: str) -> bool:
    """Whether a head of reasonable length holds the words; a bare “số” or “loại” must stand alone."""
    return len(words) > 4 and len(head) <= 80 and re.search(rf"\b{re.escape(words)}\b", head) is not None


def map_text(suggested: Suggested) -> str:
    """The map as a YAML file for the clerk to confirm, with what may be added."""
    made = suggested.map
    lines = [
        "# Tệp ghép cột: bên trái là cột của sổ, bên phải là tên cột trong bảng tính (hoặc chữ cái A, B, C …).",
        "# Hãy kiểm tra, sửa chỗ sai rồi dùng với --map.",
        f"so: {made.book}",
    ]
    lines += [f"# {key.form}   # {key.about}" for key in _MAP_KEYS]
    lines.append("cot:")
    for column in COLUMNS[made.book]:
        named = made.columns.get(column.key)
        lines.append(
            f"  {column.key}: {_quoted(named)}" if named else f"  # {column.key}:    # {column.label}"
        )
    lines += [f"# Chưa ghép: {words}" for words in suggested.unmatched]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# ---- reading ---------------------------------------------------------------------------------------------------


def load_map(data: bytes, name: str, book: str) -> ColumnMap:
    """The map as confirmed; raises `BadInput` with every problem."""
    columns = tuple(Key(c.key, c.key, c.label, _TEXT, c.label, f'"{c.label}"') for c in COLUMNS[book])
    keys = (
        Key("so", "kind", "Sổ", _TEXT, "di hoặc den.", book, required=True),
        *_MAP_KEYS,
        Key(
            "cot",
            "columns",
            "Cột",
            SectionKind(columns),
            "Các cột.",
            '\n  trich_yeu: "Trích yếu"',
            required=True,
        ),
    )
    read = read_file(data, name=name)
    place = Place(read.ledger)
    values = read_keys(read.root, keys, place)
    if read.complete:
        note_missing(read.root, [key for key in keys if key.required], place)
    named = values.get("columns", {})
    missing = [key for key in NEEDED[book] if key not in named]
    if book == "di" and "so_ky_hieu" not in named and "so" not in named:
        missing.append("so_ky_hieu")
    if values.get("kind", book) != book:
        read.ledger.add(Problem(f"tệp này ghép cho sổ “{values['kind']}”, không phải “{book}”.", field="so"))
    if named and missing:
        read.ledger.add(Problem(f"chưa ghép cột {', '.join(missing)}.", field="cot"))
    read.ledger.settle()
    return ColumnMap(
        book,
        named,
        tuple(squeeze(part) for part in values.get("sheets", "").split(";") if part.strip()),
        values.get("head_row"),
        values.get("year"),
        values.get("type", ""),
        values.get("symbol", ""),
        values.get("book", ""),
    )


def tables(sheets: Sequence[SheetRead], made: ColumnMap) -> tuple[Table, ...]:
    """The tables that the map finds; raises `BadInput` where it finds none, or not on a sheet it names."""
    chosen = [sheet for sheet in sheets if not made.sheets or sheet.name in made.sheets]
    found = [table for sheet in chosen if (table := _table(sheet, made))]
    unknown = set(made.sheets) - {sheet.name for sheet in sheets}
    if unknown:
        raise BadInput.because(f"không có trang tính “{'”, “'.join(sorted(unknown))}”.", field="trang_tinh")
    if not found or (made.sheets and len(found) < len(chosen)):
        missing = "; ".join(f"{key}: {words}" for key, words in made.columns.items())
        raise BadInput.because(
            f"không thấy dòng tiêu đề có đủ các cột đã ghép ({missing}).",
            "Hãy sửa tệp ghép cột cho đúng tên cột, hoặc ghi chữ cái của cột và dong_tieu_de.",
            field="cot",
        )
    return tuple(found)


def _table(sheet: SheetRead, made: ColumnMap) -> Table | None:
    by_letter = all(_LETTERS.match(words) for words in made.columns.values())
    for place, row in enumerate(sheet.rows):
        if made.head_row is not None and row.number != made.head_row:
            continue
        if made.head_row is None and (place >= _HEAD_WITHIN and not by_letter):
            break
        places = _places(row, made.columns)
        if places is not None:
            start = place if by_letter and made.head_row is None else place + 1
            return Table(sheet.name, sheet.rows[start:], places)
    return None


def _places(row: Row, columns: Mapping[str, str]) -> dict[str, int] | None:
    """The place of each mapped column, or None where this row is not the head."""
    heads = [fold(squeeze(cell)) for cell in row.cells]
    found: dict[str, int] = {}
    for key, words in columns.items():
        if _LETTERS.match(words):
            found[key] = _letter_place(words)
        elif fold(words) in heads:
            found[key] = heads.index(fold(words))
        else:
            return None
    return found


def _letter_place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
