"""LibreOffice as a converter to PDF (bộ chuyển đổi PDF), alone in its folder and with nothing to fetch."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from doc_engine.errors import BadInput
from doc_engine.gate import admit_container, sealed
from registry.errors import ConverterFailed, ConverterMissing, reason_of
from registry.jail.bulk import WORKERS, Bulk, Outcome, Progress
from registry.jail.fonts import vietnamese_font_warning
from registry.jail.process import Completed, Limits, gently, run_limited
from registry.jail.profile import write_profile
from registry.jail.progressing import Finished, Progressing, Watch
from registry.jail.sandbox import JOB, bubblewrap, wrapped

_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_INPUT_FILTER = "MS Word 2007 XML"
_NO_SANDBOX = (
    "Cần bubblewrap (bwrap) để mở tệp .doc, .odt, .rtf an toàn; hãy lưu tệp thành .docx rồi thử lại."
)
_MEMORY_MB = 4096
_FILE_MB = 256
_HOW_TO_GET = "Trên Debian, Ubuntu: sudo apt-get install libreoffice-writer-nogui fonts-liberation."


ForeignKind = Literal["doc", "odt", "rtf"]


class Job(NamedTuple):
    """One way of converting: the filter that reads, the format wanted, the suffix of what is read."""

    filter: str
    wanted: str
    suffix: str


TO_PDF = Job(_INPUT_FILTER, "pdf:writer_pdf_Export", "docx")
_FOREIGN: dict[ForeignKind, Job] = {
    "doc": Job("MS Word 97", f"docx:{_INPUT_FILTER}", "doc"),
    "odt": Job("writer8", f"docx:{_INPUT_FILTER}", "odt"),
    "rtf": Job("Rich Text Format", f"docx:{_INPUT_FILTER}", "rtf"),
}


class Converter(Protocol):
    """What turns a document into a PDF (bộ chuyển đổi)."""

    def available(self) -> str | None:
        """None when it can be used, else why not, in Vietnamese."""

    def warnings(self) -> tuple[str, ...]:
        """What will be wrong with every PDF made here, in Vietnamese."""

    def to_pdf(self, docx: bytes) -> bytes:
        """The PDF of one document."""

    def many_to_pdf(self, docx: Sequence[bytes]) -> list[bytes]:
        """The PDFs of many documents, in their order."""

    def batch_to_pdf(
        self, letters: Iterable[bytes], *, progress: Progress | None = None
    ) -> Iterator[Outcome]:
        """The PDF of each of very many letters in order, or why there is none."""


class LibreOffice:
    """Converts with `soffice`: one run for any number of files, a fresh profile and folder for each run.

    `VANTHU_SOFFICE` names the program, `VANTHU_NO_CONVERTER=1` forbids it. A run may last `seconds` and
    `seconds_each` more for every file after the first. `sandbox=False` does without bubblewrap.
    """

    def __init__(
        self,
        *,
        environ: Mapping[str, str] | None = None,
        seconds: float = 120,
        seconds_each: float = 5,
        sandbox: bool = True,
    ) -> None:
        self._environ = os.environ if environ is None else environ
        self._seconds, self._seconds_each = seconds, seconds_each
        self._sandbox = sandbox

    def available(self) -> str | None:
        """None when a program is there to be run, else why not, in Vietnamese. Starts nothing."""
        if self._environ.get("VANTHU_NO_CONVERTER") == "1":
            return "Việc chuyển sang PDF đang bị tắt (VANTHU_NO_CONVERTER=1)."
        if self._program() is not None:
            return None
        named = self._environ.get("VANTHU_SOFFICE")
        if named:
            return f"Không thấy LibreOffice ở “{named}” (VANTHU_SOFFICE)."
        return f"Chưa có LibreOffice để chuyển sang PDF. {_HOW_TO_GET}"

    def warnings(self) -> tuple[str, ...]:
        """That the fonts here lack Vietnamese letters, where they do. Asked of the system once."""
        found = vietnamese_font_warning(self._environ)
        return (found,) if found else ()

    def version(self) -> str:
        """What the program says it is, as "LibreOffice 7.4.7.2"; raises `ConverterMissing` or `ConverterFailed`."""
        with tempfile.TemporaryDirectory(prefix="vanthu-pdf-") as folder:
            ended = self._run(Path(folder), ["--version"], seconds=30)
        words = ended.stdout.decode("utf-8", "replace").split()
        if not ended.ok or len(words) < 2:
            raise _failed(ended)
        return " ".join(words[:2])

    def to_pdf(self, docx: bytes) -> bytes:
        """The PDF of one document.

        Raises `BadInput` for a docx the gate refuses or that loads things from elsewhere, `ConverterMissing`
        without a program, `ConverterFailed` when it fails, hangs or gives no whole PDF.
        """
        return self.many_to_pdf([docx])[0]

    def many_to_pdf(self, docx: Sequence[bytes]) -> list[bytes]:
        """The PDFs of many documents in their order, from one run; raises as `to_pdf` does, all or nothing."""
        reason = self.available()
        if reason:
            raise ConverterMissing(reason)
        return self._convert([self.ready(one) for one in docx])

    def batch_to_pdf(
        self, letters: Iterable[bytes], *, progress: Progress | None = None, workers: int = WORKERS
    ) -> Iterator[Outcome]:
        """The PDF of each letter in order, or why there is none (chuyển hàng loạt); as each alone would look.

        For thousands: letters are read as they are needed. `progress` hears how many are done. Close the iterator
        to end early. Raises `ConverterMissing` at once, `ConverterFailed` when the program can do no letter at all.
        """
        reason = self.available()
        if reason:
            raise ConverterMissing(reason)
        return Bulk(self, workers=workers).outcomes(letters, progress)

    def run_over(
        self, documents: Sequence[bytes], stopped: Watch, finished: Finished
    ) -> tuple[list[bytes | None], Completed]:
        """One run over files made `ready`; it ends when `stopped`, or when no file is done for a while."""
        return self._run_over(documents, Progressing(self._seconds, stopped, finished))

    def failed(self, ended: Completed) -> ConverterFailed:
        """What a run that ended so says to the clerk."""
        return _failed(ended)

    def to_docx(self, document: bytes, kind: ForeignKind) -> bytes:
        """A .doc, .odt or .rtf as a docx, to be looked at only; raises `ConverterMissing`, `ConverterFailed` or `BadInput`.

        What such a file would load from elsewhere cannot be taken out beforehand: without the sandbox it is refused.
        """
        reason = self.available()
        if reason or self._bwrap() is None:
            raise ConverterMissing(reason or _NO_SANDBOX)
        with tempfile.TemporaryDirectory(prefix="vanthu-docx-") as made_for_it:
            folder = Path(made_for_it)
            write_profile(folder / "profile")
            (folder / f"00001.{kind}").write_bytes(document)
            job = arguments(self._inside(folder), ["00001"], _FOREIGN[kind])
            ended = self._run(folder, job, seconds=self._seconds)
            made = folder / "pdf" / "00001.docx"
            if not made.is_file() or made.is_symlink() or made.parent.is_symlink():
                raise _failed(ended, "mở được tệp này")
            docx = made.read_bytes()
        admit_container(docx, "docx")
        return docx

    def ready(self, docx: bytes) -> bytes:
        """The file as the program may open it, nothing left to fetch; raises `BadInput`."""
        admit_container(docx, "docx")
        return sealed(docx, drawings=self._bwrap() is not None)

    def _convert(self, documents: list[bytes]) -> list[bytes]:
        """One run over all; where a document ended the run, those behind it get another."""
        if not documents:
            return []
        made, ended = self._run_over(documents)
        lost = [document for document, pdf in zip(documents, made, strict=True) if pdf is None]
        if ended.timed_out or (lost and len(documents) == 1):
            raise _failed(ended)
        again = iter([*self._convert(lost[:1]), *self._convert(lost[1:])])
        return [next(again) if pdf is None else pdf for pdf in made]

    def _run_over(
        self, documents: Sequence[bytes], watch: Progressing | None = None
    ) -> tuple[list[bytes | None], Completed]:
        with tempfile.TemporaryDirectory(prefix="vanthu-pdf-") as made_for_it:
            folder = Path(made_for_it)
            write_profile(folder / "profile")
            names = [f"{index:05d}" for index in range(1, len(documents) + 1)]
            for name, document in zip(names, documents, strict=True):
                (folder / f"{name}.docx").write_bytes(document)
            said = arguments(self._inside(folder), names)
            seconds = self._seconds + self._seconds_each * (len(names) - 1)
            if watch is not None:
                watch.begin(folder / "pdf")
                seconds = self._seconds * len(names)
            ended = self._run(folder, said, seconds=seconds, watch=watch)
            return [_taken(folder / "pdf" / f"{name}.pdf") for name in names], ended

    def _run(
        self, folder: Path, arguments: list[str], *, seconds: float, watch: Watch | None = None
    ) -> Completed:
        program = self._program()
        if program is None:
            raise ConverterMissing(self.available() or _HOW_TO_GET)
        bwrap = self._bwrap()
        before = wrapped(bwrap, folder, program) if bwrap else []
        limits = Limits(seconds=seconds, memory_mb=_MEMORY_MB, file_mb=_FILE_MB)
        command = [str(program), *arguments]
        if watch is not None:  # a bulk takes minutes: whoever waits at another window goes first
            command = gently(command)
        try:
            return run_limited(
                [*before, *command],
                cwd=folder,
                limits=limits,
                env={"SAL_USE_VCLPLUGIN": "svp"},
                watch=watch,
            )
        except OSError as error:
            raise ConverterFailed(f"Không khởi động được LibreOffice: {reason_of(error)}.") from error

    def _inside(self, folder: Path) -> str:
        """What the job's folder is called for the program."""
        return JOB if self._bwrap() else str(folder)

    def _bwrap(self) -> str | None:
        return bubblewrap() if self._sandbox else None

    def _program(self) -> Path | None:
        named = self._environ.get("VANTHU_SOFFICE")
        wanted = [named] if named else ["soffice", "libreoffice", *_USUAL_PLACES]
        found = (shutil.which(name, path=self._environ.get("PATH")) for name in wanted)
        programs = (Path(path).resolve() for path in found if path)
        # A snap is locked into its own folders and cannot read the job's.
        return next((program for program in programs if program.name != "snap"), None)


