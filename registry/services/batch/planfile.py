"""The plan as a file (tệp kế hoạch gửi): JSON with a digest; running it runs exactly that plan, or says what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, Refusal
from registry.journal import canonical
from registry.services.batch.modes import Mode
from registry.services.batch.planning import Plan
from registry.services.batch.resolving import To
from registry.store.filestore import digest_of

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan read back: what it was made from, what it would do, and the world it was made in."""

    plan: str
    mode: Mode
    issued_on: date
    data: str
    lists: tuple[To, ...]
    world: Mapping[str, Any]


def written(planned: Plan, lists: Sequence[To]) -> bytes:
    """The plan as JSON; `lists` as they were asked for. Whoever changes a letter of it breaks its digest."""
    said: dict[str, Any] = {
        "format": _FORMAT,
        "plan": planned.digest,
        "mode": planned.mode.value,
        "office": planned.office,
        "issued_on": planned.issued_on.isoformat(),
        "book": planned.book,
        "expected": planned.expected,
        "numbers": list(planned.numbers),
        "data": {"name": planned.name, "sha256": digest_of(planned.data)},
        "to": [_list_json(item) for item in lists],
        "world": world_of(planned),
        "letters": [
            {
                "order": one.place,
                "recipient": one.to.name,
                "unit_key": one.to.unit_key,
                "must_answer": one.to.must_answer,
                "row": one.to.row,
                "values": dict(one.extra.values),
                "copies": one.extra.copies or 1,
                "address": one.extra.address,
            }
            for one in planned.letters
        ],
    }
    said["digest"] = _digest(said)
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8")


def _list_json(item: To) -> dict[str, Any]:
    return {
        "text": item.text,
        "body": item.body,
        "must_answer": item.must_answer,
        "informed": item.informed,
        "sha256": digest_of(item.content) if item.content is not None else None,
    }


def world_of(planned: Plan) -> dict[str, Any]:
    """What must not have changed when the plan is run."""
    world = planned.world
    return {
        "template": world.template,
        "units": world.units,
        "last_number": world.last_number,
        "today": None if world.day_given else world.made_on.isoformat(),
    }


def _digest(said: Mapping[str, Any]) -> str:
    return digest_of(
        canonical({key: value for key, value in said.items() if key != "digest"}).encode("utf-8")
    )


def read_plan(content: bytes, name: str) -> PlanFile:
    """A plan file; raises `BadInput` for one that is none or was changed by hand."""
    try:
        said = json.loads(content)
        if said["format"] != _FORMAT or said["digest"] != _digest(said):
            raise ValueError
        lists = tuple(
            To(
                item["text"],
                item["body"],
                item["must_answer"],
                b"" if item["sha256"] else None,
                item["informed"],
            )
            for item in said["to"]
        )
        return PlanFile(
            said["plan"],
            Mode(said["mode"]),
            date.fromisoformat(said["issued_on"]),
            said["data"]["sha256"],
            lists,
            said["world"],
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        hint = "Hãy lập lại kế hoạch bằng --dry-run --plan."
        raise BadInput.because(
            f"“{name}” không phải là tệp kế hoạch gửi, hoặc đã bị sửa tay.", hint
        ) from None


def hold(read: PlanFile, planned: Plan, today: date) -> None:
    """Raise `Refusal` naming what changed since the plan was made."""
    now, then = world_of(planned), read.world
    changed = [
        said
        for said, differs in (
            ("nội dung tệp dữ liệu", digest_of(planned.data) != read.data),
            ("mẫu văn bản", now["template"] != then["template"]),
            ("danh mục đơn vị hành chính", now["units"] != then["units"]),
            (
                f"số cuối của sổ (khi lập {then['last_number']}, nay {now['last_number']})",
                now["last_number"] != then["last_number"],
            ),
            (
                f"ngày (kế hoạch lập cho ngày {short_date(read.issued_on)})",
                then["today"] is not None and today.isoformat() != then["today"],
            ),
        )
        if differs
    ]
    if not changed and planned.digest != read.plan:
        changed = ["danh sách nơi nhận"]
    if changed:
        raise Refusal(
            f"Kế hoạch không còn đúng, đã thay đổi: {'; '.join(changed)}. Chưa cấp số nào. "
            "Hãy lập lại kế hoạch bằng --dry-run --plan rồi xem lại trước khi chạy."
        )
