"""Commands of click and typer: the groups and callbacks that run before a command, and the context that they share.

Facts: https://click.palletsprojects.com/en/stable/commands-and-groups/, https://click.palletsprojects.com/en/stable/complex/,
https://typer.tiangolo.com/tutorial/commands/callback/
"""

from __future__ import annotations

from checker.code.execution.calls.calls import summary_of
from checker.code.execution.frameworks.web import place_of
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import Const, Dep, External, Function, Method, Ref, Unknown, Value
from checker.code.source.summary import FunctionSummary, Node, Parameter
from checker.code.trail import DepKind

_LIBRARIES = ("click", "asyncclick", "typer", "rich_click")
_WORDS = ("command", "group", "callback")
_CONTEXTS = tuple(f"{library}.Context" for library in _LIBRARIES)
_PASS_CONTEXT = tuple(f"{library}.pass_context" for library in _LIBRARIES)
_PASS_OBJECT = tuple(f"{library}.pass_obj" for library in _LIBRARIES)
_OPTIONS = tuple(f"{library}.{word}" for library in _LIBRARIES for word in ("option", "argument"))
_TYPER = ("typer.Option", "typer.Argument")
MAX_GROUPS = 4


def parents_of(m: Machine, summary: FunctionSummary) -> list[Function] | None:
    """The groups above a command, the outermost first; None where a function is no command."""
    for decorator in summary.decorators:
        bare = decorator[3] if decorator[0] == "call" else decorator
        value = m.eval(bare) if bare[0] in ("name", "attr") and m.st is not None else None
        if isinstance(value, External) and value.name.partition(".")[0] in _LIBRARIES:
            if value.name.rpartition(".")[2] in _WORDS:
                return []
        if not isinstance(value, Method) or value.name not in _WORDS:
            continue
        owner = value.receiver
        if isinstance(owner, Function):
            above = parents_of(m, summary_of(owner))
            return [*above, owner][-MAX_GROUPS:] if above is not None else None
        if isinstance(owner, Unknown) and any(d.subject.startswith("typer.") for d in owner.deps):
            callback = m.program.web.callbacks.get(place_of(m, owner) or ("", 0))
            return [callback] if callback is not None and value.name == "command" else []
    return None


def note_callback(m: Machine, application: Value, function: Function) -> None:
    """`@app.callback()` of typer: what runs before each command of the application."""
    place = place_of(m, application)
    if place is not None:
        m.program.web.callbacks[place] = function


def begin(m: Machine) -> None:
    """A run of a command: the groups above it and the command itself have one context."""
    made = Instance("command context")
    why = "what code that was not read keeps in the context of the command"
    made.open = frozenset((Dep(DepKind.DATA, why, why),))
    m.command_context = m.add(made)


def handed(m: Machine, summary: FunctionSummary, param: Parameter, types: list[Value]) -> Value | None:
    """What click or typer hands to a parameter: the context, its object, an option; None for others."""
    context = m.command_context
    if context is None or m.st is None or not m.st.has(context.id):
        return None
    if any(isinstance(kind, External) and kind.name in _CONTEXTS for kind in types):
        return context
    options: list[tuple[Node, str]] = []
    for decorator in summary.decorators:
        bare = decorator[3] if decorator[0] == "call" else decorator
        value = m.eval(bare) if bare[0] in ("name", "attr") else None
        name = value.name if isinstance(value, External) else ""
        if param is summary.params[0] and name in _PASS_CONTEXT:
            return context
        if param is summary.params[0] and name in _PASS_OBJECT:
            return _object_of(m, context)
        if name in _OPTIONS and decorator[0] == "call":
            options.append((decorator, name.rpartition(".")[2]))
    found = next((o for o in options if _names(o[0], o[1]) == param.name), None)
    if found is not None:
        return _option(m, found[0], found[1])
    return _of_typer(m, summary, param)


def _object_of(m: Machine, context: Ref) -> Value:
    obj = m.get(context)
    slot = obj.attrs.get("obj")
    return slot[0] if slot is not None else Unknown(obj.open)


def _names(decorator: Node, kind: str) -> str:
    """The parameter that `@option("--cost-center", "-c")` gives its value to."""
    texts = [a[2][2] for a in decorator[4] if a[0] == 0 and a[2][0] == "const" and isinstance(a[2][2], str)]
    plain = next((t for t in texts if not t.startswith("-")), None)
    longest = plain or max(texts, key=lambda t: len(t) - len(t.lstrip("-")), default="")
    return longest.partition("/")[0].lstrip("-").replace("-", "_").lower()


def _option(m: Machine, decorator: Node, kind: str) -> Value:
    from checker.code.library.command_lines import value_on_any_line

    keywords = {a[1]: m.eval(a[2]) for a in decorator[4] if a[0] == 1}
    if keywords.pop("multiple", None) == Const(True):
        keywords["nargs"] = Const("*")
    if keywords.pop("is_flag", None) == Const(True):
        keywords["action"] = Const("store_true")
    name = next((a[2][2] for a in decorator[4] if a[0] == 0 and a[2][0] == "const"), "")
    required = kind == "argument" and "default" not in keywords and keywords.get("required") != Const(False)
    optional = (not required and kind == "option") or "default" in keywords
    return value_on_any_line(m, str(name), optional, keywords, decorator)


def _of_typer(m: Machine, summary: FunctionSummary, param: Parameter) -> Value | None:
    """A parameter of a typer command: `cid: str = "1"`, `typer.Option("1")`, one without a default is required."""
    from checker.code.library.command_lines import value_on_any_line

    node: Node = param.default or ("unknown", summary.pos)
    if not any(k.startswith("typer.") for k in _kinds(m, summary)) or param.kind not in (0, 1, 3):
        return None
    if param.default is None:
        return value_on_any_line(m, param.name, False, {}, node)
    if param.default[0] == "const":
        return value_on_any_line(m, param.name, True, {"default": m.eval(param.default)}, node)
    callee = m.eval(param.default[3]) if param.default[0] == "call" else None
    if not isinstance(callee, External) or callee.name not in _TYPER:
        return None
    first = next((a[2] for a in param.default[4] if a[0] == 0), None)
    if first is None or first[0] != "const":
        return value_on_any_line(m, param.name, False, {}, node)  # `...`
    return value_on_any_line(m, param.name, True, {"default": m.eval(first)}, node)


def _kinds(m: Machine, summary: FunctionSummary) -> list[str]:
    """The libraries' names behind the decorators of a command."""
    out: list[str] = []
    for decorator in summary.decorators:
        bare = decorator[3] if decorator[0] == "call" else decorator
        value = m.eval(bare) if bare[0] in ("name", "attr") else None
        if isinstance(value, Method) and isinstance(value.receiver, Unknown):
            out += [d.subject for d in value.receiver.deps]
    return out


def on_context(m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], node: Node) -> Value | None:
    """A method of a command's context."""
    from checker.code.execution.calls.calls import call

    if name == "ensure_object" and args:
        if "obj" not in obj.attrs:
            m.own(ref).attrs["obj"] = (call(m, args[0][2], [], node), None)
        return _object_of(m, ref)
    if name == "find_object":
        return _object_of(m, ref)
    if name == "find_root":
        return ref
    if name == "invoke" and args:
        return call(m, args[0][2], args[1:], node)
    return None
