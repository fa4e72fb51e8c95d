"""aiohttp with session headers; a sync path by urllib that copies four of five."""
import asyncio
import json
import urllib.request

import aiohttp

URL = "https://api.anthropic.com/v1/messages"
TAGS = {"x-team-id": "raw", "x-cost-center": "cc-24", "x-service": "raw", "x-environment": "prod", "x-correlation-id": "w-1"}
BODY = {"model": "claude-sonnet-4-0", "max_tokens": 5, "messages": [{"role": "user", "content": "hi"}]}


async def ask_async():
    async with aiohttp.ClientSession(headers=TAGS) as session:
        async with session.post(URL, json=BODY) as response:
            return await response.json()


def ask_sync():
    request = urllib.request.Request(URL, data=json.dumps(BODY).encode(), method="POST")
    for name in list(TAGS)[:4]:
        request.add_header(name, TAGS[name])
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def main():
    asyncio.run(ask_async())
    ask_sync()
