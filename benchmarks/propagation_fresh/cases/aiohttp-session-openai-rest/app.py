import asyncio
import os

import aiohttp

CHAT = "https://api.openai.com/v1/chat/completions"


class OpenAIRest:
    def __init__(self, session: aiohttp.ClientSession):
        self.session = session

    async def chat(self, text: str, headers: dict | None = None) -> dict:
        body = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}]}
        async with self.session.post(CHAT, json=body, headers=headers) as response:
            return await response.json()


async def run():
    owner = {
        "x-team-id": "bots",
        "x-cost-center": "cc-37",
        "x-service": "discord-bot",
        "x-environment": "prod",
        "Authorization": "Bearer " + os.environ["OPENAI_API_KEY"],
    }
    async with aiohttp.ClientSession(headers=owner) as session:
        rest = OpenAIRest(session)
        await rest.chat("hello", {"x-correlation-id": "d-1"})
        await rest.chat("bye")


def main():
    asyncio.run(run())
