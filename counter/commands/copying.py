"""`vanthu copy`: sao y, sao lục, trích sao."""

from __future__ import annotations

from pathlib import Path

import click

from counter.desk import Desk, check_folder, office_command, read_input, warn, write_output
from doc_engine.errors import BadInput


@office_command("copy")
@click.argument("data", metavar="TỆP_DỮ_LIỆU", type=click.Path(path_type=Path))
@click.option(
    "--of", "source", metavar="TỆP.pdf", type=click.Path(path_type=Path), help="Văn bản được sao (PDF)."
)
@click.option(
    "--electronic", is_flag=True, help="Sao sang tệp điện tử: ghi dòng chữ ở góc trên bên phải trang đầu."
)
@click.option("-o", "--out", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp bản sao.")
def copy(desk: Desk, data: Path, source: Path | None, electronic: bool, out: Path | None) -> None:
    """Làm bản sao y, sao lục, trích sao: khối bản sao trên giấy, hoặc dòng chữ trên tệp (chưa cấp số)."""
    from registry.clock import SystemClock
    from registry.jail import LibreOffice
    from registry.services.copying import copy_block, copy_to_file, copy_to_paper, read_copy
    from registry.templating import Templates

    if electronic and source is None:
        raise BadInput.because("sao sang tệp điện tử cần tệp PDF của văn bản.", "Hãy thêm: --of VAN-BAN.pdf")
    path = _path(data, out, ".pdf" if source else ".docx")
    copied = read_copy(read_input(data), data.name)
    templates = Templates(desk.home_dir / "templates")
    if source is None:
        made = copy_block(copied, templates)
    elif electronic:
        made = copy_to_file(copied, read_input(source), SystemClock().now(), LibreOffice())
    else:
        made = copy_to_paper(copied, read_input(source), templates, LibreOffice())
    write_output(path, made.content)
    findings = [str(finding) for finding in made.findings]
    warn(findings)
    desk.answer(f"Đã làm {copied.kind.label.lower()}: {path}", {"file": str(path), "warnings": findings})


def _path(data: Path, out: Path | None, suffix: str) -> Path:
    """Where the copy goes; never over the data file."""
    path = out or Path(f"{data.stem}{suffix}")
    if path.suffix.lower() != suffix or path.is_dir():
        raise BadInput.because(
            f"“{path}” không phải là tên tệp {suffix}.", f"Hãy viết như: -o ban-sao{suffix}"
        )
    check_folder(path.parent)
    return path
