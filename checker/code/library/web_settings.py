"""What web frameworks keep as settings for all code of a process: Flask's `config` and `extensions` of the application,
Django's `settings`.

    app.config.from_object("shop.config.Production")      current_app.config["HEADERS"]
    settings.configure(OWNER={...})                       settings.OWNER

They are names of the library which code sets, as `flask.g.tags` is. Facts: https://flask.palletsprojects.com/en/stable/config/,
https://docs.djangoproject.com/en/stable/topics/settings/
"""

from __future__ import annotations

import re

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import NONE, Class, Const, Dep, Deps, External, ModuleValue, Unknown, Value, choose
from checker.code.library.library_model import Model
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind

_HELD = "flask.current_app."
_CONFIG = f"{_HELD}config"
_SETTINGS = "django.conf.settings"
_KEPT = {"config": _CONFIG, "extensions": f"{_HELD}extensions"}
_DJANGO_WORDS = ("INSTALLED_APPS", "ROOT_URLCONF", "MIDDLEWARE")


def of_application(value: Unknown, name: str) -> Value | None:
    """`app.config`, `app.extensions` of what `Flask(...)` made: the same as those of `current_app`."""
    kept = _KEPT.get(name)
    return External(kept) if kept and any(d.subject == "flask.Flask" for d in value.deps) else None


def has_items(name: str) -> bool:
    return name in _KEPT.values()


def store_item(m: Machine, owner: External, key: str, value: Value) -> None:
    """`current_app.config[key] = value`."""
    m.live.own(m.program.externals).keys[f"{owner.name}[{key}]"] = (value, None)


def item(m: Machine, owner: External, key: str) -> Value | None:
    """`current_app.config[key]` as far as code says; None where it does not."""
    slot = m.set_outside.get(f"{owner.name}[{key}]")
    return _or_later(m, key, slot[0]) if slot is not None else None


def _or_later(m: Machine, key: str, value: Value) -> Value:
    """A setting, or what a function puts in its place while the program runs."""
    if m.closed_world or not m.frames or m.frames[0].name == "<module>":
        return value
    found = m.program.web.state_setters.get(f"[{key}]")
    if found is None:
        found = m.program.web.state_setters[f"[{key}]"] = any(
            not module.is_test and _stores(module, key) for module in m.program.project.naming(key)
        )
    if not found:
        return value
    why = f"the setting `{key}` is changed while the program runs"
    deps: Deps = frozenset((Dep(DepKind.GLOBAL, f"setting {key}", why),))
    return choose([(value, deps), (Unknown(deps), deps)])


def _stores(module: Module, key: str) -> bool:
    """Whether a function that makes no application sets an item, or changes what it holds."""
    for found in re.finditer(_CHANGED % ((re.escape(key.encode()),) * 3), module.source):
        functions = [o for o in module.enclosing(found.start()) if not o.is_class]
        if functions and b"Flask(" not in module.source[functions[0].start : functions[0].end]:
            return True
    for found in re.finditer(_NAMED % re.escape(key.encode()), module.source):
        functions = [o for o in module.enclosing(found.start()) if not o.is_class]
        text = module.source[found.end() : functions[0].end] if functions else b""
        if re.search(_REDUCED % (found[1], found[1]), text):
            return True
    return False


# `["KEY"] = …`, `del config["KEY"]`, `config["KEY"].pop(…)`, `config.get("KEY")["x"] = …`, `config.update(KEY=…)`
_CHANGED = (
    rb"(?:\[\s*|\bget\(\s*)['\"]%b['\"]\s*[\])]\s*(?:\|?=(?!=)|\.\s*(?:pop|clear|update|popitem|setdefault)\b|\[[^\]]*\]\s*=(?!=))"
    rb"|\b(?:update|from_mapping)\([^)]*['\"]?\b%b\b"
    rb"|\bdel\s[^\n]*['\"]%b['\"]"
)

_NAMED = rb"\b(\w+)\s*=(?!=)[^\n]*['\"]%b['\"]\s*[\])]"  # `headers = current_app.config["KEY"]`
_REDUCED = rb"\b%b\s*\.\s*(?:pop|clear|popitem)\b|\bdel\s+%b\s*\["


# -- Flask ------------------------------------------------------------------------------------------------------------


