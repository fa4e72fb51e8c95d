"""Abstract values: what an expression may be at run time, and why it is not known better.

A value never claims more than the code shows. What is chosen by something outside (a parameter of the outermost
function, an environment variable, a file) carries *deps*: the symbols that decide it. No deps: the project's own code
takes this path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, Union

from checker.code.source.summary import Node
from checker.code.trail import DepKind

if TYPE_CHECKING:
    from checker.code.source.project import Module

MAX_ALTERNATIVES = 16
MAX_OBJECTS = 4  # that are still followed where there are more alternatives


_OPEN = frozenset({DepKind.PARAMETER, DepKind.OBJECT, DepKind.GLOBAL, DepKind.CONTEXT})


@dataclass(frozen=True, slots=True)
class Dep:
    """What decides a value, and where the trail was lost. `subject` is its name, as a model in the policy would say it:
    a function of a library in full (`acme.headers`), a parameter, a variable."""

    kind: DepKind
    key: str
    why: str
    path: str = ""
    pos: int = 0
    subject: str = ""

    def __hash__(self) -> int:
        return hash((self.key, self.pos))  # sets of these are made all the time: the rest tells few apart

    @property
    def is_open(self) -> bool:
        """Whether a caller may still settle it."""
        return self.kind in _OPEN


Deps = frozenset[Dep]
NO_DEPS: Deps = frozenset()


@dataclass(slots=True, unsafe_hash=True)
class Const:
    """A literal. `value` is str, bytes, int, float, bool or None."""

    value: Any


@dataclass(slots=True, unsafe_hash=True)
class Text:
    """A string some of whose parts are known: None stands for unknown text. `filled`: it is not empty, whatever the
    unknown parts hold."""

    parts: tuple[str | None, ...]
    deps: Deps = NO_DEPS
    filled: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Unknown:
    """A value of which nothing is known but what decides it. `filled`: neither None nor empty (an id, a number)."""

    deps: Deps = NO_DEPS
    filled: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Number(Unknown):
    """A number of which nothing is known: as text it is not empty, and yet it may be zero, which is false."""

    filled: bool = True


@dataclass(slots=True, unsafe_hash=True)
class Ref:
    """A reference to an object of the heap."""

    id: int


@dataclass(slots=True, unsafe_hash=True)
class External:
    """A name of a library that is not part of the project: `openai.OpenAI`, `os.environ`."""

    name: str


@dataclass(slots=True, unsafe_hash=True)
class Function:
    """A project function or lambda with what it closes over. `receiver` is the bound first argument, `owner` the class
    whose body defines it (for `super()`), `defaults` the values of parameters that were fixed when it was made."""

    module: Module
    id: int
    scope: int = -1  # heap id of the enclosing environment, -1: module level
    receiver: Value | None = None
    owner: Value | None = None
    body: Node | None = None  # a lambda's node
    defaults: tuple[tuple[str, Value], ...] = ()

    def bound(self, receiver: Value | None) -> Function:
        """The same function with its first argument given."""
        return Function(self.module, self.id, self.scope, receiver, self.owner, self.body, self.defaults)


def function_key(function: Function, name: str) -> str:
    """By which an attribute that code sets on a function is kept."""
    return f"{function.module.path}#{function.id}#{function.scope}.{name}"


@dataclass(slots=True, unsafe_hash=True)
class Class:
    """A project class, by the heap id of its class object."""

    id: int


@dataclass(slots=True, unsafe_hash=True)
class ModuleValue:
    module: Module


@dataclass(slots=True, unsafe_hash=True)
class Method:
    """A method of a built-in object or of an external one, looked up and not yet called."""

    receiver: Value
    name: str


@dataclass(slots=True, unsafe_hash=True)
class ClientPath:
    """An attribute path below an SDK client: `client.chat.completions`."""

    client: int  # heap id
    path: tuple[str, ...]


@dataclass(slots=True, unsafe_hash=True)
class Partial:
    """`functools.partial`, a bound decorator factory, a descriptor: `function` with some arguments given."""

    function: Value
    args: tuple[tuple[int, str, Value], ...]


@dataclass(slots=True, unsafe_hash=True)
class Descriptor:
    """property, classmethod, staticmethod, cached_property around a function of a class body."""

    kind: str
    function: Value


@dataclass(slots=True, unsafe_hash=True)
class Super:
    """`super()`: attribute look-up starts after `owner` in the receiver's linearisation."""

    owner: Value
    receiver: Value


