"""What comes out of a batch (kết quả gửi hàng loạt): derived from the books, made again as often as wanted.

No number is touched here. Every file is whole or absent; what is there already is not made twice, so that a run
that was broken off is finished by running it again.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, Refusal
from registry.services.batch.answers import BatchIssued, IssuedLetter
from registry.services.batch.later import kept_copy_pdfs
from registry.services.batch.manifest import Listed, manifest_csv, manifest_json
from registry.services.batch.modes import Mode
from registry.services.batch.papers import envelopes_of, sender_of, transmittal
from registry.services.batch.planning import Plan, office_of
from registry.services.batch.running import Progress, quiet, safe_name
from registry.services.registering import file_name
from registry.store.filestore import digest_of
from registry.store.outfolder import OutFolder

if TYPE_CHECKING:
    from registry.jail import NoPdf
    from registry.office import Home

LETTERS, PDFS, ZIP, PRINT = "thu", "pdf", "thu.zip", "ban-in.pdf"
ENVELOPES, LABELS, TRANSMITTAL = "phong-bi", "nhan-dia-chi", "danh-sach-phat-hanh"
MANIFEST = "bang-ke"
COPY, CONVERT, PACK, JOIN = "chép thư", "chuyển sang PDF", "nén", "ghép bản in"
_MARK = ".lo"  # in the folder of PDFs: which batch they belong to
_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to come out: PDFs and print file, blank pages for two-sided printing, envelopes and labels."""

    pdf: bool = False
    duplex: bool = False
    envelopes: bool = False
    progress: Progress = quiet


