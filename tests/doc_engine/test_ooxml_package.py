"""The container is byte for byte ours: dates, order, no trace of the machine, members copied as they are."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from doc_engine.ooxml.package import Member, read, write

NAMES = st.text(alphabet="abcđ-_.", min_size=1, max_size=12).map(lambda name: f"word/{name}.xml")


@given(st.dictionaries(NAMES, st.binary(max_size=2000), max_size=8))
def test_what_is_written_is_read_back(parts: dict[str, bytes]) -> None:
    data = write(Member.deflated(name, content) for name, content in parts.items())
    assert read(data) == parts
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None


def test_the_order_of_parts_does_not_depend_on_how_they_came() -> None:
    members = [
        Member.stored(name, b"x") for name in ("word/styles.xml", "[Content_Types].xml", "word/document.xml")
    ]
    assert write(members) == write(reversed(members))
    with zipfile.ZipFile(io.BytesIO(write(members))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "word/document.xml", "word/styles.xml"]


def test_no_member_carries_a_date_or_a_system() -> None:
    data = write([Member.deflated("word/document.xml", b"<a/>" * 100)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.infolist()[0]
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert (info.create_system, info.external_attr, info.extra, info.comment) == (0, 0, b"", b"")


def test_a_member_gives_back_its_content() -> None:
    for member in (Member.stored("a", b"abc"), Member.deflated("a", b"abc" * 50)):
        assert member.content.startswith(b"abc")
        assert member.size == len(member.content)
