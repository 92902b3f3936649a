"""`vanthu draft|issue|enter|attach|pdf`: outgoing documents (văn bản đi)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.desk import Desk, check_folder, office_command, read_input, warn, write_output
from counter.showing import finding_json
from doc_engine.dates import long_date, parse_day
from doc_engine.errors import BadInput, NotFound, Refusal
from doc_engine.findings import Severity

if TYPE_CHECKING:
    from registry.office import Home
    from registry.services.drafting import Rendered
    from registry.services.issued import Issued

_DATA = click.argument("data", metavar="TỆP_DỮ_LIỆU", type=click.Path(path_type=Path))
_OUT_DIR = click.option(
    "-o",
    "--out",
    "out",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Nơi ghi tệp.",
)
_PDF = click.option("--pdf", "with_pdf", is_flag=True, help="Tạo thêm tệp PDF.")
_FOR_SIGNING = click.option(
    "--for-signing",
    is_flag=True,
    help="Tạo PDF để ký số: có trường trống cho số, ngày (nếu còn trống) và chữ ký.",
)


def day_option(text: str | None, field: str) -> date | None:
    """The day of an option, or None where it was not given; raises `BadInput`."""
    return parse_day(text, field=field) if text is not None else None


def _drafted(desk: Desk, data: bytes, name: str) -> Rendered:
    """Draft with the home's offices and documents, or without any home where none has been set up."""
    from registry.services.drafting import draft as draft_in
    from registry.services.drafting import draft_alone

    try:
        home = desk.home()
    except NotFound:
        return draft_alone(data, name)
    with home:
        return draft_in(home, data, name)


def _draft_path(data: Path, out: Path | None) -> Path:
    """Where the draft goes; never over the data file, which another suffix could name."""
    path = out or Path(f"{data.stem}.docx")
    if path.suffix.lower() != ".docx" or path.is_dir():
        raise BadInput.because(f"“{path}” không phải là tên tệp Word.", "Hãy viết như: -o ban-thao.docx")
    check_folder(path.parent)
    return path


@office_command("draft")
@_DATA
@click.option("-o", "--out", metavar="TỆP.docx", type=click.Path(path_type=Path), help="Tệp bản thảo.")
@_PDF
@_FOR_SIGNING
def draft(desk: Desk, data: Path, out: Path | None, with_pdf: bool, for_signing: bool) -> None:
    """Soạn bản thảo từ tệp dữ liệu; số và ngày để trống như mẫu của Nghị định."""
    from registry.errors import ConverterMissing
    from registry.jail import LibreOffice
    from registry.services.pdf import ready_for_signing

    converter, with_pdf = LibreOffice(), with_pdf or for_signing
    missing = converter.available() if with_pdf else None
    if missing:
        raise ConverterMissing(missing)
    path = _draft_path(data, out)
    rendered = _drafted(desk, read_input(data), data.name)
    pdf = converter.to_pdf(rendered.docx) if with_pdf else None
    warnings = [str(finding) for finding in rendered.findings if finding.severity is not Severity.INFO]
    warnings += rendered.warnings
    warnings += converter.warnings() if pdf is not None else ()
    if pdf is not None and for_signing:
        ready = ready_for_signing(pdf)
        pdf, warnings = ready.content, [*warnings, *ready.warnings]
    files = {"docx": str(write_output(path, rendered.docx))}
    if pdf is not None:
        files["pdf"] = str(write_output(path.with_suffix(".pdf"), pdf))
    warn(warnings)
    text = "\n".join(f"Đã soạn bản thảo: {name}" for name in files.values())
    findings = [finding_json(finding) for finding in rendered.findings]
    desk.answer(text, {"files": files, "findings": findings, "warnings": warnings})


def write_files(issued: Issued, out: Path) -> tuple[dict[str, str], list[str]]:
    """Write an issued document's files into `out` under their download names: the paths by kind, and warnings.

    The number has been taken: what cannot be written any more is a warning, not a failure.
    """
    contents = {"docx": issued.docx, "pdf": issued.pdf}
    files: dict[str, str] = {}
    warnings: list[str] = []
    for kind, name in issued.names.items():
        content = contents.get(kind)
        if content is None:
            continue
        try:
            files[kind] = str(write_output(out / name, content))
        except (Refusal, BadInput) as error:
            warnings.append(f"văn bản đã vào sổ và được lưu trong hệ thống. {error} Hãy chạy lại lệnh này.")
    return files, warnings


def issued_json(issued: Issued, files: dict[str, str], warnings: list[str]) -> dict[str, Any]:
    """The answer of `issue` and `enter` as `--json` shows it."""
    return {
        "key": issued.key,
        "notation": str(issued.notation),
        "issued_on": issued.issued_on.isoformat(),
        "book": issued.book,
        "files": files,
        "warnings": [*issued.warnings, *warnings],
    }


def _answer_issued(desk: Desk, issued: Issued, out: Path, verb: str) -> None:
    files, unwritten = write_files(issued, out)
    warn([*issued.warnings, *unwritten])
    lines = [
        f"{verb} {issued.notation}, {long_date(issued.issued_on)} ({issued.book}; khóa {issued.key}).",
        *(f"  {path}" for path in files.values()),
    ]
    desk.answer("\n".join(lines), issued_json(issued, files, unwritten))


def _signing_copy(home: Home, issued: Issued) -> Issued:
    """The same answer with its PDF made ready for signing, where a PDF was made."""
    from registry.services.pdf import signing_copy

    if issued.pdf is None:
        return issued
    made = signing_copy(home, issued.key, issued.pdf)
    return replace(issued, pdf=made.content, warnings=(*issued.warnings, *made.warnings))


