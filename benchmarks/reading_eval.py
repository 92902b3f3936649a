"""Score the reader against hand-made answers (`make eval`): citations, relations, dates, issuers, header, tasks, deadlines.

The answers stand outside the project, in `../shared/corpus/gold`. A field of the header of a noisy scan counts as
right when it is right or left out, and as an error only when it is wrong. The scores of the last accepted run stand
in `reading_scores.json` (scores only, no texts); gains and losses against it are printed, `--accept` writes it anew.
`--corpus DIR` scores another folder of the same form, without a baseline.
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
BASELINE = Path(__file__).with_name("reading_scores.json")
NOISY = {"ocr_tesseract", "ocr_unknown", "bad_embedded_ocr_layer"}
HEADS = re.compile(
    r"^(?:phó )?(?:chủ tịch|bộ trưởng|giám đốc|thủ trưởng|chánh văn phòng|trưởng(?= ban)|hiệu trưởng|cục trưởng) "
)
Score = Counter[str]
RATIOS = ("relation", "date", "issuer", "type", "header", "nickname", "link", "deadline", "tasks")


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


def score_nicknames(
    got: list[dict[str, Any]], gold: list[dict[str, Any]], score: Score, misses: list[str]
) -> None:
    """Nicknames: the document behind the name, from the text or from what the tables know."""
    mine = {notation_key((c["resolved"] or {}).get("notation") or c["notation"]) for c in got}
    for wanted in (c for c in gold if c["kind"] == "nickname"):
        found = notation_key(wanted["so_ky_hieu"]) in mine
        score["nickname_n"] += 1
        score["nickname_ok"] += found
        misses += [] if found else [f"nickname {wanted['so_ky_hieu']} not found"]


def score_links(got: dict[str, Any], gold: dict[str, Any], score: Score, misses: list[str]) -> None:
    """Relations stated between the cited documents."""
    names = {c["id"]: c["so_ky_hieu"] or c["title"] for c in gold["citations"]}
    mine = {(notation_key(link["from"]), link["relation"], notation_key(link["to"])) for link in got["links"]}
    for link in gold.get("links") or ():
        wanted = (notation_key(names[link["from"]]), link["rel"], notation_key(names[link["to"]]))
        score["link_n"] += 1
        score["link_ok"] += wanted in mine
        misses += [] if wanted in mine else [f"link {wanted} not found"]


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
        if what == "number" and left and left != right:
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


def score_tasks(got: list[dict[str, Any]], count: int, score: Score, misses: list[str]) -> None:
    """Tasks: as many as the annotator counted, a fifth more or less, one in short lists."""
    near = abs(len(got) - count) <= max(1, 0.2 * count)
    score["tasks_n"] += 1
    score["tasks_ok"] += near
    misses += [] if near else [f"tasks: {len(got)}, not {count}"]


def f1(score: Score, kind: str) -> tuple[float, float, float] | None:
    """Precision, recall and F1 of a kind of citation; None where there is none."""
    tp, fp, fn = (score[f"{kind}_{part}"] for part in ("tp", "fp", "fn"))
    if not tp + fp + fn:
        return None
    precision, recall = tp / (tp + fp) if tp + fp else 0.0, tp / (tp + fn) if tp + fn else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(score: Score) -> dict[str, float | None]:
    """The figures of a document or a split, as the baseline keeps them."""
    found: dict[str, float | None] = {}
    for kind in ("numbered", "named_law"):
        three = f1(score, kind)
        for part, name in enumerate(("precision", "recall", "f1")):
            found[f"{kind}_{name}"] = round(three[part], 4) if three else None
    for what in RATIOS:
        found[what] = round(score[f"{what}_ok"] / score[f"{what}_n"], 4) if score[f"{what}_n"] else None
    return found | {"wrong_own_number": float(score["wrong_own_number"])}


def row(name: str, score: Score) -> str:
    """One line of the table."""
    shown = figures(score)
    cells = [f"{value:.3f}" if (value := shown[key]) is not None else "–" for key in shown][:-1]
    three = " ".join(f"{cell:>5}" for cell in cells[:6])
    return f"{name:<24} {three}  {' '.join(f'{cell:>8}' for cell in cells[6:])}"


def differences(now: dict[str, Any], before: dict[str, Any]) -> list[str]:
    """Gains and losses against the baseline, one line each."""
    found = []
    for name, shown in now.items():
        for key, value in shown.items():
            old = before.get(name, {}).get(key)
            if value != old and name in before:
                sign = -1 if key == "wrong_own_number" else 1
                better = (value or 0) * sign > (old or 0) * sign
                found.append(f"{'gain' if better else 'LOSS'}  {name} {key}: {old} → {value}")
    return found


def read_one(path: Path, corpus: Path) -> tuple[dict[str, Any], Score, list[str]]:
    """One document of a corpus: its gold, its score, every difference."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    got = read_text((corpus / gold["text_file"]).read_text(encoding="utf-8")).as_json()
    score: Score = Counter()
    misses: list[str] = []
    score_citations(got["citations"], gold["citations"], score, misses)
    score_nicknames(got["citations"], gold["citations"], score, misses)
    score_links(got, gold, score, misses)
    score_header(got["header"], gold["own"], gold["text_kind"] in NOISY, score, misses)
    score_deadlines(got["deadlines"], gold["deadlines"], score, misses)
    score_tasks(got["tasks"], gold["tasks_count"], score, misses)
    return gold, score, misses


def main() -> int:
    """Print the table and what changed; with `-v` every difference; 1 when something got worse."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--accept", action="store_true", help="write this run's scores as the new baseline")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="another folder with text/ and gold/")
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    if not asked.corpus.is_dir():
        print(f"the folder {asked.corpus} is not here", file=sys.stderr)
        return 1
    totals: dict[str, Score] = {"clean": Counter(), "noisy": Counter(), "seeds": Counter()}
    now: dict[str, Any] = {}
    print(
        f"{'':<24} {'numbered P/R/F1':<17} {'named law P/R/F1':<18} {' '.join(f'{name:>8}' for name in RATIOS)}"
    )
    for path in sorted((asked.corpus / "gold").glob("*.json")):
        if asked.names and path.stem not in asked.names:
            continue
        gold, score, misses = read_one(path, asked.corpus)
        now[path.stem] = figures(score)
        print(row(path.stem, score))
        for miss in misses if asked.verbose else ():
            print(f"    {miss}")
        split = "noisy" if gold["text_kind"] in NOISY else "clean"
        for name in (split, *(["seeds"] if path.stem.startswith("seed") else [])):
            totals[name].update(score)
    for name, score in totals.items():
        print(row(name.upper(), score))
        now[name] = figures(score)
    print(f"wrong own numbers: {sum(score['wrong_own_number'] for score in list(totals.values())[:2])}")
    if asked.corpus != CORPUS:
        return 0
    return _against_baseline(now, accept=asked.accept, whole=not asked.names)


def _against_baseline(now: dict[str, Any], *, accept: bool, whole: bool) -> int:
    before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    changed = differences(now, before) if whole else []
    print("\n".join(changed) if changed else "no change against the last accepted run")
    if accept:
        BASELINE.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return int(any(line.startswith("LOSS") for line in changed))


if __name__ == "__main__":
    raise SystemExit(main())
