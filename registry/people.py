"""People and the posts they hold (chức vụ theo thời gian): pure, from the office file and the acts written since.

A post is taken up by one act and left by another; nothing is overwritten. Its `authority` says how its holder signs:
lines of quyền hạn ký, "" for the head, None for staff without that power.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from doc_engine.text import fold
from registry.settings import Signer


@dataclass(frozen=True, slots=True)
class Post:
    """One person in one post, from a day until a day (None: open); `declared` by the office file."""

    full_name: str
    title: str
    unit: str = ""
    authority: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    declared: bool = False
    reason: str = ""

    def held_on(self, day: date) -> bool:
        """Whether the post is held that day."""
        return (self.from_on is None or self.from_on <= day) and (
            self.until_on is None or day <= self.until_on
        )

    @property
    def signs(self) -> bool:
        """Whether its holder may sign."""
        return self.authority is not None

    def is_of(self, full_name: str, title: str = "") -> bool:
        """Whether it is that person's post of that title, accents aside; any title where none is said."""
        return fold(self.full_name) == fold(full_name) and (not title or fold(self.title) == fold(title))


@dataclass(frozen=True, slots=True)
class Leaving:
    """The act that ends a post: its last day, and why."""

    full_name: str
    title: str
    last_on: date
    reason: str = ""


def posts_of(signers: Iterable[Signer], acts: Iterable[Post | Leaving]) -> tuple[Post, ...]:
    """Every post there ever was: those of the office file, then those of the acts in their order."""
    posts = [
        Post(one.full_name, one.title, "", one.authority, one.from_on, one.until_on, declared=True)
        for one in signers
        if not one.body
    ]
    for act in acts:
        if isinstance(act, Post):
            posts.append(act)
        else:
            posts = [_left(post, act) for post in posts]
    return tuple(posts)


def _left(post: Post, leaving: Leaving) -> Post:
    if not post.is_of(leaving.full_name, leaving.title) or not post.held_on(leaving.last_on):
        return post
    return replace(post, until_on=leaving.last_on, reason=leaving.reason or post.reason)


def signers_in(posts: Sequence[Post]) -> tuple[Signer, ...]:
    """The posts whose holders may sign."""
    return tuple(
        Signer(post.full_name, post.title, post.authority, post.from_on, post.until_on)
        for post in posts
        if post.authority is not None
    )
