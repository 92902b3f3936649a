"""The office's people (danh bạ cán bộ): who takes up a post, who leaves it, who may sign on a day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, NotFound, Problem
from doc_engine.text import admit, same, squeeze
from registry.people import Leaving, Post, posts_of, signers_in
from registry.services.keeping import keep
from registry.settings import Settings, Signer
from registry.store.columns import day, day_text
from registry.store.kept import POSTS
from registry.store.records import Office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.office import Home
    from registry.store import Transaction

_TAKES, _LEAVES = "nhan", "thoi"
_OPTIONS = {"ho_ten": "HỌ_TÊN", "chuc_vu": "--title", "quyen_han": "--capacity", "den_ngay": "--until"}


def posts_in(tx: Transaction, office: Office) -> tuple[Post, ...]:
    """Every post of an office, as its file and the acts since then say."""
    acts = [_act(row) for row in tx.kept.rows(POSTS, office.key)]
    return posts_of(Settings.loaded(office.settings).signers, acts)


def _act(row: dict[str, Any]) -> Post | Leaving:
    if row["kind"] == _LEAVES:
        return Leaving(row["full_name"], row["title"], date.fromisoformat(row["until_on"]), row["reason"])
    return Post(
        row["full_name"],
        row["title"],
        row["unit"],
        row["authority"],
        day(row["from_on"]),
        day(row["until_on"]),
        reason=row["reason"],
    )


def posts(home: Home, office: str | None = None, on: date | None = None) -> tuple[Post, ...]:
    """The posts of an office; those held on a day where one is given."""
    chosen = home.office(office)
    with home.store.reading() as tx:
        found = posts_in(tx, chosen)
    return tuple(post for post in found if on is None or post.held_on(on))


def signers_of(home: Home, office: Office) -> tuple[Signer, ...]:
    """Who may sign for the office and in which time; advisory bodies' own signers stay with the office file."""
    with home.store.reading() as tx:
        return signers_in(posts_in(tx, office))


def add(
    home: Home,
    full_name: str,
    title: str,
    *,
    unit: str = "",
    capacity: Sequence[str] = (),
    signs: bool = False,
    from_on: date | None = None,
    until_on: date | None = None,
    reason: str = "",
    office: str | None = None,
) -> Post:
    """Write down that a person takes up a post; with `capacity` or `signs` he may sign.

    `unit` must be one of the office's where it has declared any. Raises `BadInput` with every problem, and for a
    post that the person holds already.
    """
    chosen = home.office(office)
    wanted = Post(
        full_name,
        title,
        _unit(chosen, unit),
        from_on=from_on or home.clock.today(),
        until_on=until_on,
        reason=squeeze(admit(reason)),
    )
    post = _checked(chosen, wanted, capacity, signs=signs)
    with home.store.writing() as tx:
        tx.journal.hold(chosen.key)
        for known in posts_in(tx, chosen):
            if known.is_of(post.full_name, post.title) and post.from_on and known.held_on(post.from_on):
                raise BadInput.because(
                    f"{known.full_name} đang giữ chức vụ {known.title} vào ngày {short_date(post.from_on)}.",
                    "Muốn đổi, hãy kết thúc chức vụ cũ trước (vanthu people end).",
                )
        keep(tx, home, chosen.key, [_row(_TAKES, post)], act="people_add", table=POSTS)
    return post


def _row(kind: str, post: Post) -> dict[str, Any]:
    return {
        "kind": kind,
        "full_name": post.full_name,
        "title": post.title,
        "unit": post.unit,
        "authority": post.authority,
        "from_on": day_text(post.from_on),
        "until_on": day_text(post.until_on),
        "reason": post.reason,
    }


def _checked(office: Office, post: Post, capacity: Sequence[str], *, signs: bool) -> Post:
    """The post as the office file would have it: the same rules, the same words, authority lines made full."""
    said: dict[str, Any] = {"ho_ten": post.full_name, "chuc_vu": post.title}
    if capacity:
        said["quyen_han"] = "\n".join(capacity)
    for key, value in (("tu_ngay", post.from_on), ("den_ngay", post.until_on)):
        if value:
            said[key] = value.isoformat()
    text = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items() if value
    )
    from registry.officefile import load_signatory

    try:
        read = load_signatory((text or "{}").encode(), office.name)
    except BadInput as error:
        raise BadInput(
            *(Problem(p.message, p.hint, field=_OPTIONS.get(p.field, p.field)) for p in error.problems)
        ) from None
    authority = read.authority if capacity or signs else None
    return replace(post, full_name=read.full_name, title=read.title, authority=authority)


def _unit(office: Office, name: str) -> str:
    """The office's own name of a unit; any name where it has declared none."""
    wanted = squeeze(admit(name))
    declared = Settings.loaded(office.settings).units
    if not wanted or not declared:
        return wanted
    found = next((u.name for u in declared if same(u.name, wanted) or same(u.abbreviation, wanted)), None)
    if found is None:
        names = "; ".join(unit.name for unit in declared)
        raise BadInput.because(
            f"cơ quan không có đơn vị “{wanted}”.", f"Các đơn vị: {names}.", field="--unit"
        )
    return found


def end(
    home: Home,
    full_name: str,
    last_on: date,
    *,
    title: str = "",
    reason: str = "",
    office: str | None = None,
) -> Post:
    """Write down the last day of a post; raises `NotFound` where it is not held that day, `BadInput` for several."""
    chosen = home.office(office)
    name, wanted = squeeze(admit(full_name)), squeeze(admit(title))
    with home.store.writing() as tx:
        tx.journal.hold(chosen.key)
        held = [post for post in posts_in(tx, chosen) if post.is_of(name, wanted) and post.held_on(last_on)]
        if not held:
            raise NotFound(
                f"Ngày {short_date(last_on)} không có ai tên “{name}”{f' giữ chức vụ “{wanted}”' if wanted else ''}."
            )
        if len({post.title for post in held}) > 1:
            titles = "; ".join(post.title for post in held)
            raise BadInput.because(
                f"{name} giữ nhiều chức vụ: {titles}.", "Hãy ghi --title.", field="--title"
            )
        row = {
            "kind": _LEAVES,
            "full_name": held[0].full_name,
            "title": held[0].title,
            "until_on": last_on.isoformat(),
            "reason": squeeze(admit(reason)),
        }
        keep(tx, home, chosen.key, [row], act="people_end", table=POSTS)
        return next(p for p in posts_in(tx, chosen) if p.is_of(name, held[0].title) and p.held_on(last_on))
