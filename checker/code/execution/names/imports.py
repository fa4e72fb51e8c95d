"""What `import` and `from` bind."""

from __future__ import annotations

from checker.code.execution import machine as machine_module
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.names.loading import ensure
from checker.code.execution.names.module_names import is_written, module_name
from checker.code.execution.values import (
    Const,
    External,
    ModuleValue,
    Pending,
    Value,
)
from checker.code.source.project import Module, whole_words
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def import_statement(m: Machine, node: Node) -> None:
    """`import a.b as c`."""
    for dotted, alias in node[2]:
        top = dotted.partition(".")[0]
        project = m.program.project
        found = project.resolve(m.frame.module, 0, dotted)
        if isinstance(found, Module) and m.frame.module.uses(alias or top) < 2:
            ensure(m, found)
        if alias is not None:
            m.bind(alias, module_value(m, found, dotted))
        else:
            head = project.resolve(m.frame.module, 0, top)
            m.bind(top, module_value(m, head, top))


def module_value(m: Machine, found: Module | str | None, dotted: str) -> Value:
    """What a dotted name that was resolved to `found` stands for: a module, a folder, or a package elsewhere."""
    if isinstance(found, Module):
        return ModuleValue(found)
    if isinstance(found, str):
        return ModuleValue(_namespace(m, found))
    return External(dotted)


def _namespace(m: Machine, folder: str) -> Module:
    """A namespace package: a module without a body."""
    have = m.program.names.namespaces.get(folder)
    if have is None:
        have = m.program.names.namespaces[folder] = Module(f"{folder}/__init__.py", lambda _: b"")
    return have


def from_statement(m: Machine, node: Node) -> None:
    """`from a import b as c`: the name is bound to what stands there once it is read."""
    level, dotted, names = node[2], node[3], node[4]
    project = m.program.project
    found = project.resolve(m.frame.module, level, dotted)
    if names is None:
        if isinstance(found, Module):
            _star(m, found)
        elif found is None and not level:
            _external_star(m, dotted)
        return
    for name, alias in names:
        value: Value
        if isinstance(found, Module):
            if m.frame.tries and _lacks(m, found, name):
                m.fail()  # ImportError, which the block handles
                return
            value = Pending(found, name)
            if m.frame.env == m.frame.module.env:
                m.program.names.importers.setdefault((found, name), []).append((m.frame.env, alias or name))
            if _is_for_effect(m, found, name, alias or name):
                ensure(m, found)
                sub = project.submodule(found, name)
                if isinstance(sub, Module):
                    ensure(m, sub)
        elif isinstance(found, str):
            sub = project.submodule(found, name)
            value = module_value(m, sub, f"{dotted}.{name}")
        elif level:
            why = f"the module it is imported from is not found: {'.' * level}{dotted}"
            value = m.unknown(DepKind.OUTSIDE, why, node)
        else:
            value = External(f"{dotted}.{name}")
            known = m.set_outside.get(value.name)
            if known is not None:
                value = known[0]
        if m.st is not None:
            m.bind(alias or name, value)


def _lacks(m: Machine, module: Module, name: str) -> bool:
    """Whether a module certainly has no such name, once its body has run."""
    ensure(m, module)
    if m.st is None or module.in_progress or (module.path, -1) in m.program.runs.unfinished:
        return False
    env = m.live.get(module.env)
    names = env.attrs if isinstance(env, Instance) else {}
    if name in names or "__getattr__" in names or is_written(m, module, name):
        return False
    if m.program.project.submodule(module, name) is not None:
        return False
    # What a library's `*` brings is not known, nor are names that are set in ways other than by statements.
    spoken_of = next(whole_words(module.source, name.encode()), None) is not None
    return not spoken_of and not any(s[0] == "from" and s[4] is None for s in module.parsed.body)


def _is_for_effect(m: Machine, module: Module, name: str, bound: str) -> bool:
    """Whether an import is there for what the module does when it is imported: the name is not used afterwards. In a
    package's `__init__` names are re-exported, so there only a submodule counts."""
    importer = m.frame.module
    if importer.path.endswith("__init__.py"):
        return isinstance(m.program.project.submodule(module, name), Module) and importer.uses(bound) < 2
    return importer.uses(bound) < 2


def _star(m: Machine, module: Module) -> None:
    ensure(m, module)
    env = m.live.get(module.env)
    assert isinstance(env, Instance)
    exported = env.attrs.get("__all__")
    names = [k for k in env.attrs if not k.startswith("_")]
    if exported is not None:
        seq = m.as_seq(exported[0])
        if seq is not None:
            names = [str(v.value) for v, _ in seq.items if isinstance(v, Const)]
    for name in names:
        value = module_name(m, module, name)
        if value is not None and m.st is not None:
            m.bind(name, value)


def _external_star(m: Machine, dotted: str) -> None:
    """`from openai import *`: the names that the catalogue knows of that module."""
    for name in m.program.catalogue.names_of(dotted):
        m.bind(name, External(f"{dotted}.{name}"))


machine_module.STATEMENTS.update({"import": import_statement, "from": from_statement})
