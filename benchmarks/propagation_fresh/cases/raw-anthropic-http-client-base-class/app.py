import asyncio

from claude import Claude, TaggedClaude


async def run():
    async with Claude() as api:
        await api.message("a", rid="r-1")
    async with TaggedClaude() as api:
        await api.message("b")
    async with Claude() as api:
        await api.message("c")


def main():
    asyncio.run(run())
