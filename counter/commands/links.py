"""`vanthu links review`: what waits for a person in the chain (việc cần xem xét), and the acts that decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counter.desk import Desk, office_command, warn
from counter.vietnamese import LazyGroup
from doc_engine.errors import BadInput

if TYPE_CHECKING:
    from registry.services.reviewing import Conflict, Undecided, Worklist

links = LazyGroup(name="links", help="Liên kết cần người xem xét.")


@office_command("review")
@click.argument("citing", metavar="[VĂN_BẢN]", required=False)
@click.argument("cited", metavar="[VĂN_BẢN_ĐƯỢC_VIỆN_DẪN]", required=False)
@click.option("--relation", metavar="QUAN_HỆ", help="Cần ghi khi hai văn bản có nhiều liên kết.")
@click.option("--confirm", is_flag=True, help="Liên kết đúng như đã đọc.")
@click.option("--to", metavar="VĂN_BẢN", help="Liên kết này chỉ đến văn bản đó.")
@click.option("--reject", is_flag=True, help="Đọc nhầm, bỏ liên kết; nhật ký giữ lại nội dung.")
@click.option("--checked", is_flag=True, help="Đã kiểm tra mâu thuẫn của hai nguồn; không sửa nguồn nào.")
@click.option("--reason", metavar="LÝ_DO", help="Với --checked: kết luận, ghi vào nhật ký.")
def review(
    desk: Desk,
    *,
    citing: str | None,
    cited: str | None,
    relation: str | None,
    confirm: bool,
    to: str | None,
    reject: bool,
    checked: bool,
    reason: str | None,
) -> None:
    """Liên kết chưa xác định được cùng các văn bản có thể là, nguồn mâu thuẫn nhau, căn cứ đã thay đổi; và quyết định."""
    from registry.services import reviewing
    from registry.services.finding import spoken_link

    acts = sum((confirm, to is not None, reject, checked))
    if acts > 1:
        raise BadInput.because("chỉ chọn một trong --confirm, --to, --reject, --checked.")
    if reason is not None and not checked:
        raise BadInput.because("--reason chỉ dùng cùng --checked.", "Hãy thêm --checked hoặc bỏ --reason.")
    with desk.home() as home:
        if not acts:
            found = reviewing.worklist(home, citing)
            desk.answer(_text(found), _json(found))
            return
        if citing is None or cited is None:
            raise BadInput.because(
                "chưa ghi liên kết cần quyết định.",
                "Hãy ghi hai văn bản ở dòng của liên kết: vanthu links review vb12 vb15 --to vb3.",
            )
        if checked:
            conflict = reviewing.check(home, citing, cited, reason)
            desk.answer(f"Đã ghi nhận việc kiểm tra: {conflict.what}.", _conflict_json(conflict))
            return
        if to is not None:
            done, doubt = reviewing.resolve_to(home, citing, cited, to, relation)
            warn([doubt] if doubt else [])
            said = "Đã ghi"
        elif confirm:
            done = reviewing.confirm(home, citing, cited, relation)
            said = "Đã xác nhận"
        else:
            done = reviewing.reject(home, citing, cited, relation)
            said = "Đã bỏ"
        told = spoken_link(home, done)
    from registry.services.tracing import link_json

    desk.answer(f"{said}: {told}.", link_json(done))


def _text(found: Worklist) -> str:
    from registry.effects import EFFECTS
    from registry.services.finding import described

    lines: list[str] = []
    if found.undecided:
        lines += [f"Liên kết chưa xác định ({len(found.undecided)}):", *map(_undecided_text, found.undecided)]
    if found.conflicts:
        lines += [
            f"Nguồn mâu thuẫn, cần kiểm tra ({len(found.conflicts)}):",
            *map(_conflict_text, found.conflicts),
        ]
    if found.changed:
        lines.append(f"Căn cứ đã thay đổi, chưa rà soát ({len(found.changed)}):")
        lines += [
            f"  {described(child)}\n    dựa vào {base.name} ({base.key}), văn bản {EFFECTS[change.relation].label} bởi "
            f"{described(act)}\n    rà soát xong: vanthu mark {child.key} --reviewed"
            for child, change, base, act in found.changed
        ]
    return "\n".join(lines) or "Không có việc nào cần xem xét."


def _undecided_text(one: Undecided) -> str:
    from registry.services.finding import described

    link = one.link
    lines = [
        f"  {link.from_key} {link.to_key}  {one.citing.name} {link.relation.label} {one.cited.name}: {one.why}."
    ]
    if link.quote:
        lines.append(f"    “{link.quote}”")
    lines += [f"    có thể là {described(candidate)}" for candidate in one.candidates]
    if not one.candidates and one.cited.notation and not one.why.startswith("máy đọc"):
        lines.append("    chưa có văn bản nào trong sổ mang số, ký hiệu này")
    return "\n".join(lines)


def _conflict_text(one: Conflict) -> str:
    from registry.services.finding import described

    lines = [f"  {one.what}:", *(f"    {described(source)}: {said}" for source, said in one.sources)]
    lines += [
        f"    kiểm tra xong: vanthu links review {key} {one.about.key} --checked"
        for key in dict.fromkeys(source.key for source in one.by)
    ]
    return "\n".join(lines)


def _conflict_json(one: Conflict) -> dict[str, Any]:
    from registry.services.tracing import document_json

    return {
        "about": document_json(one.about),
        "what": one.what,
        "sources": [{"document": document_json(source), "said": said} for source, said in one.sources],
    }


def _json(found: Worklist) -> dict[str, Any]:
    from registry.services.tracing import document_json, link_json

    return {
        "undecided": [
            {
                "link": link_json(one.link),
                "citing": document_json(one.citing),
                "cited": document_json(one.cited),
                "why": one.why,
                "candidates": [document_json(candidate) for candidate in one.candidates],
            }
            for one in found.undecided
        ],
        "conflicts": [_conflict_json(one) for one in found.conflicts],
        "changed": [
            {
                "child": document_json(child),
                "base": document_json(base),
                "act": document_json(act),
                "relation": change.relation.key,
            }
            for child, change, base, act in found.changed
        ],
    }


links.add_command(review)
