import asyncio
from collections.abc import AsyncIterator

from openai import AsyncOpenAI

llm = AsyncOpenAI()


async def source(rows: list[str]) -> AsyncIterator[dict]:
    for row in rows:
        await asyncio.sleep(0)
        yield {"text": row}


async def with_owner(rows: AsyncIterator[dict]) -> AsyncIterator[dict]:
    async for row in rows:
        yield {**row, "headers": {"x-team-id": "etl", "x-cost-center": "cc-2318", "x-environment": "prod"}}


async def with_run(rows: AsyncIterator[dict], service: str) -> AsyncIterator[dict]:
    number = 0
    async for row in rows:
        number += 1
        row["headers"] = {**row["headers"], "x-service": service, "x-correlation-id": f"{service}-{number}"}
        yield row


async def extract(rows: AsyncIterator[dict]) -> AsyncIterator[str]:
    async for row in rows:
        answer = await llm.responses.create(model="gpt-4o-mini", input=row["text"], extra_headers=row["headers"])
        yield answer.output_text


async def label(rows: AsyncIterator[dict]) -> list[str]:
    labels = []
    async for row in rows:
        answer = await llm.responses.create(model="gpt-4o-nano", input=row["text"], extra_headers=row["headers"])
        labels.append(answer.output_text)
    return labels


async def run() -> None:
    texts = ["first row", "second row"]
    async for text in extract(with_run(with_owner(source(texts)), "extractor")):
        print(text)
    print(await label(with_owner(source(texts))))


def main():
    asyncio.run(run())
