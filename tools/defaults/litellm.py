"""LiteLLM: module variables (litellm_settings), the router's arguments and the fields of general_settings."""

from __future__ import annotations

import ast
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from defaults.found import Found

_FILES = ("__init__.py", "router.py", "proxy/_types.py")
SOURCE = "litellm's wheels 1.83.0 and 1.110.2 (__init__.py, router.py, proxy/_types.py), where they agree"


def read(wheels: list[Path]) -> Iterator[Found]:
    versions = [dict(_wheel(wheel)) for wheel in wheels]
    for path, default in versions[0].items():
        if all(repr(other.get(path, default)) == repr(default) for other in versions):
            yield Found("", "", "", path, default)


def _wheel(wheel: Path) -> Iterator[tuple[str, Any]]:
    with zipfile.ZipFile(wheel) as archive:
        texts = {name: archive.read(f"litellm/{name}").decode("utf-8") for name in _FILES}
    yield from _assigned(ast.parse(texts["__init__.py"]).body, "/litellm_settings")
    router = _class(texts["router.py"], "Router")
    init = next(node for node in router.body if isinstance(node, ast.FunctionDef) and node.name == "__init__")
    arguments = [*init.args.args[len(init.args.args) - len(init.args.defaults) :], *init.args.kwonlyargs]
    for argument, value in zip(arguments, [*init.args.defaults, *init.args.kw_defaults], strict=True):
        yield from _constant(f"/router_settings/{argument.arg}", value)
    for field in _class(texts["proxy/_types.py"], "ConfigGeneralSettings").body:
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            call = field.value
            value = call.args[0] if isinstance(call, ast.Call) and call.args else call
            yield from _constant(f"/general_settings/{field.target.id}", value)


def _class(text: str, name: str) -> ast.ClassDef:
    return next(node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef) and node.name == name)


def _assigned(body: list[ast.stmt], mount: str) -> Iterator[tuple[str, Any]]:
    for node in body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield from _constant(f"{mount}/{node.target.id}", node.value)
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            yield from _constant(f"{mount}/{node.targets[0].id}", node.value)


def _constant(path: str, value: ast.expr | None) -> Iterator[tuple[str, Any]]:
    name = path.rsplit("/", 1)[-1]
    if name.islower() and not name.startswith("_"):
        if isinstance(value, ast.Constant) and isinstance(value.value, bool | int | float | str):
            yield path, value.value
