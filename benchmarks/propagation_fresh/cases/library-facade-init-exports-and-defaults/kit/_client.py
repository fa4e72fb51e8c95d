from __future__ import annotations

from openai import OpenAI

_state: dict[str, object] = {"headers": {}, "client": None}


def configure(*, headers: dict[str, str] | None = None, client: OpenAI | None = None) -> None:
    if headers is not None:
        _state["headers"] = headers
    _state["client"] = client


def get_client() -> OpenAI:
    if _state["client"] is None:
        _state["client"] = OpenAI(default_headers=_state["headers"])
    return _state["client"]