def arguments(inside: str, names: list[str], job: Job = TO_PDF) -> list[str]:
    """What soffice is told: convert `NAME.docx` in the folder `inside` to `pdf/NAME.pdf`, with the profile there."""
    return [
        f"-env:UserInstallation={Path(inside, 'profile').as_uri()}",
        *("--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck"),
        f"--infilter={job.filter}",
        *("--convert-to", job.wanted, "--outdir", f"{inside}/pdf"),
        *(f"{inside}/{name}.{job.suffix}" for name in names),
    ]


def _taken(path: Path) -> bytes | None:
    """The PDF that was made, looked at before it is given out; None when LibreOffice made none, which may exit 0."""
    from doc_engine.pdf import fonts_of

    # The folder was another's to write in: a link in it could lead to any file of ours.
    if not path.is_file() or path.resolve() != path.parents[1].resolve() / "pdf" / path.name:
        return None
    pdf = path.read_bytes()
    try:
        missing = [font.name for font in fonts_of(pdf) if not font.embedded]
    except BadInput:
        return None
    if missing:
        raise ConverterFailed(f"PDF làm ra thiếu phông chữ bên trong: {', '.join(missing)}.")
    return pdf


def _failed(ended: Completed, what: str = "chuyển được văn bản sang PDF") -> ConverterFailed:
    if ended.timed_out:
        return ConverterFailed(
            "LibreOffice chạy quá thời gian cho phép nên đã bị dừng. Hãy thử lại; nếu vẫn vậy, hãy cài lại LibreOffice."
        )
    said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
    detail = f" ({said[-1][:200]})" if said else ""
    return ConverterFailed(
        f"LibreOffice không {what}, mã {ended.code}{detail}. Hãy thử lại hoặc cài lại LibreOffice."
    )
