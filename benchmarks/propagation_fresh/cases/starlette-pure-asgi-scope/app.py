from openai import OpenAI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

client = OpenAI(default_headers={"x-team-id": "maps", "x-cost-center": "cc-15", "x-service": "poi"})


class TraceMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            headers = dict(scope["headers"])
            scope["trace_id"] = headers.get(b"x-trace-id", b"untraced").decode()
        await self.app(scope, receive, send)


def describe(request: Request):
    result = client.responses.create(
        model="gpt-4.1-mini",
        input="Describe " + request.query_params["poi"],
        extra_headers={"x-environment": "prod", "x-correlation-id": request.scope["trace_id"]},
    )
    return PlainTextResponse(result.output_text)


def nearby(request: Request):
    result = client.responses.create(
        model="gpt-4.1-mini",
        input="Near " + request.query_params["poi"],
        extra_headers={"x-correlation-id": "nearby-search"},
    )
    return PlainTextResponse(result.output_text)


app = Starlette(routes=[Route("/describe", describe), Route("/nearby", nearby)])
app.add_middleware(TraceMiddleware)


def main():
    http = TestClient(app)
    http.get("/describe?poi=a", headers={"x-trace-id": "t"})
    http.get("/nearby?poi=a")
