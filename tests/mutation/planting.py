"""Put a fault into a module that runs already: every function of it that somebody holds becomes the faulty one.

A function keeps its identity and gets new code. What is made when a module is imported (a constant, a class, a guarded
function) is made again, and takes the place of the old one wherever the product or its tests hold it.
"""

import ast
import gc
import sys
from types import CodeType, FunctionType, ModuleType

from django.urls import URLPattern, URLResolver, get_resolver

from tests.mutation.mutants import Mutant


class DoesNotLoadError(Exception):
    """A module with this fault can't be imported: any test that needs it would notice."""


def plant(mutant: Mutant, tree: ast.Module, module: ModuleType) -> None:
    """Make ``module`` as if it had been written with this fault. Only in a process of its own.

    Raises ``DoesNotLoadError``.
    """
    mutant.plant()
    if not _swap_code(tree, module):
        _make_again(tree.body[mutant.statement], module)


def _swap_code(tree: ast.Module, module: ModuleType) -> bool:
    """Give functions their faulty code. Whether that was all there was to do."""
    path = module.__file__ or ""
    sound = {_name(code): code for code in _inside(_compiled(path))}
    faulty = {_name(code): code for code in _inside(compile(tree, path, "exec"))}
    changed = {name for name in sound if name in faulty and not _is_same(sound[name], faulty[name])}
    held = [f for f in gc.get_objects() if type(f) is FunctionType and f.__code__.co_filename == path]
    done = False
    for function in held:
        code = faulty.get(_name(function.__code__), function.__code__)
        if not code.co_freevars:  # what it no longer asks from outside (a view, ``super()``) it still holds
            code = code.replace(co_freevars=function.__code__.co_freevars)
        if _name(function.__code__) in changed and len(code.co_freevars) == len(function.__code__.co_freevars):
            function.__code__ = code
            done = True
    return done


def _compiled(path: str) -> CodeType:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - nothing is gained by a Path here
        return compile(file.read(), path, "exec")


def _inside(code: CodeType) -> list[CodeType]:
    found = [const for const in code.co_consts if isinstance(const, CodeType)]
    return found + [deeper for one in found for deeper in _inside(one)]


def _name(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _is_same(one: CodeType, other: CodeType) -> bool:
    return one == other


def _make_again(statement: ast.stmt, module: ModuleType) -> None:
    """Run one statement of the module once more, and hand what it makes to whoever holds the old."""
    before = dict(vars(module))
    alone = ast.Module([statement], [])
    try:
        exec(compile(alone, module.__file__ or "", "exec"), vars(module))  # noqa: S102 - our own source with a fault in it
    except Exception as error:
        raise DoesNotLoadError from error
    for name, new in list(vars(module).items()):
        if name in before and before[name] is not new:
            _hand_round(name, before[name], new)


def _hand_round(name: str, old: object, new: object) -> None:
    for other in list(sys.modules.values()):
        held = getattr(other, "__dict__", {})
        if getattr(other, "__name__", "").startswith(("glitterball", "tests")) and held.get(name) is old:
            held[name] = new
    if callable(old):
        _hand_to_addresses(get_resolver(), old, new)


def _hand_to_addresses(resolver: URLResolver, old: object, new: object) -> None:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            _hand_to_addresses(pattern, old, new)
        elif isinstance(pattern, URLPattern) and pattern.callback is old:
            pattern.callback = new