@dataclass
class Made:
    """What came out: the files by what they are, the letters with theirs, and what could not be made."""

    files: dict[str, str] = field(default_factory=dict)
    letters: list[Listed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def make_outputs(
    home: Home, planned: Plan, issued: BatchIssued, out: OutFolder, wanted: Wanted = Wanted()
) -> Made:
    """Lay everything out in the folder; raises `StoreFull`, `StoreFailed`; a PDF that fails is a warning."""
    return _Making(home, planned, issued, out, wanted).made()


@dataclass
class _Making:
    home: Home
    planned: Plan
    issued: BatchIssued
    out: OutFolder
    wanted: Wanted
    result: Made = field(default_factory=Made)

    def progress(self, step: str, done: int, total: int) -> None:
        self.wanted.progress(step, done, total)

    def made(self) -> Made:
        self.out.sweep()
        self.result.letters = [Listed(one, self._name(one)) for one in self.issued.letters]
        self._copy_letters()
        if self.wanted.pdf:
            self._convert()
        self._papers()
        if self.issued.mode is not Mode.SHARED:
            self._pack()
        self._list()
        if self.wanted.pdf:
            self._unmark()
        return self.result

    # ---- letters -------------------------------------------------------------------------------------------------

    def _name(self, one: IssuedLetter) -> str:
        if self.issued.mode is Mode.SHARED:
            return self._shared_name(".docx")
        width = max(4, len(str(len(self.issued.letters))))
        return f"{LETTERS}/{safe_name(one.letter.place, one.letter.to.name, width)}.docx"

    def _shared_name(self, extension: str) -> str:
        from doc_engine.notation import Notation

        return file_name(Notation.parse(self.issued.letters[0].notation), extension)

    def _distinct(self) -> list[Listed]:
        """The letters, each file once."""
        return list({one.docx: one for one in self.result.letters}.values())

    def _copy_letters(self) -> None:
        letters = self._distinct()
        for place, one in enumerate(letters, 1):
            if not self.out.holds(one.docx, one.letter.digest):
                self.out.write(one.docx, self.home.store.files.get(one.letter.digest))
            self.progress(COPY, place, len(letters))
        self.result.files["docx"] = letters[0].docx if len(letters) == 1 else LETTERS

    # ---- PDF -----------------------------------------------------------------------------------------------------

    def _convert(self) -> None:
        self._keep_pdfs_of_this_batch()
        letters = self._distinct()
        pdfs = {one.docx: self._pdf_name(one) for one in letters}
        self._take_kept(letters, pdfs)
        missing = [one for one in letters if not self._is_whole(pdfs[one.docx])]
        done = len(letters) - len(missing)
        try:
            for one, outcome in zip(missing, self._outcomes(missing), strict=False):
                if isinstance(outcome, bytes):
                    self.out.write(pdfs[one.docx], outcome)
                else:
                    self.result.warnings.append(f"{one.docx}: {outcome.message}")
                done += 1
                self.progress(CONVERT, done, len(letters))
        except Refusal as error:
            self.result.warnings.append(
                f"Đã cấp số nhưng chưa tạo được PDF: {error} Hãy chạy lại với --resume."
            )
        self.result.letters = [self._with_pdf(one, pdfs[one.docx]) for one in self.result.letters]
        if all(one.pdf for one in self.result.letters):
            self._print_file()
        else:
            self.result.warnings.append("Còn thư chưa có PDF nên chưa làm bản in.")

    def _take_kept(self, letters: list[Listed], pdfs: Mapping[str, str]) -> None:
        """PDFs that a worker made of the documents and the books hold already."""
        copies = self.issued.mode is Mode.COPIES
        with self.home.store.reading() as tx:
            keys = [one.letter.key for one in letters]
            kept = kept_copy_pdfs(tx, keys[0]) if copies else tx.files.latest_of(keys, "pdf")
        for one in letters:
            found = kept.get(one.letter.digest if copies else one.letter.key)
            if found is not None and not self._is_whole(pdfs[one.docx]):
                self.out.write(pdfs[one.docx], self.home.store.files.get(found.digest))

    def _outcomes(self, missing: list[Listed]) -> Iterator[bytes | NoPdf]:
        if not missing:
            return iter(())
        contents = (self.home.store.files.get(one.letter.digest) for one in missing)
        return iter(self.home.converter.batch_to_pdf(contents))

    def _keep_pdfs_of_this_batch(self) -> None:
        """PDFs in the folder count only where they belong to this very batch."""
        mark, name = self.issued.digest.encode(), f"{PDFS}/{_MARK}"
        found = self.out.read(name)
        if found != mark and not (found is None and self._is_listed()):
            for one in self._distinct():
                self.out.remove(self._pdf_name(one))
            self.out.write(name, mark)

    def _unmark(self) -> None:
        """Take the mark away: from here on the manifest says whose the PDFs are."""
        self.out.remove(f"{PDFS}/{_MARK}")
        with suppress(OSError):
            self.out.path(PDFS).rmdir()  # a shared document has its PDF beside it, and nothing in there

    def _is_listed(self) -> bool:
        """Whether the manifest in the folder is this very batch's: it was laid out to the end before."""
        try:
            said = json.loads(self.out.read(f"{MANIFEST}.json") or b"{}")
        except ValueError:
            return False
        return isinstance(said, dict) and said.get("batch") == self.issued.digest

    def _pdf_name(self, one: Listed) -> str:
        if self.issued.mode is Mode.SHARED:
            return self._shared_name(".pdf")
        return f"{PDFS}/{one.docx.removeprefix(LETTERS + '/').removesuffix('.docx')}.pdf"

    def _is_whole(self, name: str) -> bool:
        found = self.out.read(name)
        return found is not None and found.startswith(b"%PDF-") and b"%%EOF" in found[-1024:]

    def _with_pdf(self, one: Listed, name: str) -> Listed:
        from doc_engine.pdf import page_count

        content = self.out.read(name)
        if content is None:
            return one
        return replace(one, pdf=name, pdf_digest=digest_of(content), pages=page_count(content))

    def _print_file(self) -> None:
        """Every letter in the order of the list, as often as it has copies."""
        from doc_engine.pdf.printing import PrintFile

        letters = self.result.letters if self.issued.mode is not Mode.SHARED else self._distinct_with_pdf()
        with self.out.writing(PRINT) as stream:
            print_file = PrintFile(stream, two_sided=self.wanted.duplex)
            for place, one in enumerate(letters, 1):
                content = self.out.read(one.pdf) or b""
                for _ in range(
                    one.letter.letter.extra.copies or 1 if self.issued.mode is not Mode.SHARED else 1
                ):
                    print_file.add(content)
                self.progress(JOIN, place, len(letters))
            print_file.close()
        self.result.files |= {"pdf": PDFS if len(letters) > 1 else letters[0].pdf, "print": PRINT}

    def _distinct_with_pdf(self) -> list[Listed]:
        return list({one.pdf: one for one in self.result.letters}.values())

    # ---- papers, zip, manifest -----------------------------------------------------------------------------------

    def _papers(self) -> None:
        from doc_engine.ooxml.envelopes import envelopes_docx, labels_docx

        office = office_of(self.home, self.planned)
        papers = {TRANSMITTAL: transmittal(self.planned, self.issued, office).docx()}
        if self.wanted.envelopes:
            envelopes = envelopes_of(self.issued)
            papers |= {
                ENVELOPES: envelopes_docx(sender_of(self.planned), envelopes),
                LABELS: labels_docx(envelopes),
            }
        for name, content in papers.items():
            self.out.write(f"{name}.docx", content)
            self.result.files[_KINDS[name]] = f"{name}.docx"
            if self.wanted.pdf and name != TRANSMITTAL:
                self._paper_pdf(name, content)

    def _paper_pdf(self, name: str, content: bytes) -> None:
        try:
            self.out.write(f"{name}.pdf", self.home.converter.to_pdf(content))
            self.result.files[f"{_KINDS[name]}_pdf"] = f"{name}.pdf"
        except (Refusal, BadInput) as error:
            self.result.warnings.append(f"Chưa tạo được {name}.pdf: {error}")

    def _pack(self) -> None:
        names = [name for one in self.result.letters for name in (one.docx, one.pdf) if name]
        with self.out.writing(ZIP) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for place, name in enumerate(names, 1):
                archive.writestr(zipfile.ZipInfo(name, _DAY), self.out.read(name) or b"")
                self.progress(PACK, place, len(names))
        self.result.files["zip"] = ZIP

    def _list(self) -> None:
        made = {name: digest_of(content) for name in self._beside() if (content := self.out.read(name))}
        self.out.write(f"{MANIFEST}.json", manifest_json(self.issued, self.result.letters, made))
        self.out.write(f"{MANIFEST}.csv", manifest_csv(self.issued, self.result.letters))
        self.result.files |= {"manifest": f"{MANIFEST}.json", "manifest_csv": f"{MANIFEST}.csv"}

    def _beside(self) -> list[str]:
        """The files that are no letters; the large ones are told by the letters in them."""
        skipped = {LETTERS, PDFS, ZIP, PRINT}
        return sorted(name for name in self.result.files.values() if name not in skipped)


_KINDS: Mapping[str, str] = {TRANSMITTAL: "transmittal", ENVELOPES: "envelopes", LABELS: "labels"}
