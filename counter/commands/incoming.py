"""`vanthu receive|read`: incoming documents (văn bản đến) and reading without an office."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, answer_with_data, hold_file, office_command, read_input, warn
from counter.reading_words import reading_text
from counter.vietnamese import say
from doc_engine.dates import short_date
from doc_engine.errors import BadInput

if TYPE_CHECKING:
    from registry.services.receiving import Examined, Received

_FILE = click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))


@office_command("read")
@_FILE
@click.option(
    "--as-draft", is_flag=True, help="In văn bản thành tệp dữ liệu; lệnh draft làm lại đúng văn bản đó."
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="TỆP",
    help="Với --as-draft: ghi tệp dữ liệu ra đây.",
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
def read(desk: Desk, file: Path, *, as_draft: bool, out: Path | None, force: bool) -> None:
    """Đọc một văn bản: thể thức, viện dẫn, nhiệm vụ, thời hạn. Không vào sổ, không cần cơ quan."""
    from registry.services.reading import read_file

    if as_draft:
        if out is not None:
            hold_file(out, force=force)
        _read_as_draft(desk, file, out)
        return
    if out is not None:
        raise BadInput.because("-o chỉ dùng cùng --as-draft.", "Hãy thêm --as-draft hoặc bỏ -o.")
    reading = read_file(read_input(file), file.name)
    warn(reading.warnings)
    desk.answer(reading_text(reading), reading.as_json())


def _typed(**names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Options for what a clerk types of a paper; each keeps the key of the description file as its name."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for key, option in reversed(names.items()):
            command = click.option(f"--{option}", key, metavar=_METAVARS.get(key, "CHỮ"), help=_HELP[key])(
                command
            )
        return command

    return decorate


_METAVARS = {"ngay": "NGÀY", "han_tra_loi": "NGÀY", "tac_gia": "CƠ_QUAN", "so_ky_hieu": "SỐ_KÝ_HIỆU"}
_HELP = {
    "tac_gia": "Tác giả (cơ quan ban hành); đứng trên điều đọc được trong tệp.",
    "so_ky_hieu": "Số, ký hiệu của văn bản.",
    "ngay": "Ngày ghi trên văn bản.",
    "loai": "Tên loại: công văn, kế hoạch, đơn …",
    "trich_yeu": "Trích yếu nội dung.",
    "han_tra_loi": "Hạn phải trả lời.",
    "do_khan": "Độ khẩn.",
    "tinh": "Tỉnh của tác giả, khi nhiều nơi trùng tên.",
    "ghi_chu": "Ghi chú vào dòng sổ.",
}
_OPTIONS = {
    "tac_gia": "author",
    "so_ky_hieu": "notation",
    "ngay": "date",
    "loai": "type",
    "trich_yeu": "subject",
    "han_tra_loi": "due",
    "do_khan": "urgency",
    "tinh": "province",
    "ghi_chu": "note",
}


def _read_as_draft(desk: Desk, file: Path, out: Path | None) -> None:
    from registry.services.redrafting import redraft_file

    found = redraft_file(read_input(file), file.name)
    warn(found.warnings)
    answer_with_data(desk, found.text, {"warnings": list(found.warnings)}, out)


@office_command("receive")
@click.argument("file", metavar="[TỆP]", required=False, type=click.Path(path_type=Path))
@click.option("--arrived", "arrived_text", metavar="NGÀY", help="Ngày đến; mặc định hôm nay.")
@click.option("--paper", is_flag=True, help="Văn bản đến bằng giấy; TỆP (nếu có) là bản quét.")
@_typed(**_OPTIONS)
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan tiếp nhận, khi thư mục có nhiều cơ quan.")
@click.option("--yes", is_flag=True, help="Vào sổ luôn, không hỏi lại (cần khi không có màn hình để hỏi).")
def receive(
    desk: Desk,
    *,
    file: Path | None,
    arrived_text: str | None,
    paper: bool,
    office: str | None,
    yes: bool,
    **typed: str | None,
) -> None:
    """Tiếp nhận văn bản đến: đọc, cho xem, rồi vào sổ; văn bản giấy không có tệp thì khai bằng các tùy chọn hoặc tệp .yaml."""
    from registry.services.describing import described_by, read_described
    from registry.services.receiving import examine
    from registry.services.receiving import receive as receive_in

    described = described_by({key: (f"--{_OPTIONS[key]}", text) for key, text in typed.items()})
    content = read_input(file) if file else None
    name = file.name if file else ""
    if file is not None and content is not None and file.suffix.lower() in {".yaml", ".yml"}:
        if described != described_by({}):
            raise BadInput.because(
                "đã có tệp khai thì không ghi thêm tùy chọn khai.", "Hãy ghi vào tệp .yaml."
            )
        described, content = read_described(content, name), None
    with desk.home() as home:
        examined = examine(content, name) if content is not None else None
        if examined and not yes and not desk.as_json:
            _ask(examined)
        day = day_option(arrived_text, "--arrived")
        received = receive_in(
            home, content, name, day, office, examined=examined, described=described, paper=paper
        )
    warn(received.warnings)
    desk.answer(_received_text(received), received_json(received))


def _ask(examined: Examined) -> None:
    """Show what was read and have it booked by a yes only; raises `BadInput` where nobody can be asked."""
    warn(examined.warnings)
    say(reading_text(examined.reading) if examined.reading else "Không đọc được nội dung tệp.")
    if not sys.stdin.isatty():
        raise BadInput.because(
            "chưa vào sổ: không có màn hình để hỏi lại.",
            "Hãy xem điều đọc được ở trên, rồi chạy lại với --yes.",
        )
    click.confirm("Vào sổ văn bản đến?", abort=True, err=True)


def _received_text(received: Received) -> str:
    document = received.document
    whose = f" của {document.issuer}" if document.issuer else ""
    head = f"Số đến {received.number:02d}, ngày {short_date(received.arrived_on)}: {document.name}{whose}"
    return f"{head} ({received.form.label}; khóa {document.key}); {len(received.links)} liên kết."


def received_json(received: Received) -> dict[str, Any]:
    """The answer of `receive` as `--json` shows it."""
    from registry.services.tracing import document_json, link_json

    return {
        "key": received.document.key,
        "arrival_number": received.number,
        "arrived_on": received.arrived_on.isoformat(),
        "repeated": received.repeated,
        "form": received.form.value,
        "noted": received.noted,
        "document": document_json(received.document),
        "digest": received.digest,
        "reading": received.reading.as_json() if received.reading else None,
        "links": [link_json(link) for link in received.links],
        "warnings": list(received.warnings),
    }
