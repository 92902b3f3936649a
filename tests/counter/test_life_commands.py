"""The commands of books and of a document's life: answers, exit codes, one JSON document, plain Vietnamese."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main
from tests.registry.homes import blank

YEAR = date.today().year
OFFICE = f"""\
co_quan: Ủy ban nhân dân tỉnh Hải Yến
viet_tat: UBND
dia_danh: Hải Yến
don_vi_soan: [{{ten: Phòng Nội chính, viet_tat: NC}}]
nguoi_ky: [{{ho_ten: Trần Văn Bình, chuc_vu: Phó Chủ tịch, quyen_han: KT. Chủ tịch}}]
so_van_ban:
  - {{ten: Văn bản đi, loai: "*", nam: {YEAR}}}
  - {{ten: Bản sao, dung_cho: bản sao, nam: {YEAR}}}
  - {{ten: Văn bản mật, dung_cho: văn bản mật, nam: {YEAR}}}
"""
PLAN = """\
loai: kế hoạch
trich_yeu: Tuyên truyền phòng cháy
noi_dung: Mở lớp hướng dẫn cho các xã.
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Công an tỉnh
  - Sở Y tế
luu: VT, NC
"""
LETTER = """\
loai: công văn
don_vi_soan: Phòng Nội chính
trich_yeu: đính chính Kế hoạch
kinh_gui: Công an tỉnh
noi_dung: Kế hoạch có sai sót về thể thức, nay sửa lại cho đúng.
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Như trên
luu: VT, NC
"""
COPY = """\
hinh_thuc: sao y
co_quan: Ủy ban nhân dân tỉnh Hải Yến
ky_hieu: SY-UBND
dia_danh: Hải Yến
nguoi_ky: {quyen_han: KT. Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Trần Văn Bình}
noi_nhan:
  - Các phòng
