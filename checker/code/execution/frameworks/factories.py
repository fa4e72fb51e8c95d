"""Applications of web frameworks that a function makes: what it puts into them is there before each request.

def create_app():
    app = Flask(__name__)
    app.config.from_object("shop.config.Production")
    app.register_blueprint(routes)
    return app
"""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.code.execution.calls.calls import NOWHERE
from checker.code.execution.calls.symbolic_calls import run_symbolic
from checker.code.execution.calls.tasks import settle
from checker.code.execution.frameworks.web import APPLICATIONS
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.values import Dep, Deps, Function, Unknown, Value, choose
from checker.code.trail import DepKind

FACTORY_STEPS = 2_000


def within_application(m: Machine, function: Function, run: Callable[[], None]) -> None:
    """Run a function that a framework calls after the only one of the project that makes an application."""
    factory = _factory(m)
    if factory is None or m.st is None or (factory.module is function.module and _within(factory, function)):
        run()
        return
    web = m.program.web
    layers, applications = dict(web.layers), dict(web.applications)
    _make(m, factory)
    run()
    web.layers, web.applications = layers, applications


def _within(factory: Function, function: Function) -> bool:
    outline = factory.module.parsed.outline(factory.id)
    return outline is not None and outline.start <= function.id < outline.end


def _make(m: Machine, factory: Function) -> None:
    """Run a factory for what it leaves; what it calls and defines is that of its own run."""
    before, sightings, nested, in_full = m.live.fork(), m.sightings, list(m.nested), m.in_full
    m.sightings, m.in_full = [], True

    def made() -> Value:
        return settle(m, run_symbolic(m, factory, None), NOWHERE)

    try:
        m.limited(FACTORY_STEPS, NOWHERE, made)
    finally:
        m.sightings, m.nested, m.in_full = sightings, nested, in_full
    if m.st is None:
        m.st = before
    _doubt_what_others_set(m)


def _doubt_what_others_set(m: Machine) -> None:
    """What the factory set, and a function that it did not run sets as well, may be something else by now."""
    for id, now in list(m.live.everything().items()):
        first = m.program.base.get(id)
        if not isinstance(now, Instance) or not isinstance(first, Instance):
            continue
        for name, slot in list(now.attrs.items()):
            if slot != first.attrs.get(name) and _is_set_by_another(m, name):
                deps: Deps = frozenset((Dep(DepKind.GLOBAL, name, f"`{name}` is set while the program runs"),))
                m.live.own(id).attrs[name] = (choose([(slot[0], deps), (Unknown(deps), deps)]), slot[1])


def _is_set_by_another(m: Machine, name: str) -> bool:
    word = re.escape(name.encode())
    setting = re.compile(rb"(?:\.\s*%b|^[ \t]*%b)\s*(?::[^=\n]+)?\|?=(?!=)" % (word, word), re.MULTILINE)
    for module in m.program.project.naming(name):
        for found in () if module.is_test else setting.finditer(module.source):
            around = [o for o in module.enclosing(found.end()) if not o.is_class]
            if not around or around[-1].name == "__init__" or (module.path, around[-1].start) in m.called:
                continue
            text = module.source[around[-1].start : around[-1].end]
            if found[0].lstrip().startswith(b".") or b"global %b" % name.encode() in text:
                return True
    return False


def _factory(m: Machine) -> Function | None:
    """None where an application is made when a module is imported, and where several functions make one."""
    known = m.program.web.factory
    if known is None:
        found = {f for word in APPLICATIONS for f in _making(m, word)}
        known = m.program.web.factory = (next(iter(found)) if len(found) == 1 else None,)
    return known[0]


def _making(m: Machine, word: str) -> list[Function | None]:
    """The functions that make an application; None for a module."""
    out: list[Function | None] = []
    for module in m.program.project.naming(word):
        for found in () if module.is_test else re.finditer(rb"(?<!\w)%b\(" % word.encode(), module.source):
            around = module.enclosing(found.start())
            out.append(Function(module, around[0].start) if around and not around[0].is_class else None)
    return out
