"""`vanthu trace|coverage|link|unlink`: the directive chain (chuỗi chỉ đạo)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command, write_output
from counter.heirs import heir_json, heir_line
from doc_engine.dates import short_date
from doc_engine.text import upper_first

if TYPE_CHECKING:
    from registry.model import CoverageRow, Graph

_ISSUER = click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành, khi số trùng nhau.")
_YEAR = click.option("--year", type=click.IntRange(1900, 2999), metavar="NĂM", help="Năm ban hành.")


@office_command("trace")
@click.argument("notation", metavar="SỐ_KÝ_HIỆU")
@_ISSUER
@_YEAR
@click.option("--up", "way", flag_value="up", help="Chỉ đi lên: văn bản này dựa vào gì.")
@click.option("--down", "way", flag_value="down", help="Chỉ đi xuống: ai thực hiện văn bản này.")
@click.option("--depth", type=click.IntRange(1), metavar="BẬC", help="Số bậc tối đa.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["tree", "svg", "html", "json"]),
    default="tree",
    help="Dạng kết quả.",
)
@click.option(
    "-o", "--out", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi ra tệp thay vì màn hình."
)
def trace(
    desk: Desk,
    *,
    notation: str,
    issuer: str | None,
    year: int | None,
    way: str | None,
    depth: int | None,
    shape: str,
    out: Path | None,
) -> None:
    """Vẽ chuỗi chỉ đạo: văn bản này thực hiện gì, và ai thực hiện văn bản này."""
    from registry.services.tracing import graph_json
    from registry.services.tracing import trace as trace_in

    with desk.home() as home:
        graph = trace_in(home, notation, issuer, way or "both", depth, year=year)
    if desk.as_json or shape == "json":
        Desk(desk.home_dir, desk.db, desk.actor, True).answer("", graph_json(graph))
        return
    text = _picture(graph, shape)
    if out:
        text = f"Đã ghi {write_output(out, text.encode('utf-8'))}."
    desk.answer(text, None)


def _picture(graph: Graph, shape: str) -> str:
    from registry.views import chain_html, chain_svg, chain_tree

    if shape == "svg":
        return chain_svg(graph)
    if shape == "html":
        root = next((node.name for node in graph.nodes if node.key == graph.root), graph.root)
        return chain_html(graph, title=f"Chuỗi chỉ đạo: {root}")
    return chain_tree(graph)


@office_command("coverage")
@click.argument("notation", metavar="SỐ_KÝ_HIỆU")
@_ISSUER
@_YEAR
@click.option("--among", metavar="BỘ_CHỌN", help="Xét thêm các đơn vị này, ví dụ huyen:Cà Mau@2023-03-20.")
@click.option("--as", "body", default="UBND", metavar="CƠ_QUAN", help="Cơ quan của các đơn vị --among.")
@click.option("--as-of", "as_of_text", metavar="NGÀY", help="Tính đến ngày; mặc định hôm nay.")
@click.option("--xlsx", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi bảng ra tệp Excel.")
def coverage(
    desk: Desk,
    *,
    notation: str,
    issuer: str | None,
    year: int | None,
    among: str | None,
    body: str,
    as_of_text: str | None,
    xlsx: Path | None,
) -> None:
    """Ai đã nhận, ai đã trả lời, ai chưa, ai quá hạn."""
    from registry.services.coverage import coverage as coverage_in
    from registry.services.finding import find_one
    from registry.services.succession import for_coverage

    with desk.home() as home:
        document = find_one(home, notation, issuer, year)
        as_of = day_option(as_of_text, "--as-of") or home.clock.today()
        rows = coverage_in(home, document.key, among, as_of, as_body=body)
        names = {key: find_one(home, key).name for row in rows for key in row.documents}
        heirs = for_coverage(home, rows, document.issued_on.whole or as_of, as_of)
    if xlsx:
        from registry.views import coverage_xlsx

        write_output(xlsx, coverage_xlsx(rows, title=document.name, as_of=as_of, names=names))
    head = f"{document.name}: {_answered(rows)}/{len(rows)} nơi đã trả lời, tính đến {short_date(as_of)}."
    data = {
        "document": document.key,
        "notation": str(document.notation) if document.notation else None,
        "as_of": as_of.isoformat(),
        "rows": [row_json(row) | {"answers_now": heir_json(heirs.get(row.unit))} for row in rows],
    }
    lines = [_row_line(row) + heir_line(heirs.get(row.unit)) for row in rows]
    desk.answer("\n".join([head, *lines]), data)


def _answered(rows: tuple[CoverageRow, ...]) -> int:
    return sum(1 for row in rows if row.documents)


def _row_line(row: CoverageRow) -> str:
    late = f"; quá hạn {row.days_late} ngày" if row.days_late else ""
    note = f" ({row.note})" if row.note else ""
    return f"  {upper_first(row.unit)}: {row.state.value}{late}{note}"


def row_json(row: CoverageRow) -> dict[str, Any]:
    """One row of coverage as `--json` shows it."""
    return {
        "unit": row.unit,
        "unit_key": row.unit_key,
        "state": row.state.value,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "days_late": row.days_late,
        "documents": list(row.documents),
        "note": row.note,
    }


@office_command("link")
@click.argument("citing", metavar="VĂN_BẢN")
@click.argument("cited", metavar="VĂN_BẢN_ĐƯỢC_VIỆN_DẪN")
@click.option(
    "--relation", required=True, metavar="QUAN_HỆ", help="can_cu, thuc_hien, trien_khai, phuc_dap …"
)
@click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành của văn bản viện dẫn.")
@click.option("--cited-issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành của văn bản được viện dẫn.")
def link(
    desk: Desk, *, citing: str, cited: str, relation: str, issuer: str | None, cited_issuer: str | None
) -> None:
    """Ghi rằng một văn bản căn cứ, thực hiện, phúc đáp … một văn bản khác."""
    from registry.services.linking_typed import link as link_in
    from registry.services.tracing import link_json

    with desk.home() as home:
        made = link_in(home, citing, cited, relation, citing_issuer=issuer, cited_issuer=cited_issuer)
    desk.answer(f"Đã ghi: {made.from_key} {made.relation.label} {made.to_key}.", link_json(made))


@office_command("unlink")
@click.argument("citing", metavar="VĂN_BẢN")
@click.argument("cited", metavar="VĂN_BẢN_ĐƯỢC_VIỆN_DẪN")
@click.option("--relation", metavar="QUAN_HỆ", help="Cần ghi khi hai văn bản có nhiều liên kết.")
@click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành của văn bản viện dẫn.")
@click.option("--cited-issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành của văn bản được viện dẫn.")
def unlink(
    desk: Desk, *, citing: str, cited: str, relation: str | None, issuer: str | None, cited_issuer: str | None
) -> None:
    """Bỏ một liên kết; việc bỏ được ghi vào nhật ký."""
    from registry.services.linking_typed import unlink as unlink_in
    from registry.services.tracing import link_json

    with desk.home() as home:
        gone = unlink_in(home, citing, cited, relation, citing_issuer=issuer, cited_issuer=cited_issuer)
    desk.answer(f"Đã bỏ: {gone.from_key} {gone.relation.label} {gone.to_key}.", link_json(gone))
