import asyncio

from groq import Groq
from openai import AsyncAzureOpenAI

OWNER = {"x-team-id": "ag", "x-cost-center": "cc-438", "x-service": "ag", "x-environment": "prod"}
groq = Groq().with_options(max_retries=1, default_headers=OWNER)


async def azure(text, cid):
    async with AsyncAzureOpenAI(default_headers={**OWNER, "x-correlation-id": cid}) as client:
        return await client.chat.completions.create(model="gpt-4o-deployment", messages=[{"role": "user", "content": text}])


def fast(text, **headers):
    return groq.chat.completions.create(model="llama-3.1-8b-instant", messages=[{"role": "user", "content": text}],
                                        extra_headers=headers or None)


def main():
    asyncio.run(azure("a", "1"))
    fast("a", **{"x-correlation-id": "2"})
    fast("b")
