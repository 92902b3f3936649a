"""What must change in a data file taken over from an older one (đánh dấu chỗ phải sửa): years, days, bases, abolished units.

A mark is a comment beside its line — above the key where the line stands inside a text block — and a value for `--json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.reading.values import CitationFound
from doc_engine.terms import Relation
from registry.directory.functions import MERGED_ON, PACKAGED, heir_of
from registry.directory.selector import LAST_DISTRICT_DAY
from registry.effects import EFFECTS
from registry.model import Document
from registry.services.bases import stands
from registry.services.finding import spoken
from registry.services.linking import Citing, citations_in, facts_found, same_issuer

if TYPE_CHECKING:
    from registry.services.succession import Successions
    from registry.store import Transaction

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-]*\w)")
_DAY = re.compile(
    r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?P<short>(?:19|20)\d\d)(?!\d)"
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?P<long>(?:19|20)\d\d)"
)
_PERIOD = re.compile(
    r"(?<![\d/.-])(?:19|20)\d\d\s?(?:[-–—]|đến(?: hết)?(?: năm)?)\s?(?P<end>(?:19|20)\d\d)(?![\d/-]*\w)"
)
_DISTRICT = re.compile(
    r"(?:cấp huyện|(?:các )?(?:quận, huyện|huyện, (?:thành phố|thị xã|quận))|(?:UBND|Ủy ban nhân dân|Phòng [^,.;]{2,40}?) (?:các )?(?:huyện|quận|thị xã|thị trấn))(?!\w|\s+[A-ZĐÀ-Ỹ])"
)
_BODY = re.compile(
    r"(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|(?:Sở|Phòng) [A-ZĐ][^,.;()\n]{2,40}?) "
    r"(?P<level>tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) (?:[A-ZĐÀ-Ỹ][^\W\d_]*)(?: [A-ZĐÀ-Ỹ][^\W\d_]*){0,3}"
)
_NO_DISTRICTS = "không còn cấp huyện từ ngày 01/7/2025, ghi lại theo đơn vị hiện nay."
# "Sở Giao thông vận tải", "Bộ Kế hoạch và Đầu tư" without a place; one with its province is told by `_BODY`.
_JOINED = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(line.function) for line in PACKAGED if line.from_on == MERGED_ON)})"
    r"(?!\w| (?:tỉnh|thành phố) [A-ZĐÀ-Ỹ])"
)
_BASES = frozenset({"can_cu", "noi_dung", "theo_de_nghi"})
_RESTS = (Relation.CAN_CU, Relation.THUC_HIEN)


@dataclass(frozen=True, slots=True)
class Mark:
    """One place that must change or be looked at: the clerk's key, the words, what to do."""

    key: str
    found: str
    message: str


