import asyncio

from adapters import ClaudeLLM, OpenAILLM
from core.tags import Tags
from core.usecases import Summarise, Translate


async def serve():
    tags = Tags("hx", "cc-1")
    await Summarise(OpenAILLM(), tags)("d", "1")
    await Summarise(ClaudeLLM(), tags)("d", "2")
    await Translate(OpenAILLM(), tags)("d", "3")


def main():
    asyncio.run(serve())
