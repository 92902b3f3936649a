"""The cells of the diagram are recognised however they were typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.reader import read_paper
from doc_engine.rules.cells import Cells
from doc_engine.rules.recognition import recognise
from doc_engine.terms import DocumentType
from templates.samples import SAMPLES

Make = Callable[..., bytes]
TEMPLATES = Path(__file__).parents[2] / "templates"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FREEDOM = "Độc lập - Tự do - Hạnh phúc"
DATE = "An Bình, ngày 05 tháng 02 năm 2026"


def run(text: str, look: str = "") -> str:
    """Runs of a text; `look` has b, i; tabs and line breaks as Word's."""
    props = "".join(f"<w:{mark}/>" for mark in look)
    inner = text.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    inner = inner.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{props}</w:rPr><w:t xml:space='preserve'>{inner}</w:t></w:r>"


def par(text: str = "", look: str = "", align: str = "") -> str:
    """A paragraph of one look: b, i; c for centred."""
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{jc}</w:pPr>{run(text, look) if text else ''}</w:p>"


def row(*cells: str) -> str:
    """A table row of ready-made cells."""
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def table(*rows: str) -> str:
    """A table without lines."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def centred(*texts: str, look: str = "") -> str:
    """Centred paragraphs."""
    return "".join(par(text, look, "center") for text in texts)


BODY = par(
    "Thực hiện Kế hoạch công tác năm 2026, Sở Nội vụ đề nghị các cơ quan thực hiện nội dung sau:"
) + par("Gửi báo cáo trước ngày 15 tháng 3 năm 2026./.")
END = table(
    row(
        par("Nơi nhận:", "bi") + par("- Như trên;") + par("- Lưu: VT, VP.") + par("TH.(20)"),
        centred("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", look="b") + par() * 4 + centred("Trần Thị Mẫu", look="b"),
    )
)
LEFT = centred("UBND TỈNH AN BÌNH") + centred("SỞ NỘI VỤ", look="b")
NUMBER = centred("Số: 15/SNV-VP", "V/v báo cáo năm 2026")
RIGHT = centred(MOTTO, FREEDOM, look="b")
HEADS = {
    "bảng một hàng": table(row(LEFT + NUMBER, RIGHT + centred(DATE, look="i"))),
    "bảng hai hàng": table(row(LEFT, RIGHT), row(NUMBER, centred(DATE, look="i"))),
    "dấu tab": par(f"UBND TỈNH AN BÌNH\t{MOTTO}")
    + par(f"SỞ NỘI VỤ\t{FREEDOM}", "b")
    + par(f"Số: 15/SNV-VP\t{DATE}")
    + par("V/v báo cáo năm 2026"),
    "dấu cách": par(f"UBND TỈNH AN BÌNH          {MOTTO}")
    + par(f"SỞ NỘI VỤ                 {FREEDOM}", "b")
    + par(f"Số: 15/SNV-VP             {DATE}")
    + par("V/v báo cáo năm 2026"),
    "xuống dòng trong đoạn": table(
        row(
            f"<w:p>{run('UBND TỈNH AN BÌNH')}{run(chr(10) + 'SỞ NỘI VỤ', 'b')}</w:p>"
            + par("Số: 15/SNV-VP\nV/v báo cáo năm 2026"),
            par(f"{MOTTO}\n{FREEDOM}", "b") + par(DATE, "i"),
        )
    ),
    "từng đoạn một": centred(MOTTO, FREEDOM, look="b") + LEFT + NUMBER + centred(DATE, look="i"),
    "chữ thường": table(
        row(
            centred("Ubnd tỉnh An Bình") + centred("Sở Nội vụ", look="b") + NUMBER,
            centred("Cộng hoà xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc") + centred(DATE),
        )
    ),
    "chữ giãn": table(
        row(
            LEFT + NUMBER,
            centred("C Ộ N G  H Ò A  X Ã  H Ộ I  C H Ủ  N G H Ĩ A  V I Ệ T  N A M", FREEDOM, DATE),
        )
    ),
}


def cells_of(docx: bytes) -> Cells:
    """The cells of a docx."""
    return recognise(read_paper(docx))


def said(cells: Cells, name: str) -> list[str]:
    """The words of one component, each line on one line."""
    return [" ".join(line.printed.split()) for line in getattr(cells, name)]


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_letter_is_recognised_however_its_head_was_typed(word_file: Make, head: str) -> None:
    cells = cells_of(word_file(head + par("Kính gửi: Các sở, ban, ngành tỉnh.") + BODY + END))
    assert cells.type is DocumentType.CONG_VAN
    assert len(cells.quoc_hieu) == 1
    assert len(cells.tieu_ngu) == 1
    assert [text.lower() for text in said(cells, "parent_body")] == ["ubnd tỉnh an bình"]
    assert [text.lower() for text in said(cells, "issuer")] == ["sở nội vụ"]
    assert said(cells, "number") == ["Số: 15/SNV-VP"]
    assert said(cells, "letter_subject") == ["V/v báo cáo năm 2026"]
    assert said(cells, "place_date") == [DATE]
    assert said(cells, "addressed") == ["Kính gửi: Các sở, ban, ngành tỉnh."]
    assert said(cells, "capacity") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert said(cells, "signer") == ["Trần Thị Mẫu"]
    assert said(cells, "recipients") == ["- Như trên;", "- Lưu: VT, VP."]
    assert said(cells, "drafter") == ["TH.(20)"]
    assert len(cells.body) == 2


def test_a_blank_number_and_date_are_recognised(word_file: Make) -> None:
    head = table(row(LEFT + centred("Số:\t/KH-SNV"), RIGHT + centred("An Bình, ngày\ttháng 02 năm 2026")))
    cells = cells_of(
        word_file(head + centred("KẾ HOẠCH", look="b") + centred("Công tác năm 2026", look="b") + BODY + END)
    )
    assert said(cells, "number") == ["Số: /KH-SNV"]
    assert said(cells, "place_date") == ["An Bình, ngày tháng 02 năm 2026"]
    assert (said(cells, "title"), said(cells, "subject")) == (["KẾ HOẠCH"], ["Công tác năm 2026"])
    assert cells.type is DocumentType.KE_HOACH


def test_a_decision_has_authority_bases_proposal_and_order(word_file: Make) -> None:
    head = table(
        row(
            centred("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH", look="b") + centred("Số: 08/QĐ-UBND"),
            RIGHT + centred(DATE),
        )
    )
    opening = centred(
        "Q U Y Ế T   Đ Ị N H",
        "Về việc thành lập Tổ công tác",
        "CHỦ TỊCH UỶ BAN NHÂN DÂN TỈNH AN BÌNH",
        look="b",
    )
    bases = par("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "i") + par(
        "Theo đề nghị của Giám đốc Sở Nội vụ.", "i"
    )
    text = (
        centred("QUYẾT ĐỊNH:", look="b") + par("Điều 1. Thành lập Tổ công tác.") + par("Điều 2. Thi hành./.")
    )
    cells = cells_of(word_file(head + opening + bases + text + END))
    assert cells.type is DocumentType.QUYET_DINH
    assert said(cells, "issuer") == ["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"]
    assert said(cells, "parent_body") == []
    assert said(cells, "subject") == ["Về việc thành lập Tổ công tác"]
    assert said(cells, "authority") == ["CHỦ TỊCH UỶ BAN NHÂN DÂN TỈNH AN BÌNH"]
    assert len(cells.legal_bases) == 1
    assert len(cells.on_proposal) == 1
    assert said(cells, "order") == ["QUYẾT ĐỊNH:"]
    assert len(cells.body) == 2


def test_two_agencies_issue_together(word_file: Make) -> None:
    head = table(
        row(
            centred("SỞ NỘI VỤ", "SỞ TÀI CHÍNH", look="b") + centred("Số: 03/KHPH-SNV-STC"),
            RIGHT + centred(DATE),
        )
    )
    cells = cells_of(word_file(head + centred("KẾ HOẠCH", "Phối hợp năm 2026", look="b") + BODY + END))
    assert said(cells, "issuer") == ["SỞ NỘI VỤ", "SỞ TÀI CHÍNH"]
    assert said(cells, "parent_body") == []


def test_a_superior_set_bold_is_still_the_superior(word_file: Make) -> None:
    head = table(
        row(
            centred("BỘ NỘI VỤ", "CỤC VĂN THƯ", "VÀ LƯU TRỮ", look="b") + centred("Số: 3/TB-CVTLT"),
            RIGHT + centred(DATE),
        )
    )
    cells = cells_of(word_file(head + centred("THÔNG BÁO", "Kết quả kiểm tra", look="b") + BODY + END))
    assert said(cells, "parent_body") == ["BỘ NỘI VỤ"]
    assert said(cells, "issuer") == ["CỤC VĂN THƯ", "VÀ LƯU TRỮ"]


def test_minutes_have_two_signatures_and_no_date(word_file: Make) -> None:
    head = table(row(LEFT + centred("Số: 02/BB-SNV"), RIGHT))
    sides = table(
        row(
            centred("THƯ KÝ", look="b") + par() * 4 + centred("Lê Văn Một", look="b"),
            centred("CHỦ TỌA", look="b") + par() * 4 + centred("Trương Thị Hai", look="b"),
        )
    )
    tail = par("Nơi nhận:", "bi") + par("- Lưu: VT.")
    cells = cells_of(word_file(head + centred("BIÊN BẢN", "Họp Tổ công tác", look="b") + BODY + sides + tail))
    assert cells.type is DocumentType.BIEN_BAN
    assert said(cells, "capacity") == ["THƯ KÝ", "CHỦ TỌA"]
    assert said(cells, "signer") == ["Lê Văn Một", "Trương Thị Hai"]
    assert said(cells, "place_date") == []
    assert said(cells, "recipients") == ["- Lưu: VT."]


def test_a_name_in_capitals_below_the_gap_is_the_signer(word_file: Make) -> None:
    end = table(
        row(par("Nơi nhận:") + par("- Lưu: VT."), centred("GIÁM ĐỐC") + par() * 4 + centred("TRƯƠNG VĂN MẪU"))
    )
    cells = cells_of(word_file(HEADS["bảng một hàng"] + par("Kính gửi: Sở A.") + BODY + end))
    assert (said(cells, "capacity"), said(cells, "signer")) == (["GIÁM ĐỐC"], ["TRƯƠNG VĂN MẪU"])


def test_an_ending_typed_with_tabs_is_split(word_file: Make) -> None:
    end = (
        par("Nơi nhận:\tGIÁM ĐỐC", "b")
        + par("- Như trên;")
        + par("- Lưu: VT.")
        + par() * 3
        + par("\tTrần Văn Mẫu", "b")
    )
    cells = cells_of(word_file(HEADS["dấu tab"] + par("Kính gửi: Sở A.") + BODY + end))
    assert said(cells, "recipients_label") == ["Nơi nhận:"]
    assert said(cells, "recipients") == ["- Như trên;", "- Lưu: VT."]
    assert (said(cells, "capacity"), said(cells, "signer")) == (["GIÁM ĐỐC"], ["Trần Văn Mẫu"])


def test_annexes_have_label_title_and_what_they_go_with(word_file: Make) -> None:
    annex = centred("PHỤ LỤC II", look="b") + centred("DANH MỤC NHIỆM VỤ", look="b")
    annex += centred("(Kèm theo Kế hoạch số 15/KH-SNV ngày 05 tháng 02 năm 2026)", look="i") + par(
        "Nội dung của phụ lục."
    )
    cells = cells_of(word_file(HEADS["bảng một hàng"] + par("Kính gửi: Sở A.") + BODY + END + annex))
    assert said(cells, "appendix_label") == ["PHỤ LỤC II"]
    assert said(cells, "appendix_title") == ["DANH MỤC NHIỆM VỤ"]
    assert len(cells.attached_to) == 1
    assert said(cells, "appendix") == ["Nội dung của phụ lục."]


def test_several_addressees_stand_below_the_label(word_file: Make) -> None:
    addressed = par("Kính gửi:") + par("- Sở Tài chính;") + par("- Sở Tư pháp.")
    cells = cells_of(word_file(HEADS["bảng một hàng"] + addressed + BODY + END))
    assert said(cells, "addressed") == ["Kính gửi:", "- Sở Tài chính;", "- Sở Tư pháp."]


@pytest.mark.parametrize(
    ("under", "kind"),
    [
        (par("________", align="center"), "typed"),
        ('<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr></w:pPr></w:p>', "border"),
        ('<w:p><w:r><w:pict><v:line from="0,0" to="170pt,0"/></w:pict></w:r></w:p>', "shape"),
    ],
)
def test_a_rule_under_tieu_ngu_is_found_however_it_was_made(word_file: Make, under: str, kind: str) -> None:
    head = table(row(LEFT + NUMBER, RIGHT + under + centred(DATE)))
    cells = cells_of(word_file(head + par("Kính gửi: Sở A.") + BODY + END))
    assert [rule.kind for rule in cells.rules_under("tieu_ngu")] == [kind]
    assert said(cells, "place_date") == [DATE]


def test_underlined_letters_are_a_rule_of_their_kind(word_file: Make) -> None:
    freedom = f"<w:p>{run(FREEDOM, 'b').replace('<w:b/>', '<w:b/><w:u w:val=' + chr(34) + 'single' + chr(34) + '/>')}</w:p>"
    cells = cells_of(
        word_file(table(row(LEFT + NUMBER, centred(MOTTO) + freedom)) + par("Kính gửi: Sở A.") + BODY)
    )
    assert [rule.kind for rule in cells.rules_under("tieu_ngu")] == ["underline"]


@pytest.mark.parametrize("body", ["", par(), par("Một dòng."), par("x" * 5000), par("Nơi nhận:"), par("./.")])
def test_what_is_no_official_document_yields_nothing_and_no_crash(word_file: Make, body: str) -> None:
    cells = cells_of(word_file(body))
    assert cells.type is None
    assert not cells.quoc_hieu


@pytest.mark.parametrize("name", SAMPLES)
def test_our_own_documents_are_recognised(name: str) -> None:
    composed = SAMPLES[name]()
    template = TEMPLATES / f"{composed.type_key}.docx"
    if not template.exists():
        pytest.skip("this type has no template of its own")
    cells = cells_of(render(compile_template(template.read_bytes()), composed))
    assert cells.type is DocumentType.find(composed.type_key)
    expected = {
        "quyen_han": "capacity",
        "noi_nhan": "recipients",
        "chuc_vu_khac": "other_office",
        "co_quan": "issuer",
        "co_quan_chu_quan": "parent_body",
    }
    # The other party's or the secretary's block stands left of the signer's own; in a joint document the first body's
    # signer stands first.
    joint = bool(composed.signatures)
    for field, cell in expected.items():
        wanted = composed.fields[field]
        assert isinstance(wanted, list)
        found = said(cells, cell)
        assert (found[: len(wanted)] if joint else found[-len(wanted) or None :]) == wanted, field
    signers = said(cells, "signer")
    named = [composed.fields["ho_ten"]] if composed.fields["ho_ten"] else []
    assert (signers[:1] if joint else signers[-1:]) == named


def test_the_real_files_are_recognised(shared: Path) -> None:
    folder = shared / "corpus" / "docx"
    found = {path.stem: cells_of(path.read_bytes()) for path in sorted(folder.glob("*.docx"))}
    assert [cells.type for cells in found.values()] == [
        DocumentType.CONG_VAN,
        DocumentType.CONG_VAN,
        DocumentType.QUYET_DINH,
        DocumentType.TO_TRINH,
    ]
    for name, cells in found.items():
        for cell in (
            "quoc_hieu",
            "tieu_ngu",
            "issuer",
            "number",
            "place_date",
            "capacity",
            "signer",
            "recipients",
        ):
            assert getattr(cells, cell), (name, cell)
        assert len(cells.rules_under("tieu_ngu")) == 1, name
        assert len(cells.rules_under("issuer")) == 1, name


def test_an_annex_in_a_file_of_its_own_is_an_annex(word_file: Make) -> None:
    annex = centred("Phụ lục I", look="b") + centred("DANH MỤC NHIỆM VỤ", look="b")
    annex += centred("(Kèm theo Kế hoạch số 15/KH-SNV ngày 05 tháng 02 năm 2026)", look="i") + par(
        "Nội dung./."
    )
    cells = cells_of(word_file(annex))
    assert (said(cells, "appendix_label"), said(cells, "appendix_title")) == (
        ["Phụ lục I"],
        ["DANH MỤC NHIỆM VỤ"],
    )
    assert len(cells.attached_to) == 1
    assert said(cells, "place_date") == []


def test_the_decrees_own_forms_are_recognised(shared: Path) -> None:
    for name, cells in forms(shared / "spec" / "forms" / "phu-luc-III.docx").items():
        wanted = {"quoc_hieu", "tieu_ngu", "issuer", "number", "capacity", "recipients_label", "recipients"}
        assert wanted <= set(cells.named()), name
        assert {rule.under for rule in cells.rule_lines} >= {"tieu_ngu", "issuer"}, name


def forms(path: Path) -> dict[str, Cells]:
    """The forms 1.1 to 1.10 of Phụ lục III, each as a file of its own."""
    from lxml import etree

    from doc_engine.ooxml import package
    from doc_engine.ooxml.markup import W

    parts = package.read(path.read_bytes())
    source = etree.fromstring(parts["word/document.xml"])
    heads = {}
    for index, element in enumerate(source[0]):
        text = " ".join(" ".join(str(t.text or "") for t in element.iter(f"{W}t")).split())
        if text.startswith("Mẫu ") and len(text) < 90:
            heads[index] = text[:8].rstrip(" -")
    ends = [*list(heads)[1:], len(source[0]) - 1]
    found = {}
    for (start, name), end in zip(heads.items(), ends, strict=True):
        if not name.startswith("Mẫu 1."):
            continue
        tree = etree.fromstring(parts["word/document.xml"])
        for index, element in reversed(list(enumerate(tree[0]))):
            if not start < index < end and index < len(source[0]) - 1:
                tree[0].remove(element)
        content = {**parts, "word/document.xml": etree.tostring(tree)}
        found[name] = cells_of(package.write(package.Member.deflated(*part) for part in content.items()))
    assert len(found) == 10
    return found
