"""Mẫu văn bản của cơ quan: an office's own templates checked, kept version by version, and told in the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from doc_engine.errors import BadInput, NotFound, Problem, Refusal
from doc_engine.findings import Finding, Severity
from doc_engine.terms import DocumentType
from registry.clock import stamp
from registry.store.filestore import digest_of
from registry.templating import TemplateVersion

if TYPE_CHECKING:
    from registry.office import Home
    from registry.templating import Templates


@dataclass(frozen=True)
class Added:
    """A template that is in force now; `new` is False where the very same file was already."""

    version: TemplateVersion
    findings: tuple[Finding, ...]
    new: bool


def usual_fields(templates: Templates, kind: DocumentType | None) -> frozenset[str]:
    """The fields that documents of a type normally print: those of the packaged template; none where there is none."""
    if kind is None:
        return frozenset()
    try:
        return templates.compiled(templates.packaged(kind.key)).fields
    except NotFound:
        return frozenset()


def examine(templates: Templates, content: bytes, kind: DocumentType | None) -> list[Finding]:
    """What is wrong with a template, for documents of that type."""
    from doc_engine.ooxml import check_template

    return check_template(content, usual_fields(templates, kind), kind)


def add(home: Home, kind: DocumentType, content: bytes, name: str) -> Added:
    """Put a template in force for a type (thêm mẫu của cơ quan) as the next version; nothing is ever overwritten.

    Raises `BadInput` with every error of the check, `Refusal` when another one was added at the same moment.
    """
    findings = examine(home.templates, content, kind)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise BadInput(*(Problem(str(finding), file=name) for finding in errors))
    rest = tuple(findings)
    known = home.templates.versions(kind.key)
    digest = digest_of(content)
    if known and known[-1].digest == digest:
        return Added(known[-1], rest, new=False)
    return Added(_keep(home, kind, content, name), rest, new=True)


def _keep(home: Home, kind: DocumentType, content: bytes, name: str) -> TemplateVersion:
    """Journal first, record last, one transaction: what is in force is always in the journal."""
    with home.store.writing() as tx:
        at = home.clock.now()
        versions = home.templates.versions(kind.key)
        version = TemplateVersion(
            kind.key,
            versions[-1].version + 1 if versions else 1,
            digest_of(content),
            name=name,
            added_at=stamp(at),
            actor=home.actor,
        )
        payload = {**version.as_json(), "name": name}
        for office in tx.offices.all():
            tx.journal.append(office.key, at=at, actor=home.actor, act="template", payload=payload)
        try:
            home.templates.keep(version, content)
        except FileExistsError as error:
            raise Refusal("Mẫu của loại này vừa được thêm ở nơi khác. Hãy chạy lại lệnh.") from error
    return version


def in_force(templates: Templates) -> Sequence[tuple[DocumentType, TemplateVersion]]:
    """Every type that has a template, with the version that prints it now."""
    names = set(templates.names())
    return [(kind, templates.in_force(kind.key)) for kind in DocumentType if kind.key in names]


def template_problems(home: Home, said: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The versions that stand in the folder against those that the journals tell of (`said`), and their files."""
    wanted = {(one["type"], one["version"]): one["digest"] for one in said}
    try:
        found = {(one.type, one.version): one for one in home.templates.every_version()}
    except Refusal as error:
        yield str(error)
        return
    for key, number in sorted({*wanted, *found}):
        label = f"Mẫu {key} bản {number}"
        version = found.get((key, number))
        if version is None:
            yield f"{label} có trong nhật ký nhưng không còn trong thư mục mẫu."
        elif wanted.get((key, number)) != version.digest:
            yield f"{label} không phải là mẫu mà nhật ký ghi."
        else:
            yield from _unreadable(home.templates, version, label)


def _unreadable(templates: Templates, version: TemplateVersion, label: str) -> Iterator[str]:
    try:
        templates.content_of(version)
    except (NotFound, Refusal) as error:
        yield f"{label}: {error}"
