"""How the plan of a batch is shown (xem kế hoạch gửi): text for people, JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from doc_engine.dates import long_date

if TYPE_CHECKING:
    from registry.services.batch import Plan
    from registry.services.batch.pages import Pages


def plan_json(planned: Plan, pages: Pages | None = None) -> dict[str, Any]:
    """The plan as `--dry-run --json` shows it."""
    said = {
        "digest": planned.digest,
        "expected": planned.expected,
        "issued_on": planned.issued_on.isoformat(),
        "book": planned.book,
        "recipients": recipients_json(planned),
        "problems": [str(problem) for problem in planned.problems],
        "warnings": list(planned.warnings),
        "mode": planned.mode.value,
        "numbers": [] if planned.problems else list(planned.numbers),
        "letters": len(planned.letters),
        "copies": planned.copies,
        "differs": _differs(planned),
    }
    if pages is not None:
        odd = [
            {"recipient": one.to.name, "pages": count} for one, count in pages.out_of_line(planned.letters)
        ]
        said["pages"] = {"usual": pages.usual, "estimated": pages.estimated, "out_of_line": odd}
    return said


def _differs(planned: Plan) -> list[str]:
    """What is not the same in every letter."""
    from registry.services.batch import Mode

    if planned.mode is Mode.SHARED:
        return []
    number = ["số"] if planned.mode is Mode.SEPARATE else []
    return [*number, "nơi nhận", *sorted(planned.fills)]


def recipients_json(planned: Plan) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "unit_key": one.unit_key, "must_answer": one.must_answer}
        for one in planned.recipients
    ]


def plan_text(planned: Plan, pages: Pages | None) -> str:
    """The plan for people; with problems only what is known: who was found, and every fault."""
    if not planned.problems:
        return _whole_plan(planned, pages)
    found = len(planned.recipients)
    head = f"Chưa lập được kế hoạch gửi: {len(planned.problems)} lỗi. Chưa lấy số."
    known = [f"Nơi nhận đã xác định được ({found}):"] if found else []
    names = [_named(planned, place) for place in range(found)]
    return "\n".join([head, *known, *names, *(f"Lỗi: {problem}" for problem in planned.problems)])


def _whole_plan(planned: Plan, pages: Pages | None) -> str:
    first, last = planned.numbers
    block = (
        f"số {planned.expected}" if first == last else f"các số từ {first} đến {last} ({planned.expected} …)"
    )
    head = (
        f"Dự kiến {block}, {long_date(planned.issued_on)} ({planned.book}), "
        f"gửi {len(planned.recipients)} nơi. Chưa lấy số."
    )
    lines = [head, f"Cách gửi: {planned.mode.label}; {planned.copies} bản, {len(planned.letters)} bì."]
    differs = _differs(planned)
    if differs:
        lines.append(f"Khác nhau giữa các thư: {', '.join(differs)}.")
    if pages is not None and pages.counts:
        lines += _page_lines(planned, pages)
    lines += [_named(planned, place) for place in range(len(planned.recipients))]
    return "\n".join(lines)


def _page_lines(planned: Plan, pages: Pages) -> list[str]:
    how = "ước tính theo độ dài; thêm --pdf để đếm thật" if pages.estimated else "đã đếm"
    lines = [f"Mỗi thư {pages.usual} trang ({how})."]
    return lines + [
        f"  Khác: “{one.to.name}” {count} trang." for one, count in pages.out_of_line(planned.letters)
    ]


def _named(planned: Plan, place: int) -> str:
    one = planned.recipients[place]
    values = ", ".join(f"{slot}: {text}" for slot, text in planned.extra(one).values)
    return f"{place + 1:>5}. {one.name}" + (f" ({values})" if values else "")
