import asyncio

from agents import ModelSettings, RunConfig, Runner

from factory import agent


async def triage(ticket, rid):
    config = RunConfig(model_settings=ModelSettings(extra_headers={"x-correlation-id": rid}), tracing_disabled=True)
    return await Runner.run(agent("triage"), ticket, run_config=config)


async def quick(ticket, rid):
    settings = ModelSettings(extra_headers={"x-correlation-id": rid})
    return await Runner.run(agent("quick", settings=settings, headers=None), ticket)


def blocking(ticket):
    return Runner.run_sync(agent("blocking"), ticket)


def main():
    asyncio.run(triage("t", "r-1"))
    asyncio.run(quick("t", "r-2"))
    asyncio.set_event_loop(asyncio.new_event_loop())
    blocking("t")
