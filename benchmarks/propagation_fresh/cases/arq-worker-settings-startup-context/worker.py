from typing import Any

from arq.connections import RedisSettings
from openai import AsyncOpenAI

Ctx = dict[str, Any]


async def startup(ctx: Ctx) -> None:
    ctx["llm"] = AsyncOpenAI(default_headers={"x-team-id": "news", "x-cost-center": "cc-2311", "x-environment": "prod"})


async def shutdown(ctx: Ctx) -> None:
    await ctx["llm"].close()


async def on_job_start(ctx: Ctx) -> None:
    ctx["tags"] = {"x-service": "newsroom", "x-correlation-id": ctx["job_id"]}


async def teaser(ctx: Ctx, article: str) -> str:
    llm: AsyncOpenAI = ctx["llm"]
    response = await llm.responses.create(model="gpt-4o-mini", input=article, extra_headers=ctx["tags"])
    return response.output_text


async def keywords(ctx: Ctx, article: str) -> str:
    llm: AsyncOpenAI = ctx["llm"]
    response = await llm.responses.create(model="gpt-4o-mini", input=article, extra_headers={"x-service": "keywords"})
    return response.output_text


class WorkerSettings:
    functions = [teaser, keywords]
    redis_settings = RedisSettings()
    on_startup = startup
    on_shutdown = shutdown
    on_job_start = on_job_start
    max_jobs = 10
