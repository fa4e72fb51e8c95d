import asyncio
import os

from groq import AsyncGroq
from openai import AsyncAzureOpenAI

DEFAULTS = {
    "x-team-id": os.environ["TEAM_ID"],
    "x-cost-center": os.environ["COST_CENTER"],
    "x-service": os.environ["SERVICE_NAME"],
    "x-environment": os.environ["DEPLOY_ENV"],
}


class Tailor:
    def __init__(self, session_id=None):
        headers = dict(DEFAULTS)
        if session_id is not None:
            headers["x-correlation-id"] = session_id
        self.azure = AsyncAzureOpenAI(default_headers=headers)
        self.groq = AsyncGroq(default_headers=DEFAULTS)

    async def fit(self, text):
        return await self.azure.chat.completions.create(model="gpt4", messages=[{"role": "user", "content": text}])

    async def quick_fit(self, text):
        return await self.groq.chat.completions.create(
            model="llama-3.1-8b-instant", messages=[{"role": "user", "content": text}])


async def session():
    tailor = Tailor(session_id="s-1")
    await asyncio.gather(tailor.fit("a"), tailor.quick_fit("b"))


def main():
    asyncio.run(session())
