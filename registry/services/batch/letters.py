"""The letters of a batch (thư của lô): one draft with slots, filled for each recipient by the serial press."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, Problem
from doc_engine.model import Draft, Value
from doc_engine.slots import Filler, slot, slots_in
from registry import numbering
from registry.secrecy import refuse_secret
from registry.services.addressing import Addressee
from registry.services.batch.columns import ADDRESSEE, plain
from registry.services.batch.modes import Mode
from registry.services.batch.resolving import Extra
from registry.services.citing import lookup_in
from registry.services.ordering import rendered_with

if TYPE_CHECKING:
    from doc_engine.composed import Composed
    from doc_engine.ooxml.press import LetterPress
    from registry.office import Home
    from registry.services.drafting import Rendered
    from registry.services.registering import Order
    from registry.store import Transaction
    from registry.templating import TemplateVersion

NUMBER = "số của văn bản"  # the slot of a number; no column has this name
TO = "kinh_gui"
_UNSAID = "…"
_BY_LIST = "Các cơ quan, đơn vị theo danh sách gửi"
_CITES = re.compile(r"\d\s*/")


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to be (thư): its place in the batch from 1, who it goes to and what fills its slots."""

    place: int
    to: Addressee
    extra: Extra


def clerk_slots(draft: Draft) -> frozenset[str]:
    """The slots of a data file that columns fill; those of the recipient's own name are left out."""
    return frozenset(name for name in slots_in(draft) if plain(name) not in ADDRESSEE)


def serial_draft(draft: Draft, mode: Mode, fills: Collection[str]) -> Draft:
    """The draft that all letters are printed from: kính gửi names the recipient, other keys what columns fill."""
    changed: dict[str, object] = {}
    if not any("«" in line for line in draft.addressees) and _has_addressee(draft):
        changed["addressees"] = (slot(TO),)
    if mode is Mode.SEPARATE and "trich_yeu" in fills:
        changed["subject"] = slot("trich_yeu")
    return draft.model_copy(update=changed) if changed else draft


def _has_addressee(draft: Draft) -> bool:
    """Whether the type has a line Kính gửi, or the recipient stands nowhere else in the text."""
    named = any(plain(name) in ADDRESSEE for name in slots_in(draft))
    return bool(draft.addressees) or not named


def slot_problems(draft: Draft, mode: Mode, fills: Iterable[Collection[str]]) -> list[Problem]:
    """Slots of the data file that no column fills (none, where one text goes to all), and slots where every letter must say the same."""
    if mode is Mode.SHARED:
        hint = "Điền riêng từng nơi thì dùng --mode copies hoặc --mode separate; nếu không, hãy viết chữ vào chỗ ấy."
        return [
            Problem(f"«{name}» là chỗ điền, mà gửi một văn bản chung thì không điền.", hint, field="--mode")
            for name in sorted(clerk_slots(draft))
        ]
    found = [
        Problem(
            f"«{name}» không có cột nào của danh sách điền vào.", "Hãy thêm cột ấy vào danh sách.", field="to"
        )
        for name in sorted(clerk_slots(draft))
        if any(name not in filled for filled in fills)
    ]
    if mode is Mode.COPIES and "«" in draft.subject:
        hint = "Các bản của một văn bản có chung trích yếu; mỗi nơi một văn bản thì dùng --mode separate."
        found.append(Problem("trích yếu có chỗ điền theo từng nơi.", hint, field="trich_yeu"))
    return found


