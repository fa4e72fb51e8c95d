import asyncio

from pool import Pool

OWNER = {"x-team-id": "pool", "x-cost-center": "cc-9", "x-service": "pool", "x-environment": "prod"}


async def leased(pool, text, rid):
    async with pool.lease() as client:
        return await client.responses.create(model="gpt-5", input=text, extra_headers={"x-correlation-id": rid})


async def in_turn(pool, text):
    return await pool.next().responses.create(model="gpt-5", input=text)


async def streamed(pool, text, rid):
    client = pool.next().with_options(timeout=5)
    stream = await client.chat.completions.create(
        model="gpt-4.1", messages=[{"role": "user", "content": text}], stream=True,
        extra_headers={"x-correlation-id": rid})
    async for chunk in stream:
        if chunk.choices:
            yield chunk.choices[0].delta.content


async def run():
    pool = Pool(["a", "b"], OWNER)
    await asyncio.gather(*[leased(pool, f"t{i}", f"r-{i}") for i in range(3)])
    await in_turn(pool, "x")
    async for _ in streamed(pool, "y", "r-9"):
        pass


def main():
    asyncio.run(run())
