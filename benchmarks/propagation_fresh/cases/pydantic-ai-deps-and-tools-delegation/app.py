import asyncio

from agents_ import OWNER, Deps, research, writer
from openai import AsyncOpenAI


async def run(rid):
    deps = Deps(rid, AsyncOpenAI())
    notes = await research.run("topic", deps=deps, model_settings={"extra_headers": {"x-correlation-id": rid}})
    more = await research.run("topic", deps=deps)
    return await writer.run(f"{notes.output} {more.output}")


def main():
    asyncio.run(run("r-1"))
