import asyncio

import instructor
from openai import AsyncOpenAI
from pydantic import BaseModel

TAGS = {"x-team-id": "ia", "x-cost-center": "cc-4010", "x-service": "ia", "x-environment": "prod", "x-correlation-id": "i"}


class City(BaseModel):
    name: str


def make(tagged):
    return instructor.from_openai(AsyncOpenAI(default_headers=TAGS if tagged else None))


async def extract(client, text):
    return await client.chat.completions.create(model="gpt-4o-mini", response_model=City, messages=[{"role": "user", "content": text}])


async def both(text):
    await extract(make(True), text)
    await extract(make(tagged=False), text)


def main():
    asyncio.run(both("Rome"))
