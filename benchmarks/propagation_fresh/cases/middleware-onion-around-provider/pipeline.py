from dataclasses import dataclass, field
from functools import reduce
from typing import Any, Callable


@dataclass
class ModelRequest:
    prompt: str
    model: str = "gpt-5-mini"
    headers: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)


Handler = Callable[[ModelRequest], str]
Middleware = Callable[[ModelRequest, Handler], str]


def compose(middlewares: list[Middleware], terminal: Handler) -> Handler:
    def wrap(inner: Handler, mw: Middleware) -> Handler:
        return lambda request: mw(request, inner)
    return reduce(wrap, reversed(middlewares), terminal)
