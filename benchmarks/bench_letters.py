"""Serial letters beside what others use: CPU a letter from the recipient's row to the closed file, sizes, memory.

`python -m benchmarks letters`. Read the ratios of one run. Peers are installed here into a folder of their own;
one that cannot be had is said so. `python -m benchmarks.bench_letters N` prints N letters and the memory it took.
"""

from __future__ import annotations

import io
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from benchmarks.letter_text import SLOTS, draft, row
from doc_engine.compose import compose
from doc_engine.ooxml.expressions import environment
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.package import Archive, Member, read, write
from doc_engine.ooxml.press import LetterPress
from doc_engine.ooxml.rendering import render_context
from doc_engine.ooxml.template import compile_template, prepare

Row = dict[str, object]


def report_letters() -> Iterator[Row]:
    """Ours, the floor, the peers; every row: milliseconds of CPU and bytes a letter."""
    # In memory where there is such a folder: a busy disk takes more for a new file than all of the rest.
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="vanthu-bench-", dir=memory) as made:
        folder = Path(made)
        rows = [
            *_ours(folder),
            *_floors(folder),
            *_docxtpl(folder),
            _mailmerge(folder),
            _docxtemplater(folder),
        ]
        yield from rows
        yield from _ratios(rows)
    for count in (100, 10_000, 100_000):
        said = subprocess.run(
            [sys.executable, "-m", "benchmarks.bench_letters", str(count)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        yield {"letters": count, "most_memory_mb": float(said.stdout)}


def _ratios(rows: list[Row]) -> Iterator[Row]:
    took = {str(one["what"]): one for one in rows if "ms" in one}
    ours = {count: took[f"ours, {count} letters"] for count in (1000, 20_000)}
    for what, one in took.items():
        if not what.startswith("ours"):
            yield {
                "beside": what,
                **{f"times_at_{count}": round(float(str(one["ms"])) / float(str(mine["ms"])), 2) for count, mine in ours.items()},
                "size": round(float(str(ours[1000]["bytes"])) / float(str(one["bytes"])), 3),
            }  # fmt: skip


def _measured(what: str, count: int, folder: Path, letters: Callable[[], Iterator[bytes]]) -> Row:
    """Every letter into a file of its own, set-up included."""
    out = folder / "out"
    out.mkdir()
    start = process_time()
    size = 0
    for place, content in enumerate(letters()):
        with open(f"{out}/{place}.docx", "wb", buffering=0) as file:  # noqa: PTH123 - as everyone would
            size += file.write(content)
    took = process_time() - start
    shutil.rmtree(out)
    return {
        "what": what,
        "ms": round(took / count * 1e3, 4),
        "bytes": round(size / count),
        "per_s": round(count / took),
    }


def _press() -> LetterPress:
    return LetterPress(compile_template.__wrapped__(build("cong_van")), draft(), SLOTS)


def _ours(folder: Path) -> Iterator[Row]:
    def letters(count: int) -> Iterator[bytes]:
        press = _press()
        return (press.letter(row(place)) for place in range(count))

    _measured("warm", 10, folder, lambda: letters(10))
    for count in (1000, 20_000):
        yield _measured(f"ours, {count} letters", count, folder, lambda n=count: letters(n))  # type: ignore[misc]


def _floors(folder: Path, count: int = 1000) -> Iterator[Row]:
    """The same zip with its text already rendered: what stays is to deflate it, to lay out the zip, to write it."""
    press = _press()
    made = [read(press.letter(row(place))) for place in range(count)]
    texts = [parts["word/document.xml"] for parts in made]
    same = [Member.deflated(name, text) for name, text in made[0].items() if name != "word/document.xml"]
    start = Archive()
    for member in same:
        start.add(member)

    def zipped(member: Callable[[bytes], Member]) -> Iterator[bytes]:
        for text in texts:
            archive = Archive(start)
            archive.add(member(text))
            yield archive.closed()

    name = "word/document.xml"
    yield _measured("floor, zlib 6", count, folder, lambda: zipped(lambda text: Member.deflated(name, text)))
    yield from _isal_floor(folder, count, zipped)
    plate = next(iter(next(iter(press._shapes.values()))._plates.values()))
    part = plate._opened[0]
    ready = [
        [value.encode() for value in (row(place)["so"], row(place)["kinh_gui"])] for place in range(count)
    ]

    def stretched() -> Iterator[bytes]:
        for words in ready:
            archive = Archive(plate._same)
            archive.add(Member(part.name, *part._stream.filled(words), 8))
            yield archive.closed()

    yield _measured("floor, stretches deflated ahead", count, folder, stretched)


def _isal_floor(
    folder: Path, count: int, zipped: Callable[[Callable[[bytes], Member]], Iterator[bytes]]
) -> Iterator[Row]:
    try:
        from isal import isal_zlib
    except ImportError:
        yield {"what": "floor, isal 1", "missing": "isal is not installed"}
        return

    def member(text: bytes) -> Member:
        packer = isal_zlib.compressobj(1, 8, -15)
        raw = packer.compress(text) + packer.flush()
        return Member("word/document.xml", raw, isal_zlib.crc32(text), len(text), 8)

    yield _measured("floor, isal 1", count, folder, lambda: zipped(member))


def _docxtpl(folder: Path, count: int = 60) -> Iterator[Row]:
    """The same template, the body ready-made, as `render` is held against it in the tests."""
    from docxtpl import DocxTemplate

    source = build("cong_van")
    composed = compose(draft())
    context = dict(render_context(compile_template(source), composed))
    env = environment()

    def filled(place: int) -> dict[str, object]:
        return {**context, "so": row(place)["so"], "kinh_gui_mot": f"{row(place)['kinh_gui']}."}

    def saved(template: DocxTemplate) -> bytes:
        out = io.BytesIO()
        template.save(out)
        return out.getvalue()

    def reopened() -> Iterator[bytes]:
        for place in range(count):
            template = DocxTemplate(io.BytesIO(source))
            template.render(filled(place), jinja_env=env, autoescape=True)
            yield saved(template)

    class Reused(DocxTemplate):  # type: ignore[misc]
        """Prepares and compiles a part once, as a careful user may make it do."""

        compiled: dict[str, object] = {}  # noqa: RUF012

        def patch_xml(self, xml: str) -> str:
            return xml

        def render_xml_part(self, xml: str, part: object, context: object, jinja_env: object = None) -> str:  # noqa: ARG002
            known = self.compiled.get(xml)
            if known is None:
                known = self.compiled[xml] = env.from_string(prepare(xml))
            return str(known.render(context))  # type: ignore[attr-defined]

    def reused() -> Iterator[bytes]:
        for place in range(count):
            template = Reused(io.BytesIO(source))
            template.render(filled(place), jinja_env=env, autoescape=True)
            yield saved(template)

    yield _measured("docxtpl, reopened for each letter", count, folder, reopened)
    yield _measured("docxtpl, prepared and compiled once", count, folder, reused)


def _with_tags(tag: Callable[[str], str]) -> bytes:
    """The letter ready but for its slots, those as another program's tags: the body costs it nothing."""
    press = _press()
    parts = read(press.letter({name: f"@{name}@" for name in SLOTS}))
    text = parts["word/document.xml"].decode()
    for name in SLOTS:
        assert f"@{name}@" in text
        text = text.replace(f"@{name}@", tag(name))
    parts["word/document.xml"] = text.encode()
    return write(Member.deflated(*part) for part in parts.items())


def _field(name: str) -> str:
    return (
        f'</w:t></w:r><w:fldSimple w:instr=" MERGEFIELD {name} "><w:r><w:t>«{name}»</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve">'
    )


_MAILMERGE = """
import json, sys, time
from mailmerge import MailMerge
rows = json.load(open("rows.json"))
def one(place, row):
    with MailMerge("fields.docx") as document:
        document.merge(**row)
        document.write(f"m{place}.docx")
one(0, rows[0])
start = time.process_time()
for place, row in enumerate(rows):
    one(place, row)
print((time.process_time() - start) / len(rows) * 1e3)
"""


def _mailmerge(folder: Path, count: int = 100) -> Row:
    what = "docx-mailmerge2"
    (folder / "fields.docx").write_bytes(_with_tags(_field))
    (folder / "rows.json").write_text(json.dumps([row(place) for place in range(count)]))
    try:
        _ran([sys.executable, "-m", "venv", "venv"], folder)
        _ran(["venv/bin/python", "-m", "pip", "install", "--quiet", "docx-mailmerge2"], folder)
        took = _ran(["venv/bin/python", "-c", _MAILMERGE], folder)
    except (OSError, subprocess.SubprocessError) as error:
        return {"what": what, "missing": _why(error)}
    return _peer(what, float(took), folder, "m*.docx")


_DOCXTEMPLATER = """
const fs = require("fs"), PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
const rows = JSON.parse(fs.readFileSync("rows.json")), source = fs.readFileSync("tags.docx");
function one(place, row) {
  const doc = new Docxtemplater(new PizZip(source), {});
  doc.render(row);
  fs.writeFileSync(`n${place}.docx`, doc.getZip().generate({type: "nodebuffer", compression: "DEFLATE"}));
}
for (let place = 0; place < 20; place++) one(place, rows[place]);
const start = process.cpuUsage();
rows.forEach((row, place) => one(place, row));
const took = process.cpuUsage(start);
console.log((took.user + took.system) / rows.length / 1e3);
"""


def _docxtemplater(folder: Path) -> Row:
    what = "docxtemplater"
    (folder / "tags.docx").write_bytes(_with_tags(lambda name: f"{{{name}}}"))
    try:
        _ran(["npm", "install", "--silent", "--no-audit", "--no-fund", "docxtemplater", "pizzip"], folder)
        took = _ran(["node", "-e", _DOCXTEMPLATER], folder)
    except (OSError, subprocess.SubprocessError) as error:
        return {"what": what, "missing": _why(error)}
    return _peer(what, float(took), folder, "n*.docx")


def _peer(what: str, took: float, folder: Path, made: str) -> Row:
    sizes = [path.stat().st_size for path in folder.glob(made)]
    return {
        "what": what,
        "ms": round(took, 3),
        "bytes": round(sum(sizes) / len(sizes)),
        "per_s": round(1e3 / took),
    }


def _ran(argv: list[str], folder: Path) -> str:
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout.strip()


def _why(error: OSError | subprocess.SubprocessError) -> str:
    said = getattr(error, "stderr", "") or str(error)
    return str(said).strip().splitlines()[-1][:200]


def _memory(count: int) -> float:
    press = _press()
    with open("/dev/null", "wb") as out:  # noqa: PTH123
        for place in range(count):
            out.write(press.letter(row(place)))
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


if __name__ == "__main__":
    print(_memory(int(sys.argv[1])))
