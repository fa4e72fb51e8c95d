import asyncio

import aiohttp

API = "https://api.anthropic.com/v1/messages"
COMMON = {"x-service": "ai", "x-environment": "prod", "x-api-key": "k", "anthropic-version": "2023-06-01"}


async def message(http, text, tenant):
    headers = COMMON | {"x-team-id": tenant["team"], "x-cost-center": tenant["center"]}
    if "trace" in tenant:
        headers["x-correlation-id"] = tenant["trace"]
    body = {"model": "claude-sonnet-4-0", "max_tokens": 5, "messages": [{"role": "user", "content": text}]}
    async with http.post(API, json=body, headers=headers) as reply:
        return await reply.json()


async def traced(text):
    async with aiohttp.ClientSession() as http:
        return await message(http, text, {"team": "t", "center": "c", "trace": "1"})


async def untraced(text):
    async with aiohttp.ClientSession() as http:
        return await message(http, text, {"team": "t", "center": "c"})


def main():
    asyncio.run(traced("a"))
    asyncio.run(untraced("b"))
