"""Small faults to plant in a module, one at a time: what a slip of the hand or a forgotten condition would look like.

Left alone: words for people (docstrings, messages, logs), annotations, and how a class or a migration is declared.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

OTHER_COMPARISON = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OTHER_OPERATION = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
}
IN_SQL = ((" AND ", " OR "), (" OR owner", " AND owner"), ("<=", "<"), (" OR IGNORE", ""))
NARROWING = {"filter", "exclude"}  # a forgotten one of these is a leak
ORDERING = {"order_by"}
GUARDS = {"own", "private", "fresh", "require_POST", "require_safe"}
FOR_PEOPLE = {"_", "gettext", "gettext_lazy", "log.error", "log.warning", "log.info", "warnings.warn"}
LONGEST = 90
DECLARED = {"Meta", "keeping", "constraints", "__all__", "__slots__"}


@dataclass(frozen=True)
class Mutant:
    """One fault: ``parent.field`` (at ``place``, in a list) becomes ``new``; nothing stands there if that is None."""

    line: int
    where: str  # the function or class, by its qualified name
    statement: int  # which statement of the module it is in
    what: str
    parent: ast.AST
    field: str
    place: int | None
    new: ast.AST | None

    def plant(self) -> None:
        """Change the tree that this mutant was found in. There is no way back: do it in a process of its own."""
        if self.place is None:
            setattr(self.parent, self.field, self.new)
        elif self.new is None:
            del getattr(self.parent, self.field)[self.place]
        else:
            getattr(self.parent, self.field)[self.place] = self.new


def mutants_of(tree: ast.Module) -> list[Mutant]:
    """Every fault that can be planted into ``tree``, each with a name that no other one in its function has."""
    found: list[Mutant] = []
    for number, statement in enumerate(tree.body):
        found += _Finder(number).found_in(tree, "body", number, statement)
    names: dict[tuple[str, str], Iterator[int]] = {}
    numbered = []
    for mutant in found:
        nth = next(names.setdefault((mutant.where, mutant.what), count(1)))
        named = mutant.what if nth == 1 else f"{mutant.what} #{nth}"
        numbered.append(Mutant(**{**vars(mutant), "what": named}))
    return numbered


class _Finder:
    """Walks through one statement of a module."""

    def __init__(self, statement: int) -> None:
        self.statement = statement
        self.names: list[str] = []
        self.mutants: list[Mutant] = []

    def found_in(self, parent: ast.AST, field: str, place: int | None, node: ast.AST) -> list[Mutant]:
        self._walk(parent, field, place, node)
        return self.mutants

    def _walk(self, parent: ast.AST, field: str, place: int | None, node: ast.AST) -> None:
        if _is_left_alone(parent, field, node):
            return
        for what, new in _replacements(node):
            self._add(node, what, (parent, field, place, new))
        self._drop_parts(node)
        is_scope = isinstance(node, ast.FunctionDef | ast.ClassDef)
        if is_scope:
            self.names.append(node.name)
        for name, value in ast.iter_fields(node):
            for at, child in enumerate(value) if isinstance(value, list) else ((None, value),):
                if isinstance(child, ast.AST):
                    self._walk(node, name, at, child)
        if is_scope:
            self.names.pop()

    def _drop_parts(self, node: ast.AST) -> None:
        """Forget a guard, or a condition of what narrows a question to the database."""
        if isinstance(node, ast.FunctionDef):
            for at, guard in enumerate(node.decorator_list):
                if ast.unparse(guard) in GUARDS:
                    self._add(guard, f"@{ast.unparse(guard)} is gone", (node, "decorator_list", at, None), node.name)
        if isinstance(node, ast.comprehension):
            for at, condition in enumerate(node.ifs):
                self._add(condition, f"if {ast.unparse(condition)} is gone", (node, "ifs", at, None))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in NARROWING:
            for field in ("args", "keywords"):
                for at, part in enumerate(getattr(node, field)):
                    self._add(part, f"{ast.unparse(part)} is gone", (node, field, at, None))

    def _add(
        self, node: ast.AST, what: str, change: tuple[ast.AST, str, int | None, ast.AST | None], inside: str = ""
    ) -> None:
        where = ".".join([*self.names, *([inside] if inside else [])])
        line = getattr(node, "lineno", 0) or getattr(change[0], "lineno", 0)
        if change[3] is not None and not hasattr(change[3], "lineno"):  # a part of the tree stays where it is
            ast.fix_missing_locations(ast.copy_location(change[3], node))
        self.mutants.append(Mutant(line, where, self.statement, what, *change))


def _is_left_alone(parent: ast.AST, field: str, node: ast.AST) -> bool:
    return (
        field in {"annotation", "returns", "bases", "type_comment", "decorator_list"}
        or isinstance(node, ast.Import | ast.ImportFrom | ast.Global)
        or (isinstance(parent, ast.ClassDef) and field == "keywords")
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))  # a docstring
        or (isinstance(node, ast.ClassDef) and node.name in DECLARED)
        or (isinstance(node, ast.Call) and ast.unparse(node.func) in FOR_PEOPLE)
        or (isinstance(parent, ast.Raise) and field == "exc")  # the message; leaving the raise out is a mutant
        or (isinstance(node, ast.Assign | ast.AnnAssign) and _is_declared(parent, node))
    )


def _is_declared(parent: ast.AST, node: ast.Assign | ast.AnnAssign) -> bool:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    in_model = isinstance(parent, ast.ClassDef) and "models." in "".join(ast.unparse(base) for base in parent.bases)
    return in_model or (isinstance(target, ast.Name) and target.id in DECLARED) or _is_type(node.value)


def _is_type(value: ast.AST | None) -> bool:
    return isinstance(value, ast.Subscript) and ast.unparse(value.value) in {"Literal", "Callable", "ParamSpec"}


def _replacements(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What could stand in the place of ``node``."""
    for new in (*_of_logic(node), *_of_values(node), *_of_statements(node)):
        shown = "nothing" if isinstance(new, ast.Pass) else _short(new)
        yield f"{_short(node)} → {shown}", new


def _short(node: ast.AST) -> str:
    """A line's worth of it."""
    first, *_ = ast.unparse(node).splitlines()
    return first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}…"


def _of_logic(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            others = [*node.ops]
            others[at] = OTHER_COMPARISON[type(operator)]()
            yield ast.Compare(node.left, others, node.comparators)
    if isinstance(node, ast.BoolOp):
        for at in range(len(node.values)):
            left = node.values[:at] + node.values[at + 1 :]
            yield left[0] if len(left) == 1 else ast.BoolOp(node.op, left)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield node.operand
    if isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse


def _of_values(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and type(node.op) in OTHER_OPERATION:
        yield ast.BinOp(node.left, OTHER_OPERATION[type(node.op)](), node.right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in NARROWING | ORDERING:
        yield node.func.value
    if isinstance(node, ast.Constant):
        yield from _of_constant(node.value)


def _of_constant(value: object) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)
    elif isinstance(value, bytes) and value:
        yield ast.Constant(b"XX" + value)
    elif isinstance(value, str) and value.split(" ")[0].isupper() and " " in value:  # SQL
        for old, new in IN_SQL:
            if old in value:
                yield ast.Constant(value.replace(old, new, 1))
    elif isinstance(value, str) and value:
        yield ast.Constant(f"XX{value}")


def _of_statements(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Return) and node.value and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield ast.Pass()
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute | ast.Subscript):
        yield ast.Pass()
    if isinstance(node, ast.If) and not isinstance(node.test, ast.UnaryOp | ast.Compare):
        yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
