import asyncio
import json
import urllib.request
from urllib.parse import urljoin

import aiohttp

OWNER = {"x-team-id": "ra", "x-cost-center": "cc-1", "x-service": "ra", "x-environment": "prod", "x-correlation-id": "1"}
URL = "https://api.openai.com/v1/chat/completions"


class Client:
    def __init__(self, headers):
        self.headers = {"authorization": "Bearer k", **headers}
        self.url = urljoin("https://api.openai.com/v1/", "chat/completions")

    async def chat(self, text):
        async with aiohttp.ClientSession(headers=self.headers) as session:
            async with session.post(self.url, json={"model": "m", "messages": [{"role": "user", "content": text}]}) as r:
                return await r.json()


async def one(session, text, cid=None):
    headers = {"x-correlation-id": cid} if cid else {}
    async with session.post(URL, json={"model": "m", "messages": []}, headers=headers) as r:
        return await r.text()


async def serve():
    await Client(OWNER).chat("x")
    async with aiohttp.ClientSession(headers={k: v for k, v in OWNER.items() if k != "x-correlation-id"}) as session:
        await one(session, "a", "c-1")
        await one(session, "b")


def u(headers):
    request = urllib.request.Request(URL, data=json.dumps({"model": "m"}).encode(), headers={"content-type": "application/json"}, method="POST")
    for name, value in headers.items():
        request.add_header(name, value)
    with urllib.request.urlopen(request) as r:
        return json.load(r)


def v():
    return urllib.request.urlopen(urllib.request.Request(URL, b"{}", OWNER)).read()


def main():
    asyncio.run(serve())
    u(OWNER)
    v()
