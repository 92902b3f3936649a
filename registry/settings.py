"""What an office file says, as the office row keeps it (thiết lập của cơ quan): JSON and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from doc_engine.terms import Term
from doc_engine.text import same
from registry.identity import issuer_key
from registry.numbering import Scheme


@dataclass(frozen=True, slots=True)
class DraftingUnit:
    """Đơn vị soạn thảo with its abbreviation for the symbol."""

    name: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Người có thẩm quyền ký, from a day until a day (None: open); `authority` as the office file writes it."""

    full_name: str
    title: str
    authority: str
    from_on: date | None
    until_on: date | None
    body: str = ""  # the advisory body (hội đồng, ban, tổ) he signs for; "" for the office itself

    def in_office(self, on: date) -> bool:
        """Whether this person held the office that day."""
        return (self.from_on is None or self.from_on <= on) and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True)
class Isolation:
    """Mạng độc lập: who decided that this machine may hold state secrets, the decision's number and day."""

    decided_by: str
    decision: str
    decided_on: date


class ApprovalRule(Term):
    """Quy định về duyệt: what becomes of a data file that was not approved, or edited after it was."""

    REQUIRED = ("bat_buoc", "bắt buộc")
    HELD = ("khi_da_duyet", "khi đã duyệt")
    WARNED = ("canh_bao", "cảnh báo")

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label
        self.article = "Điều 12"


@dataclass(frozen=True, slots=True)
class Settings:
    """Units, signers and book schemes of an office; `isolation` where it declared an independent network.

    `page`: how its pages look, text by the data file's keys.
    """

    units: tuple[DraftingUnit, ...] = ()
    signers: tuple[Signer, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    isolation: Isolation | None = None
    page: Mapping[str, str] = field(default_factory=dict)
    approval: ApprovalRule = ApprovalRule.HELD

    def unit(self, name_or_abbreviation: str) -> DraftingUnit | None:
        """The drafting unit of that name or abbreviation."""
        return next(
            (
                unit
                for unit in self.units
                if same(unit.name, name_or_abbreviation) or same(unit.abbreviation, name_or_abbreviation)
            ),
            None,
        )

    def signers_of(self, body: str) -> tuple[Signer, ...]:
        """Who is declared to sign for that advisory body, or for the office itself (`body` = "")."""
        return tuple(signer for signer in self.signers if same(signer.body, body))

    def body(self, name: str) -> Scheme | None:
        """The series of the advisory body of that name, or None."""
        key = issuer_key(name)
        return next((one for one in self.schemes if one.body and issuer_key(one.body) == key), None)

    def dumped(self) -> str:
        """As JSON."""
        signers = [
            {**asdict(signer), "from_on": _text(signer.from_on), "until_on": _text(signer.until_on)}
            for signer in self.signers
        ]
        whole: dict[str, Any] = {
            "units": [asdict(unit) for unit in self.units],
            "signers": signers,
            "schemes": [asdict(scheme) for scheme in self.schemes],
            **({"page": dict(self.page)} if self.page else {}),
        }
        if self.isolation:
            said = asdict(self.isolation) | {"decided_on": self.isolation.decided_on.isoformat()}
            whole["isolation"] = said
        if self.approval is not ApprovalRule.HELD:
            whole["approval"] = self.approval.key
        return json.dumps(whole, ensure_ascii=False)

    @classmethod
    def loaded(cls, text: str) -> Settings:
        """From JSON."""
        whole: dict[str, Any] = json.loads(text)
        return cls(
            units=tuple(DraftingUnit(**unit) for unit in whole["units"]),
            signers=tuple(
                Signer(**{**signer, "from_on": _day(signer["from_on"]), "until_on": _day(signer["until_on"])})
                for signer in whole["signers"]
            ),
            schemes=tuple(
                Scheme(**{**scheme, "types": tuple(scheme["types"])}) for scheme in whole["schemes"]
            ),
            isolation=_isolation(whole.get("isolation")),
            page=whole.get("page", {}),
            approval=next(
                (rule for rule in ApprovalRule if rule.key == whole.get("approval")), ApprovalRule.HELD
            ),
        )


def _isolation(said: dict[str, str] | None) -> Isolation | None:
    if said is None:
        return None
    return Isolation(said["decided_by"], said["decision"], date.fromisoformat(said["decided_on"]))


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
