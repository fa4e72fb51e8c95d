from functools import partial

import anyio
from openai import AsyncOpenAI

OWNER = {"x-team-id": "moderators", "x-cost-center": "cc-2322", "x-service": "comments", "x-environment": "prod"}


async def consume(client, stream, name):
    async with stream:
        async for comment in stream:
            await client.responses.create(
                model="gpt-4o-mini", input=comment["text"],
                extra_headers=OWNER | {"x-correlation-id": f"{name}-{comment['id']}"})


async def sample(client, comments):
    for comment in comments:
        await client.responses.create(model="gpt-4o", input=comment["text"], extra_headers=dict(OWNER))


async def run(comments):
    client = AsyncOpenAI()
    send, receive = anyio.create_memory_object_stream(10)
    async with anyio.create_task_group() as group:
        for number in range(2):
            group.start_soon(consume, client, receive.clone(), f"worker-{number}")
        group.start_soon(partial(sample, client, comments[:1]))
        receive.close()
        async with send:
            for comment in comments:
                await send.send(comment)


def main():
    anyio.run(run, [{"id": 1, "text": "nice"}, {"id": 2, "text": "not nice"}])
