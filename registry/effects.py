"""What a document does to another (hiệu lực), by the relation of its act: pure. The strongest is what is shown."""

from __future__ import annotations

from collections.abc import Iterable

from doc_engine.terms import Relation
from registry.model import Effect

EFFECTS = {
    Relation.DINH_CHINH: Effect.CORRECTED,
    Relation.SUA_DOI: Effect.AMENDED,
    Relation.THAY_THE: Effect.REPLACED,
    Relation.BAI_BO: Effect.REPEALED,
    Relation.THU_HOI: Effect.RECALLED,
}
_STRENGTH = tuple(Effect)  # from the weakest to the strongest
# Nothing more is done to, and nothing more is sent of, a document that has been taken back.
ENDED = frozenset({Effect.RECALLED})
# What a directive asked is asked no longer; one that was amended or corrected asks still.
OVER = frozenset({Effect.REPLACED, Effect.REPEALED, Effect.RECALLED})


def strongest(relations: Iterable[Relation]) -> Effect | None:
    """The effect of all acts on a document together; None where no relation is such an act."""
    effects = [EFFECTS[relation] for relation in relations if relation in EFFECTS]
    return max(effects, key=_STRENGTH.index, default=None)
