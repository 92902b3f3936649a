"""An office's own templates: checked at the door, kept version by version, told in the journal of what they print."""

from __future__ import annotations

import json
from datetime import date

import pytest

from doc_engine.errors import BadInput, NotFound
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.package import Member, read, write
from doc_engine.terms import DocumentType
from registry.errors import StoreDamaged
from registry.services.entering import enter
from registry.services.issuing import issue
from registry.services.templates import add, in_force
from registry.services.verifying import verify
from registry.store.filestore import digest_of
from registry.templating import Templates

PLAN = DocumentType.KE_HOACH


def own(words: str, key: str = "ke_hoach") -> bytes:
    """The packaged template with words of the office's own in its motto's place."""
    parts = read(build(key))
    changed = parts["word/document.xml"].replace("Độc lập - Tự do".encode(), words.encode())
    return write(Member.stored(*part) for part in (parts | {"word/document.xml": changed}).items())


def payloads(home, act):
    with home.store.reading() as tx:
        events = tx.journal.events(home.office().key)
    return [json.loads(event.payload) for event in events if event.act == act]


def test_an_added_template_is_in_force_and_the_old_version_stays(desk):
    with desk.home() as home:
        first = add(home, PLAN, own("Một"), "mau1.docx")
        second = add(home, PLAN, own("Hai"), "mau2.docx")
        assert (first.version.version, second.version.version) == (1, 2)
        assert home.templates.in_force("ke_hoach") == second.version
        assert [home.templates.content_of(one) for one in home.templates.versions("ke_hoach")] == [
            own("Một"),
            own("Hai"),
        ]
        assert dict(in_force(home.templates))[PLAN].is_own
        assert not dict(in_force(home.templates))[DocumentType.CONG_VAN].is_own


def test_the_same_file_again_is_no_new_version_and_going_back_is_one(desk):
    with desk.home() as home:
        add(home, PLAN, own("Một"), "a.docx")
        assert not add(home, PLAN, own("Một"), "b.docx").new
        add(home, PLAN, own("Hai"), "c.docx")
        back = add(home, PLAN, own("Một"), "a.docx")
        assert (back.new, back.version.version) == (True, 3)


def test_a_template_with_an_error_is_refused_and_nothing_is_kept(desk):
    with desk.home() as home:
        with pytest.raises(BadInput, match="đoạn"):
            add(home, PLAN, own("{{ so.__class__ }}"), "x.docx")
        with pytest.raises(BadInput, match="Có phải là"):
            add(home, PLAN, own("{{ trich_yiu }}"), "x.docx")
        assert home.templates.versions("ke_hoach") == []
        assert payloads(home, "template") == []


def test_the_journal_tells_of_the_template_and_of_what_each_document_was_printed_with(desk):
    with desk.home() as home:
        issue(home, desk.plan, "a.yaml")
        version = add(home, PLAN, own("Cơ quan tôi"), "mau.docx").version
        issued = issue(home, desk.plan, "a.yaml", again=True)
        said = [payload["template"] for payload in payloads(home, "issue")]
        packaged = Templates().packaged("ke_hoach")
        assert said == [
            {"type": "ke_hoach", "version": 0, "digest": packaged.digest},
            {"type": "ke_hoach", "version": 1, "digest": digest_of(own("Cơ quan tôi"))},
        ]
        assert payloads(home, "template") == [{**version.as_json(), "name": "mau.docx"}]
        assert "Cơ quan tôi".encode() in read(issued.docx)["word/document.xml"]
        assert verify(home) == []


def test_an_entered_document_tells_its_template_too(desk):
    with desk.home() as home:
        enter(home, desk.plan, "a.yaml", "01", date(2023, 5, 4))
        assert payloads(home, "enter")[0]["template"]["version"] == 0


def test_a_file_laid_into_the_folder_by_hand_is_not_in_force(desk):
    folder = desk.folder / "templates"
    folder.mkdir()
    (folder / "ke_hoach.docx").write_bytes(own("Lạ"))
    with desk.home() as home:
        assert not home.templates.is_own("ke_hoach")
        assert home.templates.strays() == ["ke_hoach.docx"]


def test_a_kept_template_that_was_changed_is_not_printed_with(desk):
    with desk.home() as home:
        version = add(home, PLAN, own("Một lần này thôi"), "a.docx").version
        kept = desk.folder / "templates" / "files" / version.digest[:2] / version.digest[2:]
        kept.chmod(0o644)
        kept.write_bytes(own("Kẻ khác"))
        with pytest.raises(StoreDamaged):
            issue(home, desk.plan, "a.yaml")


def test_a_version_is_never_written_over(desk):
    with desk.home() as home:
        version = add(home, PLAN, own("Một"), "a.docx").version
        with pytest.raises(FileExistsError):
            home.templates.keep(version, own("Hai"))
        assert home.templates.content("ke_hoach") == own("Một")


def test_a_record_that_was_changed_is_told(desk):
    with desk.home() as home:
        add(home, PLAN, own("Một"), "a.docx")
        record = desk.folder / "templates" / "versions" / "ke_hoach" / "1.json"
        record.chmod(0o644)
        record.write_text("{", "utf-8")
        with pytest.raises(StoreDamaged):
            home.templates.in_force("ke_hoach")


def test_verify_finds_a_template_that_was_changed_taken_away_or_put_in(desk):
    with desk.home() as home:
        version = add(home, PLAN, own("Một"), "a.docx").version
        assert verify(home) == []
        folder = desk.folder / "templates"
        record = folder / "versions" / "ke_hoach" / "1.json"
        strange = record.with_name("2.json")
        strange.write_text(record.read_text("utf-8").replace('"version": 1', '"version": 2'), "utf-8")
        assert verify(home) == ["Mẫu ke_hoach bản 2 không phải là mẫu mà nhật ký ghi."]
        strange.unlink()
        record.unlink()
        assert verify(home) == ["Mẫu ke_hoach bản 1 có trong nhật ký nhưng không còn trong thư mục mẫu."]
        home.templates.keep(version, own("Một"))
        assert verify(home) == []
        (folder / "files" / version.digest[:2] / version.digest[2:]).unlink()
        assert len(verify(home)) == 1


def test_verify_tells_of_a_record_that_cannot_be_read(desk):
    with desk.home() as home:
        add(home, PLAN, own("Một"), "a.docx")
        record = desk.folder / "templates" / "versions" / "ke_hoach" / "1.json"
        record.chmod(0o644)
        record.write_text("{", "utf-8")
        assert any("không đọc được" in problem for problem in verify(home))


def test_a_type_without_a_template_names_those_that_have_one(tmp_path):
    with pytest.raises(NotFound, match="ke_hoach"):
        Templates(tmp_path).content("khong_co")
