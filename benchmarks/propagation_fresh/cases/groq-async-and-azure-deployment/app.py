"""An async Groq client in a context manager and an Azure client with its own default headers."""
import asyncio

from groq import AsyncGroq
from openai import AsyncAzureOpenAI

OWNER = {"x-team-id": "dub", "x-cost-center": "cc-1010", "x-service": "subtitles", "x-environment": "prod"}


async def translate(lines):
    async with AsyncGroq(default_headers={**OWNER, "x-correlation-id": "dub-1"}) as groq:
        for line in lines:
            await groq.chat.completions.create(model="llama-3.1-8b-instant", messages=[{"role": "user", "content": line}])


async def polish(line):
    azure = AsyncAzureOpenAI(azure_deployment="gpt-4o", default_headers=OWNER)
    try:
        return await azure.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": line}])
    finally:
        await azure.close()


def main():
    asyncio.run(translate(["a", "b"]))
    asyncio.run(polish("a"))