"""


class Clerk:
    """Somebody at the counter, in a folder of his own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in (("o", OFFICE), ("kh", PLAN), ("dc", LETTER), ("sao", COPY)):
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    def does(self, *words: str) -> Result:
        """A command, with files of his folder named as `@kh.yaml`."""
        said = [str(self.folder / word[1:]) if word.startswith("@") else word for word in words]
        return CliRunner().invoke(main, [*said, "--home", str(self.folder / "nhà"), "--actor", "Lê Văn Thư"])

    def told(self, *words: str) -> Any:
        """The JSON answer of a command that goes well."""
        result = self.does(*words, "--json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    clerk = Clerk(tmp_path)
    blank(tmp_path / "nhà")
    clerk.told("init", "@o.yaml")
    return clerk


def test_a_life_from_approval_to_recall(clerk: Clerk) -> None:
    approved = clerk.told("approve", "@kh.yaml")
    assert (approved["approved_by"], approved["repeated"]) == ("Lê Văn Thư", False)
    issued = clerk.told("issue", "@kh.yaml", "-o", "@")
    key = issued["key"]
    sent = clerk.told("dispatch", key, "--to", "Công an tỉnh", "--by", "dien tu")
    assert [(one["recipient"], one["by"]) for one in sent["sent"]] == [("Công an tỉnh", "điện tử")]
    back = clerk.told("dispatch", key, "--returned", "Công an tỉnh", "--reason", "hết chỗ")
    assert back["returned"]["return_reason"] == "hết chỗ"
    refused = clerk.does("void", key, "--reason", "nhầm")
    assert refused.exit_code == 3
    assert "không hủy số được" in refused.stderr
    corrected = clerk.told("correct", key, "@dc.yaml", "-o", "@")
    assert (corrected["notation"], corrected["target"]["effect"]) == ("02/UBND-NC", "đã được đính chính")
    (clerk.folder / "th.yaml").write_text(LETTER.replace("đính chính", "thu hồi"), encoding="utf-8")
    clerk.told("dispatch", key, "--to", "Sở Y tế")
    recalled = clerk.told("recall", key, "@th.yaml", "-o", "@")
    assert (recalled["target"]["effect"], recalled["sent_to"]) == ("đã bị thu hồi", ["Sở Y tế"])
    assert clerk.does("dispatch", key).exit_code == 3
    nodes = {node["key"]: node for node in clerk.told("trace", key, "--format", "json")["nodes"]}
    assert nodes[key]["effect"] == "da_thu_hoi"
    assert clerk.told("verify")["problems"] == []


def test_an_edit_after_approval_is_exit_3_and_an_unknown_signer_too(clerk: Clerk) -> None:
    clerk.told("approve", "@kh.yaml")
    (clerk.folder / "kh.yaml").write_text(PLAN.replace("các xã", "các phường"), encoding="utf-8")
    assert clerk.does("issue", "@kh.yaml", "-o", "@").exit_code == 3
    clerk.told("approve", "@kh.yaml")
    clerk.told("issue", "@kh.yaml", "-o", "@")
    (clerk.folder / "dc.yaml").write_text(
        LETTER.replace("Trần Văn Bình", "{ho_ten: Ngô Lạ, chuc_vu: Chủ tịch}"), encoding="utf-8"
    )
    refused = clerk.does("issue", "@dc.yaml", "-o", "@")
    assert refused.exit_code == 3
    assert "Trần Văn Bình (KT. Chủ tịch, Phó Chủ tịch)" in refused.stderr
    assert (
        clerk.told("issue", "@dc.yaml", "-o", "@", "--acting", "Quyết định 9/QĐ-UBND")["notation"]
        == "02/UBND-NC"
    )


def test_suffix_copy_secret_and_second_entry(clerk: Clerk) -> None:
    key = clerk.told("issue", "@kh.yaml", "-o", "@")["key"]
    assert clerk.does("issue", "@dc.yaml", "-o", "@", "--suffix-of", "1").exit_code == 2
    beside = clerk.told("issue", "@dc.yaml", "-o", "@", "--suffix-of", "1", "--reason", "bỏ sót")
    assert beside["notation"] == "01a/UBND-NC"
    copied = clerk.told("copy", "@sao.yaml", "--document", key, "-o", "@sao.docx")
    assert copied["notation"] == "01/SY-UBND"
    assert clerk.told("copy", "@sao.yaml", "--document", key, "-o", "@sao.docx")["key"] == copied["key"]
    secret = clerk.told("secret", "number", "báo cáo", "--symbol", "BC-UBND", "--degree", "tối mật")
    assert secret["notation"] == "01/BC-UBND"
    clerk.told(
        "register", "correct", key, "--field", "nơi nhận", "--value", "Công an tỉnh", "--reason", "gõ thừa"
    )
    assert (
        clerk.does("register", "correct", key, "--field", "số", "--value", "2", "--reason", "x").exit_code
        == 2
    )
    rows = clerk.told("register", "show", "--book", "Văn bản đi")["rows"]
    assert [row["Số, ký hiệu văn bản"] for row in rows] == ["01/KH-UBND", "01/KH-UBND", "01a/UBND-NC"]
    assert clerk.told("verify")["problems"] == []


def test_a_copy_of_an_office_that_the_home_does_not_know_prints_its_typed_number(clerk: Clerk) -> None:
    other = COPY.replace("Hải Yến", "Sơn Ca").replace("hinh_thuc: sao y", 'hinh_thuc: sao y\nso: "07"')
    (clerk.folder / "sao.yaml").write_text(other, encoding="utf-8")
    told = clerk.told("copy", "@sao.yaml", "-o", "@sao.docx")
    assert any("chưa vào sổ" in warning for warning in told["warnings"])
    assert "key" not in told


def test_a_closed_book_is_printed_again_as_it_was(clerk: Clerk) -> None:
    clerk.told("issue", "@kh.yaml", "-o", "@")
    book = ("--book", "văn bản đi", "--year", str(YEAR))
    early = date.today() < date(YEAR, 12, 31)
    if early:
        assert clerk.does("register", "close", *book, "-o", "@in").exit_code == 2
    closed = clerk.told("register", "close", *book, "--reason", "sáp nhập", "-o", "@in")
    first = {kind: Path(path).read_bytes() for kind, path in closed["files"].items()}
    again = clerk.told("register", "close", *book, "-o", "@lại")
    assert again["repeated"]
    assert {kind: Path(path).read_bytes() for kind, path in again["files"].items()} == first
    for suffix in ("xlsx", "docx"):
        clerk.told("register", "export", "--book", "Văn bản đi", "--year", str(YEAR), "-o", f"@sổ.{suffix}")
        assert (clerk.folder / f"sổ.{suffix}").read_bytes() == first[f"so.{suffix}"]
    assert clerk.does("issue", "@dc.yaml", "-o", "@").exit_code == 3
    assert clerk.told("register", "list")["books"][-1]["closed"]
    assert clerk.told("verify")["problems"] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("recall", "vb1"), 2, "--notice"),
        (("void", "vb99", "--reason", "nhầm"), 1, "vb99"),
        (("dispatch", "vb1", "--by", "bồ câu"), 2, "bưu điện, điện tử, trực tiếp"),
        (("dispatch", "vb1", "--returned", "Sở Y tế"), 2, "--reason"),
        (
            ("dispatch", "vb1", "--returned", "A", "--to", "B", "--reason", "x"),
            2,
            "--returned không dùng cùng",
        ),
        (("register", "close", "--book", "Sổ lạ", "--year", str(YEAR)), 1, "không có sổ"),
        (("secret", "number", "báo cáo", "--symbol", "BC-UBND", "--degree", "kín"), 2, "không có độ mật"),
        (("attach", "vb1", "@kh.yaml", "--as", "signed"), 2, "dùng làm bản đã ký"),
        (("correct", "vb1", "@kh.yaml"), 2, "phải là công văn"),
    ],
)
def test_what_is_wrong_is_said_with_its_code_and_takes_nothing(
    clerk: Clerk, words: tuple[str, ...], code: int, said: str
) -> None:
    clerk.told("issue", "@kh.yaml", "-o", "@")
    result = clerk.does(*words)
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert len(clerk.told("register", "show")["rows"]) == 1
