"""Agents as dataclass copies: clone() with other settings, and one that was cloned without them."""
import asyncio

from agents import Agent, ModelSettings, Runner

OWNER = {"x-team-id": "granary", "x-cost-center": "cc-927", "x-service": "grain", "x-environment": "prod"}
base = Agent(name="grain", instructions="Count sacks.", model="gpt-4o")


def with_headers(agent, cid=None):
    headers = dict(OWNER)
    if cid:
        headers["x-correlation-id"] = cid
    return agent.clone(model_settings=ModelSettings(extra_headers=headers))


async def count(text, cid):
    return await Runner.run(with_headers(base, cid), text)


async def audit(text):
    return await Runner.run(with_headers(base), text)


def main():
    asyncio.run(count("a", "g-1"))
    asyncio.run(audit("b"))
