from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True)
class RequestMeta:
    team: str
    cost_center: str
    service: str
    environment: str
    correlation_id: str


@runtime_checkable
class ChatGateway(Protocol):
    def complete(self, prompt: str, meta: RequestMeta) -> str: ...