def _from_object(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`app.config.from_object(Production)`: its members in capitals."""
    given = bound.get(0, "obj")
    if isinstance(given, Const) and isinstance(given.value, str):
        given = named(m, given.value)
    for name in _capitals(m, given):
        value = _member(m, given, name)
        if value is not None:
            store_item(m, External(_CONFIG), name, value)
    return Const(None)


def named(m: Machine, dotted: str) -> Value | None:
    """`"shop.config.Production"`: a module of the project, or what stands in one."""
    found = m.program.project.resolve(m.frame.module, 0, dotted)
    if isinstance(found, Module):
        return ModuleValue(found)
    parent, _, name = dotted.rpartition(".")
    found = m.program.project.resolve(m.frame.module, 0, parent) if parent else None
    return m.module_name(found, name) if isinstance(found, Module) else None


def _capitals(m: Machine, owner: Value | None) -> list[str]:
    from checker.code.execution.names import loading

    found: dict[str, None] = {}
    if isinstance(owner, Class):
        for base in reversed(classes.mro(m, owner)):
            holder = m.live.get(base.id) if isinstance(base, Class) else None
            found.update(dict.fromkeys(getattr(holder, "attrs", {})))
    elif isinstance(owner, ModuleValue):
        loading.ensure(m, owner.module)
        found.update(dict.fromkeys(getattr(m.live.get(owner.module.env), "attrs", {})))
    return [name for name in found if name.isupper()]


def _member(m: Machine, owner: Value | None, name: str) -> Value | None:
    if isinstance(owner, Class):
        return classes.find_in_class(m, owner, name)
    return m.module_name(owner.module, name) if isinstance(owner, ModuleValue) else None


def _update(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`app.config.update(tags, TEAM="a")`, and `from_mapping`."""
    for kind, keyword, value in args:
        mapping = m.as_dict(value) if kind != 1 else None
        rows = {keyword: (value, None)} if kind == 1 else mapping.keys if mapping is not None else {}
        for key, (inner, have) in rows.items():
            if isinstance(key, str):
                store_item(
                    m, External(_CONFIG), key, inner if have is None else choose([(inner, have), (Unknown(have), have)])
                )
    return Const(None)


def _get(owner: str) -> Model:
    def get(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        key = bound.get(0, "key")
        held = item(m, External(owner), key.value) if isinstance(key, Const) and isinstance(key.value, str) else None
        return held if held is not None else m.unknown(DepKind.OUTSIDE, f"an item of {owner}", node)

    return get


def _kept_in_request(taken: bool) -> Model:
    """`g.get("tags", {})`, `g.pop("tags", {})` (`taken`)."""

    def get(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        key = bound.get(0, "name")
        full = f"flask.g.{key.value}" if isinstance(key, Const) else ""
        slot = m.set_outside.get(full)
        if slot is None:
            return m.unknown(DepKind.RESULT, "what the request's `g` holds", node, subject="flask.g.get")
        if taken:
            m.live.own(m.program.externals).keys.pop(full)
        value, have = slot
        return value if have is None else choose([(value, have), (bound.get(1, "default") or NONE, have)])

    return get


# -- Django -----------------------------------------------------------------------------------------------------------


def _configure(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`settings.configure(OWNER={...})`."""
    for kind, keyword, value in args:
        if kind == 1:
            m.live.own(m.program.externals).keys[f"{_SETTINGS}.{keyword}"] = (value, None)
    return Const(None)


def of_django(m: Machine, full: str) -> Value | None:
    """`settings.OWNER`: of the only module of the project that is one of settings."""
    owner, _, name = full.rpartition(".")
    if owner != _SETTINGS or not name.isupper():
        return None
    module = settings_module(m)
    return m.module_name(module, name) if module is not None else None


def settings_module(m: Machine) -> Module | None:
    """None where there is no such module, or more than one."""
    found = {
        module
        for word in _DJANGO_WORDS
        for module in m.program.project.naming(word)
        if not module.is_test and re.search(rb"^%b\s*=" % word.encode(), module.source, re.MULTILINE)
    }
    return next(iter(found)) if len(found) == 1 else None


MODELS: dict[str, Model] = {
    f"{_CONFIG}.from_object": _from_object,
    f"{_CONFIG}.update": _update,
    f"{_CONFIG}.from_mapping": _update,
    f"{_CONFIG}.get": _get(_CONFIG),
    f"{_KEPT['extensions']}.get": _get(_KEPT["extensions"]),
    f"{_SETTINGS}.configure": _configure,
    "flask.g.get": _kept_in_request(False),
    "flask.g.pop": _kept_in_request(True),
}
