"""The allow-list of template expressions: what may stand in a tag, walked on Jinja's tree before it is compiled.

`Environment.parse` does not fold constants, so nothing of a hostile expression is ever computed here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from doc_engine.ooxml.fields import FIELDS
from doc_engine.text import fold

MAX_NODES = 20_000
MAX_DEPTH = 60
MAX_LOOPS = 3
_FILTERS = ("upper", "lower", "trim", "length", "join", "first", "last")
_TESTS = ("defined", "odd", "even")
_LOOP_FACTS = frozenset(["first", "last", "index", "index0", "revindex", "revindex0", "length"])
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Filter, nodes.Test, nodes.If, nodes.For, nodes.CondExpr, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Concat,
)  # fmt: skip
_KIND_NAMES = {
    nodes.Call: "gọi hàm",
    nodes.Mul: "phép nhân *",
    nodes.Pow: "phép lũy thừa **",
    nodes.Mod: "phép %",
    nodes.Div: "phép chia",
    nodes.FloorDiv: "phép chia",
    nodes.Macro: "macro",
    nodes.Assign: "set",
    nodes.Block: "block",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
}


class Unfit(Exception):
    """An expression that may not stand in a template: a Vietnamese message and what to do.

    `unknown`: it names a field that is not published; `broken`: the tag itself is not well formed.
    """

    def __init__(self, message: str, hint: str = "", *, unknown: bool = False, broken: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.unknown = unknown
        self.broken = broken


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """The environment templates run in: sandboxed, escaping, strict, without globals, few filters and tests."""
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, cache_size=0)
    made.globals.clear()
    made.filters = {name: FILTERS[name] for name in _FILTERS}
    made.tests = {name: TESTS[name] for name in _TESTS}
    return made


def vet(source: str, loop_names: frozenset[str] = frozenset(), *, blocks: bool = False) -> frozenset[str]:
    """The published fields that `source` (Jinja) names; raises `Unfit` for anything outside the allow-list.

    `loop_names` are the loop variables around it; `blocks` allows block fields.
    """
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        raise Unfit("thẻ viết sai cú pháp.", f"Jinja: {error.message}", broken=True) from None
    except RecursionError:
        raise Unfit("biểu thức lồng quá sâu.") from None
    return _Walk(blocks).fields(tree, loop_names)


class _Walk:
    def __init__(self, blocks: bool) -> None:
        self._blocks = blocks
        self._left = MAX_NODES
        self._names: set[str] = set()

    def fields(self, tree: nodes.Template, loop_names: frozenset[str]) -> frozenset[str]:
        self._visit(tree, loop_names, 0, 0)
        return frozenset(self._names)

    def _visit(self, node: nodes.Node, scope: frozenset[str], depth: int, loops: int) -> None:
        self._left -= 1
        if self._left < 0 or depth > MAX_DEPTH:
            raise Unfit("biểu thức quá lớn hoặc lồng quá sâu.")
        if not isinstance(node, _ALLOWED):
            raise Unfit(f"không được dùng {_kind_name(node)} trong mẫu.")
        _check(node)
        if isinstance(node, nodes.For):
            self._visit_loop(node, scope, depth, loops + 1)
            return
        if isinstance(node, nodes.Name):
            self._see_name(node.name, scope)
        for child in node.iter_child_nodes():
            self._visit(child, scope, depth + 1, loops)

    def _visit_loop(self, node: nodes.For, scope: frozenset[str], depth: int, loops: int) -> None:
        if loops > MAX_LOOPS:
            raise Unfit(f"vòng lặp lồng nhau quá {MAX_LOOPS} lớp.")
        if node.recursive or node.test is not None or not isinstance(node.target, nodes.Name):
            raise Unfit("vòng lặp chỉ viết theo dạng {% for x in danh_sách %}.")
        if node.target.name in FIELDS or node.target.name.startswith("_") or node.target.name == "loop":
            raise Unfit(
                f"tên biến lặp “{node.target.name}” không dùng được.", "Hãy đặt tên khác, ví dụ “dong”."
            )
        self._visit(node.iter, scope, depth + 1, loops)
        inside = scope | {node.target.name, "loop"}
        for child in node.body:
            self._visit(child, inside, depth + 1, loops)
        for child in node.else_:
            self._visit(child, scope, depth + 1, loops)

    def _see_name(self, name: str, scope: frozenset[str]) -> None:
        if name in scope:
            return
        if name not in FIELDS:
            raise Unfit(f"không có trường “{name}”.", suggestion(name, scope), unknown=True)
        if not self._blocks and FIELDS[name].kind == "khối":
            raise Unfit(
                f"“{name}” là trường khối.",
                f"Hãy viết {{{{p {name} }}}} thành một đoạn riêng, ngoài mọi biểu thức.",
            )
        self._names.add(name)


def _check(node: nodes.Node) -> None:
    if isinstance(node, nodes.Const):
        _check_constant(node.value)
    elif isinstance(node, nodes.Getattr):
        _check_attribute(node)
    elif isinstance(node, nodes.Getitem) and not _is_place(node.arg):
        raise Unfit("trong dấu [] chỉ được viết một số.")
    elif isinstance(node, (nodes.Filter, nodes.Test)):
        _check_named(node)


def _check_constant(value: object) -> None:
    if isinstance(value, (str, bool)) or value is None:
        return
    if not isinstance(value, int) or abs(value) > 10_000:
        raise Unfit("hằng số quá lớn.")


def _check_attribute(node: nodes.Getattr) -> None:
    of_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
    if not of_loop or node.attr not in _LOOP_FACTS:
        raise Unfit(
            f"không được dùng thuộc tính “.{node.attr}”.", "Các trường của mẫu là chữ hoặc danh sách chữ."
        )


def _check_named(node: nodes.Filter | nodes.Test) -> None:
    allowed = _FILTERS if isinstance(node, nodes.Filter) else _TESTS
    if node.name not in allowed:
        raise Unfit(f"không được dùng bộ lọc “{node.name}”.", f"Chỉ dùng: {', '.join(allowed)}.")
    if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > 1:
        raise Unfit(f"bộ lọc “{node.name}” viết sai.")
    if not all(isinstance(arg, nodes.Const) for arg in node.args):
        raise Unfit(f"bộ lọc “{node.name}” chỉ nhận một chữ viết sẵn.")


def _is_place(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, int) and not isinstance(node.value, bool)


def _kind_name(node: nodes.Node) -> str:
    return next((name for kind, name in _KIND_NAMES.items() if isinstance(node, kind)), type(node).__name__)


def suggestion(name: str, scope: frozenset[str] = frozenset()) -> str:
    """What the clerk may have meant by an unknown field."""
    plain = fold(name).replace(" ", "_").replace("-", "_").strip("_")
    known = [*FIELDS, *sorted(scope - {"loop"})]
    near = list(_nearest(plain, known))
    return f"Có phải là “{near[0]}”?" if near else "Xem danh sách trường: vanthu template fields."


def _nearest(plain: str, known: list[str]) -> Iterator[str]:
    yield from (name for name in known if name == plain)
    yield from difflib.get_close_matches(plain, known, n=1, cutoff=0.6)


def examined(source: str) -> frozenset[str]:
    """The fields of which `source` does more than print them and ask whether they are there.

    Loops, places in a list and its length look at no word: another word makes no other paragraph.
    """
    return frozenset(_Printing().more(environment().parse(source)))


class _Printing:
    """Walks a vetted tree for names whose words decide something."""

    def more(self, tree: nodes.Template) -> set[str]:
        found: set[str] = set()
        self._visit(tree, {}, found)
        return found

    def _visit(self, node: nodes.Node, loops: dict[str, str], found: set[str]) -> None:
        if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
            name = node.iter.name if isinstance(node.iter, nodes.Name) and _is_list(node.iter) else ""
            if not name:
                self._examine(node.iter, loops, found)
            for child in (*node.body, *node.else_):
                self._visit(child, loops | {node.target.name: name}, found)
        elif isinstance(node, (nodes.If, nodes.CondExpr)):
            for child in node.iter_child_nodes():
                if child is node.test:
                    self._ask(child, loops, found)
                else:
                    self._visit(child, loops, found)
        elif isinstance(node, (nodes.Template, nodes.Output)):
            for child in node.iter_child_nodes():
                self._visit(child, loops, found)
        elif not _is_whole(node):
            self._examine(node, loops, found)

    def _ask(self, node: nodes.Node, loops: dict[str, str], found: set[str]) -> None:
        """A test: whether a field is there, how many lines a list has."""
        if isinstance(node, (nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand)):
            counting = isinstance(node, (nodes.Compare, nodes.Operand))
            for child in node.iter_child_nodes():
                if counting and _is_whole(child):
                    self._examine(child, loops, found)
                else:
                    self._ask(child, loops, found)
        elif not (_is_whole(node) or _is_count(node)):
            self._examine(node, loops, found)

    def _examine(self, node: nodes.Node, loops: dict[str, str], found: set[str]) -> None:
        names = [node, *node.find_all(nodes.Name)]
        found |= {loops.get(name.name, name.name) for name in names if isinstance(name, nodes.Name)}


def _is_whole(node: nodes.Node) -> bool:
    """A field, a line of a list, a fact of the loop, a word of the template."""
    if isinstance(node, nodes.Getitem):
        return _is_list(node.node)
    return isinstance(node, (nodes.Name, nodes.Const, nodes.TemplateData, nodes.Getattr))


def _is_count(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Filter) and node.name == "length" and _is_list(node.node)


def _is_list(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.Name) and node.name in FIELDS and FIELDS[node.name].kind == "danh sách"
