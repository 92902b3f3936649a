"""The frame of our web pages (khung trang): one self-contained file, no network, readable on paper and on a telephone."""

from __future__ import annotations

from collections.abc import Sequence

from registry.views.lettering import FONTS, markup

_STYLE = f"""
:root{{color-scheme:light;--ink:#1b1b1b;--soft:#4a5563;--rule:#c9d0d8;--red:#9b1c1c;--blue:#1f4e79}}
*{{box-sizing:border-box}}
body{{margin:0;font:16px/1.55 {FONTS};color:var(--ink);background:#fff}}
header.top{{border-top:5px solid var(--red);border-bottom:1px solid var(--rule);padding:22px 0 16px;background:#fbfaf7}}
.wide{{max-width:1180px;margin:0 auto;padding:0 22px}}
h1{{font-size:25px;line-height:1.3;margin:0 0 6px}}h2{{font-size:20px;margin:40px 0 10px;padding-bottom:6px;border-bottom:2px solid var(--red)}}
h3{{font-size:16.5px;margin:22px 0 6px}}p{{margin:8px 0;max-width:76ch}}
a{{color:var(--blue)}}a:focus-visible,input:focus-visible,button:focus-visible{{outline:3px solid #d79b00;outline-offset:2px}}
.soft{{color:var(--soft);font-size:14.5px}}.notice{{border:1px solid #d3b36a;background:#fff8e1;padding:10px 14px;max-width:none}}
table{{border-collapse:collapse;width:100%;font-size:14.5px;margin:10px 0}}
th,td{{border:1px solid var(--rule);padding:6px 9px;text-align:left;vertical-align:top;overflow-wrap:break-word}}
th{{background:#eef1f4;font-weight:700}}caption{{text-align:left;font-weight:700;padding:4px 0}}
.scroll{{overflow-x:auto;margin:10px 0}}.register{{min-width:960px}}.answers{{min-width:760px}}.answers td:nth-child(2){{min-width:210px}}.nowrap{{white-space:nowrap}}
.late{{color:var(--red);font-weight:700}}.not-held{{font-style:italic;color:#5c5c5c}}
.picture{{border:1px solid var(--rule);overflow:auto;background:#fff;margin:10px 0}}
.picture svg{{display:block;margin:0 auto}}
input.find{{font:inherit;padding:8px 10px;border:1px solid #7b8794;border-radius:4px;width:100%;max-width:540px}}
button{{font:inherit;font-size:14.5px;padding:6px 12px;border:1px solid #7b8794;border-radius:4px;background:#fff;cursor:pointer}}
button:hover{{background:#eef1f4}}.tools{{display:flex;gap:8px;flex-wrap:wrap;align-items:center;margin:10px 0}}
footer{{margin:48px 0 0;border-top:1px solid var(--rule);padding:14px 0 30px;color:var(--soft);font-size:14px}}
@media (max-width:640px){{body{{font-size:15px}}.wide{{padding:0 12px}}h1{{font-size:21px}}h2{{font-size:18px}}}}
@page{{size:A4;margin:15mm}}
@media print{{body{{font-size:13px}}.tools,nav{{display:none}}.wide{{max-width:none;padding:0}}.notice{{border-color:#888}}
.picture{{overflow:visible;border:0;max-height:none!important}}.picture svg{{width:auto;max-width:100%;min-width:0!important;height:auto;max-height:235mm}}
.scroll{{overflow:visible}}table{{font-size:11.5px;min-width:0!important}}.register{{font-size:9.5px}}.register th,.register td{{padding:3px}}
th,td{{min-width:0!important;padding:3px 6px}}h2,h3,figcaption{{break-after:avoid}}figure,tr{{break-inside:avoid}}h3+p{{break-after:avoid}}}}
""".strip()


def page(title: str, body: str, *, style: str = "", script: str = "") -> str:
    """A whole HTML page around `body` (markup already); `title` is plain text."""
    code = f"<script>{script}</script>\n" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{markup(title)}</title>\n<style>\n{_STYLE}\n{style}</style>\n</head>\n<body>\n{body}\n{code}</body>\n</html>\n"
    )


def top(title: str, lines: Sequence[str] = ()) -> str:
    """The head of a page: its title and a few plain lines under it."""
    under = "".join(f'<p class="soft">{markup(line)}</p>' for line in lines)
    return f'<header class="top"><div class="wide"><h1>{markup(title)}</h1>{under}</div></header>'


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, name: str = "", caption: str = "") -> str:
    """A table of plain text cells."""
    head = "".join(f'<th scope="col">{markup(column)}</th>' for column in columns)
    body = "\n".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    label = f"<caption>{markup(caption)}</caption>" if caption else ""
    attribute = f' class="{name}"' if name else ""
    return f'<div class="scroll"><table{attribute}>{label}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>'


def _cell(text: str) -> str:
    return markup(text).replace("\n", "<br>")
