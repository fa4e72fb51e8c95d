import asyncio
import functools

from openai import AsyncOpenAI


def attributed(method):
    @functools.wraps(method)
    async def inner(self, *args, **kwargs):
        kwargs.setdefault("extra_headers", {}).update(self.owner)
        return await method(self, *args, **kwargs)
    return inner


class Reviewer:
    def __init__(self, **owner):
        self.owner = {f"x-{k.replace('_', '-')}": v for k, v in owner.items()}
        self.client = AsyncOpenAI()

    @attributed
    async def review(self, diff, **options):
        return await self.client.responses.create(model="gpt-4o", input=diff, **options)

    async def nitpick(self, diff, **options):
        return await self.client.responses.create(model="gpt-4o", input=diff, **options)


async def run():
    reviewer = Reviewer(team_id="rv", cost_center="cc-41", service="rv", environment="ci")
    await reviewer.review("a", extra_headers={"x-correlation-id": "1"})
    await reviewer.nitpick("a", extra_headers={"x-correlation-id": "1"})


def main():
    asyncio.run(run())
