import asyncio
import json
import urllib.request

import aiohttp

URL = "https://api.anthropic.com/v1/messages"
OWNER = {"x-team-id": "ao", "x-cost-center": "cc-436", "x-service": "ao", "x-environment": "prod"}


def body(text):
    return {"model": "claude-sonnet-4-0", "max_tokens": 3, "messages": [{"role": "user", "content": text}]}


async def ask(text, cid):
    async with aiohttp.ClientSession() as session:
        async with session.post(URL, json=body(text), headers={**OWNER, "x-correlation-id": cid}) as response:
            return await response.json()


def ask_opener(text):
    opener = urllib.request.build_opener()
    opener.addheaders = list(OWNER.items())
    with opener.open(urllib.request.Request(URL, data=json.dumps(body(text)).encode(), headers={"content-type": "application/json"})) as response:
        return json.load(response)


def main():
    asyncio.run(ask("a", "1"))
    ask_opener("a")
