"""Coroutines and generators that are made on one line and waited for, or read, on a later one: by then other things are
set."""

import asyncio

from openai import AsyncOpenAI, OpenAI

TEAM = {"x-team-id": "search"}


class Session:
    def __init__(self, run=""):
        self.client = AsyncOpenAI()
        self.run = run

    async def ask(self):
        headers = {**TEAM, "x-correlation-id": self.run}
        return await self.client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


async def in_time():
    session = Session("1")
    return await session.ask()


async def set_later():
    session = Session()
    asked = session.ask()
    session.run = "1"
    return await asked


async def reset():
    session = Session("1")
    asked = session.ask()  # expect: blame correlation_id
    session.run = ""
    return await asked


class Stream:
    def __init__(self, run=""):
        self.client = OpenAI()
        self.run = run

    def lines(self):
        headers = {**TEAM, "x-correlation-id": self.run}
        yield self.client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def read_in_time():
    stream = Stream("1")
    lines = stream.lines()
    for line in lines:
        print(line)
    stream.run = ""


def read_late():
    stream = Stream("1")
    lines = stream.lines()  # expect: blame correlation_id
    stream.run = ""
    return list(lines)


def main():
    asyncio.run(in_time())
    asyncio.run(set_later())
    asyncio.run(reset())
    read_in_time()
    read_late()
