import asyncio

from llm import AsyncTagged, TaggedOpenAI

sync = TaggedOpenAI(owner="skiff", default_headers={"x-correlation-id": "s-1"})


def row(text):
    return sync.responses.create(model="gpt-4o", input=text)


def row_other(text):
    return TaggedOpenAI(owner="skiff").responses.create(model="gpt-4o", input=text)


async def sail(text):
    return await AsyncTagged().responses.create(model="gpt-4o", input=text, extra_headers={"x-environment": "prod",
                                                                                       "x-correlation-id": "s-2"})


def main():
    row("a")
    row_other("b")
    asyncio.run(sail("c"))
