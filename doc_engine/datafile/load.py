"""A data file → `Draft` (đọc tệp dữ liệu): every problem of the file is told together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from doc_engine.datafile import signing
from doc_engine.datafile.deriving import at_home, derived, hold_parties
from doc_engine.datafile.fields import DRAFT_KEYS, ELSEWHERE, by_name
from doc_engine.datafile.keys import note_missing, read_keys
from doc_engine.datafile.ledger import Ledger, Place
from doc_engine.datafile.nodes import Entry, ListNode, MappingNode, Node, ScalarNode
from doc_engine.datafile.page_keys import with_address
from doc_engine.datafile.parse import read_file
from doc_engine.datafile.type_rules import type_rule
from doc_engine.errors import Problem
from doc_engine.model import Draft
from doc_engine.terms import DocumentType
from doc_engine.text import fold, same

_SIGNED_BY = ("nhan_danh", "quyen_han", "chuc_vu", "chuc_vu_khac")


def load_draft(
    data: bytes,
    *,
    name: str,
    defaults: Mapping[str, str] | None = None,
    signatories: Sequence[Mapping[str, str]] = (),
) -> Draft:
    """The document that a YAML file says (bản thảo); raises `BadInput` with every problem, its line and key.

    `defaults` are values as text by key, for keys the file leaves out; they hold only where the file names no
    other `co_quan`. `signatories` are the office's (ho_ten, chuc_vu, quyen_han by lines): who is named by
    `ho_ten` alone gets the rest from there.
    """
    read = read_file(data, name=name)
    place = Place(read.ledger)
    root = _with_signatory(_with_defaults(read.root, defaults or {}), defaults or {}, signatories)
    root = _without_archive(root, place)
    values = read_keys(root, DRAFT_KEYS, place, ELSEWHERE)
    if read.complete:
        spared = _spared(root)
        note_missing(root, [key for key in DRAFT_KEYS if key.required and key.key not in spared], place)
    if "type" in values:
        values = at_home(values, values["type"], DRAFT_KEYS)
        _hold_to_type(values["type"], root, place, complete=read.complete)
    if "signatory" in values:
        signed = place.inside("nguoi_ky")
        issuer = values.get("issuer.name")
        values["signatory"] = signing.complete(values["signatory"], issuer, signed, root.get("nguoi_ky"))
    if "co_issuers" in values:
        node = root.get("cung_ban_hanh")
        _hold_apart(
            [values.get("issuer.name"), *(other.get("name") for other in values["co_issuers"])], node, place
        )
        values["co_issuers"] = _joint(values["co_issuers"], node, place)
    _hold_cited(root, place)
    hold_parties(root, place)
    read.ledger.settle()
    return _build(derived(values, values["type"]), read.ledger)


def _hold_apart(names: Sequence[str | None], node: Node | None, place: Place) -> None:
    """Each body issues once: the document's own first, then the others."""
    nodes = node.items if isinstance(node, ListNode) else (node,)
    for at, name in enumerate(names[1:]):
        if name and any(before and same(name, before) for before in names[: at + 1]):
            place.inside("cung_ban_hanh").wrong(
                f"“{name}” được ghi hai lần.",
                "Mỗi cơ quan cùng ban hành chỉ ghi một lần; cơ quan đứng đầu đã có ở co_quan.",
                at=nodes[at] if at < len(nodes) else None,
            )


def _joint(others: Sequence[dict[str, Any]], node: Node | None, place: Place) -> tuple[dict[str, Any], ...]:
    """The other issuers with their signatories made full, each from the name of its own body."""
    nodes = node.items if isinstance(node, ListNode) else (node,)
    at = place.inside("cung_ban_hanh").inside("nguoi_ky")
    return tuple(
        {**other, "signatory": signing.complete(other["signatory"], other.get("name"), at, item)}
        for other, item in zip(others, nodes, strict=False)
        if "signatory" in other
    )


def _spared(root: MappingNode) -> tuple[str, ...]:
    """The general keys that a document of the type written in the file does without."""
    typed = root.get("loai")
    type = DocumentType.find(typed.text) if isinstance(typed, ScalarNode) else None
    return type_rule(type).spares if isinstance(type, DocumentType) else ()


def _with_defaults(root: MappingNode, defaults: Mapping[str, str]) -> MappingNode:
    typed = root.get("co_quan")
    if (
        isinstance(typed, ScalarNode)
        and not typed.blank
        and not same(typed.text, defaults.get("co_quan", ""))
    ):
        return root
    known = {key.key for key in DRAFT_KEYS}
    for key, text in defaults.items():
        if key in known and root.get(key) is None and text:
            root = root.with_entry(key, _given(text))
    return with_address(root, defaults)


