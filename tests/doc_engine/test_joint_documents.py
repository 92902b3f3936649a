"""Joint documents (văn bản liên tịch): several bodies in ô 2, their signatures side by side, nơi nhận below."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from doc_engine.compose import compose
from doc_engine.composed import Composed
from doc_engine.datafile import dump_draft, load_draft
from doc_engine.errors import BadInput
from doc_engine.model import Draft
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.reader import read_paper
from doc_engine.ooxml.text import docx_text
from doc_engine.pdf import signing_places
from doc_engine.reading import read_text
from doc_engine.rules import View, check
from registry.jail import LibreOffice
from templates.specimens import example

PLAN = example("ke_hoach_lien_tich").decode()
THIRD = """  - co_quan: Ủy ban nhân dân xã Tân Mẫu
    nguoi_ky: {quyen_han: [TM. Ủy ban nhân dân], chuc_vu: Chủ tịch, ho_ten: Phạm Văn Ví}
noi_nhan:
""".replace("[TM. Ủy ban nhân dân]", '"TM."')


def draft_of(*changes: tuple[str, str]) -> Draft:
    text = PLAN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load_draft(text.encode(), name="x.yaml")


def printed(composed: Composed) -> bytes:
    return render(compile_template(build(composed.type_key)), composed)


def test_the_issuers_stand_below_each_other_in_their_order_with_a_dash() -> None:
    fields = compose(draft_of()).fields
    assert fields["co_quan_chu_quan"] == ["UBND TỈNH HẢI SƠN"]
    assert fields["co_quan"] == ["SỞ TƯ PHÁP -", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"]


def test_short_names_share_a_line() -> None:
    short = draft_of(("Sở Giáo dục và Đào tạo tỉnh", "Sở Y tế tỉnh"))
    assert compose(short).fields["co_quan"] == ["SỞ TƯ PHÁP - SỞ Y TẾ"]


def test_signatures_stand_side_by_side_and_recipients_below() -> None:
    data = printed(compose(draft_of()))
    cells = [" ".join(cell.text.split()) for cell in docx.Document(io.BytesIO(data)).tables[-1].rows[0].cells]
    assert cells == [
        "KT. GIÁM ĐỐC SỞ TƯ PHÁP PHÓ GIÁM ĐỐC Trần Văn Mẫu",
        "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO Lê Thị Thử",
    ]
    text = docx_text(data)
    assert text.index("Lê Thị Thử") < text.index("Nơi nhận:")


def test_a_collective_signs_with_its_whole_name() -> None:
    three = compose(draft_of(("noi_nhan:\n", THIRD)))
    assert [one.offices for one in three.signatures][2] == ("TM. ỦY BAN NHÂN DÂN XÃ TÂN MẪU", "CHỦ TỊCH")
    assert [one.code for one in three.findings] == ["LT01"]
    assert three.fields["co_quan_chu_quan"] == []
    assert len(docx.Document(io.BytesIO(printed(three))).tables[-1].rows[0].cells) == 3


def test_the_check_finds_nothing_in_a_joint_document_and_knows_all_its_signers() -> None:
    paper = read_paper(printed(compose(draft_of())))
    assert [str(finding) for finding in check(paper)] == []
    cells = View.of(paper).cells
    assert [line.text for line in cells.signer] == ["Trần Văn Mẫu", "Lê Thị Thử"]
    assert [line.text for line in cells.issuer] == ["SỞ TƯ PHÁP -", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"]


def test_a_deputy_among_the_signers_needs_his_kt_too() -> None:
    wrong = draft_of(("{chuc_vu: Giám đốc, ho_ten: Lê", "{chuc_vu: Phó Giám đốc, ho_ten: Lê"))
    composed = compose(wrong)
    assert [one.code for one in composed.findings] == ["CK01"]
    assert [one.code for one in check(printed(composed))] == ["CK01"]


def test_the_first_issuer_is_read_back_as_the_documents() -> None:
    for draft in (draft_of(), draft_of(("Sở Giáo dục và Đào tạo tỉnh", "Sở Y tế tỉnh"))):
        header = read_text(docx_text(printed(compose(draft)))).header
        assert header.issuer == "Sở Tư pháp tỉnh Hải Sơn"
        assert header.parent_body == "Ủy ban nhân dân tỉnh Hải Sơn"
        assert header.notation == "21/KHLT-STP-SGDĐT"
        assert header.signatory is not None
        assert header.signatory.full_name == "Trần Văn Mẫu"


def test_an_annex_names_all_issuers() -> None:
    draft = draft_of(
        ("Để nâng cao", "Theo Phụ lục, để nâng cao"),
        ("nguoi_ky: {quyen_han", "phu_luc: {ten: Danh sách, noi_dung: Một.}\nnguoi_ky: {quyen_han"),
    )
    [annex] = compose(draft).appendices
    assert annex.attached_to.endswith("của Sở Tư pháp tỉnh Hải Sơn, Sở Giáo dục và Đào tạo tỉnh Hải Sơn)")


def test_a_joint_file_is_written_back_as_the_same_document() -> None:
    draft = draft_of(("noi_nhan:\n", THIRD))
    assert load_draft(dump_draft(draft).encode(), name="x") == draft


@pytest.mark.parametrize("kind", ["bien_ban", "hop_dong", "giay_gioi_thieu"])
def test_a_type_that_nobody_issues_together_refuses_the_key(kind: str) -> None:
    text = example(kind).decode() + PLAN[PLAN.index("cung_ban_hanh:") : PLAN.index("noi_nhan:")]
    with pytest.raises(BadInput, match="không có khóa cung_ban_hanh"):
        load_draft(text.encode(), name="x.yaml")


def test_an_issuer_without_its_signer_is_told() -> None:
    with pytest.raises(BadInput, match="thiếu khóa nguoi_ky"):
        draft_of(("    nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Lê Thị Thử}\n", ""))


def test_a_template_without_the_joint_signatures_is_not_used() -> None:
    old = build("giay_gioi_thieu")
    with pytest.raises(BadInput, match="bỏ sót nội dung"):
        render(compile_template(old), compose(draft_of()))


def test_no_signing_place_is_guessed_where_two_sign(need_tool: Callable[[str], str]) -> None:
    need_tool("soffice")
    found = signing_places(LibreOffice().to_pdf(printed(compose(draft_of()))))
    assert (found.person, found.seal) == (None, None)
    assert [one.code for one in found.findings] == ["KY01"]


def test_the_sample_stands_beside_the_templates() -> None:
    assert (Path(__file__).parents[2] / "templates" / "data" / "ke_hoach_lien_tich.yaml").is_file()


def test_a_body_that_issues_twice_is_told_with_its_line() -> None:
    with pytest.raises(BadInput, match="“Sở Tư Pháp tỉnh Hải Sơn” được ghi hai lần") as caught:
        draft_of(("co_quan: Sở Giáo dục và Đào tạo tỉnh Hải Sơn", "co_quan: Sở Tư Pháp tỉnh Hải Sơn"))
    assert all(problem.line for problem in caught.value.problems)
