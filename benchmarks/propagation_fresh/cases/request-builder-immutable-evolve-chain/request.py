from __future__ import annotations

from collections import UserDict
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType


class Headers(UserDict):
    def __setitem__(self, key, value):
        self.data[key.lower().replace("_", "-")] = value


@dataclass(frozen=True)
class Req:
    model: str = "claude-haiku-4-5"
    max_tokens: int = 10
    messages: tuple[dict, ...] = ()
    extra_headers: MappingProxyType = field(default_factory=lambda: MappingProxyType({}))

    def user(self, text: str) -> Req:
        return replace(self, messages=(*self.messages, {"role": "user", "content": text}))

    def tagged(self, **tags: str) -> Req:
        merged = Headers(self.extra_headers)
        for name, value in tags.items():
            merged[f"X_{name}"] = value
        return replace(self, extra_headers=MappingProxyType(dict(merged)))

    def untagged(self, *names: str) -> Req:
        return replace(self, extra_headers={k: v for k, v in self.extra_headers.items() if k not in names})

    def kwargs(self) -> dict:
        return {f.name: getattr(self, f.name) for f in fields(self)} | {"messages": list(self.messages), "extra_headers": dict(self.extra_headers)}
