"""The directive chain as a page (trang chuỗi chỉ đạo): the picture, and every document in a table one can search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from registry.model import Document, Graph, Link
from registry.views.chain_outline import STYLE as OUTLINE_STYLE
from registry.views.chain_outline import chain_outline
from registry.views.chain_svg import chain_svg
from registry.views.circles import circles
from registry.views.lettering import markup
from registry.views.page import page, top
from registry.views.wording import (
    called,
    changed_words,
    day_words,
    is_unconfirmed,
    safe_href,
    status_words,
    summary,
)

# More documents than one sees at a glance in the picture.
MANY = 40
_COLUMNS = ("Văn bản", "Cơ quan ban hành", "Ngày", "Trích yếu", "Dẫn văn bản", "Tình trạng")
_STYLE = """.picture{max-height:78vh;cursor:grab}.picture.held{cursor:grabbing;user-select:none}
td:nth-child(1){min-width:150px}td:nth-child(2),td:nth-child(5){min-width:160px}td:nth-child(4){min-width:240px}td:nth-child(6){min-width:92px}
tr.root td{background:#fffaf0}td ul{margin:0;padding-left:16px}td .changed{color:var(--red);font-weight:700}tr[hidden]{display:none}
"""
# Zoom, drag and search; without scripts the picture scrolls and the table is whole.
_SCRIPT = """
(function(){
var box=document.querySelector('.picture'),svg=box.querySelector('svg'),w=+svg.getAttribute('width'),h=+svg.getAttribute('height'),z=1;
function zoom(to){z=Math.min(3,Math.max(.15,to));svg.setAttribute('width',w*z);svg.setAttribute('height',h*z);}
function fit(){zoom(Math.min(1,(box.clientWidth-4)/w));}
document.getElementById('in').onclick=function(){zoom(z*1.25);};
document.getElementById('out').onclick=function(){zoom(z/1.25);};
document.getElementById('fit').onclick=fit;
document.getElementById('one').onclick=function(){zoom(1);};
if(w>box.clientWidth*1.9){zoom(.6);}else{fit();}
var from=null,moved=false;
box.addEventListener('mousedown',function(e){from=[e.clientX,e.clientY,box.scrollLeft,box.scrollTop];moved=false;box.classList.add('held');});
window.addEventListener('mousemove',function(e){if(!from)return;var dx=e.clientX-from[0],dy=e.clientY-from[1];
if(Math.abs(dx)+Math.abs(dy)>4)moved=true;box.scrollLeft=from[2]-dx;box.scrollTop=from[3]-dy;});
window.addEventListener('mouseup',function(){from=null;box.classList.remove('held');});
box.addEventListener('click',function(e){if(moved){e.preventDefault();e.stopPropagation();}},true);
box.addEventListener('dragstart',function(e){e.preventDefault();});
function bare(t){return t.toLowerCase().replace(/\\u0111/g,'d').normalize('NFD').replace(/[\\u0300-\\u036f]/g,'');}
var root=svg.querySelector('.root');
if(root){var a=root.getBoundingClientRect(),b=box.getBoundingClientRect();box.scrollLeft+=a.left+a.width/2-b.left-box.clientWidth/2;box.scrollTop+=Math.max(0,a.top-b.top-40);}
var folds=[].slice.call(document.querySelectorAll('.outline details')),first=folds.map(function(d){return d.open;});
function all(to){folds.forEach(function(d,i){d.open=to===null?first[i]:to;});}
document.getElementById('open').onclick=function(){all(true);};document.getElementById('fold').onclick=function(){all(false);};
var items=[].slice.call(document.querySelectorAll('.outline li')),said=items.map(function(i){return bare(i.textContent);});
var rows=[].slice.call(document.querySelectorAll('tbody tr')),texts=rows.map(function(r){return bare(r.textContent);});
var count=document.getElementById('count'),find=document.getElementById('find');
find.oninput=function(){var words=bare(find.value).split(/\\s+/).filter(Boolean),n=0;
rows.forEach(function(r,i){var ok=words.every(function(x){return texts[i].indexOf(x)>=0;});r.hidden=!ok;if(ok)n++;});
items.forEach(function(x,i){x.hidden=!words.every(function(w){return said[i].indexOf(w)>=0;});});all(words.length?true:null);
count.textContent=n+'/'+rows.length+' văn bản';};
})();
"""


def chain_html(graph: Graph, *, title: str, hrefs: Mapping[str, str] | None = None, notice: str = "") -> str:
    """The chain as one offline page; `hrefs` gives the file of a document by key, relative to the page.

    `notice` is a plain sentence set in a box above the picture.
    """
    files = hrefs or {}
    root = next((node for node in graph.nodes if node.key == graph.root), None)
    lines = [summary(root)] if root else []
    picture = (
        "<h2>Sơ đồ</h2>",
        _zoom_buttons(),
        f'<div class="picture">{chain_svg(graph, title=title, hrefs=files)}</div>',
    )
    outline = ("<h2>Cây văn bản</h2>", _fold_buttons(), chain_outline(graph, files))
    body = "\n".join(
        (
            top(title, lines),
            '<main class="wide">',
            f'<p class="notice">{markup(notice)}</p>' if notice else "",
            *_circles(graph),
            _search_field(len(graph.nodes)),
            # A picture of hundreds is a map to walk in; what one reads first is the outline.
            *((*outline, *picture) if len(graph.nodes) > MANY else (*picture, *outline)),
            "<h2>Danh sách văn bản</h2>",
            _documents(graph, files),
            "</main>",
        )
    )
    return page(title, body, style=_STYLE + OUTLINE_STYLE, script=_SCRIPT)


def _circles(graph: Graph) -> list[str]:
    """A sentence for each knot of documents that cite each other in a circle."""
    names = {node.key: node.name for node in graph.nodes}
    return [
        f'<p class="notice">Có vòng viện dẫn giữa {len(knot)} văn bản: '
        f"{markup(' → '.join(names[key] for key in (*knot[:6], knot[0])))}.</p>"
        for knot in circles(graph)
    ]


def _fold_buttons() -> str:
    buttons = (("open", "Mở hết"), ("fold", "Gập lại"))
    inside = "".join(f'<button type="button" id="{key}">{label}</button>' for key, label in buttons)
    return f'<div class="tools">{inside}<span class="soft">Bấm vào dòng để mở hoặc gập; bấm vào số, ký hiệu để mở văn bản.</span></div>'


def _zoom_buttons() -> str:
    buttons = (("in", "Phóng to"), ("out", "Thu nhỏ"), ("fit", "Vừa khung"), ("one", "Cỡ thật"))
    inside = "".join(f'<button type="button" id="{key}">{label}</button>' for key, label in buttons)
    return f'<div class="tools">{inside}<span class="soft">Kéo để di chuyển; bấm vào ô để mở văn bản.</span></div>'


def _search_field(count: int) -> str:
    return (
        '<div class="tools"><input class="find" id="find" type="search" aria-label="Tìm trong cây và danh sách"'
        ' placeholder="Tìm số, cơ quan, trích yếu (có dấu hoặc không dấu)">'
        f'<span class="soft" id="count">{count} văn bản</span></div>'
    )


def _documents(graph: Graph, hrefs: Mapping[str, str]) -> str:
    documents = {document.key: document for document in graph.nodes}
    cited: dict[str, list[Link]] = defaultdict(list)
    for link in graph.links:
        if link.to_key in documents:
            cited[link.from_key].append(link)
    head = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    changed = changed_words(graph)
    rows = "\n".join(
        _row(
            document,
            (_cited(cited[document.key], documents), _state(document, changed.get(document.key))),
            document.key == graph.root,
            safe_href(hrefs.get(document.key, "")),
        )
        for document in graph.nodes
    )
    return (
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'
    )


def _row(document: Document, ends: tuple[str, str], is_root: bool, target: str) -> str:
    name = markup(called(document))
    cells = (
        f'<a href="{markup(target)}">{name}</a>' if target else name,
        markup(document.issuer or "chưa rõ"),
        f'<span class="nowrap">{markup(day_words(document.issued_on) or "không rõ")}</span>',
        markup(document.subject or ""),
        *ends,
    )
    opening = '<tr class="root">' if is_root else "<tr>"
    return opening + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _state(document: Document, changed: str | None) -> str:
    state = markup(status_words(document))
    flag = f'<div class="changed">{markup(changed)}</div>' if changed else ""
    return (state if document.held else f'<span class="not-held">{state}</span>') + flag


def _cited(links: list[Link], documents: Mapping[str, Document]) -> str:
    items = []
    for link in links:
        doubt = " (chưa xác nhận)" if is_unconfirmed(link) else ""
        words = f"{link.relation.label}: {documents[link.to_key].name}{doubt}"
        tip = f' title="{markup(link.quote)}"' if link.quote else ""
        items.append(f"<li{tip}>{markup(words)}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""
