"""Score the reader against hand-made answers (`make eval`): citations, relations, dates, issuers, header fields.

The answers stand outside the project, in `../shared/corpus/gold`. An own number on a noisy scan counts as right
when it is right or left out, and as an error only when it is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from doc_engine.notation import Notation
from doc_engine.reading import read_text
from doc_engine.text import fold, fold_tones, squeeze

CORPUS = Path(__file__).resolve().parents[1] / ".." / "shared" / "corpus"
NOISY = {"ocr_tesseract", "ocr_unknown", "bad_embedded_ocr_layer"}
HEADS = re.compile(
    r"^(?:phó )?(?:chủ tịch|bộ trưởng|giám đốc|thủ trưởng|chánh văn phòng|trưởng(?= ban)|hiệu trưởng|cục trưởng) "
)
Score = Counter[str]


def issuer_key(name: str | None) -> str:
    """A body without its head's office, abbreviations written out, case and tones aside."""
    text = squeeze(name or "").casefold().replace("ubnd", "ủy ban nhân dân").replace("uỷ", "ủy")
    return fold_tones(HEADS.sub("", text))


def notation_key(text: str | None) -> str:
    """A notation as identity compares it."""
    found = Notation.try_parse(text or "")
    return found.key if found else (text or "").casefold()


def law_key(title: str | None) -> str:
    """A law's title, accents and case aside (scans lose them)."""
    return fold(title or "")


def score_citations(
    got: list[dict[str, Any]], gold: list[dict[str, Any]], score: Score, misses: list[str]
) -> None:
    """Numbered citations and named laws: found, missed, invented; then what is said of those found."""
    for kind, key in (("numbered", "so_ky_hieu"), ("named_law", "title")):
        make = notation_key if kind == "numbered" else law_key
        mine = {
            make(c["notation"] if kind == "numbered" else c["title"]): c for c in got if c["kind"] == kind
        }
        theirs = {make(c[key]): c for c in gold if c["kind"] == kind}
        score[f"{kind}_tp"] += len(mine.keys() & theirs.keys())
        score[f"{kind}_fp"] += len(mine.keys() - theirs.keys())
        score[f"{kind}_fn"] += len(theirs.keys() - mine.keys())
        misses += [f"invented {kind} {name}" for name in mine.keys() - theirs.keys()]
        misses += [f"missed {kind} {name}" for name in theirs.keys() - mine.keys()]
        for name in mine.keys() & theirs.keys():
            score_details(name, mine[name], theirs[name], score, misses)


def score_details(
    name: str, mine: dict[str, Any], theirs: dict[str, Any], score: Score, misses: list[str]
) -> None:
    """Relation, date, issuer and type of one citation that was found."""
    pairs = {
        "relation": (mine["relation"], theirs["relation"]),
        "date": (mine["issued_on"], theirs["date"]),
        "issuer": (issuer_key(mine["issuer"]), issuer_key(theirs["issuer"])),
        "type": (mine["type"], theirs["type"]),
        "mentions": (mine["mentions"], theirs["mentions"]),
    }
    for what, (left, right) in pairs.items():
        score[f"{what}_n"] += 1
        score[f"{what}_ok"] += left == right
        if left != right:
            misses.append(f"{what} of {name}: {left!r}, not {right!r}")


