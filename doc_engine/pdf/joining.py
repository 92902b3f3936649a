"""Several PDFs as one (ghép tệp PDF), the same bytes for the same input."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from contextlib import ExitStack

from doc_engine.errors import BadInput
from doc_engine.pdf.opening import MAX_FILE, MAX_PAGES, inside, opened

# pdfium writes the moment of saving into its own information object and a random pair of file ids into the
# trailer. Both are overwritten in place with bytes of the same length, so that every offset stays true.
_MADE = re.compile(rb"/CreationDate\(D:[^)]{0,40}\)(?=/Creator\(PDFium\))")
_IDS = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")


def join(pdfs: Sequence[bytes]) -> bytes:
    """All pages in order as one PDF; raises `BadInput` for none, or for more than 2,000 pages or 100 MB together."""
    import pypdfium2

    if not pdfs:
        raise BadInput.because("không có tệp PDF nào để ghép.")
    if sum(map(len, pdfs)) > MAX_FILE:
        raise BadInput.because(
            f"các tệp PDF cộng lại lớn hơn {MAX_FILE // 1024 // 1024} MB.", "Hãy ghép ít tệp hơn."
        )
    with inside, ExitStack() as stack:
        joined = pypdfium2.PdfDocument.new()
        stack.callback(joined.close)
        for pdf in pdfs:
            joined.import_pages(stack.enter_context(opened(pdf)))
        if len(joined) > MAX_PAGES:
            raise BadInput.because(
                f"ghép lại có {len(joined)} trang, quá {MAX_PAGES}.", "Hãy ghép ít tệp hơn."
            )
        out = io.BytesIO()
        joined.save(out)
    return steady(out.getvalue(), pdfs)


def steady(joined: bytes, pdfs: Sequence[bytes]) -> bytes:
    """What pdfium saved without the moment of saving, its ids made from the files it was made from."""
    digest = hashlib.sha256()
    for pdf in pdfs:
        digest.update(hashlib.sha256(pdf).digest())
    name = digest.hexdigest()[:32].upper().encode("ascii")
    joined = _MADE.sub(lambda found: b" " * len(found[0]), joined, count=1)
    trailer = joined.rfind(b"trailer")
    return joined[:trailer] + _IDS.sub(b"/ID[<" + name + b"><" + name + b">]", joined[trailer:])
