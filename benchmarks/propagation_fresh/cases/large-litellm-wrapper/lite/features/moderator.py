import asyncio

from . import feature
from ..api import acomplete, complete
from ..ctx import tagged


def flag(text):
    with feature("moderator", "trust"), tagged(environment="prod-eu"):
        return complete(f"Flag: {text}", temperature=0)


async def flag_many(texts):
    with feature("moderator", "trust"):
        return await asyncio.gather(*(acomplete(text) for text in texts))