class Serial:
    """Prints the letters of one order; used inside one transaction, which citations are completed from."""

    def __init__(self, tx: Transaction, home: Home, order: Order, mode: Mode, fills: Collection[str]) -> None:
        self._tx, self._home, self._order, self.mode = tx, home, order, mode
        self.draft = serial_draft(order.draft, mode, fills)
        self.template: TemplateVersion = home.templates.in_force(self.draft.type.key)
        self._slots = slots_in(self.draft)

    @cached_property
    def _press_of_numbers(self) -> LetterPress:
        return self._press(slot(NUMBER))

    def _press(self, number: str) -> LetterPress:
        from doc_engine.ooxml.press import LetterPress

        issuer = self.draft.issuer
        cite = lookup_in(self._tx, issuer.name, issuer.parent_body)
        numbered = self.draft.with_number(number, self._order.issued_on)
        names = [*sorted(self._slots), *([NUMBER] if number == slot(NUMBER) else [])]
        return LetterPress(self._home.templates.compiled(self.template), numbered, names, cite=cite)

    def words(self, letter: Letter, number: int) -> dict[str, str]:
        """What fills the slots of one letter."""
        given = dict(letter.extra.values)
        words = {name: letter.to.name if plain(name) in ADDRESSEE else given[name] for name in self._slots}
        words[NUMBER] = numbering.printed(number)
        return words

    def docx(self, letter: Letter, number: int) -> bytes:
        """The Word file of one letter; raises `BadInput` naming the row, `SecretRefused`."""
        try:
            return self.tried(letter, number)
        except BadInput as error:
            raise BadInput(*(placed_at(problem, letter) for problem in error.problems)) from None

    def tried(self, letter: Letter, number: int) -> bytes:
        """The same; the problems name no row: they may be those of every letter."""
        words = self.words(letter, number)
        refuse_secret(None, *words.values())
        return self._press_of_numbers.letter(words)

    def composed(self, letter: Letter, number: int) -> Composed:
        """Every word of one letter."""
        return self._press_of_numbers.composed(self.words(letter, number))

    def filled(self, text: str, letter: Letter, number: int) -> str:
        """One text of the draft as the letter has it."""
        return Filler(self.words(letter, number)).text(text) if "«" in text else text

    def cites_by_itself(self, letter: Letter) -> bool:
        """Whether the words of this letter may name a document that the others do not."""
        return any(_CITES.search(text) for _, text in letter.extra.values)

    def kept(self, number: str) -> Rendered:
        """The copy that the office keeps of a document with personal copies (bản lưu): the collective line, … in the slots."""
        return rendered_with(self._tx, self._home, replace(self._order, draft=self._kept_draft()), number)

    def _kept_draft(self) -> Draft:
        draft = self._order.draft
        lines = draft.addressees
        if any("«" in line for line in lines) or (not lines and self.draft.addressees):
            lines = (_BY_LIST,)
        return _blanked(draft.model_copy(update={"addressees": lines}), self._slots)


def _blanked(draft: Draft, names: Collection[str]) -> Draft:
    """The draft with “…” in its slots."""
    words = dict.fromkeys(names, _UNSAID)
    filler = Filler(words)

    def changed(value: object) -> object:
        if isinstance(value, str):
            return filler.text(value)
        if isinstance(value, tuple):
            return tuple(changed(item) for item in value)
        if isinstance(value, Value):
            update = {name: changed(getattr(value, name)) for name in type(value).model_fields}
            return value.model_copy(update=update)
        return value

    blank = changed(draft)
    assert isinstance(blank, Draft)
    return blank


def told_of(failed: Mapping[Problem, Sequence[Letter]], tried: int) -> list[Problem]:
    """The problems of the letters tried: what all of them have is the data file's and told once, the rest by row.

    What is wrong in a cell is told by row, however many have it.
    """
    told = [
        problem
        for problem, letters in failed.items()
        if len(letters) == tried > 1 and not _is_of_cell(problem, letters[0])
    ]
    rows = [
        placed_at(problem, letter)
        for problem, letters in failed.items()
        if problem not in told
        for letter in letters
    ]
    return told + rows


def _is_of_cell(problem: Problem, letter: Letter) -> bool:
    return plain(problem.field) in ADDRESSEE or any(problem.field == name for name, _ in letter.extra.values)


def placed_at(problem: Problem, letter: Letter) -> Problem:
    """A letter's problem, said of its row."""
    field = f"«{problem.field}»" if problem.field else ""
    message = f"thư gửi “{letter.to.name}”: {problem.message}"
    return Problem(message, problem.hint, letter.to.source, letter.to.row, field)


def words_by_letter(letters: Iterable[Letter]) -> Mapping[str, Letter]:
    """The letters by the key of who gets them."""
    return {letter.to.key: letter for letter in letters}