def score_header(
    got: dict[str, Any], gold: dict[str, Any], noisy: bool, score: Score, misses: list[str]
) -> None:
    """The own particulars, field by field; on a noisy scan an empty field is no error."""
    subject = re.sub(r"^V/v\s*", "", gold["trich_yeu"] or "") or None
    signatory = got["signatory"] or {"full_name": None, "lines": []}
    pairs: dict[str, tuple[Any, Any]] = {
        "official": (got["is_official_document"], gold["is_official_document"]),
        "notation": (got["notation"], gold["so_ky_hieu"]),
        "number": (got["number"], gold["so"]),
        "symbol": (got["symbol"], gold["ky_hieu"]),
        "issued_on": (got["issued_on"], gold["date"]),
        "place": (got["place"], gold["place"]),
        "issuer": (issuer_key(got["issuer"]), issuer_key(gold["issuer"])),
        "parent": (issuer_key(got["parent_body"]), issuer_key(gold["issuer_parent"])),
        "own_type": (got["type"], gold["type"]),
        "subject": (fold_tones(squeeze(got["subject"] or "")), fold_tones(squeeze(subject or ""))),
        "addressees": (got["addressees"], gold["kinh_gui"]),
        "recipients": ([r.rstrip(".") for r in got["recipients"]], [r.rstrip(".") for r in gold["noi_nhan"]]),
        "signatory": (signatory["full_name"], gold["signatory"]),
        "lines": (signatory["lines"], gold["sign_capacity"]),
        "draft": (got["is_draft"], gold["is_draft"]),
    }
    for what, (left, right) in pairs.items():
        abstains = noisy and (
            left in (None, "", []) or (what == "issued_on" and str(right).startswith(str(left)))
        )
        score["header_n"] += 1
        score["header_ok"] += left == right or abstains
        if left != right:
            misses.append(f"{'abstains' if abstains else 'HEADER'} {what}: {left!r}, not {right!r}")
        if noisy and what == "number" and left and left != right:
            score["wrong_own_number"] += 1


def score_deadlines(
    got: list[dict[str, Any]], gold: list[dict[str, Any]], score: Score, misses: list[str]
) -> None:
    """Deadlines on a day: the same days found."""
    wanted = {d["date"] for d in gold if d["kind"] == "fixed" and d["date"]}
    mine = {d["due_on"] for d in got}
    score["deadline_n"] += len(wanted)
    score["deadline_ok"] += len(wanted & mine)
    misses += [f"deadline {day} not found" for day in wanted - mine]


def ratio(score: Score, what: str) -> str:
    """`ok/n` as a share."""
    return f"{score[f'{what}_ok'] / score[f'{what}_n']:.3f}" if score[f"{what}_n"] else "  –  "


def f1(score: Score, kind: str) -> str:
    """Precision, recall and F1 of a kind of citation."""
    tp, fp, fn = (score[f"{kind}_{part}"] for part in ("tp", "fp", "fn"))
    if not tp + fp + fn:
        return "  –  "
    precision, recall = tp / (tp + fp) if tp + fp else 0.0, tp / (tp + fn) if tp + fn else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{precision:.3f} {recall:.3f} {both:.3f}"


def row(name: str, score: Score) -> str:
    """One line of the table."""
    cells = [ratio(score, what) for what in ("relation", "date", "issuer", "type", "header", "deadline")]
    return f"{name:<26} {f1(score, 'numbered'):<18} {f1(score, 'named_law'):<18} {' '.join(f'{c:>8}' for c in cells)}"


def main() -> int:
    """Print the table; with `-v` every difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    if not CORPUS.is_dir():
        print("the folder ../shared/corpus is not here", file=sys.stderr)
        return 1
    totals: dict[str, Score] = {"clean": Counter(), "noisy": Counter(), "seeds": Counter()}
    print(
        f"{'':<26} {'numbered P/R/F1':<18} {'named law P/R/F1':<18} relation     date   issuer     type   header deadline"
    )
    for path in sorted((CORPUS / "gold").glob("*.json")):
        if asked.names and path.stem not in asked.names:
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        got = read_text((CORPUS / gold["text_file"]).read_text(encoding="utf-8")).as_json()
        score: Score = Counter()
        misses: list[str] = []
        noisy = gold["text_kind"] in NOISY
        score_citations(got["citations"], gold["citations"], score, misses)
        score_header(got["header"], gold["own"], noisy, score, misses)
        score_deadlines(got["deadlines"], gold["deadlines"], score, misses)
        near = abs(len(got["tasks"]) - gold["tasks_count"]) <= max(1, 0.2 * gold["tasks_count"])
        print(
            f"{row(path.stem, score)}   tasks {len(got['tasks'])}/{gold['tasks_count']}{'' if near else ' !'}"
        )
        for miss in misses if asked.verbose else ():
            print(f"    {miss}")
        for split in {"noisy" if noisy else "clean", *(["seeds"] if path.stem.startswith("seed") else [])}:
            totals[split].update(score)
    for name, score in totals.items():
        print(row(name.upper(), score))
    print(f"wrong own numbers on noisy scans: {totals['noisy']['wrong_own_number']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
