from contextvars import ContextVar

correlation_id: ContextVar[str] = ContextVar("correlation_id")


def outgoing() -> dict[str, str]:
    return {
        "x-team-id": "devtools",
        "x-cost-center": "cc-99",
        "x-service": "code-helper",
        "x-environment": "prod",
        "x-correlation-id": correlation_id.get(),
    }
