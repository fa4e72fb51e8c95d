"""Coroutines that `asyncio.gather` runs by turns: where one waits, the others go on."""

import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "7"}


async def ask_late(headers):
    await asyncio.sleep(0.1)
    await client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable team_id correlation_id


async def ask_at_once(headers):
    await client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


async def strip(headers):
    headers.clear()


async def late():
    headers = dict(TAGS)
    await asyncio.gather(ask_late(headers), strip(headers))


async def at_once():
    headers = dict(TAGS)
    await asyncio.gather(ask_at_once(headers), strip(headers))


async def count(totals, headers):
    await asyncio.sleep(0)
    totals["n"] = 1
    await client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


async def of_other_mappings():
    totals = {}
    await asyncio.gather(count(totals, TAGS), count(totals, TAGS))


class Session:
    def __init__(self):
        self.headers = {}

    async def ask(self, run):
        self.headers = {"x-team-id": "search", "x-correlation-id": run}
        await asyncio.sleep(0)
        await client.responses.create(model="m", input="a", extra_headers=self.headers)  # expect: unverifiable correlation_id team_id
        self.headers = {}


async def one_for_all():
    session = Session()
    await asyncio.gather(*[session.ask(run) for run in ("1", "2")])


def main():
    asyncio.run(late())
    asyncio.run(at_once())
    asyncio.run(of_other_mappings())
    asyncio.run(one_for_all())
