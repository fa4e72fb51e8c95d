import os

from openai import AsyncOpenAI, OpenAI
import asyncio


class TaggedOpenAI(OpenAI):
    def __init__(self, *, correlation_id, **kwargs):
        self._correlation_id = correlation_id
        super().__init__(**kwargs)

    @property
    def default_headers(self):
        return {
            **super().default_headers,
            "x-team-id": os.environ["TEAM_ID"],
            "x-cost-center": os.environ["COST_CENTER"],
            "x-service": "subclassed",
            "x-environment": os.environ["DEPLOY_ENV"],
            "x-correlation-id": self._correlation_id,
        }


class AsyncTagged(AsyncOpenAI):
    def __init__(self, **kwargs):
        headers = kwargs.pop("default_headers", None) or {}
        headers = {"x-team-id": os.environ["TEAM_ID"], "x-service": "subclassed", "x-environment": "prod", **headers}
        super().__init__(default_headers=headers, **kwargs)


def ask(text):
    return TaggedOpenAI(correlation_id="c-1").chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}]
    )


async def ask_async(text):
    client = AsyncTagged(default_headers={"x-correlation-id": "c-2"})
    return await client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    asyncio.run(ask_async("a"))
