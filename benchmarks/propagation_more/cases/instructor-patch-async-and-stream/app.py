"""instructor over an async client, create_with_completion and create_iterable."""
import asyncio

import instructor
from openai import AsyncOpenAI, OpenAI
from pydantic import BaseModel

TAGS = {"x-team-id": "in", "x-cost-center": "cc-484", "x-service": "in", "x-environment": "prod", "x-correlation-id": "1"}


class City(BaseModel):
    name: str


def build(client_class, **options):
    return instructor.from_openai(client_class(**options), mode=instructor.Mode.TOOLS)


async def city(text):
    client = build(AsyncOpenAI)
    return await client.chat.completions.create(model="gpt-4o-mini", response_model=City, max_retries=0,
                                                messages=[{"role": "user", "content": text}], extra_headers=TAGS)


def city_with_completion(text):
    client = build(OpenAI, default_headers={"x-team-id": "in"})
    found, raw = client.chat.completions.create_with_completion(
        model="gpt-4o-mini", response_model=City, max_retries=0, messages=[{"role": "user", "content": text}])
    return found, raw.id


def main():
    asyncio.run(city("a"))
    city_with_completion("a")
