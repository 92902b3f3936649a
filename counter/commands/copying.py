"""`vanthu copy`: sao y, sao lục, trích sao."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, check_folder, office_command, read_input, warn, write_output
from doc_engine.dates import long_date
from doc_engine.errors import BadInput, NotFound
from registry.errors import ConverterMissing

if TYPE_CHECKING:
    from doc_engine.model import Copy
    from registry.services.copy_registering import CopyRegistered
    from registry.services.copying import CopyMade


@office_command("copy")
@click.argument("data", metavar="TỆP_DỮ_LIỆU", type=click.Path(path_type=Path))
@click.option(
    "--of", "source", metavar="TỆP.pdf", type=click.Path(path_type=Path), help="Văn bản được sao (PDF)."
)
@click.option(
    "--electronic", is_flag=True, help="Sao sang tệp điện tử: ghi dòng chữ ở góc trên bên phải trang đầu."
)
@click.option("--document", "of", metavar="VĂN_BẢN", help="Văn bản được sao, nếu có trong sổ.")
@click.option("--on", "on_text", metavar="NGÀY", help="Ngày sao; mặc định hôm nay.")
@click.option("--reason", metavar="LÝ_DO", help="Lý do sao với ngày sớm hơn bản sao trước trong sổ.")
@click.option("--acting", metavar="CĂN_CỨ", help="Căn cứ giao quyền khi người ký không có trong khai báo.")
@click.option("-o", "--out", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp bản sao.")
def copy(
    desk: Desk, *, data: Path, source: Path | None, electronic: bool, out: Path | None, **options: str | None
) -> None:
    """Làm bản sao y, sao lục, trích sao; lấy số trong sổ bản sao của cơ quan."""
    from registry.services.copying import read_copy

    if electronic and source is None:
        raise BadInput.because("sao sang tệp điện tử cần tệp PDF của văn bản.", "Hãy thêm: --of VAN-BAN.pdf")
    path = _path(data, out, ".pdf" if source else ".docx")
    content = read_input(data)
    pdf = None if source is None else read_input(source)
    copied = read_copy(content, data.name)
    registered = _registered(desk, copied, content, data.name, pdf=pdf, options=options)
    asked = registered.copy if registered else copied
    made = _made(desk, asked, pdf, electronic=electronic)
    write_output(path, made.content)
    warnings = [str(finding) for finding in made.findings]
    if registered is None:
        warnings.append("Bản sao chưa vào sổ: cơ quan sao không có trong thư mục dữ liệu; số ghi theo tệp.")
    else:
        warnings += registered.warnings
    warn(warnings)
    told = (
        f" số {registered.notation}, {long_date(registered.issued_on)} ({registered.book}; khóa {registered.key})"
        if registered
        else ""
    )
    answer: dict[str, Any] = {"file": str(path), "warnings": warnings}
    if registered:
        answer |= {
            "key": registered.key,
            "notation": str(registered.notation),
            "issued_on": registered.issued_on.isoformat(),
            "book": registered.book,
        }
    desk.answer(f"Đã làm {copied.kind.label.lower()}{told}: {path}", answer)


def _registered(
    desk: Desk,
    copied: Copy,
    content: bytes,
    name: str,
    *,
    pdf: bytes | None,
    options: Mapping[str, str | None],
) -> CopyRegistered | None:
    """The copy in the books of its office; None where no home is set up or it has no such office."""
    from registry.services.copy_registering import office_of_copy, register_copy

    try:
        home = desk.home()
    except NotFound:
        return None
    with home:
        if office_of_copy(home, copied) is None:
            return None
        missing = home.converter.available() if pdf is not None else None
        if missing:
            raise ConverterMissing(missing)
        return register_copy(
            home,
            content,
            name,
            of=options["of"],
            source=pdf,
            on=day_option(options["on_text"], "--on"),
            reason=options["reason"],
            acting=options["acting"],
        )


def _made(desk: Desk, copied: Copy, pdf: bytes | None, *, electronic: bool) -> CopyMade:
    """The copy to print or to send: the block alone, or laid on the copied file."""
    from registry.clock import SystemClock
    from registry.jail import LibreOffice
    from registry.services.copying import copy_block, copy_to_file, copy_to_paper
    from registry.templating import Templates

    templates = Templates(desk.home_dir / "templates")
    if pdf is None:
        return copy_block(copied, templates)
    if electronic:
        return copy_to_file(copied, pdf, SystemClock().now(), LibreOffice())
    return copy_to_paper(copied, pdf, templates, LibreOffice())


def _path(data: Path, out: Path | None, suffix: str) -> Path:
    """Where the copy goes; never over the data file."""
    path = out or Path(f"{data.stem}{suffix}")
    if path.suffix.lower() != suffix or path.is_dir():
        raise BadInput.because(
            f"“{path}” không phải là tên tệp {suffix}.", f"Hãy viết như: -o ban-sao{suffix}"
        )
    check_folder(path.parent)
    return path