@office_command("issue")
@_DATA
@click.option("--on", "on_text", metavar="NGÀY", help="Ngày ban hành; mặc định hôm nay.")
@click.option("--signed-on", "signed_text", metavar="NGÀY", help="Ngày người có thẩm quyền ký.")
@_OUT_DIR
@_PDF
@_FOR_SIGNING
@click.option("--again", is_flag=True, help="Cấp thêm số mới cho cùng một yêu cầu.")
@click.option(
    "--reason",
    metavar="LÝ_DO",
    help="Lý do cấp số bổ sung, hoặc ban hành với ngày sớm hơn văn bản trước trong sổ.",
)
@click.option(
    "--acting",
    metavar="CĂN_CỨ",
    help="Căn cứ giao quyền, giao phụ trách khi người ký không có trong khai báo của cơ quan; được ghi vào sổ.",
)
@click.option("--suffix-of", metavar="SỐ", help="Cấp số bổ sung (12a) cho số đã cấp này; phải nêu --reason.")
def issue(
    desk: Desk,
    *,
    data: Path,
    on_text: str | None,
    signed_text: str | None,
    out: Path,
    with_pdf: bool,
    for_signing: bool,
    again: bool,
    reason: str | None,
    acting: str | None,
    suffix_of: str | None,
) -> None:
    """Cấp số, đăng ký, in và ghi liên kết: một việc, làm trọn hoặc không lấy số nào."""
    from registry.services.issuing import issue as issue_in

    content = read_input(data)
    check_folder(out)
    with desk.home() as home:
        issued = issue_in(
            home,
            content,
            data.name,
            on=day_option(on_text, "--on"),
            signed_on=day_option(signed_text, "--signed-on"),
            again=again,
            reason=reason,
            acting=acting,
            suffix_of=suffix_of,
            pdf=with_pdf or for_signing,
        )
        issued = _signing_copy(home, issued) if for_signing else issued
    _answer_issued(desk, issued, out, "Đã ban hành văn bản số")


@office_command("enter")
@_DATA
@click.option("--number", metavar="SỐ", required=True, help="Số của văn bản đã ban hành.")
@click.option("--on", "on_text", metavar="NGÀY", required=True, help="Ngày ban hành.")
@_OUT_DIR
def enter(desk: Desk, data: Path, number: str, on_text: str, out: Path) -> None:
    """Vào sổ văn bản đã ban hành từ trước hoặc ngoài hệ thống, với số sẵn có."""
    from registry.services.entering import enter as enter_in

    content = read_input(data)
    check_folder(out)
    with desk.home() as home:
        issued = enter_in(home, content, data.name, number, parse_day(on_text, field="--on"))
    _answer_issued(desk, issued, out, "Đã vào sổ văn bản số")


@office_command("attach")
@click.argument("key", metavar="VĂN_BẢN")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "role",
    type=click.Choice(["signed", "scan", "appendix"]),
    required=True,
    help="signed: bản đã ký; scan: bản quét; appendix: phụ lục.",
)
@click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành, khi số trùng nhau.")
def attach(desk: Desk, key: str, file: Path, role: str, issuer: str | None) -> None:
    """Gắn bản đã ký, bản quét hoặc phụ lục giấy vào văn bản trong sổ."""
    from registry.services.attaching import ROLE_NAMES
    from registry.services.attaching import attach as attach_in
    from registry.services.finding import find_one

    content = read_input(file)
    with desk.home() as home:
        attached = attach_in(home, find_one(home, key, issuer).key, content, file.name, role)
    state = "Đã gắn" if attached.new else "Đã có sẵn"
    desk.answer(
        f"{state}: {attached.name} ({ROLE_NAMES[attached.role]}) vào {attached.key}.",
        {
            "key": attached.key,
            "role": attached.role,
            "name": attached.name,
            "digest": attached.digest,
            "new": attached.new,
        },
    )


@office_command("pdf")
@click.argument("key", metavar="VĂN_BẢN")
@click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành, khi số trùng nhau.")
@_OUT_DIR
@_FOR_SIGNING
@click.option(
    "--fill",
    "signed",
    metavar="TỆP.pdf",
    type=click.Path(path_type=Path),
    help="Điền số, ngày của văn bản vào tệp PDF đã có chữ ký của người có thẩm quyền; chữ ký vẫn hợp lệ.",
)
def pdf(
    desk: Desk, *, key: str, issuer: str | None, out: Path, for_signing: bool, signed: Path | None
) -> None:
    """Tạo (lại) tệp PDF của một văn bản trong sổ."""
    from registry.services.finding import find_one
    from registry.services.pdf import fill_document, make_pdf

    if signed is not None and for_signing:
        raise BadInput.because("--fill và --for-signing không dùng cùng nhau.", "Hãy bỏ một trong hai.")
    check_folder(out)
    content = None if signed is None else read_input(signed)
    with desk.home() as home:
        found = find_one(home, key, issuer).key
        if content is None:
            made = make_pdf(home, found, for_signing=for_signing)
        else:
            made = fill_document(home, found, content)
    name = made.name if signed is None else f"{signed.stem}-da-dien-so.pdf"
    path = write_output(out / name, made.content)
    warn(made.warnings)
    answer = {"key": made.key, "files": {"pdf": str(path)}, "digest": made.digest}
    desk.answer(f"Đã tạo {path}.", {**answer, "warnings": list(made.warnings)} if made.warnings else answer)
