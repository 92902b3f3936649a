"""`vanthu batch`: one document to many (gửi hàng loạt)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.batch_showing import plan_json, plan_text, recipients_json
from counter.commands.outgoing import day_option, issued_json, write_files
from counter.desk import Desk, check_folder, office_command, read_input, warn, write_output
from counter.progress import Ticker
from doc_engine.dates import long_date
from doc_engine.errors import BadInput, Refusal

if TYPE_CHECKING:
    from registry.office import Home
    from registry.services.batch import Asked, BatchIssued, Plan, To
    from registry.services.batch.outputs import Made, Wanted
    from registry.services.batch.pages import Pages
    from registry.services.batch.planfile import PlanFile

_TABLES = {".csv", ".xlsx", ".xls"}


def _lists(to: tuple[str, ...], bodies: tuple[str, ...], cc: tuple[str, ...]) -> list[To]:
    """Pair each --to with its --as (one --as serves all); --cc need not answer."""
    if len(bodies) > 1 and len(bodies) != len(to):
        raise BadInput.because(
            f"có {len(to)} --to nhưng {len(bodies)} --as.", "Mỗi --to cần một --as, theo thứ tự."
        )
    paired = bodies if len(bodies) == len(to) else (bodies or ("UBND",)) * len(to)
    return [_list(text, body, True) for text, body in zip(to, paired, strict=True)] + [
        _list(text, "UBND", False) for text in cc
    ]


def _list(text: str, body: str, must_answer: bool) -> To:
    from registry.services.batch import To

    selector, _, named_body = text.partition("=")
    if _is_file(text):
        return To(text, body, must_answer, _content(text), informed=not must_answer)
    return To(selector, named_body or body, must_answer, informed=not must_answer)


def _content(text: str) -> bytes:
    return read_input(Path(text.partition("#")[0]))


def _is_file(text: str) -> bool:
    return Path(text.partition("#")[0]).suffix.lower() in _TABLES


@office_command("batch")
@click.argument("data", metavar="TỆP_DỮ_LIỆU", type=click.Path(path_type=Path))
@click.option(
    "--to",
    multiple=True,
    metavar="DANH_SÁCH",
    help="Bộ chọn đơn vị (huyen:Cà Mau@2023-03-20, xa:Cà Mau), tên nhóm nơi nhận, tên một cơ quan, hoặc tệp .xlsx, .csv (ds.xlsx#Trang tính); ghi được nhiều lần.",
)
@click.option(
    "--as",
    "bodies",
    multiple=True,
    metavar="CƠ_QUAN",
    help="Cơ quan của các đơn vị: UBND (mặc định), Phòng Tư pháp …",
)
@click.option(
    "--cc",
    multiple=True,
    metavar="DANH_SÁCH",
    help="Nơi nhận để biết, không phải trả lời; huyen:Cà Mau=Phòng Tư pháp chọn cơ quan. Ghi được nhiều lần.",
)
@click.option(
    "--mode",
    type=click.Choice(["shared", "copies", "separate"]),
    default=None,
    help="shared (mặc định): một số, một văn bản, nhiều nơi nhận; copies: một số, mỗi nơi một bản ghi tên nơi ấy; separate: mỗi nơi một số, một văn bản.",
)
@click.option(
    "--on", "on_text", metavar="NGÀY", help="Ngày ban hành; mặc định ngày ghi trong tệp hoặc hôm nay."
)
@click.option("--signed-on", "signed_text", metavar="NGÀY", help="Ngày người có thẩm quyền ký.")
@click.option("--dry-run", is_flag=True, help="Chỉ xem kế hoạch gửi, không lấy số.")
@click.option(
    "--plan",
    "plan_path",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Với --dry-run: ghi kế hoạch ra tệp. Không có --dry-run: chạy đúng kế hoạch ấy, hoặc từ chối khi có gì đã thay đổi.",
)
@click.option("-o", "--out", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help="Nơi ghi tệp.")
@click.option("--pdf", "with_pdf", is_flag=True, help="Tạo thêm tệp PDF và bản in gộp theo thứ tự danh sách.")
@click.option(
    "--later",
    is_flag=True,
    help="Để vanthu worker chuyển PDF sau (PostgreSQL); lấy bản in bằng --resume --pdf.",
)
@click.option("--duplex", is_flag=True, help="Thêm trang trắng vào bản in gộp để in hai mặt.")
@click.option("--envelopes", is_flag=True, help="Làm thêm bì và nhãn địa chỉ.")
@click.option(
    "--resume", is_flag=True, help="Làm nốt PDF, tệp nén, bản in của lô đã cấp số; không cấp số nào."
)
@click.option("--again", is_flag=True, help="Cấp thêm số mới cho cùng một yêu cầu.")
@click.option("--reason", metavar="LÝ_DO", help="Lý do ban hành với ngày sớm hơn văn bản trước trong sổ.")
@click.option("--acting", metavar="CĂN_CỨ", help="Căn cứ giao quyền của người ký không có trong khai báo.")
def batch(desk: Desk, data: Path, **chosen: Any) -> int:
    """Phát hành một văn bản đến nhiều nơi: xem kế hoạch trước, rồi làm trọn hoặc không lấy số nào."""
    options = _Options(**chosen)
    content = (read_input(data), data.name)
    check_folder(options.out or Path())
    read = _plan_file(options.plan_path) if options.plan_path and not options.dry_run else None
    lists = options.lists() if options.to or read is None else _lists_of(read)
    options.hold(lists)
    with desk.home() as home:
        planned = _planned(home, content, lists, read, (options.mode, day_option(options.on_text, "--on")))
        if options.dry_run:
            return _show_plan(desk, home, planned, lists, options)
        if read is not None:
            _hold(home, read, planned)
        run = _Run(desk, home, planned, options)
        return run.resumed() if options.resume else run.issued()


@dataclass(frozen=True)
class _Options:
    """What was asked on the command line."""

    to: tuple[str, ...]
    bodies: tuple[str, ...]
    cc: tuple[str, ...]
    mode: str | None
    on_text: str | None
    signed_text: str | None
    dry_run: bool
    plan_path: Path | None
    out: Path | None
    with_pdf: bool
    later: bool
    duplex: bool
    envelopes: bool
    resume: bool
    again: bool
    reason: str | None
    acting: str | None

    def lists(self) -> list[To]:
        """The lists of recipients; their files are read."""
        return _lists(self.to, self.bodies, self.cc)

    def hold(self, lists: Sequence[To]) -> None:
        """Raise `BadInput` for what does not go together."""
        if not lists:
            hint = "Hãy ghi --to, hoặc --plan với kế hoạch đã lập."
            raise BadInput.because("chưa nêu gửi đến đâu.", hint, field="--to")

    @property
    def asked(self) -> Asked:
        """What is asked beside the plan."""
        from registry.services.batch import Asked

        return Asked(day_option(self.signed_text, "--signed-on"), self.reason, self.acting, self.again)

    @property
    def wanted(self) -> Wanted:
        """What is to come out."""
        from registry.services.batch.outputs import Wanted

        return Wanted(self.with_pdf or self.duplex, self.duplex, self.envelopes, Ticker())


# ---- the plan ------------------------------------------------------------------------------------------------


def _plan_file(path: Path) -> PlanFile:
    from registry.services.batch.planfile import read_plan

    if not path.exists():
        raise BadInput.because(
            f"chưa có tệp kế hoạch “{path}”.", "Hãy lập bằng --dry-run --plan.", field="--plan"
        )
    return read_plan(read_input(path), path.name)


def _lists_of(read: PlanFile) -> list[To]:
    """The lists a plan was made from, their files read again."""
    return [
        item if item.content is None else replace(item, content=_content(item.text)) for item in read.lists
    ]


def _planned(
    home: Home,
    data: tuple[bytes, str],
    lists: Sequence[To],
    read: PlanFile | None,
    asked: tuple[str | None, date | None],
) -> Plan:
    """The plan as asked; mode and day of a plan file where none are given."""
    mode, on = asked
    from registry.services.batch import Mode, plan

    chosen = Mode(mode) if mode else (read.mode if read else Mode.SHARED)
    return plan(home, *data, lists, on=read.issued_on if read and on is None else on, mode=chosen)


def _hold(home: Home, read: PlanFile, planned: Plan) -> None:
    """A plan that was carried out before is only answered again; any other must still be true."""
    from registry.services.batch.planfile import hold
    from registry.services.batch.running import issued_before

    if planned.digest == read.plan and not planned.problems and issued_before(home, planned):
        return
    hold(read, planned, home.clock.today())


def _show_plan(desk: Desk, home: Home, planned: Plan, lists: Sequence[To], options: _Options) -> int:
    from registry.services.batch.planfile import written

    pages = None if planned.problems else _pages(home, planned, with_pdf=options.with_pdf)
    warn(planned.warnings)
    if options.plan_path is not None and not planned.problems:
        write_output(options.plan_path, written(planned, lists))
    desk.answer(plan_text(planned, pages), plan_json(planned, pages))
    return 2 if planned.problems else 0


def _pages(home: Home, planned: Plan, *, with_pdf: bool) -> Pages:
    from registry.services.batch.pages import counted, estimated

    return counted(home, planned, Ticker()) if with_pdf else estimated(home, planned)


# ---- the run ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Run:
    """One run of a plan: issue it, or only make again what can be made again."""

    desk: Desk
    home: Home
    planned: Plan
    options: _Options

    def issued(self) -> int:
        """Issue and lay out."""
        from registry.services.batch import Mode, run_letters

        warn(self.planned.warnings)
        if self.planned.mode is Mode.SHARED:
            return self._shared()
        issued = run_letters(
            self.home,
            self.planned,
            self.options.asked,
            pdf=self.options.wanted.pdf,
            progress=self.options.wanted.progress,
        )
        return self._answer(issued)

    def resumed(self) -> int:
        """Lay out what was issued before; takes no number."""
        from registry.services.batch.running import issued_before

        if self.planned.problems:
            raise BadInput(*self.planned.problems)
        issued = issued_before(self.home, self.planned, self.options.asked)
        if issued is None:
            raise Refusal(
                "Kế hoạch này chưa được cấp số nên không có gì để làm nốt. Hãy chạy không có --resume; "
                "nếu đã chạy vào ngày khác, hãy nêu đúng ngày (--on) hoặc tệp kế hoạch (--plan)."
            )
        return self._answer(issued)

    def _shared(self) -> int:
        from registry.services.batch import run
        from registry.services.batch.running import shared_answer

        planned, asked = self.planned, self.options.asked
        issued = run(
            self.home,
            planned,
            signed_on=asked.signed_on,
            reason=asked.reason,
            acting=asked.acting,
            again=asked.again,
            pdf=self.options.wanted.pdf,
        )
        files, unwritten = write_files(issued, self.options.out or Path())
        warn([warning for warning in issued.warnings if warning not in planned.warnings] + unwritten)
        head = (
            f"Đã ban hành văn bản số {issued.notation}, {long_date(issued.issued_on)}, "
            f"gửi {len(planned.recipients)} nơi (khóa {issued.key})."
        )
        said = issued_json(issued, files, unwritten) | {"recipients": recipients_json(planned)}
        made = self._laid_out(shared_answer(self.home, planned, issued.key)) if self.options.out else None
        paths = self._paths(made) if made else {}
        lines = [head, *(f"  {path}" for path in dict.fromkeys([*files.values(), *paths.values()]))]
        self.desk.answer("\n".join(lines), said | ({"outputs": paths} if paths else {}))
        return 0

    def _laid_out(self, issued: BatchIssued) -> Made:
        from registry.services.batch.outputs import make_outputs
        from registry.store.outfolder import OutFolder

        folder = OutFolder(self.options.out or Path())
        made = make_outputs(self.home, self.planned, issued, folder, self.options.wanted)
        warn(made.warnings)
        return made

    def _put_off(self, issued: BatchIssued) -> None:
        from registry.services.jobs import put_letters

        jobs = put_letters(self.home, issued)
        warn([f"{jobs} việc chuyển PDF đã vào hàng đợi cho vanthu worker."] if jobs else [])

    def _paths(self, made: Made) -> dict[str, str]:
        return {kind: str((self.options.out or Path()) / name) for kind, name in made.files.items()}

    def _answer(self, issued: BatchIssued) -> int:
        warn(issued.warnings)
        made = self._laid_out(issued)
        if self.options.later:
            self._put_off(issued)
        paths = self._paths(made)
        numbers = issued.notations
        block = f"số {numbers[0]}" if len(numbers) == 1 else f"các số từ {numbers[0]} đến {numbers[-1]}"
        head = (
            f"Đã ban hành {block}, {long_date(issued.issued_on)} ({issued.book}), {len(issued.letters)} thư."
        )
        said = {
            "mode": issued.mode.value,
            "digest": issued.digest,
            "book": issued.book,
            "issued_on": issued.issued_on.isoformat(),
            "notations": list(numbers),
            "keys": list(issued.documents),
            "letters": [one.as_json() for one in made.letters],
            "recipients": recipients_json(self.planned),
            "files": paths,
            "repeated": issued.repeated,
            "warnings": [*issued.warnings, *made.warnings],
        }
        self.desk.answer("\n".join([head, *(f"  {path}" for path in paths.values())]), said)
        return 0
