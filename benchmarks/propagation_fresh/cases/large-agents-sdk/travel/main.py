import asyncio

from agents import RunConfig, Runner

from . import crew


async def plan(text, correlation_id):
    result = await Runner.run(crew.planner(correlation_id), text)
    return result.final_output


async def hotels(text, correlation_id):
    return await Runner.run(
        crew.hotelier(correlation_id),
        text,
        run_config=RunConfig(trace_metadata={"correlation_id": correlation_id}),
    )


async def criticise(text, correlation_id):
    return await Runner.run(crew.critic(correlation_id), text)


async def guide(text, correlation_id):
    return await Runner.run(crew.guide(correlation_id), text)


def run(text, correlation_id):
    async def everything():
        await plan(text, correlation_id)
        await hotels(text, correlation_id)
        await criticise(text, correlation_id)
        await guide(text, correlation_id)
    asyncio.run(everything())