@dataclass(frozen=True)
class Marker:
    """What is known when an older file is taken over: the books, the directory, its own day and today."""

    tx: Transaction
    heirs: Successions
    issuer: str
    place: str | None
    then: date
    on: date
    carried_out: str = ""  # the key of the notation that the new document carries out
    year: int = 0  # that the new document is for; 0: the year of `on`

    def marked(self, text: str) -> tuple[str, tuple[Mark, ...]]:
        """The data file with comments, and all marks in its order."""
        lines = text.split("\n")
        notes: dict[int, list[Mark]] = {}
        anchors = _anchors(lines)
        for number, mark in self._marks(text, lines, anchors):
            at = notes.setdefault(anchors[number][0], [])
            if mark not in at:
                at.append(mark)
        out: list[str] = []
        for number, line in enumerate(lines):
            indent = line[: len(line) - len(line.lstrip())]
            out += [f"{indent}# Sửa: “{mark.found}” – {mark.message}" for mark in notes.get(number, ())]
            out.append(line)
        return "\n".join(out), tuple(mark for number in sorted(notes) for mark in notes[number])

    def _marks(
        self, text: str, lines: list[str], anchors: list[tuple[int, str]]
    ) -> Iterator[tuple[int, Mark]]:
        masked, cited = text, citations_in(text, self.issuer, self.place)
        for citation in cited:
            for start, end in citation.spans:
                number = text.count("\n", 0, start)
                key = anchors[number][1] if number < len(anchors) else ""
                message = self._cited(citation, basis=key in _BASES)
                if message and key:
                    yield number, Mark(key, " ".join(text[start:end].split())[:90], message)
                masked = masked[:start] + re.sub(r"[^\n]", " ", masked[start:end]) + masked[end:]
        for number, line in enumerate(masked.split("\n")):
            key = anchors[number][1]
            if key in _PASSED_OVER or lines[number].lstrip().startswith("#"):
                continue
            yield from (
                (number, Mark(key, found, message)) for found, message in self._words(line, lines[number])
            )

    def _words(self, masked: str, line: str) -> Iterator[tuple[str, str]]:
        yield from self._times(masked)
        if self.on > LAST_DISTRICT_DAY:
            for match in _DISTRICT.finditer(line):
                yield match[0], _NO_DISTRICTS
        for match in _BODY.finditer(line):
            known = list(self._abolished(match[0]))
            gone = match["level"] in ("huyện", "quận", "thị xã", "thị trấn") and self.on > LAST_DISTRICT_DAY
            yield from known or ([(match[0], _NO_DISTRICTS)] if gone else [])
        for match in _JOINED.finditer(line):
            heir = heir_of(match[0], self.heirs.functions, self.on)
            if heir is not None and heir.from_on > self.then:
                yield match[0], f"cơ quan không còn, nay là {heir.heir}."

    def _times(self, masked: str) -> Iterator[tuple[str, str]]:
        """Days, years and periods that are over in the year of the new document; a period that still runs stays."""
        year = self.year or self.on.year
        days = list(_DAY.finditer(masked))
        for match in days:
            if int(match["short"] or match["long"]) < year:
                yield match[0], "ngày của văn bản cũ, ghi lại ngày mới."
        periods = list(_PERIOD.finditer(masked))
        for match in periods:
            if int(match["end"]) < year:
                yield match[0], f"giai đoạn đã hết trước năm {year}, ghi lại giai đoạn mới."
        taken = [match.span() for match in (*days, *periods)]
        for match in _YEAR.finditer(masked):
            if not any(start <= match.start() < end for start, end in taken) and int(match[0]) < year:
                yield match[0], f"năm cũ, nay là năm {year}."

    def _abolished(self, body: str) -> Iterator[tuple[str, str]]:
        name = body.replace("UBND", "Ủy ban nhân dân")
        found = self.heirs.answers_now(name, self.then, self.on)
        if found is None or (found.bodies and name in found.bodies):
            return
        now = " hoặc ".join(found.bodies or found.candidates[:3])
        yield body, f"đơn vị không còn, nay là {now}." if now else "đơn vị không còn."

    def _cited(self, citation: CitationFound, *, basis: bool) -> str:
        """What to do about a cited document: it was replaced, amended …, or it is a basis to be looked at again."""
        facts = facts_found(citation, Citing("", self.issuer))
        notation = facts.notation
        known = self.tx.documents.by_notation(notation.key) if notation else []
        for document in known:
            if facts.issued_on.year in (None, document.issued_on.year) and same_issuer(
                facts.issuer, document.issuer
            ):
                changed = self._changed(document)
                if changed:
                    return changed
        if not basis or citation.relation not in _RESTS or (notation and notation.key == self.carried_out):
            return ""
        return "căn cứ cũ, kiểm tra còn hiệu lực, đã có văn bản mới chưa."

    def _changed(self, document: Document) -> str:
        """What later acts did to a cited document, and which; blank where nothing did."""
        links = [link for link in self.tx.links.to_documents([document.key]) if link.relation in EFFECTS]
        acts = [link for link in links if stands(self.tx, link)]
        effect = document.effect or (EFFECTS[acts[0].relation] if acts else None)
        if effect is None:
            return ""
        names = ", ".join(spoken(self.tx.documents.require(link.from_key)) for link in acts)
        return f"văn bản {effect.label}{f' bởi {names}' if names else ''}."


_PASSED_OVER = frozenset({"ho_ten", "so_ban", "luu", "van_ban_lien_quan"})


def _anchors(lines: list[str]) -> list[tuple[int, str]]:
    """For each line where its comment stands (a text block has none inside), and the key it belongs to."""
    found: list[tuple[int, str]] = []
    key, block, depth = "", -1, 0
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if block >= 0 and (not line.strip() or indent > depth):
            found.append((block, key))
            continue
        block = -1
        named = re.match(r"^\s*(?:- )?(?P<key>[a-z_]+):(?P<rest>.*)$", line)
        if named and (indent == 0 or named["rest"].strip() != ""):
            key = named["key"] if indent == 0 else key
        if named and named["rest"].strip() == "|":
            block, depth = number, indent
        found.append((number, key))
    return found


def spoken_marks(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """The marks as a clerk reads them on the screen."""
    return tuple(
        f"{mark.key}: “{mark.found}” – {mark.message}" if mark.found else f"{mark.key}: {mark.message}"
        for mark in marks
    )
