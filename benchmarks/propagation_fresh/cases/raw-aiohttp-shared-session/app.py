import asyncio

import aiohttp

URL = "https://api.mistral.ai/v1/chat/completions"
META = {"team_id": "aio", "cost_center": "cc-1061", "service": "aio", "environment": "prod"}


def payload(text, **meta):
    return {"model": "mistral-small-latest", "messages": [{"role": "user", "content": text}], "metadata": {**META, **meta}}


class Api:
    async def __aenter__(self):
        self.http = aiohttp.ClientSession(raise_for_status=True)
        return self

    async def __aexit__(self, *exc):
        await self.http.close()

    async def chat(self, text, **meta):
        async with self.http.post(URL, json=payload(text, **meta), headers={"Authorization": "Bearer k"}) as r:
            return (await r.json())["choices"][0]["message"]


async def run():
    async with Api() as api:
        await api.chat("a", correlation_id="1")
        await api.chat("b")


def main():
    asyncio.run(run())
