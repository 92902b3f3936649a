"""click in Vietnamese (dòng lệnh tiếng Việt): help pages, usage errors, and groups that load late.

Every failure leaves through `run_and_exit`: one message on standard error, the exit code of the error's
kind, never a traceback.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from doc_engine.errors import BadInput, Problem, VanthuError
from doc_engine.text import upper_first
from registry.errors import reason_of

_OWN_HELP = "Hiện trang trợ giúp này rồi thoát."


def _translated(error: click.UsageError) -> str:
    """What is wrong with the command, in Vietnamese."""
    match error:
        case click.NoSuchOption():
            near = f" Có phải ý bạn là {', '.join(error.possibilities)}?" if error.possibilities else ""
            return f"Không có tùy chọn {error.option_name}.{near}"
        case click.MissingParameter():
            what = "đối số" if isinstance(error.param, click.Argument) else "tùy chọn"
            return f"Thiếu {what} {_parameter_name(error.param)}."
        case click.BadOptionUsage():
            return f"Tùy chọn {error.option_name} dùng chưa đúng: thiếu hoặc thừa giá trị."
        case click.BadParameter():
            return f"Giá trị của {_parameter_name(error.param)} không hợp lệ: {_wanted(error)}"
        case _:
            return _plain_usage_error(error)


def _plain_usage_error(error: click.UsageError) -> str:
    message = error.message
    if message.startswith("Got unexpected extra argument"):
        extra = message[message.find("(") + 1 : message.rfind(")")]
        return f"Thừa đối số: {extra}."
    if message.startswith("No such command"):
        return f"Không có lệnh {message.split(maxsplit=3)[-1].strip(' .').split('. ')[0]}."
    if message.startswith("Missing command"):
        return "Thiếu tên lệnh."
    return message


def _wanted(error: click.BadParameter) -> str:
    """What the option takes, in Vietnamese."""
    match error.param.type if error.param else None:
        case click.Choice() as choice:
            return f"phải là một trong: {', '.join(map(str, choice.choices))}."
        case click.IntRange() as between if between.max is None:
            return f"phải là số nguyên từ {between.min} trở lên."
        case click.IntRange() as between:
            return f"phải là số nguyên từ {between.min} đến {between.max}."
        case click.types.IntParamType():
            return "phải là số nguyên."
        case _:
            return error.message


def _parameter_name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return (
        param.make_metavar(click.Context(click.Command("x")))
        if isinstance(param, click.Argument)
        else param.opts[0]
    )


def say(message: str) -> None:
    """A message to the clerk on standard error (lời nhắn); the result itself goes to standard output."""
    click.echo(message, err=True)


def exit_code_of(error: BaseException) -> int:
    """Print `error` as a clerk should see it and give the exit code of its kind."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    message, code = _what_happened(error)
    if message:
        say(message)
    return code


def _what_happened(error: BaseException) -> tuple[str, int]:
    match error:
        case VanthuError():
            return _said(error), error.exit_code
        case click.exceptions.NoArgsIsHelpError():
            return error.message, 2
        case click.UsageError():
            return _usage_message(error), 2
        case click.ClickException():
            return error.format_message(), 2
        case click.Abort() | KeyboardInterrupt():
            return "Đã dừng theo yêu cầu.", 130
        case _:
            return _system_message(error), 3


def _said(error: VanthuError) -> str:
    return "\n".join(map(_problem, error.problems)) if isinstance(error, BadInput) else str(error)


def _problem(problem: Problem) -> str:
    """One problem as a sentence; a place it begins with (a file's name, a key) keeps its letters."""
    placed = problem.file or problem.field or problem.line is not None
    return str(problem) if placed else upper_first(str(problem))


def _usage_message(error: click.UsageError) -> str:
    where = f"\nXem cách dùng: {error.ctx.command_path} --help" if error.ctx is not None else ""
    return _translated(error) + where


def _system_message(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f"Hệ thống không cho thực hiện: {reason_of(error)}. {error.filename or ''}".rstrip()
    if isinstance(error, MemoryError):
        return "Máy không đủ bộ nhớ để làm việc này."
    return (
        f"Lỗi của chương trình, việc này chưa làm xong ({type(error).__name__}: {error}). "
        "Hãy báo người phụ trách phần mềm; đặt VANTHU_DEBUG=1 rồi chạy lại để xem chi tiết."
    )


class VietnameseCommand(click.Command):
    """A command whose help page is Vietnamese."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _OWN_HELP
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[TÙY CHỌN]")
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [_in_vietnamese(record) for param in options if (record := param.get_help_record(ctx))]
        if records:
            with formatter.section("Tùy chọn"):
                formatter.write_dl(records)


def _in_vietnamese(record: tuple[str, str]) -> tuple[str, str]:
    name, about = record
    return name, about.replace("[required]", "[bắt buộc]").replace("[default: ", "[mặc định: ")


class LazyGroup(VietnameseCommand, click.Group):
    """A group that imports a command's module only when that command is asked for.

    `lazy_commands` maps a name to ("module:attribute", one-line help).
    """

    command_class = VietnameseCommand

    def __init__(
        self, *args: Any, lazy_commands: Mapping[str, tuple[str, str]] | None = None, **kw: Any
    ) -> None:
        kw.setdefault("no_args_is_help", True)
        super().__init__(*args, **kw)
        self.lazy_commands = dict(lazy_commands or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.lazy_commands, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy_commands:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.lazy_commands[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        VietnameseCommand.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self._short_help(ctx, name)) for name in self.list_commands(ctx)]
        if rows:
            with formatter.section("Lệnh"):
                formatter.write_dl(rows)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return [piece.replace("COMMAND [ARGS]...", "LỆNH [ĐỐI SỐ]…") for piece in pieces]

    def _short_help(self, ctx: click.Context, name: str) -> str:
        if name in self.lazy_commands:
            return self.lazy_commands[name][1]
        command = self.get_command(ctx, name)
        return command.get_short_help_str(limit=200) if command else ""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run; on the command line leave with the exit code of what happened, never a traceback."""

        def run() -> Any:
            return super(LazyGroup, self).main(args, prog_name, complete_var, False, **extra)

        if not standalone_mode:
            return run()
        _speak_utf8()
        _seldom_collect()
        sys.exit(_exit_code(run))


_YOUNG = 50_000  # new objects


def _seldom_collect() -> None:
    """Spare a command the search for garbage among what it loads, all of which stays.

    It lives a second; to look through everything again and again, and once more on the way out, took a fifth of that.
    """
    gc.set_threshold(_YOUNG)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def _speak_utf8() -> None:
    """Answers are UTF-8 whatever the locale says; file names come out in the bytes they came in."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _exit_code(run: Callable[[], Any]) -> int:
    try:
        result = run()
        if sys.stdout is not None:
            sys.stdout.flush()  # a full disk behind the pipe is told here, not when the process is gone
    except BrokenPipeError:  # the reader of our output left, as `| head` does
        _drop_output()
        return 0
    except (click.exceptions.Exit, KeyboardInterrupt) as error:
        return exit_code_of(error)
    except Exception as error:
        if os.environ.get("VANTHU_DEBUG"):
            raise
        if isinstance(error, OSError):
            _drop_output()
        return exit_code_of(error)
    return result if isinstance(result, int) else 0


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not stumble over it at its end."""
    try:
        sys.stdout.flush()
    except (OSError, AttributeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
