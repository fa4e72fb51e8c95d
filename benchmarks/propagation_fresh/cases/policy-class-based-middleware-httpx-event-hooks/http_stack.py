import uuid
from collections.abc import Callable

import httpx2 as httpx


class Stamp:
    """An event hook with state."""

    def __init__(self, owner: dict[str, str], *, correlate: bool = True):
        self.owner, self.correlate = owner, correlate

    def __call__(self, request: httpx.Request) -> None:
        for name, value in self.owner.items():
            if name not in request.headers:
                request.headers[name] = value
        if self.correlate:
            request.headers["X-Correlation-ID"] = str(uuid.uuid4())


def strip(*names: str) -> Callable[[httpx.Request], None]:
    def hook(request: httpx.Request) -> None:
        for name in names:
            request.headers.pop(name, None)
    return hook


def client(*hooks, **kwargs) -> httpx.Client:
    made = httpx.Client(**kwargs)
    made.event_hooks["request"].extend(hooks) if made.event_hooks["request"] else made.event_hooks.update({"request": [*hooks]})
    return made
