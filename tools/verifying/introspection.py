"""What is behind a name in an installed SDK: classes, methods behind properties and annotations, their parameters."""

from __future__ import annotations

import importlib
import inspect
import re
import sys
import typing
from functools import cache, cached_property
from typing import Any

MISSING = object()


def load_name(name: str) -> Any:
    """The object of that name, None where its module exists without it, MISSING where the package is not installed."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError as error:
            if error.name and not ".".join(parts).startswith(error.name):
                return MISSING  # an optional dependency of the SDK
            continue
        except Exception:  # noqa: BLE001 - an SDK may raise anything at import
            return MISSING
        rest = parts[length:]
        if not rest:
            return found
        if getattr(found, "__file__", None) is None and not hasattr(found, rest[0]):
            return MISSING  # a namespace package (`google`) without this member of it
        try:
            first = getattr(found, rest[0])
        except Exception:  # noqa: BLE001 - lazy modules raise what they like
            return None
        if len(rest) == 1:
            return first
        if inspect.isclass(first):
            return member(first, rest[1:])
        for attribute in rest[1:]:  # a module's client (`openai.chat`)
            first = getattr(first, attribute, None)
        return first
    return MISSING


def member(owner: Any, path: list[str]) -> Any:
    """The attribute at `path` below a class, following the types of properties and annotations."""
    for position, name in enumerate(path):
        static = inspect.getattr_static(owner, name, None)
        if static is None and inspect.isclass(owner):
            static = getattr(owner, name, None)  # by the class's own `__getattr__`
        if static is None:
            annotated = annotation(owner, name)
            if annotated is None:
                return MISSING if dynamic(owner) or set_by_constructor(owner, name) else None
            owner = annotated
            continue
        last = position == len(path) - 1
        if isinstance(static, cached_property | property):
            function = static.func if isinstance(static, cached_property) else static.fget
            returned = owner if names_self(function) else (replaced(owner, name) or returns(function))
            if returned is None:
                return MISSING
            owner = returned
        elif inspect.isclass(static) or last:
            owner = static.__func__ if isinstance(static, classmethod | staticmethod) else static
        else:
            owner = type(static)
    return owner


def replaced(owner: Any, name: str) -> Any:
    """The class of what a subclass's constructor sets in place of what the inherited property is said to give
    (`self._speech = RealtimeSpeech(...)` below a generated client's `speech`)."""
    for cls in getattr(owner, "__mro__", ()):
        if name in vars(cls):
            return None
        made = constructed(cls).get(f"_{name}")
        if made is not None:
            return resolve_text(made, cls.__module__)
    return None


@cache
def constructed(cls: type) -> dict[str, str]:
    """Attributes that a class's own methods set to a new object, and the class's name as it stands there."""
    try:
        return dict(re.findall(r"\bself\.(\w+) = (\w+)\(", inspect.getsource(cls)))
    except (OSError, TypeError):
        return {}


def dynamic(owner: Any) -> bool:
    """Whether a class makes attributes as they are asked for. Pydantic's own way gives none that is not declared."""
    own = [cls for cls in getattr(owner, "__mro__", ()) if not cls.__module__.startswith("pydantic.")]
    return owner is object or any("__getattr__" in vars(cls) for cls in own)


@cache
def is_optional(name: str) -> bool:
    """Whether a function that is not there is one of those which a module has where another package is installed."""
    module, _, function = name.rpartition(".")
    try:
        text = inspect.getsource(importlib.import_module(module))
    except (ImportError, OSError, TypeError):
        return False
    return re.search(rf"\b{function}\b", text) is not None


def set_by_constructor(owner: Any, name: str) -> bool:
    return any(name in attributes_set(cls) for cls in getattr(owner, "__mro__", ()))


@cache
def attributes_set(cls: type) -> set[str]:
    try:
        return set(re.findall(r"\bself\.(\w+)(?: =|:)", inspect.getsource(cls)))
    except (OSError, TypeError):
        return set()


def annotation(owner: Any, name: str) -> Any:
    for cls in getattr(owner, "__mro__", ()):
        lazy = vars(cls).get("_sub_sdk_map", {})
        if name in lazy:
            module, attribute = lazy[name]
            return getattr(importlib.import_module(module), attribute)
        text = vars(cls).get("__annotations__", {}).get(name)
        if text is None:
            continue
        if inspect.isclass(text):
            return text
        if "Self" in str(text):
            return owner
        return resolve_text(str(text), cls.__module__)
    return None


@cache
def returns(function: Any) -> Any:
    try:
        returned = typing.get_type_hints(function).get("return")
    except Exception:  # noqa: BLE001 - names imported for type checkers only
        returned = None
    if inspect.isclass(returned):
        return returned
    text = str(getattr(function, "__annotations__", {}).get("return", ""))
    found = resolve_text(text, function.__module__)
    if found is not None:
        return found
    # `from .resources.chat import Chat; return Chat(self)` in the body, or the import for type checkers in the module.
    body = inspect.getsource(function).splitlines()
    for line in [*body, *inspect.getsource(sys.modules[function.__module__]).splitlines()]:
        words = line.split()
        if words[:1] != ["from"] or not words[3:]:
            continue
        if text.strip("'\"") in line if text else line in body:
            package = function.__module__ if words[1].startswith(".") else None
            base = package.rpartition(".")[0] if package and not is_package(package) else package
            try:
                found = getattr(importlib.import_module(words[1], base), text.strip("'\"") or words[3], None)
            except ImportError:  # of an optional package
                continue
            if found is not None:
                return found
    return None


def names_self(function: Any) -> bool:
    return "Self" in str(getattr(function, "__annotations__", {}).get("return", ""))


def is_package(module: str) -> bool:
    return hasattr(sys.modules[module], "__path__")


def resolve_text(text: str, module: str) -> Any:
    for part in text.strip("'\"").replace("Optional[", "").rstrip("]").split("|"):
        found: Any = sys.modules[module]
        for name in part.strip().split("."):
            found = getattr(found, name, None)
        if inspect.isclass(found):
            return found
    return None


def missing_parameters(found: Any, parameters: list[str]) -> str | None:
    fields = getattr(found, "model_fields", None) or getattr(found, "__fields__", None)
    if isinstance(fields, dict):
        known = set(fields) | {getattr(field, "alias", None) for field in fields.values()}
        known |= set(inspect.signature(found.__init__).parameters)  # private attributes that the constructor takes
        lost = [name for name in parameters if name not in known]
        config = getattr(found, "model_config", {})
        moves = any("build_extra" in name for name in dir(found))  # LangChain: unknown keywords go to model_kwargs
        passes_on = any(p.kind is p.VAR_KEYWORD for p in inspect.signature(found.__init__).parameters.values())
        own = not found.__init__.__module__.startswith(("pydantic", "langchain_core"))
        if not lost or moves or (own and passes_on) or (isinstance(config, dict) and config.get("extra") == "allow"):
            return None
        return f"no field {', '.join(lost)}"
    try:
        signature = inspect.signature(found)
    except (TypeError, ValueError):
        return None
    if any(p.kind is p.VAR_KEYWORD for p in signature.parameters.values()):
        return None
    lost = [name for name in parameters if name not in signature.parameters]
    return f"no parameter {', '.join(lost)}" if lost else None
