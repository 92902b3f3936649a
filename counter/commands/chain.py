"""`vanthu trace|link|unlink`: the directive chain (chuỗi chỉ đạo)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counter.desk import Desk, office_command, write_output
from counter.pages import told_of, write_beside

if TYPE_CHECKING:
    from registry.model import Graph

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
@click.option(
    "--no-files",
    is_flag=True,
    help="Không chép tệp văn bản vào thư mục bên cạnh trang (html, svg) để bấm mở.",
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
    no_files: bool,
) -> None:
    """Vẽ chuỗi chỉ đạo: văn bản này thực hiện gì, và ai thực hiện văn bản này."""
    from registry.services.tracing import graph_json
    from registry.services.tracing import trace as trace_in

    with desk.home() as home:
        graph = trace_in(home, notation, issuer, way or "both", depth, year=year)
        beside = out is not None and shape in ("svg", "html") and not no_files
        hrefs = write_beside(home, out, graph.nodes) if beside and out else {}
    data = graph_json(graph)
    if out is None:
        desk.answer(_picture(graph, shape), data)
        return
    write_output(out, _picture(graph, shape, hrefs).encode("utf-8"))
    desk.answer(told_of(out, hrefs), data)


def _picture(graph: Graph, shape: str, hrefs: dict[str, str] | None = None) -> str:
    if shape == "json":
        from registry.services.tracing import graph_json

        return json.dumps(graph_json(graph), ensure_ascii=False, indent=2)
    if shape == "svg":
        from registry.views.chain_svg import chain_svg

        return chain_svg(graph, hrefs=hrefs)
    if shape == "html":
        from registry.views.chain_html import chain_html

        root = next((node.name for node in graph.nodes if node.key == graph.root), graph.root)
        return chain_html(graph, title=f"Chuỗi chỉ đạo: {root}", hrefs=hrefs)
    from registry.views.chain_tree import chain_tree

    return chain_tree(graph)


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
    from registry.services.finding import spoken_link
    from registry.services.linking_typed import link as link_in
    from registry.services.tracing import link_json

    with desk.home() as home:
        made = link_in(home, citing, cited, relation, citing_issuer=issuer, cited_issuer=cited_issuer)
        said = spoken_link(home, made)
    desk.answer(f"Đã ghi: {said}.", link_json(made))


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
    from registry.services.finding import spoken_link
    from registry.services.linking_typed import unlink as unlink_in
    from registry.services.tracing import link_json

    with desk.home() as home:
        gone = unlink_in(home, citing, cited, relation, citing_issuer=issuer, cited_issuer=cited_issuer)
        said = spoken_link(home, gone)
    desk.answer(f"Đã bỏ: {said}.", link_json(gone))