@dataclass(slots=True, unsafe_hash=True)
class Pending:
    """A name imported from a project module which has not been looked at yet; only scopes hold one."""

    module: Module
    name: str


class MemberKey(str):
    """A key of a mapping that is a member of a `str` enumeration: the text, and which member it is."""

    member: Ref

    def __new__(cls, text: str, member: Ref) -> Self:
        made = super().__new__(cls, text)
        made.member = member
        return made


class ObjectKey(tuple[Any, ...]):
    """A key of a mapping that is a tuple, or an object which equals others by its fields: these, and which it is."""

    value: Ref

    def __new__(cls, parts: tuple[Any, ...], value: Ref) -> Self:
        made = super().__new__(cls, parts)
        made.value = value
        return made


@dataclass(slots=True, unsafe_hash=True)
class Choice:
    """One of several values. Each alternative is taken when `deps` so decide; without deps the code itself may."""

    alternatives: tuple[tuple[Value, Deps], ...]


Value = Union[  # noqa: UP007 (a string alias would not do for the forward references)
    Const,
    Text,
    Unknown,
    Ref,
    External,
    Function,
    Class,
    ModuleValue,
    Method,
    ClientPath,
    Partial,
    Descriptor,
    Super,
    Pending,
    Choice,
]

NONE = Const(None)
TRUE = Const(True)
FALSE = Const(False)
FILLED = Unknown(NO_DEPS, True)
NUMBER = Number()


# Names that every module has.
BUILTINS = frozenset(
    "abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir "
    "divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int "
    "isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property "
    "range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ "
    "Exception BaseException ValueError TypeError KeyError RuntimeError AttributeError LookupError OSError "
    "NotImplementedError StopIteration StopAsyncIteration PermissionError FileNotFoundError TimeoutError "
    "ConnectionError ImportError ModuleNotFoundError IndexError AssertionError ArithmeticError ZeroDivisionError "
    "KeyboardInterrupt SystemExit UnicodeDecodeError Warning DeprecationWarning UserWarning NotImplemented Ellipsis "
    "aiter anext ExceptionGroup BaseExceptionGroup InterruptedError RecursionError MemoryError EOFError".split()
)


def external(why: str, kind: DepKind = DepKind.BOUND, subject: str = "") -> Deps:
    """Decided outside the project's code, at no place of it."""
    return frozenset((Dep(kind, why, why, subject=subject),))


_SENTINELS = frozenset({"NOT_GIVEN", "UNSET", "MISSING", "SENTINEL"})


def is_setting(name: str) -> bool:
    """Whether a library's name is that of a value (`sys.platform`, `settings.DEBUG`), not of a class or a sentinel."""
    last = name.rpartition(".")[2]
    return last[:1].islower() or (last.isupper() and last not in _SENTINELS)


# Attributes and results by which ids, times and digests are read: never empty where the object is there.
FILLED_NAMES = frozenset("hex id request_id _request_id urn model created name stem isoformat hexdigest".split())


def root_of(value: Value) -> Value:
    """The object whose attribute (of an attribute ...) a method is."""
    while isinstance(value, Method):
        value = value.receiver
    return value


def as_data(value: Value) -> Value:
    """An attribute of an unknown object, taken as a value of its own."""
    if isinstance(value, Method):
        root = root_of(value)
        if isinstance(root, Unknown):
            return Unknown(root.deps, root.filled and value.name in FILLED_NAMES)
    return value


def alternatives(value: Value) -> tuple[tuple[Value, Deps], ...]:
    """The alternatives of a choice, each with what decides for it; of another value that value alone."""
    return value.alternatives if isinstance(value, Choice) else ((value, NO_DEPS),)


