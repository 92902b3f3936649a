"""The head of a printed paper (quốc hiệu, tiêu ngữ, tên cơ quan): one form for minutes, sheets and lists."""

from __future__ import annotations

from doc_engine.compose.header import agency_lines
from doc_engine.printed import Line, Pair


def paper_head(office: str, parent_body: str | None, *, day: str = "") -> Pair:
    """Who issues beside the motto, a drawn line below each; `day` is the line of place and date, if there is one.

    The name stands as in a letter: without the place that the body above names already.

    Phụ lục I, Phần I, Mục II.1 and II.2.
    """
    above = (Line(parent_body.upper(), "above_issuer"),) if parent_body else ()
    issuing = [Line(line, "motto_top") for line in agency_lines(office, parent_body)]
    dated = (Line(day, "date"),) if day else ()
    motto = (
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "motto_top"),
        Line("Độc lập - Tự do - Hạnh phúc", "motto"),
        Line("", "rule"),
    )
    return Pair((*above, *issuing, Line("", "rule")), (*motto, *dated), 0.42)
