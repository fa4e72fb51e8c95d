import asyncio

from agents import Deps, book, confirm


async def serve():
    deps = Deps("Ada", "run-1")
    await book("a table for two", deps)
    await confirm("a table for two", deps)


def main():
    asyncio.run(serve())
