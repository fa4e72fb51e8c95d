"""Default headers handed on as a mapping built from keyword arguments; the second client reads the wrong environment."""
import asyncio

import anthropic


def headers(**tags):
    return {"X-" + "-".join(part.capitalize() for part in k.split("_")): v for k, v in tags.items() if v is not None}


full = anthropic.AsyncAnthropic(default_headers=headers(
    team_id="zoo", cost_center="cc-1014", service="signs", environment="prod", correlation_id="nightly"))
thin = anthropic.AsyncAnthropic(default_headers=headers(
    team_id="zoo", cost_center="cc-1014", service="signs", environment="prod", correlation_id=None))


async def sign(client, animal):
    return await client.messages.create(model="claude-3-5-haiku-latest", max_tokens=9,
                                        messages=[{"role": "user", "content": animal}])


async def both(animal):
    return [await sign(full, animal), await sign(thin, animal)]


def main():
    asyncio.run(both("okapi"))
