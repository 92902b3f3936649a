"""The gate: what passes, and what each hostile or mistaken file is told."""

from __future__ import annotations

import contextlib
import io
import os
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.errors import BadInput
from doc_engine.gate import admit_container, is_locked, kind_of, limits

LONGER = 1_000 if os.environ.get("VANTHU_CAMPAIGN") == "1" else 1  # make campaign
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="'
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def body(inside: str = "") -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


def package(
    changes: dict[str, str | bytes | None] | None = None, *, method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A small true docx, with parts added, replaced or (None) left out."""
    parts: dict[str, str | bytes | None] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS,
        "word/document.xml": body(),
    }
    parts |= changes or {}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in parts.items():
            if content is not None:
                file.writestr(name, content)
    return out.getvalue()


def refusal(data: bytes, kind: str = "docx") -> str:
    with pytest.raises(BadInput) as caught:
        admit_container(data, kind, name="thu.docx")  # type: ignore[arg-type]
    [problem] = caught.value.problems
    assert problem.file == "thu.docx"
    return str(problem)


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Cộng hòa xã hội chủ nghĩa Việt Nam")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel_file() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "Xã Đất Mũi")
    return out.getvalue()


# What passes


def test_a_document_and_a_workbook_pass() -> None:
    admit_container(word_file(), "docx")
    admit_container(excel_file(), "xlsx")
    admit_container(package(), "docx")
    admit_container(package(method=zipfile.ZIP_STORED), "docx")


def test_a_document_written_as_a_stream_passes() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELS),
            ("word/document.xml", body()),
        ):
            file.writestr(name, content)
    admit_container(out.getvalue(), "docx")


def test_utf_16_parts_and_folder_entries_pass() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + body("<w:p><w:r><w:t>Ủy ban</w:t></w:r></w:p>")
    admit_container(package({"word/document.xml": text.encode("utf-16"), "word/media/": ""}), "docx")


def test_the_real_papers_pass(shared: Path) -> None:
    papers = [*shared.glob("corpus/docx/*.docx"), *shared.glob("spec/forms/*.docx")]
    assert papers
    for paper in papers:
        admit_container(paper.read_bytes(), "docx", name=paper.name)


# What is not the kind it is called


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "tệp rỗng"),
        ("Kính gửi: Sở Tư pháp".encode(), "tệp chữ thường"),
        (b"%PDF-1.7\n", "tệp PDF"),
        (b"{\\rtf1}", "tệp RTF"),
        (b"<html><body>", "trang HTML"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le"), "Word đời cũ (.doc)"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le"), "Excel đời cũ (.xls)"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (bytes(range(256)), "không phải là .docx"),
    ],
)
def test_another_kind_of_file_is_named_for_what_it_is(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_word_and_excel_are_not_taken_for_each_other() -> None:
    assert "tệp Excel" in refusal(excel_file(), "docx")
    assert "tệp Word" in refusal(word_file(), "xlsx")


def test_a_plain_zip_a_template_and_a_strict_file_say_what_to_do() -> None:
    assert "không phải là .docx" in refusal(package({"[Content_Types].xml": None}))
    assert "không phải là .docx" in refusal(package({"_rels/.rels": None}))
    assert ".dotx" in refusal(
        package({"[Content_Types].xml": TYPES.replace("document.main", "template.main")})
    )
    strict = RELS.replace(
        "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
    )
    assert "Strict" in refusal(package({"_rels/.rels": strict}))


def test_a_main_part_that_is_missing_doubled_or_something_else_is_refused() -> None:
    assert "thiếu phần chính" in refusal(package({"word/document.xml": None}))
    assert "không phải nội dung" in refusal(package({"word/document.xml": "<a/>"}))
    twice = RELS.replace("</Relationships>", RELS[RELS.index("<Relationship ") :])
    assert "không phải" in refusal(package({"_rels/.rels": twice}))


def test_macros_are_refused_under_any_name() -> None:
    kinds = {"ContentType": TYPES.replace("document.main", "x.macroEnabled.main")}
    assert "macro" in refusal(package({"[Content_Types].xml": kinds["ContentType"]}))
    assert "macro" in refusal(package({"word/vbaProject.bin": b"x"}))
    hidden = RELS.replace(
        "officeDocument/2006/relationships/officeDocument", "office/2006/relationships/vbaProject"
    )
    assert "macro" in refusal(package({"word/_rels/document.xml.rels": hidden}))


# The zip


def test_names_that_leave_the_package_or_come_twice_are_refused() -> None:
    for name in (
        "/etc/passwd",
        "../a.xml",
        "word/../../a.xml",
        "C:/a.xml",
        "a\\b.xml",
        "word//a.xml",
        "./a.xml",
    ):
        assert "tên không hợp lệ" in refusal(package({name: b"x"})), name
    assert "hai bản" in refusal(package({"WORD/Document.xml": body()}))


def test_encrypted_entries_are_refused() -> None:
    data = bytearray(package())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked = bytearray(data)
        locked[locked.rfind(mark) + offset] |= 1
        assert "mật khẩu" in refusal(bytes(locked))


def test_too_many_parts_are_refused_before_they_are_read() -> None:
    assert "quá nhiều phần" in refusal(package({f"word/{i}.bin": b"" for i in range(limits.MAX_PARTS)}))


def test_a_bomb_is_refused_by_its_ratio_its_size_and_its_lie() -> None:
    zeros = bytes(2 * limits.MEGABYTE)
    assert "nén quá mức" in refusal(package({"word/media/a.bin": zeros}))
    noise = random.Random(1).randbytes(1000)
    heavy = {f"word/{i}.bin": noise * 9_000 for i in range(9)}
    assert "64 MB" in refusal(package(heavy))
    # The same bomb saying that it is small: sizes of both headers rewritten.
    data = package({"word/media/a.bin": zeros})
    lying = data.replace(struct.pack("<L", len(zeros)), struct.pack("<L", 1000))
    assert "dài hơn hoặc ngắn hơn" in refusal(lying)


def test_a_file_over_the_size_limit_is_refused_unopened() -> None:
    assert "20 MB" in refusal(b"PK\x03\x04" + bytes(limits.MAX_FILE))


def test_overlapping_entries_are_refused() -> None:
    """The quine-like bomb: many directory entries, one body."""
    data = package({"word/a.bin": b"1" * 99, "word/b.bin": b"1" * 99}, method=zipfile.ZIP_STORED)
    first, second = data.index(b"word/a.bin") - 30, data.index(b"word/b.bin") - 30
    directory = bytearray(data)
    at = data.rindex(b"word/b.bin") - 46
    struct.pack_into("<L", directory, at + 42, first)
    assert "khai hai cách" in refusal(bytes(directory))
    longer = bytearray(data)
    for base, offset in ((data.rindex(b"word/a.bin") - 46, 20), (first, 18)):
        struct.pack_into("<LL", longer, base + offset, 99 + 40, 99 + 40)
    assert second
    assert "nằm chồng" in refusal(bytes(longer))


def test_a_wrong_checksum_a_cut_file_and_added_bytes_are_refused() -> None:
    data = package(method=zipfile.ZIP_STORED)
    assert "mã kiểm tra" in refusal(data.replace(b"<w:body>", b"<w:bodY>"))
    assert "thiếu phần cuối" in refusal(data[: len(data) // 2])
    assert "dữ liệu lạ sau" in refusal(data + b"x")
    assert "không khớp" in refusal(b"PK\x03\x04" + data)


def test_entries_said_differently_in_their_two_headers_are_refused() -> None:
    data = bytearray(package(method=zipfile.ZIP_STORED))
    at = data.rindex(b"PK\x03\x04") + 30
    data[at : at + 4] = b"ward"
    assert "khai hai cách" in refusal(bytes(data))


# The XML


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused_in_any_encoding_and_any_part(encoding: str) -> None:
    for declared in (
        "<!DOCTYPE a>",
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    ):
        text = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<a/>'
        assert "DTD" in refusal(package({"word/settings.xml": text.encode(encoding)}))
        assert "DTD" in refusal(package({"word/media/picture.bin": text.encode(encoding)}))


def test_xml_is_known_by_name_by_type_or_by_its_first_bytes() -> None:
    svg = TYPES.replace("</Types>", '<Default Extension="pic" ContentType="image/svg+xml"/></Types>')
    assert "DTD" in refusal(package({"[Content_Types].xml": svg, "word/a.pic": " <!DOCTYPE svg><svg/>"}))
    assert "DTD" in refusal(package({"word/a.VML": "<!DOCTYPE a><a/>"}))


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-7", "windows-1258", "utf-16", "utf-32"])
def test_another_declared_encoding_than_the_real_one_is_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><a/>'
    assert "bảng mã" in refusal(package({"word/settings.xml": text.encode("ascii")}))


def test_xml_in_utf_32_or_with_a_wrong_byte_is_refused() -> None:
    assert "đúng quy cách" in refusal(package({"word/a.xml": b"<a>\xff</a>"}))
    assert refusal(package({"word/a.xml": "<a/>".encode("utf-32")}))
    assert refusal(package({"word/a.xml": b"\xff\xfe<"}))


def nested(depth: int) -> str:
    return "<a>" * depth + "</a>" * depth


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (nested(limits.MAX_DEPTH + 1), "tầng"),
        (nested(10_000), "tầng"),
        ("<a>" + "<b/>" * limits.MAX_ELEMENTS + "</a>", "quá nhiều thành phần"),
        (f"<a>{'x' * (limits.MAX_TEXT + 1)}</a>", "1 MB"),
        (f"<a b='{'x' * (3 * limits.MEGABYTE)}'/>", "1 MB"),
        (f"<a>{'&#10;' * (limits.MAX_TEXT + 1)}</a>", "1 MB"),
        ("<a" + "".join(f" a{i}=''" for i in range(500_000)) + "/>", "1 MB"),
        (
            "<a>" + "<b c='' d='' e='' f='' g='' h=''/>" * (limits.MAX_ELEMENTS - 99) + "</a>",
            "quá nhiều thành phần",
        ),
        (f"<!--{'-' * 9}--><a/>", "đúng quy cách"),
        ("<a><b></a>", "đúng quy cách"),
        ("<w:a/>", "đúng quy cách"),
        ("", "đúng quy cách"),
        ("<a>&lol;</a>", "đúng quy cách"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_xml_past_a_limit_or_malformed_is_refused(content: str, said: str) -> None:
    assert said in refusal(package({"word/a.xml": content}, method=zipfile.ZIP_STORED))


def test_the_limits_themselves_pass() -> None:
    many = "<a>" + "<b/>" * (limits.MAX_ELEMENTS - 99) + "</a>"
    admit_container(package({"word/a.xml": many}, method=zipfile.ZIP_STORED), "docx")
    admit_container(package({"word/a.xml": nested(limits.MAX_DEPTH)}), "docx")
    long = f"<a>{'ế' * (limits.MAX_TEXT // 3)}</a>"
    admit_container(package({"word/a.xml": long}, method=zipfile.ZIP_STORED), "docx")


def test_an_xml_part_over_16_mb_is_refused() -> None:
    spaces = "<a>" + ("<b> </b>" * 100 + " " * 100_000) * 200 + "</a>"
    assert "16 MB" in refusal(package({"word/a.xml": spaces}, method=zipfile.ZIP_STORED))


# Pictures


def png(width: int, height: int) -> bytes:
    head = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">L", 13)
        + b"IHDR"
        + head
        + struct.pack(">L", zlib.crc32(b"IHDR" + head))
    )


def jpeg(width: int, height: int) -> bytes:
    exif = b"\xff\xe1" + struct.pack(">H", 1000) + bytes(998)
    return b"\xff\xd8" + exif + b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1)


@pytest.mark.parametrize("picture", [png, jpeg])
def test_a_giant_picture_is_refused_by_its_header(picture: Callable[[int, int], bytes]) -> None:
    admit_container(package({"word/media/a.bin": picture(5_000, 7_000)}), "docx")
    assert "triệu điểm ảnh" in refusal(package({"word/media/a.bin": picture(50_000, 50_000)}))


def test_a_broken_picture_is_not_the_gates_business() -> None:
    for head in (
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8" + b"\xff" * 100_000,
        b"\xff\xd8\xff\xe0\x00",
        b"GIF89a",
        b"BM",
    ):
        admit_container(package({"word/media/a.bin": head}), "docx")


# Any bytes at all


@settings(max_examples=150 * LONGER, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_admitted_or_refused_in_words(data: bytes) -> None:
    assert kind_of(data)
    for start in (b"", b"PK\x03\x04"):
        with pytest.raises(BadInput):
            admit_container(start + data, "docx")


@settings(max_examples=400 * LONGER, deadline=None)
@given(st.data())
def test_a_true_file_with_bytes_changed_is_admitted_or_refused_in_words(data: st.DataObject) -> None:
    changed = bytearray(data.draw(st.sampled_from(SPECIMENS)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        new = data.draw(st.sampled_from([b"\xff", b"\x00", b"PK\x01\x02", b"<", b"\xff\xff\xff\xff", b""]))
        changed[at : at + max(1, len(new))] = new
        if not changed:
            return
    with contextlib.suppress(BadInput):
        admit_container(bytes(changed), "docx")


SPECIMENS = [package(), package(method=zipfile.ZIP_STORED), package({"word/media/a.png": png(3, 4)})]


def word_97(flags: int) -> bytes:
    """The head of a Word 97 file: a directory entry of the stream WordDocument, and the first bytes of that stream."""
    entry = bytearray(128)
    entry[:24] = "WordDocument".encode("utf-16-le")
    entry[116:120] = (1).to_bytes(4, "little")
    head = bytearray(512)
    head[:8], head[30] = bytes.fromhex("d0cf11e0a1b11ae1"), 9
    stream = struct.pack("<H8xH", 0xA5EC, flags).ljust(512, b"\0")
    return bytes(head) + bytes(entry).ljust(512, b"\0") + stream


def opendocument(manifest: str, *more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = zipfile.ZipInfo("mimetype")
        archive.writestr(kind, "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
        for name in more:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (word_97(0x0100), True),
        (word_97(0x0000), False),
        (word_97(0x0100)[:1030], False),
        (opendocument("<manifest:encryption-data/>"), True),
        (opendocument("<manifest/>", "encrypted-package"), True),
        (opendocument("<manifest/>"), False),
        (opendocument("<manifest:encryption-data/>")[:-30], False),
        (package(), False),
    ],
)
def test_a_password_is_seen_in_the_bytes_of_old_word_and_opendocument(data: bytes, answer: bool) -> None:
    assert is_locked(data) is answer


def test_an_old_word_file_with_a_password_is_refused_for_the_password() -> None:
    assert kind_of(word_97(0x0100)) == "encrypted"
    assert kind_of(word_97(0)) == "doc"
    assert "mật khẩu" in refusal(word_97(0x0100))
