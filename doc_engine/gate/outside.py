"""What a document would fetch from elsewhere (liên kết ra ngoài): found and refused before a converter opens it.

Hyperlinks stay: nobody follows them while converting. The template a document was made from and the source
of a mail merge are dropped from the list of relationships, since every second real file names one.
"""

from __future__ import annotations

import io
import re
import zipfile

from doc_engine.errors import BadInput
from doc_engine.gate.container import parts_of, unpack
from doc_engine.gate.contents import XML_NAMES
from doc_engine.gate.markup import Attributes, Budget, Listener, read_xml

_KEPT = {"hyperlink"}
_DROPPED = {"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData"}
_ABSOLUTE = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:|//|\\)")
_FETCHING = re.compile(r"(?:INCLUDE\w*|IMPORT|LINK|DDE(?:AUTO)?|DATABASE|RD)\b", re.IGNORECASE)
_NO_WORD = re.compile(r"\A\W+")
_CODE = 200  # characters of a field's code that are kept: its verb stands first
_NESTED = 20
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_VML = "urn:schemas-microsoft-com:vml "
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")


def sealed(docx: bytes, *, drawings: bool = True) -> bytes:
    """The admitted docx with nothing left to fetch; the same bytes when nothing had to go.

    Raises `BadInput` for pictures, objects or fields that load from elsewhere. `drawings=False` also refuses
    SVG, EMF and WMF, which can name files of the machine: for a converter outside a sandbox.
    """
    rewritten: dict[str, bytes] = {}
    budget = Budget()
    for part in parts_of(docx):
        content = unpack(docx, part)
        if part.name.lower().endswith(".rels"):
            rewritten |= _inward(part.name, content, budget)
        elif part.name.lower().endswith(XML_NAMES):
            _check_markup(part.name, content, budget)
        if not drawings and _is_drawing(part.name, content):
            raise _refused("hình vẽ SVG, EMF hoặc WMF", "Hãy lưu hình thành PNG hoặc JPEG rồi chèn lại.")
    return _rewrite(docx, rewritten) if rewritten else docx


def _refused(what: str, hint: str) -> BadInput:
    return BadInput.because(f"văn bản có {what}, không chuyển sang PDF an toàn được.", hint)


def _inward(name: str, content: bytes, budget: Budget) -> dict[str, bytes]:
    """The relationships part without what was dropped, under its name; empty when nothing was."""
    seen: list[Attributes] = []

    def look(element: str, attributes: Attributes) -> None:
        if element.endswith(" Relationship"):
            seen.append(attributes)

    read_xml(name, content, budget, Listener(look))
    kept = [relationship for relationship in seen if not _goes(relationship)]
    return {name: _relationships(kept)} if len(kept) < len(seen) else {}


def _goes(relationship: Attributes) -> bool:
    """Whether the relationship is dropped; raises `BadInput` when the document cannot be without it."""
    kind = relationship.get("Type", "").rpartition("/")[2]
    if kind == "aFChunk":
        raise _refused("một tệp khác được chèn nguyên vào (altChunk)", "Hãy mở bằng Word rồi lưu lại.")
    outside = relationship.get("TargetMode") == "External" or _ABSOLUTE.match(relationship.get("Target", ""))
    if not outside or kind in _KEPT:
        return False
    if kind in _DROPPED:
        return True
    raise _refused(
        f"hình hoặc đối tượng lấy từ nơi khác ({relationship.get('Target', '')[:80]})",
        "Hãy chèn hẳn hình hoặc đối tượng vào văn bản.",
    )


def _relationships(kept: list[Attributes]) -> bytes:
    from xml.sax.saxutils import quoteattr  # which loads an HTTP client

    rows = (
        "<Relationship " + " ".join(f"{key}={quoteattr(value)}" for key, value in one.items()) + "/>"
        for one in kept
    )
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONSHIPS}">'
    )
    return (head + "".join(rows) + "</Relationships>").encode("utf-8")


class _Fields:
    """Puts the codes of complex fields together, which Word scatters over many runs."""

    def __init__(self) -> None:
        self._open = [""]
        self._listening = False

    def start(self, element: str, attributes: Attributes) -> None:
        if element == f"{_W}fldChar":
            self._border(attributes.get(f"{_W}fldCharType", ""))
        elif element == f"{_W}fldSimple":
            _check_field(attributes.get(f"{_W}instr", ""))
        elif element.startswith(_VML) and _ABSOLUTE.match(attributes.get("src", "")):
            raise _refused("hình lấy từ nơi khác", "Hãy chèn hẳn hình vào văn bản.")
        self._listening = element in (f"{_W}instrText", f"{_W}delInstrText")

    def _border(self, kind: str) -> None:
        _check_field(self._open[-1])
        if kind == "begin":
            if len(self._open) > _NESTED:
                raise _refused(
                    "các trường tự động lồng nhau quá nhiều", "Hãy bỏ các trường này (Ctrl+Shift+F9)."
                )
            self._open.append("")
        elif kind == "end" and len(self._open) > 1:
            self._open.pop()

    def text(self, text: str) -> None:
        if self._listening:
            self._open = [_NO_WORD.sub("", code + text)[:_CODE] for code in self._open]

    def end(self, element: str) -> None:
        self._listening = False
        if element in (f"{_W}document", f"{_W}hdr", f"{_W}ftr"):
            for code in self._open:
                _check_field(code)


def _check_field(code: str) -> None:
    if _FETCHING.match(_NO_WORD.sub("", code)):
        raise _refused(
            f"trường tự động “{code.split(maxsplit=1)[0][:30]}” lấy nội dung từ nơi khác",
            "Hãy bỏ trường này (Ctrl+Shift+F9).",
        )


def _check_markup(name: str, content: bytes, budget: Budget) -> None:
    fields = _Fields()
    read_xml(name, content, budget, Listener(fields.start, fields.text, fields.end))


def _is_drawing(name: str, content: bytes) -> bool:
    """Whether the part is a picture other than the raster formats whose readers fetch nothing."""
    if name.lower().endswith((".svg", ".svgz", ".emf", ".wmf", ".emz", ".wmz")) or content[40:44] == b" EMF":
        return True
    return "/media/" in name.lower() and not content.startswith(_RASTER)


def _rewrite(docx: bytes, rewritten: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part in parts_of(docx):
            if not part.is_folder:
                package.writestr(zipfile.ZipInfo(part.name), rewritten.get(part.name) or unpack(docx, part))
    return out.getvalue()
