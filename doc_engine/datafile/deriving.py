"""What a form says without being asked (suy ra từ mẫu): who signs a biên bản, what a giấy giới thiệu is about."""

from __future__ import annotations

from typing import Any

from doc_engine.datafile.keys import Key
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.nodes import ListNode, MappingNode
from doc_engine.persons import CHAIR, bare_name
from doc_engine.terms import DocumentType

_SECTION = {DocumentType.BIEN_BAN: "minutes"}


def at_home(values: dict[str, Any], type: DocumentType, keys: tuple[Key, ...]) -> dict[str, Any]:
    """The values with those of a shared key (`dia_diem`) under the section of this type."""
    section = f"{_SECTION.get(type, '')}."
    moved = {
        key.field: path
        for key in keys
        for path in key.also
        if path.startswith(section) and key.field in values
    }
    return {moved.get(path, path): value for path, value in values.items()}


def derived(values: dict[str, Any], type: DocumentType) -> dict[str, Any]:
    """The values of a file without problems, completed by what its form says: the signatory, the subject."""
    values = dict(values)
    if "subject" not in values:
        values["subject"] = _subject(values)
    if "signatory" not in values:
        values["signatory"] = _signatory(values, type)
    return values


def _subject(values: dict[str, Any]) -> str:
    """What stands in the register for a form without trích yếu."""
    sent, leave = values.get("introduction"), values.get("leave")
    if sent:
        return f"Giới thiệu ông (bà) {sent['person']} đến {sent['to']} về việc {sent['about']}"
    return f"Nghỉ phép của ông (bà) {leave['person']}" if leave else ""


def _signatory(values: dict[str, Any], type: DocumentType) -> dict[str, Any]:
    """The chair of the meeting, or who signs for the first party."""
    if type is DocumentType.BIEN_BAN:
        return {"title": CHAIR, "full_name": bare_name(values["minutes.chair"])}
    first = values["parties"][0]
    return {"title": first["title"], "full_name": first["represented_by"]}


def hold_parties(root: MappingNode, place: Place) -> None:
    """An agreement has two parties."""
    node = root.get("cac_ben")
    if isinstance(node, ListNode | MappingNode) and (not isinstance(node, ListNode) or len(node.items) != 2):
        hint = "Hãy ghi hai bên, mỗi bên bắt đầu bằng “- ten: …”; bên thứ nhất là cơ quan mình."
        place.inside("cac_ben").wrong("phải có đúng hai bên.", hint, at=node)
