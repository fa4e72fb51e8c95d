import time

from pipeline import Handler, ModelRequest


class Ownership:
    def __init__(self, team: str, cost_center: str):
        self.pairs = {"x-team-id": team, "x-cost-center": cost_center}

    def __call__(self, request: ModelRequest, proceed: Handler) -> str:
        request.headers.update(self.pairs)
        return proceed(request)


def correlation(request: ModelRequest, proceed: Handler) -> str:
    request.headers.setdefault("x-correlation-id", f"req-{time.time_ns()}")
    return proceed(request)


def deployment(request: ModelRequest, proceed: Handler) -> str:
    request.headers |= {"x-service": "onion", "x-environment": "prod"}
    return proceed(request)


def cheap_model(request: ModelRequest, proceed: Handler) -> str:
    """Makes a new request with the cheap model, and forgets what was put on the old one."""
    return proceed(ModelRequest(prompt=request.prompt, model="gpt-5-nano"))
