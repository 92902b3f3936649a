"""Bày ví dụ minh họa: the files of the played story in a folder, and the page that shows them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.text import fold
from registry.demo.story import CHAINS, QUESTIONS, STORY, Act, Question, Step
from registry.errors import ConverterFailed, ConverterMissing
from registry.jail import Converter
from registry.model import Document
from registry.services.coverage import coverage
from registry.services.demonstrating import Played, play
from registry.services.finding import find_one
from registry.services.pdf import make_pdfs
from registry.services.printing import INCOMING, OUTGOING, printed
from registry.services.tracing import trace
from registry.views.chain_html import chain_html
from registry.views.chain_svg import chain_svg
from registry.views.coverage_page import coverage_page
from registry.views.coverage_table import coverage_fragment, coverage_summary, coverage_xlsx
from registry.views.demo_page import (
    DemoPage,
    PageDocument,
    PageFile,
    PagePicture,
    PageSection,
    PageTable,
    index_html,
)
from registry.views.registers import register_table

MARKER = ".vanthu-demo"
HOME = "du-lieu"
_NOTICE = (
    "Số, ngày, cơ quan, trích yếu, nơi nhận của các văn bản gốc là có thật; lời văn do chương trình tự viết. "
    "Văn bản ghi “số liệu giả định”, mọi việc của năm 2026 và của cấp dưới tỉnh là hư cấu, mang tên người hư cấu. "
    "Số và ngày của công văn Cà Mau năm 2023 là minh họa."
)

# A chain opened by itself must not pass an invented document off as a real one.
_NOTICE_ON_CHAIN = "Ví dụ minh họa: văn bản của năm 2026 và của cấp dưới tỉnh là hư cấu; số và ngày của công văn Cà Mau năm 2023 là minh họa."


@dataclass
class Exhibition:
    """The folder being filled: what was played, the files by document key, the warnings."""

    out: Path
    played: Played
    hrefs: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    files: dict[str, list[PageFile]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def write(self, name: str, content: bytes | str) -> str:
        """Write one file below the folder; its path relative to the page."""
        path = self.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return name


@dataclass(frozen=True)
class Exhibited:
    """What the demonstration made: the page to open first, counts, plain sentences of who has answered."""

    index: Path
    home: Path
    documents: int
    pdfs: int
    answers: tuple[str, ...]
    chains: tuple[str, ...]
    warnings: tuple[str, ...]


def exhibit(out: Path, *, converter: Converter, tell: Callable[[str], None]) -> Exhibited:
    """Play the story and lay it out in `out`, which must be absent, empty, or an earlier demonstration.

    Without a converter everything but PDF is made, and that is said once. Raises `BadInput` for a folder
    that holds anything else.
    """
    _clear(out)
    played = play(out / HOME, converter=converter, tell=tell)
    with played.home:
        show = Exhibition(out, played)
        _write_papers(show)
        pdfs = _write_pdfs(show)
        sections = (_papers(show), _chains(show), _answers(show), _registers(show), _told(show))
        index = out / "index.html"
        index.write_text(index_html(_page(sections)), "utf-8")
        return Exhibited(
            index=index,
            home=out / HOME,
            documents=len(played.issued),
            pdfs=pdfs,
            answers=tuple(f"{q.said}: {_summary(show, q)}" for q in QUESTIONS),
            chains=tuple(f"chuoi/{_stem(notation)}.svg" for notation, _ in CHAINS),
            warnings=tuple(show.warnings),
        )


def _clear(out: Path) -> None:
    """An empty folder with our marker; an earlier demonstration goes, anything else stays untouched."""
    if out.exists() and not out.is_dir():
        raise BadInput.because(f"“{out}” là tệp, không phải thư mục.", field="--out")
    if out.is_dir() and any(out.iterdir()):
        if not (out / MARKER).is_file():
            raise BadInput.because(
                f"thư mục “{out}” đã có dữ liệu khác.", "Hãy chọn thư mục trống hoặc chưa có.", field="--out"
            )
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARKER).write_text("Thư mục do vanthu demo lập; chạy lại sẽ làm mới toàn bộ.\n", "utf-8")


# ---- documents --------------------------------------------------------------------------------------------


def _write_papers(show: Exhibition) -> None:
    for file, issued in show.played.issued.items():
        stem = f"van-ban/{file}"
        show.names[issued.key] = str(issued.notation)
        _add(show, issued.key, "Word", show.write(f"{stem}.docx", issued.docx))
    for file, rendered in show.played.drafts.items():
        href = show.write(f"van-ban/{file}-ban-thao.docx", rendered.docx)
        _add(show, show.played.issued[file].key, "Bản thảo (để trống số, ngày)", href)


def _add(show: Exhibition, key: str, label: str, href: str) -> None:
    show.files.setdefault(key, []).append(PageFile(label, href))
    show.hrefs.setdefault(key, href)


def _write_pdfs(show: Exhibition) -> int:
    """PDFs of every issued document, in one run of the converter; without one, or where it fails, a warning."""
    keys = {issued.key: file for file, issued in show.played.issued.items()}
    try:
        made = make_pdfs(show.played.home, list(keys))
    except (ConverterMissing, ConverterFailed) as missing:
        show.warnings.append(f"Chưa tạo được PDF: {missing}")
        return 0
    show.warnings.extend(made[0].warnings if made else ())
    for pdf in made:
        href = show.write(f"van-ban/{keys[pdf.key]}.pdf", pdf.content)
        show.files[pdf.key].insert(0, PageFile("PDF", href))
        show.hrefs[pdf.key] = href
    return len(made)


def _papers(show: Exhibition) -> PageSection:
    papers = tuple(_paper(show, step) for step in STORY if step.act in {Act.ENTER, Act.ISSUE, Act.BATCH})
    text = "Mỗi văn bản dưới đây được làm từ một tệp dữ liệu, cấp số, ghi sổ và ghi liên kết trong một việc."
    return PageSection("Văn bản", (text,), documents=papers)


def _paper(show: Exhibition, step: Step) -> PageDocument:
    issued = show.played.issued[step.file]
    document = _document(show, issued.key)
    return PageDocument(
        name=document.name,
        issuer=document.issuer or "",
        issued_on=short_date(issued.issued_on),
        subject=document.subject or "",
        note=step.said,
        files=tuple(show.files[issued.key]),
        invented=step.invented,
    )


def _document(show: Exhibition, key: str) -> Document:
    return find_one(show.played.home, key)


# ---- chains, answers, registers ---------------------------------------------------------------------------


def _chains(show: Exhibition) -> PageSection:
    pictures = tuple(_picture(show, notation, issuer) for notation, issuer in CHAINS)
    text = "Từ trên xuống: văn bản chỉ đạo, văn bản thực hiện. Khung nét đứt là văn bản chỉ biết qua viện dẫn, chưa có bản."
    return PageSection("Chuỗi chỉ đạo", (text,), pictures=pictures)


def _picture(show: Exhibition, notation: str, issuer: str) -> PagePicture:
    graph = trace(show.played.home, notation, issuer)
    title = f"Chuỗi chỉ đạo của {notation} ({issuer})"
    stem = f"chuoi/{_stem(notation)}"
    beside = {key: f"../{href}" for key, href in show.hrefs.items()}
    svg_file = show.write(f"{stem}.svg", chain_svg(graph, title=title, hrefs=beside))
    html_file = show.write(
        f"{stem}.html", chain_html(graph, title=title, hrefs=beside, notice=_NOTICE_ON_CHAIN)
    )
    files = (PageFile("Mở trang riêng", html_file), PageFile("Hình SVG", svg_file))
    return PagePicture(title, chain_svg(graph, title=title, hrefs=show.hrefs), files)


def _stem(notation: str) -> str:
    return fold(notation).replace("/", "-")


def _summary(show: Exhibition, question: Question) -> str:
    home = show.played.home
    return coverage_summary(coverage(home, question.notation, as_of=question.as_of, issuer=question.issuer))


def _answers(show: Exhibition) -> PageSection:
    text = "Tiến độ, thời hạn và hiệu lực là ba cột riêng; nơi chưa có gì vẫn là một dòng."
    return PageSection("Ai đã trả lời, ai chưa", (text,), tables=tuple(_table(show, q) for q in QUESTIONS))


def _table(show: Exhibition, question: Question) -> PageTable:
    rows = coverage(show.played.home, question.notation, as_of=question.as_of, issuer=question.issuer)
    names = show.names
    xlsx = coverage_xlsx(rows, title=question.said, as_of=question.as_of, names=names)
    href = show.write(f"theo-doi/{_stem(question.notation)}.xlsx", xlsx)
    beside = {key: f"../{target}" for key, target in show.hrefs.items()}
    printed_page = coverage_page(
        rows, title=question.notation, as_of=question.as_of, names=names, hrefs=beside
    )
    page = show.write(f"theo-doi/{_stem(question.notation)}.html", printed_page)
    markup = coverage_fragment(rows, as_of=question.as_of, names=names, hrefs=show.hrefs)
    return PageTable(question.said, markup, (PageFile("Bảng Excel", href), PageFile("Trang để in", page)))


def _registers(show: Exhibition) -> PageSection:
    tables = [
        table
        for office in show.played.home.offices()
        for which in (OUTGOING, INCOMING)
        if (table := _register(show, office.key, which))
    ]
    text = "Các cột theo Phụ lục IV Nghị định 30/2020/NĐ-CP; cuối sổ in mã kiểm tra của nhật ký."
    return PageSection("Sổ đăng ký", (text,), tables=tuple(tables))


def _register(show: Exhibition, office: str, which: str) -> PageTable | None:
    book = printed(show.played.home, which, office)
    if not book.rows:
        return None
    href = show.write(f"so/{office}-van-ban-{which}.xlsx", book.xlsx())
    caption = f"{book.cover.title} – {book.cover.office}"
    return PageTable(caption, register_table(book.columns, book.rows), (PageFile("Sổ Excel", href),))


def _told(show: Exhibition) -> PageSection:
    return PageSection("Diễn biến", tuple(show.played.said))


def _page(sections: tuple[PageSection, ...]) -> DemoPage:
    return DemoPage(
        title="Ví dụ minh họa: từ quyết định của Thủ tướng đến công văn của một sở",
        text=(
            "Một thư mục dữ liệu, bảy cơ quan: soạn thảo đúng thể thức, cấp số, ghi sổ, gửi hàng loạt và theo dõi chuỗi chỉ đạo.",
        ),
        notice=_NOTICE,
        sections=sections,
        foot=(f"Thư mục dữ liệu của ví dụ: {HOME}. Dùng tiếp được với mọi lệnh vanthu, thêm --home.",),
    )
