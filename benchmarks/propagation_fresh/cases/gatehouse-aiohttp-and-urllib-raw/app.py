import asyncio
import json
import os
import urllib.request

import aiohttp

URL = os.environ["LLM_GATEWAY_URL"].rstrip("/") + "/v1/chat/completions"
OWNER = {"x-team-id": "gate", "x-cost-center": "cc-397", "x-service": "keys", "x-environment": "prod"}


def payload(text):
    return {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}


def by_urllib(text, **headers):
    request = urllib.request.Request(URL, data=json.dumps(payload(text)).encode(), method="POST",
                                     headers={"Content-Type": "application/json", **OWNER})
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)


async def by_aiohttp(text):
    async with aiohttp.ClientSession(headers=OWNER) as session:
        async with session.post(URL, json=payload(text)) as answer:
            return await answer.json()


def tagged(text):
    return by_urllib(text, x_correlation_id="g-1")


def main():
    tagged("a")
    asyncio.run(by_aiohttp("b"))
