from contextvars import ContextVar

request_tags: ContextVar[dict[str, str]] = ContextVar("request_tags", default={})
STATIC = {"x-team-id": "mail", "x-cost-center": "cc-2307", "x-service": "smart-reply", "x-environment": "prod"}


class TagMiddleware:
    def __init__(self, app, static):
        self.app = app
        self.static = static

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        incoming = {name.decode(): value.decode() for name, value in scope["headers"]}
        correlation = incoming.get("x-correlation-id") or f"mail-{id(scope)}"
        token = request_tags.set({**self.static, "x-correlation-id": correlation})
        try:
            await self.app(scope, receive, send)
        finally:
            request_tags.reset(token)
