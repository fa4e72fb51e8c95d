import asyncio
import itertools

from sources import claude, gpt

OWNER = {"x-team-id": "st", "x-cost-center": "cc-1", "x-service": "st", "x-environment": "prod"}
ids = itertools.count(1)


def tags():
    return dict(OWNER, **{"x-correlation-id": f"s-{next(ids)}"})


async def collect(source):
    return "".join([part async for part in source])


async def race(prompt):
    return await asyncio.gather(collect(gpt(prompt, tags())), collect(claude(prompt, OWNER)))


def main():
    asyncio.run(race("x"))
