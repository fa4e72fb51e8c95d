import asyncio

import aiohttp

URL = "https://api.openai.com/v1/responses"
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}


class Api:
    def __init__(self, session):
        self.session = session

    async def ask(self, text, **headers):
        async with self.session.post(URL, json={"model": "gpt-4o", "input": text}, headers=headers or None) as reply:
            return await reply.json()

    async def ask_blank(self, text):
        async with self.session.request("POST", URL, json={"model": "gpt-4o", "input": text},
                                        headers={"x-correlation-id": "1", "X-Team-ID": ""}) as reply:
            return await reply.json()


async def run():
    async with aiohttp.ClientSession(headers=TAGS) as session:
        api = Api(session)
        await api.ask("a", **{"x-correlation-id": "1"})
        await api.ask_blank("b")


def main():
    asyncio.run(run())