def _given(text: str) -> ScalarNode:
    return ScalarNode(text, None, "|" if "\n" in text else '"')


def _with_signatory(
    root: MappingNode, defaults: Mapping[str, str], signatories: Sequence[Mapping[str, str]]
) -> MappingNode:
    """The file with its signatory made full: a bare name becomes a section, an office's own gets title and powers."""
    typed = root.get("nguoi_ky")
    if typed is None and "nguoi_ky.ho_ten" in defaults and "nguoi_ky" not in _spared(root):
        return root.with_entry("nguoi_ky", _full(_section(_given(defaults["nguoi_ky.ho_ten"])), signatories))
    if isinstance(typed, ScalarNode) and not typed.blank and signatories:
        return _replaced(root, "nguoi_ky", _full(_section(typed), signatories))
    if isinstance(typed, MappingNode):
        return _replaced(root, "nguoi_ky", _full(typed, signatories))
    return root


def _section(name: ScalarNode) -> MappingNode:
    return MappingNode((), name.line).with_entry("ho_ten", name)


def _full(section: MappingNode, signatories: Sequence[Mapping[str, str]]) -> MappingNode:
    named = section.get("ho_ten")
    if not isinstance(named, ScalarNode) or any(section.get(key) is not None for key in _SIGNED_BY):
        return section
    known = next((person for person in signatories if same(person.get("ho_ten", ""), named.text)), None)
    for key in _SIGNED_BY:
        if known and known.get(key):
            section = section.with_entry(key, _given(known[key]))
    return section


def _replaced(root: MappingNode, key: str, value: Node) -> MappingNode:
    entries = (Entry(entry.key, value) if entry.key.text == key else entry for entry in root.entries)
    return replace(root, entries=tuple(entries))


def _hold_to_type(type: DocumentType, root: MappingNode, place: Place, *, complete: bool) -> None:
    """Note what the type needs and is not there, and what has no place in it."""
    rule = type_rule(type)
    if complete:
        note_missing(root, by_name(rule.needs), place, f", {type.label.lower()} phải có")
    for key, hint in rule.refuses:
        value = root.get(key)
        if value is not None:
            line = next(entry.key.line for entry in root.entries if entry.key.text == key)
            place.inside(key).wrong(f"{type.label.lower()} không có khóa {key}.", hint, line=line)


def _without_archive(root: MappingNode, place: Place) -> MappingNode:
    """The file without a “Lưu:” line among the recipients, which is noted: it is printed from `luu`."""
    node = root.get("noi_nhan")
    if not isinstance(node, ListNode):
        return root
    kept = []
    for item in node.items:
        text = _archive_text(item)
        if text is None:
            kept.append(item)
        else:
            at = place.inside("noi_nhan")
            at.wrong("dòng Lưu không viết ở đây.", f"Hãy viết riêng một khóa: luu: {text}", at=item)
    return _replaced(root, "noi_nhan", replace(node, items=tuple(kept)))


def _archive_text(item: Node) -> str | None:
    """What follows “Lưu:” in an item, quoted or not; None where the item is something else."""
    if isinstance(item, MappingNode) and item.entries and fold(item.entries[0].key.text) == "luu":
        value = item.entries[0].value
        return value.text.strip(" .;") if isinstance(value, ScalarNode) else ""
    if isinstance(item, ScalarNode) and fold(item.text).lstrip("- ").startswith("luu:"):
        return item.text.partition(":")[2].strip(" .;")
    return None


def _hold_cited(root: MappingNode, place: Place) -> None:
    """A cited document is known by its notation or at least by its name."""
    node = root.get("van_ban_lien_quan")
    items = node.items if isinstance(node, ListNode) else (node,) if node else ()
    for item in items:
        if isinstance(item, MappingNode) and not any(item.get(key) for key in ("so", "trich_yeu")):
            hint = "Hãy viết: so: 146/KH-UBND"
            place.inside("van_ban_lien_quan").wrong("phải ghi so hoặc trich_yeu của văn bản.", hint, at=item)


def _build(values: dict[str, Any], ledger: Ledger) -> Draft:
    """The draft; what the model still refuses is a problem too (no path of the table should come here)."""
    nested: dict[str, Any] = {}
    for path, value in values.items():
        section, _, name = path.rpartition(".")
        (nested.setdefault(section, {}) if section else nested)[name] = value
    try:
        return Draft.model_validate(nested)
    except ValidationError as error:
        for found in error.errors():
            ledger.add(
                Problem(f"dữ liệu không hợp lệ: {found['msg']}.", field=".".join(map(str, found["loc"])))
            )
        ledger.settle()
        raise