def choose(items: list[tuple[Value, Deps]]) -> Value:
    """The choice among `items`, flattened, without repetition and bounded."""
    flat: dict[Value, Deps] = {}
    for value, deps in items:
        for inner, inner_deps in alternatives(value):
            both = deps | inner_deps if inner_deps else deps
            have = flat.get(inner)
            if have is None:
                flat[inner] = both
            elif have and not both:
                flat[inner] = NO_DEPS
            elif have and both:
                flat[inner] = have | both
    if len(flat) == 1:
        return next(iter(flat))
    if len(flat) > MAX_ALTERNATIVES:
        return _bounded(flat)
    return Choice(tuple(flat.items()))


def is_pending(value: Choice) -> bool:
    """Whether a name is imported from one of several modules, as the environment or a failing import decides."""
    return any(type(inner) is Pending for inner, _ in value.alternatives)


def one_arrived(value: Choice, look_up: Callable[[Pending], Value | None]) -> Value:
    """Such a name's value, looked up in each of them."""
    found = [((look_up(v) or Unknown(d)) if type(v) is Pending else v, d) for v, d in value.alternatives]
    return choose(found)


LEFT_OUT = "too many alternatives "  # begins the key of what decides them, the heap ids of objects follow


def left_out(value: Value) -> Iterator[Ref]:
    """The objects that an unknown value stands for where there were too many alternatives."""
    for dep in value.deps if isinstance(value, Unknown) else ():
        if dep.kind is DepKind.BOUND and dep.key.startswith(LEFT_OUT):
            yield from (Ref(int(id)) for id in dep.key.removeprefix(LEFT_OUT).split(",") if id)


def _bounded(flat: dict[Value, Deps]) -> Value:
    """Too many alternatives: some of the objects among them (calls of which are not to be lost), the rest as one."""
    objects = [(v, deps) for v, deps in flat.items() if isinstance(v, (Ref, ClientPath))][:MAX_OBJECTS]
    left = ",".join(str(v.id) for v in flat if isinstance(v, Ref) and v not in {o for o, _ in objects})
    merged: set[Dep] = {Dep(DepKind.BOUND, f"{LEFT_OUT}{left}", "more values than are followed")}
    for value, deps in flat.items():
        merged |= deps
        merged |= deps_of(value)
    rest = Unknown(frozenset(merged))
    return Choice((*objects, (rest, rest.deps))) if objects else rest


def join_values(left: Value, right: Value, deps: Deps) -> Value:
    """The value after a merge of two paths, separated by a condition that `deps` decide."""
    if left is right or left == right:
        return left
    return choose([(left, deps), (right, deps)])


def deps_of(value: Value) -> Deps:
    """What decides a value, as far as it is not decided."""
    if isinstance(value, (Unknown, Text)):
        return value.deps
    if isinstance(value, Method):
        root = root_of(value)
        return root.deps if isinstance(root, (Unknown, Text)) else NO_DEPS
    if isinstance(value, Choice):
        out: set[Dep] = set()
        for inner, deps in value.alternatives:
            out |= deps
            out |= deps_of(inner)
        return frozenset(out)
    return NO_DEPS


def ids_of(value: Value) -> Iterator[int]:
    """The heap objects that a value names."""
    match value:
        case Ref(id) | Class(id):
            yield id
        case ClientPath(client):
            yield client
        case Choice(items):
            for inner, _ in items:
                yield from ids_of(inner)
        case Method(receiver):
            yield from ids_of(receiver)
        case Partial(function, args):
            yield from ids_of(function)
            for _, _, inner in args:
                yield from ids_of(inner)
        case Descriptor(_, function):
            yield from ids_of(function)
        case Super(owner, receiver):
            yield from ids_of(owner)
            yield from ids_of(receiver)
        case Function():
            if value.scope >= 0:
                yield value.scope
            for part in (value.receiver, value.owner, *(v for _, v in value.defaults)):
                if part is not None:
                    yield from ids_of(part)
        case _:
            pass
