import asyncio

from agents import Agent, RunConfig, Runner

from models import OWNER, GatewayProvider

scout = Agent(name="scout", instructions="Look around.")


async def patrol(text, cid):
    provider = GatewayProvider({**OWNER, "x-correlation-id": cid})
    return await Runner.run(scout, text, run_config=RunConfig(model_provider=provider))


async def peek(text):
    return await Runner.run(scout, text, run_config=RunConfig(model_provider=GatewayProvider(OWNER)))


def main():
    asyncio.run(patrol("north", "o-1"))
    asyncio.run(peek("south"))
