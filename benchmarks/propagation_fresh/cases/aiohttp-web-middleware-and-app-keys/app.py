import asyncio

from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from openai import AsyncOpenAI

LLM = web.AppKey("llm", AsyncOpenAI)
OWNER = {"x-team-id": "iot", "x-cost-center": "cc-64", "x-service": "alerts", "x-environment": "prod"}


@web.middleware
async def correlation(request, handler):
    request["llm_headers"] = {**OWNER, "x-correlation-id": request.headers.get("X-Request-Id", "boot")}
    return await handler(request)


async def explain_alert(request):
    result = await request.app[LLM].responses.create(
        model="gpt-4.1-mini", input="Explain the alert", extra_headers=request["llm_headers"]
    )
    return web.json_response({"text": result.output_text})


async def health(request):
    await request.app[LLM].responses.create(model="gpt-4.1-nano", input="ping", extra_headers=OWNER)
    return web.Response(text="ok")


def build_app():
    app = web.Application(middlewares=[correlation])
    app[LLM] = AsyncOpenAI()
    app.router.add_post("/alerts/explain", explain_alert)
    app.router.add_get("/health", health)
    return app


async def exercise(app):
    app.freeze()
    await app._handle(make_mocked_request("POST", "/alerts/explain", app=app))
    await app._handle(make_mocked_request("GET", "/health", app=app))


def main():
    asyncio.run(exercise(build_app()))
