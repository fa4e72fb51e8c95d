from collections.abc import Callable
from typing import Any

Hook = Callable[[dict[str, Any]], dict[str, Any]]


class Pipeline:
    def __init__(self) -> None:
        self.hooks: list[Hook] = []

    def use(self, hook: Hook) -> "Pipeline":
        self.hooks.append(hook)
        return self

    def send(self, method: Callable[..., Any], **options: Any) -> Any:
        for hook in self.hooks:
            options = hook(options)
        return method(**options)


def owner(team: str, center: str) -> Hook:
    def apply(options: dict[str, Any]) -> dict[str, Any]:
        headers = {**options.get("extra_headers", {}), "x-team-id": team, "x-cost-center": center, "x-environment": "prod"}
        return {**options, "extra_headers": headers}

    return apply


def service(name: str) -> Hook:
    return lambda options: {**options, "extra_headers": {**options.get("extra_headers", {}), "x-service": name}}


def cap_tokens(limit: int) -> Hook:
    return lambda options: options | {"max_tokens": min(options.get("max_tokens", limit), limit)}
