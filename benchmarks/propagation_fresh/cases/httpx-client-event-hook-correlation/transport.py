import uuid

import httpx

GATEWAY = "https://llm.internal.example/v1"


def add_correlation(request: httpx.Request) -> None:
    request.headers.setdefault("x-correlation-id", uuid.uuid4().hex)


def gateway_client(service: str, *, traced: bool = True) -> httpx.Client:
    return httpx.Client(
        base_url=GATEWAY,
        headers={"x-team-id": "parts", "x-cost-center": "cc-2336", "x-service": service, "x-environment": "prod"},
        event_hooks={"request": [add_correlation] if traced else []},
        timeout=30,
    )
